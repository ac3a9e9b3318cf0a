//! Calls of site/ondemand.js, which loads the workspace's program and gives out files for it; the script itself is
//! loaded with the first call.

use js_sys::{Array, Promise, Reflect, Uint8Array};
use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Element, HtmlScriptElement};

/// Lies beside the page.
const SCRIPT: &str = "ondemand.js";

/// What it puts on the window, once it has run.
const GLOBAL: &str = "crossquoteOnDemand";

/// Why a call failed, a sentence for readers.
#[derive(Clone, Debug)]
pub(super) struct BridgeError(pub(super) String);

impl From<JsValue> for BridgeError {
    fn from(error: JsValue) -> BridgeError {
        let message = Reflect::get(&error, &"message".into()).ok();
        let message = message.and_then(|message| message.as_string());
        BridgeError(
            message.unwrap_or_else(|| "The browser refused, and did not say why.".to_owned()),
        )
    }
}

/// What the script offers.
mod script {
    use js_sys::{Array, Uint8Array};
    use wasm_bindgen::prelude::*;
    use web_sys::Element;

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_namespace = crossquoteOnDemand, catch)]
        pub(super) async fn open(place: &Element, host: JsValue) -> Result<(), JsValue>;

        #[wasm_bindgen(js_namespace = crossquoteOnDemand, catch)]
        pub(super) async fn close(place: &Element) -> Result<(), JsValue>;

        #[wasm_bindgen(js_namespace = crossquoteOnDemand, catch)]
        pub(super) async fn offer(
            name: &str,
            media_type: &str,
            parts: &Array,
        ) -> Result<(), JsValue>;

        #[wasm_bindgen(js_namespace = crossquoteOnDemand, catch)]
        pub(super) async fn save(
            name: &str,
            title: &str,
            dataset: &Uint8Array,
        ) -> Result<(), JsValue>;
    }
}

/// Shows the workspace in an element of the page, in place of what is there. `host` is a [`super::host`].
pub(super) async fn open(place: &Element, host: JsValue) -> Result<(), BridgeError> {
    load().await?;
    Ok(script::open(place, host).await?)
}

/// Takes it from there.
pub(super) async fn close(place: &Element) -> Result<(), BridgeError> {
    load().await?;
    Ok(script::close(place).await?)
}

/// Offers a dataset as a file; with the corrections that were made since it was handed over.
pub(super) async fn offer_dataset(name: &str, dataset: &Uint8Array) -> Result<(), BridgeError> {
    load().await?;
    Ok(script::offer(name, "application/json", &Array::of1(dataset)).await?)
}

/// Offers the explorer with a dataset in it, in one file; corrections as in [`offer_dataset`].
pub(super) async fn offer_explorer(
    name: &str,
    title: &str,
    dataset: &Uint8Array,
) -> Result<(), BridgeError> {
    load().await?;
    Ok(script::save(name, title, dataset).await?)
}

/// Loads the script, unless it is there.
async fn load() -> Result<(), BridgeError> {
    if Reflect::has(&window(), &GLOBAL.into()).unwrap_or(false) {
        return Ok(());
    }
    let missing =
        |_| BridgeError(format!("{SCRIPT}, which belongs beside this page, is not there."));
    JsFuture::from(append_script()).await.map(|_| ()).map_err(missing)
}

/// Puts the script on the page; the promise is kept once it has run.
fn append_script() -> Promise {
    Promise::new(&mut |loaded, failed| {
        let appended = document().create_element("script").and_then(|script| {
            let script: HtmlScriptElement = script.unchecked_into();
            script.set_src(SCRIPT);
            script.set_onload(Some(&loaded));
            script.set_onerror(Some(&failed));
            document().body().map(|body| body.append_child(&script)).transpose()
        });
        if let Err(error) = appended {
            let _ = failed.call1(&JsValue::UNDEFINED, &error);
        }
    })
}
