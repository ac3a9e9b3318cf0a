//! What an address shows that means nothing, or names something that this collection does not have.

use leptos::prelude::*;

use crate::records::PageTitle;
use crate::router::{Link, Route};

/// The page of an address that is no page of this explorer.
#[component]
pub(crate) fn UnknownPage(
    /// The address as it was found, without its `#`.
    fragment: String,
) -> impl IntoView {
    view! {
        <PageTitle name="Nothing here" />
        <DeadEnd heading="This address leads nowhere">
            <p>
                "The link says " <code>{format!("#{fragment}")}</code>
                ", which is no page of this explorer. It may have been cut short."
            </p>
        </DeadEnd>
    }
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
    view! {
        <section class="page page-unknown" data-testid="unknown">
            <h1>{heading}</h1>
            {children()}
            <p>
                <Link to=Route::Story>"Go to the story"</Link>
                " or "
                <Link to=Route::Quotes(Default::default())>"search all quotes"</Link>
                "."
            </p>
        </section>
    }
}
