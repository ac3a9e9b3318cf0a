//! Whether a text is English, the only language whose quotations are found.

use whatlang::{Lang, detect};

/// Bytes that are looked at: enough to know, however long the article.
const LOOKED_AT: usize = 8_000;

/// Fewer bytes say nothing sure of their language.
const LEAST: usize = 200;

/// What to say of a text that reads like another language. It is kept all the same.
pub(super) fn note(text: &str) -> Option<String> {
    let mut end = text.len().min(LOOKED_AT);
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    let found = detect(&text[..end]).filter(|found| text.len() >= LEAST && found.is_reliable())?;
    (found.lang() != Lang::Eng).then(|| {
        let language = found.lang().eng_name();
        format!("It reads like {language}. Only English is supported: its text is kept, its quotations are not found well.")
    })
}
