//! What is computed for the two versions that are chosen. Core's comparison borrows the dataset, so it is made
//! anew for each choice, which takes some milliseconds for one statement; what comes out is owned.

use std::sync::Arc;

use crossquote_explore::compare::{self, Column, Comparable, Kept, Wording};

use crate::collection::Collection;

/// A choice of two versions.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Comparison {
    /// Index into the statement's versions, like `with`.
    pub(super) base: usize,
    /// What the base is compared with.
    pub(super) with: usize,
    /// The two, word by word.
    pub(super) wording: Arc<Wording>,
    /// All versions, beside the base.
    pub(super) beside_base: Arc<BesideBase>,
}

/// All versions beside the base; the same whatever the base is compared with.
#[derive(Debug, PartialEq)]
pub(super) struct BesideBase {
    pub(super) base: usize,
    /// Which versions share enough with the base to stand beside it.
    pub(super) comparable: Comparable,
    /// The table of these.
    pub(super) columns: Vec<Column>,
    /// What of the base others have.
    pub(super) kept: Vec<Kept>,
    /// The differences as critical editions note them.
    pub(super) apparatus: String,
}

impl Comparison {
    /// Of a statement whose articles' texts are there.
    pub(super) fn new(
        collection: &Collection,
        statement: u32,
        (base, with): (usize, usize),
    ) -> Comparison {
        let versions = compare::versions(&collection.dataset, statement);
        let comparable = versions.comparable(base);
        let beside_base = BesideBase {
            base,
            columns: versions.columns(&comparable.aligned),
            kept: versions.coverage(&collection.dataset, &comparable),
            apparatus: versions.apparatus(&comparable),
            comparable,
        };
        Comparison {
            base,
            with,
            wording: Arc::new(versions.wording(base, with)),
            beside_base: Arc::new(beside_base),
        }
    }
}
