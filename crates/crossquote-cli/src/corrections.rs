//! Reads corrections.toml; what it says is core's to judge, on which line is ours.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use crossquote_extract::corrections::apply;
use crossquote_model::Dataset;
use crossquote_model::corrections::{Corrections, Problem};
use serde::de::IgnoredAny;
use toml::Spanned;

use crate::build::count;

/// A file of corrections, read.
pub(crate) struct File {
    path: PathBuf,
    pub(crate) corrections: Corrections,
    /// Lines on which the corrections of each kind begin, from 1.
    lines: BTreeMap<String, Vec<usize>>,
}

/// Where corrections of a folder of articles are looked for: beside the folder, because they are of
/// the collection and not of an article.
pub(crate) fn beside(articles: &Path) -> PathBuf {
    match articles.file_name() {
        Some(_) => articles.with_file_name("corrections.toml"),
        None => articles.join("../corrections.toml"),
    }
}

impl File {
    /// Reads the file, or says in a line what is wrong with it.
    pub(crate) fn read(path: &Path) -> Result<File, String> {
        let shown = path.display();
        let text = fs::read_to_string(path)
            .map_err(|error| format!("{shown}: cannot be read: {error}"))?;
        let wrong = |error: toml::de::Error| {
            let line = error.span().map_or(1, |span| line(&text, span.start));
            format!(
                "{shown}: line {line}: {}. docs/CORRECTIONS.md has an example of each kind",
                error.message().trim_end().replace('\n', "; ")
            )
        };
        let corrections = toml::from_str(&text).map_err(wrong)?;
        // Once more for the places: core's types know nothing of lines.
        let kinds: BTreeMap<String, Vec<Spanned<IgnoredAny>>> =
            toml::from_str(&text).map_err(wrong)?;
        let lines = |places: Vec<Spanned<IgnoredAny>>| {
            places.iter().map(|place| line(&text, place.span().start)).collect()
        };
        let lines = kinds.into_iter().map(|(kind, places)| (kind, lines(places))).collect();
        Ok(File { path: path.to_owned(), corrections, lines })
    }

    /// The dataset with every correction, or an error after each of them that does not fit is named.
    pub(crate) fn apply(&self, found: Dataset) -> Result<Dataset> {
        match apply(&found, &self.corrections) {
            Ok(applied) => {
                for warning in &applied.warnings {
                    eprintln!("warning: {}", self.locate(warning));
                }
                Ok(applied.dataset)
            }
            Err(problems) => {
                for problem in &problems {
                    eprintln!("{}", self.locate(problem));
                }
                bail!("nothing was written: {}", count(problems.len(), "problem"));
            }
        }
    }

    /// A problem with file and line.
    pub(crate) fn locate(&self, problem: &Problem) -> String {
        let lines = self.lines.get(problem.kind.name());
        let line = lines.and_then(|lines| lines.get(problem.index)).copied().unwrap_or(1);
        format!("{}: line {line}: {problem}", self.path.display())
    }
}

fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|&byte| byte == b'\n').count() + 1
}
