//! The desk: where people make collections of their own. Articles come in, what was found in them is
//! reviewed, the explorer shows what came of it.
//!
//! ```text
//! add.rs     files, texts ─▶ engine: articles ─┐
//! kept.rs    a collection of before ───────────┴─▶ base ─┐
//! review/    steps ─▶ engine: corrections, undo ─────────┴─▶ corrected ─▶ explorer, files, browser
//! ```
//!
//! The engine (crates/crossquote-engine) reads and decides; here its answers are shown and its questions put.

use std::cell::{OnceCell, RefCell};
use std::collections::VecDeque;
use std::rc::Rc;

use crossquote_core::corrections::{Changes, Corrections, Edit};
use crossquote_core::model::Dataset;
use crossquote_engine::{FromEngine, ToEngine, Unneeded};
use gloo::events::EventListener;
use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::HtmlElement;

use crate::legacy::element::live;
use crate::legacy::load;
use crate::legacy::route::Route;
use crate::legacy::sheet::wear;
use crate::legacy::state::State;

mod add;
mod engine;
mod history;
mod kept;
mod review;

use engine::Reading;
use history::History;
use kept::Kept;
use review::Review;

/// What the desk looks like.
const STYLE: &str = include_str!("../../desk.css");

thread_local! {
    /// What is on the desk lives as long as the page, also while another page is shown.
    static DESK: OnceCell<(Owner, Desk)> = const { OnceCell::new() };
    /// Where it is shown, and what takes it from there.
    static SHOWN: RefCell<Option<Shown>> = const { RefCell::new(None) };
    /// Who waits for the collection as it is now.
    static WAITING: RefCell<Vec<Waiting>> = const { RefCell::new(Vec::new()) };
    /// What the engine has answered while its dataset of before is still being read.
    static UNHEARD: RefCell<Option<VecDeque<(FromEngine, Array)>>> = const { RefCell::new(None) };
}

type Waiting = Box<dyn FnOnce(&Array)>;

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
    /// All forms of that as the engine gives them (`tell_with` in crates/crossquote-engine), its file the first, once
    /// somebody wanted it.
    whole: StoredValue<Option<Array>, LocalStorage>,
    /// The file that the explorer got.
    handed: StoredValue<Option<JsValue>, LocalStorage>,
    /// Whether a collection is being made, opened or shown.
    making: State<bool>,
    /// How many engines there were.
    era: StoredValue<usize, LocalStorage>,
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
    /// Corrections that are true without themselves.
    unneeded: Rc<Vec<Unneeded>>,
}

/// As where a host keeps one of the files longer than the others.
const OTHER_VERSION: &str =
    "This page and what reads articles for it are of two versions. Load the page again.";

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

/// See src/main.rs.
pub(crate) fn open(place: HtmlElement, host: Object) {
    DESK.with(|desk| {
        let (owner, desk) = desk.get_or_init(|| {
            wear(STYLE);
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

/// See src/main.rs.
pub(crate) fn close(place: &HtmlElement) {
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
            whole: StoredValue::new_local(None),
            handed: StoredValue::new_local(None),
            making: State::new(false),
            era: StoredValue::new_local(0),
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
            // From adding to review, and back, the explorer opens the desk in another place: drawn here too, the page
            // would be drawn twice.
            let review = |route: &Route| matches!(route, Route::Review { .. });
            if review(&now) && desk.route.with_untracked(|before| review(before) && *before != now)
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
        if !self.begin_making() {
            return;
        }
        self.then.set(then);
        engine::ask(&ToEngine::Make { title: title.to_owned() });
    }

    /// Whether nothing is being made yet; from now on something is.
    fn begin_making(self) -> bool {
        let free = !self.making.get_untracked();
        self.making.set(true);
        free
    }

    /// Nothing comes of what was asked for.
    fn give_up_making(self) {
        self.making.set(false);
        self.then.set(Then::Stay);
        self.kept.opening.set(None);
        self.history.update(History::give_up);
        WAITING.take();
    }

    /// Ends the engine, whatever it does; what it had read for the collection on the desk another one reads anew.
    fn stop(self) {
        self.era.update_value(|era| *era += 1);
        UNHEARD.set(None);
        self.give_up_making();
        self.reading.stop();
        if let Some(open) = self.open.get_untracked() {
            let history = self.history.get_untracked();
            self.give_engine(open.id, &open.title, open.imported, open.base, history);
        }
    }

    /// Whether a step has to wait for the one before, or for the collection: a second click, or a key held down,
    /// would be about the next one.
    fn waits(self) -> bool {
        self.making.get_untracked() || self.history.with_untracked(History::waits)
    }

    /// Takes a step of a review.
    fn revise(self, what: impl Into<String>, edit: Edit) {
        if self.waits() {
            return;
        }
        self.problem.set(String::new());
        self.history.update(|history| history.begin(what.into()));
        let by = self.review.by.get_untracked();
        engine::ask(&ToEngine::Revise { edit, by });
    }

    /// Goes a step back, or forth again.
    fn go(self, forth: bool) {
        let mut history = self.history.get_untracked();
        if self.waits() {
            return;
        }
        let Some(corrections) = history.go(forth).map(written) else { return };
        self.problem.set(String::new());
        self.history.set(history);
        engine::ask(&ToEngine::Correct { corrections });
    }

    /// Takes corrections as a file has them in place of those of before.
    fn load_corrections(self, text: &str) {
        if self.waits() {
            return;
        }
        self.problem.set(String::new());
        self.history.update(|history| history.begin("Corrections of a file taken".to_owned()));
        engine::ask(&ToEngine::Correct { corrections: text.to_owned() });
    }

    /// The engine has answered, some answers with a dataset in all its forms. One after the other, as a large
    /// dataset is read in steps.
    fn answered(self, told: FromEngine, whole: Array) {
        let waits = UNHEARD.with_borrow_mut(|unheard| match unheard {
            Some(unheard) => {
                unheard.push_back((told.clone(), whole.clone()));
                true
            }
            None => false,
        });
        match told {
            _ if waits => {}
            FromEngine::Collection { imported, key } => self.read(imported, key, whole),
            FromEngine::Corrected { corrections, changes, unneeded, left_out } => {
                self.corrected(corrections, *changes, unneeded, left_out);
            }
            FromEngine::Written => self.written_whole(&whole),
            FromEngine::Unfit { problems } => self.unfit(&problems),
            // Those that engine.rs takes by itself.
            FromEngine::Article(_)
            | FromEngine::Refused(_)
            | FromEngine::FileRead
            | FromEngine::CorrectionsFile { .. }
            | FromEngine::Failed { .. } => {}
        }
    }

    /// Reads a dataset of the engine, and only then hears what else it says.
    fn read(self, imported: bool, key: String, whole: Array) {
        UNHEARD.set(Some(VecDeque::new()));
        let era = self.era.get_value();
        spawn_local(async move {
            let read = load::handed(&whole).await;
            if era != self.era.get_value() {
                return;
            }
            let unheard = UNHEARD.take();
            match read {
                Ok(Some(dataset)) => self.began(imported, &key, dataset, whole),
                Ok(None) => self.failed(OTHER_VERSION.to_owned()),
                Err(why) => self.failed(why),
            }
            for (told, whole) in unheard.into_iter().flatten() {
                self.answered(told, whole);
            }
        });
    }

    /// The engine has a collection, without corrections yet.
    fn began(self, imported: bool, key: &str, dataset: Dataset, whole: Array) {
        let opening = self.kept.take_opening(key);
        if opening.is_none() && !key.is_empty() {
            // It was given up meanwhile.
            return;
        }
        // The same collection with another article is the same collection.
        let before = self.open.get_untracked().filter(|open| !open.imported && !imported);
        let (id, history) = match (opening, before) {
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
            base: whole.get(0).unchecked_into(),
            articles: dataset.articles.len(),
            quotations: dataset.quotations.len(),
            unneeded: Rc::default(),
        };
        self.dataset.set_value(Rc::new(dataset));
        self.whole.set_value(Some(whole));
        self.open.set(Some(open));
        if imported && self.then.get_untracked() == Then::Stay {
            self.then.set(Then::Explore);
        }
        match none {
            true => self.ready(),
            false => engine::ask(&ToEngine::Correct { corrections }),
        }
    }

    /// The engine has corrected it.
    fn corrected(
        self,
        corrections: Corrections,
        changes: Changes,
        unneeded: Vec<Unneeded>,
        left_out: Vec<String>,
    ) {
        let Some(open) = self.open.get_untracked() else { return };
        let mut fits = false;
        self.dataset.update_value(|dataset| fits = changes.apply(Rc::make_mut(dataset)));
        if !fits {
            return self.failed("The page and what reads articles do not agree.".to_owned());
        }
        self.whole.set_value(None);
        self.history.update(|history| {
            // A step too, so that it can be undone once what they are about is there again.
            if !left_out.is_empty() && !history.steps() {
                history.begin("What does not fit left out".to_owned());
            }
            history.settle(corrections);
        });
        self.left_out.set(left_out);
        let unneeded = Rc::new(unneeded);
        let dataset = self.dataset.get_value();
        self.review.arrived(&dataset);
        let quotations = dataset.quotations.len();
        self.open.set(Some(Open { quotations, unneeded, ..open }));
        self.ready();
    }

    /// A step, or corrections, that do not fit: nothing has changed.
    fn unfit(self, problems: &[String]) {
        self.history.update(History::give_up);
        self.problem.set(problems.join(" "));
    }

    /// The engine cannot go on.
    fn failed(self, message: String) {
        self.give_up_making();
        self.problem.set(message.clone());
        self.reading.fail(message);
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
        self.making.set(false);
        match then {
            Then::Stay => {}
            Then::Explore => self.show(),
            Then::Review => {
                let _ = window().location().set_hash("#/review");
            }
        }
    }

    /// Has the explorer show it, and go there.
    fn show(self) {
        if self.open.with_untracked(Option::is_some) && self.begin_making() {
            self.hand_over(true);
        }
    }

    /// Has the explorer show it, and go there where `go`; else only if it shows it already, as it was.
    fn hand_over(self, go: bool) {
        if self.open.with_untracked(Option::is_none) || !go && self.up_to_date() {
            return;
        }
        self.want_whole(move |whole| {
            let file = whole.get(0);
            self.handed.set_value(Some(file.clone()));
            let shown = self.tell_host("show", &[file, go.into(), whole.into()]);
            spawn_local(async move {
                if let Ok(shown) = shown.dyn_into::<Promise>() {
                    let _ = JsFuture::from(shown).await;
                }
                if go {
                    self.making.set(false);
                }
            });
        });
    }

    /// For a file that the explorer got, the one of the collection as it is now, or a promise of it.
    fn newest(self, file: JsValue) -> JsValue {
        let ours = self.handed.get_value().is_some_and(|handed| Object::is(&handed, &file));
        match ours && !self.up_to_date() {
            false => file,
            true => Promise::new(&mut |done, _| {
                self.want_whole(move |whole| {
                    let _ = done.call1(&JsValue::UNDEFINED, &whole.get(0));
                });
            })
            .into(),
        }
    }

    /// Whether the explorer was given it as it is, or never.
    fn up_to_date(self) -> bool {
        let (handed, whole) = (self.handed.get_value(), self.whole.get_value());
        handed.is_none_or(|handed| whole.is_some_and(|whole| Object::is(&whole.get(0), &handed)))
    }

    /// Does something with the collection as it is now, which the engine writes when it is wanted.
    fn want_whole(self, then: impl FnOnce(&Array) + 'static) {
        match self.whole.get_value() {
            Some(whole) => then(&whole),
            None => {
                WAITING.with_borrow_mut(|waiting| waiting.push(Box::new(then)));
                engine::ask(&ToEngine::Write);
            }
        }
    }

    /// The engine has written it.
    fn written_whole(self, whole: &Array) {
        self.whole.set_value(Some(whole.clone()));
        for waiting in WAITING.take() {
            waiting(whole);
        }
    }

    fn tell_host(self, name: &str, what: &[JsValue]) -> JsValue {
        let host = self.host.get_value();
        let method = Reflect::get(&host, &name.into()).ok();
        let method = method.and_then(|method| method.dyn_into::<Function>().ok());
        let told = method.and_then(|method| method.apply(&host, &what.iter().collect()).ok());
        told.unwrap_or_default()
    }

    fn keep(self) {
        if let Some(open) = self.open.get_untracked() {
            self.history.with_untracked(|history| self.kept.keep(self, open, history));
        }
    }

    /// What is said of where the collection is kept, here and over the explorer.
    fn say_kept(self, sentence: &str) {
        self.kept.said.set(sentence.to_owned());
        self.tell_host("kept", &[sentence.into()]);
    }

    /// Opens a collection that was kept.
    fn open_kept(self, entry: kept::Entry) {
        if !self.begin_making() {
            return;
        }
        self.problem.set(String::new());
        spawn_local(async move {
            match kept::base(&entry.id).await {
                Ok(Some(base)) => {
                    match self.reading.reads() {
                        true => self.reading.stop(),
                        false => self.reading.clear(),
                    }
                    self.then.set(Then::Explore);
                    let history = entry.history();
                    self.give_engine(entry.id, &entry.title, entry.imported, base, history);
                }
                other => {
                    self.give_up_making();
                    let what =
                        if other.is_ok() { "is not there any more" } else { "could not be read" };
                    self.problem.set(format!("“{}” {what}.", entry.title));
                    self.kept.look();
                }
            }
        });
    }

    /// Has the engine begin with a collection that there was before, in place of all that it has.
    fn give_engine(
        self,
        id: String,
        title: &str,
        imported: bool,
        base: Uint8Array,
        history: History,
    ) {
        self.making.set(true);
        self.kept.opening.set(Some((id.clone(), history)));
        match imported {
            true => {
                engine::ask(&ToEngine::Clear);
                engine::ask_with(&ToEngine::Open { key: id }, &base);
            }
            false => {
                let message = ToEngine::Reopen { title: title.to_owned(), key: id };
                engine::ask_with(&message, &base);
            }
        }
    }
}

fn written(corrections: &Corrections) -> String {
    serde_json::to_string(corrections).unwrap_or_default()
}
