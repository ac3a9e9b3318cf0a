//! The messages between the explorer in a frame and the page around it, as docs/EMBEDDING.md has them.
//!
//! ```text
//! out   ready · state · quote.open · compare.open · height, in five systems' forms
//! in    setState · getState · theme · AMP's frames-init; everything else is ignored
//! ```

use serde::Serialize;

use crate::router::Route;

/// What every message of ours names as its source, and the version of their form.
const SOURCE: &str = "crossquote";
const VERSION: u32 = 1;

/// No frame is asked to be higher: a page that grows with its frame must end somewhere. CSS pixels.
const GREATEST_HEIGHT: i32 = 20_000;

/// A view of the explorer, as messages name it.
#[derive(Clone, Copy)]
pub(super) struct View<'v> {
    pub(super) route: &'v Route,
    /// Its absolute address, outside the frame.
    pub(super) url: &'v str,
}

/// Who listens to heights, as the frame's address says it.
#[derive(Clone, Debug, Default)]
pub(super) struct Listeners {
    /// Pym's name for the frame.
    pub(super) child_id: Option<String>,
    /// WordPress's secret.
    pub(super) secret: Option<String>,
}

/// What the page around asks for.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum EmbedRequest {
    /// To be told which view is shown.
    GetState,
    /// To show a view.
    SetState(Route),
    Theme(Theme),
    /// To be told the height again: AMP's word for it.
    AmpFramesInit,
}

/// Colours that the page around asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Theme {
    Light,
    Dark,
    /// As the reader's device has them.
    Device,
}

impl Theme {
    /// The value of the attribute `data-dark` and of the flag `dark`.
    pub(super) fn flag(self) -> &'static str {
        match self {
            Theme::Light => "0",
            Theme::Dark => "1",
            Theme::Device => "auto",
        }
    }

    fn from_flag(flag: &str) -> Option<Theme> {
        [Theme::Light, Theme::Dark, Theme::Device].into_iter().find(|theme| theme.flag() == flag)
    }
}

/// A message to the page around, which gets the value that its JSON stands for.
#[derive(Debug, Serialize)]
#[serde(untagged)]
pub(super) enum Message {
    Own(OwnMessage),
    Amp {
        sentinel: &'static str,
        r#type: &'static str,
        height: i32,
    },
    WordPress {
        message: &'static str,
        value: i32,
        secret: String,
    },
    /// Of Pym, and of Medium ([`MediumHeight`]).
    Text(String),
}

/// What Medium is told, as JSON in a text.
#[derive(Serialize)]
struct MediumHeight<'m> {
    src: &'m str,
    context: &'static str,
    height: i32,
}

/// A message of ours, with those fields that its type has.
#[derive(Debug, Default, Serialize)]
pub(super) struct OwnMessage {
    source: &'static str,
    v: u32,
    r#type: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<&'static str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    state: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    quote: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    statement: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    height: Option<i32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    id: Option<String>,
}

impl OwnMessage {
    fn new(r#type: &'static str) -> OwnMessage {
        OwnMessage { source: SOURCE, v: VERSION, r#type, ..OwnMessage::default() }
    }
}

impl Message {
    /// The message as JSON.
    pub(super) fn json(&self) -> String {
        to_json(self)
    }
}

/// JSON refuses only maps with keys that are no texts; no message has one.
fn to_json(message: &impl Serialize) -> String {
    serde_json::to_string(message).unwrap_or_default()
}

/// The explorer runs.
pub(super) fn ready_message() -> Message {
    let version = Some(env!("CARGO_PKG_VERSION"));
    Message::Own(OwnMessage { version, ..OwnMessage::new("ready") })
}

/// Which view is shown.
pub(super) fn state_message(View { route, url }: View<'_>) -> Message {
    let (state, url) = (Some(route.fragment()), Some(url.to_owned()));
    Message::Own(OwnMessage { state, url, ..OwnMessage::new("state") })
}

/// A quotation, a statement or a comparison was opened; nothing for any other view.
pub(super) fn opened_message(View { route, url }: View<'_>) -> Option<Message> {
    let mut opened = match route {
        Route::Quotation { id } | Route::Article { quote: Some(id), .. } => {
            OwnMessage { quote: Some(id.clone()), ..OwnMessage::new("quote.open") }
        }
        Route::Statement { id, .. } => {
            OwnMessage { statement: Some(id.clone()), ..OwnMessage::new("compare.open") }
        }
        Route::Compare(shown) => {
            let statement = Some(shown.statement.clone().unwrap_or_default());
            OwnMessage { statement, ..OwnMessage::new("compare.open") }
        }
        _ => return None,
    };
    opened.url = Some(url.to_owned());
    Some(Message::Own(opened))
}

/// The height that is told of a page, in CSS pixels.
pub(super) fn told_height(page: i32) -> i32 {
    page.min(GREATEST_HEIGHT)
}

/// Whether a height differs from what was told last by more than browsers round.
pub(super) fn is_new_height(height: i32, told: i32) -> bool {
    (height - told).abs() > 1
}

/// How high the page is, in every form that pages around are known to understand. `href` is the frame's own
/// address, by which Medium knows it.
pub(super) fn height_messages(height: i32, listeners: &Listeners, href: &str) -> Vec<Message> {
    let Listeners { child_id, secret } = listeners;
    let id = Some(child_id.clone().unwrap_or_default());
    let own = OwnMessage { height: Some(height), id, ..OwnMessage::new("height") };
    let medium = MediumHeight { src: href, context: "iframe.resize", height };
    let mut messages = vec![
        Message::Own(own),
        Message::Amp { sentinel: "amp", r#type: "embed-size", height },
        Message::Text(to_json(&medium)),
    ];
    if let Some(child_id) = child_id {
        messages.push(Message::Text(format!("pymxPYMx{child_id}xPYMxheightxPYMx{height}")));
    }
    if let Some(secret) = secret.clone() {
        messages.push(Message::WordPress { message: "height", value: height, secret });
    }
    messages
}

/// What a message asks for, where it is one of ours and exactly that. `field` gives a field of the message
/// that is a text.
pub(super) fn parse_request(field: impl Fn(&str) -> Option<String>) -> Option<EmbedRequest> {
    let kind = field("type")?;
    if field("sentinel").as_deref() == Some("amp") && kind == "frames-init" {
        return Some(EmbedRequest::AmpFramesInit);
    }
    if field("source").as_deref() != Some(SOURCE) {
        return None;
    }
    match kind.as_str() {
        "getState" => Some(EmbedRequest::GetState),
        "setState" => {
            let state = field("state").filter(|state| state.starts_with("#/"))?;
            match Route::parse(&state) {
                Route::Unknown(_) => None,
                route => Some(EmbedRequest::SetState(route)),
            }
        }
        "theme" => Theme::from_flag(&field("dark")?).map(EmbedRequest::Theme),
        _ => None,
    }
}

#[cfg(test)]
#[path = "messages_tests.rs"]
mod tests;
