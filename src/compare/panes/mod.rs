//! Whole texts of two or three articles side by side: shared statements are landmarks, by which the panes scroll
//! together.
//!
//! ```text
//! controls.rs      Previous · 3 of 9 · Next        differences.rs   A writes “trade” where B writes “exchange”.
//! pane.rs  ┌ A ────────────┐ ┌ B ────────────┐
//! folds.rs │ 41 words …    │ │               │      text without a shared statement: folds, never goes
//! mark.rs  │ “I can trade³─┼─┼─“I can excha³ │      connector.rs: the statement in focus is joined by a line
//!          └───────────────┘ └───────────────┘      scroll_sync.rs: which places are beside each other
//! ```
//!
//! Which statement is in focus is in the address. Positions are asked of the browser whenever something scrolls:
//! there are few landmarks, and text that unfolds moves them.

mod connector;
mod connector_lines;
mod controls;
mod difference_navigator;
mod differences;
mod folds;
mod mark;
mod measure;
mod pane;
mod scroll_sync;
mod shared_passages;
mod state;

use std::sync::Arc;

use crossquote_explore::compare::Pairing;
use leptos::ev;
use leptos::prelude::*;

use super::choices::Choices;
use crate::context::use_collection;
use connector::Connector;
use controls::Controls;
use crossquote_ui::browser::timing::next_frame;
use crossquote_ui::browser::window_events::on_window_event;
use difference_navigator::DifferenceNavigator;
use differences::Differences;
use pane::Pane;
use shared_passages::shared_passages;
use state::PanesState;

/// The panes of articles whose texts are there, with everything that moves them.
#[component]
pub(super) fn Panes(
    /// Two or three.
    articles: Vec<u32>,
    /// Compares the first two.
    pairing: Arc<Pairing>,
    choices: Choices,
) -> impl IntoView {
    let collection = use_collection();
    let several = articles.len();
    let same = shared_passages(&collection.dataset, &articles);
    let navigator = Arc::new(DifferenceNavigator::new(&collection, &articles, &pairing));
    let state = PanesState::new(collection, navigator.clone(), several, choices);
    Effect::new(move |_| {
        let focused = state.focused.get();
        next_frame(move || {
            if let Some(statement) = focused {
                measure::align_panes(state, statement);
            }
            measure::update_connectors(state);
        });
    });
    on_window_event(ev::resize, move |_| {
        measure::update_connectors(state);
    });
    let panes = articles.into_iter().zip(same).enumerate().map(|(place, (article, same))| {
        let navigator = navigator.clone();
        view! { <Pane article place same navigator state /> }
    });
    let panes: Vec<_> = panes.collect();
    let connectors: Vec<_> =
        (1..several).map(|right| view! { <Connector index=right - 1 state /> }).collect();
    view! {
        <div class="panes-frame">
            <Controls navigator=navigator.clone() state />
            <Differences navigator state />
            <div
                class=format!("panes panes-{several}")
                data-testid="panes"
                node_ref=state.frame
            >
                {panes}
                {connectors}
            </div>
        </div>
    }
}
