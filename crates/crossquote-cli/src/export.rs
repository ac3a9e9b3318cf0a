//! `crossquote export`: results, a statement, a comparison or a whole dataset in a format that other
//! programs read. What stands in the files is core's affair and docs/EXPORTS.md's.

use std::fs;
use std::io::Write;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, anyhow, bail};
use clap::Args;
use clap::builder::PossibleValuesParser;
use crossquote_explore::search::{Index, Relaxation, Request};
use crossquote_export::{Format, Selection, export};
use crossquote_model::Dataset;
use crossquote_model::dataset;

use crate::build::count;

/// What `crossquote export --help` explains.
pub(crate) const HELP: &str = "\
Write quotations, a statement, a comparison or a whole dataset for other programs.

Without --quotation, --statement, --compare and --query all of the dataset is exported. The formats are
text (citations to paste), csv, json, annotation (W3C Web Annotation, JSON-LD), tei (TEI P5), bibtex, ris
and csl (CSL-JSON). docs/EXPORTS.md says what stands in each and what is lost in it.

    crossquote export data/dataset --as csv --out quotations.csv
    crossquote export data/dataset --as tei --statement sc0690b06
    crossquote export data/dataset --as json --compare 000-give-up-my-post --compare 002-hot-phase
    crossquote export data/dataset --as bibtex --query 'speaker:zelensky nato'";

#[derive(Args)]
pub(crate) struct Options {
    /// Folder that `crossquote build` wrote, or the dataset.json in it
    dataset: PathBuf,
    /// The format
    #[arg(long = "as", value_name = "FORMAT", value_parser = formats())]
    format: String,
    #[command(flatten)]
    what: What,
    /// The file to write; without it the export goes to standard output
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
}

#[derive(Args)]
#[group(multiple = false)]
struct What {
    /// A quotation, by the id in its address (q4b2884f0); may be repeated
    #[arg(long, value_name = "ID")]
    quotation: Vec<String>,
    /// A statement with its versions, by the id in its address (sc0690b06)
    #[arg(long, value_name = "ID")]
    statement: Option<String>,
    /// An article, by its id (002-hot-phase): give two or more; the others are compared with the first
    #[arg(long, value_name = "ID")]
    compare: Vec<String>,
    /// What a search finds, best first; docs/SEARCH.md has the words that it knows
    #[arg(long, value_name = "TEXT")]
    query: Option<String>,
}

fn formats() -> PossibleValuesParser {
    PossibleValuesParser::new(Format::ALL.map(Format::name))
}

pub(crate) fn run(options: &Options) -> Result<()> {
    let format = Format::from_name(&options.format)
        .ok_or_else(|| anyhow!("--as: there is no format `{}`", options.format))?;
    let file = match options.dataset.is_dir() {
        true => options.dataset.join("dataset.json"),
        false => options.dataset.clone(),
    };
    let bytes = fs::read(&file).with_context(|| {
        format!("cannot read {}; name a folder that `crossquote build` wrote", file.display())
    })?;
    let dataset =
        dataset::decode(&bytes).map_err(|error| anyhow!("{}: {error}", file.display()))?;
    let exported = exported(&dataset, &file, &options.what, format)?;
    match &options.out {
        Some(out) => {
            fs::write(out, exported).with_context(|| format!("cannot write {}", out.display()))
        }
        None => Ok(std::io::stdout().write_all(exported.as_bytes())?),
    }
}

fn exported(dataset: &Dataset, file: &Path, what: &What, format: Format) -> Result<String> {
    if let Some(id) = &what.statement {
        let ids = dataset.statements.iter().map(|statement| statement.id.as_str());
        let statement = find("--statement", "statement", id, ids, file)?;
        return Ok(export(dataset, Selection::Statement(statement), format));
    }
    if !what.compare.is_empty() {
        let ids = || dataset.articles.iter().map(|article| article.id.as_str());
        let mut articles = Vec::new();
        for id in &what.compare {
            let article = find("--compare", "article", id, ids(), file)?;
            if articles.contains(&article) {
                bail!("--compare: the article `{id}` is named twice; name articles that differ");
            }
            articles.push(article);
        }
        if articles.len() < 2 {
            bail!(
                "--compare: a comparison takes two articles or more; give --compare again with another"
            );
        }
        return Ok(export(dataset, Selection::Comparison(&articles), format));
    }
    if !what.quotation.is_empty() {
        let ids = || dataset.quotations.iter().map(|quotation| quotation.id.as_str());
        let found =
            what.quotation.iter().map(|id| find("--quotation", "quotation", id, ids(), file));
        let quotations = found.collect::<Result<Vec<u32>>>()?;
        return Ok(export(dataset, Selection::Quotations(&quotations), format));
    }
    match &what.query {
        Some(query) => Ok(export(dataset, Selection::Quotations(&search(dataset, query)), format)),
        None => Ok(export(dataset, Selection::Collection, format)),
    }
}

/// The position of a record, by its id.
fn find<'i>(
    option: &str,
    what: &str,
    id: &str,
    mut ids: impl Iterator<Item = &'i str>,
    file: &Path,
) -> Result<u32> {
    let mut known = Vec::new();
    match ids.by_ref().inspect(|id| known.push(*id)).position(|known| known == id) {
        Some(at) => Ok(at as u32),
        None if known.is_empty() => bail!("{option}: {} holds no {what} at all", file.display()),
        None => bail!(
            "{option}: {} holds no {what} `{id}`; its ids look like `{}`, and `crossquote export {0} --as json` \
             lists them all",
            file.display(),
            known[0],
        ),
    }
}

/// All that a search finds, what is doubtful too, best first. What a page would say beside the results goes to standard error.
fn search(dataset: &Dataset, query: &str) -> Vec<u32> {
    let request = Request { text: query.to_owned(), doubtful: true, ..Request::default() };
    let outcome = Index::new(dataset).find(&request, dataset.quotations.len());
    for note in &outcome.notes {
        eprintln!("note: {}: {}", note.span.of(query), note.message);
    }
    let found = count(outcome.hits.len(), "quotation");
    match outcome.relaxation {
        _ if outcome.hits.is_empty() => eprintln!("{found} found"),
        Relaxation::Nothing => eprintln!("{found} found"),
        Relaxation::Most => {
            eprintln!("no quotation has all of the words; {found} have most of them")
        }
        Relaxation::Alike => eprintln!("{found} found that have most of the words"),
    }
    outcome.hits.iter().map(|hit| hit.quotation).collect()
}
