//! Sorting, compiled once.
//!
//! The standard library's sort is written out anew for every type and comparison: eight of them
//! were a twentieth of the download. Here all sort the same thing, positions, by a comparison that
//! is called through a pointer, and by merging, which takes 200 bytes instead of four thousand.
//! Slower by a small factor, and nothing that a browser sorts is long.

use std::cmp::Ordering;

/// Sorts stably by the comparison.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    arrange(&order, &mut |a, b| items.swap(a, b));
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

/// Swaps items until each place has the one that `order` names for it.
#[inline(never)]
fn arrange(order: &[usize], swap: &mut dyn FnMut(usize, usize)) {
    // Where the item goes that is at a place now.
    let mut goes = vec![0; order.len()];
    for (place, &item) in order.iter().enumerate() {
        goes[item] = place;
    }
    for at in 0..goes.len() {
        while goes[at] != at {
            let place = goes[at];
            swap(at, place);
            goes.swap(at, place);
        }
    }
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
