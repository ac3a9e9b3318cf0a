//! Lists of views.

use leptos::prelude::*;

/// Leptos's `collect_view`, with one type for whatever the views are.
pub trait CollectAnyView {
    /// The views in a list. What Leptos generates for a list is then in the program once, not once for each kind
    /// of element that a list is made of: two kilobytes each.
    fn collect_any_view(self) -> Vec<AnyView>;
}

impl<I> CollectAnyView for I
where
    I: IntoIterator<Item: IntoView + 'static>,
{
    fn collect_any_view(self) -> Vec<AnyView> {
        self.into_iter().map(|view| view.into_any()).collect()
    }
}
