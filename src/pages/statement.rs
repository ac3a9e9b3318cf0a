//! One statement: every version of it, two of them word by word, all of them in a table, and what of
//! one of them others kept.

use std::sync::Arc;

use crossquote_core::cite;
use crossquote_core::compare::{self, Comparable, Kept, Report, Run, Version, Versions};
use crossquote_core::model::{Span, Statement};
use crossquote_core::order::sort_and_dedup;
use crossquote_core::text::joined;

use crate::clipboard::copier;
use crate::components::articles::{article_link, provenance, siglum_as};
use crate::components::marked::{Side, legend, marked};
use crate::components::quotation_card::{badges, checked, in_article, speaker_link};
use crate::components::said::{gap, words};
use crate::components::sideways::sideways;
use crate::components::timeline::timeline;
use crate::components::title::set_title;
use crate::element::{El, chosen_in, el, link, live, unseen};
use crate::navigation::{Navigation, focus_soon};
use crate::pages::unknown::missing;
use crate::route::Route;
use crate::state::Derived;
use crate::store::Store;
use crate::texts::awaited;
use crate::wording::count;

/// Line styles that tell readings of one column apart, `reading-1` to `reading-6` in compare.css.
const READINGS: u32 = 6;

/// Weights of what was kept, `kept-1` to `kept-4` in compare.css.
const WEIGHTS: usize = 4;

/// A statement with all that is computed of it once.
struct Shown {
    statement: &'static Statement,
    versions: Versions<'static>,
}

pub(crate) fn page() -> El {
    let route = Navigation::get().route();
    set_title("Statement");
    let named = Derived::new(move |before: Option<&String>| match route.get() {
        Route::Statement { id, .. } => id,
        // The route has just left this page; what is shown is about to go.
        _ => before.cloned().unwrap_or_default(),
    });
    let chosen = Derived::new(move |_| match route.get() {
        Route::Statement { base, with, .. } => (base, with),
        _ => (None, None),
    });
    el("div").class("page page-statement").child(live(move || {
        let id = named.get();
        let dataset = Store::get().dataset;
        let Some(number) = dataset.statements.iter().position(|statement| statement.id == id)
        else {
            return missing("statement", &id).any();
        };
        let statement = &dataset.statements[number];
        let reports = statement.quotations.iter().map(|&index| Store::get().quotation(index));
        let articles: Vec<u32> = reports.map(|quotation| quotation.article).collect();
        if let Some(waiting) = awaited(&articles) {
            let head = el("h1").child(speaker_link(statement.speaker));
            return el("div").class("statement").child(head).child(el("p").child(waiting)).any();
        }
        let versions = compare::versions(dataset, number as u32);
        one(Arc::new(Shown { statement, versions }), chosen).any()
    }))
}

fn one(shown: Arc<Shown>, chosen: Derived<(Option<String>, Option<String>)>) -> El {
    let all = &shown.versions;
    let versions = (0..all.versions.len()).map(|at| version(&shown, at));
    let page = el("div").class("statement").child(head(&shown)).child(
        el("section")
            .child(el("h2").child("The versions"))
            .child(el("ol").class("statement-versions").children(versions)),
    );
    let articles: Vec<u32> = all.texts.iter().flatten().copied().collect();
    let when = timeline(&articles)
        .map(|dates| el("section").child(el("h2").child("When it appeared")).child(dates));
    let page = page.child(when);
    if all.versions.len() < 2 {
        let alone = "Only one wording of this statement was found, so there is nothing to compare.";
        return page.child(el("p").class("hint").child(alone));
    }
    let compared = shown.clone();
    page.child(live(move || {
        let (base, with) =
            chosen.with(|(base, with)| pair(&compared, base.as_deref(), with.as_deref()));
        el("div").class("statement").children(comparisons(&compared, base, with)).any()
    }))
}

/// Which versions an address means: the fullest and the next one where it names none.
fn pair(shown: &Shown, base: Option<&str>, with: Option<&str>) -> (usize, usize) {
    let versions = &shown.versions.versions;
    let named = |id: Option<&str>| {
        let quotation = Store::get().quotation_named(id?)?;
        versions.iter().position(|v| v.reports.iter().any(|r| r.quotations.contains(&quotation)))
    };
    let base = named(base).unwrap_or(0);
    let with = named(with).filter(|&with| with != base);
    (base, with.unwrap_or(usize::from(base == 0)))
}

fn head(shown: &Shown) -> El {
    let Shown { statement, versions: all } = shown;
    let speaker = Store::get().speaker(statement.speaker);
    let mut counts = vec![
        count(all.versions.len(), "version"),
        count(in_all(all).0, in_all(all).1),
        count(all.texts.len(), "independent text"),
    ];
    if let Some((date, articles)) = &all.first_seen {
        let letters: Vec<String> = articles.iter().map(|&article| cite::siglum(article)).collect();
        let letters = joined(letters.iter().map(String::as_str), ", ");
        // Whoever states no date may have been earlier.
        let undated = match all.undated {
            0 => String::new(),
            undated => format!(" ({} without a date)", count(undated as usize, "article")),
        };
        let first = if all.undated == 0 { "first seen" } else { "earliest date stated:" };
        counts.push(format!("{first} {} in {letters}{undated}", cite::readable_date(date)));
    }
    let copies = all.texts.iter().filter(|text| text.len() > 1).map(|text| {
        let letters: Vec<String> = text.iter().map(|&article| cite::siglum(article)).collect();
        el("p").class("hint").child(format!(
            "{} print nearly the same text and count as one.",
            joined(letters.iter().map(String::as_str), ", ")
        ))
    });
    let reasons = statement.links.iter().map(|link| el("li").child(link.reason.as_str()));
    let reasons = el("details")
        .class("row-reasons")
        .test("why")
        .child(el("summary").child("Why these are held to be one statement"))
        .child(el("ul").children(reasons));
    el("section")
        .child(el("p").class("eyebrow").child("One statement, as each outlet reports it"))
        .child(
            el("h1").child(speaker_link(statement.speaker)).child(
                speaker.role.as_deref().map(|role| el("span").class("card-role").child(role)),
            ),
        )
        .child(
            el("p")
                .class("lead")
                .test("statement-figures")
                .child(joined(counts.iter().map(String::as_str), " · ")),
        )
        .child(checked(statement.checked))
        .children(copies)
        .child((!statement.links.is_empty()).then_some(reasons))
}

/// How many outlets, or articles, print the statement.
fn in_all(all: &Versions) -> (usize, &'static str) {
    let every: Vec<u32> = (0..all.versions.len() as u32).collect();
    outlets(all, &every, all.outlets)
}

/// How many articles print any of the versions.
fn printing(all: &Versions, versions: &[u32]) -> usize {
    let reports = versions.iter().flat_map(|&at| &all.versions[at as usize].reports);
    let mut articles: Vec<u32> = reports.map(|report| report.article).collect();
    sort_and_dedup(&mut articles);
    articles.len()
}

/// How many outlets print some versions; articles where not all state their outlet.
fn outlets(all: &Versions, versions: &[u32], known: u32) -> (usize, &'static str) {
    let stated = |article: &u32| Store::get().article(*article).outlet.is_some();
    match all.texts.iter().flatten().all(stated) {
        true => (known as usize, "outlet"),
        false => (printing(all, versions), "article"),
    }
}

/// The articles' letters, with the number of the version where an article has several.
fn sigla(version: &Version) -> El {
    let letters = version.siglum.split(' ').zip(&version.reports);
    let letters = letters.map(|(letter, report)| siglum_as(report.article, letter.to_owned()));
    el("span").class("sigla").children(letters)
}

/// One wording, and each article that prints it.
fn version(shown: &Shown, at: usize) -> El {
    let version = &shown.versions.versions[at];
    let first = shown.versions.first_seen.as_ref();
    let is_first = first.is_some_and(|(_, articles)| {
        version.reports.iter().any(|report| articles.contains(&report.article))
    });
    let several = shown.versions.versions.len() > 1;
    let badge = |name: &'static str| el("span").class("badge").child(name);
    el("li")
        .class("card statement-version")
        .test("version")
        .child(
            el("p")
                .class("statement-badges")
                .child(sigla(version))
                .child(count(version.words as usize, "word"))
                .child((several && at == 0).then(|| badge("fullest")))
                .child(
                    (several && is_first && shown.versions.undated == 0)
                        .then(|| badge("first seen")),
                ),
        )
        .child(el("blockquote").class("card-said").children(words_of(version)))
        .child(el("ul").children(version.reports.iter().map(report)))
}

/// How one article reports it: kind, cue and addressee of each quotation, with the way there.
fn report(report: &Report) -> El {
    let store = Store::get();
    let lines = report.quotations.iter().map(|&index| {
        let quotation = store.quotation(index);
        let text = &store.article(quotation.article).text;
        let cue = joined(quotation.cue.iter().map(|span| span.of(text)), " … ");
        let note = |words: String| el("span").class("row-cue").child(words);
        let cue = (!cue.is_empty()).then(|| note(format!("cue: {cue}")));
        let to = quotation.to.map(|to| note(format!("to or through: {}", to.of(text))));
        el("p")
            .class("row-meta")
            .child(badges(quotation))
            .child(cue)
            .child(to)
            .child(link(&in_article(index)).class("action").child("Open in article"))
    });
    el("li")
        .class("statement-report")
        .child(article_link(report.article))
        .child(el("p").class("row-meta").child(provenance(report.article)))
        .child(report.printed_otherwise.then(|| {
            let note = el("p").class("hint").child("The same words, printed so:");
            let words = el("blockquote").class("card-said").children(printed(report));
            el("div").class("statement-printed").test("printed-otherwise").child(note).child(words)
        }))
        .children(lines)
}

/// Everything that compares versions: two, all, and what was kept of the base.
fn comparisons(shown: &Arc<Shown>, base: usize, with: usize) -> Vec<El> {
    let among = shown.versions.comparable(base);
    vec![
        two(shown, base, with),
        table(shown, &among),
        coverage(shown, base, &among),
        apparatus(shown, &among),
    ]
}

/// A choice of version, which leads to the page with it chosen.
fn chooser(shown: &Arc<Shown>, chosen: usize, other: usize, is_base: bool) -> El {
    let (name, label) = match is_base {
        true => ("base", "Base version"),
        false => ("with", "Compared with"),
    };
    let navigation = Navigation::get();
    let id =
        |version: &Version| Store::get().quotation(version.reports[0].quotations[0]).id.clone();
    let versions = &shown.versions.versions;
    let others = versions.len() > 2 || !is_base;
    let options = versions.iter().enumerate().filter(|&(at, _)| is_base || at != other || !others);
    let options = options.map(|(at, version)| {
        let label = format!("{} · {}", version.siglum, count(version.words as usize, "word"));
        let option = el("option").attr("value", id(version)).child(label);
        if at == chosen { option.attr("selected", "") } else { option }
    });
    let statement = shown.statement.id.clone();
    let other = id(&versions[other]);
    let changed = move |event: web_sys::Event| {
        let value = chosen_in(&event);
        let (base, with) = match is_base {
            true => (value, Some(other.clone())),
            false => (Some(other.clone()), value),
        };
        navigation.choose(Route::Statement { id: statement.clone(), base, with });
        focus_soon(format!("#{name}"));
    };
    el("label")
        .class("statement-choice")
        .child(el("span").class("compare-label").child(label))
        .child(el("select").attr("id", name).children(options).on("change", changed))
}

fn two(shown: &Arc<Shown>, base: usize, with: usize) -> El {
    let wording = shown.versions.wording(base, with);
    let side = |side: Side, at: usize, runs: &[Run]| {
        let version = &shown.versions.versions[at];
        let words = match wording.reworded {
            true => el("span").children(words_of(version)),
            false => {
                let quotation = Store::get().quotation(version.reports[0].quotations[0]);
                let text = &Store::get().article(quotation.article).text;
                marked(text, runs.iter(), side, quotation.kind)
            }
        };
        el("div")
            .class("row-side")
            .child(sigla(version))
            .child(el("blockquote").class("card-said").child(words))
    };
    let sentences = wording.differences.iter();
    let sentences = sentences.map(|told| el("li").child(told.sentence.clone()));
    let told = wording.differences.iter().map(|told| told.sentence.as_str());
    let copied = joined(std::iter::once(wording.summary.as_str()).chain(told), "\n") + "\n";
    el("section")
        .test("two-versions")
        .child(el("h2").child("Two versions, word by word"))
        .child(
            el("div")
                .class("statement-choices")
                .child(chooser(shown, base, with, true))
                .child(chooser(shown, with, base, false)),
        )
        .child((!wording.reworded).then(legend))
        .child(
            el("div")
                .class("row row-shared")
                .child(side(Side::Left, base, &wording.left))
                .child(side(Side::Right, with, &wording.right))
                .child(
                    el("p")
                        .class("row-summary")
                        .test("summary-sentence")
                        .child(wording.summary.clone()),
                )
                .child((!wording.differences.is_empty()).then(|| {
                    el("ol")
                        .class("row-sentences")
                        .attr("tabindex", "0")
                        .attr("aria-label", "Differences")
                        .children(sentences)
                })),
        )
        .child(el("div").class("card-actions").child(copier(
            "Copy differences",
            "Differences copied.",
            move || copied.clone(),
        )))
}

/// All versions, the base first, in columns of what stands in one place.
fn table(shown: &Arc<Shown>, among: &Comparable) -> El {
    let all = &shown.versions;
    let Comparable { aligned, reworded } = among;
    let columns = all.columns(aligned);
    let row = |(at, &version): (usize, &usize)| {
        let version = &all.versions[version];
        let text = &Store::get().article(version.reports[0].article).text;
        let cells = columns.iter().map(|column| {
            let cell = &column.cells[at];
            if cell.reading == 0 {
                return el("td")
                    .class("omitted")
                    .child(el("span").attr("aria-hidden", "true").child("–"))
                    .child(unseen("omitted"));
            }
            let class = match column.agreed {
                true => "agreed".to_owned(),
                false => format!("reading-{}", cell.reading.min(READINGS)),
            };
            el("td").class(class).child(pieces(text, &cell.pieces))
        });
        el("tr").child(el("th").attr("scope", "row").child(sigla(version))).children(cells)
    };
    let rows: Vec<El> = aligned.iter().enumerate().map(row).collect();
    let numbers = (1..=columns.len()).map(|number| el("th").attr("scope", "col").child(number));
    let corner = el("td").child(unseen("Version"));
    let section = el("section").child(el("h2").child("All versions, place by place"));
    let apart = reworded_list(all, reworded);
    if aligned.len() < 2 {
        return section.child(apart);
    }
    let table = el("table")
        .class("align")
        .test("alignment")
        .child(el("thead").child(el("tr").child(corner).children(numbers)))
        .child(el("tbody").children(rows));
    section
        .child(el("p").class("hint").child(
            "Words in one column stand in one place. Words that are alike in a column have the same underline; – means that a version has nothing there.",
        ))
        .child(sideways("All versions, place by place", table))
        .child(apart)
}

/// The versions that share too little with the base to stand in columns with it.
fn reworded_list(all: &Versions, reworded: &[usize]) -> Option<El> {
    let lines = reworded.iter().map(|&at| {
        let version = &all.versions[at];
        let words = el("blockquote").class("card-said").children(words_of(version));
        el("li").child(sigla(version)).child(words)
    });
    (!reworded.is_empty()).then(|| {
        el("div")
            .class("statement-reworded")
            .test("reworded")
            .child(el("h3").child("Reworded"))
            .child(el("p").class("hint").child(
                "These share too few words with the base version to be set beside it word by word.",
            ))
            .child(el("ul").children(lines))
    })
}

/// The words of a version as its first report prints them.
fn words_of(version: &Version) -> impl Iterator<Item = El> {
    printed(&version.reports[0])
}

/// The words of a report, a gap between its quotations.
fn printed(report: &Report) -> impl Iterator<Item = El> {
    let quotations = report.quotations.iter().enumerate();
    quotations
        .map(|(at, &quotation)| el("span").child((at > 0).then(gap)).child(words(quotation, &[])))
}

/// Parts of a text as printed, a gap between those that do not follow each other.
fn pieces(text: &'static str, pieces: &[Span]) -> El {
    let mut words = el("span");
    for (at, piece) in pieces.iter().enumerate() {
        words = words.child((at > 0).then(gap)).child(piece.of(text).trim());
    }
    words
}

/// The base version with how many outlets have each part of it.
fn coverage(shown: &Arc<Shown>, base: usize, among: &Comparable) -> El {
    let all = &shown.versions;
    let kept = all.coverage(Store::get().dataset, among);
    let text = &Store::get().article(all.versions[base].reports[0].article).text;
    let run = |kept: &Kept| {
        let letters = kept.by.iter().map(|&at| all.versions[at as usize].siglum.as_str());
        let letters = joined(letters, ", ");
        let (number, noun) = outlets(all, &kept.by, kept.outlets);
        let weight = (number * WEIGHTS).div_ceil(in_all(all).0.max(1));
        let told = count(number, noun);
        let unit = told.split_once(' ').map_or("", |told| told.1).to_owned();
        let number =
            el("sub").child(unseen("in ")).child(number).child(unseen(format!(" {unit} ")));
        el("span")
            .class(format!("kept kept-{}", weight.clamp(1, WEIGHTS)))
            .attr("title", format!("{told}: {letters}"))
            .child(pieces(text, &kept.pieces))
            .child(number)
            .child(" ")
    };
    let alone: Vec<&Kept> = kept.iter().filter(|kept| printing(all, &kept.by) == 1).collect();
    let only = alone.iter().map(|kept| el("li").child(pieces(text, &kept.pieces)));
    let none = "Every part of it stands in another version too.";
    let only = match alone.is_empty() {
        true => el("p").class("hint").child(none),
        false => el("div")
            .child(el("h3").child("Nobody else prints"))
            .child(el("ul").class("kept-alone").test("kept-alone").children(only)),
    };
    el("section")
        .test("coverage")
        .child(el("h2").child("What of it others kept"))
        .child(
            el("p")
                .class("hint")
                .child("The base version, ")
                .child(sigla(&all.versions[base]))
                .child(format!(
                    ", with the number, of {}, that have each part. Choose another base above.{}",
                    count(in_all(all).0, in_all(all).1),
                    match among.reworded.is_empty() {
                        true => "",
                        false => " Reworded versions have none of it.",
                    }
                )),
        )
        .child(el("blockquote").class("card card-said kept-text").children(kept.iter().map(run)))
        .child(only)
}

/// The differences as critical editions note them, for copying.
fn apparatus(shown: &Arc<Shown>, among: &Comparable) -> El {
    let line = shown.versions.apparatus(among);
    let copied = line.clone() + "\n";
    el("section")
        .child(el("h2").child("Critical apparatus"))
        .child(el("p").class("hint").child(
            "Words of the base ] what other versions have instead; om.: omitted; +: added behind; reworded: too few words shared.",
        ))
        .child(el("p").class("apparatus").test("apparatus").child(line))
        .child(el("div").class("card-actions").child(copier(
            "Copy apparatus",
            "Apparatus copied.",
            move || copied.clone(),
        )))
}
