//! Reads the text typed into a tree, leniently: what is odd becomes a note, and the rest is understood.

use super::query::{Asked, MAX_TERMS, Node, Query, Scope, Term, TypedFilter, fields};
use super::{Facet, QueryNote};
use crossquote_model::Span;
use crossquote_text::{fold, words};

/// Words of a phrase beyond this many are left out: it is found by its beginning.
const MAX_WORDS: usize = 256;

/// Notes beyond this many are left out: nobody reads them, and a hostile text could ask for
/// thousands.
const MAX_NOTES: usize = 8;

/// Parentheses deeper than this are passed over: nobody means them, and each level is a call.
const MAX_DEPTH: usize = 8;

/// Reads the text typed.
///
/// Words joined by something other than space (`cease-fire`, `and/or`) stand side by side: in the
/// articles they do as well, whatever joins them there.
pub fn parse(text: &str) -> Query {
    let mut parser = Parser { text, at: 0, query: Query::default(), open: false, full: false };
    let mut all = parser.items(0);
    // What closes nothing is passed over.
    while parser.at < text.len() && !parser.full {
        parser.note(parser.at, parser.at + 1, "This parenthesis closes nothing: it is left out.");
        parser.at += 1;
        all.extend(parser.items(0));
    }
    let open = parser.open;
    let mut query = parser.query;
    flatten(&mut all);
    all.retain(|node| match node {
        Node::Filter(number) => {
            query.filters[*number].counts = true;
            false
        }
        Node::Not(inner) if matches!(**inner, Node::Filter(_)) => {
            if let Node::Filter(number) = **inner {
                query.filters[number].counts = true;
                query.filters[number].excluded = true;
            }
            false
        }
        _ => true,
    });
    query.all = all;
    if let Some(last) = query.terms.last_mut() {
        last.open |= open;
    } else if query.filters.is_empty()
        && query.notes.is_empty()
        && query.scope == Scope::Anywhere
        && let Some(start) = text.find(|c: char| !c.is_whitespace())
    {
        query.notes.push(QueryNote {
            span: Span::new(start, text.len()),
            message: "There is no letter or digit to search for.".to_owned(),
        });
    }
    query
}

/// Parentheses around what is joined by AND anyway change nothing.
fn flatten(nodes: &mut Vec<Node>) {
    let mut at = 0;
    while at < nodes.len() {
        if let Node::All(_) = &nodes[at] {
            let Node::All(inner) = nodes.remove(at) else { continue };
            nodes.splice(at..at, inner);
        } else {
            at += 1;
        }
    }
}

struct Parser<'t> {
    text: &'t str,
    at: usize,
    query: Query,
    /// Whether the last term is one that a reader may still be typing.
    open: bool,
    /// Whether there are too many terms to read on.
    full: bool,
}

impl Parser<'_> {
    fn rest(&self) -> &str {
        &self.text[self.at..]
    }

    fn next_is(&self, wanted: impl Fn(char) -> bool) -> bool {
        self.rest().chars().next().is_some_and(wanted)
    }

    /// What stands up to the end or a parenthesis that closes this level, which is left standing.
    fn items(&mut self, depth: usize) -> Vec<Node> {
        let mut nodes: Vec<Node> = Vec::new();
        // Where an OR waits for what follows it.
        let mut either: Option<usize> = None;
        loop {
            let rest = self.rest();
            self.at += rest.len() - rest.trim_start().len();
            if self.at == self.text.len() || self.full || self.next_is(|c| c == ')') {
                break;
            }
            let rest = self.rest();
            // Not the whole word first: a text without a space would be read to its end each time.
            let operator = ["OR", "AND"].into_iter().find(|operator| {
                let behind = rest.strip_prefix(operator).map(|rest| rest.chars().next());
                behind.is_some_and(|c| c.is_none_or(|c| c.is_whitespace() || is_bracket(c)))
            });
            if let Some(operator) = operator {
                let (start, is_or) = (self.at, operator == "OR");
                self.at += operator.len();
                if is_or && (nodes.is_empty() || either.is_some()) {
                    self.note(start, self.at, "This OR has nothing on one side: it is left out.");
                } else if is_or {
                    either = Some(start);
                }
                continue;
            }
            let Some(node) = self.item(depth) else { continue };
            match (either.take(), nodes.last_mut()) {
                (Some(_), Some(Node::Any(nodes))) => nodes.push(node),
                (Some(_), Some(last)) => {
                    let first = std::mem::replace(last, Node::Any(Vec::new()));
                    *last = Node::Any(vec![first, node]);
                }
                _ => nodes.push(node),
            }
        }
        if let Some(start) = either {
            self.note(start, start + 2, "This OR has nothing on one side: it is left out.");
        }
        nodes
    }

    /// One item, or nothing where nothing can be searched for.
    fn item(&mut self, depth: usize) -> Option<Node> {
        let start = self.at;
        if self.query.terms.len() + self.query.filters.len() >= MAX_TERMS {
            self.note(
                start,
                self.text.len(),
                "Only what stands before this is searched: it is too much.",
            );
            self.full = true;
            self.open = false;
            return None;
        }
        let excluded = self.excludes();
        self.at += usize::from(excluded);
        let before = self.query.terms.len();
        let node = if self.next_is(|c| c == '(') {
            let group = self.group(start, depth);
            // What is kept out twice is wanted.
            self.query.terms[before..].iter_mut().for_each(|term| term.excluded ^= excluded);
            group
        } else if self.next_is(is_mark) {
            self.phrase(start, excluded).map(Node::Term)
        } else {
            self.bare(start, excluded)
        }?;
        Some(if excluded { Node::Not(Box::new(node)) } else { node })
    }

    /// Whether a minus sign excludes what follows. Only the plain hyphen does: a dash comes from
    /// pasted prose.
    fn excludes(&self) -> bool {
        let mut chars = self.rest().chars();
        chars.next() == Some('-')
            && chars.next().is_some_and(|c| c.is_alphanumeric() || is_mark(c) || c == '(')
    }

    fn group(&mut self, start: usize, depth: usize) -> Option<Node> {
        self.at += 1;
        if depth == MAX_DEPTH {
            self.note(start, self.at, "Parentheses this deep are left out.");
            return None;
        }
        let mut nodes = self.items(depth + 1);
        if self.next_is(|c| c == ')') {
            self.at += 1;
        } else {
            self.note(
                start,
                start + 1,
                "This parenthesis is not closed: all that follows is in it.",
            );
        }
        flatten(&mut nodes);
        match nodes.len() {
            0 => None,
            1 => nodes.pop(),
            _ => Some(Node::All(nodes)),
        }
    }

    /// The text up to the closing mark, and moves behind it; and whether there is one.
    fn marked(&mut self) -> (Span, bool) {
        let opened = self.rest().chars().next().map_or(0, char::len_utf8);
        self.at += opened;
        let rest = self.rest();
        let (length, mark) = match rest.char_indices().find(|&(_, c)| is_mark(c)) {
            Some((at, mark)) => (at, mark.len_utf8()),
            None => (rest.len(), 0),
        };
        let span = Span::new(self.at, self.at + length);
        self.at += length + mark;
        (span, mark > 0)
    }

    fn phrase(&mut self, start: usize, excluded: bool) -> Option<usize> {
        let (body, closed) = self.marked();
        if !closed {
            self.note(
                start,
                self.at,
                "The quotation mark is not closed: all that follows is taken as one phrase.",
            );
        }
        let term = self.term(start, body, true, excluded);
        self.open = !closed && !excluded;
        if term.is_none() && closed {
            self.note(
                start,
                self.at,
                "There are no words between the quotation marks: they are left out.",
            );
        }
        term
    }

    fn bare(&mut self, start: usize, excluded: bool) -> Option<Node> {
        let from = self.at;
        let rest = self.rest();
        let end = rest.find(|c: char| c.is_whitespace() || is_mark(c) || is_bracket(c));
        // A mark or parenthesis that stands where an item should begin was dealt with before.
        let end = end.map_or(self.text.len(), |end| from + end);
        let token = &self.text[from..end];
        if let Some((name, value)) = token.split_once(':') {
            let folded = fold(name);
            if fields().any(|field| field == folded) {
                self.at = from + name.len() + 1;
                return self.field(start, &folded, excluded);
            }
            let looks_like_field = !name.is_empty()
                && name.chars().all(|c| c.is_ascii_alphabetic())
                && value.starts_with(char::is_alphanumeric);
            if looks_like_field {
                self.note(
                    start,
                    from + name.len() + 1,
                    &format!("There is no field “{name}:”: it is searched as words."),
                );
            }
        }
        self.at = end;
        let star = token.ends_with('*');
        let term = self.term(start, Span::new(from, end), false, excluded)?;
        self.open = !excluded;
        if star {
            self.query.terms[term].open = true;
        }
        Some(Node::Term(term))
    }

    /// What stands behind the colon of a field.
    fn field(&mut self, start: usize, name: &str, excluded: bool) -> Option<Node> {
        self.open = false;
        let value = if self.next_is(is_mark) {
            self.marked().0
        } else {
            let rest = self.rest();
            let length = rest.find(|c: char| c.is_whitespace() || is_bracket(c));
            let from = self.at;
            self.at += length.unwrap_or(rest.len());
            Span::new(from, self.at)
        };
        let typed = value.of(self.text).to_owned();
        if name == "in" {
            match fold(&typed).as_str() {
                "quote" | "quotes" => self.query.scope = Scope::Quote,
                "context" => self.query.scope = Scope::Context,
                "article" => self.query.scope = Scope::Article,
                _ => self.note(start, self.at, "in: takes quote, context or article."),
            }
            return None;
        }
        let facet = match name {
            "before" | "after" => Facet::Date,
            "type" => Facet::Kind,
            _ => Facet::ALL.into_iter().find(|facet| facet.name() == name)?,
        };
        let asked = match facet {
            Facet::Date => dates(name, typed.trim()),
            _ => {
                let words: Vec<String> =
                    words(&typed).map(|word| fold(word.text)).take(MAX_WORDS).collect();
                (!words.is_empty()).then_some(Asked::Words(words))
            }
        };
        let Some(asked) = asked else {
            let wanted = match facet {
                Facet::Date => " 2024-11-30, 2024-11 or 2024; date: two of them with “..” between",
                _ => " something to look for",
            };
            self.note(start, self.at, &format!("{name}: takes{wanted}."));
            return None;
        };
        let span = Span::new(start, self.at);
        let filter =
            TypedFilter { span, facet, asked, excluded, counts: false, values: Vec::new() };
        self.query.filters.push(filter);
        Some(Node::Filter(self.query.filters.len() - 1))
    }

    /// Adds a term, unless `body` has no words.
    fn term(&mut self, start: usize, body: Span, phrase: bool, excluded: bool) -> Option<usize> {
        let words: Vec<String> = words(body.of(self.text))
            .map(|word| fold(word.text))
            .filter(|word| !word.is_empty())
            .take(MAX_WORDS)
            .collect();
        if words.is_empty() {
            return None;
        }
        let span = Span::new(start, self.at);
        self.query.terms.push(Term { span, words, phrase, excluded, open: false });
        Some(self.query.terms.len() - 1)
    }

    fn note(&mut self, start: usize, end: usize, message: &str) {
        if self.query.notes.len() < MAX_NOTES {
            let note = QueryNote { span: Span::new(start, end), message: message.to_owned() };
            self.query.notes.push(note);
        }
    }
}

/// What was typed as a date or a range of dates.
fn dates(field: &str, typed: &str) -> Option<Asked> {
    let date = |text: &str| {
        let parts: Vec<&str> = text.split('-').collect();
        let digits = |part: &&str, length| {
            part.len() == length && part.bytes().all(|byte| byte.is_ascii_digit())
        };
        let known = parts.len() <= 3
            && digits(&parts[0], 4)
            && parts[1..].iter().all(|part| digits(part, 2));
        known.then(|| text.to_owned())
    };
    match field {
        "before" => date(typed).map(Asked::Before),
        "after" => date(typed).map(Asked::After),
        _ => {
            let range = typed.split_once("..");
            let (from, to) = range.unwrap_or((typed, typed));
            let open = range.is_some() && (from.is_empty() || to.is_empty());
            let (from, to) = (date(from), date(to));
            let ends = usize::from(from.is_some()) + usize::from(to.is_some());
            (ends == 2 || (ends == 1 && open)).then_some(Asked::Dates { from, to })
        }
    }
}

/// Double quotation marks of any shape; single ones are apostrophes as often as not.
pub(super) fn is_mark(c: char) -> bool {
    matches!(c, '"' | '\u{201C}'..='\u{201F}' | '\u{2033}' | '«' | '»' | '\u{FF02}')
}

pub(super) fn is_bracket(c: char) -> bool {
    c == '(' || c == ')'
}
