//! What the collection is called, what it is about, and how much there is in it.

use crossquote_explore::search::Request;
use crossquote_model::SpeakerKind;
use leptos::prelude::*;

use crate::context::use_collection;
use crate::router::{Comparison, Link, Route};
use crate::wording::{count, figure};

/// The top of the page.
#[component]
pub(super) fn StoryHead() -> impl IntoView {
    let collection = use_collection();
    let dataset = &collection.dataset;
    let articles = dataset.articles.len();
    let all = dataset.quotations.len();
    let doubtful = collection.doubtful();
    let with_doubtful = Route::Quotes(Request::default()).with_doubtful(true);
    let speakers =
        dataset.speakers.iter().filter(|speaker| speaker.kind != SpeakerKind::Unattributed).count();
    view! {
        <section class="story-head">
            <p class="eyebrow">{format!("One story, {}", count(articles, "article"))}</p>
            <h1>{dataset.title.clone()}</h1>
            <p class="lead">{dataset.description.clone()}</p>
            <ul class="figures">
                <Figure
                    counted=count(all - doubtful, "quotation")
                    to=Route::Quotes(Request::default())
                />
                {(doubtful > 0)
                    .then(|| {
                        let counted = format!("{} doubtful", figure(doubtful));
                        view! { <Figure counted to=with_doubtful /> }
                    })}
                <Figure
                    counted=count(speakers, "speaker")
                    to=Route::Speakers { speaker: None, doubtful: false }
                />
                <Figure
                    counted=count(articles, "article")
                    to=Route::Compare(Comparison::default())
                />
            </ul>
        </section>
    }
}

/// How many there are of something, leading to them.
#[component]
fn Figure(
    /// The number and what is counted.
    counted: String,
    to: Route,
) -> impl IntoView {
    let (figure, words) = counted.split_once(' ').unwrap_or_default();
    let (figure, words) = (figure.to_owned(), words.to_owned());
    view! {
        <li>
            <Link to>
                <strong>{figure}</strong>
                " "
                {words}
            </Link>
        </li>
    }
}
