//! A part of a page that is amended where it differs, as long as its words are those that were drawn.

use leptos::children::ViewFn;
use leptos::html::Li;
use leptos::prelude::*;

/// Shows what `view` gives, and amends it whenever a signal that it reads changes: quicker than [`super::Remount`],
/// for what changes with every key.
///
/// Before it does it makes sure that the words on the page are still those that were drawn. Where a browser that
/// translates the page has put its own in their place, they would stay under what is drawn next, so the whole is
/// mounted anew.
#[component]
pub(super) fn Amend(
    /// The element that holds the view and nothing else.
    within: NodeRef<Li>,
    view: ViewFn,
) -> impl IntoView {
    let mounted = RwSignal::new(0_usize);
    let drawn = StoredValue::new(None::<String>);
    let amended = move || {
        let is_altered = drawn.with_value(|drawn| drawn.is_some() && *drawn != words(within));
        if is_altered {
            drawn.set_value(None);
            mounted.update(|mounted| *mounted += 1);
        }
        // Once the view is on the page, which it is with the end of this turn.
        queue_microtask(move || {
            let _ = drawn.try_set_value(words(within));
        });
        view.run()
    };
    // A list of one, whose key changes where the view is to be mounted anew.
    view! {
        <For
            each=move || [mounted.get()]
            key=|mounted| *mounted
            children=move |_| {
                let amended = amended.clone();
                (move || amended()).into_any()
            }
        />
    }
}

/// The text of an element; `None` where it is not there.
fn words(element: NodeRef<Li>) -> Option<String> {
    element.try_get_untracked()??.text_content()
}
