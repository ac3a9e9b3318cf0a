//! The articles of the collection, in its order.

use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use crate::context::{use_collection, use_router};
use crate::records::{ArticleLink, Provenance, quotation_count};
use crossquote_ui::{LongList, Rows, ShowAll};

/// Articles that are listed before "show all".
pub(super) const ARTICLES_FIRST: usize = 20;

/// All articles, each with what it states about itself and how much it quotes.
#[component]
pub(super) fn ArticleList() -> impl IntoView {
    let total = use_collection().article_count() as usize;
    let list = LongList::new(total, ARTICLES_FIRST, use_router().expanded("articles"));
    let container = AnyNodeRef::new();
    view! {
        <section>
            <h2>"The articles"</h2>
            <ol class="story-articles" id="articles" node_ref=container>
                <Rows list let:row>
                    <ArticleRow article=row as u32 />
                </Rows>
            </ol>
            <ShowAll list container noun="articles" />
        </section>
    }
}

#[component]
fn ArticleRow(article: u32) -> impl IntoView {
    let collection = use_collection();
    let counted = quotation_count(&collection, collection.quotations_in(article));
    view! {
        <li data-testid="article">
            <ArticleLink article />
            <Provenance article />
            <span class="story-count">{counted}</span>
        </li>
    }
}
