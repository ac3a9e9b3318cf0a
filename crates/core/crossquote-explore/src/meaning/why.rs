//! Why two texts are near: the words of either that come nearest each other.

use crossquote_text::{Span, is_stop_word, key};

use super::table::{Table, length};

/// Two words, or the same one, that bring two texts near.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Link {
    /// In the first text.
    pub one: Span,
    /// In the second.
    pub other: Span,
    /// How near the two words are by themselves.
    pub likeness: f32,
    /// How much the two add to the likeness of the texts, against other links of the same texts.
    pub weight: f32,
}

/// Words are near from here on; below, links would be of chance.
const LEAST: f32 = 0.35;

/// Longer texts are looked at up to so many words: all words of one are compared with all of the other.
const MOST_WORDS: usize = 200;

impl Table {
    /// The words that bring two texts near, those first that do most: each word of the first text with its nearest word of
    /// the second, or pair of words, and no word twice. Words that only hold sentences together are left out.
    pub fn why(&self, one: &str, other: &str, count: usize) -> Vec<Link> {
        let (ones, others) = (self.content_words(one), self.content_words(other));
        let mut links = Vec::new();
        for (one, vector, long) in &ones {
            let likeness =
                |(_, other, length): &(Span, Vec<f32>, f32)| dot(vector, other) / (long * length);
            let near = others.iter().map(|word| (word, likeness(word)));
            let Some((nearest, likeness)) = near.max_by(|a, b| a.1.total_cmp(&b.1)) else { break };
            if likeness >= LEAST {
                let weight = likeness * long * nearest.2;
                links.push(Link { one: *one, other: nearest.0, likeness, weight });
            }
        }
        crossquote_text::order::sort_by(&mut links, |a, b| b.weight.total_cmp(&a.weight));
        let mut taken: Vec<Link> = Vec::new();
        for link in links {
            let free = |old: &Link| apart(old.one, link.one) && apart(old.other, link.other);
            if taken.len() < count && taken.iter().all(free) {
                taken.push(link);
            }
        }
        taken
    }

    /// The words of a text that say something, each with its vector and that one's length.
    fn content_words(&self, text: &str) -> Vec<(Span, Vec<f32>, f32)> {
        let words = self.words(text).into_iter();
        let says = words.filter(|(span, _)| !is_stop_word(&key(span.of(text))));
        let measured = says.map(|(span, vector)| (span, length(&vector), vector));
        let some = measured.filter(|(_, length, _)| *length > 0.0).take(MOST_WORDS);
        some.map(|(span, length, vector)| (span, vector, length)).collect()
    }
}

fn apart(one: Span, other: Span) -> bool {
    one.end <= other.start || other.end <= one.start
}

fn dot(one: &[f32], other: &[f32]) -> f32 {
    one.iter().zip(other).map(|(a, b)| a * b).sum()
}
