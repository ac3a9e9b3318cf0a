//! What a text means, in bytes.

use super::table::length;

/// What a text means: where it lies among all meanings, and the entries that it is made of.
#[derive(Clone, Debug, PartialEq)]
pub struct Meaning {
    pub(super) vector: Vector,
    pub(super) entries: Vec<u16>,
}

impl Meaning {
    /// Whether nothing can be near it: the text has no word that the table knows.
    pub fn is_empty(&self) -> bool {
        self.vector.inverse == 0.0
    }

    /// How near two texts are as wholes: the cosine of their angle, 1 for the same direction, about 0 for nothing in
    /// common.
    pub fn likeness(&self, other: &Meaning) -> f32 {
        let product = product(&self.vector.numbers, &other.vector.numbers);
        product as f32 * self.vector.inverse * other.vector.inverse
    }

    /// The numbers of its direction.
    pub fn numbers(&self) -> &[i8] {
        &self.vector.numbers
    }
}

/// A direction in whole numbers of one byte.
///
/// The largest number is stretched to the most that a byte holds, which keeps the rounding small: likenesses are off by
/// less than a hundredth.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Vector {
    pub(super) numbers: Box<[i8]>,
    /// One over the length of `numbers`; 0 of a text that says nothing.
    pub(super) inverse: f32,
}

impl Vector {
    pub(super) fn of(sum: &[f32]) -> Vector {
        let most = sum.iter().fold(0.0, |most: f32, number| most.max(number.abs()));
        // Also where it is no number: then nothing is near.
        if !(most > 0.0 && most.is_finite()) {
            return Vector { numbers: vec![0; sum.len()].into(), inverse: 0.0 };
        }
        let numbers: Box<[i8]> =
            sum.iter().map(|number| (number / most * 127.0).round() as i8).collect();
        let floats: Vec<f32> = numbers.iter().map(|&number| f32::from(number)).collect();
        Vector { inverse: 1.0 / length(&floats), numbers }
    }
}

/// The sum of the products of each two numbers. Eight at a time, written out: the browser's program is compiled for size,
/// which leaves loops as they stand, and this one is where a query's time goes.
pub(super) fn product(one: &[i8], other: &[i8]) -> i32 {
    let (eights, rest) = one.as_chunks::<8>();
    let (others, other_rest) = other.as_chunks::<8>();
    let times = |a: i8, b: i8| i32::from(a) * i32::from(b);
    let mut sum = 0;
    for (a, b) in eights.iter().zip(others) {
        let low = times(a[0], b[0]) + times(a[1], b[1]) + times(a[2], b[2]) + times(a[3], b[3]);
        let high = times(a[4], b[4]) + times(a[5], b[5]) + times(a[6], b[6]) + times(a[7], b[7]);
        sum += low + high;
    }
    sum + rest.iter().zip(other_rest).map(|(&a, &b)| times(a, b)).sum::<i32>()
}
