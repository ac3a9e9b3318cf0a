//! The model that extraction uses: the one in the program, another file, or none.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use clap::Args;
use crossquote_extract::Model;

/// Trained by `crossquote train`; docs/MODEL.md tells on what, and how good it is.
static BUILT_IN: &[u8] = include_bytes!("../../../data/model/extraction.cqmodel");

/// Which model extraction uses.
#[derive(Args, Clone, Default)]
pub(crate) struct Choice {
    /// Use this model file in place of the one in the program
    #[arg(long, value_name = "FILE", conflicts_with = "rules_only")]
    model: Option<PathBuf>,
    /// Use no model: find by rules alone
    #[arg(long)]
    rules_only: bool,
}

impl Choice {
    /// Reads it; `None` for rules alone.
    pub(crate) fn load(&self) -> Result<Option<Model>> {
        if self.rules_only {
            return Ok(None);
        }
        match &self.model {
            Some(file) => read(file).map(Some),
            None => Model::load(BUILT_IN)
                .map(Some)
                .context("this is a bug in crossquote: the model in the program"),
        }
    }
}

fn read(file: &Path) -> Result<Model> {
    let bytes = fs::read(file).with_context(|| format!("cannot read {}", file.display()))?;
    Model::load(&bytes).with_context(|| file.display().to_string())
}
