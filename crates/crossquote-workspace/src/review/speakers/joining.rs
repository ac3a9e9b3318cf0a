//! What becomes of the speakers that are ticked.

use crossquote_model::Dataset;
use crossquote_model::corrections::Edit;
use leptos::html::Select;
use leptos::prelude::*;

use crate::context::use_workspace;
use crate::review::dataset::use_reviewed_dataset;
use crate::review::fields::LabelledField;
use crate::review::speaker_names::speaker_label;

const KEPT_FIELD: &str = "review-kept-name";

/// Makes one of them, under the name that is chosen; nothing where fewer than two are ticked.
#[component]
pub(super) fn Joining() -> impl IntoView {
    let workspace = use_workspace();
    let dataset = use_reviewed_dataset();
    let ticked = workspace.review.ticked;
    let names = Memo::new(move |_| {
        dataset.with(|dataset| ticked.with(|ticked| labels_of(dataset, ticked)))
    });
    let choice = NodeRef::<Select>::new();
    let join = move |_| {
        let kept = choice.get_untracked().map(|choice| choice.value());
        let speakers = dataset.with_untracked(|dataset| {
            ticked.with_untracked(|ticked| kept_first(dataset, ticked, kept.as_deref()))
        });
        workspace.revise("Speakers made one", Edit::Same { speakers });
    };
    view! {
        <Show when=move || names.with(|names| names.len() > 1)>
            <div class="review-joining">
                <LabelledField id=KEPT_FIELD label="The name that is kept">
                    <select id=KEPT_FIELD node_ref=choice>
                        <For each=move || names.get() key=|name| name.clone() let:name>
                            <option value=name.0>{name.1}</option>
                        </For>
                    </select>
                </LabelledField>
                <button class="action main" on:click=join>
                    {move || format!("Make one of {}", names.with(Vec::len))}
                </button>
            </div>
        </Show>
    }
}

/// The ids of speakers with what they are called.
fn labels_of(dataset: &Dataset, ids: &[String]) -> Vec<(String, String)> {
    let known = ids.iter().filter_map(|id| {
        let number = speaker_number(dataset, id)?;
        Some((id.clone(), speaker_label(dataset, number)))
    });
    known.collect()
}

/// The numbers of speakers, first the one whose name is kept.
fn kept_first(dataset: &Dataset, ids: &[String], kept: Option<&str>) -> Vec<u32> {
    let mut ids: Vec<&str> = ids.iter().map(String::as_str).collect();
    ids.sort_by_key(|&id| Some(id) != kept);
    ids.into_iter().filter_map(|id| speaker_number(dataset, id)).collect()
}

fn speaker_number(dataset: &Dataset, id: &str) -> Option<u32> {
    (0..).zip(&dataset.speakers).find(|(_, speaker)| speaker.id == id).map(|(number, _)| number)
}

#[cfg(test)]
mod tests {
    use crossquote_model::Speaker;

    use super::*;

    #[test]
    fn the_name_that_is_kept_comes_first() {
        let speaker =
            |id: &str| Speaker { id: id.to_owned(), name: id.to_uppercase(), ..Speaker::default() };
        let dataset =
            Dataset { speakers: ["a", "b", "c"].map(speaker).into(), ..Dataset::default() };
        let ids = ["c", "gone", "a"].map(str::to_owned);
        for (kept, expected) in
            [(None, [2, 0]), (Some("a"), [0, 2]), (Some("c"), [2, 0]), (Some("b"), [2, 0])]
        {
            assert_eq!(kept_first(&dataset, &ids, kept), expected, "{kept:?}");
        }
        let labels = labels_of(&dataset, &ids);
        let labels: Vec<_> = labels.iter().map(|(id, label)| (&**id, &**label)).collect();
        assert_eq!(labels, [("c", "C"), ("a", "A")]);
    }
}
