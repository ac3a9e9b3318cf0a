//! What a finished site consists of, made of what Trunk built and of a dataset. Text and bytes in, text and bytes out.
//!
//! ```text
//! Trunk's index.html ──finish──▶ index.html        its policy, style and start             (finish.rs, policy.rs)
//!   program, dataset ──────────▶ crossquote.html   all of it in one file                   (saved.rs, boot.js)
//!  that of workspace/ ─────────▶ workspace/index.html   as index.html
//!            dataset ──────────▶ first screen, head, between marks of either page   (opening.rs, head.rs, marks.rs)
//!            address ──────────▶ links to itself, oembed.json                              (home.rs)
//!          all files ──────────▶ sw.js with their hashes                                   (worker.rs)
//! ```
//!
//! It is done here once: Trunk's hook (`scripts/finish.sh`) and `crossquote bundle` call it natively, "Save as one
//! file" in WebAssembly.

mod error;
mod finish;
mod head;
mod home;
pub mod html;
mod marks;
mod opening;
mod policy;
mod saved;
mod worker;

pub use error::SiteError;
pub use finish::{Built, BuiltWorkspace, Finished, finish};
pub use home::{Home, with_home, with_host};
pub use marks::{FirstScreen, with_first_screen};
pub use saved::{SavedContents, SavingError, with_dataset};
pub use worker::{FileHashes, hash_of_file, is_kept_offline, with_files};

/// The explorer saved in one file, among the files of a site.
pub const SAVED: &str = "crossquote.html";

/// The folder of the workspace in a site that has one.
pub const WORKSPACE: &str = "workspace/";

/// The workspace's page, among the files of a site.
pub const WORKSPACE_PAGE: &str = "workspace/index.html";
