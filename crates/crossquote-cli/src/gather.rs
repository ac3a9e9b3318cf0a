//! From the paths that a person names to articles: files, folders of them, archives.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use crossquote_intake::{Draft, Intake, Refused};
use crossquote_model::Article;
use crossquote_model::article::Problem;
use indicatif::ProgressBar;

/// What stands in folders of articles beside them, and is no article.
const OURS: [&str; 2] = ["story.toml", "corrections.toml"];

/// What was found below the paths.
#[derive(Default)]
pub(crate) struct Gathered {
    pub(crate) articles: Vec<Article>,
    /// For each article where it came from, and what to know about it.
    pub(crate) about: Vec<(String, Vec<String>)>,
    pub(crate) refused: Vec<Refused>,
    /// Pictures, styles and programs that were saved with pages.
    pub(crate) passed_over: usize,
}

/// Reads every file, in the order of their paths; what is wrong with one is in `refused`.
pub(crate) fn gather(paths: &[PathBuf], progress: &ProgressBar) -> Result<Gathered> {
    let mut files = Vec::new();
    for path in paths {
        let kind = fs::metadata(path).with_context(|| format!("cannot read {}", path.display()))?;
        match kind.is_dir() {
            true => walk(path, &mut files)?,
            false => files.push(path.clone()),
        }
    }
    progress.set_length(files.len() as u64);
    let mut gathered = Gathered::default();
    let mut intake = Intake::default();
    for file in &files {
        let name = file.to_string_lossy();
        if crossquote_intake::is_beside_articles(&name) {
            gathered.passed_over += 1;
        } else {
            read(file, &name, &mut intake, &mut gathered);
        }
        progress.inc(1);
    }
    Ok(gathered)
}

fn read(file: &Path, name: &str, intake: &mut Intake, gathered: &mut Gathered) {
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            let problem = Problem {
                line: 0,
                message: format!("it cannot be read: {error}"),
                remedy: "Look whether it may be read".to_owned(),
            };
            return gathered.refused.push(Refused { origin: name.to_owned(), problem });
        }
    };
    crossquote_intake::read(name, &bytes, &mut |outcome| {
        let taken = outcome.and_then(|draft| {
            let about = (draft.origin.clone(), draft.notes.clone());
            Ok((intake.take(Draft { notes: Vec::new(), ..draft })?, about))
        });
        match taken {
            Ok((article, about)) => {
                gathered.articles.push(article);
                gathered.about.push(about);
            }
            Err(refused) => gathered.refused.push(refused),
        }
    });
}

/// All files below a folder, those of one folder in the order of their names; hidden ones are not read.
fn walk(folder: &Path, files: &mut Vec<PathBuf>) -> Result<()> {
    let unread = || format!("cannot read the folder {}", folder.display());
    let mut entries: Vec<fs::DirEntry> = fs::read_dir(folder)
        .with_context(unread)?
        .collect::<Result<_, _>>()
        .with_context(unread)?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let name = name.to_string_lossy();
        if name.starts_with('.') || OURS.contains(&name.as_ref()) {
            continue;
        }
        // Not through links: one to a folder above would have no end.
        match entry.file_type().with_context(unread)?.is_dir() {
            true => walk(&entry.path(), files)?,
            false => files.push(entry.path()),
        }
    }
    Ok(())
}
