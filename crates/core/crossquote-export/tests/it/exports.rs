//! Exports: a selection in, a file of each format out. What other programs make of these files is
//! tested by tests/exports/validate.mjs, which reads the same two collections.

use crossquote_export::{Format, Selection, export};
use crossquote_extract::collection::assemble;
use crossquote_model::dataset::{encode, json, validate};
use crossquote_model::*;
use crossquote_test_support::{five, root};

fn stated(value: &str) -> Option<Stated> {
    Some(Stated { value: value.to_owned(), from: vec![] })
}

/// Everything that a format could stumble over, and that a dataset may hold all the same.
fn odd() -> Dataset {
    let first = "Read “this”\r\n\r\n\
        “I can <b>trade</b> it & more, for 100% of $5_{x} \\end{document} ~^#”, Ann “Bee” Lee said,\r\n\
        “=HYPERLINK(0)…\r\n\r\n“and]]> so on” \u{202E}שלום\u{202C} \u{1F469}\u{200D}\u{1F469}.\r\n\r\n\
        Some said Lee said the \u{0}bell\u{7}\u{1B}[0m rang\u{FFFE} twice\tor thrice, -- she denied.\r\n";
    let second = "“I can exchange it and more, for 90% of it”, she said.\nNobody knows – said who? \u{85}End";
    let third = "The mayor: I can trade it & more, for 100% of it.\n\nSubscribe – now";
    let article = |id: &str, text: &str| Article {
        id: id.to_owned(),
        text: text.into(),
        ..Article::default()
    };
    let mut articles =
        vec![article("a/1 <&>\"é{", first), article("b", second), article("a_1", third)];
    articles[0].title = stated("=1+2, \"so\" {it} goes & \\on\r\nand on");
    articles[0].outlet = stated("Ünï & Co_{x}, “The” <Daily>");
    articles[0].url = stated("https://example.org/a b?x=1&y={2}\"#part:~:text=old");
    articles[0].byline = stated("O'Neil, Ann; 李明");
    articles[0].published = stated("2024-02-29");
    articles[2].published = stated("spring & summer 2024");
    articles[2].outlet = stated("'Quoted', +1");
    let at = third.find("Subscribe").unwrap();
    let reason = "newsletter call".to_owned();
    articles[2].boilerplate = vec![Boilerplate { span: Span::new(at, third.len()), reason }];

    let speaker = |id: &str, name: &str, kind, role: Option<&str>| Speaker {
        id: id.to_owned(),
        name: name.to_owned(),
        kind,
        role: role.map(str::to_owned),
        mentions: vec![],
        checked: false,
    };
    let speakers = vec![
        speaker(
            "ann \"bee\" lee",
            "@Ann “Bee” <Lee> & {co}",
            SpeakerKind::Person,
            Some("mayor, \\ 5%"),
        ),
        speaker("ministry", "-Ministry_of $ #1", SpeakerKind::Organisation, None),
        speaker("some", "some", SpeakerKind::Group, None),
        speaker("unattributed", "Unattributed", SpeakerKind::Unattributed, None),
    ];

    let mut quotations: Vec<Quotation> = Vec::new();
    let mut add = |article: u32,
                   kind,
                   speaker,
                   statement,
                   confidence,
                   content: &[&str],
                   rest: [&[&str]; 4]| {
        let text = [first, second, third][article as usize];
        let spans = |words: &[&str]| -> Vec<Span> {
            let place = |words: &&str| text.find(*words).map(|at| Span::new(at, at + words.len()));
            words.iter().map(|words| place(words).expect(words)).collect()
        };
        let [quoted, cue, source, to] = rest.map(spans);
        quotations.push(Quotation {
            id: format!("q {}\"<", quotations.len()),
            article,
            kind,
            polarity: Default::default(),
            content: spans(content),
            quoted,
            cue,
            source,
            speaker,
            to: to.first().copied(),
            context: spans(content)[0],
            confidence,
            evidence: vec![],
            statement,
            checked: confidence == 100,
        });
    };
    let trade = "“I can <b>trade</b> it & more, for 100% of $5_{x} \\end{document} ~^#”";
    let none: [&[&str]; 4] = [&[], &[], &[], &[]];
    let said: [&[&str]; 4] = [&[], &["said,"], &["Ann “Bee” Lee"], &[]];
    add(0, Kind::Direct, 0, 0, 5, &[trade, "“=HYPERLINK(0)…\r\n\r\n“and]]> so on”"], said);
    // Reports within reports, and two that cross each other.
    let rang = "the \u{0}bell\u{7}\u{1B}[0m rang\u{FFFE} twice\tor thrice";
    let some: [&[&str]; 4] = [&["bell\u{7}"], &["said Lee"], &["Some"], &["Lee"]];
    add(
        0,
        Kind::Mixed,
        2,
        1,
        60,
        &["Lee said the \u{0}bell\u{7}\u{1B}[0m rang\u{FFFE} twice"],
        some,
    );
    add(0, Kind::Indirect, 1, 2, 99, &[rang], [&[], &["denied"], &["she"], &[]]);
    let exchange = "“I can exchange it and more, for 90% of it”";
    add(1, Kind::Direct, 0, 0, 100, &[exchange], [&[], &["said"], &["she"], &[]]);
    add(1, Kind::Indirect, 3, 3, 0, &["Nobody knows –"], none);
    add(2, Kind::Indirect, 0, 0, 85, &["I can trade it & more, for 100% of it."], none);

    let statement = |number: u32, speaker: u32, quotations: &[u32]| Statement {
        id: format!("s {number}&"),
        speaker,
        quotations: quotations.to_vec(),
        links: vec![],
        checked: number == 1,
    };
    Dataset {
        title: "-- Odd & <sorts> {of} \"things\"".to_owned(),
        articles,
        speakers,
        quotations,
        statements: vec![
            statement(0, 0, &[0, 3, 5]),
            statement(1, 2, &[1]),
            statement(2, 1, &[2]),
            statement(3, 3, &[4]),
        ],
        ..Dataset::default()
    }
}

/// The other test reads the dataset as a file. It is written anew with INSTA_UPDATE=always.
#[test]
fn the_odd_dataset_is_the_one_that_other_programs_are_tried_on() {
    let (dataset, file) = (odd(), root().join("tests/exports/odd.json"));
    validate(&dataset).unwrap();
    if std::env::var_os("INSTA_UPDATE").is_some_and(|update| update == "always") {
        std::fs::write(&file, encode(&dataset)).unwrap();
    }
    assert_eq!(std::fs::read_to_string(&file).unwrap(), encode(&dataset));
}

fn snapshot(of: &str, dataset: &Dataset, selection: Selection<'_>, formats: &[Format]) {
    for format in formats {
        let exported = export(dataset, selection, *format);
        insta::with_settings!({ omit_expression => true, prepend_module_to_snapshot => false }, {
            // Line ends and controls are part of a format: a snapshot must show them.
            let shown: String = exported.chars().map(|c| match c {
                '\r' => "␍".to_owned(),
                c if c.is_control() && c != '\n' => format!("{{{:04X}}}", u32::from(c)),
                c => c.to_string(),
            }).collect();
            insta::assert_snapshot!(format!("export_{of}.{}.{}", format.name(), format.extension()), shown);
        });
    }
}

#[test]
fn everything_of_the_odd_dataset() {
    snapshot("odd", &odd(), Selection::Collection, &Format::ALL);
}

#[test]
fn quotations_of_the_odd_dataset() {
    let cited = [Format::Bibtex, Format::Ris, Format::Csl, Format::Tei];
    snapshot("odd_quotations", &odd(), Selection::Quotations(&[4, 0, 2, 4, 99]), &cited);
}

#[test]
fn a_statement_and_a_comparison_of_the_odd_dataset() {
    let formats = [Format::Csv, Format::Json, Format::Tei];
    snapshot("odd_statement", &odd(), Selection::Statement(0), &formats);
    snapshot("odd_comparison", &odd(), Selection::Comparison(&[2, 0, 1]), &formats);
}

#[test]
fn some_quotations_of_the_five_articles() {
    let dataset = five();
    let split = dataset.quotations.iter().position(|q| q.content.len() > 1).unwrap() as u32;
    snapshot("five", &dataset, Selection::Quotations(&[split, 0, 3]), &Format::ALL);
}

#[test]
fn a_statement_and_a_comparison_of_the_five_articles() {
    let dataset = five();
    let most =
        (0..dataset.statements.len()).max_by_key(|&at| dataset.statements[at].quotations.len());
    let formats = [Format::Csv, Format::Json, Format::Tei];
    snapshot("five_statement", &dataset, Selection::Statement(most.unwrap() as u32), &formats);
    snapshot(
        "five_comparison",
        &dataset,
        Selection::Comparison(&[0, 2]),
        &[Format::Csv, Format::Tei],
    );
}

/// Nothing to export is a file as well, and indices that are not there are passed over.
#[test]
fn nothing_is_exported_as_an_empty_file_of_the_format() {
    let (five, empty) = (five(), Dataset::default());
    for format in Format::ALL {
        assert_eq!(Format::from_name(format.name()), Some(format));
        for dataset in [&five, &empty] {
            let nothing = export(dataset, Selection::Quotations(&[]), format);
            for selection in [
                Selection::Quotations(&[u32::MAX, 9_999_999]),
                Selection::Comparison(&[]),
                Selection::Comparison(&[77]),
                Selection::Statement(u32::MAX),
            ] {
                let exported = export(dataset, selection, format);
                if matches!(format, Format::Text | Format::Bibtex | Format::Ris | Format::Csl) {
                    assert_eq!(exported, nothing);
                }
            }
        }
        export(&empty, Selection::Collection, format);
    }
    let tei = export(&empty, Selection::Collection, Format::Tei);
    assert!(tei.contains("<body>"), "{tei}");
}

/// What is JSON in any format is read again, by this reader and by serde_json, as the same.
#[test]
fn json_is_json() {
    for dataset in [five(), odd()] {
        for format in [Format::Json, Format::Annotation, Format::Csl] {
            for selection in
                [Selection::Collection, Selection::Statement(0), Selection::Comparison(&[0, 1, 2])]
            {
                let written = export(&dataset, selection, format);
                let read = json::read(written.as_bytes()).unwrap();
                assert!(!json::write(&read, 0).trim_end().contains('\n'));
                let rewritten = json::write(&read, 0);
                let again = json::read(rewritten.as_bytes()).unwrap();
                assert_eq!(again, read);
                let theirs: serde_json::Value = serde_json::from_str(&written).unwrap();
                let ours: serde_json::Value = serde_json::from_str(&json::write(&read, 1)).unwrap();
                assert_eq!(theirs, ours);
            }
        }
    }
}

/// Positions count what they say: the words of each span stand there in bytes and in code points.
#[test]
fn positions_lead_to_the_words() {
    for dataset in [five(), odd()] {
        let written = export(&dataset, Selection::Collection, Format::Json);
        let all: serde_json::Value = serde_json::from_str(&written).unwrap();
        let mut seen = 0;
        for quotation in all["quotations"].as_array().unwrap() {
            let articles = all["articles"].as_array().unwrap();
            let of = |article: &&serde_json::Value| article["id"] == quotation["article"];
            let text = articles.iter().find(of).unwrap()["text"].as_str().unwrap();
            for part in ["content", "quoted", "cue", "source"] {
                for place in quotation[part].as_array().unwrap() {
                    let words = place["text"].as_str().unwrap();
                    let [bytes, points] = ["bytes", "code_points"].map(|unit| {
                        let end = |at: usize| place[unit][at].as_u64().unwrap() as usize;
                        end(0)..end(1)
                    });
                    assert_eq!(&text[bytes], words);
                    let points: String =
                        text.chars().skip(points.start).take(points.len()).collect();
                    assert_eq!(points, words);
                    seen += 1;
                }
            }
        }
        assert!(seen > 10);
    }
}

/// A text so long that code points are counted on from a mark within it.
#[test]
fn a_long_article_is_exported_in_moments() {
    let text = "“We will go,” Ann Lée said.\n\n".repeat(600);
    let article = Article { id: "long".to_owned(), text: text.into(), ..Article::default() };
    let dataset = assemble(None, "Long", "", vec![article]).0;
    assert!(dataset.quotations.len() > 500, "{}", dataset.quotations.len());
    for format in Format::ALL {
        assert!(export(&dataset, Selection::Collection, format).len() > 20);
    }
}
