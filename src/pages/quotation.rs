//! One quotation on its own, and who else reports the same: what a story quotes, or embeds.

use crate::components::long_list::LongList;
use crate::components::quotation_card::plain_card;
use crate::components::title::set_title;
use crate::element::{El, el, live};
use crate::embed;
use crate::navigation::Navigation;
use crate::pages::unknown::missing;
use crate::route::Route;
use crate::state::Derived;
use crate::store::Store;

/// Other reports that are shown before "show all".
const OTHERS_FIRST: usize = 5;

pub(crate) fn page() -> El {
    let route = Navigation::get().route();
    let named = Derived::new(move |before: Option<&String>| match route.get() {
        Route::Quotation { id } => id,
        // The route has just left this page; what is shown is about to go.
        _ => before.cloned().unwrap_or_default(),
    });
    el("div").class("page page-quotation").child(live(move || {
        let id = named.get();
        match Store::get().quotation_named(&id) {
            Some(quotation) => one(quotation).any(),
            None => missing("quotation", &id).any(),
        }
    }))
}

fn one(index: u32) -> El {
    let store = Store::get();
    let speaker = &store.speaker(store.quotation(index).speaker).name;
    set_title(speaker);
    // Who embeds one quotation wants that one; the way to the others is on its card.
    let others: Vec<u32> = store.elsewhere(index).filter(|_| !embed::asked()).collect();
    let total = others.len();
    let list = LongList {
        list: el("ol").class("cards"),
        name: "elsewhere",
        bit: 1,
        unfolded: Navigation::get().unfolded(),
        total,
        first: OTHERS_FIRST,
        noun: "reports",
    };
    let elsewhere = (total > 0).then(|| {
        el("section")
            .child(el("h2").child("The same, reported elsewhere"))
            .children(list.of(move |at| el("li").child(plain_card(others[at]))))
    });
    el("div")
        .class("quotation-alone")
        .child(el("p").class("eyebrow").child("One quotation"))
        .child(el("h1").child(speaker.as_str()))
        .child(el("h2").class("hidden").child("The quotation"))
        .child(plain_card(index))
        .child(elsewhere)
}
