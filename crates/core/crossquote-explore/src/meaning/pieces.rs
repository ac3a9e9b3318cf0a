//! A text as entries of the table.
//!
//! ```text
//! Hillary’s climate change reversals   →  hillary · climate · change · climate change · reversal · ##s
//! ```
//!
//! Words are those of [`crossquote_text::words`], without possessive ending and folded: what search takes for one word
//! is one here. A word that is no entry is taken apart from the front into the longest entries there are, the pieces
//! that go on with it marked `##`, as the teacher's WordPiece does. research/meaning/student.py does the same.

use crossquote_text::{Span, key, words};
use rustc_hash::FxHashMap;

/// Longer words are looked at up to here: no entry is longer, and taking apart is quadratic in the length.
const LONGEST_WORD: usize = 48;

/// Entries by their texts.
pub(super) struct Pieces {
    numbers: FxHashMap<Box<str>, u16>,
}

impl Pieces {
    pub(super) fn new(entries: Vec<Box<str>>) -> Pieces {
        Pieces { numbers: entries.into_iter().zip(0..).collect() }
    }

    /// The number of a word, a piece or a pair.
    pub(super) fn number(&self, entry: &str) -> Option<u16> {
        self.numbers.get(entry).copied()
    }

    /// Hands over the entries of a text, each with the place of its word or words.
    pub(super) fn of_text(&self, text: &str, mut put: impl FnMut(u16, Span)) {
        let mut before: Option<(String, Span)> = None;
        let mut pair = String::new();
        for word in words(text) {
            let key = form(word.text);
            self.of_word(&key, |entry| put(entry, word.span));
            if let Some((first, span)) = &before {
                pair.clear();
                pair.extend([first.as_str(), " ", &key]);
                if let Some(entry) = self.number(&pair) {
                    put(entry, Span::new(span.start as usize, word.span.end as usize));
                }
            }
            before = Some((key, word.span));
        }
    }

    /// Hands over the entries of a word in its form.
    fn of_word(&self, word: &str, mut put: impl FnMut(u16)) {
        if let Some(entry) = self.number(word) {
            return put(entry);
        }
        let mut rest = match word.char_indices().map(|(at, _)| at).find(|&at| at >= LONGEST_WORD) {
            Some(end) => &word[..end],
            None => word,
        };
        let mut piece = String::new();
        let mut mark = "";
        while !rest.is_empty() {
            let found = ends(rest).find_map(|end| {
                piece.clear();
                piece.extend([mark, &rest[..end]]);
                self.number(&piece).map(|entry| (entry, end))
            });
            // A letter that no entry has is passed over.
            let end =
                found.map_or_else(|| rest.chars().next().map_or(0, char::len_utf8), |it| it.1);
            if let Some((entry, _)) = found {
                put(entry);
            }
            rest = &rest[end..];
            mark = "##";
        }
    }
}

/// Where a piece of the word may end, the longest first.
fn ends(word: &str) -> impl Iterator<Item = usize> {
    word.char_indices().rev().map(|(at, c)| at + c.len_utf8())
}

/// The form of a word under which the table has it, if it does.
pub fn form(word: &str) -> String {
    let form = key(word);
    match CAPITALS.iter().find(|(folded, _)| *folded == form) {
        Some((_, country)) if !word.chars().any(char::is_lowercase) => (*country).to_owned(),
        _ => form,
    }
}

/// Words that mean something else in capitals: folded, and the entry for the capitals.
const CAPITALS: [(&str, &str); 1] = [("us", "usa")];

#[cfg(test)]
mod tests {
    use super::{CAPITALS, Pieces, form};

    #[track_caller]
    fn check(text: &str, wanted: &str) {
        let entries = ["##s", "a", "change", "climate", "climate change", "reversal", "usa"];
        let pieces = Pieces::new(entries.map(Into::into).to_vec());
        let mut found = Vec::new();
        pieces.of_text(text, |entry, span| found.push((entries[entry as usize], span.of(text))));
        let found: Vec<String> = found.iter().map(|(entry, of)| format!("{entry}={of}")).collect();
        assert_eq!(found.join(", "), wanted, "entries of {text:?}");
    }

    #[test]
    fn words_pieces_and_pairs() {
        check(
            "Climate  change’s reversals",
            "climate=Climate, change=change’s, climate change=Climate  change’s, reversal=reversals, ##s=reversals",
        );
        // "x" is no entry, "##s" is; a piece that goes on with a word never begins one.
        check("xs s", "##s=xs");
        check("U.S. change", "usa=U.S., change=change");
        check("", "");
    }

    #[test]
    fn every_row_of_capitals() {
        for (folded, entry) in CAPITALS {
            assert_eq!(form(folded), folded);
            assert_eq!(form(&folded.to_uppercase()), entry);
        }
    }

    #[test]
    fn a_long_word_is_looked_at_up_to_a_length() {
        check(
            &"s".repeat(100_000),
            &vec!["##s"; 47]
                .iter()
                .map(|_| format!("##s={}", "s".repeat(100_000)))
                .collect::<Vec<_>>()
                .join(", "),
        );
    }
}
