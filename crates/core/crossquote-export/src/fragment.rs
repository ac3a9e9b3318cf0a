//! Links to the exact words on the outlet's page: text fragments, which browsers scroll to and mark.
//!
//! ```text
//! https://example.org/a#:~:text=to%20a%20journalist%2C%20%E2%80%9C-,I%20can%20trade%20it,-.%E2%80%9D%20Then
//!                              └ the words before ┘                └ the words ┘     └ the words behind
//! ```
//!
//! The draft specification "URL Fragment Text Directives" asks that each part stands in one block of
//! the page: parts end with the line of the text. What is long, or runs over lines, is named by its
//! first and last words. A page that has changed its words since is opened at its top, and nothing is
//! marked: no link can promise more.

use crossquote_model::address::percent_encode;
use crossquote_model::{Article, Dataset, Quotation, Span, address};

/// From so many words on the first and the last ones stand for all: addresses stay short, and a link
/// in the middle of the words, which breaks nothing, is no concern.
const LONG: usize = 20;
/// How many words stand for the beginning and the end of what is long.
const ENDS: usize = 5;
/// How many words before and behind tell apart what a page says twice.
const AROUND: usize = 3;

/// The address that shows a quotation's words in place. `None` where the article states no address of
/// the web. Whoever writes it into a page adds `rel="noopener"`: browsers follow text fragments only
/// to pages that no other page can script.
pub fn quotation(dataset: &Dataset, quotation: &Quotation) -> Option<String> {
    link(dataset.articles.get(quotation.article as usize)?, &quotation.content)
}

/// The address that shows these words of an article, one directive for each span.
pub fn link(article: &Article, spans: &[Span]) -> Option<String> {
    let mut link = address(article)?;
    // Directives of the address as stated are of another link.
    link.truncate(link.find(":~:").unwrap_or(link.len()));
    let mut before = if link.contains('#') { ":~:text=" } else { "#:~:text=" };
    for span in spans {
        if let Some(directive) = directive(&article.text, *span) {
            link.push_str(before);
            link.push_str(&directive);
            before = "&text=";
        }
    }
    Some(link)
}

/// The address that an article states, if it may be linked, as it may stand in a link.
pub fn address(article: &Article) -> Option<String> {
    address::linked(&article.url.as_ref()?.value)
}

/// One directive without its name; `None` for a span without letters and digits.
fn directive(text: &str, span: Span) -> Option<String> {
    // Words begin and end with letters: marks and spaces at the ends belong to what is around.
    let words = words_of(span.of(text))?;
    let start = offset(words, text);
    let end = start + words.len();
    let line_end = |c: char| matches!(c, '\n' | '\r');
    let first = words.split(line_end).next().unwrap_or(words);
    let last = words.rsplit(line_end).next().unwrap_or(words);
    let mut out = String::new();
    let before = text[..start].rsplit(line_end).next().unwrap_or("");
    let before = ending(before, AROUND);
    if !before.is_empty() {
        encode(&mut out, before);
        out.push_str("-,");
    }
    if first.len() == words.len() && words.split_whitespace().nth(LONG).is_none() {
        encode(&mut out, words);
    } else {
        encode(&mut out, words_of(beginning(first, ENDS)).unwrap_or(first));
        out.push(',');
        encode(&mut out, words_of(ending(last, ENDS)).unwrap_or(last));
    }
    let after = text[end..].split(line_end).next().unwrap_or("");
    let after = beginning(after, AROUND);
    if !after.is_empty() {
        out.push_str(",-");
        encode(&mut out, after);
    }
    Some(out)
}

/// From the first letter or digit to the last.
fn words_of(text: &str) -> Option<&str> {
    let start = text.find(char::is_alphanumeric)?;
    let text = &text[start..];
    let end = text.rfind(char::is_alphanumeric)?;
    let last = text[end..].chars().next()?;
    Some(&text[..end + last.len_utf8()])
}

/// A text up to the end of its `most`th word; empty where it has none.
fn beginning(text: &str, most: usize) -> &str {
    let with_letters = |word: &&str| word.contains(char::is_alphanumeric);
    let last = text.split_whitespace().filter(with_letters).take(most).last();
    let Some(end) = last.and_then(words_of) else { return "" };
    text[..offset(end, text) + end.len()].trim_start()
}

/// A text from the beginning of its `most`th word counted from the end.
fn ending(text: &str, most: usize) -> &str {
    let with_letters = |word: &&str| word.contains(char::is_alphanumeric);
    let first = text.split_whitespace().rev().filter(with_letters).take(most).last();
    let Some(start) = first.and_then(words_of) else { return "" };
    text[offset(start, text)..].trim_end()
}

/// Where a part that was sliced from a text stands in it.
fn offset(part: &str, text: &str) -> usize {
    part.as_ptr() as usize - text.as_ptr() as usize
}

/// White space of any sort is one space on a page. Dashes, commas and ampersands separate parts.
fn encode(out: &mut String, text: &str) {
    for (at, word) in text.split_whitespace().enumerate() {
        out.push_str(if at > 0 { "%20" } else { "" });
        percent_encode(out, word, |c| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '~'));
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossquote_model::Stated;

    fn article(url: &str, text: &str) -> Article {
        let url = Some(Stated { value: url.to_owned(), from: vec![] });
        Article { url, text: text.into(), ..Article::default() }
    }

    /// The directives of a link to the parts of `text` in brackets.
    fn shown(text: &str) -> String {
        let mut plain = String::new();
        let mut spans = Vec::new();
        let mut open = 0;
        for c in text.chars() {
            match c {
                '[' => open = plain.len(),
                ']' => spans.push(Span::new(open, plain.len())),
                c => plain.push(c),
            }
        }
        let link = link(&article("https://a.example/", &plain), &spans).unwrap();
        link.strip_prefix("https://a.example/").unwrap().to_owned()
    }

    #[test]
    fn a_part_of_a_line_has_words_before_and_behind() {
        assert_eq!(
            shown("He told a journalist, [“Trade - it, & me!”] Then he left the room."),
            "#:~:text=told%20a%20journalist%2C%20%E2%80%9C-,Trade%20%2D%20it%2C%20%26%20me,-%21%E2%80%9D%20Then%20he%20left"
        );
        assert_eq!(shown("[All of it]"), "#:~:text=All%20of%20it");
        assert_eq!(shown("a\n[Own line]\nb"), "#:~:text=Own%20line");
    }

    #[test]
    fn what_is_long_or_runs_over_lines_is_named_by_its_ends() {
        let long: Vec<String> = (1..=21).map(|n| format!("w{n}")).collect();
        assert_eq!(
            shown(&format!("[{}]", long.join(" "))),
            "#:~:text=w1%20w2%20w3%20w4%20w5,w17%20w18%20w19%20w20%20w21"
        );
        assert_eq!(shown(&format!("[{}]", long[..20].join(" "))).matches(',').count(), 0);
        assert_eq!(
            shown("x [“One two.\n\n“Three]” y"),
            "#:~:text=x%20%E2%80%9C-,One%20two,Three,-%E2%80%9D%20y"
        );
    }

    #[test]
    fn each_span_has_a_directive() {
        assert_eq!(
            shown("[“A b,”] she [c d]"),
            "#:~:text=A%20b,-%2C%E2%80%9D%20she%20c%20d&text=A%20b%2C%E2%80%9D%20she-,c%20d"
        );
        assert_eq!(shown("[“…”] and []"), "", "nothing that a page can be searched for");
    }

    #[test]
    fn the_address_keeps_its_fragment_and_is_of_the_web() {
        let to = |url: &str| link(&article(url, "word"), &[Span::new(0, 4)]);
        assert_eq!(to("https://a.example/#x").unwrap(), "https://a.example/#x:~:text=word");
        assert_eq!(
            to("https://a.example/#:~:text=old").unwrap(),
            "https://a.example/#:~:text=word"
        );
        assert_eq!(to("HTTP://a.example/é \"").unwrap(), "http://a.example/é%20%22#:~:text=word");
        assert_eq!(to("javascript:alert(1)"), None);
        let none = Article { text: "word".into(), ..Article::default() };
        assert_eq!(link(&none, &[Span::new(0, 4)]), None);
    }
}
