//! Reads a dataset that comes in parts (core's `dataset::parts`), as long as it takes, but never long at once: a large
//! one as one piece would hold the page up for half a second.

use crossquote_model::Dataset;
use crossquote_model::dataset::DecodeError;
use crossquote_model::dataset::parts::{Reading, Texts};
use js_sys::{Date, Uint8Array};

use super::timing::yield_to_browser;

/// How long texts are taken in at once, milliseconds.
const AT_ONCE: f64 = 10.0;

/// Reads facts: the dataset without its texts, and where those belong.
pub async fn read_facts(facts: &[u8]) -> Result<(Dataset, Texts), DecodeError> {
    let mut reading = Reading::begin(facts)?;
    while reading.step() {
        yield_to_browser().await;
    }
    yield_to_browser().await;
    let read = reading.end()?;
    yield_to_browser().await;
    Ok(read)
}

/// Reads facts and the files of all texts, each of which is copied when it is its turn. One that is missing is refused
/// as one that is empty.
pub async fn read_parts(facts: &Uint8Array, texts: &[Uint8Array]) -> Result<Dataset, DecodeError> {
    let (dataset, arriving) = read_facts(&facts.to_vec()).await?;
    let mut yielded = Date::now();
    for file in 0..arriving.files() {
        let text = texts.get(file).map(Uint8Array::to_vec).unwrap_or_default();
        arriving.arrive(&dataset, file, &text)?;
        if Date::now() - yielded > AT_ONCE {
            yield_to_browser().await;
            yielded = Date::now();
        }
    }
    yield_to_browser().await;
    Ok(dataset)
}
