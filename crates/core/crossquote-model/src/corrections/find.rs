//! Where the words of a correction stand, and which quotation they belong to.

use crossquote_text::order::{sort, sort_and_dedup, sort_by};
use std::cmp::Reverse;
use std::collections::BTreeSet;

use super::Anchor;
use crate::{Article, Dataset, Quotation, Span};
use crossquote_text::{is_stop_word, key, words};

/// Why words lead to no quotation, or to no single one: what was found, and what to do.
pub type Missing = (String, String);

/// Words that stand once or more in one article.
#[derive(Debug)]
pub struct Places {
    /// Its index.
    pub article: u32,
    /// Never empty.
    pub spans: Vec<Span>,
}

/// The article of that id.
pub fn article(articles: &[Article], id: &str) -> Result<usize, Missing> {
    articles.iter().position(|article| article.id == id).ok_or_else(|| {
        let known: Vec<&str> = articles.iter().map(|article| article.id.as_str()).take(5).collect();
        (
            format!("there is no article “{id}”"),
            format!("Write the name of its file without `.txt`, as in {}", known.join(", ")),
        )
    })
}

/// Characters that an anchor's prefix and suffix have at first where the words stand more than once.
const AROUND: usize = 16;

/// The anchor of a stretch of an article: with as much around it as tells it from the other places
/// of the same words. Where nothing does, as in a text that repeats itself whole, it is the longest.
pub fn anchor(article: &Article, span: Span) -> Anchor {
    let text = article.text.as_str();
    let mut anchor = Anchor {
        article: article.id.clone(),
        exact: span.of(text).to_owned(),
        ..Anchor::default()
    };
    let (before, after) = (&text[..span.start as usize], &text[span.end as usize..]);
    let mut around = AROUND;
    while place(std::slice::from_ref(article), &anchor).is_err() && around < 2 * text.len() {
        let first = before.char_indices().rev().take(around).last();
        let last = after.char_indices().nth(around);
        anchor.prefix = before[first.map_or(before.len(), |(at, _)| at)..].to_owned();
        anchor.suffix = after[..last.map_or(after.len(), |(at, _)| at)].to_owned();
        around *= 2;
    }
    anchor
}

/// Every place of the words of an anchor.
pub fn places(articles: &[Article], anchor: &Anchor) -> Result<Places, Missing> {
    let Anchor { article: id, exact, prefix, suffix } = anchor;
    let at = article(articles, id)?;
    if exact.trim().is_empty() {
        return Err((
            "`exact` is empty".to_owned(),
            "Copy the words of the quotation from the article".to_owned(),
        ));
    }
    let text = &articles[at].text;
    let all = text.match_indices(exact.as_str()).map(|(start, _)| (start, start + exact.len()));
    let fits = |&(start, end): &(usize, usize)| {
        text[..start].ends_with(prefix.as_str()) && text[end..].starts_with(suffix.as_str())
    };
    let spans: Vec<Span> =
        all.clone().filter(fits).map(|(start, end)| Span::new(start, end)).collect();
    match (spans.is_empty(), all.count()) {
        (false, _) => Ok(Places { article: at as u32, spans }),
        (true, 0) => Err((
            format!("article {id} does not hold the words “{}”", shown(exact)),
            "Copy them from the article, every character; if the article has changed, correct \
             or remove this"
                .to_owned(),
        )),
        (true, times) => Err((
            format!(
                "the words “{}” stand {} in article {id}, but nowhere between this `prefix` and \
                 this `suffix`",
                shown(exact),
                often(times)
            ),
            "Copy what stands right before and right after them, spaces included".to_owned(),
        )),
    }
}

/// The one place of the words of an anchor.
pub fn place(articles: &[Article], anchor: &Anchor) -> Result<(u32, Span), Missing> {
    let places = places(articles, anchor)?;
    match places.spans[..] {
        [span] => Ok((places.article, span)),
        _ => Err((
            format!(
                "the words “{}” stand {} in article {}",
                shown(&anchor.exact),
                often(places.spans.len()),
                anchor.article
            ),
            MORE_CONTEXT.to_owned(),
        )),
    }
}

const MORE_CONTEXT: &str =
    "Add `prefix` or `suffix`: what stands right before or right after the place that is meant";

/// The one quotation that has the words of an anchor; `Ok(None)` if they stand there, but in no
/// quotation.
///
/// Borders need not agree, since they may move when extraction changes: the quotation must have
/// half of the words. Of several at one place, as where one attribution holds another, it is the
/// one whose words agree most.
pub fn quotation(
    articles: &[Article],
    quotations: &[Quotation],
    anchor: &Anchor,
) -> Result<Option<usize>, Missing> {
    let places = places(articles, anchor)?;
    let mut found: Vec<usize> = Vec::new();
    for span in places.spans {
        let here = |quotation: &&(usize, &Quotation)| quotation.1.article == places.article;
        let mut best: Vec<(u64, usize)> = quotations
            .iter()
            .enumerate()
            .filter(|one| here(&one))
            .filter(|(_, quotation)| 2 * overlap(quotation, span) >= span.len())
            .map(|(number, quotation)| (agreement(quotation, span), number))
            .collect();
        sort_by(&mut best, |x, y| y.cmp(x));
        match best[..] {
            [] => {}
            [(most, _), (second, _), ..] if most == second => {
                found.extend(best.iter().filter(|one| one.0 == most).map(|one| one.1));
            }
            [(_, number), ..] => found.push(number),
        }
    }
    sort_and_dedup(&mut found);
    match found[..] {
        [] => Ok(None),
        [one] => Ok(Some(one)),
        _ => Err((
            format!(
                "{} quotations of article {} have the words “{}”",
                found.len(),
                anchor.article,
                shown(&anchor.exact)
            ),
            MORE_CONTEXT.to_owned(),
        )),
    }
}

/// How many bytes of a span a quotation's content covers.
fn overlap(quotation: &Quotation, span: Span) -> usize {
    let shared = |own: &Span| own.end.min(span.end).saturating_sub(own.start.max(span.start));
    quotation.content.iter().map(shared).sum::<u32>() as usize
}

/// What content and span share of all that either covers, in ten-thousandths.
pub fn agreement(quotation: &Quotation, span: Span) -> u64 {
    let shared = overlap(quotation, span);
    let content: usize = quotation.content.iter().map(|own| own.len()).sum();
    (shared * 10_000 / (content + span.len() - shared).max(1)) as u64
}

/// Other statements of a quotation's speaker, at most so many: those first whose first quotation shares most
/// words with it, for a reviewer to choose the one that it reports too.
pub fn alike(dataset: &Dataset, number: u32, most: usize) -> Vec<u32> {
    let one = &dataset.quotations[number as usize];
    let telling = |quotation: &Quotation| -> BTreeSet<String> {
        let text = &dataset.articles[quotation.article as usize].text;
        let words = quotation.content.iter().flat_map(|span| words(span.of(text)));
        words.map(|word| key(word.text)).filter(|key| !is_stop_word(key)).collect()
    };
    let own = telling(one);
    let of_speaker = (0..)
        .zip(&dataset.statements)
        .filter(|(at, statement)| statement.speaker == one.speaker && *at != one.statement);
    let mut others: Vec<(Reverse<usize>, u32)> = of_speaker
        .map(|(at, statement)| {
            let first = &dataset.quotations[statement.quotations[0] as usize];
            (Reverse(telling(first).intersection(&own).count()), at)
        })
        .collect();
    sort(&mut others);
    others.into_iter().take(most).map(|(_, at)| at).collect()
}

/// The beginning of words, for messages.
pub fn shown(words: &str) -> String {
    const MOST: usize = 60;
    match words.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", &words[..end]),
        None => words.to_owned(),
    }
}

fn often(times: usize) -> String {
    match times {
        1 => "once".to_owned(),
        2 => "twice".to_owned(),
        _ => format!("{times} times"),
    }
}
