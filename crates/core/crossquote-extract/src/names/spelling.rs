//! Spellings of names: which words of a name are its surname, and when two are one.

use crate::phrases::is_generation;

/// The last word that is not "Jr." or a number.
pub(crate) fn surname(words: &[String]) -> &str {
    words.iter().rev().find(|word| !is_generation(word)).map_or("", String::as_str)
}

/// Whether a name ends in "Jr.": the son is another person than the father.
pub(crate) fn junior(words: &[String]) -> bool {
    words.last().is_some_and(|word| word == "jr")
}

/// Whether two given names, of one surname, can be one person's: the same in some spelling, or one
/// an initial of the other.
pub(crate) fn same_given(a: &str, b: &str) -> bool {
    a == b || initial_of(a, b) || key_from(a, 4) == key_from(b, 4)
}

/// "J." and "John".
fn initial_of(a: &str, b: &str) -> bool {
    (a.chars().count() == 1 && b.starts_with(a)) || (b.chars().count() == 1 && a.starts_with(b))
}

/// What the spellings of one surname share: how y, i and j are written, whether letters are
/// doubled, kh or h, w or v, ks or x, ye or e at the beginning, -enka or -enko at the end.
///
/// Transliterations differ in these (Zelensky, Zelenskyy, Zelenskiy; Yermak, Ermak; Lukashenka,
/// Lukashenko). A count of differing letters would also join Johnson and Johnston. Short names keep
/// their letters: Smith is not Smyth.
pub(crate) fn spelling_key(surname: &str) -> String {
    key_from(surname, 6)
}

/// The same for names of `least` letters or more.
fn key_from(name: &str, least: usize) -> String {
    let letters = name.chars().count();
    if letters < least {
        return name.to_owned();
    }
    let mut key = String::with_capacity(name.len());
    let plain = name.strip_prefix('y').filter(|rest| rest.starts_with('e')).unwrap_or(name);
    let plain = match plain.strip_suffix("enka") {
        Some(stem) if letters > 6 => format!("{stem}enko"),
        _ => plain.to_owned(),
    };
    for c in plain.replace("kh", "h").replace("ks", "x").chars() {
        let c = match c {
            'i' | 'j' => 'y',
            'w' => 'v',
            c => c,
        };
        if !key.ends_with(c) {
            key.push(c);
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::{same_given, spelling_key};

    #[test]
    fn spellings_of_one_given_name() {
        for (a, b, same) in [
            ("dmitry", "dmitri", true),
            ("sergey", "sergei", true),
            ("alexei", "aleksey", true),
            ("j", "john", true),
            ("volodymyr", "vladimir", false),
            ("hillary", "bill", false),
            ("jon", "jan", false),
        ] {
            assert_eq!(same_given(a, b), same, "{a} and {b}");
        }
    }

    #[test]
    fn spellings_of_one_surname() {
        for (a, b, same) in [
            ("zelensky", "zelenskyy", true),
            ("zelenskiy", "zelensky", true),
            ("zelenskiy", "zelenskyj", true),
            ("yanukovich", "yanukovych", true),
            ("lukashenko", "lukashenka", true),
            ("tikhanovskaya", "tihanovskaya", true),
            ("yermak", "ermak", true),
            ("yeltsin", "eltsin", true),
            ("navalny", "navalnyy", true),
            ("navalny", "navalniy", true),
            ("zaluzhny", "zaluzhnyi", true),
            ("maksimov", "maximov", true),
            ("romanov", "romanova", false),
            ("yates", "ates", false),
            ("johnson", "johnston", false),
            ("clinton", "clayton", false),
            ("smith", "smyth", false),
        ] {
            assert_eq!(spelling_key(a) == spelling_key(b), same, "{a} and {b}");
        }
    }
}
