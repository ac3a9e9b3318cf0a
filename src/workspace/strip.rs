//! The strip over every page while the reader's own collection is shown: where it is stored, and how to keep it.

use leptos::prelude::*;

use super::user_collection::UserCollection;
use crate::router::{Link, Route};

/// The strip; nothing while another collection is shown.
#[component]
pub(crate) fn UserCollectionStrip() -> impl IntoView {
    let user_collection = expect_context::<UserCollection>();
    view! {
        <Show when=move || user_collection.is_shown()>
            <Strip />
        </Show>
    }
}

#[component]
fn Strip() -> impl IntoView {
    let user_collection = expect_context::<UserCollection>();
    view! {
        <div
            class="own-collection"
            role="region"
            aria-label="Your own collection"
            data-testid="own"
        >
            <p>"Your own collection. " <span>{user_collection.storage_note()}</span></p>
            <p class="buttons">
                <Link to=Route::Review { article: None } attr:class="action">
                    "Review"
                </Link>
                <Link to=Route::Add attr:class="action">
                    "Add more"
                </Link>
                <button class="action" on:click=move |_| user_collection.offer_explorer()>
                    "Save as one file"
                </button>
                <button class="action" on:click=move |_| user_collection.offer_dataset()>
                    "Export dataset"
                </button>
                <button class="action" on:click=move |_| user_collection.close()>
                    "Back to the published collection"
                </button>
            </p>
        </div>
    }
}
