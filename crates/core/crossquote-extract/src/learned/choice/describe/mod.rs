//! A proposal in numbers: each group of [`Feature`](super::feature::Feature)s is written by one
//! function.

mod cue_and_source;
mod origins;
mod position;
mod tags;

use super::feature::{Values, Writer};
use super::{content, cue, source};
use crate::clauses::{ArticleReader, Found};
use crate::learned::chain::Scores;
use crate::learned::proposals::{Proposal, origin};
use crate::learned::tagger::Tags;
use crate::phrases::TokenRange;
use crate::sentences::{Sentence, Token};

/// Describes proposals of one document.
pub(crate) struct Describer<'a> {
    reader: &'a ArticleReader<'a>,
    found: &'a [Found],
    tags: &'a Tags,
    sentence_of: &'a [u32],
    /// For each token, how likely it is content, source or cue.
    roles: Vec<Roles>,
    /// For each token that is a quotation, its words, 60 at most.
    quoted_words: Vec<u8>,
}

/// How likely a token is part of a content, a source or a cue.
#[derive(Clone, Copy)]
struct Roles {
    content: f32,
    source: f32,
    cue: f32,
}

/// Where the content of a proposal lies.
#[derive(Clone, Copy)]
struct Place {
    /// Its first token.
    lo: usize,
    /// The token behind its last.
    hi: usize,
    /// The sentence that it begins in.
    sentence: Sentence,
    /// The sentence that it ends in.
    last: Sentence,
}

/// Mean likelihood of content from which a proposal of a leaning reading is looked at.
const LEAST_CONTENT: f32 = 0.12;

impl<'a> Describer<'a> {
    pub(crate) fn new(
        reader: &'a ArticleReader<'a>,
        found: &'a [Found],
        tags: &'a Tags,
        sentence_of: &'a [u32],
    ) -> Describer<'a> {
        let roles =
            |row: &Scores| Roles { content: content(row), source: source(row), cue: cue(row) };
        let words = |at: usize| reader.quoted(at).split_whitespace().take(60).count() as u8;
        Describer {
            reader,
            found,
            tags,
            sentence_of,
            roles: tags.likely.iter().map(roles).collect(),
            quoted_words: (0..tags.likely.len()).map(words).collect(),
        }
    }

    /// Whether nothing speaks for a proposal but a reading that leans towards finding more.
    pub(super) fn below_threshold(&self, one: &Proposal) -> bool {
        if one.origin & (origin::RULE | origin::TAGGER | origin::MIXED) != 0 {
            return false;
        }
        let (mut sum, mut tokens) = (0.0, 0.0);
        for &(lo, hi) in &one.content {
            for roles in &self.roles[lo..hi] {
                sum += roles.content;
                tokens += 1.0;
            }
        }
        sum < LEAST_CONTENT * tokens
    }

    /// The numbers of a proposal; `rivals` are the others that share words with it.
    pub(super) fn describe(&self, one: &Proposal, rivals: &[&Proposal]) -> Values {
        let (lo, hi) = (one.content[0].0, one.content[one.content.len() - 1].1);
        let sentence_of = |at: usize| self.reader.document.sentences[self.sentence_of[at] as usize];
        let place = Place { lo, hi, sentence: sentence_of(lo), last: sentence_of(hi - 1) };
        let mut out = Writer::new();
        self.suggested_by(one, &mut out);
        origins::agreement(one, rivals, &mut out);
        self.inside(one, &mut out);
        self.borders(one, place, &mut out);
        self.cue_and_source_tags(one, &mut out);
        self.unused(one, place, &mut out);
        self.position(place, &mut out);
        self.cue_and_source(one, place, &mut out);
        self.surroundings(place, &mut out);
        out.finish()
    }

    fn tokens(&self) -> &[Token] {
        &self.reader.document.tokens
    }
}

/// Tokens of a content.
fn size(ranges: &[TokenRange]) -> usize {
    ranges.iter().map(|range| range.1 - range.0).sum()
}
