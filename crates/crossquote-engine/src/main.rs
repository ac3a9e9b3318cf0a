//! The engine that makes people's own collections in the browser: intake, extraction, with the model in it,
//! and corrections.
//!
//! A program of its own, several times the explorer's size, which only those load who add articles. It runs
//! in a worker (site/ondemand.js), or on the page where no worker may run. It shows nothing and knows nothing
//! of who asks: whatever it has to say ([`FromEngine`]) it says to `heard`, as JSON, or as an array of JSON and a
//! dataset in all its forms ([`tell_with`]).

use std::collections::BTreeMap;

use crossquote_core::cite;
use crossquote_core::collection;
use crossquote_core::corrections::{
    Corrections, Edit, Problem as Unfit, Revised, apply, changes, revise,
};
use crossquote_core::dataset::{self, parts};
use crossquote_core::extract::{Extraction, Model};
use crossquote_core::intake::{self, Draft, Intake, Refused};
use crossquote_core::model::{Article, Certainty, Dataset, Kind, Stated};
use crossquote_core::search::Index;
use crossquote_engine::{AddedArticle, FromEngine, RefusedFile, ToEngine, Unneeded};
use js_sys::{Array, Function, Uint8Array};
use wasm_bindgen::prelude::*;

static MODEL: &[u8] = include_bytes!("../../../data/model/extraction.cqmodel");

fn main() {}

/// Articles that were read, what was found in them, and what a reviewer makes of it.
#[wasm_bindgen]
pub struct Engine {
    model: Model,
    intake: Intake,
    read: Vec<(Article, Extraction)>,
    /// The collection without corrections, and with them.
    base: Dataset,
    corrected: Dataset,
    corrections: Corrections,
}

#[wasm_bindgen]
impl Engine {
    /// An engine without articles.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Engine, JsError> {
        let model = Model::load(MODEL).map_err(|error| JsError::new(&error.to_string()))?;
        Ok(Engine {
            model,
            intake: Intake::default(),
            read: Vec::new(),
            base: Dataset::default(),
            corrected: Dataset::default(),
            corrections: Corrections::default(),
        })
    }

    /// Does what a page asks: a [`ToEngine`] as JSON, with bytes for those that say so.
    pub fn answer(&mut self, message: &str, bytes: Option<Uint8Array>, heard: &Function) {
        let bytes = bytes.map(|bytes| bytes.to_vec()).unwrap_or_default();
        match serde_json::from_str(message) {
            Ok(message) => self.take_message(message, &bytes, heard),
            Err(error) => tell(
                heard,
                &failed(format!("The engine was asked for what it does not know: {error}.")),
            ),
        }
    }
}

impl Engine {
    fn take_message(&mut self, message: ToEngine, bytes: &[u8], heard: &Function) {
        match message {
            ToEngine::Read { name } => {
                self.read(&name, bytes, heard);
                tell(heard, &FromEngine::FileRead);
            }
            ToEngine::ReadArticles => {
                self.read_articles(bytes, heard);
                tell(heard, &FromEngine::FileRead);
            }
            ToEngine::Open { key } => self.open(bytes, key, heard),
            ToEngine::Reopen { title, key } => {
                self.clear();
                if self.read_articles(bytes, heard) {
                    self.make(&title, key, heard);
                }
            }
            ToEngine::Remove { id } => self.remove(&id),
            ToEngine::Clear => self.clear(),
            ToEngine::Make { title } => self.make(&title, String::new(), heard),
            ToEngine::Correct { corrections } => self.correct(&corrections, heard),
            ToEngine::Revise { edit, by } => self.revise(&edit, &by, heard),
            ToEngine::Write => self.write(heard),
            ToEngine::WriteCorrections => self.write_corrections(heard),
        }
    }

    /// Reads one file, which may hold many articles. An exported dataset becomes the collection as it is, byte for
    /// byte.
    fn read(&mut self, name: &str, bytes: &[u8], heard: &Function) {
        let marked = format!("{{\"format\":\"{}\"", dataset::FORMAT);
        if bytes.starts_with(marked.as_bytes()) {
            return self.open(bytes, String::new(), heard);
        }
        intake::read(name, bytes, &mut |outcome| match outcome {
            Ok(draft) => tell(heard, &self.take(draft)),
            Err(refused) => tell(heard, &refusal(refused)),
        });
    }

    /// Takes a dataset as the collection, as it is.
    fn open(&mut self, bytes: &[u8], key: String, heard: &Function) {
        match dataset::decode(bytes) {
            Ok(dataset) => self.begin(dataset, true, bytes, key, heard),
            Err(error) => tell(heard, &failed(error.to_string())),
        }
    }

    /// Reads the articles of a dataset anew, as if they came in files; gives whether it is one.
    fn read_articles(&mut self, bytes: &[u8], heard: &Function) -> bool {
        let dataset = match dataset::decode(bytes) {
            Ok(dataset) => dataset,
            Err(error) => {
                tell(heard, &failed(error.to_string()));
                return false;
            }
        };
        for article in dataset.articles {
            let origin = format!("{}: {}", dataset.title, article.id);
            let draft = Draft { origin, name: article.id.clone(), article, notes: Vec::new() };
            tell(heard, &self.take(draft));
        }
        true
    }

    /// Leaves an article out again.
    fn remove(&mut self, id: &str) {
        if let Some(at) = self.read.iter().position(|(article, _)| article.id == id) {
            let (article, _) = self.read.remove(at);
            self.intake.forget(&article);
        }
    }

    /// Leaves all articles out again.
    fn clear(&mut self) {
        self.read.clear();
        self.intake = Intake::default();
    }

    /// Makes the collection of the articles that were read.
    fn make(&mut self, title: &str, key: String, heard: &Function) {
        let (articles, found) = self.read.iter().cloned().unzip();
        let (dataset, _) = collection::join(title, "", articles, found);
        let bytes = dataset::encode(&dataset).into_bytes();
        self.begin(dataset, false, &bytes, key, heard);
    }

    fn begin(
        &mut self,
        dataset: Dataset,
        imported: bool,
        bytes: &[u8],
        key: String,
        heard: &Function,
    ) {
        tell_with(heard, &FromEngine::Collection { imported, key }, bytes, &dataset);
        (self.base, self.corrected) = (dataset.clone(), dataset);
        self.corrections = Corrections::default();
    }

    fn correct(&mut self, corrections: &str, heard: &Function) {
        let read = match corrections.trim_start().starts_with('{') {
            true => serde_json::from_str(corrections).map_err(|error| error.to_string()),
            false => toml::from_str(corrections).map_err(|error| error.to_string()),
        };
        let mut corrections: Corrections = match read {
            Ok(read) => read,
            Err(error) => {
                let problems = vec![format!("These are no corrections: {error}")];
                return tell(heard, &FromEngine::Unfit { problems });
            }
        };
        let mut left_out = Vec::new();
        loop {
            match apply(&self.base, &corrections) {
                Ok(applied) => {
                    return self.settle(Revised { corrections, applied }, left_out, heard);
                }
                Err(problems) => {
                    // Two problems may be of one correction: the first says enough.
                    let mut unfit = BTreeMap::new();
                    for one in &problems {
                        unfit.entry((one.kind, one.index)).or_insert_with(|| one.to_string());
                    }
                    // From the last on, so that the places of the others stay.
                    for (kind, index) in unfit.keys().rev() {
                        corrections.take_out(*kind, *index);
                    }
                    left_out.extend(unfit.into_values());
                }
            }
        }
    }

    fn revise(&mut self, edit: &Edit, by: &str, heard: &Function) {
        match revise(&self.base, &self.corrected, &self.corrections, edit, by) {
            Ok(revised) => self.settle(revised, Vec::new(), heard),
            Err(problems) => {
                let said = |Unfit { message, remedy, .. }: &Unfit| format!("{message}. {remedy}.");
                let problems = problems.iter().map(said).collect();
                tell(heard, &FromEngine::Unfit { problems });
            }
        }
    }

    fn settle(&mut self, revised: Revised, left_out: Vec<String>, heard: &Function) {
        let Revised { corrections, applied } = revised;
        let unneeded = applied.warnings.into_iter().map(|warning| Unneeded {
            kind: warning.kind,
            index: warning.index,
            message: warning.message,
        });
        let unneeded = unneeded.collect();
        let before = std::mem::replace(&mut self.corrected, applied.dataset);
        self.corrections = corrections.clone();
        let changes = Box::new(changes(before, &self.corrected));
        tell(heard, &FromEngine::Corrected { corrections, changes, unneeded, left_out });
    }

    fn write(&self, heard: &Function) {
        let bytes = dataset::encode(&self.corrected);
        tell_with(heard, &FromEngine::Written, bytes.as_bytes(), &self.corrected);
    }

    fn write_corrections(&self, heard: &Function) {
        let told = match toml::to_string_pretty(&self.corrections) {
            Ok(text) => FromEngine::CorrectionsFile { text },
            Err(error) => failed(error.to_string()),
        };
        tell(heard, &told);
    }

    fn take(&mut self, draft: Draft) -> FromEngine {
        let (origin, notes) = (draft.origin.clone(), draft.notes.clone());
        let mut article = match self.intake.take(draft) {
            Ok(article) => article,
            Err(refused) => return refusal(refused),
        };
        let found = collection::read(Some(&self.model), &mut article);
        let shown = || found.attributions.iter().filter(|one| collection::worth_showing(one));
        let of = |kind| shown().filter(|one| one.kind == kind).count();
        let doubtful = shown().filter(|one| Certainty::of(one.confidence) != Certainty::Sure);
        let fact = |fact: &Option<Stated>| {
            fact.as_ref().map(|fact| fact.value.clone()).unwrap_or_default()
        };
        let told = FromEngine::Article(AddedArticle {
            id: article.id.clone(),
            origin,
            name: cite::article_name(&article),
            outlet: fact(&article.outlet),
            published: fact(&article.published),
            words: article.text.split_whitespace().count(),
            direct: of(Kind::Direct),
            mixed: of(Kind::Mixed),
            indirect: of(Kind::Indirect),
            doubtful: doubtful.count(),
            left_out: found.attributions.len() - shown().count(),
            notes,
        });
        self.read.push((article, found));
        told
    }
}

fn tell(heard: &Function, told: &FromEngine) {
    let _ = heard.call1(&JsValue::NULL, &written(told).into());
}

/// Tells of a dataset: its file as `dataset.json` has it, and what a page reads in short steps instead, facts,
/// texts (a list of files) and search index. All of it is bytes, which a worker hands over without copying.
fn tell_with(heard: &Function, told: &FromEngine, file: &[u8], dataset: &Dataset) {
    let bytes = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
    let parts::Split { facts, texts } = parts::split(dataset);
    let texts: Array = texts.iter().map(|(_, text)| bytes(text)).collect();
    let index = Index::bytes_of(dataset);
    let told = written(told).into();
    let all = Array::of5(&told, &bytes(file), &bytes(&facts), &texts, &bytes(&index));
    let _ = heard.call1(&JsValue::NULL, &all);
}

/// No message has what JSON cannot say.
fn written(told: &FromEngine) -> String {
    serde_json::to_string(told).unwrap_or_default()
}

fn failed(message: String) -> FromEngine {
    FromEngine::Failed { message }
}

fn refusal(Refused { origin, problem }: Refused) -> FromEngine {
    FromEngine::Refused(RefusedFile {
        origin,
        line: problem.line,
        message: problem.message,
        remedy: problem.remedy,
    })
}
