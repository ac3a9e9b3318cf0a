//! A line between the marks of the statement in focus in two panes.

use leptos::prelude::*;

use super::connector_lines::ConnectorLine;
use super::state::PanesState;

/// One of the lines, where there is one.
#[component]
pub(super) fn Connector(index: usize, state: PanesState) -> impl IntoView {
    let line = move || state.connectors.with(|lines| lines.get(index).copied().flatten());
    // Whole pixels, which is as fine as anybody sees; of the angle a hundredth counts on a long line.
    let pixels = move |length: fn(ConnectorLine) -> f64| {
        line().map(|line| format!("{}px", length(line).round() as i32))
    };
    let turn = move |line: ConnectorLine| (line.angle * 100.0).round() as i32;
    view! {
        <div
            class="connector"
            data-testid="connector"
            aria-hidden="true"
            class:shown=move || line().is_some()
            style:left=move || pixels(|line| line.left)
            style:top=move || pixels(|line| line.top)
            style:width=move || pixels(|line| line.width)
            style:transform=move || {
                line().map(|line| format!("rotate(calc({}deg / 100))", turn(line)))
            }
        ></div>
    }
}
