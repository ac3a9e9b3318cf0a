//! Learning from annotated articles. Native use only: the command `crossquote train` hands the
//! articles in, this returns a model; nothing of it is compiled into the app.

mod gold;
mod right;
mod table;
mod tagger;
mod trees;

pub use gold::{Annotated, Gold};
pub use tagger::TaggerSettings;
pub use trees::TreeSettings;

use gold::Prepared;
use right::Right;

use super::chain::role;
use super::choice::{self, Describer, Values};
use super::proposals;
use super::tagger::{Tagger, Tags};

use super::{Model, Thresholds};

/// Everything that can be chosen in training.
#[derive(Clone, Copy, Debug)]
pub struct Settings {
    /// Of the tagger.
    pub tagger: TaggerSettings,
    /// Of the trees that choose.
    pub choosing: TreeSettings,
    /// Of the trees that say how sure what was chosen is.
    pub judging: TreeSettings,
    /// What is kept.
    pub thresholds: Thresholds,
    /// The trees learn from tags of articles that the tagger has not seen: into how many parts the
    /// articles are divided for that.
    pub folds: usize,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            tagger: TaggerSettings::default(),
            choosing: TreeSettings::default(),
            judging: TreeSettings { trees: 80, depth: 4, rate: 0.11, ..TreeSettings::default() },
            thresholds: Thresholds { plain: 0.38, quoted: 0.12 },
            folds: 5,
        }
    }
}

/// Articles that are ready to be learned from, and what has been learned so far.
pub struct Trainer<'a> {
    articles: Vec<Prepared<'a>>,
    settings: Settings,
}

/// A tagger that has been trained on all articles, or on all but a fold.
pub struct Trained {
    tagger: Tagger,
    /// For the articles of the fold: their number and tags.
    tags: Vec<(usize, Tags)>,
    /// How well it labels the articles of the fold.
    pub agreement: Agreement,
}

/// How far labels agree with a person's: F1 over words, in per cent; 0 without articles.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Agreement {
    /// Of contents.
    pub content: f32,
    /// Of sources.
    pub source: f32,
    /// Of cues.
    pub cue: f32,
}

impl<'a> Trainer<'a> {
    /// Reads the articles.
    pub fn new(articles: &'a [Annotated], settings: Settings) -> Trainer<'a> {
        Trainer { articles: articles.iter().map(Prepared::new).collect(), settings }
    }

    /// Trains a tagger: on all articles but those of `fold`, or on all. Independent of one another,
    /// so a caller may do several at once. `progress` gets the pass and the mean log-likelihood.
    pub fn tagger(&self, fold: Option<usize>, progress: &mut dyn FnMut(usize, f64)) -> Trained {
        let outside = |number: usize| fold.is_none_or(|fold| number % self.settings.folds != fold);
        let numbered = || self.articles.iter().enumerate();
        let learned: Vec<&Prepared<'_>> =
            numbered().filter(|&(number, _)| outside(number)).map(|(_, article)| article).collect();
        let tagger = tagger::train(&learned, &self.settings.tagger, progress);
        let tags: Vec<(usize, Tags)> = numbered()
            .filter(|&(number, _)| !outside(number))
            .map(|(number, article)| {
                let mut scores = Vec::new();
                tagger.score(&article.facts, &mut scores);
                (number, tagger.tag(&scores, &article.facts.joins))
            })
            .collect();
        let agreement = self.agreement(&tags);
        Trained { tagger, tags, agreement }
    }

    fn agreement(&self, tags: &[(usize, Tags)]) -> Agreement {
        // For each role: words annotated, words labelled, words both.
        let mut counts = [[0usize; 3]; role::COUNT];
        for (number, tags) in tags {
            let article = &self.articles[*number];
            let reader = article.reader();
            for (at, token) in article.document.tokens.iter().enumerate() {
                let words = match token.is_quote() {
                    true => reader.quoted(at).split_whitespace().count(),
                    false => usize::from(token.is_word()),
                };
                let (gold, found) = (role::of(article.labels[at]), role::of(tags.best[at]));
                counts[gold][0] += words;
                counts[found][1] += words;
                if gold == found {
                    counts[gold][2] += words;
                }
            }
        }
        let f1 = |[gold, found, both]: [usize; 3]| {
            if both == 0 { 0.0 } else { 200.0 * both as f32 / (gold + found) as f32 }
        };
        Agreement {
            content: f1(counts[role::CONTENT]),
            source: f1(counts[role::SOURCE]),
            cue: f1(counts[role::CUE]),
        }
    }

    /// Trains the trees on what the taggers of the folds made of the articles that they had not
    /// seen, and puts the model together.
    pub fn finish(&self, whole: Trained, folds: Vec<Trained>) -> Model {
        let mut tagged: Vec<(usize, Tags)> = folds.into_iter().flat_map(|fold| fold.tags).collect();
        tagged.sort_by_key(|(number, _)| *number);
        let mut values = Vec::new();
        let (mut annotated, mut voiced, mut weights) = (Vec::new(), Vec::new(), Vec::new());
        for (number, tags) in &tagged {
            let article = &self.articles[*number];
            let (described, right) = examples(article, tags);
            weights.resize(weights.len() + right.len(), article.annotated.weight as f32);
            values.extend(described);
            let share = |wanted: bool| f32::from(u8::from(wanted));
            annotated.extend(right.iter().map(|one| share(one.whole())));
            voiced.extend(right.iter().map(|one| share(one.whole() && one.voiced)));
        }
        let choosing = trees::train(&values, &annotated, &weights, &self.settings.choosing);
        let judging = trees::train(&values, &voiced, &weights, &self.settings.judging);
        let thresholds = self.settings.thresholds;
        let model = Model { tagger: whole.tagger, choosing, judging, thresholds };
        // As it will be read back, so that what is measured is what is shipped.
        Model::load(&model.to_bytes()).unwrap_or(model)
    }
}

/// The proposals of an article in numbers, and how right each is.
fn examples(article: &Prepared<'_>, tags: &Tags) -> (Vec<Values>, Vec<Right>) {
    let reader = article.reader();
    let document = &article.document;
    let sentence_of = super::sentence_of(document);
    let proposals = proposals::propose(document, &sentence_of, &article.found, tags);
    let describer = Describer::new(&reader, &article.found, tags, &sentence_of);
    let values = choice::described(&describer, &proposals, &vec![true; proposals.len()]);
    let words = right::Words::new(&article.annotated.text);
    let gold = right::gold(&words, article);
    let right = proposals
        .iter()
        .map(|one| {
            let (content, source) = super::spans(document, one);
            right::right(&words, &gold, &content, &source)
        })
        .collect();
    (values, right)
}
