//! Alignments made by hand, as tables that a person can check.
//!
//! ```text
//! = name of the set
//! A | the     | white^1 | and | black^2 | cat
//! B | the     | black^2 | and | white^1 | cat
//!
//! A | sat     | on it
//! B | (lay)   | under
//! ```
//!
//! A line is a witness, its name first; an empty line goes on with further columns of the same
//! witnesses. A line with `#` is a remark. What stands in one column stands in the same place,
//! whether equal or not:
//!
//! - A cell is a run of words. Where two cells of a column have equally many, word `k` of one
//!   stands for word `k` of the other. Where they have not, nobody can say which stands for which:
//!   such pairs are *open*, and a word that both runs have is a fault in the table.
//! - `-` is a cell without words.
//! - `(…)` is a cell that words the matter anew: its pairs are open whatever their number.
//! - `…^1` is a cell that was moved: cells with one sign in different columns are the same words, and
//!   what stands beside one of them in its column by chance is open. Where two witnesses alone would
//!   put such cells side by side without crossing anything, they are in place between these two.

use crossquote_text::{fold, words};

use super::truth::{Pair, Set, Truth, every_two};

/// A witness of a table.
pub struct Row {
    pub name: String,
    cells: Vec<Cell>,
}

struct Cell {
    text: String,
    words: Vec<String>,
    /// Number of its first word in the witness.
    first: usize,
    reworded: bool,
    moved: Option<String>,
}

/// A table by its name, with its rows.
pub struct Table {
    pub name: String,
    pub rows: Vec<Row>,
}

impl Table {
    /// The tables of a file. Stops at a table that contradicts itself.
    pub fn all(file: &str) -> Vec<Table> {
        let mut tables: Vec<Table> = Vec::new();
        for line in file.lines().filter(|line| !line.starts_with('#') && !line.trim().is_empty()) {
            if let Some(name) = line.strip_prefix("= ") {
                tables.push(Table { name: name.trim().to_owned(), rows: vec![] });
                continue;
            }
            let table = tables.last_mut().expect("a line of a table follows its name");
            let mut cells = line.split('|').map(str::trim);
            let name = cells.next().unwrap_or_default();
            let row = match table.rows.iter().position(|row| row.name == name) {
                Some(row) => &mut table.rows[row],
                None => {
                    table.rows.push(Row { name: name.to_owned(), cells: vec![] });
                    table.rows.last_mut().expect("just pushed")
                }
            };
            for cell in cells {
                row.push(cell);
            }
        }
        for table in &tables {
            let width = table.rows[0].cells.len();
            for row in &table.rows {
                let found = row.cells.len();
                assert!(found == width, "{}: {} has {found} cells", table.name, row.name);
            }
        }
        tables
    }

    /// The set that the table aligns.
    pub fn set(&self, group: &'static str) -> Set {
        let truth = every_two(self.rows.len()).map(|(a, b)| self.truth(a, b)).collect();
        let texts = self.rows.iter().map(Row::text).collect();
        Set { group, name: self.name.clone(), texts, truth }
    }

    fn truth(&self, a: usize, b: usize) -> Truth {
        let mut truth = Truth { a, b, ..Truth::default() };
        let (left, right) = (&self.rows[a], &self.rows[b]);
        for (column, (x, y)) in left.cells.iter().zip(&right.cells).enumerate() {
            let elsewhere = |cell: &Cell, other: &Row| {
                let mut cells = other.cells.iter().enumerate();
                cell.moved.is_some()
                    && cells.any(|(at, one)| at != column && one.moved == cell.moved)
            };
            let anyhow = x.reworded || y.reworded || x.words.len() != y.words.len();
            if anyhow || elsewhere(x, right) || elsewhere(y, left) {
                let shared = x.words.iter().any(|word| y.words.contains(word));
                assert!(
                    !anyhow || !shared || x.reworded || y.reworded,
                    "{}: {:?} and {:?} share a word: give it a column",
                    self.name,
                    x.text,
                    y.text
                );
                truth.open.extend(x.numbers().flat_map(|i| y.numbers().map(move |j| (i, j))));
                continue;
            }
            for (k, (i, j)) in x.numbers().zip(y.numbers()).enumerate() {
                let same = x.words[k] == y.words[k];
                let pairs = if same { &mut truth.same } else { &mut truth.substituted };
                pairs.push((i, j));
            }
        }
        for (from, x) in left.cells.iter().enumerate() {
            for (to, y) in right.cells.iter().enumerate() {
                if from == to || x.moved.is_none() || x.moved != y.moved {
                    continue;
                }
                assert!(x.words == y.words, "{}: {} moved to {}", self.name, x.text, y.text);
                // Seen from these two alone nothing may have moved: the third one only made it so.
                let crosses = |&(i, j): &Pair| (i < x.first) != (j < y.first);
                let placed = truth.same.iter().chain(&truth.substituted).any(crosses);
                let pairs = if placed { &mut truth.moved } else { &mut truth.same };
                pairs.extend(x.numbers().zip(y.numbers()));
            }
        }
        truth
    }
}

impl Row {
    /// The witness as a text.
    pub fn text(&self) -> String {
        let cells = self.cells.iter().map(|cell| cell.text.as_str());
        cells.filter(|text| !text.is_empty()).collect::<Vec<_>>().join(" ")
    }

    fn push(&mut self, cell: &str) {
        let (cell, moved) = match cell.split_once('^') {
            Some((cell, sign)) => (cell, Some(sign.to_owned())),
            None => (cell, None),
        };
        let inner = cell.strip_prefix('(').and_then(|cell| cell.strip_suffix(')'));
        let text = match inner.unwrap_or(cell) {
            "-" => "",
            text => text,
        };
        let first = self.cells.last().map_or(0, |last| last.first + last.words.len());
        self.cells.push(Cell {
            text: text.to_owned(),
            words: words(text).map(|word| fold(word.text)).collect(),
            first,
            reworded: inner.is_some(),
            moved,
        });
    }
}

impl Cell {
    fn numbers(&self) -> std::ops::Range<usize> {
        self.first..self.first + self.words.len()
    }
}
