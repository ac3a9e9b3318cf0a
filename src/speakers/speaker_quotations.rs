//! All quotations of a speaker, a section an article.

use leptos::prelude::*;
use leptos_node_ref::AnyNodeRef;

use super::article_quotations::ArticleQuotations;
use crate::context::use_router;
use crate::quotation::DeferredQuotationCard;
use crate::records::ArticleLink;
use crossquote_ui::{CollectAnyView, LongList, Rows, ShowAll};

/// Articles that are shown before "show all".
pub(super) const ARTICLES_FIRST: usize = 12;

/// The sections, directly in the page's grid.
#[component]
pub(super) fn SpeakerQuotations(sections: Vec<ArticleQuotations>) -> impl IntoView {
    let total = sections.len();
    let list = LongList::new(total, ARTICLES_FIRST, use_router().expanded("speaker-articles"));
    let container = AnyNodeRef::new();
    // The grid would stretch a bare button, and make room for an empty box.
    let show_all = (total > ARTICLES_FIRST).then(|| {
        view! {
            <div>
                <ShowAll list container noun="articles" />
            </div>
        }
        .into_any()
    });
    view! {
        <div class="speaker-articles" node_ref=container>
            <Rows list let:row>
                <ArticleSection section=sections[row].clone() />
            </Rows>
        </div>
        {show_all}
    }
}

#[component]
fn ArticleSection(section: ArticleQuotations) -> impl IntoView {
    let ArticleQuotations { article, quotations } = section;
    let cards = quotations.into_iter().map(|quotation| {
        view! {
            <li>
                <DeferredQuotationCard quotation />
            </li>
        }
    });
    view! {
        <section>
            <h2 class="speaker-article">
                <ArticleLink article />
            </h2>
            <ol class="cards">{cards.collect_any_view()}</ol>
        </section>
    }
}
