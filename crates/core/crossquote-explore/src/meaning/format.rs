//! The format of the table of meaning: what its bytes mean, and why they are refused.
//!
//! ```text
//! CQMEANING · version · 0 0 0 · checksum of all that follows
//! size       how many numbers a vector has, how many entries there are: four bytes each
//! entries    sorted by their bytes. Columns, a byte an entry: how many bytes it begins with of the one before;
//!            how many follow; then all that follow, in one run
//! lengths    a byte an entry: the unit of its numbers is 2^((byte − 160) / 16)
//! numbers    four bits each, two's complement, the first in the lower half of a byte; entry after entry
//! ```
//!
//! Nothing is trusted: lengths are checked against what is there, entries must be sorted UTF-8, and any number of four
//! bits is a number. research/meaning/table.py writes it.

use std::fmt;

use crossquote_text::codec::{Check, Damaged, Format, Reader, Refused};

/// The one version that is read. It changes with the layout, with how texts are taken apart and with the meaning of
/// parts: vectors made with two tables have nothing to do with each other.
pub(super) const MEANING: Format = Format { magic: b"CQMEANING\n", version: 1, check: Check::Head };

/// More numbers a vector than this are no table of ours.
const MOST_NUMBERS: usize = 512;

/// Entries are numbered by two bytes.
const MOST_ENTRIES: usize = 1 << 16;

/// Why bytes are not a table of meaning.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MeaningError {
    /// They do not begin as one.
    NotATable,
    /// Made for another version of Crossquote.
    OtherVersion(u8),
    /// Cut short or changed: where it shows, and in which part.
    Damaged {
        /// Byte in the file.
        at: usize,
        /// Part of the format.
        part: &'static str,
    },
}

impl fmt::Display for MeaningError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match *self {
            MeaningError::NotATable => f.write_str("not a table of meaning of Crossquote"),
            MeaningError::OtherVersion(version) => write!(
                f,
                "a table of meaning of version {version}; this program reads {}",
                MEANING.version
            ),
            MeaningError::Damaged { at, part } => {
                write!(f, "the table of meaning is {}", Damaged { at, part })
            }
        }
    }
}

impl std::error::Error for MeaningError {}

impl From<Damaged> for MeaningError {
    fn from(Damaged { at, part }: Damaged) -> MeaningError {
        MeaningError::Damaged { at, part }
    }
}

impl From<Refused> for MeaningError {
    fn from(refused: Refused) -> MeaningError {
        match refused {
            Refused::Foreign => MeaningError::NotATable,
            Refused::Version(version) => MeaningError::OtherVersion(version),
            Refused::Damaged(damaged) => damaged.into(),
        }
    }
}

/// What a file holds.
pub(super) struct Parts {
    /// Of a vector.
    pub(super) numbers: usize,
    /// In their order.
    pub(super) entries: Vec<Box<str>>,
    /// The unit of each entry's numbers.
    pub(super) units: Vec<f32>,
    /// Two numbers a byte.
    pub(super) packed: Vec<u8>,
}

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Result<Parts, MeaningError> {
    let mut from = MEANING.open(bytes)?;
    from.begin("size");
    let numbers = from.word()? as usize;
    let count = from.word()? as usize;
    if numbers == 0 || numbers > MOST_NUMBERS || numbers % 2 == 1 || count > MOST_ENTRIES {
        return Err(from.damaged().into());
    }
    from.begin("entries");
    let entries = read_entries(&mut from, count)?;
    from.begin("lengths");
    let units = from.take(count)?.iter().map(|&byte| unit(byte)).collect();
    from.begin("numbers");
    // No overflow where there are bytes for every entry.
    let packed = from.take(count * (numbers / 2))?.to_vec();
    from.end()?;
    Ok(Parts { numbers, entries, units, packed })
}

fn read_entries(from: &mut Reader<'_>, count: usize) -> Result<Vec<Box<str>>, Damaged> {
    let shared = from.take(count)?;
    let added = from.take(count)?;
    let mut entries: Vec<Box<str>> = Vec::with_capacity(count);
    let mut entry = Vec::new();
    for (&shared, &added) in shared.iter().zip(added) {
        let damaged = from.damaged();
        if usize::from(shared) > entry.len() {
            return Err(damaged);
        }
        entry.truncate(usize::from(shared));
        entry.extend_from_slice(from.take(usize::from(added))?);
        let text = std::str::from_utf8(&entry).map_err(|_| damaged)?;
        if entries.last().is_some_and(|last| **last >= *text) {
            return Err(damaged);
        }
        entries.push(text.into());
    }
    Ok(entries)
}

/// Units go up by a sixteenth of a doubling; powers of two are exact, so the table of sixteenths decides alone.
fn unit(byte: u8) -> f32 {
    let steps = i32::from(byte) - 160;
    SIXTEENTHS[steps.rem_euclid(16) as usize] * 2f32.powi(steps.div_euclid(16))
}

/// 2^(n / 16), to the last bit that an f32 has: written out because `exp2` may differ between browser and command.
#[rustfmt::skip]
const SIXTEENTHS: [f32; 16] = [
    1.0, 1.044_273_8, 1.090_507_7, 1.138_788_6, 1.189_207_1, 1.241_857_8, 1.296_839_6, 1.354_255_5,
    std::f32::consts::SQRT_2, 1.476_826_1, 1.542_210_8, 1.610_490_3, 1.681_792_9, 1.756_252_2, 1.834_008_1, 1.915_206_6,
];

#[cfg(test)]
mod tests {
    use super::unit;

    #[test]
    fn units_double_every_sixteen_steps() {
        assert_eq!(unit(160), 1.0);
        assert_eq!(unit(176), 2.0);
        assert_eq!(unit(144), 0.5);
        for byte in 1..=255 {
            assert!(unit(byte) > unit(byte - 1), "{byte}");
        }
    }
}
