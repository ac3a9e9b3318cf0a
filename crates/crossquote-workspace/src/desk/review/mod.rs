//! Review: a person puts right what the machine found. Each step is a correction that can be taken back.
//!
//! ```text
//! bar           undo, redo, where it is kept, files
//! article.rs    one article: its facts, its text, and beside it
//!   quotation.rs  its quotations, one of them open: speaker, statement, no quotation
//!   mark.rs       words that are one and were missed
//! speakers.rs   all speakers: two that are one
//! list.rs       all corrections: each can be taken back
//! ```

use std::rc::Rc;

use crossquote_core::corrections::Kind;
use crossquote_core::model::{Dataset, Span};
use crossquote_core::text::fold;
use crossquote_engine::ToEngine;
use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlInputElement, HtmlSelectElement, HtmlTextAreaElement, KeyboardEvent};

use super::{Desk, Open, engine};
use crate::legacy::element::{El, el, live, nothing};
use crate::legacy::remembered;
use crate::legacy::state::State;
use crossquote_ui::wording::count;

mod article;
mod list;
mod mark;
mod quotation;
mod speakers;

/// What is chosen on the page; kept while another page is shown.
#[derive(Clone, Copy)]
pub(crate) struct Review {
    view: State<View>,
    /// The article that is shown, its number.
    article: State<usize>,
    /// Id of the quotation that is open.
    chosen: State<Option<String>>,
    /// Words that were selected in the text: article, bytes.
    selected: State<Option<(usize, Span)>>,
    /// Whether the focus is about to go back to a row that is drawn anew.
    returning: State<bool>,
    /// Where the focus goes once a step is drawn, if that takes it away: the first of these that is there.
    back_to: State<Vec<String>>,
    /// Where a quotation is to be open once it is there: article, bytes.
    coming: State<Option<(usize, Span)>>,
    /// Ids of speakers that are ticked, in the order in which they were.
    ticked: State<Vec<String>>,
    /// How far down the text of an article is scrolled.
    scrolled: State<(usize, i32)>,
    /// What names of speakers have to hold to be listed.
    wanted: State<String>,
    /// The correction that is being explained.
    noted: State<Option<(Kind, usize)>>,
    /// Whether all corrections are listed.
    unfolded: State<usize>,
    /// Who reviews; goes into each correction.
    pub(crate) by: State<String>,
}

/// The parts of the page.
#[derive(Clone, Copy, PartialEq, Eq)]
enum View {
    Article,
    Speakers,
    List,
}

impl Review {
    pub(crate) fn new() -> Review {
        Review {
            view: State::new(View::Article),
            article: State::new(0),
            chosen: State::new(None),
            selected: State::new(None),
            returning: State::new(false),
            back_to: State::new(Vec::new()),
            coming: State::new(None),
            ticked: State::new(Vec::new()),
            scrolled: State::new((0, 0)),
            wanted: State::new(String::new()),
            noted: State::new(None),
            unfolded: State::new(0),
            by: State::new(remembered::reviewer()),
        }
    }

    /// The collection is another one, or corrected anew.
    pub(crate) fn arrived(self, dataset: &Dataset) {
        if let Some((article, span)) = self.coming.get_untracked() {
            let there = dataset.quotations.iter().find(|one| {
                one.article as usize == article && one.content.iter().any(|own| own.overlaps(span))
            });
            if let Some(there) = there {
                self.choose(Some(there.id.clone()));
            }
            self.coming.set(None);
            self.selected.set(None);
        }
        // What had the focus is drawn anew.
        quotation::focus_again(self);
        let ids = |id: &String| dataset.speakers.iter().any(|speaker| speaker.id == *id);
        self.ticked.update(|ticked| ticked.retain(ids));
        self.noted.set(None);
    }

    fn choose(self, id: Option<String>) {
        self.chosen.set(id);
    }
}

/// The collection on the desk, followed.
fn collection() -> Option<Open> {
    Desk::get().open.get()
}

/// Its dataset, followed. Whoever draws lets it go again: see [`Desk`].
fn followed() -> Option<Rc<Dataset>> {
    collection().map(|_| Desk::get().dataset.get_value())
}

/// Its dataset, as it is at this moment; none once the collection is gone.
fn dataset() -> Option<Rc<Dataset>> {
    let desk = Desk::get();
    desk.open.with_untracked(Option::is_some).then(|| desk.dataset.get_value())
}

pub(crate) fn page(id: Option<String>) -> AnyView {
    let desk = Desk::get();
    if desk.open.with_untracked(Option::is_none) {
        return el("div")
            .child(el("h1").child("Review"))
            .child(el("p").class("lead").child("There is no collection of your own yet."))
            .child(
                el("p").child(
                    el("a")
                        .class("action")
                        .attr("href", "#/add")
                        .child("Add articles, or open a collection"),
                ),
            )
            .any();
    }
    if id.is_some() {
        desk.review.view.set(View::Article);
    }
    let body = move || match desk.review.view.get() {
        View::Article => article::view(desk.review, id.clone()),
        View::Speakers => speakers::view().any(),
        View::List => list::view().any(),
    };
    el("div")
        .class("review")
        .child(el("h1").child(live(|| {
            let title = collection().map(|open| open.title).unwrap_or_default();
            el("span").child("Review: ").child(title).any()
        })))
        .child(live(bar))
        .child(live(problems))
        .child(el("div").class("review-head").child(views()).child(reviewer(desk)))
        .child(live(body))
        .child(live(super::add::making))
        .made(move |page| keys(desk, page))
        .any()
}

/// Undo, redo, and the ways out.
fn bar() -> AnyView {
    let desk = Desk::get();
    let (back, forth, number) = desk.history.with(|history| {
        let words = |what: Option<&str>| what.map(str::to_owned);
        (words(history.back()), words(history.forth()), history.corrections().count())
    });
    let step = |name: &'static str, forth: bool, what: Option<String>| {
        let button = el("button").class("action").attr("data-step", name).child(name);
        match what {
            None => button.attr("disabled", ""),
            Some(what) => button.attr("title", what).on("click", move |_| desk.go(forth)),
        }
    };
    let show = el("button")
        .class("action main")
        .child("Show who said what")
        .on("click", move |_| desk.show());
    let export = el("button")
        .class("action")
        .child("Export corrections")
        .on("click", |_| engine::ask(&ToEngine::WriteCorrections));
    let import = el("input")
        .attr("type", "file")
        .attr("id", "review-import")
        .attr("accept", ".toml")
        .test("review-import")
        .class("hidden")
        .on("change", move |event| take_file(desk, &event));
    let import = el("span").child(import).child(
        el("label").class("action").attr("for", "review-import").child("Import corrections"),
    );
    let number = count(number, "correction");
    el("div")
        .class("review-bar")
        .child(
            el("p")
                .class("buttons")
                .child(step("Undo", false, back))
                .child(step("Redo", true, forth))
                .child(show)
                .child(export)
                .child(import),
        )
        .child(
            el("p")
                .class("hint")
                .attr("role", "status")
                .test("review-state")
                .child(number)
                .child(". ")
                .child(desk.kept.said.get()),
        )
        .any()
}

/// Reads a file of corrections that was chosen.
fn take_file(desk: Desk, event: &web_sys::Event) {
    let Some(field) = event.target().and_then(|field| field.dyn_into::<HtmlInputElement>().ok())
    else {
        return;
    };
    let file = field.files().and_then(|files| files.get(0));
    if let Some(file) = file {
        wasm_bindgen_futures::spawn_local(async move {
            let text = wasm_bindgen_futures::JsFuture::from(file.text()).await;
            match text.ok().and_then(|text| text.as_string()) {
                Some(text) => desk.load_corrections(&text),
                None => desk.problem.set("The file cannot be read.".to_owned()),
            }
        });
    }
    // So that the same file can be chosen again.
    field.set_value("");
}

/// Why the last step does not fit, and what was left out.
fn problems() -> AnyView {
    let desk = Desk::get();
    let (problem, left_out) = (desk.problem.get(), desk.left_out.get());
    if problem.is_empty() && left_out.is_empty() {
        return nothing();
    }
    let left_out = (!left_out.is_empty()).then(|| {
        el("details")
            .attr("open", "")
            .child(el("summary").child(format!(
                "Left out, because it does not fit this collection: {}",
                count(left_out.len(), "correction")
            )))
            .child(el("ul").children(left_out.into_iter().map(|one| el("li").child(one))))
    });
    el("div").class("failed").attr("role", "alert").child(problem).child(left_out).any()
}

fn views() -> El {
    let desk = Desk::get();
    let view = move |name: &'static str, view: View| {
        let here = move || desk.review.view.get() == view;
        el("button")
            .class("action")
            .live_attr("aria-pressed", move || Some(here().to_string()))
            .child(name)
            .on("click", move |_| desk.review.view.set(view))
    };
    el("p")
        .class("buttons review-views")
        .attr("role", "group")
        .attr("aria-label", "What to review")
        .child(view("Articles", View::Article))
        .child(view("Speakers", View::Speakers))
        .child(view("All corrections", View::List))
}

/// Who reviews, for other editors.
fn reviewer(desk: Desk) -> El {
    let name = el("input")
        .attr("type", "text")
        .attr("autocomplete", "name")
        .attr("maxlength", "80")
        .attr("title", "Goes into each correction that you make from now on, for other editors")
        .attr("value", desk.review.by.get_untracked())
        .on("input", move |_| {
            let name = typed(REVIEWER);
            remembered::set_reviewer(name.trim());
            desk.review.by.set(name);
        });
    el("div").class("review-by").child(field(REVIEWER, "Your name or initials (optional)", name))
}

const REVIEWER: &str = "review-by";

/// Ctrl+Z and Ctrl+Y as everywhere, and the keys of the list and the text, also while what had the focus is
/// drawn anew; in fields they are the field's own.
fn keys(desk: Desk, page: web_sys::Element) {
    let here = page.clone();
    let owner = Owner::current().unwrap_or_default();
    let options = EventListenerOptions::enable_prevent_default();
    let listener = EventListener::new_with_options(&document(), "keydown", options, move |event| {
        let Some(event) = event.dyn_ref::<KeyboardEvent>() else { return };
        if !here.is_connected() || in_field(event) {
            return;
        }
        if !(event.ctrl_key() || event.meta_key()) {
            let at = event.target().and_then(|at| at.dyn_into::<web_sys::Element>().ok());
            // Single letters are for who has gone there, not for the page.
            let there = match desk.review.returning.get_untracked() {
                true => "body, .review-work, .review-work *",
                false => ".review-work, .review-work *",
            };
            if at.is_some_and(|at| at.matches(there) == Ok(true)) && work().is_some() {
                owner.with(|| quotation::key(desk.review.article.get_untracked(), event));
            }
            return;
        }
        match (event.key().as_str(), event.shift_key()) {
            ("z", false) => desk.go(false),
            ("y", false) | ("Z" | "z", true) => desk.go(true),
            _ => return,
        }
        event.prevent_default();
    });
    on_cleanup({
        let listener = StoredValue::new_local(Some(listener));
        move || {
            let _ = listener.try_update_value(Option::take);
        }
    });
}

/// Text and quotations of an article, where that is what is shown.
fn work() -> Option<web_sys::Element> {
    document().query_selector(".review-work").ok().flatten()
}

/// Whether a key goes to a field that text is typed into.
fn in_field(event: &web_sys::Event) -> bool {
    let field = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    field.is_some_and(|field| {
        field.matches("input:not([type=checkbox]), textarea, select") == Ok(true)
    })
}

/// What was typed into a field, or chosen in a list.
fn typed(id: &str) -> String {
    let Some(field) = document().get_element_by_id(id) else { return String::new() };
    let field = match field.dyn_into::<HtmlInputElement>() {
        Ok(field) => return field.value(),
        Err(field) => field,
    };
    match field.dyn_into::<HtmlTextAreaElement>() {
        Ok(field) => field.value(),
        Err(field) => field.dyn_into::<HtmlSelectElement>().map(|f| f.value()).unwrap_or_default(),
    }
}

/// A field with its label over it.
fn field(id: &'static str, label: &'static str, input: El) -> El {
    el("div")
        .class("review-field")
        .child(el("label").attr("for", id).child(label))
        .child(input.attr("id", id))
}

/// Names of speakers that hold what is typed, for fields to complete; of two with one name each has its id.
const NAMES: &str = "review-names";

/// So many are offered: who looks for somebody types on.
const OFFERED: usize = 50;

/// Empty until somebody types: drawn anew with each step, thousands of names would hold it up.
fn names() -> El {
    el("datalist").attr("id", NAMES)
}

/// Offers the names that hold what was typed into a field, most quoted first.
fn offer_names(id: &str) {
    let (Some(list), Some(dataset)) = (document().get_element_by_id(NAMES), dataset()) else {
        return;
    };
    list.set_text_content(None);
    for at in holding(&dataset, &typed(id)).take(OFFERED) {
        if let Ok(option) = document().create_element("option") {
            let _ = option.set_attribute("value", &speaker_name(&dataset, at as u32));
            let _ = list.append_child(&option);
        }
    }
}

/// The speakers whose names hold some letters.
fn holding(dataset: &Dataset, letters: &str) -> impl Iterator<Item = usize> {
    let letters = fold(letters.trim());
    let all = dataset.speakers.iter().enumerate();
    all.filter(move |(_, one)| letters.is_empty() || fold(&one.name).contains(&letters))
        .map(|(at, _)| at)
}

/// A speaker's name; with the id where another one has the same.
fn speaker_name(dataset: &Dataset, at: u32) -> String {
    let speaker = &dataset.speakers[at as usize];
    match dataset.speakers.iter().filter(|other| other.name == speaker.name).count() {
        1 => speaker.name.clone(),
        _ => format!("{} ({})", speaker.name, speaker.id),
    }
}

/// Fields for a speaker: one of the collection, or a new one and of what sort.
fn speaker_fields(id: &'static str, sort: &'static str, known: String) -> El {
    let input = el("input")
        .attr("type", "text")
        .attr("list", NAMES)
        .attr("autocomplete", "off")
        .attr("value", known)
        .on("focus", move |_| offer_names(id))
        .on("input", move |_| offer_names(id));
    let sorts = [("person", "a person"), ("organisation", "an organisation"), ("group", "unnamed")];
    let sorts = sorts.map(|(value, name)| el("option").attr("value", value).child(name));
    el("div").class("review-fields").child(field(id, "Speaker", input)).child(field(
        sort,
        "If new, it is",
        el("select").children(sorts),
    ))
}

/// What was typed into them: an id or a new name, and of what sort a new one is.
fn typed_speaker(id: &str, sort: &str) -> Option<(String, Option<String>)> {
    let (name, dataset) = (typed(id).trim().to_owned(), dataset()?);
    let lower = name.to_lowercase();
    let named = (0_u32..).zip(&dataset.speakers).filter(|(_, one)| {
        // Before the name is put together, which looks at all others.
        lower.starts_with(&one.name.to_lowercase())
    });
    let mut named = named.map(|(at, _)| at);
    let known = named.find(|&at| speaker_name(&dataset, at).to_lowercase() == lower);
    match known {
        _ if name.is_empty() => None,
        Some(at) => Some((dataset.speakers[at as usize].id.clone(), None)),
        None => Some((name, Some(typed(sort)))),
    }
}

/// The beginning of words, for lists.
fn shortened(words: &str, most: usize) -> String {
    let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(most) {
        Some((end, _)) => format!("{}…", words[..end].trim_end()),
        None => words,
    }
}
