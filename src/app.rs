//! Loading, the frame around every page, and which page is shown.

use gloo::events::EventListener;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::spawn_local;

use crate::clipboard::{self, Copied};
use crate::components::shell::{embedded_footer, footer, header, notice};
use crate::element::{el, live};
use crate::navigation::{self, Navigation};
use crate::own::Own;
use crate::provided::Provided;
use crate::route::Page;
use crate::shortcuts::Shortcuts;
use crate::state::{Derived, State};
use crate::store::Store;
use crate::{embed, load, pages, texts, warm};

/// Loads the dataset and replaces the static first screen of index.html with the explorer.
pub(crate) fn start() {
    // Not leptos's own: that one has no executor before something is mounted.
    spawn_local(async {
        let loaded = load::load().await;
        if let Some(waiting) = document().get_element_by_id("waiting") {
            waiting.remove();
        }
        mount_to_body(move || match loaded {
            Ok(store) => explorer(store),
            Err(message) => failure(message),
        });
    });
}

fn explorer(store: Store) -> AnyView {
    let store = State::new(store);
    let secret = navigation::secret();
    let navigation = Navigation::start();
    let copied = State::new(Copied::Nothing);
    let own = Own::new(store, navigation);
    Provided { store, copied, navigation, own, arrivals: State::new(0) }.provide();
    let route = navigation.route();
    // A memo, so that a change within a page does not draw the page anew.
    let page = Derived::new(move |_| route.with(|route| route.page()));
    let shown = move || drawn(page.get());
    let shortcuts = Shortcuts::start();
    close_on_escape();
    texts::start();
    warm::start();
    embed::start(secret);
    let skip =
        el("a").class("skip").attr("href", "#main").child("Skip to content").on("click", skip);
    let main = el("main").attr("id", "main").attr("tabindex", "-1").child(live(shown)).any();
    if embed::asked() {
        return vec![main, embedded_footer().any(), notice().any()].into_any();
    }
    let footer = live(move || {
        let _ = Store::follow();
        footer(shortcuts, Own::get().bytes.with(Option::is_none)).any()
    });
    let own = live(pages::desk::own_collection);
    vec![skip.any(), header(page).any(), own, main, footer, notice().any()].into_any()
}

/// A page of the collection that is shown, drawn anew with another one.
fn drawn(page: Page) -> AnyView {
    // The desk is at work on its own, whatever the explorer shows.
    if !matches!(page, Page::Add | Page::Review) {
        let _ = Store::follow();
    }
    match page {
        Page::Add => pages::desk::page("Add articles").any(),
        Page::Review => pages::desk::page("Review").any(),
        Page::Story => pages::story::page().any(),
        Page::Quotes => pages::quotes::page().any(),
        Page::Speakers => pages::speakers::page(),
        Page::Compare => pages::compare::page().any(),
        Page::Statement => pages::statement::page().any(),
        Page::Article => pages::article::page(),
        Page::Quotation => pages::quotation::page().any(),
        Page::Unknown => pages::unknown::page().any(),
    }
}

/// Escape closes what lies over the page: the word of a copy, else the explanation of a quotation.
fn close_on_escape() {
    let pressed = |event: &web_sys::Event| {
        let key = js_sys::Reflect::get(event, &"key".into());
        if key.is_ok_and(|key| key == "Escape") {
            let copied = Provided::get().copied;
            match copied.with_untracked(|copied| *copied == Copied::Nothing) {
                true => pages::article::close_detail(),
                false => clipboard::close(copied),
            }
        }
    };
    EventListener::new(&window(), "keydown", pressed).forget();
}

/// The fragment is the address of a page, so the skip link moves the focus itself.
fn skip(event: web_sys::Event) {
    event.prevent_default();
    if let Some(main) = document().get_element_by_id("main") {
        let _ = main.unchecked_into::<web_sys::HtmlElement>().focus();
    }
}

/// What a reader sees when there is no dataset to show.
fn failure(message: String) -> AnyView {
    el("main")
        .attr("id", "main")
        .class("failure")
        .test("failure")
        .child(el("h1").child("The collection could not be opened"))
        .child(el("p").attr("role", "alert").child(message))
        .child(el("p").child(
            "Nothing else is wrong with this page: try to load it again, or tell whoever \
             published it what is said above.",
        ))
        .any()
}
