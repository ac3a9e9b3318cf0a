//! Articles that were read and may become a collection, and how far reading is.

use std::sync::Arc;

use crossquote_engine::{AddedArticle, FromEngine, RefusedFile};
use reactive_stores::Store;

/// What has been read since the engine began.
#[derive(Clone, Debug, Default, PartialEq, Eq, Store)]
pub(crate) struct Intake {
    /// Shared, as the list is copied with each batch that comes.
    pub(crate) articles: Vec<Arc<AddedArticle>>,
    /// A sentence for each piece that could not be read.
    pub(crate) refused: Vec<String>,
    pub(crate) files: Progress,
}

/// How many files have been read, of how many.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Progress {
    pub(crate) read: usize,
    pub(crate) chosen: usize,
}

impl Progress {
    /// Whether files wait to be read.
    pub(crate) fn is_reading(self) -> bool {
        self.read < self.chosen
    }

    /// So many more are read from now on. What is done counts no longer once nothing waits.
    pub(crate) fn add(&mut self, number: usize) {
        if !self.is_reading() {
            *self = Progress::default();
        }
        self.chosen += number;
    }
}

impl Intake {
    /// Takes in what the engine has said of articles; other messages are none of its business.
    pub(crate) fn take_in(&mut self, messages: impl IntoIterator<Item = FromEngine>) {
        for message in messages {
            match message {
                FromEngine::Article(article) => self.articles.push(Arc::new(article)),
                FromEngine::Refused(file) => self.refused.push(refusal_in_words(&file)),
                FromEngine::FileRead => self.files.read += 1,
                _ => {}
            }
        }
    }

    /// Whether there are articles, or files to be read, besides the one file that is being read.
    pub(crate) fn has_others_than_one_file(&self) -> bool {
        !self.articles.is_empty() || self.files.chosen > self.files.read + 1
    }

    /// Leaves an article out again.
    pub(crate) fn remove(&mut self, id: &str) {
        self.articles.retain(|article| article.id != id);
    }
}

fn refusal_in_words(RefusedFile { origin, line, message, remedy }: &RefusedFile) -> String {
    let line = if *line > 0 { format!("line {line}: ") } else { String::new() };
    format!("{origin}: {line}{message}. {remedy}.")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn article(id: &str) -> FromEngine {
        FromEngine::Article(AddedArticle { id: id.to_owned(), ..AddedArticle::default() })
    }

    fn ids(intake: &Intake) -> Vec<&str> {
        intake.articles.iter().map(|article| article.id.as_str()).collect()
    }

    #[test]
    fn articles_come_file_by_file_and_can_be_left_out() {
        let mut intake = Intake::default();
        intake.files.add(1);
        assert!(!intake.has_others_than_one_file());
        intake.files.add(1);
        assert!(intake.files.is_reading() && intake.has_others_than_one_file());
        intake.take_in([article("a"), article("b"), FromEngine::FileRead]);
        assert_eq!(intake.files, Progress { read: 1, chosen: 2 });
        assert!(intake.has_others_than_one_file());
        intake.take_in([article("c"), FromEngine::FileRead]);
        assert!(!intake.files.is_reading());
        intake.remove("b");
        intake.remove("nobody");
        assert_eq!(ids(&intake), ["a", "c"]);
        // The next files are counted anew.
        intake.files.add(1);
        assert_eq!(intake.files, Progress { read: 0, chosen: 1 });
        intake.files.add(3);
        assert_eq!(intake.files, Progress { read: 0, chosen: 4 });
    }

    #[test]
    fn what_could_not_be_read_is_a_sentence_with_its_place() {
        let refused = |line| {
            FromEngine::Refused(RefusedFile {
                origin: "wire.jsonl".to_owned(),
                line,
                message: "this is no JSON".to_owned(),
                remedy: "Write one record a line".to_owned(),
            })
        };
        let mut intake = Intake::default();
        intake.take_in([refused(3), refused(0)]);
        assert_eq!(
            intake.refused,
            [
                "wire.jsonl: line 3: this is no JSON. Write one record a line.",
                "wire.jsonl: this is no JSON. Write one record a line.",
            ]
        );
    }
}
