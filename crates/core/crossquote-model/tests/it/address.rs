//! Addresses: what may be linked, where it leads, and that nothing hostile does.

use crossquote_model::address::{is_linkable, is_web, linked, origin};
use url::Url;

/// Each with its origin, and with what is linked where that is something else.
const GOOD: &[(&str, &str, &str)] = &[
    ("https://example.org", "https://example.org", ""),
    ("http://localhost:8080/a&b", "http://localhost:8080", ""),
    ("https://[::1]/", "https://[::1]", ""),
    ("https://example.org?a=b&c='d'#e", "https://example.org", ""),
    ("https://example.org/@name/a:b@c", "https://example.org", ""),
    ("https://пример.org/путь", "https://пример.org", ""),
    // Some way of writing it is mended.
    ("HTTP://a.example:80/a", "HTTP://a.example:80", "http://a.example:80/a"),
    ("https://a.example/é \"", "https://a.example", "https://a.example/é%20%22"),
    ("https://a.example/a|b?{c}", "https://a.example", "https://a.example/a%7Cb?%7Bc%7D"),
    ("https://a.example/\"><script>", "https://a.example", "https://a.example/%22%3E%3Cscript%3E"),
    ("https://a.example/\u{202E}gro", "https://a.example", "https://a.example/%E2%80%AEgro"),
    ("https://a.example/a\u{200D}b\n", "https://a.example", "https://a.example/a%E2%80%8Db%0A"),
];

/// Each with whether it is of the web at all, and so may be kept as what somebody stated.
const BAD: &[(&str, bool)] = &[
    ("", false),
    ("example.org", false),
    ("//example.org", false),
    ("/path", false),
    ("é", false),
    ("éhttps://example.org", false),
    (" https://example.org", false),
    ("javascript:alert(1)", false),
    ("javascript://example.org/%0Aalert(1)", false),
    ("java\nscript:alert(1)", false),
    ("data:text/html,x", false),
    ("ftp://a.example", false),
    ("httpſ://a.example", false),
    ("https:example.org", false),
    ("https:\\\\example.org", false),
    // No host.
    ("https://", true),
    ("https:///path", true),
    ("https://?q", true),
    ("https://#a", true),
    ("https://:80/", true),
    ("https://-", true),
    // A name or a password before the host: it leads to the end, and reads as the beginning.
    ("https://me@", true),
    ("https://good.example@bad.example/", true),
    ("https://good.example:443@bad.example", true),
    ("https://a:b@c.example/", true),
    ("https://good.example\\@bad.example/", true),
    // What no host has.
    ("https://exa mple.org/", true),
    ("https://example.org\t/", true),
    ("https://example.org\u{0}/", true),
    ("https://example.org\u{202E}/", true),
    ("https://<example.org>/", true),
];

#[test]
fn what_leads_into_the_web_is_linked() {
    for &(address, from, mended) in GOOD {
        assert!(is_web(address), "{address}");
        assert_eq!(origin(address), Some(from), "{address}");
        let whole = if mended.is_empty() { address } else { mended };
        assert_eq!(linked(address).as_deref(), Some(whole));
        assert!(is_linkable(whole) && linked(whole).as_deref() == Some(whole), "{whole}");
        // `Url` has it lead to the same place.
        let (theirs, mended) = (Url::parse(address).unwrap(), Url::parse(whole).unwrap());
        assert_eq!(theirs.origin(), Url::parse(from).unwrap().origin(), "{address}");
        assert_eq!(theirs.origin(), mended.origin(), "{address}");
        assert_eq!((mended.username(), mended.password()), ("", None), "{address}");
    }
}

#[test]
fn nothing_hostile_is_linked() {
    for &(address, web) in BAD {
        assert_eq!(is_web(address), web, "{address:?}");
        assert_eq!((origin(address), linked(address)), (None, None), "{address:?}");
        assert!(!is_linkable(address), "{address:?}");
    }
}
