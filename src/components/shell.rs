//! The frame of every page: header with navigation, footer, and the notice after copying.

use leptos::prelude::*;

use crate::clipboard::Copied;
use crate::route::Page;
use crate::store::Store;
use crate::wording::count;

pub(crate) fn header(page: Memo<Page>) -> AnyView {
    let link = move |target: Page, href: &'static str, name: &'static str| {
        // An article is reached from everywhere and belongs to the story.
        let here = move || {
            let page = page.get();
            page == target || (target == Page::Story && page == Page::Article)
        };
        view! {
            <a href=href aria-current=move || here().then_some("page")>{name}</a>
        }
        .into_any()
    };
    view! {
        <header class="shell-header">
            <a class="shell-brand" href="#/" aria-label="Crossquote, to the story">
                <span class="shell-mark" aria-hidden="true">"“”"</span>
                "Crossquote"
            </a>
            <nav aria-label="Pages">
                {link(Page::Story, "#/", "Story")} {link(Page::Quotes, "#/quotes", "Quotes")}
                {link(Page::Speakers, "#/speakers", "Speakers")}
                {link(Page::Compare, "#/compare", "Compare")}
            </nav>
        </header>
    }
    .into_any()
}

pub(crate) fn footer() -> AnyView {
    let dataset = Store::get().dataset;
    view! {
        <footer class="shell-footer">
            <p>
                {count(dataset.quotations.len(), "quotation")} " found by machine in "
                {count(dataset.articles.len(), "article")}
                ". Rules miss some and get some wrong: every one can be checked in its article."
            </p>
            <p>
                "Everything runs in your browser: no server, no cookies, no tracking. The articles belong to their publishers. Crossquote "
                {env!("CARGO_PKG_VERSION")} ", dataset format "
                {crossquote_core::dataset::VERSION} "."
            </p>
        </footer>
    }
    .into_any()
}

/// Says what was copied; where the browser refused, offers the text to copy by hand.
pub(crate) fn notice() -> AnyView {
    let copied = expect_context::<RwSignal<Copied>>();
    Effect::new(move |_| {
        if matches!(copied.get(), Copied::Done(_)) {
            set_timeout(
                move || {
                    if matches!(copied.get_untracked(), Copied::Done(_)) {
                        copied.set(Copied::Nothing);
                    }
                },
                std::time::Duration::from_secs(3),
            );
        }
    });
    let said = move || match copied.get() {
        Copied::Nothing => "",
        Copied::Done(what) => what,
        Copied::ByHand(_) => {
            "This browser does not let the page copy here. Copy the text yourself:"
        }
    };
    view! {
        <div class="shell-notice" class:open=move || copied.get() != Copied::Nothing>
            <p role="status" data-testid="copied">{said}</p>
            {move || match copied.get() {
                Copied::ByHand(text) => Some(
                    view! {
                        <textarea
                            rows="4"
                            readonly
                            aria-label="Text to copy"
                            on:focus=|event| {
                                use wasm_bindgen::JsCast;
                                if let Some(area) = event
                                    .target()
                                    .and_then(|t| t.dyn_into::<web_sys::HtmlTextAreaElement>().ok())
                                {
                                    area.select();
                                }
                            }
                        >
                            {text}
                        </textarea>
                        <button on:click=move |_| copied.set(Copied::Nothing)>"Close"</button>
                    }
                        .into_any(),
                ),
                _ => None,
            }}
        </div>
    }
    .into_any()
}
