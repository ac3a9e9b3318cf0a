//! Whether two quotations report the same statement, and by which rule.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;

use super::reading::{Class, Collection, Stem, Token, View};

/// Share of the shorter above which a link is strong enough to join two quotations of one article
/// through a third.
pub(super) const STRONG: f32 = 0.6;

/// Two quotations of one article are linked only if they share this much of the *longer* one.
const NEARLY_IDENTICAL: f32 = 0.9;

/// Reports more than this many days apart are linked only by [`FAR_RUN`] words in a row: speakers
/// repeat themselves.
const FAR_DAYS: i32 = 31;

/// See [`FAR_DAYS`].
const FAR_RUN: usize = 6;

/// Share of the shorter that a run of words must make where the reports are far apart: formulas
/// ("to impose a 35 percent tax on …") are filled anew every time.
const FAR_SHARE: f32 = 0.75;

/// A few words that somebody quotes are held to be from the speech that has them only if the
/// reports are at most this many days apart: catchwords stand in every speech.
const SCRAP_DAYS: i32 = 14;

/// With less than this share of its weight in the other, no rule links the shorter. Most pairs that
/// share a word end here, before anything is aligned.
const LEAST_SHARE: f32 = 0.3;

/// See [`LEAST_SHARE`]: with so few words aligning costs nothing.
const SHORT_SENTENCE: usize = 10;

/// A run of this many words is the same utterance even where both go on differently.
const SURE_RUN: usize = 10;

/// Why two quotations were linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// The same words throughout.
    Same,
    /// All of the shorter stands in the longer.
    Clipped,
    /// A rare word or two, all that one of them quotes.
    Scrap,
    /// A single word, all that one of them quotes; the articles must share another statement.
    Word,
    /// Many words in a row.
    Run,
    /// Most telling words.
    Reworded,
    /// Most words in the same order.
    Aligned,
    /// A short sentence with a word replaced; needs another link of the same speaker
    /// between the same articles.
    Replaced,
}

impl Rule {
    /// Whether it needs another link between the same two articles.
    pub(super) fn is_weak(self) -> bool {
        matches!(self, Rule::Replaced | Rule::Word)
    }
}

/// A link found.
#[derive(Clone, Copy, Debug)]
pub(super) struct Found {
    pub(super) rule: Rule,
    /// Whether the words inside quotation marks were compared, not all.
    pub(super) inner: (bool, bool),
    /// Whether the first of the two is the shorter.
    pub(super) first_shorter: bool,
    /// Share of the shorter that the longer has, by weight or by count of words.
    pub(super) share: f32,
    /// For ordering: the surest links merge first.
    pub(super) strength: f32,
}

impl Collection<'_> {
    /// Whether two quotations report the same statement, and by which rule. Two of one article
    /// only if they are nearly identical: what an article keeps apart, it means to keep apart.
    pub(super) fn judge(&self, a: u32, b: u32) -> Option<Found> {
        let found = self.related(a, b)?;
        let (first, second) = (&self.readings[a as usize], &self.readings[b as usize]);
        if first.article == second.article {
            let (a, b) = (&first.whole, &second.whole);
            if self.shared(a, b).weight < NEARLY_IDENTICAL * a.weight.max(b.weight) {
                return None;
            }
        }
        Some(found)
    }

    /// The same for the words alone, whichever articles they stand in.
    pub(super) fn related(&self, a: u32, b: u32) -> Option<Found> {
        let (first, second) = (&self.readings[a as usize], &self.readings[b as usize]);
        let days = first.day.zip(second.day).map(|(a, b)| (a - b).abs());
        let mut best: Option<Found> = None;
        for inner in [(false, false), (true, false), (false, true), (true, true)] {
            if (inner.0 && first.inner.is_none()) || (inner.1 && second.inner.is_none()) {
                continue;
            }
            let (left, right) = (first.view(inner.0), second.view(inner.1));
            // Words inside marks against words that are only partly so would compare a scrap
            // with a paraphrase.
            if inner != (false, false) && !(left.quoted && right.quoted) {
                continue;
            }
            let Some(found) = self.judge_views(left, right, days) else { continue };
            if best.is_none_or(|best| found.strength > best.strength) {
                best = Some(Found { inner, ..found });
            }
        }
        best
    }

    fn judge_views(&self, a: &View, b: &View, days: Option<i32>) -> Option<Found> {
        let first_shorter = shorter_first(a, b);
        let (short, long) = if first_shorter { (a, b) } else { (b, a) };
        let Shared { weight: shared, telling, claiming, rare } = self.shared(short, long);
        let count = short.tokens.len();
        // In a short sentence one replaced word can weigh more than all others.
        let least = if count <= SHORT_SENTENCE { 0.0 } else { LEAST_SHARE };
        if telling == 0 || shared < least * short.weight {
            return None;
        }
        let containment = shared / short.weight;
        let far = days.is_some_and(|days| days > FAR_DAYS);
        let (run, run_there) = common_run(&short.tokens, &long.tokens);
        if far && run.len() < FAR_RUN {
            return None;
        }
        let run_words = &short.tokens[run.clone()];
        let run_telling = self.telling(run_words);
        let found = |rule: Rule, share: f32| {
            let inner = (false, false);
            Some(Found { rule, inner, first_shorter, share, strength: shared * share })
        };

        if run.len() == count {
            let same = count == long.tokens.len();
            // Four words with two telling ones, one of them rare, or a long clause.
            let clause = count >= 4 && run_telling >= 2 && (rare > 0 || count >= 8);
            if clause && same {
                return found(Rule::Same, 1.0);
            }
            if clause && claiming > 0 {
                return found(Rule::Clipped, 1.0);
            }
            // Shorter: only what both put in quotation marks, and only rare words.
            if rare > 0 && short.quoted && long.quoted && days.is_none_or(|d| d <= SCRAP_DAYS) {
                return match (same, telling) {
                    (true, _) => found(Rule::Same, 1.0),
                    (false, 1) => found(Rule::Word, 1.0),
                    (false, _) => found(Rule::Scrap, 1.0),
                };
            }
            if same && rare > 0 && telling >= 2 {
                return found(Rule::Same, 1.0);
            }
        }
        let run_rare = run_words.iter().any(|t| self.stem(*t).rare);
        let run_long = run_there..run_there + run.len();
        if run.len() >= 6
            && run_telling >= 4
            && self.claiming(run_words) >= 2
            && containment >= if far && run.len() < SURE_RUN { FAR_SHARE } else { 0.5 }
            && (run_rare || run.len() >= SURE_RUN)
            && (run.len() >= SURE_RUN || !self.part_ways((short, &run), (long, &run_long)))
            && self.agree((short, &run), (long, &run_long))
        {
            return found(Rule::Run, containment);
        }
        let (here, there) = (ends(short, long), ends(long, short));
        if !self.agree((short, &here), (long, &there)) {
            return None;
        }
        // One rare word may be the topic's; then nearly all must be shared.
        let enough = (rare > 0 && containment >= 0.75) || (rare > 1 && containment >= STRONG);
        let formula = run.len() >= 5 && self.part_ways((short, &run), (long, &run_long));
        if telling >= 3 && claiming >= 2 && enough && shared >= 1.5 && !formula {
            return found(Rule::Reworded, containment);
        }
        // Order and small words are the speaker's only inside quotation marks.
        if count < 5 || !short.quoted || !long.quoted {
            return None;
        }
        let aligned = aligned(&short.tokens, &long.tokens);
        let in_order: Vec<Token> = aligned.iter().map(|&(at, _)| short.tokens[at]).collect();
        let share = in_order.len() as f32 / count as f32;
        let (first, last) = aligned.first().zip(aligned.last())?;
        let spread = last.1 - first.1 + 1;
        // A small word far behind is no part of what they share.
        let weighed = |&&(at, _): &&(usize, usize)| self.stem(short.tokens[at]).weight > 0.0;
        let (from, to) = (aligned.iter().find(weighed)?, aligned.iter().rfind(weighed)?);
        let (in_short, in_long) = (from.0..to.0 + 1, from.1..to.1 + 1);
        let aligned_telling = self.telling(&in_order);
        let aligned_rare = in_order.iter().any(|t| self.stem(*t).rare);
        if in_order.len() >= 6
            && share >= 0.6
            && containment >= 0.4
            && aligned_telling >= 2
            && self.claiming(&in_order) >= 1
            && aligned_rare
            && spread <= 2 * count
            && !self.part_ways((short, &in_short), (long, &in_long))
        {
            return found(Rule::Aligned, share);
        }
        if in_order.len() >= 5 && share >= 0.8 && aligned_telling >= 1 && spread <= count + 2 {
            return found(Rule::Replaced, share);
        }
        None
    }

    /// What the stems that both have weigh and tell.
    fn shared(&self, a: &View, b: &View) -> Shared {
        let mut shared = Shared::default();
        let mut there = b.stems.iter().peekable();
        for stem in &a.stems {
            while there.next_if(|other| *other < stem).is_some() {}
            if there.peek() != Some(&stem) {
                continue;
            }
            let stem = self.stems[*stem as usize];
            let telling = stem.class == Class::Telling;
            shared.weight += stem.weight;
            shared.telling += usize::from(telling);
            shared.claiming += usize::from(telling && !stem.name);
            shared.rare += usize::from(stem.rare);
        }
        shared
    }

    /// Whether nothing shows that one says the opposite of the other, in or a little before the
    /// words given: a negation on one side only, or different numbers.
    fn agree(&self, a: (&View, &Range<usize>), b: (&View, &Range<usize>)) -> bool {
        // A negation stands a little before what it negates.
        let near = |(view, words): (&View, &Range<usize>)| -> Vec<(u32, Stem)> {
            let words = &view.tokens[words.start.saturating_sub(3)..words.end];
            words.iter().map(|token| (token.stem, self.stem(*token))).collect()
        };
        let (a, b) = (near(a), near(b));
        let negates = |words: &[(u32, Stem)]| words.iter().any(|w| w.1.class == Class::Negation);
        let those = |words: &[(u32, Stem)], which: fn(&Stem) -> bool| -> BTreeSet<u32> {
            words.iter().filter(|word| which(&word.1)).map(|word| word.0).collect()
        };
        if negates(&a) != negates(&b) || those(&a, |s| s.turns) != those(&b, |s| s.turns) {
            return false;
        }
        let (here, there) = (those(&a, |s| s.number), those(&b, |s| s.number));
        here.is_empty() || there.is_empty() || !here.is_disjoint(&there)
    }

    /// Whether both go on after the words given, or both begin before them, with two words or more
    /// that the other does not have: a formula filled in two ways, where two excerpts of one speech
    /// would overlap at opposite ends.
    fn part_ways(&self, a: (&View, &Range<usize>), b: (&View, &Range<usize>)) -> bool {
        let own = |tokens: &[Token], other: &View| {
            let own = |token: &&Token| {
                self.stem(**token).weight > 0.0 && other.stems.binary_search(&token.stem).is_err()
            };
            tokens.iter().filter(own).count()
        };
        let (left, right) = (&a.0.tokens, &b.0.tokens);
        let before = own(&left[..a.1.start], b.0).min(own(&right[..b.1.start], a.0));
        let after = own(&left[a.1.end..], b.0).min(own(&right[b.1.end..], a.0));
        before >= 2 || after >= 2
    }
}

/// What two views have in common.
#[derive(Clone, Copy, Debug, Default)]
struct Shared {
    /// Weight of the stems.
    weight: f32,
    /// How many of them are telling, how many of those no names.
    telling: usize,
    claiming: usize,
    /// How many are rare.
    rare: usize,
}

/// From the first to the last word with a weight that the other has too.
fn ends(view: &View, other: &View) -> Range<usize> {
    let shared = |token: &Token| other.stems.binary_search(&token.stem).is_ok();
    let first = view.tokens.iter().position(shared).unwrap_or(0);
    first..view.tokens.iter().rposition(shared).map_or(first, |last| last + 1)
}

/// Whether `a` is the shorter: less weight, then fewer words.
pub(super) fn shorter_first(a: &View, b: &View) -> bool {
    match a.weight.total_cmp(&b.weight) {
        Ordering::Equal => a.tokens.len() <= b.tokens.len(),
        order => order.is_lt(),
    }
}

/// The longest run of stems that both have: a range of `a`, and where it begins in `b`.
pub(super) fn common_run(a: &[Token], b: &[Token]) -> (Range<usize>, usize) {
    // Word for word the same is common, and need not cost the product of the lengths.
    if a.len() == b.len() && a.iter().zip(b).all(|(x, y)| x.stem == y.stem) {
        return (0..a.len(), 0);
    }
    let mut best = (0..0, 0);
    let mut row = vec![0_usize; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        // Backwards, so that `row[j]` still is the line before.
        for j in (0..b.len()).rev() {
            row[j + 1] = if x.stem == b[j].stem { row[j] + 1 } else { 0 };
            if row[j + 1] > best.0.len() {
                best = (i + 1 - row[j + 1]..i + 1, j + 1 - row[j + 1]);
            }
        }
    }
    best
}

/// The longest sequence of stems that both have in the same order: positions in `a` and `b`. Of
/// several, one that ends early in `b` and stands close together before that end.
pub(super) fn aligned(a: &[Token], b: &[Token]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut table = vec![0_u16; (a.len() + 1) * width];
    for i in 0..a.len() {
        for j in 0..b.len() {
            table[(i + 1) * width + j + 1] = if a[i].stem == b[j].stem {
                table[i * width + j] + 1
            } else {
                table[i * width + j + 1].max(table[(i + 1) * width + j])
            };
        }
    }
    let last = &table[a.len() * width..];
    let (mut i, mut j) = (a.len(), last.partition_point(|&length| length < last[b.len()]));
    let mut pairs = Vec::new();
    while i > 0 && j > 0 {
        if a[i - 1].stem == b[j - 1].stem {
            (i, j) = (i - 1, j - 1);
            pairs.push((i, j));
        } else if table[(i - 1) * width + j] >= table[i * width + j - 1] {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    pairs.reverse();
    pairs
}
