//! Where the desk is shown, in which people make collections of their own; and the strip over such a
//! collection.

use leptos::prelude::*;

use crate::components::title::set_title;
use crate::element::{El, el, live, nothing};
use crate::hosting;
use crate::own::Own;

/// `title` is the page's, which the desk draws.
pub(crate) fn page(title: &'static str) -> El {
    set_title(title);
    let page = el("div").class("page page-desk");
    if hosting::saved().is_some() {
        return page.child(el("h1").child(title)).child(elsewhere());
    }
    let own = Own::get();
    let place = el("div").class("desk").made(move |place| {
        let left = StoredValue::new_local(place.clone());
        on_cleanup(move || {
            if let Some(place) = left.try_get_value() {
                Own::close_desk(place);
            }
        });
        own.open_desk(place);
    });
    // Until the desk is there, it says that it is coming.
    let waiting = el("div")
        .child(el("h1").child(title))
        .child(el("p").class("lead").attr("role", "status").child("Loading…"));
    page.child(place.child(waiting))
}

/// The saved explorer carries no desk, which is larger than itself.
fn elsewhere() -> El {
    let published = hosting::home().map(|home| {
        el("a").attr("href", format!("{home}#/add")).child("Add articles on the published page")
    });
    el("p")
        .test("elsewhere")
        .child("This explorer was saved in one file, without the program that reads new articles. ")
        .child(published)
}

/// What could not be done for the reader's own collection, or exported.
pub(crate) fn failure() -> AnyView {
    let message = Own::get().failed.get();
    if message.is_empty() {
        return nothing();
    }
    el("p").class("failed").attr("role", "alert").child(message).any()
}

/// Over every page while the reader's own collection is shown: where it is kept, and how to keep it.
pub(crate) fn own_collection() -> AnyView {
    let own = Own::get();
    if own.bytes.with(Option::is_none) {
        return nothing();
    }
    let button = |name: &'static str, act: fn(Own)| {
        el("button").class("action").child(name).on("click", move |_| act(own))
    };
    let to = |href: &'static str, name: &'static str| {
        el("a").class("action").attr("href", href).child(name)
    };
    el("div")
        .class("own-collection")
        .attr("role", "region")
        .attr("aria-label", "Your own collection")
        .test("own")
        .child(
            el("p")
                .child("Your own collection. ")
                .child(live(move || el("span").child(own.kept.get()).any())),
        )
        .child(
            el("p")
                .class("buttons")
                .child(to("#/review", "Review"))
                .child(to("#/add", "Add more"))
                .child(button("Save as one file", Own::offer_explorer))
                .child(button("Export dataset", Own::offer_dataset))
                .child(button("Back to the published collection", Own::close)),
        )
        .any()
}
