//! The pages, one to a file. Each draws one kind of [`crate::route::Route`].

pub(crate) mod article;
pub(crate) mod compare;
pub(crate) mod desk;
pub(crate) mod quotation;
pub(crate) mod quotes;
pub(crate) mod speakers;
pub(crate) mod statement;
pub(crate) mod story;
pub(crate) mod unknown;
