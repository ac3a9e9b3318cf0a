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

/// A title has fewer words than this.
const TITLE_WORDS: usize = 8;

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

    /// A sentence that is one quotation, or several: the first place that tells whose it is.
    fn pure_sentence(
        &mut self,
        range: &std::ops::Range<usize>,
        paragraph: usize,
        index: usize,
        content: TokenRange,
    ) {
        let content = (content.0, self.trim(content));
        self.covered[content.0..content.1].fill(true);
        let in_paragraph = self.after_attribution(range, index, content)
            || self.before_attribution(range, index, content)
            || self.after_subject(range, index, content);
        if !in_paragraph {
            self.after_paragraph(paragraph, index, content);
        }
    }

    /// “A,” he said. “B.”: goes on after an attribution of the same paragraph.
    fn after_attribution(
        &mut self,
        range: &std::ops::Range<usize>,
        index: usize,
        content: TokenRange,
    ) -> bool {
        let Some(at) = self.attributed_before(range, index) else { return false };
        let adjacent = (at + 1..index).all(|between| self.pure(between));
        if adjacent && let Some(last) = self.by_sentence[at].iter_mut().rev().find(|one| one.open) {
            last.content.push(content);
            return true;
        }
        // One word alone is a name or a scare quote.
        if self.words(content.0) >= 2 {
            let confidence = if adjacent { 72 } else { 60 };
            self.push(index, "quotation-follows", self.last_source(at), content, confidence);
        }
        true
    }

    /// “A.” “B,” she said: before an attribution of the same paragraph.
    fn before_attribution(
        &mut self,
        range: &std::ops::Range<usize>,
        index: usize,
        content: TokenRange,
    ) -> bool {
        let later = index + 1..range.end.min(index + NEAR);
        let Some(next) = later.into_iter().find(|&at| !self.pure(at)) else { return false };
        let lo = self.sentence(next).lo;
        if let Some(first) = self.by_sentence[next]
            .iter_mut()
            .find(|one| one.open && one.content.first().is_some_and(|c| c.0 == lo))
        {
            first.content.insert(0, content);
            return true;
        }
        // “A.” Smith made the remark … : the sentence after names the speaker.
        if !self.tokens()[lo].is_quote()
            && let Some(source) = self.by_sentence[next].first().and_then(|one| one.source)
        {
            self.push(index, "quotation-before", Some(source), content, 50);
            return true;
        }
        false
    }

    /// Smith agreed. “B.”: after a sentence without a cue, its subject, when that can speak.
    fn after_subject(
        &mut self,
        range: &std::ops::Range<usize>,
        index: usize,
        content: TokenRange,
    ) -> bool {
        if index <= range.start {
            return false;
        }
        let before = self.sentence(index - 1);
        let subject =
            phrases::sentence_subject(self.reader.text, self.tokens(), before.lo, before.hi)
                .filter(|&subject| self.reader.is_speaker(subject, &before));
        if subject.is_some() {
            self.push(index, "quotation-follows", subject, content, 58);
        }
        subject.is_some()
    }

    /// What the paragraph before tells: speech that goes on, a colon, or who spoke last.
    fn after_paragraph(&mut self, paragraph: usize, index: usize, content: TokenRange) {
        let before =
            paragraph.checked_sub(1).map(|at| self.reader.document.paragraphs[at].0.clone());
        let Some(before) = before.filter(|before| !before.is_empty()) else {
            self.push(index, "no-source", None, content, 20);
            return;
        };
        let last = before.end - 1;
        if self.over_paragraphs(last, content) {
            return;
        }
        // The paragraph before ends in a colon.
        let Sentence { lo, hi, .. } = self.sentence(last);
        if self.tokens()[hi - 1].kind == Kind::Colon {
            let source = self
                .last_source(last)
                .or_else(|| phrases::sentence_subject(self.reader.text, self.tokens(), lo, hi - 1));
            self.push(index, "colon-quotation", source, content, 80);
            return;
        }
        // "(Laughter.)" in marks, alone in its paragraph, is nobody's statement.
        let words: usize = (content.0..content.1).map(|at| self.words(at)).sum();
        if words < SHORT_RUN {
            return;
        }
        let source = before.rev().take(4).find_map(|at| self.last_source(at));
        let (rule, confidence) =
            if source.is_some() { ("previous-speaker", 55) } else { ("no-source", 20) };
        self.push(index, rule, source, content, confidence);
    }

    /// “D.⏎“E.”: speech over paragraphs, where the one before, which ends with sentence `last`, was
    /// left open.
    fn over_paragraphs(&mut self, last: usize, content: TokenRange) -> bool {
        let end = self.sentence(last).hi - 1;
        let Kind::Quote(region) = self.tokens()[end].kind else { return false };
        if self.reader.regions[region as usize].closed {
            return false;
        }
        // The attribution may be of an earlier sentence.
        for at in (last.saturating_sub(NEAR + 1)..=last).rev() {
            let ends_there = |one: &&mut Found| one.content.last().is_some_and(|c| c.1 == end + 1);
            if let Some(one) = self.by_sentence[at].iter_mut().rev().find(ends_there) {
                one.content.push(content);
                return true;
            }
        }
        false
    }

    /// A sentence with words around quotations that no cue covers.
    fn mixed_sentence(&mut self, range: &std::ops::Range<usize>, index: usize, loose: &[usize]) {
        for &at in loose {
            if !self.covered[at] {
                self.quotation_in_sentence(range, index, at);
            }
        }
    }

    /// A quotation at `at` among other words.
    fn quotation_in_sentence(&mut self, range: &std::ops::Range<usize>, index: usize, at: usize) {
        let sentence = self.sentence(index);
        let Sentence { lo, hi, .. } = sentence;
        let colon = at > lo && self.tokens()[at - 1].kind == Kind::Colon;
        let words = self.words(at);
        let short = words < LONG_RUN && !(colon && words >= SHORT_RUN);
        let small = self.reader.quoted(at).starts_with(char::is_lowercase);
        if short && (words < SHORT_RUN || !small) || self.is_name_or_title(&sentence, at) {
            return;
        }
        let text = self.reader.text;
        let subject = phrases::sentence_subject(text, self.tokens(), lo, at);
        let local = self.by_sentence[index]
            .iter()
            .rev()
            .find(|one| one.cue.is_some_and(|cue| cue.0 < at))
            .and_then(|one| one.source);
        // A few words are somebody's only where somebody is there to have said them.
        if short {
            let source = local.or(subject).filter(|&one| self.reader.is_speaker(one, &sentence));
            if source.is_some() && at > lo {
                self.covered[at] = true;
                self.push(index, "quoted-words", source, (at, at + 1), 36);
            }
            return;
        }
        let mut end = at + 1;
        while end < hi && self.tokens()[end].is_quote() {
            end += 1;
        }
        self.covered[at..end].fill(true);
        let (rule, source, confidence) = if colon {
            let source = local.or(subject);
            ("colon-quotation", source, if source.is_some() { 78 } else { 25 })
        } else if at == lo {
            // The sentence begins with the quotation: an attribution of the paragraph goes on.
            let source = self
                .attributed_before(range, index)
                .and_then(|earlier| self.last_source(earlier))
                .or_else(|| phrases::right(text, self.tokens(), end, hi));
            ("quotation-follows", source, if source.is_some() { 50 } else { 20 })
        } else {
            // The speaker of the sentence, unless it is a thing: "the move" says nothing.
            let source = [local, subject]
                .into_iter()
                .flatten()
                .find(|&source| self.reader.is_speaker(source, &sentence));
            ("quoted-words", source, if source.is_some() { 42 } else { 20 })
        };
        self.push(index, rule, source, (at, end), confidence);
    }

    /// Whether the quotation is a name or a title, not words that somebody said: few words, each
    /// longer one capitalised, and no stop; in a headline any few words.
    fn is_name_or_title(&self, sentence: &Sentence, at: usize) -> bool {
        let inner = self.reader.quoted(at);
        let few = self.words(at) < TITLE_WORDS;
        let titled = few
            && !inner.ends_with(['.', ',', '!', '?'])
            && inner
                .split_whitespace()
                .filter(|word| word.len() > 4)
                .all(|word| word.starts_with(char::is_uppercase));
        titled || sentence.headline && few || self.reader.names_work(at, sentence.lo)
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
            source,
            content: vec![content],
            confidence,
            sentence: index,
            open: true,
            ..Found::default()
        });
    }
}
