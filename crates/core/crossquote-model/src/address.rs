//! Addresses of the web: which may be linked, where they lead, and how they are written into a link.
//!
//! ```text
//! as stated ── is_web ──▶ no other scheme, which could run code: may be kept
//!           ── origin ──▶ has a host, and the one that it seems to have: may be linked
//!           ── linked ──▶ the same without characters that an address cannot have
//! ```
//!
//! Own code rather than `url`, against which the tests hold it (`tests/it/address.rs`): the explorer
//! links addresses, and in a small WebAssembly program `Url::parse` is 58,500 bytes after brotli, most of
//! them tables for host names; this is 2,700. The limit: a host is looked at, not normalised.

use crate::characters::is_unseen;

/// Whether this is of the web, and of no other scheme, which could run code.
pub fn is_web(address: &str) -> bool {
    parts(address).is_some()
}

/// The scheme in small letters, and what follows it.
fn parts(address: &str) -> Option<(&'static str, &str)> {
    ["https://", "http://"].into_iter().find_map(|scheme| {
        let (start, rest) = address.split_at_checked(scheme.len())?;
        start.eq_ignore_ascii_case(scheme).then_some((scheme, rest))
    })
}

/// Scheme, host and port of an address that may be linked, as it writes them: `https://example.org:8080`.
///
/// `None` for one that is not absolute or not of the web, has no host, or has a name or a password
/// before it: no article is published under such an address, and its reader takes the wrong part for
/// the host.
pub fn origin(address: &str) -> Option<&str> {
    let (scheme, rest) = parts(address)?;
    let host = rest.split(['/', '?', '#']).next()?;
    let sound = host.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        && !host.contains(|c| c == '@' || is_foreign(c));
    sound.then(|| &address[..scheme.len() + host.len()])
}

/// Whether it may be linked as it stands.
pub fn is_linkable(address: &str) -> bool {
    origin(address).is_some() && !address.contains(is_foreign)
}

/// An address as it may stand in a link, if it may be linked: what it cannot hold, such as spaces and
/// quotation marks, is percent-encoded.
pub fn linked(address: &str) -> Option<String> {
    origin(address)?;
    let (scheme, rest) = parts(address)?;
    let mut out = scheme.to_owned();
    percent_encode(&mut out, rest, |c| !is_foreign(c));
    Some(out)
}

/// Whether a character is none of an address: it would end it, or is not seen in it. Letters of all
/// alphabets are.
fn is_foreign(c: char) -> bool {
    match c {
        '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}' => true,
        // The joiners are drawn in words, not in addresses.
        '\u{200C}' | '\u{200D}' | '\u{FFFE}' | '\u{FFFF}' => true,
        c => c.is_whitespace() || c.is_control() || is_unseen(c),
    }
}

/// Each byte of UTF-8 that `keeps` does not keep, as `%` and two digits.
pub fn percent_encode(out: &mut String, text: &str, keeps: fn(char) -> bool) {
    for c in text.chars() {
        if keeps(c) {
            out.push(c);
            continue;
        }
        for byte in c.encode_utf8(&mut [0; 4]).bytes() {
            out.push('%');
            for digit in [byte >> 4, byte & 15] {
                out.extend(char::from_digit(u32::from(digit), 16).map(|c| c.to_ascii_uppercase()));
            }
        }
    }
}
