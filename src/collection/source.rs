//! Where the collection comes from: the page itself when it is inlined there, else the file beside it, or
//! the file of its facts, with the texts of articles to come later.

use std::sync::Arc;

use crossquote_core::dataset;
use crossquote_core::dataset::parts::{self, Texts};
use crossquote_core::model::Dataset;
use crossquote_core::search::Index;
use leptos::prelude::document;

use super::load_error::LoadError;
use super::loaded::Collection;
use super::texts::DeferredTexts;
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
    let collection = if is_preloaded(FACTS) {
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

/// Reads facts, as long as it takes, but never long at once.
pub(crate) async fn read_facts(facts: &[u8]) -> Result<(Dataset, Texts), LoadError> {
    let mut reading = parts::Reading::begin(facts)?;
    while reading.step() {
        yield_to_browser().await;
    }
    yield_to_browser().await;
    let read = reading.end()?;
    yield_to_browser().await;
    Ok(read)
}

/// Whether the page has the browser fetch a file ahead, and so has it.
fn is_preloaded(file: &str) -> bool {
    let link = document().query_selector(&format!("link[href=\"{file}\"]"));
    link.is_ok_and(|link| link.is_some())
}
