//! Texts of articles that come later than everything else, in collections that come in parts (core's
//! dataset::parts): asked for by what is shown, and the rest when nobody waits.
//!
//! Whoever draws words of an article asks here first: [`awaited`] gives what to show in their place, and has it
//! drawn anew when they are there. A collection that came whole awaits nothing.

use std::sync::Mutex;

use crossquote_core::cite;
use crossquote_core::dataset::parts::Texts;
use crossquote_core::model::Dataset;
use leptos::prelude::*;
use wasm_bindgen_futures::spawn_local;

use crate::element::{El, Inside, el, live};
use crate::embed;
use crate::load::fetch;
use crate::provided::Provided;
use crate::store::Store;
use crate::warm::when_idle;

/// Where files of texts lie, beside the page.
const FOLDER: &str = "texts";

/// Files that are fetched though nobody asked: some 16 MB. Of larger collections only what is looked at.
const AHEAD: usize = 512;

/// The texts of a collection that came without them.
pub(crate) struct Later {
    dataset: &'static Dataset,
    texts: Texts,
    files: Mutex<Vec<Coming>>,
}

/// What has become of a file of texts.
#[derive(Clone, PartialEq, Eq)]
enum Coming {
    NotAsked,
    /// On its way, or here.
    Asked,
    /// Why it could not be had, a sentence.
    Failed(String),
}

impl Later {
    pub(crate) fn new(dataset: &'static Dataset, texts: Texts) -> Later {
        let files = Mutex::new(vec![Coming::NotAsked; texts.files()]);
        Later { dataset, texts, files }
    }

    fn set(&self, file: usize, to: Coming) {
        if let Ok(mut files) = self.files.lock() {
            files[file] = to;
        }
    }

    fn is(&self, file: usize) -> Coming {
        let files = self.files.lock().ok();
        files.and_then(|files| files.get(file).cloned()).unwrap_or(Coming::Asked)
    }

    /// Fetches a file; what becomes of it is noted.
    async fn get(&self, file: usize) -> Result<(), String> {
        self.set(file, Coming::Asked);
        let bytes = fetch(&format!("{FOLDER}/{}", self.texts.name(file))).await;
        let arrived = bytes.and_then(|bytes| {
            self.texts.arrive(self.dataset, file, &bytes).map_err(|error| error.to_string())
        });
        if let Err(why) = &arrived {
            self.set(file, Coming::Failed(why.clone()));
        }
        arrived
    }

    /// Fetches all files, for what needs every word, before anything is shown.
    pub(crate) async fn all(&self) -> Result<(), String> {
        for file in 0..self.texts.files() {
            self.get(file).await?;
        }
        Ok(())
    }

    /// Fetches a file unless somebody has, and tells who awaits it; then another one, while nobody waits.
    fn ask(&'static self, file: usize) {
        if self.is(file) != Coming::NotAsked {
            return;
        }
        self.set(file, Coming::Asked);
        spawn_local(async move {
            let arrived = self.get(file).await;
            tell();
            // Where one cannot be had the next ones hardly can: they wait until somebody asks.
            if arrived.is_ok() {
                self.ahead();
            }
        });
    }

    /// Fetches a file that nobody has asked for, once the browser has nothing else to do.
    fn ahead(&'static self) {
        // Nor does a frame in somebody's page load what its reader may never look at.
        if saves_data() || embed::asked() {
            return;
        }
        when_idle(move || {
            let free = |&file: &usize| self.is(file) == Coming::NotAsked;
            if let Some(file) = (0..self.texts.files().min(AHEAD)).find(free) {
                self.ask(file);
            }
        });
    }
}

/// Fetches ahead what nobody has asked for.
pub(crate) fn start() {
    if let Some(later) = Store::get().later {
        later.ahead();
    }
}

/// Whether the reader has told the browser to load no more than is needed.
fn saves_data() -> bool {
    let connection = js_sys::Reflect::get(&window().navigator(), &"connection".into());
    let saves = connection.and_then(|it| js_sys::Reflect::get(&it, &"saveData".into()));
    saves.is_ok_and(|saves| saves.is_truthy())
}

/// What to show in place of words of these articles while they are not there. Who calls it in a view has that
/// view drawn anew when they may be. `None` where they are there.
pub(crate) fn awaited(articles: &[u32]) -> Option<El> {
    waiting(articles, true)
}

/// `alone`: the page is about nothing else, and whoever hears it hears at once when they cannot be had.
pub(crate) fn waiting(articles: &[u32], alone: bool) -> Option<El> {
    let store = Store::get();
    let later = store.later?;
    let missing = articles.iter().filter(|&&article| !store.has_texts(&[article]));
    let missing: Vec<usize> = missing.filter_map(|&article| later.texts.of(article)).collect();
    if missing.is_empty() {
        return None;
    }
    arrivals();
    let place = el("span").class("awaited").test("awaited");
    let of = match articles {
        &[one] => format!(" of {}", cite::article_name(store.article(one))),
        _ => String::new(),
    };
    for file in missing {
        if let Coming::Failed(why) = later.is(file) {
            let again = move |_| {
                later.set(file, Coming::NotAsked);
                tell();
            };
            let why = format!("The words{of} are not here. {why}");
            let why = el("span").child(why);
            let why = if alone { why.attr("role", "alert") } else { why };
            let button = el("button").class("action").child("Try again").on("click", again);
            return Some(place.child(why).child(" ").child(button));
        }
        later.ask(file);
    }
    Some(place.child(format!("Fetching the words{of}…")))
}

/// What needs the texts of some articles, one of many things on a page; something in its place while they are not
/// there.
pub(crate) fn once_here(articles: Vec<u32>, draw: impl Fn() -> El + Send + 'static) -> Inside {
    if Store::get().has_texts(&articles) {
        return Inside::Element(draw());
    }
    Inside::View(live(move || waiting(&articles, false).unwrap_or_else(&draw).any()))
}

/// Tells who follows them that texts have come, or cannot.
fn tell() {
    Provided::get().arrivals.update(|count| *count += 1);
}

/// How often that was told, followed by whoever reads it.
pub(crate) fn arrivals() -> usize {
    Provided::get().arrivals.get()
}
