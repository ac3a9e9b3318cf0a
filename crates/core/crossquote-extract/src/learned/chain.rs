//! The tagger's labels and the sums over all ways to label a text (a linear-chain conditional
//! random field, in log space).

use super::features::JOINS;

/// How many labels there are.
pub(crate) const LABELS: usize = 8;

/// What a token is part of. `Begin` starts a new one, `In` goes on; a content that is resumed after
/// its attribution (“A,” he said, “B”) has a label of its own.
#[allow(missing_docs)]
pub(crate) mod label {
    pub(crate) const NONE: usize = 0;
    pub(crate) const CONTENT: usize = 1;
    pub(crate) const RESUMED: usize = 2;
    pub(crate) const IN_CONTENT: usize = 3;
    pub(crate) const SOURCE: usize = 4;
    pub(crate) const IN_SOURCE: usize = 5;
    pub(crate) const CUE: usize = 6;
    pub(crate) const IN_CUE: usize = 7;
}

/// What labels begin and continue.
pub(crate) mod role {
    use super::label;

    pub(crate) const NONE: usize = 0;
    pub(crate) const CONTENT: usize = 1;
    pub(crate) const SOURCE: usize = 2;
    pub(crate) const CUE: usize = 3;

    /// How many there are.
    pub(crate) const COUNT: usize = 4;

    /// The role of a label.
    pub(crate) fn of(label: u8) -> usize {
        match usize::from(label) {
            label::NONE => NONE,
            label::SOURCE | label::IN_SOURCE => SOURCE,
            label::CUE | label::IN_CUE => CUE,
            _ => CONTENT,
        }
    }
}

/// One number for each label.
pub(crate) type Scores = [f32; LABELS];

/// Weights of label pairs, for each way in which a token joins the one before: `[join][from][to]`.
pub(crate) type Joints = [[Scores; LABELS]; JOINS];

/// Whether `to` may follow `from` (`None` = the text begins).
pub(crate) fn allowed(from: Option<usize>, to: usize) -> bool {
    use label::*;
    match to {
        IN_CONTENT => matches!(from, Some(CONTENT | RESUMED | IN_CONTENT)),
        IN_SOURCE => matches!(from, Some(SOURCE | IN_SOURCE)),
        IN_CUE => matches!(from, Some(CUE | IN_CUE)),
        _ => true,
    }
}

const NEVER: f32 = -1.0e9;

/// The most likely labels of a text whose tokens have these `scores`.
pub(crate) fn best(scores: &[Scores], joins: &[u8], joints: &Joints) -> Vec<u8> {
    let Some(first) = scores.first() else { return Vec::new() };
    let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(scores.len());
    let mut total = *first;
    for (to, value) in total.iter_mut().enumerate() {
        if !allowed(None, to) {
            *value = NEVER;
        }
    }
    back.push([0; LABELS]);
    for (score, &join) in scores.iter().zip(joins).skip(1) {
        let pair = &joints[join as usize];
        let mut next = [NEVER; LABELS];
        let mut from_label = [0u32; LABELS];
        for from in 0..LABELS {
            for to in 0..LABELS {
                // Two choices without a branch: the compiler makes all eight at once.
                let value = total[from] + pair[from][to];
                let better = value > next[to];
                next[to] = if better { value } else { next[to] };
                from_label[to] = if better { from as u32 } else { from_label[to] };
            }
        }
        for to in 0..LABELS {
            next[to] += score[to];
        }
        total = next;
        back.push(from_label.map(|from| from as u8));
    }
    follow(&total, &back)
}

/// The labels that end best, followed back from the last token to the first.
fn follow(total: &Scores, back: &[[u8; LABELS]]) -> Vec<u8> {
    let mut at = 0;
    for to in 1..LABELS {
        if total[to] > total[at] {
            at = to;
        }
    }
    let mut labels = vec![0u8; back.len()];
    for index in (0..back.len()).rev() {
        labels[index] = at as u8;
        at = back[index][at] as usize;
    }
    labels
}

/// The probability of each label of each token, and with `pairs` the sum of the probabilities of
/// each pair of labels by join and the likelihood of all (what training needs).
pub(crate) fn marginals(
    scores: &[Scores],
    joins: &[u8],
    exp_joints: &Joints,
    mut pairs: Option<&mut Joints>,
) -> (Vec<Scores>, f64) {
    let Forward { sums: mut out, exp_scores, log_total } =
        forward(scores, joins, exp_joints, pairs.is_some());
    let mut backward = [1.0f32; LABELS];
    for index in (0..out.len()).rev() {
        // Here `out[index]` is still the forward sum.
        out[index] = product(&out[index], &backward);
        normalise(&mut out[index]);
        if index == 0 {
            break;
        }
        let join = joins[index] as usize;
        let pair = &exp_joints[join];
        let inner = product(&exp_scores[index], &backward);
        backward = step_back(pair, &inner);
        if let Some(pairs) = pairs.as_deref_mut() {
            count_pairs(&mut pairs[join], &out[index - 1], pair, &inner, &backward);
        }
        normalise(&mut backward);
    }
    (out, log_total)
}

/// The sums over all ways to label a text up to each token.
struct Forward {
    /// One for each label of each token, brought to a sum of 1.
    sums: Vec<Scores>,
    /// The scores as factors, each token's scaled by its largest, so that nothing overflows.
    exp_scores: Vec<Scores>,
    /// The logarithm of all that was scaled away, where it was asked for.
    log_total: f64,
}

fn forward(scores: &[Scores], joins: &[u8], exp_joints: &Joints, with_total: bool) -> Forward {
    let mut sums: Vec<Scores> = Vec::with_capacity(scores.len());
    let mut exp_scores: Vec<Scores> = Vec::with_capacity(scores.len());
    let mut log_total = 0.0f64;
    for (index, score) in scores.iter().enumerate() {
        let top = score.iter().copied().fold(f32::MIN, f32::max);
        let here = score.map(|score| exp(score - top));
        let mut now = match sums.last() {
            None => std::array::from_fn(|to| if allowed(None, to) { here[to] } else { 0.0 }),
            Some(before) => {
                product(&step_forward(before, &exp_joints[joins[index] as usize]), &here)
            }
        };
        let sum = normalise(&mut now);
        if with_total {
            log_total += f64::from(top) + f64::from(sum).ln();
        }
        exp_scores.push(here);
        sums.push(now);
    }
    Forward { sums, exp_scores, log_total }
}

fn product(a: &Scores, b: &Scores) -> Scores {
    std::array::from_fn(|label| a[label] * b[label])
}

/// Brings values to a sum of 1; what they summed up to.
fn normalise(values: &mut Scores) -> f32 {
    let sum = values.iter().sum::<f32>().max(f32::MIN_POSITIVE);
    let scale = 1.0 / sum;
    for value in values {
        *value *= scale;
    }
    sum
}

/// What leads to each label from those of the token before.
fn step_forward(before: &Scores, pair: &[Scores; LABELS]) -> Scores {
    let mut now = [0.0f32; LABELS];
    for from in 0..LABELS {
        for to in 0..LABELS {
            now[to] += before[from] * pair[from][to];
        }
    }
    now
}

/// What each label leads to among those of the token behind, whose factors are `inner`.
fn step_back(pair: &[Scores; LABELS], inner: &Scores) -> Scores {
    let mut before = [0.0f32; LABELS];
    for from in 0..LABELS {
        for to in 0..LABELS {
            before[from] += pair[from][to] * inner[to];
        }
    }
    before
}

/// Adds how likely each pair of labels is, of a token and the one `before` it, whose backward sums
/// are `backward`.
fn count_pairs(
    pairs: &mut [Scores; LABELS],
    before: &Scores,
    pair: &[Scores; LABELS],
    inner: &Scores,
    backward: &Scores,
) {
    let sum: f32 = product(before, backward).iter().sum();
    let scale = 1.0 / sum.max(f32::MIN_POSITIVE);
    for from in 0..LABELS {
        for to in 0..LABELS {
            pairs[from][to] += before[from] * pair[from][to] * inner[to] * scale;
        }
    }
}

/// The joints as factors; forbidden pairs are 0.
pub(crate) fn exp_joints(joints: &Joints) -> Joints {
    let mut out = *joints;
    for pair in &mut out {
        for (from, row) in pair.iter_mut().enumerate() {
            for (to, value) in row.iter_mut().enumerate() {
                *value = if allowed(Some(from), to) { exp(*value) } else { 0.0 };
            }
        }
    }
    out
}

/// The joints with forbidden pairs out of reach, for [`best`].
pub(crate) fn barred(joints: &Joints) -> Joints {
    let mut out = *joints;
    for pair in &mut out {
        for (from, row) in pair.iter_mut().enumerate() {
            for (to, value) in row.iter_mut().enumerate() {
                if !allowed(Some(from), to) {
                    *value = NEVER;
                }
            }
        }
    }
    out
}

/// e to the power of `x`, within a ten-millionth. Not the system's: its last bit differs from
/// system to system, and a model must decide alike on the command line and in the browser.
pub(crate) fn exp(x: f32) -> f32 {
    let x = x.clamp(-80.0, 80.0);
    let scaled = x * std::f32::consts::LOG2_E;
    // Rounds to a whole number: so large a number has no room for more. `floor` is a call.
    const ROUND: f32 = 12_582_912.0;
    let whole = (scaled + ROUND) - ROUND;
    let rest = (scaled - whole) * std::f32::consts::LN_2;
    let series = 1.0
        + rest
            * (1.0
                + rest
                    * (0.5
                        + rest
                            * (1.0 / 6.0
                                + rest
                                    * (1.0 / 24.0 + rest * (1.0 / 120.0 + rest * (1.0 / 720.0))))));
    series * f32::from_bits(((whole as i32 + 127) as u32) << 23)
}

/// The labels whose likelihoods, token by token, multiply to most; the likelihood of [`label::NONE`]
/// counts `none` times, once for each of `nones`. Finds what the best labels as a whole left out
/// because each alternative alone was less likely.
pub(crate) fn leaning<const N: usize>(likely: &[Scores], nones: [f32; N]) -> [Vec<u8>; N] {
    const FLOOR: f32 = 1e-6;
    let log = |likely: f32| ln(likely.max(FLOOR));
    let logs: Vec<Scores> = likely.iter().map(|row| row.map(log)).collect();
    nones.map(|none| {
        let mut back: Vec<[u8; LABELS]> = Vec::with_capacity(likely.len());
        let mut total = [0.0; LABELS];
        for (index, (row, logs)) in likely.iter().zip(&logs).enumerate() {
            let mut score = *logs;
            score[label::NONE] = log(row[label::NONE] * none);
            if index == 0 {
                back.push([0; LABELS]);
                for (to, value) in total.iter_mut().enumerate() {
                    *value = if allowed(None, to) { score[to] } else { NEVER };
                }
                continue;
            }
            // No pair is likelier than another here, so who may be followed is all that counts:
            // three answers instead of sixty-four.
            let top = |from: std::ops::Range<usize>| {
                from.reduce(|a, b| if total[b] > total[a] { b } else { a }).unwrap_or(0)
            };
            let any = top(0..LABELS);
            let mut from = [any as u8; LABELS];
            from[label::IN_CONTENT] = top(label::CONTENT..label::IN_CONTENT + 1) as u8;
            from[label::IN_SOURCE] = top(label::SOURCE..label::IN_SOURCE + 1) as u8;
            from[label::IN_CUE] = top(label::CUE..label::IN_CUE + 1) as u8;
            total = std::array::from_fn(|to| total[from[to] as usize] + score[to]);
            back.push(from);
        }
        follow(&total, &back)
    })
}

/// The natural logarithm, within a thousandth: enough to compare likelihoods, and the same in
/// every system.
fn ln(x: f32) -> f32 {
    let bits = x.to_bits();
    let power = (bits >> 23) as i32 - 127;
    let m = f32::from_bits(bits & 0x007F_FFFF | 0x3F80_0000);
    // Minimax polynomial of log2 on [1, 2).
    let log2 = -2.153_620_7 + m * (3.047_884_2 + m * (-1.051_875 + m * 0.158_248_7));
    (power as f32 + log2) * std::f32::consts::LN_2
}
