//! People's own articles: files and texts in, what was found in each, and the explorer of them.

use crossquote_core::cite;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use crate::adding::{Added, Adding};
use crate::components::long_list::LongList;
use crate::components::title::set_title;
use crate::element::{El, el, live, live_text, nothing};
use crate::hosting;
use crate::navigation::Navigation;
use crate::state::Derived;
use crate::wording::count;

/// What is shown of the articles before "show all", and the bit that says that all are.
const ADDED_FIRST: usize = 50;
const ADDED: usize = 1;

/// What the collection is called unless its owner says otherwise.
const UNTITLED: &str = "My articles";

pub(crate) fn page() -> El {
    set_title("Add articles");
    let page = el("div")
        .class("page page-add")
        .child(el("h1").child("Add articles"))
        .child(el("p").class("lead").child(
            "Read your own articles: who said what in each, and how each worded it. Everything is done in \
             this browser. Nothing is uploaded, and nothing is kept: what you want to keep, save as a file.",
        ));
    if hosting::saved().is_some() {
        return page.child(elsewhere());
    }
    let any = Derived::new(|_| Adding::get().articles.with(|all| !all.is_empty()));
    let named = move || if any.get() { naming() } else { nothing() };
    page.child(sources())
        .child(live(progress))
        .child(live(failure))
        .child(live(found))
        .child(live(named))
        .child(live(refused))
}

/// The saved explorer carries no engine, which is larger than itself.
fn elsewhere() -> El {
    let published = hosting::home().map(|home| {
        el("a").attr("href", format!("{home}#/add")).child("Add articles on the published page")
    });
    el("p")
        .test("elsewhere")
        .child("This explorer was saved in one file, without the program that reads new articles. ")
        .child(published)
}

/// The ways in: files, chosen or dropped, and text.
fn sources() -> El {
    let choose = el("input")
        .attr("type", "file")
        .attr("multiple", "")
        .attr("id", "add-files")
        .attr(
            "accept",
            ".txt,.md,.markdown,.html,.htm,.xhtml,.json,.jsonl,.ndjson,.zip,text/plain,text/html",
        )
        .test("files")
        .on("change", |event| {
            let field = event.target().and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
            if let Some(field) = field {
                Adding::get().read(property(&field, "files"));
                // So that the same file can be chosen again.
                field.set_value("");
            }
        });
    let drop = el("div")
        .class("add-drop")
        .test("drop")
        .child(el("label").attr("for", "add-files").child("Choose files, or drop them here"))
        .child(choose)
        .child(el("p").class("hint").child(
            "Plain text, Markdown, saved web pages, JSON and JSON Lines with a “text” in each record, and .zip \
             archives of these. English only.",
        ))
        .on("dragover", |event| event.prevent_default())
        .on("drop", |event| {
            event.prevent_default();
            Adding::get().read(property(&property(&event, "dataTransfer"), "files"));
        });
    let text = || {
        let field = document().get_element_by_id("add-text")?;
        field.dyn_into::<HtmlTextAreaElement>().ok()
    };
    let add = move |_| {
        if let Some(field) = text().filter(|field| !field.value().trim().is_empty()) {
            Adding::get().paste(&field.value());
            field.set_value("");
        }
    };
    let paste = el("div")
        .class("add-paste")
        .child(el("label").attr("for", "add-text").child("Or paste an article"))
        .child(el("textarea").attr("id", "add-text").attr("rows", "6").test("text"))
        .child(el("button").class("action").child("Add this text").on("click", add));
    el("div").class("add-sources").child(drop).child(paste)
}

fn property(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

fn progress() -> AnyView {
    let adding = Adding::get();
    let (done, all) = adding.files.get();
    if all == 0 {
        return nothing();
    }
    let read = match done == all {
        true => format!("{} read.", count(all, "file")),
        false => format!("Reading file {} of {all}…", done + 1),
    };
    let bar = el("progress")
        .attr("max", all.to_string())
        .attr("value", done.to_string())
        .attr("aria-label", "Files read");
    let cancel = (done < all)
        .then(|| el("button").class("action").child("Cancel").on("click", move |_| adding.stop()));
    el("div")
        .class("add-progress")
        .test("progress")
        .child(el("p").attr("role", "status").child(read))
        .child((done < all).then_some(bar))
        .child(cancel)
        .any()
}

fn failure() -> AnyView {
    let message = Adding::get().failed.get();
    if message.is_empty() {
        return nothing();
    }
    el("p").class("add-failure").attr("role", "alert").child(message).any()
}

/// The articles that were read, and the way to their explorer.
fn found() -> AnyView {
    let adding = Adding::get();
    let articles = adding.articles.get();
    if articles.is_empty() {
        return nothing();
    }
    let list = LongList {
        list: el("ol").class("add-articles").test("added"),
        name: "add-articles",
        bit: ADDED,
        unfolded: Navigation::get().unfolded(),
        total: articles.len(),
        first: ADDED_FIRST,
        noun: "articles",
    };
    el("section")
        .child(el("h2").child(live_text(move || {
            format!("Found in {}", count(adding.articles.with(Vec::len), "article"))
        })))
        .children(list.of(move |at| article(articles[at].clone())))
        .any()
}

/// What the collection is called, and the way to its explorer; not drawn anew while articles come.
fn naming() -> AnyView {
    let adding = Adding::get();
    let title = || {
        let field = document().get_element_by_id("add-title");
        let field = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        let title = field.map(|field| field.value()).unwrap_or_default();
        if title.trim().is_empty() { UNTITLED.to_owned() } else { title.trim().to_owned() }
    };
    let show = el("button")
        .class("action add-show")
        .test("show")
        .child("Show who said what")
        .live_attr("disabled", move || {
            let (done, all) = adding.files.get();
            (done < all).then(String::new)
        })
        .on("click", move |_| adding.show(&title()));
    let name = el("p")
        .class("add-title")
        .child(el("label").attr("for", "add-title").child("Name of the collection"))
        .child(
            el("input").attr("type", "text").attr("id", "add-title").attr("placeholder", UNTITLED),
        )
        .child(show);
    name.any()
}

fn article(added: Added) -> El {
    let Added { id, name, outlet, published, origin, .. } = added;
    let called = el("strong").child(name);
    let outlet = match outlet.is_empty() {
        true => el("em").child("outlet not stated"),
        false => el("span").child(outlet),
    };
    let date = match published.is_empty() {
        true => el("em").child("date not stated"),
        false => el("span").child(cite::readable_date(&published)),
    };
    let all = added.direct + added.mixed + added.indirect;
    let figures = format!(
        "{}: {} direct, {} mixed, {} indirect; {} doubtful; {} words",
        count(all, "quotation"),
        added.direct,
        added.mixed,
        added.indirect,
        added.doubtful,
        added.words,
    );
    let left_out = (added.left_out > 0).then(|| {
        let phrases = count(added.left_out, "phrase");
        el("p")
            .class("add-about")
            .child(format!("{phrases} left out: too doubtful to be called indirect speech"))
    });
    let notes = added.notes.into_iter().map(|note| el("p").class("add-note").child(note));
    el("li")
        .child(called)
        .child(
            el("p")
                .class("add-about")
                .child(outlet)
                .child(" · ")
                .child(date)
                .child(" · ")
                .child(origin),
        )
        .child(el("p").child(figures))
        .child(left_out)
        .children(notes)
        .child(
            el("button")
                .class("action")
                .child("Leave out")
                .on("click", move |_| Adding::get().remove(&id)),
        )
}

fn refused() -> AnyView {
    let refused = Adding::get().refused.get();
    if refused.is_empty() {
        return nothing();
    }
    el("section")
        .child(el("h2").child("Could not be read"))
        .child(
            el("ul")
                .class("add-refused")
                .test("refused")
                .children(refused.into_iter().map(|sentence| el("li").child(sentence))),
        )
        .any()
}

/// Over every page while the reader's own collection is shown: that it is kept nowhere, and how to keep it.
pub(crate) fn own_collection() -> AnyView {
    let adding = Adding::get();
    if adding.own.with(Option::is_none) {
        return nothing();
    }
    el("div")
        .class("own-collection")
        .attr("role", "region")
        .attr("aria-label", "Your own collection")
        .test("own")
        .child(el("p").child(
            "Your own collection, in this tab only: reloading or closing the page loses it, and links to it lead nowhere else.",
        ))
        .child(
            el("p")
                .class("buttons")
                .child(
                    el("button")
                        .class("action")
                        .child("Save as one file")
                        .on("click", move |_| adding.offer(true)),
                )
                .child(
                    el("button")
                        .class("action")
                        .child("Export dataset")
                        .on("click", move |_| adding.offer(false)),
                )
                .child(el("a").class("action").attr("href", "#/add").child("Add more"))
                .child(
                    el("button")
                        .class("action")
                        .child("Back to the published collection")
                        .on("click", move |_| adding.close()),
                ),
        )
        .child(live(failure))
        .any()
}
