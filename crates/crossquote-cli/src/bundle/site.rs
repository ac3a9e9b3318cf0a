//! Another dataset in the hosted site: a folder that works from any static host.
//!
//! What the web build (`finish.rs`) wrote stays as it is, the workspace too, but for the page, the dataset with its
//! index, the saved explorer, and the worker's list of files; all of these are compressed ahead again. A large
//! dataset lies there in parts too (core's dataset::parts), of which the explorer loads what it shows;
//! the whole one is there for exports, and for researchers.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use crossquote_model::Dataset;
use crossquote_model::dataset::parts;
use crossquote_site::{self as site, FileHashes, Home, SAVED, WORKSPACE_PAGE};

use super::{Pieces, saved_page};
use crate::{compress, explorer};

/// Above it, bytes, the best compression takes longer than everything else together, for a tenth less.
const BEST_BELOW: usize = 1 << 20;
/// All but the texts of a large dataset; src/collection/source.rs asks for it.
const FACTS: &str = "dataset.facts";
/// The folder of its texts; src/collection/texts.rs asks for them.
const TEXTS: &str = "texts";

/// Writes the site; returns the bytes of its files, without those compressed ahead.
pub(super) fn write(
    out: &Path,
    pieces: &Pieces,
    index: Vec<u8>,
    home: Option<&Home>,
    dataset: &Dataset,
) -> Result<usize> {
    let names = explorer::names()?;
    if fs::read_dir(out).is_ok_and(|mut inside| inside.next().is_some())
        && !out.join("dataset.json").exists()
    {
        bail!(
            "{} holds other files; name a folder that is empty, new, or holds an explorer",
            out.display()
        );
    }
    fs::create_dir_all(out).with_context(|| format!("cannot make the folder {}", out.display()))?;
    let put = &|name: &str, bytes: &[u8]| {
        let file = out.join(name);
        let folder = file.parent().unwrap_or(out);
        fs::create_dir_all(folder)
            .with_context(|| format!("cannot make the folder {}", folder.display()))?;
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))
    };
    let large = dataset.quotations.len() >= parts::WORTH_PARTS;
    let mut changed: BTreeMap<String, Vec<u8>> = BTreeMap::new();
    remove_parts(out)?;
    if large {
        let parts = parts::split(dataset);
        changed.insert(FACTS.to_owned(), parts.facts);
        let texts = parts.texts.into_iter().map(|(name, text)| (format!("{TEXTS}/{name}"), text));
        changed.extend(texts);
    }
    changed.insert("index.html".to_owned(), page(pieces, home, large)?.into_bytes());
    changed.insert("dataset.json".to_owned(), pieces.dataset.clone());
    changed.insert("search.index".to_owned(), index);
    let app = String::from_utf8(explorer::file(SAVED)?.into_owned())?;
    let saved = saved_page("the explorer in this command", &app, pieces, home.map(Home::address))?;
    changed.insert(SAVED.to_owned(), saved.into_bytes());
    if let Some(home) = home {
        changed.insert("oembed.json".to_owned(), home.oembed(&dataset.title).into_bytes());
        changed.extend(workspace(&names, home)?);
    }

    let mut hashes = FileHashes::new();
    let mut bytes = 0;
    let plain = |name: &str| name.trim_end_matches(".br").trim_end_matches(".gz").to_owned();
    // Those compressed ahead too: of what does not change they are as good as new ones.
    let kept =
        names.iter().filter(|name| plain(name) != "sw.js" && !changed.contains_key(&plain(name)));
    for name in kept.chain(changed.keys()) {
        let contents = match changed.get(name) {
            Some(contents) => contents.as_slice().into(),
            None => explorer::file(name)?,
        };
        put(name, &contents)?;
        if plain(name) == *name {
            bytes += contents.len();
            // In parts, the whole is for exports only.
            let left_out = large && name == "dataset.json" || !site::is_kept_offline(name);
            if !left_out {
                hashes.insert(name.clone(), site::hash_of_file(&contents));
            }
        }
    }
    let worker = String::from_utf8(explorer::file("sw.js")?.into_owned())?;
    let worker =
        site::with_files(&worker, &hashes).context("this is a bug in crossquote: sw.js")?;
    put("sw.js", worker.as_bytes())?;
    changed.insert("sw.js".to_owned(), worker.into_bytes());
    let files = changed.iter().filter(|(name, _)| compress::is_worth_it(name));
    let files: Vec<(&str, &[u8])> =
        files.map(|(name, contents)| (name.as_str(), contents.as_slice())).collect();
    // Side by side: with a thousand articles it takes longer than finding what they say.
    compress::ahead(&files, quality, put)?;
    Ok(bytes)
}

/// How hard brotli tries.
fn quality(name: &str, contents: &[u8]) -> i32 {
    // A hundred small files at their best take longer than everything else together too.
    if name.starts_with(TEXTS) {
        9
    } else if contents.len() < BEST_BELOW {
        11
    } else {
        6
    }
}

/// The page with the new dataset's first screen, and what it can say where it knows its address.
fn page(pieces: &Pieces, home: Option<&Home>, large: bool) -> Result<String> {
    let page = String::from_utf8(explorer::file("index.html")?.into_owned())?;
    let page = site::with_first_screen(&page, &pieces.first_screen)
        .context("this is a bug in crossquote: index.html")?;
    // What the page has fetched ahead tells the explorer that there are parts.
    let ahead =
        |file: &str| format!("<link rel=\"preload\" href=\"{file}\" as=\"fetch\" crossorigin>");
    let whole = ahead("dataset.json");
    let page = match large {
        false => page,
        true if page.contains(&whole) => {
            page.replacen(&whole, &format!("{}\n{}", ahead(FACTS), ahead("search.index")), 1)
        }
        true => bail!("this is a bug in crossquote: index.html does not fetch its dataset ahead"),
    };
    let Some(home) = home else { return Ok(page) };
    site::with_home(&page, home).context(
        "the explorer in this crossquote cannot be given an address; build it anew, without CROSSQUOTE_HOME",
    )
}

/// The workspace's page, by its name, for a site that knows its address; nothing where the explorer has no workspace.
fn workspace(names: &[String], home: &Home) -> Result<Option<(String, Vec<u8>)>> {
    let Some(name) = names.iter().find(|name| *name == WORKSPACE_PAGE) else { return Ok(None) };
    let page = String::from_utf8(explorer::file(name)?.into_owned())?;
    let page = site::with_host(&page, home)
        .with_context(|| format!("this is a bug in crossquote: {name}"))?;
    Ok(Some((name.clone(), page.into_bytes())))
}

/// Removes the parts of the dataset that was there before: names of texts tell them from anybody's own files.
fn remove_parts(out: &Path) -> Result<()> {
    let ours = |name: &str| {
        let name = name.trim_end_matches(".br").trim_end_matches(".gz");
        let numbers = name.strip_suffix(".txt").and_then(|name| name.split_once('-'));
        name == FACTS
            || numbers.is_some_and(|(file, sum)| {
                sum.len() == 8 && format!("{file}{sum}").bytes().all(|b| b.is_ascii_hexdigit())
            })
    };
    let inside =
        [out.to_owned(), out.join(TEXTS)].into_iter().filter_map(|dir| fs::read_dir(dir).ok());
    for entry in inside.flatten().flatten() {
        if entry.file_name().to_str().is_some_and(ours) {
            fs::remove_file(entry.path())
                .with_context(|| format!("cannot remove {}", entry.path().display()))?;
        }
    }
    Ok(())
}
