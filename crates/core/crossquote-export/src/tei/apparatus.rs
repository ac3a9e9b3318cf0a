//! The apparatus of a statement: what its versions share, and where they differ, with the witnesses.

use super::super::json::cell_text;
use super::super::{Chosen, plain_id};
use super::{NAMESPACE, Tei};
use crossquote_explore::compare::{Column, Versions, versions};
use crossquote_model::cite;
use crossquote_text::order::sort_and_dedup;

impl Tei<'_> {
    /// The whole file of a statement.
    pub(super) fn statement(&mut self, chosen: &Chosen<'_>, number: u32) {
        let statement = chosen.dataset.statements.get(number as usize);
        let speaker = statement.and_then(|s| chosen.dataset.speakers.get(s.speaker as usize));
        let speaker = speaker.map_or("", |speaker| &speaker.name);
        let all = versions(chosen.dataset, number);
        self.mixed(&["<TEI ", "", NAMESPACE, "", ">\n"]);
        let title = format!("{speaker}: one statement, in {}", chosen.dataset.title);
        self.header(&title, chosen, |tei| {
            let sigla: Vec<(String, u32)> = sigla(&all).into_iter().flatten().collect();
            if sigla.is_empty() {
                return tei.raw("<p>No article reports it.</p>");
            }
            for &article in &chosen.articles {
                if let Some(found) = tei.dataset.articles.get(article as usize) {
                    tei.bibliography(article, found);
                    tei.raw("\n");
                }
            }
            tei.witnesses(&sigla);
        });
        self.raw("<text><body>\n<div type=\"apparatus\">\n");
        let among = all.comparable(0);
        self.apparatus(chosen, &all, &among.aligned, &sigla(&all));
        self.raw("</div>\n");
        if !among.reworded.is_empty() {
            self.raw("<div type=\"reworded\">\n");
            for &at in &among.reworded {
                self.apparatus(chosen, &all, &[at], &sigla(&all));
            }
            self.raw("</div>\n");
        }
        self.raw("<div type=\"reports\">\n");
        for quotation in chosen.quotations() {
            if let Some(article) = chosen.dataset.articles.get(quotation.article as usize) {
                self.excerpt(article, quotation);
            }
        }
        self.raw(if chosen.quotations.is_empty() { "<ab/>\n" } else { "" });
        self.raw("</div>\n</body></text>\n</TEI>\n");
    }

    /// What two or more of the articles report both, with the apparatus of what they print.
    pub(super) fn shared(&mut self, chosen: &Chosen<'_>) {
        let mut statements: Vec<u32> = chosen.quotations().map(|q| q.statement).collect();
        sort_and_dedup(&mut statements);
        let mut found: Vec<(u32, Versions<'_>, Vec<Sigla>)> = Vec::new();
        for statement in statements {
            let all = versions(chosen.dataset, statement);
            let mut sigla = sigla(&all);
            for version in &mut sigla {
                version.retain(|(_, article)| chosen.articles.contains(article));
            }
            let mut articles: Vec<u32> = sigla.iter().flatten().map(|one| one.1).collect();
            sort_and_dedup(&mut articles);
            if articles.len() > 1 {
                found.push((statement, all, sigla));
            }
        }
        if found.is_empty() {
            return;
        }
        let mut used: Vec<(String, u32)> =
            found.iter().flat_map(|found| found.2.iter().flatten().cloned()).collect();
        sort_and_dedup(&mut used);
        self.raw("<TEI>\n<teiHeader>\n<fileDesc>\n<titleStmt><title>Statements that the articles share</title>");
        self.raw("</titleStmt>\n<publicationStmt><p>Made by comparing the texts.</p></publicationStmt>\n");
        self.raw("<sourceDesc>");
        self.witnesses(&used);
        self.raw("</sourceDesc>\n</fileDesc>\n</teiHeader>\n<text><body>\n");
        for (number, all, sigla) in found {
            let Some(statement) = chosen.dataset.statements.get(number as usize) else { continue };
            let id = plain_id(&statement.id);
            self.mixed(&["<div type=\"statement\" xml:id=\"statement-", &id, "\">\n"]);
            // The fullest that one of these articles prints is the base.
            let here: Vec<usize> = (0..sigla.len()).filter(|&at| !sigla[at].is_empty()).collect();
            let Some(&base) = here.first() else { continue };
            let among = all.comparable(base);
            let aligned: Vec<usize> =
                among.aligned.into_iter().filter(|at| here.contains(at)).collect();
            self.apparatus(chosen, &all, &aligned, &sigla);
            for at in among.reworded.into_iter().filter(|at| here.contains(at)) {
                self.apparatus(chosen, &all, &[at], &sigla);
            }
            self.raw("</div>\n");
        }
        self.raw("</body></text>\n</TEI>\n");
    }

    fn witnesses(&mut self, sigla: &[(String, u32)]) {
        self.raw("<listWit>\n");
        for (siglum, article) in sigla {
            let Some(article) = self.dataset.articles.get(*article as usize) else { continue };
            self.mixed(&[
                "<witness xml:id=\"",
                siglum,
                "\" corresp=\"#article-",
                &plain_id(&article.id),
            ]);
            let (outlet, date) = (cite::outlet(article), cite::date(article));
            self.mixed(&["\">", &cite::article_name(article), ", ", &outlet, ", ", &date]);
            self.raw("</witness>\n");
        }
        self.raw("</listWit>\n");
    }

    /// Versions in parallel segmentation, the first of them as the base.
    fn apparatus(
        &mut self,
        chosen: &Chosen<'_>,
        all: &Versions<'_>,
        among: &[usize],
        sigla: &[Sigla],
    ) {
        let base = among.first().and_then(|&at| sigla.get(at));
        self.raw("<ab type=\"statement\" source=\"");
        self.pointers(base.map_or(&[][..], |sigla| sigla).iter());
        self.raw("\">");
        let mut ends = vec![None; among.len()];
        for column in all.columns(among) {
            let texts = cells(chosen, all, among, &column, &mut ends);
            if column.agreed {
                self.text(texts.first().map_or("", |text| text));
                continue;
            }
            self.raw("<app>");
            let most = column.cells.iter().map(|cell| cell.reading).max().unwrap_or(0);
            let own = column.cells.first().map_or(0, |cell| cell.reading);
            // The base's reading is the lemma; that of nobody else is passed over.
            let others = (0..=most).filter(|&reading| reading != own);
            for (reading, element) in
                [(own, "lem")].into_iter().chain(others.map(|other| (other, "rdg")))
            {
                let having = column.cells.iter().enumerate().filter(|(_, c)| c.reading == reading);
                let having: Vec<usize> = having.map(|(at, _)| at).collect();
                let Some(&first) = having.first() else { continue };
                self.mixed(&["<", element, " wit=\""]);
                let wit = having.iter().filter_map(|&at| sigla.get(*among.get(at)?)).flatten();
                self.pointers(wit);
                self.mixed(&["\">", &texts[first], "</", element, ">"]);
            }
            self.raw("</app>");
        }
        self.raw("</ab>\n");
    }

    /// Witnesses, as pointers.
    fn pointers<'s>(&mut self, sigla: impl Iterator<Item = &'s (String, u32)>) {
        for (at, (siglum, _)) in sigla.enumerate() {
            self.mixed(&[if at > 0 { " #" } else { "#" }, siglum]);
        }
    }
}

/// The letters of a version, each with its article.
type Sigla = Vec<(String, u32)>;

fn sigla(all: &Versions<'_>) -> Vec<Sigla> {
    let of = |version: &crossquote_explore::compare::Version| {
        let letters = version.siglum.split(' ').map(str::to_owned);
        letters.zip(version.reports.iter().map(|report| report.article)).collect()
    };
    all.versions.iter().map(of).collect()
}

/// What each version has in a column; ` […] ` stands where its article says something else in between.
fn cells(
    chosen: &Chosen<'_>,
    all: &Versions<'_>,
    among: &[usize],
    column: &Column,
    ends: &mut [Option<u32>],
) -> Vec<String> {
    let mut texts = Vec::new();
    for ((cell, &version), end) in column.cells.iter().zip(among).zip(ends) {
        let mut text = cell_text(chosen, all, version, &cell.pieces);
        if let (Some(first), Some(last)) = (cell.pieces.first(), cell.pieces.last()) {
            if end.is_some_and(|end| end != first.start) {
                text.insert_str(0, " […] ");
            }
            *end = Some(last.end);
        }
        texts.push(text);
    }
    texts
}
