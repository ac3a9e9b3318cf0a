//! The text of an article, which may come after the rest of its dataset.

use std::fmt;
use std::ops::Deref;
use std::sync::OnceLock;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// The text of an article, which reads as a `str`.
///
/// Of a dataset that comes in parts ([`crate::dataset::parts`]) texts come later than everything else. Until
/// one [is here](Text::is_here) it reads as empty, so that nothing can be shown of it that it does not say.
#[derive(Clone, Default)]
pub struct Text {
    here: OnceLock<String>,
    /// What is known of a text that comes later.
    expected: Option<Box<Expected>>,
}

/// What is known of a text before it is there.
#[derive(Clone)]
struct Expected {
    length: u32,
    beginning: String,
}

impl Text {
    /// A text that will have `length` bytes, with as much of its beginning as somebody wants to see before.
    pub fn later(length: u32, beginning: String) -> Text {
        Text { here: OnceLock::new(), expected: Some(Box::new(Expected { length, beginning })) }
    }

    /// Whether it can be read.
    pub fn is_here(&self) -> bool {
        self.expected.is_none() || self.here.get().is_some()
    }

    /// Takes the text that was expected. Of two the first stays.
    pub fn arrive(&self, text: String) {
        let _ = self.here.set(text);
    }

    /// Adds words to a text that is being made.
    pub fn push_str(&mut self, words: &str) {
        let mut text = self.here.take().unwrap_or_default();
        text.push_str(words);
        *self = text.into();
    }

    /// How long it is or will be, in bytes.
    pub fn length(&self) -> u32 {
        match &self.expected {
            Some(expected) if !self.is_here() => expected.length,
            _ => self.len() as u32,
        }
    }

    /// The text, or as much of its beginning as is known before it is there.
    pub fn beginning(&self) -> &str {
        match &self.expected {
            Some(expected) if !self.is_here() => &expected.beginning,
            _ => self,
        }
    }

    /// The text; empty until it is there.
    pub fn as_str(&self) -> &str {
        self.here.get().map_or("", String::as_str)
    }
}

impl Deref for Text {
    type Target = str;

    fn deref(&self) -> &str {
        self.as_str()
    }
}

impl From<String> for Text {
    fn from(text: String) -> Text {
        Text { here: OnceLock::from(text), expected: None }
    }
}

impl From<&str> for Text {
    fn from(text: &str) -> Text {
        text.to_owned().into()
    }
}

impl PartialEq for Text {
    fn eq(&self, other: &Text) -> bool {
        self.is_here() == other.is_here()
            && self.length() == other.length()
            && self.beginning() == other.beginning()
    }
}

impl Eq for Text {}

impl fmt::Debug for Text {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Debug::fmt(self.as_str(), f)
    }
}

impl Serialize for Text {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(self)
    }
}

impl<'de> Deserialize<'de> for Text {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Text, D::Error> {
        String::deserialize(deserializer).map(Text::from)
    }
}
