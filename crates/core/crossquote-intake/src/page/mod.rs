//! Saved pages: the article's own words, and what the page says about them.
//!
//! ```text
//! HTML ─▶ guard ─▶ DOM ─▶ facts: JSON-LD, Open Graph and meta tags (stated), then elements
//!                     └─▶ layer: furniture off ─▶ Readability chooses ─▶ walk: paragraphs of plain text
//!                         ─▶ lines beside the text off
//! ```
//!
//! Only text leaves this folder. docs/PAGES.md says how well it does, and on what.

mod beside;
mod cover;
mod facts;
mod furniture;
mod guard;
mod inline;
mod layer;
mod stated;
mod walk;

use dom_query::Document;

use super::{Draft, File, Refused, decode, published, stated};
use crossquote_model::Article;
use crossquote_model::article::shorten;

/// What is taken from a page. A field is empty where the page does not state it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Page {
    title: String,
    outlet: String,
    /// Several names with commas between.
    byline: String,
    /// As the page writes it.
    published: String,
    url: String,
    /// Plain text, an empty line between two paragraphs.
    text: String,
    /// A request for consent or to subscribe lay over it.
    covered: bool,
    /// Headlines of other articles of the page, which were left out.
    others: Vec<String>,
}

/// The article of a page, without an id; an empty text where there is none. What is odd goes to `notes`.
///
/// Pages that would cost too much to parse are an error that says why.
pub fn article(html: &str, notes: &mut Vec<String>) -> Result<Article, String> {
    article_at(html, None, notes)
}

/// As [`article`], of a page that its file says was read at `address`.
fn article_at(
    html: &str,
    address: Option<&str>,
    notes: &mut Vec<String>,
) -> Result<Article, String> {
    if let Some(why) = guard::refuse(html) {
        return Err(why);
    }
    let page = layer::article_of(html, address.or_else(|| saved_from(html)));
    if page.covered && page.text.is_empty() {
        return Err("a request for consent or to subscribe is all that it shows".to_owned());
    }
    tell(&page, notes);
    let Page { title, outlet, byline, published: day, url, text, .. } = page;
    Ok(Article {
        title: stated(Some(&title)),
        outlet: stated(Some(&outlet)),
        byline: stated(Some(&byline)),
        published: published(Some(&day), notes),
        url: stated(super::address(&url).as_deref()),
        text: text.into(),
        ..Article::default()
    })
}

/// What was left out of a page, for whoever reviews it.
fn tell(page: &Page, notes: &mut Vec<String>) {
    if page.covered {
        notes.push("A request for consent or to subscribe lay over it and was left out. Look whether the text is whole.".to_owned());
    }
    for other in &page.others {
        let other = shorten(other);
        notes.push(format!(
            "Another article stands on the page, “{other}”, and was left out. Save it by itself."
        ));
    }
}

/// The text of a page's bytes, in the encoding that a browser would take. Empty where they are no text.
pub fn decoded(bytes: &[u8]) -> String {
    decode::text(bytes, true).map_or_else(|_| String::new(), |(text, _)| text)
}

/// The text of a piece of HTML, an empty line between two paragraphs: what [`article`] does with the piece
/// that it chooses.
pub fn plain_text(html: &str) -> String {
    walk::text_of(Document::from(html).root())
}

pub(super) fn read(file: &File, html: &str, notes: Vec<String>) -> Result<Draft, Refused> {
    read_at(file, html, None, notes)
}

pub(super) fn read_at(
    file: &File,
    html: &str,
    address: Option<&str>,
    mut notes: Vec<String>,
) -> Result<Draft, Refused> {
    match article_at(html, address, &mut notes) {
        Ok(article) => file.draft(article, notes),
        Err(why) => Err(file.refuse(0, why, "Copy the article’s text into a .txt file")),
    }
}

/// Bytes before which a browser or SingleFile begins to say where a page was read.
const HEAD: usize = 2_048;

/// Where the page was read, by the comment that a browser (`saved from url=(0024)https://…`) or SingleFile
/// (`url: https://…`) writes at its beginning.
fn saved_from(html: &str) -> Option<&str> {
    let at = html.find("<!--").filter(|&at| at < HEAD)?;
    let comment = &html[at..];
    let comment = comment.split("-->").next()?;
    let after = match comment.split_once("saved from url=(") {
        Some((_, rest)) => rest.split_once(')')?.1,
        None if comment.contains("Page saved with SingleFile") => comment.split_once("url:")?.1,
        None => return None,
    };
    after.split_whitespace().next()
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}
