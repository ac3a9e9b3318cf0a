//! Wordings of one statement and what is known of them: which word of one stands for which word of
//! another.

use crossquote_text::{fold, words};
use serde_json::{Value, json};

/// Numbers of a word of one wording and of a word of another.
pub type Pair = (usize, usize);

/// Several wordings, *witnesses*, of one statement.
#[derive(Clone, Debug)]
pub struct Set {
    /// Under which line of the result it counts.
    pub group: &'static str,
    pub name: String,
    pub texts: Vec<String>,
    /// Every two witnesses, the earlier one first.
    pub truth: Vec<Truth>,
}

/// What is known of two witnesses.
#[derive(Clone, Debug, Default)]
pub struct Truth {
    pub a: usize,
    pub b: usize,
    /// The same words in the same place.
    pub same: Vec<Pair>,
    /// Words that took each other's place, one for one.
    pub substituted: Vec<Pair>,
    /// The same words, moved elsewhere.
    pub moved: Vec<Pair>,
    /// Words of which nobody can say whether they stand for each other: whoever pairs them is neither
    /// right nor wrong.
    pub open: Vec<Pair>,
}

impl Set {
    /// For the script that measures CollateX on the same words and scores both.
    pub fn json(&self) -> Value {
        let witness = |text: &String| {
            let printed: Vec<&str> = words(text).map(|word| word.text).collect();
            let folded: Vec<String> = printed.iter().map(|word| fold(word)).collect();
            json!({ "text": text, "words": printed, "folded": folded })
        };
        let truth = |one: &Truth| {
            json!({
                "a": one.a, "b": one.b, "same": one.same, "substituted": one.substituted,
                "moved": one.moved, "open": one.open,
            })
        };
        json!({
            "group": self.group,
            "name": self.name,
            "witnesses": self.texts.iter().map(witness).collect::<Vec<_>>(),
            "truth": self.truth.iter().map(truth).collect::<Vec<_>>(),
        })
    }
}

/// Every two of `count` witnesses.
pub fn every_two(count: usize) -> impl Iterator<Item = Pair> {
    (0..count).flat_map(move |a| (a + 1..count).map(move |b| (a, b)))
}
