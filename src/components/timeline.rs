//! When articles appeared, as far as they state it: dates in order, and those without one.

use crossquote_core::cite;
use crossquote_core::compare;

use crate::components::articles::article_link;
use crate::element::{El, el};
use crate::store::Store;

/// Articles of one date that are named; more are counted, and dates shown; others are in the pages' lists.
const NAMED: usize = 6;
const DATES: usize = 60;

/// The articles by date; nothing where none states one.
pub(crate) fn timeline(articles: &[u32]) -> Option<El> {
    let dated = compare::by_date(Store::get().dataset, articles);
    let entry = |when: El, articles: Vec<u32>| {
        let more = articles.len().saturating_sub(NAMED);
        let links = articles.into_iter().take(NAMED);
        let links = links.map(|article| el("li").child(article_link(article)));
        let more = (more > 0).then(|| el("li").class("hint").child(format!("and {more} more")));
        el("li").child(when).child(el("ul").children(links).child(more))
    };
    let none = dated.dates.is_empty();
    let more = dated.dates.len().saturating_sub(DATES);
    let dates = dated.dates.into_iter().take(DATES).map(|(date, articles)| {
        let readable = cite::readable_date(&date);
        entry(el("time").attr("datetime", date).child(readable), articles)
    });
    let mut list = el("ol").class("timeline").test("timeline").children(dates);
    if more > 0 {
        list = list.child(el("li").class("hint").child(format!("and {more} later dates")));
    }
    if !dated.undated.is_empty() {
        let when = el("span").class("fact-missing").child("no date stated");
        list = list.child(entry(when, dated.undated).class("timeline-undated"));
    }
    (!none).then_some(list)
}
