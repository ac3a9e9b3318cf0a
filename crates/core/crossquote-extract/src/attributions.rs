//! From what was found, in tokens, to attributions: bytes of the text, a kind, and the evidence.

use crate::clauses::{ArticleReader, Found};
use crate::entities::{Resolved, named_source};
use crate::phrases::TokenRange;
use crate::polarity::Decided;
use crate::sentences::{self, Document};
use crate::{Attribution, bytes, name_bytes, ordered};
use crossquote_model::{Boilerplate, Evidence, Kind, Polarity, Span};

/// Turns tokens into bytes; `None` where no content is left.
pub(crate) fn attribution(
    reader: &ArticleReader<'_>,
    boilerplate: &[Boilerplate],
    found: &Found,
    resolved: &Resolved,
) -> Option<Attribution> {
    let document = reader.document;
    let ranges: Vec<TokenRange> = ordered(&found.content)
        .into_iter()
        .flat_map(|range| without_lines(document, boilerplate, range))
        .collect();
    let content: Vec<Span> = ranges.iter().map(|&range| bytes(document, range)).collect();
    let first = *content.first()?;
    let (mut quoted, mut plain_words) = quoted(reader, &ranges);
    if found.spoken && plain_words {
        (quoted, plain_words) = (spoken(reader, &ranges), false);
    }
    let cue: Vec<Span> = found.cue.iter().map(|&range| bytes(document, range)).collect();
    let source: Vec<Span> =
        found.phrase.or(found.source).iter().map(|&range| name_bytes(document, range)).collect();
    let name = named_source(reader.text, document, found)
        .into_iter()
        .map(|range| name_bytes(document, range))
        .collect();
    let polarity = reader.polarity(found);
    let all = content.iter().chain(&cue).chain(&source);
    let whole = all.fold(first, |whole, &span| whole.cover(span));
    Some(Attribution {
        kind: kind(&quoted, plain_words),
        polarity: polarity.map_or(Polarity::Said, |(polarity, _)| polarity),
        content,
        quoted,
        name,
        to: found.to.map(|range| name_bytes(document, range)),
        context: sentences_around(document, whole),
        entity: resolved.entity,
        confidence: found.confidence.min(resolved.at_most),
        evidence: evidence(document, found, resolved, polarity, &cue, &source),
        cue,
        source,
        // Which one is known when all are there.
        within: found.inner.then_some(usize::MAX),
    })
}

/// The parts of a range between which lines are left out that are not the article's own: their
/// words are no tokens, so the learned part can find content that goes on behind them.
fn without_lines(
    document: &Document,
    boilerplate: &[Boilerplate],
    range: TokenRange,
) -> Vec<TokenRange> {
    let whole = bytes(document, range);
    let mut rest = range;
    let mut parts = Vec::new();
    let first = boilerplate.partition_point(|line| line.span.end <= whole.start);
    for line in boilerplate[first..].iter().take_while(|line| line.span.start < whole.end) {
        let tokens = &document.tokens[rest.0..rest.1];
        let cut = rest.0 + tokens.partition_point(|token| token.start < line.span.start);
        if rest.0 < cut && cut < rest.1 {
            parts.push((rest.0, cut));
            rest.0 = cut;
        }
    }
    parts.push(rest);
    parts
}

/// The words of the ranges inside quotation marks, and whether others stand outside.
fn quoted(reader: &ArticleReader<'_>, ranges: &[TokenRange]) -> (Vec<Span>, bool) {
    let mut quoted = Vec::new();
    let mut plain_words = false;
    for &(lo, hi) in ranges {
        for token in &reader.document.tokens[lo..hi] {
            match token.kind {
                sentences::Kind::Quote(region) => {
                    quoted.push(reader.regions[region as usize].inner)
                }
                sentences::Kind::Word => plain_words = true,
                _ => {}
            }
        }
    }
    (quoted, plain_words)
}

/// The ranges of a turn, which are what was said; of one that is a quotation, without its marks.
fn spoken(reader: &ArticleReader<'_>, ranges: &[TokenRange]) -> Vec<Span> {
    let document = reader.document;
    let inner = |&(lo, hi): &TokenRange| match document.tokens[lo].kind {
        sentences::Kind::Quote(region) if hi == lo + 1 => reader.regions[region as usize].inner,
        _ => bytes(document, (lo, hi)),
    };
    ranges.iter().map(inner).collect()
}

/// The kind of an attribution with these words in quotation marks, and others or none.
pub(crate) fn kind(quoted: &[Span], plain_words: bool) -> Kind {
    match (quoted.is_empty(), plain_words) {
        (true, _) => Kind::Indirect,
        (false, true) => Kind::Mixed,
        (false, false) => Kind::Direct,
    }
}

/// The sentences that hold a span.
fn sentences_around(document: &Document, span: Span) -> Span {
    let sentences = &document.sentences;
    let start = |sentence: &sentences::Sentence| document.tokens[sentence.lo].start;
    let lo = sentences.partition_point(|sentence| start(sentence) <= span.start);
    let hi = sentences.partition_point(|sentence| start(sentence) < span.end);
    let range = (sentences[lo.saturating_sub(1)].lo, sentences[hi.saturating_sub(1)].hi);
    bytes(document, range)
}

/// How the words were found, what speaks against them, and how the speaker was.
fn evidence(
    document: &Document,
    found: &Found,
    resolved: &Resolved,
    polarity: Option<Decided>,
    cue: &[Span],
    source: &[Span],
) -> Vec<Evidence> {
    let piece = |rule: &str, mut spans: Vec<Span>| {
        spans.sort();
        Evidence { rule: rule.to_owned(), spans }
    };
    let words = cue.iter().chain(source).copied().collect();
    let mut out = vec![piece(found.rule, words)];
    out.extend(found.holds.map(|verb| piece("not-yet-said", vec![bytes(document, verb)])));
    out.extend(
        polarity.map(|(polarity, words)| piece(polarity.name(), vec![bytes(document, words)])),
    );
    let because = resolved.because.iter().map(|&range| name_bytes(document, range));
    out.push(piece(resolved.rule, source.iter().copied().chain(because).collect()));
    out
}

/// Finds for each attribution of the inner level the one that holds it, and says so as evidence.
pub(crate) fn link_inner(attributions: &mut [Attribution]) {
    for at in 0..attributions.len() {
        if attributions[at].within.is_none() {
            continue;
        }
        let inner = attributions[at].content[0];
        let holds = |one: &Attribution| {
            one.within.is_none() && one.content.iter().any(|span| span.contains(inner))
        };
        // In order of their first words, so the outer one is close before.
        let outer = attributions[..at].iter().rposition(holds);
        attributions[at].within = outer;
        if let Some(outer) = outer {
            let one = &attributions[outer];
            let mut spans: Vec<Span> = one.source.iter().chain(&one.cue).copied().collect();
            spans.sort();
            let rule = "within-report".to_owned();
            attributions[at].evidence.push(Evidence { rule, spans });
        }
    }
}
