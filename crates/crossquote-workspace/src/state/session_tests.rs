//! Tests of [`super`]: from phase to phase, as the engine answers.

use crossquote_engine::ToEngine;
use crossquote_model::corrections::{Corrections, Edit, SameSpeaker};

use super::*;

fn contents(title: &str) -> Contents {
    Contents { title: title.to_owned(), articles: 2, quotations: 5 }
}

fn corrections(number: usize) -> Corrections {
    let one = |at: usize| SameSpeaker {
        speakers: vec![format!("speaker {at}"), "another".to_owned()],
        ..SameSpeaker::default()
    };
    Corrections { same_speaker: (0..number).map(one).collect(), ..Corrections::default() }
}

fn new_id() -> String {
    "new".to_owned()
}

fn nobody() -> String {
    panic!("no new id is needed");
}

fn edit() -> Edit {
    Edit::Remove { quotation: 0 }
}

/// A collection that was made, and waits.
fn open() -> Session {
    let mut session = Session::default();
    session.make("A".to_owned(), Next::Stay).unwrap();
    session.collection_read(false, "", contents("A"), false, new_id);
    session
}

/// The same with one correction.
fn corrected() -> Session {
    let mut session = open();
    session.revise("One".to_owned(), edit(), String::new()).unwrap();
    session.corrected(corrections(1), 4, Vec::new(), Vec::new());
    session
}

#[test]
fn a_collection_is_made_once_though_asked_twice() {
    let mut session = Session::default();
    assert!(matches!(session.phase, Phase::Empty));
    let asked = session.make("A".to_owned(), Next::Explore);
    assert_eq!(asked, Some(ToEngine::Make { title: "A".to_owned() }));
    assert_eq!(session.make("A".to_owned(), Next::Explore), None);
    assert!(session.is_reading());
    let read = session.collection_read(false, "", contents("A"), false, new_id);
    assert_eq!(read, CollectionRead::Ready(Next::Explore));
    assert!(matches!(session.phase, Phase::Open));
    assert_eq!(session.collection.as_ref().map(|it| it.id.as_str()), Some("new"));
}

#[test]
fn a_step_waits_for_the_one_before_and_for_a_collection() {
    let mut session = Session::default();
    assert_eq!(session.revise("One".to_owned(), edit(), String::new()), None);
    let mut session = open();
    let asked = session.revise("One".to_owned(), edit(), "Ada".to_owned());
    assert_eq!(asked, Some(ToEngine::Revise { edit: edit(), by: "Ada".to_owned() }));
    let shown = session.revision;
    assert_eq!(session.revise("Two".to_owned(), edit(), String::new()), None);
    assert_eq!(session.go(Direction::Undo), None);
    assert_eq!(session.make("A".to_owned(), Next::Stay), None);
    assert_eq!(session.revision, shown, "nothing is to be drawn anew");
    assert_eq!(session.corrected(corrections(1), 4, Vec::new(), Vec::new()), Next::Stay);
    assert!(matches!(session.phase, Phase::Open));
    assert_ne!(session.revision, shown);
    assert_eq!(session.collection.as_ref().map(|it| it.contents.quotations), Some(4));
    assert_eq!(session.history.next(Direction::Undo), Some("One"));
}

#[test]
fn a_step_that_does_not_fit_changes_nothing() {
    let mut session = corrected();
    session.revise("Two".to_owned(), edit(), String::new()).unwrap();
    session.unfit(&["It does not fit.".to_owned(), "Nor does this.".to_owned()]);
    assert!(matches!(session.phase, Phase::Open));
    assert_eq!(session.problem, "It does not fit. Nor does this.");
    assert_eq!(session.history.next(Direction::Undo), Some("One"));
    // The next one is tried without what was said of the last.
    session.revise("Three".to_owned(), edit(), String::new()).unwrap();
    assert_eq!(session.problem, "");
}

#[test]
fn undo_and_redo_ask_for_known_corrections_and_are_no_steps() {
    let mut session = corrected();
    let asked = session.go(Direction::Undo);
    assert_eq!(asked, Some(ToEngine::Correct { corrections: "{}".to_owned() }));
    session.corrected(corrections(0), 5, Vec::new(), Vec::new());
    assert_eq!(session.go(Direction::Undo), None);
    assert_eq!(session.history.next(Direction::Redo), Some("One"));
    let asked = session.go(Direction::Redo);
    assert_eq!(asked, Some(ToEngine::Correct { corrections: as_json(&corrections(1)) }));
    session.corrected(corrections(1), 4, Vec::new(), Vec::new());
    assert_eq!(session.history.next(Direction::Undo), Some("One"));
}

#[test]
fn the_same_collection_with_another_article_keeps_its_corrections() {
    let mut session = corrected();
    session.make("A".to_owned(), Next::Explore).unwrap();
    let read = session.collection_read(false, "", contents("A"), false, nobody);
    assert_eq!(
        read,
        CollectionRead::Uncorrected(ToEngine::Correct { corrections: as_json(&corrections(1)) })
    );
    assert!(session.is_reading());
    // What does not fit any more is seen before the explorer is.
    let next = session.corrected(corrections(0), 5, Vec::new(), vec!["It is gone.".to_owned()]);
    assert_eq!(next, Next::Review);
    assert_eq!(session.left_out, ["It is gone."]);
    assert!(matches!(session.phase, Phase::Open));
}

#[test]
fn a_dataset_among_the_files_is_another_collection_and_is_shown() {
    let mut session = corrected();
    let read = session.collection_read(true, "", contents("B"), false, || "other".to_owned());
    assert_eq!(read, CollectionRead::Ready(Next::Explore));
    let collection = session.collection.as_ref().unwrap();
    assert_eq!((collection.id.as_str(), collection.imported), ("other", true));
    assert_eq!(session.history.next(Direction::Undo), None);
    // Beside articles it is not left for the explorer.
    let read = session.collection_read(true, "", contents("C"), true, || "third".to_owned());
    assert_eq!(read, CollectionRead::Ready(Next::Stay));
}

#[test]
fn a_collection_of_before_comes_with_its_history_and_one_given_up_does_not_come() {
    let history = corrected().history;
    let opened = |id: &str| OpenedCollection { id: id.to_owned(), history: history.clone() };
    let mut session = Session::default();
    session.open(opened("kept"), Next::Review).unwrap();
    assert_eq!(session.open(opened("other"), Next::Stay), None);
    let superseded = session.collection_read(true, "other", contents("O"), false, nobody);
    assert_eq!(superseded, CollectionRead::Superseded);
    let read = session.collection_read(true, "kept", contents("K"), false, nobody);
    assert!(matches!(read, CollectionRead::Uncorrected(_)));
    let next = session.corrected(corrections(1), 4, Vec::new(), Vec::new());
    assert_eq!(next, Next::Review, "though it was made elsewhere");
    assert_eq!(session.history.next(Direction::Undo), Some("One"));
}

#[test]
fn a_stopped_engine_gives_way_to_another_with_what_was_there() {
    let mut session = Session::default();
    session.make("A".to_owned(), Next::Explore).unwrap();
    assert_eq!(session.restart(), None);
    assert!(matches!(session.phase, Phase::Empty));

    let mut session = corrected();
    session.revise("Two".to_owned(), edit(), String::new()).unwrap();
    let collection = session.restart().unwrap();
    assert!(session.is_reading());
    let read = session.collection_read(false, &collection.id, contents("A"), false, nobody);
    assert!(matches!(read, CollectionRead::Uncorrected(_)));
    assert_eq!(session.corrected(corrections(1), 4, Vec::new(), Vec::new()), Next::Stay);
    assert_eq!(session.history.next(Direction::Undo), Some("One"), "and nothing to redo");
    assert_eq!(session.history.next(Direction::Redo), None);
}

#[test]
fn after_a_failure_what_was_there_is_still_there() {
    let mut session = corrected();
    session.make("A".to_owned(), Next::Stay).unwrap();
    session.failed("It could not go on.".to_owned());
    assert!(session.collection.is_some());
    // Nothing is asked of an engine that does not have it.
    assert_eq!(session.make("A".to_owned(), Next::Stay), None);
    assert_eq!(session.revise("Two".to_owned(), edit(), String::new()), None);
    assert!(session.restart().is_some());
    assert!(session.is_reading());
    // Another collection is given to another engine.
    session.failed("It could not go on.".to_owned());
    let other = OpenedCollection { id: "other".to_owned(), history: History::default() };
    assert_eq!(session.open(other, Next::Stay), Some(()));
    assert!(session.is_reading());
}

#[test]
fn a_collection_that_cannot_be_opened_leaves_the_one_before() {
    let opened = |id: &str| OpenedCollection { id: id.to_owned(), history: History::default() };
    let mut session = Session::default();
    session.open(opened("broken"), Next::Stay).unwrap();
    assert!(!session.refused("It is damaged.".to_owned()), "there is nothing to give back");
    assert!(matches!(session.phase, Phase::Empty));
    assert_eq!(session.problem, "It is damaged.");

    let mut session = corrected();
    session.open(opened("broken"), Next::Stay).unwrap();
    assert!(session.refused("It is damaged.".to_owned()), "the engine has put it away");
    let collection = session.restart().unwrap();
    session.collection_read(false, &collection.id, contents("A"), false, nobody);
    session.corrected(corrections(1), 4, Vec::new(), Vec::new());
    assert_eq!(session.problem, "It is damaged.", "still to be read");
    // Where that one cannot be opened either, there is an end.
    session.restart().unwrap();
    assert!(!session.refused("It is damaged too.".to_owned()));
    assert!(matches!(session.phase, Phase::Failed(_)));
}

#[test]
fn corrections_of_a_file_are_a_step() {
    let mut session = open();
    let asked = session.import_corrections("[[same-speaker]]".to_owned());
    assert_eq!(asked, Some(ToEngine::Correct { corrections: "[[same-speaker]]".to_owned() }));
    session.corrected(corrections(2), 3, Vec::new(), Vec::new());
    assert_eq!(session.history.next(Direction::Undo), Some("Corrections of a file taken"));
}
