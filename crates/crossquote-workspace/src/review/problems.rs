//! What could not be done.

use leptos::prelude::*;

use crate::context::use_workspace;
use crate::state::{Phase, Session, SessionStoreFields, WorkspaceStoreFields};
use crossquote_ui::browser::focus::restore_lost_focus;
use crossquote_ui::browser::timing::next_frame;
use crossquote_ui::wording::count;
use crossquote_ui::{CollectAnyView, Remount};

/// What a session has to complain of.
#[derive(Clone, PartialEq)]
struct Complaint {
    /// Why the last step did not fit, or what could not be done; may be empty.
    problem: String,
    /// Why the engine cannot go on.
    failure: Option<String>,
    /// What was left out of corrections, a sentence each.
    left_out: Vec<String>,
}

impl Complaint {
    /// `None` where all went well.
    fn of(session: &Session) -> Option<Complaint> {
        let failure = match &session.phase {
            Phase::Failed(message) => Some(message.clone()),
            _ => None,
        };
        let Session { problem, left_out, .. } = session;
        let is_fine = problem.is_empty() && failure.is_none() && left_out.is_empty();
        (!is_fine).then(|| Complaint {
            problem: problem.clone(),
            failure,
            left_out: left_out.clone(),
        })
    }
}

/// The alert, while there is something to say.
#[component]
pub(crate) fn Problems() -> impl IntoView {
    let session = use_workspace().store.session();
    let complaint = Memo::new(move |_| session.with(Complaint::of));
    let alert = move || complaint.get().map(|complaint| view! { <Alert complaint /> }.into_any());
    // Anew, so that the same alert is heard again.
    view! { <Remount view=move || alert() /> }
}

#[component]
fn Alert(complaint: Complaint) -> impl IntoView {
    let Complaint { problem, failure, left_out } = complaint;
    let problem = (!problem.is_empty()).then(|| view! { <p>{problem}</p> }.into_any());
    let failure = failure.map(|message| view! { <Failure message /> }.into_any());
    let left_out =
        (!left_out.is_empty()).then(|| view! { <LeftOut sentences=left_out /> }.into_any());
    view! {
        <div class="failed" role="alert">
            {problem}
            {failure}
            {left_out}
        </div>
    }
}

/// Why the engine cannot go on, what that means, and a way to have another one go on.
#[component]
fn Failure(message: String) -> impl IntoView {
    let workspace = use_workspace();
    let collection = workspace.store.session().collection();
    let consequence = if collection.with_untracked(Option::is_some) {
        "Your collection is as it was; what was read and is in no collection has to be added again."
    } else {
        "What was read and is in no collection has to be added again."
    };
    let start_again = move |_| {
        workspace.cancel();
        // The button is gone with the failure.
        next_frame(|| restore_lost_focus(&[]));
    };
    view! {
        <p>{message}</p>
        <p>{consequence}</p>
        <p class="buttons">
            <button class="action" on:click=start_again>
                "Start again"
            </button>
        </p>
    }
}

/// What was left out of corrections because it does not fit.
#[component]
fn LeftOut(sentences: Vec<String>) -> impl IntoView {
    let number = count(sentences.len(), "correction");
    let sentences = sentences.into_iter().map(|sentence| view! { <li>{sentence}</li> });
    view! {
        <details open=true>
            <summary>
                {format!("Left out, because it does not fit this collection: {number}")}
            </summary>
            <ul>{sentences.collect_any_view()}</ul>
        </details>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn there_is_nothing_to_say_where_all_went_well() {
        let session = Session::default;
        let failed = Phase::Failed("It is gone.".to_owned());
        for (session, expected) in [
            (session(), false),
            (Session { phase: Phase::Open, ..session() }, false),
            (Session { problem: "Why.".to_owned(), ..session() }, true),
            (Session { left_out: vec!["Why.".to_owned()], ..session() }, true),
            (Session { phase: failed, ..session() }, true),
        ] {
            assert_eq!(Complaint::of(&session).is_some(), expected, "{session:?}");
        }
    }
}
