//! What can be typed.

use leptos::prelude::*;

use crossquote_ui::CollectAnyView;

/// What describes the box to those who hear it.
pub(super) const HINT_ID: &str = "search-hint";

/// Examples of what can be typed, and what each means.
const SYNTAX: [(&str, &str); 8] = [
    ("two words", "both, other forms and spellings of them too"),
    ("\"exact words\"", "these words in a row"),
    ("-word  -\"some words\"", "without"),
    ("one OR other", "either; parentheses group"),
    ("begin*", "words that begin so"),
    ("speaker:name", "who said it; also outlet: article: kind: polarity: said:"),
    ("date:2024-11..2025-02", "published then; also before: after:"),
    ("in:quote", "only in what was said; also in:context in:article"),
];

#[component]
pub(super) fn SearchHint() -> impl IntoView {
    let rows = SYNTAX.map(|(typed, meaning)| {
        view! {
            <div>
                <dt>
                    <kbd>{typed}</kbd>
                </dt>
                <dd>{meaning}</dd>
            </div>
        }
    });
    view! {
        <p id=HINT_ID class="hint">
            "All words must match. Quotation marks, accents and case make no difference."
        </p>
        <details class="hint search-tips">
            <summary>"What can be typed"</summary>
            <dl>{rows.collect_any_view()}</dl>
        </details>
    }
}
