//! A part of a page that is drawn anew as a whole.

use std::sync::atomic::{AtomicUsize, Ordering};

use leptos::children::ViewFn;
use leptos::prelude::*;

/// Shows what `view` gives, and mounts it anew whenever a signal that it reads changes.
///
/// `{move || …}` amends what is there where the new view is of the same type, text by text. That is quicker,
/// and wrong for words of an article: a browser that translates a page has put its own words in their place,
/// which would stay there, under somebody else's name. It would also keep what a reader has unfolded or
/// scrolled in another article. So whatever shows words that belong to somebody is mounted anew.
#[component]
pub fn Remount(#[prop(into)] view: ViewFn) -> impl IntoView {
    let mounted = AtomicUsize::new(0);
    // A list of one, whose key is never the same twice.
    let each = move || [(mounted.fetch_add(1, Ordering::Relaxed), view.run())];
    view! { <For each key=|(number, _)| *number children=|(_, view)| view /> }
}
