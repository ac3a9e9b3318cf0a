//! How each article quotes a speaker: in which kinds, with which cues, under which names.

use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use super::article_quotations::{ArticleQuotations, add_naming_articles};
use super::folding_box::FoldingBox;
use super::quoting_row::QuotingRow;
use super::quoting_table::QuotingTable;
use super::speaker_quotations::ARTICLES_FIRST;
use super::word_forms::WordForms;
use crate::context::{use_collection, use_router};
use crossquote_ui::{LongList, Rows, ShowAll};

/// The table of the articles that quote a speaker, and of those that only name them; nothing where none quotes
/// them.
#[component]
pub(super) fn ByArticle(
    speaker: u32,
    /// The articles that quote them.
    sections: Vec<ArticleQuotations>,
) -> impl IntoView {
    if sections.is_empty() {
        return ().into_any();
    }
    let rows = add_naming_articles(sections, &use_collection().speaker(speaker).mentions);
    let list = LongList::new(rows.len(), ARTICLES_FIRST, use_router().expanded("quoting"));
    let container = AnyNodeRef::new();
    view! {
        <FoldingBox heading="By article">
            <QuotingTable test_id="forms" container further_heading="Named as">
                <Rows list let:row>
                    <NamingRow speaker section=rows[row].clone() />
                </Rows>
            </QuotingTable>
            <ShowAll list container noun="rows" />
        </FoldingBox>
    }
    .into_any()
}

/// How one article quotes the speaker, and what it calls them.
#[component]
fn NamingRow(speaker: u32, section: ArticleQuotations) -> impl IntoView {
    let ArticleQuotations { article, quotations } = section;
    let collection = use_collection();
    let mentions = collection.speaker(speaker).mentions.iter();
    let mentions = mentions.filter(|mention| mention.article == article).cloned().collect();
    view! {
        <QuotingRow article quotations>
            <td>
                <WordForms mentions />
            </td>
        </QuotingRow>
    }
}
