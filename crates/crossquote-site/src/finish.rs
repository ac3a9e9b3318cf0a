//! Finishes what Trunk built: the hosted page, the saved explorer of the same program, and the workspace's page.

use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::WORKSPACE_PAGE;
use crate::error::{SiteError, replace_once};
use crate::home::{Home, with_home, with_host};
use crate::marks::{Mark, all_between, without};
use crate::policy;
use crate::saved::{self, Program};

/// What a data address may hold as it is.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC
    .remove(b'-')
    .remove(b'_')
    .remove(b'.')
    .remove(b'!')
    .remove(b'~')
    .remove(b'*')
    .remove(b'\'')
    .remove(b'(')
    .remove(b')');

/// The colours of dark pages in style/tokens.css, up to the brace that opens them.
const DARK: &str = "@media screen and (prefers-color-scheme: dark) {";
const DARK_ROOT: &str = ":root:not([data-dark=\"0\"])";

/// What the page says of the workspace: where it is, and the way there.
const OF_WORKSPACE: Mark = ("<!--workspace-->", "<!--/workspace-->");

/// What Trunk built, as far as pages are made of it.
#[derive(Clone, Copy, Debug)]
pub struct Built<'b> {
    /// `index.html`.
    pub page: &'b str,
    /// Name and contents of the module that wasm-bindgen wrote to start the program.
    pub glue: (&'b str, &'b str),
    /// Name of the program, and the program as gzip.
    pub wasm: (&'b str, &'b [u8]),
    /// `icon.svg`.
    pub icon: &'b str,
    /// The workspace, where the site has one.
    pub workspace: Option<BuiltWorkspace<'b>>,
}

/// What Trunk built of the workspace. Names are those in its folder.
#[derive(Clone, Copy, Debug)]
pub struct BuiltWorkspace<'b> {
    /// Its `index.html`.
    pub page: &'b str,
    /// Name of the module that starts its program.
    pub glue: &'b str,
    /// Name of its program.
    pub wasm: &'b str,
}

/// The pages of a finished site.
#[derive(Clone, Debug)]
pub struct Finished {
    /// `index.html`.
    pub page: String,
    /// The saved explorer, without a dataset: [`crate::with_dataset`] puts one in.
    pub saved: String,
    /// The page of the workspace, where the site has one.
    pub workspace: Option<String>,
}

/// Makes the pages of a site. Fails where a page is not as Trunk builds it, and says which one and where.
pub fn finish(built: &Built, home: Option<&Home>) -> Result<Finished, SiteError> {
    let (page, saved) = explorer(built, home).map_err(|error| error.of("index.html"))?;
    let workspace = built
        .workspace
        .map(|built| workspace(&built, &saved, home).map_err(|error| error.of(WORKSPACE_PAGE)));
    Ok(Finished { page, saved, workspace: workspace.transpose()? })
}

/// The explorer's page, and the saved explorer.
fn explorer(built: &Built, home: Option<&Home>) -> Result<(String, String), SiteError> {
    let Bare { page: bare, style } = Bare::of(built.page)?;
    let style = with_dark_frames(&style)?;
    let page = match built.workspace {
        Some(_) => leading_to_workspace(&bare)?,
        None => without_workspace(&bare),
    };
    let page = hosted(&page, &style, built.glue.0, built.wasm.0, policy::of_site)?;
    let page = match home {
        Some(home) => with_home(&page, home)?,
        None => page,
    };

    let icon = utf8_percent_encode(built.icon, PLAIN);
    let icon = format!("</title>\n<link rel=\"icon\" href=\"data:image/svg+xml,{icon}\">");
    let alone = without_files(&without_workspace(&bare));
    let alone = replace_once(&alone, "</title>", &icon)?;
    let program = Program { glue: built.glue.1, packed_wasm: built.wasm.1 };
    Ok((page, saved::page(&without_blank_lines(&alone), &style, &program)?))
}

/// The workspace's page. It shows `saved` in a frame, where the browser keeps nothing.
fn workspace(
    built: &BuiltWorkspace,
    saved: &str,
    home: Option<&Home>,
) -> Result<String, SiteError> {
    let Bare { page, style } = Bare::of(built.page)?;
    let policy = |page: &str| policy::of_workspace(page, saved);
    let page = hosted(&page, &style, built.glue, built.wasm, policy)?;
    match home {
        Some(home) => with_host(&page, home),
        None => Ok(page),
    }
}

/// A page of Trunk's in two: its style, and the rest without style and start, which come in another form.
struct Bare {
    page: String,
    style: String,
}

impl Bare {
    fn of(page: &str) -> Result<Bare, SiteError> {
        if page.contains(policy::OPEN) {
            return Err(SiteError("the page is finished already".to_owned()));
        }
        let (places, sheets): (Vec<Range<usize>>, Vec<&str>) =
            all_between(page, "<style>", "</style>").into_iter().unzip();
        let sheets: Vec<&str> = sheets.into_iter().map(str::trim).collect();
        let style = without_comments(&sheets.join("\n"));
        let page = without(page, &places);
        let start = all_between(&page, "<script type=\"module\">", "</script>");
        let [(start, _)] = &start[..] else {
            return Err(SiteError(format!("the page has {} modules, not one", start.len())));
        };
        Ok(Bare { page: without(&page, std::slice::from_ref(start)), style })
    }
}

/// A page with its style and its start, and the policy that names them.
fn hosted(
    page: &str,
    style: &str,
    glue: &str,
    wasm: &str,
    policy: impl Fn(&str) -> String,
) -> Result<String, SiteError> {
    let start = format!("import start from './{glue}';start({{ module_or_path: './{wasm}' }});");
    let end = format!("<style>{style}</style>\n<script type=\"module\">{start}</script>\n</head>");
    let page = replace_once(&without_blank_lines(page), "</head>", &end)?;
    let begin = format!("<meta charset=\"utf-8\">\n{}", policy::meta(&policy(&page)));
    replace_once(&page, "<meta charset=\"utf-8\">", &begin)
}

/// The page with what it says of the workspace, without the marks.
fn leading_to_workspace(page: &str) -> Result<String, SiteError> {
    let (open, close) = OF_WORKSPACE;
    if all_between(page, open, close).is_empty() {
        return Err(SiteError(format!(
            "nothing on the page leads to the workspace: `{open}` is missing"
        )));
    }
    Ok(page.replace(open, "").replace(close, ""))
}

/// The page without what it says of the workspace.
fn without_workspace(page: &str) -> String {
    let (open, close) = OF_WORKSPACE;
    let places = all_between(page, open, close).into_iter().map(|(place, _)| place);
    without(page, &places.collect::<Vec<_>>())
}

fn without_blank_lines(page: &str) -> String {
    let lines = page.lines().filter(|line| !line.trim().is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

/// Comments and what lines are indented by.
fn without_comments(style: &str) -> String {
    // No string in a sheet of ours holds the marks of a comment.
    let comments: Vec<Range<usize>> =
        all_between(style, "/*", "*/").into_iter().map(|(place, _)| place).collect();
    let style = without(style, &comments);
    let lines = style.lines().map(str::trim_start).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\n")
}

/// With the dark colours once more for a frame whose address asks for them, whatever the device has.
fn with_dark_frames(style: &str) -> Result<String, SiteError> {
    let missing = || SiteError(format!("the style has no `{DARK} {DARK_ROOT} {{…}} }}`"));
    let start = style.find(DARK).ok_or_else(missing)?;
    let root = style[start + DARK.len()..].trim_start();
    let colours = root.strip_prefix(DARK_ROOT).ok_or_else(missing)?.trim_start();
    let length = colours.find('}').ok_or_else(missing)? + 1;
    let behind = colours[length..].trim_start().strip_prefix('}').ok_or_else(missing)?;
    let colours = &colours[..length];
    let end = style.len() - behind.len();
    Ok(format!("{}\n@media screen {{\n:root[data-dark=\"1\"] {colours}\n}}{behind}", &style[..end]))
}

/// The page without what lies beside it, for the saved explorer.
fn without_files(page: &str) -> String {
    let links = ["preload", "modulepreload", "manifest", "icon", "apple-touch-icon"];
    let mut page = page.to_owned();
    for rel in links {
        page = without_all(&page, &format!("<link rel=\"{rel}\""), ">");
    }
    let page = without_all(&page, "<script src=\"", "</script>");
    let page = without_all(&page, "<div id=\"update\"", "</div>");
    // What tells of a failed start there speaks of files beside the page.
    without_all(&page, "<script>\n// Until", "</script>")
}

/// Without each piece from `open` to the next `close`, and the line's end behind it.
fn without_all(page: &str, open: &str, close: &str) -> String {
    let places = all_between(page, open, close).into_iter().map(|(place, _)| {
        let line_end = usize::from(page[place.end..].starts_with('\n'));
        place.start..place.end + line_end
    });
    without(page, &places.collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_frame_may_ask_for_dark() {
        let style = "a {}\n@media screen and (prefers-color-scheme: dark) {\n:root:not([data-dark=\"0\"]) { --a: 2; }\n}\nb {}";
        assert_eq!(
            with_dark_frames(style).as_deref(),
            Ok(
                "a {}\n@media screen and (prefers-color-scheme: dark) {\n:root:not([data-dark=\"0\"]) { --a: 2; }\n}\n@media screen {\n:root[data-dark=\"1\"] { --a: 2; }\n}\nb {}"
            )
        );
        assert!(with_dark_frames("a {}").is_err());
    }

    #[test]
    fn a_sheet_loses_its_comments_and_indents() {
        assert_eq!(without_comments("/* a */\nb {\n  c: d; /* e\n  f */\n}\n"), "b {\nc: d; \n}");
    }
}
