//! `crossquote finish`: a folder that Trunk built in, a finished site out, in the same folder. Trunk's hook runs it
//! (scripts/finish.sh).

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use crossquote_core::dataset;
use crossquote_site::{self as site, Built, FileHashes, FirstScreen, Home, SavedContents};

use crate::compress;
use crate::today::today;

#[derive(Args)]
pub(crate) struct Options {
    /// Folder with index.html, the program and the dataset, as Trunk left them
    folder: PathBuf,
    /// Address under which the site will be published (https://…)
    #[arg(long, value_name = "URL")]
    home: Option<String>,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    let folder = Folder(&options.folder);
    let home = options.home.as_deref().map(Home::parse).transpose().context("--home")?;
    let names = folder.names()?;
    let glue = the_one(&names, "crossquote-app-", ".js")?;
    let wasm = the_one(&names, "crossquote-app-", "_bg.wasm")?;
    let dataset = folder.read("dataset.json")?;
    let found = dataset::decode(&dataset).map_err(|error| anyhow!("dataset.json: {error}"))?;
    let built = Built {
        page: &folder.read_text("index.html")?,
        glue: (glue, &folder.read_text(glue)?),
        wasm: (wasm, &compress::gzip_smallest(&folder.read(wasm)?)?),
        icon: &folder.read_text("icon.svg")?,
    };
    let finished = site::finish(&built, home.as_ref()).context("index.html")?;
    let first_screen = FirstScreen::of(&found);
    let contents = SavedContents {
        packed_dataset: &compress::gzip_smallest(&dataset)?,
        first_screen: &first_screen,
        home: home.as_ref().map(Home::address),
        date: &today()?,
    };
    let saved = site::with_dataset(&finished.saved, &contents).context(site::SAVED)?;
    let page = site::with_first_screen(&finished.page, &first_screen).context("index.html")?;
    folder.write("index.html", page.as_bytes())?;
    folder.write(site::SAVED, saved.as_bytes())?;
    if let Some(home) = &home {
        folder.write("oembed.json", home.oembed(&found.title).as_bytes())?;
    }
    keep_offline(&folder)?;
    compress_all(&folder)
}

/// Tells the worker its files.
fn keep_offline(folder: &Folder) -> Result<()> {
    let mut files = FileHashes::new();
    for name in folder.names()?.into_iter().filter(|name| site::is_kept_offline(name)) {
        let hash = site::hash_of_file(&folder.read(&name)?);
        files.insert(name, hash);
    }
    let worker = site::with_files(&folder.read_text("sw.js")?, &files).context("sw.js")?;
    folder.write("sw.js", worker.as_bytes())
}

/// Each file once more, as small as can be: it is done once for all readers.
fn compress_all(folder: &Folder) -> Result<()> {
    let names = folder.names()?.into_iter().filter(|name| compress::is_worth_it(name));
    let files: Vec<(String, Vec<u8>)> =
        names.map(|name| Ok((name.clone(), folder.read(&name)?))).collect::<Result<_>>()?;
    let files: Vec<(&str, &[u8])> =
        files.iter().map(|(name, contents)| (name.as_str(), contents.as_slice())).collect();
    compress::ahead(&files, |_, _| 11, |name, bytes| folder.write(name, bytes))
}

/// The only name that begins and ends so.
fn the_one<'n>(names: &'n [String], begin: &str, end: &str) -> Result<&'n str> {
    let fits = |name: &&String| name.starts_with(begin) && name.ends_with(end);
    let found: Vec<&String> = names.iter().filter(fits).collect();
    match found[..] {
        [name] => Ok(name),
        _ => bail!("there are {} files {begin}…{end}, not one", found.len()),
    }
}

/// Files of a folder, with their names in messages.
struct Folder<'p>(&'p Path);

impl Folder<'_> {
    /// Names of all files, sorted.
    fn names(&self) -> Result<Vec<String>> {
        let context = || format!("cannot read the folder {}", self.0.display());
        let mut names = Vec::new();
        for entry in fs::read_dir(self.0).with_context(context)? {
            let entry = entry.with_context(context)?;
            if entry.file_type().with_context(context)?.is_file() {
                names.extend(entry.file_name().into_string());
            }
        }
        names.sort();
        Ok(names)
    }

    fn read(&self, name: &str) -> Result<Vec<u8>> {
        let file = self.0.join(name);
        fs::read(&file).with_context(|| format!("cannot read {}", file.display()))
    }

    fn read_text(&self, name: &str) -> Result<String> {
        String::from_utf8(self.read(name)?)
            .with_context(|| format!("{} is no text", self.0.join(name).display()))
    }

    fn write(&self, name: &str, bytes: &[u8]) -> Result<()> {
        let file = self.0.join(name);
        fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))
    }
}
