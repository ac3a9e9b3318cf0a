//! What extraction is measured on, and what must not hurt it. Shared by the benchmark, native and in
//! WebAssembly, by the tests and by the fuzz targets, so that all speak of the same texts.
//!
//! Everything here is in the repository or made from a fixed seed; the annotated articles of PolNeAR
//! are in neither, so whoever has them hands them in.

use crossquote_model::article;

/// The model that comes with the program.
pub static MODEL: &[u8] = include_bytes!("../../../../../data/model/extraction.cqmodel");

/// The articles of the repository, as files.
const FILES: [(&str, &[u8]); 5] = [
    ("000", include_bytes!("../../../../../data/articles/000-give-up-my-post.txt")),
    ("001", include_bytes!("../../../../../data/articles/001-offers-to-step-down.txt")),
    ("002", include_bytes!("../../../../../data/articles/002-hot-phase.txt")),
    ("003", include_bytes!("../../../../../data/articles/003-keeps-pushing.txt")),
    ("004", include_bytes!("../../../../../data/articles/004-proposes-peace.txt")),
];

/// The texts of the articles of the repository, without front matter.
pub fn articles() -> Vec<String> {
    let text = |(id, file): &(&str, &[u8])| {
        article::parse(id, file).map(|article| article.text.to_string())
    };
    FILES.iter().map(|file| text(file).expect("the articles of the repository are valid")).collect()
}

/// The articles again and again, until they have `bytes`.
pub fn articles_to(bytes: usize) -> Vec<String> {
    let mut sum = 0;
    let enough = |text: &String| {
        let more = sum < bytes;
        sum += text.len();
        more
    };
    articles().into_iter().cycle().take_while(enough).collect()
}

/// Texts that nobody writes: a name, and what is repeated.
pub const REPEATED: &[(&str, &str)] = &[
    ("straight marks", "\""),
    ("opening marks", "“"),
    ("empty quotations", "“” "),
    ("quotations of one word", "“A.” "),
    ("quotations never closed", "“A b c d e f.\n"),
    ("apostrophes", "’"),
    ("a cue, no full stop", "said "),
    ("source and cue, no full stop", "Ann Lee said, "),
    ("a name, no full stop", "Ann Lee, "),
    ("attributions, no full stop", "he said “x” and "),
    ("short sentences", "Mr. Lee said it. "),
    ("a name of many words", "Ann Bee Cee "),
    ("a preposition of attribution", "according to the "),
    ("initials", "A. "),
    ("brackets", "("),
    ("one long word", "X"),
    ("empty lines", "\n"),
    ("full stops", "."),
    ("quotation and cue in turns", "“A b c d e f,” he said, “g h i j k l,” "),
    ("reports within reports", "Ann said that Bob said that "),
    ("colons and quotations", "Lee: “no.” "),
    ("letters of four bytes", "🌉"),
];

/// Texts made to hurt, of about `bytes` each, with their names. Made one at a time: all together are
/// a hundred megabytes.
pub fn hostile(bytes: usize) -> impl Iterator<Item = (&'static str, String)> {
    let mixed = [
        ("quotation marks of every sort, mixed", MARKS),
        ("words, marks and names, mixed", PIECES),
        ("words and marks in one paragraph, mixed", WORDS),
    ];
    let numbered: [(&str, Numbered); 3] = [
        ("people of one surname", |n| format!("{} Lee said no. Lee said yes. ", name(n))),
        ("people of a surname each", |n| format!("Ann {0} said no. {0} said yes. ", name(n))),
        ("bodies of a name each", |n| format!("The {} Ministry said no. ", name(n))),
    ];
    let repeated = REPEATED.iter().map(move |&(name, piece)| (name, repeated(piece, bytes)));
    let mixed = mixed.into_iter().map(move |(name, pieces)| (name, soup(pieces, 12345, bytes)));
    let numbered = numbered.into_iter().map(move |(name, piece)| {
        let mut text = String::with_capacity(bytes + 64);
        for n in 0.. {
            if text.len() >= bytes {
                break;
            }
            text += &piece(n);
        }
        (name, text)
    });
    repeated.chain(mixed).chain(numbered)
}

/// Makes part `n` of a text.
type Numbered = fn(usize) -> String;

/// The last border between characters that is not behind byte `at`.
pub fn border(text: &str, at: usize) -> usize {
    (0..=at.min(text.len())).rev().find(|&at| text.is_char_boundary(at)).unwrap_or(0)
}

/// A name that only `n` has.
fn name(mut n: usize) -> String {
    let mut out = String::from("Q");
    for _ in 0..5 {
        out.push((b'a' + (n % 26) as u8) as char);
        n /= 26;
    }
    out
}

/// `piece` until it has `bytes`.
pub fn repeated(piece: &str, bytes: usize) -> String {
    piece.repeat(bytes / piece.len())
}

/// Pieces that meet in every order: texts that no one would write.
pub const PIECES: &[&str] = &[
    "Ann Lee",
    "said",
    "told",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "''",
    "``",
    "«",
    "»",
    ",",
    ".",
    " ",
    "\n",
    "that",
    "he",
    "She",
    "who",
    "according to",
    "and",
    "U.S.",
    "Mr.",
    "—",
    "--",
    ":",
    ";",
    "(",
    ")",
    "🌉",
    "e\u{301}",
    "\u{0}",
    "\r\n",
    "adding",
    "the mayor",
    "Novak’s",
    "claim",
    "in an interview",
    "Friday",
    "…",
    "?",
    "!",
    "5'",
    "的",
    "Photo by",
    "Picture of",
    "date 2024-01-01",
    "of",
    "to",
    "-",
];

/// Pieces in an order that `seed` decides, until they have `bytes`.
pub fn soup(pieces: &[&str], seed: u32, bytes: usize) -> String {
    let mut state = seed;
    let mut next = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    let mut text = String::with_capacity(bytes + 32);
    while text.len() < bytes {
        text.push_str(pieces[next(pieces.len())]);
        if next(3) > 0 {
            text.push(' ');
        }
    }
    text
}

/// What attributions are made of, without the end of a paragraph.
pub const WORDS: &[&str] = &[
    "Ann Lee",
    "said",
    "told",
    "“",
    "”",
    ",",
    ".",
    "that",
    "he",
    "according to",
    "and",
    "the mayor",
    "would",
    "pay",
    "in May",
    "adding",
    "who",
    "Novak",
    "claim",
    "not",
];

/// Quotation marks of every sort.
pub const MARKS: &[&str] = &[
    "\"", "“", "”", "„", "‟", "＂", "«", "»", "''", "``", "`", "'", "‘", "’", "x", ",", ".", "\n",
];
