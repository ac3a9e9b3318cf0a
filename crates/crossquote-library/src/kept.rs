//! Collections as the workspace keeps them: what changes with each step, and the dataset without corrections.

use js_sys::{Date, Uint8Array};
use wasm_bindgen::JsValue;

use crate::database::{BASES, BytesForm, COLLECTIONS, PARTS, Stores, bytes, field, record};
use crate::error::LibraryError;

/// A collection as it is kept, without its dataset.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptCollection {
    /// Its name in the library.
    pub id: String,
    /// What it is called.
    pub title: String,
    /// Whether it is a dataset that was made elsewhere: its articles are not read anew.
    pub imported: bool,
    /// Its corrections, JSON.
    pub corrections: String,
    /// What can be undone and done again; `None` in collections that were kept before this was.
    pub history: Option<String>,
    /// When it was kept last, milliseconds since 1970. Two states of a collection never have the same.
    pub changed: f64,
    /// How many articles it has.
    pub articles: usize,
    /// How many quotations it has, corrected.
    pub quotations: usize,
}

/// An id for a new collection.
pub fn new_id() -> String {
    format!("{:x}-{:x}", Date::now() as u64, (js_sys::Math::random() * 4e9) as u64)
}

/// All collections, the one that changed last first. What another version kept otherwise is left out.
pub async fn collections() -> Result<Vec<KeptCollection>, LibraryError> {
    let records = Stores::to_read().await?.all(COLLECTIONS).await?;
    let mut kept: Vec<KeptCollection> = records.iter().filter_map(KeptCollection::read).collect();
    kept.sort_by(|one, other| other.changed.total_cmp(&one.changed));
    Ok(kept)
}

/// The dataset of a collection without corrections, as `dataset.json`; `None` where the collection is not there.
pub async fn base(id: &str) -> Result<Option<Uint8Array>, LibraryError> {
    let stores = Stores::to_read().await?;
    let mut there = stores.get(BASES, id).await?;
    if there.is_none() {
        // The first layout had it in the collection's own record.
        there = stores.get(COLLECTIONS, id).await?;
    }
    match there.map(|record| field(&record, "base")).filter(|base| !base.is_undefined()) {
        Some(base) => bytes(base).await.map(Some),
        None => Ok(None),
    }
}

/// Keeps a collection as it is now, and gives when that was. `before` is when this page kept or read it last; `None`
/// for a collection that is new here. Its base is written once, unless somebody has deleted it meanwhile.
pub async fn keep(
    collection: &KeptCollection,
    base: &Uint8Array,
    before: Option<f64>,
    base_is_kept: bool,
) -> Result<f64, LibraryError> {
    let mut kept = Err(LibraryError::GivenUp);
    for form in BytesForm::ALL {
        kept = try_keep(collection, base, before, base_is_kept, form).await;
        // Another form helps only where the base was to be written.
        if base_is_kept || kept != Err(LibraryError::GivenUp) {
            break;
        }
    }
    kept
}

async fn try_keep(
    collection: &KeptCollection,
    base: &Uint8Array,
    before: Option<f64>,
    base_is_kept: bool,
    form: BytesForm,
) -> Result<f64, LibraryError> {
    let base_record = || -> Result<JsValue, LibraryError> {
        let base = form.of(std::slice::from_ref(base))?;
        Ok(record(&[("id", collection.id.as_str().into()), ("base", base)]))
    };
    let stores = Stores::to_write().await?;
    let there = stores.get(COLLECTIONS, &collection.id).await?;
    let there = there.as_ref().and_then(KeptCollection::read).map(|there| there.changed);
    // One that was deleted is kept again: what is shown here would else be gone.
    if there.is_some() && there != before {
        return Err(LibraryError::ChangedElsewhere);
    }
    if !base_is_kept || stores.get(BASES, &collection.id).await?.is_none() {
        stores.put(BASES, &base_record()?).await?;
    }
    // Later than what is there, also by a clock that has been put back.
    let now = there.map_or(Date::now(), |there| Date::now().max(there + 1.0));
    stores.put(COLLECTIONS, &collection.written(now)).await?;
    stores.finish().await?;
    Ok(now)
}

/// Deletes a collection with everything that was kept of it.
pub async fn delete(id: &str) -> Result<(), LibraryError> {
    let stores = Stores::to_write().await?;
    for store in [COLLECTIONS, BASES, PARTS] {
        stores.delete(store, id).await?;
    }
    stores.finish().await
}

impl KeptCollection {
    fn written(&self, changed: f64) -> JsValue {
        let mut fields: Vec<(&str, JsValue)> = vec![
            ("id", self.id.as_str().into()),
            ("title", self.title.as_str().into()),
            ("imported", self.imported.into()),
            ("corrections", self.corrections.as_str().into()),
            ("changed", changed.into()),
            ("articles", (self.articles as f64).into()),
            ("quotations", (self.quotations as f64).into()),
        ];
        if let Some(history) = &self.history {
            fields.push(("history", history.as_str().into()));
        }
        record(&fields)
    }

    fn read(record: &JsValue) -> Option<KeptCollection> {
        let text = |name: &str| field(record, name).as_string();
        let number = |name: &str| field(record, name).as_f64();
        Some(KeptCollection {
            id: text("id")?,
            title: text("title")?,
            imported: field(record, "imported").as_bool()?,
            corrections: text("corrections")?,
            history: text("history"),
            changed: number("changed")?,
            articles: number("articles")? as usize,
            quotations: number("quotations")? as usize,
        })
    }
}
