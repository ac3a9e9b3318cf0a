//! What an address that means nothing shows: the address, and ways on.

use crate::components::title::set_title;
use crate::element::{Child, El, el, live_text};
use crate::navigation::Navigation;
use crate::route::Route;

pub(crate) fn page() -> El {
    let route = Navigation::get().route();
    set_title("Nothing here");
    let address = move || match route.get() {
        Route::Unknown(fragment) => format!("#{fragment}"),
        _ => String::new(),
    };
    dead_end(
        "This address leads nowhere".to_owned(),
        el("p")
            .child("The link says ")
            .child(el("code").child(live_text(address)))
            .child(", which is no page of this explorer. It may have been cut short."),
    )
}

/// What a page shows when its address names something that this collection does not have.
pub(crate) fn missing(what: &str, name: &str) -> El {
    dead_end(
        format!("There is no such {what} here"),
        el("p")
            .child(format!("This collection has no {what} called "))
            .child(el("code").child(name.to_owned()))
            .child(". The link may come from another version of it."),
    )
}

fn dead_end(heading: String, explanation: impl Child) -> El {
    el("section")
        .class("page page-unknown")
        .test("unknown")
        .child(el("h1").child(heading))
        .child(explanation)
        .child(
            el("p")
                .child(el("a").attr("href", "#/").child("Go to the story"))
                .child(" or ")
                .child(el("a").attr("href", "#/quotes").child("search all quotes"))
                .child("."),
        )
}
