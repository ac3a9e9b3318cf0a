//! A long list of which only what is near the window is on the page: cards of unknown height, up to
//! tens of thousands.
//!
//! ```text
//! ol ─┬─ li.spacer      as high as the cards above were, or are thought to be
//!     ├─ li.card-item   those in sight and a window's height around
//!     └─ li.spacer      what is left below
//! ```
//!
//! A keystroke amends the cards that are whole in sight, if they are as high as those before; the one at the lower
//! edge, and what is missing where they turn out lower, follows in the next frame, and until then the old card
//! stands there. Cards below, drawn before, stay on the page, hidden, until typing pauses, because taking them away
//! would cost the keystroke as much as its own cards.
//! Heights are remembered when the list is left, so that the way back leads to the same place.

use std::cell::RefCell;
use std::ops::Range;
use std::rc::{Rc, Weak};

use gloo::events::EventListener;
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use leptos::tachys::view::{Mountable, Render};
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use crate::element::{El, Written, el};
use crate::navigation::after_paint;

/// Height of a card, in CSS pixels, as long as none was measured, and of the lowest one.
const TYPICAL: f64 = 230.0;
const LOWEST: f64 = 150.0;

/// Of the height of cards before, what the next ones are thought to have at least.
const AT_LEAST: f64 = 0.85;

/// Classes of cards: drawn with a key, and drawn later, which are hidden while somebody types on.
const IN_SIGHT: &str = "card-item";
const LATE: &str = "card-item late";

/// How often the place of far cards is guessed at most.
const GUESSES: usize = 5;

/// Milliseconds without typing before cards beyond those in sight are drawn: longer than between
/// two keys of one word, so that this drawing is in no key's way.
const SETTLE_AFTER: u32 = 250;

/// Cards on paper at most.
const PRINTED: usize = 200;

/// How high the cards of the list left last were.
struct Left {
    what: String,
    width: f64,
    heights: Vec<f64>,
}

thread_local! {
    static LEFT: RefCell<Option<Left>> = const { RefCell::new(None) };
}

/// A list on the page; copies are the same list.
#[derive(Clone)]
pub(crate) struct VirtualList {
    list: Rc<RefCell<List>>,
    owner: Owner,
}

struct List {
    node: Element,
    spacers: [HtmlElement; 2],
    /// Which cards are on the page, and they.
    range: Range<usize>,
    cards: Vec<Written>,
    /// Cards of before the last keystroke, hidden; but the one at the lower edge of the window for a frame.
    stale: Vec<Written>,
    total: usize,
    /// Cards that the window is thought to have room for as a whole; 0 where nobody looked.
    sight: usize,
    /// Whether cards on the page may await their words (src/texts.rs).
    awaits: bool,
    /// Of the cards up to the last one measured; 0 where one was not.
    heights: Vec<f64>,
    /// What is listed: see [`LEFT`].
    what: String,
    draw: Box<dyn Fn(usize) -> El>,
    settling: Option<Timeout>,
    _listeners: [EventListener; 3],
}

impl VirtualList {
    /// A list in `node`, an `ol` without items, whose cards `draw` makes.
    pub(crate) fn new(node: Element, draw: impl Fn(usize) -> El + 'static) -> VirtualList {
        let spacer = || {
            let spacer = el("li").class("spacer").attr("aria-hidden", "true").build();
            let _ = node.append_child(spacer.node());
            spacer.node().clone().unchecked_into::<HtmlElement>()
        };
        let spacers = [spacer(), spacer()];
        let owner = Owner::current().unwrap_or_default();
        let list = Rc::new_cyclic(|list: &Weak<RefCell<List>>| {
            let on = |event: &'static str, act: fn(&mut List)| {
                let (list, owner) = (list.clone(), owner.clone());
                EventListener::new(&window(), event, move |_| {
                    if let Some(list) = list.upgrade() {
                        owner.with(|| act(&mut list.borrow_mut()));
                    }
                })
            };
            RefCell::new(List {
                node,
                spacers,
                range: 0..0,
                cards: Vec::new(),
                stale: Vec::new(),
                total: 0,
                sight: 0,
                awaits: false,
                heights: Vec::new(),
                what: String::new(),
                draw: Box::new(draw),
                settling: None,
                _listeners: [
                    on("scroll", List::follow),
                    on("resize", List::resize),
                    on("beforeprint", List::print),
                ],
            })
        });
        VirtualList { list, owner }
    }

    /// Shows another list of `total` cards, `what` for short. While somebody types, what is in
    /// sight comes first, and `settled` is called once the rest is there.
    pub(crate) fn show(
        &self,
        total: usize,
        what: String,
        typing: bool,
        settled: impl FnOnce() + 'static,
    ) {
        let mut list = self.list.borrow_mut();
        // Where the list is and how wide is not asked with each key: it costs a layout.
        let width = || f64::from(list.node.client_width());
        let left = LEFT.with_borrow_mut(Option::take).filter(|_| !typing);
        let known = left.filter(|left| left.what == what && left.width == width());
        list.heights = known.map_or_else(Vec::new, |left| left.heights);
        list.total = total;
        list.what = what;
        list.settling = None;
        if !typing {
            list.clear();
            list.follow();
            list.look();
            return;
        }
        list.first();
        let this = self.clone();
        after_paint(Box::new(move || this.owner.with(|| this.list.borrow_mut().fill())));
        let this = self.clone();
        list.settling = Some(Timeout::new(SETTLE_AFTER, move || {
            this.owner.with(|| {
                let mut list = this.list.borrow_mut();
                list.stale.iter_mut().for_each(Mountable::unmount);
                list.stale.clear();
                list.node.set_class_name("listed");
                list.follow();
                list.look();
            });
            settled();
        }));
    }

    /// Texts have come: cards that awaited them have other heights.
    pub(crate) fn arrived(&self) {
        let mut list = self.list.borrow_mut();
        if list.awaits && list.stale.is_empty() {
            list.awaits = list.node.query_selector(".awaited").is_ok_and(|found| found.is_some());
            list.measure();
            list.pad();
            self.owner.with(|| list.follow());
        }
    }

    /// Remembers the heights of the list that is left.
    pub(crate) fn leave(&self) {
        let mut list = self.list.borrow_mut();
        let left = Left {
            what: std::mem::take(&mut list.what),
            width: list.node.client_width().into(),
            heights: std::mem::take(&mut list.heights),
        };
        list.settling = None;
        LEFT.set(Some(left));
    }
}

impl List {
    /// The cards in sight of a new list, made of those of the old one; the others are hidden.
    fn first(&mut self) {
        if self.sight == 0 {
            self.look();
        }
        let first = self.sight.min(self.total);
        for (at, mut card) in self.cards.drain(first.min(self.cards.len())..).enumerate() {
            if at == 0 && first < self.total {
                card.node().set_class_name(IN_SIGHT);
                self.stale.push(card);
            } else if card.node().class_name() == LATE {
                self.stale.push(card);
            } else {
                card.unmount();
            }
        }
        self.node.set_class_name("listed settling");
        for (at, card) in self.cards.iter_mut().enumerate() {
            (self.draw)(at).class(IN_SIGHT).rebuild(card);
        }
        self.range = 0..self.cards.len();
        self.draw_in(0..first, IN_SIGHT);
        self.pad();
    }

    /// How many cards there is room for where the list begins: who types sees the search box, and so that.
    /// Asked before, not with a key: it costs a layout.
    fn look(&mut self) {
        let scrolled = window().scroll_y().unwrap_or(0.0);
        let room = window_height() - self.node.get_bounding_client_rect().top() - scrolled;
        self.sight = (room / (AT_LEAST * self.typical())).max(1.0) as usize;
    }

    /// After a key, what there is room for besides: its cards are lower than those before, or the list begins higher.
    fn fill(&mut self) {
        self.stale.iter().for_each(|card| card.node().set_class_name(LATE));
        if self.settling.is_none() || self.range.end == self.total {
            return;
        }
        let room = window_height() - self.spacers[1].get_bounding_client_rect().top();
        if room > 0.0 {
            let more = (room / LOWEST) as usize + 1;
            self.draw_in(0..(self.range.end + more).min(self.total), IN_SIGHT);
            self.pad();
        }
    }

    fn clear(&mut self) {
        for mut card in self.cards.drain(..).chain(self.stale.drain(..)) {
            card.unmount();
        }
        self.node.set_class_name("listed");
        self.range = 0..0;
    }

    /// Draws what is near the window.
    fn follow(&mut self) {
        if !self.stale.is_empty() {
            return;
        }
        // Far from what was known the cards turn out higher or lower than thought, and the room above
        // them, all of it guessed, moves them out of sight. With their heights known it is right soon.
        for _ in 0..GUESSES {
            self.draw_near();
            if self.in_sight() {
                return;
            }
        }
    }

    /// Whether a card is, or none could be.
    fn in_sight(&self) -> bool {
        let top = |node: &Element| node.get_bounding_client_rect().top();
        let Some(first) = self.cards.first() else { return true };
        let (begin, end) = (top(first.node()), top(&self.spacers[1]));
        // What is in the window may be beside the list: its head, or what follows it.
        let list = self.node.get_bounding_client_rect();
        let beside = list.top() > window_height() || list.bottom() < 0.0;
        beside || begin < window_height() && end > 0.0
    }

    fn draw_near(&mut self) {
        let room = window_height();
        let top = self.node.get_bounding_client_rect().top();
        let (from, to) = (-top - room, -top + 2.0 * room);
        let typical = self.typical();
        let (mut at, mut range) = (0.0, 0..0);
        for &height in &self.heights {
            range.end += usize::from(at < to);
            at += if height > 0.0 { height } else { typical };
            range.start += usize::from(at < from);
        }
        // Cards that nobody saw.
        let beyond = |place: f64| ((place - at) / typical).max(0.0) as usize;
        range.start = (range.start + beyond(from)).min(self.total.saturating_sub(1));
        range.end = (range.end + beyond(to + typical)).min(self.total);
        let page = document().document_element();
        let below = || page.as_ref().map_or(0.0, |page| page.get_bounding_client_rect().bottom());
        let at_end = below() <= room + 1.0;
        self.show_range(range.start..range.end.max(range.start));
        // Cards are higher or lower than thought: who went to the end is there still.
        if at_end && below() > room + 1.0 {
            window().scroll_by_with_x_and_y(0.0, below() - room);
        }
    }

    /// Heights change with the width.
    fn resize(&mut self) {
        self.heights.fill(0.0);
        self.measure();
        self.follow();
        self.look();
    }

    /// Paper has no window: everything up to a limit, and how much is missing.
    fn print(&mut self) {
        self.show_range(0..self.total.min(PRINTED));
        let left = self.total - self.range.end;
        let more = if left > 0 { format!("and {left} more") } else { String::new() };
        self.spacers[1].set_text_content(Some(&more));
    }

    fn show_range(&mut self, range: Range<usize>) {
        if range == self.range {
            return;
        }
        // Far away: nothing can stay.
        if range.start >= self.range.end || range.end <= self.range.start {
            self.clear();
            self.range = range.start..range.start;
        }
        let before = range.start.max(self.range.start) - self.range.start;
        for mut card in self.cards.drain(..before) {
            card.unmount();
        }
        let after = self.range.end - range.end.min(self.range.end);
        let kept = self.cards.len() - after;
        for mut card in self.cards.drain(kept..) {
            card.unmount();
        }
        self.range = range.start.max(self.range.start)..range.end.min(self.range.end);
        self.draw_in(range, LATE);
        self.measure();
        self.pad();
    }

    /// Draws the cards of `range` that are missing, which includes those on the page.
    fn draw_in(&mut self, range: Range<usize>, class: &'static str) {
        let old = std::mem::replace(&mut self.range, range.clone());
        self.awaits = true;
        let draw = |at: usize, before: &Element| {
            let mut card = (self.draw)(at).class(class).build();
            card.mount(&self.node, Some(before));
            card
        };
        let first = self.cards.first().or(self.stale.first()).map(|card| card.node().clone());
        let first = first.unwrap_or_else(|| self.spacers[1].clone().into());
        let above: Vec<Written> = (range.start..old.start).map(|at| draw(at, &first)).collect();
        let end = match self.cards.is_empty() {
            true => first,
            false => self.spacers[1].clone().into(),
        };
        let below: Vec<Written> =
            (old.end.max(range.start)..range.end).map(|at| draw(at, &end)).collect();
        self.cards.splice(0..0, above);
        self.cards.extend(below);
    }

    /// Notes how high the cards on the page are, with the space to the next.
    fn measure(&mut self) {
        let top = |node: &Element| node.get_bounding_client_rect().top();
        let nodes = self.cards.iter().map(Written::node).chain([&*self.spacers[1]]);
        let tops: Vec<f64> = nodes.map(top).collect();
        self.heights.resize(self.heights.len().max(self.range.end), 0.0);
        for (at, pair) in self.range.clone().zip(tops.windows(2)) {
            self.heights[at] = pair[1] - pair[0];
        }
    }

    /// Makes room for what is not on the page.
    fn pad(&mut self) {
        let typical = self.typical();
        let height = |range: Range<usize>| -> f64 {
            let known = self.heights.iter().take(range.end).skip(range.start);
            let beyond = range.end.saturating_sub(self.heights.len().max(range.start));
            let known: f64 = known.map(|&h| if h > 0.0 { h } else { typical }).sum();
            known + beyond as f64 * typical
        };
        let rooms = [0..self.range.start, self.range.end..self.total];
        for (spacer, range) in self.spacers.iter().zip(rooms) {
            let height = format!("{}px", height(range) as u64);
            let _ = spacer.style().set_property("height", &height);
        }
    }

    fn typical(&self) -> f64 {
        let known = self.heights.iter().filter(|&&height| height > 0.0);
        match known.clone().count() {
            0 => TYPICAL,
            count => known.sum::<f64>() / count as f64,
        }
    }
}

/// In CSS pixels.
fn window_height() -> f64 {
    window().inner_height().ok().and_then(|height| height.as_f64()).unwrap_or(0.0)
}
