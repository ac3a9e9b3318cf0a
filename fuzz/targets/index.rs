//! Any bytes as a search index, with a checksum that fits: refused, or searched without a panic.

#![no_main]

use crossquote_explore::search::{Index, Request};
use libfuzzer_sys::fuzz_target;

fuzz_target!(|input: (&[u8], &str)| {
    let (body, text) = input;
    let mut bytes = [b"CQINDEX\n\x02\0\0\0\0\0\0\0".as_slice(), body].concat();
    Index::seal(&mut bytes);
    if let Ok(index) = Index::read(bytes) {
        let request = Request { text: text.to_owned(), ..Request::default() };
        // The first search makes lists of its own words, the second those of all.
        index.find(&request, 10);
        index.find(&request, 10);
    }
});
