//! `crossquote build`: a folder of articles in, a dataset out.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};
use crossquote_explore::search::Index;
use crossquote_extract::collection;
use crossquote_model::dataset;
use crossquote_model::{Dataset, Kind, SpeakerKind};

use crate::collect::{Collected, collect};
use crate::{corrections, learned};
use crossquote_site::FirstScreen;

/// `named` is the file of corrections; without it the one beside the folder is taken if there is
/// one. Neither is if they are not `wanted`.
pub(crate) fn run(
    articles: &Path,
    out: &Path,
    named: Option<&Path>,
    wanted: bool,
    model: &learned::Choice,
) -> Result<()> {
    let model = model.load()?;
    let Collected { story, articles: read, problems } = collect(articles)?;
    if !problems.is_empty() {
        for problem in &problems {
            eprintln!("{problem}");
        }
        bail!("nothing was written: {}", count(problems.len(), "problem"));
    }
    let beside = corrections::beside(articles);
    let path = match named {
        None => Some(beside.as_path()).filter(|path| wanted && path.exists()),
        named => named,
    };
    let file = path.map(corrections::File::read).transpose().map_err(anyhow::Error::msg)?;
    let (mut found, notes) =
        collection::assemble(model.as_ref(), &story.title, &story.description, read);
    for (article, note) in &notes {
        let article = &found.articles[*article];
        let line = article.text[..note.span.start as usize].matches('\n').count() + 1;
        eprintln!("note: {}: line {line} of the text: {}", article.id, note.message);
    }
    // Figures are the machine's: what an editor put right says nothing of how good it is.
    eprintln!("{}", summary(&found));
    if let Some(file) = file.filter(|file| file.corrections.count() > 0) {
        found = file.apply(found)?;
        let number = count(file.corrections.count(), "correction");
        eprintln!("with {number}, which the figures above are without: {}", summary(&found));
    }
    // What is written must be readable: a contradiction is our fault, and better found here.
    if let Err(what) = dataset::validate(&found) {
        bail!("this is a bug in crossquote: {what}");
    }
    fs::create_dir_all(out).with_context(|| format!("cannot make the folder {}", out.display()))?;
    let FirstScreen { opening, head, .. } = FirstScreen::of(&found);
    for (name, bytes) in [
        ("dataset.json", dataset::encode(&found).into_bytes()),
        ("search.index", Index::bytes_of(&found)),
        ("opening.html", opening.into_bytes()),
        ("head.html", head.into_bytes()),
    ] {
        let file = out.join(name);
        fs::write(&file, &bytes).with_context(|| format!("cannot write {}", file.display()))?;
        eprintln!("wrote {} ({} bytes)", file.display(), bytes.len());
    }
    Ok(())
}

/// What was found, in a few lines, what is doubtful among it.
fn summary(dataset: &Dataset) -> String {
    let of = |kind| dataset.quotations.iter().filter(|q| q.kind == kind).count();
    let unattributed = dataset
        .quotations
        .iter()
        .filter(|q| dataset.speakers[q.speaker as usize].kind == SpeakerKind::Unattributed)
        .count();
    let several = dataset.statements.iter().filter(|s| s.quotations.len() > 1).count();
    format!(
        "{}: {} ({} direct, {} mixed, {} indirect), {}; {} unattributed; {} reported more than once",
        count(dataset.articles.len(), "article"),
        count(dataset.quotations.len(), "quotation"),
        of(Kind::Direct),
        of(Kind::Mixed),
        of(Kind::Indirect),
        count(dataset.speakers.len(), "speaker"),
        unattributed,
        count(several, "statement"),
    )
}

/// `1 article`, `2 articles`.
pub(crate) fn count(number: usize, noun: &str) -> String {
    format!("{number} {noun}{}", if number == 1 { "" } else { "s" })
}
