//! The dataset codec: round trips and refusals.
