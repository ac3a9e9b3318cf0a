//! Descriptions of somebody whom the article names elsewhere, without a title that says so.
//!
//! ```text
//! Ine Falk said no. “Never,” the midfielder added.          whoever was spoken of last
//! Oskar and Ruth Voss … His wife                               the other of the couple
//! her brother Jonas … Her brother said                       the one brother of the article
//! The trainer has said no. “Never,” said Ine Falk.           news opens with what somebody is
//! Nobody at the board · Some of them                         the board · those who are "they"
//! ```

use std::sync::LazyLock;

use super::{Resolved, Resolver, Who};
use crate::lexicon::{class::*, lists::List, lists::QUANTIFIERS};
use crate::names::{self, Gender, RELATIVES, SPOUSES, gender_of_word};
use crate::phrases::TokenRange;
use crate::sentences::{Kind, Token};
use crossquote_model::SpeakerKind;

/// Nouns for what somebody is, rather than for an office that another may have.
static EPITHETS: LazyLock<List> = LazyLock::new(|| List::new(include_str!("epithets.txt")));

/// Words of an epithet: "the 19-year-old", "the veteran midfielder".
const LONGEST_EPITHET: usize = 4;

/// How many sentences may stand between a description in the opening and the name of whom it describes.
const OPENING: usize = 6;

impl Resolver<'_> {
    /// "the midfielder", "the 19-year-old": the one person whom its paragraph names before it, or who spoke
    /// just above.
    pub(super) fn epithet(
        &mut self,
        source: TokenRange,
        sentence: usize,
    ) -> Option<(Option<Who>, Resolved)> {
        let tokens = &self.document.tokens;
        let (lo, hi) = source;
        let word = tokens[hi - 1].word(self.text).to_lowercase();
        let is_one = tokens[lo].is_text(self.text, "the") && hi - lo <= LONGEST_EPITHET;
        if !is_one || !(word.ends_with("-year-old") || EPITHETS.has(&word)) {
            return None;
        }
        let gender = gender_of_word(&word);
        let mut named = self.named_in_paragraph(source, sentence);
        if named.is_empty() {
            named.extend(self.last_person(sentence));
        }
        let &[person] = &named[..] else { return None };
        if !self.fits(person, gender) {
            return None;
        }
        let because = vec![self.names.people[person].name];
        let resolved = Resolved { entity: None, rule: "speaker-role", because, at_most: 75 };
        Some((Some(Who::Person(person)), resolved))
    }

    /// The people who are named in a paragraph, or speak there, before a source.
    fn named_in_paragraph(&self, source: TokenRange, sentence: usize) -> Vec<usize> {
        let first = self.document.paragraph_start(sentence).unwrap_or(sentence);
        let end = self.names.mentions.partition_point(|mention| mention.name.0 < source.0);
        let mentions = self.names.mentions[..end].iter().rev();
        let mentions = mentions.take_while(|mention| mention.sentence >= first).take(40);
        let mut people: Vec<usize> = mentions.filter_map(|mention| mention.person).collect();
        let spoke = self.who.iter().rev().take(10).filter(|(range, _)| {
            self.document.sentences.get(first).is_some_and(|one| range.0 >= one.lo)
        });
        people.extend(spoke.filter_map(|(_, who)| match who {
            Who::Person(person) => Some(*person),
            Who::Other(_) => None,
        }));
        people.sort_unstable();
        people.dedup();
        people
    }

    /// Whoever spoke last, if that was just before.
    fn last_person(&self, sentence: usize) -> Option<usize> {
        match &self.last {
            Some((before, Who::Person(person))) if before + 2 >= sentence => Some(*person),
            _ => None,
        }
    }

    /// "His wife", "her brother": the other of a couple, or the one person whom the article calls so.
    pub(crate) fn relative_of(
        &self,
        owner: Option<&Who>,
        source: TokenRange,
    ) -> Option<(Option<Who>, Resolved)> {
        let tokens = &self.document.tokens;
        let noun = names::folded(self.text, tokens, (source.1 - 1, source.1)).pop()?;
        let is_spouse = SPOUSES.contains(&noun.as_str());
        if !is_spouse && !RELATIVES.contains(&noun.as_str()) {
            return None;
        }
        let found = |person: usize, because| {
            let resolved = Resolved { entity: None, rule: "speaker-role", because, at_most: 85 };
            Some((Some(Who::Person(person)), resolved))
        };
        if let Some(Who::Person(owner)) = owner
            && is_spouse
            && let Some(spouse) = self.names.people[*owner].spouse
        {
            return found(spouse, vec![self.names.people[spouse].name]);
        }
        let is = |at: &usize| {
            let titles = self.names.people[*at].titles.iter();
            owner != Some(&Who::Person(*at))
                && titles
                    .filter(|title| title.head > 0)
                    .any(|title| title.words[title.head - 1] == noun)
        };
        let mut people = (0..self.names.people.len().min(400)).filter(is);
        match (people.next(), people.next()) {
            (Some(one), None) => found(one, vec![self.names.people[one].name]),
            _ => None,
        }
    }

    /// "its critics", where it stays unclear whose: a speaker by that description, one of this article.
    pub(crate) fn of_unknown(&mut self, source: TokenRange) -> (Option<Who>, Resolved) {
        let (who, mut resolved) = self.other(source, source.1, true);
        resolved.at_most = resolved.at_most.min(60);
        (who, resolved)
    }

    /// The description of somebody that opens an article, "The trainer of a horse has said no.", where a name is given
    /// to no one until the next source: that is who. News opens so; a title of another kind speaks against it.
    pub(super) fn opening(
        &self,
        source: TokenRange,
        head: usize,
        sentence: usize,
    ) -> Option<(Option<Who>, Resolved)> {
        let tokens = &self.document.tokens;
        let noun = &tokens[head - 1];
        let paragraphs = &self.document.paragraphs;
        let first = paragraphs.iter().find(|(range, _)| {
            self.document.sentences.get(range.start).is_some_and(|one| !one.headline)
        })?;
        let is_role = noun.is(ROLE) && !noun.is(GROUP) && !noun.cap && !noun.possessive;
        if !is_role
            || sentence >= first.0.end
            || tokens[source.0].cap && !tokens[source.0].is(DET) && !tokens[source.0].possessive
        {
            return None;
        }
        let next = self.sources.partition_point(|one| one.0 < source.1);
        let is_name = |one: &TokenRange| tokens[one.1 - 1].cap && !tokens[one.1 - 1].is(PRON);
        let named = self.sources[next..].iter().take(8).find(|one| is_name(one))?;
        let mention = self.names.mention_in(*named)?;
        let person = mention.person?;
        let full = mention.name.1 - mention.name.0 > 1 && mention.sentence <= sentence + OPENING;
        let is_first =
            self.names.mentions.iter().find(|one| one.person == Some(person))?.name == mention.name;
        let others = self.names.mentions.iter().take_while(|one| one.name.0 < mention.name.0);
        let is_new = others.filter(|one| one.name.0 > source.1).all(|one| one.person.is_none());
        let known = &self.names.people[person];
        let role = names::folded(self.text, tokens, (head - 1, head)).pop()?;
        let agrees =
            known.role.is_none_or(|_| known.titles.iter().any(|title| title.words.contains(&role)));
        if !(full && is_first && is_new && agrees) || behind_description(tokens, mention.whole) {
            return None;
        }
        let because = vec![known.name];
        let resolved = Resolved { entity: None, rule: "speaker-role", because, at_most: 70 };
        Some((Some(Who::Person(person)), resolved))
    }

    /// A source that begins with "nobody" or a quantifier: "Nobody at the board" is the board, "some of them" are those
    /// who are "they", "some" alone is nobody.
    pub(super) fn nobody(
        &mut self,
        source: TokenRange,
        sentence: usize,
        depth: usize,
    ) -> Option<(Option<Who>, Resolved)> {
        let tokens = &self.document.tokens;
        let (lo, hi) = source;
        let quantifier = QUANTIFIERS.has_word(&tokens[lo], self.text);
        let unnamed = tokens[lo].is_one_of(self.text, names::NOBODY);
        let is_them = quantifier
            && !tokens[lo].is_one_of(self.text, &["one", "another"])
            && hi == lo + 3
            && tokens[lo + 1].is_text(self.text, "of")
            && tokens[lo + 2].is_text(self.text, "them");
        if is_them {
            // Whom the sentences before are about: this one begins with "some".
            let found = self.pronoun((lo + 2, hi), sentence.saturating_sub(1));
            return found.0.is_some().then_some(found);
        }
        let is_bare = quantifier && hi == lo + 1;
        if !(unnamed || is_bare) {
            return None;
        }
        let nobody = (None, Resolved { rule: "speaker-nobody", ..Resolved::unclear() });
        let at = lo + 1 < hi && tokens[lo + 1].is_one_of(self.text, &["at", "in", "from", "on"]);
        if !unnamed || !at || hi < lo + 4 || !tokens[hi - 1].is(BODY) || depth > 0 {
            return Some(nobody);
        }
        let found = self.source((lo + 2, hi), sentence, depth + 1);
        let is_body = matches!(&found.0, Some(Who::Other(key))
            if self.others.get(key).is_some_and(|other| other.kind == SpeakerKind::Organisation));
        Some(if is_body { found } else { nobody })
    }

    /// Of "he" and "she" the unnamed speaker of just before, if nobody else was named since: "A spokeswoman said so. She added".
    pub(super) fn unnamed_speaker(
        &self,
        source: TokenRange,
        sentence: usize,
        gender: Gender,
    ) -> Option<(Option<Who>, Resolved)> {
        let (before, Who::Other(key)) = self.last.as_ref()? else { return None };
        let other = self.others.get(key)?;
        let spoke = *self.said_by(key).first()?;
        let tokens = &self.document.tokens;
        let end = (spoke.0 + 1..spoke.1).find(|&at| tokens[at].is(PREP)).unwrap_or(spoke.1);
        let noun = tokens[end - 1].word(self.text).to_lowercase();
        let is_one =
            other.kind == SpeakerKind::Group && !other.plural && tokens[end - 1].is(ROLE | TITLE);
        if !is_one || before + 1 < sentence || gender_of_word(&noun) != gender {
            return None;
        }
        let from = self.names.mentions.partition_point(|mention| mention.name.0 < spoke.1);
        let since = self.names.mentions[from..].iter().take_while(|one| one.name.0 < source.0);
        let mut since = since.filter_map(|one| one.person);
        if since.any(|person| self.fits(person, gender)) {
            return None;
        }
        let because = vec![spoke];
        let resolved = Resolved { entity: None, rule: "speaker-pronoun", because, at_most: 75 };
        Some((Some(Who::Other(key.clone())), resolved))
    }
}

/// Whether a description with a comma stands right before a name: "The vet, Ine Falk".
fn behind_description(tokens: &[Token], (lo, _): TokenRange) -> bool {
    lo >= 2 && tokens[lo - 1].kind == Kind::Comma && tokens[lo - 2].is(ROLE | TITLE)
}

#[cfg(test)]
mod tests {
    use crate::lexicon::lists;

    /// A text and who says the last thing in it.
    const CASES: &[(&str, Option<&str>)] = &[
        (
            "Paul Falk, an actor in Oslo, who runs a theatre, said that it was late.",
            Some("Paul Falk"),
        ),
        ("Ine Falk said no. “Never in this life,” the midfielder added.", Some("Ine Falk")),
        ("Ine Falk said no. “Never in this life,” the 19-year-old added.", Some("Ine Falk")),
        (
            "Ine Falk met Ruth Voss. “Never in this life,” the midfielder added.",
            Some("the midfielder"),
        ),
        (
            "Oskar and Ruth Voss left. Mr Voss said no. His wife said: “Never in this life.”",
            Some("Ruth Voss"),
        ),
        ("Ruth Voss met her brother Jonas. Her brother said: “Never in this life.”", Some("Jonas")),
        (
            "Rain at last\nThe trainer of a horse said no on Friday.\n“Never in this life,” said Ine Falk. Falk said: “Never in this life.”",
            Some("Ine Falk"),
        ),
        (
            "The wine board said no. Nobody at the board said whether it would pay.",
            Some("wine board"),
        ),
        ("Some said that it was late.", None),
        (
            "A spokeswoman for Falk Lines said no. She said: “Never in this life.”",
            Some("A spokeswoman for Falk Lines"),
        ),
    ];

    #[test]
    fn every_case() {
        for &(text, name) in CASES {
            let found = crate::extract(text, &[]);
            let last = found.attributions.last().and_then(|one| one.entity);
            assert_eq!(last.map(|at| found.entities[at].name.as_str()), name, "in {text}");
        }
    }

    #[test]
    fn a_description_that_opens_an_article_is_whom_the_next_source_names() {
        let text = "Rain at last\nThe trainer of a horse said that she was ill.\n“Never in this life,” said Ine Falk.";
        let found = crate::extract(text, &[]);
        let names: Vec<_> = found
            .attributions
            .iter()
            .map(|one| one.entity.map(|at| found.entities[at].name.as_str()))
            .collect();
        assert_eq!(names, [Some("Ine Falk"), Some("Ine Falk")]);
    }

    #[test]
    fn epithets_are_a_list_of_words() {
        lists::check(include_str!("epithets.txt"));
    }
}
