//! `crossquote check`: explains every problem of article files and datasets.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use crossquote_core::dataset;

use crate::build::count;
use crate::collect::{collect, read_article};

pub(crate) fn run(paths: &[PathBuf]) -> Result<()> {
    let mut problems = Vec::new();
    for path in paths {
        let checked = check(path, &mut problems);
        if let Err(error) = checked {
            problems.push(format!("{error:#}"));
        }
    }
    for problem in &problems {
        println!("{problem}");
    }
    if problems.is_empty() {
        println!("no problem in {}", count(paths.len(), "path"));
        return Ok(());
    }
    bail!("{}", count(problems.len(), "problem"))
}

fn check(path: &Path, problems: &mut Vec<String>) -> Result<()> {
    if path.is_dir() {
        problems.extend(collect(path)?.problems);
    } else if path.extension().is_some_and(|extension| extension == "json") {
        let bytes = fs::read(path)
            .map_err(|error| anyhow::anyhow!("{}: cannot be read: {error}", path.display()))?;
        if let Err(error) = dataset::decode(&bytes) {
            problems.push(format!("{}: {error}", path.display()));
        }
    } else {
        read_article(path, problems);
    }
    Ok(())
}
