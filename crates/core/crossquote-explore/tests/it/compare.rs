//! Comparison: two wordings in, runs and sentences out.

use crossquote_explore::compare::{Run, Tag, Wording, articles, wordings};
use crossquote_model::{DOUBTFUL_BELOW, Dataset, Polarity, Span};
use crossquote_text::words;

use crossquote_test_support::Dice;
use crossquote_test_support::{file, line, read};

/// A side with `{…}` around what stands on it only, ` / ` between segments.
fn marked(dataset: &Dataset, quotation: u32, runs: &[Run]) -> String {
    let quotation = &dataset.quotations[quotation as usize];
    let text = &dataset.articles[quotation.article as usize].text;
    let mut out = String::new();
    for run in runs {
        if quotation.content[1..].iter().any(|segment| segment.start == run.span.start) {
            out += " / ";
        }
        match run.tag {
            Tag::Same => out += run.span.of(text),
            Tag::OnlyHere => out += &format!("{{{}}}", run.span.of(text)),
            Tag::Moved => out += &format!("<{}>", run.span.of(text)),
            Tag::Inserted => out += &format!("{{own: {}}}", run.span.of(text)),
            Tag::Cut => out += &format!("{{cut: {}}}", run.span.of(text)),
        }
    }
    out
}

fn show(dataset: &Dataset, left: &[u32], right: &[u32], wording: &Wording) -> String {
    let mut out = format!("  shared {} %", wording.shared);
    out += if wording.reworded { ", reworded\n" } else { "\n" };
    out += &format!("    left   {}\n", marked(dataset, left[0], &wording.left));
    out += &format!("    right  {}\n", marked(dataset, right[0], &wording.right));
    out += &format!("    = {}\n", wording.summary);
    for sentence in wording.sentences() {
        out += &format!("    {sentence}\n");
    }
    out
}

/// Promises that every comparison keeps.
fn check(dataset: &Dataset, left: u32, right: u32) {
    let wording = wordings(dataset, &[left], &[right]);
    let mirrored = wordings(dataset, &[right], &[left]);
    assert_eq!((&wording.left, &wording.right), (&mirrored.right, &mirrored.left));
    assert_eq!(
        (wording.shared, wording.reworded, wording.differences.len()),
        (mirrored.shared, mirrored.reworded, mirrored.differences.len())
    );
    let mut same = Vec::new();
    for (number, runs) in [(left, &wording.left), (right, &wording.right)] {
        let quotation = &dataset.quotations[number as usize];
        let text = &dataset.articles[quotation.article as usize].text;
        // Every byte of the content once, no run over a segment's border.
        let mut covered = Vec::new();
        for run in runs {
            assert!(!run.span.is_empty());
            assert!(quotation.content.iter().any(|segment| segment.contains(run.span)));
            covered.extend(run.span.range());
        }
        let wanted: Vec<usize> = quotation.content.iter().flat_map(|span| span.range()).collect();
        assert_eq!(covered, wanted);
        let runs = runs.iter().filter(|run| run.tag == Tag::Same);
        same.push(
            runs.flat_map(|run| words(run.span.of(text)))
                .map(|word| crossquote_text::fold(word.text))
                .collect::<Vec<_>>(),
        );
    }
    assert_eq!(same[0], same[1], "the same words are the same");
    let itself = wordings(dataset, &[left], &[left]);
    assert!(itself.left.iter().all(|run| matches!(run.tag, Tag::Same | Tag::Cut)));
    assert_eq!((itself.shared, itself.differences), (100, vec![]));
    let polarity = |at: u32| dataset.quotations[at as usize].polarity;
    let of_words = usize::from(polarity(left) != polarity(right));
    for difference in &wording.differences[of_words..] {
        for (number, spans) in [left, right].into_iter().zip(&difference.spans) {
            let content = &dataset.quotations[number as usize].content;
            assert!(spans.iter().all(|span| content.iter().any(|segment| segment.contains(*span))));
        }
        assert!(difference.spans.iter().any(|spans| !spans.is_empty()), "{}", difference.sentence);
    }
}

#[test]
fn two_articles() {
    insta::glob!("../inputs", "compare/*.txt", |path| {
        let markup = file(path);
        let dataset = read(&markup);
        let mut out = format!("{}\n---\n", markup.trim_end());
        let pairing = articles(&dataset, 0, 1, true);
        let mirrored = articles(&dataset, 1, 0, true);
        assert_eq!(pairing.shared, mirrored.shared);
        assert_eq!(pairing.rows.len(), mirrored.rows.len());
        for row in &pairing.rows {
            out += &format!("\nrow of {:?} and {:?}\n", row.left, row.right);
            if let Some(pair) = &row.wording {
                out += &show(&dataset, &pair.left, &pair.right, &pair.wording);
                let other = mirrored.rows.iter().find(|other| other.statement == row.statement);
                let other = other.unwrap().wording.as_ref().unwrap();
                assert_eq!((&pair.left, &pair.right), (&other.right, &other.left));
            } else {
                for &number in row.left.iter().chain(&row.right) {
                    out += &format!("  {}\n", line(&dataset, number));
                }
            }
        }
        out += &format!("\nshared {}\n", pairing.shared);
        for share in &pairing.shares {
            out += &format!(
                "{}: quotations {:?}, words {:?}\n",
                dataset.speakers[share.speaker as usize].name, share.quotations, share.words
            );
        }
        out += "\nwording of the first two, whatever they report\n";
        let right = dataset.quotations.iter().position(|q| q.article == 1).unwrap() as u32;
        out += &show(&dataset, &[0], &[right], &wordings(&dataset, &[0], &[right]));
        for left in 0..dataset.quotations.len() as u32 {
            for right in 0..dataset.quotations.len() as u32 {
                check(&dataset, left, right);
            }
        }
        insta::assert_snapshot!(out);
    });
}

#[test]
fn random_wordings_keep_the_promises() {
    let pieces =
        ["the ", "of ", "Bridge", "bridge ", "storm ", "’s ", "“", "… ", "4.5 ", "é", "not ", "-"];
    let mut dice = Dice(11);
    for _ in 0..400 {
        let mut markup = String::new();
        for article in ["left", "right"] {
            markup += &format!("article: {article}\n\n");
            markup += "Mara Voss:";
            for _ in 0..1 + dice.roll(3) {
                let text: String =
                    (0..dice.roll(12)).map(|_| pieces[dice.roll(pieces.len())]).collect();
                markup += &format!(" [[x {}]] she said", text.replace('“', "«"));
            }
            markup += "\n\n";
        }
        let dataset = read(&markup);
        check(&dataset, 0, 1);
    }
}

/// One article splits what the other joins: both halves take part, and "trade" is seen to have
/// become "exchange". What adds no shared word does not.
#[test]
fn what_is_split_is_compared_with_what_is_joined() {
    let dataset = read(
        "article: a\n\nMara Voss: [[I am ready to leave my post]] she said.\n\n\
         Mara Voss: [[I can trade it for peace]] she said.\n\nMara Voss: [[perhaps]] she said.\n\n\
         article: b\n\nMara Voss: [[I am ready to leave my post. I can exchange it for peace]] y",
    );
    let mut dataset = dataset;
    for quotation in &mut dataset.quotations {
        quotation.statement = 0;
    }
    dataset.statements.truncate(1);
    dataset.statements[0].quotations = vec![0, 1, 2, 3];
    let pairing = articles(&dataset, 0, 1, true);
    let pair = pairing.rows[0].wording.as_ref().unwrap();
    assert_eq!((&pair.left[..], &pair.right[..]), (&[0, 1][..], &[3][..]));
    assert_eq!(pair.wording.sentences(), ["A writes “trade” where B writes “exchange”."]);
}

#[test]
fn unknown_quotations_and_articles_compare_as_nothing() {
    let dataset = Dataset::default();
    assert!(wordings(&dataset, &[0], &[7]).left.is_empty());
    assert!(articles(&dataset, 3, 4, true).rows.is_empty());
}

#[test]
fn a_segment_without_words_is_one_run() {
    let mut dataset =
        read("article: a\n\nMara Voss: [[…]] she said\n\narticle: b\n\nMara Voss: [[x]] y");
    let wording = wordings(&dataset, &[0], &[1]);
    assert_eq!(wording.left, [Run { tag: Tag::Cut, span: Span::new(0, 3) }]);
    assert!(wording.reworded);
    let mut dashes =
        read("article: a\n\nMara Voss: [[—]] she said\n\narticle: b\n\nMara Voss: [[x]] y");
    dashes.quotations[0].content = vec![Span::new(0, 3)];
    let run = Run { tag: Tag::Same, span: Span::new(0, 3) };
    assert_eq!(wordings(&dashes, &[0], &[1]).left, [run]);
    // An empty segment, which a checked dataset does not have, has no run.
    dataset.quotations[0].content.push(Span::new(4, 4));
    assert_eq!(wordings(&dataset, &[0], &[1]).left.len(), 1);
}

/// What is denied in one article and said in the other is no difference of words, and is told all the same.
#[test]
fn a_difference_of_polarity_is_told_first() {
    let said = "Mara Voss: [[there is no money for the bridge]] y";
    let markup = format!("article: a\n\n{said}\n\narticle: b\n\n{said} x");
    let mut dataset = read(&markup);
    dataset.quotations[0].polarity = Polarity::Denied;
    check(&dataset, 0, 1);
    let told = |dataset: &Dataset| wordings(dataset, &[0], &[1]).sentences().join(" ");
    assert_eq!(told(&dataset), "A reports it as denied, B as said.");
    dataset.quotations[1].polarity = Polarity::NotSaid;
    assert_eq!(told(&dataset), "A reports it as denied, B as not said.");
    let reworded = markup.replacen("there is no money for the bridge", "snow falls", 1);
    let mut dataset = read(&reworded);
    dataset.quotations[1].polarity = Polarity::Supposed;
    assert!(told(&dataset).starts_with("A reports it as said, B as only supposed. Reworded"));
}

/// What is doubtful is left out of rows and shares unless it is asked for.
#[test]
fn what_is_doubtful_is_compared_where_it_is_asked_for() {
    let mut dataset = read(
        "article: a\n\nMara Voss: [[the bridge will stand]] she said.\n\n\
         article: b\n\nMara Voss: [[the bridge will stand]] she said.\n\nOle Brandt: [[“No,”]] he said.",
    );
    dataset.quotations[1].confidence = DOUBTFUL_BELOW - 1;
    dataset.quotations[2].confidence = DOUBTFUL_BELOW - 1;
    let all = articles(&dataset, 0, 1, true);
    let sure = articles(&dataset, 0, 1, false);
    assert_eq!((all.shared, all.rows.len(), all.shares.len()), (1, 2, 2));
    assert_eq!((sure.shared, sure.rows.len(), sure.shares.len()), (0, 2, 2));
    assert_eq!((&sure.rows[1].left[..], &sure.rows[1].right[..]), (&[0][..], &[][..]));
    assert_eq!(sure.shares[0].quotations, [1, 0], "{:?}", sure.shares);
}

/// What makes a number another one is no mere punctuation.
#[test]
fn signs_of_numbers_are_differences() {
    let said = |words: &str| format!("Mara Voss: [[It costs {words} now]] y");
    let both = |one: &str, other: &str| {
        let dataset =
            read(&format!("article: a\n\n{}\n\narticle: b\n\n{}", said(one), said(other)));
        wordings(&dataset, &[0], &[1]).sentences().join("\n")
    };
    assert_eq!(both("€5 billion", "$5 billion"), "A writes “€5” where B writes “$5”.");
    assert_ne!(both("−5 points", "5 points"), "B has the same words as A.");
    assert_ne!(both("5 points", "5% points"), "B has the same words as A.");
    assert_eq!(both("2024-25", "2024–25"), "B has the same words as A.");
}
