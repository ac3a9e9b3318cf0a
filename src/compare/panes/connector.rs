//! A line between the marks of the statement in focus in two panes.

use leptos::prelude::*;

use super::connector_lines::ConnectorLine;
use super::state::PanesState;

/// One of the lines, where there is one.
#[component]
pub(super) fn Connector(index: usize, state: PanesState) -> impl IntoView {
    let line = move || state.connectors.with(|lines| lines.get(index).copied().flatten());
    let pixels = move |length: fn(ConnectorLine) -> f64| {
        move || line().map(|line| format!("{:.1}px", length(line)))
    };
    view! {
        <div
            class="connector"
            aria-hidden="true"
            style:display=move || line().map(|_| "block")
            style:left=pixels(|line| line.left)
            style:top=pixels(|line| line.top)
            style:width=pixels(|line| line.width)
            style:transform=move || line().map(|line| format!("rotate({:.2}deg)", line.angle))
        ></div>
    }
}
