//! The dataset file: one versioned format, written and read here and nowhere else.
