//! Which quotation of an article a key leads to.

/// Where a reviewer wants to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::review) enum Movement {
    Next,
    Previous,
    /// To the next that a person should look at; behind the last of them is the first.
    NextDoubtful,
}

impl Movement {
    pub(in crate::review) fn of_key(key: &str) -> Option<Movement> {
        match key {
            "j" => Some(Movement::Next),
            "k" => Some(Movement::Previous),
            "n" => Some(Movement::NextDoubtful),
            _ => None,
        }
    }
}

/// The place to go to, of quotations of which it is given whether each is doubtful, from the one that is open.
pub(in crate::review) fn destination(
    movement: Movement,
    doubtful: &[bool],
    open: Option<usize>,
) -> Option<usize> {
    let next = open.map_or(0, |place| place + 1);
    let destination = match movement {
        Movement::Next => next,
        Movement::Previous => open?.checked_sub(1)?,
        Movement::NextDoubtful => {
            let mut places = (next..doubtful.len()).chain(0..doubtful.len());
            places.find(|&place| doubtful[place])?
        }
    };
    (destination < doubtful.len()).then_some(destination)
}

#[cfg(test)]
mod tests {
    use super::Movement::{Next, NextDoubtful, Previous};
    use super::*;

    #[test]
    fn keys_lead_to_neighbours_and_to_what_is_doubtful() {
        let doubtful = [false, true, false, true];
        for (movement, open, expected) in [
            (Next, None, Some(0)),
            (Next, Some(0), Some(1)),
            (Next, Some(3), None),
            (Previous, None, None),
            (Previous, Some(0), None),
            (Previous, Some(3), Some(2)),
            (NextDoubtful, None, Some(1)),
            (NextDoubtful, Some(1), Some(3)),
            (NextDoubtful, Some(3), Some(1)),
        ] {
            let found = destination(movement, &doubtful, open);
            assert_eq!(found, expected, "{movement:?} from {open:?}");
        }
        assert_eq!(destination(NextDoubtful, &[false, false], Some(0)), None);
        assert_eq!(destination(NextDoubtful, &[true], Some(0)), Some(0));
        assert_eq!(destination(Next, &[], None), None);
    }

    #[test]
    fn three_keys_move() {
        let keys = ["j", "k", "n", "x"].map(Movement::of_key);
        assert_eq!(keys, [Some(Next), Some(Previous), Some(NextDoubtful), None]);
    }
}
