//! The service worker that keeps a site offline (site/sw.js), told which files belong to the set.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256};

use crate::error::SiteError;
use crate::{SAVED, WORKSPACE};

/// Names of files with what [`hash_of_file`] gives for each.
pub type FileHashes = BTreeMap<String, String>;

/// Files of a site that are no part of the explorer itself, besides those of the workspace.
const NOT_KEPT: [&str; 5] = ["sw.js", "_headers", "oembed.json", "embed.js", SAVED];

/// Whether the worker keeps a file, by its name in the site.
pub fn is_kept_offline(name: &str) -> bool {
    let is_compressed = name.ends_with(".br") || name.ends_with(".gz");
    !is_compressed && !name.starts_with(WORKSPACE) && !NOT_KEPT.contains(&name)
}

/// What the worker knows a file's contents by: SHA-256 in hexadecimal.
pub fn hash_of_file(contents: &[u8]) -> String {
    Sha256::digest(contents).iter().map(|byte| format!("{byte:02x}")).collect()
}

/// The worker with its list of files, and a version that changes with any of them. Takes the worker as it is
/// written, or as it was finished for other files.
pub fn with_files(worker: &str, files: &FileHashes) -> Result<String, SiteError> {
    let files = serde_json::to_string(files)
        .map_err(|error| SiteError(format!("the list of files cannot be written: {error}")))?;
    let version = &hash_of_file(files.as_bytes())[..16];
    let mut found = [false; 2];
    let lines = worker.lines().map(|line| {
        if line.starts_with("const VERSION = ") {
            found[0] = true;
            format!("const VERSION = '{version}';\n")
        } else if line.starts_with("const FILES = ") {
            found[1] = true;
            format!("const FILES = {files};\n")
        } else {
            format!("{line}\n")
        }
    });
    let worker: String = lines.collect();
    if found == [true, true] {
        Ok(worker)
    } else {
        Err(SiteError("the worker does not name its version and its files".to_owned()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_some_readers_need_is_not_kept() {
        for name in
            ["index.html", "dataset.json", "search.index", "crossquote-app-1_bg.wasm", "icon.svg"]
        {
            assert!(is_kept_offline(name), "{name}");
        }
        for name in ["sw.js", "index.html.br", "dataset.json.gz", "workspace/engine_bg.wasm", SAVED]
        {
            assert!(!is_kept_offline(name), "{name}");
        }
    }

    #[test]
    fn the_version_follows_the_files_and_a_finished_worker_can_be_finished_again() {
        let files = |hash: &str| FileHashes::from([("a.js".to_owned(), hash.to_owned())]);
        let written = "const VERSION = /* VERSION */ '';\nconst FILES = /* FILES */ {};\nrest();\n";
        let first = with_files(written, &files("1")).unwrap();
        assert!(first.ends_with("const FILES = {\"a.js\":\"1\"};\nrest();\n"), "{first}");
        let second = with_files(&first, &files("2")).unwrap();
        assert_ne!(first.lines().next(), second.lines().next());
        assert_eq!(with_files(&second, &files("1")).unwrap(), first);
        assert!(with_files("rest();\n", &files("1")).is_err());
    }
}
