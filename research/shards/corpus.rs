//! The words that every quotation is found by, read from the bytes of a real search index; and a
//! larger made-up corpus that grows from it as dictionaries do.

use std::collections::BTreeMap;

// Where a word stands in a quotation or beside it, the least telling first, in the order of the weights
// in `search/rank.rs`: headline or outlet, context, source, speaker's name, paraphrase, quoted.
const HEADLINE: u8 = 0;
const SPEAKER: u8 = 3;
/// Of the index's zones context, source, paraphrase and quoted.
const ZONES: [u8; 4] = [1, 2, 4, 5];
/// The best place.
pub(crate) const BEST: u8 = 5;

/// One posting: the number of a quotation and the best place of the word there.
pub(crate) type Posting = (u32, u8);

/// A corpus as search sees it.
pub(crate) struct Corpus {
    /// Sorted.
    pub(crate) words: Vec<String>,
    /// For each quotation its words, each once with its best place.
    pub(crate) quotations: Vec<Vec<(u32, u8)>>,
    /// The article of each quotation.
    pub(crate) articles: Vec<u32>,
    /// How many bytes of the index file each of its parts has.
    pub(crate) parts: Vec<(&'static str, usize)>,
}

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    fn count(&mut self) -> usize {
        number(self.take(4)) as usize
    }

    /// A column: how many bytes each number has, then the numbers.
    fn column(&mut self, count: usize) -> Vec<u32> {
        let width = usize::from(self.take(1)[0]);
        self.take(count * width).chunks(width).map(number).collect()
    }

    fn take(&mut self, length: usize) -> &'b [u8] {
        self.at += length;
        &self.bytes[self.at - length..self.at]
    }

    /// Texts: how many, how long each is, all in one run.
    fn texts(&mut self) -> Vec<String> {
        let count = self.count();
        let lengths = self.column(count);
        let text = |length| String::from_utf8_lossy(self.take(length as usize)).into_owned();
        lengths.into_iter().map(text).collect()
    }
}

/// A number, its lowest byte first.
fn number(bytes: &[u8]) -> u32 {
    bytes.iter().rev().fold(0, |sum, &byte| sum << 8 | u32::from(byte))
}

/// Numbers in pieces of these lengths.
fn pieces(numbers: &[u32], lengths: &[u32]) -> Vec<Vec<u32>> {
    let mut left = numbers;
    let piece = |&length: &u32| {
        let (piece, rest) = left.split_at(length as usize);
        left = rest;
        piece.to_vec()
    };
    lengths.iter().map(piece).collect()
}

fn sum(lengths: &[u32]) -> usize {
    lengths.iter().map(|&length| length as usize).sum()
}

impl Corpus {
    /// Reads the format that `search/read.rs` draws. Of what `Index::bytes_of` wrote just now, so
    /// what does not fit is a bug here or there, and a panic says where.
    pub(crate) fn of_index(bytes: &[u8]) -> Corpus {
        let mut reader = Reader { bytes, at: 20 };
        let mut parts = vec![("head", 20)];
        let mut begun = 20;
        let mut part = |name, at: usize| {
            parts.push((name, at - begun));
            begun = at;
        };

        let words = reader.texts();
        part("dictionary", reader.at);

        let count = reader.count();
        let lengths = reader.column(count);
        let texts = pieces(&reader.column(sum(&lengths)), &lengths);
        part("texts", reader.at);

        // Of speakers, then headlines, then outlets; a word's number and one, nothing for a gap.
        let speakers = reader.count();
        let lengths = reader.column(speakers + 2 * texts.len());
        let mut names = pieces(&reader.column(sum(&lengths)), &lengths);
        for names in &mut names {
            names.retain(|&word| word > 0);
            names.iter_mut().for_each(|word| *word -= 1);
        }
        part("names", reader.at);

        for _ in 0..7 {
            let values = reader.texts().len();
            reader.column(values);
        }
        (0..3).for_each(|_| drop(reader.column(texts.len())));
        reader.column(speakers);
        part("facets", reader.at);

        let count = reader.count();
        // Article, speaker, kind, polarity, cue, first word, flags, how many runs.
        let columns: [Vec<u32>; 8] = std::array::from_fn(|_| reader.column(count));
        let [articles, speaker, _, _, _, first, _, lengths] = columns;
        let runs = pieces(&reader.column(sum(&lengths)), &lengths);
        let mut quotations = Vec::with_capacity(count);
        for (quotation, runs) in runs.into_iter().enumerate() {
            let article = articles[quotation] as usize;
            let mut best: BTreeMap<u32, u8> = BTreeMap::new();
            let mut add = |word: u32, place: u8| {
                let known = best.entry(word).or_default();
                *known = place.max(*known);
            };
            let headline = speakers + article;
            let outlet = headline + texts.len();
            names[headline].iter().chain(&names[outlet]).for_each(|&w| add(w, HEADLINE));
            names[speaker[quotation] as usize].iter().for_each(|&word| add(word, SPEAKER));
            let mut at = first[quotation] as usize;
            for run in runs {
                let end = at + (run >> 2) as usize;
                let zone = ZONES[run as usize & 3];
                texts[article][at..end].iter().for_each(|&word| add(word, zone));
                at = end;
            }
            quotations.push(best.into_iter().collect());
        }
        part("quotations", reader.at);
        part("variants", bytes.len());
        Corpus { words, quotations, articles, parts }
    }

    /// How many postings there are: words of quotations, each once a quotation.
    pub(crate) fn postings(&self) -> usize {
        self.quotations.iter().map(Vec::len).sum()
    }

    /// How many postings and how many different words the quotations of every `step`th article have.
    pub(crate) fn sample(&self, step: u32, from: u32) -> (usize, usize) {
        let mut seen = vec![false; self.words.len()];
        let mut postings = 0;
        for (words, article) in self.quotations.iter().zip(&self.articles) {
            if article % step == from {
                postings += words.len();
                words.iter().for_each(|&(word, _)| seen[word as usize] = true);
            }
        }
        (postings, seen.into_iter().filter(|&seen| seen).count())
    }

    /// The lists of a corpus of `copies` times as many quotations, by word, sorted. Copy after copy
    /// repeats the quotations, with as many of its rarest words made new ones as `heaps` says that so
    /// many more quotations bring: lists of common words grow with the corpus, rare words stay rare,
    /// the dictionary grows as measured. What it is not: copies have the same length and mix of
    /// words, and their neighbours are their neighbours again.
    pub(crate) fn grown(&self, copies: usize, heaps: Heaps) -> Vec<(String, Vec<Posting>)> {
        let mut listed = vec![0_u32; self.words.len()];
        for &(word, _) in self.quotations.iter().flatten() {
            listed[word as usize] += 1;
        }
        let tokens = self.postings() as f64;
        let mut words = self.words.clone();
        let mut lists: Vec<Vec<Posting>> =
            listed.iter().map(|&count| Vec::with_capacity(count as usize)).collect();
        for copy in 0..copies {
            let mut named: Vec<u32> = (0..self.words.len() as u32).collect();
            if copy > 0 {
                let before = heaps.words(tokens * copy as f64);
                let new = (heaps.words(tokens * (copy + 1) as f64) - before).round() as usize;
                let mut rarest: Vec<u32> = named.clone();
                rarest.sort_by_key(|&word| (listed[word as usize], mixed(word, copy as u32)));
                for &word in rarest.iter().filter(|&&word| listed[word as usize] > 0).take(new) {
                    named[word as usize] = words.len() as u32;
                    words.push(format!("{}{}", self.words[word as usize], letters(copy)));
                    lists.push(Vec::new());
                }
            }
            let first = (copy * self.quotations.len()) as u32;
            for (number, of_quotation) in (first..).zip(&self.quotations) {
                for &(word, place) in of_quotation {
                    lists[named[word as usize] as usize].push((number, place));
                }
            }
        }
        let mut all: Vec<(String, Vec<Posting>)> = words.into_iter().zip(lists).collect();
        all.retain(|(_, list)| !list.is_empty());
        all.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        all
    }
}

/// A number that says nothing of what it was made from.
pub(crate) fn mixed(a: u32, b: u32) -> u32 {
    let mut x = a.wrapping_mul(0x9E37_79B9) ^ b.wrapping_mul(0x85EB_CA6B);
    for shift in [16, 13, 16] {
        x = (x ^ x >> shift).wrapping_mul(0x7FEB_352D);
    }
    x
}

/// An ending that only one copy has.
fn letters(mut copy: usize) -> String {
    let mut out = String::from("q");
    while copy > 0 {
        out.push((b'a' + (copy % 26) as u8) as char);
        copy /= 26;
    }
    out
}

/// How a dictionary grows: of `n` words written one after the other, `k · n^b` are different ones.
#[derive(Clone, Copy)]
pub(crate) struct Heaps {
    /// The factor.
    pub(crate) k: f64,
    /// The exponent.
    pub(crate) b: f64,
}

impl Heaps {
    /// The line through the logarithms of (words written, different words) with the least squares.
    pub(crate) fn fit(points: &[(usize, usize)]) -> Heaps {
        let logs: Vec<(f64, f64)> =
            points.iter().map(|&(x, y)| ((x as f64).ln(), (y as f64).ln())).collect();
        let n = logs.len() as f64;
        let x = logs.iter().map(|p| p.0).sum::<f64>() / n;
        let y = logs.iter().map(|p| p.1).sum::<f64>() / n;
        let b = logs.iter().map(|p| (p.0 - x) * (p.1 - y)).sum::<f64>()
            / logs.iter().map(|p| (p.0 - x).powi(2)).sum::<f64>();
        Heaps { k: (y - b * x).exp(), b }
    }

    /// How many different words `n` words written have.
    pub(crate) fn words(self, n: f64) -> f64 {
        self.k * n.powf(self.b)
    }
}
