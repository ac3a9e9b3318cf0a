//! Any bytes as a model, as they are and with the head and the checksum put right so that the rest is reached:
//! refused with a message, or a model that extraction can use and that is written as it was read.

use crossquote_extract::learned::head;
use crossquote_extract::{Model, extract_with};

use crate::{Target, inputs, valid};

pub(crate) const TARGET: Target = Target {
    name: "model",
    // What the corpus has are bodies without a head: short, and therefore changed where it matters.
    made: || vec![inputs::MODEL.to_vec()],
    beside: &[],
    words: &["CQMODEL\u{3}", "\0\0\0\0", "\u{1}\0\0\0", "\u{7f}", "\0\0\u{7f}"],
    changes: 40,
    run,
};

const TEXT: &str = "“We will win,” Ann Lee said. He denied that it fell, adding: “No.”";

fn run(bytes: &[u8]) -> String {
    let body = bytes.strip_prefix(head().as_slice()).unwrap_or(bytes);
    let mut right = [head().as_slice(), &body[..body.len().saturating_sub(4)]].concat();
    let sum = right
        .iter()
        .fold(0x811C_9DC5, |sum: u32, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193));
    right.extend(sum.to_le_bytes());
    format!("{}; {}", load(bytes), load(&right))
}

fn load(bytes: &[u8]) -> String {
    let model = match Model::load(bytes) {
        Ok(model) => model,
        Err(error) => {
            let message = error.to_string();
            assert!(message.contains("model"), "it says what it is about: {message}");
            return message;
        }
    };
    let found = extract_with(Some(&model), TEXT, &[]);
    valid::check(TEXT, &found);
    let written = model.to_bytes();
    let again = Model::load(&written).expect("what was read can be written and read");
    assert!(again.to_bytes() == written, "and is written the same again");
    assert_eq!(extract_with(Some(&again), TEXT, &[]), found, "and finds the same");
    format!("{} found", found.attributions.len())
}
