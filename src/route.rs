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
//! #/add                                           the reader's own articles
//! #/review   #/review/000-a                       corrections to them; one article's
//! ```

use crossquote_core::search::{Facet, Request};
use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

const PARAMETER_TEXT: &str = "q";
const PARAMETER_EXACT: &str = "exact";
const PARAMETER_LEFT: &str = "left";
const PARAMETER_RIGHT: &str = "right";
const PARAMETER_STATEMENT: &str = "statement";
const PARAMETER_QUOTE: &str = "quote";
const PARAMETER_ALSO: &str = "also";
const PARAMETER_VIEW: &str = "view";
const VIEW_TEXTS: &str = "texts";
const PARAMETER_BASE: &str = "base";
const PARAMETER_WITH: &str = "with";

/// What stays readable in an address; everything else is percent-encoded.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A page and its state.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    Story,
    Quotes(Request),
    Speakers {
        speaker: Option<String>,
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
    Add,
    Review {
        article: Option<String>,
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
}

impl Route {
    /// Reads a fragment, with or without its `#`. Never fails: what cannot be read is
    /// [`Route::Unknown`]; parameters that a page does not know are ignored.
    pub(crate) fn parse(fragment: &str) -> Route {
        let fragment = fragment.strip_prefix('#').unwrap_or(fragment);
        let unknown = || Route::Unknown(fragment.to_owned());
        let (path, query) = fragment.split_once('?').unwrap_or((fragment, ""));
        let Some(parameters) = parse_query(query) else { return unknown() };
        let first = |name: &str| {
            parameters
                .iter()
                .find(|(key, value)| key == name && !value.is_empty())
                .map(|(_, value)| value.clone())
        };
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
            ("quotes", None) => Route::Quotes(request(&parameters)),
            ("speakers", speaker) => Route::Speakers { speaker },
            ("compare", None) => Route::Compare(Comparison {
                left: first(PARAMETER_LEFT),
                right: first(PARAMETER_RIGHT),
                also: first(PARAMETER_ALSO),
                statement: first(PARAMETER_STATEMENT),
                texts: first(PARAMETER_VIEW).as_deref() == Some(VIEW_TEXTS),
            }),
            ("statement", Some(id)) => {
                Route::Statement { id, base: first(PARAMETER_BASE), with: first(PARAMETER_WITH) }
            }
            ("add", None) => Route::Add,
            ("review", article) => Route::Review { article },
            ("quote", Some(id)) => Route::Quotation { id },
            ("article", Some(id)) => Route::Article { id, quote: first(PARAMETER_QUOTE) },
            _ => unknown(),
        }
    }

    /// The fragment, `#` included. [`Route::parse`] gives the same route back.
    pub(crate) fn fragment(&self) -> String {
        match self {
            Route::Story => "#/".to_owned(),
            Route::Quotes(request) => {
                let mut query = Query::default();
                query.push(PARAMETER_TEXT, &request.text);
                query.push(PARAMETER_EXACT, if request.exact { "1" } else { "" });
                for facet in Facet::ALL {
                    for value in request.chosen.of(facet) {
                        query.push(facet.name(), value);
                    }
                }
                query.after("#/quotes")
            }
            Route::Speakers { speaker: None } => "#/speakers".to_owned(),
            Route::Speakers { speaker: Some(id) } => format!("#/speakers/{}", encode(id)),
            Route::Compare(Comparison { left, right, also, statement, texts }) => {
                let mut query = Query::default();
                query.push(PARAMETER_LEFT, left.as_deref().unwrap_or(""));
                query.push(PARAMETER_RIGHT, right.as_deref().unwrap_or(""));
                query.push(PARAMETER_ALSO, also.as_deref().unwrap_or(""));
                query.push(PARAMETER_VIEW, if *texts { VIEW_TEXTS } else { "" });
                query.push(PARAMETER_STATEMENT, statement.as_deref().unwrap_or(""));
                query.after("#/compare")
            }
            Route::Statement { id, base, with } => {
                let mut query = Query::default();
                query.push(PARAMETER_BASE, base.as_deref().unwrap_or(""));
                query.push(PARAMETER_WITH, with.as_deref().unwrap_or(""));
                query.after(&format!("#/statement/{}", encode(id)))
            }
            Route::Article { id, quote } => {
                let mut query = Query::default();
                query.push(PARAMETER_QUOTE, quote.as_deref().unwrap_or(""));
                query.after(&format!("#/article/{}", encode(id)))
            }
            Route::Quotation { id } => format!("#/quote/{}", encode(id)),
            Route::Add => "#/add".to_owned(),
            Route::Review { article: None } => "#/review".to_owned(),
            Route::Review { article: Some(id) } => format!("#/review/{}", encode(id)),
            Route::Unknown(fragment) => format!("#{fragment}"),
        }
    }

    /// The page and what it is about, without the choices made on it.
    pub(crate) fn place(&self) -> (Page, Option<&str>) {
        let about = match self {
            Route::Speakers { speaker } => speaker.as_deref(),
            Route::Article { id, .. } | Route::Statement { id, .. } | Route::Quotation { id } => {
                Some(id.as_str())
            }
            _ => None,
        };
        (self.page(), about)
    }

    /// The page alone. Routes of one page share what is on screen; another page replaces it.
    pub(crate) fn page(&self) -> Page {
        match self {
            Route::Story => Page::Story,
            Route::Quotes(_) => Page::Quotes,
            Route::Speakers { .. } => Page::Speakers,
            Route::Compare(_) => Page::Compare,
            Route::Statement { .. } => Page::Statement,
            Route::Article { .. } => Page::Article,
            Route::Quotation { .. } => Page::Quotation,
            Route::Add => Page::Add,
            Route::Review { .. } => Page::Review,
            Route::Unknown(_) => Page::Unknown,
        }
    }
}

/// A page without its state.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Page {
    Story,
    Quotes,
    Speakers,
    Compare,
    Statement,
    Article,
    Quotation,
    Add,
    Review,
    Unknown,
}

fn request(parameters: &[(String, String)]) -> Request {
    let mut request = Request::default();
    for (key, value) in parameters {
        if key == PARAMETER_TEXT {
            request.text = value.clone();
        } else if key == PARAMETER_EXACT {
            request.exact = value == "1";
        } else if let Some(facet) = Facet::ALL.into_iter().find(|facet| facet.name() == key)
            && !value.is_empty()
            && !request.chosen.has(facet, value)
        {
            request.chosen.toggle(facet, value);
        }
    }
    request
}

/// The first value of a parameter in a query string, without its `?`.
pub(crate) fn parameter(query: &str, name: &str) -> Option<String> {
    let pairs = parse_query(query)?;
    pairs.into_iter().find(|(key, _)| key == name).map(|(_, value)| value)
}

/// The pairs of a query string; `None` when one of them is no UTF-8 once decoded.
fn parse_query(query: &str) -> Option<Vec<(String, String)>> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            Some((decode(key)?, decode(value)?))
        })
        .collect()
}

fn decode(part: &str) -> Option<String> {
    // `+` for a space, as forms and people write it; a plus sign travels as %2B.
    let spaced = part.replace('+', " ");
    percent_decode_str(&spaced).decode_utf8().ok().map(|text| text.into_owned())
}

fn encode(part: &str) -> String {
    utf8_percent_encode(part, PLAIN).to_string()
}

#[derive(Default)]
struct Query(String);

impl Query {
    /// Adds a pair; an empty value is the same as none and leaves the address short.
    fn push(&mut self, key: &str, value: &str) {
        if value.is_empty() {
            return;
        }
        self.0.push(if self.0.is_empty() { '?' } else { '&' });
        self.0.push_str(key);
        self.0.push('=');
        // Between them a space, which forms write as a plus sign.
        for (at, word) in value.split(' ').enumerate() {
            self.0.push_str(if at > 0 { "+" } else { "" });
            self.0.push_str(&encode(word));
        }
    }

    fn after(self, path: &str) -> String {
        format!("{path}{}", self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn round_trip(fragment: &str) -> Route {
        let route = Route::parse(fragment);
        assert_eq!(Route::parse(&route.fragment()), route, "{fragment} comes back");
        route
    }

    #[test]
    fn every_page_comes_back_from_its_address() {
        assert_eq!(round_trip(""), Route::Story);
        assert_eq!(round_trip("#/"), Route::Story);
        assert_eq!(round_trip("#/speakers"), Route::Speakers { speaker: None });
        assert_eq!(round_trip("#/speakers/"), Route::Speakers { speaker: None });
        let Route::Compare(comparison) =
            round_trip("#/compare?left=a&also=c&view=texts&statement=s")
        else {
            panic!()
        };
        assert!(comparison.texts && comparison.also.as_deref() == Some("c"));
        let wanted = Route::Statement {
            id: "s1".to_owned(),
            base: Some("q1".to_owned()),
            with: Some("q2".to_owned()),
        };
        assert_eq!(round_trip("#/statement/s1?base=q1&with=q2"), wanted);
        assert_eq!(
            round_trip("#/article/000-a?quote=q1"),
            Route::Article { id: "000-a".to_owned(), quote: Some("q1".to_owned()) }
        );
        assert_eq!(
            round_trip("#/compare?left=a&right=b"),
            Route::Compare(Comparison {
                left: Some("a".to_owned()),
                right: Some("b".to_owned()),
                ..Comparison::default()
            })
        );
    }

    #[test]
    fn a_search_keeps_words_marks_and_every_choice() {
        let route = round_trip(
            "#/quotes?q=%22trade+it%22+50%25%2B&kind=direct&speaker=b&speaker=a&said=according%20to",
        );
        let Route::Quotes(request) = &route else { panic!("{route:?}") };
        assert_eq!(request.text, "\"trade it\" 50%+");
        assert_eq!(request.chosen.of(Facet::Speaker), ["b", "a"]);
        assert_eq!(request.chosen.of(Facet::Cue), ["according to"]);
        assert_eq!(
            route.fragment(),
            "#/quotes?q=%22trade+it%22+50%25%2B&speaker=b&speaker=a&kind=direct&said=according+to"
        );
    }

    #[test]
    fn what_means_nothing_is_kept_to_be_shown() {
        for fragment in [
            "#/nonsense",
            "#/article",
            "#/statement",
            "#/a/b/c/d",
            "#/quotes/extra",
            "#/quotes?q=%FF",
            "#x",
        ] {
            assert!(matches!(Route::parse(fragment), Route::Unknown(_)), "{fragment}");
            round_trip(fragment);
        }
        let Route::Quotes(exact) = round_trip("#/quotes?q=a&exact=1") else { panic!() };
        assert!(exact.exact);
        // Unknown parameters and half pairs are ignored: links outlive versions.
        assert_eq!(round_trip("#/quotes?mood=1&&=&q"), Route::Quotes(Request::default()));
        // The same value twice is one choice, not a choice taken back.
        let Route::Quotes(twice) = round_trip("#/quotes?kind=mixed&kind=mixed") else { panic!() };
        assert_eq!(twice.chosen.of(Facet::Kind), ["mixed"]);
    }
}
