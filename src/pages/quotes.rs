//! Quote search: a box, filters, results as you type.

use std::sync::Arc;

use crossquote_core::search::{Hit, Outcome, Removable, Request};
use leptos::prelude::*;

use crate::components::facets::{chips, facets};
use crate::components::quotation_card::quotation_card;
use crate::components::title::set_title;
use crate::navigation::Navigation;
use crate::route::Route;
use crate::store::Store;
use crate::wording::{self, count};

/// Cards drawn at first and with each press of "more": what a reader can look through, and what a
/// keystroke can draw within a frame.
const BATCH: usize = 20;

/// Milliseconds without typing before the count is announced, so that it is heard once.
const ANNOUNCE_AFTER: u32 = 700;

pub(crate) fn page() -> AnyView {
    let store = Store::get();
    let navigation = Navigation::get();
    let route = navigation.route();
    set_title("Quotes");
    let request = Memo::new(move |before: Option<&Request>| {
        route.with(|route| match route {
            Route::Quotes(request) => request.clone(),
            // The route has just left this page; what is shown is about to go.
            _ => before.cloned().unwrap_or_default(),
        })
    });
    let outcome = Memo::new(move |_| {
        Arc::new(request.with(|request| store.index.search(store.dataset, request)))
    });
    let limit = RwSignal::new(BATCH);
    Effect::new(move |_| {
        request.track();
        limit.set(BATCH);
    });
    let shown = move || -> Vec<Hit> {
        outcome.with(|outcome| outcome.hits.iter().take(limit.get()).cloned().collect())
    };
    let total = move || outcome.with(|outcome| outcome.hits.len());
    view! {
        <div class="page page-quotes">
            <h1 class="hidden">"Quotes"</h1>
            {search_box(request)}
            <div class="quotes-columns">
                {filter_column(request, outcome)}
                <section class="results" aria-label="Results" data-testid="results">
                    {chips(request)}
                    <p class="results-count" data-testid="count">
                        {move || describe(total(), store.dataset.quotations.len(), &request.get())}
                    </p>
                    {announcer(total)}
                    {move || notes(&outcome.get())}
                    <ol class="cards">
                        <For
                            each=shown
                            key=|hit| (hit.quotation, hit.marks.clone())
                            children=|hit| {
                                view! { <li>{quotation_card(hit.quotation, &hit.marks)}</li> }
                            }
                        />
                    </ol>
                    {move || (total() > limit.get()).then(|| view! {
                        <button class="more" on:click=move |_| limit.update(|limit| *limit += BATCH)>
                            {move || format!("Show more ({} left)", total() - limit.get().min(total()))}
                        </button>
                    })}
                    {move || (total() == 0).then(|| nothing_found(&outcome.get(), &request.get()))}
                </section>
            </div>
        </div>
    }
    .into_any()
}

fn search_box(request: Memo<Request>) -> AnyView {
    let navigation = Navigation::get();
    let typed = move |text: String| {
        let mut changed = request.get_untracked();
        changed.text = text;
        navigation.amend(Route::Quotes(changed));
    };
    view! {
        <form class="search" role="search" on:submit=|event| event.prevent_default()>
            <label for="search-box">"Search what was said"</label>
            <input
                id="search-box"
                data-testid="search-box"
                type="search"
                autocomplete="off"
                spellcheck="false"
                enterkeyhint="search"
                placeholder="trade it for NATO"
                aria-describedby="search-hint"
                prop:value=move || request.with(|request| request.text.clone())
                on:input=move |event| typed(event_target_value(&event))
            />
            <p id="search-hint" class="hint">
                "All words must match. " <kbd>"\"exact phrase\""</kbd> " " <kbd>"-without"</kbd>
                " Quotation marks, accents and case make no difference."
            </p>
        </form>
    }
    .into_any()
}

/// The filters: a column where there is room, folded into one line on a phone.
fn filter_column(request: Memo<Request>, outcome: Memo<Arc<Outcome>>) -> AnyView {
    let open = RwSignal::new(false);
    view! {
        <aside class="filters" class:open=open aria-label="Filters">
            <button
                class="filters-toggle"
                aria-expanded=move || open.get().to_string()
                on:click=move |_| open.update(|open| *open = !*open)
            >
                "Filters"
            </button>
            <div class="filters-body">{facets(request, outcome)}</div>
        </aside>
    }
    .into_any()
}

fn describe(hits: usize, all: usize, request: &Request) -> String {
    if request.text.trim().is_empty() && request.chosen.is_empty() {
        format!("{}, in reading order", count(all, "quotation"))
    } else {
        format!("{hits} of {}", count(all, "quotation"))
    }
}

/// Tells screen readers the count, once typing pauses.
fn announcer(total: impl Fn() -> usize + Copy + Send + Sync + 'static) -> AnyView {
    let said = RwSignal::new(String::new());
    let waiting = StoredValue::new_local(None::<gloo::timers::callback::Timeout>);
    Effect::new(move |_| {
        let now = count(total(), "result");
        waiting.set_value(Some(gloo::timers::callback::Timeout::new(ANNOUNCE_AFTER, move || {
            said.set(now);
        })));
    });
    on_cleanup(move || waiting.set_value(None));
    view! { <p class="hidden" role="status" data-testid="announced">{said}</p> }.into_any()
}

/// What was odd about the words typed.
fn notes(outcome: &Outcome) -> AnyView {
    let lines = outcome.notes.iter().map(|note| view! { <li>{note.message.clone()}</li> });
    view! { <ul class="query-notes">{lines.collect_view()}</ul> }.into_any()
}

/// Why there is nothing, and what each removal would give.
fn nothing_found(outcome: &Outcome, request: &Request) -> AnyView {
    let store = Store::get();
    let navigation = Navigation::get();
    let ways = outcome.removals.iter().map(|removal| {
        let mut without = request.clone();
        let name = match &removal.what {
            Removable::Text => {
                let words = std::mem::take(&mut without.text);
                format!("Without the words “{}”", words.trim())
            }
            Removable::Term(span) => {
                let term = span.of(&request.text).to_owned();
                without.text.replace_range(span.range(), "");
                without.text = without.text.split_whitespace().collect::<Vec<_>>().join(" ");
                format!("Without “{}”", term.trim())
            }
            Removable::Facet(facet) => {
                for value in request.chosen.of(*facet) {
                    without.chosen.toggle(*facet, value);
                }
                format!("Without the filter {}", wording::facet(*facet))
            }
        };
        let results = count(removal.count as usize, "result");
        view! {
            <li>
                <button
                    class="action"
                    disabled=removal.count == 0
                    on:click=move |_| navigation.choose(Route::Quotes(without.clone()))
                >
                    {name} ": " {results}
                </button>
            </li>
        }
    });
    view! {
        <div class="nothing" data-testid="nothing">
            <h2>"No quotation matches all of this"</h2>
            <ul>{ways.collect_view()}</ul>
            <p class="hint">
                "This collection holds " {count(store.dataset.quotations.len(), "quotation")} " from "
                {count(store.dataset.articles.len(), "article")}
                ". Not found here does not mean never said."
            </p>
        </div>
    }
    .into_any()
}
