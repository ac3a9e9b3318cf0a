//! The dialog that gives the code which embeds the view on the page in another site.

use std::borrow::Cow;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlDialogElement;

use crate::clipboard::copier;
use crate::element::{El, chosen_in, el, live_text};
use crate::hosting;
use crate::navigation::Navigation;
use crate::route::Route;
use crate::state::State;
use crate::store::Store;

/// All that a frame needs, and no more: no storage, no way to the page around.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// Colours that can be asked for: the value of the flag, and its name.
const COLOURS: [(&str, &str); 3] =
    [("auto", "as the reader’s device has them"), ("0", "light"), ("1", "dark")];

/// The button with its dialog; none where no other site could reach this page.
pub(crate) fn embed_button() -> Option<Vec<El>> {
    let address = hosting::embeddable()?;
    let open = |_| {
        if let Some(dialog) = dialog_on_page() {
            let _ = dialog.show_modal();
        }
    };
    let button = el("button").class("action").child("Embed this view").on("click", open);
    Some(vec![button, dialog(address)])
}

fn dialog_on_page() -> Option<HtmlDialogElement> {
    document().get_element_by_id("embed")?.dyn_into().ok()
}

fn dialog(address: String) -> El {
    let dark = State::new(COLOURS[0].0.to_owned());
    let route = Navigation::get().route();
    let script = format!("<script async src=\"{}embed.js\"></script>", escaped(&folder(&address)));
    let code = move || frame(&address, &dark.get(), &route.get());
    let now = code.clone();
    let options = COLOURS.map(|(value, name)| el("option").attr("value", value).child(name));
    let colours = el("label").child("Colours: ").child(
        el("select").attr("id", "embed-colours").children(options).on("change", move |event| {
            dark.set(chosen_in(&event).unwrap_or_default());
        }),
    );
    let shown = script.clone();
    let close = |_| {
        if let Some(dialog) = dialog_on_page() {
            dialog.close();
        }
    };
    el("dialog")
        .attr("id", "embed")
        .class("embed-dialog")
        .attr("aria-labelledby", "embed-title")
        .child(el("h2").attr("id", "embed-title").child("Embed this view"))
        .child(el("p").class("hint").child(
            "Put this line where the view shall stand. It works by itself, keeps nothing on the \
             reader’s device and asks no other site for anything.",
        ))
        .child(el("code").class("embed-code").test("embed-code").child(live_text(code)))
        .child(colours)
        .child(
            el("p").class("hint").child(
                "Optional: with this line too, the frame is always as high as what it shows.",
            ),
        )
        .child(el("code").class("embed-code").child(shown))
        .child(
            el("p")
                .class("card-actions")
                // Word of the copy stands behind the dialog.
                .child(copier("Copy the frame", "Frame copied.", now).on("click", close))
                .child(
                    copier("Copy the script", "Script copied.", move || script.clone())
                        .on("click", close),
                )
                .child(el("button").class("action").child("Close").on("click", close)),
        )
}

/// The folder that a page is in.
fn folder(address: &str) -> String {
    let end = address.rfind('/').map_or(address.len(), |end| end + 1);
    address[..end].to_owned()
}

/// The frame in one line: what edits articles often cannot take two.
fn frame(address: &str, dark: &str, route: &Route) -> String {
    let dark = if dark == "auto" { String::new() } else { format!("&dark={dark}") };
    let source = format!("{address}?embed=1{dark}{}", route.fragment());
    let title = &Store::get().dataset.title;
    format!(
        "<iframe src=\"{}\" title=\"{}\" loading=\"lazy\" width=\"100%\" height=\"620\" \
         style=\"border:0;width:100%\" sandbox=\"{SANDBOX}\"></iframe>",
        escaped(&source),
        escaped(&format!("Crossquote: {title}"))
    )
}

/// A text inside an attribute of HTML.
fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '"', '<', '>']) {
        return text.into();
    }
    let text = text.replace('&', "&amp;").replace('"', "&quot;");
    text.replace('<', "&lt;").replace('>', "&gt;").into()
}
