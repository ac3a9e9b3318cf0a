//! Stub.

use leptos::prelude::*;

/// A choice of formats, and the button that gives what the page shows as a file.
#[component]
pub(crate) fn ExportMenu() -> impl IntoView {}
