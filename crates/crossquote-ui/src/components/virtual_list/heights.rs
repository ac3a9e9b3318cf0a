//! How high the rows of a long list are, as far as they were measured, and what follows from it: which
//! rows are near the window, and how much room those take that are not on the page. All in CSS pixels.

use std::ops::Range;

/// Height of a row as long as none was measured.
const UNMEASURED: f64 = 230.0;

/// Of the height of rows before, what the next ones have at least, for [`RowHeights::rows_to_fill`]:
/// rather one row too many than a gap at the lower edge.
const AT_LEAST: f64 = 0.85;

/// Measured heights by row.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct RowHeights {
    /// Zero for a row that was not measured; as long as the last one that was.
    measured: Vec<f64>,
    /// What the average was of another list, until rows of this one are measured.
    inherited: Option<f64>,
}

impl RowHeights {
    /// Nothing is measured, and rows are thought to be about as high as those of `before`.
    pub(super) fn like(before: &RowHeights) -> RowHeights {
        RowHeights { measured: Vec::new(), inherited: Some(before.typical()) }
    }

    /// Forgets what was measured, as rows have another width now.
    pub(super) fn forget(&mut self) {
        *self = RowHeights::like(self);
    }

    /// Notes the height of a row, with the space to the next.
    pub(super) fn set(&mut self, row: usize, height: f64) {
        if self.measured.len() <= row {
            self.measured.resize(row + 1, 0.0);
        }
        self.measured[row] = height;
    }

    /// What a row that was not measured is thought to have.
    pub(super) fn typical(&self) -> f64 {
        let known = self.measured.iter().filter(|&&height| height > 0.0);
        let count = known.clone().count();
        if count == 0 {
            self.inherited.unwrap_or(UNMEASURED)
        } else {
            known.sum::<f64>() / count as f64
        }
    }

    /// How high some rows are together.
    pub(super) fn total(&self, rows: Range<usize>) -> f64 {
        let typical = self.typical();
        let known = self.measured.iter().take(rows.end).skip(rows.start);
        let unknown = rows.end.saturating_sub(self.measured.len().max(rows.start));
        let known: f64 = known.map(|&height| if height > 0.0 { height } else { typical }).sum();
        known + unknown as f64 * typical
    }

    /// The rows of a list of `total` that stand between two places, measured from the list's top.
    /// At least one row where there is any.
    pub(super) fn rows_between(&self, from: f64, to: f64, total: usize) -> Range<usize> {
        let typical = self.typical();
        let (mut place, mut rows) = (0.0, 0..0);
        for &height in &self.measured {
            rows.end += usize::from(place < to);
            place += if height > 0.0 { height } else { typical };
            rows.start += usize::from(place < from);
        }
        let beyond = |end: f64| ((end - place) / typical).max(0.0) as usize;
        rows.start = (rows.start + beyond(from)).min(total.saturating_sub(1));
        rows.end = (rows.end + beyond(to + typical)).min(total);
        rows.start..rows.end.max(rows.start)
    }

    /// How many rows fill so much room, the last one in part.
    pub(super) fn rows_to_fill(&self, room: f64) -> usize {
        (room / (AT_LEAST * self.typical())).ceil().max(1.0) as usize
    }

    /// How many rows are whole in so much room; at least one.
    pub(super) fn whole_rows(&self, room: f64) -> usize {
        (room / (AT_LEAST * self.typical())).max(1.0) as usize
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn measured(heights: &[f64]) -> RowHeights {
        RowHeights { measured: heights.to_vec(), inherited: None }
    }

    #[test]
    fn rows_that_nobody_saw_are_as_high_as_those_measured() {
        let heights = measured(&[100.0, 0.0, 300.0]);
        assert_eq!(heights.typical(), 200.0);
        assert_eq!(heights.total(0..3), 600.0);
        assert_eq!(heights.total(1..5), 200.0 + 300.0 + 2.0 * 200.0);
        assert_eq!(heights.total(7..9), 400.0);
        assert_eq!(RowHeights::default().typical(), UNMEASURED);
        assert_eq!(RowHeights::like(&heights).total(0..2), 400.0);
    }

    #[test]
    fn the_window_holds_every_row_that_it_touches() {
        let heights = measured(&[100.0, 100.0, 100.0, 100.0]);
        for (from, to, total, expected) in [
            (0.0, 250.0, 10, 0..3),
            (150.0, 250.0, 10, 1..3),
            (-900.0, 50.0, 10, 0..1),
            // Beyond what was measured a row more, as heights are guessed there; and beyond the end.
            (600.0, 800.0, 10, 6..9),
            (5_000.0, 6_000.0, 10, 9..10),
            (0.0, 250.0, 2, 0..2),
            (0.0, 250.0, 0, 0..0),
        ] {
            assert_eq!(
                heights.rows_between(from, to, total),
                expected,
                "{from} to {to} of {total}"
            );
        }
    }

    #[test]
    fn one_row_at_least_fills_any_room() {
        for (room, to_fill, whole) in [(0.0, 1, 1), (850.0, 10, 10), (860.0, 11, 10)] {
            assert_eq!(measured(&[100.0]).rows_to_fill(room), to_fill, "{room}");
            assert_eq!(measured(&[100.0]).whole_rows(room), whole, "{room}");
        }
    }
}
