//! Words whose source stands in a line of its own: above them, as of a statement that is pasted in,
//! or below them, as under a quotation that is set apart.
//!
//! ```text
//! Estuary Link has put out a statement:     above
//!
//! We are sorry for the delay.               as far as somebody speaks of himself
//!
//! “Best soup in the county.”
//! – Frankie T.                              below
//! ```
//!
//! Where a block ends nothing says: its first paragraph belongs to it, and the next ones while they
//! speak of "I" and "we" and quote nobody. So a long statement in the third person is cut short.

use super::Spoken;
use crate::clauses::ArticleReader;
use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::{Kind, Sentence};

/// Most tokens of a line that says whose words follow.
const HEADING: usize = 18;

/// Most paragraphs of a block.
const LINES: usize = 12;

/// Most words of a name below a quotation.
const NAME: usize = 8;

/// Most lines of one quotation above its credit.
const QUOTED: usize = 6;

/// Nouns for what is pasted in: with one of them the line needs no verb.
const PASTED: &[&str] =
    &["statement", "letter", "message", "post", "note", "tweet", "email", "e-mail", "notice"];

/// Verbs that tell of written words: what follows them in no marks is what was written.
const WRITTEN: &[&str] = &["write", "post", "tweet", "email", "e-mail", "read", "text", "state"];

/// Where somebody posts: "Freja Madaki on X".
const SITES: &[&str] = &[
    "X",
    "Twitter",
    "Facebook",
    "Instagram",
    "Bluesky",
    "Mastodon",
    "Threads",
    "LinkedIn",
    "TikTok",
];

/// Who is named by a line, and with which words.
struct Named {
    source: TokenRange,
    cue: Option<TokenRange>,
    /// Whether it is plain without "I" and "we" that the words below are the named one's.
    plain: bool,
    /// Whether the cue is a verb of which it is the subject.
    clause: bool,
}

/// The blocks of an article.
pub(super) fn read(reader: &ArticleReader<'_>) -> Vec<Spoken> {
    let lines = reader.document.paragraphs.len();
    let mut out = Vec::new();
    for number in 0..lines {
        if reader.is_headline(number) {
            out.extend(headline(reader, number));
        } else {
            out.extend(below(reader, number));
            out.extend(in_line(reader, number));
            out.extend(credit(reader, number));
        }
    }
    out
}

/// "“No more ferries” – mayor": a headline that is a quotation with its speaker behind a dash.
fn headline(reader: &ArticleReader<'_>, number: usize) -> Option<Spoken> {
    let (lo, hi) = reader.line(number);
    let dash = (lo..hi).find(|&at| !reader.is_quotation(at))?;
    let source = (dash + 1, hi);
    let name = |at: usize| {
        let token = reader.token(at);
        token.is(ROLE | TITLE | BODY | GROUP) || token.cap && token.cue.is_none()
    };
    let short =
        dash > lo && reader.kind(dash) == Some(Kind::Dash) && hi > dash + 1 && hi <= dash + 5;
    if !short || !(source.0..source.1).all(|at| reader.token(at).is_word() && name(at)) {
        return None;
    }
    let (rule, cue, content) = ("signature", None, vec![(lo, dash)]);
    Some(Spoken { rule, source: Some(source), cue, content, means: None, confidence: 80 })
}

/// Words below the line that says whose they are.
fn below(reader: &ArticleReader<'_>, number: usize) -> Option<Spoken> {
    let (lo, hi) = reader.line(number);
    if hi < lo + 2 || hi > lo + HEADING || number + 1 >= reader.document.paragraphs.len() {
        return None;
    }
    let colon = reader.kind(hi - 1) == Some(Kind::Colon);
    let named = if colon { heading(reader, number, lo, hi - 1) } else { poster(reader, lo, hi) }?;
    if colon && reader.only_quotations(reader.line(number + 1)) {
        return quotations(reader, number + 1, &named);
    }
    let mut content = Vec::new();
    for line in (number + 1..reader.document.paragraphs.len()).take(LINES) {
        let range = reader.line(line);
        let speaks = reader.addresses(range);
        let marked = reader.only_quotations(range) || reader.label(range).is_some();
        let first = content.is_empty();
        let goes_on =
            if first { named.plain || speaks } else { speaks && !reader.quotes_in(range) };
        if marked || !goes_on || !reader.ends_sentence(range) || !reader.token(range.0).cap {
            break;
        }
        content.push(range);
    }
    let found = Spoken {
        rule: "statement-below",
        source: Some(named.source),
        cue: named.cue,
        content,
        means: None,
        confidence: if named.plain { 88 } else { 78 },
    };
    (!found.content.is_empty()).then_some(found)
}

/// Quotations below a line that ends in a cue and a colon: "He said:".
fn quotations(reader: &ArticleReader<'_>, first: usize, named: &Named) -> Option<Spoken> {
    named.cue.filter(|_| named.clause)?;
    let lines = first..reader.document.paragraphs.len().min(first + LINES);
    let content =
        lines.map(|line| reader.line(line)).take_while(|&range| reader.only_quotations(range));
    Some(Spoken {
        rule: "statement-below",
        source: Some(named.source),
        cue: named.cue,
        content: content.collect(),
        means: None,
        confidence: 90,
    })
}

/// Whom a line with a colon at its end names: "Statement by X:", "X has put out a statement:", "X
/// writes:".
fn heading(reader: &ArticleReader<'_>, number: usize, lo: usize, colon: usize) -> Option<Named> {
    let pasted = (lo..colon).find(|&at| reader.is_one_of(at, PASTED));
    let cue = pasted.map(|at| (at, at + 1));
    let by = (lo..colon.min(lo + 5)).find(|&at| reader.is_one_of(at, &["by", "from"]));
    if let Some(by) = by.filter(|&by| by == lo || pasted == Some(by - 1)) {
        let source = (by + 1, end_of_name(reader, by + 1, colon));
        let names = (source.0..source.1).any(|at| reader.token(at).cap);
        return names.then_some(Named { source, cue, plain: true, clause: false });
    }
    let named = clause(reader, number, colon);
    let subject = || phrases::sentence_subject(reader.text, reader.tokens(), lo, colon);
    let sentence = Sentence { lo, hi: colon, headline: false };
    let said = |source: &TokenRange| reader.is_speaker(*source, &sentence);
    match (named, pasted) {
        // "The statement said:", "He said in a statement:"
        (Some(named), Some(_)) => Some(Named { plain: true, ..named }),
        (Some(named), None) => Some(named),
        (None, Some(_)) => {
            Some(Named { source: subject().filter(said)?, cue, plain: true, clause: false })
        }
        (None, None) => None,
    }
}

/// Where the name ends that begins at `from`: before ", inside", which is no apposition.
fn end_of_name(reader: &ArticleReader<'_>, from: usize, colon: usize) -> usize {
    let comma = (from..colon).rev().find(|&at| reader.kind(at) == Some(Kind::Comma));
    match comma {
        Some(comma)
            if (comma + 1..colon)
                .all(|at| !reader.token(at).cap && !reader.is(at, ROLE | TITLE)) =>
        {
            comma
        }
        _ => colon,
    }
}

/// "Councillor Freja Madaki on X" above a post.
fn poster(reader: &ArticleReader<'_>, lo: usize, hi: usize) -> Option<Named> {
    let site = hi - 1;
    let on =
        reader.text_is(site - 1, "on") && SITES.contains(&reader.token(site).word(reader.text));
    // Behind a time and a dash: "17:15 – Freja Madaki on X".
    let from = (lo..site).rev().find(|&at| !reader.token(at).is_word()).map_or(lo, |at| at + 1);
    let source = (from, site - 1);
    let names = source.0 < source.1 && (source.0..source.1).all(|at| reader.token(at).cap);
    (on && names).then_some(Named { source, cue: None, plain: true, clause: false })
}

/// "The Editor writes: The council has told us …": written words in the line of their cue.
fn in_line(reader: &ArticleReader<'_>, number: usize) -> Option<Spoken> {
    let (lo, hi) = reader.line(number);
    let colon = (lo..hi.min(lo + HEADING)).find(|&at| reader.kind(at) == Some(Kind::Colon))?;
    let named = clause(reader, number, colon)?;
    let rest = (colon + 1, hi);
    if colon + 1 >= hi
        || !named.plain
        // "wrote a memoir entitled The Doctor: My Patients": a title.
        || named.cue.is_none_or(|cue| cue.1 != colon)
        || named.source.0 != lo
        || reader.quotes_in(rest)
        || !reader.token(colon + 1).cap
    {
        return None;
    }
    Some(Spoken {
        rule: "statement-below",
        source: Some(named.source),
        cue: named.cue,
        content: vec![rest],
        means: None,
        confidence: 85,
    })
}

/// The source and the cue of the clause before a colon.
fn clause(reader: &ArticleReader<'_>, number: usize, colon: usize) -> Option<Named> {
    let sentences = reader.document.paragraphs[number].0.clone();
    let all = &reader.document.sentences[sentences];
    let sentence = *all.iter().find(|one| one.lo < colon && colon < one.hi)?;
    let cut = Sentence { hi: colon, ..sentence };
    let one = reader.candidates(&cut, colon).pop()?;
    let source = behind_time(reader, sentence.lo, one.source?, one.at);
    let written = WRITTEN.contains(&one.lemma);
    Some(Named { source, cue: Some((one.at, one.at + 1)), plain: written, clause: true })
}

/// The source behind the time of a live blog: "13:51 Our man in Lisbon, Ann Lee, writes:".
fn behind_time(
    reader: &ArticleReader<'_>,
    lo: usize,
    source: TokenRange,
    cue: usize,
) -> TokenRange {
    let digits = |at: usize| {
        reader.text[reader.token(at).start as usize..].starts_with(|c: char| c.is_ascii_digit())
    };
    let time = |&at: &usize| digits(at) || !reader.token(at).is_word();
    let from = (lo..cue).find(|at| !time(at)).unwrap_or(cue);
    let end = (from..cue).rev().find(|&at| reader.token(at).is_word()).map_or(from, |at| at + 1);
    if digits(source.0) && from < end { (from, end) } else { source }
}

/// A quotation, or words that speak of "I", with a name alone in the line below.
fn credit(reader: &ArticleReader<'_>, number: usize) -> Option<Spoken> {
    let above = number.checked_sub(1)?;
    let (lo, hi) = reader.line(number);
    let dash = reader.kind(lo) == Some(Kind::Dash) && lo < hi;
    let source = name_alone(reader, lo + usize::from(dash), hi)?;
    let words = reader.line(above);
    let mut content = vec![words];
    if reader.only_quotations(words) {
        if !dash && !is_known(reader, number, source) {
            return None;
        }
        for line in (above.saturating_sub(QUOTED)..above).rev() {
            let range = reader.line(line);
            if !reader.only_quotations(range) || !reader.is_open(range) {
                break;
            }
            content.insert(0, range);
        }
    } else {
        let plain = dash && !reader.quotes_in(words) && reader.ends_sentence(words);
        if !plain
            || reader.is_headline(above)
            || !reader.addresses(words)
            || reader.label(words).is_some()
        {
            return None;
        }
    }
    let (rule, cue, means) = ("signature", None, None);
    Some(Spoken {
        rule,
        source: Some(source),
        cue,
        content,
        means,
        confidence: if dash { 90 } else { 82 },
    })
}

/// The name that a line consists of, with or without an apposition; a phrase of few words.
fn name_alone(reader: &ArticleReader<'_>, lo: usize, hi: usize) -> Option<TokenRange> {
    let hi = (lo..hi).rev().find(|&at| reader.kind(at) != Some(Kind::Stop)).map_or(lo, |at| at + 1);
    let end = (lo..hi).find(|&at| !reader.token(at).is_word()).unwrap_or(hi);
    let apposition = end == hi || matches!(reader.kind(end), Some(Kind::Comma | Kind::Open));
    let word = |at: usize| {
        let token = reader.token(at);
        (token.cap || token.cue.is_none()) && !token.is(AUX | PRON | REL | SUB | THAT)
    };
    let short = end <= lo + NAME && hi <= end + NAME;
    let plain = (lo..hi).all(|at| !reader.is_quotation(at) && reader.kind(at) != Some(Kind::Colon));
    let names = lo < end
        && reader.token(lo).cap
        && (lo..end).all(word)
        && !reader.is(lo, PREP | ADV | TIME);
    (short && plain && apposition && names).then_some((lo, end))
}

/// Whether a name without a dash is one: somebody whom the article names elsewhere, or of a given
/// name that is listed, or beside another credit. "Ferry Plan" is the next heading.
fn is_known(reader: &ArticleReader<'_>, number: usize, (lo, hi): TokenRange) -> bool {
    let capitals = hi > lo + 1 && hi <= lo + 4 && (lo..hi).all(|at| reader.token(at).cap);
    let surname = reader.token(hi - 1).word(reader.text);
    let elsewhere = || reader.named_by(surname).is_some_and(|at| !(lo..hi).contains(&at));
    let beside = || {
        let line = number + 2;
        line < reader.document.paragraphs.len() && {
            let (from, to) = reader.line(line);
            from < to
                && reader.kind(from) == Some(Kind::Dash)
                && reader.only_quotations(reader.line(number + 1))
        }
    };
    capitals && (reader.is(lo, MALE | FEMALE | TITLE) || elsewhere() || beside())
}
