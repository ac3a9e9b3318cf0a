//! Corrections: a small collection and what an editor says in, the corrected one or the problems out.
//!
//! An input is the markup of crossquote-test-support, a line `=====`, and the corrections as JSON: core
//! reads no TOML, and JSON is what a page will hand over.

use std::fmt::Write;

use crossquote_extract::corrections::{apply, revise};
use crossquote_model::Dataset;
use crossquote_model::corrections::{Applied, Changes, Corrections, Edit, alike, changes};
use crossquote_model::dataset::{decode, encode, validate};

use crossquote_test_support::{file, line, read};

fn parts(input: &str) -> (Dataset, Corrections) {
    let (markup, corrections) = input.split_once("\n=====\n").unwrap();
    (read(markup), serde_json::from_str(corrections).unwrap())
}

/// Everything that a correction can change, a quotation a line.
fn listing(dataset: &Dataset) -> String {
    let mut out = String::new();
    for article in &dataset.articles {
        let facts =
            [&article.title, &article.outlet, &article.byline, &article.published, &article.url];
        let facts: Vec<_> = facts.into_iter().flatten().map(|fact| fact.value.as_str()).collect();
        let _ = writeln!(out, "article {}: {}", article.id, facts.join(" · "));
    }
    let checked = |checked: bool| if checked { " (checked)" } else { "" };
    for speaker in &dataset.speakers {
        let forms: Vec<_> = speaker.mentions.iter().map(|mention| mention.form.as_str()).collect();
        let (name, mark) = (&speaker.name, checked(speaker.checked));
        let _ =
            writeln!(out, "speaker {name}{mark}, {}: {}", speaker.kind.name(), forms.join(", "));
    }
    for statement in &dataset.statements {
        let name = &dataset.speakers[statement.speaker as usize].name;
        let _ = writeln!(out, "statement of {name}{}", checked(statement.checked));
        for &number in &statement.quotations {
            let quotation = &dataset.quotations[number as usize];
            let text = &dataset.articles[quotation.article as usize].text;
            let told = quotation.polarity.told().map(|told| format!(", {told}"));
            let kind = quotation.kind.name().to_owned() + &told.unwrap_or_default();
            let mark = checked(quotation.checked);
            let _ = writeln!(out, "  {number} {kind}{mark} {}", line(dataset, number));
            if quotation.checked {
                let words = |spans: &[crossquote_model::Span]| {
                    spans.iter().map(|span| span.of(text)).collect::<Vec<_>>().join(" | ")
                };
                let _ = writeln!(out, "      quoted: {}", words(&quotation.quoted));
                let _ = writeln!(out, "      source: {}", words(&quotation.source));
                let _ = writeln!(out, "      cue: {}", words(&quotation.cue));
                let _ = writeln!(out, "      context: {}", words(&[quotation.context]));
            }
        }
        for link in &statement.links {
            let _ = writeln!(out, "    {}–{}: {}", link.a, link.b, link.reason);
        }
    }
    out
}

#[test]
fn every_correction_fits_or_says_why_not() {
    insta::glob!("../inputs", "corrections/*.txt", |path| {
        let input = file(path);
        let (dataset, corrections) = parts(&input);
        let mut out = format!("{}\n-----\n", input.trim_end());
        match apply(&dataset, &corrections) {
            Ok(Applied { dataset, warnings }) => {
                assert_eq!(validate(&dataset), Ok(()));
                assert_eq!(decode(encode(&dataset).as_bytes()).as_ref(), Ok(&dataset));
                for warning in warnings {
                    let _ = writeln!(out, "warning: {warning}");
                }
                out += &listing(&dataset);
            }
            Err(problems) => {
                for problem in problems {
                    let _ = writeln!(out, "{problem}");
                }
            }
        }
        insta::assert_snapshot!(out);
    });
}

#[test]
fn no_corrections_change_nothing() {
    let (mut dataset, _) = parts(&format!("{SMALL}\n=====\n{{}}"));
    // The markup numbers speakers as they come; a dataset has the most quoted first.
    dataset.speakers.iter_mut().for_each(|speaker| speaker.id.make_ascii_lowercase());
    let applied = apply(&dataset, &Corrections::default()).unwrap();
    assert_eq!(applied.dataset, dataset);
    assert!(applied.warnings.is_empty());
}

const SMALL: &str = "article: a\n\nMara Voss: [[“One bridge is enough,”]] <Voss> {said}.\n\n\
                     Mara Voss: She said [[two are too many]].\n\nOle Brandt: [[“No,”]] he said.";

/// A file names the kinds as messages do, and what it holds comes back from it.
#[test]
fn corrections_are_written_as_they_are_read() {
    let input = include_str!("../inputs/corrections/one_of_each.txt");
    let (_, corrections) = parts(input);
    assert_eq!(corrections.count(), 7, "one of each kind but article-facts, which facts.txt has");
    let written = serde_json::to_string(&corrections).unwrap();
    assert_eq!(serde_json::from_str::<Corrections>(&written).unwrap(), corrections);
    assert!(serde_json::from_str::<Corrections>(r#"{"wrong-speakers":[]}"#).is_err());
}

/// Whatever words an anchor has, it is applied or refused, and never breaks a dataset.
#[test]
fn any_words_are_applied_or_refused() {
    let (dataset, _) = parts(include_str!("../inputs/corrections/one_of_each.txt"));
    let mut dice = crossquote_test_support::Dice(5);
    let (mut fit, mut refused) = (0, 0);
    for _ in 0..400 {
        let mut anchor = || {
            let article = &dataset.articles[dice.roll(dataset.articles.len())];
            let at = |at: usize| article.text.ceil_char_boundary(at);
            let start = at(dice.roll(article.text.len()));
            let end = at((start + dice.roll(80)).min(article.text.len()));
            serde_json::json!({"article": article.id, "exact": article.text[start..end]})
        };
        let corrections = serde_json::json!({
            "not-a-quotation": [{"quotation": anchor()}],
            "missed-quotation": [{"quotation": anchor(), "speaker": "Ole Brandt"}],
            "wrong-speaker": [{"quotation": anchor(), "speaker": "Unattributed"}],
        });
        for kind in ["not-a-quotation", "missed-quotation", "wrong-speaker"] {
            let mut one = serde_json::Map::new();
            one.insert(kind.to_owned(), corrections[kind].clone());
            let one: Corrections = serde_json::from_value(one.into()).unwrap();
            match apply(&dataset, &one) {
                Ok(applied) => {
                    assert_eq!(validate(&applied.dataset), Ok(()));
                    fit += 1;
                }
                Err(problems) => {
                    assert!(!problems.is_empty());
                    refused += 1;
                }
            }
        }
    }
    assert_eq!(
        (fit, refused),
        (923, 277),
        "that fit and are refused, with dice that are the same each time"
    );
}

/// What a reviewer does, a step a line, and what becomes of it: the corrections and the dataset after each
/// step, or why it does not fit. A step that does not fit changes nothing. Who takes a step stands before it.
#[test]
fn steps_of_a_review_become_corrections() {
    insta::glob!("../inputs", "revise/*.txt", |path| {
        let input = file(path);
        let (markup, steps) = input.split_once("\n=====\n").unwrap();
        let base = read(markup);
        let mut corrected = base.clone();
        let mut corrections = Corrections::default();
        let mut out = format!("{}\n-----\n{}", markup.trim_end(), listing(&base));
        for step in steps.lines() {
            let _ = writeln!(out, "\n> {step}");
            let (by, edit) = step.split_at(step.find('{').unwrap());
            let edit: Edit = serde_json::from_str(edit).unwrap();
            match revise(&base, &corrected, &corrections, &edit, by) {
                Ok(revised) => {
                    assert_eq!(validate(&revised.applied.dataset), Ok(()));
                    assert_sent(&corrected, &revised.applied.dataset);
                    (corrected, corrections) = (revised.applied.dataset, revised.corrections);
                    out += &serde_json::to_string_pretty(&corrections).unwrap();
                    let _ = writeln!(out, "\n{}", listing(&corrected).trim_end());
                    for warning in revised.applied.warnings {
                        let _ = writeln!(out, "warning: {warning}");
                    }
                }
                Err(problems) => {
                    for problem in problems {
                        let _ = writeln!(out, "{problem}");
                    }
                }
            }
        }
        insta::assert_snapshot!(out);
    });
}

/// Whoever has the first and is sent what differs has the second; gives how long the message is.
fn assert_sent(before: &Dataset, after: &Dataset) -> usize {
    let sent = serde_json::to_string(&changes(before.clone(), after)).unwrap();
    let changes: Changes = serde_json::from_str(&sent).unwrap();
    let mut made = before.clone();
    assert!(changes.apply(&mut made));
    assert!(made == *after, "{}", encode(&made));
    sent.len()
}

/// From any dataset to any other, of the same articles or not; and where the dataset is none of that size,
/// nothing is done.
#[test]
fn changes_make_any_dataset_any_other() {
    let whole = decode(include_bytes!("../../../../../data/dataset/dataset.json")).unwrap();
    let (other, corrections) = parts(include_str!("../inputs/corrections/one_of_each.txt"));
    let mut all =
        vec![Dataset::default(), other.clone(), apply(&other, &corrections).unwrap().dataset];
    let mut dice = crossquote_test_support::Dice(7);
    let (mut corrected, mut corrections) = (whole.clone(), Corrections::default());
    let mut steps = 0;
    while steps < 60 {
        let mut some = |many: usize| dice.roll(many.max(1));
        let quotation = some(corrected.quotations.len());
        let step = match some(6) {
            0 => serde_json::json!({"step":"remove","quotation":quotation}),
            1 => {
                serde_json::json!({"step":"speaker","quotation":quotation,"speaker":"Ole Brandt","new-speaker":"person"})
            }
            2 => {
                let speaker = some(corrected.speakers.len());
                serde_json::json!({"step":"speaker","quotation":quotation,"speaker":corrected.speakers[speaker].id})
            }
            3 => {
                let speakers = [some(corrected.speakers.len()), some(corrected.speakers.len())];
                serde_json::json!({"step":"same","speakers":speakers})
            }
            4 => {
                let quotations = [quotation, some(corrected.quotations.len())];
                serde_json::json!({"step":"together","quotations":quotations})
            }
            _ => {
                let article = some(corrected.articles.len());
                let text = &corrected.articles[article].text;
                let start = text.ceil_char_boundary(some(text.len()));
                let end = text.ceil_char_boundary((start + 20).min(text.len()));
                serde_json::json!({"step":"mark","article":article,"start":start,"end":end,"speaker":"Jan Holm","new-speaker":"person"})
            }
        };
        let edit: Edit = serde_json::from_value(step).unwrap();
        let Ok(revised) = revise(&whole, &corrected, &corrections, &edit, "") else { continue };
        let length = assert_sent(&corrected, &revised.applied.dataset);
        // Two speakers that become one bring all their mentions.
        let most = encode(&corrected).len() / 3;
        assert!(length < most, "{length} bytes for {edit:?}");
        (corrected, corrections) = (revised.applied.dataset, revised.corrections);
        steps += 1;
        if steps % 6 == 0 {
            all.push(corrected.clone());
        }
    }
    for before in &all {
        for after in &all {
            assert_sent(before, after);
        }
    }
    let mut untouched = other.clone();
    assert!(!changes(whole.clone(), &corrected).apply(&mut untouched));
    assert!(untouched == other);
}

/// Where a reviewer looks for the statement that a quotation reports too, the likely ones come first; never
/// its own, and nobody else's.
#[test]
fn statements_that_share_words_are_offered_first() {
    let dataset = decode(include_bytes!("../../../../../data/dataset/dataset.json")).unwrap();
    let speaker = dataset.quotations[0].speaker;
    let of_speaker = |at: u32| dataset.statements[at as usize].speaker == speaker;
    let all = alike(&dataset, 0, usize::MAX);
    assert!(all.iter().all(|&at| of_speaker(at) && at != dataset.quotations[0].statement));
    assert_eq!(
        all.len() + 1,
        (0..dataset.statements.len() as u32).filter(|&at| of_speaker(at)).count()
    );
    assert_eq!(alike(&dataset, 0, 2), all[..2]);
    let words = |quotation: u32| {
        let one = &dataset.quotations[quotation as usize];
        one.content[0].of(&dataset.articles[one.article as usize].text)
    };
    let offered = all[..4].iter().map(|&at| words(dataset.statements[at as usize].quotations[0]));
    insta::assert_debug_snapshot!([words(0)].into_iter().chain(offered).collect::<Vec<_>>());
}
