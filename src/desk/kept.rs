//! Collections kept in the browser, by IndexedDB, where there is one: in a frame without an origin, and
//! where the reader forbids it, there is none, and the desk says so.

use crossquote_core::corrections::Corrections;
use idb::{
    Database, DatabaseEvent, Error, Factory, KeyPath, ObjectStore, ObjectStoreParams, Transaction,
    TransactionMode,
};
use js_sys::{Date, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::spawn_local;

use super::{Desk, Open};
use crate::state::State;

const DATABASE: &str = "crossquote";
const STORE: &str = "collections";
/// Of the database's layout.
const VERSION: u32 = 1;

/// A collection as it is kept.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) imported: bool,
    /// The file of its dataset, without corrections.
    pub(crate) base: Uint8Array,
    /// Its corrections, JSON.
    pub(crate) corrections: String,
    /// When it changed last, milliseconds since 1970.
    pub(crate) changed: f64,
    pub(crate) articles: usize,
    pub(crate) quotations: usize,
}

/// What the browser keeps.
#[derive(Clone, Copy)]
pub(crate) struct Kept {
    /// Newest first.
    pub(crate) entries: State<Vec<Entry>>,
    /// Where the collection on the desk is kept, a sentence.
    pub(crate) said: State<String>,
    /// The collection that is being opened: its id and its corrections.
    pub(crate) opening: State<Option<(String, Corrections)>>,
}

pub(crate) fn new_id() -> String {
    format!("{:x}-{:x}", Date::now() as u64, (js_sys::Math::random() * 4e9) as u64)
}

impl Kept {
    pub(crate) fn new() -> Kept {
        Kept {
            entries: State::new(Vec::new()),
            said: State::new(String::new()),
            opening: State::new(None),
        }
    }

    pub(crate) fn take_opening(self) -> Option<(String, Corrections)> {
        let opening = self.opening.get_untracked();
        self.opening.set(None);
        opening
    }

    /// Looks what there is.
    pub(crate) fn look(self) {
        spawn_local(async move {
            if let Ok(entries) = all().await {
                self.entries.set(entries);
            }
        });
    }

    /// Keeps a collection as it is now, and says whether it is kept.
    pub(crate) fn keep(self, desk: Desk, open: Open, corrections: String) {
        desk.say_kept("Being kept…");
        spawn_local(async move {
            let said = match put(&open, &corrections).await {
                Ok(()) => "Kept in this browser, on this device only.".to_owned(),
                Err(_) => NOT_KEPT.to_owned(),
            };
            // Another step may have been taken meanwhile; its own answer follows.
            desk.say_kept(&said);
        });
    }

    /// Deletes a collection from the browser; the one on the desk stays there, and is kept no longer until
    /// it changes.
    pub(crate) fn delete(self, desk: Desk, id: String) {
        spawn_local(async move {
            let deleted = delete(&id).await.is_ok();
            if deleted && desk.open.with_untracked(|open| open.as_ref().is_some_and(|o| o.id == id))
            {
                desk.say_kept(NOT_KEPT);
            }
            self.look();
        });
    }
}

const NOT_KEPT: &str =
    "Not kept by this browser: closing or reloading the page loses it. Save it as a file.";

async fn database() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        let mut params = ObjectStoreParams::new();
        params.key_path(Some(KeyPath::new_single("id")));
        if let Ok(database) = event.database() {
            let _ = database.create_object_store(STORE, params);
        }
    });
    request.await
}

/// Its collections, for one transaction.
async fn store(mode: TransactionMode) -> Result<(Transaction, ObjectStore), Error> {
    let transaction = database().await?.transaction(&[STORE], mode)?;
    let store = transaction.object_store(STORE)?;
    Ok((transaction, store))
}

async fn put(open: &Open, corrections: &str) -> Result<(), Error> {
    let record = Object::new();
    let fields: [(&str, JsValue); 8] = [
        ("id", open.id.as_str().into()),
        ("title", open.title.as_str().into()),
        ("imported", open.imported.into()),
        ("base", open.base.clone().into()),
        ("corrections", corrections.into()),
        ("changed", Date::now().into()),
        ("articles", (open.dataset.articles.len() as f64).into()),
        ("quotations", (open.dataset.quotations.len() as f64).into()),
    ];
    for (name, value) in fields {
        let _ = Reflect::set(&record, &name.into(), &value);
    }
    let (transaction, store) = store(TransactionMode::ReadWrite).await?;
    store.put(&record, None)?.await?;
    transaction.commit()?.await?;
    Ok(())
}

async fn delete(id: &str) -> Result<(), Error> {
    let (transaction, store) = store(TransactionMode::ReadWrite).await?;
    store.delete(JsValue::from(id))?.await?;
    transaction.commit()?.await?;
    Ok(())
}

async fn all() -> Result<Vec<Entry>, Error> {
    let (_, store) = store(TransactionMode::ReadOnly).await?;
    let records = store.get_all(None, None)?.await?;
    let mut entries: Vec<Entry> = records.iter().filter_map(entry).collect();
    entries.sort_by(|x, y| y.changed.total_cmp(&x.changed));
    Ok(entries)
}

/// `None` for what an older or newer page kept otherwise.
fn entry(record: &JsValue) -> Option<Entry> {
    let field = |name: &str| Reflect::get(record, &name.into()).ok();
    let text = |name: &str| field(name)?.as_string();
    let number = |name: &str| field(name)?.as_f64();
    Some(Entry {
        id: text("id")?,
        title: text("title")?,
        imported: field("imported")?.as_bool()?,
        base: field("base")?.dyn_into().ok()?,
        corrections: text("corrections")?,
        changed: number("changed")?,
        articles: number("articles")? as usize,
        quotations: number("quotations")? as usize,
    })
}
