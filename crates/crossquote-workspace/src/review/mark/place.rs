//! Where in an article the words stand that are to be a quotation.

use crossquote_model::Span;

/// The place of words: where they were selected, if they are those that were; else where they stand in the text, if
/// that is one place. Fails with a sentence.
pub(super) fn place_of(
    text: &str,
    words: &str,
    selected: Option<Span>,
) -> Result<Span, &'static str> {
    let words = words.trim();
    if words.is_empty() {
        return Err("Select the words in the text, or type them.");
    }
    let at = |start: usize| Span::new(start, start + words.len());
    if let Some(selected) = selected.filter(|selected| selected.of(text).trim() == words) {
        let start = selected.start as usize + selected.of(text).find(words).unwrap_or(0);
        return Ok(at(start));
    }
    let mut places = text.match_indices(words).map(|(start, _)| start);
    match (places.next(), places.next()) {
        (None, _) => Err("The article does not hold these words: type them as they stand there."),
        (Some(start), None) => Ok(at(start)),
        (Some(_), Some(_)) => {
            Err("These words stand in the article more than once: select those that are meant.")
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_taken_where_they_were_selected_or_stand_once() {
        let text = "She said yes. He said no.";
        let said_again = Span::new(16, 21);
        assert_eq!(said_again.of(text), " said");
        for (words, selected, expected) in [
            ("yes", None, Ok((9, 12))),
            (" yes\n", None, Ok((9, 12))),
            ("said", Some(said_again), Ok((17, 21))),
            // Typed over since.
            ("yes", Some(said_again), Ok((9, 12))),
            ("said", None, Err("more than once")),
            ("said", Some(Span::new(0, 3)), Err("more than once")),
            ("maybe", None, Err("does not hold")),
            ("  ", Some(said_again), Err("Select the words")),
        ] {
            let found = place_of(text, words, selected);
            match expected {
                Ok((start, end)) => assert_eq!(found, Ok(Span { start, end }), "{words}"),
                Err(part) => assert!(found.unwrap_err().contains(part), "{words}"),
            }
        }
    }
}
