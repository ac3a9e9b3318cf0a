//! Where the collection comes from: the browser's library where the address names one there, else the page itself
//! when it is inlined there, else the file beside it, or the file of its facts, with the texts of articles to come
//! later.

use std::sync::Arc;

use crossquote_explore::search::Index;
use crossquote_library::DatasetParts;
use crossquote_model::Dataset;
use crossquote_model::dataset;
use leptos::prelude::document;

use super::load_error::LoadError;
use super::loaded::{Collection, Origin};
use super::texts::DeferredTexts;
use crate::router::local_collection;
use crossquote_ui::browser::dataset_parts::{read_facts, read_parts};
use crossquote_ui::browser::fetch::fetch_bytes;
use crossquote_ui::browser::timing::yield_to_browser;

/// Relative, so that they work below any path.
const DATASET: &str = "dataset.json";
const INDEX: &str = "search.index";
/// In place of [`DATASET`] where a collection comes in parts (`crossquote bundle`).
const FACTS: &str = "dataset.facts";

/// The element of a page that carries its dataset inside: the saved bundle, which may not fetch.
const INLINED: &str = "crossquote-dataset";

/// The collection of this page.
pub(crate) async fn load() -> Result<Arc<Collection>, LoadError> {
    let collection = if let Some(id) = local_collection() {
        load_local(id).await?
    } else if is_preloaded(FACTS) {
        load_in_parts().await?
    } else if let Some(inlined) = document().get_element_by_id(INLINED) {
        let bytes = inlined.text_content().unwrap_or_default().into_bytes();
        let dataset = decode(&bytes).await?;
        let index = Index::new(&dataset);
        Collection::new(dataset, index)
    } else {
        let dataset = decode(&fetch_bytes(DATASET).await?).await?;
        let large = dataset.quotations.len() >= Index::WORTH_READING;
        let written = if large { fetch_bytes(INDEX).await.ok() } else { None };
        // Without one that fits it is made here, which gives the same and takes longer.
        let written = written.and_then(|bytes| Index::of(bytes, &dataset).ok());
        let index = written.unwrap_or_else(|| Index::new(&dataset));
        Collection::new(dataset, index)
    };
    yield_to_browser().await;
    Ok(Arc::new(collection))
}

async fn decode(bytes: &[u8]) -> Result<Dataset, LoadError> {
    let dataset = dataset::decode(bytes)?;
    yield_to_browser().await;
    Ok(dataset)
}

/// All but the texts, which come with what is shown of them. The index is made of all of them where there is
/// none that fits.
async fn load_in_parts() -> Result<Collection, LoadError> {
    let (dataset, texts) = read_facts(&fetch_bytes(FACTS).await?).await?;
    let written = fetch_bytes(INDEX).await.ok();
    let deferred = DeferredTexts::new(texts);
    let index = match written.and_then(|bytes| Index::of(bytes, &dataset).ok()) {
        Some(index) => index,
        None => {
            deferred.fetch_all(&dataset).await?;
            Index::new(&dataset)
        }
    };
    Ok(Collection::with_texts(dataset, index, Some(deferred)))
}

/// A collection of the reader's own, out of the browser's library, with all of its texts.
async fn load_local(id: String) -> Result<Collection, LoadError> {
    let kept = match crossquote_library::parts(&id).await {
        Ok(Some(kept)) => kept,
        Ok(None) => return Err(LoadError::NotKept { id }),
        Err(error) => return Err(LoadError::Library { id, error }),
    };
    let DatasetParts { facts, texts, index } = &kept.parts;
    let dataset = read_parts(facts, texts).await?;
    // One that another version wrote is made anew, which gives the same and takes longer.
    let index = Index::of(index.to_vec(), &dataset).unwrap_or_else(|_| Index::new(&dataset));
    let origin = Origin::Local { id, is_current: kept.is_current };
    Ok(Collection::new(dataset, index).of_origin(origin))
}

/// Whether the page has the browser fetch a file ahead, and so has it.
fn is_preloaded(file: &str) -> bool {
    let link = document().query_selector(&format!("link[href=\"{file}\"]"));
    link.is_ok_and(|link| link.is_some())
}
