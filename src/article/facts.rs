//! What the text states about itself, each fact with the words it was read from.

use crossquote_export::fragment;
use crossquote_model::Stated;
use crossquote_model::date;
use leptos::prelude::*;

use super::quoted_words::quoted_words;
use crate::context::use_collection;

/// The facts of an article whose text is there.
#[component]
pub(super) fn ArticleFacts(article: u32) -> impl IntoView {
    let collection = use_collection();
    let record = collection.article(article);
    let fact = |stated: &Option<Stated>| {
        stated.as_ref().map(|stated| SourcedFact::new(&record.text, stated))
    };
    let mut date = fact(&record.published);
    if let Some(date) = &mut date {
        date.value = date::readable(&date.value);
    }
    let stated = record.url.as_ref().map(|url| url.value.clone());
    view! {
        <dl class="facts" data-testid="facts">
            <StatedFact name="Headline" fact=fact(&record.title) />
            <StatedFact name="Outlet" fact=fact(&record.outlet) />
            <StatedFact name="Byline" fact=fact(&record.byline) />
            <StatedFact name="Date" fact=date />
            {stated.map(|stated| view! { <Address stated href=fragment::address(record) /> })}
        </dl>
    }
}

/// A line of a list of facts.
#[component]
pub(super) fn Fact(name: &'static str, children: Children) -> impl IntoView {
    view! {
        <div>
            <dt>{name}</dt>
            <dd>{children()}</dd>
        </div>
    }
}

/// A fact with where it is from, or that it is not stated.
#[component]
fn StatedFact(
    name: &'static str,
    #[prop(optional_no_strip)] fact: Option<SourcedFact>,
) -> impl IntoView {
    let value = match fact {
        Some(SourcedFact { value, source }) => view! {
            <span>{value} " " <span class="fact-from">{source}</span></span>
        }
        .into_any(),
        None => view! { <span class="fact-missing">"not stated"</span> }.into_any(),
    };
    view! { <Fact name>{value}</Fact> }
}

/// The address as stated, and where it leads; one that may not be linked has no `href`.
#[component]
fn Address(stated: String, href: Option<String>) -> impl IntoView {
    view! {
        <Fact name="Address">
            <a href=href rel="noopener noreferrer" target="_blank">
                {stated}
            </a>
        </Fact>
    }
}

/// A fact, and which words say so.
#[derive(Clone, Debug, PartialEq, Eq)]
struct SourcedFact {
    value: String,
    source: String,
}

impl SourcedFact {
    fn new(text: &str, stated: &Stated) -> SourcedFact {
        let source = if stated.from.is_empty() {
            "supplied by the editor".to_owned()
        } else {
            format!("read from {}", quoted_words(text, &stated.from, ", "))
        };
        SourcedFact { value: stated.value.clone(), source }
    }
}

#[cfg(test)]
mod tests {
    use crossquote_model::Span;

    use super::*;

    #[test]
    fn a_fact_names_the_words_it_was_read_from() {
        let text = "Nov. 30 (UPI) -- She agreed.";
        let stated = |from: &[Span]| Stated { value: "UPI".to_owned(), from: from.to_vec() };
        for (from, source) in [
            (&[][..], "supplied by the editor"),
            (&[Span::new(8, 13)], "read from “(UPI)”"),
            (&[Span::new(8, 13), Span::new(0, 7)], "read from “(UPI)”, “Nov. 30”"),
        ] {
            assert_eq!(SourcedFact::new(text, &stated(from)).source, source);
        }
    }
}
