//! Where the lines are that join the marks of the statement in focus from pane to pane.
//!
//! ```text
//!  mark ┐ right          left ┌ mark
//!       ├──╲                  │          a line begins at the right edge of one pane, at the height of the mark
//!       │    ╲────────────────┤          there, and ends at the left edge of the next, at the height there
//! ```

/// A pane that has the mark of the statement in focus in sight. CSS pixels from the corner of the frame.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct MarkInSight {
    /// The edges of the pane.
    pub(super) left: f64,
    pub(super) right: f64,
    /// The height at which the mark stands.
    pub(super) height: f64,
}

/// A line, drawn as a box turned around its left end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ConnectorLine {
    /// CSS pixels from the corner of the frame.
    pub(super) left: f64,
    pub(super) top: f64,
    /// How long it is, in CSS pixels.
    pub(super) width: f64,
    /// By how many degrees it goes down.
    pub(super) angle: f64,
}

/// A line from each pane to the next one, where that stands beside it and not below, as on narrow screens.
pub(super) fn connector_lines(marks: &[MarkInSight]) -> Vec<Option<ConnectorLine>> {
    let line = |pair: &[MarkInSight]| {
        let (from, to) = (pair[0], pair[1]);
        let (across, down) = (to.left - from.right, to.height - from.height);
        (to.left > from.left).then(|| ConnectorLine {
            left: from.right,
            top: from.height,
            width: across.hypot(down),
            angle: down.atan2(across).to_degrees(),
        })
    };
    marks.windows(2).map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mark(left: f64, right: f64, height: f64) -> MarkInSight {
        MarkInSight { left, right, height }
    }

    #[test]
    fn lines_go_from_edge_to_edge_at_the_heights_of_the_marks() {
        for (marks, expected) in [
            // Level, down and up.
            ([mark(0.0, 100.0, 50.0), mark(120.0, 220.0, 50.0)], [100.0, 50.0, 20.0, 0.0]),
            ([mark(0.0, 100.0, 50.0), mark(120.0, 220.0, 70.0)], [100.0, 50.0, 28.284, 45.0]),
            ([mark(0.0, 100.0, 90.0), mark(130.0, 230.0, 50.0)], [100.0, 90.0, 50.0, -53.130]),
        ] {
            let [Some(line)] = connector_lines(&marks)[..] else { panic!("{marks:?}") };
            let drawn = [line.left, line.top, line.width, line.angle];
            for (drawn, expected) in drawn.into_iter().zip(expected) {
                assert!((drawn - expected).abs() < 0.001, "{line:?}, {expected}");
            }
        }
    }

    #[test]
    fn panes_below_each_other_are_not_joined() {
        let stacked = [mark(0.0, 100.0, 50.0), mark(0.0, 100.0, 400.0)];
        assert_eq!(connector_lines(&stacked), [None]);
        assert_eq!(connector_lines(&stacked[..1]), []);
        assert_eq!(connector_lines(&[]), []);
        let beside = mark(120.0, 220.0, 50.0);
        let lines = connector_lines(&[stacked[0], beside, stacked[1]]);
        assert!(lines[0].is_some() && lines[1].is_none());
    }
}
