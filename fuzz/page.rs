//! Any bytes as a saved page: refused with what to do about it, or an article of plain text that can be written as
//! an article file and is read from it unchanged.

use crossquote_intake::Draft;
use crossquote_model::article;
use crossquote_model::{Article, Stated};

use crate::Target;

pub(crate) const TARGET: Target = Target {
    name: "page",
    made: Vec::new,
    beside: &["crates/core/crossquote-intake/tests/inputs/pages"],
    words: &[
        "<p>",
        "</p>",
        "<div>",
        "</div>",
        "<br><br>",
        "<br>",
        "<q>",
        "</q>",
        "<script>",
        "</script>",
        "<style>",
        "<noscript>",
        "</noscript>",
        "<!--",
        "-->",
        "<table><td>",
        "<th>",
        "<li>",
        "<article>",
        "<title>",
        "<h1>",
        "<template>",
        "<svg>",
        "<math>",
        "<plaintext>",
        "<textarea>",
        "<p hidden>",
        " style=\"display: none\"",
        "<meta property=\"og:title\" content=\"A\nb\">",
        "<meta name=author content='By Ann'>",
        "<meta charset=utf-16>",
        "<script type=\"application/ld+json\">{\"@type\":\"NewsArticle\",\"headline\":\"",
        "<link rel=canonical href=\"javascript:x\">",
        "<link rel=canonical href=\"https://n.example/a b\">",
        "&#x110000;",
        "&lt;script&gt;",
        "&nbsp;",
        "&shy;",
        "&#8238;",
        "&#0;",
        "&#xE000;",
        "\u{E000}",
        "\u{FEFF}",
        "“We will win,” Ann Lee said. ",
        "<time datetime=2024-11-30>",
        "\r\n",
        "\t",
        "\0",
        "\u{1}",
        "<![CDATA[",
    ],
    changes: 6,
    run,
};

fn run(bytes: &[u8]) -> String {
    let mut outcomes = Vec::new();
    crossquote_intake::read("page.html", bytes, &mut |outcome| outcomes.push(outcome));
    assert!(!outcomes.is_empty(), "never neither");
    let mut words = String::new();
    for outcome in outcomes {
        match outcome {
            Ok(draft) => words += &plain(&draft),
            Err(refused) => {
                let said = &refused.problem;
                assert!(!said.message.is_empty() && !said.remedy.is_empty(), "{refused}");
                words += &said.message.chars().filter(|c| !c.is_ascii_digit()).collect::<String>();
            }
        }
    }
    words
}

/// What is odd about a draft, whose text is plain.
fn plain(draft: &Draft) -> String {
    let article = &draft.article;
    let text = article.text.as_str();
    assert!(!text.trim().is_empty(), "an article has words");
    for paragraph in text.split("\n\n") {
        assert!(!paragraph.is_empty(), "one empty line between two paragraphs: {text:?}");
        assert_eq!(paragraph, paragraph.trim(), "no white space around a paragraph");
        // What a page keeps apart by white space is kept apart by a blank; what draws nothing is left out, and so
        // are line ends as the walk over a page notes them.
        let odd = |c: &char| {
            (c.is_whitespace() && *c != ' ')
                || matches!(c, '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\u{2060}' | '\u{E000}')
        };
        let odd = paragraph.chars().find(odd);
        assert_eq!(odd, None, "in {paragraph:?}");
        assert!(!paragraph.contains("  "), "one blank between words: {paragraph:?}");
    }
    comes_again(article);
    let facts =
        [&article.title, &article.outlet, &article.url, &article.byline, &article.published];
    let facts: Vec<bool> = facts.map(Option::is_some).to_vec();
    let notes: Vec<&str> =
        draft.notes.iter().map(|note| note.split('“').next().unwrap_or("")).collect();
    format!("{facts:?} {notes:?} {}", text.split("\n\n").count().min(9))
}

/// As an article file it has the same text and the same facts: none of them breaks out of its line, none is refused.
fn comes_again(draft: &Article) {
    let mut file = "---\n".to_owned();
    for (name, fact) in [
        ("title", &draft.title),
        ("outlet", &draft.outlet),
        ("url", &draft.url),
        ("byline", &draft.byline),
        ("published", &draft.published),
    ] {
        let Some(Stated { value, from }) = fact else { continue };
        file += &format!("{name}: {value}\n");
        for span in from {
            file += &format!("{name}-from: {}\n", span.of(&draft.text));
        }
    }
    file += "---\n";
    file += &draft.text;
    match article::parse(&draft.id, file.as_bytes()) {
        Ok(article) => assert_eq!(article, *draft, "written and read"),
        Err(problems) => panic!("as an article file it is refused: {problems:?} in {file:?}"),
    }
}
