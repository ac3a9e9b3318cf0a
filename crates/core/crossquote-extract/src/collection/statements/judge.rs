//! Whether two quotations report the same statement, and by which rule.

use std::cmp::Ordering;
use std::collections::BTreeSet;
use std::ops::Range;

use super::align::{aligned, common_run};
use super::reading::{Class, Collection, Stem, Token, View};
use super::thresholds::*;

/// Why two quotations were linked. In the order in which they are tried.
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

/// That two quotations report the same statement, and how much says so.
#[derive(Clone, Copy, Debug)]
pub(super) struct Verdict {
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
    pub(super) fn judge(&self, a: u32, b: u32) -> Option<Verdict> {
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
    pub(super) fn related(&self, a: u32, b: u32) -> Option<Verdict> {
        let (first, second) = (&self.readings[a as usize], &self.readings[b as usize]);
        let days = first.day.zip(second.day).map(|(a, b)| (a - b).abs());
        let mut best: Option<Verdict> = None;
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
                best = Some(Verdict { inner, ..found });
            }
        }
        best
    }

    /// Tries the rules in order, the surest first: the first that holds decides.
    fn judge_views(&self, a: &View, b: &View, days: Option<i32>) -> Option<Verdict> {
        let pair = self.pair(a, b, days)?;
        let (rule, share) = self
            .whole(&pair)
            .or_else(|| self.long_run(&pair))
            .or_else(|| self.most_words(&pair))?;
        Some(Verdict {
            rule,
            inner: (false, false),
            first_shorter: pair.first_shorter,
            share,
            strength: pair.shared.weight * share,
        })
    }

    /// Sets two views side by side; `None` where no rule can link them.
    fn pair<'v>(&self, a: &'v View, b: &'v View, days: Option<i32>) -> Option<Pair<'v>> {
        let first_shorter = shorter_first(a, b);
        let (short, long) = if first_shorter { (a, b) } else { (b, a) };
        let shared = self.shared(short, long);
        let count = short.tokens.len();
        // In a short sentence one replaced word can weigh more than all others.
        let least = if count <= SHORT_SENTENCE { 0.0 } else { LEAST_SHARE };
        if shared.telling == 0 || shared.weight < least * short.weight {
            return None;
        }
        let far = days.is_some_and(|days| days > FAR_DAYS);
        let (run, run_there) = common_run(&short.tokens, &long.tokens);
        if far && run.len() < FAR_RUN {
            return None;
        }
        let run_long = run_there..run_there + run.len();
        let containment = shared.weight / short.weight;
        Some(Pair { short, long, first_shorter, shared, containment, days, far, run, run_long })
    }

    /// All of the shorter stands in the longer, word for word.
    fn whole(&self, pair: &Pair<'_>) -> Option<(Rule, f32)> {
        let Shared { telling, claiming, rare, .. } = pair.shared;
        let count = pair.count();
        if pair.run.len() != count {
            return None;
        }
        let same = count == pair.long.tokens.len();
        let run_telling = self.telling(pair.run_words());
        // A clause: some words, two of them telling, and one rare or many of them.
        let clause = count >= CLAUSE && run_telling >= 2 && (rare > 0 || count >= LONG_CLAUSE);
        if clause && same {
            return Some((Rule::Same, 1.0));
        }
        if clause && claiming > 0 {
            return Some((Rule::Clipped, 1.0));
        }
        // Shorter: only what both put in quotation marks, and only rare words.
        if rare > 0 && pair.quoted() && pair.days.is_none_or(|days| days <= SCRAP_DAYS) {
            let rule = match (same, telling) {
                (true, _) => Rule::Same,
                (false, 1) => Rule::Word,
                (false, _) => Rule::Scrap,
            };
            return Some((rule, 1.0));
        }
        (same && rare > 0 && telling >= 2).then_some((Rule::Same, 1.0))
    }

    /// Many words in a row, enough of them telling, in what agrees.
    fn long_run(&self, pair: &Pair<'_>) -> Option<(Rule, f32)> {
        let (words, length) = (pair.run_words(), pair.run.len());
        let sure = length >= SURE_RUN;
        let least = if pair.far && !sure { FAR_SHARE } else { RUN_SHARE };
        let holds = length >= RUN
            && self.telling(words) >= RUN_TELLING
            && self.claiming(words) >= RUN_CLAIMING
            && pair.containment >= least
            && (sure || self.any_rare(words) && !self.run_parts_ways(pair))
            && self.agree((pair.short, &pair.run), (pair.long, &pair.run_long));
        holds.then_some((Rule::Run, pair.containment))
    }

    /// Most of the shorter, but not in a row.
    fn most_words(&self, pair: &Pair<'_>) -> Option<(Rule, f32)> {
        let Pair { short, long, .. } = *pair;
        let (here, there) = (ends(short, long), ends(long, short));
        if !self.agree((short, &here), (long, &there)) {
            return None;
        }
        if self.reworded(pair) {
            return Some((Rule::Reworded, pair.containment));
        }
        // Order and small words are the speaker's only inside quotation marks.
        if pair.count() < SHORTEST_ALIGNED || !pair.quoted() {
            return None;
        }
        self.in_order(pair)
    }

    /// Whether most telling words are shared, in any order.
    fn reworded(&self, pair: &Pair<'_>) -> bool {
        let Shared { weight, telling, claiming, rare } = pair.shared;
        // One rare word may be the topic's; then nearly all must be shared.
        let enough = (rare > 0 && pair.containment >= ONE_RARE_SHARE)
            || (rare > 1 && pair.containment >= STRONG);
        telling >= REWORDED_TELLING
            && claiming >= REWORDED_CLAIMING
            && enough
            && weight >= REWORDED_WEIGHT
            && !(pair.run.len() >= FORMULA_RUN && self.run_parts_ways(pair))
    }

    /// Most words in the same order, or all but one.
    fn in_order(&self, pair: &Pair<'_>) -> Option<(Rule, f32)> {
        let Pair { short, long, .. } = *pair;
        let count = pair.count();
        let aligned = aligned(&short.tokens, &long.tokens);
        let in_order: Vec<Token> = aligned.iter().map(|&(at, _)| short.tokens[at]).collect();
        let share = in_order.len() as f32 / count as f32;
        let (first, last) = aligned.first().zip(aligned.last())?;
        let spread = last.1 - first.1 + 1;
        // A small word far behind is no part of what they share.
        let weighed = |&&(at, _): &&(usize, usize)| self.stem(short.tokens[at]).weight > 0.0;
        let (from, to) = (aligned.iter().find(weighed)?, aligned.iter().rfind(weighed)?);
        let (in_short, in_long) = (from.0..to.0 + 1, from.1..to.1 + 1);
        let telling = self.telling(&in_order);
        if in_order.len() >= ALIGNED
            && share >= ALIGNED_SHARE
            && pair.containment >= ALIGNED_CONTAINMENT
            && telling >= 2
            && self.claiming(&in_order) >= 1
            && self.any_rare(&in_order)
            && spread <= 2 * count
            && !self.part_ways((short, &in_short), (long, &in_long))
        {
            return Some((Rule::Aligned, share));
        }
        let replaced = in_order.len() >= SHORTEST_ALIGNED
            && share >= REPLACED_SHARE
            && telling >= 1
            && spread <= count + 2;
        replaced.then_some((Rule::Replaced, share))
    }

    fn any_rare(&self, tokens: &[Token]) -> bool {
        tokens.iter().any(|token| self.stem(*token).rare)
    }

    fn run_parts_ways(&self, pair: &Pair<'_>) -> bool {
        self.part_ways((pair.short, &pair.run), (pair.long, &pair.run_long))
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

/// Two views side by side.
struct Pair<'v> {
    short: &'v View,
    long: &'v View,
    first_shorter: bool,
    /// The stems that both have.
    shared: Shared,
    /// Share of the shorter's weight that both have.
    containment: f32,
    /// Days between the reports.
    days: Option<i32>,
    /// Whether those are many.
    far: bool,
    /// The longest run of words that both have: where in the shorter, and where in the longer.
    run: Range<usize>,
    run_long: Range<usize>,
}

impl Pair<'_> {
    /// Words of the shorter.
    fn count(&self) -> usize {
        self.short.tokens.len()
    }

    /// Whether both stand in quotation marks.
    fn quoted(&self) -> bool {
        self.short.quoted && self.long.quoted
    }

    fn run_words(&self) -> &[Token] {
        &self.short.tokens[self.run.clone()]
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
