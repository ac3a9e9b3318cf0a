//! Variant sets made from real quotations by edits, so that it is known which word of one wording
//! stands for which word of another.
//!
//! A set is a quotation's content from the annotated articles and 2 to 7 further wordings, each made
//! from it by 0 to 4 [`Edit`]s, in no particular order. In a set of a kind three edits of four are of
//! that kind, the others of any.
//!
//! ```text
//! omission        a run of 1 to 8 words left out, half of them at the beginning or the end
//! substitution    1 to 3 words replaced by 1 to 3 others of about their length
//! transposition   a phrase of 2 to 6 words set elsewhere, farther than it is long
//! insertion       1 to 5 words of another quotation put in
//! punctuation     commas, quotation marks, dashes, the last stop and case changed, no word
//! ```
//!
//! What is true: a word of the original stands for its copies, in whichever wordings. A replaced word
//! stands for the one in its place where old and new run have equally many; where they have not, pairs
//! between them are open ([`Truth::open`]). Of two wordings with their words in different order, those
//! stand in place that are the most without crossing; the others have moved.
//!
//! An edit is not made where another would explain its result as well ("the big the" without "the
//! big" or without "big the"), nor beside another one of the same wording.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crossquote_text::{fold, words};

use super::truth::{Set, Truth, every_two};

/// A kind of edit, which names a group of sets too.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edit {
    Omission,
    Substitution,
    Transposition,
    Insertion,
    Punctuation,
}

impl Edit {
    pub const ALL: [Edit; 5] = [
        Edit::Omission,
        Edit::Substitution,
        Edit::Transposition,
        Edit::Insertion,
        Edit::Punctuation,
    ];

    pub fn name(self) -> &'static str {
        match self {
            Edit::Omission => "omission",
            Edit::Substitution => "substitution",
            Edit::Transposition => "transposition",
            Edit::Insertion => "insertion",
            Edit::Punctuation => "punctuation",
        }
    }
}

/// How long originals are, in words: short, middling and long ones take turns.
const LENGTHS: [Range<usize>; 3] = [10..20, 20..40, 40..81];

/// How often the contents have a word that replaces others: misspelt ones are left out.
const COMMON: usize = 5;

/// Makes `each` sets of every kind from the annotated articles of PolNeAR, JSON Lines.
pub fn sets(lines: &str, each: usize) -> Vec<Set> {
    let corpus = Corpus::read(lines);
    let mut dice = Dice(20_161_108);
    let mut taken = BTreeSet::new();
    let mut sets = Vec::new();
    for kind in Edit::ALL {
        for number in 0..each {
            let contents = &corpus.contents[number % LENGTHS.len()];
            let content = loop {
                let at = dice.roll(contents.len());
                if taken.insert((number % LENGTHS.len(), at)) {
                    break &contents[at];
                }
            };
            let maker = Maker { corpus: &corpus, dice: &mut dice };
            sets.push(maker.set(kind, number, content));
        }
    }
    sets
}

/// Numbers that look like chance and are the same every time.
struct Dice(u64);

impl Dice {
    /// A number below `below`.
    fn roll(&mut self, below: usize) -> usize {
        // Xorshift by Marsaglia, 64 bits.
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        ((self.0 >> 16) % below as u64) as usize
    }
}

/// What the articles have to offer.
struct Corpus {
    /// Contents of quotations, by [`LENGTHS`].
    contents: [Vec<String>; 3],
    /// Folded words that are not rare, by their number of letters.
    by_length: Vec<Vec<String>>,
}

impl Corpus {
    fn read(lines: &str) -> Corpus {
        let mut contents: [BTreeSet<String>; 3] = Default::default();
        let mut known: BTreeMap<String, usize> = BTreeMap::new();
        for line in lines.lines() {
            let record: serde_json::Value = serde_json::from_str(line).expect("a line is a record");
            let text = record["text"].as_str().expect("a record has a text");
            // The spans of PolNeAR count characters.
            let mut borders: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
            borders.push(text.len());
            let attributions = record["attributions"].as_array().expect("a list of attributions");
            for spans in attributions.iter().filter_map(|one| one["content"].as_array()) {
                let [span] = spans.as_slice() else { continue };
                let border = |end: usize| borders[span[end].as_u64().expect("a number") as usize];
                let content = text[border(0)..border(1)].trim();
                let count = words(content).count();
                let length = LENGTHS.iter().position(|lengths| lengths.contains(&count));
                if let Some(length) = length.filter(|_| !content.contains('\n')) {
                    for word in words(content) {
                        *known.entry(fold(word.text)).or_default() += 1;
                    }
                    contents[length].insert(content.to_owned());
                }
            }
        }
        let mut by_length = vec![Vec::new(); 40];
        let plain = |word: &String| word.chars().all(|c| c.is_ascii_lowercase());
        for (word, _) in known.into_iter().filter(|(word, times)| *times >= COMMON && plain(word)) {
            if let Some(alike) = by_length.get_mut(word.len()) {
                alike.push(word);
            }
        }
        Corpus { contents: contents.map(|set| set.into_iter().collect()), by_length }
    }
}

/// Where a word of a wording comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Place {
    /// From this word of the original, or it took its place alone.
    Of(usize),
    /// With others it took the place of these words of the original, which were more or fewer.
    For { first: usize, last: usize },
    /// Put in behind this word of the original; `None` before the first.
    After(Option<usize>),
}

#[derive(Clone, Debug)]
struct Word {
    text: String,
    key: String,
    /// What is printed between this word and the next.
    after: String,
    place: Place,
    /// Set elsewhere by an edit.
    moved: bool,
    /// Made by an edit or beside one: no further edit here.
    touched: bool,
}

/// A wording in the making.
#[derive(Clone, Debug)]
struct Draft {
    /// What is printed before the first word.
    before: String,
    words: Vec<Word>,
}

impl Draft {
    fn of(text: &str) -> Draft {
        let found: Vec<_> = words(text).collect();
        let ends = found.iter().skip(1).map(|next| next.span.start as usize).chain([text.len()]);
        let word = |(number, (word, end)): (usize, (&crossquote_text::Word<'_>, usize))| Word {
            text: word.text.to_owned(),
            key: fold(word.text),
            after: text[word.span.end as usize..end].to_owned(),
            place: Place::Of(number),
            moved: false,
            touched: false,
        };
        let words: Vec<Word> = found.iter().zip(ends).enumerate().map(word).collect();
        let before = found.first().map_or(text, |first| &text[..first.span.start as usize]);
        Draft { before: before.to_owned(), words }
    }

    fn text(&self) -> String {
        let words = self.words.iter().flat_map(|word| [word.text.as_str(), word.after.as_str()]);
        [self.before.as_str()].into_iter().chain(words).collect()
    }

    /// Whether the text reads back as the words that it was made of.
    fn holds(&self) -> bool {
        words(&self.text()).map(|word| word.text).eq(self.words.iter().map(|word| &word.text))
    }

    /// Whether no edit was made in these words or beside them.
    fn free(&self, range: &Range<usize>) -> bool {
        let with = range.start.saturating_sub(1)..(range.end + 1).min(self.words.len());
        self.words[with].iter().all(|word| !word.touched)
    }

    /// Whether the run is the only one whose removal leaves what its removal leaves.
    fn distinct(&self, range: &Range<usize>) -> bool {
        let key = |at: usize| self.words.get(at).map(|word| &word.key);
        let before = range.start.checked_sub(1).and_then(key);
        key(range.start) != key(range.end) && before != key(range.end - 1)
    }

    /// Puts words in place of others, and keeps further edits away.
    fn splice(&mut self, range: Range<usize>, new: Vec<Word>) {
        let end = range.start + new.len();
        let last = range.end == self.words.len();
        let closing = self.words.last().map(|word| word.after.clone()).unwrap_or_default();
        self.words.splice(range.clone(), new);
        for at in range.start.saturating_sub(1)..(end + 1).min(self.words.len()) {
            self.words[at].touched = true;
        }
        if let Some(word) = self.words.last_mut().filter(|_| last) {
            word.after = closing;
        }
        // What closed the text may now stand inside it.
        let count = self.words.len();
        for word in &mut self.words[..count.saturating_sub(1)] {
            if !word.after.contains([' ', '-', '—', '–', '/']) {
                word.after.push(' ');
            }
        }
    }
}

struct Maker<'c> {
    corpus: &'c Corpus,
    dice: &'c mut Dice,
}

impl Maker<'_> {
    fn set(mut self, kind: Edit, number: usize, content: &str) -> Set {
        let original = Draft::of(content);
        let mut drafts = vec![original.clone()];
        for witness in 0..2 + self.dice.roll(6) {
            let edits = match self.dice.roll(100) {
                0..5 if witness > 0 => 0,
                0..30 => 1,
                30..60 => 2,
                60..85 => 3,
                _ => 4,
            };
            let mut draft = original.clone();
            for edit in 0..edits {
                let always = witness == 0 && edit == 0;
                let of_kind = always || self.dice.roll(4) > 0;
                let edit = if of_kind { kind } else { Edit::ALL[self.dice.roll(5)] };
                // A short text has no room for every edit: then the wording has fewer.
                for _ in 0..30 {
                    let mut next = draft.clone();
                    if self.edit(edit, &mut next).is_some() && next.holds() {
                        draft = next;
                        break;
                    }
                }
            }
            drafts.push(draft);
        }
        for at in (1..drafts.len()).rev() {
            let other = self.dice.roll(at + 1);
            drafts.swap(at, other);
        }
        let truth = every_two(drafts.len()).map(|(a, b)| truth(&drafts, a, b)).collect();
        let name = format!("{} {}", kind.name(), number + 1);
        Set { group: kind.name(), name, texts: drafts.iter().map(Draft::text).collect(), truth }
    }

    /// Makes an edit somewhere; `None` where it cannot be made there.
    fn edit(&mut self, edit: Edit, draft: &mut Draft) -> Option<()> {
        match edit {
            Edit::Omission => self.omit(draft),
            Edit::Substitution => self.substitute(draft),
            Edit::Transposition => self.transpose(draft),
            Edit::Insertion => self.insert(draft),
            Edit::Punctuation => self.punctuate(draft),
        }
    }

    /// A place for a run of this many words.
    fn place(&mut self, draft: &Draft, length: usize) -> Option<Range<usize>> {
        let start = self.dice.roll(draft.words.len().checked_sub(length)? + 1);
        Some(start..start + length).filter(|range| draft.free(range))
    }

    fn omit(&mut self, draft: &mut Draft) -> Option<()> {
        let length = 1 + self.dice.roll(8.min(draft.words.len() / 3));
        let range = match self.dice.roll(4) {
            0 => 0..length,
            1 => draft.words.len() - length..draft.words.len(),
            _ => self.place(draft, length)?,
        };
        if !draft.free(&range) || !draft.distinct(&range) {
            return None;
        }
        draft.splice(range, vec![]);
        Some(())
    }

    fn substitute(&mut self, draft: &mut Draft) -> Option<()> {
        let length = 1 + self.dice.roll(3);
        let count = if self.dice.roll(3) > 0 { length } else { 1 + self.dice.roll(3) };
        let range = self.place(draft, length)?;
        let old = &draft.words[range.clone()];
        let (Place::Of(first), Place::Of(last)) = (old[0].place, old[length - 1].place) else {
            return None;
        };
        let around = range.start.saturating_sub(1)..(range.end + 1).min(draft.words.len());
        let mut taken: Vec<&str> = draft.words[around].iter().map(|word| &*word.key).collect();
        let mut new: Vec<Word> = Vec::new();
        for number in 0..count {
            let like = &old[number.min(length - 1)];
            let letters = (like.key.len() + self.dice.roll(3)).max(2) - 1;
            let alike = self.corpus.by_length.get(letters).filter(|alike| !alike.is_empty())?;
            let text = &alike[self.dice.roll(alike.len())];
            if taken.contains(&&**text) {
                return None;
            }
            taken.push(text);
            let place =
                if count == length { old[number].place } else { Place::For { first, last } };
            new.push(Word { text: text.clone(), key: text.clone(), place, ..like.clone() });
        }
        draft.splice(range, new);
        Some(())
    }

    fn transpose(&mut self, draft: &mut Draft) -> Option<()> {
        let count = draft.words.len();
        if count < 8 {
            return None;
        }
        let length = 2 + self.dice.roll(5.min(count / 4 - 1));
        let range = self.place(draft, length)?;
        let gap = self.dice.roll(count + 1);
        let beside = gap.saturating_sub(1)..gap.min(count);
        let passed = match gap {
            gap if gap < range.start => range.start - gap,
            gap => gap.checked_sub(range.end)?,
        };
        // "of the" set elsewhere is nothing that a reader would see.
        let telling = draft.words[range.clone()].iter().any(|word| word.key.len() >= 5);
        let clear = draft.free(&beside) && draft.distinct(&range);
        if !telling || !clear || passed < length + 2 {
            return None;
        }
        let mut phrase = draft.words[range.clone()].to_vec();
        for word in &mut phrase {
            word.moved = true;
        }
        if gap < range.start {
            draft.splice(range, vec![]);
            draft.splice(gap..gap, phrase);
        } else {
            draft.splice(gap..gap, phrase);
            draft.splice(range, vec![]);
        }
        Some(())
    }

    fn insert(&mut self, draft: &mut Draft) -> Option<()> {
        let of = &self.corpus.contents[self.dice.roll(LENGTHS.len())];
        let donor = Draft::of(&of[self.dice.roll(of.len())]).words;
        let length = 1 + self.dice.roll(5);
        let start = self.dice.roll(donor.len() - length);
        let gap = self.dice.roll(draft.words.len() + 1);
        let previous = gap.checked_sub(1).map(|at| &draft.words[at]);
        let place = match previous.map(|word| word.place) {
            Some(Place::Of(number)) => Place::After(Some(number)),
            None => Place::After(None),
            Some(_) => return None,
        };
        let mut new = donor[start..start + length].to_vec();
        for word in &mut new {
            (word.place, word.after) = (place, " ".to_owned());
        }
        let before = previous.map(|word| &word.key);
        let after = draft.words.get(gap).map(|word| &word.key);
        let distinct = Some(&new[0].key) != after && Some(&new[length - 1].key) != before;
        if !draft.free(&(gap..gap)) || !distinct {
            return None;
        }
        draft.splice(gap..gap, new);
        Some(())
    }

    fn punctuate(&mut self, draft: &mut Draft) -> Option<()> {
        let mut changed = 0;
        for _ in 0..1 + self.dice.roll(4) {
            let at = self.dice.roll(draft.words.len());
            let inside = at + 1 < draft.words.len();
            let word = &mut draft.words[at];
            let after = word.after.as_str();
            let marks = match self.dice.roll(6) {
                0 if inside && after == " " => Some(", "),
                0 if inside && after == ", " => Some(" "),
                1 if inside && (after == ", " || after == " ") => Some(" — "),
                1 if inside && after.contains(['—', '–']) => Some(", "),
                2 if !inside => Some(if after.contains('.') { "" } else { "." }),
                2 if after == " " => Some(" “"),
                3 if after.contains(['“', '”', '"']) => Some(if inside { " " } else { "" }),
                _ => None,
            };
            if let Some(marks) = marks {
                word.after = marks.to_owned();
            } else {
                let text = match self.dice.roll(3) {
                    0 => word.text.to_ascii_uppercase(),
                    1 => word.text.to_ascii_lowercase(),
                    _ => word.text.replace('’', "'"),
                };
                if text == word.text || fold(&text) != word.key {
                    continue;
                }
                word.text = text;
            }
            changed += 1;
        }
        (changed > 0).then_some(())
    }
}

/// What the edits say of two wordings.
fn truth(drafts: &[Draft], a: usize, b: usize) -> Truth {
    let (left, right) = (&drafts[a].words, &drafts[b].words);
    let mut truth = Truth { a, b, ..Truth::default() };
    let mut copies = Vec::new();
    for (i, x) in left.iter().enumerate() {
        for (j, y) in right.iter().enumerate() {
            match (x.place, y.place) {
                (Place::Of(one), Place::Of(other)) if one == other => copies.push((i, j)),
                (Place::For { first, last }, Place::Of(number))
                | (Place::Of(number), Place::For { first, last })
                    if (first..=last).contains(&number) =>
                {
                    truth.open.push((i, j));
                }
                (
                    Place::For { first, last },
                    Place::For { first: other_first, last: other_last },
                ) if first <= other_last && other_first <= last => truth.open.push((i, j)),
                (Place::After(gap), Place::After(other)) if gap == other => {
                    truth.open.push((i, j));
                }
                _ => {}
            }
        }
    }
    // The most copies that do not cross; of equally many, those with the fewest that an edit moved.
    let weight =
        |&(i, j): &(usize, usize)| 1000 - usize::from(left[i].moved) - usize::from(right[j].moved);
    let mut best: Vec<(usize, Option<usize>)> = Vec::new();
    for (at, &(i, j)) in copies.iter().enumerate() {
        let before = (0..at).filter(|&other| copies[other].0 < i && copies[other].1 < j);
        let previous = before.max_by_key(|&other| best[other].0);
        let sum = previous.map_or(0, |other| best[other].0) + weight(&copies[at]);
        best.push((sum, previous));
    }
    let mut in_place = vec![false; copies.len()];
    let mut next = (0..copies.len()).max_by_key(|&at| best[at].0);
    while let Some(at) = next {
        in_place[at] = true;
        next = best[at].1;
    }
    for (&(i, j), in_place) in copies.iter().zip(in_place) {
        let pairs = match (left[i].key == right[j].key, in_place) {
            (true, true) => &mut truth.same,
            (true, false) => &mut truth.moved,
            (false, true) => &mut truth.substituted,
            // Moved and replaced: nobody would see it.
            (false, false) => &mut truth.open,
        };
        pairs.push((i, j));
    }
    truth
}
