//! Folding: the form of a word under which two spellings count as the same.
//!
//! `Zelenskyy’s`, `ZELENSKYY'S` and `zelenskyy's` fold alike: case, typographic apostrophes and
//! dashes, and diacritics disappear. What folding does *not* do is stem or correct: "trade" and
//! "trades" stay apart.
//!
//! Own tables rather than `unicode-normalization` and `char::to_lowercase`: theirs would be a fifth
//! of the whole download, and only English is supported. The limit: letters outside Latin-1 and
//! Latin Extended-A keep their marks, and capitals outside the Latin, Greek and Cyrillic alphabets
//! stay as they are.

/// `text` in lower case, without diacritics, with straight apostrophes and hyphens.
///
/// Soft hyphens and zero-width characters disappear, and so do the full stops of abbreviations
/// (`U.S.` folds like `US`). The result is for comparing; positions in it mean nothing in `text`.
pub fn fold(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut previous = ' ';
    for c in text.chars() {
        if c == '.' && previous.is_alphabetic() {
            continue;
        }
        previous = c;
        fold_char(c, &mut out);
    }
    out
}

/// Appends the folded form of one character: nothing, one or two characters.
pub fn fold_char(c: char, out: &mut String) {
    match c {
        'a'..='z' | '0'..='9' => out.push(c),
        'A'..='Z' => out.push(c.to_ascii_lowercase()),
        '\u{2018}' | '\u{2019}' | '\u{201B}' | '\u{2032}' | '\u{02BC}' | '`' => out.push('\''),
        '\u{201C}' | '\u{201D}' | '\u{201E}' | '\u{201F}' | '\u{2033}' | '«' | '»' => {
            out.push('"')
        }
        '\u{2010}'..='\u{2015}' | '\u{2212}' => out.push('-'),
        '\u{00A0}' | '\u{2000}'..='\u{200A}' | '\u{202F}' | '\u{3000}' => out.push(' '),
        '\u{00AD}'
        | '\u{200B}'..='\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{2069}'
        | '\u{FEFF}'
        | '\u{0300}'..='\u{036F}' => {}
        c if c.is_ascii() => out.push(c),
        'ß' | 'ẞ' => out.push_str("ss"),
        'æ' | 'Æ' => out.push_str("ae"),
        'œ' | 'Œ' => out.push_str("oe"),
        'þ' | 'Þ' => out.push_str("th"),
        c => out.push(base_letter(small_letter(c))),
    }
}

/// The small letter of a capital in the Latin, Greek and Cyrillic alphabets as they are used today.
fn small_letter(c: char) -> char {
    let code = u32::from(c);
    let small = match code {
        0xC0..=0xD6 | 0xD8..=0xDE | 0x391..=0x3A1 | 0x3A3..=0x3A9 | 0x410..=0x42F => code + 0x20,
        0x400..=0x40F => code + 0x50,
        0x130 => u32::from('i'),
        0x178 => 0xFF,
        // Capitals and small letters take turns, capitals first: on even places, then on odd ones.
        0x100..=0x137 | 0x14A..=0x177 | 0x218..=0x21B => code | 1,
        0x139..=0x148 | 0x179..=0x17E | 0x1CD..=0x1DC => code + code % 2,
        _ => code,
    };
    char::from_u32(small).unwrap_or(c)
}

/// The letter under a diacritic, for Latin-1 and Latin Extended-A; other characters unchanged.
fn base_letter(c: char) -> char {
    match c {
        'à'..='å' | 'ā' | 'ă' | 'ą' | 'ǎ' => 'a',
        'ç' | 'ć' | 'ĉ' | 'ċ' | 'č' => 'c',
        'ď' | 'đ' | 'ð' => 'd',
        'è'..='ë' | 'ē' | 'ĕ' | 'ė' | 'ę' | 'ě' => 'e',
        'ĝ' | 'ğ' | 'ġ' | 'ģ' => 'g',
        'ĥ' | 'ħ' => 'h',
        'ì'..='ï' | 'ĩ' | 'ī' | 'ĭ' | 'į' | 'ı' => 'i',
        'ĵ' => 'j',
        'ķ' => 'k',
        'ĺ' | 'ļ' | 'ľ' | 'ŀ' | 'ł' => 'l',
        'ñ' | 'ń' | 'ņ' | 'ň' => 'n',
        'ò'..='ö' | 'ø' | 'ō' | 'ŏ' | 'ő' => 'o',
        'ŕ' | 'ŗ' | 'ř' => 'r',
        'ś' | 'ŝ' | 'ş' | 'š' | 'ș' => 's',
        'ţ' | 'ť' | 'ŧ' | 'ț' => 't',
        'ù'..='ü' | 'ũ' | 'ū' | 'ŭ' | 'ů' | 'ű' | 'ų' => 'u',
        'ŵ' => 'w',
        'ý' | 'ÿ' | 'ŷ' => 'y',
        'ź' | 'ż' | 'ž' => 'z',
        other => other,
    }
}

#[cfg(test)]
mod tests {
    use super::fold;

    #[test]
    fn spellings_that_count_as_the_same() {
        for (a, b) in [
            ("Zelenskyy’s", "zelenskyy's"),
            ("U.S.", "US"),
            ("cease–fire", "cease-fire"),
            ("Żółć", "zolc"),
            ("co\u{00AD}operate", "cooperate"),
            ("İstanbul", "istanbul"),
            ("e\u{301}lan", "élan"),
            ("ČEŠTINA Ÿ", "čeština ÿ"),
            ("ВОЛОДИМИР Є", "володимир є"),
            ("ΑΘΗΝΑ", "αθηνα"),
        ] {
            assert_eq!(fold(a), fold(b), "{a} and {b}");
        }
    }

    /// Against the standard library's table, for every letter of the alphabets that are folded.
    #[test]
    fn capitals_become_the_small_letters_of_unicode() {
        let ours = (0xC0..=0x17F).chain(0x391..=0x3A9).chain(0x400..=0x42F);
        for c in ours.filter_map(char::from_u32).filter(|c| !"İĸŉſ".contains(*c)) {
            assert_eq!(c.to_lowercase().to_string(), super::small_letter(c).to_string(), "{c}");
        }
    }

    #[test]
    fn spellings_that_stay_apart() {
        for (a, b) in [("trade", "trades"), ("4.5", "45"), ("Zelensky", "Zelenskyy")] {
            assert_ne!(fold(a), fold(b), "{a} and {b}");
        }
    }
}
