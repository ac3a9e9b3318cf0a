//! What of articles goes into HTML, written so that it can mean nothing there.

use crossquote_model::Article;
use crossquote_model::address::linked;

pub use crossquote_model::markup::html as escape;

/// The address of an article's original, if it may be linked, as it may stand in a link.
pub fn address(article: &Article) -> Option<String> {
    linked(&article.url.as_ref()?.value)
}
