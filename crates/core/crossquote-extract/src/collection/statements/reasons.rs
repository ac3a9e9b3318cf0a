//! The reason of a link as a sentence for readers, which quotes no word that does not stand there.

use std::collections::BTreeSet;

use super::align::{aligned, common_run};
use super::judge::{Rule, Verdict, shorter_first};
use super::reading::{Collection, Token, View};
use crossquote_model::Span;
use crossquote_text::{fold, words};

/// Most words quoted in a reason.
const QUOTED_WORDS: usize = 14;

impl Collection<'_> {
    /// The reason for readers.
    pub(super) fn reason(&self, a: u32, b: u32, found: Verdict) -> String {
        let view = |number: u32, inner: bool| self.readings[number as usize].view(inner);
        let (first, second) = (view(a, found.inner.0), view(b, found.inner.1));
        let (short, long, owner, other) = if shorter_first(first, second) {
            (first, second, a, b)
        } else {
            (second, first, b, a)
        };
        let text = |number: u32| {
            let article = self.quotations[number as usize].article;
            self.articles.get(article as usize).map_or("", |article| article.text.as_str())
        };
        let excerpt = |shown: &[Token]| {
            excerpt((text(owner), &short.tokens), (text(other), &long.tokens), shown)
        };
        let total = word_count(short.tokens.iter());
        if found.rule == Rule::Same {
            let quoted = found.inner != (false, false);
            return if total < 4 {
                ["Both ", if quoted { "quote " } else { "have " }, &excerpt(&short.tokens), "."]
                    .concat()
            } else if quoted {
                "Both quote the same words.".to_owned()
            } else {
                "Both have the same words.".to_owned()
            };
        }
        let also = ", and the two articles share another quotation of this speaker";
        if let Rule::Scrap | Rule::Word = found.rule {
            let rare = ", which stands in few places of the collection";
            let shared = ", and the two articles share another statement";
            let because = if found.rule == Rule::Word { shared } else { rare };
            return ["Both quote ", &excerpt(&short.tokens), because, "."].concat();
        }
        let shown = match found.rule {
            Rule::Run => short.tokens[common_run(&short.tokens, &long.tokens).0].to_vec(),
            Rule::Aligned | Rule::Replaced => {
                let aligned = aligned(&short.tokens, &long.tokens);
                aligned.into_iter().map(|(at, _)| short.tokens[at]).collect()
            }
            _ => self.shown(short, long),
        };
        let (count, total) = (word_count(shown.iter()).to_string(), total.to_string());
        let words = excerpt(&shown);
        let shorter = if found.inner == (false, false) {
            " of the shorter"
        } else {
            " that the shorter quotes"
        };
        match found.rule {
            Rule::Clipped => {
                ["All ", &total, " words", shorter, " stand in the longer: ", &words, "."].concat()
            }
            _ => {
                // Words in a row that are spelled differently are not shown as one run.
                let one_run = words.matches('“').count() == 1 && !words.contains('…');
                let in_a_row = if found.rule == Rule::Run && one_run { " in a row" } else { "" };
                let also = if found.rule == Rule::Replaced { also } else { "" };
                format!(
                    "Both have the words {words}{in_a_row} ({count} of the {total} words{shorter}){also}."
                )
            }
        }
    }

    /// The words of the shorter that the longer has too, without runs of stop words that stand
    /// apart from every other shared word.
    fn shown(&self, short: &View, long: &View) -> Vec<Token> {
        let known: BTreeSet<u32> = long.tokens.iter().map(|token| token.stem).collect();
        let mut shown = Vec::new();
        let mut run: Vec<Token> = Vec::new();
        let mut keep = false;
        for token in &short.tokens {
            if known.contains(&token.stem) {
                keep |= self.stem(*token).weight > 0.0;
                run.push(*token);
                continue;
            }
            if keep {
                shown.append(&mut run);
            }
            run.clear();
            keep = false;
        }
        if keep {
            shown.append(&mut run);
        }
        shown
    }
}

/// How many printed words the tokens are: the two parts of a contraction are one.
fn word_count<'t>(tokens: impl Iterator<Item = &'t Token>) -> usize {
    let mut last = None;
    tokens.filter(|token| last.replace(token.span) != Some(token.span)).count()
}

/// A word as printed.
struct Printed<'t> {
    span: Span,
    /// Folded: two words are the same only if they are spelled the same.
    key: String,
    /// What stands between it and the word before, white space as one space; `None` where words
    /// are left out, a quotation mark stands or it is the first.
    gap: Option<String>,
    text: &'t str,
}

/// The words that the tokens are printed as: the two parts of a contraction are one.
fn printed<'t>(text: &'t str, tokens: &[Token]) -> Vec<Printed<'t>> {
    let mut out: Vec<Printed<'t>> = Vec::new();
    for token in tokens {
        let last = out.last_mut();
        let gap = last.as_ref().and_then(|last| {
            let between = text.get(last.span.end as usize..token.span.start as usize)?;
            let mut plain = String::new();
            for c in between.chars() {
                match c.is_whitespace() {
                    true if plain.ends_with(' ') => {}
                    true => plain.push(' '),
                    false => plain.push(c),
                }
            }
            let whole = words(between).next().is_none() && !fold(between).contains('"');
            whole.then_some(plain)
        });
        match last {
            Some(last) if last.span == token.span => {}
            _ => out.push(Printed { span: token.span, key: fold(token.span.of(text)), gap, text }),
        }
    }
    out
}

/// How many words from `i` of the one and `j` of the other stand there alike, gaps included.
fn run_length(a: &[Printed<'_>], b: &[Printed<'_>], shows: &[bool], i: usize, j: usize) -> usize {
    let mut length = 0;
    while let (Some(x), Some(y)) = (a.get(i + length), b.get(j + length)) {
        let joined = length == 0 || x.gap.is_some() && x.gap == y.gap;
        if !shows[i + length] || x.key != y.key || !joined {
            break;
        }
        length += 1;
    }
    length
}

/// Words that two texts share, in quotation marks only as far as both have them like that.
///
/// `“A … B”` is two runs of words that each stand in both texts, in this order; `“A”, “B”` two
/// whose order differs. A word that the other text has in another form is named apart.
fn excerpt(short: (&str, &[Token]), long: (&str, &[Token]), shown: &[Token]) -> String {
    let (a, b) = (printed(short.0, short.1), printed(long.0, long.1));
    let shows: Vec<bool> =
        a.iter().map(|word| shown.iter().any(|token| token.span == word.span)).collect();
    // Where each run begins in both, and its length.
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    let mut forms: Vec<&str> = Vec::new();
    let (mut i, mut count, mut more) = (0, 0, false);
    while i < a.len() {
        if !shows[i] {
            i += 1;
            continue;
        }
        if count >= QUOTED_WORDS {
            more = true;
            break;
        }
        let follows = runs.last().map_or(0, |&(_, from, length)| from + length);
        // The longest run; of several the first that keeps the order.
        let best = (0..b.len())
            .map(|j| (run_length(&a, &b, &shows, i, j), j >= follows, std::cmp::Reverse(j)))
            .max()
            .filter(|best| best.0 > 0);
        let Some((length, _, std::cmp::Reverse(from))) = best else {
            forms.push(a[i].span.of(a[i].text));
            (i, count) = (i + 1, count + 1);
            continue;
        };
        let length = length.min(QUOTED_WORDS - count);
        runs.push((i, from, length));
        (i, count) = (i + length, count + length);
    }
    let ordered = runs.windows(2).all(|pair| pair[0].1 + pair[0].2 <= pair[1].1);
    let mut out = String::new();
    for (number, &(at, _, length)) in runs.iter().enumerate() {
        out.push_str(match (number, ordered) {
            (0, _) => "“",
            (_, true) => " … ",
            (_, false) => "”, “",
        });
        out.push_str(a[at].span.of(a[at].text));
        for word in &a[at + 1..at + length] {
            out.push_str(word.gap.as_deref().unwrap_or(" "));
            out.push_str(word.span.of(word.text));
        }
    }
    if more {
        out.push_str(" …");
    }
    if !runs.is_empty() {
        out.push('”');
    }
    for (number, form) in forms.iter().enumerate() {
        let lead = match (number, runs.is_empty()) {
            (0, true) => "forms of “",
            (0, false) => " and forms of “",
            _ => ", “",
        };
        out.push_str(lead);
        out.push_str(form);
        out.push('”');
    }
    out
}
