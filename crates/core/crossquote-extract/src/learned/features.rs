//! What the tagger sees of each token: numbers that stand for facts about it and its neighbours.
//!
//! A fact is a template ("the word before", "the class of the word and the cue to its left") and
//! its values, hashed to 32 bits. Nothing is looked up by name afterwards: two facts that share a
//! number share a weight, which with about a million facts happens to one in a few thousand.
//!
//! The rules of [`super::super::clauses`] have already read the text. What they decided about a
//! token is one of the facts: where rules are exact the tagger learns to follow them.

use crate::clauses::{ArticleReader, Found};
use crate::cues::Form;
use crate::lexicon::class;
use crate::sentences::{Kind, Sentence, Token};
use crossquote_text::hash::fnv1a;

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

/// The facts about one token itself, from which templates are filled.
#[derive(Clone, Copy, Default)]
struct Atom {
    word: u32,
    suffix3: u32,
    suffix2: u32,
    prefix: u32,
    shape: u32,
    class: u32,
    cue: u32,
    lemma: u32,
    look: u32,
    coarse: u32,
    /// What the rules made of it: part of a content, of a source or cue.
    content: u32,
    role: u32,
    rule: u32,
}

/// Stands for "no token here": before the first and after the last.
const NOTHING: Atom = Atom {
    word: 1,
    suffix3: 1,
    suffix2: 1,
    prefix: 1,
    shape: 1,
    class: 1,
    cue: 1,
    lemma: 1,
    look: 1,
    coarse: 40,
    content: 0,
    role: 0,
    rule: 0,
};

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
    let mut atoms: Vec<Atom> = document.tokens.iter().map(|token| atom(reader, token)).collect();
    mark_rules(&mut atoms, found);
    let mut places = Vec::with_capacity(document.sentences.len());
    for (paragraph, (sentences, _)) in document.paragraphs.iter().enumerate() {
        for index in sentences.clone() {
            places.push(Place {
                sentence: document.sentences[index],
                first_of_paragraph: index == sentences.start,
                last_of_paragraph: index + 1 == sentences.end,
                paragraph: paragraph.min(3) as u32,
            });
        }
    }
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

fn fold(hash: u64, value: u32) -> u64 {
    (hash ^ u64::from(value)).wrapping_mul(0x9E37_79B9_7F4A_7C15).rotate_left(29)
}

/// 0, 1, 2, 3, 4 for up to 4, then 5 (6), 6 (9), 7 (14), 8 beyond: exact where it matters.
fn bucket(count: usize) -> u32 {
    match count {
        0..=4 => count as u32,
        5..=6 => 5,
        7..=9 => 6,
        10..=14 => 7,
        15..=24 => 8,
        _ => 9,
    }
}

fn atom(reader: &ArticleReader<'_>, token: &Token) -> Atom {
    let kind = match token.kind {
        Kind::Word => return word_atom(reader, token),
        Kind::Quote(region) => {
            let inner = reader.regions[region as usize].inner.of(reader.text).trim();
            let words = inner.split_ascii_whitespace().take(30).count();
            let last = inner.trim_end_matches(['\'', '’']).chars().next_back().unwrap_or(' ');
            let end = match last {
                ',' => 1,
                '.' => 2,
                '?' | '!' => 3,
                '—' | '–' | '―' | '-' => 4,
                c if c.is_alphanumeric() => 5,
                _ => 6,
            };
            let upper = u32::from(inner.starts_with(char::is_uppercase));
            let closed = u32::from(reader.regions[region as usize].closed);
            let titled = u32::from(
                words <= 8
                    && inner
                        .split_ascii_whitespace()
                        .filter(|word| word.len() > 3)
                        .all(|word| word.starts_with(char::is_uppercase)),
            );
            let size = match words {
                0..=1 => 0,
                2 => 1,
                3..=4 => 2,
                5..=8 => 3,
                9..=24 => 4,
                _ => 5,
            };
            let first = inner.split_ascii_whitespace().next().unwrap_or("");
            return Atom {
                word: 0x100 + size,
                suffix3: 0x100 + end,
                suffix2: 0x110 + upper,
                prefix: fnv1a(first.bytes().map(|b| b.to_ascii_lowercase())),
                shape: 0x120 + closed * 2 + titled,
                class: 0x130 + end * 2 + upper,
                cue: 0x140 + size * 16 + end,
                lemma: 0,
                coarse: 30 + u32::from(size > 2) + 2 * u32::from(end == 1),
                look: 0x200 + size * 64 + end * 8 + upper * 4 + closed * 2 + titled,
                ..Atom::default()
            };
        }
        Kind::Comma => 2,
        Kind::Stop => 3 + u32::from(token.end - token.start > 1),
        Kind::Semi => 5,
        Kind::Colon => 6,
        Kind::Open => 7,
        Kind::Close => 8,
        Kind::Dash => 9,
    };
    Atom {
        word: kind,
        suffix3: kind,
        suffix2: kind,
        prefix: kind,
        shape: kind,
        class: kind,
        cue: kind,
        lemma: 0,
        look: kind,
        coarse: kind,
        ..Atom::default()
    }
}

fn word_atom(reader: &ArticleReader<'_>, token: &Token) -> Atom {
    let printed = token.word(reader.text);
    let bytes = printed.as_bytes();
    let lower = |byte: &u8| byte.to_ascii_lowercase();
    let digits = bytes.iter().any(u8::is_ascii_digit);
    let word = if digits {
        // 2016 and 1,200 and 45.5 alike, by length.
        0x50 + bytes.len().min(8) as u32
    } else {
        fnv1a(bytes.iter().map(lower)) | 0x8000_0000
    };
    let tail = |count: usize| {
        fnv1a(bytes[bytes.len().saturating_sub(count)..].iter().map(lower)) | 0x4000_0000
    };
    let capitals = bytes.iter().filter(|byte| byte.is_ascii_uppercase()).count();
    let case = match (token.cap, capitals) {
        (false, 0) => 0,
        (false, _) => 1,
        (true, 0..=1) => 2,
        (true, n) if n == bytes.len() => 3,
        (true, _) => 4,
    };
    let shape = 0x1000
        + case
        + 8 * u32::from(digits)
        + 16 * u32::from(bytes.contains(&b'-'))
        + 32 * u32::from(token.possessive)
        + 64 * u32::from(token.contracted)
        + 128 * u32::from(bytes.len() == 1);
    // Given names count as names, whether man or woman.
    let mut class = token.flags;
    if class & (class::MALE | class::FEMALE) != 0 {
        class = class & !(class::MALE | class::FEMALE) | class::MALE;
    }
    let known = class != 0;
    let class = fold(u64::from(class), case) as u32 & 0x3FFF_FFFF | 0x2000_0000;
    let (cue, lemma) = token.cue.map_or((0, 0), |(lemma, cue)| {
        let form = match cue.form {
            Form::Base => 0,
            Form::Third => 1,
            Form::Past => 2,
            Form::Ing => 3,
        };
        (0x3000_0000 + u32::from(cue.takes) * 4 + form, fnv1a(lemma.bytes()))
    });
    // The closest to a part of speech that there is without a tagger.
    let look = if token.cue.is_some() {
        cue ^ shape
    } else if known {
        class ^ shape.wrapping_mul(31)
    } else {
        shape.wrapping_mul(0x10_0001) ^ tail(2)
    };
    Atom {
        word,
        suffix3: tail(3),
        suffix2: tail(2),
        prefix: fnv1a(bytes.iter().take(4).map(lower)) | 0x2000_0000,
        shape,
        class,
        cue,
        lemma,
        look,
        coarse: coarse(token, bytes),
        ..Atom::default()
    }
}

/// A part of speech, as well as closed lists and endings can tell.
fn coarse(token: &Token, bytes: &[u8]) -> u32 {
    use class::*;
    let ends = |ending: &[u8]| bytes.len() > 4 && bytes.ends_with(ending);
    if let Some((_, cue)) = token.cue
        && !token.cap
    {
        let noun = cue.takes & crate::cues::takes::NOUN != 0 || token.is(SAYING | FINDING);
        return 60
            + u32::from(noun)
            + 2 * match cue.form {
                Form::Base => 0,
                Form::Third => 1,
                Form::Past => 2,
                Form::Ing => 3,
            };
    }
    let order = [
        (NOT, 10),
        (BE, 11),
        (AUX, 12),
        (THAT, 13),
        (REL, 14),
        (PRON, 15),
        (OBJ, 16),
        (POSS, 17),
        (DET, 18),
        (CONJ, 19),
        (SUB, 20),
        (PREP, 21),
    ];
    if let Some((_, coarse)) = order.iter().find(|(class, _)| token.is(*class)) {
        return *coarse;
    }
    if token.cap {
        return 22 + u32::from(token.possessive);
    }
    if token.is(ROLE | GROUP | TITLE | BODY) {
        return 24;
    }
    if token.is(ADV) {
        return 25;
    }
    if token.is(TIME) {
        return 26;
    }
    if bytes.iter().any(u8::is_ascii_digit) {
        return 27;
    }
    if ends(b"ed") {
        return 28;
    }
    if ends(b"ing") {
        return 29;
    }
    50 + u32::from(bytes.ends_with(b"s")) + 2 * u32::from(token.possessive)
}

/// Writes what the rules decided into the atoms.
fn mark_rules(atoms: &mut [Atom], found: &[Found]) {
    for one in found {
        let rule = fnv1a(one.rule.bytes());
        let sure = match one.confidence {
            85.. => 3,
            60..=84 => 2,
            40..=59 => 1,
            _ => 0,
        };
        // An outer attribution comes first and keeps its words: the corpus has no inner ones.
        let free =
            one.content.iter().all(|&(lo, hi)| atoms[lo..hi].iter().all(|atom| atom.content == 0));
        if free {
            for (number, &(lo, hi)) in one.content.iter().enumerate() {
                for (at, atom) in atoms[lo..hi].iter_mut().enumerate() {
                    let begins = match (at, number) {
                        (0, 0) => 2,
                        (0, _) => 3,
                        _ => 1,
                    };
                    atom.content = 1 + begins * 4 + sure;
                    atom.rule = rule;
                }
            }
        }
        for (role, range) in [(1, one.cue), (3, one.source)] {
            let Some((lo, hi)) = range else { continue };
            for (at, atom) in atoms[lo..hi].iter_mut().enumerate() {
                if atom.role == 0 {
                    let inside = u32::from(atom.content != 0 && !free);
                    atom.role = role + u32::from(at > 0) + 8 * inside + 16 * sure;
                }
            }
        }
    }
}

/// Writes the facts of the tokens of one sentence; `count` is how many tokens the stretch has.
fn sentence(
    reader: &ArticleReader<'_>,
    atoms: &[Atom],
    place: &Place,
    count: usize,
    facts: &mut Facts,
) {
    let Sentence { lo, hi, headline } = place.sentence;
    let tokens = &reader.document.tokens;
    let at = |index: usize, step: isize| -> &Atom {
        let index = index as isize + step;
        if index < lo as isize || index >= hi as isize {
            return &NOTHING;
        }
        &atoms[index as usize]
    };
    let quotes = tokens[lo..hi].iter().filter(|token| token.is_quote()).count();
    let words = tokens[lo..hi].iter().filter(|token| token.is_word()).count();
    let pure = u32::from(words == 0 && quotes > 0);
    let before = lo.checked_sub(1).map_or(&NOTHING, |last| &atoms[last]);
    let before_quote = lo.checked_sub(1).map_or(0, |last| match tokens[last].kind {
        Kind::Quote(region) if !reader.regions[region as usize].closed => 2,
        Kind::Quote(_) => 1,
        Kind::Colon => 3,
        _ => 0,
    });
    let edge = u32::from(place.first_of_paragraph) * 2 + u32::from(headline);
    let end = u32::from(place.last_of_paragraph);
    let opening = fold(u64::from(at(lo, 0).word), at(lo + 1, 0).word) as u32;
    // Nearest cue verb to the left and right of each token, with the commas between.
    let span = hi - lo;
    let mut left = vec![(0u32, 0u32, 0u32, 0u32); span];
    let mut right = left.clone();
    let (mut last, mut distance, mut commas, mut form) = (0, 0usize, 0u32, 0);
    for index in lo..hi {
        left[index - lo] = (last, bucket(distance), commas.min(3), form);
        distance += 1;
        if tokens[index].cue.is_some() {
            (last, distance, commas, form) = (atoms[index].lemma, 0, 0, atoms[index].cue);
        } else if tokens[index].kind == Kind::Comma || tokens[index].is_quote() {
            commas += 1;
        }
    }
    (last, distance, commas, form) = (0, 0, 0, 0);
    for index in (lo..hi).rev() {
        right[index - lo] = (last, bucket(distance), commas.min(3), form);
        distance += 1;
        if tokens[index].cue.is_some() {
            (last, distance, commas, form) = (atoms[index].lemma, 0, 0, atoms[index].cue);
        } else if tokens[index].kind == Kind::Comma || tokens[index].is_quote() {
            commas += 1;
        }
    }
    let mut quotes_before = 0u32;
    let mut rule_cue_left = 0u32;
    // How sure the rules were of the last cue, and whether they saw another one ahead.
    let mut rules_left = 0u32;
    let mut rules_right = u32::from((lo..hi.min(lo + 60)).any(|at| atoms[at].role & 7 == 1)) * 2;
    for index in lo..hi {
        facts.joins.push(join(tokens, index, lo, place));
        let mut template = 0u32;
        let (numbers, first) = (&mut facts.numbers, facts.first);
        let mut add = |values: &[u32]| {
            let mut hash = 0xD6E8_FEB8_6659_FD93;
            for &value in values {
                hash = fold(hash, value);
            }
            let hash = (fold(hash, template) >> (64 - HASH_BITS)) as u32;
            numbers[template as usize * count + index - first] = template << HASH_BITS | hash;
            template += 1;
        };
        let (b3, b2, b1) = (at(index, -3), at(index, -2), at(index, -1));
        let here = at(index, 0);
        let (a1, a2, a3) = (at(index, 1), at(index, 2), at(index, 3));
        let (l, r) = (left[index - lo], right[index - lo]);
        let position = bucket(index - lo);
        let to_end = bucket(hi - 1 - index);
        let quotes_after = (quotes as u32 - quotes_before).min(3);
        // Words.
        add(&[]);
        add(&[here.word]);
        add(&[b1.word]);
        add(&[a1.word]);
        add(&[b2.word]);
        add(&[a2.word]);
        add(&[b3.word]);
        add(&[a3.word]);
        add(&[b1.word, here.word]);
        add(&[a1.word, a2.word]);
        // Endings, shapes, classes.
        add(&[here.suffix3, here.shape]);
        add(&[here.suffix2]);
        add(&[here.prefix]);
        add(&[b1.suffix3]);
        add(&[a1.suffix3]);
        add(&[here.shape, b1.shape, a1.shape]);
        add(&[here.class]);
        add(&[b1.class]);
        add(&[a1.class]);
        add(&[b2.class, b1.class]);
        add(&[b1.class, here.class]);
        add(&[here.class, a1.class]);
        add(&[a1.class, a2.class]);
        add(&[here.look]);
        add(&[b1.look, here.look]);
        add(&[b2.look, b1.look]);
        add(&[a1.look, a2.look]);
        // Cues near by.
        add(&[here.cue]);
        add(&[b1.cue, here.word]);
        add(&[a1.cue, here.look]);
        add(&[b2.cue, b1.look]);
        add(&[a2.cue, a1.look]);
        add(&[here.lemma, b1.look]);
        add(&[here.lemma, a1.look]);
        add(&[l.0, l.1]);
        add(&[l.0, l.2, here.look]);
        add(&[l.3, l.1, l.2]);
        add(&[l.3, here.word]);
        add(&[r.0, r.1]);
        add(&[r.0, r.2]);
        add(&[r.3, r.1, r.2]);
        add(&[r.3, here.look]);
        add(&[l.0, b1.look, here.look]);
        // Quotations of the sentence.
        add(&[here.word, quotes_before.min(2), quotes_after, l.1.min(5)]);
        add(&[b1.look, quotes as u32, pure]);
        // Place.
        add(&[position, edge, before_quote]);
        add(&[position, here.look]);
        add(&[to_end, here.look]);
        add(&[position, to_end, edge, end]);
        add(&[opening, position]);
        add(&[edge, place.paragraph, here.look]);
        add(&[before.look, position.min(3), here.look]);
        add(&[before.content, before.rule, position.min(3), here.look]);
        // What the rules decided.
        add(&[here.content, here.role]);
        add(&[here.content, here.rule]);
        add(&[b1.content, b1.role, here.content, here.role, a1.content, a1.role]);
        add(&[b1.content, here.content, here.look]);
        add(&[here.content, a1.content, here.word]);
        add(&[here.role, here.look]);
        add(&[here.role, here.word]);
        add(&[here.content, l.0, l.2]);
        add(&[here.content, here.role, b1.look, a1.look]);
        add(&[here.content, here.role, rule_cue_left, quotes as u32]);
        add(&[b1.role, here.word]);
        add(&[a1.role, here.word]);
        add(&[a1.role, here.look, b1.look]);
        // Coarse grammar of the surroundings.
        add(&[b3.coarse, b2.coarse, b1.coarse, here.coarse]);
        add(&[here.coarse, a1.coarse, a2.coarse, a3.coarse]);
        add(&[here.coarse, rules_left, rules_right, edge]);
        add(&[here.look, rules_left, rules_right]);
        debug_assert_eq!(template as usize, TEMPLATES, "every template is filled once");
        if tokens[index].is_quote() {
            quotes_before += 1;
        }
        if here.role & 7 == 1 || here.role & 7 == 2 {
            rules_left = 1 + (here.role >> 4);
            rules_right =
                u32::from((index + 1..hi.min(index + 60)).any(|at| atoms[at].role & 7 == 1));
        }
        if here.role & 7 == 1 {
            rule_cue_left = here.lemma;
        }
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
