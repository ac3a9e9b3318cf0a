//! Keys that lead to the search box from anywhere: `/`, and Ctrl or Command with K. They can be
//! switched off, and do nothing in a frame, where the keys belong to the page around.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{HtmlElement, KeyboardEvent};

use crate::element::{El, el};
use crate::navigation::{Navigation, SEARCH_BOX, focus_soon};
use crate::remembered;
use crate::route::{Page, Route};
use crate::state::State;

/// Whether the reader wants them; provided as context.
#[derive(Clone, Copy)]
pub(crate) struct Shortcuts(State<bool>);

impl Shortcuts {
    /// Listens from now on. `None` in a frame, where there are none.
    pub(crate) fn start() -> Option<Shortcuts> {
        let framed = !js_sys::Object::is(&window(), &window().parent().ok().flatten().into());
        if framed {
            return None;
        }
        let wanted = State::new(!remembered::without_shortcuts());
        let navigation = Navigation::get();
        let pressed = move |event: &web_sys::Event| {
            let Some(key) = event.dyn_ref::<KeyboardEvent>() else { return };
            let held = key.ctrl_key() || key.meta_key();
            let asked = match key.key().as_str() {
                "/" => !held && !key.alt_key() && !typing(),
                "k" => held && !key.alt_key() && !key.shift_key(),
                _ => false,
            };
            if !asked || !wanted.get_untracked() {
                return;
            }
            event.prevent_default();
            if navigation.route().with_untracked(|route| route.page() != Page::Quotes) {
                navigation.choose(Route::parse("#/quotes"));
            }
            focus_soon(SEARCH_BOX.to_owned());
        };
        let options = EventListenerOptions::enable_prevent_default();
        EventListener::new_with_options(&window(), "keydown", options, pressed).forget();
        Some(Shortcuts(wanted))
    }

    /// The switch.
    pub(crate) fn switch(self) -> El {
        let Shortcuts(wanted) = self;
        el("label")
            .class("shortcuts")
            .child(el("input").attr("type", "checkbox").live_checked(move || wanted.get()).on(
                "change",
                move |_| {
                    wanted.update(|wanted| *wanted = !*wanted);
                    remembered::set_without_shortcuts(!wanted.get_untracked());
                },
            ))
            .child(el("kbd").child("/"))
            .child(" and ")
            .child(el("kbd").child("Ctrl K"))
            .child(" or ")
            .child(el("kbd").child("⌘ K"))
            .child(" go to the search box")
    }
}

/// Whether a letter pressed now would be written somewhere.
fn typing() -> bool {
    let focused = document().active_element();
    focused.and_then(|element| element.dyn_into::<HtmlElement>().ok()).is_some_and(|element| {
        let ticked = element.get_attribute("type");
        let writes = matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT")
            && !matches!(ticked.as_deref(), Some("checkbox" | "radio"));
        writes || element.is_content_editable()
    })
}
