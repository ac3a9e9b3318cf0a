//! Versions of a statement: a small collection in, table, coverage, apparatus and sentences out.

use crossquote_explore::compare::{self, Versions, by_date, quoting, versions};
use crossquote_model::{Dataset, Span};

use crate::align::{printed, table};
use crossquote_test_support::{file, read};

/// Everything about one statement, for people to read.
fn show(dataset: &Dataset, number: u32) -> String {
    let all = versions(dataset, number);
    let text = |version: usize| {
        dataset.articles[all.versions[version].reports[0].article as usize].text.as_str()
    };
    let mut out = format!(
        "{} versions, {} outlets, {} texts, first seen {:?}\n",
        all.versions.len(),
        all.outlets,
        all.texts.len(),
        all.first_seen
    );
    for version in &all.versions {
        out += &format!("  {} · {} · {} words:", version.siglum, version.name, version.words);
        for report in &version.reports {
            let kind = |&q: &u32| dataset.quotations[q as usize].kind.name();
            let kinds: Vec<&str> = report.quotations.iter().map(kind).collect();
            out += &format!(
                " {} ({}{})",
                dataset.articles[report.article as usize].id,
                kinds.join(", "),
                if report.printed_otherwise { ", printed otherwise" } else { "" }
            );
        }
        out.push('\n');
    }
    if all.versions.len() > 1 {
        for (base, _) in all.versions.iter().enumerate() {
            let compare::Comparable { aligned, reworded } = all.comparable(base);
            let mut sorted = aligned.clone();
            sorted.sort_unstable();
            // The table of the same versions is shown once.
            if sorted[0] == base {
                let texts: Vec<&str> = aligned.iter().map(|&at| text(at)).collect();
                out += &table(&texts, &all.columns(&aligned));
            }
            if !reworded.is_empty() {
                out += &format!("reworded beside {base}: {reworded:?}\n");
            }
        }
        for base in 0..all.versions.len() {
            out += &format!("coverage of {}: ", all.versions[base].siglum);
            for kept in all.coverage(dataset, &all.comparable(base)) {
                out += &format!("[{} {}]", kept.outlets, printed(text(base), &kept.pieces));
            }
            out += &format!("\n{}\n", all.apparatus(&all.comparable(base)));
        }
        for other in 1..all.versions.len() {
            let wording = all.wording(0, other);
            out += &format!("{}\n", wording.summary);
            for difference in wording.differences {
                out += &format!("  {}\n", difference.sentence);
            }
        }
    }
    check(dataset, &all);
    out
}

/// Promises that the versions of every statement keep.
fn check(dataset: &Dataset, all: &Versions<'_>) {
    for (at, version) in all.versions.iter().enumerate() {
        let report = &version.reports[0];
        let text = &dataset.articles[report.article as usize].text;
        let content =
            report.quotations.iter().flat_map(|&q| &dataset.quotations[q as usize].content);
        let mut content: Vec<usize> = content.flat_map(|span| span.range()).collect();
        content.sort_unstable();
        let bytes = |spans: Vec<Span>| spans.iter().flat_map(|s| s.range()).collect::<Vec<_>>();
        let columns = all.columns(&all.comparable(at).aligned);
        let row = columns.into_iter().flat_map(|column| column.cells[0].pieces.clone());
        assert_eq!(bytes(row.collect()), content, "the table has every byte once: {text:?}");
        let kept = all.coverage(dataset, &all.comparable(at));
        assert_eq!(bytes(kept.iter().flat_map(|k| k.pieces.clone()).collect()), content);
        assert!(kept.iter().all(|kept| kept.by.contains(&(at as u32))));
        for other in 0..all.versions.len() {
            let (one, two) = (all.wording(at, other), all.wording(other, at));
            assert_eq!((one.left, one.right), (two.right, two.left));
        }
    }
    let mut reported: Vec<u32> =
        all.versions.iter().flat_map(|v| &v.reports).flat_map(|r| r.quotations.clone()).collect();
    reported.sort_unstable();
    let mut all_once = reported.clone();
    all_once.dedup();
    assert_eq!(reported, all_once, "each quotation is in one version");
}

#[test]
fn versions_of_a_statement() {
    insta::glob!("../inputs", "versions/*.txt", |path| {
        let markup = file(path);
        let mut dataset = read(&markup);
        // Whatever grouping thinks: what is tested is what is done with a group.
        for quotation in &mut dataset.quotations {
            quotation.statement = 0;
        }
        dataset.statements.truncate(1);
        dataset.statements[0].quotations = (0..dataset.quotations.len() as u32).collect();
        insta::assert_snapshot!(format!("{}\n---\n{}", markup.trim_end(), show(&dataset, 0)));
    });
}

#[test]
fn versions_in_the_bundled_articles() {
    let path =
        std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../data/dataset/dataset.json");
    let dataset = crossquote_model::dataset::decode(file(&path).as_bytes()).unwrap();
    let mut out = String::new();
    for (number, statement) in dataset.statements.iter().enumerate() {
        if statement.quotations.len() > 1 {
            let speaker = &dataset.speakers[statement.speaker as usize].name;
            out += &format!("{speaker}: {}\n", show(&dataset, number as u32));
        }
    }
    insta::assert_snapshot!(out);
}

/// Two outlets print one agency's report, a third its own: two independent texts.
#[test]
fn copies_are_counted_once() {
    let wire = "The mayor of the town spoke on Monday evening before some two hundred people who had \
                come to the old harbour to hear what would become of the bridge that fell in March, \
                and whose boats have been lying idle ever since.";
    let own = "On the quay, where the nets have been drying since spring and nobody expects a ship, \
               Mara Voss found a crowd that was in no mood to wait for yet another committee to look \
               at drawings; what they wanted to hear was a date, and it is a date that they got.";
    let said = "Mara Voss: [[“We will rebuild the bridge before the autumn storms”]] she said.";
    let markup = format!(
        "article: a\\n\\n{wire}\\n\\n{said}\\n\\narticle: b\\n\\n{wire}\\n\\n{said}\\n\\narticle: c\\n\\n{own}\\n\\n{said}"
    )
    .replace("\\n", "\n");
    let dataset = read(&markup);
    let all = versions(&dataset, 0);
    assert_eq!(all.texts, [vec![0, 1], vec![2]]);
    assert_eq!((all.outlets, all.versions.len()), (3, 1));
    assert!(all.first_seen.is_none());
}

#[test]
fn a_statement_that_there_is_not_has_no_versions() {
    let none = Dataset::default();
    let all = versions(&none, 3);
    assert!(all.versions.is_empty() && all.columns(&[]).is_empty());
    assert!(
        all.coverage(&none, &all.comparable(0)).is_empty()
            && all.apparatus(&all.comparable(0)).is_empty()
    );
    assert!(all.wording(0, 1).differences.is_empty());
}

#[test]
fn quotations_are_counted_by_kind_and_cue() {
    let dataset = read(
        "article: a\ndate: 2024-12-01\n\nMara Voss: [[“We will build”]] she {said}\n\n\
         Mara Voss: [[it will cost]] she {Said}\n\nMara Voss: [[a “bridge” comes]] she {claimed}\n\n\
         article: b\n\nMara Voss: [[no]] y\n\narticle: c\ndate: 2024-11-30\n\nMara Voss: [[no]] y",
    );
    let all = quoting(&dataset, &[0, 1, 2, 99]);
    assert_eq!((all.kinds, all.words), ([1, 1, 1], 9));
    assert_eq!(all.cues, [("said".to_owned(), 2), ("claimed".to_owned(), 1)]);
    let dated = by_date(&dataset, &[0, 1, 2, 99]);
    let dates = [("2024-11-30".to_owned(), vec![2]), ("2024-12-01".to_owned(), vec![0])];
    assert_eq!((dated.dates, dated.undated), (dates.to_vec(), vec![1, 99]));
}
