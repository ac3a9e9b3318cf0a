//! Text on its way into markup: what stands in it can mean nothing there.
//!
//! Own code rather than a library of entities: five characters are all that can open a tag or an entity or close an
//! attribute, and libraries leave in what turns around or hides the words beside it.

use crate::characters::is_unseen;

/// What is written for a character that means something in HTML and XML alike.
pub fn entity(c: char) -> Option<&'static str> {
    match c {
        '&' => Some("&amp;"),
        '<' => Some("&lt;"),
        '>' => Some("&gt;"),
        '"' => Some("&quot;"),
        _ => None,
    }
}

/// Text as text of HTML: no character of it can open a tag or an entity, or close an attribute. What
/// draws nothing and could turn around or hide what stands beside it is left out.
pub fn html(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match (entity(c), c) {
            (Some(entity), _) => out.push_str(entity),
            (_, '\'') => out.push_str("&#39;"),
            _ if is_unseen(c) => {}
            _ => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(
            html("<a href=\"x\" b='y'>\u{202E}&amp;\u{200B}\u{0}\n"),
            "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;\n"
        );
    }
}
