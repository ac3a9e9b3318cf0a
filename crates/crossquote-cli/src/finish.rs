//! `crossquote finish`: a folder that Trunk built in, a finished site out, in the same folder. Trunk's hook runs it
//! (scripts/finish.sh).

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use crossquote_model::dataset;
use crossquote_site::{
    self as site, Built, BuiltWorkspace, FileHashes, FirstScreen, Home, SavedContents, WORKSPACE,
};

use crate::compress;
use crate::today::today;

#[derive(Args)]
pub(crate) struct Options {
    /// Folder with index.html, the program and the dataset, as Trunk left them; the workspace in workspace/
    folder: PathBuf,
    /// Address under which the site will be published (https://…)
    #[arg(long, value_name = "URL")]
    home: Option<String>,
}

pub(crate) fn run(options: &Options) -> Result<()> {
    let home = options.home.as_deref().map(Home::parse).transpose().context("--home")?;
    let mut files = Files::read(&options.folder)?;
    for (name, page) in pages(&files, home.as_ref())? {
        files.put(name, page.into_bytes())?;
    }
    let worker = worker(&files)?;
    files.put("sw.js", worker.into_bytes())?;
    files.compress()
}

/// What is made of what Trunk built, by name.
fn pages(files: &Files, home: Option<&Home>) -> Result<Vec<(&'static str, String)>> {
    let glue = files.the_one("crossquote-app-", ".js")?;
    let wasm = files.the_one("crossquote-app-", "_bg.wasm")?;
    let dataset = files.get("dataset.json")?;
    let found = dataset::decode(dataset).map_err(|error| anyhow!("dataset.json: {error}"))?;
    let built = Built {
        page: files.text("index.html")?,
        glue: (glue, files.text(glue)?),
        wasm: (wasm, &crossquote_compress::gzip_smallest(files.get(wasm)?)?),
        icon: files.text("icon.svg")?,
        workspace: workspace(files)?,
    };
    let finished = site::finish(&built, home)?;
    let first_screen = FirstScreen::of(&found);
    let contents = SavedContents {
        packed_dataset: &crossquote_compress::gzip_smallest(dataset)?,
        first_screen: &first_screen,
        home: home.map(Home::address),
        date: &today()?,
    };
    let saved = site::with_dataset(&finished.saved, &contents).context(site::SAVED)?;
    let page = site::with_first_screen(&finished.page, &first_screen).context("index.html")?;
    let pages = [
        Some(("index.html", page)),
        Some((site::SAVED, saved)),
        finished.workspace.map(|page| (site::WORKSPACE_PAGE, page)),
        home.map(|home| ("oembed.json", home.oembed(&found.title))),
    ];
    Ok(pages.into_iter().flatten().collect())
}

/// What Trunk built of the workspace, where it did.
fn workspace(files: &Files) -> Result<Option<BuiltWorkspace<'_>>> {
    if !files.contents.contains_key(site::WORKSPACE_PAGE) {
        return Ok(None);
    }
    let program = format!("{WORKSPACE}crossquote-workspace-");
    // The page names files as it finds them, in its own folder.
    let beside =
        |end| -> Result<&str> { Ok(files.the_one(&program, end)?.trim_start_matches(WORKSPACE)) };
    let page = files.text(site::WORKSPACE_PAGE)?;
    Ok(Some(BuiltWorkspace { page, glue: beside(".js")?, wasm: beside("_bg.wasm")? }))
}

/// The worker, told its files.
fn worker(files: &Files) -> Result<String> {
    let kept = files.contents.iter().filter(|(name, _)| site::is_kept_offline(name));
    let hashes: FileHashes =
        kept.map(|(name, contents)| (name.clone(), site::hash_of_file(contents))).collect();
    site::with_files(files.text("sw.js")?, &hashes).context("sw.js")
}

/// The files of a folder and of those within it, read once. Names are those in the folder, with `/`.
struct Files {
    folder: PathBuf,
    contents: BTreeMap<String, Vec<u8>>,
}

impl Files {
    fn read(folder: &Path) -> Result<Files> {
        let mut contents = BTreeMap::new();
        read_into(&mut contents, folder, "")?;
        Ok(Files { folder: folder.to_owned(), contents })
    }

    fn get(&self, name: &str) -> Result<&[u8]> {
        let contents = self.contents.get(name).map(Vec::as_slice);
        contents.with_context(|| format!("there is no {name} in {}", self.folder.display()))
    }

    fn text(&self, name: &str) -> Result<&str> {
        str::from_utf8(self.get(name)?).with_context(|| format!("{name} is no text"))
    }

    /// The only name that begins and ends so.
    fn the_one(&self, begin: &str, end: &str) -> Result<&str> {
        let fits = |name: &&String| name.starts_with(begin) && name.ends_with(end);
        let found: Vec<&String> = self.contents.keys().filter(fits).collect();
        match found[..] {
            [name] => Ok(name),
            _ => bail!("there are {} files {begin}…{end}, not one", found.len()),
        }
    }

    /// Writes a file.
    fn put(&mut self, name: &str, contents: Vec<u8>) -> Result<()> {
        write(&self.folder, name, &contents)?;
        self.contents.insert(name.to_owned(), contents);
        Ok(())
    }

    /// Writes each once more, as small as can be: it is done once for all readers.
    fn compress(&self) -> Result<()> {
        let files = self.contents.iter().filter(|(name, _)| compress::is_worth_it(name));
        let files: Vec<(&str, &[u8])> =
            files.map(|(name, contents)| (name.as_str(), contents.as_slice())).collect();
        compress::ahead(&files, |_, _| 11, |name, bytes| write(&self.folder, name, bytes))
    }
}

/// Reads the files of a folder; what stands before their names is `within`.
fn read_into(all: &mut BTreeMap<String, Vec<u8>>, folder: &Path, within: &str) -> Result<()> {
    let cannot = || format!("cannot read the folder {}", folder.display());
    for entry in fs::read_dir(folder).with_context(cannot)? {
        let entry = entry.with_context(cannot)?;
        // What Trunk built has no other names.
        let Ok(name) = entry.file_name().into_string() else { continue };
        let (path, name) = (entry.path(), format!("{within}{name}"));
        if path.is_dir() {
            read_into(all, &path, &format!("{name}/"))?;
        } else {
            let contents =
                fs::read(&path).with_context(|| format!("cannot read {}", path.display()))?;
            all.insert(name, contents);
        }
    }
    Ok(())
}

fn write(folder: &Path, name: &str, bytes: &[u8]) -> Result<()> {
    let file = folder.join(name);
    fs::write(&file, bytes).with_context(|| format!("cannot write {}", file.display()))
}
