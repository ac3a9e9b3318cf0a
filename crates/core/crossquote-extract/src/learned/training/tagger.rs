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
            penalty: 25.0,
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
    let mut numbers: Vec<u32> = Vec::new();
    for article in articles {
        numbers.extend_from_slice(article.facts.all());
    }
    numbers.sort_unstable();
    let mut kept: Vec<u32> = Vec::new();
    for run in numbers.chunk_by(|a, b| a == b) {
        if run.len() as u32 >= settings.at_least {
            kept.push(run[0]);
        }
    }
    drop(numbers);
    let table = Table::new(&kept);
    const GONE: u32 = u32::MAX;
    // Token by token, as the gradient is summed.
    let rows_of: Vec<Vec<u32>> = articles
        .iter()
        .map(|article| {
            let tokens = article.labels.len();
            let mut rows = vec![GONE; tokens * TEMPLATES];
            for template in 0..TEMPLATES {
                for (at, &fact) in article.facts.of(template).iter().enumerate() {
                    if let Some(row) = table.row(fact) {
                        rows[at * TEMPLATES + template] = row as u32;
                    }
                }
            }
            rows
        })
        .collect();
    let mut rows = vec![FRESH; kept.len()];
    let mut joint_rows = vec![FRESH; JOINS * LABELS];
    let mut gradient: Vec<Scores> = vec![[0.0; LABELS]; kept.len()];
    let mut is_touched = vec![false; kept.len()];
    let mut touched: Vec<u32> = Vec::new();
    let mut order: Vec<usize> = (0..articles.len()).collect();
    let mut penalties: Scores = [settings.penalty; LABELS];
    penalties[label::CUE] = settings.cue_penalty;
    penalties[label::IN_CUE] = settings.cue_penalty;
    let mut random = 0x2545_F491_4F6C_DD1D_u64;
    for pass in 0..settings.passes {
        shuffle(&mut order, &mut random);
        let (mut likelihood, mut tokens) = (0.0f64, 0usize);
        for &number in &order {
            let article = articles[number];
            let (facts, labels) = (&article.facts, &article.labels);
            let run = |at: usize| &rows_of[number][at * TEMPLATES..(at + 1) * TEMPLATES];
            if labels.is_empty() {
                continue;
            }
            let mut scores: Vec<Scores> = Vec::with_capacity(labels.len());
            for at in 0..labels.len() {
                let mut sum: Scores = [0.0; LABELS];
                for &row in run(at) {
                    if row != GONE {
                        let weight = &rows[row as usize].weight;
                        for (sum, weight) in sum.iter_mut().zip(weight) {
                            *sum += weight;
                        }
                    }
                }
                scores.push(sum);
            }
            let joints = joints(&joint_rows);
            let mut pairs: Joints = NO_JOINTS;
            let exp_joints = chain::exp_joints(&joints);
            let (likely, log_total) =
                chain::marginals(&scores, &facts.joins, &exp_joints, Some(&mut pairs));
            let mut own = f64::from(scores[0][labels[0] as usize]);
            for at in 1..labels.len() {
                let (from, to) = (labels[at - 1] as usize, labels[at] as usize);
                let join = facts.joins[at] as usize;
                own += f64::from(scores[at][to] + joints[join][from][to]);
                pairs[join][from][to] -= 1.0;
            }
            likelihood += own - log_total;
            tokens += labels.len();
            for at in 0..labels.len() {
                let mut wrong = likely[at];
                wrong[labels[at] as usize] -= 1.0;
                if wrong.iter().all(|value| value.abs() < 1e-4) {
                    continue;
                }
                for &row in run(at) {
                    if row == GONE {
                        continue;
                    }
                    let row = row as usize;
                    if !is_touched[row] {
                        is_touched[row] = true;
                        touched.push(row as u32);
                    }
                    for (sum, value) in gradient[row].iter_mut().zip(&wrong) {
                        *sum += value;
                    }
                }
            }
            for row in touched.drain(..) {
                let row = row as usize;
                rows[row].step(&gradient[row], settings, &penalties);
                gradient[row] = [0.0; LABELS];
                is_touched[row] = false;
            }
            for (number, row) in joint_rows.iter_mut().enumerate() {
                row.step(&pairs[number / LABELS][number % LABELS], settings, &[0.0; LABELS]);
            }
        }
        progress(pass + 1, likelihood / tokens.max(1) as f64);
    }
    let mut facts = Vec::new();
    let mut weights = Vec::new();
    for (row, &number) in rows.iter().zip(&kept) {
        if row.weight.iter().any(|&weight| weight != 0.0) {
            facts.push(number);
            weights.push(row.weight);
        }
    }
    Tagger::in_steps(&facts, &weights, joints(&joint_rows))
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
