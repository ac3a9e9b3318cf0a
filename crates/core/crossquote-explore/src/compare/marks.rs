//! Quotation marks and brackets in pieces cut out of a text: a piece may hold one of two.

/// The text without quotation marks and square brackets whose other half it does not hold. What is
/// inside or outside of them cannot be told from half a pair. A lone ’ stays: it is an apostrophe, or
/// cannot be told from one.
pub(super) fn balanced(text: &str) -> String {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut lone: Vec<usize> = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let after = text[at + c.len_utf8()..].chars().next().unwrap_or(' ');
        let top = open.last().map(|&(_, opening)| opening);
        // A straight mark opens behind a space, and closes elsewhere; “ closes what „ opened.
        let opens = match c {
            '"' => !before.is_alphanumeric() && (before.is_whitespace() || top != Some('"')),
            '“' => top != Some('„'),
            '«' | '„' | '[' => true,
            // Not Hawai‘i, nor ‘90s.
            '‘' => !before.is_alphanumeric() && !after.is_ascii_digit(),
            _ => false,
        };
        let closes: &[char] = match c {
            '”' => &['“'],
            '“' => &['„'],
            '»' => &['«'],
            '"' => &['"'],
            ']' => &['['],
            '’' if !after.is_alphanumeric() => &['‘'],
            _ => &[],
        };
        if opens {
            open.push((at, c));
        } else if !closes.is_empty() {
            match open.iter().rposition(|&(_, opening)| closes.contains(&opening)) {
                // What was opened inside and never closed is lone.
                Some(with) => lone.extend(open.drain(with..).skip(1).map(|(at, _)| at)),
                None if c == '’' => {}
                None => lone.push(at),
            }
        }
        before = c;
    }
    lone.extend(open.iter().map(|&(at, _)| at));
    text.char_indices().filter(|(at, _)| !lone.contains(at)).map(|(_, c)| c).collect()
}

/// The same with double quotation marks made single ones, as they are inside quotation marks.
pub(super) fn inside_marks(text: &str) -> String {
    let mut before = ' ';
    let text = balanced(text);
    let single = text.chars().map(|c| {
        let opens = before.is_whitespace();
        before = c;
        match c {
            '“' | '«' | '„' => '‘',
            '"' if opens => '‘',
            '”' | '»' | '"' => '’',
            '\n' | '\r' | '\t' => ' ',
            c => c,
        }
    });
    single.collect()
}

#[cfg(test)]
mod tests {
    use super::balanced;

    #[test]
    fn half_a_pair_goes() {
        for (text, wanted) in [
            ("“We stay", "We stay"),
            ("stay,” she said “no”", "stay, she said “no”"),
            ("‘We stay", "We stay"),
            ("‘We’re late’ for ‘the bus", "‘We’re late’ for the bus"),
            ("the workers’ bus of the ‘90s in Hawai‘i", "the workers’ bus of the ‘90s in Hawai‘i"),
            ("‘He said “stop”’ [twice", "‘He said “stop”’ twice"),
        ] {
            assert_eq!(balanced(text), wanted, "{text:?}");
        }
    }
}
