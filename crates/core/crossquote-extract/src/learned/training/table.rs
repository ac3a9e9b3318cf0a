//! A look-up from 32-bit numbers to row numbers: open addressing in one flat list.
//!
//! The standard maps cost five times as much, and there are forty million look-ups.

/// Numbers, each with the row it stands for.
#[derive(Clone, Debug)]
pub(crate) struct Table {
    /// `(number, row + 1)`; row 0 marks an empty place.
    places: Vec<(u32, u32)>,
    shift: u32,
}

impl Table {
    /// A table of these numbers, whose rows are their positions; a repeated number keeps the first.
    pub(crate) fn new(numbers: &[u32]) -> Table {
        let size = (numbers.len() * 2).next_power_of_two().max(16);
        let mut table = Table { places: vec![(0, 0); size], shift: 32 - size.trailing_zeros() };
        for (row, &number) in numbers.iter().enumerate() {
            let at = table.place(number);
            if table.places[at].1 == 0 {
                table.places[at] = (number, row as u32 + 1);
            }
        }
        table
    }

    fn place(&self, number: u32) -> usize {
        let mask = self.places.len() - 1;
        let mut at = (number.wrapping_mul(0x9E37_79B1) >> self.shift) as usize & mask;
        while self.places[at].1 != 0 && self.places[at].0 != number {
            at = (at + 1) & mask;
        }
        at
    }

    /// The row of `number`.
    pub(crate) fn row(&self, number: u32) -> Option<usize> {
        (self.places[self.place(number)].1 as usize).checked_sub(1)
    }
}
