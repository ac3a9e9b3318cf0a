//! The layout of facts: what is said once of each record, and is true of writing and of reading.

use super::texts::File;
use crate::cite;
use crate::*;

/// Writes values, or reads them into their places: what is said once of a record is true of both.
pub(super) trait Layout {
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

/// The sections of the facts, as messages call them.
pub(super) const SECTIONS: [&str; 5] =
    ["articles", "speakers", "quotations", "statements", "relations"];

/// One section, or a block of it; gives whether it has more.
pub(super) fn layout<L: Layout>(
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

/// Kind and polarity as one number, the kinds of what was said first: facts that were kept before quotations had a
/// polarity, in a browser's library, say the same as ever.
const KINDS_OF_POLARITIES: [(Kind, Polarity); Kind::ALL.len() * Polarity::ALL.len()] = {
    let mut all = [(Kind::ALL[0], Polarity::ALL[0]); Kind::ALL.len() * Polarity::ALL.len()];
    let mut number = 0;
    while number < all.len() {
        all[number] =
            (Kind::ALL[number % Kind::ALL.len()], Polarity::ALL[number / Kind::ALL.len()]);
        number += 1;
    }
    all
};

fn quotation<L: Layout>(to: &mut L, one: &mut Quotation, before: &Quotation) {
    to.text(&mut one.id);
    to.near(&mut one.article, before.article);
    let mut both = (one.kind, one.polarity);
    to.one_of(&mut both, &KINDS_OF_POLARITIES);
    (one.kind, one.polarity) = both;
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
