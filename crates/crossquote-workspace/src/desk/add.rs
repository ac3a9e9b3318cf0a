//! People's own articles: files and texts in, what was found in each, and the explorer of them.

use crossquote_core::cite;
use crossquote_core::text::joined;
use js_sys::Reflect;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlInputElement, HtmlTextAreaElement};

use super::kept::Entry;
use super::{Desk, Then};
use crate::legacy::element::{El, el, live, live_text, nothing};
use crate::legacy::long_list::show_all;
use crate::legacy::state::{Derived, State};
use crossquote_engine::AddedArticle;
use crossquote_ui::wording::count;

/// What is shown of the articles before "show all", and the bit that says that all are.
const ADDED_FIRST: usize = 50;
const ADDED: usize = 1;

/// What the collection is called unless its owner says otherwise.
const UNTITLED: &str = "My articles";

pub(crate) fn page() -> El {
    let Desk { reading, kept: in_browser, .. } = Desk::get();
    // Here alone: each is read whole.
    in_browser.look();
    let any = Derived::new(move |_| reading.articles.with(|all| !all.is_empty()));
    let found = move || if any.get() { found() } else { nothing() };
    let named = move || if any.get() { naming() } else { nothing() };
    el("div")
        .class("desk-add")
        .child(el("h1").child("Add articles"))
        .child(el("p").class("lead").child(
            "Read your own articles: who said what in each, and how each worded it. Everything is done in \
             this browser, and nothing is uploaded.",
        ))
        .child(live(kept))
        .child(sources())
        .child(live(progress))
        .child(live(failure))
        .child(live(found))
        .child(live(named))
        .child(live(refused))
        .child(live(making))
}

/// Collections of before.
fn kept() -> AnyView {
    let desk = Desk::get();
    let entries = desk.kept.entries.get();
    if entries.is_empty() {
        return nothing();
    }
    el("section")
        .class("kept")
        .child(el("h2").child("Kept in this browser"))
        .child(el("ul").test("kept").children(entries.into_iter().map(kept_entry)))
        .any()
}

fn kept_entry(entry: Entry) -> El {
    let desk = Desk::get();
    let date =
        js_sys::Date::new(&entry.changed.into()).to_locale_string("en-GB", &JsValue::UNDEFINED);
    let about = format!(
        "{}, {}; {}",
        count(entry.articles, "article"),
        count(entry.quotations, "quotation"),
        String::from(date),
    );
    let (id, title, named) = (entry.id.clone(), entry.title.clone(), entry.title.clone());
    let open = el("button")
        .class("action")
        .attr("aria-label", format!("Open {title}"))
        .child("Open")
        .on("click", move |_| desk.open_kept(entry.clone()));
    let delete = el("button")
        .class("action")
        .attr("aria-label", format!("Delete {title} from this browser"))
        .child("Delete")
        .on("click", move |_| {
            let asked = format!("Delete “{title}” from this browser? It cannot be brought back.");
            // Where a frame may ask nothing, nothing is deleted.
            if window().confirm_with_message(&asked) == Ok(true) {
                desk.kept.delete(desk, id.clone());
            }
        });
    el("li")
        .child(el("strong").child(named))
        .child(el("span").class("hint").child(about))
        .child(open)
        .child(delete)
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
                Desk::get().reading.read(&property(&field, "files"));
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
            Desk::get().reading.read(&property(&property(&event, "dataTransfer"), "files"));
        });
    let text = || {
        let field = document().get_element_by_id("add-text")?;
        field.dyn_into::<HtmlTextAreaElement>().ok()
    };
    let add = move |_| {
        if let Some(field) = text().filter(|field| !field.value().trim().is_empty()) {
            Desk::get().reading.paste(&field.value());
            field.set_value("");
        }
    };
    let paste = el("div")
        .class("add-paste")
        .child(el("label").attr("for", "add-text").child("Or paste an article"))
        .child(el("textarea").attr("id", "add-text").attr("rows", "6").test("text"))
        .child(el("button").class("action").child("Add this text").on("click", add));
    let sample =
        el("p").class("add-sample").child("Or try it with the articles of this page: ").child(
            el("button")
                .class("action")
                .child("Open the sample")
                .on("click", |_| Desk::get().reading.sample()),
        );
    el("div").class("add-sources").child(drop).child(paste).child(sample)
}

fn property(of: &JsValue, name: &str) -> JsValue {
    Reflect::get(of, &name.into()).unwrap_or_default()
}

fn progress() -> AnyView {
    let desk = Desk::get();
    let reading = desk.reading;
    let (done, all) = reading.files.get();
    if all == 0 {
        return nothing();
    }
    let read = match done == all {
        true => format!("{} read.", count(all, "file")),
        false => {
            let articles = count(reading.articles.with(Vec::len), "article");
            format!("Reading file {} of {all}, {articles} read so far…", done + 1)
        }
    };
    let bar = el("progress")
        .attr("max", all.to_string())
        .attr("value", done.to_string())
        .attr("aria-label", "Files read");
    let cancel = (done < all)
        .then(|| el("button").class("action").child("Cancel").on("click", move |_| desk.stop()));
    el("div")
        .class("add-progress")
        .test("progress")
        .child(el("p").attr("role", "status").child(read))
        .child((done < all).then_some(bar))
        .child(cancel)
        .any()
}

/// A collection of thousands takes seconds. In sight wherever on the page somebody is.
pub(super) fn making() -> AnyView {
    if !Desk::get().making.get() {
        return nothing();
    }
    el("p").class("making").attr("role", "status").child("Putting the collection together…").any()
}

fn failure() -> AnyView {
    let desk = Desk::get();
    let mut message = desk.reading.failed.get();
    if message.is_empty() {
        message = desk.problem.get();
    }
    if message.is_empty() {
        return nothing();
    }
    el("p").class("add-failure").attr("role", "alert").child(message).any()
}

/// The articles that were read. The first of them are drawn anew while they come, the others only where all
/// are shown: of an archive of thousands each batch would draw fifty again.
fn found() -> AnyView {
    let reading = Desk::get().reading;
    let unfolded = State::new(0);
    let first = Derived::new(move |_| {
        reading.articles.with(|all| all.iter().take(ADDED_FIRST).cloned().collect::<Vec<_>>())
    });
    let rest = move || match unfolded.get() & ADDED {
        0 => nothing(),
        _ => reading.articles.with(|all| {
            let rest = all.iter().skip(ADDED_FIRST).map(|one| article(one).any());
            rest.collect::<Vec<_>>().into_any()
        }),
    };
    let more = move || match reading.articles.with(Vec::len) {
        total if total > ADDED_FIRST => {
            let next = format!("#add-articles > :nth-of-type({}) button", ADDED_FIRST + 1);
            show_all(unfolded, ADDED, total, "articles", next)
        }
        _ => nothing(),
    };
    let first = move || {
        first
            .with(|first| first.iter().map(|one| article(one).any()).collect::<Vec<_>>().into_any())
    };
    let list = el("ol").class("add-articles").attr("id", "add-articles").test("added");
    el("section")
        .child(el("h2").child(live_text(move || {
            format!("Found in {}", count(reading.articles.with(Vec::len), "article"))
        })))
        .child(list.child(live(first)).child(live(rest)))
        .child(el("div").child(live(more)))
        .any()
}

/// What the collection is called, and the way to its explorer; not drawn anew while articles come.
fn naming() -> AnyView {
    let desk = Desk::get();
    let title = || {
        let field = document().get_element_by_id("add-title");
        let field = field.and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
        let title = field.map(|field| field.value()).unwrap_or_default();
        if title.trim().is_empty() { UNTITLED.to_owned() } else { title.trim().to_owned() }
    };
    let known = desk.open.with_untracked(|open| {
        open.as_ref().filter(|open| !open.imported).map(|open| open.title.clone())
    });
    let known = known.filter(|title| title != UNTITLED).unwrap_or_default();
    let reads = move || {
        let (done, all) = desk.reading.files.get();
        (done < all).then(String::new)
    };
    let button = move |name: &'static str, class: &'static str, then: Then| {
        el("button")
            .class(class)
            .child(name)
            .live_attr("disabled", reads)
            .on("click", move |_| desk.make(&title(), then))
    };
    let show = button("Show who said what", "action main", Then::Explore).test("show");
    let name = el("p")
        .class("add-title")
        .child(el("label").attr("for", "add-title").child("Name of the collection"))
        .child(
            el("input")
                .attr("type", "text")
                .attr("id", "add-title")
                .attr("placeholder", UNTITLED)
                .attr("value", known),
        )
        .child(el("span").class("buttons").child(show).child(button(
            "Review first",
            "action",
            Then::Review,
        )));
    name.any()
}

fn article(added: &AddedArticle) -> El {
    let AddedArticle { id, name, outlet, published, origin, .. } = added.clone();
    let called = el("strong").child(name);
    let outlet = match outlet.is_empty() {
        true => el("em").child("outlet not stated"),
        false => el("span").child(outlet),
    };
    let date = match published.is_empty() {
        true => el("em").child("date not stated"),
        false => el("span").child(cite::readable_date(&published)),
    };
    let words = count(added.words, "word");
    let kinds = [(added.direct, "direct"), (added.mixed, "mixed"), (added.indirect, "indirect")];
    let kinds = kinds.into_iter().filter(|(number, _)| *number > 0);
    let kinds: Vec<String> = kinds.map(|(number, kind)| format!("{number} {kind}")).collect();
    let doubtful = match added.doubtful {
        0 => String::new(),
        number => format!("; {number} doubtful"),
    };
    let figures = match added.direct + added.mixed + added.indirect {
        0 => format!("No quotation found in {words}"),
        all => format!(
            "{}: {}{doubtful}; {words}",
            count(all, "quotation"),
            joined(kinds.iter().map(String::as_str), ", "),
        ),
    };
    let left_out = (added.left_out > 0).then(|| {
        let phrases = count(added.left_out, "phrase");
        el("p")
            .class("add-about")
            .child(format!("{phrases} left out: too doubtful to be called indirect speech"))
    });
    let notes = added.notes.iter().map(|note| el("p").class("add-note").child(note.clone()));
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
                .on("click", move |_| Desk::get().reading.remove(&id)),
        )
}

fn refused() -> AnyView {
    let refused = Desk::get().reading.refused.get();
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
