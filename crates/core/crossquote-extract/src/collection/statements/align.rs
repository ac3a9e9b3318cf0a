//! Words that two quotations share in a row, or in the same order.

use std::ops::Range;

use super::reading::Token;

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
