//! Whether two quotations report the same statement, and by which rule.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;

use super::reading::{Class, Collection, Token, View};

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

/// Why two quotations were linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Rule {
    /// The same words throughout.
    Same,
    /// All of the shorter stands in the longer.
    Clipped,
    /// A rare word or two, all that one of them quotes.
    Scrap,
    /// Many words in a row.
    Run,
    /// Most telling words.
    Reworded,
    /// Most words in the same order.
    Aligned,
    /// A short sentence with a word replaced; needs another link between the same articles.
    Replaced,
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
            if self.shared(a, b).0 < NEARLY_IDENTICAL * a.weight.max(b.weight) {
                return None;
            }
        }
        Some(found)
    }

    /// The same for the words alone, whichever articles they stand in.
    pub(super) fn related(&self, a: u32, b: u32) -> Option<Found> {
        let (first, second) = (&self.readings[a as usize], &self.readings[b as usize]);
        let far = first.day.zip(second.day).is_some_and(|(a, b)| (a - b).abs() > FAR_DAYS);
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
            let Some(found) = self.judge_views(left, right, far) else { continue };
            if best.is_none_or(|best| found.strength > best.strength) {
                best = Some(Found { inner, ..found });
            }
        }
        best
    }

    fn judge_views(&self, a: &View, b: &View, far: bool) -> Option<Found> {
        let first_shorter = shorter_first(a, b);
        let (short, long) = if first_shorter { (a, b) } else { (b, a) };
        let (shared, telling, rare) = self.shared(short, long);
        if telling == 0 {
            return None;
        }
        let containment = shared / short.weight;
        let run = common_run(&short.tokens, &long.tokens);
        if far && run.len() < FAR_RUN {
            return None;
        }
        let count = short.tokens.len();
        let run_telling = self.telling(&short.tokens[run.clone()]);
        let found = |rule: Rule, share: f32| {
            let inner = (false, false);
            Some(Found { rule, inner, first_shorter, share, strength: shared * share })
        };

        if run.len() == count {
            let same = count == long.tokens.len();
            // Four words with two telling ones, one of them rare, or a long clause.
            let clause = count >= 4 && run_telling >= 2 && (rare > 0 || count >= 8);
            if clause {
                return found(if same { Rule::Same } else { Rule::Clipped }, 1.0);
            }
            // Shorter: only what both put in quotation marks, and only rare words.
            if rare > 0 && short.quoted && long.quoted {
                return found(if same { Rule::Same } else { Rule::Scrap }, 1.0);
            }
            if same && rare > 0 && telling >= 2 {
                return found(Rule::Same, 1.0);
            }
        }
        let run_rare = short.tokens[run.clone()].iter().any(|t| self.stem(*t).rare);
        if run.len() >= 6 && run_telling >= 4 && containment >= 0.5 && (run_rare || run.len() >= 10)
        {
            return found(Rule::Run, containment);
        }
        if !self.agree(short, long) {
            return None;
        }
        // One rare word may be the topic's; then nearly all must be shared.
        let enough = (rare > 0 && containment >= 0.75) || (rare > 1 && containment >= STRONG);
        if telling >= 3 && enough && shared >= 1.5 {
            return found(Rule::Reworded, containment);
        }
        // Order and small words are the speaker's only inside quotation marks.
        if count < 5 || !short.quoted || !long.quoted {
            return None;
        }
        let aligned = aligned(&short.tokens, &long.tokens);
        let in_order: Vec<Token> = aligned.iter().map(|&(at, _)| short.tokens[at]).collect();
        let share = in_order.len() as f32 / count as f32;
        let spread = match (aligned.first(), aligned.last()) {
            (Some(first), Some(last)) => last.1 - first.1 + 1,
            _ => return None,
        };
        let aligned_telling = self.telling(&in_order);
        let aligned_rare = in_order.iter().any(|t| self.stem(*t).rare);
        if in_order.len() >= 6
            && share >= 0.6
            && containment >= 0.4
            && aligned_telling >= 2
            && aligned_rare
            && spread <= 2 * count
        {
            return found(Rule::Aligned, share);
        }
        if in_order.len() >= 5 && share >= 0.8 && aligned_telling >= 1 && spread <= count + 2 {
            return found(Rule::Replaced, share);
        }
        None
    }

    /// Weight of the stems that both have, how many of them are telling, and how many rare.
    fn shared(&self, a: &View, b: &View) -> (f32, usize, usize) {
        let (mut weight, mut telling, mut rare) = (0.0, 0, 0);
        for stem in a.stems.iter().filter(|stem| b.stems.binary_search(stem).is_ok()) {
            let stem = self.stems[*stem as usize];
            weight += stem.weight;
            telling += usize::from(stem.class == Class::Telling);
            rare += usize::from(stem.rare);
        }
        (weight, telling, rare)
    }

    /// Whether nothing shows that one says the opposite of the other: a negation on one side only
    /// near what they share, or different numbers.
    fn agree(&self, short: &View, long: &View) -> bool {
        let shared = |token: &Token| short.stems.binary_search(&token.stem).is_ok();
        let first = long.tokens.iter().position(shared).unwrap_or(0);
        let last = long.tokens.iter().rposition(shared).unwrap_or(0);
        // A negation stands a little before what it negates.
        let near = &long.tokens[first.saturating_sub(3)..=last.min(long.tokens.len() - 1)];
        let negates = |token: &Token| self.stem(*token).class == Class::Negation;
        if short.tokens.iter().any(negates) != near.iter().any(negates) {
            return false;
        }
        let numbers = |tokens: &[Token]| -> BTreeSet<u32> {
            tokens.iter().filter(|t| self.stem(**t).number).map(|t| t.stem).collect()
        };
        let (here, there) = (numbers(&short.tokens), numbers(near));
        here.is_empty() || there.is_empty() || !here.is_disjoint(&there)
    }
}

/// Whether `a` is the shorter: less weight, then fewer words.
pub(super) fn shorter_first(a: &View, b: &View) -> bool {
    match a.weight.total_cmp(&b.weight) {
        Ordering::Equal => a.tokens.len() <= b.tokens.len(),
        order => order.is_lt(),
    }
}

/// The longest run of stems that both have, as a range of `a`.
pub(super) fn common_run(a: &[Token], b: &[Token]) -> Range<usize> {
    let mut best = 0..0;
    let mut row = vec![0_usize; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        // Backwards, so that `row[j]` still is the line before.
        for j in (0..b.len()).rev() {
            row[j + 1] = if x.stem == b[j].stem { row[j] + 1 } else { 0 };
            if row[j + 1] > best.len() {
                best = i + 1 - row[j + 1]..i + 1;
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
