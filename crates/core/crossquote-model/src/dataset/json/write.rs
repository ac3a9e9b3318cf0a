//! Writes JSON.

use super::Json;

/// Writes a value. Items of the outer `open` levels stand each on a line of their own, so that a file
/// can be read and its changes seen; what lies deeper stays on one line.
pub fn write(value: &Json<'_>, open: usize) -> String {
    let mut out = String::new();
    write_value(&mut out, value, open, 0);
    out.push('\n');
    out
}

fn write_value(out: &mut String, value: &Json<'_>, open: usize, level: usize) {
    match value {
        Json::Null => out.push_str("null"),
        Json::Truth(true) => out.push_str("true"),
        Json::Truth(false) => out.push_str("false"),
        Json::Number(number) => out.push_str(&number.to_string()),
        Json::Text(text) => write_text(out, text),
        Json::List(values) => {
            out.push('[');
            for (at, value) in values.iter().enumerate() {
                between(out, at, open, level + 1);
                write_value(out, value, open, level + 1);
            }
            close(out, values.is_empty(), open, level);
            out.push(']');
        }
        Json::Record(fields) => {
            out.push('{');
            for (at, (name, value)) in fields.iter().enumerate() {
                between(out, at, open, level + 1);
                write_text(out, name);
                out.push_str(": ");
                write_value(out, value, open, level + 1);
            }
            close(out, fields.is_empty(), open, level);
            out.push('}');
        }
    }
}

/// What stands before an item of a list or record.
fn between(out: &mut String, at: usize, open: usize, level: usize) {
    if at > 0 {
        out.push(',');
    }
    if level <= open {
        line(out, level);
    } else if at > 0 {
        out.push(' ');
    }
}

fn close(out: &mut String, empty: bool, open: usize, level: usize) {
    if !empty && level < open {
        line(out, level);
    }
}

fn line(out: &mut String, level: usize) {
    out.push('\n');
    (0..level).for_each(|_| out.push_str("  "));
}

/// A text in quotation marks; what JSON does not allow in one is escaped.
fn write_text(out: &mut String, text: &str) {
    out.push('"');
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '\0'..='\u{1F}' => {
                out.push_str(if c < '\u{10}' { "\\u000" } else { "\\u001" });
                out.push(char::from_digit(u32::from(c) % 16, 16).unwrap_or('0'));
            }
            c => out.push(c),
        }
    }
    out.push('"');
}
