//! What is known of a token by where it stands: in its sentence, among cues, among what the rules
//! found.

use super::atoms::{Atom, NOTHING};
use super::{Place, fold};
use crate::clauses::ArticleReader;
use crate::sentences::{Kind, Sentence, Token};

/// What a sentence tells of all its tokens alike.
pub(super) struct Surroundings<'a> {
    atoms: &'a [Atom],
    lo: usize,
    hi: usize,
    /// Quotations in it.
    pub(super) quotes: u32,
    /// 1 where it consists of quotations only.
    pub(super) pure: u32,
    /// The last token of the sentence before.
    pub(super) before: &'a Atom,
    /// What that is: 1 a quotation, 2 one that is not closed, 3 a colon.
    pub(super) before_quote: u32,
    /// Whether it begins a paragraph or is a headline.
    pub(super) edge: u32,
    /// Whether it ends a paragraph.
    pub(super) end: u32,
    /// Number of its paragraph, 3 at most.
    pub(super) paragraph: u32,
    /// Its first two words.
    pub(super) opening: u32,
}

impl<'a> Surroundings<'a> {
    pub(super) fn new(
        reader: &ArticleReader<'_>,
        atoms: &'a [Atom],
        place: &Place,
    ) -> Surroundings<'a> {
        let Sentence { lo, hi, headline } = place.sentence;
        let tokens = &reader.document.tokens;
        let quotes = tokens[lo..hi].iter().filter(|token| token.is_quote()).count();
        let words = tokens[lo..hi].iter().filter(|token| token.is_word()).count();
        let before_quote = lo.checked_sub(1).map_or(0, |last| match tokens[last].kind {
            Kind::Quote(region) if !reader.regions[region as usize].closed => 2,
            Kind::Quote(_) => 1,
            Kind::Colon => 3,
            _ => 0,
        });
        let mut out = Surroundings {
            atoms,
            lo,
            hi,
            quotes: quotes as u32,
            pure: u32::from(words == 0 && quotes > 0),
            before: lo.checked_sub(1).map_or(&NOTHING, |last| &atoms[last]),
            before_quote,
            edge: u32::from(place.first_of_paragraph) * 2 + u32::from(headline),
            end: u32::from(place.last_of_paragraph),
            paragraph: place.paragraph,
            opening: 0,
        };
        out.opening = fold(u64::from(out.near(lo, 0).word), out.near(lo, 1).word) as u32;
        out
    }

    /// The token `step` behind `index`; [`NOTHING`] outside the sentence.
    pub(super) fn near(&self, index: usize, step: isize) -> &'a Atom {
        let index = index as isize + step;
        if index < self.lo as isize || index >= self.hi as isize {
            return &NOTHING;
        }
        &self.atoms[index as usize]
    }

    /// Tokens from the start of the sentence, as [`bucket`] counts.
    pub(super) fn tokens_before(&self, index: usize) -> u32 {
        bucket(index - self.lo)
    }

    /// Tokens to its end, as [`bucket`] counts.
    pub(super) fn tokens_after(&self, index: usize) -> u32 {
        bucket(self.hi - 1 - index)
    }
}

/// 0, 1, 2, 3, 4 for up to 4, then 5 (to 6), 6 (to 9), 7 (to 14), 8 (to 24), 9 beyond: exact where it
/// matters.
fn bucket(count: usize) -> u32 {
    match count {
        0..=4 => count as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    }
}

/// The nearest cue verb on one side of a token.
#[derive(Clone, Copy, Default)]
pub(super) struct NearCue {
    pub(super) lemma: u32,
    /// Tokens between, as [`bucket`] counts.
    pub(super) distance: u32,
    /// Commas and quotations between, 3 at most.
    pub(super) commas: u32,
    /// Its form and what it takes.
    pub(super) form: u32,
}

/// The nearest cue verbs of the tokens of one sentence, by their place in it.
pub(super) struct NearCues {
    pub(super) left: Vec<NearCue>,
    pub(super) right: Vec<NearCue>,
}

impl NearCues {
    pub(super) fn new(tokens: &[Token], atoms: &[Atom]) -> NearCues {
        let order = 0..tokens.len();
        NearCues {
            left: nearest_cues(tokens, atoms, order.clone()),
            right: nearest_cues(tokens, atoms, order.rev()),
        }
    }
}

/// For each token the cue that was passed last, where tokens are passed in this order.
fn nearest_cues(
    tokens: &[Token],
    atoms: &[Atom],
    order: impl Iterator<Item = usize>,
) -> Vec<NearCue> {
    let mut out = vec![NearCue::default(); tokens.len()];
    let (mut lemma, mut form, mut distance, mut commas) = (0, 0, 0, 0);
    for at in order {
        out[at] = NearCue { lemma, distance: bucket(distance), commas: commas.min(3), form };
        distance += 1;
        if tokens[at].cue.is_some() {
            (lemma, form, distance, commas) = (atoms[at].lemma, atoms[at].cue, 0, 0);
        } else if tokens[at].kind == Kind::Comma || tokens[at].is_quote() {
            commas += 1;
        }
    }
    out
}

/// How far ahead a cue of the rules is looked for.
const AHEAD: usize = 60;

/// What stands to the left of a token in its sentence, kept up from token to token.
pub(super) struct Passed {
    pub(super) quotes: u32,
    /// The last cue of the rules, by its lemma.
    pub(super) cue: u32,
    /// How sure the rules were of it: one more than its sureness, 0 before the first.
    pub(super) sure: u32,
    /// Whether the rules saw another cue ahead, as of the last one: 1 then, and 2 before the first.
    pub(super) ahead: u32,
}

impl Passed {
    /// Where the tokens of a sentence are passed that have these atoms.
    pub(super) fn none(atoms: &[Atom]) -> Passed {
        let ahead = atoms.iter().take(AHEAD).any(Atom::begins_cue);
        Passed { quotes: 0, cue: 0, sure: 0, ahead: 2 * u32::from(ahead) }
    }

    /// Passes the token that has this atom; `rest` are those of the sentence from it on.
    pub(super) fn pass(&mut self, token: &Token, rest: &[Atom]) {
        let here = &rest[0];
        self.quotes += u32::from(token.is_quote());
        if here.is_in_cue() {
            self.sure = 1 + here.sureness();
            self.ahead = u32::from(rest.iter().take(AHEAD).skip(1).any(Atom::begins_cue));
        }
        if here.begins_cue() {
            self.cue = here.lemma;
        }
    }
}
