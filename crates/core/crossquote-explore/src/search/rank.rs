//! Ranking: which hits come first. Every weight, and what raising it does.
//!
//! ```text
//! score  =  Σ  rarity of the term · place of its best match · likeness of the word found
//!           ───────────────────────────────────────────────────────────────────────────── + bonuses
//!                              Σ  rarity of the terms
//! ```
//!
//! BM25F for texts of a sentence: a word's fields are weighed before they are joined, rare words
//! count more. Two things of BM25 are different. How often a word stands in a quotation is not
//! counted, because nobody says a telling word twice in fifteen words; and the length does not
//! divide but adds, within [`SHORT`], so that it decides between equals only.

use super::lookup::MatchKind;
use super::{Field, Zone};

/// What a whole match is worth; the weights of places are parts of it.
pub(super) const WHOLE: f32 = 240.0;

/// Where a word stands.
///
/// - *Quoted*, 240: what somebody is reported to have said, literally.
/// - *Paraphrase*, 220: raising it to 240 makes paraphrase count as much as literal words; lowering
///   it below 180 puts another form of the word in quotation marks before the word itself outside.
/// - *Source*, 110: source and cue as printed. Raising it favours searches for how it was said.
/// - *Context*, 90: the sentences around. Raising it lets narration compete with quotations.
pub(super) fn zone(zone: Zone) -> f32 {
    match zone {
        Zone::Context => 90.0,
        Zone::Source => 110.0,
        Zone::Paraphrase => 236.0,
        Zone::Quoted => 240.0,
    }
}

/// Where a word stands beside the quotation.
///
/// - *Speaker*, 130: raising it above 220 puts what a person said before what others said of them.
/// - *Headline* and *outlet*, 40: all quotations of an article share them. Raising it makes one
///   article's quotations stand together.
pub(super) fn field(field: Field) -> f32 {
    match field {
        Field::Speaker => 130.0,
        Field::Headline | Field::Outlet => 40.0,
    }
}

/// How much of its worth a match keeps, in per cent, by how the word found is related to the one
/// typed. The steps are wider than all bonuses together, so that in the same place the word typed
/// stands before its forms and those before mistakes.
///
/// - *Form* and *variant*, 80: raising it to 100 makes "trades" as good as "trade".
/// - *Begins*, 75: raising it lets "us" find "use" as readily as "US".
/// - *Slip*, 70, *typo*, 50, and *typos*, 40: raising them lets words nearly spelt alike come before
///   forms; the first two nearer to each other takes "berne" for "bern" as readily as for "bernie".
pub(super) fn likeness(kind: MatchKind) -> f32 {
    match kind {
        MatchKind::Exact => 1.0,
        MatchKind::Form | MatchKind::Variant => 0.8,
        MatchKind::Begins => 0.75,
        MatchKind::Slip => 0.7,
        MatchKind::Typo => 0.5,
        MatchKind::Typos => 0.4,
    }
}

/// How rare a word must be to be taken in full for what was mistyped: one of 15 quotations has it.
/// Raising it takes "thwat" for "thwart" rather than "that", but also "trmp" for "tramp" rather than
/// "trump".
pub(super) const RARE: f32 = 4.0;

/// Most that a short quotation gains over a long one, with the same words found. Raising it favours
/// short quotations over those in which the words stand together.
pub(super) const SHORT: f32 = 0.16;

/// Words of content with which half of [`SHORT`] is left.
pub(super) const MIDDLE: f32 = 16.0;

/// Most that words typed side by side gain where they stand side by side, in the same order. Raising
/// it ranks words without quotation marks like a phrase.
pub(super) const TOGETHER: f32 = 0.04;

/// What is left of [`TOGETHER`] where two words stand the other way round.
pub(super) const REVERSED: f32 = 0.7;

/// How far apart, in words, two still count as together at all.
pub(super) const FAR: u32 = 12;

/// How many words make a text typed a pasted quotation, of which also those are shown that have
/// most of its words. Below it, a word that is missing is a word that the reader misses.
pub(super) const PASTED: usize = 8;

/// The share of the words' rarity that a quotation must have to be shown for a pasted one. Raising
/// it to 1 shows the same wording only.
pub(super) const ALIKE: f32 = 0.6;

/// Where nothing has all the words, what is shown has at least this share of what the best has.
pub(super) const NEARLY: f32 = 0.85;

/// How rare something is that `found` of `all` quotations have: the logarithm to the base of 2 of
/// how many there are for each that has it, with straight lines between whole numbers.
pub(super) fn rarity(found: usize, all: usize) -> f32 {
    let ratio = 1.0 + all as f32 / found.max(1) as f32;
    let whole = (ratio as u32).ilog2();
    whole as f32 + ratio / (1_u32 << whole) as f32 - 1.0
}
