//! Article files: text in, article or message out.

use std::fmt::Write;

use crossquote_model::Stated;
use crossquote_model::article::{self, MAX_BYTES};

#[test]
fn every_input_gives_an_article_or_says_what_to_mend() {
    insta::glob!("../inputs/article", "*.txt", |path| {
        let bytes = std::fs::read(path).unwrap();
        let shown = match article::parse("name", &bytes) {
            Ok(article) => {
                let mut out = String::new();
                let fields = [
                    ("title", &article.title),
                    ("outlet", &article.outlet),
                    ("url", &article.url),
                    ("byline", &article.byline),
                    ("published", &article.published),
                ];
                for (name, field) in fields {
                    writeln!(out, "{name}: {}", show(field.as_ref(), &article.text)).unwrap();
                }
                writeln!(out, "text: {:?}", article.text).unwrap();
                out
            }
            Err(problems) => problems.iter().map(|p| format!("{p}\n")).collect(),
        };
        insta::assert_snapshot!(format!("{}\n=====\n{shown}", String::from_utf8_lossy(&bytes)));
    });
}

fn show(field: Option<&Stated>, text: &str) -> String {
    let Some(stated) = field else { return "not stated".to_owned() };
    let from: Vec<_> = stated.from.iter().map(|span| format!("{:?}", span.of(text))).collect();
    format!("{:?} from [{}]", stated.value, from.join(", "))
}

#[test]
fn an_article_of_five_megabytes_is_read_and_a_dump_is_refused() {
    let line = "The mayor said “nothing” again. \n";
    let long = format!("---\ntitle:\n---\n{}", line.repeat(5_000_000 / line.len()));
    assert_eq!(article::parse("long", long.as_bytes()).map(|a| a.text.len() > 4_900_000), Ok(true));
    let problems = article::parse("dump", &vec![b'a'; MAX_BYTES + 1]).unwrap_err();
    insta::assert_snapshot!(problems[0], @"the file has 16777217 bytes, more than the 16777216 accepted. Split it: one article a file");
}
