//! Whole texts of two or three articles side by side: shared statements are landmarks, by which the
//! panes scroll together.
//!
//! ```text
//! Previous · 3 of 9 · Next        A writes “trade” where B writes “exchange”.
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

/// The statements that several of the articles report, in the order of the first that does.
struct Shared {
    statements: Vec<u32>,
}

impl Shared {
    fn of(articles: &[u32]) -> Shared {
        let dataset = Store::get().dataset;
        let mut statements: Vec<u32> = Vec::new();
        for &article in articles {
            for quotation in Store::get().quotations_in(article) {
                let statement = dataset.quotations[quotation as usize].statement;
                let quotations = &dataset.statements[statement as usize].quotations;
                let reports = |article: &&u32| {
                    quotations.iter().any(|&q| dataset.quotations[q as usize].article == **article)
                };
                if articles.iter().filter(reports).count() > 1 && !statements.contains(&statement) {
                    statements.push(statement);
                }
            }
        }
        Shared { statements }
    }

    /// The number that stands for a statement, from 1.
    fn number(&self, statement: u32) -> Option<usize> {
        self.statements.iter().position(|&shared| shared == statement).map(|at| at + 1)
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
    let shared = Arc::new(Shared::of(&articles));
    let locked = State::new(true);
    let folded = State::new(false);
    // The number of the statement in focus.
    let of_focus = shared.clone();
    let focused = Derived::new(move |_| {
        let id = focus.get()?;
        let statements = &Store::get().dataset.statements;
        of_focus.number(statements.iter().position(|statement| statement.id == id)? as u32)
    });
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
    let all = articles.clone();
    let texts = articles
        .into_iter()
        .enumerate()
        .map(|(at, article)| pane(article, &all, at, &shared, (focused, locked, folded), &to));
    let lines = (1..several).map(|_| el("div").class("connector").attr("aria-hidden", "true"));
    el("div")
        .class("panes-frame")
        .child(controls(&shared, focused, locked, folded, &to))
        .child(differences(pairing, shared.clone(), focused))
        .child(
            el("div")
                .class(format!("panes panes-{several}"))
                .test("panes")
                .children(texts)
                .children(lines),
        )
}

/// Previous and next, whether the panes scroll together, and whether unshared text is folded.
fn controls(
    shared: &Arc<Shared>,
    focused: Derived<Option<usize>>,
    locked: State<bool>,
    folded: State<bool>,
    to: &To,
) -> El {
    let navigation = Navigation::get();
    let total = shared.statements.len();
    let step = |name: &'static str, back: bool| {
        let (shared, to) = (shared.clone(), to.clone());
        let button = el("button").class("action").child(name).on("click", move |_| {
            let next = match (focused.get_untracked(), back) {
                (Some(1) | None, true) => total,
                (Some(at), true) => at - 1,
                (Some(at), false) if at < total => at + 1,
                (_, false) => 1,
            };
            let statement = shared.statements[next - 1];
            let id = Store::get().dataset.statements[statement as usize].id.clone();
            navigation.choose(to(id));
        });
        if total == 0 { button.attr("disabled", "") } else { button }
    };
    let place = move || match focused.get() {
        Some(at) => format!("{at} of {}", count(total, "shared statement")),
        None => count(total, "shared statement"),
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

/// What the articles compared do to the statement in focus.
fn differences(pairing: Pairing, shared: Arc<Shared>, focused: Derived<Option<usize>>) -> AnyView {
    live(move || {
        let statement = focused.get().map(|at| shared.statements[at - 1]);
        let row = pairing.rows.iter().find(|row| Some(row.statement) == statement);
        let Some(wording) = row.and_then(|row| row.wording.as_ref()) else { return nothing() };
        let lines = wording.wording.sentences.iter().map(|line| el("li").child(line.clone()));
        el("ul").class("panes-differences").test("differences").children(lines).any()
    })
}

type Moving = (Derived<Option<usize>>, State<bool>, State<bool>);

/// One article.
fn pane(
    article: u32,
    articles: &[u32],
    place: usize,
    shared: &Arc<Shared>,
    moving: Moving,
    to: &To,
) -> El {
    let (focused, locked, _) = moving;
    let store = Store::get();
    let record = store.article(article);
    let mut layers: Vec<Cover> = Vec::new();
    for quotation in store.quotations_in(article) {
        let own = |&span: &Span| Cover { span, layer: Layers::CONTENT, owner: Some(quotation) };
        layers.extend(store.quotation(quotation).content.iter().map(own));
    }
    for &other in articles.iter().filter(|&&other| other != article) {
        let texts = compare::texts(store.dataset, article, other);
        let same = texts.passages.iter().filter(|passage| passage.same);
        let cover = |span: Span, layer| Cover { span, layer, owner: None };
        layers.extend(same.map(|passage| cover(passage.spans[0], Layers::SAME)));
        layers.extend(texts.moved.iter().map(|moved| cover(moved[0], Layers::MOVED)));
    }
    let landmarks: Vec<Span> = store
        .quotations_in(article)
        .filter(|&q| shared.number(store.quotation(q).statement).is_some())
        .flat_map(|q| store.quotation(q).content.clone())
        .collect();
    let drawn = blocks(record, &layers, &|piece| mark(article, piece, shared, focused, to));
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
    (focused, _, folded): Moving,
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
    shared: &Arc<Shared>,
    focused: Derived<Option<usize>>,
    to: &To,
) -> Inside {
    let store = Store::get();
    let drawn = draw_piece(&store.article(article).text, piece);
    let Some(owner) = piece.owner else { return drawn };
    let quotation = store.quotation(owner);
    let speaker = &store.speaker(quotation.speaker).name;
    let Some(number) = shared.number(quotation.statement) else {
        let alone = format!("{speaker}: no report of it was found beside");
        return Inside::Element(el("span").class("alone").attr("title", alone).child(drawn));
    };
    let id = store.dataset.statements[quotation.statement as usize].id.clone();
    let last = quotation.content.last().is_some_and(|last| last.end == piece.span.end);
    let label = || el("sup").child(unseen("statement ")).child(number);
    let class = move || match focused.get() == Some(number) {
        true => "landmark in-focus",
        false => "landmark",
    };
    Inside::Element(
        link(&to(id))
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

/// Draws a line from the mark of the statement in focus in each pane to that in the next one, where
/// both are in sight and the panes stand side by side.
fn draw_connectors(number: Option<usize>) {
    let Ok(lines) = document().query_selector_all(".connector") else { return };
    let panes = panes_on_page();
    let frame = document().query_selector(".panes").ok().flatten();
    let Some(frame) = frame.map(|frame| frame.get_bounding_client_rect()) else { return };
    let mark = |pane: &HtmlElement| {
        let mark = pane.query_selector(&format!("[data-match=\"{}\"]", number?)).ok()??;
        let (mark, pane) = (mark.get_bounding_client_rect(), pane.get_bounding_client_rect());
        let middle = mark.top() + 12.0;
        (middle > pane.top() && middle < pane.bottom()).then_some(middle - frame.top())
    };
    for (at, pair) in panes.windows(2).enumerate() {
        let Some(Ok(line)) = lines.item(at as u32).map(JsCast::dyn_into::<HtmlElement>) else {
            return;
        };
        let (left, right) =
            (pair[0].get_bounding_client_rect(), pair[1].get_bounding_client_rect());
        let ends = mark(&pair[0]).zip(mark(&pair[1])).filter(|_| right.left() > left.left());
        let style = line.style();
        // Whole numbers: to print others takes five kilobytes of the download.
        let set = |name: &str, number: f64, unit: &str| {
            let _ = style.set_property(name, &format!("{}{unit}", number as i32));
        };
        let Some((from, to)) = ends else {
            let _ = style.set_property("display", "none");
            continue;
        };
        let (across, down) = (right.left() - left.right(), to - from);
        let turn = Math::atan2(down, across).to_degrees() * 100.0;
        let _ = style.set_property("display", "block");
        set("left", left.right() - frame.left(), "px");
        set("top", from, "px");
        set("width", Math::sqrt(across * across + down * down), "px");
        let turned = format!("rotate(calc({}deg / 100))", turn as i32);
        let _ = style.set_property("transform", &turned);
    }
}
