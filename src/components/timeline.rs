//! When articles appeared, as far as they state it: dates in order, and those without one.

use crossquote_core::cite;
use crossquote_core::compare;

use crate::components::articles::article_link;
use crate::element::{El, el};
use crate::store::Store;

/// The articles by date; nothing where none states one.
pub(crate) fn timeline(articles: &[u32]) -> Option<El> {
    let dated = compare::by_date(Store::get().dataset, articles);
    let entry = |when: El, articles: Vec<u32>| {
        let links = articles.into_iter().map(|article| el("li").child(article_link(article)));
        el("li").child(when).child(el("ul").children(links))
    };
    let none = dated.dates.is_empty();
    let dates = dated.dates.into_iter().map(|(date, articles)| {
        let readable = cite::readable_date(&date);
        entry(el("time").attr("datetime", date).child(readable), articles)
    });
    let mut list = el("ol").class("timeline").test("timeline").children(dates);
    if !dated.undated.is_empty() {
        let when = el("span").class("fact-missing").child("no date stated");
        list = list.child(entry(when, dated.undated).class("timeline-undated"));
    }
    (!none).then_some(list)
}
