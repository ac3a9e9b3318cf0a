//! What the explorer says of a collection of the reader's own, which it shows out of the browser's
//! library. Making and correcting it is the workspace's, a page of its own.

mod strip;

pub(crate) use strip::LocalCollectionStrip;
