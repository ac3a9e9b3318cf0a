//! The measuring itself, the same natively and in WebAssembly: only the clock, the printing and the
//! articles of PolNeAR come from outside ([`Host`]).
//!
//! Timed is what every caller does with an article: [`boilerplate::find`] and [`extract_with`], on
//! one core, the result thrown away. Texts and model are made before. A row is one warm-up and then
//! samples until there are enough of them; it tells the median, because a busy machine makes some
//! samples slow and none fast, and the slowest and fastest, so that one sees how busy it was.
//! A megabyte is a million bytes of UTF-8.

use std::hint::black_box;

use crossquote_extract::boilerplate;
use crossquote_extract::{Model, extract_with};

use crate::inputs::{self, MODEL};

/// Where it runs.
pub trait Host {
    /// Seconds since whenever.
    fn now(&self) -> f64;
    /// Prints a line.
    fn say(&self, line: &str);
    /// Most megabytes of memory held since [`Host::forget_peak`], or since the start where that
    /// cannot be told; `None` where nothing can.
    fn peak(&self) -> Option<usize>;
    /// Begins anew with [`Host::peak`].
    fn forget_peak(&self);
}

/// What shall be measured.
pub struct Plan {
    /// Megabytes a second that are asked for, of articles with a model.
    pub target: f64,
    /// Articles of PolNeAR; `None` when they are not there.
    pub polnear: Option<Vec<String>>,
    /// Bytes of each hostile text; 0 leaves them out.
    pub hostile: usize,
    /// Only the hostile text of this name, for looking into one.
    pub only: Option<String>,
}

const MEGABYTE: usize = 1_000_000;

/// Samples of a row: enough for a median, and an end to it where each takes seconds.
const MOST_SAMPLES: usize = 21;
const LEAST_SAMPLES: usize = 3;
const SECONDS: f64 = 6.0;

/// Measures and prints all of it.
pub fn all(host: &impl Host, plan: &Plan) {
    if let Some(only) = &plan.only {
        let model = Model::load(MODEL).expect("the model of the repository is valid");
        for (_, text) in inputs::hostile(plan.hostile).filter(|(name, _)| name == only) {
            hostile(host, only, &text, &model);
        }
        return;
    }
    // Ten at a time: one is too short for some clocks.
    let load = || (0..10).for_each(|_| drop(black_box(Model::load(black_box(MODEL)))));
    let (middle, _, _) = spread(&mut samples(host, load));
    host.say(&format!("loading the model, {} bytes: {:.1} ms", MODEL.len(), 100.0 * middle));
    let model = Model::load(MODEL).expect("the model of the repository is valid");

    host.say("");
    host.say(&format!("{:<44}{:>8}{:>9}  {:>15}", "", "MB", "MB/s", "slowest–fastest"));
    let single = inputs::articles_to(MEGABYTE);
    let joined = vec![single.concat()];
    let with_model = articles(host, "five articles, again and again", &single, &model);
    articles(host, "the same as a single article", &joined, &model);
    match &plan.polnear {
        Some(texts) => {
            articles(host, "every fourth article of PolNeAR train", texts, &model);
        }
        None => host.say("PolNeAR is not there: no figures on articles of many publishers"),
    }
    let verdict = if with_model >= plan.target { "reached" } else { "missed" };
    host.say(&format!("target, five articles with the model: {:.1} MB/s, {verdict}", plan.target));

    if plan.hostile == 0 {
        return;
    }
    host.say("");
    host.say(&format!(
        "{:<44}{:>8}{:>9}{:>9}{:>9}{:>9}",
        "hostile texts, seconds of one run", "MB", "rules", "model", "growth", "peak MB"
    ));
    for (name, text) in inputs::hostile(plan.hostile) {
        hostile(host, name, &text, &model);
    }
    host.say("growth: seconds per byte with the model, compared with an eighth of the text");
}

/// Two rows, without a model and with it; gives the megabytes a second of the latter.
fn articles(host: &impl Host, name: &str, texts: &[String], model: &Model) -> f64 {
    let bytes: usize = texts.iter().map(String::len).sum();
    let mega = bytes as f64 / MEGABYTE as f64;
    let row = |name: &str, model: Option<&Model>| {
        let mut seconds = samples(host, || texts.iter().for_each(|text| one(model, text)));
        let (middle, least, most) = spread(&mut seconds);
        let between = format!("{:.2}–{:.2}", mega / most, mega / least);
        let speed = mega / middle;
        host.say(&format!("{name:<44}{mega:>8.2}{speed:>9.2}  {between:>15}"));
        speed
    };
    row(&format!("{name}, rules"), None);
    row(&format!("{name}, model"), Some(model))
}

/// Seconds of an eighth from which the whole is not tried: it would take a minute at best.
const TOO_SLOW: f64 = 8.0;

/// One row, each run once: with seconds a run, repeating would tell little more.
fn hostile(host: &impl Host, name: &str, text: &str, model: &Model) {
    let once = |model: Option<&Model>, text: &str| {
        let start = host.now();
        one(model, text);
        host.now() - start
    };
    host.forget_peak();
    let eighth = &text[..inputs::border(text, text.len() / 8)];
    let before = once(Some(model), eighth);
    let mega = text.len() as f64 / MEGABYTE as f64;
    if before > TOO_SLOW {
        host.say(&format!("{name:<44}{mega:>8.2}  left out: an eighth takes {before:.1} s"));
        return;
    }
    let (rules, learned) = (once(None, text), once(Some(model), text));
    let growth = learned / before * eighth.len() as f64 / text.len() as f64;
    let peak = host.peak().map_or("?".to_owned(), |peak| peak.to_string());
    host.say(&format!("{name:<44}{mega:>8.2}{rules:>9.2}{learned:>9.2}{growth:>9.2}{peak:>9}"));
}

fn one(model: Option<&Model>, text: &str) {
    let lines = boilerplate::find(black_box(text));
    black_box(extract_with(model, text, &lines));
}

/// Seconds of each sample.
fn samples(host: &impl Host, mut run: impl FnMut()) -> Vec<f64> {
    run();
    let begin = host.now();
    let mut out = Vec::new();
    while out.len() < LEAST_SAMPLES || (out.len() < MOST_SAMPLES && host.now() - begin < SECONDS) {
        let start = host.now();
        run();
        out.push(host.now() - start);
    }
    out
}

/// Median, least and most.
fn spread(seconds: &mut [f64]) -> (f64, f64, f64) {
    seconds.sort_by(f64::total_cmp);
    (seconds[seconds.len() / 2], seconds[0], seconds[seconds.len() - 1])
}
