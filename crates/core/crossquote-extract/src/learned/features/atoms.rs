//! What is known of one token by itself: the values that templates are filled with.
//!
//! A word gives hashes with a high bit set, a quotation or a mark small numbers of its own: no word
//! looks like a comma.

use super::fold;
use crate::clauses::ArticleReader;
use crate::cues::{Cue, Form, takes};
use crate::lexicon::class::{self, *};
use crate::marks;
use crate::sentences::{Kind, Token};
use crossquote_text::hash::fnv1a;

/// The facts about one token itself, from which templates are filled.
#[derive(Clone, Copy, Default)]
pub(super) struct Atom {
    pub(super) word: u32,
    pub(super) suffix3: u32,
    pub(super) suffix2: u32,
    pub(super) prefix: u32,
    pub(super) shape: u32,
    pub(super) class: u32,
    pub(super) cue: u32,
    pub(super) lemma: u32,
    pub(super) look: u32,
    pub(super) coarse: u32,
    /// What the rules made of it: part of a content, of a source or cue. See [`super::decided`].
    pub(super) content: u32,
    pub(super) role: u32,
    pub(super) rule: u32,
}

/// Stands for "no token here": before the first and after the last.
pub(super) const NOTHING: Atom = Atom { lemma: 1, coarse: 40, ..alike(1) };

/// An atom that has one value wherever a word would have a hash.
const fn alike(value: u32) -> Atom {
    Atom {
        word: value,
        suffix3: value,
        suffix2: value,
        prefix: value,
        shape: value,
        class: value,
        cue: value,
        lemma: 0,
        look: value,
        coarse: value,
        content: 0,
        role: 0,
        rule: 0,
    }
}

/// What is known of a token, without what the rules decided about it.
pub(super) fn atom(reader: &ArticleReader<'_>, token: &Token) -> Atom {
    match token.kind {
        Kind::Word => word_atom(reader, token),
        Kind::Quote(region) => quotation_atom(reader, region as usize),
        Kind::Comma => alike(2),
        Kind::Stop => alike(3 + u32::from(token.end - token.start > 1)),
        Kind::Semi => alike(5),
        Kind::Colon => alike(6),
        Kind::Open => alike(7),
        Kind::Close => alike(8),
        Kind::Dash => alike(9),
    }
}

/// A quotation, by its size, its borders and its first word.
fn quotation_atom(reader: &ArticleReader<'_>, region: usize) -> Atom {
    let inner = reader.regions[region].inner.of(reader.text).trim();
    let words = inner.split_ascii_whitespace().take(30).count();
    let size = match words {
        0..=1 => 0,
        2 => 1,
        3..=4 => 2,
        5..=8 => 3,
        9..=24 => 4,
        _ => 5,
    };
    let end = quotation_end(inner);
    let upper = u32::from(inner.starts_with(char::is_uppercase));
    let closed = u32::from(reader.regions[region].closed);
    let titled = u32::from(words <= 8 && is_titled(inner));
    let first = inner.split_ascii_whitespace().next().unwrap_or("");
    Atom {
        word: 0x100 + size,
        suffix3: 0x100 + end,
        suffix2: 0x110 + upper,
        prefix: fnv1a(first.bytes().map(|b| b.to_ascii_lowercase())),
        shape: 0x120 + closed * 2 + titled,
        class: 0x130 + end * 2 + upper,
        cue: 0x140 + size * 16 + end,
        coarse: 30 + u32::from(size > 2) + 2 * u32::from(end == 1),
        look: 0x200 + size * 64 + end * 8 + upper * 4 + closed * 2 + titled,
        ..Atom::default()
    }
}

/// What the words of a quotation end in; a mark that closes one inside it is passed over.
fn quotation_end(inner: &str) -> u32 {
    match inner.trim_end_matches(marks::closes).chars().next_back().unwrap_or(' ') {
        ',' => 1,
        '.' => 2,
        '?' | '!' => 3,
        '—' | '–' | '―' | '-' => 4,
        c if c.is_alphanumeric() => 5,
        _ => 6,
    }
}

/// Whether all longer words begin with a capital, as those of a title do: “Gone With the Wind”.
fn is_titled(inner: &str) -> bool {
    let mut long = inner.split_ascii_whitespace().filter(|word| word.len() > 3);
    long.all(|word| word.starts_with(char::is_uppercase))
}

/// A word, by its letters, its shape and the lists that it is in.
fn word_atom(reader: &ArticleReader<'_>, token: &Token) -> Atom {
    let bytes = token.word(reader.text).as_bytes();
    let lower = |byte: &u8| byte.to_ascii_lowercase();
    let digits = bytes.iter().any(u8::is_ascii_digit);
    let word = if digits {
        // 2016 and 1,200 and 45.5 alike, by length.
        0x50 + bytes.len().min(8) as u32
    } else {
        fnv1a(bytes.iter().map(lower)) | 0x8000_0000
    };
    let tail = |count: usize| {
        fnv1a(bytes[bytes.len().saturating_sub(count)..].iter().map(lower)) | 0x4000_0000
    };
    let case = case(token, bytes);
    let shape = shape(token, bytes, case, digits);
    let class = class_number(token.flags, case);
    let (cue, lemma) = token.cue.map_or((0, 0), |(lemma, cue)| {
        let form = u32::from(form_number(cue.form));
        (0x3000_0000 + u32::from(cue.takes) * 4 + form, fnv1a(lemma.bytes()))
    });
    // The closest to a part of speech that there is without a tagger.
    let look = if token.cue.is_some() {
        cue ^ shape
    } else if token.flags != 0 {
        class ^ shape.wrapping_mul(31)
    } else {
        shape.wrapping_mul(0x10_0001) ^ tail(2)
    };
    Atom {
        word,
        suffix3: tail(3),
        suffix2: tail(2),
        prefix: fnv1a(bytes.iter().take(4).map(lower)) | 0x2000_0000,
        shape,
        class,
        cue,
        lemma,
        look,
        coarse: coarse(token, bytes),
        ..Atom::default()
    }
}

/// Where a word has capitals: none, only inside (eBay), first, all, first and more (McCain).
fn case(token: &Token, bytes: &[u8]) -> u32 {
    let capitals = bytes.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    match (token.cap, capitals) {
        (false, 0) => 0,
        (false, _) => 1,
        (true, 0..=1) => 2,
        (true, n) if n == bytes.len() => 3,
        (true, _) => 4,
    }
}

fn shape(token: &Token, bytes: &[u8], case: u32, digits: bool) -> u32 {
    0x1000
        + case
        + 8 * u32::from(digits)
        + 16 * u32::from(bytes.contains(&b'-'))
        + 32 * u32::from(token.possessive)
        + 64 * u32::from(token.contracted)
        + 128 * u32::from(bytes.len() == 1)
}

/// The lists that a word is in, with its capitals. Given names count as names, whether man or woman.
fn class_number(flags: u32, case: u32) -> u32 {
    const NAMES: u32 = class::MALE | class::FEMALE;
    let class = if flags & NAMES != 0 { flags & !NAMES | class::MALE } else { flags };
    fold(u64::from(class), case) as u32 & 0x3FFF_FFFF | 0x2000_0000
}

/// The form of a cue as a number; the model learned with these.
pub(in crate::learned) fn form_number(form: Form) -> u8 {
    match form {
        Form::Base => 0,
        Form::Third => 1,
        Form::Past => 2,
        Form::Ing => 3,
    }
}

/// Classes that are a part of speech by themselves, the first that a word has.
const FUNCTION_WORDS: [(u32, u32); 12] = [
    (NOT, 10),
    (BE, 11),
    (AUX, 12),
    (THAT, 13),
    (REL, 14),
    (PRON, 15),
    (OBJ, 16),
    (POSS, 17),
    (DET, 18),
    (CONJ, 19),
    (SUB, 20),
    (PREP, 21),
];

/// The same for words that are a name where they have a capital: "Friday", "President".
const CONTENT_WORDS: [(u32, u32); 3] = [(ROLE | GROUP | TITLE | BODY, 24), (ADV, 25), (TIME, 26)];

/// Endings that tell a part of speech, of words that are no shorter than five letters.
const ENDINGS: [(&[u8], u32); 2] = [(b"ed", 28), (b"ing", 29)];

/// A part of speech, as well as closed lists and endings can tell.
fn coarse(token: &Token, bytes: &[u8]) -> u32 {
    if let Some((_, cue)) = token.cue
        && !token.cap
    {
        return coarse_cue(token, cue);
    }
    let of_list = |list: &[(u32, u32)]| {
        list.iter().find(|(class, _)| token.is(*class)).map(|&(_, number)| number)
    };
    let of_ending = || {
        let ending = |(ending, _): &&(&[u8], u32)| bytes.len() > 4 && bytes.ends_with(ending);
        ENDINGS.iter().find(ending).map(|&(_, number)| number)
    };
    of_list(&FUNCTION_WORDS)
        .or_else(|| token.cap.then(|| 22 + u32::from(token.possessive)))
        .or_else(|| of_list(&CONTENT_WORDS))
        .or_else(|| bytes.iter().any(u8::is_ascii_digit).then_some(27))
        .or_else(of_ending)
        .unwrap_or_else(|| 50 + u32::from(bytes.ends_with(b"s")) + 2 * u32::from(token.possessive))
}

/// Of a cue: whether it may be a noun, as "report" may, and its form.
fn coarse_cue(token: &Token, cue: Cue) -> u32 {
    let noun = cue.takes & takes::NOUN != 0 || token.is(SAYING | FINDING);
    60 + u32::from(noun) + 2 * u32::from(form_number(cue.form))
}
