//! The messages. They travel as JSON: it needs no code that both programs do not have already, it leaves out what is
//! absent, as corrections do, and it is read in one go, where an object of JavaScript is asked field by field. Bytes
//! travel beside it, as buffers that a worker is handed without copying.

use crossquote_model::corrections::{Changes, Corrections, Edit, Kind};
use serde::{Deserialize, Serialize};

/// What a page asks of the engine. Two copies of a site's files may be of different versions: what one side does not
/// know is an error on the other, not a silence.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum ToEngine {
    /// To read a file of articles, whose bytes come along. Answers: [`FromEngine::Article`] and [`FromEngine::Refused`]
    /// for what is in it, or [`FromEngine::Collection`] where it is an exported dataset; then [`FromEngine::FileRead`].
    Read {
        /// The file's name.
        name: String,
    },
    /// To take a dataset, whose bytes come along, as the collection, as it is. Answer: [`FromEngine::Collection`].
    Open {
        /// Comes back with the answer, where several may be on their way.
        key: String,
    },
    /// To read the articles of a dataset, whose bytes come along, as if they came in files. Answers: as for `Read`.
    ReadArticles,
    /// To take the articles of a dataset, whose bytes come along, in place of all others, and to make the collection
    /// of them. Answers: those of `ReadArticles` and `Make`.
    Reopen {
        /// The collection's title.
        title: String,
        /// As for `Open`.
        key: String,
    },
    /// To leave an article out again.
    Remove {
        /// Its id.
        id: String,
    },
    /// To leave all articles out again.
    Clear,
    /// To make the collection of the articles that were read. Answer: [`FromEngine::Collection`].
    Make {
        /// Its title.
        title: String,
    },
    /// To apply corrections in place of those of before. Answer: [`FromEngine::Corrected`], or [`FromEngine::Unfit`]
    /// where they are none. Those that do not fit, as of an article that was left out, are left out and told.
    Correct {
        /// As JSON, or as the file corrections.toml has them.
        corrections: String,
    },
    /// To take a step of a review. Answer: [`FromEngine::Corrected`], or [`FromEngine::Unfit`] and nothing is changed.
    Revise {
        /// The step.
        edit: Edit,
        /// Who takes it; nobody where it is empty.
        by: String,
    },
    /// To write the collection as it is corrected. Answer: [`FromEngine::Written`].
    Write,
    /// To write the corrections as a file. Answer: [`FromEngine::CorrectionsFile`].
    WriteCorrections,
}

/// What the engine says.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum FromEngine {
    /// An article was read.
    Article(AddedArticle),
    /// A file, or a piece of one, could not be read.
    Refused(RefusedFile),
    /// Nothing more comes of the file.
    FileRead,
    /// There is a collection, without corrections. Its dataset comes along in all its forms.
    Collection {
        /// Whether it is a dataset that was made elsewhere.
        imported: bool,
        /// As it came with the request; empty where it had none.
        key: String,
    },
    /// The collection is corrected.
    Corrected {
        /// All corrections that fit.
        corrections: Corrections,
        /// What differs from the collection as it was last told of.
        changes: Box<Changes>,
        /// Corrections that are true without themselves.
        unneeded: Vec<Unneeded>,
        /// Why corrections were left out, a sentence each.
        left_out: Vec<String>,
    },
    /// A step, or corrections, that do not fit: nothing has changed.
    Unfit {
        /// Why, a sentence each.
        problems: Vec<String>,
    },
    /// The collection as it is corrected, which comes along in all its forms.
    Written,
    /// The corrections.
    CorrectionsFile {
        /// What corrections.toml holds.
        text: String,
    },
    /// The engine cannot go on.
    Failed {
        /// Why, a sentence.
        message: String,
    },
}

/// An article that was read, in words for people.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct AddedArticle {
    /// Its id in the collection.
    pub id: String,
    /// Its title, or its first words.
    pub name: String,
    /// Empty where none is stated.
    pub outlet: String,
    /// ISO 8601; empty where none is stated.
    pub published: String,
    /// The file that it comes from, and where in it.
    pub origin: String,
    /// How many words its text has.
    pub words: usize,
    /// How many quotations of each kind were found in it and are shown.
    pub direct: usize,
    /// As `direct`.
    pub mixed: usize,
    /// As `direct`.
    pub indirect: usize,
    /// Those of them whose attribution is likely or uncertain.
    pub doubtful: usize,
    /// Indirect speech that is too doubtful to be shown.
    pub left_out: usize,
    /// What was odd about it, a sentence each.
    pub notes: Vec<String>,
}

/// A file, or a piece of one, that could not be read.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct RefusedFile {
    /// The file, and where in it.
    pub origin: String,
    /// From 1; 0 where it is about no line.
    pub line: usize,
    /// What is wrong, without a full stop.
    pub message: String,
    /// What to do about it, likewise.
    pub remedy: String,
}

/// A correction that is true without itself.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unneeded {
    /// Its kind.
    pub kind: Kind,
    /// Its place among those of its kind, from 0.
    pub index: usize,
    /// Why.
    pub message: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_side_writes_the_other_reads() {
        let edit =
            Edit::Speaker { quotation: 3, speaker: "ole-brandt".to_owned(), new_speaker: None };
        let asked = [
            ToEngine::Read { name: "a.txt".to_owned() },
            ToEngine::Clear,
            ToEngine::Revise { edit, by: String::new() },
        ];
        let written = serde_json::to_string(&asked).unwrap();
        assert_eq!(
            written,
            r#"[{"Read":{"name":"a.txt"}},"Clear",{"Revise":{"edit":{"step":"speaker","quotation":3,"speaker":"ole-brandt"},"by":""}}]"#
        );
        assert_eq!(serde_json::from_str::<[ToEngine; 3]>(&written).unwrap(), asked);
        let unneeded = Unneeded { kind: Kind::WrongSpeaker, index: 0, message: "why".to_owned() };
        let refused = RefusedFile { origin: "a.zip".to_owned(), ..RefusedFile::default() };
        for told in [
            FromEngine::Refused(refused),
            FromEngine::FileRead,
            FromEngine::Collection { imported: true, key: "7".to_owned() },
            FromEngine::Corrected {
                corrections: Corrections::default(),
                changes: Box::default(),
                unneeded: vec![unneeded],
                left_out: Vec::new(),
            },
        ] {
            let written = serde_json::to_string(&told).unwrap();
            assert_eq!(serde_json::from_str::<FromEngine>(&written).unwrap(), told, "{written}");
        }
        let other_version = serde_json::from_str::<FromEngine>(r#"{"Later":{}}"#);
        assert!(other_version.unwrap_err().to_string().contains("unknown variant `Later`"));
    }
}
