//! The addresses of the workspace's pages: `#/add`, `#/review`, `#/review/ID`. The explorer's `src/router/route.rs` has
//! them too, and opens the workspace for them.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

/// What stays readable in an address; everything else is percent-encoded.
const PLAIN: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'_').remove(b'.').remove(b'~');

/// A page of the workspace.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Route {
    Add,
    /// Corrections to the collection, or to one article.
    Review {
        article: Option<String>,
    },
}

impl Route {
    /// Reads a fragment, with or without its `#`. What is no review is the page where articles are added.
    pub(crate) fn parse(fragment: &str) -> Route {
        let path = fragment.strip_prefix('#').unwrap_or(fragment).split('?').next();
        let mut steps = path.unwrap_or_default().trim_matches('/').split('/');
        if steps.next() != Some("review") {
            return Route::Add;
        }
        let article = steps.next().filter(|id| !id.is_empty()).and_then(|id| {
            let id = percent_decode_str(id).decode_utf8().ok()?;
            Some(id.into_owned())
        });
        Route::Review { article }
    }

    /// The fragment, `#` included. [`Route::parse`] gives the same route back.
    pub(crate) fn fragment(&self) -> String {
        match self {
            Route::Add => "#/add".to_owned(),
            Route::Review { article: None } => "#/review".to_owned(),
            Route::Review { article: Some(id) } => {
                format!("#/review/{}", utf8_percent_encode(id, PLAIN))
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fragment_gives_back_the_route_that_it_is_of() {
        let review = |id: &str| Route::Review { article: Some(id.to_owned()) };
        let known =
            [Route::Add, Route::Review { article: None }, review("000-a"), review("a/b c?é")];
        for route in known {
            assert_eq!(Route::parse(&route.fragment()), route);
        }
        assert_eq!(Route::parse(""), Route::Add);
        assert_eq!(Route::parse("#/review/"), Route::Review { article: None });
    }
}
