//! What a reviewer did, step by step: back, and forth again, also when the collection is opened another day.

use std::collections::BTreeSet;
use std::sync::Arc;

use crossquote_model::corrections::Corrections;
use serde_json::{Map, Value, json};

/// Steps that can be taken back. Each is a few hundred bytes, kept in the browser with the collection.
const MOST: usize = 200;

/// All states of the corrections: the first, and what each step made of the one before.
#[derive(Clone, Debug)]
pub(crate) struct History {
    first: Arc<Value>,
    steps: Vec<Arc<Step>>,
    /// How many of the steps are taken; behind them are those that were taken back.
    taken: usize,
    /// What they come to.
    corrections: Arc<Corrections>,
}

#[derive(Debug)]
struct Step {
    /// In words: `Speaker changed to Ole Brandt`.
    what: String,
    /// Of each kind of corrections that differs the stretch that does: where it begins, how many go, and
    /// those that come.
    change: Value,
}

/// Which way to go in the history.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Direction {
    Undo,
    Redo,
}

impl Default for History {
    fn default() -> History {
        History::of(Corrections::default())
    }
}

impl History {
    /// One that begins with these corrections.
    pub(crate) fn of(corrections: Corrections) -> History {
        let first = Arc::new(value(&corrections));
        History { first, steps: Vec::new(), taken: 0, corrections: Arc::new(corrections) }
    }

    /// What the steps that are taken come to.
    pub(crate) fn corrections(&self) -> &Corrections {
        &self.corrections
    }

    /// The step that Undo takes back, or that Redo takes again, in words.
    pub(crate) fn next(&self, direction: Direction) -> Option<&str> {
        let step = match direction {
            Direction::Undo => self.taken.checked_sub(1)?,
            Direction::Redo => self.taken,
        };
        self.steps.get(step).map(|step| step.what.as_str())
    }

    /// These are the corrections now; `what` made them so, in words. Where they are no others, nothing was done.
    pub(crate) fn record(&mut self, what: String, corrections: Corrections) {
        if corrections == *self.corrections {
            return;
        }
        let change = change(&value(&self.corrections), &value(&corrections));
        self.steps.truncate(self.taken);
        self.steps.push(Arc::new(Step { what, change }));
        self.corrections = Arc::new(corrections);
        if self.steps.len() > MOST {
            let oldest = self.steps.remove(0);
            let first = changed((*self.first).clone(), &oldest.change);
            self.first = Arc::new(first.unwrap_or_default());
        }
        self.taken = self.steps.len();
    }

    /// Goes a step back, or forth; the corrections there, if there is such a step.
    pub(crate) fn go(&mut self, direction: Direction) -> Option<&Corrections> {
        let to = match direction {
            Direction::Undo => self.taken.checked_sub(1)?,
            Direction::Redo => self.taken + 1,
        };
        self.corrections = Arc::new(self.after(to)?);
        self.taken = to;
        Some(&self.corrections)
    }

    /// What so many steps come to.
    fn after(&self, steps: usize) -> Option<Corrections> {
        let mut all = self.steps.get(..steps)?.iter();
        let last =
            all.try_fold((*self.first).clone(), |before, step| changed(before, &step.change));
        serde_json::from_value(last?).ok()
    }

    /// As it is kept in the browser.
    pub(crate) fn to_kept(&self) -> String {
        let steps = self.steps.iter().map(|step| json!([step.what, step.change]));
        let steps: Vec<Value> = steps.collect();
        json!({ "first": *self.first, "steps": steps, "at": self.taken }).to_string()
    }

    /// What was kept, with the corrections that it led to; `None` where it does not lead there.
    pub(crate) fn from_kept(kept: &str, corrections: &Corrections) -> Option<History> {
        let mut kept: Value = serde_json::from_str(kept).ok()?;
        let steps = kept["steps"].as_array_mut()?.iter_mut().map(|step| {
            let what = step[0].as_str()?.to_owned();
            Some(Arc::new(Step { what, change: step[1].take() }))
        });
        let steps = steps.collect::<Option<Vec<_>>>()?;
        let taken = kept["at"].as_u64()? as usize;
        let (first, corrections) = (Arc::new(kept["first"].take()), Arc::new(corrections.clone()));
        let history = History { first, steps, taken, corrections };
        // Those that were taken back have to lead somewhere too.
        history.after(history.steps.len())?;
        (history.after(taken)? == *history.corrections).then_some(history)
    }
}

fn value(corrections: &Corrections) -> Value {
    serde_json::to_value(corrections).unwrap_or_default()
}

/// What makes some corrections others, both as JSON.
fn change(before: &Value, after: &Value) -> Value {
    let list = |all: &Value, kind: &str| all[kind].as_array().cloned().unwrap_or_default();
    let kinds = [before, after].into_iter().filter_map(Value::as_object).flat_map(Map::keys);
    let mut change = Map::new();
    for kind in kinds.collect::<BTreeSet<_>>() {
        let (old, new) = (list(before, kind), list(after, kind));
        let same = old.iter().zip(&new).take_while(|(old, new)| old == new).count();
        let ends = old[same..].iter().rev().zip(new[same..].iter().rev());
        let end = ends.take_while(|(old, new)| old == new).count();
        let (gone, come) = (old.len() - end - same, &new[same..new.len() - end]);
        if gone > 0 || !come.is_empty() {
            change.insert(kind.clone(), json!([same, gone, come]));
        }
    }
    change.into()
}

/// The others; `None` where the change is of other corrections.
fn changed(mut before: Value, change: &Value) -> Option<Value> {
    let kinds = before.as_object_mut()?;
    for (kind, stretch) in change.as_object()? {
        let at = stretch[0].as_u64()? as usize;
        let end = at.checked_add(stretch[1].as_u64()? as usize)?;
        let all = kinds.entry(kind).or_insert_with(|| json!([])).as_array_mut()?;
        all.get(at..end)?;
        all.splice(at..end, stretch[2].as_array()?.iter().cloned());
        if all.is_empty() {
            kinds.remove(kind);
        }
    }
    Some(before)
}

#[cfg(test)]
mod tests {
    use super::Direction::{Redo, Undo};
    use super::*;
    use crossquote_model::corrections::{OneStatement, SameSpeaker};

    fn number(many: usize) -> Corrections {
        let one = |at: usize| SameSpeaker {
            speakers: vec![format!("speaker {at}"), "another".to_owned()],
            by: at.is_multiple_of(3).then(|| "Ada".to_owned()),
            note: None,
        };
        Corrections { same_speaker: (0..many).map(one).collect(), ..Corrections::default() }
    }

    fn step(history: &mut History, what: &str, corrections: Corrections) {
        history.record(what.to_owned(), corrections);
    }

    fn labels(history: &History) -> (Option<&str>, Option<&str>) {
        (history.next(Undo), history.next(Redo))
    }

    #[test]
    fn steps_are_taken_back_and_taken_again() {
        let mut history = History::default();
        for (many, what) in [(1, "one"), (2, "two")] {
            step(&mut history, what, number(many));
        }
        assert_eq!(labels(&history), (Some("two"), None));
        assert_eq!(history.go(Undo), Some(&number(1)));
        assert_eq!(labels(&history), (Some("one"), Some("two")));
        assert_eq!(history.go(Redo), Some(&number(2)));
        assert_eq!(history.go(Redo), None);
        assert_eq!(history.go(Undo), Some(&number(1)));
        // A step that changes nothing is none; another one forgets those that were taken back.
        step(&mut history, "nothing", number(1));
        assert_eq!(labels(&history), (Some("one"), Some("two")));
        step(&mut history, "three", number(3));
        assert_eq!(labels(&history), (Some("three"), None));
        assert_eq!(history.go(Undo), Some(&number(1)));
        assert_eq!(history.go(Undo), Some(&number(0)));
        assert_eq!(history.go(Undo), None);
    }

    #[test]
    fn what_is_kept_goes_back_and_forth_as_before() {
        let mut history = History::of(number(4));
        let mut other = number(2);
        other.one_statement.push(OneStatement::default());
        let mut noted = other.clone();
        noted.same_speaker[1].note = Some("Why".to_owned());
        let states = [number(5), other, noted, number(0), number(3)];
        for (at, state) in states.iter().enumerate() {
            step(&mut history, &format!("step {at}"), state.clone());
        }
        history.go(Undo);
        let mut read = History::from_kept(&history.to_kept(), &number(0)).unwrap();
        assert_eq!(labels(&read), (Some("step 3"), Some("step 4")));
        assert_eq!(read.go(Redo), Some(&states[4]));
        for state in states[..4].iter().rev().chain([&number(4)]) {
            assert_eq!(read.go(Undo), Some(state));
        }
        assert_eq!(read.go(Undo), None);
        // Not with other corrections than those it led to, and not where something is lost.
        assert!(History::from_kept(&history.to_kept(), &number(1)).is_none());
        assert!(History::from_kept("", &number(0)).is_none());
        assert!(
            History::from_kept(&history.to_kept().replace("[4,0,[", "[9,0,["), &number(0))
                .is_none()
        );
        assert!(
            History::from_kept(&history.to_kept().replace("\"at\":4", "\"at\":9"), &number(0))
                .is_none()
        );
    }

    #[test]
    fn the_oldest_steps_are_forgotten() {
        let mut history = History::default();
        for many in 1..=MOST + 30 {
            step(&mut history, &format!("step {many}"), number(many));
        }
        let kept = history.to_kept();
        // A step is stored as what it changes.
        assert!(kept.len() < MOST * 130 + 30 * 80, "{} bytes", kept.len());
        let mut read = History::from_kept(&kept, &number(MOST + 30)).unwrap();
        let mut steps = 0;
        while read.go(Undo).is_some() {
            steps += 1;
        }
        assert_eq!((steps, read.corrections()), (MOST, &number(30)));
    }
}
