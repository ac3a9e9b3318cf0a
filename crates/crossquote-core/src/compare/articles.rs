//! Two articles side by side: which statements both report, and where.
//!
//! ```text
//! left   A B   C        rows   A A'
//! right    C' D A'             D        right only: after A', which precedes it on the right
//!                              B        left only
//!                              C C'
//! ```

use std::cmp::Reverse;
use std::collections::BTreeMap;

use super::words::Side;
use super::{Compared, PairWording, Pairing, Row, Share, compared};
use crate::model::Dataset;

/// At most this many quotations of a side are tried for a row's closest pair: a statement that an
/// article takes up more often than this is not understood better by trying them all.
const TRIED: usize = 6;

/// Compares two articles (indices into [`Dataset::articles`]).
pub fn articles(dataset: &Dataset, left: u32, right: u32) -> Pairing {
    // By statement, in order of its first quotation on a side.
    let mut order: [Vec<u32>; 2] = Default::default();
    let mut rows: BTreeMap<u32, [Vec<u32>; 2]> = BTreeMap::new();
    let mut shares: BTreeMap<u32, Share> = BTreeMap::new();
    for (number, quotation) in dataset.quotations.iter().enumerate() {
        for (side, article) in [left, right].into_iter().enumerate() {
            if quotation.article != article {
                continue;
            }
            let row = rows.entry(quotation.statement).or_default();
            if row[side].is_empty() {
                order[side].push(quotation.statement);
            }
            row[side].push(number as u32);
            let share = shares.entry(quotation.speaker).or_insert(Share {
                speaker: quotation.speaker,
                quotations: [0; 2],
                words: [0; 2],
            });
            share.quotations[side] += 1;
            share.words[side] += words_of(dataset, number as u32);
        }
    }

    // What only the right article has, by the matched statement that precedes it there.
    let mut following: BTreeMap<Option<u32>, Vec<u32>> = BTreeMap::new();
    let mut preceding = None;
    for &statement in &order[1] {
        if rows[&statement][0].is_empty() {
            following.entry(preceding).or_default().push(statement);
        } else {
            preceding = Some(statement);
        }
    }
    let mut sequence = following.remove(&None).unwrap_or_default();
    for &statement in &order[0] {
        sequence.push(statement);
        sequence.extend(following.remove(&Some(statement)).unwrap_or_default());
    }

    let mut pairing = Pairing::default();
    for statement in sequence {
        let [left, right] = rows.remove(&statement).unwrap_or_default();
        let wording = closest(dataset, &left, &right);
        pairing.shared += u32::from(wording.is_some());
        pairing.rows.push(Row { statement, left, right, wording });
    }
    pairing.shares = shares.into_values().collect();
    pairing.shares.sort_by_key(|share| (Reverse(share.words[0] + share.words[1]), share.speaker));
    pairing
}

/// The pair that shares most words; among equals the one that leaves fewest unshared, then the
/// first. Most words, not most per cent: a single shared word is 100 % of a one-word quotation.
fn closest(dataset: &Dataset, left: &[u32], right: &[u32]) -> Option<PairWording> {
    let mut best: Option<PairWording> = None;
    let mut least = (Reverse(0), 0, 0, 0);
    for &left in left.iter().take(TRIED) {
        for &right in right.iter().take(TRIED) {
            let Compared { wording, same, words } = compared(dataset, left, right);
            let rank = (Reverse(same), words, left.min(right), left.max(right));
            if best.is_none() || rank < least {
                least = rank;
                best = Some(PairWording { left, right, wording });
            }
        }
    }
    best
}

fn words_of(dataset: &Dataset, quotation: u32) -> u32 {
    let quotation = dataset.quotations.get(quotation as usize);
    let article = quotation.and_then(|q| dataset.articles.get(q.article as usize));
    match (quotation, article) {
        (Some(quotation), Some(article)) => Side::count(article, quotation) as u32,
        _ => 0,
    }
}
