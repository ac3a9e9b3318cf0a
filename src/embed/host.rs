//! Speaks with the page around: posts what happens, does what that page may ask for. A message can show another
//! view of this explorer; it cannot load anything, nor reach the page around.

use std::time::Duration;

use js_sys::{JSON, JsString, Object, Reflect};
use leptos::ev;
use leptos::prelude::*;
use leptos_use_resize_observer::use_resize_observer;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{HtmlElement, MessageEvent};

use super::messages::{
    EmbedRequest, Listeners, Message, Theme, View, height_messages, is_new_height, opened_message,
    parse_request, ready_message, state_message, told_height,
};
use crate::context::use_router;
use crate::router::{NavigateOptions, Route, Router, absolute_address, page_parameter};
use crossquote_ui::browser::window_events::on_window_event;

/// Texts in a message of the page around that are longer are not read. UTF-16 units.
const LONGEST_TEXT: u32 = 8_192;

/// The page around, and what it was told.
#[derive(Clone, Copy)]
struct Host {
    listeners: StoredValue<Listeners>,
    /// The height that was told last, in CSS pixels.
    told_height: StoredValue<i32>,
}

/// Speaks with the page around from now on. `wordpress_secret` is from the address
/// ([`super::wordpress_secret`]).
pub(crate) fn speak_with_host(wordpress_secret: Option<String>) {
    let listeners = Listeners { child_id: page_parameter("childId"), secret: wordpress_secret };
    let host = Host { listeners: StoredValue::new(listeners), told_height: StoredValue::new(0) };
    let router = use_router();
    on_window_event(ev::message, move |event| {
        if let Some(request) = request_of_parent(&event) {
            host.answer(request, router);
        }
    });
    // Never the window's size: what depends on it would grow with the frame for ever.
    if let Some(body) = document().body() {
        let _ = use_resize_observer(body, move |_, _| host.tell_height());
    }
    post(&ready_message());
    let route = router.route();
    Effect::new(move || {
        route.with(tell_view);
        // A frame out of sight is not drawn, and no observer and no animation frame comes for it.
        set_timeout(move || host.tell_height(), Duration::ZERO);
    });
}

impl Host {
    fn answer(self, request: EmbedRequest, router: Router) {
        match request {
            EmbedRequest::GetState => router.route().with_untracked(|route| {
                let url = absolute_address(route);
                post(&state_message(View { route, url: &url }));
            }),
            EmbedRequest::SetState(route) => {
                let options = NavigateOptions { replace: true, ..Default::default() };
                router.navigate(route, options);
            }
            EmbedRequest::Theme(theme) => show_theme(theme),
            EmbedRequest::AmpFramesInit => {
                self.told_height.set_value(0);
                self.tell_height();
            }
        }
    }

    /// Says how high the page is, unless that was said.
    fn tell_height(self) {
        let root = document().document_element().and_then(|root| root.dyn_into().ok());
        let Some(root) = root else { return };
        let root: HtmlElement = root;
        let height = told_height(root.offset_height());
        if !is_new_height(height, self.told_height.get_value()) {
            return;
        }
        self.told_height.set_value(height);
        let href = window().location().href().unwrap_or_default();
        let messages =
            self.listeners.with_value(|listeners| height_messages(height, listeners, &href));
        messages.iter().for_each(post);
    }
}

/// Says which view is shown, and what was opened with it.
fn tell_view(route: &Route) {
    let url = absolute_address(route);
    let view = View { route, url: &url };
    post(&state_message(view));
    if let Some(opened) = opened_message(view) {
        post(&opened);
    }
}

fn show_theme(theme: Theme) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("data-dark", theme.flag());
    }
}

/// What a message asks for, if it is from the page around and means something.
fn request_of_parent(event: &MessageEvent) -> Option<EmbedRequest> {
    let parent = window().parent().ok()??;
    if !Object::is(&event.source()?.into(), &parent.into()) {
        return None;
    }
    let data = event.data();
    // A text or a number has fields too, and none of ours.
    if !data.is_object() {
        return None;
    }
    parse_request(|name| text_field(&data, name))
}

/// A field that is a text of no extraordinary length.
fn text_field(data: &JsValue, name: &str) -> Option<String> {
    let value = Reflect::get(data, &name.into()).ok()?;
    let text = value.dyn_into::<JsString>().ok().filter(|text| text.length() <= LONGEST_TEXT)?;
    text.as_string()
}

/// Sends a message to the page around, whoever that is: nothing in it is a secret.
fn post(message: &Message) {
    if let (Ok(message), Ok(Some(parent))) = (JSON::parse(&message.json()), window().parent()) {
        let _ = parent.post_message(&message, "*");
    }
}
