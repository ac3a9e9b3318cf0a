//! Lines that are not the article's own text: what scraping brings along.
//!
//! ```text
//! Please disable your Ad Blocker …          ad-blocker notice
//! Rescuers at work. Photo by A. Name/EPA    photo caption and credit
//! Picture of Ann Name ⏎ Ann Name ⏎ Ann …    author box
//! ```
//!
//! Every rule asks for a short line or a fixed phrase in a fixed place: a missed line costs little,
//! a swallowed sentence of the article hides a quotation.

use std::sync::LazyLock;

use crate::lexicon::lists;
use crate::marks;
use crossquote_model::{Boilerplate, Span};

/// The boilerplate of `text`, whole lines, in text order, never overlapping.
pub fn find(text: &str) -> Vec<Boilerplate> {
    let mut lines = Vec::new();
    let mut base = 0;
    for line in text.split('\n') {
        let end = base + line.trim_end_matches('\r').len();
        if !line.trim().is_empty() {
            lines.push((Span::new(base, end), line.trim()));
        }
        base += line.len() + 1;
    }
    let mut out: Vec<Boilerplate> = Vec::new();
    let mut add = |span: Span, reason: &str| {
        out.push(Boilerplate { span, reason: reason.to_owned() });
    };
    let mut at = 0;
    while at < lines.len() {
        let (span, line) = lines[at];
        at += 1;
        if let Some(name) = author_box(line) {
            add(span, "author box");
            // The name again, then one paragraph about the author.
            if let Some(&(span, line)) = lines.get(at)
                && same_words(line, name)
            {
                add(span, "author box");
                at += 1;
            }
            if let Some(&(span, line)) = lines.get(at)
                && reason(line).is_none()
            {
                add(span, "author box");
                at += 1;
            }
            continue;
        }
        if let Some(reason) = reason(line) {
            add(span, reason);
        }
    }
    out
}

/// The author's name when `line` opens a box about the author; empty when it names nobody.
fn author_box(line: &str) -> Option<&str> {
    if line.len() > 80 {
        return None;
    }
    if let Some(name) = line.strip_prefix("Picture of ") {
        return (name.split_whitespace().count() <= 5 && !name.ends_with('.')).then_some(name);
    }
    let lower = line.to_lowercase();
    let head = lower.trim_end_matches([':', ' ']);
    matches!(head, "about the author" | "about the writer" | "author bio").then_some("")
}

/// Whether two lines have the same words, in any case.
fn same_words(a: &str, b: &str) -> bool {
    a.split_whitespace().map(str::to_lowercase).eq(b.split_whitespace().map(str::to_lowercase))
}

/// Lines that are boilerplate when they are just this, each with the reason.
static WHOLE: LazyLock<Vec<(&str, &str)>> = LazyLock::new(|| {
    lists::lines(include_str!("whole_lines.txt")).filter_map(|row| row.split_once(" | ")).collect()
});

/// Beginnings of lines that are boilerplate.
static BEGINNINGS: LazyLock<Vec<Beginning>> = LazyLock::new(|| {
    lists::lines(include_str!("beginnings.txt")).filter_map(Beginning::read).collect()
});

/// A beginning of lines that are boilerplate.
struct Beginning {
    /// In small letters.
    start: &'static str,
    /// Longer lines are text.
    longest: usize,
    reason: &'static str,
}

impl Beginning {
    /// Reads a line of `beginnings.txt`; `None` where it is not one.
    fn read(line: &'static str) -> Option<Beginning> {
        let (start, rest) = line.split_once(" | ")?;
        let (longest, reason) = rest.split_once(" | ")?;
        Some(Beginning { start, longest: longest.parse().ok()?, reason })
    }
}

/// What a newsletter's call names beside its beginning: "Sign up for the draft" is none.
const LETTERS: &[&str] =
    &["newsletter", "inbox", "email", "e-mail", "alert", "daily", "updates", "podcast", "channel"];

/// Why `line` is boilerplate, from the line alone.
fn reason(line: &str) -> Option<&'static str> {
    // Long lines are text, whatever they contain; it also keeps the work small.
    if line.len() > 900 {
        return None;
    }
    let lower = line.to_lowercase().replace('’', "'");
    let bare = lower.trim_matches(|c: char| !c.is_alphanumeric() && c != '©');
    if let Some(&(_, reason)) = WHOLE.iter().find(|(whole, _)| *whole == bare) {
        return Some(reason);
    }
    for &Beginning { start, longest, reason } in BEGINNINGS.iter() {
        if lower.starts_with(start) && line.len() <= longest && !marks::contains(line) {
            let call = reason == "newsletter call";
            if !call || LETTERS.iter().any(|word| lower.contains(word)) {
                return Some(reason);
            }
        }
    }
    let short = line.len() <= 200;
    let has = |words: &[&str]| words.iter().any(|word| lower.contains(word));
    if short
        && has(&["ad blocker", "ad-blocker", "adblocker", "adblock"])
        && has(&["disable", "turn off", "whitelist", "detected", "using"])
        && has(&["your", "you"])
    {
        return Some("ad-blocker notice");
    }
    if line.len() <= 400
        && has(&[
            "we use cookies",
            "this site uses cookies",
            "this website uses cookies",
            "uses cookies to",
        ])
    {
        return Some("cookie notice");
    }
    if short && lower.trim_end_matches('.').ends_with("all rights reserved") {
        return Some("copyright line");
    }
    // A stray mark before the call is not a quotation: nothing closes it.
    let inside = || marks::contains(line.trim_start_matches(['"', '“']));
    if short
        && lower.trim_start_matches(['"', '“']).starts_with("follow ")
        && (lower.contains(" on twitter") || lower.contains(" on facebook") || lower.contains('@'))
        && !inside()
    {
        return Some("follow call");
    }
    if short && has(&["enable javascript", "javascript to view", "javascript is disabled"]) {
        return Some("browser notice");
    }
    caption(line)
}

/// A caption whose last words credit the picture: "… near Kyiv. Photo by A. Name/EPA".
fn caption(line: &str) -> Option<&'static str> {
    const CREDITS: &[&str] = &[
        ". Photo by ",
        ". Photo: ",
        ". Photo courtesy ",
        ". File photo ",
        ". Photograph: ",
        ". Image: ",
        ". Photo credit: ",
        ".Photo by ",
        ") Photo by ",
        "(AP Photo",
        "(Photo by ",
        "(Photo: ",
        "(Getty Images",
        "(Reuters/",
        "(Photo credit",
    ];
    if line.len() > 700 {
        return None;
    }
    // Every credit has one of these; nearly every line has none.
    if !["hoto", "(Getty", "(Reuters", ". Image"].iter().any(|mark| line.contains(mark)) {
        return None;
    }
    let (at, len) =
        CREDITS.iter().find_map(|credit| line.rfind(credit).map(|at| (at, credit.len())))?;
    let rest = &line[at + len..];
    // Nothing but a name, an agency and a date may follow: no further sentence.
    let ends = rest.len() <= 90
        && !rest.trim_end_matches(['.', ')']).contains(". ")
        && rest.split_whitespace().count() <= 14;
    ends.then_some("photo caption and credit")
}

#[cfg(test)]
mod tests {
    use super::{Beginning, find};
    use crate::lexicon::lists;

    #[test]
    fn every_line_of_the_files_is_a_row() {
        for line in lists::lines(include_str!("whole_lines.txt")) {
            let (whole, reason) = line.split_once(" | ").expect(line);
            assert!(whole == whole.to_lowercase() && !reason.contains('|'), "{line:?}");
        }
        for line in lists::lines(include_str!("beginnings.txt")) {
            let Beginning { start, reason, .. } = Beginning::read(line).expect(line);
            assert!(start == start.to_lowercase() && !reason.contains('|'), "{line:?}");
        }
        assert!(Beginning::read("read more: | long | link to another story").is_none());
    }

    #[track_caller]
    fn check(text: &str, wanted: &[(&str, &str)]) {
        let found = find(text);
        let found: Vec<_> =
            found.iter().map(|one| (one.span.of(text), one.reason.as_str())).collect();
        assert_eq!(found, wanted, "in {text:?}");
    }

    #[test]
    fn lines_that_scraping_brings_along() {
        check(
            "Please disable your Ad Blocker to see this page.\n\nMayor wins\n\nListen To Story Above\nThe mayor won.",
            &[
                ("Please disable your Ad Blocker to see this page.", "ad-blocker notice"),
                ("Listen To Story Above", "audio player"),
            ],
        );
        check(
            "Crews work at the site on Nov. 13. Photo by Ann Name/EPA-EFE\nMay 3 (XYZ) -- Crews worked.",
            &[(
                "Crews work at the site on Nov. 13. Photo by Ann Name/EPA-EFE",
                "photo caption and credit",
            )],
        );
        check(
            "The end.\n\nPicture of Ann Name\n\nAnn Name\n\nAnn talks on the radio. Don't miss it.\n\nLeave a Reply\n\nSign up for Ann's Newsletter",
            &[
                ("Picture of Ann Name", "author box"),
                ("Ann Name", "author box"),
                ("Ann talks on the radio. Don't miss it.", "author box"),
                ("Leave a Reply", "comment form"),
                ("Sign up for Ann's Newsletter", "newsletter call"),
            ],
        );
    }

    #[test]
    fn the_articles_own_sentences_stay() {
        for line in [
            "Sign up for the draft, the minister told young men on Monday.",
            "“Subscribe to my newsletter,” the senator said.",
            "She took the photo by the river. Then she left.",
            "The company said it would turn off ad tracking.",
            "Picture of health: the economy grew again.",
            "Comments by the minister drew anger.",
            "He shared a photo by a Getty photographer, he said, and deleted it.",
        ] {
            check(line, &[]);
        }
    }
}
