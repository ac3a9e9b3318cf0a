//! The page to print, laid over the explorer: every quotation of a view, none of them folded or out of sight,
//! each with where it stands.

use crossquote_model::cite;
use crossquote_model::{Quotation, Speaker};
use leptos::html::Button;
use leptos::prelude::*;

use super::printing::{PrintJob, Printing};
use crate::collection::Collection;
use crate::wording::{self, count};
use crossquote_ui::CollectAnyView;
use crossquote_ui::browser::focus::focus_node;
use crossquote_ui::browser::timing::next_frame;

/// Class of the body while the page is open: style/export.css hides what lies below.
const PRINTING: &str = "printing";

/// The page to print, while there is one.
#[component]
pub(crate) fn PrintPage() -> impl IntoView {
    let printing = expect_context::<Printing>();
    Effect::new(move || {
        if let Some(body) = document().body() {
            let _ = body.class_list().toggle_with_force(PRINTING, printing.is_open());
        }
    });
    // The sheet looks for children of the body that do not hold the page.
    let sheet =
        move || printing.job().map(|job| view! { <div><PrintSheet job /></div> }.into_any());
    view! { {move || sheet()} }
}

#[component]
fn PrintSheet(job: PrintJob) -> impl IntoView {
    let PrintJob { collection, quotations } = job;
    let printing = expect_context::<Printing>();
    let print_button = NodeRef::<Button>::new();
    next_frame(move || focus_node(print_button));
    let figures = format!(
        "{} of {} in {}, found by machine: each can be checked in its article.",
        count(quotations.len(), "quotation"),
        collection.dataset.quotations.len(),
        count(collection.dataset.articles.len(), "article"),
    );
    let printed = quotations.iter().map(|&quotation| printed_quotation(&collection, quotation));
    let printed = printed.collect_any_view();
    let print = |_| {
        let _ = window().print();
    };
    view! {
        <div class="print-page" role="dialog" aria-label="Page to print" data-testid="print-page">
            <p class="print-buttons">
                <button class="action" id="print-now" node_ref=print_button on:click=print>
                    "Print"
                </button>
                <button class="action" on:click=move |_| printing.close()>
                    "Close"
                </button>
            </p>
            <h1>{collection.dataset.title.clone()}</h1>
            <p class="hint">{figures}</p>
            {printed}
        </div>
    }
}

fn printed_quotation(collection: &Collection, number: u32) -> impl IntoView + use<> {
    let quotation = collection.quotation(number);
    let article = collection.article(quotation.article);
    let speaker = collection.speaker(quotation.speaker);
    let address = article.url.as_ref().map_or(String::new(), |url| format!(", {}", url.value));
    let provenance = format!(
        "{}, {}, {}{address}",
        cite::outlet(article),
        cite::article_name(article),
        cite::date(article),
    );
    view! {
        <section class="print-quotation">
            <blockquote>{cite::content(article, quotation)}</blockquote>
            <p>
                <strong>{speaker.name.clone()}</strong>
                {said_how(speaker, quotation)}
            </p>
            <p>{provenance}</p>
            <p class="hint">
                "In its sentence: " {quotation.context.of(&article.text).trim().to_owned()}
            </p>
        </section>
    }
}

/// What stands behind a speaker's name: the role, the kind of the quotation and how sure it is.
fn said_how(speaker: &Speaker, quotation: &Quotation) -> String {
    let role = speaker.role.as_ref().map_or(String::new(), |role| format!(", {role}"));
    let warning = if quotation.checked {
        Some(wording::CHECKED)
    } else {
        wording::certainty(quotation.certainty())
    };
    let warning = warning.map_or(String::new(), |warning| format!(", {warning}"));
    format!("{role} ({}{warning})", quotation.kind.name())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossquote_model::Kind;

    #[test]
    fn behind_a_name_stand_role_kind_and_certainty() {
        let sure = Quotation { kind: Kind::Direct, confidence: 95, ..Quotation::default() };
        let likely = Quotation { kind: Kind::Indirect, confidence: 70, ..Quotation::default() };
        let checked = Quotation { checked: true, ..likely.clone() };
        let minister = Speaker { role: Some("a minister".to_owned()), ..Speaker::default() };
        for (speaker, quotation, expected) in [
            (&Speaker::default(), &sure, " (direct)"),
            (&minister, &likely, ", a minister (indirect, likely)"),
            (&minister, &checked, ", a minister (indirect, Checked by an editor)"),
        ] {
            assert_eq!(said_how(speaker, quotation), expected);
        }
    }
}
