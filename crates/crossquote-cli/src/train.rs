//! `crossquote train`: annotated articles in, a model file out.

use std::fs;
use std::path::Path;
use std::sync::Mutex;
use std::sync::atomic::{AtomicUsize, Ordering};

use anyhow::{Context, Result};
use crossquote_core::extract::learned::training::{Annotated, Gold, Settings, Trained, Trainer};
use crossquote_core::model::Span;
use serde::Deserialize;

#[derive(Deserialize)]
struct Line {
    text: String,
    attributions: Vec<Attribution>,
}

#[derive(Deserialize)]
struct Attribution {
    content: Vec<(usize, usize)>,
    source: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
}

/// Reads annotated articles: JSON Lines with half-open spans in code points.
fn read(path: &Path) -> Result<Vec<Annotated>> {
    let bytes = fs::read_to_string(path).with_context(|| format!("cannot read {}", path.display()))?;
    let mut out = Vec::new();
    for (number, line) in bytes.lines().enumerate() {
        let line: Line = serde_json::from_str(line)
            .with_context(|| format!("{}:{}", path.display(), number + 1))?;
        let starts: Vec<usize> =
            line.text.char_indices().map(|(at, _)| at).chain([line.text.len()]).collect();
        let spans = |spans: &[(usize, usize)]| -> Vec<Span> {
            spans.iter().map(|&(s, e)| Span::new(starts[s], starts[e])).collect()
        };
        let gold = line
            .attributions
            .iter()
            .map(|one| Gold {
                content: spans(&one.content),
                source: spans(&one.source),
                cue: spans(&one.cue),
            })
            .collect();
        out.push(Annotated { text: line.text, gold });
    }
    Ok(out)
}

pub(crate) fn run(articles: &Path, out: &Path) -> Result<()> {
    let articles = read(articles)?;
    let mut settings = Settings::default();
    // SCRATCH
    let var = |n: &str| std::env::var(n).ok().and_then(|v| v.parse::<f32>().ok());
    if let Some(v) = var("STEP") { settings.tagger.step = v; }
    if let Some(v) = var("PENALTY") { settings.tagger.penalty = v; }
    if let Some(v) = var("CUEP") { settings.tagger.cue_penalty = v; }
    if let Some(v) = var("PASSES") { settings.tagger.passes = v as usize; }
    if let Some(v) = var("ATLEAST") { settings.tagger.at_least = v as u32; }
    let only = var("ONLY");
    eprintln!("reading {}", crate::build::count(articles.len(), "article"));
    let trainer = Trainer::new(&articles, settings);
    let parts: Vec<Option<usize>> = std::iter::once(None).chain((0..settings.folds).map(Some)).collect();
    let parts = if let Some(f) = only { vec![Some(f as usize)] } else { parts };
    let next = AtomicUsize::new(0);
    let done: Mutex<Vec<(usize, Trained)>> = Mutex::new(Vec::new());
    let workers = std::thread::available_parallelism().map_or(1, |n| n.get()).min(parts.len());
    std::thread::scope(|scope| {
        for _ in 0..workers {
            scope.spawn(|| {
                loop {
                    let number = next.fetch_add(1, Ordering::Relaxed);
                    let Some(&fold) = parts.get(number) else { break };
                    let name = fold.map_or("all articles".to_owned(), |fold| format!("without part {}", fold + 1));
                    let trained = trainer.tagger(fold, &mut |pass, mean| {
                        eprintln!("tagger, {name}: pass {pass}, mean log-likelihood {mean:.4}");
                    });
                    eprintln!("tagger, {name}: content {:.2}, source {:.2}, cue {:.2}", trained.agreement.content, trained.agreement.source, trained.agreement.cue);
                    done.lock().unwrap_or_else(|e| e.into_inner()).push((number, trained));
                }
            });
        }
    });
    let mut done = done.into_inner().unwrap_or_else(|e| e.into_inner());
    done.sort_by_key(|(number, _)| *number);
    let mut done = done.into_iter().map(|(_, trained)| trained);
    let whole = done.next().context("no tagger was trained")?;
    eprintln!("trees");
    let model = trainer.finish(whole, done.collect());
    let bytes = model.to_bytes();
    fs::write(out, &bytes).with_context(|| format!("cannot write {}", out.display()))?;
    eprintln!("{}: {} bytes", out.display(), bytes.len());
    Ok(())
}
