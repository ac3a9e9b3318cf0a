//! The templates: which values of a token and its surroundings make a fact together. The model file
//! knows a template by its place here: to add, remove or move one is to train the model again.

use super::atoms::Atom;
use super::surroundings::{NearCue, Passed, Surroundings};
use super::{HASH_BITS, TEMPLATES, fold};

/// A token with all that its templates are filled from.
#[derive(Clone, Copy)]
pub(super) struct Window<'a> {
    /// The third, second and last token before it.
    pub(super) b3: &'a Atom,
    pub(super) b2: &'a Atom,
    pub(super) b1: &'a Atom,
    pub(super) here: &'a Atom,
    /// The next, second and third token after it.
    pub(super) a1: &'a Atom,
    pub(super) a2: &'a Atom,
    pub(super) a3: &'a Atom,
    pub(super) left: NearCue,
    pub(super) right: NearCue,
    /// Tokens from the start of the sentence, and to its end.
    pub(super) position: u32,
    pub(super) to_end: u32,
    pub(super) passed: &'a Passed,
    pub(super) sentence: &'a Surroundings<'a>,
}

/// Writes the numbers of one token, template by template.
pub(super) struct Filler<'f> {
    /// Those of a stretch: of each template one for every token.
    pub(super) numbers: &'f mut [u32],
    /// Tokens of the stretch.
    pub(super) tokens: usize,
    /// Place of the next number.
    pub(super) at: usize,
    pub(super) template: u32,
}

impl Filler<'_> {
    /// Fills the next template with `values`.
    #[inline]
    fn add(&mut self, values: &[u32]) {
        let hash = values.iter().fold(0xD6E8_FEB8_6659_FD93, |hash, &value| fold(hash, value));
        let hash = (fold(hash, self.template) >> (64 - HASH_BITS)) as u32;
        self.numbers[self.at] = self.template << HASH_BITS | hash;
        self.at += self.tokens;
        self.template += 1;
    }
}

/// Fills all templates for one token.
pub(super) fn fill(token: &Window<'_>, mut out: Filler<'_>) {
    words(token, &mut out);
    forms(token, &mut out);
    cues(token, &mut out);
    quotations(token, &mut out);
    places(token, &mut out);
    rules(token, &mut out);
    grammar(token, &mut out);
    debug_assert_eq!(out.template as usize, TEMPLATES, "every template is filled once");
}

/// Words.
#[inline]
fn words(token: &Window<'_>, out: &mut Filler<'_>) {
    let Window { b3, b2, b1, here, a1, a2, a3, .. } = *token;
    out.add(&[]);
    out.add(&[here.word]);
    out.add(&[b1.word]);
    out.add(&[a1.word]);
    out.add(&[b2.word]);
    out.add(&[a2.word]);
    out.add(&[b3.word]);
    out.add(&[a3.word]);
    out.add(&[b1.word, here.word]);
    out.add(&[a1.word, a2.word]);
}

/// Endings, shapes, classes.
#[inline]
fn forms(token: &Window<'_>, out: &mut Filler<'_>) {
    let Window { b2, b1, here, a1, a2, .. } = *token;
    out.add(&[here.suffix3, here.shape]);
    out.add(&[here.suffix2]);
    out.add(&[here.prefix]);
    out.add(&[b1.suffix3]);
    out.add(&[a1.suffix3]);
    out.add(&[here.shape, b1.shape, a1.shape]);
    out.add(&[here.class]);
    out.add(&[b1.class]);
    out.add(&[a1.class]);
    out.add(&[b2.class, b1.class]);
    out.add(&[b1.class, here.class]);
    out.add(&[here.class, a1.class]);
    out.add(&[a1.class, a2.class]);
    out.add(&[here.look]);
    out.add(&[b1.look, here.look]);
    out.add(&[b2.look, b1.look]);
    out.add(&[a1.look, a2.look]);
}

/// Cues near by.
#[inline]
fn cues(token: &Window<'_>, out: &mut Filler<'_>) {
    let Window { b2, b1, here, a1, a2, left, right, .. } = *token;
    out.add(&[here.cue]);
    out.add(&[b1.cue, here.word]);
    out.add(&[a1.cue, here.look]);
    out.add(&[b2.cue, b1.look]);
    out.add(&[a2.cue, a1.look]);
    out.add(&[here.lemma, b1.look]);
    out.add(&[here.lemma, a1.look]);
    out.add(&[left.lemma, left.distance]);
    out.add(&[left.lemma, left.commas, here.look]);
    out.add(&[left.form, left.distance, left.commas]);
    out.add(&[left.form, here.word]);
    out.add(&[right.lemma, right.distance]);
    out.add(&[right.lemma, right.commas]);
    out.add(&[right.form, right.distance, right.commas]);
    out.add(&[right.form, here.look]);
    out.add(&[left.lemma, b1.look, here.look]);
}

/// Quotations of the sentence.
#[inline]
fn quotations(token: &Window<'_>, out: &mut Filler<'_>) {
    let Window { b1, here, left, passed, sentence, .. } = *token;
    let quotes_after = (sentence.quotes - passed.quotes).min(3);
    out.add(&[here.word, passed.quotes.min(2), quotes_after, left.distance.min(5)]);
    out.add(&[b1.look, sentence.quotes, sentence.pure]);
}

/// Place in sentence and paragraph.
#[inline]
fn places(token: &Window<'_>, out: &mut Filler<'_>) {
    let Window { here, position, to_end, sentence, .. } = *token;
    out.add(&[position, sentence.edge, sentence.before_quote]);
    out.add(&[position, here.look]);
    out.add(&[to_end, here.look]);
    out.add(&[position, to_end, sentence.edge, sentence.end]);
    out.add(&[sentence.opening, position]);
    out.add(&[sentence.edge, sentence.paragraph, here.look]);
    out.add(&[sentence.before.look, position.min(3), here.look]);
    out.add(&[sentence.before.content, sentence.before.rule, position.min(3), here.look]);
}

/// What the rules decided.
#[inline]
fn rules(token: &Window<'_>, out: &mut Filler<'_>) {
    let Window { b1, here, a1, left, passed, sentence, .. } = *token;
    out.add(&[here.content, here.role]);
    out.add(&[here.content, here.rule]);
    out.add(&[b1.content, b1.role, here.content, here.role, a1.content, a1.role]);
    out.add(&[b1.content, here.content, here.look]);
    out.add(&[here.content, a1.content, here.word]);
    out.add(&[here.role, here.look]);
    out.add(&[here.role, here.word]);
    out.add(&[here.content, left.lemma, left.commas]);
    out.add(&[here.content, here.role, b1.look, a1.look]);
    out.add(&[here.content, here.role, passed.cue, sentence.quotes]);
    out.add(&[b1.role, here.word]);
    out.add(&[a1.role, here.word]);
    out.add(&[a1.role, here.look, b1.look]);
}

/// Coarse grammar of the surroundings.
#[inline]
fn grammar(token: &Window<'_>, out: &mut Filler<'_>) {
    let Window { b3, b2, b1, here, a1, a2, a3, passed, sentence, .. } = *token;
    out.add(&[b3.coarse, b2.coarse, b1.coarse, here.coarse]);
    out.add(&[here.coarse, a1.coarse, a2.coarse, a3.coarse]);
    out.add(&[here.coarse, passed.sure, passed.ahead, sentence.edge]);
    out.add(&[here.look, passed.sure, passed.ahead]);
}
