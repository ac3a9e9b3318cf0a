//! Sorting, compiled once.
//!
//! The standard library's sort is written out anew for every type and comparison: eight of them
//! were a twentieth of the download. Here all sort the same thing, positions, by a comparison that
//! is called through a pointer, and by merging, which takes 200 bytes instead of four thousand.
//! Slower by a small factor, and nothing that a browser sorts is long.

use std::cmp::Ordering;

/// Sorts stably by the comparison.
pub fn sort_by<T>(items: &mut Vec<T>, mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    let mut taken: Vec<Option<T>> = items.drain(..).map(Some).collect();
    items.extend(order.into_iter().filter_map(|at| taken[at].take()));
}

/// Sorts, and leaves one of each run of equals.
pub fn sort_and_dedup<T: Ord>(items: &mut Vec<T>) {
    sort_by(items, T::cmp);
    items.dedup();
}

#[inline(never)]
fn order(length: usize, compare: &mut dyn FnMut(usize, usize) -> Ordering) -> Vec<usize> {
    let mut order: Vec<usize> = (0..length).collect();
    let mut merged = Vec::with_capacity(length);
    let mut sorted = 1;
    while sorted < length {
        // Runs of `sorted` items are in order: two and two are merged.
        for pair in order.chunks(2 * sorted) {
            let (mut left, mut right) = pair.split_at(sorted.min(pair.len()));
            while let (&[first, ref rest @ ..], &[other, ref others @ ..]) = (left, right) {
                // Of equals the left one, so that they keep their order.
                if compare(first, other) == Ordering::Greater {
                    merged.push(other);
                    right = others;
                } else {
                    merged.push(first);
                    left = rest;
                }
            }
            merged.extend_from_slice(left);
            merged.extend_from_slice(right);
        }
        std::mem::swap(&mut order, &mut merged);
        merged.clear();
        sorted *= 2;
    }
    order
}

#[cfg(test)]
mod tests {
    use super::{sort_and_dedup, sort_by};

    #[test]
    fn sorts_as_the_standard_library_does() {
        let mut items: Vec<(u32, u32)> = (0..500).map(|n| (n * 7919 % 37, n)).collect();
        let mut wanted = items.clone();
        wanted.sort_by_key(|item| item.0);
        sort_by(&mut items, |a, b| a.0.cmp(&b.0));
        assert_eq!(items, wanted, "equals keep their order");

        for length in 0..20 {
            let mut items: Vec<u32> = (0..length).map(|n| n * 7919 % 13).collect();
            let mut wanted = items.clone();
            wanted.sort_unstable();
            sort_by(&mut items, u32::cmp);
            assert_eq!(items, wanted);
        }

        let mut words = vec!["b", "a", "b", "", "a"];
        sort_and_dedup(&mut words);
        assert_eq!(words, ["", "a", "b"]);
    }
}
