//! The dialog that gives the code which embeds the view on the page in another site.

use leptos::html::Dialog;
use leptos::prelude::*;

use crate::context::{use_collection, use_route};
use crate::router::Route;
use crossquote_model::markup;
use crossquote_ui::browser::hosting;
use crossquote_ui::{CollectAnyView, CopyButton};

/// All that a frame needs, and no more: no storage, no way to the page around.
const SANDBOX: &str = "allow-scripts allow-popups allow-popups-to-escape-sandbox allow-downloads";

/// Colours that can be asked for: the value of the flag `dark`, and what they are called.
const COLOURS: [(&str, &str); 3] =
    [(AS_DEVICE, "as the reader’s device has them"), ("0", "light"), ("1", "dark")];
const AS_DEVICE: &str = "auto";

/// The button with its dialog; nothing where no other site could reach this page.
#[component]
pub(crate) fn EmbedThisView() -> impl IntoView {
    let Some(address) = hosting::embeddable_address() else { return ().into_any() };
    let dialog = NodeRef::<Dialog>::new();
    let open = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            let _ = dialog.show_modal();
        }
    };
    view! {
        <button class="action" on:click=open>
            "Embed this view"
        </button>
        <EmbedDialog dialog address />
    }
    .into_any()
}

#[component]
fn EmbedDialog(
    /// Set to the element, which who opens it needs.
    dialog: NodeRef<Dialog>,
    /// Of this page, as other sites reach it.
    address: String,
) -> impl IntoView {
    let close = move |_| {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let dark = RwSignal::new(AS_DEVICE.to_owned());
    let options = COLOURS.map(|(flag, name)| view! { <option value=flag>{name}</option> });
    let script = script_code(&address);
    let copied_script = script.clone();
    let title = use_collection().dataset.title.clone();
    let route = use_route();
    let frame = Signal::derive(move || {
        let address = frame_address(&address, &dark.get(), &route.get());
        frame_code(&address, &title)
    });
    view! {
        <dialog id="embed" class="embed-dialog" aria-labelledby="embed-title" node_ref=dialog>
            <h2 id="embed-title">"Embed this view"</h2>
            <p class="hint">
                "Put this line where the view shall stand. It works by itself, keeps nothing on the reader’s device and asks no other site for anything."
            </p>
            <code class="embed-code" data-testid="embed-code">
                {frame}
            </code>
            <label>
                "Colours: "
                <select
                    id="embed-colours"
                    on:change=move |event| dark.set(event_target_value(&event))
                >
                    {options.collect_any_view()}
                </select>
            </label>
            <p class="hint">
                "Optional: with this line too, the frame is always as high as what it shows."
            </p>
            <code class="embed-code">{script}</code>
            // The word of a copy stands behind the dialog, which is therefore closed.
            <p class="card-actions">
                <CopyButton
                    label="Copy the frame"
                    done="Frame copied."
                    text=move |()| frame.get_untracked()
                    on:click=close
                />
                <CopyButton
                    label="Copy the script"
                    done="Script copied."
                    text=move |()| copied_script.clone()
                    on:click=close
                />
                <button class="action" on:click=close>
                    "Close"
                </button>
            </p>
        </dialog>
    }
}

/// The address of a view in a frame, with the colours that are asked for.
fn frame_address(page: &str, dark: &str, route: &Route) -> String {
    let dark = if dark == AS_DEVICE { String::new() } else { format!("&dark={dark}") };
    format!("{page}?embed=1{dark}{}", route.fragment())
}

/// The frame in one line: what edits articles often cannot take two.
fn frame_code(address: &str, story: &str) -> String {
    format!(
        "<iframe src=\"{}\" title=\"{}\" loading=\"lazy\" width=\"100%\" height=\"620\" \
         style=\"border:0;width:100%\" sandbox=\"{SANDBOX}\"></iframe>",
        markup::html(address),
        markup::html(&format!("Crossquote: {story}"))
    )
}

/// The script that keeps frames as high as what they show; it lies beside the page.
fn script_code(page: &str) -> String {
    let src = format!("{}embed.js", folder(page));
    format!("<script async src=\"{}\"></script>", markup::html(&src))
}

/// The folder that a page is in.
fn folder(address: &str) -> &str {
    let end = address.rfind('/').map_or(address.len(), |slash| slash + 1);
    &address[..end]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_address_of_a_frame_has_flags_before_the_view() {
        let page = "https://example.org/story/";
        for (dark, fragment, expected) in [
            ("auto", "#/", "https://example.org/story/?embed=1#/"),
            ("1", "#/statement/s1", "https://example.org/story/?embed=1&dark=1#/statement/s1"),
            ("0", "#/quotes?q=a", "https://example.org/story/?embed=1&dark=0#/quotes?q=a"),
        ] {
            assert_eq!(frame_address(page, dark, &Route::parse(fragment)), expected);
        }
    }

    #[test]
    fn the_frame_is_one_line_whatever_the_story_is_called() {
        let code = frame_code("https://example.org/?embed=1&dark=1#/", "\"Peace\" <b>&</b>");
        assert_eq!(
            code,
            "<iframe src=\"https://example.org/?embed=1&amp;dark=1#/\" title=\"Crossquote: \
             &quot;Peace&quot; &lt;b&gt;&amp;&lt;/b&gt;\" loading=\"lazy\" width=\"100%\" \
             height=\"620\" style=\"border:0;width:100%\" sandbox=\"allow-scripts allow-popups \
             allow-popups-to-escape-sandbox allow-downloads\"></iframe>"
        );
    }

    #[test]
    fn the_script_lies_beside_the_page() {
        for (page, expected) in [
            ("https://example.org/a/", "https://example.org/a/embed.js"),
            ("https://example.org/a/index.html", "https://example.org/a/embed.js"),
        ] {
            let code = format!("<script async src=\"{expected}\"></script>");
            assert_eq!(script_code(page), code);
        }
    }
}
