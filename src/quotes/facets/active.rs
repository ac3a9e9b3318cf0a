//! Which values of facets are on.

use crossquote_explore::search::{Facet, Index, Outcome, Request};

/// The values that are on, by facet and number: those chosen, and those that a filter typed means.
pub(super) fn active_values(
    index: &Index,
    request: &Request,
    outcome: &Outcome,
) -> Vec<(Facet, u32)> {
    let mut active = Vec::new();
    for facet in Facet::ALL {
        let chosen = request.chosen.of(facet);
        if !chosen.is_empty() {
            let values = index.facet_values(facet);
            let values = values.filter(|(_, value)| chosen.iter().any(|chosen| chosen == value));
            active.extend(values.map(|(number, _)| (facet, number)));
        }
    }
    for filter in outcome.filters.iter().filter(|filter| filter.counts && !filter.excluded) {
        active.extend(filter.values.iter().map(|&number| (filter.facet, number)));
    }
    active
}
