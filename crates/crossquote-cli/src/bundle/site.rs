//! Another dataset in the hosted site: a folder that works from any static host.
//!
//! What the web build (scripts/site.mjs) wrote stays as it is, but for the page, the dataset with its
//! index, the saved explorer, and the worker's list of files; all of these are compressed ahead again. A large
//! dataset lies there in parts too (core's dataset::parts), of which the explorer loads what it shows;
//! the whole one is there for exports, and for researchers.

use std::collections::BTreeMap;
use std::fs;
use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Context, Result, bail};
use brotli::enc::BrotliEncoderParams;
use crossquote_core::dataset::parts;
use crossquote_core::model::Dataset;
use sha2::{Digest, Sha256};

use super::saved::{self, Pieces};
use crate::explorer;
use crate::html::escape;

/// Files that the worker does not keep: what is not the explorer itself. As in scripts/site.mjs.
const NOT_KEPT: [&str; 10] = [
    "desk.js",
    "desk_bg.wasm",
    "engine.js",
    "engine_bg.wasm",
    "ondemand.js",
    "sw.js",
    "_headers",
    "oembed.json",
    "embed.js",
    explorer::SAVED,
];
/// What the web build compresses ahead, and parts.
const TEXT: [&str; 10] =
    ["css", "html", "js", "json", "svg", "wasm", "webmanifest", "index", "facts", "txt"];
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
    home: Option<&str>,
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
        fs::create_dir_all(out.join(TEXTS))
            .with_context(|| format!("cannot make the folder {}", out.join(TEXTS).display()))?;
    }
    changed.insert("index.html".to_owned(), page(pieces, home, large)?.into_bytes());
    changed.insert("dataset.json".to_owned(), pieces.dataset.clone());
    changed.insert("search.index".to_owned(), index);
    let app = String::from_utf8(explorer::file(explorer::SAVED)?.into_owned())?;
    changed.insert(
        explorer::SAVED.to_owned(),
        saved::page("the explorer in this command", &app, pieces, home)?.into_bytes(),
    );
    if let Some(home) = home {
        changed.insert("oembed.json".to_owned(), oembed(home, &dataset.title)?);
    }

    let mut hashes = BTreeMap::new();
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
            let left_out = large && name == "dataset.json" || NOT_KEPT.contains(&name.as_str());
            if !left_out {
                hashes.insert(name.clone(), hex(&contents));
            }
        }
    }
    let worker = worker(&hashes)?;
    put("sw.js", worker.as_bytes())?;
    changed.insert("sw.js".to_owned(), worker.into_bytes());
    let text = |name: &str| name.rsplit_once('.').is_some_and(|(_, ending)| TEXT.contains(&ending));
    let files: Vec<(&String, &Vec<u8>)> = changed.iter().filter(|(name, _)| text(name)).collect();
    let jobs = files.len() * 2;
    let next = AtomicUsize::new(0);
    // Side by side: with a thousand articles it takes longer than finding what they say.
    let work = || -> Result<()> {
        loop {
            let job = next.fetch_add(1, Ordering::Relaxed);
            if job >= jobs {
                return Ok(());
            }
            let (name, contents) = files[job / 2];
            match job % 2 {
                0 => put(&format!("{name}.br"), &brotli(name, contents)?)?,
                _ => put(&format!("{name}.gz"), &saved::gzip(contents)?)?,
            }
        }
    };
    let workers = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let bug = |_| bail!("this is a bug in crossquote: compressing");
        running.into_iter().try_for_each(|one| one.join().unwrap_or_else(bug))
    })?;
    Ok(bytes)
}

/// The page with the new dataset's first screen, and what it can say where it knows its address.
fn page(pieces: &Pieces, home: Option<&str>, large: bool) -> Result<String> {
    let page = String::from_utf8(explorer::file("index.html")?.into_owned())?;
    if page.contains("<meta name=\"crossquote-home\"") {
        bail!(
            "the explorer in this crossquote was built for one address; build it anew, without CROSSQUOTE_HOME"
        );
    }
    let page = saved::with_first_screen(&page, pieces)
        .map_err(|problem| anyhow::anyhow!("this is a bug in crossquote: index.html: {problem}"))?;
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
    let address = escape(home);
    let origin: String = home.splitn(4, '/').take(3).collect::<Vec<_>>().join("/");
    // As scripts/site.mjs does for a site that knows its address when it is built.
    let known = format!(
        "</title>\n<link rel=\"canonical\" href=\"{address}\">\n<meta property=\"og:url\" content=\"{address}\">\n\
         <meta name=\"crossquote-home\" content=\"{address}\">\n\
         <link rel=\"alternate\" type=\"application/json+oembed\" href=\"{address}oembed.json\" title=\"Crossquote\">"
    );
    let (before, policy) = page
        .split_once("http-equiv=\"Content-Security-Policy\" content=\"")
        .context("this is a bug in crossquote: index.html has no policy")?;
    let (policy, after) =
        policy.split_once('"').context("this is a bug in crossquote: the policy has no end")?;
    let policy = policy.replace("'self'", &format!("'self' {}", escape(&origin)));
    let page =
        format!("{before}http-equiv=\"Content-Security-Policy\" content=\"{policy}\"{after}");
    Ok(page.replacen("</title>", &known, 1))
}

/// https://oembed.com, 2.3.4.4, as scripts/site.mjs writes it.
fn oembed(home: &str, title: &str) -> Result<Vec<u8>> {
    let frame = format!(
        "<iframe src=\"{}?embed=1\" title=\"{}\" loading=\"lazy\" width=\"100%\" height=\"620\" style=\"border:0;width:100%\" \
         sandbox=\"allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads\"></iframe>",
        escape(home),
        escape(title),
    );
    Ok(serde_json::to_vec_pretty(&serde_json::json!({
        "version": "1.0", "type": "rich", "provider_name": "Crossquote", "provider_url": home,
        "title": title, "width": 700, "height": 620, "html": frame,
    }))?)
}

/// The worker with its list of files, and a version that changes with any of them.
fn worker(hashes: &BTreeMap<String, String>) -> Result<String> {
    let files = serde_json::to_string(hashes)?;
    let version = &hex(files.as_bytes())[..16];
    let worker = String::from_utf8(explorer::file("sw.js")?.into_owned())?;
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
    match found {
        [true, true] => Ok(worker),
        _ => bail!("this is a bug in crossquote: sw.js does not name its version and its files"),
    }
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

fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}

fn brotli(name: &str, bytes: &[u8]) -> Result<Vec<u8>> {
    let quality = match () {
        // A hundred small files at their best take longer than everything else together too.
        () if name.starts_with(TEXTS) => 9,
        () if bytes.len() < BEST_BELOW => 11,
        () => 6,
    };
    let params = BrotliEncoderParams { quality, size_hint: bytes.len(), ..Default::default() };
    let mut packed = brotli::CompressorWriter::with_params(Vec::new(), 1 << 16, &params);
    packed.write_all(bytes)?;
    packed.flush()?;
    Ok(packed.into_inner())
}
