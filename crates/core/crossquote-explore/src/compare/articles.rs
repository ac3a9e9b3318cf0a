//! Two articles side by side: which statements both report, and where.
//!
//! ```text
//! left   A B   C        rows   A A'
//! right    C' D A'             D        right only: after A', which precedes it on the right
//!                              B        left only
//!                              C C'
//! ```

use crossquote_text::order::{sort, sort_by};
use std::cmp::Reverse;

use super::{Compared, PairWording, Pairing, Row, Share, compared, words_of};
use crossquote_model::Dataset;

/// At most this many quotations of a side are tried for a row's closest pair: a statement that an
/// article takes up more often than this is not understood better by trying them all.
const TRIED: usize = 6;

/// Compares two articles (indices into [`Dataset::articles`]), with what is doubtful in them or without.
pub fn articles(dataset: &Dataset, left: u32, right: u32, doubtful: bool) -> Pairing {
    // By statement, in order of its first quotation on a side.
    let mut order: [Vec<u32>; 2] = Default::default();
    let mut rows: Vec<[Vec<u32>; 2]> = vec![Default::default(); dataset.statements.len()];
    let mut shares: Vec<Share> = (0..dataset.speakers.len() as u32)
        .map(|speaker| Share { speaker, quotations: [0; 2], words: [0; 2] })
        .collect();
    for (number, quotation) in dataset.quotations.iter().enumerate() {
        for (side, article) in [left, right].into_iter().enumerate() {
            if quotation.article != article || (quotation.is_doubtful() && !doubtful) {
                continue;
            }
            if let Some(row) = rows.get_mut(quotation.statement as usize) {
                if row[side].is_empty() {
                    order[side].push(quotation.statement);
                }
                row[side].push(number as u32);
            }
            if let Some(share) = shares.get_mut(quotation.speaker as usize) {
                share.quotations[side] += 1;
                share.words[side] += words_of(dataset, number as u32) as u32;
            }
        }
    }

    // What only the right article has, by the matched statement that precedes it there.
    let mut first = Vec::new();
    let mut following: Vec<Vec<u32>> = vec![Vec::new(); rows.len()];
    let mut preceding = None;
    for &statement in &order[1] {
        match (rows[statement as usize][0].is_empty(), preceding) {
            (false, _) => preceding = Some(statement as usize),
            (true, None) => first.push(statement),
            (true, Some(preceding)) => following[preceding].push(statement),
        }
    }
    let mut sequence = first;
    for &statement in &order[0] {
        sequence.push(statement);
        sequence.append(&mut following[statement as usize]);
    }

    let mut pairing = Pairing::default();
    for statement in sequence {
        let [left, right] = std::mem::take(&mut rows[statement as usize]);
        let wording = closest(dataset, &left, &right);
        pairing.shared += u32::from(wording.is_some());
        pairing.rows.push(Row { statement, left, right, wording });
    }
    shares.retain(|share| share.quotations != [0; 2]);
    // Stable: equals stay in the order of their speakers.
    sort_by(&mut shares, |a, b| (b.words[0] + b.words[1]).cmp(&(a.words[0] + a.words[1])));
    pairing.shares = shares;
    pairing
}

/// What to compare of a row, compared: the pair that shares most words, and whatever else of
/// either side adds to the words shared. Most words, not most per cent: a single shared word is
/// 100 % of a one-word quotation.
fn closest(dataset: &Dataset, left: &[u32], right: &[u32]) -> Option<PairWording> {
    let mut best: Option<PairWording> = None;
    let mut least = (Reverse(0), 0, 0, 0);
    let mut most = 0;
    for &left in left.iter().take(TRIED) {
        for &right in right.iter().take(TRIED) {
            let Compared { wording, same, words } = compared(dataset, &[left], &[right]);
            // Among equals the pair that leaves fewest words unshared, then the first.
            let rank = (Reverse(same), words, left.min(right), left.max(right));
            if best.is_none() || rank < least {
                (least, most) = (rank, same);
                best = Some(PairWording { left: vec![left], right: vec![right], wording });
            }
        }
    }
    let mut best = best?;
    // In the order of the dataset, not side by side: swapping the sides must mirror the answer.
    let left = left.iter().take(TRIED).map(|&one| (one, 0));
    let mut others: Vec<(u32, usize)> =
        left.chain(right.iter().take(TRIED).map(|&one| (one, 1))).collect();
    sort(&mut others);
    for (other, side) in others {
        let mut sides = [best.left.clone(), best.right.clone()];
        if sides[side].iter().any(|&one| one == other || overlap(dataset, one, other)) {
            continue;
        }
        sides[side].push(other);
        sides[side] = in_order(&sides[side]);
        let Compared { wording, same, .. } = compared(dataset, &sides[0], &sides[1]);
        if same > most {
            most = same;
            let [left, right] = sides;
            best = PairWording { left, right, wording };
        }
    }
    Some(best)
}

/// Quotations are numbered in order of their text.
fn in_order(quotations: &[u32]) -> Vec<u32> {
    let mut sorted = quotations.to_vec();
    sort(&mut sorted);
    sorted
}

/// Whether the contents of two quotations of one article share text.
fn overlap(dataset: &Dataset, a: u32, b: u32) -> bool {
    let content = |at: u32| dataset.quotations.get(at as usize).map_or(&[][..], |q| &q.content);
    content(a).iter().any(|a| content(b).iter().any(|b| a.overlaps(*b)))
}
