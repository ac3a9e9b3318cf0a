//! Which quotation of an article a key leads to.

/// Where a reviewer wants to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::review) enum Movement {
    Next,
    Previous,
    /// To the next that a person should look at; behind the last of them is the first.
    NextToCheck,
}

impl Movement {
    pub(in crate::review) fn of_key(key: &str) -> Option<Movement> {
        match key {
            "j" => Some(Movement::Next),
            "k" => Some(Movement::Previous),
            "n" => Some(Movement::NextToCheck),
            _ => None,
        }
    }
}

/// The place to go to, of quotations of which it is given whether each is to check, from the one that is open.
pub(in crate::review) fn destination(
    movement: Movement,
    to_check: &[bool],
    open: Option<usize>,
) -> Option<usize> {
    let next = open.map_or(0, |place| place + 1);
    let destination = match movement {
        Movement::Next => next,
        Movement::Previous => open?.checked_sub(1)?,
        Movement::NextToCheck => {
            let mut places = (next..to_check.len()).chain(0..to_check.len());
            places.find(|&place| to_check[place])?
        }
    };
    (destination < to_check.len()).then_some(destination)
}

#[cfg(test)]
mod tests {
    use super::Movement::{Next, NextToCheck, Previous};
    use super::*;

    #[test]
    fn keys_lead_to_neighbours_and_to_what_is_to_check() {
        let to_check = [false, true, false, true];
        for (movement, open, expected) in [
            (Next, None, Some(0)),
            (Next, Some(0), Some(1)),
            (Next, Some(3), None),
            (Previous, None, None),
            (Previous, Some(0), None),
            (Previous, Some(3), Some(2)),
            (NextToCheck, None, Some(1)),
            (NextToCheck, Some(1), Some(3)),
            (NextToCheck, Some(3), Some(1)),
        ] {
            let found = destination(movement, &to_check, open);
            assert_eq!(found, expected, "{movement:?} from {open:?}");
        }
        assert_eq!(destination(NextToCheck, &[false, false], Some(0)), None);
        assert_eq!(destination(NextToCheck, &[true], Some(0)), Some(0));
        assert_eq!(destination(Next, &[], None), None);
    }

    #[test]
    fn three_keys_move() {
        let keys = ["j", "k", "n", "x"].map(Movement::of_key);
        assert_eq!(keys, [Some(Next), Some(Previous), Some(NextToCheck), None]);
    }
}
