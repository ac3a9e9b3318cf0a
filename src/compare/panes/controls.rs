//! Previous and next, whether the panes scroll together, and whether unshared text is folded.

use std::sync::Arc;

use leptos::prelude::*;

use super::difference_navigator::{DifferenceNavigator, Direction};
use super::state::PanesState;
use crate::context::use_router;
use crate::router::NavigateOptions;
use crate::wording::count;

#[component]
pub(super) fn Controls(navigator: Arc<DifferenceNavigator>, state: PanesState) -> impl IntoView {
    let (differences, statements) = (navigator.difference_count(), navigator.statement_count());
    let place =
        move || place_in_words(state.current.get(), state.focused.get(), differences, statements);
    view! {
        <div class="panes-controls">
            <StepButton
                name="Previous"
                direction=Direction::Previous
                navigator=navigator.clone()
                state
            />
            <span class="panes-place" role="status" data-testid="place">
                {move || place()}
            </span>
            <StepButton name="Next" direction=Direction::Next navigator state />
            <Switch name="Scroll together" on=state.together />
            <Switch name="Fold what has no shared statement" on=state.folded />
        </div>
    }
}

/// Steps to another difference; its statement comes into focus, which is a choice on the page.
#[component]
fn StepButton(
    name: &'static str,
    direction: Direction,
    navigator: Arc<DifferenceNavigator>,
    state: PanesState,
) -> impl IntoView {
    let router = use_router();
    let nothing_differs = navigator.difference_count() == 0;
    let step = move |_| {
        let focused = state.focused.get_untracked();
        let next = navigator.step(direction, state.current.get_untracked(), focused);
        let Some((next, difference)) =
            next.and_then(|next| Some((next, navigator.difference(next)?)))
        else {
            return;
        };
        state.stepped.set(next);
        if focused != Some(difference.statement) {
            let to = state.statement_route.run(difference.statement);
            router.navigate(to, NavigateOptions::CHOICE);
        }
    };
    view! {
        <button class="action" on:click=step disabled=nothing_differs>
            {name}
        </button>
    }
}

#[component]
fn Switch(name: &'static str, on: RwSignal<bool>) -> impl IntoView {
    view! {
        <label class="panes-switch">
            <input
                type="checkbox"
                prop:checked=on
                on:change=move |event| on.set(event_target_checked(&event))
            />
            {name}
        </label>
    }
}

/// Where the reader is among the differences.
fn place_in_words(
    current: Option<usize>,
    focused: Option<usize>,
    differences: usize,
    statements: usize,
) -> String {
    let all = count(differences, "difference");
    match (current, focused) {
        (Some(current), Some(number)) => {
            format!("{} of {all}, in statement {number} of {statements}", current + 1)
        }
        (None, Some(number)) => format!("statement {number} of {statements}, no difference"),
        (_, None) => format!("{all} in {}", count(statements, "shared statement")),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_among_the_differences_is_said() {
        for (current, focused, expected) in [
            (None, None, "9 differences in 3 shared statements"),
            (None, Some(2), "statement 2 of 3, no difference"),
            (Some(0), Some(1), "1 of 9 differences, in statement 1 of 3"),
        ] {
            assert_eq!(place_in_words(current, focused, 9, 3), expected);
        }
        assert_eq!(place_in_words(None, None, 1, 1), "1 difference in 1 shared statement");
    }
}
