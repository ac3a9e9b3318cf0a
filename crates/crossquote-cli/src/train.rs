//! `crossquote train`: annotated articles in, a model file out.

use std::fs;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Mutex, PoisonError};

use anyhow::{Context, Result, ensure};
use crossquote_extract::learned::training::{Annotated, Gold, Settings, Trained, Trainer};
use crossquote_model::Span;
use serde::Deserialize;

pub(crate) const HELP: &str = "\
Learn a model from annotated articles. JSON Lines, an article a line:

  {\"doc\": \"name\", \"text\": \"…\", \"attributions\": [
    {\"content\": [[s,e]…], \"source\": [[s,e]…], \"cue\": [[s,e]…]}…]}

Spans are half-open and count code points of the text. With \"weight\": 3 an article counts three times.
Takes minutes and says how far it is; the same articles give the same file, on one processor as on several. For each part of the articles it
prints how well a tagger that has not seen the part labels it (F1 over words).";

#[derive(Deserialize)]
struct Line {
    text: String,
    #[serde(default = "once")]
    weight: usize,
    attributions: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Attribution {
    content: Vec<(usize, usize)>,
    source: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
}

/// The weight of an article that states none.
fn once() -> usize {
    1
}

/// More than this is a slip: the other articles would hardly count.
const HEAVIEST: usize = 100;

/// Adds the annotated articles of a file.
fn read(path: &Path, out: &mut Vec<Annotated>) -> Result<()> {
    let lines =
        fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let before = out.len();
    for (number, line) in lines.lines().enumerate() {
        let place = || format!("{}: line {}", path.display(), number + 1);
        let line: Line = serde_json::from_str(line).with_context(place)?;
        ensure!(
            (1..=HEAVIEST).contains(&line.weight),
            "{}: a weight of {}; from 1 to {HEAVIEST} is possible",
            place(),
            line.weight
        );
        let starts: Vec<usize> =
            line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
        let spans = |spans: &[(usize, usize)]| -> Result<Vec<Span>> {
            let mut out = Vec::new();
            for &(from, to) in spans {
                ensure!(
                    from <= to && to < starts.len(),
                    "{}: the span {from}..{to} is not in the text of {} code points",
                    place(),
                    starts.len() - 1
                );
                out.push(Span::new(starts[from], starts[to]));
            }
            Ok(out)
        };
        let mut gold = Vec::new();
        for one in &line.attributions {
            gold.push(Gold {
                content: spans(&one.content)?,
                source: spans(&one.source)?,
                cue: spans(&one.cue)?,
            });
        }
        out.push(Annotated { text: line.text, gold, weight: line.weight });
    }
    ensure!(out.len() > before, "{} holds no article", path.display());
    Ok(())
}

pub(crate) fn run(files: &[PathBuf], out: &Path) -> Result<()> {
    let mut articles = Vec::new();
    for file in files {
        read(file, &mut articles)?;
    }
    let settings = Settings::default();
    eprintln!("reading {}", crate::build::count(articles.len(), "article"));
    let trainer = Trainer::new(&articles, settings);
    let mut taggers = train_taggers(&trainer, settings.folds).into_iter();
    let whole = taggers.next().context("no tagger was trained")?;
    eprintln!("trees: learning to choose");
    let bytes = trainer.finish(whole, taggers.collect()).to_bytes();
    fs::write(out, &bytes).with_context(|| format!("cannot write {}", out.display()))?;
    eprintln!("wrote {}: {} bytes", out.display(), bytes.len());
    Ok(())
}

/// The tagger that learned from all articles, then those that left out a part each: as many at
/// once as there are processors.
fn train_taggers(trainer: &Trainer<'_>, folds: usize) -> Vec<Trained> {
    let parts: Vec<Option<usize>> = std::iter::once(None).chain((0..folds).map(Some)).collect();
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Trained)>> = Mutex::new(Vec::new());
    let work = || {
        loop {
            let number = next.fetch_add(1, Ordering::Relaxed);
            let Some(&fold) = parts.get(number) else { break };
            let name =
                fold.map_or("all articles".to_owned(), |fold| format!("without part {}", fold + 1));
            let trained = trainer.tagger(fold, &mut |pass, mean| {
                eprintln!("tagger, {name}: pass {pass}, mean log-likelihood {mean:.4}");
            });
            if fold.is_some() {
                let seen = trained.agreement;
                eprintln!(
                    "tagger, {name}: on that part content {:.1}, source {:.1}, cue {:.1}",
                    seen.content, seen.source, seen.cue
                );
            }
            done.lock().unwrap_or_else(PoisonError::into_inner).push((number, trained));
        }
    };
    let workers = std::thread::available_parallelism().map_or(1, usize::from).min(parts.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(work);
        }
    });
    let mut done = done.into_inner().unwrap_or_else(PoisonError::into_inner);
    done.sort_by_key(|(number, _)| *number);
    done.into_iter().map(|(_, trained)| trained).collect()
}
