//! What an address shows that means nothing, or names something that this collection does not have.

use leptos::prelude::*;

use crate::records::PageTitle;
use crate::router::{Link, Route};
use crossquote_ui::browser::hosting;

/// The page of an address that is no page of this explorer.
#[component]
pub(crate) fn UnknownPage(
    /// The address as it was found, without its `#`.
    fragment: String,
) -> impl IntoView {
    let has_moved = hosting::workspace_address().is_some() && led_to_workspace(&fragment);
    let reason = if has_moved {
        "Collections are made and reviewed on a page of their own now."
    } else {
        "It may have been cut short."
    };
    view! {
        <PageTitle name="Nothing here" />
        <DeadEnd heading="This address leads nowhere">
            <p>
                "The link says " <code>{format!("#{fragment}")}</code>
                ", which is no page of this explorer. " {reason}
            </p>
        </DeadEnd>
    }
}

/// Whether an address, without its `#`, was one of the workspace while that was part of the explorer.
fn led_to_workspace(fragment: &str) -> bool {
    let mut steps = fragment.split(['/', '?']).filter(|step| !step.is_empty());
    matches!(steps.next(), Some("add" | "review"))
}

/// What a page shows when its address names something that this collection does not have.
#[component]
pub(crate) fn Missing(
    /// What it would be: `article`.
    what: &'static str,
    id: String,
) -> impl IntoView {
    view! {
        <DeadEnd heading=format!("There is no such {what} here")>
            <p>
                {format!("This collection has no {what} called ")} <code>{id}</code>
                ". The link may come from another version of it."
            </p>
        </DeadEnd>
    }
}

#[component]
fn DeadEnd(#[prop(into)] heading: String, children: Children) -> impl IntoView {
    let workspace = hosting::workspace_address().map(|address| {
        view! {
            ", or "
            <a href=address>"make a collection of your own"</a>
        }
        .into_any()
    });
    view! {
        <section class="page page-unknown" data-testid="unknown">
            <h1>{heading}</h1>
            {children()}
            <p>
                <Link to=Route::Story>"Go to the story"</Link>
                " or "
                <Link to=Route::Quotes(Default::default())>"search all quotes"</Link>
                {workspace} "."
            </p>
        </section>
    }
}

#[cfg(test)]
mod tests {
    use super::led_to_workspace;

    #[test]
    fn bookmarks_of_what_was_the_workspace_are_known() {
        for (fragment, expected) in [
            ("/add", true),
            ("add?x=1", true),
            ("/review", true),
            ("/review/000-a", true),
            ("/added", false),
            ("/article/add", false),
            ("", false),
        ] {
            assert_eq!(led_to_workspace(fragment), expected, "{fragment}");
        }
    }
}
