//! The messages between the explorer in a frame and the page around it, as docs/EMBEDDING.md has them.
//!
//! ```text
//! out   ready · state · quote.open · compare.open · height, in five systems' forms
//! in    setState · getState · theme · AMP's frames-init; everything else is ignored
//! ```

use serde_json::{Value, json};

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

/// The explorer runs.
pub(super) fn ready_message() -> Value {
    json!({ "source": SOURCE, "v": VERSION, "type": "ready", "version": env!("CARGO_PKG_VERSION") })
}

/// Which view is shown.
pub(super) fn state_message(View { route, url }: View<'_>) -> Value {
    let state = route.fragment();
    json!({ "source": SOURCE, "v": VERSION, "type": "state", "state": state, "url": url })
}

/// A quotation, a statement or a comparison was opened; nothing for any other view.
pub(super) fn opened_message(View { route, url }: View<'_>) -> Option<Value> {
    let quotation = |id: &str| {
        let kind = "quote.open";
        json!({ "source": SOURCE, "v": VERSION, "type": kind, "quote": id, "url": url })
    };
    let comparison = |statement: &str| {
        let kind = "compare.open";
        json!({ "source": SOURCE, "v": VERSION, "type": kind, "statement": statement, "url": url })
    };
    match route {
        Route::Quotation { id } | Route::Article { quote: Some(id), .. } => Some(quotation(id)),
        Route::Statement { id, .. } => Some(comparison(id)),
        Route::Compare(shown) => Some(comparison(shown.statement.as_deref().unwrap_or_default())),
        _ => None,
    }
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
pub(super) fn height_messages(height: i32, listeners: &Listeners, href: &str) -> Vec<Value> {
    let Listeners { child_id, secret } = listeners;
    let id = child_id.as_deref().unwrap_or_default();
    let own =
        json!({ "source": SOURCE, "v": VERSION, "type": "height", "height": height, "id": id });
    let amp = json!({ "sentinel": "amp", "type": "embed-size", "height": height });
    // A text that holds JSON.
    let medium = json!({ "src": href, "context": "iframe.resize", "height": height }).to_string();
    let pym = child_id
        .as_ref()
        .map(|child_id| Value::String(format!("pymxPYMx{child_id}xPYMxheightxPYMx{height}")));
    let wordpress = secret
        .as_ref()
        .map(|secret| json!({ "message": "height", "value": height, "secret": secret }));
    [own, amp, Value::String(medium)].into_iter().chain(pym).chain(wordpress).collect()
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
