//! How fast extraction and comparison are in WebAssembly: the same rows as natively, with the clock, the console and
//! the articles that `run.mjs` finds in JavaScript's global object.

// Shared with the native benchmark, which is no crate that could be documented.
#![allow(missing_docs, unreachable_pub)]

use js_sys::{Array, Function, Reflect, global};
use measure::{Host, Plan};

#[path = "../inputs.rs"]
mod inputs;
#[path = "../measure.rs"]
mod measure;
#[path = "../../../../crossquote-explore/benches/compare/speed.rs"]
mod speed;

/// Calls `object.name(argument)` of the global object; everything that is asked for here exists in
/// every engine.
fn call(object: &str, name: &str, argument: &str) -> Option<f64> {
    let object = Reflect::get(&global(), &object.into()).ok()?;
    let function: Function = Reflect::get(&object, &name.into()).ok()?.into();
    function.call1(&object, &argument.into()).ok()?.as_f64()
}

struct Script;

impl Host for Script {
    fn now(&self) -> f64 {
        call("performance", "now", "").unwrap_or(f64::NAN) / 1000.0
    }

    fn say(&self, line: &str) {
        call("console", "log", line);
    }

    fn peak(&self) -> Option<usize> {
        // The memory of a module never shrinks: the most of all rows so far.
        #[cfg(target_arch = "wasm32")]
        return Some(core::arch::wasm32::memory_size(0) * 65_536 / 1_000_000);
        #[cfg(not(target_arch = "wasm32"))]
        None
    }

    fn forget_peak(&self) {}
}

fn main() {
    let given = |name: &str| Reflect::get(&global(), &name.into()).ok();
    let polnear = given("polnear").filter(|texts| !texts.is_undefined()).map(|texts| {
        Array::from(&texts).iter().filter_map(|text| text.as_string()).collect::<Vec<String>>()
    });
    let hostile = given("hostileBytes").and_then(|bytes| bytes.as_f64()).unwrap_or(5e6) as usize;
    // Comparison first: it takes a second.
    speed::all(&|| Script.now(), &|line| Script.say(line));
    Script.say("");
    measure::all(&Script, &Plan { target: 1.0, polnear, hostile, only: None });
}
