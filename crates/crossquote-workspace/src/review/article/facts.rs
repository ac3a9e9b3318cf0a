//! What the article under review states of itself, to be put right.

use crossquote_model::corrections::{ArticleFacts, Edit};
use crossquote_model::{Article, Stated};
use leptos::ev::SubmitEvent;
use leptos::prelude::*;

use crate::context::use_workspace;
use crate::review::dataset::ReviewedArticle;
use crate::review::fields::TextField;
use crate::review::wording::article_name;
use crossquote_ui::CollectAnyView;

/// The fields, in the order of [`facts_of`]: the id of each, and its label.
const FIELDS: [(&str, &str); 5] = [
    ("fact-title", "Headline"),
    ("fact-outlet", "Outlet"),
    ("fact-byline", "Byline"),
    ("fact-published", "Date, as 2024-11-30"),
    ("fact-url", "Address"),
];

/// The facts in a form that is folded until somebody wants it.
#[component]
pub(super) fn FactsForm(article: ReviewedArticle) -> impl IntoView {
    let workspace = use_workspace();
    let facts = Memo::new(move |_| {
        article
            .with(|dataset, number| facts_of(&dataset.articles[number as usize]))
            .unwrap_or_default()
    });
    let values = FIELDS.map(|_| RwSignal::new(String::new()));
    Effect::new(move || {
        for (value, fact) in values.into_iter().zip(facts.get()) {
            value.set(fact.unwrap_or_default());
        }
    });
    let save = move |event: SubmitEvent| {
        event.prevent_default();
        let [title, outlet, byline, published, url] =
            values.map(|value| Some(value.get_untracked()));
        let step = article.with_untracked(|dataset, number| {
            let article = &dataset.articles[number as usize];
            let facts = ArticleFacts {
                article: article.id.clone(),
                title,
                outlet,
                byline,
                published,
                url,
                ..ArticleFacts::default()
            };
            (format!("Facts of {}", article_name(article)), Edit::Facts { facts })
        });
        if let Some((what, edit)) = step {
            workspace.revise(what, edit);
        }
    };
    let fields = FIELDS.into_iter().zip(values);
    let fields = fields.map(|((id, label), value)| view! { <TextField id label value /> });
    view! {
        <details class="review-facts" data-testid="review-facts">
            <summary>{move || facts.with(summary)}</summary>
            <form class="review-form" on:submit=save>
                {fields.collect_any_view()}
                <button class="action" type="submit">
                    "Save these facts"
                </button>
            </form>
        </details>
    }
}

/// What an article states of itself; `None` for what it does not.
type Facts = [Option<String>; 5];

fn facts_of(article: &Article) -> Facts {
    let facts =
        [&article.title, &article.outlet, &article.byline, &article.published, &article.url];
    let value = |fact: &Stated| fact.value.clone();
    facts.map(|fact| fact.as_ref().map(value))
}

fn summary(facts: &Facts) -> String {
    match facts.iter().filter(|fact| fact.is_none()).count() {
        0 => "About this article".to_owned(),
        missing => format!("About this article ({missing} not stated)"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_form_says_how_much_is_not_stated() {
        let stated = |value: &str| Some(Stated { value: value.to_owned(), ..Stated::default() });
        let mut article = Article { outlet: stated("UPI"), ..Article::default() };
        assert_eq!(facts_of(&article), [None, Some("UPI".to_owned()), None, None, None]);
        assert_eq!(summary(&facts_of(&article)), "About this article (4 not stated)");
        article.title = stated("The bridge");
        article.byline = stated("Ada H.");
        article.published = stated("2031-03-02");
        article.url = stated("https://example.org/");
        assert_eq!(summary(&facts_of(&article)), "About this article");
    }
}
