//! What of a page belongs to its dataset stands between marks, each of them once; everything else stays as it is,
//! byte for byte.

use std::ops::Range;

use crossquote_model::Dataset;

use crate::error::SiteError;
use crate::html::escape;
use crate::{head, opening};

/// What stands before and after a piece that is replaced.
pub(crate) type Mark = (&'static str, &'static str);

/// The pieces of the first screen, in the order of [`FirstScreen`]'s.
pub(crate) const FIRST_SCREEN: [Mark; 3] = [
    ("<!--opening-->", "<!--/opening-->"),
    ("<!--head-->", "<!--/head-->"),
    ("<title>", "</title>"),
];

/// What a page shows and says of its dataset before the explorer runs.
#[derive(Clone, Debug)]
pub struct FirstScreen {
    /// HTML of the first screen: the story's name, a few quotations, every article's headline.
    pub opening: String,
    /// HTML of what the page says of itself to search engines and to sites that show links.
    pub head: String,
    /// The dataset's title, as it is.
    pub title: String,
}

impl FirstScreen {
    /// That of a dataset.
    pub fn of(dataset: &Dataset) -> FirstScreen {
        FirstScreen {
            opening: opening::html(dataset),
            head: head::html(dataset),
            title: dataset.title.clone(),
        }
    }

    /// Of a dataset of which nothing but the title is known.
    pub fn of_title(title: &str) -> FirstScreen {
        FirstScreen::of(&Dataset { title: title.to_owned(), ..Dataset::default() })
    }

    fn pieces(&self) -> Vec<String> {
        let title = format!("{} · Crossquote", escape(&self.title));
        vec![self.opening.clone(), self.head.clone(), title]
    }
}

/// A page with the first screen of another dataset. Fails where a mark is missing or there twice.
pub fn with_first_screen(page: &str, screen: &FirstScreen) -> Result<String, SiteError> {
    replaced(page, &FIRST_SCREEN, screen.pieces())
}

/// The page with a piece in the place of each mark.
pub(crate) fn replaced(
    page: &str,
    marks: &[Mark],
    pieces: Vec<String>,
) -> Result<String, SiteError> {
    Ok(replace(page, places(page, marks)?, pieces))
}

/// Where the pieces stand, without their marks, in bytes; else every mark that is missing, or there twice.
pub(crate) fn places(page: &str, marks: &[Mark]) -> Result<Vec<Range<usize>>, SiteError> {
    let mut found = Vec::new();
    let mut problems = Vec::new();
    for &mark in marks {
        match find(page, mark) {
            Ok(inside) => found.push(inside),
            Err(problem) => problems.push(format!("`{}…{}` is {problem}", mark.0, mark.1)),
        }
    }
    if !problems.is_empty() {
        return Err(SiteError(problems.join("; ")));
    }
    let mut ordered: Vec<&Range<usize>> = found.iter().collect();
    ordered.sort_by_key(|place| place.start);
    if ordered.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return Err(SiteError("a piece that is replaced lies within another".to_owned()));
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

/// What stands between `open` and the next `close`, each time, with where it stands with both of these, in bytes.
pub(crate) fn all_between<'p>(
    page: &'p str,
    open: &str,
    close: &str,
) -> Vec<(Range<usize>, &'p str)> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = page[from..].find(open).map(|at| from + at) {
        let inside = start + open.len();
        let Some(length) = page[inside..].find(close) else { break };
        let end = inside + length + close.len();
        found.push((start..end, &page[inside..inside + length]));
        from = end;
    }
    found
}

/// The page without some places, which are in order and apart.
pub(crate) fn without(page: &str, places: &[Range<usize>]) -> String {
    replace(page, places.to_vec(), vec![String::new(); places.len()])
}
