//! What a reviewer did, step by step: back, and forth again.

use crossquote_core::corrections::Corrections;

/// A state of the corrections, and what led to it.
#[derive(Clone, Default)]
pub(crate) struct Step {
    pub(crate) corrections: Corrections,
    /// In words: `Speaker changed to Ole Brandt`.
    pub(crate) what: String,
}

/// All states; never without one.
#[derive(Clone)]
pub(crate) struct History {
    steps: Vec<Step>,
    /// Which of them is shown.
    at: usize,
    /// The step that the engine has been asked for, in words.
    asked: Option<String>,
}

impl Default for History {
    fn default() -> History {
        History::of(Corrections::default())
    }
}

impl History {
    /// One that begins with these corrections.
    pub(crate) fn of(corrections: Corrections) -> History {
        let first = Step { corrections, what: String::new() };
        History { steps: vec![first], at: 0, asked: None }
    }

    pub(crate) fn corrections(&self) -> Corrections {
        self.steps[self.at].corrections.clone()
    }

    /// The step that Undo takes back, and the one that Redo takes again, in words.
    pub(crate) fn back(&self) -> Option<&str> {
        (self.at > 0).then(|| self.steps[self.at].what.as_str())
    }

    pub(crate) fn forth(&self) -> Option<&str> {
        self.steps.get(self.at + 1).map(|step| step.what.as_str())
    }

    /// A step has been asked for.
    pub(crate) fn begin(&mut self, what: String) {
        self.asked = Some(what);
    }

    /// Whether the engine has not answered yet: a step names what is shown, which its answer changes.
    pub(crate) fn waits(&self) -> bool {
        self.asked.is_some()
    }

    /// It does not fit.
    pub(crate) fn give_up(&mut self) {
        self.asked = None;
    }

    /// These are the corrections now: by the step that was asked for, or because some do not fit any more.
    pub(crate) fn settle(&mut self, corrections: Corrections) {
        match self.asked.take() {
            Some(_) if corrections == self.steps[self.at].corrections => {}
            Some(what) => {
                self.steps.truncate(self.at + 1);
                self.steps.push(Step { corrections, what });
                self.at += 1;
            }
            None => self.steps[self.at].corrections = corrections,
        }
    }

    /// Goes a step back, or forth; the corrections there, if there is such a step.
    pub(crate) fn go(&mut self, forth: bool) -> Option<Corrections> {
        let to = if forth { self.at + 1 } else { self.at.checked_sub(1)? };
        let step = self.steps.get(to)?;
        self.at = to;
        self.asked = None;
        Some(step.corrections.clone())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossquote_core::corrections::SameSpeaker;

    fn number(many: usize) -> Corrections {
        Corrections { same_speaker: vec![SameSpeaker::default(); many], ..Corrections::default() }
    }

    #[test]
    fn steps_are_taken_back_and_taken_again() {
        let mut history = History::default();
        for (many, what) in [(1, "one"), (2, "two")] {
            history.begin(what.to_owned());
            history.settle(number(many));
        }
        assert_eq!((history.back(), history.forth()), (Some("two"), None));
        assert_eq!(history.go(false), Some(number(1)));
        assert_eq!((history.back(), history.forth()), (Some("one"), Some("two")));
        assert_eq!(history.go(true), Some(number(2)));
        assert_eq!(history.go(true), None);
        assert_eq!(history.go(false), Some(number(1)));
        // Another step forgets those that were taken back; one that changes nothing is none.
        history.begin("nothing".to_owned());
        history.settle(number(1));
        assert_eq!(history.forth(), Some("two"));
        history.begin("three".to_owned());
        history.settle(number(3));
        assert_eq!((history.back(), history.forth()), (Some("three"), None));
        // One that did not fit leaves all as it was.
        history.begin("unfit".to_owned());
        history.give_up();
        history.settle(number(3));
        assert_eq!((history.back(), history.corrections()), (Some("three"), number(3)));
        assert_eq!(history.go(false), Some(number(1)));
        assert_eq!(history.go(false), Some(number(0)));
        assert_eq!(history.go(false), None);
    }
}
