//! The longest sequence of words that two sides share, by Myers' algorithm in linear space (E. W. Myers, "An
//! O(ND) Difference Algorithm and Its Variations", 1986). Without a deadline, so that the answer is always a
//! longest one; two texts of 5,000 words without a common one take a fraction of a second.

use similar::DiffOp;
use similar::algorithms::{Capture, myers};

/// Words `a..a + length` of one side are words `b..b + length` of the other.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Common {
    pub(super) a: usize,
    pub(super) b: usize,
    pub(super) length: usize,
}

/// What both have, in order; words are numbers, equal for equal words.
pub(super) fn common(a: &[u32], b: &[u32]) -> Vec<Common> {
    let mut found = Capture::new();
    // What is captured cannot fail.
    let _ = myers::diff(&mut found, a, 0..a.len(), b, 0..b.len());
    let equal = found.into_ops().into_iter().filter_map(|op| match op {
        DiffOp::Equal { old_index, new_index, len } => {
            Some(Common { a: old_index, b: new_index, length: len })
        }
        _ => None,
    });
    equal.collect()
}

#[cfg(test)]
mod tests {
    use proptest::collection::vec;
    use proptest::prelude::*;

    use super::common;

    /// The length of a longest common subsequence, by the table that is in every textbook.
    fn longest(a: &[u32], b: &[u32]) -> usize {
        let mut before = vec![0; b.len() + 1];
        for x in a {
            let mut row = vec![0];
            for (y, word) in b.iter().enumerate() {
                row.push(if x == word { before[y] + 1 } else { row[y].max(before[y + 1]) });
            }
            before = row;
        }
        before[b.len()]
    }

    proptest! {
        #[test]
        fn finds_a_longest_in_order(a in vec(0..5u32, 0..60), b in vec(0..5u32, 0..60)) {
            let (mut x, mut y, mut length) = (0, 0, 0);
            for run in common(&a, &b) {
                prop_assert!(x <= run.a && y <= run.b);
                (x, y) = (run.a + run.length, run.b + run.length);
                prop_assert_eq!(&a[run.a..x], &b[run.b..y]);
                length += run.length;
            }
            prop_assert!(x <= a.len() && y <= b.len());
            prop_assert_eq!(length, longest(&a, &b));
        }
    }

    #[test]
    fn long_texts_without_a_common_word_are_compared_too() {
        let (a, b): (Vec<u32>, Vec<u32>) = ((0..5_000).collect(), (5_000..10_000).collect());
        assert_eq!(common(&a, &b), []);
    }
}
