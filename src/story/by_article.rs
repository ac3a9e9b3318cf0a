//! How each article quotes: kinds, words and cues.

use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use super::articles::ARTICLES_FIRST;
use crate::context::{use_collection, use_router};
use crate::speakers::{QuotingRow, QuotingTable};
use crossquote_ui::{LongList, Rows, ShowAll};

/// The table of all articles; nothing where no quotation was found.
#[component]
pub(super) fn ByArticle() -> impl IntoView {
    let collection = use_collection();
    if collection.dataset.quotations.is_empty() {
        return ().into_any();
    }
    let total = collection.article_count() as usize;
    let list = LongList::new(total, ARTICLES_FIRST, use_router().expanded("quoting"));
    let container = AnyNodeRef::new();
    view! {
        <section>
            <h2>"How each article quotes"</h2>
            <p class="hint">
                "Direct: all in quotation marks; mixed: in part; indirect: in the article’s own words. Words: of what is attributed. Cues: the words that say who speaks. What is doubtful is not counted."
            </p>
            <QuotingTable test_id="quoting" container>
                <Rows list let:row>
                    <QuotingRow
                        article=row as u32
                        quotations=collection
                            .listed(collection.quotations_in(row as u32), false)
                    />
                </Rows>
            </QuotingTable>
            <div class="buttons">
                <ShowAll list container noun="articles" />
            </div>
        </section>
    }
    .into_any()
}
