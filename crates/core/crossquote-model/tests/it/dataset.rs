//! The dataset codec: round trips and refusals.

use crossquote_model::dataset::json::{self, Json};
use crossquote_model::dataset::{DecodeError, decode, encode};
use crossquote_model::*;

/// A small dataset that uses every field of the model.
pub(crate) fn sample() -> Dataset {
    let text = "Mayor resigns\n\n“I am ready,” Ann Lee told UPI.\n\nPhoto by B";
    let at = |words: &str| {
        let start = text.find(words).unwrap();
        Span::new(start, start + words.len())
    };
    let stated = |words: &str| Some(Stated { value: words.to_owned(), from: vec![at(words)] });
    Dataset {
        title: "A mayor resigns".to_owned(),
        description: "Two lines to test with.".to_owned(),
        articles: vec![Article {
            id: "one".to_owned(),
            title: stated("Mayor resigns"),
            outlet: stated("UPI"),
            url: Some(Stated { value: "https://example.org/1".to_owned(), from: vec![] }),
            byline: stated("B"),
            published: Some(Stated { value: "2024-11-30".to_owned(), from: vec![] }),
            text: text.into(),
            boilerplate: vec![Boilerplate {
                span: at("Photo by B"),
                reason: "photo credit".to_owned(),
            }],
        }],
        speakers: vec![Speaker {
            id: "ann-lee".to_owned(),
            name: "Ann Lee".to_owned(),
            kind: SpeakerKind::Person,
            role: Some("Mayor".to_owned()),
            mentions: vec![Mention {
                article: 0,
                form: "Ann Lee".to_owned(),
                spans: vec![at("Ann Lee")],
            }],
            checked: false,
        }],
        quotations: vec![Quotation {
            id: "q00000001".to_owned(),
            article: 0,
            kind: Kind::Direct,
            polarity: Default::default(),
            content: vec![at("“I am ready,”")],
            quoted: vec![at("I am ready,")],
            cue: vec![at("told")],
            source: vec![at("Ann Lee")],
            speaker: 0,
            to: Some(at("UPI")),
            context: at("“I am ready,” Ann Lee told UPI."),
            confidence: 97,
            evidence: vec![Evidence {
                rule: "marks-then-source".to_owned(),
                spans: vec![at("Ann Lee told")],
            }],
            statement: 0,
            checked: false,
        }],
        statements: vec![Statement {
            id: "s00000001".to_owned(),
            speaker: 0,
            quotations: vec![0],
            links: vec![],
            checked: false,
        }],
        related: vec![],
    }
}

#[test]
fn what_is_written_is_read_again() {
    let dataset = sample();
    assert_eq!(decode(encode(&dataset).as_bytes()).as_ref(), Ok(&dataset));
    assert_eq!(decode(encode(&Dataset::default()).as_bytes()), Ok(Dataset::default()));
}

/// `tests/golden/dataset.v1.json` was written when version 1 was made. It is never written again:
/// when the format changes, the version rises and this file must still be read.
#[test]
fn files_of_every_version_are_still_read() {
    let golden = include_bytes!("../golden/dataset.v1.json");
    assert_eq!(decode(golden).as_ref(), Ok(&sample()));
}

#[test]
fn the_format_does_not_change_unnoticed() {
    assert_eq!(encode(&sample()), include_str!("../golden/dataset.v1.json"));
}

/// What an editor checked says so; readers from before that pass the field over.
#[test]
fn what_is_checked_is_written_and_read_again() {
    let mut dataset = sample();
    dataset.quotations[0].checked = true;
    dataset.speakers[0].checked = true;
    dataset.statements[0].checked = true;
    let file = encode(&dataset);
    assert_eq!(file.matches("\"checked\":true").count(), 3);
    assert_eq!(decode(file.as_bytes()), Ok(dataset));
    assert_eq!(
        decode(file.replace("\"checked\":true", "\"checked\":false").as_bytes()),
        Ok(sample())
    );
}

/// The sample with a second speaker and what the first has to do with it.
fn with_relation() -> Dataset {
    let mut dataset = sample();
    let mut upi = dataset.speakers[0].clone();
    (upi.id, upi.name, upi.kind) = ("upi".to_owned(), "UPI".to_owned(), SpeakerKind::Organisation);
    let told =
        Mention { article: 0, form: "Ann Lee told UPI".to_owned(), spans: vec![Span::new(34, 50)] };
    dataset.speakers.push(upi);
    dataset.related = vec![Link {
        a: 0,
        b: 1,
        why: "speaks-for".to_owned(),
        reason: "Ann Lee speaks for UPI.".to_owned(),
        evidence: vec![told],
    }];
    dataset
}

#[test]
fn what_relates_speakers_is_written_and_read_again() {
    let dataset = with_relation();
    let file = encode(&dataset);
    assert_eq!(decode(file.as_bytes()), Ok(dataset));
    for (from, to) in [
        ("\"a\":0,\"b\":1", "\"a\":1,\"b\":1"),
        ("\"a\":0,\"b\":1", "\"a\":1,\"b\":0"),
        ("\"a\":0,\"b\":1", "\"a\":0,\"b\":2"),
        ("[34,50]", "[34,5000]"),
        ("\"article\":0,\"form\":\"Ann Lee told UPI\"", "\"article\":9,\"form\":\"\""),
    ] {
        assert!(file.contains(from), "{file}");
        let refused = decode(file.replacen(from, to, 1).as_bytes());
        assert!(matches!(refused, Err(DecodeError::Inconsistent(_))), "{to}: {refused:?}");
    }
}

#[test]
fn a_file_cut_anywhere_is_refused_and_never_panics() {
    let file = encode(&sample());
    // The closing line end is not part of the JSON.
    for length in 0..file.len() - 1 {
        if file.is_char_boundary(length) {
            assert!(decode(&file.as_bytes()[..length]).is_err(), "cut at {length}");
        }
    }
}

#[test]
fn damage_to_any_byte_never_panics() {
    let file = encode(&sample()).into_bytes();
    for at in 0..file.len() {
        for byte in [0u8, b'9', b'"', b'-', 0xFF] {
            let mut damaged = file.clone();
            damaged[at] = byte;
            let _ = decode(&damaged);
        }
    }
}

#[test]
fn what_is_wrong_is_said() {
    let file = encode(&sample());
    let change = |from: &str, to: &str| {
        assert!(file.contains(from), "the sample holds {from}");
        file.replacen(from, to, 1)
    };
    let cases = [
        ("empty", String::new()),
        ("a web page", "<!doctype html><title>Not found</title>".to_owned()),
        ("a list", "[1,2]".to_owned()),
        ("other JSON", "{\"name\":\"crossquote\"}".to_owned()),
        ("newer", change("\"version\":1", "\"version\":7")),
        ("no version", change("\"version\":1", "\"version\":0")),
        ("cut", file[..file.len() / 2].to_owned()),
        ("span past the end", change("\"context\":[15,50]", "\"context\":[15,5000]")),
        ("span inside a character", change("\"content\":[[15,32]]", "\"content\":[[16,32]]")),
        ("span backwards", change("\"content\":[[15,32]]", "\"content\":[[32,15]]")),
        ("no such speaker", change("\"speaker\":0,\"to\"", "\"speaker\":3,\"to\"")),
        ("no such article", change("\"article\":0,\"kind\"", "\"article\":9,\"kind\"")),
        ("no such statement", change("\"statement\":0", "\"statement\":1")),
        ("no statements at all", change("\"statements\":", "\"other\":")),
        ("unknown kind", change("\"kind\":\"direct\"", "\"kind\":\"sung\"")),
        ("script as address", change("https://example.org/1", "javascript:alert(1)")),
        ("checked by whom", change("\"statement\":0", "\"checked\":\"yes\",\"statement\":0")),
        ("no content", change("\"content\":[[15,32]]", "\"content\":[]")),
    ];
    let mut out = String::new();
    for (name, bytes) in cases {
        let error = decode(bytes.as_bytes()).expect_err(name);
        out.push_str(&format!("{name}: {error}\n"));
    }
    insta::assert_snapshot!(out);
    assert!(matches!(decode(&[0xFF, 0xFE]), Err(DecodeError::Syntax(_))));
}

/// Our reader and serde_json's, on the dataset and on what damage makes of it.
#[test]
fn what_our_reader_reads_serde_json_reads_the_same() {
    let small = r#"{"a":["é\u00e9\ud83e\udd93 \"\\\/\b\f\n\r\t",0,18446744073709551615,{"b":null,"b":true}],"c":false}"#;
    let mut files = vec![small.as_bytes().to_vec(), encode(&sample()).into_bytes()];
    for file in files.clone() {
        for at in 0..file.len() {
            for byte in [b'9', b'"', b'-', b'\\', b',', b'}', b' ', b'.', b'u', 0x1F, 0xC3] {
                let mut damaged = file.clone();
                damaged[at] = byte;
                files.push(damaged);
            }
            files.push(file[..at].to_vec());
        }
    }
    let (mut read, mut refused) = (0, 0);
    for file in &files {
        let theirs = serde_json::from_slice::<serde_json::Value>(file).ok();
        match json::read(file) {
            Ok(ours) => {
                assert_eq!(Some(plain(&ours)), theirs, "{}", String::from_utf8_lossy(file));
                read += 1;
            }
            // Fractions and negative numbers are theirs alone.
            Err(_) => {
                let text = String::from_utf8_lossy(file);
                let fraction =
                    text.contains(['-', '.']) || text.contains("9e") || text.contains("e9");
                assert!(theirs.is_none() || fraction, "{text}");
                refused += 1;
            }
        }
    }
    assert_eq!(
        (read, refused),
        (4_489, 8_209),
        "read and refused, with dice that are the same each time"
    );
}

fn plain(value: &Json) -> serde_json::Value {
    match value {
        Json::Null => serde_json::Value::Null,
        Json::Truth(truth) => (*truth).into(),
        Json::Number(number) => (*number).into(),
        Json::Text(text) => text.as_ref().into(),
        Json::List(values) => values.iter().map(plain).collect(),
        Json::Record(fields) => {
            fields.iter().map(|(key, value)| (key.clone(), plain(value))).collect()
        }
    }
}

#[test]
fn a_file_of_brackets_is_refused() {
    let error = decode("[".repeat(1_000_000).as_bytes()).unwrap_err();
    insta::assert_snapshot!(error, @"The dataset is damaged or incomplete: values nest too deep at line 1, byte 66.");
}

#[test]
fn a_polarity_is_kept_and_left_out_where_the_source_says_it() {
    let mut dataset = sample();
    assert!(!encode(&dataset).contains("polarity"));
    for polarity in [Polarity::Denied, Polarity::NotSaid, Polarity::Supposed] {
        dataset.quotations[0].polarity = polarity;
        let written = encode(&dataset);
        assert!(written.contains(&format!("\"polarity\":\"{}\"", polarity.name())));
        assert_eq!(decode(written.as_bytes()).as_ref(), Ok(&dataset));
        let other = written.replace(polarity.name(), "shouted");
        assert!(decode(other.as_bytes()).is_err());
    }
}

/// What lists leave out until it is asked for: never words in quotation marks, and nothing that an editor checked.
#[test]
fn indirect_speech_of_low_confidence_is_doubtful() {
    for (kind, confidence, checked, doubtful) in [
        (Kind::Indirect, DOUBTFUL_BELOW - 1, false, true),
        (Kind::Indirect, DOUBTFUL_BELOW, false, false),
        (Kind::Indirect, 0, true, false),
        (Kind::Mixed, 0, false, false),
        (Kind::Direct, 0, false, false),
    ] {
        let quotation = Quotation { kind, confidence, checked, ..Quotation::default() };
        assert_eq!(quotation.is_doubtful(), doubtful, "{kind:?} {confidence} {checked}");
    }
}
