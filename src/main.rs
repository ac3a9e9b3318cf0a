//! The explorer, the program that every reader loads.

fn main() {
    crossquote_app::explore();
}
