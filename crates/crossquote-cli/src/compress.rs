//! Files compressed ahead, for hosts that send what lies beside a file as `.br` and `.gz`.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Result, bail};
use crossquote_compress::{brotli, gzip};

/// Endings of what is worth compressing; pictures are compressed already.
const TEXT: [&str; 10] =
    ["css", "html", "js", "json", "svg", "wasm", "webmanifest", "index", "facts", "txt"];

/// Whether a file is worth compressing, by its name.
pub(crate) fn is_worth_it(name: &str) -> bool {
    name.rsplit_once('.').is_some_and(|(_, ending)| TEXT.contains(&ending))
}

/// Compresses each of `files`, name and contents, twice, and gives `put` name and bytes; several side by side, as
/// many as the machine has cores. `quality`: brotli's for a file, 0 to 11.
pub(crate) fn ahead(
    files: &[(&str, &[u8])],
    quality: impl Fn(&str, &[u8]) -> i32 + Sync,
    put: impl Fn(&str, &[u8]) -> Result<()> + Sync,
) -> Result<()> {
    let jobs = files.len() * 2;
    let next = AtomicUsize::new(0);
    let work = || -> Result<()> {
        loop {
            let job = next.fetch_add(1, Ordering::Relaxed);
            if job >= jobs {
                return Ok(());
            }
            let (name, contents) = files[job / 2];
            match job % 2 {
                0 => put(&format!("{name}.br"), &brotli(contents, quality(name, contents))?)?,
                _ => put(&format!("{name}.gz"), &gzip(contents)?)?,
            }
        }
    };
    let workers = thread::available_parallelism().map_or(2, usize::from);
    thread::scope(|scope| {
        let running: Vec<_> = (0..workers).map(|_| scope.spawn(work)).collect();
        let bug = |_| bail!("this is a bug in crossquote: compressing");
        running.into_iter().try_for_each(|one| one.join().unwrap_or_else(bug))
    })
}
