//! Reads the JSON that datasets are written in, and writes that of exports: text, whole numbers, lists,
//! records.
//!
//! Own code rather than `serde_json`, which writes our datasets: its reader carries tables for
//! fractions, which a dataset never has, and they do not compress. With it the download was a fifth
//! larger. `tests/it/dataset.rs` holds the two against each other: what this reads, `serde_json`
//! reads the same; what `serde_json` refuses, this refuses. The limits: numbers are whole, not
//! negative and below 2^64, and values nest at most [`DEEPEST`] levels.

use std::borrow::Cow;
use std::fmt;

/// A value. Of a file that was read, names and texts without escapes are the file's own bytes: a large
/// dataset has a million of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Json<'b> {
    /// `null`
    Null,
    /// `true`, `false`
    Truth(bool),
    /// `42`
    Number(u64),
    /// `"text"`
    Text(Cow<'b, str>),
    /// `[…]`
    List(Vec<Json<'b>>),
    /// `{…}`, in the order of the file; of two fields with one name the last counts.
    Record(Vec<(Cow<'b, str>, Json<'b>)>),
}

impl<'b> Json<'b> {
    /// The field of a record with that name.
    pub fn get(&self, name: &str) -> Option<&Json<'b>> {
        match self {
            Json::Record(fields) => {
                fields.iter().rev().find(|(key, _)| key == name).map(|(_, value)| value)
            }
            _ => None,
        }
    }

    /// The text, if it is one.
    pub fn text(&self) -> Option<&str> {
        match self {
            Json::Text(text) => Some(text),
            _ => None,
        }
    }

    /// The number, if it is one.
    pub fn number(&self) -> Option<u64> {
        match self {
            Json::Number(number) => Some(*number),
            _ => None,
        }
    }

    /// The values of a list, if it is one.
    pub fn list(&self) -> Option<&[Json<'b>]> {
        match self {
            Json::List(values) => Some(values),
            _ => None,
        }
    }
}

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

/// How deep values may nest. A dataset needs six levels; a file of brackets must not exhaust the
/// stack, which in a browser cannot be survived.
pub const DEEPEST: usize = 64;

/// What cannot be read, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable {
    what: &'static str,
    /// Counted from 1.
    line: usize,
    /// In bytes, counted from 1.
    column: usize,
}

impl fmt::Display for Unreadable {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} at line {}, byte {}", self.what, self.line, self.column)
    }
}

/// Reads a whole file, which must hold one value and nothing after it.
pub fn read(bytes: &[u8]) -> Result<Json<'_>, Unreadable> {
    whole(bytes, |reader| reader.value(0))
}

/// Gets the items of a long list, by its place among the names: each as it is read, and nothing when the
/// list begins.
pub type Take<'t, 'b> = &'t mut dyn FnMut(usize, Option<Json<'b>>);

/// The same, of a record that has long lists: their items are handed on one by one and not kept, so that
/// there is never more than one. In the record that is returned they are empty.
pub fn read_lists<'b>(
    bytes: &'b [u8],
    lists: &[&str],
    take: Take<'_, 'b>,
) -> Result<Json<'b>, Unreadable> {
    whole(bytes, |reader| match reader.next_token() {
        Some(b'{') => reader.record(&mut |reader, name| {
            let list = lists.iter().position(|list| *list == name);
            match (list, reader.next_token()) {
                (Some(list), Some(b'[')) => {
                    take(list, None);
                    reader.items(b']', |reader| {
                        take(list, Some(reader.value(2)?));
                        Ok(())
                    })?;
                    Ok(Json::List(Vec::new()))
                }
                _ => reader.value(1),
            }
        }),
        _ => reader.value(0),
    })
}

fn whole<'b>(
    bytes: &'b [u8],
    read: impl FnOnce(&mut Reader<'b>) -> Read<Json<'b>>,
) -> Result<Json<'b>, Unreadable> {
    let mut reader = Reader { bytes, at: 0 };
    let read = read(&mut reader).and_then(|value| match reader.next_token() {
        None => Ok(value),
        Some(_) => Err("there is more after the end of the data"),
    });
    read.map_err(|what| {
        let before = &bytes[..reader.at.min(bytes.len())];
        let start = before.iter().rposition(|&byte| byte == b'\n').map_or(0, |at| at + 1);
        let line = before.iter().filter(|&&byte| byte == b'\n').count() + 1;
        Unreadable { what, line, column: before.len() - start + 1 }
    })
}

type Read<T> = Result<T, &'static str>;

const CUT: &str = "the file ends in the middle";
const UNEXPECTED: &str = "something unexpected stands";

struct Reader<'b> {
    bytes: &'b [u8],
    at: usize,
}

impl<'b> Reader<'b> {
    fn value(&mut self, depth: usize) -> Read<Json<'b>> {
        if depth > DEEPEST {
            return Err("values nest too deep");
        }
        match self.next_token().ok_or(CUT)? {
            b'"' => self.text().map(Json::Text),
            b'0'..=b'9' => self.number(),
            b'[' => {
                let mut values = Vec::new();
                self.items(b']', |reader| {
                    values.push(reader.value(depth + 1)?);
                    Ok(())
                })?;
                Ok(Json::List(values))
            }
            b'{' => self.record(&mut |reader, _| reader.value(depth + 1)),
            b't' => self.word(b"true", Json::Truth(true)),
            b'f' => self.word(b"false", Json::Truth(false)),
            b'n' => self.word(b"null", Json::Null),
            _ => Err(UNEXPECTED),
        }
    }

    /// A record, whose values `value` reads, knowing their names.
    fn record(
        &mut self,
        value: &mut dyn FnMut(&mut Self, &str) -> Read<Json<'b>>,
    ) -> Read<Json<'b>> {
        let mut fields = Vec::new();
        self.items(b'}', |reader| {
            reader.expect(b'"')?;
            reader.at -= 1;
            let name = reader.text()?;
            reader.expect(b':')?;
            let value = value(reader, &name)?;
            fields.push((name, value));
            Ok(())
        })?;
        Ok(Json::Record(fields))
    }

    /// What stands between brackets, separated by commas.
    fn items(&mut self, close: u8, mut item: impl FnMut(&mut Self) -> Read<()>) -> Read<()> {
        self.at += 1;
        if self.next_token() == Some(close) {
            self.at += 1;
            return Ok(());
        }
        loop {
            item(self)?;
            match self.next_token().ok_or(CUT)? {
                b',' => self.at += 1,
                byte if byte == close => {
                    self.at += 1;
                    return Ok(());
                }
                _ => return Err(UNEXPECTED),
            }
        }
    }

    /// The next byte that is no white space, left to be read.
    fn next_token(&mut self) -> Option<u8> {
        while matches!(self.bytes.get(self.at), Some(b' ' | b'\t' | b'\n' | b'\r')) {
            self.at += 1;
        }
        self.bytes.get(self.at).copied()
    }

    fn expect(&mut self, byte: u8) -> Read<()> {
        match self.next_token().ok_or(CUT)? {
            found if found == byte => {
                self.at += 1;
                Ok(())
            }
            _ => Err(UNEXPECTED),
        }
    }

    fn word(&mut self, word: &[u8], value: Json<'b>) -> Read<Json<'b>> {
        let rest = &self.bytes[self.at..];
        if rest.starts_with(word) {
            self.at += word.len();
            return Ok(value);
        }
        Err(if word.starts_with(rest) { CUT } else { UNEXPECTED })
    }

    fn number(&mut self) -> Read<Json<'b>> {
        let digits = self.bytes[self.at..].iter().take_while(|byte| byte.is_ascii_digit()).count();
        let written = &self.bytes[self.at..self.at + digits];
        let next = self.bytes.get(self.at + digits);
        if matches!(next, Some(b'.' | b'e' | b'E')) || (digits > 1 && written[0] == b'0') {
            return Err("a number is not whole");
        }
        let mut number = 0u64;
        for byte in written {
            let shifted =
                number.checked_mul(10).and_then(|n| n.checked_add(u64::from(byte - b'0')));
            number = shifted.ok_or("a number is too large")?;
        }
        self.at += digits;
        Ok(Json::Number(number))
    }

    /// A text in quotation marks, the first of which is the next byte.
    fn text(&mut self) -> Read<Cow<'b, str>> {
        const FOREIGN: &str = "a text is not UTF-8";
        self.at += 1;
        let mut text: Vec<u8> = Vec::new();
        loop {
            let rest = &self.bytes[self.at..];
            let plain =
                rest.iter().take_while(|&&byte| !matches!(byte, b'"' | b'\\' | 0..=0x1F)).count();
            let (words, stop) = (&rest[..plain], rest.get(plain));
            self.at += plain;
            if text.is_empty() && stop == Some(&b'"') {
                self.at += 1;
                return std::str::from_utf8(words).map(Cow::Borrowed).map_err(|_| FOREIGN);
            }
            text.extend_from_slice(words);
            match stop.ok_or(CUT)? {
                b'"' => {
                    self.at += 1;
                    return String::from_utf8(text).map(Cow::Owned).map_err(|_| FOREIGN);
                }
                b'\\' => {
                    self.at += 1;
                    let escaped = self.escape()?;
                    text.extend_from_slice(escaped.encode_utf8(&mut [0; 4]).as_bytes());
                }
                _ => return Err("a text holds a bare control character"),
            }
        }
    }

    /// What stands behind a backslash.
    fn escape(&mut self) -> Read<char> {
        let byte = *self.bytes.get(self.at).ok_or(CUT)?;
        self.at += 1;
        Ok(match byte {
            b'"' | b'\\' | b'/' => char::from(byte),
            b'b' => '\u{8}',
            b'f' => '\u{C}',
            b'n' => '\n',
            b'r' => '\r',
            b't' => '\t',
            b'u' => {
                const BAD: &str = "an escaped character does not exist";
                let mut code = self.hex()?;
                if (0xD800..0xDC00).contains(&code) {
                    // The first half of a pair, as UTF-16 has them.
                    if !self.bytes[self.at..].starts_with(b"\\u") {
                        return Err(BAD);
                    }
                    self.at += 2;
                    let low = self.hex()?.checked_sub(0xDC00).filter(|low| *low < 0x400);
                    code = 0x10000 + ((code - 0xD800) << 10) + low.ok_or(BAD)?;
                }
                char::from_u32(code).ok_or(BAD)?
            }
            _ => return Err(UNEXPECTED),
        })
    }

    fn hex(&mut self) -> Read<u32> {
        let mut code = 0;
        for _ in 0..4 {
            let byte = *self.bytes.get(self.at).ok_or(CUT)?;
            code = code * 16 + char::from(byte).to_digit(16).ok_or(UNEXPECTED)?;
            self.at += 1;
        }
        Ok(code)
    }
}
