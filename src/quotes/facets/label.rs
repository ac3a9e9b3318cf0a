//! What values of facets are called on screen.

use crossquote_explore::search::Facet;
use crossquote_explore::search::query::{Asked, TypedFilter};
use crossquote_model::{Polarity, date};

use crate::collection::Collection;
use crate::records::article_label;

/// Values of a typed filter that are named; more are shown as typed.
const NAMED: usize = 2;

/// What a value is called; the value itself where nothing is known about it.
pub(in crate::quotes) fn facet_value_label(
    collection: &Collection,
    facet: Facet,
    value: &str,
) -> String {
    let name = match facet {
        Facet::Speaker => {
            let speaker = collection.speaker_by_id(value);
            speaker.map(|speaker| collection.speaker(speaker).name.clone())
        }
        Facet::Article => {
            collection.article_by_id(value).map(|article| article_label(collection, article))
        }
        Facet::Date => Some(date::readable(value)),
        Facet::Polarity => Polarity::from_name(value).and_then(Polarity::told).map(str::to_owned),
        Facet::Outlet | Facet::Kind | Facet::Cue => None,
    };
    name.unwrap_or_else(|| value.to_owned())
}

/// What a filter that was typed means: the values where they are few, else the words typed.
pub(super) fn typed_filter_label(
    collection: &Collection,
    filter: &TypedFilter,
    typed: &str,
) -> String {
    let typed = typed.split_once(':').map_or(typed, |(_, value)| value);
    let meaning = match &filter.asked {
        Asked::Before(day) => format!("before {day}"),
        Asked::After(day) => format!("after {day}"),
        Asked::Words(_) if (1..=NAMED).contains(&filter.values.len()) => {
            let value = |&number: &u32| {
                let value = collection.index.facet_value(filter.facet, number);
                facet_value_label(collection, filter.facet, value)
            };
            filter.values.iter().map(value).collect::<Vec<_>>().join(" or ")
        }
        Asked::Dates { from: Some(from), to: Some(to) } if from != to => format!("{from} to {to}"),
        Asked::Dates { from: Some(from), to: None } => format!("from {from}"),
        Asked::Dates { from: None, to: Some(to) } => format!("until {to}"),
        _ => typed.to_owned(),
    };
    if filter.excluded { format!("not {meaning}") } else { meaning }
}
