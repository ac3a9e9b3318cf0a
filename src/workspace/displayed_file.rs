//! Which of the workspace's files is shown, while reading one takes its time and others may be asked for.
//!
//! ```text
//! request(file) ─▶ Read ─▶ (the file is read) ─▶ finish_reading(file) ─▶ Shown
//!                                                   │ another one was requested meanwhile ─▶ Superseded
//!                                                   └ it cannot be read ─▶ Refused: what was shown stays
//! ```

/// What is shown of the workspace, and what is to be. `F` is a file: two are equal if they are the same one.
#[derive(Clone, Debug)]
pub(super) struct DisplayedFile<F> {
    /// `None` while the collection is shown that the page came with.
    shown: Option<F>,
    /// What was requested last: what is shown, or will be once it is read.
    requested: Option<F>,
    /// Whether to go to the first page of it then.
    go_to_story: bool,
}

/// What a request leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum NextStep {
    Nothing,
    /// Read the file, and [finish](DisplayedFile::finish_reading).
    Read,
    /// It is shown: go to its first page.
    GoToStory,
}

/// What became of a file that was read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Reading {
    Shown {
        go_to_story: bool,
    },
    /// Nobody wants it any more, nor an error of it.
    Superseded,
    Refused,
}

impl<F: Clone + PartialEq> DisplayedFile<F> {
    /// Nothing of the workspace is shown.
    pub(super) fn none() -> DisplayedFile<F> {
        DisplayedFile { shown: None, requested: None, go_to_story: false }
    }

    /// The newest file: the one that is shown, or will be.
    pub(super) fn newest(&self) -> Option<&F> {
        self.requested.as_ref()
    }

    /// Whether one is shown.
    pub(super) fn is_shown(&self) -> bool {
        self.shown.is_some()
    }

    /// The workspace gives a file. Without `go_to_story` it is shown only in place of another one of the
    /// workspace, as after corrections.
    pub(super) fn request(&mut self, file: &F, go_to_story: bool) -> NextStep {
        let is_newest = self.requested.as_ref() == Some(file);
        if !go_to_story && (self.requested.is_none() || is_newest) {
            return NextStep::Nothing;
        }
        self.go_to_story = go_to_story || self.go_to_story && is_newest;
        self.requested = Some(file.clone());
        if self.shown.as_ref() == Some(file) {
            if self.take_go_to_story() { NextStep::GoToStory } else { NextStep::Nothing }
        } else if is_newest {
            // It is being read.
            NextStep::Nothing
        } else {
            NextStep::Read
        }
    }

    /// A file was read, or could not be.
    pub(super) fn finish_reading(&mut self, file: &F, succeeded: bool) -> Reading {
        if self.requested.as_ref() != Some(file) {
            Reading::Superseded
        } else if succeeded {
            self.shown = Some(file.clone());
            Reading::Shown { go_to_story: self.take_go_to_story() }
        } else {
            self.requested = self.shown.clone();
            Reading::Refused
        }
    }

    /// The collection that the page came with is wanted again.
    pub(super) fn close(&mut self) {
        *self = DisplayedFile::none();
    }

    fn take_go_to_story(&mut self) -> bool {
        std::mem::take(&mut self.go_to_story)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SHOWN: Reading = Reading::Shown { go_to_story: false };
    const SHOWN_AND_GO: Reading = Reading::Shown { go_to_story: true };

    #[test]
    fn a_file_is_shown_once_it_is_read() {
        let mut files = DisplayedFile::none();
        assert_eq!(files.request(&1, true), NextStep::Read);
        assert!(!files.is_shown());
        assert_eq!(files.newest(), Some(&1));
        assert_eq!(files.finish_reading(&1, true), SHOWN_AND_GO);
        assert!(files.is_shown());
        // Who asks for it again goes there, and who leaves the workspace unchanged does not.
        assert_eq!(files.request(&1, true), NextStep::GoToStory);
        assert_eq!(files.request(&1, false), NextStep::Nothing);
    }

    #[test]
    fn a_file_that_is_being_read_is_not_read_twice() {
        let mut files = DisplayedFile::none();
        assert_eq!(files.request(&1, true), NextStep::Read);
        assert_eq!(files.request(&1, true), NextStep::Nothing);
        assert_eq!(files.request(&1, false), NextStep::Nothing);
        assert_eq!(files.finish_reading(&1, true), SHOWN_AND_GO);
    }

    #[test]
    fn without_being_asked_to_go_a_file_takes_the_place_of_another_one_only() {
        let mut files = DisplayedFile::none();
        assert_eq!(files.request(&1, false), NextStep::Nothing);
        assert_eq!(files.newest(), None);
        files.request(&1, true);
        files.finish_reading(&1, true);
        assert_eq!(files.request(&2, false), NextStep::Read);
        assert_eq!(files.finish_reading(&2, true), SHOWN);
    }

    #[test]
    fn of_two_files_the_one_asked_for_last_is_shown_whichever_is_read_first() {
        let mut files = DisplayedFile::none();
        files.request(&1, true);
        assert_eq!(files.request(&2, false), NextStep::Read);
        assert_eq!(files.finish_reading(&2, true), SHOWN, "to go was asked of the first one");
        assert_eq!(files.finish_reading(&1, true), Reading::Superseded);
        files.request(&3, true);
        assert_eq!(files.request(&2, true), NextStep::GoToStory, "back to the one that is shown");
        assert_eq!(files.finish_reading(&3, false), Reading::Superseded);
        assert_eq!(files.newest(), Some(&2));
    }

    #[test]
    fn a_file_that_cannot_be_read_leaves_what_was_shown() {
        let mut files = DisplayedFile::none();
        files.request(&1, true);
        assert_eq!(files.finish_reading(&1, false), Reading::Refused);
        assert_eq!(files.newest(), None);
        files.request(&2, true);
        files.finish_reading(&2, true);
        files.request(&3, false);
        assert_eq!(files.finish_reading(&3, false), Reading::Refused);
        assert_eq!(files.newest(), Some(&2));
        assert!(files.is_shown());
    }

    #[test]
    fn who_goes_back_to_the_published_collection_is_not_overtaken_by_what_is_being_read() {
        let mut files = DisplayedFile::none();
        files.request(&1, true);
        files.finish_reading(&1, true);
        files.request(&2, false);
        files.close();
        assert!(!files.is_shown());
        assert_eq!(files.finish_reading(&2, true), Reading::Superseded);
        assert!(!files.is_shown());
    }
}
