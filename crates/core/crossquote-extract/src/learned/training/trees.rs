//! Training of the trees: gradient boosting on histograms, log loss.

use crate::learned::chain::exp;
use crate::learned::trees::{DEEPEST, LEAF, Node, Tree, Trees};

/// What can be chosen in training the trees.
#[derive(Clone, Copy, Debug)]
pub struct TreeSettings {
    /// How many trees.
    pub trees: usize,
    /// Questions from root to leaf, at most.
    pub depth: usize,
    /// How much of each tree's correction is taken.
    pub rate: f32,
    /// Least sum of second derivatives in a leaf.
    pub least: f64,
    /// L2 penalty on leaves.
    pub shrink: f64,
}

impl Default for TreeSettings {
    fn default() -> TreeSettings {
        TreeSettings { trees: 240, depth: 5, rate: 0.08, least: 12.0, shrink: 4.0 }
    }
}

const BINS: usize = 64;

/// Examples: `values[i]` describes example `i`, `right[i]` is what is to be predicted (0 to 1),
/// `weights[i]` how many times it counts.
pub(crate) fn train<const N: usize>(
    values: &[[f32; N]],
    right: &[f32],
    weights: &[f32],
    settings: &TreeSettings,
) -> Trees {
    let count = values.len();
    if count == 0 {
        return Trees::default();
    }
    let limits: Vec<Vec<f32>> = (0..N).map(|column| limits(values, column)).collect();
    let bins: Vec<[u8; N]> = values
        .iter()
        .map(|row| {
            std::array::from_fn(|column| {
                limits[column].partition_point(|&limit| limit < row[column]) as u8
            })
        })
        .collect();
    let weighed = right.iter().zip(weights).map(|(&y, &weight)| f64::from(y * weight));
    let mean = weighed.sum::<f64>() / weights.iter().map(|&weight| f64::from(weight)).sum::<f64>();
    let mean = mean.clamp(0.001, 0.999);
    let base = (mean / (1.0 - mean)).ln() as f32;
    let mut scores = vec![base; count];
    let mut trees = Vec::new();
    for _ in 0..settings.trees {
        let slopes: Vec<(f32, f32)> = scores
            .iter()
            .zip(right)
            .zip(weights)
            .map(|((&score, &y), &weight)| {
                let p = 1.0 / (1.0 + exp(-score));
                (weight * (p - y), weight * (p * (1.0 - p)).max(1e-6))
            })
            .collect();
        let mut grower = Grower {
            bins: &bins,
            limits: &limits,
            slopes: &slopes,
            settings,
            nodes: Vec::new(),
            leaf_of: vec![0.0; count],
        };
        let mut rows: Vec<u32> = (0..count as u32).collect();
        grower.grow(&mut rows, 0);
        for (score, share) in scores.iter_mut().zip(&grower.leaf_of) {
            *score += share;
        }
        trees.push(Tree { nodes: grower.nodes });
    }
    Trees::new(base, trees)
}

/// Borders between bins: every value where there are few, else quantiles.
fn limits<const N: usize>(values: &[[f32; N]], column: usize) -> Vec<f32> {
    let mut all: Vec<f32> = values.iter().map(|row| row[column]).collect();
    all.sort_by(f32::total_cmp);
    let mut distinct = all.clone();
    distinct.dedup();
    if distinct.len() <= BINS {
        distinct.pop();
        return distinct;
    }
    let mut out: Vec<f32> = (1..BINS).map(|bin| all[bin * (all.len() - 1) / BINS]).collect();
    out.dedup();
    out
}

struct Grower<'a, const N: usize> {
    bins: &'a [[u8; N]],
    limits: &'a [Vec<f32>],
    slopes: &'a [(f32, f32)],
    settings: &'a TreeSettings,
    nodes: Vec<Node>,
    leaf_of: Vec<f32>,
}

impl<const N: usize> Grower<'_, N> {
    fn grow(&mut self, rows: &mut [u32], depth: usize) {
        let at = self.nodes.len();
        let (mut g, mut h) = (0.0f64, 0.0f64);
        for &row in rows.iter() {
            g += f64::from(self.slopes[row as usize].0);
            h += f64::from(self.slopes[row as usize].1);
        }
        let split =
            if depth < self.settings.depth.min(DEEPEST) { self.split(rows, g, h) } else { None };
        let Some((column, bin)) = split else {
            let share = (-g / (h + self.settings.shrink)) as f32 * self.settings.rate;
            self.nodes.push(Node { value: LEAF, skip: 0, limit: share });
            for &row in rows.iter() {
                self.leaf_of[row as usize] = share;
            }
            return;
        };
        self.nodes.push(Node {
            value: column as u8,
            skip: 0,
            limit: self.limits[column][bin as usize],
        });
        let middle = partition(rows, |row| self.bins[row as usize][column] <= bin);
        let (left, right) = rows.split_at_mut(middle);
        self.grow(left, depth + 1);
        self.nodes[at].skip = (self.nodes.len() - at) as u8;
        self.grow(right, depth + 1);
    }

    fn split(&self, rows: &[u32], g: f64, h: f64) -> Option<(usize, u8)> {
        let mut sums = vec![[(0.0f64, 0.0f64); BINS]; N];
        for &row in rows {
            let (slope, curve) = self.slopes[row as usize];
            for (column, &bin) in self.bins[row as usize].iter().enumerate() {
                let cell = &mut sums[column][bin as usize];
                cell.0 += f64::from(slope);
                cell.1 += f64::from(curve);
            }
        }
        let shrink = self.settings.shrink;
        let whole = g * g / (h + shrink);
        let mut best = (1e-3, None);
        for (column, bins) in sums.iter().enumerate() {
            let (mut left_g, mut left_h) = (0.0, 0.0);
            for (bin, &(g_here, h_here)) in bins[..self.limits[column].len()].iter().enumerate() {
                left_g += g_here;
                left_h += h_here;
                let (right_g, right_h) = (g - left_g, h - left_h);
                if left_h < self.settings.least || right_h < self.settings.least {
                    continue;
                }
                let gain = left_g * left_g / (left_h + shrink)
                    + right_g * right_g / (right_h + shrink)
                    - whole;
                if gain > best.0 {
                    best = (gain, Some((column, bin as u8)));
                }
            }
        }
        best.1
    }
}

/// Moves the rows that pass `test` to the front, both parts in order; how many there are.
fn partition(rows: &mut [u32], test: impl Fn(u32) -> bool) -> usize {
    let (front, back): (Vec<u32>, Vec<u32>) = rows.iter().partition(|&&row| test(row));
    rows[..front.len()].copy_from_slice(&front);
    rows[front.len()..].copy_from_slice(&back);
    front.len()
}
