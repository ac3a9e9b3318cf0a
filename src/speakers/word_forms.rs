//! Words that articles use for somebody.

use crossquote_model::Mention;
use leptos::prelude::*;

use crossquote_ui::CollectAnyView;

/// The words, with how often each is used where it is more than once.
#[component]
pub(super) fn WordForms(mentions: Vec<Mention>) -> impl IntoView {
    let forms = mentions.into_iter().map(|Mention { form, spans, .. }| {
        let times = spans.len();
        let often = (times > 1)
            .then(|| view! { <span class="forms-times">{format!(" × {times}")}</span> }.into_any());
        view! { <li>{form} {often}</li> }
    });
    view! { <ul class="forms">{forms.collect_any_view()}</ul> }
}
