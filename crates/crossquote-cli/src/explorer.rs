//! The web explorer within the command: the finished site (`dist/`), as the web build left it.
//!
//! Behind the feature `explorer`, because the site's build needs this command first: `make command`
//! builds the site, then the command with the site in it. Who has that needs nothing else at run time.

use std::borrow::Cow;

use anyhow::{Result, bail};

#[cfg(feature = "explorer")]
#[derive(rust_embed::RustEmbed)]
#[folder = "../../dist"]
struct Site;

/// One file of the site.
#[cfg(feature = "explorer")]
pub(crate) fn file(name: &str) -> Result<Cow<'static, [u8]>> {
    match Site::get(name) {
        Some(file) => Ok(file.data),
        None => bail!("this is a bug in crossquote: the explorer in it has no {name}"),
    }
}

/// The names of all files of the site; those of the workspace begin with its folder and `/`.
#[cfg(feature = "explorer")]
pub(crate) fn names() -> Result<Vec<String>> {
    Ok(Site::iter().map(Cow::into_owned).collect())
}

#[cfg(not(feature = "explorer"))]
const ABSENT: &str = "this crossquote was built without the explorer. Build it with `make command`, or \
    name a saved explorer with --app, for one file";

/// One file of the site.
#[cfg(not(feature = "explorer"))]
pub(crate) fn file(_: &str) -> Result<Cow<'static, [u8]>> {
    bail!(ABSENT)
}

/// The names of all files of the site.
#[cfg(not(feature = "explorer"))]
pub(crate) fn names() -> Result<Vec<String>> {
    bail!(ABSENT)
}
