//! Extraction: article text in, attributions out, as snapshots.

use std::fmt::Write;

use crossquote_core::boilerplate;
use crossquote_core::extract::{Extraction, Model, RULES, extract, extract_with};
use crossquote_core::model::{Kind, Span};

/// The model that comes with the program.
fn model() -> Model {
    Model::load(include_bytes!("../../../../data/model/extraction.cqmodel")).unwrap()
}

/// What extraction makes of `text`, for people: the text, then one attribution after another.
fn shown(model: Option<&Model>, text: &str) -> String {
    let lines = boilerplate::find(text);
    let found = extract_with(model, text, &lines);
    check(text, &found);
    let mut out = String::new();
    // A long input would drown its result.
    let head: String = text.chars().take(1500).collect();
    let _ = writeln!(out, "{}", visible(&head));
    if head.len() < text.len() {
        let _ = writeln!(out, "… {} bytes in all", text.len());
    }
    let _ = writeln!(out, "----");
    for line in &lines {
        let _ = writeln!(out, "boilerplate: {} | {}", line.reason, visible(line.span.of(text)));
    }
    for one in found.attributions.iter().take(30) {
        let words = |spans: &[Span]| {
            spans.iter().map(|span| visible(span.of(text))).collect::<Vec<_>>().join(" + ")
        };
        let speaker = one.entity.map_or("?", |at| found.entities[at].name.as_str());
        let rules: Vec<_> = one.evidence.iter().map(|evidence| evidence.rule.as_str()).collect();
        let _ = writeln!(out, "{} | {}", one.kind.name(), words(&one.content));
        let _ = writeln!(
            out,
            "    cue {} | source {} -> {} | {} % | {}{}",
            words(&one.cue),
            words(&one.source),
            speaker,
            one.confidence,
            rules.join(", "),
            one.to.map_or(String::new(), |to| format!(" | to {}", to.of(text))),
        );
    }
    if found.attributions.len() > 30 {
        let _ = writeln!(out, "… {} attributions in all", found.attributions.len());
    }
    for entity in &found.entities {
        let mentions: Vec<_> = entity.mentions.iter().map(|span| visible(span.of(text))).collect();
        let role = entity.role.as_ref().map_or(String::new(), |role| format!(" ({role})"));
        let _ = writeln!(out, "{:?} {}{role}: {}", entity.kind, entity.name, mentions.join(", "));
    }
    for note in &found.notes {
        let _ = writeln!(out, "note: {} | {}", note.message, visible(note.span.of(text)));
    }
    out
}

/// Control characters as escapes, so that a snapshot is plain text.
fn visible(text: &str) -> String {
    text.chars()
        .map(|c| match c {
            '\n' => c.to_string(),
            c if c.is_control() || matches!(c, '\u{AD}' | '\u{200B}'..='\u{200F}') => {
                c.escape_unicode().to_string()
            }
            c => c.to_string(),
        })
        .collect()
}

/// What holds for every extraction of every text.
#[track_caller]
fn check(text: &str, found: &Extraction) {
    let fits = |span: Span| text.get(span.range()).is_some();
    let lines = boilerplate::find(text);
    let mut before = None;
    for one in &found.attributions {
        assert!(!one.content.is_empty(), "content is never empty");
        let all = one
            .content
            .iter()
            .chain(&one.quoted)
            .chain(&one.cue)
            .chain(&one.source)
            .chain(&one.name);
        for &span in all.chain(&one.to) {
            assert!(fits(span), "{span:?} is on character borders");
            let beside = one.to == Some(span) || one.name.contains(&span);
            assert!(one.context.contains(span) || beside, "context holds {span:?}");
        }
        for pair in one.content.windows(2) {
            assert!(pair[0].end <= pair[1].start, "content is in text order: {:?}", one.content);
        }
        for &span in &one.content {
            assert!(!span.is_empty(), "no empty content");
            assert!(!lines.iter().any(|l| l.span.overlaps(span)), "boilerplate is left out");
        }
        for &inner in &one.quoted {
            assert!(one.content.iter().any(|span| span.contains(inner)), "quoted is content");
        }
        assert_eq!(one.kind == Kind::Indirect, one.quoted.is_empty(), "kind fits the marks");
        assert!(one.entity.is_none_or(|at| at < found.entities.len()));
        assert!(one.confidence <= 100);
        assert!(one.entity.is_some() || one.confidence <= 40, "unresolved is unsure");
        for evidence in &one.evidence {
            assert!(RULES.iter().any(|rule| rule.name == evidence.rule), "{}", evidence.rule);
            assert!(evidence.spans.iter().all(|&span| fits(span)));
        }
        if let Some(outer) = one.within {
            let holds = |span: &Span| span.contains(one.content[0]);
            assert!(found.attributions[outer].content.iter().any(holds), "the outer one holds it");
        }
        let key = one.content[0].start;
        assert!(before.is_none_or(|before| before <= key), "in text order");
        before = Some(key);
    }
    for entity in &found.entities {
        assert!(!entity.name.is_empty() && !entity.mentions.is_empty(), "{entity:?}");
        assert!(entity.mentions.iter().all(|&span| fits(span)));
    }
    assert!(found.notes.iter().all(|note| fits(note.span)));
}

#[test]
fn snapshots() {
    insta::glob!("../inputs", "extract/*.txt", |path| {
        // The test reads files; the library itself never does.
        let text = std::fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(shown(None, &text));
    });
}

/// The same texts as the learned model reads them. A newly trained model changes some: the
/// difference is to be read, not waved through.
#[test]
fn snapshots_with_the_model() {
    let model = model();
    insta::glob!("../inputs", "extract/*.txt", |path| {
        let text = std::fs::read_to_string(path).unwrap();
        insta::assert_snapshot!(shown(Some(&model), &text));
    });
}

/// Pieces that meet in every order: texts no one would write.
const PIECES: &[&str] = &[
    "Ann Lee",
    "said",
    "told",
    "“",
    "”",
    "\"",
    "‘",
    "’",
    "''",
    "``",
    "«",
    "»",
    ",",
    ".",
    " ",
    "\n",
    "that",
    "he",
    "She",
    "who",
    "according to",
    "and",
    "U.S.",
    "Mr.",
    "—",
    "--",
    ":",
    ";",
    "(",
    ")",
    "🌉",
    "e\u{301}",
    "\u{0}",
    "\r\n",
    "adding",
    "the mayor",
    "Novak’s",
    "claim",
    "in an interview",
    "Friday",
    "…",
    "?",
    "!",
    "5'",
    "的",
    "Photo by",
    "Picture of",
    "date 2024-01-01",
    "of",
    "to",
    "-",
];

#[test]
fn no_text_makes_it_fail() {
    let mut state: u32 = 12345;
    let mut next = move |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for _ in 0..3000 {
        let mut text = String::new();
        for _ in 0..next(60) {
            text.push_str(PIECES[next(PIECES.len())]);
            if next(3) > 0 {
                text.push(' ');
            }
        }
        check(&text, &extract(&text, &boilerplate::find(&text)));
    }
}

#[test]
fn work_grows_with_the_text_only() {
    // A quadratic step would take minutes here, in a debug build too; nothing is timed.
    for piece in [
        "\"",
        "“",
        "“” ",
        "said ",
        "Ann Lee said, ",
        "Ann Lee, ",
        "he said “x” and ",
        "“A.” ",
        "“A b c d e f.\n",
        "A. ",
        "(",
        "’",
        "Mr. Lee said it. ",
        "Ann Bee Cee ",
        "according to the ",
        "X",
        "\n",
        ".",
    ] {
        let text = piece.repeat(200_000 / piece.len());
        check(&text, &extract(&text, &boilerplate::find(&text)));
    }
}
