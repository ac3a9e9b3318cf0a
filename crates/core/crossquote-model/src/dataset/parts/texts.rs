//! The texts of a dataset in parts: which file has which, and what is looked at when one comes.

use std::ops::Range;

use super::super::DecodeError;
use super::super::validate::spans_of;
use crate::*;
use crossquote_text::hash::checksum;

/// Where the texts of a dataset are whose facts were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    pub(super) files: Vec<File>,
}

/// One file of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct File {
    pub(super) articles: Range<u32>,
    pub(super) checksum: u32,
}

impl File {
    /// The name of the file of this number: sorted by name they are in order.
    fn name(&self, number: usize) -> String {
        format!("{number:03}-{:08x}.txt", self.checksum)
    }
}

/// From so many bytes on the next article's text goes into another file. A card needs one text of some 5 kB:
/// with 32 kB, 12 kB packed, it does not fetch much else, and a thousand articles are 150 files.
const TEXTS_IN_A_FILE: usize = 32 * 1024;

/// Puts the texts of a dataset into files: what is known of each, and its name and its bytes.
pub(super) fn in_files(dataset: &Dataset) -> (Vec<File>, Vec<(String, Vec<u8>)>) {
    let mut files: Vec<File> = Vec::new();
    let mut texts: Vec<(String, Vec<u8>)> = Vec::new();
    let mut bytes = Vec::new();
    let mut first = 0;
    for (number, article) in (0..).zip(&dataset.articles) {
        bytes.extend(article.text.as_bytes());
        if bytes.len() >= TEXTS_IN_A_FILE || number as usize + 1 == dataset.articles.len() {
            let file = File { articles: first..number + 1, checksum: checksum(&bytes) };
            first = number + 1;
            texts.push((file.name(files.len()), std::mem::take(&mut bytes)));
            files.push(file);
        }
    }
    (files, texts)
}

impl Texts {
    /// How many files there are.
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// The name of a file, beside the facts' folder of texts.
    pub fn name(&self, file: usize) -> String {
        self.files.get(file).map(|known| known.name(file)).unwrap_or_default()
    }

    /// The file that an article's text is in.
    pub fn of(&self, article: u32) -> Option<usize> {
        let file = self.files.partition_point(|file| file.articles.end <= article);
        (file < self.files.len()).then_some(file)
    }

    /// Takes the bytes of a file of texts: after it, the texts of its articles are here. Bytes that are not
    /// the file's, or that some span into them does not fit, are refused, and change nothing.
    pub fn arrive(&self, dataset: &Dataset, file: usize, bytes: &[u8]) -> Result<(), DecodeError> {
        let name = self.name(file);
        let Some(known) = self.files.get(file) else { return Ok(()) };
        let damaged =
            || DecodeError::Syntax(format!("{name} does not hold the texts that belong to it"));
        if checksum(bytes) != known.checksum {
            return Err(damaged());
        }
        let mut left = std::str::from_utf8(bytes).map_err(|_| damaged())?;
        let first = known.articles.start;
        let mut texts = Vec::with_capacity(known.articles.len());
        for article in known.articles.clone() {
            let length = dataset.articles[article as usize].text.length() as usize;
            let (text, rest) = left.split_at_checked(length).ok_or_else(damaged)?;
            texts.push(text);
            left = rest;
        }
        if !left.is_empty() {
            return Err(damaged());
        }
        let fits = |article: u32, span: Span| {
            texts[(article - first) as usize].get(span.range()).is_some()
        };
        spans_of(dataset, known.articles.clone(), &fits).map_err(DecodeError::Inconsistent)?;
        for (article, text) in known.articles.clone().zip(texts) {
            dataset.articles[article as usize].text.arrive(text.to_owned());
        }
        Ok(())
    }
}
