//! Any bytes as a model, with the head and the checksum put right so that the rest is reached: an
//! error or a model that extraction can use, never a panic.

#![no_main]

use crossquote_extract::learned::head;
use crossquote_extract::{Model, extract_with};
use libfuzzer_sys::fuzz_target;

#[path = "../../crates/core/crossquote-extract/tests/it/valid.rs"]
mod valid;

fuzz_target!(|bytes: &[u8]| {
    let mut file = head();
    file.extend_from_slice(bytes);
    let sum = file
        .iter()
        .fold(0x811C_9DC5, |sum: u32, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    file.extend_from_slice(&sum.to_le_bytes());
    if let Ok(model) = Model::load(&file) {
        let text = "“We will win,” Ann Lee said. He denied that it fell, adding: “No.”";
        valid::check(text, &extract_with(Some(&model), text, &[]));
    }
});
