//! A link to a page of the explorer.

use leptos::prelude::*;

use super::Route;

/// `<Link to=Route::Story attr:class="action">"The story"</Link>`: a plain `<a href="#/…">`. The browser
/// follows it, and the router hears of it.
#[component]
pub(crate) fn Link(to: Route, children: Children) -> impl IntoView {
    view! { <a href=to.fragment()>{children()}</a> }
}
