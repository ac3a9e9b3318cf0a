//! Folding as Unicode has it, for the search that ours is compared with, and where ours is another.

use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// A word in small letters without diacritics, by the tables of the standard library and of `unicode-normalization`,
/// with straight apostrophes and without the stops of abbreviations: for words, not for whole texts.
pub(crate) fn fold(word: &str) -> String {
    let straight = word.replace(['\u{2018}', '\u{2019}'], "'");
    let small = straight.to_lowercase();
    let letters = small.nfd().filter(|c| !is_combining_mark(*c) && *c != '\u{AD}');
    let mut out = String::new();
    for c in letters {
        if c != '.' || !out.ends_with(char::is_alphabetic) {
            out.push(c);
        }
    }
    out
}

/// Letters of Latin, Greek and Cyrillic that our tables fold otherwise: which, and to what. A letter that leaves this
/// list, or comes into it, is a change of what counts as the same word.
#[test]
fn letters_that_are_folded_otherwise_than_by_unicode() {
    let blocks = [
        ("Latin-1 and Latin Extended-A", 0xC0..=0x17F),
        ("Latin Extended-B", 0x180..=0x24F),
        ("Greek", 0x370..=0x3FF),
        ("Cyrillic", 0x400..=0x52F),
        ("Latin Extended Additional", 0x1E00..=0x1EFF),
    ];
    let mut out = String::new();
    for (name, block) in blocks {
        let letters = block.filter_map(char::from_u32).filter(|c| c.is_alphabetic());
        let pairs =
            letters.map(|c| (c, crossquote_text::fold(&c.to_string()), fold(&c.to_string())));
        let other: Vec<String> = pairs
            .filter(|(_, ours, theirs)| ours != theirs)
            .map(|(c, ours, theirs)| format!("{c} {ours} {theirs}"))
            .collect();
        out +=
            &format!("{name}: letter, ours, Unicode's: {}\n  {}\n", other.len(), other.join(", "));
    }
    insta::assert_snapshot!(out);
}
