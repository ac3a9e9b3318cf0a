//! What an address that means nothing shows: the address, and ways on.

use leptos::prelude::*;

use crate::components::title::set_title;
use crate::navigation::Navigation;
use crate::route::Route;

pub(crate) fn page() -> AnyView {
    let route = Navigation::get().route();
    set_title("Nothing here");
    let address = move || match route.get() {
        Route::Unknown(fragment) => fragment,
        _ => String::new(),
    };
    view! {
        <section class="page page-unknown" data-testid="unknown">
            <h1>"This address leads nowhere"</h1>
            <p>"The link says " <code>"#"{address}</code> ", which is no page of this explorer. It may have been cut short."</p>
            {ways_on()}
        </section>
    }
    .into_any()
}

/// What a page shows when its address names something that this collection does not have.
pub(crate) fn missing(what: &str, name: &str) -> AnyView {
    view! {
        <section class="page page-unknown" data-testid="unknown">
            <h1>{format!("There is no such {what} here")}</h1>
            <p>
                "This collection has no " {what.to_owned()} " called " <code>{name.to_owned()}</code>
                ". The link may come from another version of it."
            </p>
            {ways_on()}
        </section>
    }
    .into_any()
}

fn ways_on() -> AnyView {
    view! {
        <p>
            <a href="#/">"Go to the story"</a> " or " <a href="#/quotes">"search all quotes"</a> "."
        </p>
    }
    .into_any()
}
