//! How a speaker is named.

use leptos::prelude::*;

use crate::context::use_collection;
use crate::router::{Link, Route};

/// The name of a speaker, leading to everything of theirs.
#[component]
pub(crate) fn SpeakerLink(speaker: u32) -> impl IntoView {
    let collection = use_collection();
    let record = collection.speaker(speaker);
    let name = record.name.clone();
    view! { <Link to=Route::Speakers { speaker: Some(record.id.clone()), doubtful: false }>{name}</Link> }
}
