//! Training of the tagger: follow-the-regularised-leader with an L1 penalty, an article a step.
//!
//! The penalty leaves most of a million facts without a weight, which is what makes the model
//! small; each fact has its own step size, so rare facts learn as fast as frequent ones. Batch
//! methods (OWL-QN) reach the same place in several times the passes.

use super::gold::Prepared;
use super::table::Table;
use crate::learned::chain::{self, Joints, LABELS, Scores, label};
use crate::learned::features::{JOINS, TEMPLATES};
use crate::learned::tagger::{NO_JOINTS, Tagger};

/// What can be chosen in training the tagger.
#[derive(Clone, Copy, Debug)]
pub struct TaggerSettings {
    /// Passes over the articles.
    pub passes: usize,
    /// Facts seen less often are left out.
    pub at_least: u32,
    /// Step size.
    pub step: f32,
    /// L1 penalty, in summed gradient.
    pub penalty: f32,
    /// The same for cues: they are more varied than anything else, so more facts tell of them.
    pub cue_penalty: f32,
    /// L2 penalty.
    pub shrink: f32,
}

impl Default for TaggerSettings {
    fn default() -> TaggerSettings {
        TaggerSettings {
            passes: 8,
            at_least: 3,
            step: 0.03,
            penalty: 18.0,
            cue_penalty: 8.0,
            shrink: 0.0,
        }
    }
}

/// State of one group of eight weights.
#[derive(Clone, Copy)]
struct Row {
    pull: Scores,
    seen: Scores,
    weight: Scores,
}

const FRESH: Row = Row { pull: [0.0; LABELS], seen: [0.0; LABELS], weight: [0.0; LABELS] };

impl Row {
    fn step(&mut self, gradient: &Scores, settings: &TaggerSettings, penalties: &Scores) {
        for label in 0..LABELS {
            let g = gradient[label];
            if g == 0.0 {
                continue;
            }
            let before = self.seen[label];
            let now = before + g * g;
            let sigma = (now.sqrt() - before.sqrt()) / settings.step;
            self.pull[label] += g - sigma * self.weight[label];
            self.seen[label] = now;
            let (pull, penalty) = (self.pull[label], penalties[label]);
            self.weight[label] = if pull.abs() <= penalty {
                0.0
            } else {
                -(pull - pull.signum() * penalty)
                    / ((1.0 + now.sqrt()) / settings.step + settings.shrink)
            };
        }
    }
}

/// Learns from `articles`, in order; `progress` is called after each pass with its number and the
/// mean log-likelihood of a token.
pub(crate) fn train(
    articles: &[&Prepared<'_>],
    settings: &TaggerSettings,
    progress: &mut dyn FnMut(usize, f64),
) -> Tagger {
    let facts = frequent_facts(articles, settings.at_least);
    let table = Table::new(&facts);
    let examples: Vec<Example<'_>> =
        articles.iter().map(|article| Example::new(article, &table)).collect();
    let mut learner = Learner::new(facts.len(), settings);
    // An article of weight three is learned from three times a pass.
    let times = |(number, article): (usize, &&Prepared<'_>)| {
        std::iter::repeat_n(number, article.annotated.weight)
    };
    let mut order: Vec<usize> = articles.iter().enumerate().flat_map(times).collect();
    let tokens: usize = order.iter().map(|&number| examples[number].labels.len()).sum();
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    for pass in 0..settings.passes {
        shuffle(&mut order, &mut random);
        let mut likelihood = 0.0f64;
        for &number in &order {
            likelihood += learner.learn(&examples[number]);
        }
        progress(pass + 1, likelihood / tokens.max(1) as f64);
    }
    learner.tagger(&facts)
}

/// The facts that the articles have as often as this, ascending.
fn frequent_facts(articles: &[&Prepared<'_>], at_least: u32) -> Vec<u32> {
    let mut numbers: Vec<u32> = Vec::new();
    for article in articles {
        numbers.extend_from_slice(article.facts.all());
    }
    numbers.sort_unstable();
    let runs = numbers.chunk_by(|a, b| a == b);
    runs.filter(|run| run.len() as u32 >= at_least).map(|run| run[0]).collect()
}

/// Stands for the row of a fact that is too rare to have one.
const GONE: u32 = u32::MAX;

/// What is learned from one article.
struct Example<'a> {
    /// The rows of all facts, token by token, as the gradient is summed; [`GONE`] among them.
    rows: Vec<u32>,
    joins: &'a [u8],
    labels: &'a [u8],
}

impl<'a> Example<'a> {
    fn new(article: &'a Prepared<'_>, table: &Table) -> Example<'a> {
        let mut rows = vec![GONE; article.labels.len() * TEMPLATES];
        for template in 0..TEMPLATES {
            for (at, &fact) in article.facts.of(template).iter().enumerate() {
                if let Some(row) = table.row(fact) {
                    rows[at * TEMPLATES + template] = row as u32;
                }
            }
        }
        Example { rows, joins: &article.facts.joins, labels: &article.labels }
    }

    /// The rows of each token, those that are there.
    fn rows(&self) -> impl Iterator<Item = impl Iterator<Item = usize>> {
        self.rows
            .chunks_exact(TEMPLATES)
            .map(|rows| rows.iter().filter(|&&row| row != GONE).map(|&row| row as usize))
    }
}

/// The weights, while they are learned.
struct Learner<'s> {
    settings: &'s TaggerSettings,
    /// The L1 penalty of each label.
    penalties: Scores,
    /// One for each fact.
    rows: Vec<Row>,
    /// One for each way to join and label of the token before.
    joint_rows: Vec<Row>,
    gradient: Gradient,
}

impl Learner<'_> {
    fn new(facts: usize, settings: &TaggerSettings) -> Learner<'_> {
        let mut penalties: Scores = [settings.penalty; LABELS];
        penalties[label::CUE] = settings.cue_penalty;
        penalties[label::IN_CUE] = settings.cue_penalty;
        Learner {
            settings,
            penalties,
            rows: vec![FRESH; facts],
            joint_rows: vec![FRESH; JOINS * LABELS],
            gradient: Gradient::new(facts),
        }
    }

    /// Learns from one article; how likely its labels were before, as a logarithm.
    fn learn(&mut self, example: &Example<'_>) -> f64 {
        let Example { joins, labels, .. } = *example;
        if labels.is_empty() {
            return 0.0;
        }
        let scores: Vec<Scores> = example.rows().map(|rows| self.score(rows)).collect();
        let joints = joints(&self.joint_rows);
        let mut pairs: Joints = NO_JOINTS;
        let exp_joints = chain::exp_joints(&joints);
        let (likely, log_total) = chain::marginals(&scores, joins, &exp_joints, Some(&mut pairs));
        let mut own = f64::from(scores[0][labels[0] as usize]);
        for at in 1..labels.len() {
            let (from, to) = (labels[at - 1] as usize, labels[at] as usize);
            let join = joins[at] as usize;
            own += f64::from(scores[at][to] + joints[join][from][to]);
            pairs[join][from][to] -= 1.0;
        }
        self.gradient.add(example, &likely);
        self.step(&pairs);
        own - log_total
    }

    /// The weights of a token's facts, added up.
    fn score(&self, rows: impl Iterator<Item = usize>) -> Scores {
        let mut sum: Scores = [0.0; LABELS];
        for row in rows {
            for (sum, weight) in sum.iter_mut().zip(&self.rows[row].weight) {
                *sum += weight;
            }
        }
        sum
    }

    /// Takes a step against the gradient of one article; `pairs` is that of the joints.
    fn step(&mut self, pairs: &Joints) {
        let (settings, penalties) = (self.settings, &self.penalties);
        let rows = &mut self.rows;
        self.gradient.drain(|row, gradient| rows[row].step(gradient, settings, penalties));
        for (number, row) in self.joint_rows.iter_mut().enumerate() {
            row.step(&pairs[number / LABELS][number % LABELS], settings, &[0.0; LABELS]);
        }
    }

    /// What was learned of `facts`, without those that were left no weight.
    fn tagger(&self, facts: &[u32]) -> Tagger {
        let has_weight = |row: &Row| row.weight.iter().any(|&weight| weight != 0.0);
        let kept = facts.iter().zip(&self.rows).filter(|(_, row)| has_weight(row));
        let (facts, weights): (Vec<u32>, Vec<Scores>) =
            kept.map(|(&fact, row)| (fact, row.weight)).unzip();
        Tagger::in_steps(&facts, &weights, joints(&self.joint_rows))
    }
}

/// The gradient of one article: few of all facts stand in it, and only they are looked at again.
struct Gradient {
    /// One for each fact.
    sums: Vec<Scores>,
    is_touched: Vec<bool>,
    /// The rows whose sum is of this article.
    touched: Vec<u32>,
}

/// How far a label's likelihood may be off before its token counts in the gradient.
const OFF_BY: f32 = 1e-4;

impl Gradient {
    fn new(facts: usize) -> Gradient {
        Gradient {
            sums: vec![[0.0; LABELS]; facts],
            is_touched: vec![false; facts],
            touched: Vec::new(),
        }
    }

    /// Adds by how much the likelihoods of an article's labels are off.
    fn add(&mut self, example: &Example<'_>, likely: &[Scores]) {
        for ((rows, likely), &label) in example.rows().zip(likely).zip(example.labels) {
            let mut wrong = *likely;
            wrong[label as usize] -= 1.0;
            if wrong.iter().all(|value| value.abs() < OFF_BY) {
                continue;
            }
            for row in rows {
                if !self.is_touched[row] {
                    self.is_touched[row] = true;
                    self.touched.push(row as u32);
                }
                for (sum, value) in self.sums[row].iter_mut().zip(&wrong) {
                    *sum += value;
                }
            }
        }
    }

    /// Gives every row that has a sum to `each`, and is empty afterwards.
    fn drain(&mut self, mut each: impl FnMut(usize, &Scores)) {
        for row in self.touched.drain(..) {
            let row = row as usize;
            each(row, &self.sums[row]);
            self.sums[row] = [0.0; LABELS];
            self.is_touched[row] = false;
        }
    }
}

fn joints(rows: &[Row]) -> Joints {
    let mut out = NO_JOINTS;
    for (number, row) in rows.iter().enumerate() {
        out[number / LABELS][number % LABELS] = row.weight;
    }
    out
}

/// Fisher and Yates, with a xorshift generator: the same order on every machine.
pub(super) fn shuffle(order: &mut [usize], random: &mut u64) {
    for at in (1..order.len()).rev() {
        *random ^= *random << 13;
        *random ^= *random >> 7;
        *random ^= *random << 17;
        let other = (*random % (at as u64 + 1)) as usize;
        order.swap(at, other);
    }
}
