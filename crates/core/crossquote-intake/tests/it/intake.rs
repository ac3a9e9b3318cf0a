//! Files of every kind that people have, and of kinds that nobody should have: what becomes of each.

use std::fmt::Write as _;
use std::io::{Cursor, Write as _};

use crossquote_intake::wrapped::join_lines;
use crossquote_intake::{Draft, Intake, MOST_UNPACKED, Refused};
use crossquote_model::article::MAX_BYTES;
use crossquote_model::{Article, Stated};
use proptest::prelude::*;
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

type Outcome = Result<Draft, Refused>;

fn read(name: &str, bytes: &[u8]) -> Vec<Outcome> {
    let mut all = Vec::new();
    crossquote_intake::read(name, bytes, &mut |outcome| all.push(outcome));
    all
}

/// All that a reviewer would be told, a fact a line.
fn told(outcomes: &[Outcome]) -> String {
    let mut out = String::new();
    for outcome in outcomes {
        match outcome {
            Ok(draft) => {
                let Article { title, outlet, url, byline, published, text, .. } = &draft.article;
                writeln!(out, "draft {} ({})", draft.origin, draft.name).unwrap();
                for (name, fact) in [
                    ("title", title),
                    ("outlet", outlet),
                    ("url", url),
                    ("byline", byline),
                    ("published", published),
                ] {
                    if let Some(Stated { value, from }) = fact {
                        let from: Vec<_> = from.iter().map(|span| span.of(text)).collect();
                        writeln!(out, "  {name}: {value:?} {from:?}").unwrap();
                    }
                }
                for note in &draft.notes {
                    writeln!(out, "  note: {note}").unwrap();
                }
                for line in text.split('\n') {
                    writeln!(out, "  | {}", line.escape_debug()).unwrap();
                }
            }
            Err(Refused { origin, problem }) => {
                writeln!(out, "refused {origin}: {problem}").unwrap()
            }
        }
    }
    out
}

fn zipped(files: &[(&str, Vec<u8>)]) -> Vec<u8> {
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in files {
        zip.start_file(*name, SimpleFileOptions::default()).unwrap();
        zip.write_all(bytes).unwrap();
    }
    zip.finish().unwrap().into_inner()
}

#[test]
fn files_of_every_kind() {
    insta::glob!("../inputs/intake", "*.*", |path| {
        if path.extension().is_some_and(|ending| ending == "snap") {
            return;
        }
        let name = path.file_name().unwrap().to_str().unwrap();
        insta::assert_snapshot!(told(&read(name, &std::fs::read(path).unwrap())));
    });
}

#[test]
fn saved_pages_of_every_kind() {
    insta::glob!("../inputs/pages", "*.html", |path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        insta::assert_snapshot!(told(&read(name, &std::fs::read(path).unwrap())));
    });
}

/// Records as the tools that collect news write them, and text that was decoded twice.
#[test]
fn records_of_every_tool() {
    insta::glob!("../inputs/records", "*.*", |path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        insta::assert_snapshot!(told(&read(name, &std::fs::read(path).unwrap())));
    });
}

/// What browsers save that a page had open or brought along: initials, dialogs, walls, other articles.
#[test]
fn pages_as_they_were_open_when_they_were_saved() {
    insta::glob!("../inputs/saved", "*.*", |path| {
        let name = path.file_name().unwrap().to_str().unwrap();
        insta::assert_snapshot!(told(&read(name, &std::fs::read(path).unwrap())));
    });
}

/// Breaks each line of a text at blanks, so that none has more than `width` code points where words allow it.
fn broken_at(text: &str, width: usize) -> String {
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let mut length = 0;
        let mut words = String::new();
        for word in line.split(' ') {
            let letters = word.chars().count();
            if length > 0 {
                let fits = length + 1 + letters <= width;
                words.push(if fits { ' ' } else { '\n' });
                length = if fits { length + 1 } else { 0 };
            }
            words.push_str(word);
            length += letters;
        }
        lines.push(words);
    }
    lines.join("\n")
}

#[test]
fn text_broken_at_any_width_has_its_paragraphs_again() {
    let paragraphs = "A bridge too old\n\n\
        “We will not wait for the insurers, and I have told them so,” Mara Voss told reporters on Monday. \
        “The bridge is older than any of us, and nobody has painted it since my grandfather did.”\n\n\
        The insurers said in a statement that they had been waiting for the town’s figures since April, and \
        that the figures which they had been given were those of another bridge altogether.\n\n\
        Voss denied it.\n";
    assert_eq!(join_lines(paragraphs), None);
    for width in 44..=84 {
        let joined = join_lines(&broken_at(paragraphs, width)).unwrap();
        assert_eq!(joined.text, paragraphs, "broken at {width}");
        assert!(joined.width <= width);
    }
}

proptest! {
    #[test]
    fn joining_lines_moves_nothing(text in "([a-zA-Z]{1,9}[ .,:”é]|> |\n|\r\n){0,120}") {
        if let Some(joined) = join_lines(&text) {
            prop_assert_eq!(joined.text.len(), text.len());
            for (at, (before, after)) in text.bytes().zip(joined.text.bytes()).enumerate() {
                prop_assert!(before == after || (after == b' ' && b"\r\n >".contains(&before)), "byte {}", at);
            }
        }
    }
}

#[test]
fn an_archive_is_its_files_and_one_bad_file_stops_no_other() {
    let text = "“Never,” Brandt said.".as_bytes().to_vec();
    let inner = zipped(&[("deep.txt", text.clone())]);
    let bytes = zipped(&[
        ("north/post.txt", text.clone()),
        ("north/noise.dat", vec![0, 1, 2, 3]),
        ("__MACOSX/north/._post.txt", vec![0]),
        ("north/.DS_Store", vec![0]),
        ("north/inner.zip", inner),
        ("../../outside.md", b"# T\n\nVoss agreed.".to_vec()),
        ("records.jsonl", b"{\"text\":\"Voss said no.\"}\n{}\n".to_vec()),
    ]);
    insta::assert_snapshot!(told(&read("notes.zip", &bytes)));
}

#[test]
fn an_archive_that_is_damaged_says_so() {
    let bytes = zipped(&[("a.txt", b"Voss said no.".to_vec())]);
    insta::assert_snapshot!(told(&read("cut.zip", &bytes[..bytes.len() - 30])));
    // The packed bytes of the file itself.
    let mut damaged = bytes.clone();
    damaged[40] ^= 0xFF;
    let outcomes = read("damaged.zip", &damaged);
    assert!(outcomes.len() == 1 && outcomes[0].is_err(), "{}", told(&outcomes));
}

#[test]
fn a_zip_bomb_is_stopped_by_what_comes_out_of_it() {
    // What is no text is refused at once, so that the test takes no longer than the unpacking.
    let mut zeros = vec![0; MAX_BYTES];
    zeros[..4].copy_from_slice(b"%PDF");
    let files = MOST_UNPACKED / MAX_BYTES + 2;
    let names: Vec<String> = (0..files).map(|at| format!("{at}.txt")).collect();
    let mut parts: Vec<(&str, Vec<u8>)> =
        names.iter().map(|name| (name.as_str(), zeros.clone())).collect();
    parts.insert(0, ("big.txt", vec![b'a'; MAX_BYTES + 1]));
    let bytes = zipped(&parts);
    assert!(bytes.len() < 2_000_000, "it is small: {}", bytes.len());
    let outcomes = read("bomb.zip", &bytes);
    let told = told(&outcomes);
    assert!(outcomes.iter().all(Result::is_err), "{told}");
    assert!(told.starts_with("refused bomb.zip: big.txt: it has more than the"), "{told}");
    assert!(told.contains("refused bomb.zip: the files have more than"), "{told}");
}

#[test]
fn a_file_that_is_too_long_is_refused_with_its_size() {
    let bytes = vec![b'a'; 50_000_000];
    for name in ["dump.txt", "dump.html", "dump.md"] {
        insta::allow_duplicates! {
            insta::assert_snapshot!(
                told(&read(name, &bytes)).replace(name, "dump"),
                @"refused dump: it has 50000000 bytes, more than the 16777216 of which an article may be. Take out what is not the article, or split it: one article a file"
            );
        }
    }
}

#[test]
fn pages_nested_without_end_are_refused() {
    let deep = format!("<html><body>{}<p>“No,” Voss said.", "<div>".repeat(100_000));
    let outcomes = read("deep.html", deep.as_bytes());
    assert!(told(&outcomes).contains("lie in each other"), "{}", told(&outcomes));
}

#[test]
fn articles_of_one_collection_have_ids_of_their_own_and_come_once() {
    let draft = |origin: &str, name: &str, text: &str| Draft {
        origin: origin.to_owned(),
        name: name.to_owned(),
        article: Article { text: text.into(), ..Article::default() },
        notes: Vec::new(),
    };
    let mut intake = Intake::default();
    let mut id = |draft| intake.take(draft).map(|article| article.id);
    assert_eq!(
        id(draft("a/Zürich Post (1).txt", "Zürich Post (1)", "A b")),
        Ok("zurich-post-1".to_owned())
    );
    assert_eq!(
        id(draft("b/Zurich post 1.txt", "Zurich post 1", "C")),
        Ok("zurich-post-1-2".to_owned())
    );
    assert_eq!(id(draft("c/….txt", "…", "D")), Ok("article".to_owned()));
    let again = id(draft("d/copy.txt", "copy", " A\n b ")).unwrap_err();
    assert_eq!(
        again.to_string(),
        "d/copy.txt: it has the same words as a/Zürich Post (1).txt. It was left out; one of them is enough"
    );
}

proptest! {
    #[test]
    fn whatever_comes_becomes_an_article_or_a_refusal(
        bytes in proptest::collection::vec(any::<u8>(), 0..400),
        start in prop::sample::select(vec!["", "PK\u{3}\u{4}", "<html><script>", "---\n", "{\"text\":", "[[[[", "\u{feff}<p><q>", "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=x\n\n--x\nContent-Type: text/html\n\n"]),
        ending in prop::sample::select(vec!["txt", "md", "html", "json", "jsonl", "zip", "", "x.y"]),
    ) {
        let bytes = [start.as_bytes(), &bytes].concat();
        let outcomes = read(&format!("f.{ending}"), &bytes);
        prop_assert!(!outcomes.is_empty());
        for draft in outcomes.into_iter().flatten() {
            for span in draft.article.title.iter().flat_map(|title| &title.from) {
                prop_assert!(draft.article.text.get(span.range()).is_some());
            }
        }
    }
}
