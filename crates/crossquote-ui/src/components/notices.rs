//! What the page tells its reader in passing: that something was copied, or could not be done.

use std::time::Duration;

use leptos::ev;
use leptos::prelude::*;
use web_sys::{HtmlElement, HtmlTextAreaElement};

use crate::browser::timing::after_delay;
use crate::browser::window_events::on_window_event;

/// How long the word of a copy stays.
const SHOWN_FOR: Duration = Duration::from_secs(3);

/// What became of a copy.
#[derive(Clone, Debug, PartialEq, Eq)]
enum CopyOutcome {
    /// It is on the clipboard: what to say about it.
    Copied(&'static str),
    /// The browser refused: the text, to be copied by hand.
    ByHand(String),
}

/// The page's notices; provided as context, because what reports them is everywhere.
#[derive(Clone, Copy)]
pub struct Notices {
    copy: RwSignal<Option<CopyOutcome>>,
    /// The button of the last copy, to which the focus returns.
    copy_button: StoredValue<Option<HtmlElement>, LocalStorage>,
    error: RwSignal<Option<String>>,
}

impl Notices {
    /// No notices yet.
    #[expect(clippy::new_without_default, reason = "it makes signals, which belong to an owner")]
    pub fn new() -> Notices {
        Notices {
            copy: RwSignal::new(None),
            copy_button: StoredValue::new_local(None),
            error: RwSignal::new(None),
        }
    }

    /// Says in the page what could not be done, a sentence; takes back what was said before.
    pub fn report_error(self, message: impl Into<String>) {
        self.error.set(Some(message.into()));
    }

    /// What was to be done is tried anew, or done.
    pub fn clear_error(self) {
        self.error.set(None);
    }

    /// Says what became of a copy: `done` where it worked, else offers the text.
    pub(super) fn tell_of_copy(
        self,
        copied: bool,
        done: &'static str,
        text: String,
        button: Option<HtmlElement>,
    ) {
        self.copy_button.set_value(button);
        self.copy.set(Some(if copied {
            CopyOutcome::Copied(done)
        } else {
            CopyOutcome::ByHand(text)
        }));
    }

    /// Takes the word of a copy away; the focus goes back to the button that asked for it, unless
    /// somebody types meanwhile.
    fn close_copy(self) {
        self.copy.set(None);
        if document().query_selector("input:focus").is_ok_and(|field| field.is_some()) {
            return;
        }
        if let Some(button) = self.copy_button.try_update_value(Option::take).flatten() {
            let _ = button.focus();
        }
    }
}

/// Says what was copied; where the browser refused, offers the text to copy by hand. Escape closes it.
#[component]
pub fn CopyNotice() -> impl IntoView {
    let notices = expect_context::<Notices>();
    let copy = notices.copy;
    Effect::new(move || {
        let Some(CopyOutcome::Copied(_)) = copy.get() else { return };
        after_delay(SHOWN_FOR, move || copy.set(None));
    });
    on_window_event(ev::keydown, move |event| {
        // One that was meant for the search box, or for a dialog, is not for this.
        let is_free = event.key() == "Escape" && !event.default_prevented();
        if is_free && copy.with_untracked(Option::is_some) {
            // What lies below, such as an explanation, stays open.
            event.prevent_default();
            notices.close_copy();
        }
    });
    let message = move || match copy.get() {
        None => "",
        Some(CopyOutcome::Copied(done)) => done,
        Some(CopyOutcome::ByHand(_)) => {
            "This browser does not let the page copy here. Copy the text yourself:"
        }
    };
    let by_hand = move || match copy.get() {
        Some(CopyOutcome::ByHand(text)) => view! {
            <div>
                <TextToCopy text />
                <button on:click=move |_| notices.close_copy()>"Close"</button>
            </div>
        }
        .into_any(),
        _ => ().into_any(),
    };
    view! {
        <div class="shell-notice" class:open=move || copy.with(Option::is_some)>
            <p role="status" data-testid="copied">
                {move || message()}
            </p>
            {move || by_hand()}
        </div>
    }
}

/// A field that selects all of its text when it is reached.
#[component]
fn TextToCopy(text: String) -> impl IntoView {
    let select_all = |event: web_sys::FocusEvent| {
        event_target::<HtmlTextAreaElement>(&event).select();
    };
    view! {
        <textarea
            rows="4"
            readonly
            aria-label="Text to copy"
            data-testid="text-to-copy"
            prop:value=text
            on:focus=select_all
        />
    }
}

/// What could not be done, where something could not.
#[component]
pub fn ErrorNotice() -> impl IntoView {
    let error = expect_context::<Notices>().error;
    let alert = move || {
        error.get().map(|message| {
            view! {
                <p class="failed" role="alert">
                    {message}
                </p>
            }
            .into_any()
        })
    };
    view! { {move || alert()} }
}
