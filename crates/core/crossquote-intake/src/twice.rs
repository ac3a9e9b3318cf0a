//! Text that was decoded twice: UTF-8 that some program took for windows-1252, `â€œ` for “, `Ã©` for é.
//!
//! Repaired sign by sign, and only where the text has a sign that nobody writes. `É”` is a letter before a mark
//! in `“CAFÉ”` and could be one sign as well: it counts only in a text in which other signs prove the damage.

use std::borrow::Cow;

use encoding_rs::WINDOWS_1252;

/// The text as it was meant, and how many signs were put right; nothing if nothing was wrong.
pub(super) fn repaired(text: &str) -> Option<(String, usize)> {
    let (mut out, mut count) = once(text)?;
    // Some text went through such a program two times.
    if let Some((again, more)) = once(&out) {
        (out, count) = (again, count.max(more));
    }
    Some((out, count))
}

/// The text as it was meant, whatever was wrong with it; a note says so if something was.
pub(super) fn undone<'t>(text: &'t str, notes: &mut Vec<String>) -> Cow<'t, str> {
    let Some((meant, count)) = repaired(text) else { return text.into() };
    notes.push(note(count));
    meant.into()
}

/// What to say of it.
fn note(count: usize) -> String {
    let signs = if count == 1 { "One sign".to_owned() } else { format!("{count} signs") };
    format!(
        "{signs} had been decoded twice (“Ã©” for “é”) and were put right. Look at its quotation marks."
    )
}

fn once(text: &str) -> Option<(String, usize)> {
    if !text.contains(['Â', 'Ã', 'â']) {
        return None;
    }
    let (mut out, mut count, mut sure) = (String::with_capacity(text.len()), 0, false);
    let mut rest = text;
    while let Some(c) = rest.chars().next() {
        match sign(rest) {
            Some((meant, length, proves)) => {
                out.push(meant);
                (count, sure) = (count + 1, sure || proves);
                rest = &rest[length..];
            }
            None => {
                out.push(c);
                rest = &rest[c.len_utf8()..];
            }
        }
    }
    sure.then_some((out, count))
}

/// The sign that a text begins with if it was decoded twice, the bytes it takes, and whether it proves so.
fn sign(text: &str) -> Option<(char, usize, bool)> {
    let first = text.chars().next()?;
    let size = match first {
        'Â' | 'Ã' => 2,
        'â' => 3,
        _ => return None,
    };
    let mut bytes = Vec::with_capacity(size);
    let mut length = 0;
    for c in text.chars().take(size) {
        bytes.push(byte(c)?);
        length += c.len_utf8();
    }
    let meant = std::str::from_utf8(&bytes).ok()?.chars().next()?;
    // Letters of western Europe, marks, dashes, €, ™: what news in English has.
    let usual = matches!(meant, '\u{A0}'..='\u{FF}' | '\u{2010}'..='\u{2044}' | '€' | '™' | '−');
    // A letter before a quotation mark, a dash or a blank is written in earnest, too.
    let last = text[..length].chars().last()?;
    let proves = size == 3 || !"“”‘’–—…‹›\u{A0}»«".contains(last);
    usual.then_some((meant, length, proves))
}

/// The byte of a character in windows-1252, or in ISO-8859-1, which has signs without form where that has marks.
fn byte(c: char) -> Option<u8> {
    if let Ok(byte) = u8::try_from(u32::from(c)) {
        return Some(byte);
    }
    let mut buffer = [0; 4];
    let (bytes, _, unknown) = WINDOWS_1252.encode(c.encode_utf8(&mut buffer));
    (!unknown && bytes.len() == 1).then(|| bytes[0])
}

#[cfg(test)]
mod tests {
    use super::repaired;

    #[test]
    fn what_was_decoded_twice_is_put_right_and_what_was_not_stays() {
        for (received, meant) in [
            ("â€œNo,â€\u{9d} she said.", Some("“No,” she said.")),
            ("â\u{80}\u{9c}No,â\u{80}\u{9d} she said.", Some("“No,” she said.")),
            ("It wasnâ€™t so.", Some("It wasn’t so.")),
            ("a cafÃ© in ZÃ¼rich", Some("a café in Zürich")),
            ("Â£5m, 20Â°C, Â© Post", Some("£5m, 20°C, © Post")),
            ("now â€” or never â€¦", Some("now — or never …")),
            ("a cafÃƒÂ© of old", Some("a café of old")),
            ("“No,” said GarcÃ\u{AD}a.", Some("“No,” said Garc\u{ED}a.")),
            ("“CAFÉ” and “SÃO”, “MÃ–”", None),
            ("“São Paulo”, “Âge”, “Pâté”", None),
            ("“No,” she said.", None),
            ("â", None),
            ("", None),
        ] {
            assert_eq!(repaired(received).map(|(text, _)| text).as_deref(), meant, "{received}");
        }
    }
}
