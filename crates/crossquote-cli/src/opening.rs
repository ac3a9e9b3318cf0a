//! The first screen: what a reader sees before the explorer runs, and without scripts at all.
//!
//! A piece of HTML with the story's name and a few quotations, which Trunk puts into the page. It
//! is on screen as soon as the page itself has arrived, while the program is still on its way; the
//! program then replaces it. Everything that comes from articles is escaped.

use crossquote_core::cite;
use crossquote_core::model::{Article, Dataset, Kind};

/// How many quotations are shown: a phone's screen or two, and few bytes.
const QUOTATIONS: usize = 4;

/// The HTML of the first screen.
pub(crate) fn html(dataset: &Dataset) -> String {
    let mut out = format!(
        "<div class=\"page\"><section class=\"story-head\"><h1>{}</h1><p class=\"lead\">{}</p></section>\n<ol class=\"cards\">\n",
        escape(&dataset.title),
        escape(&dataset.description)
    );
    for quotation in featured(dataset) {
        let quotation = &dataset.quotations[quotation as usize];
        let article = &dataset.articles[quotation.article as usize];
        let speaker = &dataset.speakers[quotation.speaker as usize];
        out.push_str(&format!(
            "<li class=\"card\" data-testid=\"opening\"><p class=\"card-speaker\">{}</p><blockquote class=\"card-said\"><span class=\"said piece-quoted\">{}</span></blockquote><p class=\"card-where\">{}</p></li>\n",
            escape(&speaker.name),
            escape(&cite::content(article, quotation)),
            escape(&provenance(article)),
        ));
    }
    out.push_str("</ol></div>\n");
    out
}

/// Direct quotations, those of the statements that most articles report first: one a statement,
/// so that four reports of one sentence do not fill the screen.
fn featured(dataset: &Dataset) -> Vec<u32> {
    let direct = |&&quotation: &&u32| dataset.quotations[quotation as usize].kind == Kind::Direct;
    let mut first: Vec<(usize, u32)> = dataset
        .statements
        .iter()
        .filter_map(|statement| {
            let quotation = statement.quotations.iter().find(direct)?;
            Some((statement.quotations.len(), *quotation))
        })
        .collect();
    first.sort_by_key(|&(reports, quotation)| (std::cmp::Reverse(reports), quotation));
    first.into_iter().take(QUOTATIONS).map(|(_, quotation)| quotation).collect()
}

fn provenance(article: &Article) -> String {
    let (name, outlet) = (cite::article_name(article), cite::outlet(article));
    format!("{name}, {outlet}, {}", cite::date(article))
}

/// Text as HTML text: no character of it can open a tag or an entity, or close an attribute.
fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c => out.push(c),
        }
    }
    out
}
