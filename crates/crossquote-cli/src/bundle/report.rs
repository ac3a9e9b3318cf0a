//! What `crossquote bundle` says of what it read: lines for people, JSON for programs.

use crossquote_intake::Refused;
use crossquote_model::{Certainty, Dataset, Kind, Quotation, SpeakerKind, Stated};
use serde::Serialize;

use crate::build::count;

/// Lines about single articles that people are shown; programs get all.
const MOST_LINES: usize = 20;

/// Everything about a run.
#[derive(Serialize)]
pub(super) struct Report<'d> {
    /// The file or the folder that was written.
    pub(super) out: String,
    /// Bytes of the file, or of all files in the folder without those compressed ahead.
    pub(super) bytes: usize,
    title: &'d str,
    quotations: Figures,
    speakers: usize,
    /// Statements that more than one quotation reports.
    shared_statements: usize,
    articles: Vec<One<'d>>,
    refused: Vec<Refusal<'d>>,
    /// Pictures, styles and programs that were saved with pages.
    passed_over: usize,
}

/// Counts of quotations.
#[derive(Default, Serialize)]
struct Figures {
    all: usize,
    direct: usize,
    mixed: usize,
    indirect: usize,
    /// Shown as likely.
    likely: usize,
    /// Shown as uncertain.
    uncertain: usize,
    /// Those whose source is not named, or was not found.
    unattributed: usize,
}

#[derive(Serialize)]
struct One<'d> {
    id: &'d str,
    origin: &'d str,
    title: Option<&'d str>,
    outlet: Option<&'d str>,
    published: Option<&'d str>,
    url: Option<&'d str>,
    quotations: Figures,
    notes: &'d [String],
}

#[derive(Serialize)]
struct Refusal<'d> {
    origin: &'d str,
    line: usize,
    message: &'d str,
    remedy: &'d str,
}

impl<'d> Report<'d> {
    /// `about`: for each article where it came from, and the notes on it; empty where nobody knows.
    pub(super) fn of(
        dataset: &'d Dataset,
        about: &'d [(String, Vec<String>)],
        refused: &'d [Refused],
        passed_over: usize,
    ) -> Report<'d> {
        let named = |kind| kind != SpeakerKind::Unattributed;
        let (all, each) = figures(dataset);
        let articles =
            dataset.articles.iter().zip(each).enumerate().map(|(index, (article, quotations))| {
                let (origin, notes) = about
                    .get(index)
                    .map_or(("", &[][..]), |(origin, notes)| (origin.as_str(), notes));
                let value =
                    |fact: &'d Option<Stated>| fact.as_ref().map(|fact| fact.value.as_str());
                One {
                    id: &article.id,
                    origin,
                    title: value(&article.title),
                    outlet: value(&article.outlet),
                    published: value(&article.published),
                    url: value(&article.url),
                    quotations,
                    notes,
                }
            });
        Report {
            out: String::new(),
            bytes: 0,
            title: &dataset.title,
            quotations: all,
            speakers: dataset.speakers.iter().filter(|speaker| named(speaker.kind)).count(),
            shared_statements: dataset
                .statements
                .iter()
                .filter(|one| one.quotations.len() > 1)
                .count(),
            articles: articles.collect(),
            refused: refused
                .iter()
                .map(|Refused { origin, problem }| Refusal {
                    origin,
                    line: problem.line,
                    message: &problem.message,
                    remedy: &problem.remedy,
                })
                .collect(),
            passed_over,
        }
    }

    /// What a person should know, the most important last, where the eye is.
    pub(super) fn lines(&self) -> Vec<String> {
        let mut lines = Vec::new();
        let noted =
            self.articles.iter().flat_map(|one| one.notes.iter().map(move |note| (one, note)));
        limited(
            &mut lines,
            "note",
            noted.map(|(one, note)| format!("note: {}: {note}", one.origin)),
        );
        let silent =
            self.articles.iter().filter(|one| one.quotations.all == 0 && one.notes.is_empty());
        limited(
            &mut lines,
            "note",
            silent.map(|one| {
                format!(
                    "note: {}: no quotations were found in it",
                    if one.origin.is_empty() { one.id } else { one.origin }
                )
            }),
        );
        limited(
            &mut lines,
            "refusal",
            self.refused.iter().map(|one| {
                let line =
                    if one.line > 0 { format!("line {}: ", one.line) } else { String::new() };
                format!("not read: {}: {line}{}. {}", one.origin, one.message, one.remedy)
            }),
        );
        if self.passed_over > 0 {
            lines.push(format!(
                "passed over: {} saved with pages (pictures, styles, programs)",
                count(self.passed_over, "file")
            ));
        }
        let found = &self.quotations;
        lines.push(format!(
            "{}: {} ({} direct, {} mixed, {} indirect) of {}; {} reported more than once",
            count(self.articles.len(), "article"),
            count(found.all, "quotation"),
            found.direct,
            found.mixed,
            found.indirect,
            count(self.speakers, "speaker"),
            count(self.shared_statements, "statement"),
        ));
        lines.push(format!(
            "doubtful: {} shown as likely, {} as uncertain; {} without a speaker",
            found.likely, found.uncertain, found.unattributed,
        ));
        if !self.refused.is_empty() {
            lines.push(format!(
                "{} could not be read and {} left out",
                count(self.refused.len(), "piece"),
                if self.refused.len() == 1 { "is" } else { "are" }
            ));
        }
        lines
    }
}

fn limited(lines: &mut Vec<String>, what: &str, all: impl Iterator<Item = String>) {
    let mut all = all.peekable();
    lines.extend(all.by_ref().take(MOST_LINES));
    let rest = all.count();
    if rest > 0 {
        lines.push(format!("… and {}; --json lists all", count(rest, &format!("more {what}"))));
    }
}

impl Figures {
    fn count(&mut self, quotation: &Quotation, speaker: SpeakerKind) {
        self.all += 1;
        *match quotation.kind {
            Kind::Direct => &mut self.direct,
            Kind::Mixed => &mut self.mixed,
            Kind::Indirect => &mut self.indirect,
        } += 1;
        match quotation.certainty() {
            Certainty::Likely => self.likely += 1,
            Certainty::Unsure => self.uncertain += 1,
            Certainty::Sure => {}
        }
        self.unattributed += usize::from(speaker == SpeakerKind::Unattributed);
    }
}

/// Of all quotations, and of those of each article.
fn figures(dataset: &Dataset) -> (Figures, Vec<Figures>) {
    let mut all = Figures::default();
    let mut each: Vec<Figures> = dataset.articles.iter().map(|_| Figures::default()).collect();
    for quotation in &dataset.quotations {
        let speaker = dataset.speakers[quotation.speaker as usize].kind;
        all.count(quotation, speaker);
        each[quotation.article as usize].count(quotation, speaker);
    }
    (all, each)
}
