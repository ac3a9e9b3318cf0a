//! The part of the review that shows one article.

use crossquote_model::Dataset;
use leptos::html::Div;
use leptos::prelude::*;

use super::facts::FactsForm;
use super::key_help::KeyHelp;
use super::keys::listen_for_quotation_keys;
use super::picker::ArticlePicker;
use super::text::ArticleText;
use crate::context::use_workspace;
use crate::review::dataset::{ReviewedArticle, article_number, use_reviewed_dataset};
use crate::review::mark::{MarkForm, Marking};
use crate::review::quotations::QuotationList;
use crate::router::Route;
use crossquote_ui::Remount;

/// The article that the address names, else the first, and the way to the others.
#[component]
pub(in crate::review) fn ArticlesView() -> impl IntoView {
    let dataset = use_reviewed_dataset();
    let route = use_workspace().router.route();
    let article = Memo::new(move |before: Option<&String>| match (route.get(), before) {
        (Route::Review { article }, _) => {
            dataset.with(|dataset| article_shown(dataset, article.as_deref()))
        }
        // The reader has left; nothing has to be drawn for that.
        (_, before) => before.cloned().unwrap_or_default(),
    });
    view! {
        <Show
            when=move || article.with(|article| !article.is_empty())
            fallback=|| view! { <p>"There are no articles in this collection."</p> }
        >
            <div class="review-article">
                <ArticlePicker article />
                <Remount view=move || view! { <ArticleReview article=article.get() /> } />
            </div>
        </Show>
    }
}

/// The id of the article that is shown where one is named, or none; empty where there is no article.
fn article_shown(dataset: &Dataset, named: Option<&str>) -> String {
    let number = named.and_then(|id| article_number(dataset, id)).unwrap_or(0);
    let article = dataset.articles.get(number as usize);
    article.map(|article| article.id.clone()).unwrap_or_default()
}

/// The review of one article, by its id.
#[component]
fn ArticleReview(article: String) -> impl IntoView {
    let article = ReviewedArticle::new(article, use_reviewed_dataset());
    let marking = Marking::new(article);
    let work = NodeRef::<Div>::new();
    listen_for_quotation_keys(article, marking, work);
    view! {
        <FactsForm article />
        <div class="review-work" node_ref=work>
            <ArticleText article marking />
            <div class="review-side">
                <MarkForm marking />
                <QuotationList article />
                <KeyHelp />
            </div>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use crossquote_model::Article;

    use super::*;

    #[test]
    fn the_first_article_is_shown_where_none_is_named() {
        let article = |id: &str| Article { id: id.to_owned(), ..Article::default() };
        let dataset = Dataset { articles: vec![article("a"), article("b")], ..Dataset::default() };
        for (named, expected) in [(None, "a"), (Some("b"), "b"), (Some("gone"), "a")] {
            assert_eq!(article_shown(&dataset, named), expected);
        }
        assert_eq!(article_shown(&Dataset::default(), Some("a")), "");
    }
}
