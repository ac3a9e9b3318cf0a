//! Builds an index: every word of a dataset as a number, written in the format of [`super::format`].
//! The one place that cuts texts into words for search.

use crossquote_text::order::sort_and_dedup;
use std::ops::Range;

use super::facets::{self, FACETS, Values};
use super::format::INDEX;
use super::index::{ARTICLE_FACETS, DOUBTFUL, SPLIT, fingerprint};
use super::{Facet, Zone};
use crossquote_model::{Article, Dataset, Quotation, Span, Speaker, SpeakerKind, Stated};
use crossquote_text::interner::Interner;
use crossquote_text::key::{bare, fold_into, stem};
use crossquote_text::words;

/// The bytes of an index of `dataset`. They depend on the dataset alone.
pub(super) fn build(dataset: &Dataset) -> Vec<u8> {
    let mut interner = Interner::default();
    let articles = texts_of(dataset, &mut interner);
    let mut names: Vec<Vec<Vec<u32>>> = Vec::new();
    let mut add = |forms: &[&str]| names.push(names_of(&mut interner, forms));
    dataset.speakers.iter().for_each(|speaker| add(&forms(speaker)));
    dataset.articles.iter().for_each(|article| add(stated(&article.title).as_slice()));
    dataset.articles.iter().for_each(|article| add(stated(&article.outlet).as_slice()));
    let (vocabulary, renumbered) = interner.sorted();

    let mut out = ByteWriter { bytes: fingerprint(dataset).to_le_bytes().into() };
    out.texts(&vocabulary);

    let renumbered = |&id: &u32| renumbered[id as usize];
    out.count(articles.len());
    out.lengths(articles.iter().map(|text| text.ids.len()));
    let words: Vec<u32> = articles.iter().flat_map(|text| &text.ids).map(renumbered).collect();
    out.column_of(if vocabulary.len() <= 1 << 16 { 2 } else { 3 }, &words);

    // A word's number and one, or nothing for the gap that ends a name.
    let mut items: Vec<u32> = Vec::new();
    let mut lengths = Vec::new();
    for forms in &names {
        let before = items.len();
        for form in forms {
            items.extend(form.iter().map(renumbered).map(|word| word + 1));
            items.push(0);
        }
        lengths.push(items.len() - before);
    }
    out.count(dataset.speakers.len());
    out.lengths(lengths.into_iter());
    out.column(&items);

    let values: [Values; FACETS] = Facet::ALL.map(|facet| facets::values(dataset, facet));
    for values in &values {
        out.texts(&values.sorted);
        out.column(&values.shown);
    }
    for facet in ARTICLE_FACETS {
        let of_articles: Vec<u32> = (0..dataset.articles.len() as u32)
            .map(|number| facets::of_article(dataset, number, facet))
            .map(|value| values[facet as usize].position(&value))
            .collect();
        out.column(&of_articles);
    }
    let of_speakers = dataset.speakers.iter().map(|speaker| &speaker.id);
    let of_speakers = of_speakers.map(|id| values[Facet::Speaker as usize].position(id));
    out.column(&of_speakers.collect::<Vec<_>>());

    quotations(&mut out, dataset, &articles, &values);
    let (from, to): (Vec<u32>, Vec<u32>) = variants(dataset, &vocabulary).into_iter().unzip();
    out.count(from.len());
    out.column(&from);
    out.column(&to);
    INDEX.file(&out.bytes)
}

/// The words of each article, as numbers in the order in which they first come.
fn texts_of(dataset: &Dataset, interner: &mut Interner) -> Vec<Text> {
    let text_of = |article: &Article| {
        let mut text = Text::default();
        for word in words(&article.text) {
            text.ids.push(interner.id(word.text));
            text.spans.push(word.span);
        }
        text
    };
    dataset.articles.iter().map(text_of).collect()
}

/// The columns of the quotations: where each stands, whose it is, and in which zones its words are.
fn quotations(
    out: &mut ByteWriter,
    dataset: &Dataset,
    articles: &[Text],
    values: &[Values; FACETS],
) {
    let none = Text::default();
    let mut columns: [Vec<u32>; 9] = Default::default();
    let [article, speaker, kind, polarity, cue, first, flags, lengths, runs] = &mut columns;
    for quotation in &dataset.quotations {
        let text = articles.get(quotation.article as usize).unwrap_or(&none);
        let (words, zones) = zones(text, quotation);
        article.push(quotation.article);
        speaker.push(quotation.speaker);
        for (column, facet) in
            [(&mut *kind, Facet::Kind), (&mut *polarity, Facet::Polarity), (&mut *cue, Facet::Cue)]
        {
            let value = facets::of_quotation(dataset, quotation, facet);
            column.push(values[facet as usize].position(&value));
        }
        first.push(words.start as u32);
        let split = if quotation.content.len() > 1 { SPLIT } else { 0 };
        flags.push(split | if quotation.is_doubtful() { DOUBTFUL } else { 0 });
        let before = runs.len();
        runs.extend(zones.chunk_by(Zone::eq).map(|run| (run.len() << 2) as u32 | run[0] as u32));
        lengths.push((runs.len() - before) as u32);
    }
    out.count(dataset.quotations.len());
    columns.iter().for_each(|column| out.column(column));
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
                    && strsim::osa_distance(a, b) <= 2;
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

/// The contents so far.
struct ByteWriter {
    bytes: Vec<u8>,
}

impl ByteWriter {
    fn count(&mut self, count: usize) {
        self.bytes.extend((count as u32).to_le_bytes());
    }

    /// Numbers, all in as many bytes as the greatest needs.
    fn column(&mut self, numbers: &[u32]) {
        let most = numbers.iter().fold(1, |all, number| all | number);
        self.column_of(most.ilog2() as usize / 8 + 1, numbers);
    }

    fn column_of(&mut self, width: usize, numbers: &[u32]) {
        self.bytes.push(width as u8);
        for number in numbers {
            self.bytes.extend(&number.to_le_bytes()[..width]);
        }
    }

    fn lengths(&mut self, lengths: impl Iterator<Item = usize>) {
        self.column(&lengths.map(|length| length as u32).collect::<Vec<_>>());
    }

    /// Texts: how many, how long each is, all in one run.
    fn texts(&mut self, texts: &[impl AsRef<str>]) {
        self.count(texts.len());
        self.lengths(texts.iter().map(|text| text.as_ref().len()));
        texts.iter().for_each(|text| self.bytes.extend(text.as_ref().as_bytes()));
    }
}
