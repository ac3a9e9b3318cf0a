//! Comparison: two wordings in, runs and sentences out.
