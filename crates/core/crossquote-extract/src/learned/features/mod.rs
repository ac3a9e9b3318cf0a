//! What the tagger sees of each token: numbers that stand for facts about it and its neighbours.
//!
//! A fact is a template ("the word before", "the class of the word and the cue to its left") and
//! its values, hashed to 32 bits. Nothing is looked up by name afterwards: two facts that share a
//! number share a weight, which with about a million facts happens to one in a few thousand.
//!
//! The rules of [`super::super::clauses`] have already read the text. What they decided about a
//! token is one of the facts: where rules are exact the tagger learns to follow them.

mod atoms;
mod decided;
mod surroundings;
mod templates;

pub(super) use atoms::form_number;

use crate::clauses::{ArticleReader, Found};
use crate::sentences::{Document, Kind, Sentence, Token};
use atoms::Atom;
use surroundings::{NearCues, Passed, Surroundings};
use templates::{Filler, Window};

/// How many facts a token has: one for each template.
pub(crate) const TEMPLATES: usize = 70;

/// The facts of tokens that follow one another, as numbers: the template in the highest seven bits,
/// below them what it was filled with, hashed.
#[derive(Default)]
pub(crate) struct Facts {
    /// Template by template, each with a number for every token in order: what the tagger knows of
    /// one template fits the processor's first cache, what it knows of all does not.
    numbers: Vec<u32>,
    /// How each token joins the one before: an index below [`JOINS`].
    pub(crate) joins: Vec<u8>,
    /// The first of these tokens in the document.
    first: usize,
}

impl Facts {
    /// The numbers of a template, one for each token.
    pub(crate) fn of(&self, template: usize) -> &[u32] {
        let tokens = self.joins.len();
        &self.numbers[template * tokens..(template + 1) * tokens]
    }

    /// All numbers of all tokens.
    #[cfg(feature = "train")]
    pub(crate) fn all(&self) -> &[u32] {
        &self.numbers
    }
}

/// Bits of a number below those of the template.
pub(crate) const HASH_BITS: u32 = 25;

/// The template that a number was made from.
pub(crate) fn template(number: u32) -> usize {
    (number >> HASH_BITS) as usize
}

/// Ways in which a token joins the one before it: three borders (none, sentence, paragraph) times
/// six classes of the token before.
pub(crate) const JOINS: usize = 18;

/// Reads the facts of every token; `found` is what the rules found.
#[cfg(feature = "train")]
pub(crate) fn read(reader: &ArticleReader<'_>, found: &[Found]) -> Facts {
    let mut all = Facts::default();
    stretches(reader, found, usize::MAX, |facts| all = std::mem::take(facts));
    all
}

/// Tokens after which a stretch ends, with its sentence: the numbers of so many stay in the second
/// cache, and those of a whole article would drive out what the tagger knows.
pub(crate) const STRETCH: usize = 512;

/// Reads the facts of every token and gives them to `each`, stretch by stretch; one has at least
/// `least` tokens, but for the last.
pub(crate) fn stretches(
    reader: &ArticleReader<'_>,
    found: &[Found],
    least: usize,
    mut each: impl FnMut(&mut Facts),
) {
    let document = reader.document;
    let mut atoms: Vec<Atom> =
        document.tokens.iter().map(|token| atoms::atom(reader, token)).collect();
    decided::mark_rules(&mut atoms, found);
    let places = places(document);
    let mut facts = Facts::default();
    let mut rest = places.as_slice();
    while let Some(first) = rest.first().map(|place| place.sentence.lo) {
        let far = |place: &Place| place.sentence.hi - first >= least;
        let count = rest.iter().position(far).map_or(rest.len(), |at| at + 1);
        let (now, later) = rest.split_at(count);
        let tokens = now[count - 1].sentence.hi - first;
        facts.first = first;
        facts.joins.clear();
        // What stood there before is written over: every template is filled for every token.
        facts.numbers.resize(tokens * TEMPLATES, 0);
        for place in now {
            sentence(reader, &atoms, place, tokens, &mut facts);
        }
        each(&mut facts);
        rest = later;
    }
}

/// Where a sentence stands.
struct Place {
    sentence: Sentence,
    first_of_paragraph: bool,
    last_of_paragraph: bool,
    paragraph: u32,
}

/// The places of all sentences, in order.
fn places(document: &Document) -> Vec<Place> {
    let mut out = Vec::with_capacity(document.sentences.len());
    for (paragraph, (sentences, _)) in document.paragraphs.iter().enumerate() {
        out.extend(sentences.clone().map(|index| Place {
            sentence: document.sentences[index],
            first_of_paragraph: index == sentences.start,
            last_of_paragraph: index + 1 == sentences.end,
            paragraph: paragraph.min(3) as u32,
        }));
    }
    out
}

fn fold(hash: u64, value: u32) -> u64 {
    (hash ^ u64::from(value)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
}

/// Writes the facts of the tokens of one sentence; `count` is how many tokens the stretch has.
fn sentence(
    reader: &ArticleReader<'_>,
    atoms: &[Atom],
    place: &Place,
    count: usize,
    facts: &mut Facts,
) {
    let Sentence { lo, hi, .. } = place.sentence;
    let tokens = &reader.document.tokens;
    let around = Surroundings::new(reader, atoms, place);
    let cues = NearCues::new(&tokens[lo..hi], &atoms[lo..hi]);
    let mut passed = Passed::none(&atoms[lo..hi]);
    for index in lo..hi {
        facts.joins.push(join(tokens, index, lo, place));
        let near = |step| around.near(index, step);
        let window = Window {
            b3: near(-3),
            b2: near(-2),
            b1: near(-1),
            here: near(0),
            a1: near(1),
            a2: near(2),
            a3: near(3),
            left: cues.left[index - lo],
            right: cues.right[index - lo],
            position: around.tokens_before(index),
            to_end: around.tokens_after(index),
            passed: &passed,
            sentence: &around,
        };
        let numbers = &mut facts.numbers;
        let out = Filler { numbers, tokens: count, at: index - facts.first, template: 0 };
        templates::fill(&window, out);
        passed.pass(&tokens[index], &atoms[index..hi]);
    }
}

/// How token `index` joins the one before it.
fn join(tokens: &[Token], index: usize, lo: usize, place: &Place) -> u8 {
    let border = match (index == lo, place.first_of_paragraph) {
        (false, _) => 0,
        (true, false) => 1,
        (true, true) => 2,
    };
    let before = index.checked_sub(1).map_or(5, |before| match tokens[before].kind {
        Kind::Word => 0,
        Kind::Quote(_) => 1,
        Kind::Comma => 2,
        Kind::Stop => 3,
        Kind::Semi | Kind::Colon | Kind::Dash => 4,
        Kind::Open | Kind::Close => 5,
    });
    border * 6 + before
}
