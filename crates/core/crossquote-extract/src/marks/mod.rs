//! Quotation marks: which stretches of a text stand in quotation marks.
//!
//! ```text
//! He said “it is “over” now” and 6'2" tall.     →   “it is “over” now”
//! "One.⏎"Two," she said.                        →   "One.   "Two,"
//! ‘It’s “over”,’ she said.                      →   ‘It’s “over”,’
//! ```
//!
//! One pass per paragraph (a line). Straight marks toggle, helped by their neighbours; curly marks
//! and guillemets have a direction, which is distrusted where the neighbours contradict it
//! (`“word“`). A mark left open runs to the end of its paragraph, the convention for speech over
//! several paragraphs. Single marks, told from apostrophes in [`single`], make quotations of their
//! own outside double ones; whichever opens first holds the other. Whether a text quotes mostly in
//! single marks decides how much is believed of those that could be apostrophes.

mod single;

use crate::Note;
use crossquote_model::Span;
use single::Singles;

/// A stretch in quotation marks, within one paragraph.
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
    /// Whether its marks are single ones.
    pub(crate) single: bool,
}

/// Words that stand at most between single marks of which the second may be an apostrophe, in a text
/// that quotes in double ones.
const FEW_WORDS: usize = 12;

#[derive(Clone, Copy, PartialEq, Eq)]
enum Role {
    Open,
    Close,
    Either,
}

/// All regions of `text`, in order, and what was odd about its marks.
pub(crate) fn regions(text: &str) -> (Vec<Region>, Vec<Note>) {
    let mut lines: Vec<Line<'_>> = Vec::new();
    let mut base = 0;
    for line in text.split('\n') {
        if !line.trim().is_empty() {
            if let Some(last) = lines.last_mut() {
                last.goes_on = single::opens(line) && ends_sentence(last.line);
            }
            let singles = Singles::read(line);
            lines.push(Line { line, base, end: line.trim_end().len(), singles, goes_on: false });
        }
        base += line.len() + 1;
    }
    let in_singles = quotes_in_singles(text, &lines);
    let mut regions = Vec::new();
    let mut notes = Vec::new();
    let mut carried = false;
    for line in &lines {
        carried = paragraph(line, in_singles, carried, &mut regions, &mut notes);
    }
    note_unclosed(text, &regions, &mut notes);
    notes.sort_by_key(|note| (note.span.start, note.span.end));
    (regions, notes)
}

/// Whether a piece of a line has a quotation or half of one.
pub(crate) fn contains(piece: &str) -> bool {
    piece.contains(['"', '“', '”']) || !regions(piece).0.is_empty()
}

/// Whether a mark may close a quotation that stands within another.
pub(crate) fn closes(c: char) -> bool {
    matches!(c, '\'' | '’' | '"' | '”' | '»')
}

/// A line that is not empty.
struct Line<'t> {
    line: &'t str,
    /// Where it begins in the text.
    base: usize,
    /// Where its last word or mark ends in it.
    end: usize,
    singles: Singles,
    /// Whether it ends like a sentence, and the next one begins with a single mark.
    goes_on: bool,
}

/// Whether a line ends like one of speech that may go on in the next.
fn ends_sentence(line: &str) -> bool {
    line.trim_end().ends_with(['.', '!', '?', '…', '”', '"'])
}

/// Whether the text has at least as many utterances in single marks as quotations in double ones.
fn quotes_in_singles(text: &str, lines: &[Line<'_>]) -> bool {
    let singles: usize = lines.iter().map(|line| line.singles.utterances).sum();
    singles > 0 && 2 * singles >= double_marks(text)
}

/// How many double marks there are, inches left out.
fn double_marks(text: &str) -> usize {
    let mut before = ' ';
    let mut count = 0;
    for (at, c) in text.char_indices() {
        let inches = c == '"' && before.is_ascii_digit();
        count += usize::from(!inches && mark(&text[at..], c).is_some());
        before = c;
    }
    count
}

/// Adds what was never closed. It is ordinary when the next paragraph opens again; the last one of a
/// run is what a person should see.
fn note_unclosed(text: &str, regions: &[Region], notes: &mut Vec<Note>) {
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
}

impl Line<'_> {
    /// The region in single marks that begins at `at`.
    fn single_at(&self, at: usize, in_singles: bool) -> Option<Region> {
        let Line { line, base, end, .. } = *self;
        let pair = self.singles.opened_at(at, in_singles && self.goes_on)?;
        let len = |at: usize| line[at..].chars().next().map_or(0, char::len_utf8);
        let from = at + len(at);
        let to = pair.close.unwrap_or(end).max(from);
        let inner = &line[from..to];
        let few = || inner.split_whitespace().nth(FEW_WORDS).is_none();
        if !double_marks(inner).is_multiple_of(2) || pair.unsure && !in_singles && !few() {
            return None;
        }
        let after = to + pair.close.map_or(0, len);
        Some(Region { single: true, ..region(base, (at, from), (to, after), pair.close.is_some()) })
    }
}

/// The region in double marks between an opening and a closing mark of the line that begins at `base`,
/// each from where to where.
fn region(base: usize, opening: (usize, usize), closing: (usize, usize), closed: bool) -> Region {
    Region {
        outer: Span::new(base + opening.0, base + closing.1),
        inner: Span::new(base + opening.1, base + closing.0),
        closed,
        carried: false,
        single: false,
    }
}

/// Adds the regions of one line; says whether it ends inside a quotation.
fn paragraph(
    place: &Line<'_>,
    in_singles: bool,
    carried: bool,
    regions: &mut Vec<Region>,
    notes: &mut Vec<Note>,
) -> bool {
    let Line { line, base, .. } = *place;
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
            if open.is_none()
                && single::is_single(c)
                && let Some(region) = place.single_at(at, in_singles)
            {
                regions.push(region);
                skip_to = region.outer.end as usize - base;
                first = false;
            }
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
                    let whole = region(base, (0, 0), (at, at + len), true);
                    regions.push(Region { carried: true, ..whole });
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
                    regions.push(region(base, (outer, inner), (at, at + len), true));
                    open = None;
                }
            }
        }
        first = false;
    }
    if let Some((outer, inner)) = open {
        let end = line.trim_end().len().max(inner);
        regions.push(region(base, (outer, inner), (end, end), false));
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
        '‘' if rest.starts_with("‘‘") => return Some((Role::Open, 6)),
        '’' if rest.starts_with("’’") => return Some((Role::Close, 6)),
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
            ("‘‘We stay,’’ she said", vec!["We stay,"]),
        ] {
            let (found, _) = regions(text);
            let found: Vec<_> = found.iter().map(|region| region.inner.of(text)).collect();
            assert_eq!(found, wanted, "in {text:?}");
        }
    }

    /// Texts, and what stands in their quotation marks.
    const IN_SINGLES: [(&str, &[&str]); 30] = [
        (
            "‘We stay,’ said Ruth Voss. ‘My father built this.’",
            &["We stay,", "My father built this."],
        ),
        ("'We don't know,' he said, 'and it's fine.'", &["We don't know,", "and it's fine."]),
        // Possessive plurals, within and outside.
        (
            "‘The workers’ union rang,’ she said of the owners’ offer.",
            &["The workers’ union rang,"],
        ),
        ("He likes James’ hat and the dogs’ bowl.", &[]),
        ("It called them ‘boxes’ and left.", &["boxes"]),
        ("It called the ‘guests’ room’ a joke.", &["guests’ room"]),
        // Elisions and years.
        ("'Fence 'em out,' he said of the '07 rock 'n' roll fair.", &["Fence 'em out,"]),
        ("The ‘90s band played rock ’n’ roll in the ’80s.", &[]),
        ("'Twas ever thus. The fo'c'sle was empty.", &[]),
        ("'Twas ever thus,' she said.", &["Twas ever thus,"]),
        ("‘They’re goin’ home to th’ farm,’ he said.", &["They’re goin’ home to th’ farm,"]),
        ("He wrote ‘Guns N’ Roses’ on it.", &["Guns N’ Roses"]),
        ("'40 years of it,' she said.", &["40 years of it,"]),
        // Feet and inches.
        ("The 6'2\" man and the 5' fence", &[]),
        // Paragraphs without a closing mark.
        (
            "‘One.\n\n‘Two flats’ keys.\n\n‘Three,’ he said.",
            &["One.", "Two flats’ keys.", "Three,"],
        ),
        ("She said: ‘One.\n‘Two.’", &["One.", "Two."]),
        // Double marks within single ones, and the reverse.
        ("‘He said “stop”, so I did,’ she said.", &["He said “stop”, so I did,"]),
        ("'I say \"bed\".' She does.", &["I say \"bed\"."]),
        ("'\"Stop,\" he said, and I did,' she told us.", &["\"Stop,\" he said, and I did,"]),
        ("\"He said 'stop', so I did,\" she said.", &["He said 'stop', so I did,"]),
        ("“The boss said ‘no.’” That hurt.", &["The boss said ‘no.’"]),
        // Both styles in one text: a headline, scare quotes.
        (
            "Minister 'misled House' on beds\n\n\"I did not,\" he said.",
            &["misled House", "I did not,"],
        ),
        (
            "Row over ‘ghost bus’\n“It’s the drivers’ bus,” she said.",
            &["ghost bus", "It’s the drivers’ bus,"],
        ),
        ("A 'so-called' plan, \"dead\" since May", &["so-called", "dead"]),
        // Single marks within single ones.
        ("‘It was a ‘so-called’ plan,’ he said.", &["It was a ‘so-called’ plan,"]),
        ("Up to the 'orspital they went, and called it 'a disgrace'.", &["a disgrace"]),
        // Other marks and borders.
        ("`We stay,' she said.", &["We stay,"]),
        ("(‘We stay.’) He said—‘no’—and left.", &["We stay.", "no"]),
        ("‘…and then,’ she said. ‘£9 for that?’", &["…and then,", "£9 for that?"]),
        ("‘ \u{2019} ' ‘", &[]),
    ];

    #[test]
    fn what_stands_in_single_marks() {
        for (text, wanted) in IN_SINGLES {
            let (found, _) = regions(text);
            let found: Vec<_> = found.iter().map(|region| region.inner.of(text)).collect();
            assert_eq!(found, wanted, "in {text:?}");
        }
    }
}
