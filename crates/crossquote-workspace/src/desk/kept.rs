//! Collections kept in the browser, by IndexedDB, where there is one: in a frame without an origin, and
//! where the reader forbids it, there is none, and the desk says so.

use crossquote_core::corrections::Corrections;
use idb::{
    Database, DatabaseEvent, Error, Factory, KeyPath, ObjectStore, ObjectStoreParams, Transaction,
    TransactionMode,
};
use js_sys::{Array, Date, Object, Reflect, Uint8Array};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};
use web_sys::Blob;

use super::history::History;
use super::{Desk, Open};
use crate::legacy::state::State;

const DATABASE: &str = "crossquote";
/// What changes with each step, and what a collection is without corrections, which is megabytes.
const STORE: &str = "collections";
const BASES: &str = "bases";
/// Of the database's layout: 1 had the bases among the rest.
const VERSION: u32 = 2;

/// A collection as it is kept.
#[derive(Clone)]
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) title: String,
    pub(crate) imported: bool,
    /// Its corrections, JSON.
    pub(crate) corrections: String,
    /// What can be undone and done again; `None` in collections of before it was kept.
    history: Option<String>,
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
    /// The collection that is being opened: its id, its corrections and what led to them.
    pub(crate) opening: State<Option<(String, History)>>,
    /// How often something was to be kept or deleted: only the last of them says how it went.
    asked: State<usize>,
    /// The base that is kept, as this page put it there.
    base: State<Option<Uint8Array>>,
}

impl Entry {
    /// Its corrections, with what can be undone where that was kept and leads to them.
    pub(crate) fn history(&self) -> History {
        let corrections: Corrections = serde_json::from_str(&self.corrections).unwrap_or_default();
        let known = self.history.as_deref().and_then(|kept| History::read(kept, &corrections));
        known.unwrap_or_else(|| History::of(corrections))
    }
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
            asked: State::new(0),
            base: State::new(None),
        }
    }

    /// What is being opened, if it is this.
    pub(crate) fn take_opening(self, id: &str) -> Option<(String, History)> {
        let opening = self.opening.get_untracked().filter(|(known, _)| known == id);
        if opening.is_some() {
            self.opening.set(None);
        }
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
    pub(crate) fn keep(self, desk: Desk, open: Open, history: &History) {
        let number = self.ask();
        desk.say_kept("Being kept…");
        let known = self
            .base
            .with_untracked(|base| base.as_ref().is_some_and(|base| Object::is(base, &open.base)));
        let record = record(&open, history);
        spawn_local(async move {
            let mut kept = put(&record, &open, known, Form::Blob).await;
            if kept.is_err() && !known {
                // WebKit keeps no blobs in private windows.
                kept = put(&record, &open, known, Form::Bytes).await;
            }
            if kept.is_ok() {
                self.base.set(Some(open.base));
            }
            // Of a step that was taken meanwhile it is not known yet.
            if number == self.asked.get_untracked() {
                desk.say_kept(if kept.is_ok() { KEPT } else { NOT_KEPT });
            }
        });
    }

    /// Deletes a collection from the browser; the one on the desk stays there, and is kept no longer until
    /// it changes.
    pub(crate) fn delete(self, desk: Desk, id: String) {
        let here = desk.open.with_untracked(|open| open.as_ref().is_some_and(|o| o.id == id));
        let number = here.then(|| self.ask());
        spawn_local(async move {
            let deleted = delete(&id).await.is_ok();
            if deleted && number == Some(self.asked.get_untracked()) {
                desk.say_kept(NOT_KEPT);
            }
            self.look();
        });
    }

    fn ask(self) -> usize {
        self.asked.update(|asked| *asked += 1);
        self.asked.get_untracked()
    }
}

const KEPT: &str = "Kept in this browser, on this device only.";
const NOT_KEPT: &str =
    "Not kept by this browser: closing or reloading the page loses it. Save it as a file.";

async fn database() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(DATABASE, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else { return };
        let there = database.store_names();
        for store in [STORE, BASES] {
            if !there.iter().any(|name| name == store) {
                let mut params = ObjectStoreParams::new();
                params.key_path(Some(KeyPath::new_single("id")));
                let _ = database.create_object_store(store, params);
            }
        }
    });
    request.await
}

/// A transaction over both stores, and the two.
async fn stores(mode: TransactionMode) -> Result<(Transaction, ObjectStore, ObjectStore), Error> {
    let database = database().await?;
    let transaction = database.transaction(&[STORE, BASES], mode)?;
    // Once the transaction is over; open, it would keep a later version of the page from its own layout.
    database.close();
    let (store, bases) = (transaction.object_store(STORE)?, transaction.object_store(BASES)?);
    Ok((transaction, store, bases))
}

/// Until all of it is on the disk.
async fn done(transaction: Transaction) -> Result<(), Error> {
    match transaction.commit()?.await?.is_committed() {
        true => Ok(()),
        // As where the disk is full.
        false => Err(Error::DomExceptionNotFound),
    }
}

fn object(fields: &[(&str, JsValue)]) -> Object {
    let object = Object::new();
    for (name, value) in fields {
        let _ = Reflect::set(&object, &(*name).into(), value);
    }
    object
}

fn record(open: &Open, history: &History) -> Object {
    object(&[
        ("id", open.id.as_str().into()),
        ("title", open.title.as_str().into()),
        ("imported", open.imported.into()),
        ("corrections", super::written(history.corrections()).into()),
        ("history", history.written().into()),
        ("changed", Date::now().into()),
        ("articles", (open.articles as f64).into()),
        ("quotations", (open.quotations as f64).into()),
    ])
}

/// What a base is put there as. As bytes it would be copied while the page waits, 80 ms for 12 MB.
enum Form {
    Blob,
    Bytes,
}

/// `known`: its base has been put there before.
async fn put(record: &Object, open: &Open, known: bool, form: Form) -> Result<(), Error> {
    let (transaction, store, bases) = stores(TransactionMode::ReadWrite).await?;
    // Another window may have deleted it meanwhile.
    if !known || bases.get_key(JsValue::from(&open.id))?.await?.is_none() {
        let base = match form {
            Form::Bytes => open.base.clone().into(),
            Form::Blob => Blob::new_with_u8_array_sequence(&Array::of1(&open.base))
                .map_err(|_| Error::DomExceptionNotFound)?
                .into(),
        };
        let base = object(&[("id", open.id.as_str().into()), ("base", base)]);
        bases.put(&base, None)?.await?;
    }
    store.put(record, None)?.await?;
    done(transaction).await
}

async fn delete(id: &str) -> Result<(), Error> {
    let (transaction, store, bases) = stores(TransactionMode::ReadWrite).await?;
    store.delete(JsValue::from(id))?.await?;
    bases.delete(JsValue::from(id))?.await?;
    done(transaction).await
}

/// The dataset of a collection without corrections, a blob; of collections of before bytes, or bytes in the record
/// itself. `None` where the collection is not there.
pub(crate) async fn base(id: &str) -> Result<Option<Uint8Array>, Error> {
    let (_, store, bases) = stores(TransactionMode::ReadOnly).await?;
    let there = bases.get(JsValue::from(id))?.await?;
    let there = match there {
        Some(there) => Some(there),
        None => store.get(JsValue::from(id))?.await?,
    };
    let Some(record) = there else { return Ok(None) };
    let base = Reflect::get(&record, &"base".into()).unwrap_or_default();
    let bytes = match base.dyn_into::<Blob>() {
        Ok(blob) => {
            let read = JsFuture::from(blob.array_buffer()).await;
            read.map(|bytes| Uint8Array::new(&bytes)).ok()
        }
        Err(bytes) => bytes.dyn_into().ok(),
    };
    bytes.map(Some).ok_or(Error::DomExceptionNotFound)
}

async fn all() -> Result<Vec<Entry>, Error> {
    let (_, store, _) = stores(TransactionMode::ReadOnly).await?;
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
        corrections: text("corrections")?,
        history: text("history"),
        changed: number("changed")?,
        articles: number("articles")? as usize,
        quotations: number("quotations")? as usize,
    })
}
