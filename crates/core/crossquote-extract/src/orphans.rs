//! Quotations that no cue of their own sentence covers: whose they are by their place.
//!
//! ```text
//! “A,” he said. “B.”                one quotation, two segments
//! She was blunt: “C.”               the sentence's subject
//! “D.⏎“E.”                          speech over paragraphs
//! ```
//!
//! Short runs (`“red line”`) that nothing attributes are scare quotes and are left alone; long ones
//! nearly always belong to somebody, so they are kept even when nobody is named.

use crate::clauses::{ArticleReader, Found};
use crate::phrases::{self, TokenRange};
use crate::sentences::{Kind, Sentence, Token};

/// Words from which a run in quotation marks is held to be somebody's words: 98 of 100 are.
const LONG_RUN: usize = 5;

/// Words from which a run that begins with a small letter is held to be the words of the sentence's
/// speaker, if it has one; a name or a title begins with a capital.
const SHORT_RUN: usize = 3;

/// How many sentences a look-up goes: no speech in the news is longer, and it keeps the work linear.
const NEAR: usize = 40;

/// Adds to `found` what belongs to the quotations that it does not cover. `found` is in order of
/// sentences and stays so.
pub(crate) fn attribute_unclaimed(reader: &ArticleReader<'_>, found: &mut Vec<Found>) {
    let document = reader.document;
    let mut covered = vec![false; document.tokens.len()];
    for one in found.iter() {
        for &(lo, hi) in &one.content {
            covered[lo..hi].fill(true);
        }
    }
    // By sentence, so that every look-up is local.
    let mut by_sentence: Vec<Vec<Found>> = vec![Vec::new(); document.sentences.len()];
    for one in found.drain(..) {
        let sentence = one.sentence;
        by_sentence[sentence].push(one);
    }
    let mut attributer = Attributer { reader, covered, by_sentence };
    for paragraph in 0..document.paragraphs.len() {
        attributer.paragraph(paragraph);
    }
    *found = attributer.by_sentence.into_iter().flatten().collect();
}

struct Attributer<'r, 't> {
    reader: &'r ArticleReader<'t>,
    covered: Vec<bool>,
    by_sentence: Vec<Vec<Found>>,
}

impl Attributer<'_, '_> {
    fn tokens(&self) -> &[Token] {
        &self.reader.document.tokens
    }

    fn sentence(&self, index: usize) -> Sentence {
        self.reader.document.sentences[index]
    }

    fn words(&self, at: usize) -> usize {
        self.reader.quoted(at).split_whitespace().count()
    }

    /// Whether the sentence is nothing but quotations.
    fn pure(&self, index: usize) -> bool {
        let Sentence { lo, hi, .. } = self.sentence(index);
        self.tokens()[lo..hi].iter().all(|token| !token.is_word())
            && self.tokens()[lo..hi].iter().any(Token::is_quote)
    }

    fn paragraph(&mut self, paragraph: usize) {
        let range = self.reader.document.paragraphs[paragraph].0.clone();
        for index in range.clone() {
            let Sentence { lo, hi, .. } = self.sentence(index);
            let loose: Vec<usize> =
                (lo..hi).filter(|&at| self.tokens()[at].is_quote() && !self.covered[at]).collect();
            if loose.is_empty() {
                continue;
            }
            if self.pure(index) {
                self.pure_sentence(&range, paragraph, index, (lo, hi));
            } else {
                self.mixed_sentence(&range, index, &loose);
            }
        }
    }

    /// The nearest sentence before `index` in its paragraph that has an attribution.
    fn attributed_before(&self, range: &std::ops::Range<usize>, index: usize) -> Option<usize> {
        let from = range.start.max(index.saturating_sub(NEAR));
        (from..index).rev().find(|&at| !self.by_sentence[at].is_empty())
    }

    /// A sentence that is one quotation, or several.
    fn pure_sentence(
        &mut self,
        range: &std::ops::Range<usize>,
        paragraph: usize,
        index: usize,
        content: TokenRange,
    ) {
        let content = (content.0, self.trim(content));
        self.covered[content.0..content.1].fill(true);
        // Goes on after an attribution of the same paragraph.
        let earlier = self.attributed_before(range, index);
        if let Some(at) = earlier {
            let adjacent = (at + 1..index).all(|between| self.pure(between));
            if adjacent
                && let Some(last) = self.by_sentence[at].iter_mut().rev().find(|one| one.open)
            {
                last.content.push(content);
                return;
            }
            let source = self.last_source(at);
            let words = self.words(content.0);
            if words >= 2 {
                self.push(
                    index,
                    "quotation-follows",
                    source,
                    content,
                    if adjacent { 72 } else { 60 },
                );
            }
            return;
        }
        // Before an attribution of the same paragraph: “A.” “B,” she said.
        if let Some(next) = (index + 1..range.end.min(index + NEAR)).find(|&at| !self.pure(at)) {
            let lo = self.sentence(next).lo;
            let starts_with_quote = self.tokens()[lo].is_quote();
            if let Some(first) = self.by_sentence[next]
                .iter_mut()
                .find(|one| one.open && one.content.first().is_some_and(|c| c.0 == lo))
            {
                first.content.insert(0, content);
                return;
            }
            // “A.” Smith made the remark … : the sentence after names the speaker.
            if !starts_with_quote
                && let Some(source) = self.by_sentence[next].first().and_then(|one| one.source)
            {
                self.push(index, "quotation-before", Some(source), content, 50);
                return;
            }
        }
        // “B.” after a sentence without a cue: its subject, when that can speak. "Smith agreed."
        if index > range.start {
            let before = self.sentence(index - 1);
            let text = self.reader.text;
            if let Some(subject) =
                phrases::sentence_subject(text, self.tokens(), before.lo, before.hi)
                && self.reader.is_speaker(subject, &before)
            {
                return self.push(index, "quotation-follows", Some(subject), content, 58);
            }
        }
        let Some(before) = paragraph.checked_sub(1) else {
            return self.push(index, "no-source", None, content, 20);
        };
        let before = self.reader.document.paragraphs[before].0.clone();
        let Some(last) = before.end.checked_sub(1).filter(|&last| last >= before.start) else {
            return self.push(index, "no-source", None, content, 20);
        };
        // Speech over paragraphs: the one before was left open.
        let end = self.sentence(last).hi - 1;
        if let Kind::Quote(region) = self.tokens()[end].kind
            && !self.reader.regions[region as usize].closed
        {
            let mut at = last;
            loop {
                if let Some(one) = self.by_sentence[at]
                    .iter_mut()
                    .rev()
                    .find(|one| one.content.last().is_some_and(|c| c.1 == end + 1))
                {
                    one.content.push(content);
                    return;
                }
                if at == 0 || last - at > 40 {
                    break;
                }
                at -= 1;
            }
        }
        // The paragraph before ends in a colon.
        if self.tokens()[end].kind == Kind::Colon {
            let lo = self.sentence(last).lo;
            let source = self
                .last_source(last)
                .or_else(|| phrases::sentence_subject(self.reader.text, self.tokens(), lo, end));
            return self.push(index, "colon-quotation", source, content, 80);
        }
        // "(Laughter.)" in marks, alone in its paragraph, is nobody's statement.
        let words: usize = (content.0..content.1).map(|at| self.words(at)).sum();
        if words < 3 {
            return;
        }
        let source = before.rev().take(4).find_map(|at| self.last_source(at));
        let confidence = if source.is_some() { 55 } else { 20 };
        let rule = if source.is_some() { "previous-speaker" } else { "no-source" };
        self.push(index, rule, source, content, confidence);
    }

    /// A sentence with words around quotations that no cue covers.
    fn mixed_sentence(&mut self, range: &std::ops::Range<usize>, index: usize, loose: &[usize]) {
        let Sentence { lo, hi, headline, .. } = self.sentence(index);
        for &at in loose {
            if self.covered[at] {
                continue;
            }
            let words = self.words(at);
            let before = at.checked_sub(1).filter(|&p| p >= lo);
            let colon = before.is_some_and(|p| self.tokens()[p].kind == Kind::Colon);
            let inner = self.reader.quoted(at);
            let short = words < LONG_RUN && !(colon && words >= 3);
            if short && (words < SHORT_RUN || !inner.starts_with(char::is_lowercase)) {
                continue;
            }
            let titled = words < 8
                && !inner.ends_with(['.', ',', '!', '?'])
                && inner
                    .split_whitespace()
                    .filter(|w| w.len() > 4)
                    .all(|w| w.starts_with(char::is_uppercase));
            if titled || headline && words < 8 || self.reader.names_work(at, lo) {
                continue;
            }
            let text = self.reader.text;
            let subject = phrases::sentence_subject(text, self.tokens(), lo, at);
            let local = self.by_sentence[index]
                .iter()
                .rev()
                .find(|one| one.cue.is_some_and(|cue| cue.0 < at))
                .and_then(|one| one.source);
            let mut end = at + 1;
            while end < hi && self.tokens()[end].is_quote() {
                end += 1;
            }
            // A few words are somebody's only where somebody is there to have said them.
            if short {
                let sentence = self.sentence(index);
                let source =
                    local.or(subject).filter(|&one| self.reader.is_speaker(one, &sentence));
                if let Some(source) = source.filter(|_| at > lo) {
                    self.covered[at] = true;
                    self.push(index, "quoted-words", Some(source), (at, at + 1), 36);
                }
                continue;
            }
            self.covered[at..end].fill(true);
            if colon {
                let source = local.or(subject);
                self.push(
                    index,
                    "colon-quotation",
                    source,
                    (at, end),
                    if source.is_some() { 78 } else { 25 },
                );
                continue;
            }
            // The sentence begins with the quotation: an attribution of the paragraph goes on.
            if at == lo {
                let earlier = self.attributed_before(range, index);
                let source = earlier
                    .and_then(|s| self.last_source(s))
                    .or_else(|| phrases::right(text, self.tokens(), end, hi));
                self.push(
                    index,
                    "quotation-follows",
                    source,
                    (at, end),
                    if source.is_some() { 50 } else { 20 },
                );
                continue;
            }
            // The speaker of the sentence, unless it is a thing: "the move" says nothing.
            let sentence = self.sentence(index);
            let source = [local, subject]
                .into_iter()
                .flatten()
                .find(|&source| self.reader.is_speaker(source, &sentence));
            self.push(
                index,
                "quoted-words",
                source,
                (at, end),
                if source.is_some() { 42 } else { 20 },
            );
        }
    }

    fn trim(&self, content: TokenRange) -> usize {
        let mut end = content.1;
        while end > content.0 + 1 && !self.tokens()[end - 1].is_quote() {
            end -= 1;
        }
        end
    }

    fn last_source(&self, sentence: usize) -> Option<TokenRange> {
        self.by_sentence[sentence].iter().rev().find_map(|one| one.source)
    }

    fn push(
        &mut self,
        index: usize,
        rule: &'static str,
        source: Option<TokenRange>,
        content: TokenRange,
        confidence: u8,
    ) {
        self.by_sentence[index].push(Found {
            rule,
            cue: None,
            source,
            content: vec![content],
            to: None,
            confidence,
            sentence: index,
            open: true,
            holds: None,
            inner: false,
            phrase: None,
        });
    }
}
