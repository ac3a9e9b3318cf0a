//! Citations: of quotations as plain text; of articles as BibTeX, RIS and CSL-JSON.
//!
//! One entry an article, in the order of the selection's articles: a reference manager that had one a
//! quotation would print the same article many times. Which words were selected stands in its note,
//! but for whole articles and collections. What an article does not state is left out of its entry,
//! and the note says that it is: nothing is put in its place, and no date of access is made up.

use std::collections::BTreeMap;

use super::{
    Chosen, Json, What, escape, fragment, list, number, optional, plain_id, record, text as json,
    value,
};
use crossquote_model::cite;
use crossquote_model::dataset::json as writer;
use crossquote_model::date::Date;
use crossquote_model::{Article, Dataset, Quotation};

/// Each quotation as `crossquote_model::cite::citation` words it, an empty line between.
pub(super) fn text(chosen: &Chosen<'_>) -> String {
    let all: Vec<String> =
        chosen.quotations().map(|quotation| cite::citation(chosen.dataset, quotation)).collect();
    all.join("\n")
}

/// What is known of an article, in the words of no format.
struct Entry<'d> {
    key: String,
    title: Option<&'d str>,
    outlet: Option<&'d str>,
    byline: Option<&'d str>,
    /// As stated.
    published: Option<&'d str>,
    url: Option<String>,
    /// What is not stated; then the words selected.
    notes: Vec<String>,
}

impl Entry<'_> {
    fn date(&self) -> Option<Date> {
        self.published.and_then(Date::parse)
    }
}

fn entries<'d>(chosen: &Chosen<'d>) -> Vec<Entry<'d>> {
    // Of whole articles every quotation would be noted: that is what the other formats are for.
    let noted = !matches!(chosen.what, What::Comparison | What::Collection);
    let mut notes: BTreeMap<u32, Vec<String>> = BTreeMap::new();
    for quotation in chosen.quotations().filter(|_| noted) {
        let note = note(chosen.dataset, quotation);
        notes.entry(quotation.article).or_default().extend(note);
    }
    let entry = |at: &u32| {
        let article = chosen.dataset.articles.get(*at as usize)?;
        let mut entry = Entry {
            key: plain_id(&article.id),
            title: value(&article.title),
            outlet: value(&article.outlet),
            byline: value(&article.byline),
            published: value(&article.published),
            url: fragment::address(article),
            notes: unstated(article).into_iter().collect(),
        };
        entry.notes.extend(notes.remove(at).unwrap_or_default());
        Some(entry)
    };
    chosen.articles.iter().filter_map(entry).collect()
}

/// Which of headline, outlet and date the article does not state, in a sentence.
fn unstated(article: &Article) -> Option<String> {
    let headline = match article.title {
        Some(_) => String::new(),
        None => format!("headline (the text begins {})", cite::article_name(article)),
    };
    let outlet = if article.outlet.is_none() { "outlet" } else { "" };
    let date = if article.published.is_none() { "date" } else { "" };
    let missing = [headline.as_str(), outlet, date].into_iter().filter(|what| !what.is_empty());
    let missing = missing.collect::<Vec<_>>().join(", ");
    (!missing.is_empty()).then(|| format!("Not stated: {missing}."))
}

fn note(dataset: &Dataset, quotation: &Quotation) -> Option<String> {
    let article = dataset.articles.get(quotation.article as usize)?;
    let speaker = dataset.speakers.get(quotation.speaker as usize)?;
    let content = cite::content(article, quotation);
    Some(format!("{content} — {} ({})", speaker.name, cite::kind(quotation)))
}

/// CSL-JSON: a list of items of the type `article-newspaper`.
pub(super) fn csl(chosen: &Chosen<'_>) -> String {
    let item = |entry: &Entry<'_>| {
        let issued = entry.date().map(|date| {
            let parts = [u32::from(date.year()), u32::from(date.month()), u32::from(date.day())];
            let parts = list(parts.into_iter().map(number));
            record(vec![("date-parts", list([parts].into_iter()))])
        });
        // A date in another form than ours is kept as it is written.
        let issued = issued.or(entry.published.map(|words| record(vec![("literal", json(words))])));
        let author =
            entry.byline.map(|byline| list([record(vec![("literal", json(byline))])].into_iter()));
        let notes = entry.notes.join("\n");
        let fields = [
            ("id", json(&entry.key)),
            ("type", json("article-newspaper")),
            ("title", optional(entry.title)),
            ("container-title", optional(entry.outlet)),
            ("author", author.unwrap_or(Json::Null)),
            ("issued", issued.unwrap_or(Json::Null)),
            ("URL", optional(entry.url.as_deref())),
            ("note", if notes.is_empty() { Json::Null } else { json(&notes) }),
        ];
        record(fields.into_iter().filter(|(_, value)| *value != Json::Null).collect())
    };
    writer::write(&list(entries(chosen).iter().map(item)), 2)
}

/// RIS: lines of a tag and a value, `NEWS` to `ER`.
pub(super) fn ris(chosen: &Chosen<'_>) -> String {
    let mut out = String::new();
    for entry in entries(chosen) {
        let mut line = |tag: &str, value: Option<&str>| {
            if let Some(value) = value {
                out.push_str(tag);
                out.push_str("  - ");
                out.push_str(&escape::ris(value));
                out.push_str("\r\n");
            }
        };
        line("TY", Some("NEWS"));
        // No `ID`: it is of the format before 2011, and readers take the whole record for one of those.
        line("TI", entry.title);
        line("T2", entry.outlet);
        line("AU", entry.byline);
        if entry.date().is_some() {
            line("PY", entry.published.and_then(|date| date.get(..4)));
            // The last part is for what a date cannot say, such as a season.
            let date = entry.published.unwrap_or_default().replace('-', "/") + "/";
            line("DA", Some(&date));
        } else {
            line("DA", entry.published);
        }
        line("UR", entry.url.as_deref());
        for note in &entry.notes {
            line("N1", Some(note));
        }
        line("ER", Some(""));
    }
    out
}

/// BibTeX: `@online` where the article has an address, `@article` where it has an outlet only, else
/// `@misc`. Names and titles stand in two pairs of braces: they are nobody's to reorder or to lower.
pub(super) fn bibtex(chosen: &Chosen<'_>) -> String {
    let mut out = String::new();
    for entry in entries(chosen) {
        let sort = match (&entry.url, entry.outlet) {
            (Some(_), _) => "@online{",
            (None, Some(_)) => "@article{",
            (None, None) => "@misc{",
        };
        out.push_str(if out.is_empty() { "" } else { "\n" });
        out.push_str(sort);
        out.push_str(&entry.key);
        let mut field = |name: &str, braces: [&str; 2], value: Option<&str>| {
            if let Some(value) = value {
                for part in [",\n  ", name, " = ", braces[0], value, braces[1]] {
                    out.push_str(part);
                }
            }
        };
        let latex = |words: Option<&str>| words.map(escape::latex);
        let (one, two) = (["{", "}"], ["{{", "}}"]);
        field("title", two, latex(entry.title).as_deref());
        field("author", two, latex(entry.byline).as_deref());
        // What an online source and an article have their outlet in.
        let outlet = if entry.url.is_some() { "organization" } else { "journal" };
        field(outlet, two, latex(entry.outlet).as_deref());
        // `date` is biblatex's, and of ISO 8601; styles from before it print `year`, which may be words.
        let iso = entry.date().and(entry.published);
        field("date", one, iso);
        let year = match iso {
            Some(date) => date.get(..4).map(str::to_owned),
            None => latex(entry.published),
        };
        field("year", one, year.as_deref());
        // Read as it stands, so nothing in it is escaped; an address holds neither braces nor backslashes.
        field("url", one, entry.url.as_deref());
        let notes: Vec<String> =
            entry.notes.iter().map(|note| latex(Some(note)).unwrap_or_default()).collect();
        // `annote` is printed by annotated bibliographies only.
        let notes = notes.join(" \\par ");
        field("annote", one, Some(notes.as_str()).filter(|notes| !notes.is_empty()));
        out.push_str("\n}\n");
    }
    out
}
