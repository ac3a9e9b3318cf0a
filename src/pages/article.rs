//! One article: its full text with quotations marked in place; choosing one explains it.

use crossquote_core::cite;
use crossquote_core::extract::RULES;
use crossquote_core::model::{Article, Span, Stated};
use crossquote_core::text::joined;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, ScrollIntoViewOptions, ScrollLogicalPosition};

use crate::components::articles::siglum;
use crate::components::quotation_card::{badges, compare_links, in_article, speaker_link};
use crate::components::said::{draw_piece, quoted_layers, said};
use crate::components::text::blocks;
use crate::components::title::set_title;
use crate::element::{El, Inside, el, link, live, nothing};
use crate::navigation::{Navigation, focus_soon};
use crate::pages::story::version;
use crate::pages::unknown::missing;
use crate::pieces::{Cover, Layers, Piece, covers};
use crate::route::Route;
use crate::state::{Derived, follow};
use crate::store::Store;
use crate::texts::awaited;
use crate::wording::{self, count};

/// Below this width, in CSS pixels, the explanation lies over the text: 60rem in article.css.
const NARROW: f64 = 960.0;

/// Height that the page's header may cover, in CSS pixels.
const HEADER: f64 = 80.0;

pub(crate) fn page() -> AnyView {
    let route = Navigation::get().route();
    let named = Derived::new(move |before: Option<&String>| match route.get() {
        Route::Article { id, .. } => id,
        // The route has just left this page; what is shown is about to go.
        _ => before.cloned().unwrap_or_default(),
    });
    let chosen = Derived::new(move |_| match route.get() {
        Route::Article { quote, .. } => quote,
        _ => None,
    });
    live(move || {
        let id = named.get();
        match Store::get().article_named(&id) {
            Some(article) => match awaited(&[article]) {
                Some(waiting) => named_only(article, waiting).any(),
                None => one(article, chosen).any(),
            },
            None => missing("article", &id).any(),
        }
    })
}

/// What is known of an article whose text is on its way.
fn named_only(index: u32, waiting: El) -> El {
    let name = cite::article_name(Store::get().article(index));
    set_title(&name);
    let head = el("section").class("article-head").child(el("h1").child(name));
    el("div").class("page page-article").child(head.child(el("p").child(waiting)))
}

fn one(index: u32, chosen: Derived<Option<String>>) -> El {
    let store = Store::get();
    let article = store.article(index);
    let name = cite::article_name(article);
    set_title(&name);
    let named = chosen;
    let chosen = Derived::new(move |_| {
        let named = named.with(|id| id.as_deref().and_then(|id| store.quotation_named(id)));
        named.filter(|&quotation| store.quotation(quotation).article == index)
    });
    // Follows the choice, also the one that a link brought; on the way back the page is where it was.
    follow(move || {
        if let Some(quotation) = chosen.get()
            && !Navigation::returned()
        {
            request_animation_frame(move || bring_into_view(quotation));
        }
    });
    let unknown = move || match (named.get(), chosen.get()) {
        (Some(id), None) => unknown_quotation(id).any(),
        _ => nothing(),
    };
    let hint = match store.quotations_in(index).count() {
        0 => "No quotation was found in this text.".to_owned(),
        number => format!(
            "{} marked in the text. Choose one to see who, how and where else.",
            count(number, "quotation")
        ),
    };
    let open = move || if chosen.get().is_some() { " with-detail" } else { "" };
    el("div")
        .live_class(move || format!("page page-article{}", open()))
        .child(
            el("section")
                .class("article-head")
                .child(
                    el("p")
                        .class("eyebrow")
                        .child(siglum(index))
                        .child(format!(" Article {}", cite::siglum(index))),
                )
                .child(el("h1").child(name))
                .child(facts(article))
                .child(live(unknown))
                .child(el("p").class("hint").child(hint)),
        )
        .child(
            el("div")
                .class("article-columns")
                .child(
                    el("div").class("article-text").test("article-text").child(text(index, chosen)),
                )
                .child(
                    el("aside")
                        .class("detail")
                        .attr("aria-label", "Chosen quotation")
                        .attr("aria-live", "polite")
                        .child(live(move || match chosen.get() {
                            Some(quotation) => detail(quotation).any(),
                            None => quoted_here(index).any(),
                        })),
                ),
        )
}

/// What an address that names no quotation of this article leads to, beside the article.
fn unknown_quotation(id: String) -> El {
    el("p")
        .class("unknown-quotation")
        .attr("role", "alert")
        .child("This article has no quotation called ")
        .child(el("code").child(id))
        .child(". The link may come from another version of this collection.")
}

/// Who is quoted in the article, while no quotation is chosen.
fn quoted_here(index: u32) -> El {
    let store = Store::get();
    let mut speakers: Vec<(u32, usize)> = Vec::new();
    for quotation in store.quotations_in(index) {
        let speaker = store.quotation(quotation).speaker;
        match speakers.iter_mut().find(|(known, _)| *known == speaker) {
            Some((_, number)) => *number += 1,
            None => speakers.push((speaker, 1)),
        }
    }
    let row = |(speaker, number): (u32, usize)| {
        let number = el("span").class("quoted-here-count").child(number);
        el("li").child(speaker_link(speaker)).child(number)
    };
    let heading = (!speakers.is_empty()).then(|| el("h2").child("Quoted in this article"));
    el("div")
        .class("quoted-here-list")
        .child(heading)
        .child(el("ul").children(speakers.into_iter().map(row)))
}

/// What the text states about itself, each with the words it was read from.
fn facts(article: &'static Article) -> El {
    let plain = |stated: &Stated| stated.value.clone();
    let address = |url: &'static Stated| {
        let link = el("a")
            .attr("href", url.value.as_str())
            .attr("rel", "noopener noreferrer")
            .attr("target", "_blank");
        pair("Address", link.child(url.value.as_str()))
    };
    el("dl")
        .class("facts")
        .test("facts")
        .child(fact(article, "Headline", &article.title, plain))
        .child(fact(article, "Outlet", &article.outlet, plain))
        .child(fact(article, "Byline", &article.byline, plain))
        .child(fact(article, "Date", &article.published, |date| cite::readable_date(&date.value)))
        .child(article.url.as_ref().map(address))
}

fn fact(
    article: &'static Article,
    name: &'static str,
    stated: &'static Option<Stated>,
    show: fn(&Stated) -> String,
) -> El {
    let Some(stated) = stated else {
        return pair(name, el("span").class("fact-missing").child("not stated"));
    };
    let from = match stated.from.is_empty() {
        true => "supplied by the editor".to_owned(),
        false => format!("read from {}", in_marks(article, &stated.from, ", ")),
    };
    pair(
        name,
        el("span").child(show(stated)).child(" ").child(el("span").class("fact-from").child(from)),
    )
}

/// A line of a list of facts.
fn pair(name: &'static str, value: El) -> El {
    el("div").child(el("dt").child(name)).child(el("dd").child(value))
}

/// The whole text, a paragraph a line, nothing left out: what is not the article's own is folded.
fn text(index: u32, chosen: Derived<Option<u32>>) -> Vec<El> {
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
    let blocks = blocks(article, &layers, &|piece| mark(article, piece, chosen));
    blocks.into_iter().map(|block| block.drawn).collect()
}

/// A piece of text; one that belongs to a quotation is a link that chooses it.
fn mark(article: &'static Article, piece: Piece, chosen: Derived<Option<u32>>) -> Inside {
    let drawn = draw_piece(&article.text, piece);
    let Some(owner) = piece.owner else { return drawn };
    let store = Store::get();
    let quotation = store.quotation(owner);
    let kind = quotation.kind.name();
    let speaker = &store.speaker(quotation.speaker).name;
    let is_chosen = move || chosen.get() == Some(owner);
    let class = move || {
        format!("quoted-here quoted-here-{kind}{}", if is_chosen() { " chosen" } else { "" })
    };
    let link = link(&in_article(owner))
        .live_class(class)
        .attr("data-quotation", owner.to_string())
        .live_attr("aria-current", move || is_chosen().then(|| "true".to_owned()))
        .attr("title", format!("{speaker}, {kind}"))
        .child(drawn);
    Inside::Element(link)
}

/// Who said it, how that is known, and where else it is reported.
fn detail(index: u32) -> El {
    let store = Store::get();
    let quotation = store.quotation(index);
    let article = store.article(quotation.article);
    let speaker = store.speaker(quotation.speaker);
    let words = |spans: &[Span]| match spans {
        [] => el("span").class("fact-missing").child("none given"),
        spans => el("span").child(in_marks(article, spans, " ")),
    };
    let close = Route::Article { id: article.id.clone(), quote: None };
    let confidence = match quotation.checked {
        true => wording::CHECKED.to_owned(),
        false => {
            let sure = wording::certainty(quotation.certainty()).unwrap_or("sure");
            format!("{} %, {sure}", quotation.confidence)
        }
    };
    el("div")
        .class("detail-card")
        .test("detail")
        .child(
            link(&close)
                .class("detail-close")
                .attr("aria-label", "Close")
                .child("×")
                .on("click", move |_| focus_words(index)),
        )
        .child(el("h2").child(speaker_link(quotation.speaker)))
        .child(speaker.role.as_deref().map(|role| el("p").class("card-role").child(role)))
        .child(badges(quotation))
        .child(el("blockquote").class("card-said").child(said(index)))
        .child(
            el("dl")
                .class("facts")
                .child(pair("Source", words(&quotation.source)))
                .child(pair("Cue", words(&quotation.cue)))
                .child(quotation.to.map(|to| pair("Said to", words(&[to]))))
                .child(pair("Confidence", el("span").child(confidence)))
                .child(pair("Found by", evidence(index))),
        )
        .child(elsewhere(index))
}

fn in_marks(article: &Article, spans: &[Span], between: &str) -> String {
    let words: Vec<String> =
        spans.iter().map(|span| format!("“{}”", span.of(&article.text))).collect();
    joined(words.iter().map(String::as_str), between)
}

/// The other reports of the statement.
fn elsewhere(index: u32) -> El {
    let others: Vec<El> = Store::get().elsewhere(index).map(version).collect();
    let section = el("section").child(el("h3").child("The same statement elsewhere"));
    if others.is_empty() {
        let none = "No other report of it was found in this collection.";
        return section.child(el("p").class("hint").child(none));
    }
    section
        .child(el("ul").class("versions").children(others))
        .child(el("p").class("card-actions").child(compare_links(index)))
}

fn evidence(index: u32) -> El {
    let store = Store::get();
    let quotation = store.quotation(index);
    let article = store.article(quotation.article);
    let line = |evidence: &'static crossquote_core::model::Evidence| {
        let rule = RULES.iter().find(|rule| rule.name == evidence.rule);
        // A dataset may name a rule that this explorer does not know.
        let says = rule.map_or(evidence.rule.as_str(), |rule| rule.sentence);
        let on = in_marks(article, &evidence.spans, ", ");
        el("li").child(says).child(" ").child(el("span").class("fact-from").child(on))
    };
    el("ul").class("evidence").children(quotation.evidence.iter().map(line))
}

/// Back to the words, whose explanation is closed.
fn focus_words(quotation: u32) {
    focus_soon(format!("[data-quotation=\"{quotation}\"]"));
}

/// Closes the explanation, if one is open.
pub(crate) fn close_detail() {
    let navigation = Navigation::get();
    if let Route::Article { id, quote: Some(quote) } = navigation.route().get_untracked() {
        navigation.choose(Route::Article { id, quote: None });
        if let Some(quotation) = Store::get().quotation_named(&quote) {
            focus_words(quotation);
        }
    }
}

/// Scrolls the chosen words to the middle, unless they are in sight.
fn bring_into_view(quotation: u32) {
    let selector = format!("[data-quotation=\"{quotation}\"]");
    let Ok(Some(element)) = document().query_selector(&selector) else { return };
    let Ok(element) = element.dyn_into::<HtmlElement>() else { return };
    let place = element.get_bounding_client_rect();
    let size =
        |length: Result<JsValue, JsValue>| length.ok().and_then(|l| l.as_f64()).unwrap_or(0.0);
    let (width, height) = (size(window().inner_width()), size(window().inner_height()));
    // Where there is no room beside the text, the explanation lies over the lower half.
    let (share, block) = match width < NARROW {
        true => (0.4, ScrollLogicalPosition::Start),
        false => (0.8, ScrollLogicalPosition::Center),
    };
    if place.top() < HEADER || place.bottom() > height * share {
        let options = ScrollIntoViewOptions::new();
        options.set_block(block);
        element.scroll_into_view_with_scroll_into_view_options(&options);
    }
}
