//! JSON: all that is known of a selection, in one documented shape with a version.
//!
//! ```text
//! {"format": "crossquote-export", "version": 1, "of": "quotations" │ "statement" │ "comparison" │ "collection",
//!  "title", "articles": […], "speakers": […], "statements": […], "quotations": […],
//!  "versions": {…} of a statement, "comparison": {…} of a comparison}
//! ```
//!
//! Records name each other by id. A fact that an article does not state is `null`. Not the dataset
//! format, which a program of ours reads back: this one is for others, says each thing in words and
//! positions, and names no rule.

use crossquote_text::order::sort_and_dedup;
use std::collections::BTreeMap;

use super::{
    Chosen, Json, Points, What, fragment, list, number, optional, printed, record, text, value,
};
use crossquote_explore::compare::{self, PairWording, Versions, Wording};
use crossquote_model::cite;
use crossquote_model::dataset::json;
use crossquote_model::{Quotation, Span};

const FORMAT: &str = "crossquote-export";
const VERSION: u32 = 1;

pub(super) fn write(chosen: &Chosen<'_>) -> String {
    let dataset = chosen.dataset;
    let mut statements: Vec<u32> =
        chosen.quotations().map(|quotation| quotation.statement).collect();
    sort_and_dedup(&mut statements);
    let points = chosen.points();
    let quotation = |quotation: &Quotation| quotation_record(chosen, quotation, &points);
    let mut fields = vec![
        ("format", text(FORMAT)),
        ("version", number(VERSION)),
        ("of", text(chosen.what.name())),
        ("title", text(&dataset.title)),
        ("articles", list(chosen.articles.iter().filter_map(|&at| article(chosen, at)))),
        ("speakers", list(chosen.speakers().into_iter().filter_map(|at| speaker(chosen, at)))),
        ("statements", list(statements.into_iter().filter_map(|at| statement(chosen, at)))),
        ("quotations", list(chosen.quotations().filter_map(quotation))),
    ];
    match chosen.what {
        What::Statement(statement) => fields.push(("versions", versions(chosen, statement))),
        What::Comparison => fields.push(("comparison", comparison(chosen))),
        What::Quotations | What::Collection => {}
    }
    json::write(&record(fields), 2)
}

fn article(chosen: &Chosen<'_>, at: u32) -> Option<Json> {
    let article = chosen.dataset.articles.get(at as usize)?;
    let mut fields = vec![
        ("id", text(&article.id)),
        ("siglum", text(&cite::siglum(at))),
        ("headline", optional(value(&article.title))),
        ("outlet", optional(value(&article.outlet))),
        ("published", optional(value(&article.published))),
        ("byline", optional(value(&article.byline))),
        ("url", optional(fragment::address(article).as_deref())),
    ];
    // Only where positions are to be read in it: texts are their publishers', and long.
    if chosen.what == What::Collection {
        fields.push(("text", text(&article.text)));
    }
    Some(record(fields))
}

fn speaker(chosen: &Chosen<'_>, at: u32) -> Option<Json> {
    let speaker = chosen.dataset.speakers.get(at as usize)?;
    Some(record(vec![
        ("id", text(&speaker.id)),
        ("name", text(&speaker.name)),
        ("kind", text(speaker.kind.name())),
        ("role", optional(speaker.role.as_deref())),
        ("checked", Json::Truth(speaker.checked)),
    ]))
}

/// A statement, with those of its quotations that are selected.
fn statement(chosen: &Chosen<'_>, at: u32) -> Option<Json> {
    let statement = chosen.dataset.statements.get(at as usize)?;
    Some(record(vec![
        ("id", text(&statement.id)),
        ("speaker", text(&chosen.dataset.speakers.get(statement.speaker as usize)?.id)),
        ("quotations", ids(chosen, &statement.quotations)),
        ("checked", Json::Truth(statement.checked)),
    ]))
}

fn quotation_record(
    chosen: &Chosen<'_>,
    quotation: &Quotation,
    points: &Points<'_>,
) -> Option<Json> {
    let (article, speaker, statement) = chosen.around(quotation)?;
    let points = points.get(&quotation.article)?;
    let pair = |start: u32, end: u32| list([number(start), number(end)].into_iter());
    let place = |span: &Span| {
        let (start, end) = points.of(*span);
        record(vec![
            ("text", text(span.of(&article.text))),
            ("bytes", pair(span.start, span.end)),
            ("code_points", pair(start, end)),
        ])
    };
    let places = |spans: &[Span]| list(spans.iter().map(place));
    let confidence = match quotation.checked {
        true => Json::Null,
        false => number(u32::from(quotation.confidence)),
    };
    Some(record(vec![
        ("id", text(&quotation.id)),
        ("article", text(&article.id)),
        ("statement", text(&statement.id)),
        ("speaker", text(&speaker.id)),
        ("kind", text(quotation.kind.name())),
        ("polarity", text(quotation.polarity.name())),
        ("text", text(&printed(article, &quotation.content))),
        ("content", places(&quotation.content)),
        ("quoted", places(&quotation.quoted)),
        ("cue", places(&quotation.cue)),
        ("source", places(&quotation.source)),
        ("to", quotation.to.as_ref().map_or(Json::Null, place)),
        ("context", place(&quotation.context)),
        ("confidence_percent", confidence),
        ("checked", Json::Truth(quotation.checked)),
        ("link", optional(fragment::quotation(chosen.dataset, quotation).as_deref())),
    ]))
}

/// The ids of quotations.
fn ids(chosen: &Chosen<'_>, quotations: &[u32]) -> Json {
    let known = |&at: &u32| chosen.dataset.quotations.get(at as usize);
    list(quotations.iter().filter_map(known).map(|quotation| text(&quotation.id)))
}

/// The versions of a statement: who prints each, how each differs from the fullest, all as a table.
fn versions(chosen: &Chosen<'_>, statement: u32) -> Json {
    let all = compare::versions(chosen.dataset, statement);
    let among = all.comparable(0);
    let version = |(at, version): (usize, &compare::Version)| {
        let reports = version.reports.iter().map(|report| {
            let article = chosen.dataset.articles.get(report.article as usize);
            record(vec![
                ("article", optional(article.map(|article| article.id.as_str()))),
                ("quotations", ids(chosen, &report.quotations)),
                ("printed_otherwise", Json::Truth(report.printed_otherwise)),
            ])
        });
        let beside = match at {
            0 => Json::Null,
            _ => wording(&all.wording(0, at)),
        };
        record(vec![
            ("sigla", text(&version.siglum)),
            ("name", text(&version.name)),
            ("words", number(version.words)),
            ("reports", list(reports)),
            ("beside_first", beside),
        ])
    };
    let table = all.columns(&among.aligned).into_iter().map(|column| {
        let cells = column.cells.iter().zip(&among.aligned).map(|(cell, &version)| {
            record(vec![
                ("reading", number(cell.reading)),
                ("text", text(&cell_text(chosen, &all, version, &cell.pieces))),
            ])
        });
        record(vec![("agreed", Json::Truth(column.agreed)), ("cells", list(cells))])
    });
    let sigla =
        |versions: &[usize]| list(versions.iter().map(|&at| text(&all.versions[at].siglum)));
    record(vec![
        ("versions", list(all.versions.iter().enumerate().map(version))),
        ("apparatus", text(&all.apparatus(&among))),
        ("aligned", sigla(&among.aligned)),
        ("reworded", sigla(&among.reworded)),
        ("columns", list(table)),
    ])
}

/// What a version has in a column, as its first article prints it.
pub(super) fn cell_text(
    chosen: &Chosen<'_>,
    all: &Versions<'_>,
    version: usize,
    pieces: &[Span],
) -> String {
    let report = all.versions.get(version).and_then(|version| version.reports.first());
    let article = report.and_then(|report| chosen.dataset.articles.get(report.article as usize));
    let text = article.map_or("", |article| article.text.as_str());
    pieces.iter().map(|piece| piece.of(text)).collect::<Vec<_>>().join(" […] ")
}

fn wording(wording: &Wording) -> Json {
    record(vec![
        ("shared_percent", number(u32::from(wording.shared))),
        ("reworded", Json::Truth(wording.reworded)),
        ("summary", text(&wording.summary)),
        (
            "differences",
            list(wording.differences.iter().map(|difference| text(&difference.sentence))),
        ),
    ])
}

/// What one article prints of a statement, and how it differs from what the first one prints.
#[derive(Default)]
pub(super) struct Side {
    pub(super) quotations: Vec<u32>,
    pub(super) wording: Option<PairWording>,
}

/// The statements that articles report, each with a side an article: those of the first two in their
/// reading order, then those that further ones add.
pub(super) fn beside(chosen: &Chosen<'_>) -> Vec<(u32, Vec<Side>)> {
    let mut lines: Vec<(u32, Vec<Side>)> = Vec::new();
    let mut line_of: BTreeMap<u32, usize> = BTreeMap::new();
    let Some(&first) = chosen.articles.first() else { return lines };
    // One article alone has rows as well.
    let others =
        if chosen.articles.len() > 1 { &chosen.articles[1..] } else { &chosen.articles[..] };
    for (at, &other) in (1..).zip(others) {
        for row in compare::articles(chosen.dataset, first, other, true).rows {
            let line = *line_of.entry(row.statement).or_insert_with(|| {
                lines.push((
                    row.statement,
                    chosen.articles.iter().map(|_| Side::default()).collect(),
                ));
                lines.len() - 1
            });
            let sides = &mut lines[line].1;
            sides[0].quotations = row.left;
            if let Some(side) = sides.get_mut(at) {
                *side = Side { quotations: row.right, wording: row.wording };
            }
        }
    }
    lines
}

fn comparison(chosen: &Chosen<'_>) -> Json {
    let rows = beside(chosen).into_iter().filter_map(|(statement, sides)| {
        let statement = chosen.dataset.statements.get(statement as usize)?;
        let sides = sides.iter().map(|side| {
            let beside = side.wording.as_ref().map_or(Json::Null, |compared| {
                record(vec![
                    ("first", ids(chosen, &compared.left)),
                    ("this", ids(chosen, &compared.right)),
                    ("wording", wording(&compared.wording)),
                ])
            });
            record(vec![("quotations", ids(chosen, &side.quotations)), ("beside_first", beside)])
        });
        Some(record(vec![("statement", text(&statement.id)), ("articles", list(sides))]))
    });
    record(vec![
        ("articles", list(chosen.articles().map(|article| text(&article.id)))),
        ("rows", list(rows)),
    ])
}
