//! Content-Security-Policy: what a page may load is its own files, nothing else, nowhere else; inline only what it
//! was built with.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

use crate::marks::all_between;

/// The tag that states a policy.
pub(crate) fn meta(policy: &str) -> String {
    format!("{OPEN}{policy}\">")
}

/// What stands before the policy in its tag.
pub(crate) const OPEN: &str = "<meta http-equiv=\"Content-Security-Policy\" content=\"";

/// The policy of the hosted page.
pub(crate) fn of_site(page: &str) -> String {
    hosted(&scripts(page), &styles(page), &[])
}

/// The policy of the workspace's page: the site's, and what the saved explorer needs that it shows in a frame. That
/// comes from a `blob:` address, whose document has the policy of the page that made it beside its own.
pub(crate) fn of_workspace(page: &str, saved: &str) -> String {
    let scripts = [scripts(page), scripts(saved)].concat();
    let styles = [styles(page), styles(saved)].concat();
    hosted(&scripts, &styles, &["frame-src blob:"])
}

fn hosted(scripts: &[String], styles: &[String], more: &[&str]) -> String {
    let mut rules = vec![
        "default-src 'none'".to_owned(),
        format!("script-src 'self' 'wasm-unsafe-eval' {}", scripts.join(" ")),
        format!("style-src {}", styles.join(" ")),
        "img-src 'self' data:".to_owned(),
        "connect-src 'self'".to_owned(),
        "manifest-src 'self'".to_owned(),
        "worker-src 'self' blob:".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ];
    rules.extend(more.iter().map(|&rule| rule.to_owned()));
    rules.join("; ")
}

/// The scripts that stand in a page, each by its hash.
fn scripts(page: &str) -> Vec<String> {
    ["<script>", "<script type=\"module\">"].map(|open| hashes(page, open, "</script>")).concat()
}

/// The style sheets that stand in a page, each by its hash.
fn styles(page: &str) -> Vec<String> {
    hashes(page, "<style>", "</style>")
}

/// The policy of the saved explorer, which loads nothing; `scripts` are those that it runs.
pub(crate) fn of_saved(scripts: &[&str], style: &str) -> String {
    let scripts: Vec<String> = scripts.iter().map(|script| hash(script)).collect();
    [
        "default-src 'none'".to_owned(),
        format!("script-src {} 'wasm-unsafe-eval'", scripts.join(" ")),
        format!("style-src {}", hash(style)),
        "img-src data:".to_owned(),
        "base-uri 'none'".to_owned(),
        "form-action 'none'".to_owned(),
    ]
    .join("; ")
}

fn hashes(page: &str, open: &str, close: &str) -> Vec<String> {
    all_between(page, open, close).into_iter().map(|(_, contents)| hash(contents)).collect()
}

/// What a policy names an inline script or style sheet by.
fn hash(contents: &str) -> String {
    format!("'sha256-{}'", STANDARD.encode(Sha256::digest(contents)))
}
