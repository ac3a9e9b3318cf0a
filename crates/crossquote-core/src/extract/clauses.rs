//! Attributions within one sentence: a cue, its subject, and what is attributed.
//!
//! ```text
//! Hegseth said NATO membership is not “realistic” and indicated Washington would step back
//! source  cue  content ────────────────────────┘      cue       content ───────────────┘
//! “A,” she said, “B,” adding that C
//! └─┘  └─ after ┘ └─┘ └ participle, same source
//! ```
//!
//! Two passes: find the cues with their subjects and where their clauses begin; then give each its
//! content, which ends where the clause of another cue begins.

use std::collections::BTreeSet;

use crate::extract::cues::{Cue, Form, takes::*};
use crate::extract::lexicon::class::*;
use crate::extract::marks::Region;
use crate::extract::phrases::{self, Range};
use crate::extract::sentences::{Document, Item, Kind, Sentence};

/// One attribution in terms of items.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    /// The deciding rule.
    pub(crate) rule: &'static str,
    /// Cue words.
    pub(crate) cue: Option<Range>,
    /// Source words.
    pub(crate) source: Option<Range>,
    /// Content, in order.
    pub(crate) content: Vec<Range>,
    /// Addressee.
    pub(crate) to: Option<Range>,
    /// Sure of words and source, before the speaker is resolved.
    pub(crate) confidence: u8,
    /// Index of the sentence with the cue.
    pub(crate) sentence: usize,
    /// Whether more quotations may follow it in later sentences of the paragraph.
    pub(crate) open: bool,
}

/// How a cue got its subject.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum How {
    /// Right before it.
    Before,
    /// Before it, with an apposition between.
    Apposition,
    /// After it: said X.
    Inverted,
    /// That of an earlier cue, or the sentence's.
    Inherited,
}

/// A cue that was accepted as a verb.
#[derive(Clone, Debug)]
pub(super) struct Candidate {
    pub(super) at: usize,
    pub(super) lemma: &'static str,
    pub(super) cue: Cue,
    pub(super) source: Option<Range>,
    pub(super) how: How,
    /// Where its clause begins, with comma and conjunction.
    pub(super) clause: usize,
    /// Whether that border ends the content of an earlier cue.
    pub(super) cuts: bool,
    /// Where the words after the cue begin.
    pub(super) rest: usize,
}

/// What the parser needs to see.
pub(crate) struct Reader<'t> {
    /// The article's text.
    pub(crate) text: &'t str,
    /// Its quotations.
    pub(crate) regions: &'t [Region],
    /// Its sentences.
    pub(crate) document: &'t Document,
    /// Words that stand capitalised inside a sentence.
    pub(crate) capitals: BTreeSet<&'t str>,
}

/// The words that stand capitalised inside a sentence: names, most of them.
pub(crate) fn capitals<'t>(text: &'t str, document: &Document) -> BTreeSet<&'t str> {
    let mut out = BTreeSet::new();
    for sentence in document.sentences.iter().filter(|sentence| !sentence.headline) {
        for item in document.items[sentence.lo..sentence.hi].iter().skip(1) {
            if item.cap && item.is_word() {
                out.insert(item.word(text));
            }
        }
    }
    out
}

impl Reader<'_> {
    pub(super) fn item(&self, at: usize) -> &Item {
        &self.document.items[at]
    }

    pub(super) fn items(&self) -> &[Item] {
        &self.document.items
    }

    pub(super) fn is(&self, at: usize, flags: u32) -> bool {
        self.items().get(at).is_some_and(|item| item.is(flags))
    }

    pub(super) fn kind(&self, at: usize) -> Option<Kind> {
        self.items().get(at).map(|item| item.kind)
    }

    /// The words inside the quotation at `at`; empty when it is none.
    pub(crate) fn quoted(&self, at: usize) -> &str {
        match self.kind(at) {
            Some(Kind::Quote(region)) => self.regions[region as usize].inner.of(self.text).trim(),
            _ => "",
        }
    }

    /// Whether the item at `at` is a comma, or a quotation that ends in one.
    pub(super) fn is_comma(&self, at: usize) -> bool {
        match self.kind(at) {
            Some(Kind::Comma | Kind::Dash) => true,
            Some(Kind::Quote(_)) => self.quoted(at).ends_with([',', '—', '–', '-']),
            _ => false,
        }
    }

    /// Whether the quotation at `at` ends like one that is followed by its attribution.
    pub(super) fn ends_utterance(&self, at: usize) -> bool {
        self.items()[at].is_quote()
            && self
                .quoted(at)
                .trim_end_matches(['\'', '’', ']', ')'])
                .ends_with([',', '.', '?', '!', '…', '—', '–', '-'])
    }

    /// The attributions of a sentence.
    pub(crate) fn sentence(&self, index: usize) -> Vec<Found> {
        let sentence = self.document.sentences[index];
        let mut hi = sentence.hi;
        while hi > sentence.lo && self.item(hi - 1).kind == Kind::Stop {
            hi -= 1;
        }
        let mut found = Vec::new();
        if sentence.headline {
            found.extend(self.headline(index, &sentence, hi));
        }
        let candidates = self.candidates(&sentence, hi);
        for number in 0..candidates.len() {
            if let Some(one) = self.content(index, &sentence, hi, &candidates, number) {
                found.push(one);
            }
        }
        self.according_to(index, &sentence, hi, &candidates, &mut found);
        self.noun_cues(index, &sentence, hi, &mut found);
        found.retain(|one| one.content.iter().any(|&(lo, hi)| lo < hi));
        found
    }

    // Content.

    pub(super) fn content(
        &self,
        index: usize,
        sentence: &Sentence,
        hi: usize,
        candidates: &[Candidate],
        number: usize,
    ) -> Option<Found> {
        let one = &candidates[number];
        let mut to = None;
        let mut start = one.rest;
        if one.how == How::Inverted {
            start = one.source?.1;
        } else if one.cue.takes & WHOM != 0
            && let Some(whom) = self.addressee(one, hi)
        {
            to = Some(whom);
            start = whom.1;
        }
        let (after, place) = self.adjuncts(start, hi);
        if to.is_none() {
            to = place;
        }
        if let Some(found) = self.after(index, sentence, hi, candidates, number, start, after, to) {
            return Some(found);
        }
        if one.how == How::Inverted {
            return None;
        }
        // Content to the right of the cue.
        let (mut begin, kind) = self.complement(one, start, after, hi)?;
        if to.is_none()
            && kind == BARE
            && one.cue.takes & CLAUSAL != 0
            && let Some(whom) = phrases::right(self.text, self.items(), begin, hi)
            && (self.text_is(whom.1, "that") || self.text_is(whom.1, "of") && one.lemma == "warn")
            && whom.1 + 1 < hi
            && !self.item(whom.1 - 1).is(SAYING)
            && whom.1 - whom.0 <= 4
        {
            to = Some(whom);
            begin = whom.1 + 1;
        }
        let mut end = self.cut(candidates, number, begin, hi);
        if let Some(source) = one.source
            && source.0 > begin
            && one.how != How::Inverted
        {
            // "Citing weak growth, the bank …": up to the comma before the source.
            end = end.min(source.0.saturating_sub(1));
        }
        if kind == OBJECT || kind == TO {
            // "… urged restraint, but the fighting went on": the rest is narration.
            let clause = (begin + 1..end.saturating_sub(1)).find(|&p| {
                self.kind(p) == Some(Kind::Comma)
                    && self.is_one_of(p + 1, &["but", "while", "although", "though", "whereas"])
            });
            end = clause.unwrap_or(end);
        }
        if begin >= end {
            return None;
        }
        let quote_first = self.item(begin).is_quote();
        // `said “it is safe” today`: when is not what.
        if quote_first && (begin + 1..end).all(|p| self.is(p, TIME | ADV)) {
            end = begin + 1;
        }
        let mut content = vec![(begin, end)];
        let mut open = false;
        if quote_first && (end == begin + 1 || self.ends_utterance(begin)) {
            // `He said, “A,” and left.`: words after a finished quotation are not said.
            open = true;
            if self.ends_utterance(begin) && end > begin + 1 {
                content = vec![(begin, begin + 1)];
                // `“A,” “B”` or a tail that ends in another quotation.
                let tail = (begin + 1..end).rfind(|&at| self.item(at).is_quote());
                if let Some(tail) = tail
                    && !self.quoted(begin).ends_with(['.', '!', '?'])
                {
                    content = vec![(begin, tail + 1)];
                }
            }
        }
        let has_quote = (begin..end).any(|at| self.item(at).is_quote());
        open |= self.item(end - 1).is_quote() && end == hi;
        let rule = match (one.how, one.cue.form) {
            (How::Inherited, Form::Ing) => "cue-participle",
            (How::Inherited, _) => "cue-coordinated",
            (_, Form::Ing) => "cue-with-participle",
            (How::Apposition, _) => "cue-apposition",
            _ if quote_first => "cue-quotation",
            _ if kind == OBJECT => "cue-object",
            _ if kind == TO => "cue-intent",
            _ => "cue-clause",
        };
        let mut confidence: u8 = if quote_first {
            95
        } else if has_quote {
            88
        } else if kind == CLAUSAL {
            82
        } else if matches!(one.lemma, "say" | "tell" | "argue" | "claim") {
            80
        } else {
            66
        };
        if one.cue.takes & WEAK != 0 {
            confidence = confidence.saturating_sub(12);
        }
        match one.how {
            How::Inherited => confidence = confidence.saturating_sub(8),
            How::Apposition => confidence = confidence.saturating_sub(2),
            _ => {}
        }
        Some(Found {
            rule,
            cue: Some((one.at, one.rest)),
            source: one.source,
            content,
            to,
            confidence,
            sentence: index,
            open,
        })
    }

    /// Content to the left of the cue: "…," she said.
    #[allow(clippy::too_many_arguments, reason = "one caller; a struct would only rename them")]
    pub(super) fn after(
        &self,
        index: usize,
        sentence: &Sentence,
        hi: usize,
        candidates: &[Candidate],
        number: usize,
        start: usize,
        after: usize,
        to: Option<Range>,
    ) -> Option<Found> {
        let one = &candidates[number];
        let lo = sentence.lo;
        if one.cue.takes & AFTER == 0 || one.cue.form == Form::Base && one.how != How::Before {
            return None;
        }
        let source = one.source?;
        let border = match one.how {
            How::Inverted => one.clause,
            How::Inherited => return None,
            _ => source.0.checked_sub(1).filter(|&p| p >= lo)?,
        };
        let utterance = self.ends_utterance(border)
            || self.kind(border) == Some(Kind::Comma)
                && border > lo
                && self.item(border - 1).is_quote();
        let comma = matches!(self.kind(border), Some(Kind::Comma | Kind::Dash));
        // What stands to the right of the cue.
        let ends = after >= hi || matches!(self.kind(after), Some(Kind::Semi | Kind::Close));
        let comma_follows = self.is_comma(after) && !self.item(after).is_quote();
        let next_cuts =
            candidates.iter().skip(number + 1).any(|next| next.cuts && next.clause <= after + 1);
        let quote_follows = self.items().get(start).is_some_and(Item::is_quote) && start < hi
            || comma_follows && after + 1 < hi && self.item(after + 1).is_quote();
        let plain_end = ends || comma_follows || next_cuts;
        let accepted = if one.how == How::Inverted {
            true
        } else if utterance {
            // `“A,” Smith said the day after` is after; `“A,” but Smith said B` is not.
            !self.text_is(after, "that")
                && (plain_end
                    || quote_follows
                    || self.weak_tail(start, hi)
                    || self.ends_utterance(border))
        } else if self.item(border).is_quote() {
            ends && !self.item(border).is(NOT)
        } else {
            comma
                && (ends || comma_follows && !quote_follows)
                && (border > lo + 1 || self.is(after + 1, AUX) && border > lo)
        };
        if !accepted {
            return None;
        }
        let begin = self.left_edge(lo, border, candidates, number);
        let mut end = border + usize::from(self.item(border).is_quote());
        if utterance && comma {
            end = border;
        }
        if begin >= end {
            return None;
        }
        let left_quote = self.item(end - 1).is_quote();
        // `In an interview on “Face the Town,” Smith said …`: a title, not words.
        if left_quote && self.is(begin, PREP | SUB) && after < hi && self.is_title(end - 1) {
            return None;
        }
        // "Voters, she said, can wait": the clause goes on with its verb.
        let resumes = comma_follows && self.is(after + 1, AUX);
        // A lone opening phrase is no content: "In an interview, Smith said, “…”".
        if !left_quote && quote_follows {
            return None;
        }
        if !left_quote
            && self.is(begin, PREP | SUB)
            && comma_follows
            && !self.has_finite(begin, end)
        {
            return None;
        }
        let clause = self.has_finite(begin, end) || end - begin >= 5 || sentence.headline;
        if !(left_quote || resumes || clause) {
            return None;
        }
        let mut content = vec![(begin, end)];
        let mut open = left_quote;
        if quote_follows || comma_follows {
            let begin = if self.item(start.min(hi - 1)).is_quote() && start < hi {
                start
            } else {
                after + 1
            };
            let end = self.cut(candidates, number, begin, hi);
            if begin < end && begin < hi {
                let quote = self.item(begin).is_quote();
                if quote {
                    content.push((begin, self.quote_run(begin, end)));
                } else if !left_quote
                    && one.how != How::Inverted
                    && !self.is(begin, REL | CONJ)
                    && !self.looks_like_adjunct(begin, end)
                {
                    content.push((begin, end));
                    open = false;
                }
            }
        }
        let rule = match (one.how, content.len() > 1) {
            (_, true) => "cue-between",
            (How::Inverted, _) => "cue-inverted",
            _ => "cue-after",
        };
        let has_quote = (begin..end).any(|at| self.item(at).is_quote());
        let mut confidence: u8 = match (left_quote, has_quote) {
            (true, _) => 96,
            (false, true) => 88,
            _ if content.len() > 1 => 72,
            _ => 84,
        };
        if one.cue.takes & WEAK != 0 {
            confidence = confidence.saturating_sub(10);
        }
        Some(Found {
            rule,
            cue: Some((one.at, one.rest)),
            source: Some(source),
            content,
            to,
            confidence,
            sentence: index,
            open,
        })
    }

    /// Where content that ends at `border` begins: the sentence, or after an earlier attribution.
    pub(super) fn left_edge(
        &self,
        lo: usize,
        border: usize,
        candidates: &[Candidate],
        number: usize,
    ) -> usize {
        let mut begin = lo;
        for earlier in &candidates[..number] {
            // An earlier attribution that is complete in itself: "A said B, but C, D said".
            if earlier.source.is_some() && earlier.at < border && earlier.how == How::Inverted {
                begin = begin.max(earlier.source.map_or(lo, |s| s.1));
            } else if earlier.at < border
                && self.item(border).is_quote()
                && earlier.clause < border
                && let Some(comma) = (earlier.at..border).rev().find(|&p| {
                    self.kind(p) == Some(Kind::Comma)
                        || self.kind(p) == Some(Kind::Colon)
                        || self.is(p, CONJ)
                })
            {
                begin = begin.max(comma + 1);
            }
        }
        // After a colon or semicolon a new clause begins.
        for at in (begin..border).rev() {
            if matches!(self.kind(at), Some(Kind::Semi | Kind::Colon))
                && self.item(border).is_quote()
            {
                begin = at + 1;
                break;
            }
        }
        while begin < border
            && (self.is(begin, CONJ)
                || self.kind(begin) == Some(Kind::Comma)
                || self.kind(begin) == Some(Kind::Dash))
        {
            begin += 1;
        }
        begin
    }

    /// A quotation and those that follow it with nothing but commas between.
    pub(super) fn quote_run(&self, begin: usize, end: usize) -> usize {
        let mut last = begin + 1;
        while last < end
            && (self.item(last).is_quote()
                || self.kind(last) == Some(Kind::Comma)
                    && last + 1 < end
                    && self.item(last + 1).is_quote())
        {
            last += 1;
        }
        // `“A” is what “B”`: a quotation that goes on in paraphrase keeps the whole clause.
        if last < end && !self.ends_utterance(last - 1) {
            return end;
        }
        last
    }

    /// Whether a finite verb is in the range, as far as the lists know.
    pub(super) fn has_finite(&self, lo: usize, hi: usize) -> bool {
        (lo..hi).any(|at| {
            let item = self.item(at);
            item.is_quote()
                || item.is(AUX)
                || item.contracted
                || item.cue.is_some_and(|(_, cue)| matches!(cue.form, Form::Past | Form::Third))
                || item.is_word() && !item.cap && item.word(self.text).ends_with("ed")
        })
    }

    /// Whether the words before the next border are only an adjunct: "said with a smile".
    pub(super) fn weak_tail(&self, start: usize, hi: usize) -> bool {
        start >= hi || self.is(start, PREP | ADV | TIME | SUB) || self.text_is(start, "to")
    }

    pub(super) fn looks_like_adjunct(&self, begin: usize, end: usize) -> bool {
        self.is(begin, DET) && !self.has_finite(begin, end)
            || self.is(begin, PREP | SUB | TIME)
            || self.item(begin).is_word() && self.item(begin).word(self.text).ends_with("ing")
    }

    /// The addressee of "told": a short noun phrase.
    pub(super) fn addressee(&self, one: &Candidate, hi: usize) -> Option<Range> {
        let whom = phrases::right(self.text, self.items(), one.rest, hi)?;
        let next = self.items().get(whom.1);
        if one.lemma == "tell"
            || one.lemma == "remind"
            || one.lemma == "inform"
            || one.lemma == "assure"
            || one.lemma == "notify"
        {
            // "told CNN Smith would": the last capitalised word belongs to the clause.
            let verb_next = next.is_some_and(|item| {
                item.is(AUX)
                    || item.cue.is_some_and(|(_, cue)| matches!(cue.form, Form::Past | Form::Third))
            });
            if verb_next && whom.1 - whom.0 >= 2 {
                let mut split = whom.1 - 1;
                while split > whom.0 + 1
                    && self.item(split - 1).cap
                    && self.is(split - 1, TITLE | MALE | FEMALE | DEMONYM)
                {
                    split -= 1;
                }
                return Some((whom.0, split));
            }
            return (whom.1 < hi || !verb_next).then_some(whom);
        }
        let follows = self.is(whom.1, THAT)
            || self.text_is(whom.1, "to")
            || self.text_is(whom.1, "about")
            || self.text_is(whom.1, "for")
            || next.is_some_and(Item::is_quote)
            || self.is_comma(whom.1);
        (follows && whom.1 < hi && whom.1 - whom.0 <= 4).then_some(whom)
    }

    /// Steps over "on Friday", "in a statement", "repeatedly". Also gives "in an interview with X".
    pub(super) fn adjuncts(&self, start: usize, hi: usize) -> (usize, Option<Range>) {
        let mut at = start;
        let mut to = None;
        for _ in 0..6 {
            if at >= hi {
                break;
            }
            if self.is(at, TIME) || self.is(at, ADV) && !self.is(at, DET | PRON | SUB) {
                at += 1;
                continue;
            }
            if (self.is(at, DET) || self.is_one_of(at, &["last", "earlier", "late", "early"]))
                && (at + 1..hi.min(at + 3)).any(|p| self.is(p, TIME))
                && !(self.is_one_of(at, &["the", "a"]))
            {
                at = (at + 1..hi.min(at + 3)).find(|&p| self.is(p, TIME)).unwrap_or(at) + 1;
                continue;
            }
            if self.is(at, PREP) && !self.text_is(at, "to") {
                let mut end = at + 1;
                let mut occasion = false;
                while end < hi && end < at + 18 {
                    let item = self.item(end);
                    if !item.is_word()
                        || item.is(PRON | THAT | AUX | CONJ | REL)
                        || item.is(SUB) && !item.is(PREP)
                    {
                        break;
                    }
                    // "in a statement Smith would": a name after the occasion begins the clause.
                    if occasion
                        && item.cap
                        && !self.item(end - 1).cap
                        && !self.is(end - 1, PREP | DET | POSS)
                        && !item.is(TIME)
                    {
                        break;
                    }
                    if occasion && item.is(DET | POSS) && !self.is(end - 1, PREP | DET) {
                        break;
                    }
                    occasion |= end < at + 6 && item.is(OCCASION | TIME);
                    if self.is_one_of(end, &["with", "by", "on", "to", "from"])
                        && occasion
                        && let Some(name) = phrases::right(self.text, self.items(), end + 1, hi)
                        && self.item(name.0).cap
                        && !self.is(name.0, TIME)
                        && self.text_is(end, "with")
                    {
                        to = Some(name);
                    }
                    end += 1;
                }
                let stops = end >= hi
                    || self.is_comma(end)
                    || self.item(end).is_quote()
                    || self.is(end, THAT | PRON)
                    || matches!(self.kind(end), Some(Kind::Colon | Kind::Semi));
                // "said per the Daily Telegraph": through whom.
                if self.is_one_of(at, &["per", "via"]) && end > at + 1 {
                    to = Some((at + 1, end));
                    at = end;
                    continue;
                }
                if stops || occasion {
                    at = end;
                    continue;
                }
            }
            break;
        }
        (at, to)
    }

    /// Where the content after a cue begins, and by which sort of complement.
    pub(super) fn complement(
        &self,
        one: &Candidate,
        start: usize,
        after: usize,
        hi: usize,
    ) -> Option<(usize, u16)> {
        let takes = if one.cue.takes == 0 || one.rest > one.at + 1 {
            one.cue.takes | BARE | OBJECT | QUOTE | CLAUSAL
        } else {
            one.cue.takes
        };
        let particle = one.rest > one.at + 1;
        // Directly after the cue first: "said in Paris he saw …" may be content as well.
        let begin = after;
        if begin >= hi {
            return None;
        }
        let item = self.item(begin);
        match item.kind {
            Kind::Quote(_) => {
                return (takes & (QUOTE | BARE | OBJECT) != 0).then_some((begin, QUOTE));
            }
            Kind::Colon => {
                return (takes & (QUOTE | CLAUSAL) != 0 && begin + 1 < hi)
                    .then_some((begin + 1, QUOTE));
            }
            Kind::Comma | Kind::Dash => {
                let next = begin + 1;
                if next < hi && self.item(next).is_quote() {
                    return (takes & QUOTE != 0).then_some((next, QUOTE));
                }
                // "said, in part, that", "said Friday, after talks, that"
                for at in next..hi.min(next + 16) {
                    if self.text_is(at, "that") && self.is_comma(at - 1) {
                        return (takes & CLAUSAL != 0).then_some((at + 1, CLAUSAL));
                    }
                    if self.item(at).is_quote() && self.is_comma(at - 1) {
                        return (takes & QUOTE != 0 && at < next + 12).then_some((at, QUOTE));
                    }
                    if matches!(self.kind(at), Some(Kind::Colon))
                        && at + 1 < hi
                        && self.item(at + 1).is_quote()
                    {
                        return (takes & QUOTE != 0).then_some((at + 1, QUOTE));
                    }
                }
                return None;
            }
            Kind::Word => {}
            _ => return None,
        }
        if one.rest == one.at + 1 && self.text_is(start, "to") {
            return (takes & TO != 0).then_some((start, TO));
        }
        if self.text_is(begin, "that") && takes & (CLAUSAL | BARE) != 0 {
            // "said that, in his view, …" and "denied that"
            return (begin + 1 < hi).then_some((begin + 1, CLAUSAL));
        }
        if item.is(THAT) {
            return (takes & (CLAUSAL | BARE) != 0).then_some((begin, CLAUSAL));
        }
        if one.lemma == "ask" && start == one.rest && self.is(start, PREP) {
            return None;
        }
        if self.is(start, PREP) && after == start && !particle {
            // "called for" is a phrase; other prepositions do not open content.
            let speech = matches!(one.lemma, "say" | "tell");
            return (speech && takes & BARE != 0).then_some((start, BARE));
        }
        if takes & (BARE | OBJECT) != 0 {
            if takes & OBJECT != 0 && takes & AFTER == 0 {
                // "dismissed by", "called off": no object.
                return (!item.is(AUX | CONJ | SUB)).then_some((begin, OBJECT));
            }
            if item.is(CONJ) || item.is(AUX) {
                return None;
            }
            return Some((begin, BARE));
        }
        if takes & CLAUSE != 0 {
            let clause = item.is(PRON) || self.clause_follows(begin, hi);
            return clause.then_some((begin, BARE));
        }
        None
    }

    /// Whether a subject and a finite verb follow.
    pub(super) fn clause_follows(&self, begin: usize, hi: usize) -> bool {
        let item = self.item(begin);
        if !(item.cap || item.is(DET | POSS | PRON) || phrases::nounish(item)) {
            return false;
        }
        (begin + 1..hi.min(begin + 12)).take_while(|&at| self.item(at).is_word()).any(|at| {
            let item = self.item(at);
            item.is(AUX)
                || item.cue.is_some_and(|(_, cue)| matches!(cue.form, Form::Past | Form::Third))
        })
    }

    /// Where content that begins at `begin` ends: at the border of a later cue's clause.
    pub(super) fn cut(
        &self,
        candidates: &[Candidate],
        number: usize,
        begin: usize,
        hi: usize,
    ) -> usize {
        let mut end = hi;
        for later in candidates.iter().skip(number + 1) {
            let cuts = later.cuts
                // "… to resign, Smith said Friday": the last words name who reports all of it.
                || later.how != How::Inherited
                    && self.kind(later.clause) == Some(Kind::Comma)
                    && self.adjuncts(later.rest, hi).0 >= hi;
            if cuts && later.clause > begin {
                end = end.min(later.clause);
            }
        }
        for at in begin..end {
            if at > begin
                && self.is_comma(at - 1)
                && self.text_is(at, "according")
                && self.text_is(at + 1, "to")
            {
                end = at - usize::from(!self.item(at - 1).is_quote());
                break;
            }
        }
        while end > begin
            && (matches!(self.kind(end - 1), Some(Kind::Comma | Kind::Dash | Kind::Semi))
                || self.is(end - 1, CONJ))
        {
            end -= 1;
        }
        end
    }

    // Small helpers.

    /// Whether the phrase can be whose words these are. A name, a person or body by role, or a
    /// document can; "the war" cannot, unless a plain verb of saying insists.
    pub(super) fn can_speak(&self, one: &Candidate, source: Range, sentence: &Sentence) -> bool {
        if self.is_speaker(source, sentence) {
            return !(self.item(source.1 - 1).is(SAYING) && one.cue.takes & AFTER == 0);
        }
        matches!(one.lemma, "say" | "tell" | "ask" | "add" | "write" | "reply" | "shout" | "chant")
            || self.items().get(one.rest).is_some_and(Item::is_quote)
    }

    /// Whether the phrase names somebody, a body or a document.
    pub(crate) fn is_speaker(&self, source: Range, sentence: &Sentence) -> bool {
        let items = self.items();
        let preposition = (source.0 + 1..source.1).find(|&p| items[p].is(PREP)).unwrap_or(source.1);
        let head = &items[preposition - 1];
        if head.is(PRON | REL | ROLE | TITLE | GROUP | BODY | FINDING | POSS | OBJ) {
            return true;
        }
        if head.cap && (source.0 > sentence.lo || source.1 - source.0 > 1 || sentence.headline) {
            return true;
        }
        // One capitalised word at the start of a sentence: a name when it is one elsewhere.
        if head.cap {
            return self.is_name(head);
        }
        self.standalone(preposition - 1)
    }

    /// Whether the quotation is a title: few words, each longer one capitalised.
    pub(super) fn is_title(&self, at: usize) -> bool {
        let words: Vec<&str> = self.quoted(at).split_whitespace().collect();
        words.len() <= 6
            && words
                .iter()
                .filter(|word| word.len() > 3)
                .all(|word| word.starts_with(char::is_uppercase))
    }

    /// Whether the capitalised word is also capitalised inside a sentence, or a known name.
    pub(super) fn is_name(&self, item: &Item) -> bool {
        let word = item.word(self.text);
        item.is(MALE | FEMALE | DEMONYM)
            || self.capitals.contains(word)
            || !word.ends_with('s')
            || word.chars().nth(1).is_some_and(char::is_uppercase)
    }

    pub(super) fn lower(&self, at: usize) -> String {
        self.items().get(at).map_or(String::new(), |item| item.word(self.text).to_lowercase())
    }

    pub(super) fn text_is(&self, at: usize, word: &str) -> bool {
        self.items().get(at).is_some_and(|item| item.is_text(self.text, word))
    }

    pub(super) fn is_one_of(&self, at: usize, words: &[&str]) -> bool {
        self.items().get(at).is_some_and(|item| item.is_one_of(self.text, words))
    }

    pub(super) fn contracted(&self, at: usize) -> bool {
        self.items().get(at).is_some_and(|item| item.contracted)
    }

    pub(super) fn standalone(&self, at: usize) -> bool {
        self.is_one_of(
            at,
            &[
                "some", "many", "others", "several", "most", "few", "both", "all", "one",
                "another", "two", "three",
            ],
        )
    }
}
