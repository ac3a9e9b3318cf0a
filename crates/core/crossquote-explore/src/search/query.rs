//! The text typed, read leniently into a tree: words, phrases, fields, and notes on what was odd.
//! It never fails.
//!
//! ```text
//! peace “hot phase” -trade (nato OR alliance) speaker:zelensky nat
//! ───── ─────────── ────── ────────────────── ──────────────── ───
//! word  phrase      not    either             filter           word, may be unfinished
//! ```
//!
//! What is not understood is searched as plain words: a reader who pastes a sentence with colons,
//! parentheses and dashes wants that sentence, not a message.

use super::{Facet, QueryNote};
use crossquote_model::Span;
use crossquote_text::{fold, words};

/// Terms beyond this many are left out, with a note. A pasted paragraph fits; a pasted book would
/// only make every answer slow and empty.
pub const MAX_TERMS: usize = 64;

/// Words of a phrase beyond this many are left out: it is found by its beginning.
const MAX_WORDS: usize = 256;

/// Notes beyond this many are left out: nobody reads them, and a hostile text could ask for
/// thousands.
const MAX_NOTES: usize = 8;

/// Parentheses deeper than this are passed over: nobody means them, and each level is a call.
const MAX_DEPTH: usize = 8;

/// The text typed, understood.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Query {
    /// Joined by AND.
    pub all: Vec<Node>,
    /// In the order typed.
    pub terms: Vec<Term>,
    /// `field:value`, in the order typed.
    pub filters: Vec<TypedFilter>,
    /// Where the words must stand.
    pub scope: Scope,
    /// What was odd, in the order typed.
    pub notes: Vec<QueryNote>,
}

/// A part of the tree.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Node {
    /// A word or phrase: index into [`Query::terms`].
    Term(usize),
    /// A filter inside parentheses or beside an `OR`: index into [`Query::filters`]. Those outside
    /// are no part of the tree: they and the values chosen are one.
    Filter(usize),
    /// All of them.
    All(Vec<Node>),
    /// At least one of them.
    Any(Vec<Node>),
    /// What does not match.
    Not(Box<Node>),
}

/// A word or a phrase to be found or kept out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// Where it was typed, with its minus sign and quotation marks.
    pub span: Span,
    /// The words folded, which must stand side by side; never empty.
    pub words: Vec<String>,
    /// Whether it was typed in quotation marks: exactly these words.
    pub phrase: bool,
    /// Whether the last word may be unfinished: the last one typed, or `word*`.
    pub open: bool,
    /// Whether quotations that match are kept out.
    pub excluded: bool,
}

/// Where words must stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Scope {
    /// In the quotation, the sentences around it, or a name beside it.
    #[default]
    Anywhere,
    /// `in:quote`: in what is attributed.
    Quote,
    /// `in:context`: there or in the sentences around.
    Context,
    /// `in:article`: anywhere in the article's text, or where [`Scope::Anywhere`] looks.
    Article,
}

/// A filter that was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TypedFilter {
    /// Where it was typed, with its minus sign: cut it out to take the filter away.
    pub span: Span,
    /// What it filters by.
    pub facet: Facet,
    /// What was typed behind the colon.
    pub asked: Asked,
    /// Whether it keeps out what it names.
    pub excluded: bool,
    /// Whether it stands outside parentheses and `OR`, and so is one with the values chosen.
    pub counts: bool,
    /// Numbers of the values that it means, for [`super::Index::facet_value`]; filled by a search.
    pub values: Vec<u32>,
}

/// What was typed behind the colon of a field.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asked {
    /// Words of the value, folded, side by side; the last may be unfinished.
    Words(Vec<String>),
    /// Dates of publication, both ends included; a year or a month stands for all its days.
    Dates {
        /// First.
        from: Option<String>,
        /// Last.
        to: Option<String>,
    },
    /// Dates before this day, month or year.
    Before(String),
    /// Dates after this day, month or year.
    After(String),
}

impl Asked {
    /// Whether it limits what others let through, instead of letting more through.
    pub(super) fn narrows(&self) -> bool {
        matches!(self, Asked::Before(_) | Asked::After(_))
    }
}

/// Fields that can be typed, besides the names of facets.
const OTHER_FIELDS: [&str; 4] = ["before", "after", "type", "in"];

/// All fields that can be typed.
pub fn fields() -> impl Iterator<Item = &'static str> {
    Facet::ALL.into_iter().map(Facet::name).chain(OTHER_FIELDS)
}

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
            // Not by the standard library's search for a text, which is a thousand bytes.
            let dots = typed.find('.').filter(|&at| typed[at + 1..].starts_with('.'));
            let (from, to) = dots.map_or((typed, typed), |at| (&typed[..at], &typed[at + 2..]));
            let open = dots.is_some() && (from.is_empty() || to.is_empty());
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
