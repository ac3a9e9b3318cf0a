//! `crossquote bundle`: articles, or a dataset, in; an explorer out, in one file or as a site.

mod report;
mod site;

use std::fs;
use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::time::Duration;

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use crossquote_explore::search::Index;
use crossquote_extract::collection;
use crossquote_model::Dataset;
use crossquote_model::address::is_linkable;
use crossquote_model::dataset;
use crossquote_site::{self as finished, FirstScreen, Home, SavedContents, SavingError};
use indicatif::{ProgressBar, ProgressStyle};

use crate::build::count;
use crate::collect::{self, Story};
use crate::gather::{Gathered, gather};
use crate::today::today;
use crate::{corrections, explorer, learned, reading};
use report::Report;

/// Something was written, and something of what was given could not be read.
const SOME_REFUSED: u8 = 3;

/// What to do where something else was given for the saved explorer.
const REMEDY: &str =
    "--app is the saved explorer, the file dist/crossquote.html that `make build` writes";

/// What `crossquote bundle --help` explains.
pub(crate) const HELP: &str = "\
Make an explorer of articles: one file that opens from anywhere, offline too, or a site for any host.

ARTICLES are files and folders of plain text, Markdown, saved pages (.html), JSON and JSON Lines
(records with `text`), and archives (.zip) of these. What cannot be read is named, and the rest goes on.

    crossquote bundle articles/ --title \"The bridge\" --out bridge.html
    crossquote bundle articles/ wire.jsonl --out site/ --home https://example.org/bridge/

Corrections are read from corrections.toml beside the first folder of ARTICLES, if it is there.
With --dataset the explorer shows what `crossquote build` wrote before.

Exit codes: 0 all is well; 1 nothing was written; 2 the command was not understood; 3 it was written, and
something could not be read.";

#[derive(Args)]
pub(crate) struct Options {
    /// Files and folders of articles
    #[arg(required_unless_present = "dataset", conflicts_with = "dataset")]
    articles: Vec<PathBuf>,
    /// Folder that `crossquote build` wrote, in the place of articles
    #[arg(long, value_name = "FOLDER")]
    dataset: Option<PathBuf>,
    /// What the collection is called; by default what story.toml says
    #[arg(long, conflicts_with = "dataset")]
    title: Option<String>,
    /// What it is about, a sentence or two
    #[arg(long, conflicts_with = "dataset")]
    description: Option<String>,
    /// File of an editor's corrections
    #[arg(long, value_name = "FILE", conflicts_with = "dataset")]
    corrections: Option<PathBuf>,
    /// The file to write if it ends in .html, else the folder of the site
    #[arg(long, value_name = "PATH")]
    out: PathBuf,
    /// A saved explorer to put it into, instead of the one in this command; for one file only
    #[arg(long, value_name = "SAVED.html")]
    app: Option<PathBuf>,
    /// Address under which the explorer is published (https://…), for links that others can open
    #[arg(long, value_name = "URL")]
    home: Option<String>,
    /// Write a report of everything that was read and found to standard output, as JSON
    #[arg(long)]
    json: bool,
    #[command(flatten)]
    model: learned::Choice,
}

pub(crate) fn run(options: &Options) -> Result<ExitCode> {
    if let Some(home) = options.home.as_deref().filter(|home| !is_linkable(home)) {
        bail!(
            "--home: `{home}` is no absolute address of the web; give it whole, as https://example.org/story/"
        );
    }
    let one_file = options.out.extension().is_some_and(|ending| {
        ending.eq_ignore_ascii_case("html") || ending.eq_ignore_ascii_case("htm")
    });
    if !one_file && options.app.is_some() {
        bail!("--app is a saved explorer, for one file; name a file that ends in .html with --out");
    }
    // What the result is put into comes first: nobody should wait for extraction to hear that it is missing.
    let app = one_file.then(|| saved_explorer(options.app.as_deref())).transpose()?;
    // A file's address is its own, a site's is that of its folder.
    let folder = options.home.as_deref().filter(|_| !one_file);
    let folder = folder.map(Home::parse).transpose().context("--home")?;
    if !one_file {
        explorer::names()?;
    }
    let (found, gathered, pieces) = match &options.dataset {
        Some(folder) => {
            let (found, pieces) = written(folder)?;
            (found, Gathered::default(), pieces)
        }
        None => {
            let (found, gathered) = assembled(options)?;
            let pieces = Pieces {
                dataset: dataset::encode(&found).into_bytes(),
                first_screen: FirstScreen::of(&found),
            };
            (found, gathered, pieces)
        }
    };
    let bytes = match app {
        Some((name, app)) => {
            let page = saved_page(&name, &app, &pieces, options.home.as_deref())?;
            fs::write(&options.out, &page)
                .with_context(|| format!("cannot write {}", options.out.display()))?;
            page.len()
        }
        None => {
            site::write(&options.out, &pieces, Index::bytes_of(&found), folder.as_ref(), &found)?
        }
    };
    let mut report = Report::of(&found, &gathered.about, &gathered.refused, gathered.passed_over);
    report.out = options.out.display().to_string();
    report.bytes = bytes;
    let mut out = std::io::stdout();
    if options.json {
        serde_json::to_writer_pretty(&mut out, &report)?;
        writeln!(out)?;
    }
    if options.dataset.is_none() {
        for line in report.lines() {
            eprintln!("{line}");
        }
    }
    if !options.json {
        writeln!(
            out,
            "{}: {bytes} bytes, {}, {}",
            report.out,
            count(found.articles.len(), "article"),
            count(found.quotations.len(), "quotation"),
        )?;
    }
    Ok(if gathered.refused.is_empty() { ExitCode::SUCCESS } else { SOME_REFUSED.into() })
}

/// What is put into an explorer.
struct Pieces {
    /// The bytes of dataset.json.
    dataset: Vec<u8>,
    first_screen: FirstScreen,
}

/// The saved explorer `app` with another dataset. `name` is where it came from, for messages.
fn saved_page(name: &str, app: &str, pieces: &Pieces, home: Option<&str>) -> Result<String> {
    let contents = SavedContents {
        packed_dataset: &crossquote_compress::gzip(&pieces.dataset)?,
        first_screen: &pieces.first_screen,
        home,
        date: &today()?,
    };
    finished::with_dataset(app, &contents).map_err(|error| match error {
        SavingError::NoSavedExplorer(problem) => {
            anyhow!("{name}: {problem}. {REMEDY}")
        }
        SavingError::FirstScreen(problem) => anyhow!(
            "opening.html or head.html is not what `crossquote build` wrote: with them, {problem}. Build \
             the dataset again"
        ),
    })
}

/// The saved explorer, and what it is called.
fn saved_explorer(app: Option<&Path>) -> Result<(String, String)> {
    let (name, bytes) = match app {
        Some(app) => {
            let bytes = fs::read(app)
                .with_context(|| format!("cannot read the explorer {}", app.display()))?;
            (app.display().to_string(), bytes)
        }
        None => (
            "the explorer in this command".to_owned(),
            explorer::file(finished::SAVED)?.into_owned(),
        ),
    };
    match String::from_utf8(bytes) {
        Ok(page) => Ok((name, page)),
        Err(_) => bail!("{name}: it is no text. {REMEDY}"),
    }
}

/// A dataset that was written before.
fn written(folder: &Path) -> Result<(Dataset, Pieces)> {
    let file = folder.join("dataset.json");
    let read = |name: &str| {
        let file = folder.join(name);
        fs::read(&file).with_context(|| {
            format!("cannot read {}; --dataset is a folder that this version of `crossquote build` wrote", file.display())
        })
    };
    let text = |name: &str| -> Result<String> {
        String::from_utf8(read(name)?)
            .with_context(|| format!("{}: no UTF-8", folder.join(name).display()))
    };
    let bytes = read("dataset.json")?;
    let found = dataset::decode(&bytes).map_err(|error| anyhow!("{}: {error}", file.display()))?;
    let pieces = Pieces {
        dataset: bytes,
        first_screen: FirstScreen {
            opening: text("opening.html")?,
            head: text("head.html")?,
            title: found.title.clone(),
        },
    };
    Ok((found, pieces))
}

/// The dataset of the articles that the options name.
fn assembled(options: &Options) -> Result<(Dataset, Gathered)> {
    let model = options.model.load()?;
    let progress = bar("reading files");
    let mut gathered = gather(&options.articles, &progress)?;
    progress.finish_and_clear();
    if gathered.articles.is_empty() {
        for refused in &gathered.refused {
            eprintln!("not read: {refused}");
        }
        bail!("nothing was written: no article was found");
    }
    let folder = options.articles.iter().find(|path| path.is_dir());
    let mut problems = Vec::new();
    let story = folder.map_or_else(Story::untitled, |folder| {
        collect::read_story(&folder.join("story.toml"), &mut problems)
    });
    if let Some(problem) = problems.first() {
        bail!("nothing was written: {problem}");
    }
    let beside = folder.map(|folder| corrections::beside(folder)).filter(|path| path.exists());
    let file = options.corrections.clone().or(beside);
    let file =
        file.map(|path| corrections::File::read(&path)).transpose().map_err(anyhow::Error::msg)?;

    let progress = bar("finding quotations");
    let mut articles = std::mem::take(&mut gathered.articles);
    let extractions = reading::read(model.as_ref(), &mut articles, &progress);
    progress.finish_and_clear();
    let progress = spinner("putting together who said what");
    let title = options.title.as_deref().unwrap_or(&story.title);
    let description = options.description.as_deref().unwrap_or(&story.description);
    let (found, _) = collection::join(title, description, articles, extractions);
    let found = match &file {
        Some(file) => file.apply(found)?,
        None => found,
    };
    progress.finish_and_clear();
    if let Err(what) = dataset::validate(&found) {
        bail!("this is a bug in crossquote: {what}");
    }
    Ok((found, gathered))
}

/// Long work shows that it goes on, where somebody watches.
fn bar(what: &'static str) -> ProgressBar {
    let bar =
        if std::io::stderr().is_terminal() { ProgressBar::new(0) } else { ProgressBar::hidden() };
    let style = ProgressStyle::with_template("{msg} {wide_bar} {pos}/{len} {eta}");
    bar.set_style(style.unwrap_or_else(|_| ProgressStyle::default_bar()));
    bar.with_message(what)
}

fn spinner(what: &'static str) -> ProgressBar {
    let bar = bar(what);
    bar.set_style(ProgressStyle::default_spinner());
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}
