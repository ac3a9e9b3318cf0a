//! One article: its full text with quotations marked in place; choosing one explains it.

use crossquote_core::cite;
use crossquote_core::model::{Article, Span, Stated};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::components::articles::siglum;
use crate::components::quotation_card::{badges, compare_links, in_article};
use crate::components::said::{draw_piece, quoted_layers, said};
use crate::components::title::set_title;
use crate::navigation::Navigation;
use crate::pages::unknown::missing;
use crate::pieces::{Cover, Layers, Piece, covers, cut};
use crate::route::Route;
use crate::store::Store;
use crate::wording::{self, count};

pub(crate) fn page() -> AnyView {
    let route = Navigation::get().route();
    let named = Memo::new(move |_| match route.get() {
        Route::Article { id, .. } => id,
        _ => String::new(),
    });
    let chosen = Memo::new(move |_| match route.get() {
        Route::Article { quote, .. } => quote,
        _ => None,
    });
    (move || {
        let id = named.get();
        match Store::get().article_named(&id) {
            Some(article) => one(article, chosen),
            None if id.is_empty() => ().into_any(),
            None => missing("article", &id),
        }
    })
    .into_any()
}

fn one(index: u32, chosen: Memo<Option<String>>) -> AnyView {
    let store = Store::get();
    let article = store.article(index);
    let name = cite::article_name(article);
    set_title(&name);
    let chosen = Memo::new(move |_| {
        chosen
            .with(|id| id.as_deref().and_then(|id| store.quotation_named(id)))
            .filter(|&quotation| store.quotation(quotation).article == index)
    });
    // Follows the choice, also the one that a link brought.
    Effect::new(move |_| {
        if let Some(quotation) = chosen.get() {
            request_animation_frame(move || bring_into_view(quotation));
        }
    });
    let quotations = store.quotations_in(index).count();
    view! {
        <div class="page page-article" class:with-detail=move || chosen.get().is_some()>
            <section class="article-head">
                <p class="eyebrow">{siglum(index)} " Article " {cite::siglum(index)}</p>
                <h1>{name}</h1>
                {facts(article)}
                <p class="hint">
                    {count(quotations, "quotation")} " marked in the text. Choose one to see who, how and where else."
                </p>
            </section>
            <div class="article-columns">
                <div class="article-text" data-testid="article-text">{text(index, chosen)}</div>
                <aside class="detail" aria-label="Chosen quotation" aria-live="polite">
                    {move || chosen.get().map(detail)}
                </aside>
            </div>
        </div>
    }
    .into_any()
}

/// What the text states about itself, each with the words it was read from.
fn facts(article: &'static Article) -> AnyView {
    let fact = |name: &'static str, stated: &'static Option<Stated>, shown: String| {
        let from = stated.as_ref().map(|stated| {
            let words: Vec<String> =
                stated.from.iter().map(|span| format!("“{}”", span.of(&article.text))).collect();
            match words.is_empty() {
                true => "supplied by the editor".to_owned(),
                false => format!("read from {}", words.join(", ")),
            }
        });
        let class = if stated.is_some() { "" } else { "fact-missing" };
        view! { <div><dt>{name}</dt><dd><span class=class>{shown}</span> {from.map(|from| view! { <span class="fact-from">{from}</span> })}</dd></div> }
            .into_any()
    };
    let plain = |stated: &Option<Stated>| {
        stated.as_ref().map_or("not stated".to_owned(), |stated| stated.value.clone())
    };
    let published = article
        .published
        .as_ref()
        .map_or("not stated".to_owned(), |date| cite::readable_date(&date.value));
    view! {
        <dl class="facts" data-testid="facts">
            {fact("Headline", &article.title, plain(&article.title))}
            {fact("Outlet", &article.outlet, plain(&article.outlet))}
            {fact("Byline", &article.byline, plain(&article.byline))}
            {fact("Date", &article.published, published)}
            {article.url.as_ref().map(|url| view! {
                <div><dt>"Address"</dt><dd><a href=url.value.clone() rel="noopener noreferrer" target="_blank">{url.value.clone()}</a></dd></div>
            })}
        </dl>
    }
    .into_any()
}

/// The whole text, a paragraph a line, nothing left out: what is not the article's own is folded.
fn text(index: u32, chosen: Memo<Option<u32>>) -> AnyView {
    let store = Store::get();
    let article = store.article(index);
    let mut layers: Vec<Cover> = Vec::new();
    for quotation in store.quotations_in(index) {
        let record = store.quotation(quotation);
        let own = |span: Span, layer| Cover { span, layer, owner: Some(quotation) };
        layers.extend(record.content.iter().map(|&span| own(span, Layers::CONTENT)));
        layers.extend(quoted_layers(&article.text, record));
        layers.extend(covers(&record.cue, Layers::CUE));
        layers.extend(covers(&record.source, Layers::SOURCE));
    }
    let mut blocks: Vec<AnyView> = Vec::new();
    let mut boilerplate = article.boilerplate.iter().peekable();
    let mut at = 0;
    while at < article.text.len() {
        if let Some(folded) = boilerplate.next_if(|folded| folded.span.start as usize <= at) {
            let reason = folded.reason.clone();
            let words = folded.span.of(&article.text).trim();
            blocks.push(
                view! {
                    <details class="folded" data-testid="folded">
                        <summary>"Not the article’s own text: " {reason}</summary>
                        <p>{words}</p>
                    </details>
                }
                .into_any(),
            );
            at = at.max(folded.span.end as usize);
            continue;
        }
        let line = article.text[at..].find('\n').map_or(article.text.len(), |end| at + end + 1);
        let span = Span::new(at, line);
        if !span.of(&article.text).trim().is_empty() {
            let pieces = cut(span, &layers).into_iter().map(|piece| mark(article, piece, chosen));
            blocks.push(view! { <p>{pieces.collect_view()}</p> }.into_any());
        }
        at = line;
    }
    blocks.into_any()
}

/// A piece of text; one that belongs to a quotation is a link that chooses it.
fn mark(article: &'static Article, piece: Piece, chosen: Memo<Option<u32>>) -> AnyView {
    let drawn = draw_piece(&article.text, piece);
    let Some(owner) = piece.owner else { return drawn };
    let store = Store::get();
    let quotation = store.quotation(owner);
    let speaker = &store.speaker(quotation.speaker).name;
    let is_chosen = move || chosen.get() == Some(owner);
    let class = format!("quoted-here quoted-here-{}", quotation.kind.name());
    view! {
        <a
            class=class
            class:chosen=is_chosen
            href=in_article(owner).fragment()
            data-quotation=owner
            aria-current=move || is_chosen().then_some("true")
            title=format!("{speaker}, {}", quotation.kind.name())
        >
            {drawn}
        </a>
    }
    .into_any()
}

/// Who said it, how that is known, and where else it is reported.
fn detail(index: u32) -> AnyView {
    let store = Store::get();
    let quotation = store.quotation(index);
    let article = store.article(quotation.article);
    let speaker = store.speaker(quotation.speaker);
    let words = |spans: &[Span]| match spans {
        [] => "none given".to_owned(),
        spans => spans
            .iter()
            .map(|span| format!("“{}”", span.of(&article.text)))
            .collect::<Vec<_>>()
            .join(" "),
    };
    let close = Route::Article { id: article.id.clone(), quote: None }.fragment();
    let others: Vec<u32> = store.elsewhere(index).collect();
    view! {
        <div class="detail-card" data-testid="detail">
            <a class="detail-close" href=close aria-label="Close">"×"</a>
            <h2>
                <a href=Route::Speakers { speaker: Some(speaker.id.clone()) }
                    .fragment()>{speaker.name.as_str()}</a>
            </h2>
            {speaker.role.as_deref().map(|role| view! { <p class="card-role">{role}</p> })}
            {badges(quotation)}
            <blockquote class="card-said">{said(index, &[])}</blockquote>
            <dl class="facts">
                <div><dt>"Source"</dt><dd>{words(&quotation.source)}</dd></div>
                <div><dt>"Cue"</dt><dd>{words(&quotation.cue)}</dd></div>
                {quotation.to.map(|to| view! {
                    <div><dt>"Said to"</dt><dd>{words(&[to])}</dd></div>
                })}
                <div>
                    <dt>"Confidence"</dt>
                    <dd>
                        {quotation.confidence} " % "
                        {wording::certainty(quotation.certainty())}
                    </dd>
                </div>
                <div>
                    <dt>"How it was found"</dt>
                    <dd><ul class="evidence">{evidence(index)}</ul></dd>
                </div>
            </dl>
            <h3>"The same statement elsewhere"</h3>
            {if others.is_empty() {
                view! { <p class="hint">"No other report of it was found in this collection."</p> }.into_any()
            } else {
                let versions = others.into_iter().map(|other| view! {
                    <li>
                        <a class="version-where" href=in_article(other).fragment()>{siglum(store.quotation(other).article)}</a>
                        <blockquote>{said(other, &[])}</blockquote>
                    </li>
                });
                view! { <ul class="versions">{versions.collect_view()}</ul> <p class="card-actions">{compare_links(index)}</p> }.into_any()
            }}
        </div>
    }
    .into_any()
}

fn evidence(index: u32) -> AnyView {
    let store = Store::get();
    let quotation = store.quotation(index);
    let text = &store.article(quotation.article).text;
    quotation
        .evidence
        .iter()
        .map(|evidence| {
            let on: Vec<String> =
                evidence.spans.iter().map(|span| format!("“{}”", span.of(text))).collect();
            let on = if on.is_empty() { String::new() } else { format!(": {}", on.join(", ")) };
            view! { <li><code>{evidence.rule.clone()}</code> {on}</li> }
        })
        .collect_view()
        .into_any()
}

/// Scrolls the chosen words to the middle, unless they are in sight.
fn bring_into_view(quotation: u32) {
    let selector = format!("[data-quotation=\"{quotation}\"]");
    let Ok(Some(element)) = document().query_selector(&selector) else { return };
    let Ok(element) = element.dyn_into::<HtmlElement>() else { return };
    let place = element.get_bounding_client_rect();
    let height = window().inner_height().ok().and_then(|h| h.as_f64()).unwrap_or(0.0);
    if place.top() < 80.0 || place.bottom() > height * 0.8 {
        let options = ScrollIntoViewOptions::new();
        options.set_block(ScrollLogicalPosition::Center);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
