//! People of one surname: couples who share the word for it, and which of several namesakes a short name means.
//!
//! ```text
//! Ola and Ruth Voss … Ms Voss … Ola     two people, Ola Voss and Ruth Voss
//! Fr. Kamp … Councillor Kamp            the one who is called Fr., and the other
//! Halim bin Osman … Halim               called by the first word: Osman is the father
//! ```

use super::lists::is_before_father;
use super::read::{gender, given_gender};
use super::spelling::{junior, spelling_key};
use super::{Gender, Mention, NAMESAKES, Names, Person, folded};
use crate::lexicon::class::*;
use crate::sentences::{Document, Token};
use crossquote_text::fold;

/// How many sentences back a namesake is looked for who was named lately.
const LATELY: usize = 6;

/// The same where a title tells the gender too: the last of that gender is meant, "Ms Voss".
const JUST_NOW: usize = 1;

impl Names {
    /// Finds in "Ola and Ruth Voss" that Ola is a Voss as well, unless somebody has "Ola" for a surname: then it
    /// may be "Warren and Bernie Sanders".
    pub(super) fn couples(&mut self, text: &str, document: &Document) {
        let tokens = &document.tokens;
        for at in 1..self.mentions.len() {
            let (first, second) = (&self.mentions[at - 1], &self.mentions[at]);
            let (lo, hi) = first.name;
            let joined = hi == lo + 1
                && first.person.is_none()
                && hi + 1 == second.whole.0
                && tokens[hi].is_text(text, "and");
            let (true, Some(other)) = (joined, second.person) else { continue };
            let genders = [shown(text, document, first), shown(text, document, second)];
            let differ = genders.contains(&Gender::Male) && genders.contains(&Gender::Female);
            let word = fold(tokens[lo].word(text));
            let family = second.name.1 - 1;
            if !differ || second.name.1 - second.name.0 < 2 || !self.near(&word).is_empty() {
                continue;
            }
            let surname = fold(tokens[family].word(text));
            let person = self.new_person(Person {
                words: vec![word, surname.clone()],
                family: Some(family),
                spouse: Some(other),
                gender: genders[0],
                evident: true,
                ..Person::named((lo, hi))
            });
            self.surnames.entry(spelling_key(&surname)).or_default().push(person);
            self.people[other].spouse = Some(person);
            self.mentions[at - 1].person = Some(person);
        }
    }

    /// The people whom a short name may mean: of one surname, those whom its title fits, and of several of these the
    /// one who was named lately. More than one where it stays unclear.
    pub(super) fn namesakes(
        &self,
        text: &str,
        document: &Document,
        mention: &Mention,
        (surname, gender): (&str, Gender),
    ) -> Vec<usize> {
        let mut near = self.near(surname);
        // "Trump" alone is not Donald Trump Jr. where there is another.
        keep_if_any(&mut near, |at| !junior(&self.people[at].words));
        if near.len() > 1 && gender != Gender::Unknown {
            near.retain(|&at| self.people[at].gender == gender);
        }
        if near.len() > 1 && mention.whole.0 < mention.name.0 {
            let title = folded(text, &document.tokens, (mention.whole.0, mention.name.0));
            let has = |at: usize| {
                let titles = self.people[at].titles.iter();
                titles.flat_map(|one| &one.words).any(|word| title.last() == Some(word))
            };
            keep_if_any(&mut near, has);
        }
        let windows = if gender == Gender::Unknown { &[LATELY][..] } else { &[JUST_NOW, LATELY] };
        for &sentences in windows {
            if near.len() > 1 {
                let lately = self.before(mention, sentences);
                let named = |at: usize| lately.iter().any(|other| other.person == Some(at));
                let recent: Vec<usize> = near.iter().copied().filter(|&at| named(at)).collect();
                if recent.len() == 1 {
                    near = recent;
                }
            }
        }
        near
    }

    /// The people who are called by the word though it is no surname of theirs: "Sir Lucian", "Dame Imelda", and all
    /// who have the family's name first ("Mr. Kim"). More than one where it stays unclear.
    pub(super) fn by_first_word(&self, word: &str, gender: Gender) -> Vec<usize> {
        let people = self.people.iter().enumerate().take(NAMESAKES);
        let named = people.filter(|(_, one)| one.words.len() > 1 && one.words[0] == word);
        let mut near: Vec<usize> = named.map(|(at, _)| at).collect();
        if near.len() > 1 && gender != Gender::Unknown {
            keep_if_any(&mut near, |at| self.people[at].gender == gender);
        }
        near
    }

    /// Adds somebody to those of the name that they are called by: "Halim" of Halim bin Osman.
    pub(super) fn called_by_first_word(&mut self, person: usize) {
        let words = &self.people[person].words;
        if words.len() < 3 || !is_before_father(&words[1]) {
            return;
        }
        let list = self.surnames.entry(spelling_key(&words[0])).or_default();
        if !list.iter().rev().take(NAMESAKES).any(|&other| other == person) {
            list.push(person);
        }
    }
}

/// Leaves those of whom something holds, unless it holds of none.
fn keep_if_any(people: &mut Vec<usize>, holds: impl Fn(usize) -> bool) {
    if people.iter().any(|&at| holds(at)) {
        people.retain(|&at| holds(at));
    }
}

/// The gender that the title or the first word of a mention shows.
fn shown(text: &str, document: &Document, mention: &Mention) -> Gender {
    let token: &Token = &document.tokens[mention.name.0];
    match gender(text, document, mention) {
        Gender::Unknown if token.is(MALE | FEMALE) => given_gender(token),
        told => told,
    }
}

#[cfg(test)]
mod tests {
    use crate::names::find;
    use crate::sentences::read;

    /// A text and whom its last name means: the words of the fullest name, or nobody.
    const CASES: &[(&str, &str)] = &[
        ("It rained.\nOskar and Ruth Voss left. Then came Ms Voss.", "ruth voss"),
        ("It rained.\nOskar and Ruth Voss left. Then came Mr Voss.", "oskar voss"),
        ("It rained.\nOskar and Ruth Voss left. Then came Oskar.", "oskar voss"),
        ("It rained.\nMr Oskar and Mrs Ruth Voss left. Then came Mr Voss.", "oskar voss"),
        ("It rained.\nOskar and Ruth Voss left. Then came Voss.", ""),
        (
            "It rained.\nRuth Voss left. Dinah Voss stayed. It rained. Then Dinah Voss left. Then came Ms Voss.",
            "dinah voss",
        ),
        (
            "It rained.\nRev. Paul Kamp and Councillor Peter Kamp left. Then came Rev. Kamp.",
            "paul kamp",
        ),
        ("It rained.\nKim Jae-won met Kim Sun-hee. Then came Ms. Kim.", "kim sun-hee"),
        ("It rained.\nTan Sri Halim bin Osman left. Then came Tan Sri Halim.", "halim bin osman"),
        ("It rained.\nRuth “Trixie” Voss left. Then came Ms Voss.", "ruth trixie voss"),
        ("It rained.\nThe chairman Duke Ellery left. Then came Mr Ellery.", "duke ellery"),
        ("It rained.\nLocal MP Ruth Voss left. Then came Ms Voss.", "ruth voss"),
    ];

    #[test]
    fn every_case() {
        for &(text, name) in CASES {
            let document = read(text, &crate::marks::regions(text).0, &[]);
            let names = find(text, &document, &|_| false);
            let last = names.mentions.last().and_then(|mention| mention.person);
            let found = last.map_or(String::new(), |at| names.people[at].words.join(" "));
            assert_eq!(found, name, "in {text}");
        }
    }
}
