//! Calls what site/ondemand.js offers, the script that loaded this program.

use js_sys::{Function, Reflect};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue};

/// What ondemand.js offers.
pub(crate) fn bridge() -> Option<JsValue> {
    Reflect::get(&window(), &"crossquoteOnDemand".into()).ok().filter(JsValue::is_object)
}

/// Calls one of its methods; gives what the method gives.
pub(crate) fn call_loaded(name: &str, given: &[JsValue]) -> Result<JsValue, JsValue> {
    let bridge = bridge().ok_or(JsValue::NULL)?;
    let method: Function = Reflect::get(&bridge, &name.into())?.dyn_into()?;
    method.apply(&bridge, &given.iter().collect())
}

/// What an error of the browser says.
pub(crate) fn said(error: &JsValue) -> String {
    let message =
        Reflect::get(error, &"message".into()).ok().and_then(|message| message.as_string());
    message.unwrap_or_else(|| "The browser refused, and did not say why.".to_owned())
}
