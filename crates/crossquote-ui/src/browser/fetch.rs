//! Files that lie beside the page.

use std::fmt;

use gloo::net::http::Request;

/// A file could not be had.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FetchError {
    /// Its address, relative to the page.
    pub file: String,
    /// What the server answered; `None` where no server did.
    pub status: Option<u16>,
}

impl fmt::Display for FetchError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let file = &self.file;
        match self.status {
            Some(status) => {
                write!(f, "The file {file} could not be loaded: the server answered {status}.")
            }
            None => {
                write!(f, "The file {file}, which belongs beside this page, could not be loaded.")
            }
        }
    }
}

impl std::error::Error for FetchError {}

/// The bytes of a file. `file` is relative to the page.
pub async fn fetch_bytes(file: &str) -> Result<Vec<u8>, FetchError> {
    let error = |status| FetchError { file: file.to_owned(), status };
    let response = Request::get(file).send().await.map_err(|_| error(None))?;
    if !response.ok() {
        return Err(error(Some(response.status())));
    }
    response.binary().await.map_err(|_| error(None))
}
