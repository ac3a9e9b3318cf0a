//! Compression of a site's files: the same bytes for the same bytes, no name and no time in them.
//!
//! ```
//! let text = b"quotations, quotations, quotations".repeat(20);
//! let packed = crossquote_compress::brotli(&text, 11).expect("memory does not fail");
//! assert!(packed.len() < text.len() / 10);
//! ```

use std::io::{Result, Write};

use ::brotli::CompressorWriter;
use ::brotli::enc::BrotliEncoderParams;
use flate2::{Compression, GzBuilder};

/// gzip at its best.
pub fn gzip(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = GzBuilder::new().mtime(0).write(Vec::new(), Compression::best());
    packed.write_all(bytes)?;
    packed.finish()
}

/// The same, a twentieth smaller, and a hundred times as slow.
pub fn gzip_smallest(bytes: &[u8]) -> Result<Vec<u8>> {
    let mut packed = Vec::new();
    zopfli::compress(zopfli::Options::default(), zopfli::Format::Gzip, bytes, &mut packed)?;
    Ok(packed)
}

/// Brotli; `quality`: 0 (fast) to 11 (small, seconds a megabyte).
pub fn brotli(bytes: &[u8], quality: i32) -> Result<Vec<u8>> {
    let params = BrotliEncoderParams { quality, size_hint: bytes.len(), ..Default::default() };
    let mut packed = CompressorWriter::with_params(Vec::new(), 1 << 16, &params);
    packed.write_all(bytes)?;
    packed.flush()?;
    Ok(packed.into_inner())
}
