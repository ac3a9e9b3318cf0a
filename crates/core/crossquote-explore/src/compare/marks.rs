//! Quotation marks and brackets in pieces cut out of a text: a piece may hold one of two.

/// The text without double quotation marks and square brackets whose other half it does not hold.
/// What is inside or outside of them cannot be told from half a pair.
pub(super) fn balanced(text: &str) -> String {
    let mut open: Vec<(usize, char)> = Vec::new();
    let mut lone: Vec<usize> = Vec::new();
    let mut before = ' ';
    for (at, c) in text.char_indices() {
        let top = open.last().map(|&(_, opening)| opening);
        // A straight mark opens behind a space, and closes elsewhere; “ closes what „ opened.
        let opens = match c {
            '"' => !before.is_alphanumeric() && (before.is_whitespace() || top != Some('"')),
            '“' => top != Some('„'),
            '«' | '„' | '[' => true,
            _ => false,
        };
        let closes: &[char] = match c {
            '”' => &['“'],
            '“' => &['„'],
            '»' => &['«'],
            '"' => &['"'],
            ']' => &['['],
            _ => &[],
        };
        if opens {
            open.push((at, c));
        } else if !closes.is_empty() {
            match open.iter().rposition(|&(_, opening)| closes.contains(&opening)) {
                // What was opened inside and never closed is lone.
                Some(with) => lone.extend(open.drain(with..).skip(1).map(|(at, _)| at)),
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
