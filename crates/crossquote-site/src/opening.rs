//! The first screen: what a reader sees before the explorer runs, and without scripts at all.
//!
//! A piece of HTML with the story's name, a few quotations and every article's headline, which Trunk
//! puts into the page. It is on screen as soon as the page itself has arrived, while the program is
//! still on its way; the program then replaces it. Search engines and archives keep it. Everything
//! that comes from articles is escaped.

use crossquote_model::cite;
use crossquote_model::{Article, Dataset, Kind};

use crate::html::{address, escape};

/// How many quotations are shown: a phone's screen or two, and few bytes.
const QUOTATIONS: usize = 4;

/// How many articles are named, here and in the head: what is on screen first should not wait for a
/// thousand headlines.
pub(crate) const ARTICLES: usize = 100;

/// The HTML of the first screen.
pub(crate) fn html(dataset: &Dataset) -> String {
    let mut out = format!(
        "<div class=\"page\"><section class=\"story-head\"><h1>{}</h1>{}</section>\n",
        escape(&dataset.title),
        match dataset.description.as_str() {
            "" => String::new(),
            description => format!("<p class=\"lead\">{}</p>", escape(description)),
        }
    );
    list(
        &mut out,
        "<ol class=\"cards\">",
        featured(dataset).into_iter().map(|at| card(dataset, at)),
    );
    if !dataset.articles.is_empty() {
        out.push_str("<section><h2>The articles</h2>\n");
        let articles = (0..).zip(&dataset.articles).take(ARTICLES);
        list(&mut out, "<ol class=\"story-articles\">", articles.map(headline));
        let more = dataset.articles.len().saturating_sub(ARTICLES);
        if more > 0 {
            out.push_str(&format!("<p>And {more} more, which the explorer shows.</p>\n"));
        }
        out.push_str("</section>\n");
    }
    out.push_str("</div>\n");
    out
}

/// A list, unless nothing is in it.
fn list(out: &mut String, tag: &str, items: impl Iterator<Item = String>) {
    let mut items = items.peekable();
    if items.peek().is_some() {
        out.push_str(tag);
        out.push('\n');
        out.extend(items);
        out.push_str("</ol>\n");
    }
}

fn card(dataset: &Dataset, quotation: u32) -> String {
    let quotation = &dataset.quotations[quotation as usize];
    let article = &dataset.articles[quotation.article as usize];
    let speaker = &dataset.speakers[quotation.speaker as usize];
    let cite = address(article).map_or(String::new(), |url| format!(" cite=\"{}\"", escape(&url)));
    format!(
        "<li class=\"card\" data-testid=\"opening\"><p class=\"card-speaker\">{}</p><blockquote class=\"card-said\"{cite}><span class=\"said piece-quoted\">{}</span></blockquote><p class=\"card-where\">{}</p></li>\n",
        escape(&speaker.name),
        escape(&cite::content(article, quotation)),
        escape(&provenance(article)),
    )
}

/// An article's letter and name, which leads to the original where its address is known, and who
/// published it when. What is not stated is said to be so.
fn headline((number, article): (u32, &Article)) -> String {
    // As many colours as the style has (src/records/article_name.rs).
    let colour = number % 6;
    let name = escape(&cite::article_name(article));
    let name = match address(article) {
        Some(url) => format!("<a href=\"{}\" rel=\"noopener\">{name}</a>", escape(&url)),
        None => name,
    };
    let unnamed = if article.title.is_none() { "headline not stated · " } else { "" };
    format!(
        "<li><span class=\"article-link\"><span class=\"siglum siglum-{colour}\" aria-hidden=\"true\">{}</span> {name}</span> <span class=\"provenance\">{unnamed}{} · {}</span></li>\n",
        cite::siglum(number),
        escape(&cite::outlet(article)),
        escape(&cite::date(article)),
    )
}

/// Direct quotations, those of the statements that most articles report first: one a statement,
/// so that four reports of one sentence do not fill the screen.
pub(crate) fn featured(dataset: &Dataset) -> Vec<u32> {
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_very_many_articles_the_first_are_named_and_the_others_counted() {
        let articles = (0..ARTICLES + 3).map(|number| Article {
            id: format!("a{number}"),
            text: "Nothing was said.".into(),
            ..Article::default()
        });
        let mut dataset = Dataset { articles: articles.collect(), ..Dataset::default() };
        let page = html(&dataset);
        assert_eq!(page.matches("<li>").count(), ARTICLES);
        assert!(page.contains("<p>And 3 more, which the explorer shows.</p>"));
        dataset.articles.truncate(ARTICLES);
        assert!(!html(&dataset).contains("more, which"));
    }
}
