//! The saved explorer: one HTML file that holds program, style and dataset, and opens from anywhere, also by a double
//! click, where no page may fetch and no module may be loaded.
//!
//! Program and dataset are gzip in base64, which browsers open by themselves and other tools can write. Whoever calls
//! packs them, because a browser packs with its own `CompressionStream`, off the page's thread.

use std::fmt;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::error::{SiteError, replace_once};
use crate::html::escape;
use crate::marks::{
    FIRST_SCREEN, FirstScreen, Mark, all_between, places, replaced, with_first_screen,
};
use crate::policy;

/// Starts it.
const BOOT: &str = include_str!("boot.js");

/// What belongs to the dataset besides the first screen.
const CARRIED: [Mark; 3] = [
    (r#"<script type="text/plain" id="crossquote-dataset">"#, "</script>"),
    (r#"<meta name="crossquote-home" content=""#, r#"">"#),
    (r#"<meta name="crossquote-saved" content=""#, r#"">"#),
];

/// What a saved explorer is to hold.
#[derive(Clone, Debug)]
pub struct SavedContents<'c> {
    /// `dataset.json`, as gzip.
    pub packed_dataset: &'c [u8],
    /// What it shows before the explorer runs.
    pub first_screen: &'c FirstScreen,
    /// Where it is published, for links that others can open; nothing where nobody knows.
    pub home: Option<&'c str>,
    /// The day on which it is made, YYYY-MM-DD.
    pub date: &'c str,
}

/// Why a dataset cannot be put into a page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum SavingError {
    /// The page is no saved explorer.
    NoSavedExplorer(SiteError),
    /// The first screen has marks of its own: the file would be one that no dataset can be put into again.
    FirstScreen(SiteError),
}

impl fmt::Display for SavingError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            SavingError::NoSavedExplorer(problem) => problem.fmt(f),
            SavingError::FirstScreen(problem) => write!(f, "with its first screen, {problem}"),
        }
    }
}

impl std::error::Error for SavingError {}

/// The saved explorer `page` with another dataset.
pub fn with_dataset(page: &str, contents: &SavedContents) -> Result<String, SavingError> {
    let home = contents.home.map(escape).unwrap_or_default();
    let carried = vec![STANDARD.encode(contents.packed_dataset), home, contents.date.to_owned()];
    let page = places(page, &all_marks())
        .and_then(|_| replaced(page, &CARRIED, carried))
        .and_then(|page| with_first_screen(&page, contents.first_screen))
        .map_err(SavingError::NoSavedExplorer)?;
    places(&page, &all_marks()).map_err(SavingError::FirstScreen)?;
    Ok(page)
}

fn all_marks() -> Vec<Mark> {
    [&CARRIED[..], &FIRST_SCREEN].concat()
}

/// The program of the hosted page, for the saved one.
pub(crate) struct Program<'p> {
    /// What wasm-bindgen wrote to start it, a module.
    pub(crate) glue: &'p str,
    /// The program as gzip.
    pub(crate) packed_wasm: &'p [u8],
}

/// The saved explorer without a dataset. `page`: without program, style and links to other files.
pub(crate) fn page(page: &str, style: &str, program: &Program) -> Result<String, SiteError> {
    let glue = classic(program.glue)?;
    let inline = all_between(page, "<script>", "</script>").into_iter().map(|(_, script)| script);
    let scripts: Vec<&str> = [glue.as_str(), BOOT].into_iter().chain(inline).collect();
    let head = [
        "<meta charset=\"utf-8\">".to_owned(),
        policy::meta(&policy::of_saved(&scripts, style)),
        "<meta name=\"crossquote-home\" content=\"\">".to_owned(),
        "<meta name=\"crossquote-saved\" content=\"\">".to_owned(),
    ];
    let carried = [
        format!(
            "<script type=\"text/plain\" id=\"crossquote-program\">{}</script>",
            STANDARD.encode(program.packed_wasm)
        ),
        "<script type=\"text/plain\" id=\"crossquote-dataset\"></script>".to_owned(),
        format!("<script>{glue}</script>"),
        format!("<script>{BOOT}</script>"),
        "</body>".to_owned(),
    ];
    let page = replace_once(page, "<meta charset=\"utf-8\">", &head.join("\n"))?;
    let page = replace_once(&page, "</head>", &format!("<style>{style}</style>\n</head>"))?;
    replace_once(&page, "</body>", &carried.join("\n"))
}

/// A module as a script that defines `crossquote`, which starts the program.
fn classic(module: &str) -> Result<String, SiteError> {
    let broken = |what: &str| SiteError(format!("the glue of wasm-bindgen {what}"));
    let (body, exports) =
        module.rsplit_once("export {").ok_or_else(|| broken("exports nothing"))?;
    let start = exports.split_once(" as default").map(|(names, _)| names);
    let start = start.and_then(|names| names.rsplit([' ', ',', '{']).next());
    let start = start.ok_or_else(|| broken("exports no default"))?;
    let body = replace_once(body, "import.meta.url", "location.href")?;
    let lines: Vec<&str> = body.lines().map(without_export).collect();
    let is_module = |line: &&str| line.starts_with("import ") || line.starts_with("export ");
    if lines.iter().any(is_module) {
        return Err(broken("imports or exports more than this can make classic"));
    }
    let classic =
        format!("const crossquote = (() => {{\n{}\nreturn {start};\n}})();", lines.join("\n"));
    let lower = classic.to_ascii_lowercase();
    if lower.contains("</script") || lower.contains("<!--") {
        return Err(broken("holds what would end a script in HTML"));
    }
    Ok(classic)
}

/// `export class` and `export function` as `class` and `function`.
fn without_export(line: &str) -> &str {
    let declared = line.strip_prefix("export ");
    declared
        .filter(|line| line.starts_with("class ") || line.starts_with("function "))
        .unwrap_or(line)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_module_becomes_a_script_that_starts_the_program() {
        let module = "export class Told {\n}\nfunction go() { return import.meta.url; }\nfunction initSync() {}\nexport { initSync, go as default };\n";
        assert_eq!(
            classic(module).as_deref(),
            Ok(
                "const crossquote = (() => {\nclass Told {\n}\nfunction go() { return location.href; }\nfunction initSync() {}\nreturn go;\n})();"
            )
        );
        for (bad, why) in [
            ("f();", "exports nothing"),
            ("import.meta.url;\nexport { a };", "exports no default"),
            ("import x from 'y';\nimport.meta.url;\nexport { a as default };", "more than this"),
            ("'</SCRIPT>' + import.meta.url;\nexport { a as default };", "end a script"),
            ("export { a as default };", "import.meta.url"),
        ] {
            let error = classic(bad).unwrap_err().to_string();
            assert!(error.contains(why), "{bad}: {error}");
        }
    }
}
