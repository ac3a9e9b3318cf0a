//! How our binary files begin and end, and how what is in them is read: the search index, the dataset in parts and
//! the model are told, checked and refused alike, and each says only what is its own.
//!
//! ```text
//! Check::Head   magic · version · 0 0 0 · checksum of all that follows · contents
//! Check::End    magic · version · contents · FNV-1a of all bytes before
//! ```
//!
//! Own code rather than a serialization library: these say themselves what their bytes are, and the three formats
//! are columns, differences and numbered words, chosen for what they compress to. A checksum finds damage and keeps
//! nobody out, so behind one, too, nothing here panics, or asks for more memory than there are bytes. The limit:
//! one version of a format is read, the one that is written.

use std::fmt;
use std::ops::Range;

use crate::hash::{checksum, fnv1a};

/// What the files of a format have alike.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// What they begin with.
    pub magic: &'static [u8],
    /// The version that is written, and the only one read.
    pub version: u8,
    /// What tells whether they are whole.
    pub check: Check,
}

/// Where the number stands that tells whether a file is whole, and what it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Check {
    /// Before the contents, behind three bytes that mean nothing yet: [`checksum`], for files that a page waits for.
    Head,
    /// Behind the contents: [`fnv1a`].
    End,
}

/// Bytes of a check.
const SUM: usize = 4;

impl Format {
    /// What a file begins with, up to its contents.
    pub fn head(&self) -> Vec<u8> {
        let mut out = self.magic.to_vec();
        out.push(self.version);
        out.resize(self.contents_from(), 0);
        out
    }

    /// The file that has these contents.
    pub fn file(&self, contents: &[u8]) -> Vec<u8> {
        let mut out = self.head();
        out.reserve_exact(contents.len() + SUM);
        out.extend(contents);
        if self.check == Check::End {
            out.extend([0; SUM]);
        }
        self.seal(&mut out);
        out
    }

    /// Writes the check that fits into a file: the last step of making one, and of forging one in a test.
    pub fn seal(&self, file: &mut [u8]) {
        let Some((place, sum)) = self.sum(file) else { return };
        if let Some(place) = file.get_mut(place) {
            place.copy_from_slice(&sum.to_le_bytes());
        }
    }

    /// Begins to read a file: its contents, once it is one of this format and version and is whole.
    pub fn open<'b>(&self, file: &'b [u8]) -> Result<Reader<'b>, Refused> {
        if !file.starts_with(self.magic) {
            return Err(Refused::Foreign);
        }
        let mut reader = Reader { bytes: file, at: self.magic.len(), part: "head" };
        let version = reader.byte()?;
        if version != self.version {
            return Err(Refused::Version(version));
        }
        let Some((place, sum)) = self.sum(file) else {
            reader.skip_rest();
            return Err(reader.damaged().into());
        };
        reader.at = place.end;
        if file.get(place.clone()) != Some(&sum.to_le_bytes()) {
            return Err(reader.damaged().into());
        }
        if self.check == Check::End {
            reader.bytes = &file[..place.start];
            reader.at = self.contents_from();
        }
        Ok(reader)
    }

    /// Where the contents of a file begin.
    fn contents_from(&self) -> usize {
        let version_ends = self.magic.len() + 1;
        match self.check {
            Check::Head => version_ends + 3 + SUM,
            Check::End => version_ends,
        }
    }

    /// Where the check of a file stands, and what it must be; nothing where the file is too short to have one.
    fn sum(&self, file: &[u8]) -> Option<(Range<usize>, u32)> {
        let from = self.contents_from();
        match self.check {
            Check::Head => Some((from - SUM..from, checksum(file.get(from..)?))),
            Check::End => {
                let end = file.len().checked_sub(SUM).filter(|&end| end >= from)?;
                Some((end..file.len(), fnv1a(file[..end].iter().copied())))
            }
        }
    }
}

/// Why a file is not begun to be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Refused {
    /// It does not begin as one of its format.
    Foreign,
    /// It is of this other version.
    Version(u8),
    /// It is cut short or changed.
    Damaged(Damaged),
}

impl From<Damaged> for Refused {
    fn from(damaged: Damaged) -> Refused {
        Refused::Damaged(damaged)
    }
}

/// Where something cannot be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Damaged {
    /// Byte in the file.
    pub at: usize,
    /// Part of the format, by a name that may stand behind "in its".
    pub part: &'static str,
}

impl fmt::Display for Damaged {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "damaged at byte {}, in its {}", self.at, self.part)
    }
}

/// Reads a file from the front; knows where it is, for errors.
#[derive(Clone, Debug, Default)]
pub struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
    part: &'static str,
}

impl<'b> Reader<'b> {
    /// Says which part of the format comes next, for errors.
    pub fn begin(&mut self, part: &'static str) {
        self.part = part;
    }

    /// Where it is in the file.
    pub fn at(&self) -> usize {
        self.at
    }

    /// How many bytes are left.
    pub fn left(&self) -> usize {
        self.bytes.len() - self.at
    }

    /// Passes over all that is left.
    pub fn skip_rest(&mut self) {
        self.at = self.bytes.len();
    }

    /// That what stands here is not what should.
    pub fn damaged(&self) -> Damaged {
        Damaged { at: self.at, part: self.part }
    }

    /// That nothing is left.
    pub fn end(&self) -> Result<(), Damaged> {
        if self.left() == 0 { Ok(()) } else { Err(self.damaged()) }
    }

    /// The next bytes.
    pub fn take(&mut self, length: usize) -> Result<&'b [u8], Damaged> {
        let end = self.at.checked_add(length);
        let taken = end.and_then(|end| self.bytes.get(self.at..end)).ok_or(self.damaged())?;
        self.at += length;
        Ok(taken)
    }

    /// The next bytes, so many that a number of a fixed size has.
    pub fn fixed<const LENGTH: usize>(&mut self) -> Result<[u8; LENGTH], Damaged> {
        let bytes = self.bytes.get(self.at..).and_then(|left| left.first_chunk());
        let bytes = bytes.ok_or(self.damaged())?;
        self.at += LENGTH;
        Ok(*bytes)
    }

    /// A byte.
    pub fn byte(&mut self) -> Result<u8, Damaged> {
        self.fixed().map(|[byte]| byte)
    }

    /// A number of four bytes.
    pub fn word(&mut self) -> Result<u32, Damaged> {
        self.fixed().map(u32::from_le_bytes)
    }

    /// A number in as many bytes as it needs, as [`put_number`] writes it.
    pub fn number(&mut self) -> Result<u32, Damaged> {
        let mut number = 0u64;
        let left = &self.bytes[self.at..];
        for (place, &byte) in (0..5).zip(left) {
            number |= u64::from(byte & 0x7F) << (7 * place);
            if byte < 0x80 {
                let number = u32::try_from(number).map_err(|_| self.damaged())?;
                self.at += place + 1;
                return Ok(number);
            }
        }
        Err(self.damaged())
    }

    /// A text of so many bytes.
    pub fn text(&mut self, length: usize) -> Result<&'b str, Damaged> {
        let damaged = self.damaged();
        std::str::from_utf8(self.take(length)?).map_err(|_| damaged)
    }
}

/// Writes a number in as many bytes as it needs: seven bits in each, the lowest first, the eighth bit where more
/// follow.
pub fn put_number(out: &mut Vec<u8>, mut number: u32) {
    while number > 0x7F {
        out.push(number as u8 | 0x80);
        number >>= 7;
    }
    out.push(number as u8);
}

#[cfg(test)]
mod tests {
    use super::*;

    const FORMATS: [Format; 2] = [
        Format { magic: b"ONE\n", version: 3, check: Check::Head },
        Format { magic: b"TWO", version: 1, check: Check::End },
    ];

    #[test]
    fn a_file_is_what_the_head_of_this_module_draws() {
        let [head, end] = FORMATS.map(|format| format.file(b"contents"));
        let sum = checksum(b"contents").to_le_bytes();
        assert_eq!(head, [b"ONE\n\x03\0\0\0".as_slice(), &sum, b"contents"].concat());
        let sum = fnv1a(b"TWO\x01contents".iter().copied()).to_le_bytes();
        assert_eq!(end, [b"TWO\x01contents".as_slice(), &sum].concat());
    }

    #[test]
    fn only_whole_files_of_the_format_are_opened() {
        for format in FORMATS {
            let file = format.file(b"contents");
            let mut reader = format.open(&file).unwrap();
            assert_eq!(reader.text(8), Ok("contents"));
            assert_eq!(reader.end(), Ok(()));
            for length in 0..file.len() {
                let refused = format.open(&file[..length]).unwrap_err();
                let foreign = length < format.magic.len();
                assert_eq!(refused == Refused::Foreign, foreign, "cut to {length}");
            }
            for at in 0..file.len() {
                let mut changed = file.clone();
                changed[at] ^= 0x10;
                let unused = format.check == Check::Head && (5..8).contains(&at);
                assert_eq!(format.open(&changed).is_ok(), unused, "changed at {at}");
            }
            let mut newer = file;
            newer[format.magic.len()] = 9;
            assert_eq!(format.open(&newer).unwrap_err(), Refused::Version(9));
        }
    }

    #[test]
    fn numbers_are_read_as_they_were_written() {
        let numbers = [0, 1, 0x7F, 0x80, 0x3FFF, 0x4000, u32::MAX / 3, u32::MAX];
        let mut bytes = Vec::new();
        numbers.iter().for_each(|&number| put_number(&mut bytes, number));
        let mut reader = Reader { bytes: &bytes, ..Reader::default() };
        for number in numbers {
            assert_eq!(reader.number(), Ok(number));
        }
        assert_eq!(reader.end(), Ok(()));
    }

    #[test]
    fn what_cannot_be_read_is_said_and_passed_by_no_one() {
        for (bytes, length) in [
            (b"".as_slice(), 1),
            (b"\xFF\xFF\xFF\xFF\x1F", 6),
            (b"\xFF\xFF\xFF\xFF\xFF\x01", 7),
            (b"\x80", 2),
        ] {
            let mut reader = Reader { bytes, ..Reader::default() };
            reader.begin("words");
            let damaged = Damaged { at: 0, part: "words" };
            assert_eq!(reader.number(), Err(damaged));
            assert_eq!(reader.take(length), Err(damaged));
            assert_eq!(reader.take(usize::MAX), Err(damaged));
            assert_eq!(reader.fixed::<8>(), Err(damaged));
            assert_eq!((reader.at(), reader.left()), (0, bytes.len()));
        }
        let mut reader = Reader { bytes: b"ab\xFF", part: "names", ..Reader::default() };
        assert_eq!(reader.byte(), Ok(b'a'));
        let damaged = reader.text(2).unwrap_err();
        assert_eq!(damaged.to_string(), "damaged at byte 1, in its names");
    }
}
