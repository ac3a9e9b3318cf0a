//! Another dataset in the explorer that is saved in one file.
//!
//! The site's build (scripts/saved.mjs) writes that file with a dataset in it. What belongs to the
//! dataset stands between marks, each of them once; everything else stays as it is, byte for byte. The
//! page of the hosted site has the marks of its first screen too.

use std::io::Write;
use std::ops::Range;

use anyhow::{Result, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use flate2::{Compression, GzBuilder};

use crate::html::escape;

/// What of a page belongs to its dataset.
pub(super) struct Pieces {
    /// The bytes of dataset.json.
    pub(super) dataset: Vec<u8>,
    /// HTML of the first screen.
    pub(super) opening: String,
    /// HTML of what the page says of itself.
    pub(super) head: String,
    /// The dataset's title, as it is.
    pub(super) title: String,
}

/// What stands before and after a piece that is replaced.
type Mark = (&'static str, &'static str);

/// What to do where something else was given for it.
pub(super) const REMEDY: &str =
    "--app is the saved explorer, the file dist/crossquote.html that `make build` writes";

/// The pieces of the first screen, in the order in which [`first_screen`] has what comes into them.
const FIRST_SCREEN: [Mark; 3] = [
    ("<!--opening-->", "<!--/opening-->"),
    ("<!--head-->", "<!--/head-->"),
    ("<title>", "</title>"),
];

/// What the saved explorer has besides.
const CARRIED: [Mark; 2] = [
    (r#"<script type="text/plain" id="crossquote-dataset">"#, "</script>"),
    (r#"<meta name="crossquote-home" content=""#, r#"">"#),
];

/// The saved explorer `app` with another dataset. `name` is where it came from, for messages.
pub(super) fn page(name: &str, app: &str, pieces: &Pieces, home: Option<&str>) -> Result<String> {
    if let Err(problem) = places(app, &all_marks()) {
        bail!("{name}: {problem}. {REMEDY}");
    }
    let carried = [STANDARD.encode(gzip(&pieces.dataset)?), home.map(escape).unwrap_or_default()];
    let page = replaced(app, &CARRIED, carried.to_vec()).map_err(anyhow::Error::msg)?;
    let page = with_first_screen(&page, pieces).map_err(anyhow::Error::msg)?;
    // Else the file would be no explorer, or none that a dataset can be put into again.
    if let Err(problem) = places(&page, &all_marks()) {
        bail!(
            "opening.html or head.html is not what `crossquote build` wrote: with them, {problem}. Build \
             the dataset again"
        );
    }
    Ok(page)
}

/// A page with the first screen of another dataset.
pub(super) fn with_first_screen(page: &str, pieces: &Pieces) -> Result<String, String> {
    let title = format!("{} · Crossquote", escape(&pieces.title));
    replaced(page, &FIRST_SCREEN, vec![pieces.opening.clone(), pieces.head.clone(), title])
}

fn all_marks() -> Vec<Mark> {
    [&CARRIED[..], &FIRST_SCREEN].concat()
}

/// The page with a piece in the place of each mark.
fn replaced(page: &str, marks: &[Mark], pieces: Vec<String>) -> Result<String, String> {
    Ok(replace(page, places(page, marks)?, pieces))
}

/// Where the pieces stand, without their marks; else every mark that is missing, or there twice.
fn places(page: &str, marks: &[Mark]) -> Result<Vec<Range<usize>>, String> {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for &mark in marks {
        match find(page, mark) {
            Ok(inside) => found.push(inside),
            Err(problem) => problems.push(format!("`{}…{}` is {problem}", mark.0, mark.1)),
        }
    }
    if !problems.is_empty() {
        return Err(problems.join("; "));
    }
    let mut ordered: Vec<&Range<usize>> = found.iter().collect();
    ordered.sort_by_key(|place| place.start);
    if ordered.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return Err("a piece that is replaced lies within another".to_owned());
    }
    Ok(found)
}

fn find(page: &str, (open, close): Mark) -> Result<Range<usize>, String> {
    // A comment closes nothing else; a tag may.
    let marks = if close.starts_with("<!--") { &[open, close][..] } else { &[open] };
    for mark in marks {
        match page.matches(mark).count() {
            0 => return Err("missing".to_owned()),
            1 => {}
            times => return Err(format!("there {times} times, not once")),
        }
    }
    let inside = page.split_once(open).and_then(|(before, rest)| {
        let start = before.len() + open.len();
        Some(start..start + rest.find(close)?)
    });
    // The end of an attribute is that of this one only if it is the first.
    inside
        .filter(|inside| !close.starts_with('"') || !page[inside.clone()].contains('"'))
        .ok_or_else(|| "missing".to_owned())
}

/// The page with each piece in its place.
fn replace(page: &str, places: Vec<Range<usize>>, pieces: Vec<String>) -> String {
    let mut changes: Vec<(Range<usize>, String)> = places.into_iter().zip(pieces).collect();
    changes.sort_by_key(|(place, _)| place.start);
    let mut out = String::new();
    let mut from = 0;
    for (place, piece) in changes {
        out.push_str(&page[from..place.start]);
        out.push_str(&piece);
        from = place.end;
    }
    out.push_str(&page[from..]);
    out
}

/// The same bytes for the same bytes: no name and no time is in them.
pub(super) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    Ok(packed.finish()?)
}
