//! What an article says beside a name: the title before it, a description on either side.
//!
//! ```text
//! Finance Minister Ine Falk           finance minister
//! Ine Falk, the harbour master,       the harbour master
//! The town’s doctor, Ine Falk,        town doctor
//! His brother, Ola,                   brother
//! ```

use super::lists::{FORMS_OF_ADDRESS, gender_of_word};
use super::{Gender, Mention, Names, Person, folded};
use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::{Document, Kind, Token};

/// A title before a name, or a description beside it.
#[derive(Clone, Debug)]
pub(crate) struct Title {
    /// Its folded words: "ukrainian president", "the republican nominee".
    pub(crate) words: Vec<String>,
    /// How many of them stand before the first preposition: the last of these is the head.
    pub(crate) head: usize,
    /// Tokens of name and title together.
    pub(crate) whole: TokenRange,
}

/// Titles of one person that are told apart: nobody has more in one article.
const TITLES: usize = 8;

/// Most tokens of a description behind a name.
const LONGEST: usize = 16;

impl Names {
    /// Notes the titles and descriptions of a mention.
    pub(super) fn titles(&mut self, text: &str, document: &Document, at: usize, mention: &Mention) {
        let tokens = &document.tokens;
        let person = &mut self.people[at];
        if mention.whole.0 < mention.name.0 {
            let range = (mention.whole.0, mention.name.0);
            // "Russia’s Foreign Minister …": the country belongs to the title.
            let owned = range.0.checked_sub(1).filter(|&p| tokens[p].possessive && tokens[p].cap);
            let from = owned.unwrap_or(range.0);
            note(text, tokens, person, (from, range.1), (from, mention.name.1));
            let plain = FORMS_OF_ADDRESS.has_word(&tokens[range.0], text);
            if !plain && person.role.is_none_or(|role| role.1 - role.0 < range.1 - range.0) {
                person.role = Some(range);
            }
        }
        if let Some(range) = description_behind(tokens, mention.name.1) {
            note(text, tokens, person, range, (mention.whole.0, range.1));
            person.role = person.role.or(Some(range));
        }
        let lo = document.sentences[mention.sentence].lo;
        if let Some(range) = description_before(text, tokens, lo, mention) {
            note(text, tokens, person, range, (range.0, mention.name.1));
        }
    }
}

/// Adds a title to those of a person, with the gender that it shows.
fn note(text: &str, tokens: &[Token], person: &mut Person, range: TokenRange, whole: TokenRange) {
    let words = folded(text, tokens, range);
    let known = person.titles.iter().any(|title| title.words == words);
    if known || person.titles.len() >= TITLES {
        return;
    }
    let head = (range.0..range.1).find(|&p| tokens[p].is(PREP));
    let head = folded(text, tokens, (range.0, head.unwrap_or(range.1))).len();
    if person.gender == Gender::Unknown
        && let Some(noun) = words[..head].last()
    {
        person.gender = gender_of_word(noun);
    }
    person.titles.push(Title { words, head, whole });
    person.evident = true;
}

/// "Peter Rough, a senior fellow at the Hudson Institute,"; an age may stand between: "Peter Rough, 61, a fellow,".
fn description_behind(tokens: &[Token], after: usize) -> Option<TokenRange> {
    let is_comma = |at: usize| tokens.get(at).is_some_and(|token| token.kind == Kind::Comma);
    let is_age = |at: usize| tokens.get(at).is_some_and(|token| token.is_word() && !token.cap);
    let aged = is_age(after + 1) && is_comma(after + 2);
    let from = if aged { after + 3 } else { after + 1 };
    let first = tokens.get(from).filter(|_| is_comma(after))?;
    if !first.is(DET) && (!first.is(ROLE | TITLE) || first.cap) {
        return None;
    }
    let close = (from + 1..(after + LONGEST).min(tokens.len())).find(|&p| !tokens[p].is_word())?;
    let is_role = (from..close).any(|p| tokens[p].is(ROLE | TITLE));
    (is_comma(close) && is_role).then_some((from, close))
}

/// "The Republican nominee, Donald Trump, said", "His brother, Ola, said"; without its article. After a list stands "and".
fn description_before(
    text: &str,
    tokens: &[Token],
    lo: usize,
    mention: &Mention,
) -> Option<TokenRange> {
    let after = mention.name.1;
    let comma = mention.whole.0.checked_sub(1).filter(|&p| p > lo)?;
    let role = &tokens[comma - 1];
    let is_role = tokens[comma].kind == Kind::Comma && role.is(ROLE | TITLE) && !role.cap;
    let closes = tokens.get(after).is_some_and(|token| !token.is_word() && !token.is_quote());
    let is_listed = tokens.get(after + 1).is_some_and(|token| token.is(CONJ));
    if !is_role || !closes || is_listed {
        return None;
    }
    let before = phrases::left(text, tokens, lo, comma - 1)?;
    let first = &tokens[before.0];
    if first.is_one_of(text, &["the", "its", "their", "his", "her"]) {
        return Some((before.0 + 1, before.1));
    }
    first.possessive.then_some(before)
}

#[cfg(test)]
mod tests {
    use crate::names::{Gender, find};
    use crate::sentences::read;

    /// A text, whom it names, and that person's titles and gender.
    const CASES: &[(&str, &str, &[&str], Gender)] = &[
        (
            "It rained.\nFinance Minister Ine Falk left.",
            "falk",
            &["finance minister"],
            Gender::Unknown,
        ),
        (
            "It rained.\nIne Falk, the harbour captain, left.",
            "falk",
            &["the harbour captain"],
            Gender::Unknown,
        ),
        (
            "It rained.\nIne Falk, 61, a former nurse, left.",
            "falk",
            &["a former nurse"],
            Gender::Unknown,
        ),
        (
            "It rained.\nThe town’s doctor, Ruth Falk, left.",
            "falk",
            &["town doctor"],
            Gender::Female,
        ),
        ("It rained.\nHis widow, Ruth Falk, left.", "falk", &["widow"], Gender::Female),
        (
            "It rained.\nVoss’s spokesman, Paul Falk, left.",
            "falk",
            &["voss spokesman"],
            Gender::Male,
        ),
        ("It rained.\nThe mayor, Ruth Falk, and the priest left.", "falk", &[], Gender::Female),
    ];

    #[test]
    fn every_case() {
        for &(text, surname, titles, gender) in CASES {
            let document = read(text, &[], &[]);
            let names = find(text, &document, &|_| false);
            let person = &names.people[names.with_surname(surname)[0]];
            let found: Vec<String> =
                person.titles.iter().map(|title| title.words.join(" ")).collect();
            assert_eq!(found, titles, "in {text}");
            assert_eq!(person.gender, gender, "in {text}");
        }
    }
}
