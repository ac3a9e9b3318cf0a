//! The engine that makes people's own collections in the browser: intake, extraction, with the model in it,
//! and corrections.
//!
//! A program of its own, several times the explorer's size, which only those load who add articles. It runs
//! in a worker (site/ondemand.js), or on the page where no worker may run. It shows nothing and knows nothing
//! of who asks: whatever it has to say it says to `heard`, as JSON, or as JSON and a dataset in all its forms
//! ([`tell_with`]).

use std::collections::BTreeMap;

use crossquote_core::cite;
use crossquote_core::corrections::{
    Corrections, Edit, Problem as Unfit, Revised, apply, changes, revise,
};
use crossquote_core::dataset::{self, parts};
use crossquote_core::extract::{Extraction, Model};
use crossquote_core::intake::{self, Draft, Intake, Refused};
use crossquote_core::model::{Article, Certainty, Dataset, Kind, Stated};
use crossquote_core::search::Index;
use crossquote_core::{article::Problem, collection};
use js_sys::{Array, Function, Uint8Array};
use serde_json::{Value, json};
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

    /// Reads one file, which may hold many articles: says of each article and of each piece that could
    /// not be read (`{"kind":"article",…}`, `{"kind":"refused",…}`). An exported dataset becomes the
    /// collection as it is, byte for byte (`{"kind":"base","imported":true,…}` and the dataset).
    pub fn read(&mut self, name: &str, bytes: &[u8], heard: &Function) {
        let marked = format!("{{\"format\":\"{}\"", dataset::FORMAT);
        if bytes.starts_with(marked.as_bytes()) {
            return self.open(bytes, "", heard);
        }
        intake::read(name, bytes, &mut |outcome| match outcome {
            Ok(draft) => tell(heard, &self.take(draft)),
            Err(refused) => tell(heard, &refusal(&refused)),
        });
    }

    /// Takes a dataset as the collection, as it is. `key` comes back as the answer's `key`, where several may be
    /// on their way.
    pub fn open(&mut self, bytes: &[u8], key: &str, heard: &Function) {
        match dataset::decode(bytes) {
            Ok(dataset) => self.begin(dataset, true, bytes, key, heard),
            Err(error) => tell(heard, &json!({ "kind": "failed", "message": error.to_string() })),
        }
    }

    /// Reads the articles of a dataset anew, as if they came in files; gives whether it is one.
    pub fn again(&mut self, bytes: &[u8], heard: &Function) -> bool {
        let dataset = match dataset::decode(bytes) {
            Ok(dataset) => dataset,
            Err(error) => {
                tell(heard, &json!({ "kind": "failed", "message": error.to_string() }));
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

    /// Takes the articles of a dataset in place of all others, and makes the collection of them
    /// ([`Engine::again`], [`Engine::dataset`]). `key`: as in [`Engine::open`].
    pub fn reopen(&mut self, bytes: &[u8], title: &str, key: &str, heard: &Function) {
        self.clear();
        if self.again(bytes, heard) {
            self.dataset(title, key, heard);
        }
    }

    /// Leaves an article out again.
    pub fn remove(&mut self, id: &str) {
        if let Some(at) = self.read.iter().position(|(article, _)| article.id == id) {
            let (article, _) = self.read.remove(at);
            self.intake.forget(&article);
        }
    }

    /// Leaves all articles out again.
    pub fn clear(&mut self) {
        self.read.clear();
        self.intake = Intake::default();
    }

    /// Makes the collection of the articles that were read: `{"kind":"base","imported":false,…}` and the
    /// dataset. `key`: as in [`Engine::open`].
    pub fn dataset(&mut self, title: &str, key: &str, heard: &Function) {
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
        key: &str,
        heard: &Function,
    ) {
        let told = json!({ "kind": "base", "imported": imported, "key": key });
        tell_with(heard, &told, bytes, &dataset);
        (self.base, self.corrected) = (dataset.clone(), dataset);
        self.corrections = Corrections::default();
    }

    /// Applies corrections to the collection, as JSON or as the file corrections.toml has them, in place
    /// of those of before: `{"kind":"corrected","corrections":…,"changes":…,"left_out":[…],…}`, where
    /// `changes` are what differs from the collection as it was last told of
    /// ([`crossquote_core::corrections::Changes`]). Those that do not fit, as of an article that was left
    /// out, are left out and told.
    pub fn correct(&mut self, corrections: &str, heard: &Function) {
        let read = match corrections.trim_start().starts_with('{') {
            true => serde_json::from_str(corrections).map_err(|error| error.to_string()),
            false => toml::from_str(corrections).map_err(|error| error.to_string()),
        };
        let mut corrections: Corrections = match read {
            Ok(read) => read,
            Err(error) => {
                let message = format!("These are no corrections: {error}");
                return tell(heard, &json!({ "kind": "unfit", "problems": [message] }));
            }
        };
        let mut left_out = Vec::new();
        loop {
            match apply(&self.base, &corrections) {
                Ok(applied) => {
                    return self.settle(Revised { corrections, applied }, &left_out, heard);
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

    /// Takes a step of a review, [`Edit`] as JSON, and who takes it: as [`Engine::correct`], or
    /// `{"kind":"unfit",…}` and nothing is changed.
    pub fn revise(&mut self, edit: &str, by: &str, heard: &Function) {
        let unfit = |problems: Vec<String>| {
            tell(heard, &json!({ "kind": "unfit", "problems": problems }));
        };
        let edit: Edit = match serde_json::from_str(edit) {
            Ok(edit) => edit,
            Err(error) => return unfit(vec![error.to_string()]),
        };
        match revise(&self.base, &self.corrected, &self.corrections, &edit, by) {
            Ok(revised) => self.settle(revised, &[], heard),
            Err(problems) => {
                let said = |Unfit { message, remedy, .. }: &Unfit| format!("{message}. {remedy}.");
                unfit(problems.iter().map(said).collect());
            }
        }
    }

    fn settle(&mut self, revised: Revised, left_out: &[String], heard: &Function) {
        let Revised { corrections, applied } = revised;
        let unneeded = applied.warnings.iter().map(|warning| {
            json!({ "kind": warning.kind, "index": warning.index, "message": warning.message })
        });
        let before = std::mem::replace(&mut self.corrected, applied.dataset);
        let told = json!({
            "kind": "corrected",
            "corrections": corrections,
            "changes": changes(before, &self.corrected),
            "unneeded": unneeded.collect::<Vec<_>>(),
            "left_out": left_out,
        });
        self.corrections = corrections;
        tell(heard, &told);
    }

    /// The collection as it is corrected: `{"kind":"whole"}` and the dataset.
    pub fn whole(&self, heard: &Function) {
        let bytes = dataset::encode(&self.corrected);
        tell_with(heard, &json!({ "kind": "whole" }), bytes.as_bytes(), &self.corrected);
    }

    /// The corrections as the file corrections.toml.
    pub fn corrections(&self, heard: &Function) {
        let told = match toml::to_string_pretty(&self.corrections) {
            Ok(text) => json!({ "kind": "toml", "text": text }),
            Err(error) => json!({ "kind": "failed", "message": error.to_string() }),
        };
        tell(heard, &told);
    }

    fn take(&mut self, draft: Draft) -> Value {
        let (origin, notes) = (draft.origin.clone(), draft.notes.clone());
        let mut article = match self.intake.take(draft) {
            Ok(article) => article,
            Err(refused) => return refusal(&refused),
        };
        let found = collection::read(Some(&self.model), &mut article);
        let shown = || found.attributions.iter().filter(|one| collection::worth_showing(one));
        let of = |kind| shown().filter(|one| one.kind == kind).count();
        let doubtful = shown().filter(|one| Certainty::of(one.confidence) != Certainty::Sure);
        let fact = |fact: &Option<Stated>| {
            fact.as_ref().map(|fact| fact.value.clone()).unwrap_or_default()
        };
        let told = json!({
            "kind": "article",
            "id": article.id,
            "origin": origin,
            "name": cite::article_name(&article),
            "outlet": fact(&article.outlet),
            "published": fact(&article.published),
            "words": article.text.split_whitespace().count(),
            "direct": of(Kind::Direct),
            "mixed": of(Kind::Mixed),
            "indirect": of(Kind::Indirect),
            "doubtful": doubtful.count(),
            "left_out": found.attributions.len() - shown().count(),
            "notes": notes,
        });
        self.read.push((article, found));
        told
    }
}

fn tell(heard: &Function, told: &Value) {
    let _ = heard.call1(&JsValue::NULL, &told.to_string().into());
}

/// Tells of a dataset: its file as `dataset.json` has it, and what a page reads in short steps instead, facts,
/// texts (a list of files) and search index. All of it is bytes, which a worker hands over without copying.
fn tell_with(heard: &Function, told: &Value, file: &[u8], dataset: &Dataset) {
    let bytes = |bytes: &[u8]| JsValue::from(Uint8Array::from(bytes));
    let parts::Split { facts, texts } = parts::split(dataset);
    let texts: Array = texts.iter().map(|(_, text)| bytes(text)).collect();
    let index = Index::bytes_of(dataset);
    let told = told.to_string().into();
    let all = Array::of5(&told, &bytes(file), &bytes(&facts), &texts, &bytes(&index));
    let _ = heard.call1(&JsValue::NULL, &all);
}

fn refusal(Refused { origin, problem }: &Refused) -> Value {
    let Problem { line, message, remedy } = problem;
    json!({ "kind": "refused", "origin": origin, "line": line, "message": message, "remedy": remedy })
}
