//! Builds an index: every word of a dataset as a number, written in the format that [`super::read`]
//! reads. The one place that cuts texts into words for search.

use std::ops::Range;

use super::facets::{self, FACETS, Values};
use super::read::{CHECKED_FROM, Index, MAGIC, VERSION, print};
use super::{Facet, Field, Zone};
use crate::model::{Dataset, Quotation, Span, Speaker, SpeakerKind, Stated};
use crate::order::sort_and_dedup;
use crate::text::interner::Interner;
use crate::text::key::{bare, fold_into, stem};
use crate::text::words;

/// The bytes of an index of `dataset`. They depend on the dataset alone.
pub(super) fn build(dataset: &Dataset) -> Vec<u8> {
    let mut interner = Interner::default();
    let articles: Vec<Text> = dataset
        .articles
        .iter()
        .map(|article| {
            let mut text = Text::default();
            for word in words(&article.text) {
                text.ids.push(interner.id(word.text));
                text.spans.push(word.span);
            }
            text
        })
        .collect();
    let names: [Vec<Vec<Vec<u32>>>; Field::ALL.len()] = [
        dataset.speakers.iter().map(|speaker| names_of(&mut interner, &forms(speaker))).collect(),
        dataset
            .articles
            .iter()
            .map(|a| names_of(&mut interner, stated(&a.title).as_slice()))
            .collect(),
        dataset
            .articles
            .iter()
            .map(|a| names_of(&mut interner, stated(&a.outlet).as_slice()))
            .collect(),
    ];
    let (vocabulary, renumbered) = interner.sorted();

    let mut out = Writer::default();
    out.number(vocabulary.len());
    for word in &vocabulary {
        out.number(word.len());
    }
    out.number(vocabulary.iter().map(|word| word.len()).sum());
    for word in &vocabulary {
        out.bytes.extend(word.as_bytes());
    }

    // Two bytes a word, three where there are more words than that.
    let width = if vocabulary.len() <= 1 << 16 { 2 } else { 3 };
    out.number(width);
    out.number(articles.len());
    for text in &articles {
        out.number(text.ids.len());
    }
    out.number(articles.iter().map(|text| text.ids.len()).sum());
    for &id in articles.iter().flat_map(|text| &text.ids) {
        out.bytes.extend(&renumbered[id as usize].to_le_bytes()[..width]);
    }

    for of_field in &names {
        out.number(of_field.len());
        for forms in of_field {
            out.number(forms.len());
            for form in forms {
                out.number(form.len());
                form.iter().for_each(|&id| out.number(renumbered[id as usize] as usize));
            }
        }
    }

    let values: [Values; FACETS] = Facet::ALL.map(|facet| facets::values(dataset, facet));
    for values in &values {
        out.number(values.sorted.len());
        for value in &values.sorted {
            out.number(value.len());
            out.bytes.extend(value.as_bytes());
        }
        values.shown.iter().for_each(|&at| out.number(at as usize));
    }
    for (number, _) in dataset.articles.iter().enumerate() {
        for facet in [Facet::Article, Facet::Outlet, Facet::Date] {
            let value = facets::of_article(dataset, number as u32, facet);
            out.number(values[facet as usize].position(&value));
        }
    }
    for speaker in &dataset.speakers {
        out.number(values[Facet::Speaker as usize].position(&speaker.id));
    }

    out.number(dataset.quotations.len());
    for quotation in &dataset.quotations {
        let none = Text::default();
        let text = articles.get(quotation.article as usize).unwrap_or(&none);
        let (words, zones) = zones(text, quotation);
        out.number(quotation.article as usize);
        out.number(quotation.speaker as usize);
        for facet in [Facet::Kind, Facet::Cue] {
            let value = facets::of_quotation(dataset, quotation, facet);
            out.number(values[facet as usize].position(&value));
        }
        out.number(words.start);
        out.number(usize::from(quotation.content.len() > 1));
        let runs: Vec<&[Zone]> = zones.chunk_by(|a, b| a == b).collect();
        out.number(runs.len());
        for run in runs {
            out.number(run.len() << 2 | run[0] as usize);
        }
    }

    let variants = variants(dataset, &vocabulary);
    out.number(variants.len());
    for (a, b) in variants {
        out.number(a as usize);
        out.number(b as usize);
    }
    out.finish(print(dataset))
}

/// The words of each name, as numbers.
fn names_of(interner: &mut Interner, names: &[&str]) -> Vec<Vec<u32>> {
    names.iter().map(|name| words(name).map(|word| interner.id(word.text)).collect()).collect()
}

/// What an article states, if it does.
fn stated(fact: &Option<Stated>) -> Option<&str> {
    fact.as_ref().map(|fact| fact.value.as_str())
}

/// All names used of a speaker, each once.
fn forms(speaker: &Speaker) -> Vec<&str> {
    let mut forms: Vec<&str> = speaker.mentions.iter().map(|m| m.form.as_str()).collect();
    forms.push(&speaker.name);
    sort_and_dedup(&mut forms);
    forms
}

/// Spellings of one name: two words of one person's or body's names that differ by two letters at
/// most and are no forms of each other, as Zelensky and Zelenskyy. Both ways round, sorted.
fn variants(dataset: &Dataset, vocabulary: &[&str]) -> Vec<(u32, u32)> {
    let mut pairs = Vec::new();
    for speaker in &dataset.speakers {
        if !matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Organisation) {
            continue;
        }
        let mut names: Vec<String> = Vec::new();
        for word in forms(speaker).into_iter().flat_map(words) {
            let mut folded = String::new();
            fold_into(word.text, &mut folded);
            folded.truncate(bare(&folded).len());
            names.push(folded);
        }
        sort_and_dedup(&mut names);
        for a in &names {
            for b in &names {
                let alike = a.len() >= LEAST_VARIANT
                    && a.as_bytes()[0] == b.as_bytes()[0]
                    && stem(a) != stem(b)
                    && super::lookup::distance(a.as_bytes(), b.as_bytes()) <= 2;
                let number = |word: &str| vocabulary.binary_search(&word).ok();
                if alike && let (Some(a), Some(b)) = (number(a), number(b)) {
                    pairs.push((a as u32, b as u32));
                }
            }
        }
    }
    sort_and_dedup(&mut pairs);
    pairs
}

/// Below this length two letters are half a name: Jane and Jean are two people's.
const LEAST_VARIANT: usize = 6;

/// The words of one article's text.
#[derive(Default)]
struct Text {
    ids: Vec<u32>,
    spans: Vec<Span>,
}

/// Which words of its article a quotation has, and what part of it each is.
fn zones(text: &Text, quotation: &Quotation) -> (Range<usize>, Vec<Zone>) {
    let within = |span: Span| {
        let from = text.spans.partition_point(|word| word.start < span.start);
        let to = text.spans.partition_point(|word| word.start < span.end);
        from..to.max(from)
    };
    let words = within(super::whole(quotation));
    let mut zones = vec![Zone::Context; words.len()];
    let mut paint = |spans: &[Span], zone: Zone| {
        for at in spans.iter().flat_map(|&span| within(span)) {
            if let Some(old) = at.checked_sub(words.start).and_then(|at| zones.get_mut(at)) {
                *old = zone.max(*old);
            }
        }
    };
    paint(&quotation.cue, Zone::Source);
    paint(&quotation.source, Zone::Source);
    paint(&quotation.content, Zone::Paraphrase);
    paint(&quotation.quoted, Zone::Quoted);
    (words, zones)
}

/// The bytes so far.
#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
}

impl Writer {
    /// A number in as many bytes as it needs, seven bits each.
    #[inline(never)]
    fn number(&mut self, mut number: usize) {
        while number > 0x7F {
            self.bytes.push(number as u8 | 0x80);
            number >>= 7;
        }
        self.bytes.push(number as u8);
    }

    /// The whole file: the head and what was written.
    fn finish(self, print: u32) -> Vec<u8> {
        let mut out = Vec::with_capacity(CHECKED_FROM + 4 + self.bytes.len());
        out.extend(MAGIC);
        out.push(VERSION);
        out.resize(CHECKED_FROM, 0);
        out.extend(print.to_le_bytes());
        out.extend(self.bytes);
        Index::seal(&mut out);
        out
    }
}
