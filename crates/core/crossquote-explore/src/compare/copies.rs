//! Copies: articles whose own texts are nearly the same, as those are that print one agency's report.
//!
//! Two outlets that carry the same wire copy are two outlets and one text: who counts witnesses must
//! count them once. What stands in quotation marks is left out, because independent reports of one
//! speech quote the same words.

use super::witness::Lexicon;
use crossquote_model::{Dataset, Span};
use crossquote_text::order::{sort, sort_and_dedup};
use crossquote_text::words;

/// Words that are compared at a time: fewer stand in any two articles about one thing, of more a
/// single changed word takes too many away.
const WORDS: usize = 5;

/// The numbers of so many words.
type Run = [u32; WORDS];

/// Of the runs of words of the shorter article, so many per cent stand in the longer one, which is at
/// most twice as long: a short item and a report that begins with it are two texts. Independent
/// articles about one event share under 5, rewritten wire copy over 60.
const COPIED: usize = 50;

/// Runs of words below which two texts are too short to be called copies.
const LEAST: usize = 20;

/// The articles (indices into [`Dataset::articles`]) in groups of copies, in their order.
pub(super) fn copies(dataset: &Dataset, articles: &[u32]) -> Vec<Vec<u32>> {
    let mut lexicon = Lexicon::default();
    let runs: Vec<Vec<Run>> =
        articles.iter().map(|&article| runs(dataset, article, &mut lexicon)).collect();
    let mut group: Vec<usize> = (0..articles.len()).collect();
    for b in 0..articles.len() {
        for a in 0..b {
            if group[a] != group[b] && copied(&runs[a], &runs[b]) {
                let (from, to) = (group[a].max(group[b]), group[a].min(group[b]));
                group.iter_mut().filter(|group| **group == from).for_each(|group| *group = to);
            }
        }
    }
    let members = |number: usize| {
        let of = group.iter().zip(articles).filter(move |(group, _)| **group == number);
        of.map(|(_, &article)| article).collect::<Vec<u32>>()
    };
    (0..articles.len()).map(members).filter(|members| !members.is_empty()).collect()
}

fn copied(a: &[Run], b: &[Run]) -> bool {
    let (few, many) = if a.len() < b.len() { (a, b) } else { (b, a) };
    let shared = few.iter().filter(|run| many.binary_search(run).is_ok()).count();
    few.len() >= LEAST && many.len() <= 2 * few.len() && shared * 100 >= few.len() * COPIED
}

/// All runs of words of an article's own text outside quotation marks, sorted, each once.
fn runs(dataset: &Dataset, article: u32, lexicon: &mut Lexicon) -> Vec<Run> {
    let Some(known) = dataset.articles.get(article as usize) else { return vec![] };
    let of_article = dataset.quotations.iter().filter(|quotation| quotation.article == article);
    let mut out: Vec<Span> = of_article.flat_map(|quotation| quotation.quoted.clone()).collect();
    out.extend(known.boilerplate.iter().map(|line| line.span));
    sort(&mut out);
    let mut left_out = out.iter().peekable();
    let mut ids: Vec<u32> = Vec::new();
    for word in words(&known.text) {
        while left_out.next_if(|span| span.end <= word.span.start).is_some() {}
        if left_out.peek().is_none_or(|span| word.span.start < span.start) {
            ids.push(lexicon.id(word.text));
        }
    }
    let mut runs: Vec<Run> = ids.windows(WORDS).filter_map(|run| run.try_into().ok()).collect();
    sort_and_dedup(&mut runs);
    runs
}
