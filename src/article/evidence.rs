//! By which rules a quotation was found, each with the words that it looked at.

use crossquote_model::RULES;
use leptos::prelude::*;

use super::quoted_words::quoted_words;
use crate::context::use_collection;
use crossquote_ui::CollectAnyView;

/// The evidence for a quotation whose article's text is there.
#[component]
pub(super) fn EvidenceList(quotation: u32) -> impl IntoView {
    let collection = use_collection();
    let record = collection.quotation(quotation);
    let text = &collection.article(record.article).text;
    let lines = record.evidence.iter().map(|evidence| {
        let sentence = rule_sentence(&evidence.rule).to_owned();
        let words = quoted_words(text, &evidence.spans, ", ");
        view! {
            <li>
                {sentence} " " <span class="fact-from">{words}</span>
            </li>
        }
    });
    view! { <ul class="evidence">{lines.collect_any_view()}</ul> }
}

/// What a rule looks at. A dataset may name a rule that this explorer does not know: then its name.
fn rule_sentence(name: &str) -> &str {
    RULES.iter().find(|rule| rule.name == name).map_or(name, |rule| rule.sentence)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_rule_is_told_in_its_sentence_and_an_unknown_one_by_its_name() {
        for rule in RULES {
            assert_eq!(rule_sentence(rule.name), rule.sentence);
        }
        assert_eq!(rule_sentence("from a later version"), "from a later version");
    }
}
