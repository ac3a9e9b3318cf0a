//! From where on words in common are a link, in the order in which the rules are tried.
//!
//! Set by hand on pairs of reports of one speech and on speeches that only sound alike; the
//! benchmark of statements shows what a change does. A wrong link is worse than a missed one, so
//! each is on the careful side.

/// Share of the shorter above which a link is strong enough to join two quotations of one article
/// through a third.
pub(super) const STRONG: f32 = 0.6;

/// Two quotations of one article are linked only if they share this much of the *longer* one.
pub(super) const NEARLY_IDENTICAL: f32 = 0.9;

/// Reports more than this many days apart are linked only by [`FAR_RUN`] words in a row: speakers
/// repeat themselves.
pub(super) const FAR_DAYS: i32 = 31;

/// See [`FAR_DAYS`].
pub(super) const FAR_RUN: usize = 6;

/// Share of the shorter that a run of words must make where the reports are far apart: formulas
/// ("to impose a 35 percent tax on …") are filled anew every time.
pub(super) const FAR_SHARE: f32 = 0.75;

/// A few words that somebody quotes are held to be from the speech that has them only if the
/// reports are at most this many days apart: catchwords stand in every speech.
pub(super) const SCRAP_DAYS: i32 = 14;

/// With less than this share of its weight in the other, no rule links the shorter. Most pairs that
/// share a word end here, before anything is aligned.
pub(super) const LEAST_SHARE: f32 = 0.3;

/// See [`LEAST_SHARE`]: with so few words aligning costs nothing.
pub(super) const SHORT_SENTENCE: usize = 10;

/// A run of this many words is the same utterance even where both go on differently.
pub(super) const SURE_RUN: usize = 10;

/// Words that make a clause when all of the shorter stands in the longer.
pub(super) const CLAUSE: usize = 4;

/// Words of a clause that needs no rare one.
pub(super) const LONG_CLAUSE: usize = 8;

/// Words in a row that link two quotations, if the thresholds after it are met: how many of them
/// are telling, how many telling and no names, and the share of the shorter that both have.
pub(super) const RUN: usize = 6;
pub(super) const RUN_TELLING: usize = 4;
pub(super) const RUN_CLAIMING: usize = 2;
pub(super) const RUN_SHARE: f32 = 0.5;

/// Words that link in any order: how many telling, how many telling and no names, their weight.
pub(super) const REWORDED_TELLING: usize = 3;
pub(super) const REWORDED_CLAIMING: usize = 2;
pub(super) const REWORDED_WEIGHT: f32 = 1.5;

/// Share of the shorter that both must have where only one shared word is rare.
pub(super) const ONE_RARE_SHARE: f32 = 0.75;

/// Words in a row from which two that go on differently are a formula filled in two ways.
pub(super) const FORMULA_RUN: usize = 5;

/// Words in the same order that link: how many, which share of the shorter's words, and which share
/// of its weight both have.
pub(super) const ALIGNED: usize = 6;
pub(super) const ALIGNED_SHARE: f32 = 0.6;
pub(super) const ALIGNED_CONTAINMENT: f32 = 0.4;

/// Fewer words say nothing by their order.
pub(super) const SHORTEST_ALIGNED: usize = 5;

/// Share of the shorter's words that stands in the same order where a word was replaced.
pub(super) const REPLACED_SHARE: f32 = 0.8;
