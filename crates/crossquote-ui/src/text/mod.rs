//! Text with spans marked in it.

mod pieces;

pub use pieces::{Annotation, Layers, Piece, annotate, split_into_pieces};
