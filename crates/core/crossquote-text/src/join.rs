//! Joining texts, compiled once: the standard library writes it out anew for each type of part.

/// The parts with `between` between them.
pub fn joined<'t>(parts: impl IntoIterator<Item = &'t str>, between: &str) -> String {
    join(&mut parts.into_iter(), between)
}

#[inline(never)]
fn join(parts: &mut dyn Iterator<Item = &str>, between: &str) -> String {
    let mut joined = String::new();
    for (at, part) in parts.enumerate() {
        joined.push_str(if at > 0 { between } else { "" });
        joined.push_str(part);
    }
    joined
}

#[cfg(test)]
mod tests {
    use super::joined;

    #[test]
    fn joins_as_the_standard_library_does() {
        for parts in [&[][..], &["a"], &["a", "", "b"], &["", ""]] {
            assert_eq!(joined(parts.iter().copied(), ", "), parts.join(", "));
        }
    }
}
