//! One article under review: which, its facts, its text with every quotation marked.

use std::ops::Range;
use std::rc::Rc;

use crossquote_core::cite;
use crossquote_core::corrections::{ArticleFacts, Edit};
use crossquote_core::model::{Article, Certainty, Dataset, Quotation, Span, Stated};
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use super::{
    Desk, Review, collection, dataset, field, followed, mark, names as speakers, quotation,
    shortened, typed,
};
use crate::legacy::element::{El, chosen_in, el, live, nothing};
use crate::legacy::navigation::after_paint;
use crate::legacy::route::Route;
use crate::legacy::state::follow;
use crossquote_ui::text::{Annotation, Layers, Piece, annotate, split_into_pieces};
use crossquote_ui::wording::count;

/// Code units that an article's name has in the list of articles.
const NAME: usize = 70;

pub(super) fn view(review: Review, id: Option<String>) -> AnyView {
    let Some(all) = dataset() else { return nothing() };
    let named = id.and_then(|id| all.articles.iter().position(|article| article.id == id));
    let at = named.unwrap_or(0);
    review.article.set(at);
    if all.articles.is_empty() {
        return el("p").child("There are no articles in this collection.").any();
    }
    el("div")
        .class("review-article")
        .child(picker(&all, at))
        .child(live(move || facts(at)))
        .child(speakers())
        .child(
            el("div").class("review-work").child(live(move || text(at))).child(
                el("div")
                    .class("review-side")
                    .child(mark::form(at))
                    .child(live(move || quotation::list(at)))
                    .child(keys()),
            ),
        )
        .any()
}

/// Which article, and the way to the others. With each step no more than the names change that have to, of what
/// may be thousands.
fn picker(all: &Dataset, at: usize) -> El {
    let go = |to: usize| Route::Review { article: Some(all.articles[to].id.clone()) }.fragment();
    let step = |name: &'static str, to: Option<usize>| match to {
        Some(to) => el("a").class("action").attr("href", go(to)).child(name),
        None => el("span").class("action").attr("aria-disabled", "true").child(name),
    };
    let article = &all.articles[at];
    let chosen = option(&article.id, &called(article, doubtful(all, at))).attr("selected", "");
    let choice = el("select")
        .attr("id", "review-article")
        .attr("aria-label", "Article")
        .child(chosen)
        .on("change", |event| {
            if let Some(id) = chosen_in(&event) {
                let to = Route::Review { article: Some(id) }.fragment();
                let _ = window().location().set_hash(&to);
            }
        })
        .made(move |choice| {
            let options = Options { choice, names: Vec::new(), drawn: at..at + 1 };
            let options = StoredValue::new_local(options);
            follow(move || {
                let _ = collection();
                // A step shows its quotations first.
                after_paint(Box::new(move || {
                    options.try_update_value(Options::rename);
                    draw_on(options);
                }));
            });
        });
    el("div")
        .class("review-picker")
        .child(step("Previous", at.checked_sub(1)))
        .child(choice)
        .child(step("Next", Some(at + 1).filter(|&next| next < all.articles.len())))
}

/// So many options are drawn at once: a thousand would hold the page up.
const OPTIONS: usize = 150;

/// The options of the choice: at first that of the article that is shown, then the others around it.
struct Options {
    choice: web_sys::Element,
    /// What each article is called, once that is known.
    names: Vec<String>,
    /// Which articles have an option.
    drawn: Range<usize>,
}

impl Options {
    /// Has each called as it is called now. No more is changed than has to be.
    fn rename(&mut self) {
        let Some(all) = dataset() else { return };
        let now = names(&all);
        let drawn = self.choice.child_nodes();
        for (number, at) in (0..).zip(self.drawn.clone()) {
            if let Some(now) = now.get(at).filter(|now| self.names.get(at) != Some(now))
                && let Some(option) = drawn.get(number)
            {
                option.set_text_content(Some(now));
            }
        }
        self.names = now;
    }

    /// Draws some more; whether any are left.
    fn more(&mut self) -> bool {
        let Some(all) = dataset() else { return false };
        let draw = |at: usize| option(&all.articles[at].id, &self.names[at]).build().node().clone();
        let (old, end) = (self.drawn.clone(), self.names.len());
        self.drawn = old.start.saturating_sub(OPTIONS / 2)..(old.end + OPTIONS / 2).min(end);
        let first = self.choice.first_child();
        for at in self.drawn.start..old.start {
            let _ = self.choice.insert_before(&draw(at), first.as_ref());
        }
        for at in old.end..self.drawn.end {
            let _ = self.choice.append_child(&draw(at));
        }
        self.drawn != (0..end)
    }
}

fn option(id: &str, name: &str) -> El {
    el("option").attr("value", id.to_owned()).child(name.to_owned())
}

/// Draws the options that are missing, some at a time, while the page is there.
fn draw_on(options: StoredValue<Options, LocalStorage>) {
    if options.try_update_value(Options::more) == Some(true) {
        after_paint(Box::new(move || draw_on(options)));
    }
}

/// What each article is called in the list of them.
fn names(all: &Dataset) -> Vec<String> {
    let mut doubtful = vec![0; all.articles.len()];
    for one in all.quotations.iter().filter(|one| is_doubtful(one)) {
        doubtful[one.article as usize] += 1;
    }
    all.articles.iter().zip(doubtful).map(|(article, doubtful)| called(article, doubtful)).collect()
}

fn called(article: &Article, doubtful: usize) -> String {
    let name = shortened(&cite::article_name(article), NAME);
    let outlet = article.outlet.as_ref().map_or("", |outlet| outlet.value.as_str());
    let between = if outlet.is_empty() { "" } else { ": " };
    match doubtful {
        0 => format!("{outlet}{between}{name}"),
        _ => format!("{outlet}{between}{name} ({doubtful} doubtful)"),
    }
}

/// Whether a person should look at it.
pub(super) fn is_doubtful(one: &Quotation) -> bool {
    !one.checked && one.certainty() != Certainty::Sure
}

/// Fields of the facts that an article may state, title, outlet, byline, date and address: the id of each, and its
/// label.
const FACTS: [(&str, &str); 5] = [
    ("fact-title", "Headline"),
    ("fact-outlet", "Outlet"),
    ("fact-byline", "Byline"),
    ("fact-published", "Date, as 2024-11-30"),
    ("fact-url", "Address"),
];

/// What the article states of itself.
fn facts(at: usize) -> AnyView {
    let Some(all) = followed() else { return nothing() };
    let Some(article) = all.articles.get(at) else { return nothing() };
    let known =
        [&article.title, &article.outlet, &article.byline, &article.published, &article.url];
    let value = |fact: &Option<Stated>| fact.as_ref().map_or(String::new(), |f| f.value.clone());
    let fields = FACTS.iter().zip(known).map(|(&(id, label), fact)| {
        field(id, label, el("input").attr("type", "text").attr("value", value(fact)))
    });
    let missing = known.iter().filter(|fact| fact.is_none()).count();
    let missing = match missing {
        0 => String::new(),
        _ => format!(" ({missing} not stated)"),
    };
    let save = el("button").class("action").attr("type", "submit").child("Save these facts");
    el("details")
        .class("review-facts")
        .test("review-facts")
        .child(el("summary").child(format!("About this article{missing}")))
        .child(el("form").class("review-form").children(fields).child(save).on(
            "submit",
            move |event| {
                event.prevent_default();
                save_facts(at);
            },
        ))
        .any()
}

fn save_facts(at: usize) {
    let Some(all) = dataset() else { return };
    let [title, outlet, byline, published, url] = FACTS.map(|(id, _)| Some(typed(id)));
    let article = all.articles[at].id.clone();
    let facts =
        ArticleFacts { article, title, outlet, byline, published, url, ..ArticleFacts::default() };
    let what = format!("Facts of {}", shortened(&cite::article_name(&all.articles[at]), NAME));
    Desk::get().revise(what, Edit::Facts { facts });
}

/// The whole text; each piece knows its first byte, so that what a reader selects can be found.
fn text(at: usize) -> AnyView {
    let Some(all) = followed() else { return nothing() };
    let desk = Desk::get();
    let Some(article) = all.articles.get(at) else { return nothing() };
    let mut layers: Vec<Annotation> = Vec::new();
    for (number, quotation) in (0..).zip(&all.quotations) {
        if quotation.article as usize != at {
            continue;
        }
        let own = |&span: &Span| Annotation { span, layer: Layers::CONTENT, owner: Some(number) };
        layers.extend(quotation.content.iter().map(own));
        layers.extend(annotate(&quotation.cue, Layers::CUE));
        layers.extend(annotate(&quotation.source, Layers::SOURCE));
    }
    let mut paragraphs = Vec::new();
    let mut begins = 0;
    for line in article.text.split_inclusive('\n') {
        let span = Span::new(begins, begins + line.len());
        begins += line.len();
        if line.trim().is_empty() {
            continue;
        }
        let aside = article.boilerplate.iter().any(|lines| lines.span.overlaps(span));
        let pieces =
            split_into_pieces(span, &layers).into_iter().map(|piece| drawn(&all, at, piece));
        paragraphs.push(el("p").class(if aside { "review-aside" } else { "" }).children(pieces));
    }
    el("div")
        .class("review-text")
        .attr("tabindex", "0")
        .attr("role", "region")
        .attr("aria-label", "Text of the article")
        .test("review-text")
        .children(paragraphs)
        .on("click", move |event| {
            let piece = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            let piece = piece.and_then(|it| it.closest("[data-quotation]").ok().flatten());
            if let Some(id) = piece.and_then(|piece| piece.get_attribute("data-quotation")) {
                desk.review.choose(Some(id));
            }
        })
        .on("mouseup", move |_| mark::take_selection(at))
        .on("keyup", move |_| mark::take_selection(at))
        .on("scroll", move |event| {
            let text = event.target().and_then(|it| it.dyn_into::<web_sys::Element>().ok());
            if let Some(text) = text {
                desk.review.scrolled.set((at, text.scroll_top()));
            }
        })
        // Drawn anew, it stays where it was.
        .made(move |text| {
            let (article, top) = desk.review.scrolled.get_untracked();
            if article == at && top > 0 {
                request_animation_frame(move || text.set_scroll_top(top));
            }
        })
        .any()
}

fn drawn(all: &Rc<Dataset>, at: usize, piece: Piece) -> El {
    let words = piece.span.of(&all.articles[at].text).to_owned();
    let drawn = el("span").attr("data-start", piece.span.start.to_string()).child(words);
    let Some(owner) = piece.owner else {
        let class = match () {
            _ if piece.layers.has(Layers::CUE) => "piece-cue",
            _ if piece.layers.has(Layers::SOURCE) => "piece-source",
            _ => return drawn,
        };
        return drawn.class(class);
    };
    let quotation = &all.quotations[owner as usize];
    let (id, kind) = (quotation.id.clone(), quotation.kind.name());
    let review = Desk::get().review;
    drawn.attr("data-quotation", quotation.id.clone()).live_class(move || {
        let chosen = review.chosen.with(|chosen| chosen.as_deref() == Some(&id));
        format!("quoted-here quoted-here-{kind}{}", if chosen { " chosen" } else { "" })
    })
}

/// The keys, for those who use them.
fn keys() -> El {
    let keys = [
        ("j", "next quotation"),
        ("k", "the one before"),
        ("n", "next doubtful one"),
        ("s", "its speaker"),
        ("x", "it is no quotation"),
        ("m", "mark one that was missed"),
        ("Ctrl Z", "undo"),
        ("Ctrl Y", "redo"),
    ];
    let key = |(key, does): (&'static str, &'static str)| {
        el("li").child(el("kbd").child(key)).child(" ").child(does)
    };
    el("details")
        .class("hint review-keys")
        .child(el("summary").child("Keys"))
        .child(el("p").child("While the text or the list of quotations has the focus:"))
        .child(el("ul").children(keys.map(key)))
}

/// `12 quotations, 3 doubtful`
pub(super) fn figures(all: &Dataset, at: usize) -> String {
    let here = all.quotations.iter().filter(|one| one.article as usize == at).count();
    let here = count(here, "quotation");
    match doubtful(all, at) {
        0 => here,
        doubtful => format!("{here}, {doubtful} doubtful"),
    }
}

/// How many quotations of an article a person should look at.
fn doubtful(all: &Dataset, at: usize) -> usize {
    let here = all.quotations.iter().filter(|one| one.article as usize == at);
    here.filter(|one| is_doubtful(one)).count()
}
