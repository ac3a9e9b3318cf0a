//! Days of the calendar: as files write them, as readers write them, and what the months are called.
//!
//! Own code rather than `jiff`, against which the tests hold it day by day (`tests/it/date.rs`): the
//! explorer reads dates, and in a small WebAssembly program `"2024-11-30".parse::<jiff::civil::Date>()` is
//! 38,600 bytes after brotli, `jiff::civil::Date::new` alone, with digits read as here, 1,300; this is 430.

use std::fmt;

/// The months' names in English, January first.
pub const MONTHS: [&str; 12] = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
];

/// A day that exists, of the years 0 to 9999. It is written as ISO 8601 has it, `2024-11-30`.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date {
    year: u16,
    month: u8,
    day: u8,
}

impl Date {
    /// The day, if the calendar has it.
    pub fn new(year: u16, month: u8, day: u8) -> Option<Date> {
        let leap = year.is_multiple_of(if year.is_multiple_of(100) { 400 } else { 4 });
        let days = match month {
            4 | 6 | 9 | 11 => 30,
            2 if leap => 29,
            2 => 28,
            1..=12 => 31,
            _ => 0,
        };
        (year <= 9999 && (1..=days).contains(&day)).then_some(Date { year, month, day })
    }

    /// Reads `2024-11-30`: four digits, two and two, and nothing else.
    pub fn parse(iso: &str) -> Option<Date> {
        let &[y1, y2, y3, y4, b'-', m1, m2, b'-', d1, d2] = iso.as_bytes() else { return None };
        let year = number(&[y1, y2, y3, y4])?;
        Date::new(year, number(&[m1, m2])? as u8, number(&[d1, d2])? as u8)
    }

    /// 0 to 9999.
    pub fn year(self) -> u16 {
        self.year
    }

    /// 1 to 12.
    pub fn month(self) -> u8 {
        self.month
    }

    /// From 1.
    pub fn day(self) -> u8 {
        self.day
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year, self.month, self.day)
    }
}

/// The number that up to four digits write.
fn number(digits: &[u8]) -> Option<u16> {
    let with =
        |number, digit: &u8| digit.is_ascii_digit().then(|| 10 * number + u16::from(digit - b'0'));
    digits.iter().try_fold(0, with)
}

/// The month, 1 to 12, that a word names: the whole name, or three letters of it and more, `Nov`, `Sept`.
pub fn month(word: &str) -> Option<u8> {
    let names = |month: &&str| {
        month.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word))
    };
    let at = MONTHS.iter().position(|month| word.len() >= 3 && names(month))?;
    Some(at as u8 + 1)
}

/// A date as readers write it, `30 November 2024`; the value itself where it is no day in ISO 8601.
pub fn readable(iso: &str) -> String {
    match Date::parse(iso) {
        Some(Date { year, month, day }) => {
            format!("{day} {} {year}", MONTHS[usize::from(month) - 1])
        }
        None => iso.to_owned(),
    }
}
