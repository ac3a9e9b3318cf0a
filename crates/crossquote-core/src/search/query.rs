//! The text typed, read leniently: terms, and notes on what was odd. It never fails.
//!
//! ```text
//! peace “hot phase” -trade nat
//! ───── ─────────── ────── ───
//! word  phrase      not    word, may be unfinished
//! ```
//!
//! What is not understood is searched as plain words: a reader who pastes a sentence with colons
//! and dashes wants that sentence, not a message.

use super::{Facet, QueryNote};
use crate::model::Span;
use crate::text::{key, words};

/// Terms beyond this many are left out, with a note. A pasted paragraph fits; a pasted book would
/// only make every answer slow and empty.
pub const MAX_TERMS: usize = 64;

/// Notes beyond this many are left out: nobody reads them, and a hostile text could ask for
/// thousands.
const MAX_NOTES: usize = 8;

/// The text typed, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// In the order typed.
    pub terms: Vec<Term>,
    /// What was odd, in the order typed.
    pub notes: Vec<QueryNote>,
}

/// A word or a phrase to be found or kept out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where it was typed, with its minus sign and quotation marks.
    pub span: Span,
    /// Keys of the words, which must stand side by side; never empty.
    pub words: Vec<String>,
    /// Whether quotations that match are kept out.
    pub excluded: bool,
    /// Whether the last word may be unfinished.
    pub open: bool,
}

/// Reads the text typed.
///
/// Words joined by something other than space (`cease-fire`, `and/or`) are one phrase: in the
/// articles they stand side by side as well, whatever joins them there.
pub fn parse(text: &str) -> Query {
    let mut reader = Reader { text, query: Query::default() };
    let mut at = 0;
    // Whether the last term is one that a reader may still be typing.
    let mut open = false;
    while let Some(start) = reader.skip_space(at) {
        if reader.query.terms.len() == MAX_TERMS {
            reader.note(
                Span::new(start, text.len()),
                format!("Only the first {MAX_TERMS} words and phrases are searched."),
            );
            open = false;
            break;
        }
        let excluded = reader.excludes(start);
        let body = start + usize::from(excluded);
        let terms = reader.query.terms.len();
        let closed;
        (at, closed) = match reader.text[body..].chars().next() {
            Some(mark) if is_mark(mark) => reader.phrase(start, body + mark.len_utf8(), excluded),
            _ => (reader.bare(start, body, excluded), false),
        };
        if reader.query.terms.len() > terms {
            open = !closed && !excluded;
        }
    }
    let mut query = reader.query;
    if let Some(last) = query.terms.last_mut() {
        last.open = open;
    } else if let Some(start) = text.find(|c: char| !c.is_whitespace())
        && query.notes.is_empty()
    {
        query.notes.push(QueryNote {
            span: Span::new(start, text.len()),
            message: "There is no letter or digit to search for.".to_owned(),
        });
    }
    query
}

struct Reader<'t> {
    text: &'t str,
    query: Query,
}

impl Reader<'_> {
    /// The next byte at or after `at` that is not space.
    fn skip_space(&self, at: usize) -> Option<usize> {
        self.text[at..].find(|c: char| !c.is_whitespace()).map(|skip| at + skip)
    }

    /// Whether a minus sign at `at` excludes what follows. Only the plain hyphen does: a dash
    /// comes from pasted prose.
    fn excludes(&self, at: usize) -> bool {
        let mut chars = self.text[at..].chars();
        chars.next() == Some('-') && chars.next().is_some_and(|c| c.is_alphanumeric() || is_mark(c))
    }

    /// Reads a phrase whose body begins at `body`; returns where to go on and whether it is closed.
    fn phrase(&mut self, start: usize, body: usize, excluded: bool) -> (usize, bool) {
        let rest = &self.text[body..];
        let (end, next, closed) = match rest.char_indices().find(|&(_, c)| is_mark(c)) {
            Some((at, mark)) => (body + at, body + at + mark.len_utf8(), true),
            None => (self.text.len(), self.text.len(), false),
        };
        let span = Span::new(start, next);
        if !closed {
            self.note(
                span,
                "The quotation mark is not closed: all that follows is taken as one phrase."
                    .to_owned(),
            );
        }
        if !self.term(span, &self.text[body..end], excluded) && closed {
            self.note(
                span,
                "There are no words between the quotation marks: they are left out.".to_owned(),
            );
        }
        (next, closed)
    }

    /// Reads a bare word; returns where to go on.
    fn bare(&mut self, start: usize, body: usize, excluded: bool) -> usize {
        let rest = &self.text[body..];
        let mut end = rest
            .find(|c: char| c.is_whitespace() || is_mark(c))
            .map_or(self.text.len(), |at| body + at);
        let word = &self.text[body..end];
        let field = word.split_once(':').filter(|(name, _)| is_facet(name));
        if let Some((name, _)) = field {
            end = body + name.len() + 1;
            self.note(
                Span::new(start, end),
                format!("“{name}:” is searched as a word; choose filters in their own lists."),
            );
        } else if matches!(word, "OR" | "AND" | "NOT") {
            self.note(
                Span::new(start, end),
                format!("“{word}” is searched as a word: every word typed must match."),
            );
        }
        self.term(Span::new(start, end), &self.text[body..end], excluded);
        end
    }

    /// Adds a term; `false` when `body` has no words.
    fn term(&mut self, span: Span, body: &str, excluded: bool) -> bool {
        let words: Vec<String> =
            words(body).map(|word| key(word.text)).filter(|key| !key.is_empty()).collect();
        let any = !words.is_empty();
        if any {
            self.query.terms.push(Term { span, words, excluded, open: false });
        }
        any
    }

    fn note(&mut self, span: Span, message: String) {
        if self.query.notes.len() < MAX_NOTES {
            self.query.notes.push(QueryNote { span, message });
        }
    }
}

/// Double quotation marks of any shape; single ones are apostrophes as often as not.
fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\u{201C}'..='\u{201F}' | '\u{2033}' | '«' | '»' | '\u{FF02}')
}

fn is_facet(name: &str) -> bool {
    Facet::ALL.into_iter().any(|facet| facet.name().eq_ignore_ascii_case(name))
}
