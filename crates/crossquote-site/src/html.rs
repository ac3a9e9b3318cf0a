//! Text of articles on its way into HTML: what stands in it can mean nothing there.

use crossquote_model::Article;

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

/// Characters without width and those that give the direction of writing, but for the two joiners,
/// which some alphabets are spelt with; control characters, but for line ends and tabs.
pub fn is_unseen(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' => false,
        '\u{061C}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' => true,
        c => c.is_control(),
    }
}

/// The address of an article's original, if it is one that a page may lead to.
pub fn address(article: &Article) -> Option<&str> {
    article.url.as_ref().map(|url| url.value.as_str()).filter(|url| is_web_address(url))
}

/// Whether this is an absolute address of the web: of no other scheme, which could run code, and
/// without characters that an address cannot have.
pub fn is_web_address(address: &str) -> bool {
    let starts = |scheme: &str| {
        address.get(..scheme.len()).is_some_and(|start| start.eq_ignore_ascii_case(scheme))
    };
    let Some(rest) = ["https://", "http://"]
        .into_iter()
        .find_map(|scheme| address.get(scheme.len()..).filter(|_| starts(scheme)))
    else {
        return false;
    };
    let host = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let name = host.rsplit('@').next().unwrap_or_default();
    name.starts_with(|c: char| c.is_alphanumeric() || c == '[')
        && !address.contains(|c: char| {
            c.is_whitespace()
                || c.is_control()
                || is_unseen(c)
                || matches!(c, '"' | '<' | '>' | '\\' | '^' | '`' | '{' | '|' | '}')
        })
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

    #[test]
    fn addresses_are_of_the_web_and_absolute() {
        for good in [
            "https://example.org",
            "HTTP://example.org:8080/a?b=c&d='e'#f",
            "https://[::1]/",
            "https://пример.org/путь",
        ] {
            assert!(is_web_address(good), "{good}");
        }
        for bad in [
            "",
            "https://",
            "https:///path",
            "https://?q",
            "https://me@",
            "//example.org",
            "/path",
            "javascript:alert(1)",
            "javascript://example.org/%0Aalert(1)",
            "data:text/html,x",
            " https://example.org",
            "https://example.org/a b",
            "https://example.org/\">",
            "https://example.org/\u{202E}gro",
            "https:\\\\example.org",
            "éhttps://example.org",
        ] {
            assert!(!is_web_address(bad), "{bad}");
        }
    }
}
