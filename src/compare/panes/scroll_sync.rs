//! Which place in one text is beside a place in another: shared statements are landmarks, and between two of them
//! the panes move in proportion.
//!
//! ```text
//! here   0 ───── 1 ──x── 2 ─────── end        x is halfway from 1 to 2
//! there  0 ─ 1 ────────x──────── 2 ── end     so it is there
//! ```

/// Where the first mark of a shared statement begins.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Landmark {
    /// The number of the statement.
    pub(super) statement: usize,
    /// In CSS pixels from the top of the text.
    pub(super) top: f64,
}

/// The place in the other text that a place in this one is beside. Landmarks that stand in another order there do
/// not count. `ends`: how long this text and the other one are.
pub(super) fn position_beside(
    position: f64,
    here: &[Landmark],
    there: &[Landmark],
    ends: [f64; 2],
) -> f64 {
    let (mut before, mut behind) = ([0.0, 0.0], ends);
    for landmark in here {
        let Some(other) = there.iter().find(|other| other.statement == landmark.statement) else {
            continue;
        };
        if other.top < before[1] {
            continue;
        }
        if landmark.top <= position {
            before = [landmark.top, other.top];
        } else {
            behind = [landmark.top, other.top];
            break;
        }
    }
    let part = (position - before[0]) / (behind[0] - before[0]).max(1.0);
    before[1] + part * (behind[1] - before[1])
}

/// The first landmark of each statement, in the order in which they stand.
pub(super) fn first_of_each(marks: impl IntoIterator<Item = Landmark>) -> Vec<Landmark> {
    let mut landmarks: Vec<Landmark> = Vec::new();
    for mark in marks {
        if landmarks.iter().all(|known| known.statement != mark.statement) {
            landmarks.push(mark);
        }
    }
    landmarks
}

#[cfg(test)]
mod tests {
    use super::*;

    fn landmarks(marks: &[(usize, f64)]) -> Vec<Landmark> {
        marks.iter().map(|&(statement, top)| Landmark { statement, top }).collect()
    }

    #[test]
    fn between_landmarks_texts_move_in_proportion() {
        let here = landmarks(&[(1, 100.0), (2, 300.0)]);
        let there = landmarks(&[(1, 200.0), (2, 1000.0)]);
        for (position, expected) in [
            (0.0, 0.0),
            (50.0, 100.0),
            (100.0, 200.0),
            (200.0, 600.0),
            (300.0, 1000.0),
            (350.0, 1250.0),
            (400.0, 1500.0),
        ] {
            let beside = position_beside(position, &here, &there, [400.0, 1500.0]);
            assert_eq!(beside, expected, "beside {position}");
        }
    }

    #[test]
    fn without_landmarks_in_common_the_whole_texts_move_in_proportion() {
        let here = landmarks(&[(1, 100.0)]);
        for there in [landmarks(&[]), landmarks(&[(2, 700.0)])] {
            assert_eq!(position_beside(50.0, &here, &there, [200.0, 800.0]), 200.0);
        }
    }

    #[test]
    fn landmarks_in_another_order_there_do_not_count() {
        let here = landmarks(&[(1, 100.0), (2, 200.0), (3, 300.0)]);
        let there = landmarks(&[(1, 500.0), (2, 50.0), (3, 700.0)]);
        // The second stands before the first there: from the first it goes on to the third.
        assert_eq!(position_beside(200.0, &here, &there, [400.0, 800.0]), 600.0);
        assert_eq!(position_beside(300.0, &here, &there, [400.0, 800.0]), 700.0);
    }

    #[test]
    fn landmarks_in_one_place_and_empty_texts_divide_by_nothing() {
        let here = landmarks(&[(1, 100.0), (2, 100.0)]);
        let there = landmarks(&[(1, 10.0), (2, 20.0)]);
        assert_eq!(position_beside(100.0, &here, &there, [100.0, 30.0]), 20.0);
        assert_eq!(position_beside(0.0, &[], &[], [0.0, 0.0]), 0.0);
    }

    #[test]
    fn a_statement_in_pieces_is_one_landmark() {
        let marks = landmarks(&[(1, 10.0), (1, 30.0), (2, 50.0), (1, 90.0)]);
        assert_eq!(first_of_each(marks), landmarks(&[(1, 10.0), (2, 50.0)]));
    }
}
