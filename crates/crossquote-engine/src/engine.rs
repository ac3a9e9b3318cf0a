//! What the engine is asked, as a queue of short steps. What one message asks is done before the next is looked at, so
//! that answers come in the order of what was asked.

use std::collections::VecDeque;

use crossquote_engine::{FromEngine, ToEngine};
use crossquote_extract::ModelError;
use crossquote_intake::Draft;
use crossquote_model::Dataset;
use crossquote_model::dataset;

use crate::articles::{self, Articles};
use crate::review::Review;

/// A dataset that a message is about, and the bytes of its file.
pub(crate) struct Whole<'w> {
    pub(crate) file: &'w [u8],
    pub(crate) dataset: &'w Dataset,
}

/// Hears what the engine says; with a message that is about a dataset comes the dataset.
pub(crate) type Hear<'h> = &'h mut dyn FnMut(FromEngine, Option<Whole>);

/// One step.
enum Work {
    /// To begin what a message asks, whose bytes came along.
    Message(ToEngine, Vec<u8>),
    /// To take an article, and to find who said what in it.
    Article(Draft),
    /// To make the collection of the articles that were read.
    Make { title: String, key: String },
    /// To say what was known before its turn came.
    Tell(FromEngine),
}

/// Articles that were read, the collection of them, and what is still to be done.
pub(crate) struct Engine {
    articles: Articles,
    review: Review,
    /// Messages, in the order in which they came.
    waiting: VecDeque<Work>,
    /// What is left of the message that was looked at last.
    begun: VecDeque<Work>,
}

impl Engine {
    /// One without articles.
    pub(crate) fn new() -> Result<Engine, ModelError> {
        Ok(Engine {
            articles: Articles::new()?,
            review: Review::default(),
            waiting: VecDeque::new(),
            begun: VecDeque::new(),
        })
    }

    /// Notes a message, a [`ToEngine`] as JSON, and the bytes that came along.
    pub(crate) fn take(&mut self, message: &str, bytes: Vec<u8>) {
        self.waiting.push_back(match serde_json::from_str(message) {
            Ok(message) => Work::Message(message, bytes),
            Err(error) => Work::Tell(failed(format!(
                "The engine was asked for what it does not know: {error}."
            ))),
        });
    }

    /// Does the next step; gives whether more is left.
    pub(crate) fn step(&mut self, heard: Hear) -> bool {
        match self.begun.pop_front().or_else(|| self.waiting.pop_front()) {
            Some(Work::Message(message, bytes)) => self.begin(message, bytes, heard),
            Some(Work::Article(draft)) => heard(self.articles.take(draft), None),
            Some(Work::Make { title, key }) => self.make(&title, key, heard),
            Some(Work::Tell(told)) => heard(told, None),
            None => {}
        }
        !self.begun.is_empty() || !self.waiting.is_empty()
    }

    /// Does what a message asks, or what of it comes first.
    fn begin(&mut self, message: ToEngine, bytes: Vec<u8>, heard: Hear) {
        match message {
            ToEngine::Read { name } => {
                self.read(&name, &bytes, heard);
                self.begun.push_back(Work::Tell(FromEngine::FileRead));
            }
            ToEngine::ReadArticles => {
                self.read_articles(&bytes, heard);
                self.begun.push_back(Work::Tell(FromEngine::FileRead));
            }
            ToEngine::Open { key } => self.open(&bytes, key, heard),
            ToEngine::Reopen { title, key } => {
                self.articles.clear();
                if self.read_articles(&bytes, heard) {
                    self.begun.push_back(Work::Make { title, key });
                }
            }
            ToEngine::Remove { id } => self.articles.remove(&id),
            ToEngine::Clear => self.articles.clear(),
            ToEngine::Make { title } => self.make(&title, String::new(), heard),
            ToEngine::Correct { corrections } => heard(self.review.correct(&corrections), None),
            ToEngine::Revise { edit, by } => heard(self.review.revise(&edit, &by), None),
            ToEngine::Write => {
                let dataset = self.review.corrected();
                let file = dataset::encode(dataset).into_bytes();
                heard(FromEngine::Written, Some(Whole { file: &file, dataset }));
            }
            ToEngine::WriteCorrections => heard(self.review.corrections_file(), None),
        }
    }

    /// Reads one file, which may hold many articles. An exported dataset becomes the collection as it is, byte for
    /// byte.
    fn read(&mut self, name: &str, bytes: &[u8], heard: Hear) {
        let marked = format!("{{\"format\":\"{}\"", dataset::FORMAT);
        if bytes.starts_with(marked.as_bytes()) {
            return self.open(bytes, String::new(), heard);
        }
        let begun = &mut self.begun;
        crossquote_intake::read(name, bytes, &mut |found| {
            begun.push_back(match found {
                Ok(draft) => Work::Article(draft),
                Err(refused) => Work::Tell(articles::refusal(refused)),
            });
        });
    }

    /// Reads the articles of a dataset anew, as if they came in files; gives whether it is one.
    fn read_articles(&mut self, bytes: &[u8], heard: Hear) -> bool {
        match dataset::decode(bytes) {
            Ok(dataset) => {
                self.begun.extend(articles::in_dataset(dataset).map(Work::Article));
                true
            }
            Err(error) => {
                heard(failed(error.to_string()), None);
                false
            }
        }
    }

    /// Takes a dataset as the collection, as it is.
    fn open(&mut self, bytes: &[u8], key: String, heard: Hear) {
        match dataset::decode(bytes) {
            Ok(dataset) => self.show(dataset, true, bytes, key, heard),
            Err(error) => heard(failed(error.to_string()), None),
        }
    }

    /// Makes the collection of the articles that were read.
    fn make(&mut self, title: &str, key: String, heard: Hear) {
        let dataset = self.articles.join(title);
        let file = dataset::encode(&dataset).into_bytes();
        self.show(dataset, false, &file, key, heard);
    }

    /// Tells of a collection, which is the one that is reviewed from now on.
    fn show(&mut self, dataset: Dataset, imported: bool, file: &[u8], key: String, heard: Hear) {
        let told = FromEngine::Collection { imported, key };
        heard(told, Some(Whole { file, dataset: &dataset }));
        self.review = Review::of(dataset);
    }
}

fn failed(message: String) -> FromEngine {
    FromEngine::Failed { message }
}

#[cfg(test)]
mod tests {
    use super::*;

    const RECORDS: &str = r#"{"id": "one", "text": "“The bridge will open in May,” said Ann Lee, the mayor."}
{"id": "two", "text": "Tom Berg said that the bridge was not safe."}
no record
"#;

    fn message(engine: &mut Engine, message: &ToEngine, bytes: &[u8]) {
        engine.take(&serde_json::to_string(message).unwrap(), bytes.to_vec());
    }

    /// What one step says, in short, and whether more is left.
    fn step(engine: &mut Engine) -> (Vec<String>, bool) {
        let mut said = Vec::new();
        let more = engine.step(&mut |told, whole| {
            said.push(match (told, whole) {
                (FromEngine::Article(article), None) => format!("article {}", article.id),
                (FromEngine::Refused(refused), None) => format!("refused {}", refused.origin),
                (FromEngine::Collection { imported, key }, Some(Whole { file, dataset })) => {
                    assert_eq!(&dataset::decode(file).unwrap(), dataset);
                    let articles = dataset.articles.len();
                    format!("collection {:?} {imported} {key:?} {articles}", dataset.title)
                }
                (FromEngine::Failed { message }, None) => format!("failed {message}"),
                (FromEngine::FileRead, None) => "file read".to_owned(),
                (FromEngine::Written, Some(_)) => "written".to_owned(),
                (told, _) => format!("{told:?}"),
            });
        });
        (said, more)
    }

    /// What is said until nothing is left; no step says more than one thing.
    fn all_steps(engine: &mut Engine) -> Vec<String> {
        let mut all = Vec::new();
        loop {
            let (said, more) = step(engine);
            assert!(said.len() <= 1, "{said:?}");
            all.extend(said);
            if !more {
                return all;
            }
        }
    }

    fn read(name: &str) -> ToEngine {
        ToEngine::Read { name: name.to_owned() }
    }

    fn make(title: &str) -> ToEngine {
        ToEngine::Make { title: title.to_owned() }
    }

    #[test]
    fn files_are_read_article_by_article_one_file_after_the_other() {
        let mut engine = Engine::new().unwrap();
        message(&mut engine, &read("wire.jsonl"), RECORDS.as_bytes());
        message(&mut engine, &read("note.txt"), "“No,” Eva Roth said.".as_bytes());
        message(&mut engine, &make("Bridge"), b"");
        // The first step finds what is in the file, and says nothing of it yet.
        assert_eq!(step(&mut engine), (vec![], true));
        assert_eq!(step(&mut engine), (vec!["article one".to_owned()], true));
        assert_eq!(
            all_steps(&mut engine),
            [
                "article two",
                "refused wire.jsonl",
                "file read",
                "article note",
                "file read",
                "collection \"Bridge\" false \"\" 3",
            ]
        );
        assert_eq!(step(&mut engine), (vec![], false));
    }

    #[test]
    fn a_dataset_is_taken_as_it_is_or_read_anew() {
        let mut engine = Engine::new().unwrap();
        message(&mut engine, &read("wire.jsonl"), RECORDS.as_bytes());
        while engine.step(&mut |_, _| {}) {}
        message(&mut engine, &make("Bridge"), b"");
        let mut exported = Vec::new();
        engine.step(&mut |_, whole| exported = whole.unwrap().file.to_vec());
        message(&mut engine, &read("dataset.json"), &exported);
        message(&mut engine, &ToEngine::ReadArticles, &exported);
        let reopen = ToEngine::Reopen { title: "Again".to_owned(), key: "7".to_owned() };
        message(&mut engine, &reopen, &exported);
        message(&mut engine, &reopen, b"{}");
        message(&mut engine, &ToEngine::ReadArticles, b"{}");
        message(&mut engine, &ToEngine::Write, b"");
        let no_dataset = "failed This file is not a Crossquote dataset: it does not say \"format\":\"crossquote-dataset\".";
        assert_eq!(
            all_steps(&mut engine),
            [
                "collection \"Bridge\" true \"\" 2",
                "file read",
                // They were read before.
                "refused Bridge: one",
                "refused Bridge: two",
                "file read",
                "article one",
                "article two",
                "collection \"Again\" false \"7\" 2",
                no_dataset,
                no_dataset,
                "file read",
                "written",
            ]
        );
    }

    #[test]
    fn what_is_not_known_is_an_error_in_its_turn() {
        let mut engine = Engine::new().unwrap();
        message(&mut engine, &read("empty.txt"), b"");
        engine.take("{\"Later\":{}}", Vec::new());
        message(&mut engine, &ToEngine::Clear, b"");
        let said = all_steps(&mut engine);
        let [refused, read, failed] = &said[..] else { panic!("{said:?}") };
        assert_eq!((refused.as_str(), read.as_str()), ("refused empty.txt", "file read"));
        let start =
            "failed The engine was asked for what it does not know: unknown variant `Later`";
        assert!(failed.starts_with(start), "{failed}");
    }
}
