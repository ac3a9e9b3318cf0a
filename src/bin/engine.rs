//! The engine that reads people's own articles in the browser: intake and extraction, with the model in it.
//!
//! A program of its own, several times the explorer's size, which only those load who add articles. It runs
//! in a worker (site/adding.js), or on the page where no worker may run. It shows nothing: what it finds it
//! tells in JSON, and in the end as the bytes of a dataset.

use crossquote_core::cite;
use crossquote_core::dataset;
use crossquote_core::extract::{Extraction, Model};
use crossquote_core::intake::{self, Draft, Intake, Refused};
use crossquote_core::model::{Article, Certainty, Kind, Stated};
use crossquote_core::{article::Problem, collection};
use js_sys::{Function, Uint8Array};
use serde_json::{Value, json};
use wasm_bindgen::prelude::*;

static MODEL: &[u8] = include_bytes!("../../data/model/extraction.cqmodel");

fn main() {}

/// Articles that were read, and what was found in them.
#[wasm_bindgen]
pub struct Engine {
    model: Model,
    intake: Intake,
    read: Vec<(Article, Extraction)>,
}

#[wasm_bindgen]
impl Engine {
    /// An engine without articles.
    #[wasm_bindgen(constructor)]
    pub fn new() -> Result<Engine, JsError> {
        let model = Model::load(MODEL).map_err(|error| JsError::new(&error.to_string()))?;
        Ok(Engine { model, intake: Intake::default(), read: Vec::new() })
    }

    /// Reads one file, which may hold many articles. `heard` is told of each article and of each piece that
    /// could not be read, as JSON (`{"kind":"article",…}`, `{"kind":"refused",…}`). Of an exported dataset
    /// it is told the bytes.
    pub fn read(&mut self, name: &str, bytes: &[u8], heard: &Function) {
        let tell = |what: Value| {
            let _ = heard.call1(&JsValue::NULL, &what.to_string().into());
        };
        // An exported collection is shown as it is, byte for byte.
        let marked = format!("{{\"format\":\"{}\"", dataset::FORMAT);
        if bytes.starts_with(marked.as_bytes()) {
            let _ = heard.call1(&JsValue::NULL, &Uint8Array::from(bytes));
            return;
        }
        intake::read(name, bytes, &mut |outcome| match outcome {
            Ok(draft) => tell(self.take(draft)),
            Err(refused) => tell(refusal(&refused)),
        });
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

    /// Leaves an article out again.
    pub fn remove(&mut self, id: &str) {
        if let Some(at) = self.read.iter().position(|(article, _)| article.id == id) {
            let (article, _) = self.read.remove(at);
            self.intake.forget(&article);
        }
    }

    /// The dataset of all articles, as `dataset.json` has it.
    pub fn dataset(&self, title: &str) -> Vec<u8> {
        let (articles, found) = self.read.iter().cloned().unzip();
        let (dataset, _) = collection::join(title, "", articles, found);
        dataset::encode(&dataset).into_bytes()
    }
}

fn refusal(Refused { origin, problem }: &Refused) -> Value {
    let Problem { line, message, remedy } = problem;
    json!({ "kind": "refused", "origin": origin, "line": line, "message": message, "remedy": remedy })
}
