//! Which proposals are right, by the measure that the corpus is scored with: content shares at
//! least 80 % of its words with an annotated one (Jaccard), and the sources share a word that is
//! not a determiner or a title.

use super::gold::{Gold, Prepared, covered};
use crate::sentences::Token;
use crossquote_model::Span;

/// Words that alone do not make a source match.
const WEAK: &[&str] = &[
    "the",
    "a",
    "an",
    "this",
    "that",
    "these",
    "those",
    "his",
    "her",
    "its",
    "their",
    "our",
    "my",
    "your",
    "some",
    "any",
    "all",
    "both",
    "each",
    "mr",
    "mrs",
    "ms",
    "miss",
    "dr",
    "sir",
    "sen",
    "senator",
    "rep",
    "representative",
    "gov",
    "governor",
    "president",
    "vice",
    "prof",
    "professor",
    "rev",
    "reverend",
    "gen",
    "general",
    "lt",
    "col",
    "colonel",
    "capt",
    "captain",
    "sgt",
    "secretary",
    "judge",
    "justice",
    "mayor",
    "lord",
    "lady",
    "dame",
    "hon",
    "chairman",
    "chairwoman",
    "congressman",
    "congresswoman",
    "former",
    "then",
    "of",
    "and",
    "or",
    "in",
    "at",
    "for",
    "from",
    "by",
    "to",
];

/// The words of a text: maximal runs without white space that have a letter or digit.
pub(crate) struct Words {
    /// First and last byte that is a letter or digit, and whether it is weak.
    words: Vec<(u32, u32, bool)>,
}

/// The words of spans: ascending numbers.
pub(crate) type Set = Vec<u32>;

impl Words {
    pub(crate) fn new(text: &str) -> Words {
        let mut words = Vec::new();
        for word in text.split_whitespace() {
            let start = word.as_ptr() as usize - text.as_ptr() as usize;
            let mut letters = word.char_indices().filter(|(_, c)| c.is_alphanumeric());
            let Some((first, _)) = letters.next() else { continue };
            let last = letters.next_back().map_or(first, |(at, _)| at);
            let bare: String =
                word.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase();
            let weak = WEAK.contains(&bare.as_str());
            words.push(((start + first) as u32, (start + last) as u32, weak));
        }
        Words { words }
    }

    pub(crate) fn of(&self, spans: &[Span]) -> Set {
        let mut out = Vec::new();
        for span in spans {
            let from = self.words.partition_point(|word| word.1 < span.start);
            let to = self.words.partition_point(|word| word.0 < span.end);
            out.extend(from as u32..to.max(from) as u32);
        }
        out.sort_unstable();
        out.dedup();
        out
    }

    /// Whether a source is the annotated one: both empty, or a strong word in common.
    pub(crate) fn same_source(&self, found: &Set, gold: &Set) -> bool {
        if gold.is_empty() || found.is_empty() {
            return gold.is_empty() && found.is_empty();
        }
        let strong = |word: &&u32| !self.words[**word as usize].2;
        let any_strong = gold.iter().any(|word| strong(&word));
        gold.iter()
            .filter(|word| !any_strong || strong(word))
            .any(|w| found.binary_search(w).is_ok())
    }
}

/// Shared words over all words.
pub(crate) fn jaccard(a: &Set, b: &Set) -> f32 {
    let both = a.iter().filter(|word| b.binary_search(word).is_ok()).count();
    let all = a.len() + b.len() - both;
    if all == 0 { 0.0 } else { both as f32 / all as f32 }
}

/// What a person annotated, in words.
pub(crate) struct GoldWords {
    content: Set,
    source: Set,
    /// Whether somebody said or wrote it, see [`is_voiced`].
    voiced: bool,
}

/// Cues without a verb of our list that tell of words all the same.
const VOICED: &[&str] = &[":", "according", "per", "quote", "quoted"];

/// Whether an attribution is one by our guidelines: with words in quotation marks, or with a cue that is a verb
/// of speech, of writing or of belief. The corpus annotates what somebody wants, plans or supports too.
fn is_voiced(article: &Prepared<'_>, gold: &Gold) -> bool {
    let tokens = &article.document.tokens;
    let text = article.annotated.text.as_str();
    let inside = |spans: &[Span]| {
        let ranges: Vec<_> = spans.iter().filter_map(|&span| covered(tokens, span)).collect();
        ranges.into_iter().flat_map(|(lo, hi)| &tokens[lo..hi])
    };
    inside(&gold.content).any(Token::is_quote)
        || inside(&gold.cue).any(|token| token.cue.is_some() || token.is_one_of(text, VOICED))
}

/// The annotations of an article in words, those without any left out.
pub(crate) fn gold(words: &Words, article: &Prepared<'_>) -> Vec<GoldWords> {
    let gold = article.annotated.gold.iter();
    gold.map(|one| GoldWords {
        content: words.of(&one.content),
        source: words.of(&one.source),
        voiced: is_voiced(article, one),
    })
    .filter(|one| !one.content.is_empty())
    .collect()
}

/// How right an attribution is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Right {
    /// Its content is annotated.
    content: bool,
    /// So is its source.
    source: bool,
    /// What it was annotated as is one by our guidelines.
    pub(crate) voiced: bool,
}

impl Right {
    /// Whether content and source are right.
    pub(crate) fn whole(self) -> bool {
        self.content && self.source
    }
}

/// How right an attribution is, by the annotated one that it fits best.
pub(crate) fn right(words: &Words, gold: &[GoldWords], content: &[Span], source: &[Span]) -> Right {
    let content = words.of(content);
    let source = words.of(source);
    let mut best = Right::default();
    for one in gold {
        if one.content.first() > content.last() || one.content.last() < content.first() {
            continue;
        }
        if jaccard(&one.content, &content) >= 0.8 {
            let source = words.same_source(&source, &one.source);
            best = best.max(Right { content: true, source, voiced: one.voiced });
        }
    }
    best
}
