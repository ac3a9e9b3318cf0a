//! What is loaded: one dataset and its index, with look-ups by number and by id.
//!
//! ```text
//! source.rs      where a collection comes from: a file, a file of facts with texts to come, the page itself,
//!                the browser's library
//! loaded.rs      the collection: records by number and by id
//! texts.rs       files of texts that come later, and what has become of each
//! requests.rs    who waits for which text
//! ```

mod load_error;
mod loaded;
mod requests;
mod source;
mod texts;

pub(crate) use load_error::LoadError;
pub(crate) use loaded::{Collection, Origin};
pub(crate) use requests::Readiness;
pub(crate) use source::load;
