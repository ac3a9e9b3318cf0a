//! "The president", "the Ukrainian leader": who has a role.

use super::{Resolved, Resolver, Who};
use crate::lexicon::class::*;
use crate::names;
use crate::phrases::TokenRange;
use crate::places;

impl Resolver<'_> {
    /// "the Ukrainian president": the person with that title, when the text names one.
    ///
    /// `head` is one past the head noun; what follows it must agree too: "the president of Mexico"
    /// is not the US one.
    pub(crate) fn role(
        &mut self,
        source: TokenRange,
        head: usize,
    ) -> Option<(Option<Who>, Resolved)> {
        let tokens = &self.document.tokens;
        // Without "the".
        let lo = source.0 + usize::from(tokens[source.0].is(DET));
        let words = names::folded(self.text, tokens, (lo, head));
        let (noun, before) = words.split_last()?;
        // "of Mexico": the last word tells; without it, any will do.
        let of = names::folded(self.text, tokens, (head, source.1)).pop();
        let told: Vec<&String> = before.iter().chain(&of).collect();
        let fits = |at: &usize| {
            let titles = &self.names.people[*at].titles;
            let titles: Vec<_> = titles.iter().map(|t| (t.words.as_slice(), t.head)).collect();
            has_role(&titles, noun, before, &told)
        };
        let people: Vec<usize> = (0..self.names.people.len().min(400)).filter(fits).collect();
        let nearest = |people: &[usize]| {
            let end = self.names.mentions.partition_point(|mention| mention.name.0 < source.0);
            self.names.mentions[..end]
                .iter()
                .rev()
                .take(400)
                .find(|mention| mention.person.is_some_and(|p| people.contains(&p)))
                .cloned()
        };
        let because = |person: usize, mention: names::Mention| {
            let titles = &self.names.people[person].titles;
            let title = titles.iter().find(|title| says(&title.words[..title.head], noun));
            title.map_or(mention.whole, |title| title.whole)
        };
        if people.len() == 1 {
            let mention = nearest(&people)?;
            let resolved = Resolved {
                entity: None,
                rule: "speaker-role",
                because: vec![because(people[0], mention)],
                at_most: 80,
            };
            return Some((Some(Who::Person(people[0])), resolved));
        }
        // Several fit: the one who spoke last, and only close by.
        if let Some((_, Who::Person(person))) = &self.last
            && people.contains(person)
        {
            let person = *person;
            let mention = nearest(&[person])?;
            let resolved = Resolved {
                entity: None,
                rule: "speaker-role",
                because: vec![because(person, mention)],
                at_most: 60,
            };
            return Some((Some(Who::Person(person)), resolved));
        }
        None
    }
}

/// Words that make another role of a role: they stand in both titles or in neither.
pub(crate) const OTHER_ROLE: &[&str] =
    &["former", "ex", "vice", "deputy", "assistant", "acting", "then", "elect", "shadow"];

/// Whether somebody with these titles (words, and how many stand before a preposition) has that
/// role: its noun, in the same rank, and every word that tells more is in a title of theirs, as it
/// is or as another word for the country.
pub(crate) fn has_role(
    titles: &[(&[String], usize)],
    noun: &str,
    before: &[String],
    told: &[&String],
) -> bool {
    let rank = |words: &[String]| -> Vec<bool> {
        OTHER_ROLE.iter().map(|one| words.iter().any(|word| word == one)).collect()
    };
    let is = |&(words, head): &(&[String], usize)| {
        says(&words[..head], noun) && rank(words) == rank(before)
    };
    let said = |word: &str| {
        let mut known = titles.iter().flat_map(|(words, _)| words.iter());
        known.any(|known| known == word || places::same_power(known, word))
    };
    titles.iter().any(is) && told.iter().all(|word| said(word))
}

/// Whether the words name that role.
fn says(words: &[String], noun: &str) -> bool {
    words.iter().any(|word| same_role(word, noun))
}

/// "president" and "presidential", "senator" and "sen".
fn same_role(title: &str, noun: &str) -> bool {
    title == noun
        || matches!(
            (title, noun),
            ("sen", "senator")
                | ("rep", "congressman" | "congresswoman" | "representative")
                | ("gov", "governor")
                | ("gen", "general")
                | ("prof", "professor")
        )
}
