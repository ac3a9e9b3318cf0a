//! Sorting, compiled once.
//!
//! The standard library's sorts are written out anew for every type and comparison. With them in search, comparison
//! and exports, some forty places, the explorer's program is 14,900 bytes larger after brotli, of 400,000 that the
//! whole page may have. Here all sort the same thing, positions, by a comparison that is called through a pointer, and
//! by merging. The limit: slower by a small factor, so it is for lists of hundreds, which those in question are.

use std::cmp::Ordering;

/// Sorts stably by the comparison.
pub fn sort_by<T>(items: &mut [T], mut compare: impl FnMut(&T, &T) -> Ordering) {
    let order = order(items.len(), &mut |a, b| compare(&items[a], &items[b]));
    arrange(&order, &mut |a, b| items.swap(a, b));
}

/// Sorts stably by what `key` gives of each.
pub fn sort_by_key<T, K: Ord>(items: &mut [T], mut key: impl FnMut(&T) -> K) {
    sort_by(items, |a, b| key(a).cmp(&key(b)));
}

/// Sorts by the order of the items themselves.
pub fn sort<T: Ord>(items: &mut [T]) {
    sort_by(items, T::cmp);
}

/// Sorts, and leaves one of each run of equals.
pub fn sort_and_dedup<T: Ord>(items: &mut Vec<T>) {
    sort(items);
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
    use super::{sort_and_dedup, sort_by_key};

    #[test]
    fn equals_keep_their_order() {
        let mut items: Vec<(u32, u32)> = (0..500).map(|n| (n * 7919 % 37, n)).collect();
        let mut expected = items.clone();
        expected.sort_by_key(|item| item.0);
        sort_by_key(&mut items, |item| item.0);
        assert_eq!(items, expected);
    }

    #[test]
    fn of_equals_one_is_left() {
        for length in 0..20 {
            let mut items: Vec<u32> = (0..length).map(|n| n * 7919 % 13).collect();
            let mut expected = items.clone();
            expected.sort_unstable();
            expected.dedup();
            sort_and_dedup(&mut items);
            assert_eq!(items, expected, "{length} items");
        }
    }
}
