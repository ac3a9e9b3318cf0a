//! The part of the page's address that names one of the reader's own collections: `./?local=ID#/quotes`. It means
//! something in the browser that keeps the collection, and nowhere else.

use super::query::encode;
use super::{Route, page_parameter};
use crossquote_library::PARAMETER;
use crossquote_ui::browser::hosting;

/// The id of the collection that the address names, if it names one; the same for the whole visit.
pub(crate) fn local_collection() -> Option<String> {
    page_parameter(PARAMETER).filter(|id| !id.is_empty())
}

/// What stands behind a page's address to name a collection, `?` included.
pub(crate) fn local_query(id: &str) -> String {
    format!("?{PARAMETER}={}", encode(id))
}

/// The address of a view, absolute, for pasting elsewhere. Of a local collection it is this page's: where the
/// explorer is published, other people's words stand under the same fragment.
pub(crate) fn absolute_address(route: &Route) -> String {
    let fragment = route.fragment();
    match local_collection() {
        Some(id) => hosting::page_address() + &local_query(&id) + &fragment,
        None => hosting::absolute_address(&fragment),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::router::parameter;

    #[test]
    fn a_collection_comes_back_from_its_address() {
        for (id, expected) in [
            ("193a-5f", "?local=193a-5f"),
            ("a b&c=d#/e", "?local=a%20b%26c%3Dd%23%2Fe"),
            ("Ü+", "?local=%C3%9C%2B"),
        ] {
            let query = local_query(id);
            assert_eq!(query, expected);
            assert_eq!(parameter(&query[1..], PARAMETER).as_deref(), Some(id));
        }
    }
}
