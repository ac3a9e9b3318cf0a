//! An article that was read.

use std::sync::Arc;

use crossquote_engine::AddedArticle;
use crossquote_model::date;
use leptos::ev::MouseEvent;
use leptos::prelude::*;

use crate::context::use_workspace;
use crossquote_ui::CollectAnyView;
use crossquote_ui::browser::focus::hand_focus_on;
use crossquote_ui::wording::count;

/// How the buttons that leave an article out are marked.
const LEAVE_OUT: &str = "[data-leave-out]";

/// What it states of itself, what was found in it, what was odd about it, and a way to leave it out.
#[component]
pub(super) fn AddedArticleRow(article: Arc<AddedArticle>) -> impl IntoView {
    let workspace = use_workspace();
    let date = date::readable(&article.published);
    let left_out = (article.left_out > 0).then(|| {
        let phrases = count(article.left_out, "phrase");
        let sentence = format!("{phrases} left out: too doubtful to be called indirect speech");
        view! { <p class="add-about">{sentence}</p> }.into_any()
    });
    let notes = article.notes.iter().map(|note| view! { <p class="add-note">{note.clone()}</p> });
    let name_id = format!("added-{}", article.id);
    let hand_on = hand_focus_on(LEAVE_OUT);
    let id = article.id.clone();
    let leave_out = move |event: MouseEvent| {
        hand_on(&event);
        workspace.remove_article(&id);
    };
    view! {
        <li>
            <strong id=name_id.clone()>{article.name.clone()}</strong>
            <p class="add-about">
                <StatedFact fact=article.outlet.clone() missing="outlet not stated" />
                " · "
                <StatedFact fact=date missing="date not stated" />
                " · "
                {article.origin.clone()}
            </p>
            <p>{findings(&article)}</p>
            {left_out}
            {notes.collect_any_view()}
            <button
                class="action"
                aria-describedby=name_id
                data-leave-out=true
                on:click=leave_out
            >
                "Leave out"
            </button>
        </li>
    }
}

/// A fact, or that it is not stated.
#[component]
fn StatedFact(fact: String, missing: &'static str) -> impl IntoView {
    if fact.is_empty() {
        view! { <em>{missing}</em> }.into_any()
    } else {
        view! { <span>{fact}</span> }.into_any()
    }
}

/// `3 quotations: 2 direct, 1 indirect; 1 to check; 214 words`
fn findings(article: &AddedArticle) -> String {
    let words = count(article.words, "word");
    let all = article.direct + article.mixed + article.indirect;
    if all == 0 {
        return format!("No quotation found in {words}");
    }
    let kinds =
        [(article.direct, "direct"), (article.mixed, "mixed"), (article.indirect, "indirect")];
    let kinds: Vec<String> = kinds
        .into_iter()
        .filter(|(number, _)| *number > 0)
        .map(|(number, kind)| format!("{number} {kind}"))
        .collect();
    let to_check = match article.doubtful {
        0 => String::new(),
        number => format!("; {number} to check"),
    };
    format!("{}: {}{to_check}; {words}", count(all, "quotation"), kinds.join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_found_is_said_kind_by_kind() {
        let article = |direct, mixed, indirect, doubtful| AddedArticle {
            words: 214,
            direct,
            mixed,
            indirect,
            doubtful,
            ..AddedArticle::default()
        };
        for (article, expected) in [
            (article(0, 0, 0, 0), "No quotation found in 214 words"),
            (article(1, 0, 0, 0), "1 quotation: 1 direct; 214 words"),
            (article(2, 0, 1, 1), "3 quotations: 2 direct, 1 indirect; 1 to check; 214 words"),
        ] {
            assert_eq!(findings(&article), expected);
        }
    }
}
