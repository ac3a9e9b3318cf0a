//! The numbers that describe a proposal, each by its name.
//!
//! A tree asks about a number by its place, and a model learned in one order and read in another
//! would decide nonsense without any error. So the names stand in the model file too, and a model
//! whose names or order differ from those here is refused. To add, remove, rename or move one is
//! to train the model again.

/// Makes the enum and the list of names out of one list.
macro_rules! features {
    ($($(#[$doc:meta])* $name:ident,)+) => {
        /// One of the numbers that describe a proposal; its place is its place in [`Values`].
        #[derive(Clone, Copy, Debug, PartialEq, Eq)]
        #[repr(u8)]
        pub(crate) enum Feature {
            $($(#[$doc])* $name,)+
        }

        /// The names, in the order of the numbers, as the model file has them.
        pub(crate) const NAMES: &[&str] = &[$(stringify!($name),)+];
    };
}

features! {
    // Who suggested it: see `origin` of proposals.
    /// 1 when a rule found just this.
    FromRule,
    /// 1 when the tagger's best labels give it.
    FromTagger,
    /// 1 when the tagger gives it where it leans towards finding more.
    FromEagerTagger,
    /// 1 when it has the content of one proposal with the source and cue of another.
    FromMixture,
    /// 1 when its source is not the nearest.
    FromSecondSource,
    /// 1 when its content is a part of one that was joined, or several joined.
    FromPart,
    /// Place of its rule in the list of rules, -1 without one.
    Rule,
    /// Confidence of its rule in per cent, -1 without one.
    RuleConfidence,

    // How far its rivals agree, the proposals that share words with it. Three suggest: rules, the
    // tagger, the eager tagger. Of each whether one has the same content, source and cue, and the
    // largest part of the words of both that they share: 1 when they are the same words.
    /// 1 when a rule has the same content.
    RuleSameContent,
    /// 1 when a rule has the same source.
    RuleSameSource,
    /// 1 when a rule has the same cue.
    RuleSameCue,
    /// Overlap with the content of a rule.
    RuleOverlap,
    /// 1 when the tagger has the same content.
    TaggerSameContent,
    /// 1 when the tagger has the same source.
    TaggerSameSource,
    /// 1 when the tagger has the same cue.
    TaggerSameCue,
    /// Overlap with the content of the tagger.
    TaggerOverlap,
    /// 1 when the eager tagger has the same content.
    EagerSameContent,
    /// 1 when the eager tagger has the same source.
    EagerSameSource,
    /// 1 when the eager tagger has the same cue.
    EagerSameCue,
    /// Overlap with the content of the eager tagger.
    EagerOverlap,
    /// How many rivals, 20 at most.
    Rivals,

    // What the tagger thinks of the content.
    /// Mean likelihood of content over its tokens.
    ContentMean,
    /// Least likelihood of content of a word or quotation in it.
    ContentLeast,
    /// Greatest likelihood of a cue in it.
    CueInContent,
    /// Greatest likelihood of a source in it.
    SourceInContent,
    /// Likelihoods of cue and source, summed over its tokens.
    OtherRolesInContent,
    /// Likelihood that content begins at its first token.
    FirstBegins,
    /// Likelihood that content is resumed at its first token.
    FirstResumes,
    /// Likelihood that its first token is in the middle of content.
    FirstContinues,
    /// Likelihood of content of the token before it.
    ContentBefore,
    /// Likelihood that the next word or quotation after it continues content.
    NextContinues,
    /// Likelihood that the next word or quotation after it resumes content.
    NextResumes,
    /// Likelihood that the next word or quotation after it begins content.
    NextBegins,
    /// Of its later runs, the least likelihood that content is resumed where one begins.
    RunsResumeLeast,
    /// Of its earlier runs, the greatest likelihood that content goes on where one ends.
    RunsGoOnMost,

    // What the tagger thinks of cue and source; -1 without one.
    /// Mean likelihood of a cue over the tokens of its cue.
    CueMean,
    /// Likelihood that a cue begins where its cue does.
    CueBegins,
    /// Likelihood that a cue goes on where its cue ends.
    CueGoesOn,
    /// Likelihood of a cue of the token before its cue.
    CueBefore,
    /// Mean likelihood of a source over the tokens of its source.
    SourceMean,
    /// Likelihood that a source begins where its source does.
    SourceBegins,
    /// Likelihood that a source goes on where its source ends.
    SourceGoesOn,
    /// Likelihood of a source of the token before its source.
    SourceBefore,

    // What its sentences have that it does not use.
    /// Greatest likelihood of a cue.
    UnusedCue,
    /// Greatest likelihood of a source.
    UnusedSource,
    /// Greatest likelihood of content.
    UnusedContent,

    // The form of the content.
    /// How many runs.
    Runs,
    /// Words outside quotations, 80 at most.
    Words,
    /// Words inside quotations, 80 at most.
    QuotedWords,
    /// Quotations, 10 at most.
    Quotations,
    /// 0 indirect, 1 mixed, 2 direct.
    QuotationType,
    /// 1 when it begins with a quotation.
    BeginsWithQuotation,
    /// 1 when it ends with a quotation.
    EndsWithQuotation,
    /// 1 when it begins the sentence.
    BeginsSentence,
    /// Tokens from its end to that of the sentence, 20 at most.
    TokensToSentenceEnd,
    /// Tokens from the beginning of the sentence to its own, 20 at most.
    TokensFromSentenceStart,
    /// Sentences from its first to its last token, 10 at most.
    SentencesSpanned,
    /// 1 in a headline.
    Headline,
    /// What it begins with, see `opens`.
    FirstToken,
    /// What stands behind it: 0 nothing, 1 stop, 2 comma, 3 word, 4 quotation, 5 something else.
    TokenAfter,
    /// What stands before it in the sentence: 0 nothing, 1 comma, 2 colon, 3 word, 4 quotation, 5
    /// something else.
    TokenBefore,

    // Cue and source, and how they lie to the content.
    /// Form and strength of the cue, see `cue_kind`.
    CueKind,
    /// Tokens of the cue, 10 at most.
    CueTokens,
    /// Tokens between the cue and the nearest run, see `gap`.
    CueToNearestRun,
    /// Tokens between the cue and the content.
    CueToContent,
    /// Tokens between source and cue.
    SourceToCue,
    /// Tokens between the source and the content.
    SourceToContent,
    /// Sentences from the cue to the content, -10 without a cue.
    SentencesFromCue,
    /// Sentences from the source to the content, -10 without a source.
    SentencesFromSource,
    /// What the source is, see `source_kind`.
    SourceKind,
    /// Tokens of the source, 20 at most.
    SourceTokens,

    // What stands around it.
    /// Quotations in its first sentence.
    QuotationsInSentence,
    /// The token before it: 1 a closed quotation, 2 one that is left open, 0 anything else, -1
    /// nothing.
    QuotationBefore,
    /// Likelihood of content of the last token before the sentence.
    ContentBeforeSentence,
    /// The same of the last token but one.
    ContentBeforeSentenceByTwo,
}

/// How many numbers describe a proposal.
pub(crate) const VALUES: usize = NAMES.len();

/// The numbers of a proposal, in the order of [`Feature`].
pub(crate) type Values = [f32; VALUES];

/// Numbers that are being written. Each is written once, by its name; in which order does not
/// matter.
pub(super) struct Writer {
    values: Values,
    /// Which are written, as bits. Only asked in tests: a number that is not a number is a value too.
    written: u128,
}

impl Writer {
    pub(super) fn new() -> Writer {
        Writer { values: [0.0; VALUES], written: 0 }
    }

    pub(super) fn put(&mut self, feature: Feature, value: f32) {
        let bit = 1 << feature as u32;
        debug_assert!(self.written & bit == 0, "{feature:?} is written twice");
        self.written |= bit;
        self.values[feature as usize] = value;
    }

    pub(super) fn put_all<const N: usize>(&mut self, features: [Feature; N], values: [f32; N]) {
        for (feature, value) in features.into_iter().zip(values) {
            self.put(feature, value);
        }
    }

    pub(super) fn finish(self) -> Values {
        debug_assert!(
            self.written == (1 << VALUES) - 1,
            "not written: {}",
            NAMES[self.written.trailing_ones() as usize]
        );
        self.values
    }
}

#[cfg(test)]
mod tests {
    use super::{NAMES, VALUES};

    #[test]
    fn names_differ_and_fit_the_file() {
        // A tree keeps the place of a feature in a byte, the file the length of a name in another.
        assert!(VALUES < usize::from(u8::MAX));
        for (at, name) in NAMES.iter().enumerate() {
            assert!(!name.is_empty() && name.len() < 0x80, "{name}");
            assert!(!NAMES[..at].contains(name), "{name} stands twice");
        }
    }
}
