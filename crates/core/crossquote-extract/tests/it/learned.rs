//! The model file: what is written is read back the same, what is damaged is refused.

use crossquote_extract::learned::VERSION;
use crossquote_extract::{Model, ModelError};

use crate::inputs::MODEL;

/// Places spread over the file, with every byte of its beginning and its end among them.
fn places() -> impl Iterator<Item = usize> {
    let len = MODEL.len();
    (0..len).filter(move |at| *at < 64 || at % 4999 == 0 || len - at <= 64)
}

#[test]
fn written_and_read_back_it_is_the_same() {
    let model = Model::load(MODEL).unwrap();
    assert!(model.to_bytes() == MODEL, "the file of the repository is what is written");
    let again = Model::load(&model.to_bytes()).unwrap();
    assert!(again.to_bytes() == MODEL);
}

#[test]
fn cut_short_it_is_refused() {
    for at in places() {
        assert!(Model::load(&MODEL[..at]).is_err(), "cut at {at}");
    }
    assert_eq!(Model::load(b"").unwrap_err(), ModelError::NotAModel);
}

#[test]
fn with_a_byte_changed_it_is_refused() {
    let mut bytes = MODEL.to_vec();
    for at in places() {
        for flip in [0x01, 0x80, 0xFF] {
            bytes[at] ^= flip;
            assert!(Model::load(&bytes).is_err(), "byte {at} with {flip:#x}");
            bytes[at] ^= flip;
        }
    }
}

#[test]
fn with_bytes_too_many_it_is_refused() {
    assert!(Model::load(&[MODEL, b"x"].concat()).is_err());
    assert!(Model::load(&[b"x", MODEL].concat()).is_err());
    assert!(Model::load(&[MODEL, MODEL].concat()).is_err());
}

#[test]
fn another_version_is_named() {
    let mut bytes = MODEL.to_vec();
    bytes[b"CQMODEL".len()] = VERSION + 1;
    let error = Model::load(&bytes).unwrap_err();
    assert_eq!(error, ModelError::Version { found: VERSION + 1 });
    assert!(error.to_string().contains("version"), "{error}");
}

/// The sum over all bytes before it that ends a file.
fn sum(body: &[u8]) -> u32 {
    body.iter()
        .fold(0x811C_9DC5, |sum: u32, &byte| (sum ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// Where the file says how many features there are, and behind it their names.
const NAMES: usize = b"CQMODEL".len() + 1;

/// What loading says when the names of the features are changed and the checksum is right.
fn with_names(change: impl FnOnce(&mut Vec<u8>)) -> ModelError {
    let mut body = MODEL[..MODEL.len() - 4].to_vec();
    change(&mut body);
    body.extend(sum(&body).to_le_bytes());
    Model::load(&body).unwrap_err()
}

/// The first names of the file, with their lengths.
const FIRST: &[u8] = b"\x08FromRule\x0AFromTagger";

#[test]
fn an_older_version_is_named() {
    let mut bytes = MODEL.to_vec();
    bytes[b"CQMODEL".len()] = 2;
    let error = Model::load(&bytes).unwrap_err();
    assert_eq!(error, ModelError::Version { found: 2 });
    assert!(error.to_string().contains("the model has version 2, this program reads"), "{error}");
}

#[test]
fn a_renamed_feature_is_named() {
    assert_eq!(&MODEL[NAMES + 1..][..FIRST.len()], FIRST);
    let error = with_names(|body| body[NAMES + 2..][..8].copy_from_slice(b"FromRole"));
    assert_eq!(
        error,
        ModelError::Feature { at: 0, expected: Some("FromRule"), found: Some("FromRole".into()) }
    );
    let shown = error.to_string();
    assert!(shown.contains("number 0 is `FromRole` in the model"), "{shown}");
    assert!(shown.contains("expects `FromRule`"), "{shown}");
}

#[test]
fn an_inserted_or_missing_feature_is_named() {
    let found = Some("Novelty".to_owned());
    let inserted = with_names(|body| {
        body[NAMES] += 1;
        body.splice(NAMES + 10..NAMES + 10, *b"\x07Novelty");
    });
    let expected = Some("FromTagger");
    assert_eq!(inserted, ModelError::Feature { at: 1, expected, found: found.clone() });

    let count = usize::from(MODEL[NAMES]);
    let end = (0..count).fold(NAMES + 1, |at, _| at + 1 + usize::from(MODEL[at]));
    let appended = with_names(|body| {
        body[NAMES] += 1;
        body.splice(end..end, *b"\x07Novelty");
    });
    assert_eq!(appended, ModelError::Feature { at: count, expected: None, found });
    assert!(appended.to_string().contains("expects nothing"), "{appended}");

    let missing = with_names(|body| body[NAMES] -= 1);
    let ModelError::Feature { at, expected: Some(_), found: None } = missing else {
        panic!("{missing:?}");
    };
    assert_eq!(at, count - 1);
}

#[test]
fn features_in_another_order_are_named() {
    let error = with_names(|body| {
        body[NAMES + 1..][..FIRST.len()].copy_from_slice(b"\x0AFromTagger\x08FromRule");
    });
    let found = Some("FromTagger".to_owned());
    assert_eq!(error, ModelError::Feature { at: 0, expected: Some("FromRule"), found });
}

/// A checksum finds damage and keeps nobody out: behind it, too, nothing may panic.
#[test]
fn a_right_checksum_over_wrong_bytes_does_no_harm() {
    let body = &MODEL[..MODEL.len() - 4];
    assert_eq!(sum(body).to_le_bytes(), MODEL[MODEL.len() - 4..], "the sum is made like this");
    let text = "“We will win,” Ann Lee said. He denied that it fell, adding: “No.”";
    let try_it = |mut body: Vec<u8>| {
        body.extend(sum(&body).to_le_bytes());
        if let Ok(model) = Model::load(&body) {
            let found = crossquote_extract::extract_with(Some(&model), text, &[]);
            crate::valid::check(text, &found);
            assert!(Model::load(&model.to_bytes()).is_ok(), "what was read can be written");
        }
    };
    for at in places().filter(|&at| at < body.len()).step_by(5) {
        try_it(body[..at].to_vec());
        for flip in [0x01, 0x80, 0xFF] {
            let mut changed = body.to_vec();
            changed[at] ^= flip;
            try_it(changed);
        }
    }
}
