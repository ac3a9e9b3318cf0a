//! Copying text: by the clipboard's own call where the browser allows it, else as a reader would, by
//! selecting. The second way needs no permission, which frames are not given; it is deprecated, and
//! there is no other.

use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;
use web_sys::{HtmlDocument, HtmlElement, HtmlTextAreaElement};

use super::hosting;

/// Copies a text; says whether it is on the clipboard now.
pub async fn copy(text: &str) -> bool {
    // In a frame the clipboard's call is refused, and Chromium complains of the attempt in the console.
    if hosting::is_framed() { copy_by_selecting(text) } else { write_to_clipboard(text).await }
}

async fn write_to_clipboard(text: &str) -> bool {
    // Absent outside secure contexts, where the binding would throw.
    let clipboard = js_sys::Reflect::get(&window().navigator(), &"clipboard".into());
    if !clipboard.is_ok_and(|clipboard| clipboard.is_object()) {
        return false;
    }
    JsFuture::from(window().navigator().clipboard().write_text(text)).await.is_ok()
}

fn copy_by_selecting(text: &str) -> bool {
    let focused =
        document().active_element().and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let copied = select_and_copy(text);
    if let Some(focused) = focused {
        let _ = focused.focus();
    }
    copied == Some(true)
}

/// Copies from a field that is on the page for that moment only; `None` where the browser refuses.
fn select_and_copy(text: &str) -> Option<bool> {
    let page: HtmlDocument = document().dyn_into().ok()?;
    let field: HtmlTextAreaElement = page.create_element("textarea").ok()?.dyn_into().ok()?;
    field.set_value(text);
    page.body()?.append_child(&field).ok()?;
    field.select();
    let copied = page.exec_command("copy");
    field.remove();
    copied.ok()
}
