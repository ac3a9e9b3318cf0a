//! What a reader is told where another tab works on the collection that was to be opened.

use leptos::prelude::*;

use crate::context::use_workspace;
use crate::state::Next;
use crossquote_ui::browser::focus::restore_lost_focus;
use crossquote_ui::browser::timing::next_frame;

/// The alert, while there is such a collection.
#[component]
pub(crate) fn Elsewhere() -> impl IntoView {
    let workspace = use_workspace();
    let elsewhere = workspace.library.elsewhere();
    let alert = move || {
        elsewhere.get().map(|collection| {
            let message = format!(
                "“{}” is open in another tab or window. Go on there; or close it there, and try it here again. \
                 What was done there is kept.",
                collection.title
            );
            let (again, copied) = (collection.clone(), collection);
            // The alert goes, and the button with it.
            let hand_focus_on = || next_frame(|| restore_lost_focus(&[]));
            let try_again = move |_| {
                workspace.open_kept(again.clone(), Next::Stay);
                hand_focus_on();
            };
            let open_copy = move |_| {
                workspace.open_copy(copied.clone());
                hand_focus_on();
            };
            let dismiss = move |_| {
                elsewhere.set(None);
                hand_focus_on();
            };
            view! {
                <div class="notice" role="alert" data-testid="elsewhere">
                    <p>{message}</p>
                    <p class="buttons">
                        <button class="action" on:click=try_again>
                            "Try again"
                        </button>
                        <button class="action" on:click=open_copy>
                            "Open a copy here"
                        </button>
                        <button class="action" on:click=dismiss>
                            "Dismiss"
                        </button>
                    </p>
                </div>
            }
            .into_any()
        })
    };
    view! { {move || alert()} }
}
