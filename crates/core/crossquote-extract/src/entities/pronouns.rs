//! Whom a pronoun means: the nearest person or body that fits, subjects and the last speaker first.

use std::collections::BTreeMap;

use super::{Resolved, Resolver, Who};
use crate::lexicon::class::*;
use crate::names::{self, Gender};
use crate::phrases::{self, TokenRange};
use crossquote_model::SpeakerKind;

/// How well each person fits, and the words that say so.
type Scores = BTreeMap<usize, (i32, TokenRange)>;

/// How many sentences back a person is looked for, unless nobody is nearer.
const FAR: usize = 6;

/// How many sentences whoever spoke last is remembered as the one who goes on speaking.
const SPEAKS_ON: i32 = 8;

/// What the subject of an earlier sentence of the paragraph is ahead where nobody has spoken since the paragraph began.
const OPENS_PARAGRAPH: i32 = 30;

/// By less than this nobody is ahead of another: both fit equally well.
const LEAST_MARGIN: i32 = 3;

impl Resolver<'_> {
    /// Whom "he", "her" or "they" means.
    pub(crate) fn pronoun(
        &mut self,
        source: TokenRange,
        sentence: usize,
    ) -> (Option<Who>, Resolved) {
        let token = &self.document.tokens[source.0];
        let word = token.word(self.text).to_lowercase();
        match word.as_str() {
            "he" | "his" | "him" | "himself" => self.person(source, sentence, Gender::Male),
            "she" | "her" | "hers" | "herself" => self.person(source, sentence, Gender::Female),
            "they" | "their" | "them" | "it" | "its" => {
                let plural = word.starts_with("the");
                let last = self.last.clone();
                // A body that was named since somebody last spoke is nearer.
                let since = last.as_ref().map_or(0, |(before, _)| before + 1);
                if !plural && let Some(found) = self.body_near(source, sentence, since) {
                    return found;
                }
                if let Some((before, Who::Other(key))) = last
                    && before + 3 >= sentence
                    && let Some(other) = self.others.get(&key)
                    && (if plural { other.plural } else { other.kind == SpeakerKind::Organisation })
                {
                    let because = self.said_by(&key);
                    return (
                        Some(Who::Other(key)),
                        Resolved { entity: None, rule: "speaker-pronoun", because, at_most: 65 },
                    );
                }
                let near = (!plural).then(|| self.body_near(source, sentence, 0)).flatten();
                let near = near.or_else(|| self.subject_near(source, sentence, plural));
                near.unwrap_or((None, Resolved::unclear()))
            }
            _ => (None, Resolved::unclear()),
        }
    }

    /// "he", "she": the person named before who fits best; for an epithet, whose gender may be unknown, anybody.
    pub(super) fn person(
        &mut self,
        source: TokenRange,
        sentence: usize,
        gender: Gender,
    ) -> (Option<Who>, Resolved) {
        if let Some(found) = self.unnamed_speaker(source, sentence, gender) {
            return found;
        }
        let (mut scores, fallback) = self.score_mentions(source, sentence, gender);
        self.favour_last_speaker(sentence, gender, &mut scores);
        let mut ranked: Vec<(i32, usize, TokenRange)> =
            scores.iter().map(|(&person, &(score, range))| (score, person, range)).collect();
        ranked.sort_by_key(|&(score, person, _)| (-score, person));
        let Some(&(score, person, because)) = ranked.first() else {
            let Some((person, because)) = fallback else { return (None, Resolved::unclear()) };
            return means(person, because, 50);
        };
        let margin = ranked.get(1).map_or(60, |second| score - second.0);
        // Two that fit equally well: nobody is credited.
        if margin < LEAST_MARGIN {
            let because = ranked.iter().take(2).map(|one| one.2).collect();
            return (None, Resolved { because, ..Resolved::unclear() });
        }
        // "Lund and Kamp left. He said": nothing says which, unless one of them has spoken since.
        let spoke = matches!(&self.last, Some((_, Who::Person(last))) if *last == person);
        if let Some(&(_, _, other)) = ranked.get(1).filter(|_| !spoke)
            && self.coordinated(because, other)
        {
            return (None, Resolved { because: vec![because, other], ..Resolved::unclear() });
        }
        let at_most = match margin {
            40.. => 90,
            15.. => 80,
            _ => 62,
        };
        means(person, because, at_most)
    }

    /// Scores the people named before: the nearer the better, subjects more than others. Also gives
    /// the nearest of those who are too far to be scored.
    fn score_mentions(
        &self,
        source: TokenRange,
        sentence: usize,
        gender: Gender,
    ) -> (Scores, Option<(usize, TokenRange)>) {
        let end = self.names.mentions.partition_point(|mention| mention.name.0 < source.0);
        let paragraph = self.new_paragraph(sentence);
        let mut scores = Scores::new();
        for mention in self.names.mentions[..end].iter().rev().take(40) {
            let Some(person) = mention.person else { continue };
            if !self.fits(person, gender) {
                continue;
            }
            let apart = sentence.saturating_sub(mention.sentence);
            if apart > FAR {
                return (scores, Some((person, mention.whole)));
            }
            let known = &self.names.people[person];
            let mut score = 100 - 22 * apart as i32;
            score += if mention.subject { 24 } else { 0 };
            let opens = paragraph.is_some_and(|from| (from..sentence).contains(&mention.sentence));
            score += if mention.subject && opens { OPENS_PARAGRAPH } else { 0 };
            score += if known.gender == gender { 6 } else { 0 };
            score -= if known.evident { 0 } else { 20 };
            let entry = scores.entry(person).or_insert((score, mention.whole));
            if score > entry.0 {
                *entry = (score, mention.whole);
            }
        }
        (scores, None)
    }

    /// The first sentence of the paragraph of `sentence`, if nobody has spoken since it began: whom it is about is
    /// likelier meant there than who spoke above.
    fn new_paragraph(&self, sentence: usize) -> Option<usize> {
        let first = self.document.paragraph_start(sentence)?;
        self.last.as_ref().is_some_and(|(before, _)| *before < first).then_some(first)
    }

    /// Whether a pronoun of this gender can mean the person.
    pub(super) fn fits(&self, person: usize, gender: Gender) -> bool {
        let known = self.names.people[person].gender;
        (gender == Gender::Unknown || known == Gender::Unknown || known == gender)
            && !self.barred.contains(&person)
    }

    /// Whoever spoke last tends to go on speaking, and whose people spoke last is in mind too.
    fn favour_last_speaker(&self, sentence: usize, gender: Gender, scores: &mut Scores) {
        let Some((before, who)) = &self.last else { return };
        let apart = sentence.saturating_sub(*before);
        match who {
            Who::Other(key) => {
                let owner = self.others.get(key).and_then(|other| other.of.as_ref());
                if let Some(Who::Person(owner)) = owner.map(|of| &of.to)
                    && apart <= 3
                    && let Some(entry) = scores.get_mut(owner)
                {
                    entry.0 += 30;
                }
            }
            Who::Person(person) => {
                let apart = apart as i32;
                if !self.fits(*person, gender) || apart > SPEAKS_ON {
                    return;
                }
                let spoke = self.who.iter().rev().find(|(_, other)| other == who);
                let place = spoke.map_or(self.names.people[*person].name, |&(range, _)| range);
                let entry = scores.entry(*person).or_insert((80 - 10 * apart, place));
                entry.0 += (40 - 6 * apart).max(4);
            }
        }
    }

    /// Whether only "and" or "or" stands between two names.
    fn coordinated(&self, a: TokenRange, b: TokenRange) -> bool {
        let (a, b) = (a.min(b), a.max(b));
        a.1 + 1 == b.0 && self.document.tokens[a.1].is(CONJ)
    }

    /// The one body that is the subject of this sentence or the one before, and no earlier than
    /// `since`, for "its" and "it".
    fn body_near(
        &mut self,
        source: TokenRange,
        sentence: usize,
        since: usize,
    ) -> Option<(Option<Who>, Resolved)> {
        let tokens = &self.document.tokens;
        let end = self.names.mentions.partition_point(|mention| mention.name.0 < source.0);
        let mut near: Option<TokenRange> = None;
        for mention in self.names.mentions[..end].iter().rev().take(12) {
            if mention.sentence + 1 < sentence || mention.sentence < since {
                break;
            }
            let (lo, hi) = mention.whole;
            let body = tokens[hi - 1].is(BODY)
                || names::is_place(&crossquote_text::fold(tokens[hi - 1].word(self.text)));
            if mention.person.is_some() || !body || !mention.subject {
                continue;
            }
            if near.replace((lo, hi)).is_some() {
                return None;
            }
        }
        let near = near?;
        let (who, _) = self.other(near, near.1, false);
        let because = vec![near];
        Some((who, Resolved { entity: None, rule: "speaker-pronoun", because, at_most: 55 }))
    }
}

/// How many sentences before a pronoun the subject may be that "it" or "they" goes on with.
const SUBJECT_NEAR: usize = 2;

impl Resolver<'_> {
    /// The nearest subject of a sentence before that "it" or "they" can mean: a body or a document ("The council has
    /// read it. It said"), or several people ("Farmers waited. They said"). Names were looked for before.
    fn subject_near(
        &mut self,
        source: TokenRange,
        sentence: usize,
        plural: bool,
    ) -> Option<(Option<Who>, Resolved)> {
        let tokens = &self.document.tokens;
        for at in (sentence.saturating_sub(SUBJECT_NEAR)..=sentence).rev() {
            let before = self.document.sentences.get(at).filter(|before| !before.headline)?;
            let Some(subject) = phrases::sentence_subject(self.text, tokens, before.lo, before.hi)
            else {
                continue;
            };
            let subject = phrases::named_part(self.text, tokens, subject);
            if subject.1 > source.0
                || subject.0 + 1 == subject.1 && tokens[subject.0].is(PRON | POSS | OBJ | REL)
            {
                continue;
            }
            let end = (subject.0 + 1..subject.1).find(|&p| tokens[p].is(PREP)).unwrap_or(subject.1);
            let fits = |end: usize| {
                let head = &tokens[end - 1];
                let is_kind = if plural {
                    head.is(GROUP)
                } else {
                    head.is(BODY | FINDING) && !head.is(GROUP)
                };
                is_kind && !head.possessive
            };
            // "The council disagrees": a verb that no list has, read as the last noun.
            let verb = tokens[end - 1].word(self.text);
            let is_verb = end == subject.1 && end > subject.0 + 1 && verb.ends_with(['s', 'd']);
            let end = if !fits(end) && is_verb { end - 1 } else { end };
            // "The council met on Monday", "The ministry sent people": of a verb that no list has, read as a noun,
            // the body before it is the subject, but for "the council leader".
            let is_other = |p: usize| tokens[p].cap || tokens[p].is(ROLE | TITLE | BODY | FINDING);
            let body = (subject.0 + 2..end).find(|&p| !plural && fits(p) && !tokens[p - 1].cap);
            let body = body.filter(|&p| !fits(end) && !(p..end).any(is_other));
            let (is_verb, end) = body.map_or((is_verb, end), |p| (true, p));
            if !fits(end) {
                continue;
            }
            let subject = (subject.0, if is_verb && end < subject.1 { end } else { subject.1 });
            let (who, _) = self.other(subject, end, false);
            let because = vec![subject];
            return Some((
                who,
                Resolved { entity: None, rule: "speaker-pronoun", because, at_most: 60 },
            ));
        }
        None
    }
}

/// A person whom a pronoun means, for these words.
fn means(person: usize, because: TokenRange, at_most: u8) -> (Option<Who>, Resolved) {
    let because = vec![because];
    let resolved = Resolved { entity: None, rule: "speaker-pronoun", because, at_most };
    (Some(Who::Person(person)), resolved)
}
