//! The chosen quotation explained: who said it, how that is known, and where else it is reported.

use crossquote_model::{Quotation, Span};
use leptos::prelude::*;

use super::evidence::EvidenceList;
use super::facts::Fact;
use super::other_reports::OtherReports;
use super::quotation_links::QuotationLinks;
use super::quoted_words::quoted_words;
use crate::context::use_collection;
use crate::records::{QuotationBadges, QuotationContent, SpeakerLink};
use crate::router::{Link, Route};
use crate::wording;

/// The explanation of a quotation whose article's text is there. Closing it leads back to the quotation's words.
#[component]
pub(super) fn Explanation(quotation: u32, links: QuotationLinks) -> impl IntoView {
    let collection = use_collection();
    let record = collection.quotation(quotation);
    let article = collection.article(record.article);
    let speaker = record.speaker;
    let role = collection.speaker(speaker).role.clone();
    let close = Route::Article { id: article.id.clone(), quote: None };
    let words = |spans: &[Span]| quoted_words(&article.text, spans, " ");
    let (source, cue) = (words(&record.source), words(&record.cue));
    let confidence = confidence(record);
    let said_to = record.to.map(|to| words(&[to]));
    view! {
        <div class="detail-card" data-testid="detail">
            <Link
                to=close
                attr:class="detail-close"
                attr:aria-label="Close"
                on:click=move |_| links.focus(quotation)
            >
                "×"
            </Link>
            <h2>
                <SpeakerLink speaker />
            </h2>
            {role.map(|role| view! { <p class="card-role">{role}</p> }.into_any())}
            <QuotationBadges quotation />
            <blockquote class="card-said">
                <QuotationContent quotation />
            </blockquote>
            <dl class="facts">
                <Fact name="Source">
                    <WordsGiven words=source />
                </Fact>
                <Fact name="Cue">
                    <WordsGiven words=cue />
                </Fact>
                {said_to
                    .map(|words| {
                        view! {
                            <Fact name="Said to">
                                <WordsGiven words />
                            </Fact>
                        }
                    })}
                <Fact name="Confidence">
                    <span>{confidence}</span>
                </Fact>
                <Fact name="Found by">
                    <EvidenceList quotation />
                </Fact>
            </dl>
            <OtherReports quotation />
        </div>
    }
}

/// Words of the article, or that it gives none.
#[component]
fn WordsGiven(words: String) -> impl IntoView {
    let is_missing = words.is_empty();
    let words = if is_missing { "none given".to_owned() } else { words };
    view! { <span class=is_missing.then_some("fact-missing")>{words}</span> }
}

/// How sure the machine is; what an editor checked has no confidence of a machine to show.
fn confidence(quotation: &Quotation) -> String {
    if quotation.checked {
        return wording::CHECKED.to_owned();
    }
    let certainty = wording::certainty(quotation.certainty()).unwrap_or("sure");
    format!("{} %, {certainty}", quotation.confidence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn confidence_is_told_in_per_cent_and_a_word_unless_an_editor_checked() {
        let told = |confidence: u8, checked: bool| {
            super::confidence(&Quotation { confidence, checked, ..Quotation::default() })
        };
        assert_eq!(told(95, false), "95 %, sure");
        assert_eq!(told(70, false), "70 %, likely");
        assert_eq!(told(30, false), "30 %, uncertain");
        assert_eq!(told(30, true), wording::CHECKED);
    }
}
