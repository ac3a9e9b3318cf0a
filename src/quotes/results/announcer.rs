//! Tells screen readers the count.

use std::time::Duration;

use leptos::prelude::*;

use crate::records::with_doubtful;
use crate::wording::count;
use crossquote_ui::browser::timing::after_delay;

/// How long typing has to pause before the count is announced, so that it is heard once.
const ANNOUNCE_AFTER: Duration = Duration::from_millis(700);

/// Words that nobody sees, changed once typing pauses: how many are listed, and how many doubtful ones are hidden.
#[component]
pub(super) fn CountAnnouncer(total: Memo<usize>, hidden: Memo<usize>) -> impl IntoView {
    let announced = RwSignal::new(String::new());
    Effect::new(move || {
        let (total, hidden) = (total.get(), hidden.get());
        let now = with_doubtful(total, hidden, count(total, "result"));
        after_delay(ANNOUNCE_AFTER, move || announced.set(now));
    });
    view! {
        <p class="hidden" role="status" data-testid="announced">
            {move || announced.get()}
        </p>
    }
}
