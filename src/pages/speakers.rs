//! Speakers: everyone who is quoted, and for one of them names, titles and everything attributed.

use crossquote_core::compare;
use crossquote_core::model::{Kind, Mention, SpeakerKind};
use crossquote_core::text::joined;
use leptos::prelude::*;

use crate::components::articles::{article_link, siglum};
use crate::components::long_list::{LongList, show_all};
use crate::components::quotation_card::{checked, plain_card, speaker_link};
use crate::components::sideways::sideways;
use crate::components::timeline::timeline;
use crate::components::title::set_title;
use crate::element::{El, el, live, nothing};
use crate::navigation::Navigation;
use crate::pages::unknown::missing;
use crate::route::Route;
use crate::state::Derived;
use crate::store::Store;
use crate::texts::waiting;
use crate::wording::{NO_QUOTATIONS, count, speaker_kind};

/// Speakers of one sort, and articles of one speaker, that are shown before "show all".
const SPEAKERS_FIRST: usize = 50;
const ARTICLES_FIRST: usize = 12;

/// The bit that says that the table of articles is shown whole; 1 is the list's below it.
const ROWS: usize = 2;

/// The lists' names on the page, by [`SpeakerKind`].
const GROUPS: [&str; 4] = ["people", "organisations", "groups", "unattributed"];

pub(crate) fn page() -> AnyView {
    let route = Navigation::get().route();
    let named = Derived::new(move |_| match route.get() {
        Route::Speakers { speaker } => speaker,
        _ => None,
    });
    live(move || match named.get() {
        None => everyone().any(),
        Some(id) => match Store::get().speaker_named(&id) {
            Some(speaker) => one(speaker).any(),
            None => missing("speaker", &id).any(),
        },
    })
}

fn everyone() -> El {
    set_title("Speakers");
    let lead = match Store::get().dataset.speakers.is_empty() {
        true => NO_QUOTATIONS,
        false => {
            "Everyone to whom words are attributed, most quoted first. Spellings and titles of \
             one person are joined."
        }
    };
    el("div")
        .class("page page-speakers")
        .child(
            el("section")
                .child(el("h1").child("Speakers"))
                .child(el("p").class("lead").child(lead)),
        )
        .child(group(SpeakerKind::Person, "People"))
        .child(group(SpeakerKind::Organisation, "Organisations and places that speak"))
        .child(group(SpeakerKind::Group, "Groups and unnamed people"))
        .child(group(SpeakerKind::Unattributed, "No source given"))
}

/// The speakers of one sort; nothing where there are none.
fn group(kind: SpeakerKind, heading: &'static str) -> Option<El> {
    let speakers = (0..).zip(&Store::get().dataset.speakers);
    let group: Vec<u32> =
        speakers.filter(|(_, speaker)| speaker.kind == kind).map(|(index, _)| index).collect();
    let list = LongList {
        list: el("ul").class("speaker-list"),
        name: GROUPS[kind as usize],
        bit: 1 << kind as usize,
        unfolded: Navigation::get().unfolded(),
        total: group.len(),
        first: SPEAKERS_FIRST,
        noun: "speakers",
    };
    (!group.is_empty()).then(|| {
        let number = el("span").class("hint").child(format!(" {}", group.len()));
        el("section")
            .child(el("h2").child(heading).child(number))
            .children(list.of(move |at| row(group[at])))
    })
}

fn row(index: u32) -> El {
    let store = Store::get();
    let speaker = store.speaker(index);
    let mut articles: Vec<u32> =
        store.quotations_by(index).map(|q| store.quotation(q).article).collect();
    let quotations = count(articles.len(), "quotation");
    articles.dedup();
    let sigla = articles.into_iter().map(siglum);
    el("li")
        .class("speaker-row")
        .test("speaker")
        .child(speaker_link(index))
        .child(
            el("span")
                .class("speaker-role")
                .child(speaker.role.as_deref())
                .child(checked(speaker.checked)),
        )
        .child(el("span").class("speaker-where").children(sigla))
        .child(el("span").class("speaker-count").child(quotations))
}

fn one(index: u32) -> El {
    let store = Store::get();
    let speaker = store.speaker(index);
    set_title(&speaker.name);
    let quotations: Vec<u32> = store.quotations_by(index).collect();
    let kinds = Kind::ALL.map(|kind| {
        let number = quotations.iter().filter(|&&q| store.quotation(q).kind == kind).count();
        format!("{number} {}", kind.name())
    });
    let lead = format!(
        "{} · {}: {}",
        speaker.role.as_deref().unwrap_or_else(|| speaker_kind(speaker.kind)),
        count(quotations.len(), "quotation"),
        joined(kinds.iter().map(String::as_str), ", ")
    );
    // In order of article: neighbours that share one share a section.
    let sections: Vec<Vec<u32>> = quotations
        .chunk_by(|&a, &b| store.quotation(a).article == store.quotation(b).article)
        .map(<[u32]>::to_vec)
        .collect();
    let articles: Vec<u32> = sections.iter().map(|of| store.quotation(of[0]).article).collect();
    let list = LongList {
        list: el("div").class("speaker-articles"),
        name: "speaker-articles",
        bit: 1,
        unfolded: Navigation::get().unfolded(),
        total: sections.len(),
        first: ARTICLES_FIRST,
        noun: "articles",
    };
    let section = move |of_article: &[u32]| {
        let cards = of_article.iter().map(|&q| el("li").child(plain_card(q)));
        let article = store.quotation(of_article[0]).article;
        el("section")
            .child(el("h2").class("speaker-article").child(article_link(article)))
            .child(el("ol").class("cards").children(cards))
    };
    el("div")
        .class("page page-speaker")
        .test("speaker-page")
        .child(
            el("section")
                .child(
                    el("p")
                        .class("eyebrow")
                        .child(el("a").attr("href", "#/speakers").child("All speakers")),
                )
                .child(el("h1").child(speaker.name.as_str()))
                .child(el("p").class("lead").child(lead))
                .child(checked(speaker.checked)),
        )
        .child((!quotations.is_empty()).then(|| by_article(index, &sections)))
        .child(related(index))
        .child(
            timeline(&articles).map(|dates| {
                el("section").child(el("h2").child("When they were quoted")).child(dates)
            }),
        )
        .children(list.of(move |at| section(&sections[at])))
}

/// How each article quotes the speaker: in which kinds, with which cues, under which names.
fn by_article(index: u32, sections: &[Vec<u32>]) -> El {
    let store = Store::get();
    let speaker = store.speaker(index);
    let heads = ["Article", "Direct", "Mixed", "Indirect", "Words", "Cues", "Named as"];
    let heads = heads.map(|head| el("th").attr("scope", "col").child(head));
    // Those that quote the speaker, and those that name them only.
    let mut rows: Vec<(u32, Vec<u32>)> =
        sections.iter().map(|of| (store.quotation(of[0]).article, of.clone())).collect();
    for mention in &speaker.mentions {
        if rows.iter().all(|row| row.0 != mention.article) {
            rows.push((mention.article, vec![]));
        }
    }
    let unfolded = Navigation::get().unfolded();
    let all = rows.len();
    let lines = move || {
        let shown = if unfolded.get() & ROWS == 0 { all.min(ARTICLES_FIRST) } else { all };
        let line = |(article, quotations): &(u32, Vec<u32>)| {
            let mentions = speaker.mentions.iter().filter(|mention| mention.article == *article);
            figures(article_link(*article), quotations).child(el("td").child(forms(mentions)))
        };
        el("tbody").children(rows[..shown].iter().map(line)).any()
    };
    let next = format!(".quoting tbody tr:nth-child({}) a", ARTICLES_FIRST + 1);
    let more = move || match all > ARTICLES_FIRST {
        true => show_all(unfolded, ROWS, all, "rows", next.clone()),
        false => nothing(),
    };
    let table = el("table")
        .class("quoting")
        .test("forms")
        .child(el("thead").child(el("tr").children(heads)))
        .child(live(lines));
    folding("By article", sideways("How each article quotes", table)).child(live(more))
}

/// Something under a heading that folds it.
fn folding(heading: &'static str, inside: El) -> El {
    let summary = el("summary").child(heading);
    el("details").class("forms-box").attr("open", "").child(summary).child(inside)
}

/// The line of a table: how many quotations of each kind, their words, and their cues. Drawn in a view, which
/// is drawn anew when texts that it awaits have come.
pub(crate) fn figures(head: El, quotations: &[u32]) -> El {
    let line = el("tr").child(el("th").attr("scope", "row").child(head));
    let mut articles: Vec<u32> =
        quotations.iter().map(|&index| Store::get().quotation(index).article).collect();
    articles.dedup();
    if let Some(waiting) = waiting(&articles, false) {
        return line.child(el("td").attr("colspan", "5").child(waiting));
    }
    let quoting = compare::quoting(Store::get().dataset, quotations);
    let number = |number: u32| match number {
        0 => el("td").class("matrix-none").child("–"),
        number => el("td").class("number").child(number as usize),
    };
    let cues = quoting.cues.iter().map(|(cue, times)| match times {
        1 => cue.clone(),
        times => format!("{cue} × {times}"),
    });
    let cues: Vec<String> = cues.collect();
    line.children(quoting.kinds.map(number))
        .child(number(quoting.words))
        .child(el("td").child(joined(cues.iter().map(String::as_str), ", ")))
}

/// What the speaker has to do with others, each with the reason and the words that it rests on.
fn related(index: u32) -> Option<El> {
    let mut rows = None;
    for link in &Store::get().dataset.related {
        if link.a == index || link.b == index {
            let other = speaker_link(link.a + link.b - index);
            let row = row_of(other, &link.reason, &link.evidence);
            rows = Some(rows.unwrap_or_else(|| el("tbody")).child(row));
        }
    }
    rows.map(|rows| {
        let table = el("table").class("forms-table").test("related").child(rows);
        folding("Related, and kept apart", table)
    })
}

/// A line of a table: whose, why, and the words used.
fn row_of(head: El, reason: &'static str, mentions: &'static [Mention]) -> El {
    el("tr")
        .child(el("th").attr("scope", "row").child(head))
        .child(el("td").child(reason).child(forms(mentions.iter())))
}

/// Words used for somebody, with how often.
fn forms(mentions: impl Iterator<Item = &'static Mention>) -> El {
    let mut forms = el("ul").class("forms");
    for mention in mentions {
        let times = mention.spans.len();
        let often = || el("span").class("forms-times").child(format!(" × {times}"));
        let form = el("li").child(mention.form.as_str()).child((times > 1).then(often));
        forms = forms.child(form);
    }
    forms
}
