//! How well a text and its facts match what is expected: words, paragraphs, quotation marks, fields.
//!
//! Texts are cut into words and quotation marks and aligned in order by their longest common
//! subsequence. A word that moved therefore counts once as missing and once as stray.

use std::collections::BTreeMap;

/// What a page is expected to give.
#[derive(Clone, Debug, Default)]
pub struct Expected {
    pub title: String,
    pub outlet: String,
    pub byline: String,
    pub published: String,
    pub url: String,
    pub text: String,
}

impl Expected {
    /// Reads `NAME: value` lines, a line `---`, and the text.
    pub fn parse(file: &str) -> Result<Self, String> {
        let (front, text) = file.split_once("---\n").ok_or("no line `---`")?;
        let mut expected = Self { text: text.to_owned(), ..Self::default() };
        for line in front.lines() {
            let (name, value) = line.split_once(':').ok_or_else(|| format!("no field: {line}"))?;
            let field = match name {
                "title" => &mut expected.title,
                "outlet" => &mut expected.outlet,
                "byline" => &mut expected.byline,
                "published" => &mut expected.published,
                "url" => &mut expected.url,
                other => return Err(format!("unknown field: {other}")),
            };
            *field = value.trim().to_owned();
        }
        Ok(expected)
    }
}

/// Counts of one text against the expected one.
#[derive(Clone, Copy, Debug, Default)]
pub struct Score {
    /// Words expected, words given, words in both whatever their order, words in both in order.
    pub expected: usize,
    pub given: usize,
    pub bag: usize,
    pub ordered: usize,
    /// Paragraph ends expected and found; line breaks inside of paragraphs.
    pub breaks: usize,
    pub breaks_kept: usize,
    pub breaks_added: usize,
    /// Quotation marks expected and found, in order, the same character.
    pub marks: usize,
    pub marks_kept: usize,
}

impl Score {
    /// Words of the text that are none of the article's.
    pub fn stray(&self) -> usize {
        self.given - self.ordered
    }

    pub fn precision(&self) -> f64 {
        share(self.ordered, self.given)
    }

    pub fn recall(&self) -> f64 {
        share(self.ordered, self.expected)
    }

    /// In order.
    pub fn f1(&self) -> f64 {
        share(2 * self.ordered, self.expected + self.given)
    }

    /// Whatever the order.
    pub fn bag_f1(&self) -> f64 {
        share(2 * self.bag, self.expected + self.given)
    }
}

/// 0 of 0 is all of it.
pub fn share(part: usize, whole: usize) -> f64 {
    if whole == 0 { 1.0 } else { part as f64 / whole as f64 }
}

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Kind {
    Word(String),
    Mark(char),
}

struct Token {
    kind: Kind,
    /// A line end stands between this and the token before.
    after_break: bool,
}

fn is_apostrophe(c: char) -> bool {
    c == '\'' || c == '’'
}

/// Words are runs of letters and digits, with apostrophes inside. Everything else but quotation marks
/// is left out, as are soft hyphens.
fn tokens(text: &str) -> Vec<Token> {
    let chars: Vec<char> = text.chars().filter(|&c| c != '\u{AD}').collect();
    let mut out: Vec<Token> = Vec::new();
    let mut after_break = false;
    let mut at = 0;
    while at < chars.len() {
        let c = chars[at];
        if c.is_alphanumeric() {
            let begin = at;
            while at < chars.len()
                && (chars[at].is_alphanumeric()
                    || is_apostrophe(chars[at])
                        && chars.get(at + 1).is_some_and(|next| next.is_alphanumeric()))
            {
                at += 1;
            }
            out.push(Token { kind: Kind::Word(chars[begin..at].iter().collect()), after_break });
            after_break = false;
            continue;
        }
        if "“”‘’\"'«»„‹›".contains(c) {
            out.push(Token { kind: Kind::Mark(c), after_break });
            after_break = false;
        } else if c == '\n' {
            after_break = true;
        }
        at += 1;
    }
    out
}

/// For each token of `a`, its partner in `b`.
fn align(a: &[Token], b: &[Token]) -> Vec<Option<usize>> {
    let width = b.len() + 1;
    let mut longest = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            longest[i * width + j] = if a[i].kind == b[j].kind {
                longest[(i + 1) * width + j + 1] + 1
            } else {
                longest[(i + 1) * width + j].max(longest[i * width + j + 1])
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    let mut partners = vec![None; a.len()];
    while i < a.len() && j < b.len() {
        if a[i].kind == b[j].kind {
            partners[i] = Some(j);
            (i, j) = (i + 1, j + 1);
        } else if longest[(i + 1) * width + j] >= longest[i * width + j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    partners
}

/// Compares a text with the expected one.
pub fn score(expected: &str, given: &str) -> Score {
    let (wanted, found) = (tokens(expected), tokens(given));
    let partners = align(&wanted, &found);
    let is_word = |token: &Token| matches!(token.kind, Kind::Word(_));
    let mut score = Score {
        expected: wanted.iter().filter(|token| is_word(token)).count(),
        given: found.iter().filter(|token| is_word(token)).count(),
        ..Score::default()
    };
    let mut bag: BTreeMap<&Kind, usize> = BTreeMap::new();
    for token in found.iter().filter(|token| is_word(token)) {
        *bag.entry(&token.kind).or_default() += 1;
    }
    for (at, token) in wanted.iter().enumerate() {
        let kept = usize::from(partners[at].is_some());
        if is_word(token) {
            score.ordered += kept;
            if let Some(left) = bag.get_mut(&token.kind).filter(|left| **left > 0) {
                *left -= 1;
                score.bag += 1;
            }
        } else {
            score.marks += 1;
            score.marks_kept += kept;
        }
        if at == 0 {
            continue;
        }
        let pair = (partners[at - 1], partners[at]);
        if token.after_break {
            score.breaks += 1;
            if let (Some(before), Some(after)) = pair
                && found[before + 1..=after].iter().any(|token| token.after_break)
            {
                score.breaks_kept += 1;
            }
        } else if let (Some(before), Some(after)) = pair
            && after == before + 1
            && found[after].after_break
        {
            score.breaks_added += 1;
        }
    }
    score
}

/// Which of title, outlet, byline, date and address are as expected. An expected nothing is right only
/// if nothing is given.
pub fn facts(expected: &Expected, page: &crossquote_pages::Page) -> [bool; 5] {
    [
        tidy(&page.title) == expected.title,
        tidy(&page.outlet) == expected.outlet,
        names(&page.byline) == names(&expected.byline),
        page.published.get(..10).unwrap_or(&page.published) == expected.published,
        page.url == expected.url,
    ]
}

fn tidy(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The names of a byline in any order and in any case, without `By`.
fn names(byline: &str) -> Vec<String> {
    let byline = tidy(byline).to_lowercase();
    let byline = byline.strip_prefix("by ").unwrap_or(&byline);
    let mut names: Vec<String> = byline
        .split([',', ';'])
        .flat_map(|part| part.split(" and "))
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .collect();
    names.sort();
    names
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_same_text_is_right_in_everything() {
        let text = "“One two,” he said.\n\nIt’s three.\n";
        let score = score(text, text);
        assert_eq!((score.expected, score.given, score.ordered, score.bag), (6, 6, 6, 6));
        assert_eq!((score.breaks, score.breaks_kept, score.breaks_added), (1, 1, 0));
        assert_eq!((score.marks, score.marks_kept), (2, 2));
    }

    #[test]
    fn glued_broken_moved_and_stray_words_are_seen() {
        let glued = score("one two.\n\nthree four.\n", "one two. three four.");
        assert_eq!((glued.ordered, glued.breaks, glued.breaks_kept), (4, 1, 0));
        let broken = score("one two three\n", "one two\nthree");
        assert_eq!((broken.breaks, broken.breaks_added), (0, 1));
        let moved = score("one two three four\n", "four one two three");
        assert_eq!((moved.bag, moved.ordered, moved.stray()), (4, 3, 1));
        let stray = score("one two\n", "one two Share this");
        assert_eq!((stray.stray(), stray.recall() as i32), (2, 1));
        assert_eq!(score("“one”", "\"one\"").marks_kept, 0);
    }

    #[test]
    fn a_byline_is_its_names() {
        assert_eq!(names("By ADA Quill and Bo Lund"), names("Bo Lund, Ada Quill"));
        assert_ne!(names("Ada Quill, staff"), names("Ada Quill"));
    }
}
