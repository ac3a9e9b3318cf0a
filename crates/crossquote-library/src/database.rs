//! The database and its layout, which collections of earlier versions of the page have too.
//!
//! By the browser's own interface, a few calls of which are made promises: with a library for it (idb) every reader of
//! the explorer would load 2,600 bytes more.

use js_sys::{Array, Function, Object, Promise, Reflect, Uint8Array};
use wasm_bindgen::prelude::*;
use wasm_bindgen_futures::JsFuture;
use web_sys::{
    Blob, Event, IdbDatabase, IdbFactory, IdbObjectStoreParameters, IdbOpenDbRequest, IdbRequest,
    IdbTransaction, IdbTransactionMode,
};

use crate::error::LibraryError;

const DATABASE: &str = "crossquote";
pub(crate) const COLLECTIONS: &str = "collections";
pub(crate) const BASES: &str = "bases";
pub(crate) const PARTS: &str = "parts";
const STORES: [&str; 3] = [COLLECTIONS, BASES, PARTS];

/// Of the layout. 1 had the bases among the collections, which is still read; 2 had no parts.
const VERSION: u32 = 3;

/// A transaction over all stores.
pub(crate) struct Stores {
    transaction: IdbTransaction,
}

impl Stores {
    pub(crate) async fn to_read() -> Result<Stores, LibraryError> {
        Stores::open(IdbTransactionMode::Readonly).await
    }

    pub(crate) async fn to_write() -> Result<Stores, LibraryError> {
        Stores::open(IdbTransactionMode::Readwrite).await
    }

    async fn open(mode: IdbTransactionMode) -> Result<Stores, LibraryError> {
        let database = open_database().await.map_err(|error| why_not_open(&error))?;
        let stores: Array = STORES.iter().map(|store| JsValue::from(*store)).collect();
        let transaction = database.transaction_with_str_sequence_and_mode(&stores, mode);
        let transaction = transaction.map_err(|_| LibraryError::Unavailable)?;
        // It closes once the transaction is over; open, it would keep a later version of the page from its layout.
        database.close();
        Ok(Stores { transaction })
    }

    /// The record of a store under a key, if there is one.
    pub(crate) async fn get(&self, store: &str, id: &str) -> Result<Option<JsValue>, LibraryError> {
        let record = self.answer(store, |store| store.get(&id.into())).await;
        let record = record.map_err(|_| LibraryError::Unavailable)?;
        Ok(Some(record).filter(|record| !record.is_undefined()))
    }

    /// All records of a store.
    pub(crate) async fn all(&self, store: &str) -> Result<Vec<JsValue>, LibraryError> {
        let records = self.answer(store, |store| store.get_all()).await;
        let records = records.map_err(|_| LibraryError::Unavailable)?;
        Ok(Array::from(&records).to_vec())
    }

    pub(crate) async fn put(&self, store: &str, record: &JsValue) -> Result<(), LibraryError> {
        let put = self.answer(store, |store| store.put(record)).await;
        put.map(drop).map_err(|_| LibraryError::GivenUp)
    }

    pub(crate) async fn delete(&self, store: &str, id: &str) -> Result<(), LibraryError> {
        let deleted = self.answer(store, |store| store.delete(&id.into())).await;
        deleted.map(drop).map_err(|_| LibraryError::GivenUp)
    }

    /// Waits until everything is on the disk. The browser writes it once nothing more is asked of the transaction.
    pub(crate) async fn finish(self) -> Result<(), LibraryError> {
        let ended = event(|done, failed| {
            self.transaction.set_oncomplete(Some(done));
            self.transaction.set_onabort(Some(failed));
        });
        ended.await.map(drop).map_err(|_| LibraryError::GivenUp)
    }

    async fn answer(
        &self,
        store: &str,
        ask: impl FnOnce(&web_sys::IdbObjectStore) -> Result<IdbRequest, JsValue>,
    ) -> Result<JsValue, JsValue> {
        answer(&ask(&self.transaction.object_store(store)?)?).await
    }
}

async fn open_database() -> Result<IdbDatabase, JsValue> {
    // Reading the property throws, or gives nothing, where the page has no storage.
    let factory = Reflect::get(&js_sys::global(), &"indexedDB".into())?;
    let factory: IdbFactory = factory.dyn_into()?;
    let request: IdbOpenDbRequest = factory.open_with_u32(DATABASE, VERSION)?;
    let opening = request.clone();
    let upgrade = Closure::once(move |_: JsValue| {
        if let Ok(database) = opening.result() {
            create_stores(database.unchecked_ref());
        }
    });
    request.set_onupgradeneeded(Some(upgrade.as_ref().unchecked_ref()));
    event(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
        request.set_onblocked(Some(failed));
    })
    .await?;
    Ok(request.result()?.unchecked_into())
}

/// Why the database cannot be had, by what the browser threw, or by the event.
fn why_not_open(error: &JsValue) -> LibraryError {
    let Some(event) = error.dyn_ref::<Event>() else { return LibraryError::Unavailable };
    if event.type_() == "blocked" {
        return LibraryError::Blocked;
    }
    let request = event.target().and_then(|target| target.dyn_into::<IdbRequest>().ok());
    let error = request.and_then(|request| request.error().ok().flatten());
    match error {
        Some(error) if error.name() == "VersionError" => LibraryError::OtherVersion,
        _ => LibraryError::Unavailable,
    }
}

fn create_stores(database: &IdbDatabase) {
    let there = database.object_store_names();
    for store in STORES.iter().filter(|store| !there.contains(store)) {
        let parameters = IdbObjectStoreParameters::new();
        parameters.set_key_path(&"id".into());
        // Where it fails, so does whoever asks for the store.
        let _ = database.create_object_store_with_optional_parameters(store, &parameters);
    }
}

/// What a request gives, once it does.
async fn answer(request: &IdbRequest) -> Result<JsValue, JsValue> {
    event(|done, failed| {
        request.set_onsuccess(Some(done));
        request.set_onerror(Some(failed));
    })
    .await?;
    request.result()
}

/// One of two events, whichever comes. `listen` is given what they are to call.
fn event(mut listen: impl FnMut(&Function, &Function)) -> JsFuture {
    JsFuture::from(Promise::new(&mut |done, failed| listen(&done, &failed)))
}

/// A record of these fields.
pub(crate) fn record(fields: &[(&str, JsValue)]) -> JsValue {
    let record = Object::new();
    for (name, value) in fields {
        // Fails for frozen objects only.
        let _ = Reflect::set(&record, &(*name).into(), value);
    }
    record.into()
}

/// A field of a record; `undefined` where it has none.
pub(crate) fn field(record: &JsValue, name: &str) -> JsValue {
    Reflect::get(record, &name.into()).unwrap_or_default()
}

/// How bytes are kept: as a blob, or, where a browser keeps none (WebKit in private windows), as they are. As they
/// are they would be copied while the page waits, 80 ms for 12 MB.
#[derive(Clone, Copy)]
pub(crate) enum BytesForm {
    Blob,
    Plain,
}

impl BytesForm {
    /// The preferred one first.
    pub(crate) const ALL: [BytesForm; 2] = [BytesForm::Blob, BytesForm::Plain];

    /// Some bytes, one after the other, in that form.
    pub(crate) fn of(self, pieces: &[Uint8Array]) -> Result<JsValue, LibraryError> {
        match self {
            BytesForm::Blob => {
                let pieces: Array = pieces.iter().collect();
                let blob = Blob::new_with_u8_array_sequence(&pieces);
                blob.map(JsValue::from).map_err(|_| LibraryError::GivenUp)
            }
            BytesForm::Plain => {
                let joined =
                    Uint8Array::new_with_length(pieces.iter().map(Uint8Array::length).sum());
                let mut offset = 0;
                for piece in pieces {
                    joined.set(piece, offset);
                    offset += piece.length();
                }
                Ok(joined.into())
            }
        }
    }
}

/// Bytes that were kept in either form.
pub(crate) async fn bytes(kept: JsValue) -> Result<Uint8Array, LibraryError> {
    match kept.dyn_into::<Blob>() {
        Ok(blob) => {
            let read = JsFuture::from(blob.array_buffer()).await;
            read.map(|bytes| Uint8Array::new(&bytes)).map_err(|_| LibraryError::GivenUp)
        }
        Err(bytes) => bytes.dyn_into().map_err(|_| LibraryError::GivenUp),
    }
}
