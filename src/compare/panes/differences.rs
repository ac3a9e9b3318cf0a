//! What the articles compared do to the statement in focus.

use std::sync::Arc;

use leptos::prelude::*;

use super::difference_navigator::DifferenceNavigator;
use super::state::PanesState;
use crossquote_ui::CollectAnyView;

/// The differences of the statement in focus, the one in focus set apart; nothing where none is.
#[component]
pub(super) fn Differences(navigator: Arc<DifferenceNavigator>, state: PanesState) -> impl IntoView {
    let listed = move || {
        let number = state.focused.get()?;
        let lines = navigator.differences_of(number).map(|(place, difference)| {
            let is_current = move || (state.current.get() == Some(place)).then_some("true");
            view! { <li aria-current=move || is_current()>{difference.sentence.clone()}</li> }
        });
        let lines = lines.collect_any_view();
        let none = lines.is_empty().then(|| {
            view! { <li>"All have the same words, set in quotation marks alike."</li> }.into_any()
        });
        let list = view! {
            <ol class="panes-differences" data-testid="differences">
                {lines}
                {none}
            </ol>
        };
        Some(list.into_any())
    };
    view! { {move || listed()} }
}
