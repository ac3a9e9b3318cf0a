//! Text of articles on its way into HTML: what stands in it can mean nothing there.

use crossquote_model::Article;
use crossquote_model::address::linked;
use crossquote_model::characters::is_unseen;

/// Text as HTML text: no character of it can open a tag or an entity, or close an attribute. What
/// draws nothing and could turn around or hide what stands beside it is left out.
pub fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            c if is_unseen(c) => {}
            c => out.push(c),
        }
    }
    out
}

/// The address of an article's original, if it may be linked, as it may stand in a link.
pub fn address(article: &Article) -> Option<String> {
    linked(&article.url.as_ref()?.value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn text_cannot_become_markup() {
        assert_eq!(
            escape("<a href=\"x\" b='y'>\u{202E}&amp;\u{200B}\u{0}\n"),
            "&lt;a href=&quot;x&quot; b=&#39;y&#39;&gt;&amp;amp;\n"
        );
    }
}
