//! The articles that were read, and what was found in each.

use crossquote_engine::{AddedArticle, FromEngine, RefusedFile};
use crossquote_extract::collection;
use crossquote_extract::{Extraction, Model, ModelError};
use crossquote_intake::{Draft, Intake, Refused};
use crossquote_model::cite;
use crossquote_model::{Article, Certainty, Dataset, Kind, Stated};

static MODEL: &[u8] = include_bytes!("../../../data/model/extraction.cqmodel");

/// Articles with who said what in them, in the order in which they came; none comes twice.
pub(crate) struct Articles {
    model: Model,
    intake: Intake,
    read: Vec<(Article, Extraction)>,
}

impl Articles {
    /// None yet.
    pub(crate) fn new() -> Result<Articles, ModelError> {
        Ok(Articles { model: Model::load(MODEL)?, intake: Intake::default(), read: Vec::new() })
    }

    /// Takes one, and finds who said what in it: what comes of it, in words for people.
    pub(crate) fn take(&mut self, draft: Draft) -> FromEngine {
        let (origin, notes) = (draft.origin.clone(), draft.notes.clone());
        let mut article = match self.intake.take(draft) {
            Ok(article) => article,
            Err(refused) => return refusal(refused),
        };
        let found = collection::read(Some(&self.model), &mut article);
        let added = AddedArticle { origin, notes, ..described(&article, &found) };
        self.read.push((article, found));
        FromEngine::Article(added)
    }

    /// Leaves one out again.
    pub(crate) fn remove(&mut self, id: &str) {
        if let Some(at) = self.read.iter().position(|(article, _)| article.id == id) {
            let (article, _) = self.read.remove(at);
            self.intake.forget(&article);
        }
    }

    /// Leaves all out again.
    pub(crate) fn clear(&mut self) {
        self.read.clear();
        self.intake = Intake::default();
    }

    /// The collection of them.
    pub(crate) fn join(&self, title: &str) -> Dataset {
        let (articles, found) = self.read.iter().cloned().unzip();
        collection::join(title, "", articles, found).0
    }
}

/// The articles of a dataset, as if they came in files.
pub(crate) fn in_dataset(dataset: Dataset) -> impl Iterator<Item = Draft> {
    let title = dataset.title;
    dataset.articles.into_iter().map(move |article| Draft {
        origin: format!("{title}: {}", article.id),
        name: article.id.clone(),
        article,
        notes: Vec::new(),
    })
}

/// What could not be read, as it is told.
pub(crate) fn refusal(Refused { origin, problem }: Refused) -> FromEngine {
    FromEngine::Refused(RefusedFile {
        origin,
        line: problem.line,
        message: problem.message,
        remedy: problem.remedy,
    })
}

/// What is said of an article, without where it comes from and what was odd about it.
fn described(article: &Article, found: &Extraction) -> AddedArticle {
    let shown = || found.attributions.iter().filter(|one| collection::worth_showing(one));
    let of = |kind| shown().filter(|one| one.kind == kind).count();
    let doubtful = shown().filter(|one| Certainty::of(one.confidence) != Certainty::Sure);
    let fact =
        |fact: &Option<Stated>| fact.as_ref().map(|fact| fact.value.clone()).unwrap_or_default();
    AddedArticle {
        id: article.id.clone(),
        name: cite::article_name(article),
        outlet: fact(&article.outlet),
        published: fact(&article.published),
        words: article.text.split_whitespace().count(),
        direct: of(Kind::Direct),
        mixed: of(Kind::Mixed),
        indirect: of(Kind::Indirect),
        doubtful: doubtful.count(),
        left_out: found.attributions.len() - shown().count(),
        ..AddedArticle::default()
    }
}
