//! Completions: what the word being typed may be meant as. A field, a value of one, or a speaker or
//! outlet of that name.
//!
//! ```text
//! zel|            the speaker Volodymyr Zelensky     chooses the value, takes the word away
//! sp|             the field speaker:                 writes it
//! speaker:zel|    the speaker Volodymyr Zelensky     chooses the value, takes the field away
//! before:2025|    before:2025-02-24                  writes it
//! ```

use super::index::Index;
use super::parse::{is_bracket, is_mark};
use super::query::{Asked, fields};
use super::{Facet, Field, Request};
use crossquote_model::Span;
use crossquote_text::order::sort_and_dedup;
use crossquote_text::{fold, words};

/// Completions beyond this many are left out: one more letter leaves fewer.
const MOST: usize = 8;

/// From how many letters on a word may be a name that it begins. One letter begins too many.
const LEAST: usize = 2;

/// One way to go on from what is typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Completion {
    /// The byte range in the text typed that it stands for.
    pub span: Span,
    /// What it would do.
    pub meaning: Meaning,
}

/// What a completion would do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Meaning {
    /// Writes this in place of what it stands for.
    Write(String),
    /// Chooses this value of a facet, by its number, and takes away what it stands for.
    Choose(Facet, u32),
}

impl Index {
    /// What the word in front of `caret`, a byte of `text`, may be meant as; best first.
    pub fn completions(&self, text: &str, caret: usize) -> Vec<Completion> {
        let Some(typed) = text.get(..caret) else { return Vec::new() };
        // Not in the middle of a word: it is being mended, not begun.
        if text[caret..].starts_with(char::is_alphanumeric) {
            return Vec::new();
        }
        let Item { start, in_marks, alone } = last_item(typed);
        let item = &typed[start..];
        let (minus, item) = match item.strip_prefix('-') {
            Some(item) => ("-", item),
            None => ("", item),
        };
        let field = item.split_once(':').and_then(|(name, value)| {
            let name = fold(name);
            fields().find(|&field| field == name).map(|field| (field, value))
        });
        // What is kept out, or stands beside an OR, has no place among the values chosen.
        let choose = alone && minus.is_empty();
        let meant = |facet: Facet, number: u32| match choose {
            true => Meaning::Choose(facet, number),
            false => {
                let called = self.called(facet, number);
                Meaning::Write(format!("{minus}{}:\"{called}\"", facet.name()))
            }
        };
        let meanings = match field {
            Some((field, value)) => {
                self.values_meant(minus, field, value.trim_start_matches(is_mark), &meant)
            }
            None if in_marks => Vec::new(),
            None => self.names_meant(minus, item, &meant),
        };
        let span = Span::new(start, caret);
        let done =
            |meaning: &Meaning| matches!(meaning, Meaning::Write(new) if *new == typed[start..]);
        let new = meanings.into_iter().filter(|meaning| !done(meaning));
        new.take(MOST).map(|meaning| Completion { span, meaning }).collect()
    }

    /// The request once a completion is taken, and the byte of its text at which typing goes on.
    pub fn completed(&self, request: &Request, taken: &Completion) -> (Request, usize) {
        let mut done = request.clone();
        let Span { start, .. } = taken.span;
        let start = start as usize;
        if done.text.get(taken.span.range()).is_none() {
            return (done, request.text.len());
        }
        match &taken.meaning {
            Meaning::Write(new) => {
                done.text.replace_range(taken.span.range(), new);
                // Behind a field its value goes on; behind a whole item the next one does.
                let at = start + new.len();
                if !new.ends_with(':') && !done.text[at..].starts_with(' ') {
                    done.text.insert(at, ' ');
                }
                let goes_on = at + usize::from(!new.ends_with(':'));
                (done, goes_on)
            }
            &Meaning::Choose(facet, number) => {
                cut(&mut done.text, taken.span);
                let value = self.facet_value(facet, number).to_owned();
                if !done.chosen.has(facet, &value) {
                    done.chosen.toggle(facet, &value);
                }
                // With what stood there the blank in front may have gone, and nothing else.
                let before = &request.text[..start];
                let kept = done.text.starts_with(before);
                let at = if kept { start } else { before.trim_end().len() };
                (done, at)
            }
        }
    }

    /// Values of a field that begin with what is typed behind its colon.
    fn values_meant(
        &self,
        minus: &str,
        field: &'static str,
        value: &str,
        meaning: &dyn Fn(Facet, u32) -> Meaning,
    ) -> Vec<Meaning> {
        let write = |value: &str| Meaning::Write(format!("{minus}{field}:{value}"));
        if field == "in" {
            let places = ["quote", "context", "article"].into_iter();
            return places.filter(|place| place.starts_with(&fold(value))).map(write).collect();
        }
        let facet = match field {
            "before" | "after" => Facet::Date,
            "type" => Facet::Kind,
            _ => match Facet::ALL.into_iter().find(|facet| facet.name() == field) {
                Some(facet) => facet,
                None => return Vec::new(),
            },
        };
        let wanted: Vec<String> = words(value).map(|word| fold(word.text)).collect();
        let mut meant = match (facet, wanted.is_empty()) {
            (_, true) => self.shown[facet as usize].to_vec(),
            (Facet::Date, _) => {
                let begins = |&number: &u32| self.value(facet, number).starts_with(value);
                self.shown[facet as usize].iter().copied().filter(begins).collect()
            }
            _ => self.in_order(facet, &self.asked(facet, &Asked::Words(wanted))),
        };
        if matches!(field, "before" | "after") {
            meant.retain(|&number| {
                self.value(facet, number).starts_with(|c: char| c.is_ascii_digit())
            });
            return meant.into_iter().map(|number| write(self.value(facet, number))).collect();
        }
        meant.into_iter().map(|number| meaning(facet, number)).collect()
    }

    /// Speakers, outlets and fields that a word may begin.
    fn names_meant(
        &self,
        minus: &str,
        item: &str,
        meaning: &dyn Fn(Facet, u32) -> Meaning,
    ) -> Vec<Meaning> {
        let word = fold(item);
        if word.chars().count() < LEAST || !word.chars().all(char::is_alphanumeric) {
            return Vec::new();
        }
        let mut meant = Vec::new();
        let range = self.beginning(&word);
        for (field, facet) in [(Field::Speaker, Facet::Speaker), (Field::Outlet, Facet::Outlet)] {
            let owners = self.named(range.clone()).filter(|(named, _)| *named == field);
            let owners = owners.map(|(_, owner)| owner as usize);
            let mut values: Vec<u32> = match field {
                Field::Speaker => owners.map(|owner| self.of_speaker[owner]).collect(),
                _ => owners.map(|owner| self.of_article[1][owner]).collect(),
            };
            sort_and_dedup(&mut values);
            let first = self.in_order(facet, &values).into_iter().take(MOST / 2);
            meant.extend(first.map(|number| meaning(facet, number)));
        }
        let fields = fields().filter(|field| field.starts_with(&word));
        meant.extend(fields.map(|field| Meaning::Write(format!("{minus}{field}:"))));
        meant
    }

    /// Of the values in `wanted`, sorted, those that are shown first, first.
    fn in_order(&self, facet: Facet, wanted: &[u32]) -> Vec<u32> {
        let shown = self.shown[facet as usize].iter().copied();
        shown.filter(|number| wanted.binary_search(number).is_ok()).take(MOST).collect()
    }

    /// What can be typed for a value.
    fn called(&self, facet: Facet, number: u32) -> String {
        if facet != Facet::Speaker {
            return self.value(facet, number).to_owned();
        }
        let speaker = self.of_speaker.iter().position(|&value| value == number).unwrap_or(0);
        let names = self.names(Field::Speaker, speaker as u32);
        // A whole name, without the titles that some put before it.
        let names = names.split(|&word| word == super::index::GAP);
        let name = names.min_by_key(|name| if name.len() < 2 { usize::MAX } else { name.len() });
        name.unwrap_or(&[]).iter().map(|&word| self.text_of(word)).collect::<Vec<_>>().join(" ")
    }
}

/// The last item of a text.
struct Item {
    /// The byte at which it begins.
    start: usize,
    /// Whether it ends inside quotation marks.
    in_marks: bool,
    /// Whether it stands outside parentheses and not behind an `OR`.
    alone: bool,
}

fn last_item(text: &str) -> Item {
    let (mut start, mut in_marks, mut depth) = (0, false, 0_usize);
    for (at, c) in text.char_indices() {
        if is_mark(c) {
            in_marks = !in_marks;
        } else if !in_marks && (c.is_whitespace() || is_bracket(c)) {
            start = at + c.len_utf8();
            depth = match c {
                '(' => depth + 1,
                ')' => depth.saturating_sub(1),
                _ => depth,
            };
        }
    }
    let behind_or = text[..start].trim_end().ends_with("OR");
    Item { start, in_marks, alone: depth == 0 && !behind_or }
}

/// Takes a part out of a text typed, and the space that is then too much.
pub(super) fn cut(text: &mut String, span: Span) {
    let mut range = span.range();
    if text.get(range.clone()).is_none() {
        return;
    }
    let behind = text[range.end..].chars().next().filter(|c| c.is_whitespace());
    let before = text[..range.start].chars().next_back().filter(|c| c.is_whitespace());
    match (before, behind) {
        (None, Some(space)) | (Some(_), Some(space)) => range.end += space.len_utf8(),
        (Some(space), None) => range.start -= space.len_utf8(),
        (None, None) => {}
    }
    text.replace_range(range, "");
}
