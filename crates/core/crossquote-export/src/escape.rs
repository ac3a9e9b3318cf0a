//! Text on its way into each format: what stands in it can mean nothing there. Of addresses it is
//! `crossquote_model::address` that does it, of HTML `crossquote_model::markup`, of JSON `crossquote_model::dataset::json`.

use crossquote_model::markup::entity;

/// Text of an element or an attribute of XML 1.0. Characters that it does not allow are U+FFFD.
pub(super) fn xml(out: &mut String, text: &str) {
    for c in text.chars() {
        if let Some(entity) = entity(c) {
            out.push_str(entity);
            continue;
        }
        match c {
            // A reader would make a line feed of it.
            '\r' => out.push_str("&#13;"),
            '\t' | '\n' => out.push(c),
            '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
}

/// A cell of CSV, with an apostrophe before what a spreadsheet program would run.
pub(super) fn csv(out: &mut String, text: &str) {
    let quote = text.contains([',', '"', '\r', '\n']);
    out.push_str(if quote { "\"" } else { "" });
    // Also the wide forms, which some programs take for the others.
    let formula = ['=', '+', '-', '@', '\t', '\r', '\n', '\'', '＝', '＋', '－', '＠'];
    out.push_str(if text.starts_with(formula) { "'" } else { "" });
    for c in text.chars() {
        match c {
            '"' => out.push_str("\"\""),
            // Tables have no place for them, and some programs end a file at the first.
            c if c.is_control() && !matches!(c, '\t' | '\r' | '\n') => out.push('\u{FFFD}'),
            c => out.push(c),
        }
    }
    out.push_str(if quote { "\"" } else { "" });
}

/// A value of RIS, on one line: it knows no others, and a control character is nothing to print.
pub(super) fn ris(value: &str) -> String {
    let printable: String = value.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    printable.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Text of LaTeX, on one line. Braces are written by name: BibTeX counts them without looking for a
/// backslash.
pub(super) fn latex(value: &str) -> String {
    let mut out = String::new();
    for c in ris(value).chars() {
        match c {
            '\\' => out.push_str("\\textbackslash{}"),
            '{' => out.push_str("\\textbraceleft{}"),
            '}' => out.push_str("\\textbraceright{}"),
            '~' => out.push_str("\\textasciitilde{}"),
            '^' => out.push_str("\\textasciicircum{}"),
            // In LaTeX's oldest encoding of fonts these are other characters.
            '<' => out.push_str("\\textless{}"),
            '>' => out.push_str("\\textgreater{}"),
            '|' => out.push_str("\\textbar{}"),
            '$' | '&' | '#' | '%' | '_' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    fn with(write: fn(&mut String, &str), text: &str) -> String {
        let mut out = String::new();
        write(&mut out, text);
        out
    }

    #[test]
    fn cells_hold_anything_and_run_nothing() {
        for (text, wanted) in [
            ("plain", "plain"),
            ("a,b", "\"a,b\""),
            ("say \"yes\"\r\n", "\"say \"\"yes\"\"\r\n\""),
            ("=1+1", "'=1+1"),
            ("+1", "'+1"),
            ("-1", "'-1"),
            ("@a", "'@a"),
            ("\ta", "'\ta"),
            ("\r=1", "\"'\r=1\""),
            ("＝1", "'＝1"),
            ("'=1", "''=1"),
            ("a\u{0}\u{1b}b", "a\u{FFFD}\u{FFFD}b"),
            ("", ""),
        ] {
            assert_eq!(with(csv, text), wanted);
        }
    }

    #[test]
    fn text_is_no_markup_and_no_command() {
        for (text, in_xml, in_ris, in_latex) in [
            ("O'Neil", "O'Neil", "O'Neil", "O'Neil"),
            (
                "<a b=\"&\">",
                "&lt;a b=&quot;&amp;&quot;&gt;",
                "<a b=\"&\">",
                "\\textless{}a b=\"\\&\"\\textgreater{}",
            ),
            ("]]>", "]]&gt;", "]]>", "]]\\textgreater{}"),
            ("a\r\nER  - ", "a&#13;\nER  - ", "a ER -", "a ER -"),
            ("a\u{0}\u{1B}\u{FFFE}b", "a\u{FFFD}\u{FFFD}\u{FFFD}b", "a \u{FFFE}b", "a \u{FFFE}b"),
            (
                "}\\input{x}%",
                "}\\input{x}%",
                "}\\input{x}%",
                "\\textbraceright{}\\textbackslash{}input\\textbraceleft{}x\\textbraceright{}\\%",
            ),
            (
                "5_$#~^|",
                "5_$#~^|",
                "5_$#~^|",
                "5\\_\\$\\#\\textasciitilde{}\\textasciicircum{}\\textbar{}",
            ),
        ] {
            assert_eq!(with(xml, text), in_xml);
            assert_eq!((ris(text).as_str(), latex(text).as_str()), (in_ris, in_latex));
        }
    }
}
