//! The desk: where people make collections of their own. Articles come in, what was found in them is
//! reviewed, the explorer shows what came of it.
//!
//! ```text
//! add.rs     files, texts ─▶ engine: articles ─┐
//! kept.rs    a collection of before ───────────┴─▶ base ─┐
//! review/    steps ─▶ engine: corrections, undo ─────────┴─▶ corrected ─▶ explorer, files, browser
//! ```
//!
//! The engine (src/bin/engine.rs) reads and decides; here its answers are shown and its questions put.

use std::cell::{Cell, OnceCell, RefCell};
use std::rc::Rc;

use crossquote_core::corrections::{Changes, Corrections};
use crossquote_core::dataset;
use crossquote_core::model::Dataset;
use gloo::events::EventListener;
use js_sys::{Function, Object, Promise, Reflect, Uint8Array};
use leptos::mount::mount_to;
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;
use web_sys::HtmlElement;

use crate::element::live;
use crate::route::Route;
use crate::state::State;

mod add;
mod engine;
pub mod export;
mod history;
mod kept;
mod review;

use engine::Reading;
use history::History;
use kept::Kept;
use review::Review;

/// What the desk looks like; the explorer's sheet is in its page, where the policy allows no other.
const STYLE: &str = include_str!("../../style/desk.css");

thread_local! {
    /// What is on the desk lives as long as the page, also while another page is shown.
    static DESK: OnceCell<(Owner, Desk)> = const { OnceCell::new() };
    /// Whether the page has the desk's sheet.
    static WORN: Cell<bool> = const { Cell::new(false) };
    /// Where it is shown, and what takes it from there.
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
    /// Who waits for the file of the collection.
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
}

type Waiting = Box<dyn FnOnce(Uint8Array)>;

/// An element that the desk is shown in, and what takes it from there.
type Shown = (HtmlElement, Box<dyn FnOnce()>);

/// Everything on the desk; provided as context.
#[derive(Clone, Copy)]
pub(crate) struct Desk {
    host: StoredValue<Object, LocalStorage>,
    route: State<Route>,
    reading: Reading,
    /// The collection, once there is one.
    open: State<Option<Open>>,
    /// Its dataset as it is corrected now. Not in `open`: whoever has that for long would have a step copy
    /// the whole dataset, where it changes a few records in place.
    dataset: StoredValue<Rc<Dataset>, LocalStorage>,
    /// The file of that, once somebody wanted it.
    file: StoredValue<Option<Uint8Array>, LocalStorage>,
    /// The file that the explorer got.
    handed: StoredValue<Option<Uint8Array>, LocalStorage>,
    history: State<History>,
    /// Why the last step did not fit, or what could not be done.
    problem: State<String>,
    /// What was left out of corrections because it does not fit, sentences.
    left_out: State<Vec<String>>,
    /// What to do when the engine has made what it was asked for.
    then: State<Then>,
    kept: Kept,
    review: Review,
}

/// A collection.
#[derive(Clone)]
struct Open {
    /// Its name in the browser's storage.
    id: String,
    title: String,
    /// Whether it was made elsewhere: its articles are not read anew.
    imported: bool,
    /// The file of its dataset without corrections.
    base: Uint8Array,
    articles: usize,
    quotations: usize,
    /// Corrections that are true without themselves: kind, place, why.
    unneeded: Rc<Vec<(String, usize, String)>>,
}

/// What follows once the engine has answered.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Then {
    /// The page shows it.
    Stay,
    /// The explorer shows it.
    Explore,
    /// It is reviewed.
    Review,
}

/// See src/bin/desk.rs.
pub fn open(place: HtmlElement, host: Object) {
    DESK.with(|desk| {
        let (owner, desk) = desk.get_or_init(|| {
            wear_once();
            let owner = Owner::new();
            let desk = owner.with(|| Desk::start(host.clone()));
            (owner, desk)
        });
        desk.host.set_value(host);
        desk.route.set(address());
        place.set_text_content(None);
        let to = place.clone();
        let handle = owner.with(|| {
            mount_to(to, || {
                live(|| match Desk::get().route.get() {
                    Route::Review { article } => review::page(article),
                    _ => add::page().any(),
                })
            })
        });
        SHOWN.set(Some((place, Box::new(move || drop(handle)))));
    });
}

/// See src/bin/desk.rs.
pub fn close(place: &HtmlElement) {
    // The next page's place may be there already.
    let shown = SHOWN.with_borrow_mut(|shown| shown.take_if(|(there, _)| there == place));
    if let Some((_, take_away)) = shown {
        take_away();
        DESK.with(|desk| {
            if let Some((_, desk)) = desk.get() {
                desk.hand_over(false);
            }
        });
    }
}

/// Puts the desk's sheet on the page. Sheets that a script makes are no inline styles, which the page's
/// policy forbids.
fn wear_once() {
    if WORN.replace(true) {
        return;
    }
    let Ok(sheet) = web_sys::CssStyleSheet::new() else { return };
    let _ = sheet.replace_sync(STYLE);
    let worn = Reflect::get(&document(), &"adoptedStyleSheets".into()).unwrap_or_default();
    let all = js_sys::Array::from(&worn);
    all.push(&sheet);
    let _ = Reflect::set(&document(), &"adoptedStyleSheets".into(), &all);
}

fn address() -> Route {
    Route::parse(&window().location().hash().unwrap_or_default())
}

impl Desk {
    fn start(host: Object) -> Desk {
        let desk = Desk {
            host: StoredValue::new_local(host),
            route: State::new(address()),
            reading: Reading::new(),
            open: State::new(None),
            dataset: StoredValue::new_local(Rc::default()),
            file: StoredValue::new_local(None),
            handed: StoredValue::new_local(None),
            history: State::new(History::default()),
            problem: State::new(String::new()),
            left_out: State::new(Vec::new()),
            then: State::new(Then::Stay),
            kept: Kept::new(),
            review: Review::new(),
        };
        provide_context(desk);
        engine::listen(desk);
        EventListener::new(&window(), "popstate", move |_| {
            let now = address();
            if matches!(now, Route::Add | Route::Review { .. })
                && desk.route.with_untracked(|before| *before != now)
            {
                desk.route.set(now);
            }
        })
        .forget();
        desk
    }

    fn get() -> Desk {
        expect_context::<Desk>()
    }

    /// Makes the collection of the articles that were read.
    fn make(self, title: &str, then: Then) {
        self.then.set(then);
        engine::ask("dataset", &[title.into()]);
    }

    /// Takes a step of a review.
    fn revise(self, what: impl Into<String>, edit: &Value) {
        // A second click, or a key held down, would be about the next one.
        if self.history.with_untracked(History::waits) {
            return;
        }
        self.problem.set(String::new());
        self.history.update(|history| history.begin(what.into()));
        let by = self.review.by.get_untracked();
        engine::ask("revise", &[edit.to_string().into(), by.into()]);
    }

    /// Goes a step back, or forth again.
    fn go(self, forth: bool) {
        let mut history = self.history.get_untracked();
        if history.waits() {
            return;
        }
        let Some(corrections) = history.go(forth).map(written) else { return };
        self.problem.set(String::new());
        self.history.set(history);
        engine::ask("correct", &[corrections.into()]);
    }

    /// Takes corrections as a file has them in place of those of before.
    fn load_corrections(self, text: &str) {
        self.problem.set(String::new());
        self.history.update(|history| history.begin("Corrections of a file taken".to_owned()));
        engine::ask("correct", &[text.into()]);
    }

    /// The engine has a collection, without corrections yet.
    fn began(self, told: &Value, bytes: Uint8Array) {
        let imported = told["imported"].as_bool() == Some(true);
        let Some(dataset) = self.decoded(&bytes) else { return };
        // The same collection with another article is the same collection.
        let before = self.open.get_untracked().filter(|open| !open.imported && !imported);
        let (id, history) = match (self.kept.take_opening(), before) {
            (Some(opening), _) => opening,
            (None, Some(open)) => (open.id, self.history.get_untracked()),
            (None, None) => (kept::new_id(), History::default()),
        };
        let corrections = written(history.corrections());
        let none = history.corrections().count() == 0;
        self.history.set(history);
        self.left_out.set(Vec::new());
        self.problem.set(String::new());
        let open = Open {
            id,
            title: dataset.title.clone(),
            imported,
            base: bytes.clone(),
            articles: dataset.articles.len(),
            quotations: dataset.quotations.len(),
            unneeded: Rc::default(),
        };
        self.dataset.set_value(Rc::new(dataset));
        self.file.set_value(Some(bytes));
        self.open.set(Some(open));
        if imported && self.then.get_untracked() == Then::Stay {
            self.then.set(Then::Explore);
        }
        match none {
            true => self.ready(),
            false => engine::ask("correct", &[corrections.into()]),
        }
    }

    /// The engine has corrected it.
    fn corrected(self, mut told: Value) {
        let Some(open) = self.open.get_untracked() else { return };
        let changes: Option<Changes> = serde_json::from_value(told["changes"].take()).ok();
        let mut fits = false;
        self.dataset.update_value(|dataset| {
            fits = changes.is_some_and(|changes| changes.apply(Rc::make_mut(dataset)));
        });
        if !fits {
            return self.failed("The page and what reads articles do not agree.".to_owned());
        }
        self.file.set_value(None);
        let corrections: Corrections =
            serde_json::from_value(told["corrections"].take()).unwrap_or_default();
        let left_out: Vec<String> = told["left_out"]
            .as_array()
            .into_iter()
            .flatten()
            .filter_map(|one| Some(one.as_str()?.to_owned()))
            .collect();
        self.history.update(|history| {
            // A step too, so that it can be undone once what they are about is there again.
            if !left_out.is_empty() && !history.steps() {
                history.begin("What does not fit left out".to_owned());
            }
            history.settle(corrections);
        });
        let unneeded = told["unneeded"].as_array().into_iter().flatten().map(|one| {
            let text = |name: &str| one[name].as_str().unwrap_or_default().to_owned();
            (text("kind"), one["index"].as_u64().unwrap_or(0) as usize, text("message"))
        });
        self.left_out.set(left_out);
        let unneeded = Rc::new(unneeded.collect());
        let dataset = self.dataset.get_value();
        self.review.arrived(&dataset);
        let quotations = dataset.quotations.len();
        self.open.set(Some(Open { quotations, unneeded, ..open }));
        self.ready();
    }

    /// A step, or corrections, that do not fit: nothing has changed.
    fn unfit(self, told: &Value) {
        let problems = told["problems"].as_array().into_iter().flatten();
        let sentences: Vec<&str> = problems.filter_map(Value::as_str).collect();
        self.history.update(History::give_up);
        self.problem.set(sentences.join(" "));
    }

    /// The engine cannot go on.
    fn failed(self, message: String) {
        self.history.update(History::give_up);
        self.problem.set(message.clone());
        self.reading.fail(message);
    }

    fn decoded(self, bytes: &Uint8Array) -> Option<Dataset> {
        match dataset::decode(&bytes.to_vec()) {
            Ok(dataset) => Some(dataset),
            Err(error) => {
                self.problem.set(error.to_string());
                None
            }
        }
    }

    /// The collection is as it was asked for: it is kept, and shown where it was wanted.
    fn ready(self) {
        self.keep();
        let then = self.then.get_untracked();
        self.then.set(Then::Stay);
        // Where something was left out, that is seen first.
        let then = match self.left_out.with_untracked(Vec::is_empty) {
            false if then == Then::Explore => Then::Review,
            _ => then,
        };
        match then {
            Then::Stay => {}
            Then::Explore => self.hand_over(true),
            Then::Review => {
                let _ = window().location().set_hash("#/review");
            }
        }
    }

    /// Has the explorer show it, and go there where `go`; else only if it shows it already, as it was.
    fn hand_over(self, go: bool) {
        if self.open.with_untracked(Option::is_none) || !go && self.up_to_date() {
            return;
        }
        self.want_file(move |bytes| {
            self.handed.set_value(Some(bytes.clone()));
            self.tell_host("show", &bytes, &go.into());
        });
    }

    /// For a file that the explorer got, the one of the collection as it is now, or a promise of it.
    fn newest(self, file: JsValue) -> JsValue {
        let ours = self.handed.get_value().is_some_and(|handed| Object::is(&handed, &file));
        match ours && !self.up_to_date() {
            false => file,
            true => Promise::new(&mut |done, _| {
                self.want_file(move |bytes| {
                    let _ = done.call1(&JsValue::UNDEFINED, &bytes);
                });
            })
            .into(),
        }
    }

    /// Whether the explorer got it as it is, or never.
    fn up_to_date(self) -> bool {
        let (handed, file) = (self.handed.get_value(), self.file.get_value());
        handed.is_none_or(|handed| file.is_some_and(|file| Object::is(&file, &handed)))
    }

    /// Does something with the file of the collection as it is now, which the engine writes when it is wanted.
    fn want_file(self, then: impl FnOnce(Uint8Array) + 'static) {
        match self.file.get_value() {
            Some(bytes) => then(bytes),
            None => {
                WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(then)));
                engine::ask("whole", &[]);
            }
        }
    }

    /// The engine has written it.
    fn whole(self, bytes: &Uint8Array) {
        self.file.set_value(Some(bytes.clone()));
        for waiting in WAITING.take() {
            waiting(bytes.clone());
        }
    }

    fn tell_host(self, name: &str, first: &JsValue, second: &JsValue) {
        let host = self.host.get_value();
        let method = Reflect::get(&host, &name.into()).ok();
        if let Some(method) = method.and_then(|method| method.dyn_into::<Function>().ok()) {
            let _ = method.call2(&host, first, second);
        }
    }

    fn keep(self) {
        if let Some(open) = self.open.get_untracked() {
            self.history.with_untracked(|history| self.kept.keep(self, open, history));
        }
    }

    /// What is said of where the collection is kept, here and over the explorer.
    fn say_kept(self, sentence: &str) {
        self.kept.said.set(sentence.to_owned());
        self.tell_host("kept", &sentence.into(), &JsValue::UNDEFINED);
    }

    /// Opens a collection that was kept.
    fn open_kept(self, entry: kept::Entry) {
        spawn_local(async move {
            let Some(base) = kept::base(&entry.id).await else {
                self.problem.set(format!("“{}” is not there any more.", entry.title));
                return self.kept.look();
            };
            self.kept.opening.set(Some((entry.id.clone(), entry.history())));
            self.reading.clear();
            engine::ask("clear", &[]);
            self.then.set(Then::Explore);
            match entry.imported {
                true => engine::ask("open", &[base.into()]),
                false => {
                    engine::ask("again", &[base.into()]);
                    engine::ask("dataset", &[entry.title.as_str().into()]);
                }
            }
        });
    }

    /// What a step that is an edit of core looks like.
    fn step(name: &str, mut fields: Value) -> Value {
        fields["step"] = json!(name);
        fields
    }
}

fn written(corrections: &Corrections) -> String {
    serde_json::to_string(corrections).unwrap_or_default()
}
