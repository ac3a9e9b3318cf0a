//! The box with its list.

use std::sync::Arc;

use crossquote_explore::search::{Meaning, Request};
use leptos::html::Input;
use leptos::prelude::*;
use web_sys::KeyboardEvent;

use super::caret::{byte_at, utf16_at};
use super::hint::{HINT_ID, SearchHint};
use super::keys::{KeyAction, key_action};
use super::recent::{forget_searches, remember_searches};
use super::suggestion::{Suggestion, suggestion_words, suggestions};
use crate::collection::Collection;
use crate::context::use_collection;
use crate::quotes::SEARCH_BOX_ID;
use crate::quotes::search::{Search, focus_search_box};
use crossquote_ui::CollectAnyView;
use crossquote_ui::browser::timing::after_paint;

const LIST_ID: &str = "search-suggestions";

/// What the box and its list follow.
#[derive(Clone, Copy)]
struct Combobox {
    collection: StoredValue<Arc<Collection>>,
    search: Search,
    input: NodeRef<Input>,
    suggestions: RwSignal<Vec<Suggestion>>,
    /// Which of them is chosen with the keys.
    active: RwSignal<Option<usize>>,
    /// Whether they are yet to follow what was typed.
    outdated: StoredValue<bool>,
}

/// The search box, its label and what can be typed.
#[component]
pub(in crate::quotes) fn SearchBox(search: Search) -> impl IntoView {
    let combobox = Combobox {
        collection: StoredValue::new(use_collection()),
        search,
        input: NodeRef::new(),
        suggestions: RwSignal::new(Vec::new()),
        active: RwSignal::new(None),
        outdated: StoredValue::new(false),
    };
    remember_searches(search);
    view! {
        <form class="search" role="search" on:submit=|event| event.prevent_default()>
            <label for=SEARCH_BOX_ID>"Search what was said"</label>
            <div class="search-field">
                <SearchInput combobox />
                <ClearButton combobox />
                <SuggestionList combobox />
            </div>
            <SearchHint />
        </form>
    }
}

#[component]
fn SearchInput(combobox: Combobox) -> impl IntoView {
    let Combobox { search, input, suggestions, active, .. } = combobox;
    let is_open = move || suggestions.with(|suggestions| !suggestions.is_empty());
    let type_on = move |event| {
        combobox.type_on(event_target_value(&event));
        after_paint(move || combobox.catch_up());
    };
    view! {
        <input
            id=SEARCH_BOX_ID
            data-testid="search-box"
            type="text"
            role="combobox"
            aria-autocomplete="list"
            aria-controls=LIST_ID
            aria-describedby=HINT_ID
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            enterkeyhint="search"
            placeholder="words that were said"
            aria-expanded=move || is_open().to_string()
            aria-activedescendant=move || active.get().map(suggestion_id)
            prop:value=move || search.request.with(|request| request.text.clone())
            node_ref=input
            on:input=type_on
            on:keydown=move |event| combobox.press(&event)
            on:click=move |_| combobox.suggest()
            on:blur=move |_| combobox.close()
        />
    }
}

#[component]
fn ClearButton(combobox: Combobox) -> impl IntoView {
    let request = combobox.search.request;
    let empty = Memo::new(move |_| request.with(|request| request.text.is_empty()));
    view! {
        <button
            type="button"
            class="search-clear"
            prop:hidden=move || empty.get()
            aria-label="Clear the words"
            on:click=move |_| combobox.clear()
        >
            "×"
        </button>
    }
}

#[component]
fn SuggestionList(combobox: Combobox) -> impl IntoView {
    let Combobox { suggestions, .. } = combobox;
    let lines = move || {
        let lines = suggestions.get().into_iter().enumerate();
        lines
            .map(|(position, suggestion)| view! { <SuggestionLine combobox position suggestion /> })
            .collect_any_view()
    };
    view! {
        <ul id=LIST_ID role="listbox" aria-label="Ways to go on" class="offers">
            {move || lines()}
        </ul>
    }
}

#[component]
fn SuggestionLine(combobox: Combobox, position: usize, suggestion: Suggestion) -> impl IntoView {
    let Combobox { collection, search, active, .. } = combobox;
    let words = search
        .outcome
        .with_untracked(|outcome| suggestion_words(&collection.get_value(), outcome, &suggestion));
    let is_active = move || active.get() == Some(position);
    view! {
        <li
            id=suggestion_id(position)
            role="option"
            class="offer"
            data-testid="suggestion"
            aria-selected=move || is_active().to_string()
            // The box keeps the focus.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| combobox.take(suggestion.clone())
        >
            <span class="offer-kind">{words.sort}</span>
            <span class="offer-words">{words.offer}</span>
            <span class="offer-more">{words.more}</span>
        </li>
    }
}

impl Combobox {
    /// The search goes with every key; what the word may be meant as follows a frame later, or with the next key
    /// of the list.
    fn type_on(self, text: String) {
        self.outdated.set_value(true);
        self.search.type_on(Request { text, ..self.search.request.get_untracked() });
    }

    /// Lists what there is to offer for what was typed, unless that was done, or the page is gone.
    fn catch_up(self) {
        if self.outdated.try_get_value() == Some(true) {
            self.suggest();
        }
    }

    /// Lists what there is to offer.
    fn suggest(self) {
        let Some(input) = self.input.try_get_untracked().flatten() else { return };
        self.outdated.set_value(false);
        let text = input.value();
        let caret = input.selection_start().ok().flatten().unwrap_or(0) as usize;
        self.list(suggestions(&self.collection.get_value(), &text, byte_at(&text, caret)));
    }

    /// Also when the page goes: a box that is taken away loses the focus, after its signals are gone.
    fn close(self) {
        let _ = self.outdated.try_set_value(false);
        self.list(Vec::new());
    }

    /// Most words offer nothing, and nothing before: that is no change.
    fn list(self, suggestions: Vec<Suggestion>) {
        let is_change = |listed: &Vec<Suggestion>| !(suggestions.is_empty() && listed.is_empty());
        if self.suggestions.try_with_untracked(is_change) == Some(true) {
            self.active.set(None);
            self.suggestions.set(suggestions);
        }
    }

    fn press(self, event: &KeyboardEvent) {
        // What an input method puts together is its own until it is done.
        if event.is_composing() {
            return;
        }
        let key = event.key();
        // Letters lead to the next search, whose suggestions follow.
        if key.chars().nth(1).is_some() {
            self.catch_up();
        }
        let count = self.suggestions.with_untracked(Vec::len);
        let empty = self.search.request.with_untracked(|request| request.text.is_empty());
        let Some(action) = key_action(&key, count, self.active.get_untracked(), empty) else {
            return;
        };
        // Enter in a form that nobody sends does nothing by itself.
        event.prevent_default();
        match action {
            KeyAction::Open => self.suggest(),
            KeyAction::Activate(position) => self.active.set(Some(position)),
            KeyAction::Take(position) => {
                let taken = self.suggestions.with_untracked(|all| all.get(position).cloned());
                if let Some(suggestion) = taken {
                    self.take(suggestion);
                }
            }
            KeyAction::Close => self.close(),
            KeyAction::Clear => self.clear(),
        }
    }

    fn clear(self) {
        let text = String::new();
        self.go_on(Request { text, ..self.search.request.get_untracked() }, 0);
    }

    fn take(self, suggestion: Suggestion) {
        // Made for other words than those in the box.
        if self.outdated.get_value() {
            return;
        }
        self.close();
        match suggestion {
            Suggestion::Completion(completion) => {
                let before = self.search.request.get_untracked();
                let collection = self.collection.get_value();
                let (request, caret) = collection.index.completed(&before, &completion);
                match completion.meaning {
                    // A value chosen is a step that Back takes back, as a click on it is.
                    Meaning::Choose(..) => self.search.choose(request),
                    Meaning::Write(_) => self.go_on(request, caret),
                }
            }
            Suggestion::RecentSearch(request) => {
                self.search.choose(request);
                focus_search_box();
            }
            Suggestion::ForgetSearches => forget_searches(),
        }
    }

    /// Goes on with another text, the caret at one of its bytes.
    fn go_on(self, request: Request, caret: usize) {
        let caret = utf16_at(&request.text, caret) as u32;
        self.outdated.set_value(true);
        self.search.type_on(request);
        after_paint(move || {
            if let Some(input) = self.input.try_get_untracked().flatten() {
                let _ = input.focus();
                let _ = input.set_selection_range(caret, caret);
                self.catch_up();
            }
        });
    }
}

fn suggestion_id(position: usize) -> String {
    format!("suggestion-{position}")
}
