//! Search the slow and obvious way: strings compared with strings, quotation after quotation. What
//! the index finds must be what this finds.
//!
//! It has words, folding and forms of its own: what it shared with search would be wrong in both at once. What it does
//! share is reading the text typed into a tree, of which the snapshots of requests say how it was understood.

use std::collections::BTreeSet;

use crossquote_explore::search::query::{Asked, Node, Query, Scope, Term, TypedFilter, parse};
use crossquote_explore::search::{Facet, Request};
use crossquote_model::{Dataset, SpeakerKind};

use crate::folding::fold;

/// A dataset as strings.
pub(crate) struct Slow<'d> {
    dataset: &'d Dataset,
    vocabulary: BTreeSet<String>,
    /// Pairs of words that spell one name.
    variants: BTreeSet<(String, String)>,
}

/// For each term of a query, for each of its words, the words that it may stand for.
type Meanings<'v> = Vec<Vec<BTreeSet<&'v str>>>;

/// Words that are asked for and have other forms in what is searched, by hand. All that is no form of another here
/// must be none for search either.
const FORMS: [&[&str]; 19] = [
    &["territory", "territories"],
    &["behav", "behaved"],
    &["say", "says"],
    &["settlement", "settlements"],
    &["bridge", "bridges"],
    &["article", "articles"],
    &["country", "countries"],
    &["send", "sends"],
    &["cost", "costs"],
    &["post", "posts"],
    &["negotiate", "negotiated", "negotiating"],
    &["warned", "warning"],
    &["take", "taking"],
    &["need", "needs"],
    &["pirate", "pirates"],
    // No forms of one word: what simple rules make of endings, and what search finds too many by.
    &["new", "news"],
    &["will", "willing"],
    &["even", "evening"],
    &["not", "noting"],
];

/// Whether two words are forms of one, possessives put aside.
fn of_one(a: &str, b: &str) -> bool {
    let (a, b) = (bare(a), bare(b));
    a == b || FORMS.iter().any(|forms| forms.contains(&a) && forms.contains(&b))
}

/// A word without what makes it a possessive.
fn bare(word: &str) -> &str {
    match word.strip_suffix("'s") {
        Some("") | None => word,
        Some(owner) => owner,
    }
}

/// The words of a text, folded: runs of letters and digits, held together by apostrophes between letters, by stops and
/// commas between digits, and by the stops of abbreviations.
fn folded(text: &str) -> Vec<String> {
    let chars: Vec<char> = text.chars().collect();
    let own = |at: usize| {
        chars.get(at).is_some_and(|c| {
            c.is_alphanumeric() || ('\u{300}'..='\u{36F}').contains(c) || *c == '\u{AD}'
        })
    };
    let letter = |at: usize| chars.get(at).is_some_and(|c| c.is_alphabetic());
    let digit = |at: usize| chars.get(at).is_some_and(char::is_ascii_digit);
    let mut found = Vec::new();
    let mut at = 0;
    while at < chars.len() {
        let start = at;
        // Letters with a stop behind each: two at least, or one and another letter.
        while letter(at) && chars.get(at + 1) == Some(&'.') && (at > start || letter(at + 2)) {
            at += 2;
        }
        let holds = |at: usize| match chars.get(at) {
            Some('\'' | '\u{2019}') => letter(at - 1) && letter(at + 1),
            Some('.' | ',') => digit(at - 1) && digit(at + 1),
            _ => false,
        };
        while own(at) || (at > start && holds(at)) {
            at += 1;
        }
        if at == start {
            at += 1;
        } else {
            found.push(fold(&chars[start..at].iter().collect::<String>()));
        }
    }
    found
}

/// The least number of letters added, left out, changed or swapped with the next; 9 beyond two.
fn mistakes(a: &[char], b: &[char]) -> usize {
    limited(a, b, 2)
}

/// The same, given up beyond `most`.
fn limited(a: &[char], b: &[char], most: usize) -> usize {
    match (a, b) {
        ([], rest) | (rest, []) if rest.len() <= most => rest.len(),
        ([], _) | (_, []) => 9,
        ([x, a1 @ ..], [y, b1 @ ..]) if x == y => limited(a1, b1, most),
        _ if most == 0 => 9,
        ([x, a1 @ ..], [y, b1 @ ..]) => {
            let next = |a: &[char], b: &[char]| 1 + limited(a, b, most - 1);
            let least = next(a1, b1).min(next(a, b1)).min(next(a1, b));
            match (a1, b1) {
                ([x1, a2 @ ..], [y1, b2 @ ..]) if x == y1 && x1 == y => least.min(next(a2, b2)),
                _ => least,
            }
        }
    }
}

impl Slow<'_> {
    pub(crate) fn new(dataset: &Dataset) -> Slow<'_> {
        let mut vocabulary = BTreeSet::new();
        let mut variants = BTreeSet::new();
        for article in &dataset.articles {
            vocabulary.extend(folded(&article.text));
            for fact in [&article.title, &article.outlet].into_iter().flatten() {
                vocabulary.extend(folded(&fact.value));
            }
        }
        for speaker in &dataset.speakers {
            let mut names = folded(&speaker.name);
            names.extend(speaker.mentions.iter().flat_map(|mention| folded(&mention.form)));
            vocabulary.extend(names.iter().cloned());
            if !matches!(speaker.kind, SpeakerKind::Person | SpeakerKind::Organisation) {
                continue;
            }
            let names: Vec<String> = names.iter().map(|name| bare(name).to_owned()).collect();
            for a in &names {
                for b in &names {
                    let chars = |text: &str| text.chars().collect::<Vec<_>>();
                    if a.len() >= 6
                        && a.as_bytes()[0] == b.as_bytes()[0]
                        && !of_one(a, b)
                        && mistakes(&chars(a), &chars(b)) <= 2
                    {
                        variants.insert((a.clone(), b.clone()));
                    }
                }
            }
        }
        Slow { dataset, vocabulary, variants }
    }

    /// Whether `known` is what `typed` may stand for.
    fn means(&self, term: &Term, at: usize, known: &str, typos: bool, exact: bool) -> bool {
        let typed = &term.words[at];
        let open = term.open && at + 1 == term.words.len();
        if known == typed || (open && known.starts_with(typed.as_str())) {
            return !(term.excluded && known != typed && !open);
        }
        if exact || term.phrase {
            return false;
        }
        if of_one(known, typed) {
            return true;
        }
        if self.variants.contains(&(typed.clone(), known.to_owned())) {
            return true;
        }
        let stands = self
            .vocabulary
            .iter()
            .any(|word| word == typed || (open && word.starts_with(typed.as_str())));
        if term.excluded || (stands && !typos) || typed.bytes().any(|b| b.is_ascii_digit()) {
            return false;
        }
        let chars = |text: &str| text.chars().collect::<Vec<_>>();
        let one = |word: &String| limited(&chars(word), &chars(typed), 1) == 1;
        if typed.len() >= 4 && one(&known.to_owned()) {
            return true;
        }
        typed.len() >= 8
            && !stands
            && limited(&chars(known), &chars(typed), 2) <= 2
            && !self.vocabulary.iter().any(one)
    }

    /// For each word of a term, all words that it may stand for.
    fn meanings(&self, term: &Term, typos: bool, exact: bool) -> Vec<BTreeSet<&str>> {
        let all = |at: usize| {
            let known = self.vocabulary.iter().map(String::as_str);
            known.filter(|known| self.means(term, at, known, typos, exact)).collect()
        };
        (0..term.words.len()).map(all).collect()
    }

    fn term(&self, number: usize, query: &Query, term: usize, meanings: &Meanings) -> bool {
        let (term, meanings) = (&query.terms[term], &meanings[term]);
        let quotation = &self.dataset.quotations[number];
        let article = &self.dataset.articles[quotation.article as usize];
        let speaker = &self.dataset.speakers[quotation.speaker as usize];
        let content: Vec<String> =
            quotation.content.iter().flat_map(|span| folded(span.of(&article.text))).collect();
        let whole = quotation.content.iter().fold(quotation.context, |all, &span| all.cover(span));
        // With a single segment the content is a part of the sentences around it.
        let mut fields = vec![folded(whole.of(&article.text))];
        if quotation.content.len() > 1 {
            fields.push(content.clone());
        }
        if query.scope == Scope::Quote {
            fields = quotation.content.iter().map(|span| folded(span.of(&article.text))).collect();
            fields.push(content);
        }
        if !term.excluded && matches!(query.scope, Scope::Anywhere | Scope::Article) {
            fields.push(folded(&speaker.name));
            fields.extend(speaker.mentions.iter().map(|mention| folded(&mention.form)));
            let facts = [&article.title, &article.outlet];
            fields.extend(facts.into_iter().flatten().map(|fact| folded(&fact.value)));
        }
        if query.scope == Scope::Article {
            fields.push(folded(&article.text));
        }
        fields.iter().any(|field| {
            field.windows(term.words.len()).any(|window| {
                window.iter().zip(meanings).all(|(word, meant)| meant.contains(word.as_str()))
            })
        })
    }

    fn node(&self, number: usize, query: &Query, node: &Node, meanings: &Meanings) -> bool {
        let one = |node: &Node| self.node(number, query, node, meanings);
        match node {
            Node::Term(term) => self.term(number, query, *term, meanings),
            Node::Filter(filter) => self.asked(number, &query.filters[*filter]),
            Node::All(nodes) => nodes.iter().all(one),
            Node::Any(nodes) => nodes.iter().any(one),
            Node::Not(node) => !one(node),
        }
    }

    /// The value of a quotation in a facet.
    pub(crate) fn value(&self, number: usize, facet: Facet) -> String {
        let quotation = &self.dataset.quotations[number];
        let article = &self.dataset.articles[quotation.article as usize];
        let stated = |fact: &Option<crossquote_model::Stated>| {
            fact.as_ref().map_or("not stated".to_owned(), |fact| fact.value.clone())
        };
        match facet {
            Facet::Speaker => self.dataset.speakers[quotation.speaker as usize].id.clone(),
            Facet::Article => article.id.clone(),
            Facet::Outlet => stated(&article.outlet),
            Facet::Kind => quotation.kind.name().to_owned(),
            Facet::Polarity => quotation.polarity.name().to_owned(),
            Facet::Cue => quotation
                .cue
                .first()
                .map_or("not stated".to_owned(), |cue| cue.of(&article.text).to_lowercase()),
            Facet::Date => stated(&article.published),
        }
    }

    /// Whether a quotation has what was typed behind a field's colon.
    fn asked(&self, number: usize, filter: &TypedFilter) -> bool {
        let value = self.value(number, filter.facet);
        let head = |limit: &String| value.chars().take(limit.len()).collect::<String>();
        let stated = value != "not stated";
        let wanted = match &filter.asked {
            Asked::Before(day) => return stated && head(day) < *day,
            Asked::After(day) => return stated && head(day) > *day,
            Asked::Dates { from, to } => {
                return stated
                    && from.as_ref().is_none_or(|from| head(from) >= *from)
                    && to.as_ref().is_none_or(|to| head(to) <= *to);
            }
            Asked::Words(wanted) => wanted,
        };
        let speaker = &self.dataset.speakers[self.dataset.quotations[number].speaker as usize];
        let names: Vec<Vec<String>> = match filter.facet {
            Facet::Speaker => std::iter::once(&speaker.name)
                .chain(speaker.mentions.iter().map(|mention| &mention.form))
                .map(|name| folded(name))
                .collect(),
            _ => vec![folded(&value)],
        };
        // What was "not said" was not "said".
        let places = if filter.facet == Facet::Polarity { 1 } else { usize::MAX };
        names.iter().any(|name| {
            name.windows(wanted.len()).take(places).any(|window| {
                window.iter().zip(wanted).enumerate().all(|(at, (known, wanted_word))| {
                    known == wanted_word
                        || bare(known) == wanted_word
                        || (at + 1 == wanted.len() && known.starts_with(wanted_word.as_str()))
                        || (filter.facet == Facet::Cue && of_one(known, wanted_word))
                })
            })
        })
    }

    /// Whether lists leave a quotation out until it is asked for.
    pub(crate) fn is_doubtful(&self, number: usize) -> bool {
        let quotation = &self.dataset.quotations[number];
        quotation.kind.name() == "indirect" && quotation.confidence < 60 && !quotation.checked
    }

    /// Whether the choices and typed filters let a quotation through, those of one facet left out.
    pub(crate) fn passes(
        &self,
        number: usize,
        request: &Request,
        query: &Query,
        leave_out: Option<Facet>,
    ) -> bool {
        Facet::ALL.into_iter().filter(|facet| Some(*facet) != leave_out).all(|facet| {
            let chosen = request.chosen.of(facet);
            let typed = || query.filters.iter().filter(|f| f.facet == facet && f.counts);
            let narrows = |f: &&TypedFilter| {
                f.excluded || matches!(f.asked, Asked::Before(_) | Asked::After(_))
            };
            let any = !chosen.is_empty() || typed().any(|f| !narrows(&f));
            let offered = chosen.contains(&self.value(number, facet))
                || typed().any(|f| !narrows(&f) && self.asked(number, f));
            (!any || offered)
                && typed().filter(narrows).all(|f| self.asked(number, f) != f.excluded)
        })
    }

    /// The quotations whose words match, whatever the filters; `None` where not all words are
    /// needed or none has them.
    pub(crate) fn matching(&self, request: &Request) -> Option<Vec<usize>> {
        let query = parse(&request.text);
        let wanted = query.terms.iter().filter(|term| !term.excluded).count();
        if wanted >= 8 && !request.exact && wanted == query.all.len() {
            return None;
        }
        for typos in [false, true] {
            let all = 0..self.dataset.quotations.len();
            let terms = query.terms.iter();
            let meanings: Meanings =
                terms.map(|term| self.meanings(term, typos, request.exact)).collect();
            let found: Vec<usize> = all
                .filter(|&number| {
                    let mut nodes = query.all.iter();
                    nodes.all(|node| self.node(number, &query, node, &meanings))
                })
                .collect();
            let passes = found.iter().any(|&number| self.passes(number, request, &query, None));
            if passes || wanted == 0 || request.exact {
                return Some(found);
            }
        }
        None
    }
}
