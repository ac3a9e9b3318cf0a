//! The versions of a statement: its distinct wordings, who prints each, and what each did to the words
//! of a base version.

use crossquote_text::order::{sort, sort_and_dedup, sort_by_key};
use std::cmp::Reverse;

use super::align::NONE;
use super::columns::columns;
use super::copies::copies;
use super::marks::balanced;
use super::quoting::by_date;
use super::sentences::outlet;
use super::witness::{Lexicon, Witness};
use super::{Alignment, Wording};
use crossquote_model::cite::siglum;
use crossquote_model::{Dataset, Quotation, Span};

/// One statement as all articles report it.
pub struct Versions<'d> {
    /// The distinct wordings, the fullest first.
    pub versions: Vec<Version>,
    /// The articles that report it (indices into [`Dataset::articles`]), those whose texts are nearly
    /// the same together: as many groups as there are independent texts.
    pub texts: Vec<Vec<u32>>,
    /// How many outlets print it; an article that states none counts as one.
    pub outlets: u32,
    /// The earliest date stated by any of the articles, ISO 8601, and the articles that state it. `None`
    /// where no article states one.
    pub first_seen: Option<(String, Vec<u32>)>,
    /// How many articles state no date: any of them may have been earlier.
    pub undated: u32,
    alignment: Alignment<'d>,
}

/// One wording.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Version {
    /// Who prints it; never empty.
    pub reports: Vec<Report>,
    /// Words of its content.
    pub words: u32,
    /// Letters that stand for the articles that print it; a number behind a letter where an article
    /// has several versions.
    pub siglum: String,
    /// What sentences call it: its outlets where they tell it apart, else its letters.
    pub name: String,
}

/// Which versions can be set beside a base version: their indices into [`Versions::versions`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparable {
    /// The base, and those that share enough with it.
    pub aligned: Vec<usize>,
    /// Those that do not.
    pub reworded: Vec<usize>,
}

/// Where one article prints a version.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Report {
    /// Index into [`Dataset::articles`].
    pub article: u32,
    /// Indices into [`Dataset::quotations`], in text order: several where the article splits it.
    pub quotations: Vec<u32>,
    /// Punctuation, case or quotation marks are not those of the version's first report.
    pub printed_otherwise: bool,
}

/// A run of a base version's words that the same versions have.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Byte ranges in the text of the base's first article.
    pub pieces: Vec<Span>,
    /// Which versions have these words, the base among them: indices into [`Versions::versions`].
    pub by: Vec<u32>,
    /// How many outlets have them.
    pub outlets: u32,
}

/// The versions of a statement (an index into [`Dataset::statements`]). A statement that there is not
/// has none.
pub fn versions(dataset: &Dataset, statement: u32) -> Versions<'_> {
    let statement = dataset.statements.get(statement as usize);
    let quotations = statement.map_or(&[][..], |statement| &statement.quotations);
    let mut lexicon = Lexicon::default();
    let mut found: Vec<(Version, Witness<'_>)> = Vec::new();
    for report in reports(dataset, quotations, &mut lexicon) {
        let Some((_, witness)) = Witness::of(dataset, &report.quotations, &mut lexicon) else {
            continue;
        };
        // Identical wordings are one version.
        match found.iter_mut().find(|(_, known)| known.ids == witness.ids) {
            Some((version, known)) => {
                let printed_otherwise = known.printing() != witness.printing();
                version.reports.push(Report { printed_otherwise, ..report });
            }
            None => {
                let (words, name) = (witness.words.len() as u32, String::new());
                let version = Version { reports: vec![report], words, siglum: name.clone(), name };
                found.push((version, witness));
            }
        }
    }
    sort_by_key(&mut found, |one| Reverse(one.0.words));
    let (mut versions, witnesses): (Vec<Version>, Vec<Witness<'_>>) = found.into_iter().unzip();
    name(dataset, &mut versions);
    let mut articles: Vec<u32> =
        versions.iter().flat_map(|version| &version.reports).map(|report| report.article).collect();
    sort_and_dedup(&mut articles);
    let dated = by_date(dataset, &articles);
    Versions {
        outlets: outlets(dataset, &articles),
        first_seen: dated.dates.into_iter().next(),
        undated: dated.undated.len() as u32,
        texts: copies(dataset, &articles),
        alignment: Alignment::of(witnesses, lexicon),
        versions,
    }
}

impl Versions<'_> {
    /// The versions that can be compared word by word with a base version, the base first and the
    /// others in their order; and those that share too little with it ([`Wording::reworded`]): set
    /// beside its words, theirs would look like readings of them.
    pub fn comparable(&self, base: usize) -> Comparable {
        // Nothing is beside a version that there is not.
        let known = base < self.versions.len();
        let others = (0..self.versions.len()).filter(|&at| known && at != base);
        let (reworded, aligned): (Vec<usize>, Vec<usize>) =
            others.partition(|&at| self.alignment.reworded(base, at));
        Comparable { aligned: known.then_some(base).into_iter().chain(aligned).collect(), reworded }
    }

    /// Versions as a table: a row for each of those named, in that order.
    pub fn columns(&self, versions: &[usize]) -> Vec<super::Column> {
        columns(&self.alignment.witnesses, &self.alignment.places, versions)
    }

    /// Two versions compared, `a` on the left; both are indices into [`Versions::versions`].
    pub fn wording(&self, a: usize, b: usize) -> Wording {
        let names = [a, b].map(|at| self.versions.get(at).map_or("", |v| &v.name).to_owned());
        match a.max(b) < self.versions.len() {
            true => self.alignment.compared(a, b, &names).wording,
            false => Wording::default(),
        }
    }

    /// The words of the base of `among` in runs, each with the versions that have them, wherever they have
    /// them. The runs are all of the base, in order. Reworded versions have none of them.
    pub fn coverage(&self, dataset: &Dataset, among: &Comparable) -> Vec<Kept> {
        let Some(&base) = among.aligned.first() else { return vec![] };
        let witness = &self.alignment.witnesses[base];
        let mut by: Vec<Vec<u32>> = vec![Vec::new(); witness.words.len()];
        for &version in &among.aligned {
            let other = &self.alignment.witnesses[version];
            let same =
                |pair: &(u32, u32)| witness.ids[pair.0 as usize] == other.ids[pair.1 as usize];
            let mut words: Vec<u32> = self
                .alignment
                .pairs(base, version)
                .iter()
                .filter(|p| same(p))
                .map(|p| p.0)
                .collect();
            words.extend(self.alignment.moved_pairs(base, version).iter().map(|pair| pair.0));
            sort_and_dedup(&mut words);
            words.into_iter().for_each(|word| by[word as usize].push(version as u32));
        }
        for numbers in &mut by {
            sort_and_dedup(numbers);
        }
        let mut kept: Vec<Kept> = Vec::new();
        let mut keys: Vec<u32> = Vec::new();
        for by in by {
            if kept.last().is_none_or(|last| last.by != by) {
                let articles =
                    by.iter().flat_map(|&version| &self.versions[version as usize].reports);
                let mut articles: Vec<u32> = articles.map(|report| report.article).collect();
                sort_and_dedup(&mut articles);
                kept.push(Kept { pieces: vec![], outlets: outlets(dataset, &articles), by });
            }
            keys.push(kept.len() as u32 - 1);
        }
        let mut at = 0;
        for (key, piece) in witness.pieces(&keys, None, NONE) {
            at = if key == NONE { at } else { key as usize };
            if let Some(kept) = kept.get_mut(at) {
                kept.pieces.push(piece);
            }
        }
        kept
    }

    /// A critical apparatus on the base of `among`, in one line: for each place where versions differ, the
    /// base's words, `]`, and what each other version has instead; at the end, which are reworded.
    ///
    /// ```text
    /// A: “I can trade it for NATO.” | trade ] exchange B | for NATO ] om. C | NATO ] + right away D
    /// ```
    pub fn apparatus(&self, among: &Comparable) -> String {
        let Comparable { aligned, reworded } = among;
        let Some(&base) = aligned.first() else { return String::new() };
        let (version, witness) = (&self.versions[base], &self.alignment.witnesses[base]);
        let columns = self.columns(aligned);
        let text = |at: usize, pieces: &[Span]| {
            let text = self.alignment.witnesses[aligned[at]].text;
            let parts = pieces.iter().map(|piece| bare(piece.of(text)));
            parts.filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" … ")
        };
        let sigla = |versions: &mut dyn Iterator<Item = usize>| {
            versions.map(|at| self.versions[at].siglum.as_str()).collect::<Vec<_>>().join(" ")
        };
        let whole: Vec<Span> =
            columns.iter().flat_map(|column| column.cells[0].pieces.clone()).collect();
        let whole = whole.iter().map(|piece| piece.of(witness.text).trim());
        let mut entries =
            vec![version.siglum.clone() + ": " + &whole.collect::<Vec<_>>().join(" ")];
        entries[0] = entries[0].split_whitespace().collect::<Vec<_>>().join(" ");
        let mut before = String::from("beginning");
        for column in &columns {
            let own = &column.cells[0];
            let lemma = text(0, &own.pieces);
            let mut readings: Vec<String> = Vec::new();
            let most = column.cells.iter().map(|cell| cell.reading).max().unwrap_or(0);
            for reading in (0..=most).filter(|&reading| reading != own.reading) {
                let having = column.cells.iter().enumerate().filter(|(_, c)| c.reading == reading);
                let having: Vec<usize> = having.map(|(at, _)| at).collect();
                let Some(&first) = having.first() else { continue };
                let sigla = sigla(&mut having.iter().map(|&at| aligned[at]));
                let words = match reading {
                    0 => "om.".to_owned(),
                    _ if own.reading == 0 => {
                        "+ ".to_owned() + &text(first, &column.cells[first].pieces)
                    }
                    _ => text(first, &column.cells[first].pieces),
                };
                readings.push(words + " " + &sigla);
            }
            let shown = if own.reading == 0 { &before } else { &lemma };
            if !readings.is_empty() {
                let readings = readings.join("; ");
                entries.push(format!("{shown} ] {readings}"));
            }
            if own.reading != 0 {
                before = lemma.rsplit(' ').next().unwrap_or("").to_owned();
            }
        }
        if !reworded.is_empty() {
            entries.push("reworded: ".to_owned() + &sigla(&mut reworded.iter().copied()));
        }
        entries.join(" | ")
    }
}

/// Words without what opens and closes them, on one line.
fn bare(words: &str) -> String {
    let kept =
        |c: char| c.is_alphanumeric() || matches!(c, '[' | ']' | '“' | '”' | '"' | '«' | '»');
    let words = balanced(words);
    let words = words.trim_matches(|c| !kept(c));
    // Marks around all of it are the quotation's own.
    let inner = words.trim_matches(['“', '”', '"', '«', '»']).trim_matches(|c| !kept(c));
    let words = if balanced(inner) == inner { inner } else { words };
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Shares of words, per cent, up to which two quotations of one article are parts of one report
/// rather than the same told twice.
const PART: usize = 40;

/// What each article reports of a statement: its quotations, those together that are parts of one
/// report ("I am ready," he said. "I can trade it."), those apart that tell the same twice.
fn reports(dataset: &Dataset, quotations: &[u32], lexicon: &mut Lexicon) -> Vec<Report> {
    let mut reports: Vec<(Report, Vec<u32>)> = Vec::new();
    for &number in quotations {
        let Some(quotation) = dataset.quotations.get(number as usize) else { continue };
        let Some((article, witness)) = Witness::of(dataset, &[number], lexicon) else { continue };
        let content: Vec<u32> =
            witness.ids.iter().copied().filter(|&id| !lexicon.is_stop_word(id)).collect();
        let part_of = |(report, words): &&mut (Report, Vec<u32>)| {
            let shared = content.iter().filter(|id| words.contains(id)).count();
            let last =
                report.quotations.last().and_then(|&last| dataset.quotations.get(last as usize));
            report.article == article
                && shared * 100 < content.len().max(1) * PART
                && last.is_some_and(|last| goes_with(last, quotation))
        };
        match reports.iter_mut().find(part_of) {
            Some((report, words)) => {
                report.quotations.push(number);
                words.extend(content);
            }
            None => {
                let report = Report { article, quotations: vec![number], printed_otherwise: false };
                reports.push((report, content));
            }
        }
    }
    reports.into_iter().map(|report| report.0).collect()
}

/// Bytes between two parts of one report at most: an attribution and two sentences.
const PART_GAP: u32 = 300;

/// Whether two quotations can be parts of one report: one kind, one behind the other, near each other.
fn goes_with(first: &Quotation, next: &Quotation) -> bool {
    let end = first.content.last().map_or(0, |last| last.end);
    let start = next.content.first().map_or(0, |first| first.start);
    first.kind == next.kind && start >= end && start - end <= PART_GAP
}

/// How many outlets the articles are of.
fn outlets(dataset: &Dataset, articles: &[u32]) -> u32 {
    let mut named: Vec<&str> = articles.iter().filter_map(|&a| outlet(dataset, a)).collect();
    let unnamed = articles.len() - named.len();
    sort_and_dedup(&mut named);
    (named.len() + unnamed) as u32
}

/// Gives the versions their letters and names.
fn name(dataset: &Dataset, versions: &mut [Version]) {
    let mut articles: Vec<u32> =
        versions.iter().flat_map(|v| &v.reports).map(|report| report.article).collect();
    sort(&mut articles);
    let times = |article: u32| articles.iter().filter(|&&other| other == article).count();
    let mut all: Vec<&str> = articles.iter().filter_map(|&a| outlet(dataset, a)).collect();
    sort(&mut all);
    // The first quotation of each report, for the order of one article's versions.
    let firsts: Vec<(u32, u32)> = versions
        .iter()
        .flat_map(|v| &v.reports)
        .map(|report| (report.article, report.quotations[0]))
        .collect();
    for version in versions {
        let letter = |report: &Report| {
            let before = firsts
                .iter()
                .filter(|first| first.0 == report.article && first.1 < report.quotations[0]);
            match times(report.article) {
                1 => siglum(report.article),
                _ => siglum(report.article) + &(before.count() + 1).to_string(),
            }
        };
        let letters: Vec<String> = version.reports.iter().map(letter).collect();
        version.siglum = letters.join(" ");
        let named: Vec<&str> =
            version.reports.iter().filter_map(|r| outlet(dataset, r.article)).collect();
        // Each outlet here once, and nowhere else.
        let apart = |outlet: &&str| all.iter().filter(|other| other == &outlet).count() == 1;
        version.name = match named.len() {
            _ if named.len() < version.reports.len() || !named.iter().all(apart) => {
                version.siglum.clone()
            }
            1 => named[0].to_owned(),
            2 => format!("{} (also {})", named[0], named[1]),
            more => format!("{} (also {} others)", named[0], more - 1),
        };
    }
}
