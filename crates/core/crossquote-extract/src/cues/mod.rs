//! Cue words: the verbs that signal an attribution, in every form, with what may follow each.
//!
//! The verbs are a file beside this one, each with the complements that make it a cue. "Claim" and
//! "note" are also nouns; such verbs carry `noun`, and a neighbour decides.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::dictionary::Dictionary;
use crate::lexicon::lists;

/// What may follow a cue for it to count, as bits.
pub(crate) mod takes {
    /// A quotation, perhaps after a comma or colon.
    pub(crate) const QUOTE: u16 = 1;
    /// A clause with that, whether, how …
    pub(crate) const CLAUSAL: u16 = 1 << 1;
    /// A bare clause or an object.
    pub(crate) const BARE: u16 = 1 << 2;
    /// to + infinitive.
    pub(crate) const TO: u16 = 1 << 3;
    /// Stands after what was said: "…, he said".
    pub(crate) const AFTER: u16 = 1 << 4;
    /// An addressee before the content: told Sky News that.
    pub(crate) const WHOM: u16 = 1 << 5;
    /// about, of, for, on, against: the content begins with the object.
    pub(crate) const OVER: u16 = 1 << 6;
    /// Only a subject and verb that starts a clause (pronoun, name): believes he …
    pub(crate) const CLAUSE: u16 = 1 << 7;
    /// The same letters are a noun as often as a verb.
    pub(crate) const NOUN: u16 = 1 << 8;
    /// Opinion rather than speech: less sure.
    pub(crate) const WEAK: u16 = 1 << 9;
    /// The object is what was said: accused Y of Z, called Y a Z.
    pub(crate) const OBJECT: u16 = 1 << 10;
}

use takes::*;

/// Grammatical form of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// say
    Base,
    /// says
    Third,
    /// said, also as participle
    Past,
    /// saying
    Ing,
}

/// A cue word form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// Complements, see [`takes`].
    pub(crate) takes: u16,
    /// Its form.
    pub(crate) form: Form,
}

/// The words for complements in `verbs.txt`.
const COMPLEMENTS: &[(&str, u16)] = &[
    ("quote", QUOTE),
    ("clausal", CLAUSAL),
    ("bare", BARE),
    ("to", TO),
    ("after", AFTER),
    ("whom", WHOM),
    ("over", OVER),
    ("clause", CLAUSE),
    ("noun", NOUN),
    ("weak", WEAK),
    ("object", OBJECT),
];

/// A line of `verbs.txt`.
struct Verb {
    /// The verb with the marks that tell its forms: `say/said`, `admit!`.
    forms: &'static str,
    takes: u16,
    /// The words that make a cue of two words with it.
    particles: Vec<&'static str>,
}

impl Verb {
    /// Reads a line; `None` where a word in it means nothing.
    fn read(line: &'static str) -> Option<Verb> {
        let mut words = line.split(' ');
        let forms = words.next().filter(|word| word.starts_with(char::is_lowercase))?;
        let mut verb = Verb { forms, takes: 0, particles: Vec::new() };
        for word in words {
            match word.strip_prefix('+') {
                Some(particle) if particle.starts_with(char::is_lowercase) => {
                    verb.particles.push(particle);
                }
                Some(_) => return None,
                None => verb.takes |= COMPLEMENTS.iter().find(|(name, _)| *name == word)?.1,
            }
        }
        (verb.takes != 0 || !verb.particles.is_empty()).then_some(verb)
    }

    /// Its dictionary form.
    fn lemma(&self) -> &'static str {
        let lemma = self.forms.split('/').next().unwrap_or(self.forms);
        lemma.trim_end_matches('!')
    }
}

/// The verbs of the file; a test says that every line is one.
fn verbs() -> impl Iterator<Item = Verb> {
    lists::lines(include_str!("verbs.txt")).filter_map(Verb::read)
}

static LEXICON: LazyLock<Dictionary<(&'static str, Cue)>> = LazyLock::new(|| {
    let mut forms: BTreeMap<String, (&'static str, Cue)> = BTreeMap::new();
    for verb in verbs() {
        for (word, lemma, form) in inflect(verb.forms) {
            // "read" is the base form, and "lambasted" that of "lambast": the first one.
            forms.entry(word).or_insert((lemma, Cue { takes: verb.takes, form }));
        }
    }
    Dictionary::new(forms.into_iter())
});

/// Cues of two words, sorted: a verb's dictionary form and what follows it.
static PHRASAL: LazyLock<Vec<(&'static str, &'static str)>> = LazyLock::new(|| {
    let pairs = |verb: Verb| {
        let lemma = verb.lemma();
        verb.particles.into_iter().map(move |particle| (lemma, particle))
    };
    let mut pairs: Vec<_> = verbs().flat_map(pairs).collect();
    pairs.sort_unstable();
    pairs
});

/// Every form of a list entry.
fn inflect(entry: &'static str) -> Vec<(String, &'static str, Form)> {
    let mut parts = entry.split('/');
    let raw = parts.next().unwrap_or(entry);
    let doubles = raw.ends_with('!');
    let lemma = raw.trim_end_matches('!');
    let last = lemma.chars().last().unwrap_or(' ');
    let before = lemma.chars().rev().nth(1).unwrap_or(' ');
    let consonant_y = last == 'y' && !"aeiou".contains(before);
    let third = if consonant_y {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if lemma == "go"
        || "sxz".contains(last)
        || lemma.ends_with("ch")
        || lemma.ends_with("sh")
    {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    };
    let stem = if doubles { format!("{lemma}{last}") } else { lemma.to_owned() };
    let ing = if last == 'e' && before != 'e' {
        format!("{}ing", &lemma[..lemma.len() - 1])
    } else {
        format!("{stem}ing")
    };
    let mut out = vec![
        (lemma.to_owned(), lemma, Form::Base),
        (third, lemma, Form::Third),
        (ing, lemma, Form::Ing),
    ];
    let irregular: Vec<_> = parts.collect();
    if irregular.is_empty() {
        let past = if last == 'e' {
            format!("{lemma}d")
        } else if consonant_y {
            format!("{}ied", &lemma[..lemma.len() - 1])
        } else {
            format!("{stem}ed")
        };
        out.push((past, lemma, Form::Past));
    }
    out.extend(irregular.into_iter().map(|past| (past.to_owned(), lemma, Form::Past)));
    out
}

/// The cue that `word` (lower case) may be, with its dictionary form.
pub(crate) fn lookup(word: &str) -> Option<(&'static str, Cue)> {
    LEXICON.get(word)
}

/// Whether `particle` after a verb with this dictionary form makes a cue of two words.
pub(crate) fn has_particle(lemma: &str, particle: &str) -> bool {
    PHRASAL.binary_search(&(lemma, particle)).is_ok()
}

#[cfg(test)]
mod tests {
    use super::{Form, Verb, has_particle, lookup, takes::*};
    use crate::lexicon::{class, classes, lists};

    #[test]
    fn every_line_of_the_file_is_a_verb_and_each_stands_once() {
        let lemmas: Vec<_> = lists::lines(include_str!("verbs.txt"))
            .map(|line| Verb::read(line).unwrap_or_else(|| panic!("no verb: {line:?}")).lemma())
            .collect();
        for pair in lemmas.windows(2) {
            assert!(pair[0] < pair[1], "not in order, or twice: {pair:?}");
        }
    }

    #[test]
    fn a_line_that_means_nothing_is_refused() {
        for line in ["", "say", "say quotation", "say quote  bare", "point +", "Say quote"] {
            assert!(Verb::read(line).is_none(), "{line:?}");
        }
    }

    #[test]
    fn what_may_follow_a_verb() {
        let takes = |word| lookup(word).unwrap().1.takes;
        assert_eq!(takes("said"), QUOTE | CLAUSAL | BARE | AFTER);
        assert_eq!(takes("claims"), QUOTE | CLAUSAL | BARE | TO | AFTER | NOUN);
        assert_eq!(takes("pointed"), 0);
        assert!(has_particle("point", "out") && !has_particle("point", "at"));
        assert!(has_particle("write", "of") && !has_particle("say", "of"));
    }

    /// What begins a sentence is asked whether an auxiliary follows it, not whether it is one.
    #[test]
    fn no_participle_is_an_auxiliary() {
        for line in lists::lines(include_str!("verbs.txt")) {
            for (word, _, form) in super::inflect(line.split(' ').next().unwrap()) {
                assert!(form != Form::Ing || classes(&word) & class::AUX == 0, "{word}");
            }
        }
    }

    #[test]
    fn forms_of_verbs() {
        for (word, lemma, form) in [
            ("said", "say", Form::Past),
            ("says", "say", Form::Third),
            ("writing", "write", Form::Ing),
            ("denies", "deny", Form::Third),
            ("denied", "deny", Form::Past),
            ("admitted", "admit", Form::Past),
            ("stresses", "stress", Form::Third),
            ("agreeing", "agree", Form::Ing),
        ] {
            let (found, cue) = lookup(word).unwrap();
            assert_eq!((found, cue.form), (lemma, form), "{word}");
        }
        assert_eq!(lookup("table"), None);
    }
}
