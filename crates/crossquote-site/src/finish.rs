//! Finishes what Trunk built: the hosted page, and the saved explorer of the same program.

use std::ops::Range;

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};

use crate::error::{SiteError, replace_once};
use crate::home::{Home, with_home};
use crate::marks::{all_between, without};
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
}

/// The pages of a finished site.
#[derive(Clone, Debug)]
pub struct Finished {
    /// `index.html`.
    pub page: String,
    /// The saved explorer, without a dataset: [`crate::with_dataset`] puts one in.
    pub saved: String,
}

/// Makes the pages of a site. Fails where the page is not as `index.html` has Trunk build it, and says where.
pub fn finish(built: &Built, home: Option<&Home>) -> Result<Finished, SiteError> {
    if built.page.contains(policy::OPEN) {
        return Err(SiteError("the page is finished already".to_owned()));
    }
    let sheets = all_between(built.page, "<style>", "</style>");
    let style: Vec<&str> = sheets.iter().map(|(_, sheet)| sheet.trim()).collect();
    let style = with_dark_frames(&without_comments(&style.join("\n")))?;
    let bare = bare(built.page)?;

    let start = format!(
        "import start from './{}';start({{ module_or_path: './{}' }});",
        built.glue.0, built.wasm.0
    );
    let end = format!("<style>{style}</style>\n<script type=\"module\">{start}</script>\n</head>");
    let page = replace_once(&bare, "</head>", &end)?;
    let begin = format!("<meta charset=\"utf-8\">\n{}", policy::meta(&policy::of_site(&page)));
    let page = replace_once(&page, "<meta charset=\"utf-8\">", &begin)?;
    let page = match home {
        Some(home) => with_home(&page, home)?,
        None => page,
    };

    let icon = utf8_percent_encode(built.icon, PLAIN);
    let icon = format!("</title>\n<link rel=\"icon\" href=\"data:image/svg+xml,{icon}\">");
    let alone = replace_once(&without_files(&bare), "</title>", &icon)?;
    let program = Program { glue: built.glue.1, packed_wasm: built.wasm.1 };
    Ok(Finished { page, saved: saved::page(&alone, &style, &program)? })
}

/// The page without style and start, which come in another form, and without blank lines.
fn bare(page: &str) -> Result<String, SiteError> {
    let styles: Vec<Range<usize>> =
        all_between(page, "<style>", "</style>").into_iter().map(|(place, _)| place).collect();
    let page = without(page, &styles);
    let start = all_between(&page, "<script type=\"module\">", "</script>");
    let [(start, _)] = &start[..] else {
        return Err(SiteError(format!("the page has {} modules, not one", start.len())));
    };
    let page = without(&page, std::slice::from_ref(start));
    let lines = page.lines().filter(|line| !line.trim().is_empty());
    Ok(lines.flat_map(|line| [line, "\n"]).collect())
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
