//! What the tests of several crates share: collections written down as readable text, the bundled dataset, dice.

#![allow(clippy::unwrap_used, reason = "a test that cannot read its input has nothing to say")]
#![allow(
    clippy::disallowed_methods,
    reason = "tests read files; what the core may not do is banned in clippy.toml"
)]

mod arbitrary;
mod dice;
mod markup;

use std::path::{Path, PathBuf};

use crossquote_model::Dataset;

pub use arbitrary::texts;
pub use dice::Dice;
pub use markup::{line, read};

/// A file's text.
pub fn file(path: &Path) -> String {
    std::fs::read_to_string(path).unwrap()
}

/// The root of the repository.
pub fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..")
}

/// The dataset of the five bundled articles.
pub fn five() -> Dataset {
    let bytes = std::fs::read(root().join("data/dataset/dataset.json")).unwrap();
    crossquote_model::dataset::decode(&bytes).unwrap()
}
