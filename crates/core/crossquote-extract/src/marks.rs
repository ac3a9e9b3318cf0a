//! Quotation marks: which stretches of a text stand in double quotation marks.
//!
//! ```text
//! He said “it is “over” now” and 6'2" tall.     →   “it is “over” now”
//! "One.⏎"Two," she said.                        →   "One.   "Two,"
//! ```
//!
//! One pass per paragraph (a line). Straight marks toggle, helped by their neighbours; curly marks
//! and guillemets have a direction, which is distrusted where the neighbours contradict it
//! (`“word“`). A mark left open runs to the end of its paragraph, the convention for speech over
//! several paragraphs. Single marks are left alone: an apostrophe looks the same.

use crate::Note;
use crossquote_model::Span;

/// A stretch in double quotation marks, within one paragraph.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Region {
    /// With the marks that belong to it.
    pub(crate) outer: Span,
    /// Without them.
    pub(crate) inner: Span,
    /// Whether a closing mark was found.
    pub(crate) closed: bool,
    /// Whether it goes on from the paragraph before without a mark of its own.
    pub(crate) carried: bool,
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    Either,
}

/// All regions of `text`, in order, and what was odd about its marks.
pub(crate) fn regions(text: &str) -> (Vec<Region>, Vec<Note>) {
    let mut regions = Vec::new();
    let mut notes = Vec::new();
    let mut carried = false;
    let mut base = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            carried = paragraph(line, base, carried, &mut regions, &mut notes);
        }
        base += line.len() + 1;
    }
    // A mark that is never closed is ordinary when the next paragraph opens again; the last one of
    // a run is what a person should see.
    for (at, region) in regions.iter().enumerate() {
        let reopened = regions.get(at + 1).is_some_and(|next| {
            text.get(region.outer.end as usize..next.outer.start as usize)
                .is_some_and(|between| between.trim().is_empty())
        });
        if !region.closed && !reopened {
            notes.push(Note {
                span: region.outer,
                message: "quotation mark never closed; read as quoted to the end of the paragraph"
                    .to_owned(),
            });
        }
    }
    notes.sort_by_key(|note| (note.span.start, note.span.end));
    (regions, notes)
}

/// Adds the regions of one line; says whether it ends inside a quotation.
fn paragraph(
    line: &str,
    base: usize,
    carried: bool,
    regions: &mut Vec<Region>,
    notes: &mut Vec<Note>,
) -> bool {
    let mut open: Option<(usize, usize)> = None;
    let mut first = true;
    let mut before = ' ';
    let mut skip_to = 0;
    for (at, c) in line.char_indices() {
        if at < skip_to {
            before = c;
            continue;
        }
        let Some((role, len)) = mark(&line[at..], c) else {
            before = c;
            continue;
        };
        let after = line[at + len..].chars().next().unwrap_or(' ');
        skip_to = at + len;
        let left = before.is_whitespace() || "([{-\u{2013}\u{2014}\u{2018}'/".contains(before);
        let right = after.is_whitespace() || ".,;:!?)]}-\u{2013}\u{2014}\u{2019}'/".contains(after);
        let inches = role == Role::Either && before.is_ascii_digit() && open.is_none();
        before = c;
        if inches {
            continue;
        }
        match open {
            None if role == Role::Close || (role == Role::Either && right && !left) => {
                if carried && first {
                    regions.push(Region {
                        outer: Span::new(base, base + at + len),
                        inner: Span::new(base, base + at),
                        closed: true,
                        carried: true,
                    });
                } else if left && !right {
                    open = Some((at, at + len));
                } else {
                    notes.push(Note {
                        span: Span::new(base + at, base + at + len),
                        message: "closing quotation mark without an opening one; ignored"
                            .to_owned(),
                    });
                }
            }
            None => open = Some((at, at + len)),
            Some((outer, inner)) => {
                let opening = (role == Role::Open && (left || !right))
                    || (role == Role::Either && left && !right);
                if !opening {
                    regions.push(Region {
                        outer: Span::new(base + outer, base + at + len),
                        inner: Span::new(base + inner, base + at),
                        closed: true,
                        carried: false,
                    });
                    open = None;
                }
            }
        }
        first = false;
    }
    if let Some((outer, inner)) = open {
        let end = line.trim_end().len().max(inner);
        regions.push(Region {
            outer: Span::new(base + outer, base + end),
            inner: Span::new(base + inner, base + end),
            closed: false,
            carried: false,
        });
    }
    open.is_some()
}

/// The double quotation mark that `rest` begins with, and its length.
fn mark(rest: &str, c: char) -> Option<(Role, usize)> {
    let role = match c {
        '"' | '\u{201F}' | '\u{FF02}' => Role::Either,
        '\u{201C}' | '\u{201E}' | '«' => Role::Open,
        '\u{201D}' | '»' => Role::Close,
        '\'' if rest.starts_with("''") => return Some((Role::Either, 2)),
        '`' if rest.starts_with("``") => return Some((Role::Open, 2)),
        _ => return None,
    };
    Some((role, c.len_utf8()))
}

#[cfg(test)]
mod tests {
    use super::regions;

    #[test]
    fn what_stands_in_marks() {
        for (text, wanted) in [
            ("He said “yes” and \"no\".", vec!["yes", "no"]),
            ("''Lock it up!'' they chanted", vec!["Lock it up!"]),
            ("a 6'2\" man said \"hi there\"", vec!["hi there"]),
            ("“wrong way“ he said", vec!["wrong way"]),
            ("\"One.\n\"Two.\"\nThree", vec!["One.", "Two."]),
            ("\"One.\nTwo,\" he said", vec!["One.", "Two,"]),
            ("no quotes, it's fine", vec![]),
            ("«Oui» and ``so'' on", vec!["Oui", "so"]),
        ] {
            let (found, _) = regions(text);
            let found: Vec<_> = found.iter().map(|region| region.inner.of(text)).collect();
            assert_eq!(found, wanted, "in {text:?}");
        }
    }
}
