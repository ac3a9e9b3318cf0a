//! Words: where they stand in a text.
//!
//! ```text
//! “I’m ready,” U.S.-led 4.5 percent     →  I’m · ready · U.S. · led · 4.5 · percent
//! ```
//!
//! One definition for extraction, search and comparison, so that a word found by one is a word for
//! the others. Own code rather than `unicode-segmentation`: UAX #29 keeps "U.S." without its last
//! stop and gives "NATO-for-peace" in pieces as we do, but its tables cost more than this module;
//! only English is supported. The limit: scripts without spaces come out as one long word.

use crate::Span;

/// A word and its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Word<'t> {
    /// As printed.
    pub text: &'t str,
    /// Byte range in the text that was given to [`words`].
    pub span: Span,
}

/// The words of `text`, in order.
///
/// A word is a run of letters and digits. It holds together over an apostrophe between letters
/// (`don’t`), a full stop or comma between digits (`4.5`, `1,000`) and the stops of an
/// abbreviation of single letters (`U.S.`, last stop included).
pub fn words(text: &str) -> Words<'_> {
    Words { text, at: 0 }
}

/// Iterator of [`words`].
#[derive(Clone, Debug)]
pub struct Words<'t> {
    text: &'t str,
    at: usize,
}

impl<'t> Iterator for Words<'t> {
    type Item = Word<'t>;

    fn next(&mut self) -> Option<Word<'t>> {
        let rest = &self.text[self.at..];
        let start = self.at + rest.find(is_word_char)?;
        let end = start + word_len(&self.text[start..]);
        self.at = end;
        Some(Word { text: &self.text[start..end], span: Span::new(start, end) })
    }
}

/// Letters, digits, and the marks that combine with them.
fn is_word_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '\u{0300}'..='\u{036F}' | '\u{00AD}')
}

/// Length in bytes of the word that `text` begins with.
fn word_len(text: &str) -> usize {
    let mut chars = text.char_indices().peekable();
    let mut end = 0;
    let mut previous = ' ';
    let mut letters_since_stop = 0;
    let mut abbreviation = true;
    while let Some((at, c)) = chars.next() {
        let next = chars.peek().map(|&(_, next)| next);
        if is_word_char(c) {
            letters_since_stop += 1;
            abbreviation &= c.is_alphabetic() && letters_since_stop == 1;
        } else {
            let joins = match c {
                '\'' | '\u{2019}' => {
                    previous.is_alphabetic() && next.is_some_and(char::is_alphabetic)
                }
                '.' | ',' => previous.is_ascii_digit() && next.is_some_and(|n| n.is_ascii_digit()),
                _ => false,
            };
            let abbreviates = c == '.'
                && abbreviation
                && previous.is_alphabetic()
                && (end > previous.len_utf8() || next.is_some_and(char::is_alphabetic));
            if !joins && !abbreviates {
                break;
            }
            letters_since_stop = 0;
            abbreviation &= c == '.';
        }
        end = at + c.len_utf8();
        previous = c;
    }
    end
}

#[cfg(test)]
mod tests {
    use super::words;

    #[track_caller]
    fn check(text: &str, wanted: &[&str]) {
        let found: Vec<_> = words(text).map(|word| word.text).collect();
        assert_eq!(found, wanted, "words of {text:?}");
        for word in words(text) {
            assert_eq!(word.span.of(text), word.text);
        }
    }

    #[test]
    fn words_hold_together_where_readers_see_one() {
        check("“I’m ready,” he said.", &["I’m", "ready", "he", "said"]);
        check("U.S.-led talks at 4.5 percent", &["U.S.", "led", "talks", "at", "4.5", "percent"]);
        check("NATO-for-peace—or 1,000.", &["NATO", "for", "peace", "or", "1,000"]);
        check("the 'hot phase' of '22", &["the", "hot", "phase", "of", "22"]);
        check("Mr. T. said J.D. Vance", &["Mr", "T", "said", "J.D.", "Vance"]);
        check("", &[]);
        check("… — “”", &[]);
        check("élan e\u{301}tat", &["élan", "e\u{301}tat"]);
    }
}
