//! A dataset in parts, for collections that nobody wants to wait for whole: the *facts*, which are all of it
//! but the texts of its articles, and those texts in files of some articles each, of which a page fetches
//! what it shows.
//!
//! ```text
//! facts   CQFACTS\n · version · 0 0 0 · checksum of all that follows
//!   head         title, description
//!   articles     what each states, its own lines' borders; length of its text, and as much of it as names it
//!   texts        for each file how many articles it holds and the checksum of its bytes
//!   speakers, quotations, statements, related
//! texts   000-5f3a90c1.txt …: the texts of articles in order, one right behind the other, UTF-8
//! ```
//!
//! Binary, where `dataset.json` is a document: a browser reads it in a tenth of the time, and nobody edits it.
//! Numbers take as many bytes as they need; positions count from one nearby; a text that comes again is named
//! by its number. One description of the layout ([`Layout`]) both writes and reads.
//!
//! Names of text files hold their checksum: facts of one build never meet texts of another. Nothing is trusted
//! here either: [`read`] checks what [`super::decode`] does but for the borders of characters, which
//! [`Texts::arrive`] checks of each text before anything can be shown of it.

use std::collections::BTreeMap;
use std::ops::Range;

use super::DecodeError;
use super::validate::{spans_of, validate};
use crate::cite;
use crate::*;
use crossquote_text::hash::checksum;

/// What a file of facts begins with.
const MAGIC: &[u8; 8] = b"CQFACTS\n";

/// The version that is written, and the only one read: facts are made anew with each site.
const VERSION: u8 = 1;

/// Where the bytes begin that the checksum is of: behind magic, version and itself.
const CHECKED_FROM: usize = 16;

/// From so many bytes on the next article's text goes into another file. A card needs one text of some 5 kB:
/// with 32 kB, 12 kB packed, it does not fetch much else, and a thousand articles are 150 files.
const TEXTS_IN_A_FILE: usize = 32 * 1024;

/// Room for so many items, one for each of so many bytes left, is made at once at most: nothing that a forged
/// file says of itself may take all memory.
const LEAST_RESERVED: usize = 4;

/// Records of a block, which is read at once: some 20 ms in a browser that has not seen the code before.
const BLOCK: usize = 4096;

/// From how many quotations on parts are worth it: one file of fewer is there as soon as the facts.
pub const WORTH_PARTS: usize = 1_000;

/// A dataset as files.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Split {
    /// The facts.
    pub facts: Vec<u8>,
    /// The texts: the name of each file, and its bytes.
    pub texts: Vec<(String, Vec<u8>)>,
}

/// Where the texts of a dataset are whose facts were read.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Texts {
    files: Vec<File>,
}

/// One file of texts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct File {
    articles: Range<u32>,
    checksum: u32,
}

/// Makes files of a dataset whose texts are all here. They depend on the dataset alone.
pub fn split(dataset: &Dataset) -> Split {
    let mut files: Vec<File> = Vec::new();
    let mut texts: Vec<(String, Vec<u8>)> = Vec::new();
    let mut bytes = Vec::new();
    let mut first = 0;
    for (number, article) in (0..).zip(&dataset.articles) {
        bytes.extend(article.text.as_bytes());
        if bytes.len() >= TEXTS_IN_A_FILE || number as usize + 1 == dataset.articles.len() {
            let file = File { articles: first..number + 1, checksum: checksum(&bytes) };
            first = number + 1;
            texts.push((name(files.len(), &file), std::mem::take(&mut bytes)));
            files.push(file);
        }
    }
    let mut writer = Writer::default();
    let mut written = dataset.clone();
    for section in 0..SECTIONS {
        while layout(&mut writer, section, &mut written, &mut files) {}
    }
    let mut facts = Vec::with_capacity(CHECKED_FROM + writer.bytes.len());
    facts.extend(MAGIC);
    facts.push(VERSION);
    facts.resize(CHECKED_FROM, 0);
    facts.extend(writer.bytes);
    seal(&mut facts);
    Split { facts, texts }
}

/// Writes the checksum that fits: the last step of making facts, and of forging some in a test.
#[doc(hidden)]
pub fn seal(facts: &mut [u8]) {
    let sum = facts.get(CHECKED_FROM..).map_or(0, checksum);
    if let Some(place) = facts.get_mut(CHECKED_FROM - 4..CHECKED_FROM) {
        place.copy_from_slice(&sum.to_le_bytes());
    }
}

/// Reads facts: the dataset with texts that come later, and where they are.
pub fn read(facts: &[u8]) -> Result<(Dataset, Texts), DecodeError> {
    let mut reading = Reading::begin(facts)?;
    while reading.step() {}
    reading.end()
}

/// Facts that are being read, a step at a time: a page does something else in between.
pub struct Reading<'b> {
    reader: Reader<'b>,
    dataset: Dataset,
    files: Vec<File>,
    section: usize,
}

impl Reading<'_> {
    /// Begins with what can be seen of the whole.
    pub fn begin(facts: &[u8]) -> Result<Reading<'_>, DecodeError> {
        if !facts.starts_with(MAGIC) {
            return Err(DecodeError::NotADataset);
        }
        let Some((head, body)) = facts.split_at_checked(CHECKED_FROM) else {
            return Err(DecodeError::Syntax("its facts are cut short".to_owned()));
        };
        if head[MAGIC.len()] != VERSION {
            return Err(DecodeError::Newer { version: head[MAGIC.len()].into() });
        }
        if head[CHECKED_FROM - 4..] != checksum(body).to_le_bytes() {
            let what = "its facts are not those that were written";
            return Err(DecodeError::Syntax(what.to_owned()));
        }
        let reader = Reader { left: body, ..Reader::default() };
        Ok(Reading { reader, dataset: Dataset::default(), files: Vec::new(), section: 0 })
    }

    /// Reads some thousand records; gives whether there are more.
    pub fn step(&mut self) -> bool {
        let Reading { reader, dataset, files, section } = self;
        if !layout(reader, *section, dataset, files) {
            *section += 1;
        }
        *section < SECTIONS
    }

    /// What was read, once there is no more.
    pub fn end(self) -> Result<(Dataset, Texts), DecodeError> {
        let Reading { reader, dataset, files, .. } = self;
        if reader.wrong || !reader.left.is_empty() {
            let what = "its facts do not end where they should";
            return Err(DecodeError::Syntax(what.to_owned()));
        }
        let last = files.last().map_or(0, |file| file.articles.end);
        if last as usize != dataset.articles.len() {
            let what = "its texts are not those of its articles";
            return Err(DecodeError::Inconsistent(what.to_owned()));
        }
        validate(&dataset).map_err(DecodeError::Inconsistent)?;
        Ok((dataset, Texts { files }))
    }
}

impl Texts {
    /// How many files there are.
    pub fn files(&self) -> usize {
        self.files.len()
    }

    /// The name of a file, beside the facts' folder of texts.
    pub fn name(&self, file: usize) -> String {
        self.files.get(file).map(|known| name(file, known)).unwrap_or_default()
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

/// Sorted by name they are in order.
fn name(file: usize, known: &File) -> String {
    format!("{file:03}-{:08x}.txt", known.checksum)
}

/// Writes values, or reads them into their places: what is said once of a record is true of both.
trait Layout {
    fn number(&mut self, number: &mut u32);

    /// A text that hardly ever comes twice.
    fn text(&mut self, text: &mut String);

    /// A text that comes again and again.
    fn word(&mut self, word: &mut String);

    fn list<T: Default>(&mut self, list: &mut Vec<T>, each: impl FnMut(&mut Self, &mut T));

    /// The next block of a list, an empty one at its end; gives whether there are more.
    fn blocks<T: Default>(&mut self, all: &mut Vec<T>, each: impl FnMut(&mut Self, &mut T))
    -> bool;

    fn optional<T: Default>(&mut self, value: &mut Option<T>, each: impl FnMut(&mut Self, &mut T));

    /// A number near another one.
    fn near(&mut self, number: &mut u32, other: u32);

    fn truth(&mut self, truth: &mut bool) {
        let mut number = u32::from(*truth);
        self.number(&mut number);
        *truth = number == 1;
    }

    /// A span whose start is near a place, in bytes.
    fn span(&mut self, span: &mut Span, place: u32) {
        self.near(&mut span.start, place);
        self.near(&mut span.end, span.start);
    }

    /// Spans of which the first is near a place and each other one near the one before.
    fn spans(&mut self, spans: &mut Vec<Span>, mut place: u32) {
        self.list(spans, |to, span| {
            to.span(span, place);
            place = span.end;
        });
    }

    /// One of a closed set of values.
    fn one_of<T: Copy + PartialEq>(&mut self, value: &mut T, all: &[T]) {
        let mut number = all.iter().position(|known| known == value).unwrap_or(0) as u32;
        self.number(&mut number);
        *value = all.get(number as usize).copied().unwrap_or(*value);
    }
}

/// The sections of the facts.
const SECTIONS: usize = 5;

/// One section, or a block of it; gives whether it has more.
fn layout<L: Layout>(
    to: &mut L,
    section: usize,
    dataset: &mut Dataset,
    files: &mut Vec<File>,
) -> bool {
    match section {
        0 => {
            to.text(&mut dataset.title);
            to.text(&mut dataset.description);
            to.list(&mut dataset.articles, article);
            let mut next = 0;
            to.list(files, |to, file| {
                let mut articles = file.articles.len() as u32;
                to.number(&mut articles);
                file.articles = next..next.saturating_add(articles);
                next = file.articles.end;
                to.number(&mut file.checksum);
            });
            false
        }
        1 => to.blocks(&mut dataset.speakers, speaker),
        2 => {
            let mut before = Quotation::default();
            to.blocks(&mut dataset.quotations, |to, one| {
                quotation(to, one, &before);
                before.article = one.article;
                before.statement = one.statement;
                before.context = one.context;
            })
        }
        3 => to.blocks(&mut dataset.statements, statement),
        _ => to.blocks(&mut dataset.related, link),
    }
}

fn article<L: Layout>(to: &mut L, article: &mut Article) {
    to.text(&mut article.id);
    to.optional(&mut article.title, stated);
    to.optional(&mut article.outlet, stated);
    to.optional(&mut article.url, stated);
    to.optional(&mut article.byline, stated);
    to.optional(&mut article.published, stated);
    to.list(&mut article.boilerplate, |to, line| {
        to.span(&mut line.span, 0);
        to.word(&mut line.reason);
    });
    let mut length = article.text.length();
    let named_by = cite::named_by(article);
    let mut beginning = article.text.get(..named_by).unwrap_or("").to_owned();
    to.number(&mut length);
    to.text(&mut beginning);
    article.text = Text::later(length, beginning);
}

fn stated<L: Layout>(to: &mut L, fact: &mut Stated) {
    to.word(&mut fact.value);
    to.spans(&mut fact.from, 0);
}

fn speaker<L: Layout>(to: &mut L, speaker: &mut Speaker) {
    to.text(&mut speaker.id);
    to.word(&mut speaker.name);
    to.one_of(&mut speaker.kind, &SpeakerKind::ALL);
    to.optional(&mut speaker.role, L::word);
    to.list(&mut speaker.mentions, mention);
    to.truth(&mut speaker.checked);
}

fn mention<L: Layout>(to: &mut L, mention: &mut Mention) {
    to.number(&mut mention.article);
    to.word(&mut mention.form);
    to.spans(&mut mention.spans, 0);
}

fn quotation<L: Layout>(to: &mut L, one: &mut Quotation, before: &Quotation) {
    to.text(&mut one.id);
    to.near(&mut one.article, before.article);
    to.one_of(&mut one.kind, &Kind::ALL);
    to.span(&mut one.context, before.context.start);
    let place = one.context.start;
    for spans in [&mut one.content, &mut one.quoted, &mut one.cue, &mut one.source] {
        to.spans(spans, place);
    }
    to.number(&mut one.speaker);
    to.optional(&mut one.to, |to, span| to.span(span, place));
    let mut confidence = u32::from(one.confidence);
    to.number(&mut confidence);
    // What does not fit is refused by `validate`, like any other number over 100.
    one.confidence = u8::try_from(confidence).unwrap_or(u8::MAX);
    to.list(&mut one.evidence, |to, evidence| {
        to.word(&mut evidence.rule);
        to.spans(&mut evidence.spans, place);
    });
    to.near(&mut one.statement, before.statement);
    to.truth(&mut one.checked);
}

fn statement<L: Layout>(to: &mut L, statement: &mut Statement) {
    to.text(&mut statement.id);
    to.number(&mut statement.speaker);
    let mut before = 0;
    to.list(&mut statement.quotations, |to, quotation| {
        to.near(quotation, before);
        before = *quotation;
    });
    to.list(&mut statement.links, link);
    to.truth(&mut statement.checked);
}

fn link<L: Layout>(to: &mut L, link: &mut Link) {
    to.number(&mut link.a);
    to.number(&mut link.b);
    to.word(&mut link.why);
    to.word(&mut link.reason);
    to.list(&mut link.evidence, mention);
}

#[derive(Default)]
struct Writer {
    bytes: Vec<u8>,
    /// Records of the list that is written in blocks.
    written: usize,
    /// The number of each word that was written.
    words: BTreeMap<String, u32>,
}

impl Layout for Writer {
    fn number(&mut self, number: &mut u32) {
        let mut left = *number;
        while left > 0x7F {
            self.bytes.push(left as u8 | 0x80);
            left >>= 7;
        }
        self.bytes.push(left as u8);
    }

    fn text(&mut self, text: &mut String) {
        self.number(&mut (text.len() as u32));
        self.bytes.extend(text.as_bytes());
    }

    /// Its number from 1, or 0 and the word itself where it is a new one.
    fn word(&mut self, word: &mut String) {
        if let Some(&number) = self.words.get(word) {
            return self.number(&mut (number + 1));
        }
        self.number(&mut 0);
        self.text(word);
        self.words.insert(word.clone(), self.words.len() as u32);
    }

    fn list<T: Default>(&mut self, list: &mut Vec<T>, mut each: impl FnMut(&mut Self, &mut T)) {
        self.number(&mut (list.len() as u32));
        list.iter_mut().for_each(|item| each(self, item));
    }

    fn blocks<T: Default>(
        &mut self,
        all: &mut Vec<T>,
        mut each: impl FnMut(&mut Self, &mut T),
    ) -> bool {
        let from = std::mem::take(&mut self.written);
        let block = all.get_mut(from..).unwrap_or_default();
        let length = block.len().min(BLOCK);
        self.number(&mut (length as u32));
        block[..length].iter_mut().for_each(|item| each(self, item));
        if length > 0 {
            self.written = from + length;
        }
        length > 0
    }

    fn optional<T: Default>(
        &mut self,
        value: &mut Option<T>,
        mut each: impl FnMut(&mut Self, &mut T),
    ) {
        self.number(&mut u32::from(value.is_some()));
        if let Some(value) = value {
            each(self, value);
        }
    }

    /// The difference, the sign in its lowest bit.
    fn near(&mut self, number: &mut u32, other: u32) {
        let apart = number.wrapping_sub(other) as i32;
        self.number(&mut ((apart << 1) ^ (apart >> 31)).cast_unsigned());
    }
}

/// What cannot be read becomes something empty, and that it happened is noted: no record returns early.
#[derive(Default)]
struct Reader<'b> {
    left: &'b [u8],
    wrong: bool,
    words: Vec<&'b str>,
}

impl<'b> Reader<'b> {
    #[inline(never)]
    fn number_here(&mut self) -> u32 {
        let mut number = 0;
        for (at, &byte) in self.left.iter().take(5).enumerate() {
            number |= u32::from(byte & 0x7F) << (7 * at);
            if byte < 0x80 {
                self.left = &self.left[at + 1..];
                return number;
            }
        }
        self.lost();
        0
    }

    #[inline(never)]
    fn text_here(&mut self) -> &'b str {
        let length = self.number_here() as usize;
        let taken = self.left.split_at_checked(length);
        let read = taken.and_then(|(text, left)| Some((std::str::from_utf8(text).ok()?, left)));
        match read {
            Some((text, left)) => {
                self.left = left;
                text
            }
            None => {
                self.lost();
                ""
            }
        }
    }

    /// Nothing that follows can be read.
    fn lost(&mut self) {
        self.wrong = true;
        self.left = &[];
    }
}

impl Layout for Reader<'_> {
    fn number(&mut self, number: &mut u32) {
        *number = self.number_here();
    }

    fn text(&mut self, text: &mut String) {
        *text = self.text_here().to_owned();
    }

    fn word(&mut self, word: &mut String) {
        let known = match self.number_here() {
            0 => {
                let new = self.text_here();
                self.words.push(new);
                Some(new)
            }
            number => self.words.get(number as usize - 1).copied(),
        };
        match known {
            Some(known) => *word = known.to_owned(),
            None => self.lost(),
        }
    }

    fn list<T: Default>(&mut self, list: &mut Vec<T>, mut each: impl FnMut(&mut Self, &mut T)) {
        let count = self.number_here() as usize;
        // Each takes a byte at least, so that a damaged count cannot ask for more than the file is long.
        if count > self.left.len() {
            return self.lost();
        }
        list.reserve(count.min(self.left.len() / LEAST_RESERVED));
        for _ in 0..count {
            let mut item = T::default();
            each(self, &mut item);
            list.push(item);
        }
    }

    fn blocks<T: Default>(
        &mut self,
        all: &mut Vec<T>,
        each: impl FnMut(&mut Self, &mut T),
    ) -> bool {
        let before = all.len();
        self.list(all, each);
        all.len() > before
    }

    fn optional<T: Default>(
        &mut self,
        value: &mut Option<T>,
        mut each: impl FnMut(&mut Self, &mut T),
    ) {
        if self.number_here() == 1 {
            let mut some = T::default();
            each(self, &mut some);
            *value = Some(some);
        }
    }

    fn near(&mut self, number: &mut u32, other: u32) {
        let folded = self.number_here();
        let apart = (folded >> 1) ^ (folded & 1).wrapping_neg();
        *number = other.wrapping_add(apart);
    }
}
