//! Reads JSON.

use std::borrow::Cow;
use std::fmt;

use super::Json;

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
