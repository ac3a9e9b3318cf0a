//! Speakers: everyone who is quoted, and for one of them names, titles and everything attributed.

use std::collections::BTreeMap;

use crossquote_core::model::{Kind, Mention, Speaker, SpeakerKind};
use leptos::prelude::*;

use crate::components::articles::{article_link, siglum};
use crate::components::quotation_card::quotation_card;
use crate::components::title::set_title;
use crate::navigation::Navigation;
use crate::pages::unknown::missing;
use crate::route::Route;
use crate::store::Store;
use crate::wording::{count, speaker_kind};

pub(crate) fn page() -> AnyView {
    let route = Navigation::get().route();
    let named = Memo::new(move |_| match route.get() {
        Route::Speakers { speaker } => speaker,
        _ => None,
    });
    (move || match named.get() {
        None => everyone(),
        Some(id) => match Store::get().speaker_named(&id) {
            Some(speaker) => one(speaker),
            None => missing("speaker", &id),
        },
    })
    .into_any()
}

fn everyone() -> AnyView {
    let store = Store::get();
    set_title("Speakers");
    let groups = [
        (SpeakerKind::Person, "People"),
        (SpeakerKind::Organisation, "Organisations"),
        (SpeakerKind::Group, "Unnamed people"),
        (SpeakerKind::Unattributed, "No source given"),
    ];
    let sections = groups.into_iter().filter_map(|(kind, heading)| {
        let rows: Vec<AnyView> = (0..)
            .zip(&store.dataset.speakers)
            .filter(|(_, speaker)| speaker.kind == kind)
            .map(|(index, speaker)| row(index, speaker))
            .collect();
        (!rows.is_empty()).then(|| {
            view! {
                <section>
                    <h2>{heading} " " <span class="hint">{rows.len()}</span></h2>
                    <ul class="speaker-list">{rows}</ul>
                </section>
            }
        })
    });
    view! {
        <div class="page page-speakers">
            <h1>"Speakers"</h1>
            <p class="lead">"Everyone to whom words are attributed, most quoted first. Spellings and titles of one person are joined; the forms used are listed."</p>
            {sections.collect_view()}
        </div>
    }
    .into_any()
}

fn row(index: u32, speaker: &'static Speaker) -> AnyView {
    let store = Store::get();
    let href = Route::Speakers { speaker: Some(speaker.id.clone()) }.fragment();
    let mut articles: Vec<u32> =
        store.quotations_by(index).map(|q| store.quotation(q).article).collect();
    let quotations = articles.len();
    articles.dedup();
    view! {
        <li class="speaker-row" data-testid="speaker">
            <a href=href>{speaker.name.as_str()}</a>
            <span class="speaker-role">{speaker.role.as_deref()}</span>
            <span class="speaker-where">{articles.into_iter().map(siglum).collect_view()}</span>
            <span class="speaker-count">{count(quotations, "quotation")}</span>
        </li>
    }
    .into_any()
}

fn one(index: u32) -> AnyView {
    let store = Store::get();
    let speaker = store.speaker(index);
    set_title(&speaker.name);
    let quotations: Vec<u32> = store.quotations_by(index).collect();
    let kinds = Kind::ALL.map(|kind| {
        let number = quotations.iter().filter(|&&q| store.quotation(q).kind == kind).count();
        format!("{number} {}", kind.name())
    });
    let mut by_article: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for &quotation in &quotations {
        by_article.entry(store.quotation(quotation).article).or_default().push(quotation);
    }
    let sections = by_article.into_iter().map(|(article, quotations)| {
        let cards = quotations.into_iter().map(|q| view! { <li>{quotation_card(q, &[])}</li> });
        view! {
            <section>
                <h2 class="speaker-article">{article_link(article)}</h2>
                <ol class="cards">{cards.collect_view()}</ol>
            </section>
        }
    });
    view! {
        <div class="page page-speaker" data-testid="speaker-page">
            <p class="eyebrow"><a href="#/speakers">"All speakers"</a></p>
            <h1>{speaker.name.as_str()}</h1>
            <p class="lead">
                {speaker.role.as_deref().unwrap_or_else(|| speaker_kind(speaker.kind))} " · "
                {count(quotations.len(), "quotation")} ": " {kinds.join(", ")}
            </p>
            {forms(speaker)}
            {sections.collect_view()}
        </div>
    }
    .into_any()
}

/// Every name and title used for the speaker, by article.
fn forms(speaker: &'static Speaker) -> AnyView {
    let mut by_article: BTreeMap<u32, Vec<&'static Mention>> = BTreeMap::new();
    for mention in &speaker.mentions {
        by_article.entry(mention.article).or_default().push(mention);
    }
    if by_article.is_empty() {
        return ().into_any();
    }
    let rows = by_article.into_iter().map(|(article, mentions)| {
        let forms = mentions.into_iter().map(|mention| {
            let times = mention.spans.len();
            view! {
                <li>
                    {mention.form.as_str()}
                    {(times > 1).then(|| view! { <span class="forms-times">" × "{times}</span> })}
                </li>
            }
        });
        view! { <tr><th scope="row">{article_link(article)}</th><td><ul class="forms">{forms.collect_view()}</ul></td></tr> }
    });
    view! {
        <details class="forms-box" open>
            <summary>"Called"</summary>
            <table class="forms-table" data-testid="forms"><tbody>{rows.collect_view()}</tbody></table>
        </details>
    }
    .into_any()
}
