//! A link to a page of the explorer.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, Event, MouseEvent};

use super::{Route, history};

/// `<Link to=Route::Story attr:class="action">"The story"</Link>`: a plain `<a href="#/…">`. The browser
/// follows it, and the router hears of it.
#[component]
pub(crate) fn Link(to: Route, children: Children) -> impl IntoView {
    view! { <a href=to.fragment()>{children()}</a> }
}

/// The fragment that a click on a link leads to, where the browser would not follow it by itself.
pub(super) fn unfollowed_link(click: &Event) -> Option<String> {
    if history::browser_follows_links() || !is_plain(click.dyn_ref()?) {
        return None;
    }
    let link = click.target()?.dyn_into::<Element>().ok()?.closest("a[href^='#/']").ok()??;
    link.get_attribute("href")
}

/// Whether a click asks for the link in this page, not in another tab.
fn is_plain(click: &MouseEvent) -> bool {
    click.button() == 0 && !(click.ctrl_key() || click.meta_key() || click.shift_key())
}
