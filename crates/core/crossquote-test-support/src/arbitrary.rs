//! How tests of made-up texts are run.

use proptest::prelude::ProptestConfig;
use proptest::test_runner::{RngSeed, contextualize_config};

/// The same texts at each run, that a change is blamed for what it broke and for nothing else.
/// `PROPTEST_RNG_SEED=2 PROPTEST_CASES=20000 cargo test arbitrary` looks further.
pub fn texts() -> ProptestConfig {
    contextualize_config(ProptestConfig {
        cases: 400,
        rng_seed: RngSeed::Fixed(1),
        // A text that failed belongs among the tests, by hand and with a name.
        failure_persistence: None,
        ..ProptestConfig::default()
    })
}
