//! The header of every page: the explorer's name, and the ways to its pages.

use leptos::prelude::*;

use crate::context::use_router;
use crate::router::{Link, Place, Route};
use crossquote_ui::browser::hosting;

/// An entry of the navigation.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum NavigationEntry {
    Story,
    Quotes,
    Speakers,
    Compare,
}

impl NavigationEntry {
    /// The entry that a page belongs to; an address that means nothing belongs to none.
    fn for_place(place: &Place) -> Option<NavigationEntry> {
        match place {
            // An article is reached from everywhere and belongs to the story.
            Place::Story | Place::Article(_) => Some(NavigationEntry::Story),
            Place::Quotes | Place::Quotation(_) => Some(NavigationEntry::Quotes),
            Place::Speakers | Place::Speaker(_) => Some(NavigationEntry::Speakers),
            Place::Compare | Place::Statement(_) => Some(NavigationEntry::Compare),
            Place::Unknown(_) => None,
        }
    }

    fn route(self) -> Route {
        match self {
            NavigationEntry::Story => Route::Story,
            NavigationEntry::Quotes => Route::Quotes(Default::default()),
            NavigationEntry::Speakers => Route::Speakers { speaker: None, doubtful: false },
            NavigationEntry::Compare => Route::Compare(Default::default()),
        }
    }
}

/// The header of every page but in a frame.
#[component]
pub(crate) fn Header() -> impl IntoView {
    view! {
        <header class="shell-header">
            <Link
                to=Route::Story
                attr:class="shell-brand"
                attr:aria-label="Crossquote, to the story"
            >
                <span class="shell-mark" aria-hidden="true">
                    "“”"
                </span>
                "Crossquote"
            </Link>
            <nav aria-label="Pages">
                <NavigationLink entry=NavigationEntry::Story name="Story" />
                <NavigationLink entry=NavigationEntry::Quotes name="Quotes" />
                <NavigationLink entry=NavigationEntry::Speakers name="Speakers" />
                <NavigationLink entry=NavigationEntry::Compare name="Compare" />
                <WorkspaceLink />
            </nav>
        </header>
    }
}

#[component]
fn NavigationLink(entry: NavigationEntry, name: &'static str) -> impl IntoView {
    let place = use_router().place();
    let is_current = move || place.with(NavigationEntry::for_place) == Some(entry);
    view! {
        <Link to=entry.route() attr:aria-current=move || is_current().then_some("page")>
            {name}
        </Link>
    }
}

/// The way to where people make collections of their own; nothing where there is none, as in a saved file.
#[component]
fn WorkspaceLink() -> impl IntoView {
    hosting::workspace_address().map(|address| {
        view! {
            <a href=address aria-label="Add articles">
                "Add"
            </a>
        }
        .into_any()
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_page_belongs_to_the_entry_that_leads_to_its_like() {
        for (fragment, expected) in [
            ("#/", Some(NavigationEntry::Story)),
            ("#/article/a?quote=q1", Some(NavigationEntry::Story)),
            ("#/quotes?q=peace", Some(NavigationEntry::Quotes)),
            ("#/quote/q1", Some(NavigationEntry::Quotes)),
            ("#/speakers", Some(NavigationEntry::Speakers)),
            ("#/speakers/ann-lee", Some(NavigationEntry::Speakers)),
            ("#/compare?left=a&right=b", Some(NavigationEntry::Compare)),
            ("#/statement/s1", Some(NavigationEntry::Compare)),
            ("#/add", None),
            ("#/nowhere", None),
        ] {
            let place = Route::parse(fragment).place();
            assert_eq!(NavigationEntry::for_place(&place), expected, "{fragment}");
        }
    }

    #[test]
    fn every_entry_leads_to_a_page_of_its_own() {
        for (entry, fragment) in [
            (NavigationEntry::Story, "#/"),
            (NavigationEntry::Quotes, "#/quotes"),
            (NavigationEntry::Speakers, "#/speakers"),
            (NavigationEntry::Compare, "#/compare"),
        ] {
            assert_eq!(entry.route().fragment(), fragment);
            assert_eq!(NavigationEntry::for_place(&entry.route().place()), Some(entry));
        }
    }
}
