//! Reads a folder of article files and its story.toml.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use crossquote_model::Article;
use crossquote_model::article;
use serde::Deserialize;

/// What a folder holds, and every problem found on the way.
pub(crate) struct Collected {
    pub(crate) story: Story,
    pub(crate) articles: Vec<Article>,
    /// One line a problem: file, line, what, remedy.
    pub(crate) problems: Vec<String>,
}

/// `story.toml`: what the collection is called.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Story {
    pub(crate) title: String,
    #[serde(default)]
    pub(crate) description: String,
}

impl Story {
    /// What a collection is called whose owner has not said.
    pub(crate) fn untitled() -> Story {
        Story { title: "Untitled story".to_owned(), description: String::new() }
    }
}

/// Reads every `*.txt` of the folder, in the order of their names.
///
/// Fails only when the folder itself cannot be read or holds no article; what is wrong with a file
/// is a problem in the list, so that one bad article does not hide the others.
pub(crate) fn collect(folder: &Path) -> Result<Collected> {
    let mut files: Vec<PathBuf> = fs::read_dir(folder)
        .with_context(|| format!("cannot read the folder {}", folder.display()))?
        .collect::<Result<Vec<_>, _>>()
        .with_context(|| format!("cannot read the folder {}", folder.display()))?
        .into_iter()
        .map(|entry| entry.path())
        .filter(|path| path.extension().is_some_and(|extension| extension == "txt"))
        .collect();
    files.sort();
    anyhow::ensure!(
        !files.is_empty(),
        "{} holds no article: no file ends in .txt",
        folder.display()
    );
    let mut problems = Vec::new();
    let story = read_story(&folder.join("story.toml"), &mut problems);
    let mut articles = Vec::new();
    for file in &files {
        articles.extend(read_article(file, &mut problems));
    }
    Ok(Collected { story, articles, problems })
}

/// One article file; what is wrong with it goes to `problems`.
pub(crate) fn read_article(file: &Path, problems: &mut Vec<String>) -> Option<Article> {
    let shown = file.display();
    let Some(id) = file.file_stem().and_then(|stem| stem.to_str()).filter(|id| is_id(id)) else {
        problems.push(format!(
            "{shown}: the name becomes part of addresses. Use only the letters a-z, digits, `-` and `_`"
        ));
        return None;
    };
    let bytes = match fs::read(file) {
        Ok(bytes) => bytes,
        Err(error) => {
            problems.push(format!("{shown}: cannot be read: {error}"));
            return None;
        }
    };
    match article::parse(id, &bytes) {
        Ok(article) => Some(article),
        Err(found) => {
            problems.extend(found.iter().map(|problem| format!("{shown}: {problem}")));
            None
        }
    }
}

pub(crate) fn read_story(file: &Path, problems: &mut Vec<String>) -> Story {
    match fs::read_to_string(file) {
        Ok(text) => toml::from_str(&text).unwrap_or_else(|error| {
            problems.push(format!(
                "{}: {}. It holds `title` and `description`, each a text in quotation marks",
                file.display(),
                error.to_string().trim_end()
            ));
            Story::untitled()
        }),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Story::untitled(),
        Err(error) => {
            problems.push(format!("{}: cannot be read: {error}", file.display()));
            Story::untitled()
        }
    }
}

fn is_id(name: &str) -> bool {
    !name.is_empty()
        && name.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b))
}
