//! The strip over every page while the reader's own collection is shown: where it is kept, and what can be done
//! with it.

use leptos::prelude::*;

use crate::collection::Origin;
use crate::context::use_collection;
use crate::router::local_query;
use crossquote_ui::CollectAnyView;
use crossquote_ui::browser::hosting;

/// Pages of the workspace about one collection, and what the links to them say.
const WORKSPACE_PAGES: [(&str, &str); 3] =
    [("review", "Review"), ("add", "Add more"), ("save", "Save or export")];

/// The strip; nothing over the published collection.
#[component]
pub(crate) fn LocalCollectionStrip() -> impl IntoView {
    let collection = use_collection();
    let Origin::Local { id, is_current } = &collection.origin else { return ().into_any() };
    let corrected = (!is_current).then_some(" Corrections made since are not shown yet.");
    let links = hosting::workspace_address().map(|workspace| {
        let links = WORKSPACE_PAGES.map(|(page, name)| {
            view! {
                <a class="action" href=workspace_page(&workspace, id, page)>
                    {name}
                </a>
            }
        });
        links.collect_any_view()
    });
    view! {
        <div
            class="own-collection"
            role="region"
            aria-label="Your own collection"
            data-testid="own"
        >
            <p>
                "Your own collection. Kept in this browser, on this device only." {corrected}
            </p>
            <p class="buttons">
                {links} <a class="action" href=hosting::page_address()>
                    "Back to the published collection"
                </a>
            </p>
        </div>
    }
    .into_any()
}

/// The address of a page of the workspace about one collection.
fn workspace_page(workspace: &str, id: &str, page: &str) -> String {
    format!("{workspace}{}#/{page}", local_query(id))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_workspace_is_told_which_collection_is_meant() {
        for (id, page, expected) in [
            ("193a-5f", "review", "workspace/?local=193a-5f#/review"),
            ("a&b", "save", "workspace/?local=a%26b#/save"),
        ] {
            assert_eq!(workspace_page("workspace/", id, page), expected);
        }
    }
}
