//! Columns: an alignment as a table, places that belong together in one column.
//!
//! ```text
//! A   I can │ trade        │ it │ for NATO
//! B   I can │ exchange     │ it │ for NATO
//! C   I can │ swap it for  │ –  │ –
//! ```

use super::align::{NONE, Places};
use super::witness::Witness;
use crossquote_model::Span;

/// Words of each witness that stand in one place, or take each other's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// One for each witness, in the order in which the witnesses were given.
    pub cells: Vec<Cell>,
    /// All witnesses have the same words here.
    pub agreed: bool,
}

/// What one witness has in a column.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cell {
    /// Equal for witnesses that have the same words here, from 1 in the order of the witnesses; 0 for
    /// one that has nothing here.
    pub reading: u32,
    /// Byte ranges in the witness's text: more than one where a segment ends in between. The cells of
    /// a witness together are its content, every byte once.
    pub pieces: Vec<Span>,
}

/// A column while it is made: for each witness the numbers of its words there.
struct Open {
    words: Vec<Vec<u32>>,
    /// Which witnesses have the same in the column's places, those with nothing as well.
    alike: Vec<u32>,
    agreed: bool,
}

/// The columns of an alignment, of the witnesses that are named (their numbers), in that order.
pub(super) fn columns(witnesses: &[Witness<'_>], places: &Places, named: &[usize]) -> Vec<Column> {
    let witnesses: Vec<&Witness<'_>> = named.iter().map(|&at| &witnesses[at]).collect();
    let mut open: Vec<Open> = Vec::new();
    for row in places.rows() {
        let row: &[u32] = &named.iter().map(|&at| row[at]).collect::<Vec<u32>>();
        if row.iter().all(|&word| word == NONE) {
            continue;
        }
        let labels = labels(&witnesses, row);
        let agreed = labels.iter().all(|&label| label == 0) && row.first() != Some(&NONE);
        match open.last_mut() {
            Some(last) if belongs(last, row, &labels, agreed) => {
                for (words, &word) in
                    last.words.iter_mut().zip(row).filter(|(_, word)| **word != NONE)
                {
                    words.push(word);
                }
                last.alike = readings(&witnesses, &last.words);
            }
            _ => open.push(Open {
                words: row.iter().map(|&w| if w == NONE { vec![] } else { vec![w] }).collect(),
                alike: labels,
                agreed,
            }),
        }
    }
    // The bytes of each witness, by the column that its words are in.
    let mut pieces: Vec<Vec<(u32, Span)>> = Vec::new();
    for (at, witness) in witnesses.iter().enumerate() {
        let mut keys = vec![0; witness.words.len()];
        for (number, column) in (0..).zip(&open) {
            column.words[at].iter().for_each(|&word| keys[word as usize] = number);
        }
        let mut own = witness.pieces(&keys, None, NONE);
        // A segment without words goes with the one before it, else with the one behind.
        let mut key = own.iter().map(|piece| piece.0).find(|&key| key != NONE).unwrap_or(0);
        for piece in &mut own {
            key = if piece.0 == NONE { key } else { piece.0 };
            piece.0 = key;
        }
        pieces.push(own);
    }
    let finish = |(number, column): (u32, Open)| {
        let mut seen: Vec<u32> = Vec::new();
        let cells = column.words.iter().zip(&column.alike).zip(&pieces);
        let cells = cells.map(|((words, &alike), pieces)| {
            let own =
                pieces.iter().filter(|piece| piece.0 == number).map(|piece| piece.1).collect();
            if words.is_empty() {
                return Cell { reading: 0, pieces: own };
            }
            if !seen.contains(&alike) {
                seen.push(alike);
            }
            let reading = seen.iter().position(|&known| known == alike).unwrap_or(0) as u32 + 1;
            Cell { reading, pieces: own }
        });
        Column { cells: cells.collect(), agreed: column.agreed }
    };
    (0..).zip(open).map(finish).collect()
}

/// For each witness the first one that has the same in the place.
fn labels(witnesses: &[&Witness<'_>], row: &[u32]) -> Vec<u32> {
    let id = |at: usize| witnesses[at].ids.get(row[at] as usize);
    let first = |at: usize| (0..at).find(|&before| id(before) == id(at)).unwrap_or(at) as u32;
    (0..row.len()).map(first).collect()
}

/// For each witness the first one that has the same words in the column.
fn readings(witnesses: &[&Witness<'_>], words: &[Vec<u32>]) -> Vec<u32> {
    let same = |a: usize, b: usize| {
        let ids = |at: usize| words[at].iter().map(move |&word| witnesses[at].ids[word as usize]);
        ids(a).eq(ids(b))
    };
    let first = |at: usize| (0..at).find(|&before| same(before, at)).unwrap_or(at) as u32;
    (0..words.len()).map(first).collect()
}

/// Whether a place belongs to the column before it: the same witnesses agree, or one witness puts
/// more words for what others have in one.
fn belongs(column: &Open, row: &[u32], labels: &[u32], agreed: bool) -> bool {
    if column.agreed || agreed {
        return column.agreed && agreed;
    }
    if column.alike == labels {
        return true;
    }
    let alone = |present: &dyn Fn(usize) -> bool| {
        let mut present = (0..row.len()).filter(|&at| present(at));
        present.next().filter(|_| present.next().is_none())
    };
    let own = |at: usize, alike: &[u32]| {
        alike.iter().filter(|&&other| other == alike[at]).count() == 1 && alike.len() > 2
    };
    let here = alone(&|at| row[at] != NONE);
    let before = alone(&|at| !column.words[at].is_empty());
    here.is_some_and(|at| !column.words[at].is_empty() && own(at, &column.alike))
        || before.is_some_and(|at| row[at] != NONE && own(at, labels))
}
