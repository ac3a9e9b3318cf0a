//! Turns: lines of a transcript, an interview, a chat or a list of reactions, each with its label.
//!
//! ```text
//! HOST: What do you do in winter?
//! MUKASA: I wind the clock. [laughs] I talk to the lamp.    the direction is left out
//!
//! But my wife was alive then.                                still Mukasa: no label of its own
//! HOST: And then?
//! ```
//!
//! One line with a colon says nothing: "The result: everybody left." Two that are near each other,
//! with labels that name people, roles or letters, are a transcript; then labels that nothing else
//! speaks for are believed beside them.

use std::collections::{BTreeMap, BTreeSet};

use super::Spoken;
use super::labels::{Label, Sort};
use super::who::Intro;
use crate::clauses::ArticleReader;
use crate::names::folded;
use crate::phrases::TokenRange;
use crate::sentences::Kind;

/// Most lines between two turns of one transcript.
const GAP: usize = 8;

/// Most lines of one turn without labels of their own.
const LINES: usize = 8;

/// A line that may be a turn.
struct Turn {
    /// Which line.
    line: usize,
    label: Label,
    /// Its end.
    hi: usize,
    /// The folded words of the label.
    words: Vec<String>,
    /// Whether it is one by itself, if others are near.
    strong: bool,
}

/// The turns of an article.
pub(super) fn read(reader: &ArticleReader<'_>) -> Vec<Spoken> {
    let mut turns = candidates(reader);
    let mut counts: BTreeMap<Vec<String>, usize> = BTreeMap::new();
    for turn in &turns {
        *counts.entry(turn.words.clone()).or_default() += 1;
    }
    for turn in &mut turns {
        turn.strong = strong(reader, turn, counts[&turn.words] > 1);
    }
    let mut out = Vec::new();
    let mut from = 0;
    for at in 1..=turns.len() {
        if at < turns.len() && turns[at].line - turns[at - 1].line <= GAP {
            continue;
        }
        transcript(reader, &turns[from..at], &mut out);
        from = at;
    }
    out
}

/// Every line with a label before words that may be somebody's.
fn candidates(reader: &ArticleReader<'_>) -> Vec<Turn> {
    let mut out = Vec::new();
    for line in 0..reader.document.paragraphs.len() {
        let (lo, hi) = reader.line(line);
        if lo == hi || reader.is_headline(line) {
            continue;
        }
        let Some(label) = reader.label((lo, hi)) else { continue };
        let (from, to) = label.name;
        let words = folded(reader.text, reader.tokens(), (from, to));
        out.push(Turn { line, label, hi, words, strong: false });
    }
    out
}

/// Whether the label names who speaks, or the words are quoted, or the label comes again.
fn strong(reader: &ArticleReader<'_>, turn: &Turn, again: bool) -> bool {
    let rest = (turn.label.rest, turn.hi);
    if !may_be_words(reader, turn, again) {
        return false;
    }
    let short = turn.label.name.1 - turn.label.name.0 <= 4;
    match turn.label.sort {
        _ if reader.only_quotations(rest) => true,
        Sort::Letter | Sort::Handle => true,
        Sort::Role | Sort::Person => again || rest.0 == rest.1 || reader.ends_sentence(rest),
        Sort::Named if rest.0 < rest.1 && asks_or_addresses(reader, rest) => true,
        // "**Ruth Voss:** I stay." is bold in what the text was made of; a name in capitals has a
        // line to itself.
        Sort::Named | Sort::Words if short && set_apart(reader, turn) => true,
        Sort::Named | Sort::Words => {
            again && short && (rest.0 == rest.1 || reader.ends_sentence(rest))
        }
    }
}

/// Whether somebody asks, or speaks of himself or to another: what a heading's text hardly does.
fn asks_or_addresses(reader: &ArticleReader<'_>, (lo, hi): TokenRange) -> bool {
    let end = reader.token(hi - 1).start as usize;
    reader.addresses((lo, hi)) || reader.text[end..].starts_with('?')
}

/// Whether the label is printed as one: in bold, or in capitals in a line to itself.
fn set_apart(reader: &ArticleReader<'_>, turn: &Turn) -> bool {
    let printed = reader.printed(turn.line);
    let bold = printed.starts_with("**") || printed.starts_with("__");
    let capitals = !printed.contains(char::is_lowercase);
    bold || turn.label.rest == turn.hi && capitals && turn.words.len() > 1
}

/// Whether the words behind the label begin like words that somebody said: "The Chamber: no
/// comment." is what the reporter writes.
fn may_be_words(reader: &ArticleReader<'_>, turn: &Turn, again: bool) -> bool {
    let plain = matches!(turn.label.sort, Sort::Letter | Sort::Handle) || again;
    let Some(first) = reader.tokens().get(turn.label.rest).filter(|_| turn.label.rest < turn.hi)
    else {
        return true;
    };
    let number = reader.text[first.start as usize..].starts_with(|c: char| c.is_ascii_digit());
    plain || first.cap || number || !first.is_word()
}

/// Adds the turns of a run of lines that are near each other, if they are a transcript.
fn transcript(reader: &ArticleReader<'_>, run: &[Turn], out: &mut Vec<Spoken>) {
    let labels: BTreeSet<&[String]> =
        run.iter().filter(|turn| turn.strong).map(|turn| &turn.words[..]).collect();
    let handles = run.iter().all(|turn| turn.label.sort == Sort::Handle);
    // A handle before a colon is a post, be there one or many.
    if labels.len() < 2 && !handles {
        return;
    }
    // "A. Lee:" is no answer where nobody asks.
    let letters = labels.contains(&["q".to_owned()][..]) && labels.contains(&["a".to_owned()][..]);
    let believed: Vec<&Turn> = run
        .iter()
        .enumerate()
        .filter(|&(at, turn)| match turn.label.sort {
            Sort::Letter => letters,
            _ => turn.strong || beside(reader, run, at),
        })
        .map(|(_, turn)| turn)
        .collect();
    let Some(first) = believed.first() else { return };
    let intro = Intro::new(reader, first.label.name.0, run[run.len() - 1].hi);
    // A label comes again and again, and means the same.
    let mut known: BTreeMap<&[String], Option<TokenRange>> = BTreeMap::new();
    for (at, turn) in believed.iter().enumerate() {
        let next = believed.get(at + 1).map(|next| next.line);
        let means = *known.entry(&turn.words).or_insert_with(|| intro.means(&turn.label));
        out.extend(spoken(reader, turn, next, means));
    }
}

/// Whether a label for which nothing speaks stands right beside a turn.
fn beside(reader: &ArticleReader<'_>, run: &[Turn], at: usize) -> bool {
    const NEXT: usize = 2;
    let near = |other: usize| {
        run.get(other).is_some_and(|one| one.strong && one.line.abs_diff(run[at].line) <= NEXT)
    };
    let turn = &run[at];
    let text = reader.ends_sentence((turn.label.rest, turn.hi));
    text && may_be_words(reader, turn, false) && (at > 0 && near(at - 1) || near(at + 1))
}

/// A turn with its words: those of its line, and of the lines below that have no label.
fn spoken(
    reader: &ArticleReader<'_>,
    turn: &Turn,
    next: Option<usize>,
    means: Option<TokenRange>,
) -> Option<Spoken> {
    let rest = (turn.label.rest, turn.hi);
    let mut content = reader.without_directions(rest);
    let quoted = reader.only_quotations(rest);
    if !quoted || reader.is_open(rest) {
        let lines = (turn.line + 1)..next.unwrap_or(reader.document.paragraphs.len());
        for line in lines.take(LINES) {
            let range = reader.line(line);
            let inner = reader.without_directions(range);
            if inner.is_empty() {
                continue;
            }
            let alone = content.is_empty() && reader.ends_sentence(range);
            if !alone && !goes_on(reader, range, next.is_some(), quoted) {
                break;
            }
            content.extend(inner);
        }
    }
    let words = content.iter().any(|&(lo, hi)| (lo..hi).any(|at| !is_mark(reader, at)));
    words.then_some(Spoken {
        rule: "turn",
        source: Some(turn.label.source),
        cue: None,
        content,
        means,
        confidence: 95,
    })
}

fn is_mark(reader: &ArticleReader<'_>, at: usize) -> bool {
    !matches!(reader.kind(at), Some(Kind::Word | Kind::Quote(_)))
}

/// Whether a line without a label goes on with the turn above it. Between two turns it does unless
/// it quotes somebody; behind the last one only where somebody speaks of himself or to another,
/// for there the reporter's text goes on.
fn goes_on(reader: &ArticleReader<'_>, line: TokenRange, between: bool, quoted: bool) -> bool {
    if quoted {
        return reader.only_quotations(line);
    }
    let addresses = reader.addresses(line);
    let quotes = reader.quotes_in(line);
    let heads = reader.label(line).is_some();
    !heads
        && reader.ends_sentence(line)
        && if between { addresses || !quotes } else { addresses && !quotes }
}

impl ArticleReader<'_> {
    /// Whether a line ends within a quotation.
    pub(super) fn is_open(&self, (lo, hi): TokenRange) -> bool {
        match self.tokens()[lo..hi].last().map(|token| token.kind) {
            Some(Kind::Quote(region)) => !self.regions[region as usize].closed,
            _ => false,
        }
    }
}
