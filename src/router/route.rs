//! Addresses: every page and every choice that a link restores, as the fragment of the URL.
//!
//! The fragment, because it works from any static host and sub-path, from `file://` and in a
//! sandboxed frame, and is never sent to a server. Every parameter name stands in this file.
//!
//! ```text
//! #/                                              the story
//! #/quotes?q=trade+it&speaker=ann-lee&kind=direct a search; &exact=1: the words as typed only
//! #/speakers   #/speakers/ann-lee                 all speakers, one speaker
//! #/compare?left=000-a&right=001-b&statement=s1   two articles, one statement in focus
//! #/compare?left=000-a&also=002-c&view=texts      up to three articles, their whole texts
//! #/statement/s1?base=q1&with=q2                  a statement's versions; the two that are compared
//! #/article/000-a?quote=q1                        an article, one quotation chosen
//! #/quote/q1                                      one quotation on its own
//! …?doubtful=1                                    of pages that list quotations: what is doubtful too
//! ```

use crossquote_explore::search::{Facet, Request};

use super::query::{QueryWriter, decode, encode, parse_pairs};

/// Names of parameters in addresses, and values of them.
const PARAMETER_TEXT: &str = "q";
const PARAMETER_EXACT: &str = "exact";
const PARAMETER_DOUBTFUL: &str = "doubtful";
const PARAMETER_LEFT: &str = "left";
const PARAMETER_RIGHT: &str = "right";
const PARAMETER_STATEMENT: &str = "statement";
const PARAMETER_QUOTE: &str = "quote";
const PARAMETER_ALSO: &str = "also";
const PARAMETER_VIEW: &str = "view";
const VIEW_TEXTS: &str = "texts";
const ON: &str = "1";
const PARAMETER_BASE: &str = "base";
const PARAMETER_WITH: &str = "with";

/// A page and its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    Story,
    Quotes(Request),
    Speakers {
        speaker: Option<String>,
        doubtful: bool,
    },
    Compare(Comparison),
    /// The versions are named by a quotation that has them.
    Statement {
        id: String,
        base: Option<String>,
        with: Option<String>,
    },
    Article {
        id: String,
        quote: Option<String>,
    },
    Quotation {
        id: String,
    },
    /// An address that means nothing here, kept to be shown.
    Unknown(String),
}

/// Which articles are compared, and how.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Comparison {
    pub(crate) left: Option<String>,
    pub(crate) right: Option<String>,
    /// A third article.
    pub(crate) also: Option<String>,
    /// The statement in focus.
    pub(crate) statement: Option<String>,
    /// The whole texts, not statement by statement.
    pub(crate) texts: bool,
    /// What is doubtful as well.
    pub(crate) doubtful: bool,
}

impl Route {
    /// Reads a fragment, with or without its `#`. Never fails: what cannot be read is
    /// [`Route::Unknown`]; parameters that a page does not know are ignored.
    pub(crate) fn parse(fragment: &str) -> Route {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let unknown = || Route::Unknown(fragment.to_owned());
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let Some(parameters) = parse_pairs(query) else { return unknown() };
        let first = |name: &str| {
            parameters
                .iter()
                .find(|(key, value)| key == name && !value.is_empty())
                .map(|(_, value)| value.clone())
        };
        let doubtful = first(PARAMETER_DOUBTFUL).as_deref() == Some(ON);
        let mut steps = path.trim_matches('/').split('/');
        let page = steps.next().unwrap_or("");
        let name = match steps.next().map(decode) {
            Some(None) => return unknown(),
            Some(name) => name.filter(|name| !name.is_empty()),
            None => None,
        };
        if steps.next().is_some() {
            return unknown();
        }
        match (page, name) {
            ("", None) => Route::Story,
            ("quotes", None) => Route::Quotes(request(&parameters, doubtful)),
            ("speakers", speaker) => Route::Speakers { speaker, doubtful },
            ("compare", None) => Route::Compare(Comparison {
                left: first(PARAMETER_LEFT),
                right: first(PARAMETER_RIGHT),
                also: first(PARAMETER_ALSO),
                statement: first(PARAMETER_STATEMENT),
                texts: first(PARAMETER_VIEW).as_deref() == Some(VIEW_TEXTS),
                doubtful,
            }),
            ("statement", Some(id)) => {
                Route::Statement { id, base: first(PARAMETER_BASE), with: first(PARAMETER_WITH) }
            }
            ("quote", Some(id)) => Route::Quotation { id },
            ("article", Some(id)) => Route::Article { id, quote: first(PARAMETER_QUOTE) },
            _ => unknown(),
        }
    }

    /// The fragment, `#` included. [`Route::parse`] gives the same route back.
    pub(crate) fn fragment(&self) -> String {
        let mut query = QueryWriter::default();
        query.push(PARAMETER_DOUBTFUL, if self.doubtful() == Some(true) { ON } else { "" });
        match self {
            Route::Story => "#/".to_owned(),
            Route::Quotes(request) => {
                query.push(PARAMETER_TEXT, &request.text);
                query.push(PARAMETER_EXACT, if request.exact { ON } else { "" });
                for facet in Facet::ALL {
                    for value in request.chosen.of(facet) {
                        query.push(facet.name(), value);
                    }
                }
                query.after("#/quotes")
            }
            Route::Speakers { speaker: None, .. } => query.after("#/speakers"),
            Route::Speakers { speaker: Some(id), .. } => {
                query.after(&format!("#/speakers/{}", encode(id)))
            }
            Route::Compare(Comparison { left, right, also, statement, texts, .. }) => {
                query.push(PARAMETER_LEFT, left.as_deref().unwrap_or(""));
                query.push(PARAMETER_RIGHT, right.as_deref().unwrap_or(""));
                query.push(PARAMETER_ALSO, also.as_deref().unwrap_or(""));
                query.push(PARAMETER_VIEW, if *texts { VIEW_TEXTS } else { "" });
                query.push(PARAMETER_STATEMENT, statement.as_deref().unwrap_or(""));
                query.after("#/compare")
            }
            Route::Statement { id, base, with } => {
                query.push(PARAMETER_BASE, base.as_deref().unwrap_or(""));
                query.push(PARAMETER_WITH, with.as_deref().unwrap_or(""));
                query.after(&format!("#/statement/{}", encode(id)))
            }
            Route::Article { id, quote } => {
                query.push(PARAMETER_QUOTE, quote.as_deref().unwrap_or(""));
                query.after(&format!("#/article/{}", encode(id)))
            }
            Route::Quotation { id } => format!("#/quote/{}", encode(id)),
            Route::Unknown(fragment) => format!("#{fragment}"),
        }
    }

    /// Whether what is doubtful is listed too; `None` of pages that have no such choice.
    pub(crate) fn doubtful(&self) -> Option<bool> {
        match self {
            Route::Quotes(Request { doubtful, .. })
            | Route::Speakers { doubtful, .. }
            | Route::Compare(Comparison { doubtful, .. }) => Some(*doubtful),
            _ => None,
        }
    }

    /// The same with what is doubtful, or without.
    pub(crate) fn with_doubtful(mut self, listed: bool) -> Route {
        if let Route::Quotes(Request { doubtful, .. })
        | Route::Speakers { doubtful, .. }
        | Route::Compare(Comparison { doubtful, .. }) = &mut self
        {
            *doubtful = listed;
        }
        self
    }

    /// Which page it is of, and what that is about, without the choices made on it.
    pub(crate) fn place(&self) -> Place {
        match self.clone() {
            Route::Story => Place::Story,
            Route::Quotes(_) => Place::Quotes,
            Route::Speakers { speaker: None, .. } => Place::Speakers,
            Route::Speakers { speaker: Some(id), .. } => Place::Speaker(id),
            Route::Compare(_) => Place::Compare,
            Route::Statement { id, .. } => Place::Statement(id),
            Route::Article { id, .. } => Place::Article(id),
            Route::Quotation { id } => Place::Quotation(id),
            Route::Unknown(fragment) => Place::Unknown(fragment),
        }
    }
}

/// A page with what it is about. Routes to one place share what is on screen; another place replaces it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Place {
    Story,
    Quotes,
    Speakers,
    /// One speaker, by id; so the ids below.
    Speaker(String),
    Compare,
    Statement(String),
    Article(String),
    Quotation(String),
    Unknown(String),
}

fn request(parameters: &[(String, String)], doubtful: bool) -> Request {
    let mut request = Request { doubtful, ..Request::default() };
    for (key, value) in parameters {
        if key == PARAMETER_TEXT {
            request.text = value.clone();
        } else if key == PARAMETER_EXACT {
            request.exact = value == ON;
        } else if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.name() == key)
            && !value.is_empty()
            && !request.chosen.has(facet, value)
        {
            request.chosen.toggle(facet, value);
        }
    }
    request
}

#[cfg(test)]
#[path = "route_tests.rs"]
mod tests;
