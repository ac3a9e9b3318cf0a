//! Starts the explorer.
use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| view! { <main id="app"><h1>"Crossquote"</h1></main> });
}
