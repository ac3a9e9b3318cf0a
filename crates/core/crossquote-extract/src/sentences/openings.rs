//! How an article and its paragraphs open: a headline, a date, a dateline.

use crate::lexicon::lists::HEADLINE_WORDS;
use crate::marks;

/// A first line without a full stop at its end, or with every longer word capitalised.
pub(super) fn is_headline(line: &str) -> bool {
    let line = line.trim();
    if line.len() > 160 {
        return false;
    }
    let ends = line.trim_end_matches(['’', '\'']);
    if !ends.ends_with(['.', '”', '"', ',']) {
        return true;
    }
    line.split_whitespace().count() >= 4
        && line
            .split_whitespace()
            .all(|word| HEADLINE_WORDS.has(word) || !word.starts_with(|c: char| c.is_lowercase()))
}

/// Whether a text opens with somebody's words by its layout: "Statement by Ann Lee:", or a label and
/// a colon in each of its first two lines. Then its first line is no headline.
pub(super) fn opens_with_speech(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let Some(first) = lines.next() else { return false };
    let pasted = first.ends_with(':') && (first.contains(" by ") || first.contains(" from "));
    pasted || is_labelled(first) && lines.next().is_some_and(is_labelled)
}

/// Most words of a label before a colon.
const LABEL: usize = 4;

/// Whether a line begins with a few words with capitals and a colon, and goes on: "MR. VOSS: Yes."
fn is_labelled(line: &str) -> bool {
    let Some((label, rest)) = line.split_once(": ") else { return false };
    let label: Vec<&str> = label.split_whitespace().take(LABEL + 1).collect();
    let capital = |word: &&str| word.starts_with(char::is_uppercase);
    !label.is_empty() && label.len() <= LABEL && label.iter().all(capital) && !rest.is_empty()
}

/// Bytes before the first sentence of a paragraph: a `date 2025-02-24` stamp or a dateline such as
/// `NEW YORK, Nov. 19 (UPI) —`.
pub(super) fn prefix_len(line: &str) -> usize {
    let trimmed = line.trim_start();
    let indent = line.len() - trimmed.len();
    if let Some(rest) = trimmed.strip_prefix("date ") {
        let digits = rest.find(|c: char| !(c.is_ascii_digit() || c == '-')).unwrap_or(rest.len());
        if digits >= 8 {
            return indent + 5 + digits;
        }
    }
    let window = line.char_indices().nth(70).map_or(line.len(), |(at, _)| at);
    for dash in [" -- ", " — ", " – ", " - ", "— ", "– "] {
        if let Some(at) = line[..window].find(dash) {
            let head = line[..at].trim();
            let upper = head
                .split(|c: char| !c.is_alphabetic())
                .next()
                .is_some_and(|word| word.len() > 2 && word.chars().all(char::is_uppercase));
            let agency = head.ends_with(')') && head.contains('(');
            if (upper || agency)
                && head.split_whitespace().count() <= 8
                && !marks::contains(head)
                // "THE COURT: If I may — they were called": a turn.
                && !head.contains(": ")
            {
                return at + dash.len();
            }
        }
    }
    indent
}

#[cfg(test)]
mod tests {
    use super::opens_with_speech;

    #[test]
    fn a_turn_or_a_statement_opens_a_text() {
        for (text, opens) in [
            ("HOST: Who paid?\n\nMR. FENN: I did.", true),
            ("Q: Do you swim?\nA: Yes.", true),
            ("Statement by Ann Lee:\n\nI resign.", true),
            ("Flood: Who paid?\n\nThe town did.", false),
            ("What we know:\n\nThe town is dry.", false),
            ("", false),
        ] {
            assert_eq!(opens_with_speech(text), opens, "{text}");
        }
    }
}
