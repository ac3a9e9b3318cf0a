//! Ranking: which hits come first.
//!
//! A hit's score is the sum, over the words and phrases typed, of the weight of the best place
//! where each was found, and two small bonuses. Equal scores keep reading order.
//!
//! No rarity of words enters: every hit has every word typed, so rarity could only trade one
//! word's place against another's, and a reader could no longer say why one hit stands first.

/// Words inside quotation marks: what somebody is reported to have said, literally. Raising it
/// puts literal quotations before paraphrase and before quotations *by* somebody of that name.
pub(super) const QUOTED: f32 = 8.0;

/// Content without quotation marks. Raising it towards [`QUOTED`] makes paraphrase count as much
/// as the speaker's own words.
pub(super) const PARAPHRASE: f32 = 5.0;

/// The speaker's name. Raising it above [`PARAPHRASE`] puts what a person said before what others
/// said about them.
pub(super) const SPEAKER: f32 = 4.0;

/// Source and cue as printed: "told", "the minister". Raising it favours those who search for how
/// something was said.
pub(super) const SOURCE: f32 = 3.0;

/// The sentence around. Raising it lets narration compete with quotations.
pub(super) const CONTEXT: f32 = 2.0;

/// The article's title and outlet, which all quotations of the article share. Raising it makes
/// one article's quotations stand together.
pub(super) const MASTHEAD: f32 = 1.0;

/// What a match is worth when the last word typed is only the beginning of the word found.
/// Raising it to 1 lets "us" find "use" as readily as "US".
pub(super) const UNFINISHED: f32 = 0.5;

/// Greatest bonus for the share of the content that matches: the whole content searched for
/// stands before a long quotation that also has the words. Raising it favours short quotations.
pub(super) const COVERAGE: f32 = 2.0;

/// Bonus when all words typed stand side by side in the order typed, as when a quotation was
/// pasted without quotation marks. Raising it makes pasting without marks rank like a phrase.
pub(super) const IN_ORDER: f32 = 4.0;
