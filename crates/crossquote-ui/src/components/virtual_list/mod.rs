//! A long list of which only what is near the window is on the page: rows of unknown height, up to tens
//! of thousands.
//!
//! ```text
//! ol ─┬─ li.spacer      as high as the rows above are, or are thought to be
//!     ├─ li.card-item   those in sight and a window's height around
//!     └─ li.spacer      what is left below
//! ```
//!
//! Rows are keyed by their position, and what a row holds follows signals: another list amends the rows
//! that are there (`amend.rs`). While somebody types, only the rows in sight are; those around follow once typing
//! pauses, so that their drawing is in no key's way. Of ready-made virtual lists for Leptos none knows
//! rows of unknown height.

mod heights;
mod window;

use std::ops::Range;

use gloo::timers::callback::Timeout;
use leptos::children::ViewFn;
use leptos::ev;
use leptos::html::{Li, Ol};
use leptos::prelude::*;
use leptos_use_resize_observer::use_resize_observer;

use super::amend::Amend;
use crate::browser::timing::after_paint;
use crate::browser::window_events::on_window_event;
use heights::RowHeights;
use window::Geometry;

/// How often the place of far rows is guessed at most: they turn out higher or lower than thought, and
/// the room above them, all of it guessed, moves them out of sight. With their heights known it is right
/// soon.
const GUESSES: u8 = 5;

/// Milliseconds without typing before rows beyond those in sight are drawn: longer than between two keys
/// of one word.
const SETTLE_AFTER: u32 = 250;

/// Of the window's height, what a list has at most that is not scrolled to: something stands above it.
const FIRST_ROOM: f64 = 0.7;

/// Rows on paper at most.
const PRINTED: usize = 200;

/// A list as it was left, so that the way back leads to the same place.
#[derive(Clone, Debug, PartialEq)]
struct LeftList {
    name: String,
    width: f64,
    heights: RowHeights,
}

thread_local! {
    /// The list that was left last. Kept beyond its component, and worth nothing to anybody else.
    static LEFT: std::cell::RefCell<Option<LeftList>> = const { std::cell::RefCell::new(None) };
}

/// What a [`VirtualList`] shows: made by whoever lists, who tells it of another list by [`Listed::show`].
#[derive(Clone, Copy)]
pub struct Listed {
    total: RwSignal<usize>,
    /// The rows that are on the page.
    rows: RwSignal<Range<usize>>,
    heights: StoredValue<RowHeights>,
    /// How many rows are whole in the window where the list begins.
    in_sight: StoredValue<usize>,
    name: StoredValue<String>,
    guesses_left: StoredValue<u8>,
    /// Whether the reader has scrolled to the page's end.
    at_end: StoredValue<bool>,
    /// Runs while somebody types.
    settling: StoredValue<Option<Timeout>, LocalStorage>,
    /// Whether it does, for those who wait for the list.
    busy: RwSignal<bool>,
    /// The items that take the room of rows above and below. Their heights are set at once, not by signals: what
    /// is measured next depends on them.
    spacers: [NodeRef<Li>; 2],
    not_printed: RwSignal<usize>,
    list: NodeRef<Ol>,
}

impl Listed {
    /// An empty list.
    #[expect(clippy::new_without_default, reason = "it makes signals, which belong to an owner")]
    pub fn new() -> Listed {
        Listed {
            total: RwSignal::new(0),
            rows: RwSignal::new(0..0),
            heights: StoredValue::new(RowHeights::default()),
            in_sight: StoredValue::new(0),
            name: StoredValue::new(String::new()),
            guesses_left: StoredValue::new(0),
            at_end: StoredValue::new(false),
            settling: StoredValue::new_local(None),
            busy: RwSignal::new(false),
            spacers: [NodeRef::new(), NodeRef::new()],
            not_printed: RwSignal::new(0),
            list: NodeRef::new(),
        }
    }

    /// Shows another list of `total` rows from its beginning. `name` stands for what is listed: a reader who
    /// comes back to it finds rows of the heights that they had. `typing`: another list may follow with the
    /// next key; `settled` is called once none did. Call it before the rows' own signals change, so that
    /// rows that go are not drawn anew first.
    pub fn show(self, total: usize, name: String, typing: bool, settled: impl FnOnce() + 'static) {
        self.settling.set_value(None);
        let known = LEFT.take().filter(|left| {
            !typing && left.name == name && Some(left.width) == window::width(self.list)
        });
        let is_first = known.is_none() && self.in_sight.get_value() == 0;
        self.heights.update_value(|heights| {
            *heights = known.map_or_else(|| RowHeights::like(heights), |left| left.heights);
        });
        self.name.set_value(name);
        self.total.set(total);
        self.set_busy(typing);
        self.at_end.set_value(false);
        if is_first {
            self.draw_first();
        } else if typing {
            // And the one at the window's lower edge.
            self.draw(0..(self.in_sight.get_value() + 1).min(total));
            after_paint(move || self.fill_window());
        } else {
            self.rows.set(0..0);
            self.follow_window();
        }
        if typing {
            self.settling.set_value(Some(Timeout::new(SETTLE_AFTER, move || {
                // The page may be gone by then; its owner took the list's parts along.
                if self.settling.try_update_value(|settling| *settling = None).is_some() {
                    self.set_busy(false);
                    self.follow_window();
                    settled();
                }
            })));
        }
    }

    /// The first list of a page: as many rows as may be in sight, without asking the browser where the list stands,
    /// which costs a layout of a page that is about to change. The others follow the paint, or the end of typing.
    fn draw_first(self) {
        let room = FIRST_ROOM * window::window_height();
        let rows = self.heights.with_value(|heights| heights.rows_to_fill(room));
        self.rows.set(0..rows.min(self.total.get_untracked()));
        self.make_room();
        self.guesses_left.set_value(GUESSES);
        after_paint(move || {
            self.fill_window();
            self.drawn();
        });
    }

    fn set_busy(self, busy: bool) {
        if self.busy.get_untracked() != busy {
            self.busy.set(busy);
        }
    }

    fn is_settling(self) -> bool {
        self.settling.try_with_value(Option::is_some).unwrap_or(true)
    }

    /// The reader has scrolled.
    fn scrolled(self) {
        let at_end = Geometry::of(self.list).is_some_and(|geometry| geometry.at_end());
        self.at_end.set_value(at_end);
        self.follow_window();
    }

    /// Has the rows near the window on the page.
    fn follow_window(self) {
        if !self.is_settling() {
            self.guesses_left.set_value(GUESSES);
            self.draw_near_window();
        }
    }

    fn draw_near_window(self) {
        let Some(geometry) = Geometry::of(self.list) else { return };
        let total = self.total.get_untracked();
        let (from, to) = geometry.near_window();
        let rows = self.heights.with_value(|heights| heights.rows_between(from, to, total));
        self.draw(rows);
    }

    /// Has some rows on the page.
    fn draw(self, rows: Range<usize>) {
        if self.rows.with_untracked(|now| *now != rows) {
            self.rows.set(rows);
            // Behind the list's own update, which waits for the same turn. Not an effect: one that changes what
            // it follows runs again before anything is drawn.
            queue_microtask(move || self.drawn());
        }
        self.make_room();
    }

    /// Whether a row, by its position, is one that a reader who types has to see with the key. The one at the
    /// window's lower edge can follow a frame later, and show until then what it showed before. Of the first list all
    /// are.
    pub fn is_urgent(self, position: usize) -> bool {
        let in_sight = self.in_sight.get_value();
        in_sight == 0 || position < in_sight
    }

    /// Notes how many rows are whole in the window where the list begins, for keys to come: asking the browser then
    /// would cost each of them a layout.
    fn note_room(self, geometry: &Geometry) {
        let room = geometry.room_at_beginning();
        self.in_sight.set_value(self.heights.with_value(|heights| heights.whole_rows(room)));
    }

    /// Once rows are on the page: measures them, and looks whether they are the ones near the window.
    fn drawn(self) {
        if self.is_settling() {
            return;
        }
        self.measure();
        let Some(geometry) = Geometry::of(self.list) else { return };
        if self.at_end.get_value() {
            // Rows are higher or lower than thought: who went to the end is there still.
            geometry.scroll_to_end();
        }
        self.note_room(&geometry);
        if self.guesses_left.get_value() > 0 {
            self.guesses_left.update_value(|left| *left -= 1);
            self.draw_near_window();
        }
    }

    /// While somebody types: rows for what room is left, where these are lower than those before.
    fn fill_window(self) {
        // The page may be gone by now.
        let Some(rows) = self.rows.try_get_untracked() else { return };
        let Some(room) = window::room_below_rows(self.list).filter(|&room| room > 0.0) else {
            return;
        };
        let total = self.total.get_untracked();
        if self.is_settling() && rows.end < total {
            let more = self.heights.with_value(|heights| heights.rows_to_fill(room));
            self.draw(rows.start..(rows.end + more).min(total));
        }
    }

    fn measure(self) {
        let rows = self.rows.get_untracked();
        let heights = window::heights_of_rows(self.list);
        self.heights.update_value(|known| {
            for (row, height) in rows.zip(heights) {
                known.set(row, height);
            }
        });
        self.make_room();
    }

    /// Makes room for the rows that are not on the page.
    fn make_room(self) {
        let rows = self.rows.get_untracked();
        let total = self.total.get_untracked();
        let (above, below) = self
            .heights
            .with_value(|heights| (heights.total(0..rows.start), heights.total(rows.end..total)));
        for (spacer, height) in self.spacers.into_iter().zip([above, below]) {
            window::set_height(spacer, height);
        }
    }

    /// The list, or the window, has another size: rows as wide as before are still as high.
    fn resized(self, wider: bool) {
        if self.is_settling() {
            return;
        }
        if wider {
            self.heights.update_value(RowHeights::forget);
        }
        self.measure();
        self.follow_window();
    }

    /// Paper has no window: everything up to a limit, and how much is missing.
    fn print(self) {
        let total = self.total.get_untracked();
        self.guesses_left.set_value(0);
        self.rows.set(0..total.min(PRINTED));
        for spacer in self.spacers {
            window::set_height(spacer, 0.0);
        }
        self.not_printed.set(total.saturating_sub(PRINTED));
    }

    fn leave(self) {
        if let Some(width) = window::width(self.list) {
            let (name, heights) = (self.name.get_value(), self.heights.get_value());
            LEFT.set(Some(LeftList { name, width, heights }));
        }
    }
}

/// The list's rows, as far as they are near the window.
#[component]
pub fn VirtualList<F>(
    /// What is listed.
    listed: Listed,
    /// What an item holds, by its position from 0. Asked once for as long as the row is on the page, so what it
    /// gives follows signals; it is amended where it differs.
    row: F,
) -> impl IntoView
where
    F: Fn(usize) -> ViewFn + Clone + Send + Sync + 'static,
{
    let Listed { list, rows, total, spacers: [above, below], not_printed, busy, .. } = listed;
    on_window_event(ev::scroll, move |_| listed.scrolled());
    on_window_event(ev::resize, move |_| listed.resized(false));
    on_window_event(ev::beforeprint, move |_| listed.print());
    let width = StoredValue::new(0.0);
    // Rows grow when texts come that they waited for, and all change with the width.
    use_resize_observer(list, move |entries, _| {
        let now = entries.last().map_or(0.0, |entry| entry.content_rect().width());
        let before = width.get_value();
        width.set_value(now);
        listed.resized(before > 0.0 && before != now);
    });
    on_cleanup(move || listed.leave());
    let item = move |position: usize| {
        let item = NodeRef::new();
        view! {
            <li
                class="card-item"
                node_ref=item
                aria-posinset=position + 1
                aria-setsize=move || total.get()
            >
                <Amend within=item view=row(position) />
            </li>
        }
        .into_any()
    };
    let more = move || match not_printed.get() {
        0 => String::new(),
        more => format!("and {more} more"),
    };
    view! {
        <ol class="listed" node_ref=list aria-busy=move || busy.get().to_string()>
            <li class="spacer" aria-hidden="true" node_ref=above></li>
            <For each=move || rows.get() key=|position| *position children=item />
            <li class="spacer" aria-hidden="true" node_ref=below>
                {move || more()}
            </li>
        </ol>
    }
}
