//! Files compressed ahead, for hosts that send what lies beside a file as `.br` and `.gz`.

use std::io::Write;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use anyhow::{Result, bail};
use brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

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

/// The same bytes for the same bytes: no name and no time is in them.
pub(crate) fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    Ok(packed.finish()?)
}

/// The same, a twentieth smaller, and a hundred times as slow.
pub(crate) fn gzip_smallest(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}

fn brotli(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality, size_hint: bytes.len(), ..Default::default() };
    let mut packed = brotli::CompressorWriter::with_params(Vec::new(), 1 << 16, &params);
    packed.write_all(bytes)?;
    packed.flush()?;
    Ok(packed.into_inner())
}
