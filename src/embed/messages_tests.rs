//! The messages as tables: what each system is told, what is understood, and what is not.

use serde_json::{Value, json};

use super::*;

fn request(fields: &[(&str, &str)]) -> Option<EmbedRequest> {
    parse_request(|name| {
        let field = fields.iter().find(|(known, _)| *known == name);
        field.map(|(_, value)| (*value).to_owned())
    })
}

/// The message as the page around gets it.
fn posted(message: &Message) -> Value {
    serde_json::from_str(&message.json()).expect("JSON")
}

#[test]
fn a_height_is_told_in_the_form_of_each_system() {
    let all = Listeners { child_id: Some("search".to_owned()), secret: Some("a\"1".to_owned()) };
    let messages = height_messages(420, &all, "https://example.org/?embed=1#/");
    let messages: Vec<Value> = messages.iter().map(posted).collect();
    let [own, amp, medium, pym, wordpress] = &messages[..] else { panic!("{messages:?}") };
    assert_eq!(
        *own,
        json!({ "source": "crossquote", "v": 1, "type": "height", "height": 420, "id": "search" })
    );
    assert_eq!(*amp, json!({ "sentinel": "amp", "type": "embed-size", "height": 420 }));
    let medium: Value = serde_json::from_str(medium.as_str().expect("a text")).expect("JSON");
    assert_eq!(
        medium,
        json!({ "src": "https://example.org/?embed=1#/", "context": "iframe.resize", "height": 420 })
    );
    assert_eq!(*pym, json!("pymxPYMxsearchxPYMxheightxPYMx420"));
    assert_eq!(*wordpress, json!({ "message": "height", "value": 420, "secret": "a\"1" }));
}

#[test]
fn pym_and_wordpress_are_told_only_where_the_address_names_them() {
    let messages = height_messages(420, &Listeners::default(), "");
    assert_eq!(messages.len(), 3);
    assert_eq!(posted(&messages[0])["id"], json!(""));
}

#[test]
fn no_page_is_told_to_be_higher_than_the_limit_and_none_twice() {
    assert_eq!(told_height(19_999), 19_999);
    assert_eq!(told_height(1_000_000), 20_000);
    for (height, told, expected) in
        [(100, 0, true), (100, 100, false), (101, 100, false), (102, 100, true), (98, 100, true)]
    {
        assert_eq!(is_new_height(height, told), expected, "{height} after {told}");
    }
}

#[test]
fn what_is_opened_is_named() {
    let quotation = |id: &str| Some(("quote.open", "quote", id.to_owned()));
    let statement = |id: &str| Some(("compare.open", "statement", id.to_owned()));
    for (fragment, expected) in [
        ("#/quote/q1", quotation("q1")),
        ("#/article/a?quote=q1", quotation("q1")),
        ("#/article/a", None),
        ("#/statement/s1", statement("s1")),
        ("#/compare?left=a&right=b&statement=s1", statement("s1")),
        ("#/compare?left=a&right=b", statement("")),
        ("#/", None),
        ("#/quotes?q=peace", None),
    ] {
        let route = Route::parse(fragment);
        let message = opened_message(View { route: &route, url: "https://example.org/" });
        let expected = expected.map(|(kind, what, id)| {
            let mut message = json!({ "source": "crossquote", "v": 1, "type": kind });
            message[what] = json!(id);
            message["url"] = json!("https://example.org/");
            message
        });
        assert_eq!(message.as_ref().map(posted), expected, "{fragment}");
    }
}

#[test]
fn the_state_is_the_view_and_its_full_address() {
    let route = Route::parse("#/quotes?q=peace");
    assert_eq!(
        posted(&state_message(View { route: &route, url: "https://example.org/#/quotes?q=peace" })),
        json!({ "source": "crossquote", "v": 1, "type": "state", "state": "#/quotes?q=peace",
                "url": "https://example.org/#/quotes?q=peace" })
    );
}

#[test]
fn what_the_page_around_may_ask_for_is_understood() {
    let ours = ("source", "crossquote");
    for (fields, expected) in [
        (vec![ours, ("type", "getState")], EmbedRequest::GetState),
        (
            vec![ours, ("type", "setState"), ("state", "#/speakers")],
            EmbedRequest::SetState(Route::Speakers { speaker: None, doubtful: false }),
        ),
        (vec![ours, ("type", "theme"), ("dark", "1")], EmbedRequest::Theme(Theme::Dark)),
        (vec![ours, ("type", "theme"), ("dark", "0")], EmbedRequest::Theme(Theme::Light)),
        (vec![ours, ("type", "theme"), ("dark", "auto")], EmbedRequest::Theme(Theme::Device)),
        (vec![("sentinel", "amp"), ("type", "frames-init")], EmbedRequest::AmpFramesInit),
    ] {
        assert_eq!(request(&fields), Some(expected), "{fields:?}");
    }
}

#[test]
fn anything_else_is_ignored() {
    let ours = ("source", "crossquote");
    for fields in [
        vec![],
        vec![ours],
        vec![("type", "getState")],
        vec![("source", "someone"), ("type", "setState"), ("state", "#/speakers")],
        vec![ours, ("type", "navigate"), ("state", "https://example.org")],
        vec![ours, ("type", "setState")],
        vec![ours, ("type", "setState"), ("state", "https://example.org/")],
        vec![ours, ("type", "setState"), ("state", "javascript:parent.alert(1)")],
        vec![ours, ("type", "setState"), ("state", "#/nowhere/at/all")],
        vec![ours, ("type", "theme"), ("dark", "\"><img src=x onerror=alert(1)>")],
        vec![ours, ("type", "frames-init")],
        vec![("sentinel", "amp"), ("type", "getState")],
    ] {
        assert_eq!(request(&fields), None, "{fields:?}");
    }
}
