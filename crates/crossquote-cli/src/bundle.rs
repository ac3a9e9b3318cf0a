//! `crossquote bundle`: another dataset in the explorer that is saved in one file.
//!
//! The site's build (scripts/saved.mjs) writes that file with a dataset in it. What belongs to the
//! dataset stands between marks, each of them once; everything else stays as it is, byte for byte.

use std::fs;
use std::io::Write;
use std::ops::Range;
use std::path::Path;

use anyhow::{Context, Result, anyhow, bail};
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use crossquote_core::dataset;
use flate2::{Compression, GzBuilder};

use crate::build::count;
use crate::html::{escape, is_web_address};

/// What `crossquote bundle --help` explains.
pub(crate) const HELP: &str = "\
Put a dataset into the explorer that is saved in one file.

The file that `make bundle` writes opens from anywhere, without a server and offline, and has a
dataset in it. This command writes the same file with the dataset of FOLDER in its place, and with
its title, its first screen and what the page says of itself.

Without --home the new file names no address under which it is published, also where SAVED.html
names one.

    crossquote build my-articles --out my-dataset
    crossquote bundle --app crossquote.html --dataset my-dataset --out my-story.html";

/// What stands before and after a piece that is replaced.
type Mark = (&'static str, &'static str);

/// Every piece, in the order in which [`run`] has what comes into them.
const MARKS: [Mark; 5] = [
    (r#"<script type="text/plain" id="crossquote-dataset">"#, "</script>"),
    (r#"<meta name="crossquote-home" content=""#, r#"">"#),
    ("<!--opening-->", "<!--/opening-->"),
    ("<!--head-->", "<!--/head-->"),
    ("<title>", "</title>"),
];

pub(crate) fn run(app: &Path, folder: &Path, out: &Path, home: Option<&str>) -> Result<()> {
    if let Some(home) = home.filter(|home| !is_web_address(home)) {
        bail!(
            "--home: `{home}` is no absolute address of the web; give it whole, as https://example.org/story/"
        );
    }
    let file = folder.join("dataset.json");
    let bytes = fs::read(&file).with_context(|| no_dataset(&file))?;
    let found = dataset::decode(&bytes).map_err(|error| anyhow!("{}: {error}", file.display()))?;
    let opening = read(&folder.join("opening.html"))?;
    let head = read(&folder.join("head.html"))?;
    let template =
        fs::read(app).with_context(|| format!("cannot read the explorer {}", app.display()))?;
    let template = String::from_utf8(template).map_err(|_| not_saved(app, "it is no text"))?;
    let places = places(&template).map_err(|problem| not_saved(app, &problem))?;

    let pieces = [
        STANDARD.encode(gzip(&bytes)?),
        home.map(escape).unwrap_or_default(),
        opening,
        head,
        format!("{} · Crossquote", escape(&found.title)),
    ];
    let bundled = replace(&template, places, pieces);
    // Else the file would be no explorer, or none that a dataset can be put into again.
    if let Err(problem) = self::places(&bundled) {
        bail!(
            "opening.html or head.html in {} is not what `crossquote build` wrote: with them, {problem}. \
             Build the dataset again",
            folder.display()
        );
    }
    fs::write(out, &bundled).with_context(|| format!("cannot write {}", out.display()))?;
    writeln!(
        std::io::stdout(),
        "{}: {} bytes, {}, {}",
        out.display(),
        bundled.len(),
        count(found.articles.len(), "article"),
        count(found.quotations.len(), "quotation"),
    )?;
    Ok(())
}

fn read(file: &Path) -> Result<String> {
    fs::read_to_string(file).with_context(|| no_dataset(file))
}

fn no_dataset(file: &Path) -> String {
    format!(
        "cannot read {}; --dataset is a folder that this version of `crossquote build` wrote",
        file.display()
    )
}

fn not_saved(app: &Path, problem: &str) -> anyhow::Error {
    anyhow!(
        "{}: {problem}. --app is the saved explorer, the file that `make bundle` writes",
        app.display()
    )
}

/// Where the pieces stand, without their marks; else every mark that is missing, or there twice.
fn places(page: &str) -> Result<[Range<usize>; MARKS.len()], String> {
    let mut found = [const { 0..0 }; MARKS.len()];
    let mut problems = Vec::new();
    for (place, mark) in found.iter_mut().zip(MARKS) {
        match find(page, mark) {
            Ok(inside) => *place = inside,
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
fn replace(
    page: &str,
    places: [Range<usize>; MARKS.len()],
    pieces: [String; MARKS.len()],
) -> String {
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
fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    Ok(packed.finish()?)
}
