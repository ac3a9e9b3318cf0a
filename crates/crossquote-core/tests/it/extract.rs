//! Extraction: article text in, attributions out, as snapshots.
