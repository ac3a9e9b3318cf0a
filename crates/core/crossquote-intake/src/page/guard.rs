//! Pages that would cost a reader's machine minutes or all of its memory, told before they are parsed.
//!
//! The HTML standard has parsers look through all open elements at many tags, copy all open formatting
//! elements into each new block, and compare each attribute with those before it. A page of a few kilobytes
//! can ask for billions of such steps. The estimates below are crude, of one pass over the bytes, and far
//! above what any page of an outlet has.

/// Elements that lie within each other.
const DEEPEST: usize = 10_000;

/// Attributes of one tag.
const ATTRIBUTES: usize = 1_000;

/// Copies of formatting elements that a parser would make.
const COPIES: usize = 1_000_000;

/// Elements that need no end tag: they do not count as open.
const CLOSED_ALONE: [&str; 34] = [
    "area", "base", "body", "br", "caption", "col", "colgroup", "dd", "dt", "embed", "head", "hr",
    "html", "img", "input", "li", "link", "meta", "optgroup", "option", "p", "param", "rb", "rp",
    "rt", "source", "tbody", "td", "tfoot", "th", "thead", "tr", "track", "wbr",
];

const FORMATTING: [&str; 14] = [
    "a", "b", "big", "code", "em", "font", "i", "nobr", "s", "small", "strike", "strong", "tt", "u",
];

/// What is wrong with the page, if parsing it would not end well.
pub(super) fn refuse(html: &str) -> Option<String> {
    let (mut open, mut formatting, mut copies) = (0usize, 0usize, 0usize);
    let mut rest = html;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if let Some(comment) = rest.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, after)| after);
            continue;
        }
        let closing = rest.starts_with('/');
        let tag = rest.trim_start_matches('/');
        let length = tag.bytes().take_while(u8::is_ascii_alphanumeric).count();
        let name = tag[..length].to_ascii_lowercase();
        if name.is_empty() {
            continue;
        }
        let attributes;
        (rest, attributes) = past_attributes(&tag[length..]);
        if attributes > ATTRIBUTES {
            return Some(format!("an element of it has more than {ATTRIBUTES} attributes"));
        }
        let formats = FORMATTING.contains(&name.as_str());
        if closing {
            open = open.saturating_sub(usize::from(!CLOSED_ALONE.contains(&name.as_str())));
            formatting = formatting.saturating_sub(usize::from(formats));
            continue;
        }
        if formats {
            formatting += 1;
        } else {
            copies += formatting;
        }
        if !CLOSED_ALONE.contains(&name.as_str()) {
            open += 1;
        }
        if open > DEEPEST {
            return Some(format!(
                "more than {DEEPEST} of its elements lie in each other, or are never closed"
            ));
        }
        if copies > COPIES {
            return Some("its elements of formatting are never closed".to_owned());
        }
    }
    None
}

/// What follows the end of the tag, and about how many attributes the tag has.
fn past_attributes(tag: &str) -> (&str, usize) {
    let mut quote = None;
    let mut attributes = 0;
    let mut blank = false;
    for (at, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (Some(mark), byte) if byte == mark => quote = None,
            (Some(_), _) => {}
            (None, b'"' | b'\'') => quote = Some(byte),
            (None, b'>') => return (&tag[at + 1..], attributes),
            (None, byte) => {
                let separates = byte.is_ascii_whitespace() || byte == b'/';
                attributes += usize::from(blank && !separates);
                blank = separates;
                continue;
            }
        }
        // `a="1"b="2"` are two.
        blank = quote.is_none();
    }
    ("", attributes)
}

#[cfg(test)]
mod tests {
    use super::refuse;

    #[test]
    fn pages_of_outlets_pass_and_attacks_do_not() {
        let page =
            "<p class='a' data-b=\"x > y\">One<br>two <b>three</b> <i>four</i>".repeat(10_000);
        assert_eq!(refuse(&page), None);
        let deep = "<div>".repeat(20_000);
        assert!(refuse(&deep).is_some_and(|what| what.contains("lie in each other")));
        let copied =
            format!("{}{}", "<font color=1><font color=2>".repeat(300), "<p>".repeat(5_000));
        assert!(refuse(&copied).is_some_and(|what| what.contains("formatting")));
        let attributes: String = (0..2_000).map(|at| format!(" a{at}")).collect();
        assert!(
            refuse(&format!("<p{attributes}>")).is_some_and(|what| what.contains("attributes"))
        );
        let quoted: String = (0..2_000).map(|at| format!("a{at}='1'")).collect();
        assert!(refuse(&format!("<p {quoted}>")).is_some_and(|what| what.contains("attributes")));
        for odd in ["<", "<p", "<p a=\"", "</", "<!--", "a < b"] {
            assert_eq!(refuse(odd), None, "{odd}");
        }
    }
}
