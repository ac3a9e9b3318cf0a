//! Any bytes as a search index, with a checksum that fits: refused, or searched without a panic.

#![no_main]

use crossquote_core::search::{Index, Request};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&[u8], &str)| {
    let (body, text) = input;
    let add = |sum: u32, word: u32| (sum ^ word).wrapping_mul(0x0100_0193).rotate_left(5);
    let words = body.chunks_exact(4);
    let rest = words.remainder();
    let sum = words
        .map(|word| u32::from_le_bytes([word[0], word[1], word[2], word[3]]))
        .fold(0x811C_9DC5 ^ body.len() as u32, add);
    let sum = rest.iter().map(|&byte| u32::from(byte)).fold(sum, add);
    let bytes = [b"CQINDEX\n\x01\0\0\0".as_slice(), &sum.to_le_bytes(), body].concat();
    if let Ok(index) = Index::read(bytes) {
        let request = Request { text: text.to_owned(), ..Request::default() };
        index.find(&request, 10);
    }
});
