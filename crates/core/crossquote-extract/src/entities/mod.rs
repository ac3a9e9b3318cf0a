//! Who a source is: names, descriptions, pronouns and groups become entities of the article.
//!
//! ```text
//! Hegseth         → the person with that surname
//! he              → the nearest fitting person, subjects first
//! the president   → the one person with that title
//! some analysts   → a group of its own
//! ```
//!
//! What stays unclear stays `None`: nobody is credited with words on a guess.

mod described;
mod labels;
mod named;
mod numbering;
mod pronouns;
mod relatives;
mod roles;

pub(crate) use roles::{OTHER_ROLE, has_role};

use std::collections::BTreeMap;

use crate::Entity;
use crate::clauses::Found;
use crate::lexicon::class::*;
use crate::names::{self, Names};
use crate::phrases::{self, TokenRange};
use crate::sentences::Document;
use crossquote_model::{Span, SpeakerKind};

/// What became of one attribution's source.
#[derive(Clone, Debug)]
pub(crate) struct Resolved {
    /// Index into the entities.
    pub(crate) entity: Option<usize>,
    /// The rule that decided.
    pub(crate) rule: &'static str,
    /// The words it decided on, apart from the source itself.
    pub(crate) because: Vec<TokenRange>,
    /// No attribution with this speaker is surer than this.
    pub(crate) at_most: u8,
}

impl Resolved {
    /// Whom the source means is not clear, and nobody is named; its words and the source itself are right in four
    /// of five of them in `tests/forms`, so they are not doubtful for that.
    pub(super) fn unclear() -> Resolved {
        Resolved { entity: None, rule: "speaker-unclear", because: Vec::new(), at_most: 65 }
    }
}

/// A speaker before entities are numbered.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Who {
    /// Index into the people of the names.
    Person(usize),
    /// Folded phrase; of one that belongs to somebody, owner and phrase.
    Other(String),
}

/// The entities of an article, and for each of `found` which it is.
pub(crate) fn resolve(
    text: &str,
    document: &Document,
    found: &[Found],
) -> (Vec<Entity>, Vec<Resolved>) {
    let heads: Vec<Option<TokenRange>> =
        found.iter().map(|one| named_source(text, document, one)).collect();
    let mut sources: Vec<TokenRange> = heads.iter().flatten().copied().collect();
    sources.sort();
    let speaks = |name: TokenRange| {
        let at = sources.partition_point(|source| source.1 < name.1);
        sources[at..].iter().take(4).any(|source| source.0 <= name.0 && source.1 == name.1)
    };
    let names = names::find(text, document, &speaks);
    let mut resolver = Resolver {
        text,
        document,
        names,
        others: BTreeMap::new(),
        last: None,
        sources: sources.clone(),
        who: Vec::new(),
        barred: Vec::new(),
    };
    // In text order of the sources, so that pronouns look back at resolved speakers.
    let mut order: Vec<usize> = (0..found.len()).collect();
    order.sort_by_key(|&at| (heads[at].map_or(found[at].content[0].0, |s| s.0), at));
    let mut decided: Vec<numbering::Decided> = vec![None; found.len()];
    for at in order {
        let one = &found[at];
        let (who, resolved) = match heads[at] {
            None => (
                None,
                Resolved { entity: None, rule: "speaker-none", because: Vec::new(), at_most: 35 },
            ),
            Some(source) => {
                // "His claim that Poe won" may be Poe's.
                let owns = source.1 - source.0 == 1 && document.tokens[source.0].is(POSS);
                resolver.barred = match owns && !document.tokens[source.0].is(OBJ | PRON) {
                    true => Vec::new(),
                    false => resolver.named_in_content(one, source),
                };
                match one.means {
                    Some(means) => resolver.label(means),
                    // "Q. Do you write?": the letter is no name with the word behind it.
                    None if one.spoken && resolver.is_letter(source) => {
                        resolver.other(source, source.1, false)
                    }
                    None => resolver.source(source, one.sentence, 0),
                }
            }
        };
        if let Some(who) = &who {
            // Who speaks in a transcript is not who "he" of the reporter's next sentence is.
            if !one.spoken {
                resolver.last = Some((one.sentence, who.clone()));
            }
            if let Some(source) = heads[at] {
                resolver.who.push((source, who.clone()));
            }
        }
        decided[at] = Some((who, resolved));
    }
    resolver.number(decided)
}

/// A source that ends in the day of a month with the month, "the agenda for 14 November": rules end phrases at times.
fn with_month(text: &str, document: &Document, one: &Found) -> Option<TokenRange> {
    let (lo, hi) = one.source?;
    let tokens = &document.tokens;
    let day = tokens[hi - 1].word(text);
    let is_day = hi > lo + 1 && day.len() <= 2 && day.bytes().all(|byte| byte.is_ascii_digit());
    let month = tokens.get(hi).is_some_and(|token| token.is(TIME) && token.cap);
    Some((lo, if is_day && month { hi + 1 } else { hi }))
}

/// The words that name the speaker of an attribution: of its source, or of the apposition behind it.
pub(crate) fn named_source(text: &str, document: &Document, one: &Found) -> Option<TokenRange> {
    let tokens = &document.tokens;
    let source = with_month(text, document, one)?;
    if let Some(phrase) = one.phrase.filter(|phrase| phrase.0 <= source.0 && source.1 < phrase.1) {
        let named = phrases::named_part(text, tokens, phrase);
        // The name in an apposition that the tagger saw; else what the rules took for the source.
        if named.0 >= source.1 {
            return Some(named);
        }
    }
    let end = document.sentences.get(one.sentence).map_or(source.1, |sentence| sentence.hi);
    Some(phrases::named_part_with_apposition(text, tokens, source, end))
}

/// Another name or description that stands for a body or group.
#[derive(Clone, Debug)]
pub(super) struct Other {
    pub(super) name: String,
    pub(super) kind: SpeakerKind,
    /// Whether "they" can mean it.
    pub(super) plural: bool,
    pub(super) mentions: Vec<Span>,
    /// Whether the name is none of the article's.
    made: bool,
    /// Whose it is, where the phrase says so.
    of: Option<Belongs>,
}

impl Other {
    pub(super) fn new(name: &str, kind: SpeakerKind, plural: bool, of: Option<Belongs>) -> Other {
        Other { name: name.to_owned(), kind, plural, mentions: Vec::new(), made: false, of }
    }
}

/// Whose a body or person is: "her spokesman".
#[derive(Clone, Debug)]
pub(super) struct Belongs {
    /// The owner.
    pub(super) to: Who,
    /// The relation, a row of `collection::related::RELATIONS`.
    pub(super) why: &'static str,
    /// The phrase, and the words that tell whom a pronoun or role in it means.
    pub(super) words: Vec<TokenRange>,
}

pub(super) struct Resolver<'t> {
    pub(super) text: &'t str,
    pub(super) document: &'t Document,
    pub(super) names: Names,
    pub(super) others: BTreeMap<String, Other>,
    /// Sentence and speaker of the last attribution.
    pub(super) last: Option<(usize, Who)>,
    /// Where sources stand, in text order.
    sources: Vec<TokenRange>,
    /// Sources so far.
    who: Vec<(TokenRange, Who)>,
    /// People whom a pronoun cannot mean: they are named in what it is the subject of.
    pub(super) barred: Vec<usize>,
}

impl Resolver<'_> {
    /// People named, outside quotation marks, in content that follows its source: "he called
    /// Smith a liar" is not said by Smith.
    fn named_in_content(&self, one: &Found, source: TokenRange) -> Vec<usize> {
        let mut out = Vec::new();
        for &(lo, hi) in &one.content {
            if lo < source.1 {
                continue;
            }
            let at = self.names.mentions.partition_point(|mention| mention.name.0 < lo);
            for mention in self.names.mentions[at..].iter().take_while(|m| m.name.1 <= hi).take(20)
            {
                out.extend(mention.person);
            }
        }
        out
    }

    pub(super) fn source(
        &mut self,
        source: TokenRange,
        sentence: usize,
        depth: usize,
    ) -> (Option<Who>, Resolved) {
        let tokens = &self.document.tokens;
        let head = &tokens[source.1 - 1];
        if source.1 - source.0 == 1 {
            if head.is(REL) && depth < 2 {
                return self.relative(source, sentence, depth);
            }
            if head.is(PRON | POSS | OBJ) {
                return self.pronoun(source, sentence);
            }
        }
        let joined = (source.0..source.1).any(|p| tokens[p].is(CONJ)) && tokens[source.0].is_word();
        // The head stands before the first preposition, unless titles only are there.
        let preposition = (source.0 + 1..source.1).find(|&p| tokens[p].is(PREP));
        if !joined {
            // "Secretary of State Ola Wick": the office is before the name; "Residents of Port Elm" is no office.
            let title_of = preposition.is_some_and(|p| {
                let mention = self.names.mention_in(source);
                mention.is_some_and(|mention| mention.person.is_some() && mention.whole.0 < p)
            });
            if (preposition.is_none() || title_of)
                && head.cap
                && let Some(found) = self.named(source)
            {
                return found;
            }
        }
        let end = preposition.unwrap_or(source.1);
        let head = &tokens[end - 1];
        if let Some(found) = self.nobody(source, sentence, depth) {
            return found;
        }
        if !joined {
            if head.is(ROLE | TITLE)
                && !head.is(GROUP)
                && tokens[source.0].is_one_of(self.text, &["the", "this"])
                && let Some(found) = self.role(source, end)
            {
                return found;
            }
            if let Some(found) =
                preposition.is_none().then(|| self.epithet(source, sentence)).flatten()
            {
                return found;
            }
            if let Some(found) = self.opening(source, end, sentence) {
                return found;
            }
            if let Some(found) = self.owned(source, end, sentence) {
                return found;
            }
            if let Some(found) = self.short_body(source, sentence) {
                return found;
            }
        }
        self.other(source, end, joined)
    }

    /// Bodies, groups and unnamed people: named by the phrase itself.
    pub(super) fn other(
        &mut self,
        source: TokenRange,
        head: usize,
        joined: bool,
    ) -> (Option<Who>, Resolved) {
        let tokens = &self.document.tokens;
        let mut words = names::folded(self.text, tokens, source);
        while words.len() > 1
            && matches!(
                words[0].as_str(),
                "the" | "a" | "an" | "this" | "these" | "those" | "its" | "his" | "her" | "their"
            )
        {
            words.remove(0);
        }
        let key = words.join(" ");
        let last = &tokens[head - 1];
        let body = !joined
            && (last.is(BODY | FINDING)
                || last.cap && !last.is(GROUP | ROLE | TITLE) && !tokens[source.0].is(GROUP));
        let (kind, rule) = if body {
            (SpeakerKind::Organisation, "speaker-body")
        } else {
            (SpeakerKind::Group, "speaker-group")
        };
        let span = Span { start: tokens[source.0].start, end: tokens[source.1 - 1].bare };
        let mut name = span.of(self.text);
        for article in ["the ", "The "] {
            if body {
                name = name.strip_prefix(article).unwrap_or(name);
            }
        }
        let word = last.word(self.text);
        // "some fishermen", "two neighbours": people whom no list has.
        let many = !last.cap
            && !tokens[source.0].is_one_of(self.text, &["a", "an"])
            && (word.ends_with("men") || word.ends_with('s') && !word.ends_with("ss"));
        let plural = joined || body || many || last.is(GROUP) || last.is(DET);
        self.add(key.clone(), Other::new(name, kind, plural, None), span, false);
        let vague =
            source.1 - source.0 == 1 && !last.cap && !last.is(GROUP | ROLE | BODY | FINDING | DET);
        (
            Some(Who::Other(key)),
            Resolved {
                entity: None,
                rule,
                because: Vec::new(),
                at_most: if vague { 60 } else { 94 },
            },
        )
    }

    /// One more mention of a body or group, known or new. `made` says that its name was put
    /// together: one that the article itself uses is better.
    pub(super) fn add(&mut self, key: String, other: Other, mention: Span, made: bool) {
        let entry = self.others.entry(key).or_insert_with(|| Other { made, ..other.clone() });
        if entry.made && !made {
            (entry.name, entry.made) = (other.name, false);
        }
        entry.mentions.push(mention);
    }

    /// The last place where it was a source.
    pub(super) fn said_by(&self, key: &str) -> Vec<TokenRange> {
        let is = |who: &Who| matches!(who, Who::Other(other) if other == key);
        self.who
            .iter()
            .rev()
            .find(|(_, who)| is(who))
            .map(|&(range, _)| range)
            .into_iter()
            .collect()
    }
}
