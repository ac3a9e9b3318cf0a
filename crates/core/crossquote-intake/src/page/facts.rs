//! What a page says of itself: headline, outlet, author, day, address.
//!
//! In this order, and the first that is usable wins: JSON-LD of an article, Open Graph, other `meta`,
//! microdata, then what a reader sees beside the headline. What was modified is never taken for what
//! was published, an outlet is no author, and an address is `http` or `https` or nothing.

use crossquote_model::address::origin;
use dom_query::{Document, NodeRef};
use serde_json::Value;

use super::super::{address, dates};
use super::stated::{Meta, article_of, names, records};
use super::walk;

/// Facts of a page; a field is empty where the page does not state it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Facts {
    pub(super) title: String,
    pub(super) outlet: String,
    pub(super) byline: String,
    /// `YYYY-MM-DD`, the day that the page names, in the time zone that it names it in.
    pub(super) published: String,
    pub(super) url: String,
}

/// How many lines below the headline an author and a day are looked for.
const BESIDE_HEADLINE: usize = 5;
/// Longest line, in bytes, that can be such a line.
const SHORT_LINE: usize = 120;
/// Signs that part a headline from the outlet in a title, with spaces around them.
const SEPARATORS: &[char] = &['|', '-', '–', '—', '•', '·', ':', '»', '«', '/'];

/// Reads the facts. `address` is where the page was read from, if that is known.
pub(super) fn facts_of(document: &Document, address: Option<&str>) -> Facts {
    let records = records(document);
    let lines = document.body().map(walk::paragraphs).unwrap_or_default();
    let page = Said {
        document,
        meta: Meta::of(document),
        article: article_of(&records),
        records: &records,
        lines: lines.iter().flat_map(|paragraph| paragraph.split('\n')).collect(),
        headings: ["h1", "h2"].iter().flat_map(|name| texts(document, name)).collect(),
        title: texts(document, "head title, title").into_iter().next().unwrap_or_default(),
    };
    let outlet = page.outlet();
    let title = without_outlet(&page.title(), &outlet);
    let beside = beside_headline(&page.lines, &title);
    Facts {
        byline: page.byline(&outlet, &beside),
        published: page.published(&beside).unwrap_or_default(),
        url: page.url(address).unwrap_or_default(),
        title,
        outlet,
    }
}

/// Where a page says something of itself.
struct Said<'p> {
    document: &'p Document,
    meta: Meta,
    /// JSON-LD, of the article itself.
    article: Option<&'p Value>,
    /// All of its JSON-LD.
    records: &'p [Value],
    /// Lines of its text.
    lines: Vec<&'p str>,
    headings: Vec<String>,
    /// Its `title` element.
    title: String,
}

impl Said<'_> {
    fn outlet(&self) -> String {
        first([
            self.article.map(|article| names(&article["publisher"], self.records, true).join(", ")),
            self.meta.first(&["og:site_name", "application-name", "dc:publisher", "publisher"]),
            self.first_text("[itemprop=publisher] [itemprop=name]"),
            outlet_in_title(self.document, &self.title, &self.headings, &self.lines),
        ])
    }

    /// The headline, perhaps with the outlet.
    fn title(&self) -> String {
        // A heading that the title repeats is the headline without what was put around it.
        let heading_in_title = self
            .headings
            .iter()
            .filter(|heading| self.title.contains(heading.as_str()))
            .max_by_key(|heading| heading.len());
        first([
            self.article.map(|article| plain(article["headline"].as_str().unwrap_or_default())),
            self.meta.first(&["og:title"]),
            self.first_text("[itemprop=headline]"),
            self.meta.first(&["dc:title", "title", "twitter:title", "parsely-title"]),
            heading_in_title.cloned(),
            self.article_heading(),
            Some(self.title.clone()),
            self.headings.first().cloned(),
        ])
    }

    /// The one `h1` of the article, or of the page outside of what frames it. A title may be cut short, or
    /// written for search engines; a single word is a site's sign more often than a headline.
    fn article_heading(&self) -> Option<String> {
        let framed = |node: &NodeRef<'_>| {
            let of =
                |outer: &NodeRef<'_>, names: &[&str]| names.iter().any(|name| outer.has_name(name));
            let article = node.ancestors_it(None).any(|outer| of(&outer, &["article", "main"]));
            !article
                && node.ancestors_it(None).any(|outer| of(&outer, &["header", "nav", "footer"]))
        };
        let found = self.document.select("h1");
        let mut own = found.nodes().iter().filter(|node| !framed(node)).map(one_line);
        own.find(|text| text.contains(' '))
    }

    fn byline(&self, outlet: &str, beside: &[&str]) -> String {
        let is_author = |name: &str| {
            !name.is_empty() && !same(name, outlet) && !name.contains("://") && !same(name, "admin")
        };
        let named =
            ["article:author", "author", "byl", "parsely-author", "dc:creator", "dcterms:creator"];
        first([
            self.article.map(|article| {
                let names = names(&article["author"], self.records, false);
                names.into_iter().filter(|name| is_author(name)).collect::<Vec<_>>().join(", ")
            }),
            named
                .iter()
                .map(|name| joined(self.meta.all(&[name]), &is_author))
                .find(|names| !names.is_empty()),
            self.meta
                .first(&["twitter:label1"])
                .filter(|label| label.eq_ignore_ascii_case("written by"))
                .and_then(|_| self.meta.first(&["twitter:data1"])),
            ["[itemprop=author] [itemprop=name]", "[itemprop=author]", "[rel=author]"]
                .iter()
                .map(|selector| joined(neighbours(self.document, selector), &is_author))
                .find(|names| !names.is_empty()),
            beside
                .iter()
                .filter(|line| line.get(..3).is_some_and(|by| by.eq_ignore_ascii_case("by ")))
                .map(|line| without_by(line))
                .find(|name| is_author(name)),
        ])
    }

    fn published(&self, beside: &[&str]) -> Option<String> {
        let named = [
            "article:published_time",
            "datepublished",
            "dc:date:issued",
            "dcterms:issued",
            "dcterms:created",
            "parsely-pub-date",
            "pubdate",
            "publication_date",
            "date",
            "dc:date",
        ];
        self.article
            .and_then(|article| dates::day(article["datePublished"].as_str()?))
            .or_else(|| self.meta.all(&named).iter().find_map(|value| dates::day(value)))
            .or_else(|| {
                let times = self.document.select("[itemprop=datePublished], time[datetime]");
                times.nodes().iter().find_map(|node| dates::day(&node.attr("datetime")?))
            })
            .or_else(|| beside.iter().find_map(|line| dates::day(line)))
    }

    fn url(&self, address: Option<&str>) -> Option<String> {
        let base = self.document.select("base[href]").attr("href").map(|href| href.to_string());
        let base = base.as_deref().filter(|base| origin(base).is_some()).or(address);
        let links = self.document.select("link[rel=canonical]");
        links
            .nodes()
            .iter()
            .filter_map(|node| node.attr("href"))
            .find_map(|href| absolute(&href, base))
            .or_else(|| {
                let article = self.article?;
                let page = &article["mainEntityOfPage"];
                let stated = [page, &page["@id"], &page["url"], &article["url"]];
                stated.iter().find_map(|value| absolute(value.as_str()?, base))
            })
            .or_else(|| absolute(&self.meta.first(&["og:url"])?, base))
            .or_else(|| absolute(address?, None))
    }

    fn first_text(&self, selector: &str) -> Option<String> {
        texts(self.document, selector).into_iter().next()
    }
}

/// Names of authors with commas between, each once.
fn joined(names: Vec<String>, is_author: &impl Fn(&str) -> bool) -> String {
    let mut out: Vec<String> = Vec::new();
    for name in names.iter().map(|name| without_by(name)).filter(|name| is_author(name)) {
        if !out.contains(&name) {
            out.push(name);
        }
    }
    out.join(", ")
}

/// The texts of what a selector finds, as far as it stands together with the first: two authors of one
/// article do, those of other stories do not.
fn neighbours(document: &Document, selector: &str) -> Vec<String> {
    /// Elements up to the one that holds all authors: `li` and `ul`, or `span` and `p`.
    const UP: usize = 3;
    let found = document.select(selector);
    let Some(first) = found.nodes().first() else { return Vec::new() };
    let is_whole =
        |node: &NodeRef<'_>| ["body", "main", "article"].iter().any(|name| node.has_name(name));
    let around: Vec<_> = first
        .ancestors_it(Some(UP))
        .take_while(|node| !is_whole(node))
        .map(|node| node.id)
        .collect();
    let beside = |node: &NodeRef<'_>| {
        node.id == first.id || node.ancestors_it(Some(UP)).any(|outer| around.contains(&outer.id))
    };
    found.nodes().iter().filter(|node| beside(node)).map(one_line).collect()
}

/// The first that says something.
fn first<const N: usize>(of: [Option<String>; N]) -> String {
    of.into_iter().flatten().find(|text| !text.is_empty()).unwrap_or_default()
}

fn same(a: &str, b: &str) -> bool {
    a.to_lowercase() == b.to_lowercase()
}

pub(super) fn without_by(text: &str) -> String {
    let text = text.trim();
    match text.get(..3) {
        Some(by) if by.eq_ignore_ascii_case("by ") => text[3..].trim().to_owned(),
        _ => text.to_owned(),
    }
}

/// Text of a field: no markup, no entities (some pages escape twice), one space between words.
pub(super) fn plain(text: &str) -> String {
    let decoded;
    let text = if text.contains(['&', '<']) {
        decoded = Document::fragment(text).text();
        decoded.as_ref()
    } else {
        text
    };
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn texts(document: &Document, selector: &str) -> Vec<String> {
    let found = document.select(selector);
    found.nodes().iter().map(|node| one_line(node)).filter(|text| !text.is_empty()).collect()
}

fn one_line(node: &NodeRef<'_>) -> String {
    node.text().split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The parts of a title between separators that stand free, and what stands in brackets at the end.
fn title_parts(title: &str) -> Vec<&str> {
    let mut parts = Vec::new();
    let mut begin = 0;
    for (at, c) in title.char_indices() {
        let after = at + c.len_utf8();
        let free =
            title[after..].starts_with(' ') && (title[..at].ends_with(' ') || c == ':' || c == '»');
        if SEPARATORS.contains(&c) && free {
            parts.push(title[begin..at].trim());
            begin = after;
        }
    }
    let rest = title[begin..].trim();
    match rest.strip_suffix(')').and_then(|rest| rest.rsplit_once(" (")) {
        Some((before, bracketed)) => parts.extend([before.trim(), bracketed.trim()]),
        None => parts.push(rest),
    }
    parts
}

/// A headline without the outlet at its end or beginning. Colons stay: `Storm: road closed`.
fn without_outlet(title: &str, outlet: &str) -> String {
    let parts = title_parts(title);
    let (Some(head), Some(tail)) = (parts.first(), parts.last()) else { return title.to_owned() };
    if parts.len() < 2 || outlet.is_empty() {
        return title.to_owned();
    }
    let trimmed = |text: &str| {
        text.trim_matches(|c: char| c == ' ' || SEPARATORS.contains(&c) || c == '(' || c == ')')
            .to_owned()
    };
    if same(tail, outlet) {
        let end = title.rfind(tail).unwrap_or(title.len());
        return trimmed(&title[..end]);
    }
    if same(head, outlet) {
        return trimmed(&title[head.len()..]);
    }
    title.to_owned()
}

/// A part of the title that is no heading, and that the page shows as its sign as well: as a line of its
/// own, as a picture's other text, or behind ©.
fn outlet_in_title(
    document: &Document,
    title: &str,
    headings: &[String],
    lines: &[&str],
) -> Option<String> {
    let parts = title_parts(title);
    if parts.len() < 2 {
        return None;
    }
    let pictures = document.select("img[alt]");
    let is_sign = |part: &str| {
        pictures
            .nodes()
            .iter()
            .any(|node| node.attr("alt").is_some_and(|alt| same(alt.trim(), part)))
            || lines
                .iter()
                .any(|line| same(line, part) || line.contains('©') && line.contains(part))
    };
    parts
        .into_iter()
        .filter(|part| {
            part.split(' ').count() <= 6 && !headings.iter().any(|heading| same(heading, part))
        })
        .find(|part| is_sign(part))
        .map(str::to_owned)
}

/// The short lines that follow the headline, or the page's first where it has none.
fn beside_headline<'l>(lines: &[&'l str], title: &str) -> Vec<&'l str> {
    let at =
        lines.iter().position(|line| !title.is_empty() && same(line, title)).map_or(0, |at| at + 1);
    lines[at..]
        .iter()
        .take(BESIDE_HEADLINE)
        .filter(|line| line.len() < SHORT_LINE)
        .copied()
        .collect()
}

/// An address that may be linked, or nothing. Relative ones with dots are left alone.
fn absolute(stated: &str, base: Option<&str>) -> Option<String> {
    let stated = stated.trim();
    if let Some(whole) = address(stated) {
        return Some(whole);
    }
    let origin = base.and_then(origin)?;
    let (scheme, _) = origin.split_once("//")?;
    let start = if stated.starts_with("//") { scheme } else { origin };
    stated.starts_with('/').then(|| address(&[start, stated].concat()))?
}
