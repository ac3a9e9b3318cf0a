//! Writes facts.

use std::collections::BTreeMap;

use super::layout::Layout;
use crossquote_text::codec::put_number;

/// Records of a block, which is read at once: some 20 ms in a browser that has not seen the code before.
const BLOCK: usize = 4096;

/// Makes facts of values.
#[derive(Default)]
pub(super) struct Writer {
    /// The facts without what every file begins with.
    pub(super) bytes: Vec<u8>,
    /// Records of the list that is written in blocks.
    written: usize,
    /// The number of each word that was written.
    words: BTreeMap<String, u32>,
}

impl Layout for Writer {
    fn number(&mut self, number: &mut u32) {
        put_number(&mut self.bytes, *number);
    }

    fn text(&mut self, text: &mut String) {
        self.number(&mut (text.len() as u32));
        self.bytes.extend(text.as_bytes());
    }

    /// Its number from 1, or 0 and the word itself where it is a new one.
    fn word(&mut self, word: &mut String) {
        if let Some(&number) = self.words.get(word) {
            return self.number(&mut (number + 1));
        }
        self.number(&mut 0);
        self.text(word);
        self.words.insert(word.clone(), self.words.len() as u32);
    }

    fn list<T: Default>(&mut self, list: &mut Vec<T>, mut each: impl FnMut(&mut Self, &mut T)) {
        self.number(&mut (list.len() as u32));
        list.iter_mut().for_each(|item| each(self, item));
    }

    fn blocks<T: Default>(
        &mut self,
        all: &mut Vec<T>,
        mut each: impl FnMut(&mut Self, &mut T),
    ) -> bool {
        let from = std::mem::take(&mut self.written);
        let block = all.get_mut(from..).unwrap_or_default();
        let length = block.len().min(BLOCK);
        self.number(&mut (length as u32));
        block[..length].iter_mut().for_each(|item| each(self, item));
        if length > 0 {
            self.written = from + length;
        }
        length > 0
    }

    fn optional<T: Default>(
        &mut self,
        value: &mut Option<T>,
        mut each: impl FnMut(&mut Self, &mut T),
    ) {
        self.number(&mut u32::from(value.is_some()));
        if let Some(value) = value {
            each(self, value);
        }
    }

    /// The difference, the sign in its lowest bit.
    fn near(&mut self, number: &mut u32, other: u32) {
        let apart = number.wrapping_sub(other) as i32;
        self.number(&mut ((apart << 1) ^ (apart >> 31)).cast_unsigned());
    }
}
