//! What differs between two datasets, for whoever has the first and is to have the second.
//!
//! ```text
//! before, after ──▶ changes: runs of records that stay, records that are new ── apply to before ──▶ after
//! ```
//!
//! A step of a review changes few records, and the numbers by which all others name each other: one
//! quotation less, and half of the statements have another number. So records are known by their ids, and
//! one that differs in nothing but where those that it names went is no change.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{Article, Dataset, Link, Mention, Quotation, Speaker, Statement};

/// What makes one dataset another. A message between parts of one program, not a file: it has no version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Changes {
    title: String,
    description: String,
    articles: Vec<Piece<Article>>,
    speakers: Vec<Piece<Speaker>>,
    quotations: Vec<Piece<Quotation>>,
    statements: Vec<Piece<Statement>>,
    related: Vec<Piece<Link>>,
}

/// A part of a list as it is afterwards.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
enum Piece<T> {
    /// Records of before: the number of the first, and how many.
    #[serde(rename = "k")]
    Kept(u32, u32),
    /// A record that is new, or another than before; then with the number that it had.
    #[serde(rename = "n")]
    New(Option<u32>, T),
}

/// What differs.
pub fn changes(mut before: Dataset, after: &Dataset) -> Changes {
    let was_article = matched(&before.articles, &after.articles, |one| &one.id);
    let was_speaker = matched(&before.speakers, &after.speakers, |one| &one.id);
    let was_quotation = matched(&before.quotations, &after.quotations, |one| &one.id);
    let was_statement = matched(&before.statements, &after.statements, |one| &one.id);
    let numbers = Numbers {
        articles: turned(&was_article, before.articles.len()),
        speakers: turned(&was_speaker, before.speakers.len()),
        quotations: turned(&was_quotation, before.quotations.len()),
        statements: turned(&was_statement, before.statements.len()),
    };
    renumber(&mut before, &numbers);
    // Links have no ids: they are what they join, as that is numbered now.
    let was_link = matched(&before.related, &after.related, |one| (one.a, one.b));
    Changes {
        title: after.title.clone(),
        description: after.description.clone(),
        articles: pieces(&before.articles, &after.articles, &was_article),
        speakers: pieces(&before.speakers, &after.speakers, &was_speaker),
        quotations: pieces(&before.quotations, &after.quotations, &was_quotation),
        statements: pieces(&before.statements, &after.statements, &was_statement),
        related: pieces(&before.related, &after.related, &was_link),
    }
}

impl Changes {
    /// Makes the dataset of before the one of afterwards; `false`, and nothing is done, where it is none of
    /// that size.
    pub fn apply(self, dataset: &mut Dataset) -> bool {
        let numbers = (|| {
            placed(&self.related, dataset.related.len())?;
            Some(Numbers {
                articles: placed(&self.articles, dataset.articles.len())?,
                speakers: placed(&self.speakers, dataset.speakers.len())?,
                quotations: placed(&self.quotations, dataset.quotations.len())?,
                statements: placed(&self.statements, dataset.statements.len())?,
            })
        })();
        let Some(numbers) = numbers else { return false };
        renumber(dataset, &numbers);
        (dataset.title, dataset.description) = (self.title, self.description);
        put_together(&mut dataset.articles, self.articles);
        put_together(&mut dataset.speakers, self.speakers);
        put_together(&mut dataset.quotations, self.quotations);
        put_together(&mut dataset.statements, self.statements);
        put_together(&mut dataset.related, self.related);
        true
    }
}

/// The number that each record of before has afterwards.
struct Numbers {
    articles: Vec<u32>,
    speakers: Vec<u32>,
    quotations: Vec<u32>,
    statements: Vec<u32>,
}

/// The number of what is gone, which nothing that stays has.
const GONE: u32 = u32::MAX;

/// For each record of afterwards, which of before has its name; each of those once.
fn matched<'d, T, N: Ord + 'd>(
    before: &'d [T],
    after: &'d [T],
    name: impl Fn(&'d T) -> N,
) -> Vec<Option<u32>> {
    let mut known: BTreeMap<N, u32> = (0..).zip(before).map(|(at, one)| (name(one), at)).collect();
    after.iter().map(|one| known.remove(&name(one))).collect()
}

/// The other way round: for each record of before its number of afterwards.
fn turned(was: &[Option<u32>], before: usize) -> Vec<u32> {
    let mut numbers = vec![GONE; before];
    for (at, was) in (0..).zip(was) {
        if let Some(was) = was {
            numbers[*was as usize] = at;
        }
    }
    numbers
}

/// The same, from pieces; `None` where they name a record that is not there, or one twice.
fn placed<T>(pieces: &[Piece<T>], before: usize) -> Option<Vec<u32>> {
    let mut numbers = vec![GONE; before];
    let mut at = 0;
    for piece in pieces {
        let (from, many) = match piece {
            Piece::Kept(from, many) => (*from, *many),
            Piece::New(Some(from), _) => (*from, 1),
            Piece::New(None, _) => {
                at += 1;
                continue;
            }
        };
        let end = from.checked_add(many)?;
        for number in numbers.get_mut(from as usize..end as usize)? {
            if *number != GONE {
                return None;
            }
            *number = at;
            at += 1;
        }
    }
    Some(numbers)
}

fn pieces<T: PartialEq + Clone>(before: &[T], after: &[T], was: &[Option<u32>]) -> Vec<Piece<T>> {
    let mut pieces = Vec::new();
    for (one, &was) in after.iter().zip(was) {
        match (was, pieces.last_mut()) {
            (Some(was), last) if before[was as usize] == *one => match last {
                Some(Piece::Kept(from, many)) if *from + *many == was => *many += 1,
                _ => pieces.push(Piece::Kept(was, 1)),
            },
            _ => pieces.push(Piece::New(was, one.clone())),
        }
    }
    pieces
}

fn put_together<T>(all: &mut Vec<T>, pieces: Vec<Piece<T>>) {
    if matches!(pieces[..], [Piece::Kept(0, many)] if many as usize == all.len()) {
        return;
    }
    let mut before: Vec<Option<T>> = std::mem::take(all).into_iter().map(Some).collect();
    for piece in pieces {
        match piece {
            Piece::Kept(from, many) => {
                let kept = &mut before[from as usize..(from + many) as usize];
                all.extend(kept.iter_mut().filter_map(Option::take));
            }
            Piece::New(_, one) => all.push(one),
        }
    }
}

fn renumber(dataset: &mut Dataset, to: &Numbers) {
    let put = |number: &mut u32, to: &[u32]| {
        *number = to.get(*number as usize).copied().unwrap_or(GONE);
    };
    let mentions = |all: &mut [Mention]| {
        for one in all {
            put(&mut one.article, &to.articles);
        }
    };
    for one in &mut dataset.speakers {
        mentions(&mut one.mentions);
    }
    for one in &mut dataset.quotations {
        put(&mut one.article, &to.articles);
        put(&mut one.speaker, &to.speakers);
        put(&mut one.statement, &to.statements);
    }
    for one in &mut dataset.statements {
        put(&mut one.speaker, &to.speakers);
        let links = one.links.iter_mut().flat_map(|link| [&mut link.a, &mut link.b]);
        for quotation in one.quotations.iter_mut().chain(links) {
            put(quotation, &to.quotations);
        }
        one.links.iter_mut().for_each(|link| mentions(&mut link.evidence));
    }
    for one in &mut dataset.related {
        put(&mut one.a, &to.speakers);
        put(&mut one.b, &to.speakers);
        mentions(&mut one.evidence);
    }
}
