//! Quotations as words: stemmed, and weighed by how much each tells.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use crate::lexicon::lists;
use crossquote_model::date::Date;
use crossquote_model::{Article, Kind, Quotation, Span};
use crossquote_text::key::{is_negation, key_into, plain_words, stem};
use crossquote_text::{is_stop_word, words};

/// Words of a quotation beyond this many are not compared: the first page of a printed speech
/// identifies it, and comparing costs the product of both lengths.
const LONGEST: usize = 400;

/// How much a word tells about which statement it is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// Holds the sentence together.
    Stop,
    /// Turns the sentence round.
    Negation,
    /// Common in any news.
    Plain,
    /// Everything else.
    Telling,
}

/// What is known of one stem.
#[derive(Clone, Copy, Debug)]
pub(super) struct Stem {
    pub(super) class: Class,
    pub(super) number: bool,
    /// Says the opposite of what follows without being a negation: "incapable", "denied".
    pub(super) turns: bool,
    /// Printed with a capital within sentences, mostly: a name, or part of one.
    pub(super) name: bool,
    /// Between 0 (says nothing) and 1 (stands in one context only).
    pub(super) weight: f32,
    /// In few enough contexts to identify a statement.
    pub(super) rare: bool,
}

/// A word of a quotation. A contraction is two tokens with one span.
#[derive(Clone, Copy, Debug)]
pub(super) struct Token {
    pub(super) stem: u32,
    pub(super) span: Span,
}

/// A quotation's words, or only those inside quotation marks.
#[derive(Clone, Debug, Default)]
pub(super) struct View {
    pub(super) tokens: Vec<Token>,
    /// Stems with a weight, sorted, each once.
    pub(super) stems: Vec<u32>,
    /// Sum of their weights.
    pub(super) weight: f32,
    /// Whether all words stand in quotation marks.
    pub(super) quoted: bool,
}

pub(super) struct Reading {
    pub(super) article: u32,
    /// Days since some day, roughly; `None` when the article states no date.
    pub(super) day: Option<i32>,
    pub(super) whole: View,
    /// The quoted words of a mixed quotation.
    pub(super) inner: Option<View>,
}

impl Reading {
    /// All words, or those inside quotation marks if the quotation has such and they are meant.
    pub(super) fn view(&self, inner: bool) -> &View {
        self.inner.as_ref().filter(|_| inner).unwrap_or(&self.whole)
    }
}

pub(super) struct Collection<'d> {
    pub(super) articles: &'d [Article],
    pub(super) quotations: &'d [Quotation],
    pub(super) stems: Vec<Stem>,
    pub(super) readings: Vec<Reading>,
}

impl Collection<'_> {
    pub(super) fn read<'d>(articles: &'d [Article], quotations: &'d [Quotation]) -> Collection<'d> {
        let mut reader = StemReader::default();
        let plain: BTreeSet<String> = plain_words().iter().map(|word| stem(word)).collect();
        let mut readings: Vec<Reading> = Vec::with_capacity(quotations.len());
        for quotation in quotations {
            let article = articles.get(quotation.article as usize);
            let text = article.map_or("", |article| article.text.as_str());
            let tokens = reader.tokens(text, &quotation.content, &plain);
            let quoted = quotation.kind == Kind::Direct;
            let inner =
                (quotation.kind == Kind::Mixed && !quotation.quoted.is_empty()).then(|| {
                    let tokens = reader.tokens(text, &quotation.quoted, &plain);
                    View { tokens, quoted: true, ..View::default() }
                });
            readings.push(Reading {
                article: quotation.article,
                day: article.and_then(|a| a.published.as_ref()).and_then(|date| day(&date.value)),
                whole: View { tokens, quoted, ..View::default() },
                inner,
            });
        }
        reader.weigh(&readings);
        let stems = reader.stems;
        for reading in &mut readings {
            for view in std::iter::once(&mut reading.whole).chain(&mut reading.inner) {
                view.stems = view.tokens.iter().map(|token| token.stem).collect();
                view.stems.retain(|&stem| stems[stem as usize].weight > 0.0);
                view.stems.sort_unstable();
                view.stems.dedup();
                view.weight = view.stems.iter().map(|&stem| stems[stem as usize].weight).sum();
            }
        }
        Collection { articles, quotations, stems, readings }
    }

    pub(super) fn telling(&self, tokens: &[Token]) -> usize {
        tokens.iter().filter(|token| self.stem(**token).class == Class::Telling).count()
    }

    /// Telling words that are no names: that two mention the same person does not say that they
    /// say the same of them.
    pub(super) fn claiming(&self, tokens: &[Token]) -> usize {
        let claims = |stem: Stem| stem.class == Class::Telling && !stem.name;
        tokens.iter().filter(|token| claims(self.stem(**token))).count()
    }

    pub(super) fn stem(&self, token: Token) -> Stem {
        self.stems[token.stem as usize]
    }
}

/// Turns words into stems and counts in how many contexts each stands.
#[derive(Default)]
struct StemReader {
    ids: BTreeMap<String, u32>,
    stems: Vec<Stem>,
    /// Of each stem, how often it stands within a sentence, and how often with a capital there.
    within: Vec<(u32, u32)>,
    key: String,
}

impl StemReader {
    fn tokens(&mut self, text: &str, spans: &[Span], plain: &BTreeSet<String>) -> Vec<Token> {
        let mut tokens = Vec::new();
        for outer in spans {
            for word in words(outer.of(text)) {
                if tokens.len() >= LONGEST {
                    return tokens;
                }
                let start = outer.start as usize + word.span.start as usize;
                let within = within_sentence(&text[outer.start as usize..start]);
                let capital = word.text.starts_with(char::is_uppercase);
                let span = Span::new(start, start + word.text.len());
                let mut key = std::mem::take(&mut self.key);
                key_into(word.text, &mut key);
                let (head, tail) = parted(&key);
                for part in [head, tail].into_iter().filter(|part| !part.is_empty()) {
                    let stem = self.id(part, plain);
                    if within {
                        let (all, capitals) = &mut self.within[stem as usize];
                        (*all, *capitals) = (*all + 1, *capitals + u32::from(capital));
                    }
                    tokens.push(Token { stem, span });
                }
                self.key = key;
            }
        }
        tokens
    }

    fn id(&mut self, key: &str, plain: &BTreeSet<String>) -> u32 {
        let key = in_digits(key);
        let negation = is_negation(key);
        let stop = is_stop_word(key);
        let form = if negation || stop { key.to_owned() } else { stem(key) };
        if let Some(&id) = self.ids.get(&form) {
            return id;
        }
        let class = match () {
            _ if negation => Class::Negation,
            _ if stop => Class::Stop,
            _ if plain.contains(&form) => Class::Plain,
            _ => Class::Telling,
        };
        let number = form.starts_with(|c: char| c.is_ascii_digit());
        let id = self.stems.len() as u32;
        let turns = TURNING.contains(&form);
        self.stems.push(Stem { class, number, turns, name: false, weight: 0.0, rare: false });
        self.within.push((0, 0));
        self.ids.insert(form, id);
        id
    }

    /// Weighs each stem by the number of contexts that it stands in: different words before it,
    /// or after it, whichever are more.
    ///
    /// Not by the number of quotations, as search engines do: one sentence that thirty papers
    /// carry would make its own words common, and the more it is reported the less it would be
    /// recognised. Its words keep the same neighbours in all thirty.
    fn weigh(&mut self, readings: &[Reading]) {
        let mut before: Vec<(u32, u32)> = Vec::new();
        let mut after: Vec<(u32, u32)> = Vec::new();
        let mut contents: BTreeSet<Vec<u32>> = BTreeSet::new();
        for reading in readings {
            let ids: Vec<u32> = reading.whole.tokens.iter().map(|token| token.stem).collect();
            for pair in ids.windows(2) {
                after.push((pair[0], pair[1]));
                before.push((pair[1], pair[0]));
            }
            contents.insert(ids);
        }
        let mut contexts = vec![1_u32; self.stems.len()];
        for mut pairs in [before, after] {
            pairs.sort_unstable();
            pairs.dedup();
            for same in pairs.chunk_by(|x, y| x.0 == y.0) {
                let stem = &mut contexts[same[0].0 as usize];
                *stem = (same.len() as u32).max(*stem);
            }
        }
        let size = contents.len().max(2) as f32;
        // Three contexts in a small collection, twelve in a large one: a word that one utterance
        // brings along is quoted whole, clipped and reworded.
        let rare = (3 + contents.len() / 60).min(12 + contents.len() / 4000) as u32;
        for (stem, contexts) in self.stems.iter_mut().zip(contexts) {
            let weight = (1.0 + size / contexts as f32).ln() / (1.0 + size).ln();
            stem.weight = match stem.class {
                Class::Stop | Class::Negation => 0.0,
                Class::Plain => weight / 2.0,
                Class::Telling => weight,
            };
            stem.rare = stem.class == Class::Telling && contexts <= rare;
        }
        for (stem, (all, capitals)) in self.stems.iter_mut().zip(&self.within) {
            stem.name = !stem.number && 2 * capitals > *all;
        }
    }
}

/// Whether a word that `before` leads up to stands within a sentence, where a capital tells a name.
fn within_sentence(before: &str) -> bool {
    let last = before.trim_end_matches(|c: char| c.is_whitespace() || "\"“”„‘’'([".contains(c));
    last.chars().next_back().is_some_and(|c| !".!?:…".contains(c))
}

/// Stems of the words of [`Stem::turns`].
static TURNING: LazyLock<Vec<String>> =
    LazyLock::new(|| lists::lines(include_str!("turning_words.txt")).map(stem).collect());

/// A contraction in its two words; other words whole, with nothing after.
fn parted(key: &str) -> (&str, &str) {
    match key {
        "can't" | "cannot" => return ("can", "not"),
        "won't" => return ("will", "not"),
        "shan't" => return ("shall", "not"),
        _ => {}
    }
    let endings = [
        ("n't", "not"),
        ("'m", "am"),
        ("'re", "are"),
        ("'ve", "have"),
        ("'ll", "will"),
        ("'d", "would"),
    ];
    for (ending, word) in endings {
        if let Some(head) = key.strip_suffix(ending).filter(|head| !head.is_empty()) {
            return (head, word);
        }
    }
    (key, "")
}

/// A small number in digits. "One" is left: it is a pronoun as often.
fn in_digits(key: &str) -> &str {
    match key {
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "ten" => "10",
        "eleven" => "11",
        "twelve" => "12",
        key => key,
    }
}

/// Days of an ISO date since some day, every month taken for 31 days: only distances of weeks matter,
/// and a count of days would need the lengths of all months before.
fn day(date: &str) -> Option<i32> {
    let date = Date::parse(date.get(..10)?)?;
    let (year, month, day) = (date.year(), date.month(), date.day());
    Some(i32::from(year) * 372 + i32::from(month) * 31 + i32::from(day))
}

#[cfg(test)]
mod tests {
    use super::day;
    use crate::lexicon::lists;

    #[test]
    fn days_are_far_apart_in_weeks() {
        let apart = |a, b| Some(day(b)? - day(a)?);
        assert_eq!(apart("2024-11-28", "2024-11-30"), Some(2));
        assert_eq!(apart("2024-11-30T09:00", "2024-12-01"), Some(2));
        assert_eq!(apart("2024-12-31", "2025-01-01"), Some(1));
        assert_eq!(day("2024-13-01").or(day("November 30")), None);
    }

    #[test]
    fn the_file_is_a_list_of_words() {
        lists::check(include_str!("turning_words.txt"));
    }
}
