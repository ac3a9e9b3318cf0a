//! Borders of content that the words around them show plainly, whoever found it: rules or the model.
//!
//! ```text
//! told the town council | that the bridge is safe            to whom it was told is no content
//! accused them of neglect | , a charge that they reject       what the narrator adds
//! ```
//!
//! The model learned borders from one corpus, whose annotators did not always agree where the
//! narrator goes on; here only what leaves no doubt is cut.

use std::sync::LazyLock;

use crate::cases;
use crate::clauses::{ArticleReader, Found};
use crate::cues::{Form, takes::*};
use crate::lexicon::class::*;
use crate::lexicon::lists::List;
use crate::phrases::{self, TokenRange};
use crate::sentences::Kind;

/// Nouns for what has just been said, with which the narrator comments on it: "a charge that they reject".
static COMMENTED: LazyLock<List> =
    LazyLock::new(|| List::new(include_str!("borders/comments.txt")));

/// How far behind a verb its addressee begins.
const MOST_BEFORE_ADDRESSEE: usize = 3;

/// What opens a clause that stands before the sentence's own: "If Brandt says …, the line will close".
const OPEN_A_CLAUSE: &[&str] =
    &["if", "when", "unless", "until", "once", "although", "though", "because", "after", "before"];

/// Verbs whose content is a clause: cut to a phrase without a verb it would be a fragment.
const NEEDS_A_CLAUSE: &[&str] = &["say", "tell", "add", "think", "believe", "warn", "insist"];

/// Words from which a quotation is somebody's in any case.
const LONG_QUOTATION: usize = 5;

/// Cuts what was found where its borders are plain.
pub(crate) fn settle(reader: &ArticleReader<'_>, found: &mut [Found]) {
    for one in found.iter_mut().filter(|one| !one.spoken) {
        reader.leave_addressee(one);
        reader.leave_charge(one);
        reader.leave_next_verb(one);
        reader.leave_next_sentence(one);
        reader.leave_comment(one);
        reader.keep_verb_behind_relative_clause(one);
        reader.leave_relative_clauses(one);
        reader.leave_main_clause(one);
        reader.leave_agent(one);
    }
}

impl ArticleReader<'_> {
    /// "told the council that": the content begins behind the addressee.
    fn leave_addressee(&self, one: &mut Found) {
        let (Some(cue), Some(&(lo, hi))) = (one.cue, one.content.first()) else { return };
        let verb = (cue.0..cue.1).rev().find(|&at| self.token(at).cue.is_some());
        let Some(verb) = verb.filter(|verb| verb < &lo && lo <= verb + MOST_BEFORE_ADDRESSEE)
        else {
            return;
        };
        let Some((whom, begin)) = self.told(verb, hi) else { return };
        if lo < whom.1 && begin < hi {
            one.content[0].0 = begin;
            one.to = Some(whom);
        }
    }

    /// Whom a verb of telling is followed by, and where the content behind begins.
    pub(crate) fn told(&self, verb: usize, hi: usize) -> Option<(TokenRange, usize)> {
        let (lemma, cue) = self.token(verb).cue?;
        let to = self.text_is(verb + 1, "to") && cue.takes & CLAUSAL != 0 && cue.takes & TO == 0;
        let needed = self.needs_addressee(lemma);
        if !needed && !to {
            return None;
        }
        let first = verb + 1 + usize::from(to);
        let mut whom = phrases::right(self.text, self.tokens(), first, hi)?;
        if needed {
            whom = self.needed_addressee(whom, hi)?;
        }
        let begin = self.adjuncts(whom.1, hi).0;
        if self.text_is(begin, "that") {
            return Some((whom, begin + 1));
        }
        let clause = self.is(begin, THAT | PRON | DET | POSS)
            || self.is_quotation(begin)
            || self.text_is(begin, "to")
            || self.tokens().get(begin).is_some_and(|token| token.is_word() && token.cap);
        (needed && clause && begin < hi).then_some((whom, begin))
    }

    /// "pleaded not guilty to arson": a plea is what was said.
    fn leave_charge(&self, one: &mut Found) {
        let (Some(cue), Some(&(lo, hi))) = (one.cue, one.content.first()) else { return };
        let pleads = self.token(cue.1 - 1).cue.is_some_and(|(lemma, _)| lemma == "plead");
        if let Some(end) = self.plea(lo).filter(|&end| pleads && end < hi) {
            one.content = vec![(lo, end)];
        }
    }

    /// "had been wrong and asked": a verb that reports the next thing is left to that.
    fn leave_next_verb(&self, one: &mut Found) {
        let Some(last) = self.last_behind_cue(one) else { return };
        let (lo, hi) = *last;
        let reports = self
            .token(hi - 1)
            .cue
            .is_some_and(|(_, cue)| cue.form == Form::Past && cue.takes & (CLAUSAL | WHOM) != 0);
        if reports && lo + 3 < hi && self.is(hi - 2, CONJ) {
            last.1 = hi - 2;
        }
    }

    /// "said the bridge is safe; the road stays closed": behind a semicolon the narrator goes on, but
    /// for what somebody is quoted with at length.
    fn leave_next_sentence(&self, one: &mut Found) {
        let Some(last) = self.last_behind_cue(one) else { return };
        let (lo, hi) = *last;
        let semicolon = (lo + 1..hi).find(|&at| self.kind(at) == Some(Kind::Semi));
        if let Some(at) = semicolon.filter(|&at| !self.has_long_quotation(at, hi)) {
            last.1 = at;
        }
    }

    /// The last part of content that stands behind its cue as a whole.
    fn last_behind_cue<'f>(&self, one: &'f mut Found) -> Option<&'f mut TokenRange> {
        let cue = one.cue?;
        let behind = one.content.first().is_some_and(|first| cue.1 <= first.0);
        one.content.last_mut().filter(|_| behind)
    }

    fn has_long_quotation(&self, lo: usize, hi: usize) -> bool {
        let words = |at: usize| self.quoted(at).split_whitespace().count();
        (lo..hi).any(|at| words(at) >= LONG_QUOTATION)
    }

    /// "the bridge, which was built in 1900, was “safe”", "…, which opens in May": what a relative
    /// clause between commas adds is the narrator's, if nothing in it is quoted or only supposed.
    fn leave_relative_clauses(&self, one: &mut Found) {
        let says = one.cue.is_some_and(|cue| {
            let lemma = (cue.0..cue.1).find_map(|at| self.token(at).cue.map(|(lemma, _)| lemma));
            lemma.is_some_and(|lemma| NEEDS_A_CLAUSE.contains(&lemma))
        });
        let Some(last) = self.last_behind_cue(one) else { return };
        let (lo, hi) = *last;
        let Some((comma, close)) = (lo + 1..hi).find_map(|at| self.relative_clause((lo, hi), at))
        else {
            return;
        };
        if close == hi && says && !self.has_verb((lo, comma)) {
            return;
        }
        last.1 = comma;
        if close + 1 < hi {
            one.content.push((close + 1, hi));
        }
    }

    /// "said the mast, which stands on the hill, | could fall": content that ends with a relative clause
    /// before its verb goes on with that verb, up to the next comma or the end of the sentence.
    fn keep_verb_behind_relative_clause(&self, one: &mut Found) {
        let end = self.document.sentences[one.sentence].hi;
        let Some(last) = self.last_behind_cue(one) else { return };
        let (lo, hi) = *last;
        let opens = |&at: &usize| self.kind(at) == Some(Kind::Comma) && self.is(at + 1, REL);
        let stops =
            |&at: &usize| matches!(self.kind(at), Some(Kind::Comma | Kind::Stop | Kind::Semi));
        // The content ends before the relative clause, or with it.
        let (comma, closes) = match (lo + 1..hi).find(opens) {
            Some(comma) => (comma, hi),
            None if hi < end && opens(&hi) => (hi, (hi + 1..end).find(stops).unwrap_or(end)),
            None => return,
        };
        let goes_on = closes < end
            && self.kind(closes) == Some(Kind::Comma)
            && (self.resumes(closes + 1) || self.may_be_verb(closes + 1));
        if goes_on && !self.has_verb((lo, comma)) {
            last.1 = (closes + 1..end).find(stops).unwrap_or(end);
        }
    }

    /// Whether the word at `at` may be a verb that no list has ("the tunnel, which opened in May, leaks"): in small
    /// letters, and none of the words that begin something else.
    fn may_be_verb(&self, at: usize) -> bool {
        let other = CONJ | PREP | REL | DET | PRON | POSS | SUB | ADV | THAT;
        let word = self.tokens().get(at).is_some_and(|token| token.is_word() && !token.cap);
        word && !self.is(at, other) && !self.lower(at).ends_with("ing")
    }

    /// Whether a verb is plain in the words: an auxiliary, or what ends like a past. The limit: most
    /// verbs are in no list, so none seen does not mean that there is none.
    fn has_verb(&self, (lo, hi): TokenRange) -> bool {
        let past = |at: usize| at > lo && !self.token(at).cap && self.lower(at).ends_with("ed");
        (lo..hi).any(|at| self.is(at, AUX) || past(at) || self.is_quotation(at))
    }

    /// "If Brandt says the tunnel leaked, the line will close": a clause that a subordinator opens ends
    /// at the comma, and what follows is the narrator's. Not where something is quoted.
    fn leave_main_clause(&self, one: &mut Found) {
        let sentence = self.document.sentences[one.sentence];
        let opens = self.is_one_of(sentence.lo, OPEN_A_CLAUSE)
            && one.source.is_some_and(|source| source.0 == sentence.lo + 1);
        let Some(last) = self.last_behind_cue(one).filter(|_| opens) else { return };
        let (lo, hi) = *last;
        let mut commas = (lo + 1..hi).filter(|&at| self.kind(at) == Some(Kind::Comma));
        let (Some(comma), None) = (commas.next(), commas.next()) else { return };
        let begins = self.is(comma + 1, DET | PRON | POSS) || self.token(comma + 1).cap;
        if begins && comma > lo + 1 && !(lo..hi).any(|at| self.is_quotation(at)) {
            last.1 = comma;
        }
    }

    /// "was dismissed as “a joke” | by farmers": who said it is no part of what was said.
    fn leave_agent(&self, one: &mut Found) {
        let (Some(source), Some(last)) = (one.source, one.content.last_mut()) else { return };
        let by = source.0.saturating_sub(1);
        if self.text_is(by, "by") && last.0 < by && source.1 == last.1 {
            last.1 = by;
        }
    }

    /// The relative clause that the comma at `comma` opens: that comma, and the one that closes it, or
    /// the end. None where it is not plain that it is one, and that it adds something.
    fn relative_clause(&self, (lo, hi): TokenRange, comma: usize) -> Option<(usize, usize)> {
        let opens = self.kind(comma) == Some(Kind::Comma)
            && (self.is(comma + 1, REL) || self.text_is(comma + 1, "whose"));
        if !opens {
            return None;
        }
        let close = (comma + 1..hi).find(|&at| self.kind(at) == Some(Kind::Comma)).unwrap_or(hi);
        let adds = !(comma + 1..close).any(|at| {
            self.is_quotation(at) || self.is_case(at, cases::NOT_NARRATED) || self.is(at, CONJ)
        });
        // "in his own shop, which is the oldest of the town, the last one was sold"
        let frame = self.is(lo, PREP) && self.is(close + 1, DET | POSS | PRON);
        let resumes = close == hi || frame || self.resumes(close + 1);
        (adds && resumes && close > comma + 3).then_some((comma, close))
    }

    /// Whether a clause that something was put into goes on at `at`: with its verb.
    fn resumes(&self, mut at: usize) -> bool {
        while self.is(at, ADV | NOT) {
            at += 1;
        }
        self.is(at, AUX) && !self.is_one_of(at, &["having", "being"])
    }

    /// ", a charge that they reject", ", a figure for which there is no evidence": the narrator's.
    fn leave_comment(&self, one: &mut Found) {
        let Some(&(lo, hi)) = one.content.last() else { return };
        let comment = (lo + 1..hi).find(|&at| self.comments(at, hi));
        if let (Some(at), Some(last)) = (comment, one.content.last_mut()) {
            last.1 = at;
        }
    }

    /// Whether a comma and a noun phrase that comments on what was said stand at `at`.
    fn comments(&self, at: usize, hi: usize) -> bool {
        if self.kind(at) != Some(Kind::Comma) || !self.is_one_of(at + 1, &["a", "an", "something"])
        {
            return false;
        }
        let noun = (at + 2..hi.min(at + 4)).find(|&p| self.is_in(p, &COMMENTED));
        let Some(noun) = noun else { return false };
        self.is(noun + 1, THAT | REL | DET | PRON | POSS)
            || self.is(noun + 1, PREP) && self.is(noun + 2, REL)
    }
}

#[cfg(test)]
mod tests {
    /// A sentence, and what is found in it.
    const CASES: &[(&str, &str)] = &[
        ("Ann Lee told the court that the bridge was safe.", "Ann Lee > the bridge was safe"),
        ("Ann Lee told the court the bridge was safe.", "Ann Lee > the bridge was safe"),
        ("Ann Lee wrote to the council that the bridge was safe.", "Ann Lee > the bridge was safe"),
        (
            "Ann Lee accused the board of “waste”, a charge that it rejects.",
            "Ann Lee > the board of “waste”",
        ),
        (
            "Ann Lee said the bridge “would fall”, a claim for which there is no evidence.",
            "Ann Lee > the bridge “would fall”",
        ),
        (
            "Ann Lee said the bridge, which was built in 1900, was “safe today”.",
            "Ann Lee > the bridge + was “safe today”",
        ),
        (
            "Ann Lee said the bridge was “safe”, which opens in May.",
            "Ann Lee > the bridge was “safe”",
        ),
        (
            "Ann Lee said the bridge was “safe”, which may help the town.",
            "Ann Lee > the bridge was “safe”, which may help the town",
        ),
        (
            "Ann Lee said the bridge was safe; the road stays closed.",
            "Ann Lee > the bridge was safe",
        ),
        ("Ann Lee pleaded not guilty to arson on Monday.", "Ann Lee > not guilty"),
        (
            "Ann Lee said the mast, which stands on a hill, could fall.",
            "Ann Lee > the mast + could fall",
        ),
        (
            "Ann Lee said the quay, which her father built, was lost, before leaving by the door.",
            "Ann Lee > the quay + was lost, before leaving by the door",
        ),
        ("If Ann Lee says the bridge is safe, the road will open.", "Ann Lee > the bridge is safe"),
        ("The tax was dismissed as “a joke” by farmers.", "farmers > “a joke”"),
    ];

    #[test]
    fn every_case() {
        for &(text, finds) in CASES {
            let found = crate::cases::read_as_cases(text);
            assert!(found.iter().any(|one| one == finds), "{text}: {found:?}");
        }
    }

    #[test]
    fn the_nouns_of_comments_are_a_list_of_words() {
        crate::lexicon::lists::check(include_str!("borders/comments.txt"));
    }
}
