//! Reads facts.

use super::layout::{Layout, SECTIONS, layout};
use super::texts::{File, Texts};
use super::{FACTS, Refused};
use crate::Dataset;
use crate::dataset::DecodeError;
use crate::dataset::validate::validate;
use crossquote_text::codec::{self, Damaged};

/// Room for so many items, one for each of so many bytes left, is made at once at most: nothing that a forged
/// file says of itself may take all memory.
const LEAST_RESERVED: usize = 4;

/// Reads facts: the dataset with texts that come later, and where they are.
pub fn read(facts: &[u8]) -> Result<(Dataset, Texts), DecodeError> {
    let mut reading = Reading::begin(facts)?;
    while reading.step() {}
    reading.end()
}

/// Facts that are being read, a step at a time: a page does something else in between.
pub struct Reading<'b> {
    reader: Reader<'b>,
    dataset: Dataset,
    files: Vec<File>,
    section: usize,
}

impl Reading<'_> {
    /// Begins with what can be seen of the whole.
    pub fn begin(facts: &[u8]) -> Result<Reading<'_>, DecodeError> {
        let from = FACTS.open(facts).map_err(|refused| match refused {
            Refused::Foreign => DecodeError::NotADataset,
            Refused::Version(version) => DecodeError::Newer { version: version.into() },
            Refused::Damaged(damaged) => syntax(damaged),
        })?;
        let reader = Reader { from, wrong: None, words: Vec::new() };
        Ok(Reading { reader, dataset: Dataset::default(), files: Vec::new(), section: 0 })
    }

    /// Reads some thousand records; gives whether there are more.
    pub fn step(&mut self) -> bool {
        let Reading { reader, dataset, files, section } = self;
        let Some(name) = SECTIONS.get(*section) else { return false };
        reader.from.begin(name);
        if !layout(reader, *section, dataset, files) {
            *section += 1;
        }
        *section < SECTIONS.len()
    }

    /// What was read, once there is no more.
    pub fn end(self) -> Result<(Dataset, Texts), DecodeError> {
        let Reading { reader, dataset, files, .. } = self;
        reader.wrong.map_or(reader.from.end(), Err).map_err(syntax)?;
        let last = files.last().map_or(0, |file| file.articles.end);
        if last as usize != dataset.articles.len() {
            let what = "its texts are not those of its articles";
            return Err(DecodeError::Inconsistent(what.to_owned()));
        }
        validate(&dataset).map_err(DecodeError::Inconsistent)?;
        Ok((dataset, Texts { files }))
    }
}

fn syntax(damaged: Damaged) -> DecodeError {
    DecodeError::Syntax(format!("its facts are {damaged}"))
}

/// What cannot be read becomes something empty, and where the first such stands is kept: a record that returned
/// early would carry, for each of its fields, code to drop those before it.
struct Reader<'b> {
    from: codec::Reader<'b>,
    wrong: Option<Damaged>,
    words: Vec<&'b str>,
}

impl<'b> Reader<'b> {
    fn number_here(&mut self) -> u32 {
        let number = self.from.number();
        self.kept(number)
    }

    fn text_here(&mut self) -> &'b str {
        let length = self.number_here() as usize;
        let text = self.from.text(length);
        self.kept(text)
    }

    /// What was read. Behind what could not be, nothing can.
    fn kept<T: Default>(&mut self, read: Result<T, Damaged>) -> T {
        read.unwrap_or_else(|damaged| {
            self.wrong.get_or_insert(damaged);
            self.from.skip_rest();
            T::default()
        })
    }
}

impl Layout for Reader<'_> {
    fn number(&mut self, number: &mut u32) {
        *number = self.number_here();
    }

    fn text(&mut self, text: &mut String) {
        *text = self.text_here().to_owned();
    }

    fn word(&mut self, word: &mut String) {
        let known = match self.number_here() {
            0 => {
                let new = self.text_here();
                self.words.push(new);
                Ok(new)
            }
            number => self.words.get(number as usize - 1).copied().ok_or(self.from.damaged()),
        };
        *word = self.kept(known).to_owned();
    }

    fn list<T: Default>(&mut self, list: &mut Vec<T>, mut each: impl FnMut(&mut Self, &mut T)) {
        let count = self.number_here() as usize;
        // Each takes a byte at least, so that a damaged count cannot ask for more than the file is long.
        if count > self.from.left() {
            let damaged = Err(self.from.damaged());
            return self.kept(damaged);
        }
        list.reserve(count.min(self.from.left() / LEAST_RESERVED));
        for _ in 0..count {
            let mut item = T::default();
            each(self, &mut item);
            list.push(item);
        }
    }

    fn blocks<T: Default>(
        &mut self,
        all: &mut Vec<T>,
        each: impl FnMut(&mut Self, &mut T),
    ) -> bool {
        let before = all.len();
        self.list(all, each);
        all.len() > before
    }

    fn optional<T: Default>(
        &mut self,
        value: &mut Option<T>,
        mut each: impl FnMut(&mut Self, &mut T),
    ) {
        if self.number_here() == 1 {
            let mut some = T::default();
            each(self, &mut some);
            *value = Some(some);
        }
    }

    fn near(&mut self, number: &mut u32, other: u32) {
        let folded = self.number_here();
        let apart = (folded >> 1) ^ (folded & 1).wrapping_neg();
        *number = other.wrapping_add(apart);
    }
}
