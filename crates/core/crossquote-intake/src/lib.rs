//! From the files that people have to articles: plain text, Markdown, saved pages (.html, .mhtml), JSON, JSON Lines,
//! archives of these.
//!
//! ```text
//! name, bytes ─▶ what is it? ─▶ text of known encoding ─▶ its reader ─▶ Draft, or Refused
//! drafts ─▶ Intake: ids, duplicates ─▶ articles for crossquote-extract
//! ```
//!
//! A file becomes drafts or a refusal, never neither, and one bad file stops no other. Nothing is
//! invented: what a file does not state stays unstated. Markup ends here; an article's text is text.
//!
//! ```
//! let mut drafts = Vec::new();
//! crossquote_intake::read("post.md", b"# A bridge\n\nShe said: no.", &mut |draft| drafts.push(draft));
//! assert!(drafts[0].is_ok());
//! ```

use std::fmt;

mod archive;
mod dates;
mod decode;
mod front;
mod join;
mod language;
mod markdown;
mod mhtml;
pub mod page;
mod records;
mod twice;
pub mod wrapped;

use crossquote_model::address::linked;
use crossquote_model::article::{self, MAX_BYTES, Problem};
use crossquote_model::{Article, Span, Stated};

pub use archive::{MOST_FILES, MOST_UNPACKED};
pub use join::Intake;

/// An article as a file gave it, not in a collection yet: it has no id.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Draft {
    /// Where it came from, for people: `notes.zip: north/post.html`, `wire.jsonl: line 3`.
    pub origin: String,
    /// What its id is made of: the file's name, or what a record calls itself.
    pub name: String,
    /// The article. `id` and `boilerplate` are empty.
    pub article: Article,
    /// What a reviewer should know, each a sentence: `Its date “Tuesday” was not understood.`
    pub notes: Vec<String>,
}

/// A file, or a part of one, that gave no article.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refused {
    /// Where it came from, for people.
    pub origin: String,
    /// What is wrong and what to do about it; `line` counts the file's lines.
    pub problem: Problem,
}

impl fmt::Display for Refused {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.origin, self.problem)
    }
}

/// Gets each draft and each refusal as it comes: archives are long, and whoever waits wants to see
/// that they move on.
pub type Take<'t> = &'t mut dyn FnMut(Result<Draft, Refused>);

/// Reads one file. `name` is its path as its owner knows it; what is in the bytes counts for more than
/// how the name ends.
pub fn read(name: &str, bytes: &[u8], take: Take<'_>) {
    let file = File { origin: name.to_owned(), name: stem(name).to_owned() };
    if archive::is_archive(bytes) {
        return archive::read(&file, bytes, take);
    }
    read_single(&file, &extension(name), bytes, take);
}

/// Who a file is, while it is read.
#[derive(Clone)]
struct File {
    origin: String,
    name: String,
}

impl File {
    fn refuse(&self, line: usize, message: impl Into<String>, remedy: &str) -> Refused {
        let problem = Problem { line, message: message.into(), remedy: remedy.to_owned() };
        Refused { origin: self.origin.clone(), problem }
    }

    /// The draft of an article, unless it has no words.
    /// Lines that end at a width are made paragraphs, with a note.
    fn draft(&self, mut article: Article, mut notes: Vec<String>) -> Result<Draft, Refused> {
        if article.text.trim().is_empty() {
            return Err(self.refuse(0, "there is no text in it", "Look whether the file is whole"));
        }
        if article.text.len() > MAX_BYTES {
            return Err(too_long(self, article.text.len()));
        }
        if let Some(joined) = wrapped::join_lines(&article.text) {
            notes.push(format!(
                "Its lines end at a width of {} characters and were joined into paragraphs; all words are where they were.",
                joined.width
            ));
            article.text = joined.text.into();
        }
        notes.extend(language::note(&article.text));
        Ok(Draft { origin: self.origin.clone(), name: self.name.clone(), article, notes })
    }
}

fn too_long(file: &File, bytes: usize) -> Refused {
    let message =
        format!("it has {bytes} bytes, more than the {MAX_BYTES} of which an article may be");
    file.refuse(0, message, "Take out what is not the article, or split it: one article a file")
}

/// Everything but archives.
fn read_single(file: &File, extension: &str, bytes: &[u8], take: Take<'_>) {
    if bytes.is_empty() {
        return take(Err(file.refuse(0, "the file is empty", "Save it anew, or leave it out")));
    }
    if let Some((what, remedy)) = decode::known_binary(bytes) {
        return take(Err(file.refuse(0, format!("it is {what}, which is not read"), remedy)));
    }
    if mhtml::is_mhtml(bytes) {
        return take(mhtml::read(file, bytes));
    }
    // Many articles can be in one file of records; only each of them is limited.
    let records = matches!(extension, "json" | "jsonl" | "ndjson");
    if !records && bytes.len() > MAX_BYTES {
        return take(Err(too_long(file, bytes.len())));
    }
    let looks_like_page =
        matches!(extension, "html" | "htm" | "xhtml") || decode::begins_like_a_page(bytes);
    let (text, mut notes) = match decode::text(bytes, looks_like_page) {
        Ok(read) => read,
        Err(message) => {
            let remedy = "Only text can be read: plain, Markdown, a saved page, JSON";
            return take(Err(file.refuse(0, message, remedy)));
        }
    };
    // Records say for each of them whether it was decoded twice.
    let text = if records { text } else { twice::undone(&text, &mut notes).into_owned() };
    match extension {
        "jsonl" | "ndjson" => records::lines(file, &text, take),
        "json" => records::document(file, &text, take),
        _ if looks_like_page => take(page::read(file, &text, notes)),
        _ if text.starts_with("---\n") || text.starts_with("---\r\n") => {
            match front::read(file, extension, &text, &notes) {
                Some(read) => take(read),
                None => take(article_file(file, &text, notes)),
            }
        }
        "md" | "markdown" => take(markdown::read(file, &text, notes)),
        _ => {
            if text.contains('\0') {
                notes.push("Zero bytes in it were left as they are.".to_owned());
            }
            take(file.draft(Article { text: text.into(), ..Article::default() }, notes));
        }
    }
}

/// An article file of ours, with front matter.
fn article_file(file: &File, text: &str, notes: Vec<String>) -> Result<Draft, Refused> {
    match article::parse("", text.as_bytes()) {
        Ok(article) => file.draft(article, notes),
        Err(problems) => {
            let mut problems = problems.into_iter();
            let mut problem = problems.next().unwrap_or_else(|| Problem {
                line: 0,
                message: "it is no article file".to_owned(),
                remedy: String::new(),
            });
            for other in problems {
                problem.remedy.push_str(&format!(". Also {other}"));
            }
            Err(Refused { origin: file.origin.clone(), problem })
        }
    }
}

/// A fact that a file states beside its text, where there is one; white space is made one blank.
fn stated(value: Option<&str>) -> Option<Stated> {
    let value = value?.split_whitespace().collect::<Vec<_>>().join(" ");
    (!value.is_empty()).then(|| Stated { value, from: Vec::new() })
}

/// A fact whose words stand in the text.
fn stated_in(text: &str, span: Span) -> Stated {
    Stated { value: span.of(text).to_owned(), from: vec![span] }
}

/// An address that may be linked. What holds white space is words, not an address.
fn address(value: &str) -> Option<String> {
    let value = value.trim();
    if value.contains(char::is_whitespace) { None } else { linked(value) }
}

/// A date of publication, with a note where one is stated and not understood.
fn published(value: Option<&str>, notes: &mut Vec<String>) -> Option<Stated> {
    let value = stated(value)?.value;
    match dates::day(&value) {
        Some(day) => Some(Stated { value: day, from: Vec::new() }),
        None => {
            notes.push(format!("Its date “{}” was not understood.", article::shorten(&value)));
            None
        }
    }
}

/// The end of a path: what stands behind the last slash.
fn base(path: &str) -> &str {
    path.rsplit(['/', '\\']).next().unwrap_or(path)
}

fn stem(path: &str) -> &str {
    let base = base(path);
    base.rsplit_once('.').map_or(base, |(stem, _)| if stem.is_empty() { base } else { stem })
}

fn extension(path: &str) -> String {
    base(path).rsplit_once('.').map_or_else(String::new, |(_, ending)| ending.to_ascii_lowercase())
}

/// Whether a file is what browsers save with a page, as its pictures, and no article.
pub fn is_beside_articles(path: &str) -> bool {
    const KINDS: [&str; 21] = [
        "avif", "css", "eot", "gif", "ico", "jpeg", "jpg", "js", "map", "mjs", "mp3", "mp4", "otf",
        "png", "svg", "ttf", "wasm", "webm", "webp", "woff", "woff2",
    ];
    // `Page.html` has `Page_files/` beside it, in which frames are pages too: advertisements, mostly.
    let mut folders = path.split(['/', '\\']).rev().skip(1);
    KINDS.contains(&extension(path).as_str()) || folders.any(|folder| folder.ends_with("_files"))
}
