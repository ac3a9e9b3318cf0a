//! The form by which words are marked as a quotation.

use crossquote_model::Span;
use crossquote_model::corrections::Edit;
use leptos::ev::SubmitEvent;
use leptos::prelude::*;
use web_sys::{Event, HtmlDetailsElement};

use super::marking::{Marking, SPEAKER_FIELD, WORDS_FIELD};
use super::place::place_of;
use crate::context::use_workspace;
use crate::review::dataset::{ReviewedDataset, use_reviewed_dataset};
use crate::review::fields::{LabelledField, TextField};
use crate::review::speaker_fields::SpeakerFields;
use crate::review::state::ArticleSpan;
use crate::review::wording::shortened;
use crate::state::{SessionStoreFields, WorkspaceStoreFields};

/// Characters of the words in the name of the step.
const STEP_LENGTH: usize = 60;

/// The form, folded until somebody wants it or selects words.
#[component]
pub(in crate::review) fn MarkForm(marking: Marking) -> impl IntoView {
    let workspace = use_workspace();
    let dataset = use_reviewed_dataset();
    let problem = workspace.store.session().problem();
    let Marking { is_open, words, .. } = marking;
    Effect::new(move || words.set(selected_words(marking)));
    Effect::new(move || {
        // Nothing was marked.
        if problem.with(|problem| !problem.is_empty()) {
            marking.state.awaited.set(None);
        }
    });
    let mark = move |event: SubmitEvent| {
        event.prevent_default();
        match marked(marking, dataset) {
            Ok((span, edit)) => {
                let article = marking.article.id();
                marking.state.awaited.set(Some(ArticleSpan { article, span }));
                let words = words.with_untracked(|words| shortened(words, STEP_LENGTH));
                workspace.revise(format!("Quotation marked: {words}"), edit);
            }
            Err(message) => problem.set(message.to_owned()),
        }
    };
    let fold = move |event: Event| {
        is_open.set(event_target::<HtmlDetailsElement>(&event).open());
    };
    view! {
        <details
            class="review-marking"
            data-testid="review-mark"
            prop:open=is_open
            on:toggle=fold
        >
            <summary>"Mark a quotation that was missed"</summary>
            <form class="review-form" on:submit=mark>
                <LabelledField
                    id=WORDS_FIELD
                    label="Its words: select them in the text, or type them"
                >
                    <textarea
                        rows="3"
                        id=WORDS_FIELD
                        prop:value=words
                        on:input=move |event| words.set(event_target_value(&event))
                    />
                </LabelledField>
                <SpeakerFields id=SPEAKER_FIELD entry=marking.speaker />
                <TextField
                    id="mark-source"
                    label="Words that name the source, if any"
                    value=marking.source
                />
                <TextField
                    id="mark-cue"
                    label="Words such as “said”, if any"
                    value=marking.cue
                />
                <button class="action" type="submit">
                    "Mark it"
                </button>
            </form>
        </details>
    }
}

/// What is selected in the article, as it stands there; followed.
fn selected_words(marking: Marking) -> String {
    let selected = selected_here(marking.state.selected.get(), marking);
    let words = selected.and_then(|span| {
        marking.article.with_untracked(|dataset, number| {
            span.of(&dataset.articles[number as usize].text).trim().to_owned()
        })
    });
    words.unwrap_or_default()
}

fn selected_here(selected: Option<ArticleSpan>, marking: Marking) -> Option<Span> {
    let selected = selected.filter(|selected| selected.article == marking.article.id());
    selected.map(|selected| selected.span)
}

/// The words and the step that makes a quotation of them, or a sentence on what is missing.
fn marked(marking: Marking, dataset: ReviewedDataset) -> Result<(Span, Edit), &'static str> {
    let words = marking.words.get_untracked();
    let selected = selected_here(marking.state.selected.get_untracked(), marking);
    let place = marking.article.with_untracked(|dataset, number| {
        place_of(&dataset.articles[number as usize].text, &words, selected)
            .map(|span| (number, span))
    });
    let (article, span) = place.unwrap_or(Err("The article is not there any more."))?;
    let named = marking.speaker.named(dataset).ok_or("Say who said it.")?;
    let edit = Edit::Mark {
        article,
        start: span.start,
        end: span.end,
        speaker: named.speaker,
        new_speaker: named.new_speaker,
        source: Some(marking.source.get_untracked()),
        cue: Some(marking.cue.get_untracked()),
    };
    Ok((span, edit))
}
