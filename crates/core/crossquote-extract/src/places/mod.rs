//! Countries and what may speak for them: capitals, seats of power, adjectives.
//!
//! ```text
//! Moscow      may speak for the Russian government
//! Kremlin     may speak for the Russian presidency
//! Brussels    may speak for the European Union, or for the Belgian government
//! ```
//!
//! General knowledge, the same for every collection, and needed only where datasets are made: the
//! explorer never asks. A row says what a name *may* mean; nobody is equated by it. The limits: some
//! sixty countries, English names, and no seat of a party or a region.

use std::sync::LazyLock;

use crate::lexicon::lists;

/// A state or union that speaks through names of places.
#[derive(Debug)]
pub(crate) struct Power {
    /// Names, folded, separated by `|`.
    names: &'static str,
    /// Adjectives, folded; the first one makes "the … government".
    adjectives: &'static str,
    /// The adjective as it is printed.
    printed: &'static str,
    /// Capitals and other cities that stand for the government.
    capitals: &'static str,
    /// Seats, and after `=` what each stands for.
    seats: &'static str,
}

impl Power {
    /// Reads a line of `powers.txt`; `None` where it has another number of fields.
    fn read(line: &'static str) -> Option<Power> {
        let fields: Vec<&str> = line.split(';').map(str::trim).collect();
        let &[printed, names, adjectives, capitals, seats] = fields.as_slice() else { return None };
        Some(Power { names, adjectives, printed, capitals, seats })
    }
}

/// The powers of the file; a test says that every line is one.
static POWERS: LazyLock<Vec<Power>> =
    LazyLock::new(|| lists::lines(include_str!("powers.txt")).filter_map(Power::read).collect());

/// What a name may speak for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Voice {
    /// Which power: equal numbers, one power.
    pub(crate) power: usize,
    /// "the Russian presidency", in words for readers.
    pub(crate) of: String,
    /// Whether it is the name of a city or a seat, which stands for something else.
    pub(crate) place: bool,
}

/// Last words of names for people and bodies that speak for a government.
const SPEAKS: &[&str] = &[
    "government",
    "authorities",
    "officials",
    "official",
    "leadership",
    "ministry",
    "embassy",
    "administration",
];

/// What `name`, folded and without "the", may speak for: once for each power it may belong to.
pub(crate) fn voices(name: &str) -> Vec<Voice> {
    let whole = |list: &str| list.split('|').any(|one| one == name);
    let mut out = Vec::new();
    for (power, row) in POWERS.iter().enumerate() {
        let seat = row.seats.split('|').filter_map(|seat| seat.split_once('='));
        let seat = seat.into_iter().find(|(place, _)| *place == name).map(|(_, of)| of.to_owned());
        let place = seat.is_some() || !name.is_empty() && whole(row.capitals);
        let spoken = place || whole(row.names) || row.government_of(name);
        if let Some(of) = seat.or_else(|| spoken.then(|| row.government())) {
            out.push(Voice { power, of, place });
        }
    }
    out
}

impl Power {
    fn government(&self) -> String {
        match self.printed {
            "EU" => "the European Union".to_owned(),
            "NATO" => "NATO".to_owned(),
            adjective => format!("the {adjective} government"),
        }
    }

    /// "russian government", "senior us officials", "russia's foreign ministry".
    fn government_of(&self, name: &str) -> bool {
        let name =
            ["senior ", "top "].iter().find_map(|word| name.strip_prefix(word)).unwrap_or(name);
        let Some((before, last)) = name.rsplit_once(' ') else { return false };
        // One word may stand between: the ministry's field.
        let starts = |word: &str, ending: &str| {
            before.strip_prefix(word).and_then(|rest| rest.strip_prefix(ending)).is_some_and(
                |rest| rest.is_empty() || last == "ministry" && rest.split(' ').count() == 2,
            )
        };
        SPEAKS.contains(&last)
            && (self.adjectives.split('|').any(|word| starts(word, ""))
                || self.names.split('|').any(|word| starts(word, "'s")))
    }
}

/// The powers whose office a title names: "ukrainian president", "kremlin spokesman".
pub(crate) fn powers_in(title: &[String]) -> Vec<usize> {
    let text = format!(" {} ", title.join(" ").replace("'s ", " "));
    // Where its words begin: a title has few, and every name of the table is tried at each.
    let words: Vec<&str> = text.match_indices(' ').map(|(at, _)| &text[at + 1..]).collect();
    let begins = |rest: &str, one: &str| {
        rest.strip_prefix(one).is_some_and(|behind| behind.starts_with(' '))
    };
    let names = |list: &str| {
        list.split('|')
            .filter_map(|one| one.split('=').next())
            .any(|one| !one.is_empty() && words.iter().any(|rest| begins(rest, one)))
    };
    let row = |row: &Power| names(row.names) || names(row.adjectives) || names(row.seats);
    POWERS.iter().enumerate().filter(|(_, one)| row(one)).map(|(power, _)| power).collect()
}

/// Whether two folded words name one country: "ukraine" and "ukrainian".
pub(crate) fn same_power(a: &str, b: &str) -> bool {
    a == b || {
        let (a, b) = (powers_in(&[a.to_owned()]), powers_in(&[b.to_owned()]));
        a.iter().any(|power| b.contains(power))
    }
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{POWERS, Power, powers_in, same_power, voices};
    use crate::lexicon::lists;

    fn spoken(name: &str) -> Vec<String> {
        voices(name).into_iter().map(|voice| voice.of).collect()
    }

    #[test]
    fn every_line_of_the_file_is_a_power() {
        for line in lists::lines(include_str!("powers.txt")) {
            assert!(Power::read(line).is_some(), "not five fields: {line:?}");
        }
        assert!(Power::read("Swiss; switzerland; swiss; bern").is_none());
    }

    #[test]
    fn rows_are_folded_and_no_power_stands_twice() {
        let mut printed = BTreeSet::new();
        for row in POWERS.iter() {
            assert!(printed.insert(row.printed), "{} twice", row.printed);
            for list in [row.names, row.adjectives, row.capitals] {
                assert_eq!(list, crossquote_text::fold(list), "{}", row.printed);
            }
            for seat in row.seats.split('|').filter(|seat| !seat.is_empty()) {
                let (place, of) = seat.split_once('=').unwrap();
                assert_eq!(place, crossquote_text::fold(place));
                assert!(of.starts_with("the "), "{seat}");
            }
        }
    }

    #[test]
    fn names_of_places_may_speak() {
        assert_eq!(spoken("moscow"), ["the Russian government"]);
        assert_eq!(spoken("kremlin"), ["the Russian presidency"]);
        assert_eq!(spoken("brussels"), ["the Belgian government", "the European Union"]);
        assert_eq!(spoken("russia's foreign ministry"), ["the Russian government"]);
        assert_eq!(spoken("senior us officials"), ["the American government"]);
        for other in
            ["", "moscow times", "russian opposition", "russian bank officials", "washington post"]
        {
            assert!(spoken(other).is_empty(), "{other}");
        }
    }

    #[test]
    fn titles_name_powers() {
        let title = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        assert_eq!(powers_in(&title("kremlin spokesman")), powers_in(&title("russian president")));
        assert!(powers_in(&title("senior fellow")).is_empty());
        assert!(same_power("ukraine", "ukrainian") && !same_power("ukraine", "russian"));
        assert!(!same_power("senior", "deputy"));
    }
}
