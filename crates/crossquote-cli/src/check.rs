//! `crossquote check`: explains every problem of article files and datasets.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Result, bail};
use crossquote_extract::collection::assemble;
use crossquote_extract::corrections::apply;
use crossquote_model::dataset;

use crate::build::count;
use crate::collect::{Collected, collect, read_article};
use crate::{corrections, learned};

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
        let Collected { story, articles, problems: found } = collect(path)?;
        // Corrections are of what is found in the articles, so they can be judged only without
        // other problems.
        let whole = found.is_empty();
        problems.extend(found);
        let file = corrections::beside(path);
        if file.exists() {
            match corrections::File::read(&file) {
                Err(problem) => problems.push(problem),
                Ok(file) if whole && file.corrections.count() > 0 => {
                    // As `build` does it by default: corrections are made for what it finds.
                    let model = learned::Choice::default().load()?;
                    let found =
                        assemble(model.as_ref(), &story.title, &story.description, articles).0;
                    let judged = apply(&found, &file.corrections);
                    let (wrong, unneeded) = match &judged {
                        Ok(applied) => (&[][..], &applied.warnings[..]),
                        Err(wrong) => (&wrong[..], &[][..]),
                    };
                    problems.extend(wrong.iter().map(|problem| file.locate(problem)));
                    for warning in unneeded {
                        println!("warning: {}", file.locate(warning));
                    }
                }
                Ok(_) => {}
            }
        }
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
