//! A quotation as a card: the words, who, where, how sure, and what can be done with it.

use crossquote_core::cite;
use crossquote_core::export::fragment;
use crossquote_core::model::{Kind, Quotation, Span};

use crate::clipboard::{absolute, copier};
use crate::components::articles::{article_link, provenance, siglum};
use crate::components::said::{in_place, words};
use crate::element::{El, Inside, el, link};
use crate::route::{Comparison, Route};
use crate::store::Store;
use crate::texts::once_here;
use crate::wording;

/// The card of a quotation as it is, once its words are here.
pub(crate) fn plain_card(index: u32) -> Inside {
    once_here(vec![Store::get().quotation(index).article], move || quotation_card(index, &[], None))
}

/// The card of a quotation, with what a search matched in it, and where it matched beside it.
pub(crate) fn quotation_card(index: u32, marks: &[Span], beside: Option<String>) -> El {
    let quotation = Store::get().quotation(index);
    let alone = quotation.content.len() == 1 && quotation.content[0] == quotation.context;
    let context = || {
        el("p")
            .class("card-context")
            .child(el("span").class("card-label").child("In place: "))
            .child(in_place(index, marks))
    };
    el("article")
        .class(format!("card card-{}", quotation.kind.name()))
        .test("quotation")
        .child(
            el("header").class("card-head").child(speaker_line(quotation)).child(badges(quotation)),
        )
        .child(el("blockquote").class("card-said").child(words(index, marks)))
        .child((!alone).then(context))
        .child(beside.map(|found| el("p").class("hint").test("beside").child(found)))
        .child(
            el("p")
                .class("card-where")
                .child(article_link(quotation.article))
                .child(" ")
                .child(provenance(quotation.article)),
        )
        .child(actions(index))
}

fn speaker_line(quotation: &'static Quotation) -> El {
    let speaker = Store::get().speaker(quotation.speaker);
    let role = speaker.role.as_deref().map(|role| el("span").class("card-role").child(role));
    el("h3").class("card-speaker").child(speaker_link(quotation.speaker)).child(role)
}

/// The name of a speaker, leading to everything of theirs.
pub(crate) fn speaker_link(speaker: u32) -> El {
    let speaker = Store::get().speaker(speaker);
    link(&Route::Speakers { speaker: Some(speaker.id.clone()) }).child(speaker.name.as_str())
}

/// Kind, and a warning where the attribution is not certain. What an editor checked has no
/// confidence of a machine to show.
pub(crate) fn badges(quotation: &'static Quotation) -> El {
    let doubt = wording::certainty(quotation.certainty()).map(|word| {
        el("span")
            .class(format!("badge badge-{word}"))
            .attr(
                "title",
                format!("Confidence {} per cent: check it in the article", quotation.confidence),
            )
            .child(word)
            .child(" attribution")
    });
    let trust = checked(quotation.checked).or(doubt);
    el("span").class("badges").child(kind_badge(quotation.kind)).child(trust)
}

/// Says that an editor decided something about a quotation, a speaker or a statement.
pub(crate) fn checked(by_an_editor: bool) -> Option<El> {
    by_an_editor.then(|| el("span").class("badge badge-checked").child(wording::CHECKED))
}

pub(crate) fn kind_badge(kind: Kind) -> El {
    el("span")
        .class(format!("badge badge-{}", kind.name()))
        .attr("title", wording::explain_kind(kind))
        .child(kind.name())
}

fn actions(index: u32) -> El {
    let here = in_article(index);
    let address = here.fragment();
    let citation = move || {
        let store = Store::get();
        let citation = cite::citation(store.dataset, store.quotation(index));
        format!("{citation}{}\n", absolute(&in_article(index).fragment()))
    };
    el("footer")
        .class("card-actions")
        .child(link(&here).class("action").child("Open in article"))
        .child(compare_links(index))
        .child(copier("Copy with citation", "Quotation copied with its citation.", citation))
        .child(link(&alone(index)).class("action action-alone").child("On its own"))
        .child(copier("Copy link", "Link to this quotation copied.", move || absolute(&address)))
        .child(at_the_outlet(index))
}

/// Where the outlet's own page has these words, which browsers scroll to and mark.
fn at_the_outlet(index: u32) -> Option<El> {
    let store = Store::get();
    let address = fragment::quotation(store.dataset, store.quotation(index))?;
    // Browsers follow a text fragment only to pages that no other page can script.
    let link = el("a").class("action").attr("href", address).attr("target", "_blank");
    Some(link.attr("rel", "noopener").child("At the outlet"))
}

/// Where a quotation stands in its article.
pub(crate) fn in_article(index: u32) -> Route {
    let store = Store::get();
    let quotation = store.quotation(index);
    Route::Article {
        id: store.article(quotation.article).id.clone(),
        quote: Some(quotation.id.clone()),
    }
}

/// A quotation on its own.
fn alone(index: u32) -> Route {
    Route::Quotation { id: Store::get().quotation(index).id.clone() }
}

/// A link to the comparison with every other article that reports the same statement.
pub(crate) fn compare_links(index: u32) -> Vec<El> {
    let store = Store::get();
    let here = store.quotation(index).article;
    let mut others: Vec<u32> =
        store.elsewhere(index).map(|other| store.quotation(other).article).collect();
    others.retain(|&article| article != here);
    others.dedup();
    if others.is_empty() {
        return vec![el("span").class("action action-none").child("No other report found")];
    }
    let few = others.len() <= COMPARED;
    let compare = others.into_iter().filter(|_| few).map(|other| {
        link(&comparison(index, other))
            .class("action")
            .test("compare")
            .child("Compare with ")
            .child(siglum(other))
    });
    std::iter::once(all_versions(index)).chain(compare).collect()
}

/// Other articles up to which a card leads to each comparison; to more, the statement does.
const COMPARED: usize = 3;

/// A link to the statement that a quotation reports.
pub(crate) fn all_versions(index: u32) -> El {
    let store = Store::get();
    let id = store.dataset.statements[store.quotation(index).statement as usize].id.clone();
    link(&Route::Statement { id, base: None, with: None })
        .class("action")
        .test("all-versions")
        .child("All versions")
}

/// The comparison of a quotation's article with another one, its statement in focus.
pub(crate) fn comparison(index: u32, other: u32) -> Route {
    let store = Store::get();
    let quotation = store.quotation(index);
    Route::Compare(Comparison {
        left: Some(store.article(quotation.article).id.clone()),
        right: Some(store.article(other).id.clone()),
        statement: Some(store.dataset.statements[quotation.statement as usize].id.clone()),
        ..Comparison::default()
    })
}
