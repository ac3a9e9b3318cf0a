//! The explorer that is saved in one file (scripts/saved.mjs): the same, with the exporters in it, as it has no
//! other program beside it.

fn main() {
    crossquote_app::explore();
}
