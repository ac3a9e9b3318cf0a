//! Reads a dataset in the forms that the engine gives (crates/crossquote-engine): a large one as one file of JSON
//! would hold up the page for half a second.
//!
//! ```text
//! forms = [file, facts, [text, …], index]     the file is dataset.json; the others are core's dataset::parts
//! ```

use crossquote_core::dataset;
use crossquote_core::model::Dataset;
use crossquote_core::search::Index;
use js_sys::{Array, Date, Uint8Array};
use wasm_bindgen::JsCast;

use crate::collection::{Collection, LoadError, read_facts};
use crossquote_ui::browser::timing::yield_to_browser;

/// Places in the forms.
const FACTS: u32 = 1;
const TEXTS: u32 = 2;
const INDEX: u32 = 3;

/// How long texts are taken in at once, milliseconds.
const AT_ONCE: f64 = 10.0;

/// Reads a collection, in steps; one that comes in other forms, as of another version's workspace, as the file
/// that it is.
pub(super) async fn read_collection(
    file: &Uint8Array,
    forms: Option<Array>,
) -> Result<Collection, LoadError> {
    let forms = forms.filter(|forms| forms.length() > INDEX);
    let (dataset, index) = match forms {
        Some(forms) => {
            let dataset = read_parts(&forms).await?;
            let index = Index::of(bytes_at(&forms, INDEX), &dataset).ok();
            (dataset, index)
        }
        None => (dataset::decode(&file.to_vec())?, None),
    };
    let index = index.unwrap_or_else(|| Index::new(&dataset));
    yield_to_browser().await;
    Ok(Collection::new(dataset, index))
}

async fn read_parts(forms: &Array) -> Result<Dataset, LoadError> {
    let (dataset, texts) = read_facts(&bytes_at(forms, FACTS)).await?;
    let files: Array = forms.get(TEXTS).unchecked_into();
    let mut yielded = Date::now();
    for file in 0..files.length() {
        texts.arrive(&dataset, file as usize, &bytes_at(&files, file))?;
        if Date::now() - yielded > AT_ONCE {
            yield_to_browser().await;
            yielded = Date::now();
        }
    }
    yield_to_browser().await;
    Ok(dataset)
}

fn bytes_at(forms: &Array, place: u32) -> Vec<u8> {
    forms.get(place).unchecked_into::<Uint8Array>().to_vec()
}
