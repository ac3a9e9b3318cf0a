//! Lines that stand beside an article's text in what Readability chose: credits, calls to read on, author
//! and day, words of the text pulled out of it.

use super::facts::Facts;
use super::words;

/// How lines begin that stand beside an article's text, in lower case.
const BESIDE: &[&str] = &[
    "advertisement",
    "story continues below",
    "article continues below",
    "read more",
    "read next",
    "related:",
    "related |",
    "share this",
    "sign up",
    "subscribe",
    "follow us",
    "listen to this article",
    "watch:",
    "video:",
    "photo by",
    "photo:",
    "photograph:",
    "©",
    "copyright ©",
    "copyright (c)",
    "copyright 19",
    "copyright 20",
    "all rights reserved",
    "updated:",
    "published:",
];

/// Longest line, in words, that such a beginning tells.
const BESIDE_WORDS: usize = 25;

/// Longest line, in words, that names author and day before the text.
const HEAD_WORDS: usize = 16;

/// Paragraphs to text: lines beside the article off, repeated sentences off.
pub(super) fn text_of(paragraphs: Vec<String>, facts: &Facts) -> String {
    let mut kept: Vec<String> = Vec::new();
    for paragraph in &paragraphs {
        // Before the text proper, author and day stand line by line.
        let head = kept.is_empty();
        let lines: Vec<&str> = paragraph
            .split('\n')
            .filter(|line| !(is_beside(line) || head && is_head(line, facts)))
            .collect();
        if lines.iter().any(|line| line.contains(char::is_alphanumeric)) {
            // Word writes its list signs as text.
            kept.push(
                lines.join(" ").trim_start_matches(['·', '•', '▪', '◦', '‣', ' ']).to_owned(),
            );
        }
    }
    without_repeated(&kept).join("\n\n")
}

fn is_beside(line: &str) -> bool {
    if words(line) > BESIDE_WORDS {
        return false;
    }
    let lower = line.to_lowercase();
    let contact = lower.split_whitespace().any(is_mail_address) && !lower.contains(['“', '"', '«']);
    contact || BESIDE.iter().any(|beginning| lower.starts_with(beginning))
}

/// `news@ledger.example`, and not `(@a_name)`.
fn is_mail_address(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| name.ends_with(char::is_alphanumeric) && host.contains('.'))
}

/// The headline again, its author, its day, and what stands with them.
fn is_head(line: &str, facts: &Facts) -> bool {
    let lower = line.to_lowercase();
    if lower == facts.title.to_lowercase() {
        return true;
    }
    if words(line) > HEAD_WORDS || line.contains(['“', '"', '«']) {
        return false;
    }
    let by = lower.starts_with("by ")
        || lower.starts_with("posted by ")
        || lower.starts_with("published ");
    let author = facts
        .byline
        .split(", ")
        .any(|name| !name.is_empty() && lower.contains(&name.to_lowercase()));
    let ends = line.ends_with('.') && !lower.ends_with(" a.m.") && !lower.ends_with(" p.m.");
    let year = facts.published.get(..4).is_some_and(|year| lower.contains(year));
    let role = lower.ends_with(" staff writer")
        || lower.ends_with(" min read")
        || lower.ends_with(" correspondent");
    by || role || author && !ends || year && !ends
}

/// Without the pull quotes: a short paragraph whose words stand in a longer one, and the name below it.
fn without_repeated(paragraphs: &[String]) -> Vec<&str> {
    let spelled: Vec<String> = paragraphs.iter().map(|paragraph| spelled(paragraph)).collect();
    let mut out = Vec::new();
    let mut after_pull_quote = false;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let size = words(&spelled[at]);
        let repeated = (5..60).contains(&size)
            && spelled.iter().enumerate().any(|(other, text)| {
                other != at
                    && (text.len() > spelled[at].len() && text.contains(&spelled[at])
                        || other < at && *text == spelled[at])
            });
        let name = after_pull_quote
            && size <= 6
            && !paragraph.ends_with(['.', '?', '!', '”', '"', '’', '»']);
        after_pull_quote = repeated;
        if !repeated && !name {
            out.push(paragraph.as_str());
        }
    }
    out
}

/// The words alone, a space on each side.
fn spelled(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + &word.to_lowercase() + " ")
}
