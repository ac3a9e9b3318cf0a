//! Stepping through differences, whatever is in focus.

use super::Direction::{Next, Previous};
use super::*;
use crossquote_explore::compare::Difference;

/// Four statements, the differences of which belong to statements 1, 1, 3 and 4: the second has none.
fn navigator() -> DifferenceNavigator {
    let difference = |(place, statement): (usize, usize)| NumberedDifference {
        statement,
        sentence: String::new(),
        spans: vec![(7, Span::new(place * 10, place * 10 + 5))],
    };
    DifferenceNavigator {
        statements: vec![20, 10, 30, 40],
        differences: [1, 1, 3, 4].into_iter().enumerate().map(difference).collect(),
    }
}

#[test]
fn steps_go_round_and_on_from_a_statement_without_differences() {
    for (direction, current, focused, expected) in [
        (Next, None, None, 0),
        (Previous, None, None, 3),
        (Next, Some(0), Some(1), 1),
        (Next, Some(1), Some(1), 2),
        (Next, Some(3), Some(4), 0),
        (Previous, Some(3), Some(4), 2),
        (Previous, Some(0), Some(1), 3),
        // The second statement has none: the next is of the third, the one before of the first.
        (Next, None, Some(2), 2),
        (Previous, None, Some(2), 1),
    ] {
        let stepped = navigator().step(direction, current, focused);
        assert_eq!(stepped, Some(expected), "{direction:?} from {current:?}, {focused:?}");
    }
}

#[test]
fn a_last_statement_without_differences_leads_on_to_the_first_difference() {
    let mut navigator = navigator();
    navigator.differences.pop();
    assert_eq!(navigator.step(Next, None, Some(4)), Some(0));
    assert_eq!(navigator.step(Previous, None, Some(4)), Some(2));
    // So does the first one, backwards.
    navigator.differences.drain(..2);
    assert_eq!(navigator.step(Previous, None, Some(1)), Some(0));
}

#[test]
fn where_nothing_differs_there_is_nowhere_to_step() {
    let navigator = DifferenceNavigator { statements: vec![1], differences: vec![] };
    for (direction, focused) in
        [(Next, None), (Previous, None), (Next, Some(1)), (Previous, Some(1))]
    {
        assert_eq!(navigator.step(direction, None, focused), None);
    }
}

#[test]
fn what_was_stepped_to_stays_in_focus_with_its_statement() {
    for (stepped, focused, expected) in [
        (0, None, None),
        (1, Some(1), Some(1)),
        (3, Some(1), Some(0)),
        (0, Some(3), Some(2)),
        (0, Some(2), None),
        (99, Some(4), Some(3)),
    ] {
        assert_eq!(navigator().current(stepped, focused), expected, "{stepped}, {focused:?}");
    }
}

#[test]
fn statements_have_numbers_from_one_and_words_know_their_differences() {
    let navigator = navigator();
    assert_eq!(navigator.number(20), Some(1));
    assert_eq!(navigator.number(99), None);
    assert_eq!(navigator.statement(3), 30);
    assert_eq!(navigator.differences_at(7, Span::new(3, 12)), [0, 1]);
    assert_eq!(navigator.differences_at(8, Span::new(3, 12)), [0; 0]);
    assert_eq!(navigator.spans_in(7).count(), 4);
    let first: Vec<usize> = navigator.differences_of(1).map(|(place, _)| place).collect();
    assert_eq!(first, [0, 1]);
}

#[test]
fn what_is_reworded_is_one_difference_without_words() {
    let difference =
        Difference { sentence: "A omits.".to_owned(), spans: [vec![Span::new(1, 2)], vec![]] };
    let mut wording = Wording {
        differences: vec![difference],
        summary: "Reworded.".to_owned(),
        ..Wording::default()
    };
    let [told] = &numbered(2, [0, 5], &wording)[..] else { panic!() };
    assert_eq!((told.statement, &*told.sentence), (2, "A omits."));
    assert_eq!(told.spans, [(0, Span::new(1, 2))]);
    wording.reworded = true;
    let [told] = &numbered(2, [0, 5], &wording)[..] else { panic!() };
    assert_eq!((&*told.sentence, &told.spans[..]), ("Reworded.", &[][..]));
}
