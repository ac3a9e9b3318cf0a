//! Review: a person puts right what was found. Each step becomes a correction, and can be taken back.
//!
//! ```text
//! bar.rs          undo, redo, where it is kept, files          problems.rs   what could not be done
//! article/        one article: which, its facts, its text, and beside that
//!   quotations/     its quotations, one of them open: speaker, statement, no quotation
//!   mark/           words that are a quotation and were missed
//! speakers/       all speakers: two that are one
//! corrections/    all corrections: each can be explained, and taken back
//! ```
//!
//! state.rs is what is chosen here, dataset.rs the dataset as components follow it. A step is taken by the engine:
//! what a page asks for is an [`Edit`](crossquote_model::corrections::Edit), what it shows follows the store.

mod article;
mod bar;
mod corrections;
mod dataset;
mod fields;
mod focus;
mod keys;
mod mark;
mod no_collection;
mod page;
mod problems;
mod quotations;
mod redraw;
mod reviewer;
mod speaker_fields;
mod speaker_names;
mod speakers;
mod state;
mod views;
mod wording;

pub(crate) use no_collection::NoCollection;
pub(crate) use page::ReviewPage;
pub(crate) use problems::Problems;
pub(crate) use state::ReviewState;
