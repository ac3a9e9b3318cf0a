//! The command `crossquote`.
fn main() {}
