//! Stub.

mod text_blocks;

use leptos::prelude::*;

pub(crate) use text_blocks::{TextBlock, text_blocks};

/// The page of the article with that id; `chosen` is the id of the quotation that is explained.
#[component]
pub(crate) fn ArticlePage(id: String, chosen: Memo<Option<String>>) -> impl IntoView {
    let _ = chosen;
    view! { <h1>{id}</h1> }
}
