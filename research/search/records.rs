//! Records of the benchmark as a dataset: runs of records of one article become its text, a
//! quotation a line; what stands in quotation marks is quoted.

use crossquote_model::{Article, Dataset, Kind, Quotation, Span, Speaker, SpeakerKind, Stated};
use serde_json::Value;

/// The dataset of a JSON list of records with `text`, `speaker`, `outlet` and, if there are,
/// `date` and `title`. Quotations are numbered as the records are.
pub(crate) fn dataset(json: &str) -> Dataset {
    let records: Vec<Value> = serde_json::from_str(json).expect("a list of records");
    let mut dataset = Dataset::default();
    let mut names: Vec<&str> = records.iter().map(|record| field(record, "speaker")).collect();
    names.sort_unstable();
    names.dedup();
    for name in &names {
        dataset.speakers.push(Speaker {
            id: (*name).to_owned(),
            name: (*name).to_owned(),
            kind: SpeakerKind::Person,
            role: None,
            mentions: Vec::new(),
            checked: false,
        });
    }
    let of_article =
        |record: &Value| ["outlet", "date", "title"].map(|name| field(record, name).to_owned());
    let mut last = None;
    for record in &records {
        let facts = of_article(record);
        // Records without title and date: an article of a length as articles have.
        let long = dataset.articles.last().is_some_and(|article| article.text.len() > 6_000);
        if last.as_ref() != Some(&facts) || long {
            let stated = |value: &String| {
                (!value.is_empty()).then(|| Stated { value: value.clone(), from: Vec::new() })
            };
            dataset.articles.push(Article {
                id: format!("{:06}", dataset.articles.len()),
                outlet: stated(&facts[0]),
                published: stated(&facts[1]),
                ..Article::default()
            });
            last = Some(facts);
        }
        let number = dataset.articles.len() - 1;
        let text = &mut dataset.articles[number].text;
        let start = text.len();
        text.push_str(field(record, "text"));
        let content = Span::new(start, text.len());
        text.push_str("\n");
        let quoted = quoted(content.of(text), start);
        let kind = match quoted.first() {
            None => Kind::Indirect,
            Some(first) if first.len() + 8 >= content.len() => Kind::Direct,
            Some(_) => Kind::Mixed,
        };
        dataset.quotations.push(Quotation {
            id: String::new(),
            article: number as u32,
            kind,
            polarity: Default::default(),
            content: vec![content],
            quoted,
            cue: Vec::new(),
            source: Vec::new(),
            speaker: names.binary_search(&field(record, "speaker")).unwrap_or(0) as u32,
            to: None,
            context: content,
            confidence: 90,
            evidence: Vec::new(),
            statement: 0,
            checked: false,
        });
    }
    dataset
}

fn field<'r>(record: &'r Value, name: &str) -> &'r str {
    record.get(name).and_then(Value::as_str).unwrap_or("")
}

/// What stands between quotation marks, which open and close in turn.
fn quoted(text: &str, start: usize) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut opened = None;
    for (at, mark) in text.char_indices().filter(|(_, c)| matches!(c, '"' | '“' | '”')) {
        match opened.take() {
            Some(from) if from < at => spans.push(Span::new(start + from, start + at)),
            Some(_) => {}
            None => opened = Some(at + mark.len_utf8()),
        }
    }
    spans
}
