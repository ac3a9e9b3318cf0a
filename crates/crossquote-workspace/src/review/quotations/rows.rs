//! What the list shows of each quotation.

use crossquote_model::{Dataset, Polarity, Quotation};

use crate::review::dataset::quotations_of;
use crate::review::speaker_names::speaker_label;
use crate::review::wording::quotation_words;
use crossquote_ui::wording;

/// A quotation with all that its row shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct ListedQuotation {
    pub(super) id: String,
    pub(super) speaker: String,
    /// `direct`, `mixed`, `indirect`
    pub(super) kind: &'static str,
    pub(super) polarity: Polarity,
    /// How far it can be relied on: `likely`, `checked`.
    pub(super) certainty: Option<&'static str>,
    pub(super) words: String,
}

/// The quotations of an article, in order.
pub(super) fn listed_quotations(dataset: &Dataset, article: u32) -> Vec<ListedQuotation> {
    let listed = quotations_of(dataset, article).map(|(_, quotation)| ListedQuotation {
        id: quotation.id.clone(),
        speaker: speaker_label(dataset, quotation.speaker),
        kind: quotation.kind.name(),
        polarity: quotation.polarity,
        certainty: certainty(quotation),
        words: quotation_words(dataset, quotation),
    });
    listed.collect()
}

fn certainty(quotation: &Quotation) -> Option<&'static str> {
    if quotation.checked { Some("checked") } else { wording::certainty(quotation.certainty()) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_an_editor_has_checked_is_no_longer_likely() {
        for (confidence, checked, expected) in
            [(90, false, None), (70, false, Some("likely")), (70, true, Some("checked"))]
        {
            let quotation = Quotation { confidence, checked, ..Quotation::default() };
            assert_eq!(certainty(&quotation), expected);
        }
    }
}
