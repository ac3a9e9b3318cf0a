//! CSV, RFC 4180: a header, then a row a quotation; of a comparison a row a statement.
//!
//! Lines end in CR LF; a cell that holds a comma, a quotation mark or a line end stands in quotation
//! marks. What is not stated is an empty cell. A cell that a spreadsheet program would run as a formula
//! has an apostrophe before it, and so has one that begins with an apostrophe: whoever reads the file
//! takes one away from where one stands, and has the words as printed.
//!
//! Written here rather than by the crate `csv`: in a small WebAssembly program its writer is 16,700 bytes
//! after brotli, that of `csv-core` 16,000; the row and the quotation marks here are 20 lines and 700.

use std::collections::BTreeMap;

use super::{Chosen, Points, What, escape, fragment, printed, value};
use crossquote_explore::compare;
use crossquote_model::cite;
use crossquote_model::{Quotation, Span};

const COLUMNS: [&str; 23] = [
    "quotation",
    "statement",
    "speaker",
    "speaker_id",
    "speaker_kind",
    "kind",
    "polarity",
    "text",
    "cue",
    "source",
    "context",
    "confidence_percent",
    "checked",
    "article",
    "siglum",
    "headline",
    "outlet",
    "published",
    "byline",
    "url",
    "link",
    "spans_bytes",
    "spans_code_points",
];

pub(super) fn write(chosen: &Chosen<'_>) -> String {
    match chosen.what {
        What::Comparison => comparison(chosen),
        _ => quotations(chosen),
    }
}

fn quotations(chosen: &Chosen<'_>) -> String {
    let mut out = String::new();
    // Of a statement the version that a quotation belongs to, from 1, the fullest first.
    let mut versions: BTreeMap<u32, String> = BTreeMap::new();
    let mut columns = COLUMNS.to_vec();
    if let What::Statement(statement) = chosen.what {
        columns.push("version");
        for (number, version) in
            (1_u32..).zip(compare::versions(chosen.dataset, statement).versions)
        {
            for quotation in version.reports.into_iter().flat_map(|report| report.quotations) {
                versions.insert(quotation, number.to_string());
            }
        }
    }
    row(&mut out, &columns);
    let points = chosen.points();
    for &at in &chosen.quotations {
        let Some(quotation) = chosen.dataset.quotations.get(at as usize) else { continue };
        let Some(mut cells) = cells(chosen, quotation, &points) else { continue };
        if matches!(chosen.what, What::Statement(_)) {
            cells.push(versions.remove(&at).unwrap_or_default());
        }
        row(&mut out, &cells.iter().map(String::as_str).collect::<Vec<_>>());
    }
    out
}

/// The cells of [`COLUMNS`].
fn cells(chosen: &Chosen<'_>, quotation: &Quotation, points: &Points<'_>) -> Option<Vec<String>> {
    let dataset = chosen.dataset;
    let (article, speaker, statement) = chosen.around(quotation)?;
    let stated = |fact| value(fact).unwrap_or_default().to_owned();
    let bytes = |span: &Span| range(span.start, span.end);
    let code_points = |span: &Span| {
        let (start, end) = points.get(&quotation.article).map_or((0, 0), |points| points.of(*span));
        range(start, end)
    };
    let spans = |shown: &dyn Fn(&Span) -> String| {
        let spans: Vec<String> = quotation.content.iter().map(shown).collect();
        spans.join(";")
    };
    Some(vec![
        quotation.id.clone(),
        statement.id.clone(),
        speaker.name.clone(),
        speaker.id.clone(),
        speaker.kind.name().to_owned(),
        quotation.kind.name().to_owned(),
        quotation.polarity.name().to_owned(),
        printed(article, &quotation.content),
        printed(article, &quotation.cue),
        printed(article, &quotation.source),
        quotation.context.of(&article.text).to_owned(),
        // An editor's word is no estimate.
        if quotation.checked { String::new() } else { quotation.confidence.to_string() },
        if quotation.checked { "true" } else { "false" }.to_owned(),
        article.id.clone(),
        cite::siglum(quotation.article),
        stated(&article.title),
        stated(&article.outlet),
        stated(&article.published),
        stated(&article.byline),
        fragment::address(article).unwrap_or_default(),
        fragment::quotation(dataset, quotation).unwrap_or_default(),
        spans(&bytes),
        spans(&code_points),
    ])
}

fn range(start: u32, end: u32) -> String {
    format!("{start}-{end}")
}

/// Statements down, articles across: what each prints, and how it differs from what the first prints.
fn comparison(chosen: &Chosen<'_>) -> String {
    let dataset = chosen.dataset;
    let mut columns = vec!["statement".to_owned(), "speaker".to_owned()];
    for (at, &article) in chosen.articles.iter().enumerate() {
        let siglum = cite::siglum(article);
        let names: &[&str] = match at {
            0 => &["_article", "_quotations", "_text"],
            _ => &["_article", "_quotations", "_text", "_shared_percent", "_differences"],
        };
        columns.extend(names.iter().map(|name| siglum.clone() + name));
    }
    let mut out = String::new();
    row(&mut out, &columns.iter().map(String::as_str).collect::<Vec<_>>());
    for (statement, line) in super::json::beside(chosen) {
        let Some(statement) = dataset.statements.get(statement as usize) else { continue };
        let speaker = dataset.speakers.get(statement.speaker as usize);
        let mut cells =
            vec![statement.id.clone(), speaker.map_or("", |speaker| &speaker.name).to_owned()];
        for (at, (&article, side)) in chosen.articles.iter().zip(&line).enumerate() {
            let quotations: Vec<&Quotation> = side
                .quotations
                .iter()
                .filter_map(|&q| dataset.quotations.get(q as usize))
                .collect();
            let text: Vec<String> = quotations
                .iter()
                .filter_map(|q| Some(printed(dataset.articles.get(article as usize)?, &q.content)))
                .collect();
            let id = dataset.articles.get(article as usize).map_or("", |article| &article.id);
            cells.push(id.to_owned());
            cells.push(quotations.iter().map(|q| q.id.as_str()).collect::<Vec<_>>().join(";"));
            cells.push(text.join(" […] "));
            if at > 0 {
                let wording = side.wording.as_ref().map(|compared| &compared.wording);
                cells.push(wording.map_or(String::new(), |wording| wording.shared.to_string()));
                cells.push(wording.map_or(String::new(), |w| w.sentences().join(" ")));
            }
        }
        row(&mut out, &cells.iter().map(String::as_str).collect::<Vec<_>>());
    }
    out
}

fn row(out: &mut String, cells: &[&str]) {
    for (at, text) in cells.iter().enumerate() {
        out.push_str(if at > 0 { "," } else { "" });
        escape::csv(out, text);
    }
    out.push_str("\r\n");
}
