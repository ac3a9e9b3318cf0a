//! Whole texts of two or three articles side by side: shared statements are landmarks, by which the
//! panes scroll together.
//!
//! ```text
//! Previous · 3 of 9 · Next        A writes “trade” where B writes “exchange”.      (stops.rs)
//! ┌ A ────────────┐ ┌ B ────────────┐
//! │ 41 words …    │ │               │      text without a shared statement: folds, never goes
//! │ “I can trade³─┼─┼─“I can excha³ │      the statement in focus is joined by a line
//! └───────────────┘ └───────────────┘
//! ```
//!
//! Which statement is in focus is in the address. Positions are asked of the browser whenever
//! something scrolls: there are few landmarks, and text that unfolds moves them.

use std::cell::Cell;
use std::sync::Arc;

use crossquote_core::cite;
use crossquote_core::compare::{self, Pairing};
use crossquote_core::model::Span;
use crossquote_core::order::sort_by;
use crossquote_core::text::words;
use gloo::events::EventListener;
use js_sys::Math;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::components::articles::article_link;
use crate::components::said::draw_piece;
use crate::components::stops::Stops;
use crate::components::text::{Block, blocks};
use crate::element::{El, Inside, el, link, live, live_text, nothing, unseen};
use crate::navigation::Navigation;
use crate::pieces::{Cover, Layers, Piece};
use crate::route::Route;
use crate::state::{Derived, State, follow};
use crate::store::Store;
use crate::wording::count;

/// Where in a pane what is in focus stands, and what is aligned: this part of its height from the top.
const LINE: f64 = 0.3;

thread_local! {
    /// The pane that somebody scrolls; the others follow it.
    static DRIVER: Cell<usize> = const { Cell::new(0) };
}

/// Where the address of a statement in focus leads.
type To = Arc<dyn Fn(String) -> Route + Send + Sync>;

/// What is in focus, and how the panes move: the same signals for every part of the view.
#[derive(Clone, Copy)]
struct Moving {
    /// The number of the statement in focus.
    focused: Derived<Option<usize>>,
    /// The difference in focus: of that statement.
    current: Derived<Option<usize>>,
    /// The difference stepped to last.
    stepped: State<usize>,
    /// The panes scroll together.
    locked: State<bool>,
    /// What has no shared statement is folded.
    folded: State<bool>,
}

impl Moving {
    fn of(stops: &Arc<Stops>, focus: Derived<Option<String>>) -> Moving {
        let stepped = State::new(0);
        let of_focus = stops.clone();
        let focused = Derived::new(move |_| {
            let id = focus.get()?;
            let statements = &Store::get().dataset.statements;
            of_focus.number(statements.iter().position(|statement| statement.id == id)? as u32)
        });
        let of_statement = stops.clone();
        let current = Derived::new(move |_| {
            let number = focused.get()?;
            let stepped = stepped.get();
            let stop = of_statement.differences.get(stepped);
            match stop.is_some_and(|stop| stop.statement == number) {
                true => Some(stepped),
                false => of_statement.first(number),
            }
        });
        Moving { focused, current, stepped, locked: State::new(true), folded: State::new(false) }
    }
}

/// The panes with everything that moves them.
pub(crate) fn panes(
    articles: Vec<u32>,
    pairing: Pairing,
    focus: Derived<Option<String>>,
    to: impl Fn(String) -> Route + Send + Sync + 'static,
) -> El {
    let to: To = Arc::new(to);
    let stops = Arc::new(Stops::of(&articles, pairing));
    let moving = Moving::of(&stops, focus);
    let focused = moving.focused;
    follow(move || {
        if let Some(number) = focused.get() {
            request_animation_frame(move || bring_into_line(number));
        }
    });
    let resized = EventListener::new(&window(), "resize", move |_| {
        draw_connectors(focused.get_untracked());
    });
    let resized = StoredValue::new_local(resized);
    on_cleanup(move || resized.dispose());
    let several = articles.len();
    let mut same: Vec<Vec<Cover>> = vec![Vec::new(); several];
    for right in 1..several {
        for left in 0..right {
            let texts = compare::texts(Store::get().dataset, articles[left], articles[right]);
            let passages = texts.passages.iter().filter(|passage| passage.same);
            let passages = passages.map(|passage| (passage.spans, Layers::SAME));
            let moved = texts.moved.iter().map(|&moved| (moved, Layers::MOVED));
            for (spans, layer) in passages.chain(moved) {
                for (pane, span) in [left, right].into_iter().zip(spans) {
                    same[pane].push(Cover { span, layer, owner: None });
                }
            }
        }
    }
    let texts = articles
        .into_iter()
        .zip(same)
        .enumerate()
        .map(|(at, (article, same))| pane(article, at, same, &stops, moving, &to));
    let lines = (1..several).map(|_| el("div").class("connector").attr("aria-hidden", "true"));
    el("div")
        .class("panes-frame")
        .child(controls(&stops, moving, &to))
        .child(differences(stops.clone(), moving))
        .child(
            el("div")
                .class(format!("panes panes-{several}"))
                .test("panes")
                .children(texts)
                .children(lines),
        )
}

/// Previous and next, whether the panes scroll together, and whether unshared text is folded.
fn controls(stops: &Arc<Stops>, moving: Moving, to: &To) -> El {
    let navigation = Navigation::get();
    let Moving { focused, current, stepped, locked, folded } = moving;
    let total = stops.differences.len();
    let step = |name: &'static str, back: bool| {
        let (stops, to) = (stops.clone(), to.clone());
        let button = el("button").class("action").child(name).on("click", move |_| {
            let focus = focused.get_untracked();
            let next = stops.next(current.get_untracked(), focus, back);
            let Some(stop) = stops.differences.get(next) else { return };
            stepped.set(next);
            if focus != Some(stop.statement) {
                navigation.choose(to(stops.id(stop.statement)));
            }
        });
        if total == 0 { button.attr("disabled", "") } else { button }
    };
    let shared = stops.shared();
    let place = move || {
        let all = count(total, "difference");
        let statements = count(shared, "shared statement");
        match (current.get(), focused.get()) {
            (Some(at), Some(number)) => {
                format!("{} of {all}, in statement {number} of {shared}", at + 1)
            }
            (None, Some(number)) => format!("statement {number} of {shared}, no difference"),
            _ => format!("{all} in {statements}"),
        }
    };
    let switch = |name: &'static str, on: State<bool>| {
        let ticked = el("input")
            .attr("type", "checkbox")
            .live_checked(move || on.get())
            .on("change", move |_| on.update(|on| *on = !*on));
        el("label").class("panes-switch").child(ticked).child(name)
    };
    el("div")
        .class("panes-controls")
        .child(step("Previous", true))
        .child(
            el("span")
                .class("panes-place")
                .attr("role", "status")
                .test("place")
                .child(live_text(place)),
        )
        .child(step("Next", false))
        .child(switch("Scroll together", locked))
        .child(switch("Fold what has no shared statement", folded))
}

/// What the articles compared do to the statement in focus, the difference in focus set apart.
fn differences(stops: Arc<Stops>, moving: Moving) -> AnyView {
    let Moving { focused, current, .. } = moving;
    live(move || {
        let Some(number) = focused.get() else { return nothing() };
        let own = stops.differences.iter().enumerate();
        let own = own.filter(|(_, stop)| stop.statement == number);
        let lines = own.map(|(at, stop)| {
            let is_current = move || (current.get() == Some(at)).then(|| "true".to_owned());
            el("li").live_attr("aria-current", is_current).child(stop.sentence.clone())
        });
        let lines: Vec<El> = lines.collect();
        let same = "All have the same words, set in quotation marks alike.";
        let same = lines.is_empty().then(|| el("li").child(same));
        let list = el("ol").class("panes-differences").test("differences");
        list.children(lines).child(same).any()
    })
}

/// One article; `same` is what others have word for word.
fn pane(
    article: u32,
    place: usize,
    same: Vec<Cover>,
    stops: &Arc<Stops>,
    moving: Moving,
    to: &To,
) -> El {
    let Moving { focused, locked, .. } = moving;
    let store = Store::get();
    let record = store.article(article);
    let mut layers = same;
    for quotation in store.quotations_in(article) {
        let own = |&span: &Span| Cover { span, layer: Layers::CONTENT, owner: Some(quotation) };
        layers.extend(store.quotation(quotation).content.iter().map(own));
    }
    let differs = |span| Cover { span, layer: Layers::DIFFERS, owner: None };
    layers.extend(stops.spans_in(article).map(differs));
    let landmarks: Vec<Span> = store
        .quotations_in(article)
        .filter(|&q| stops.number(store.quotation(q).statement).is_some())
        .flat_map(|q| store.quotation(q).content.clone())
        .collect();
    let drawn = blocks(record, &layers, &|piece| mark(article, piece, stops, moving, to));
    let own = words(&record.text).count();
    let move_others = move |event: web_sys::Event| scrolled(&event, locked, focused);
    let drive = move |_| DRIVER.set(place);
    el("section")
        .class("pane")
        .test("pane")
        .child(
            el("h2")
                .child(article_link(article))
                .child(el("span").class("hint").child(count(own, "word"))),
        )
        .child(
            el("div")
                .class("pane-text article-text")
                .attr("tabindex", "0")
                .attr("role", "region")
                .attr("aria-label", format!("Text of {}", cite::siglum(article)))
                .on("scroll", move_others)
                .on("pointerover", drive)
                .on("focusin", drive)
                .on("keydown", drive)
                .on("wheel", drive)
                .on("touchstart", drive)
                .children(fold(drawn, &landmarks, &layers, &record.text, moving)),
        )
}

/// The blocks, those between landmarks in folds that say how many words they have.
fn fold(
    drawn: Vec<Block>,
    landmarks: &[Span],
    layers: &[Cover],
    text: &'static str,
    Moving { focused, folded, .. }: Moving,
) -> Vec<El> {
    let mut out: Vec<El> = Vec::new();
    let mut waiting: Vec<Block> = Vec::new();
    // What others have too, each word once.
    let mut same_spans: Vec<Span> = Vec::new();
    let mut covers: Vec<Span> =
        layers.iter().filter(|cover| cover.layer == Layers::SAME).map(|cover| cover.span).collect();
    sort_by(&mut covers, Span::cmp);
    for span in covers {
        match same_spans.last_mut() {
            Some(last) if span.start <= last.end => *last = last.cover(span),
            _ => same_spans.push(span),
        }
    }
    let flush = |waiting: &mut Vec<Block>, out: &mut Vec<El>| {
        let number = |span: Span| words(span.of(text)).count();
        let all: usize = waiting.iter().map(|block| number(block.span)).sum();
        let meet = |a: Span, b: Span| {
            let start = a.start.max(b.start);
            Span { start, end: a.end.min(b.end).max(start) }
        };
        let same_in = |block: &Block| -> usize {
            same_spans.iter().map(|&span| number(meet(span, block.span))).sum()
        };
        let same: usize = waiting.iter().map(same_in).sum();
        let same = match same {
            0 => String::new(),
            same => format!(", {same} of them word for word the same elsewhere"),
        };
        if all == 0 {
            // Signs without words are text too.
            out.extend(waiting.drain(..).map(|block| block.drawn));
        } else {
            let summary = format!("{} without a shared statement{same}", count(all, "word"));
            out.push(
                el("details")
                    .class("pane-fold")
                    .test("fold")
                    .on("toggle", move |_| draw_connectors(focused.get_untracked()))
                    .live_attr("open", move || (!folded.get()).then(String::new))
                    .child(el("summary").child(summary))
                    .children(waiting.drain(..).map(|block| block.drawn)),
            );
        }
    };
    for block in drawn {
        if block.own && landmarks.iter().any(|landmark| landmark.overlaps(block.span)) {
            flush(&mut waiting, &mut out);
            out.push(block.drawn);
        } else {
            waiting.push(block);
        }
    }
    flush(&mut waiting, &mut out);
    out
}

/// A piece of text; one that belongs to a shared statement is a link that brings it into focus.
fn mark(
    article: u32,
    piece: Piece,
    stops: &Arc<Stops>,
    Moving { focused, current, .. }: Moving,
    to: &To,
) -> Inside {
    let store = Store::get();
    let drawn = draw_piece(&store.article(article).text, piece);
    let Some(owner) = piece.owner else { return drawn };
    let quotation = store.quotation(owner);
    let speaker = &store.speaker(quotation.speaker).name;
    let Some(number) = stops.number(quotation.statement) else {
        let alone = format!("{speaker}: no report of it was found beside");
        return Inside::Element(el("span").class("alone").attr("title", alone).child(drawn));
    };
    let differing = match piece.layers.has(Layers::DIFFERS) {
        true => stops.at(article, piece.span),
        false => vec![],
    };
    let last = quotation.content.last().is_some_and(|last| last.end == piece.span.end);
    let label = || el("sup").child(unseen("statement ")).child(number);
    let class = move || match focused.get() == Some(number) {
        true if current.get().is_some_and(|at| differing.contains(&at)) => {
            "landmark in-focus in-difference"
        }
        true => "landmark in-focus",
        false => "landmark",
    };
    Inside::Element(
        link(&to(stops.id(number)))
            .live_class(move || class().to_owned())
            .attr("data-match", number.to_string())
            .attr("title", format!("{speaker}, statement {number}"))
            .child(drawn)
            .child(last.then(label)),
    )
}

// ---- moving the panes ---------------------------------------------------------------------------

/// The panes on the page.
fn panes_on_page() -> Vec<HtmlElement> {
    let Ok(nodes) = document().query_selector_all(".pane-text") else { return vec![] };
    (0..nodes.length()).filter_map(|at| nodes.item(at)?.dyn_into().ok()).collect()
}

/// Where the first mark of each shared statement begins, by its number, in CSS pixels of the pane's text.
fn landmarks(pane: &HtmlElement) -> Vec<(String, f64)> {
    let Ok(nodes) = pane.query_selector_all("[data-match]") else { return vec![] };
    let top = pane.get_bounding_client_rect().top() - f64::from(pane.scroll_top());
    let mut found: Vec<(String, f64)> = Vec::new();
    for node in (0..nodes.length()).filter_map(|at| nodes.item(at)) {
        let node: Element = node.unchecked_into();
        let number = node.get_attribute("data-match").unwrap_or_default();
        if found.iter().all(|(known, _)| *known != number) {
            found.push((number, node.get_bounding_client_rect().top() - top));
        }
    }
    found
}

/// Has the other panes follow the one that is scrolled, and the connectors their marks.
fn scrolled(event: &web_sys::Event, locked: State<bool>, focused: Derived<Option<usize>>) {
    let panes = panes_on_page();
    let target = event.current_target();
    let place = panes.iter().position(|pane| target.as_ref() == Some(pane.as_ref()));
    if locked.get_untracked()
        && let Some(place) = place.filter(|&place| place == DRIVER.get())
    {
        let lead = &panes[place];
        let marks = landmarks(lead);
        let line = f64::from(lead.scroll_top()) + LINE * f64::from(lead.client_height());
        for (_, other) in panes.iter().enumerate().filter(|&(at, _)| at != place) {
            let ends = [lead, other].map(|pane| f64::from(pane.scroll_height()));
            let there = along(line, &marks, &landmarks(other), ends);
            other.set_scroll_top((there - LINE * f64::from(other.client_height())) as i32);
        }
    }
    draw_connectors(focused.get_untracked());
}

/// The place in the other text that a place in this one is beside: between two landmarks, in the same
/// part of the way between them there. Landmarks that stand in another order there do not count.
fn along(line: f64, marks: &[(String, f64)], others: &[(String, f64)], ends: [f64; 2]) -> f64 {
    let (mut before, mut behind) = ([0.0, 0.0], ends);
    for (number, here) in marks {
        let Some((_, there)) = others.iter().find(|other| other.0 == *number) else { continue };
        if *here <= line && *there >= before[1] {
            before = [*here, *there];
        } else if *here > line && *there >= before[1] {
            behind = [*here, *there];
            break;
        }
    }
    let part = (line - before[0]) / (behind[0] - before[0]).max(1.0);
    before[1] + part * (behind[1] - before[1])
}

/// Scrolls every pane so that a statement's mark is in line.
fn bring_into_line(number: usize) {
    for pane in panes_on_page() {
        let marks = landmarks(&pane);
        if let Some((_, top)) = marks.iter().find(|mark| mark.0 == number.to_string()) {
            pane.set_scroll_top((top - LINE * f64::from(pane.client_height())) as i32);
        }
    }
    // Nobody scrolls: what moved was moved from here.
    DRIVER.set(usize::MAX);
    draw_connectors(Some(number));
}

/// Draws a line from the mark of the statement in focus in each pane to that in the next one that has
/// it, where both are in sight and the panes stand side by side.
fn draw_connectors(number: Option<usize>) {
    let Ok(lines) = document().query_selector_all(".connector") else { return };
    let panes = panes_on_page();
    let frame = document().query_selector(".panes").ok().flatten();
    let Some(frame) = frame.map(|frame| frame.get_bounding_client_rect()) else { return };
    // The edges of each pane that has the mark in sight, and where the mark is.
    let ends = panes.iter().filter_map(|pane| {
        let mark = pane.query_selector(&format!("[data-match=\"{}\"]", number?)).ok()??;
        let (mark, pane) = (mark.get_bounding_client_rect(), pane.get_bounding_client_rect());
        let middle = mark.top() + 12.0;
        let in_sight = middle > pane.top() && middle < pane.bottom();
        in_sight.then_some((pane.left(), pane.right(), middle - frame.top()))
    });
    let ends: Vec<(f64, f64, f64)> = ends.collect();
    let all = (0..lines.length()).filter_map(|at| lines.item(at)?.dyn_into::<HtmlElement>().ok());
    for (at, line) in all.enumerate() {
        let style = line.style();
        let pair = ends.get(at).zip(ends.get(at + 1));
        let Some((&(_, left, from), &(right, _, to))) = pair.filter(|(a, b)| b.0 > a.0) else {
            let _ = style.set_property("display", "none");
            continue;
        };
        // Whole numbers: to print others takes five kilobytes of the download.
        let set = |name: &str, number: f64, unit: &str| {
            let _ = style.set_property(name, &format!("{}{unit}", number as i32));
        };
        let (across, down) = (right - left, to - from);
        let turn = Math::atan2(down, across).to_degrees() * 100.0;
        let _ = style.set_property("display", "block");
        set("left", left - frame.left(), "px");
        set("top", from, "px");
        set("width", Math::sqrt(across * across + down * down), "px");
        let turned = format!("rotate(calc({}deg / 100))", turn as i32);
        let _ = style.set_property("transform", &turned);
    }
}
