//! The markup in which the tests of search, comparison, grouping and corrections write small collections down.
//!
//! ```text
//! article: north-post
//! outlet: North Post
//!
//! Mara Voss: [[“We will rebuild the bridge,”]] <Voss> {said} on Monday, [[“by spring.”]]
//!
//! Nobody says this; it is narration.
//! ```
//!
//! A paragraph with `[[content]]` is one quotation by the speaker named before the first colon;
//! `{cue}` and `<source>` are optional. A name in small letters is a group of people. In parentheses behind a name
//! stand a confidence and a polarity that are not those of most: `Mara Voss (45 denied): …`.

use std::collections::BTreeMap;

use crossquote_extract::collection::statements::group;
use crossquote_model::{
    Article, Dataset, Kind, Mention, Polarity, Quotation, Span, Speaker, SpeakerKind, Stated,
};

/// The dataset that the markup writes down, statements grouped.
pub fn read(markup: &str) -> Dataset {
    let mut dataset = Dataset::default();
    for paragraph in markup.split("\n\n").map(str::trim).filter(|p| !p.is_empty()) {
        if paragraph.starts_with("article:") {
            dataset.articles.push(header(paragraph));
        } else if paragraph.starts_with('#') {
            // A comment on what the file is for.
        } else {
            body(&mut dataset, paragraph);
        }
    }
    dataset.statements = group(&dataset.articles, &dataset.speakers, &dataset.quotations);
    for (number, statement) in dataset.statements.iter().enumerate() {
        for &quotation in &statement.quotations {
            dataset.quotations[quotation as usize].statement = number as u32;
        }
    }
    dataset
}

fn header(paragraph: &str) -> Article {
    let mut article = Article::default();
    for line in paragraph.lines() {
        let (field, value) = line.split_once(':').unwrap();
        let value = value.trim().to_owned();
        let stated = Some(Stated { value: value.clone(), from: vec![] });
        match field {
            "article" => article.id = value,
            "outlet" => article.outlet = stated,
            "title" => article.title = stated,
            "date" => article.published = stated,
            other => panic!("unknown field {other}"),
        }
    }
    article
}

fn body(dataset: &mut Dataset, paragraph: &str) {
    let number = dataset.articles.len() - 1;
    let article = &mut dataset.articles[number];
    if !article.text.is_empty() {
        article.text.push_str("\n\n");
    }
    let start = article.text.len();
    if !paragraph.contains("[[") {
        article.text.push_str(paragraph);
        return;
    }
    let (name, marked) = paragraph.split_once(": ").unwrap();
    let mut spans: BTreeMap<char, Vec<Span>> = BTreeMap::new();
    let mut opened = 0;
    let mut quote = None;
    let mut chars = marked.chars().peekable();
    while let Some(c) = chars.next() {
        let at = article.text.len();
        match c {
            '[' | ']' if chars.peek() == Some(&c) => {
                chars.next();
                if c == '[' {
                    opened = at;
                } else {
                    spans.entry('[').or_default().push(Span::new(opened, at));
                }
                continue;
            }
            '{' | '<' => {
                opened = at;
                continue;
            }
            '}' | '>' => {
                let kind = if c == '}' { '{' } else { '<' };
                spans.entry(kind).or_default().push(Span::new(opened, at));
                continue;
            }
            '“' => quote = Some(at + c.len_utf8()),
            '”' => {
                let open = quote.take().expect("a quotation mark opens before it closes");
                spans.entry('“').or_default().push(Span::new(open, at));
            }
            _ => {}
        }
        article.text.push_str(c.encode_utf8(&mut [0; 4]));
    }
    let text = article.text.clone();
    let content = spans.remove(&'[').unwrap();
    let mut quoted = spans.remove(&'“').unwrap_or_default();
    quoted.retain(|quoted| content.iter().any(|segment| segment.contains(*quoted)));
    let all = content.iter().all(|s| s.of(&text).starts_with('“') && s.of(&text).ends_with('”'));
    let kind = match (quoted.is_empty(), all) {
        (true, _) => Kind::Indirect,
        (false, true) => Kind::Direct,
        (false, false) => Kind::Mixed,
    };
    let source = spans.remove(&'<').unwrap_or_default();
    let (name, more) = match name.strip_suffix(')').and_then(|name| name.split_once(" (")) {
        Some((name, more)) => (name, more),
        None => (name, ""),
    };
    let confidence = more.split(' ').find_map(|word| word.parse().ok());
    let polarity = more.split(' ').find_map(Polarity::from_name);
    let speaker = speaker(dataset, name);
    for span in &source {
        let form = span.of(&text).to_owned();
        let mention = Mention { article: number as u32, form, spans: vec![*span] };
        dataset.speakers[speaker].mentions.push(mention);
    }
    dataset.quotations.push(Quotation {
        id: format!("q{}", dataset.quotations.len()),
        article: number as u32,
        kind,
        polarity: polarity.unwrap_or_default(),
        content,
        quoted,
        cue: spans.remove(&'{').unwrap_or_default(),
        source,
        speaker: speaker as u32,
        to: None,
        context: Span::new(start, text.len()),
        confidence: confidence.unwrap_or(100),
        evidence: vec![],
        statement: 0,
        checked: false,
    });
}

fn speaker(dataset: &mut Dataset, name: &str) -> usize {
    let id = name.to_lowercase().replace(' ', "-");
    if let Some(at) = dataset.speakers.iter().position(|speaker| speaker.id == id) {
        return at;
    }
    let kind = match name {
        "Unattributed" => SpeakerKind::Unattributed,
        name if name.starts_with(char::is_lowercase) => SpeakerKind::Group,
        _ => SpeakerKind::Person,
    };
    dataset.speakers.push(Speaker {
        id,
        name: name.to_owned(),
        kind,
        role: None,
        mentions: vec![],
        checked: false,
    });
    dataset.speakers.len() - 1
}

/// A quotation on one line: where and what.
pub fn line(dataset: &Dataset, number: u32) -> String {
    let quotation = &dataset.quotations[number as usize];
    let article = &dataset.articles[quotation.article as usize];
    let content: Vec<_> = quotation.content.iter().map(|span| span.of(&article.text)).collect();
    format!("{}: {}", article.id, content.join(" / "))
}
