//! How fast extraction is, natively: `cargo bench -p crossquote-extract --bench extraction`.
//!
//! `-- FILE` names the annotated articles of PolNeAR (JSON Lines with a field `text`); without it
//! they are looked for in `$CROSSQUOTE_SHARED/polnear/train.jsonl`, then in `../shared` beside the
//! repository. `-- --hostile BYTES` sets the size of the hostile texts, `-- --only NAME` measures one of
//! them alone. What is timed, and how, is said in `measure.rs`; `wasm/` measures the same in WebAssembly.
//!
//! Why not criterion: the same code has to run in WebAssembly, where criterion does not, and its
//! seventy crates would tell no more of runs that take half a second.

// A benchmark measures time and prints; what core itself may not do is banned in its clippy.toml.
#![allow(clippy::disallowed_types, clippy::disallowed_macros, clippy::disallowed_methods)]
#![allow(missing_docs, unreachable_pub)]

use std::path::{Path, PathBuf};
use std::time::Instant;

use measure::{Host, Plan};

mod inputs;
mod measure;

struct Native(Instant);

impl Host for Native {
    fn now(&self) -> f64 {
        // Seconds on the processor where Linux tells, so that other work beside it counts less.
        let busy = std::fs::read_to_string("/proc/self/schedstat").ok();
        let nanos = busy.as_ref().and_then(|line| line.split(' ').next()?.parse::<u64>().ok());
        nanos.map_or_else(|| self.0.elapsed().as_secs_f64(), |nanos| nanos as f64 / 1e9)
    }

    fn say(&self, line: &str) {
        println!("{line}");
    }

    fn peak(&self) -> Option<usize> {
        // Where Linux tells.
        let status = std::fs::read_to_string("/proc/self/status").ok()?;
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
        let kilobytes: usize = line.trim().trim_end_matches(" kB").parse().ok()?;
        Some(kilobytes * 1024 / 1_000_000)
    }

    fn forget_peak(&self) {
        // Where it cannot be forgotten the column shows the most of all rows so far.
        let _ = std::fs::write("/proc/self/clear_refs", "5");
    }
}

fn main() {
    // `cargo bench` passes `--bench`.
    let mut given = std::env::args().skip(1).filter(|argument| argument != "--bench");
    let mut file = None;
    let mut hostile = 5_000_000;
    let mut only = None;
    while let Some(argument) = given.next() {
        if argument == "--hostile" {
            hostile = given.next().and_then(|n| n.parse().ok()).expect("--hostile BYTES");
        } else if argument == "--only" {
            only = Some(given.next().expect("--only NAME"));
        } else {
            file = Some(PathBuf::from(argument));
        }
    }
    let file = file.unwrap_or_else(|| {
        let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared");
        let shared = std::env::var_os("CROSSQUOTE_SHARED").map_or_else(beside, PathBuf::from);
        shared.join("polnear/train.jsonl")
    });
    let polnear = std::fs::read_to_string(&file).ok().map(|lines| every_fourth(&lines));
    println!("native, profile bench\n");
    measure::all(&Native(Instant::now()), &Plan { target: 2.0, polnear, hostile, only });
}

/// A quarter of the articles, of all publishers alike: the file is sorted by publisher. More would
/// only take longer.
fn every_fourth(lines: &str) -> Vec<String> {
    let text = |line: &str| {
        let record: serde_json::Value = serde_json::from_str(line).expect("a line is a record");
        record["text"].as_str().expect("a record has a text").to_owned()
    };
    lines.lines().step_by(4).map(text).collect()
}
