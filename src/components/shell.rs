//! The frame of every page: header with navigation, footer, and the notice after copying.

use std::time::Duration;

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlTextAreaElement;

use crossquote_core::cite;

use crate::clipboard::{self, Copied, absolute};
use crate::components::embed_dialog::embed_button;
use crate::components::export_menu::export_menu;
use crate::element::{El, el, live, live_text, nothing};
use crate::hosting;
use crate::navigation::Navigation;
use crate::pages::desk::failure;
use crate::provided::Provided;
use crate::route::{Page, Route};
use crate::shortcuts::Shortcuts;
use crate::state::{Derived, follow};
use crate::store::Store;
use crate::wording::count;

/// How long word of a copy stays.
const NOTICE: Duration = Duration::from_secs(3);

pub(crate) fn header(page: Derived<Page>) -> El {
    let entry = |target: Page, href: &'static str, name: &'static str| {
        // An article is reached from everywhere and belongs to the story, a statement to comparison.
        let here = move || match page.get() {
            Page::Article => target == Page::Story,
            Page::Quotation => target == Page::Quotes,
            Page::Statement => target == Page::Compare,
            Page::Review => target == Page::Add,
            page => page == target,
        };
        el("a")
            .attr("href", href)
            .live_attr("aria-current", move || here().then(|| "page".to_owned()))
            .child(name)
    };
    let mark = el("span").class("shell-mark").attr("aria-hidden", "true").child("“”");
    el("header")
        .class("shell-header")
        .child(
            el("a")
                .class("shell-brand")
                .attr("href", "#/")
                .attr("aria-label", "Crossquote, to the story")
                .child(mark)
                .child("Crossquote"),
        )
        .child(
            el("nav")
                .attr("aria-label", "Pages")
                .child(entry(Page::Story, "#/", "Story"))
                .child(entry(Page::Quotes, "#/quotes", "Quotes"))
                .child(entry(Page::Speakers, "#/speakers", "Speakers"))
                .child(entry(Page::Compare, "#/compare", "Compare"))
                .child(entry(Page::Add, "#/add", "Add").attr("aria-label", "Add articles")),
        )
}

/// `published`: what is shown is what the page came with, and can be embedded and kept as it is.
pub(crate) fn footer(shortcuts: Option<Shortcuts>, published: bool) -> El {
    let dataset = Store::get().dataset;
    el("footer")
        .class("shell-footer")
        .child(el("p").child(format!(
            "{} found by machine in {}. It misses some and gets some wrong: every one can be \
             checked in its article.",
            count(dataset.quotations.len(), "quotation"),
            count(dataset.articles.len(), "article"),
        )))
        .child(el("p").child(format!(
            "Everything runs in your browser: no server, no cookies, no tracking. The articles \
             belong to their publishers. Crossquote {}, dataset format {}.",
            env!("CARGO_PKG_VERSION"),
            crossquote_core::dataset::VERSION,
        )))
        .child(hosting::saved().map(|day| {
            el("p").test("saved-on").child(format!(
                "Saved in this file on {}: it needs no network, and changes nothing that is saved.",
                cite::readable_date(&day)
            ))
        }))
        .child(
            el("div")
                .class("shell-actions")
                .child(published.then(embed_button))
                .child(if published { save_link() } else { None })
                .child(export_menu()),
        )
        .child(live(failure))
        .child(shortcuts.map(Shortcuts::switch))
}

/// What the explorer saved in one file is called beside this page; scripts/site.mjs writes it.
const SAVED: &str = "crossquote.html";

/// Leads to the whole explorer in one file; none where this is one.
fn save_link() -> Option<El> {
    hosting::saved().is_none().then(|| {
        el("a")
            .class("action")
            .attr("href", SAVED)
            .attr("download", SAVED)
            .child("Save for offline")
    })
}

/// The footer of a frame in another site: where all of it is.
pub(crate) fn embedded_footer() -> El {
    let route = Navigation::get().route();
    let whole = el("a")
        .live_attr("href", move || Some(absolute(&route.with(Route::fragment))))
        .attr("target", "_blank")
        .attr("rel", "noopener")
        .child("Open full view");
    let quotations = count(Store::get().dataset.quotations.len(), "quotation");
    el("footer").class("shell-footer embedded-footer").child(
        el("p")
            .child(format!(
                "Crossquote: {quotations} found by machine, each to be checked in its article. "
            ))
            .child(whole),
    )
}

/// Says what was copied; where the browser refused, offers the text to copy by hand.
pub(crate) fn notice() -> El {
    let copied = Provided::get().copied;
    let close = move || copied.set(Copied::Nothing);
    follow(move || {
        if matches!(copied.get(), Copied::Done(_)) {
            set_timeout(
                move || {
                    if matches!(copied.get_untracked(), Copied::Done(_)) {
                        close();
                    }
                },
                NOTICE,
            );
        }
    });
    let open = move || copied.with(|copied| *copied != Copied::Nothing);
    let said = move || match copied.get() {
        Copied::Nothing => String::new(),
        Copied::Done(what) => what.to_owned(),
        Copied::ByHand(_) => {
            "This browser does not let the page copy here. Copy the text yourself:".to_owned()
        }
    };
    let by_hand = move || match copied.get() {
        Copied::ByHand(text) => el("div")
            .child(text_to_copy(text))
            .child(el("button").child("Close").on("click", move |_| clipboard::close(copied)))
            .any(),
        _ => nothing(),
    };
    el("div")
        .live_class(move || format!("shell-notice{}", if open() { " open" } else { "" }))
        .child(el("p").attr("role", "status").test("copied").child(live_text(said)))
        .child(live(by_hand))
}

/// A field that selects all of its text when it is reached.
fn text_to_copy(text: String) -> El {
    el("textarea")
        .attr("rows", "4")
        .attr("readonly", "")
        .attr("aria-label", "Text to copy")
        .child(text)
        .on("focus", |event| {
            let field =
                event.target().and_then(|target| target.dyn_into::<HtmlTextAreaElement>().ok());
            if let Some(field) = field {
                field.select();
            }
        })
}
