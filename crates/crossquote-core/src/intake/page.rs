//! Saved pages: the article's own words, and what the page says about them.
//!
//! ```text
//! HTML ─▶ DOM ─▶ facts: JSON-LD, then Open Graph, then meta tags, then elements
//!            └─▶ Readability: which part is the article ─▶ its blocks as paragraphs of plain text
//! ```
//!
//! Only text leaves this file. docs/PAGES.md says how well it does, and on what.

use dom_query::{Document, NodeRef};
use dom_smoothie::{Config, Readability};
use serde_json::{Map, Value};

use super::{Draft, File, Refused, address, guard, published, records, stated};
use crate::model::{Article, Stated};

/// What no reader would call the article's text: programs, forms, ways to other pages, pictures with their
/// captions, boxes beside the text. Away before Readability weighs the rest.
const NEVER: &str = "script, style, template, noscript, svg, math, iframe, object, form, button, select, nav, \
    dialog, aside, figure, figcaption, [hidden], [aria-hidden=true], [role=navigation], [role=complementary], \
    [role=dialog], [role=banner], [role=contentinfo]";

/// Elements whose text stands in a paragraph of its own.
const BLOCKS: [&str; 34] = [
    "p",
    "div",
    "li",
    "ul",
    "ol",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "blockquote",
    "section",
    "article",
    "main",
    "header",
    "footer",
    "table",
    "thead",
    "tbody",
    "tfoot",
    "tr",
    "td",
    "th",
    "dl",
    "dt",
    "dd",
    "pre",
    "address",
    "hr",
    "center",
    "details",
    "summary",
    "fieldset",
];

/// The article of a page.
pub(super) fn read(file: &File, html: &str, mut notes: Vec<String>) -> Result<Draft, Refused> {
    if let Some(message) = guard::refuse(html) {
        return Err(file.refuse(0, message, "Copy the article’s text into a .txt file"));
    }
    let document = Document::from(html);
    let facts = facts(&document, &mut notes);
    document.select(NEVER).remove();
    let body = document.body().map(|body| words(&body)).unwrap_or_default();
    let text = match own_part(document) {
        Some(text) => text,
        None => {
            notes.push(
                "Its article could not be told from the rest of the page: the text is all of it."
                    .to_owned(),
            );
            body
        }
    };
    file.draft(Article { text, ..facts }, notes)
}

/// The words of the part that Readability holds to be the article.
fn own_part(document: Document) -> Option<String> {
    let config = Config { disable_json_ld: true, ..Config::default() };
    let article = Readability::with_document(document, None, Some(config)).ok()?.parse().ok()?;
    let part = Document::fragment(article.content);
    let text = words(&part.root());
    (!text.is_empty()).then_some(text)
}

/// A step of the walk through the elements: one is entered, or a block is left.
enum Step<'d> {
    Enter(NodeRef<'d>),
    LeaveBlock,
    LeaveQuote,
}

/// The text of an element, a paragraph a block, as it looks: white space is one blank, `<br>` ends a line,
/// `<q>` has the marks that browsers draw. Soft hyphens and what has no width are not there.
fn words(root: &NodeRef<'_>) -> String {
    let mut text = String::new();
    let mut quotes = 0usize;
    let mut waiting = vec![Step::Enter(*root)];
    while let Some(step) = waiting.pop() {
        let node = match step {
            Step::Enter(node) => node,
            Step::LeaveBlock => {
                end(&mut text, 2);
                continue;
            }
            Step::LeaveQuote => {
                quotes = quotes.saturating_sub(1);
                text.push(if quotes.is_multiple_of(2) { '”' } else { '’' });
                continue;
            }
        };
        if node.is_text() {
            add(&mut text, &node.text());
            continue;
        }
        match node.node_name().as_deref() {
            Some("br") => {
                let lines = text.len() - text.trim_end_matches('\n').len();
                end(&mut text, (lines + 1).min(2));
                continue;
            }
            Some("q") => {
                text.push(if quotes.is_multiple_of(2) { '“' } else { '‘' });
                quotes += 1;
                waiting.push(Step::LeaveQuote);
            }
            Some(name) if BLOCKS.contains(&name) => {
                end(&mut text, 2);
                waiting.push(Step::LeaveBlock);
            }
            _ => {}
        }
        waiting.extend(node.children_it(true).map(Step::Enter));
    }
    text.truncate(text.trim_end().len());
    text
}

/// Adds words of a run of text; white space that is not a no-break space becomes one blank.
fn add(text: &mut String, words: &str) {
    for c in words.chars() {
        match c {
            '\u{ad}' | '\u{200b}' | '\u{feff}' => {}
            c if c.is_whitespace() && c != '\u{a0}' && c != '\u{202f}' => {
                if !text.is_empty() && !text.ends_with([' ', '\n']) {
                    text.push(' ');
                }
            }
            c => text.push(c),
        }
    }
}

/// Ends a line, or a paragraph with two; there are never more.
fn end(text: &mut String, lines: usize) {
    let has = text.len() - text.trim_end_matches('\n').len();
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push_str(&"\n\n"[..lines.max(has.min(2))]);
    }
}

/// What the page states, each fact from the first place that has it.
fn facts(document: &Document, notes: &mut Vec<String>) -> Article {
    let linked = linked_data(document);
    let mut none = Vec::new();
    let ours = linked.map(|record| records::about(&record, &mut none)).unwrap_or_default();
    let meta = |names: &[&str]| names.iter().find_map(|name| meta(document, name));
    let title = ours.title.or_else(|| {
        stated(meta(&["og:title", "twitter:title", "dc.title", "headline"]).as_deref())
    });
    let outlet = ours.outlet.or_else(|| {
        stated(meta(&["og:site_name", "dc.publisher", "publisher", "application-name"]).as_deref())
    });
    let byline = ours.byline.or_else(|| {
        let named =
            meta(&["author", "article:author", "dc.creator", "parsely-author", "sailthru.author"]);
        // Open Graph's author may be a page about the author, which is no name.
        stated(
            named
                .filter(|name| !name.contains("://"))
                .or_else(|| element(document, AUTHORS, None))
                .as_deref(),
        )
    });
    let url = ours.url.or_else(|| {
        address(element(document, "link[rel=canonical]", Some("href")).as_deref())
            .or_else(|| address(meta(&["og:url", "twitter:url"]).as_deref()))
    });
    let published = ours.published.or_else(|| {
        let named = meta(&[
            "article:published_time",
            "datepublished",
            "dc.date.issued",
            "dc.date",
            "parsely-pub-date",
            "pubdate",
            "publishdate",
            "date",
        ]);
        published(named.or_else(|| element(document, DATES, Some("datetime"))).as_deref(), notes)
    });
    let title = title.map(|title| without_suffix(title, outlet.as_ref())).or_else(|| {
        // One first heading is the article's; of several one is the site's.
        let headings = document.select("h1");
        let alone = (headings.length() == 1).then(|| headings.text().to_string());
        stated(alone.as_deref().or(element(document, "title", None).as_deref()))
    });
    Article { title, outlet, byline, published, url, ..Article::default() }
}

const AUTHORS: &str = "[rel=author], [itemprop=author] [itemprop=name], [itemprop=author]";
const DATES: &str =
    "time[itemprop=datePublished], time[pubdate], article time[datetime], header time[datetime]";

/// The content of a meta tag, named by `name`, `property` or `itemprop`, in whatever case.
fn meta(document: &Document, wanted: &str) -> Option<String> {
    document
        .select("meta[content]")
        .iter()
        .find_map(|tag| {
            let named = ["property", "name", "itemprop"].iter().any(|attribute| {
                tag.attr(attribute).is_some_and(|name| name.trim().eq_ignore_ascii_case(wanted))
            });
            named.then(|| tag.attr("content")).flatten().map(|content| content.to_string())
        })
        .filter(|content| !content.trim().is_empty())
}

/// An attribute, or the text, of the first element that fits.
fn element(document: &Document, selector: &str, attribute: Option<&str>) -> Option<String> {
    document.select(selector).iter().find_map(|found| {
        let value = match attribute {
            Some(attribute) => found.attr(attribute)?.to_string(),
            None => found.text().to_string(),
        };
        (!value.trim().is_empty()).then_some(value)
    })
}

/// `Bridge closed | North Post` is called `Bridge closed` where the outlet is known to be North Post.
fn without_suffix(title: Stated, outlet: Option<&Stated>) -> Stated {
    let shorter = outlet.and_then(|outlet| {
        let rest = title.value.strip_suffix(outlet.value.as_str())?.trim_end();
        let rest =
            [" |", " -", " –", " —", " ·"].iter().find_map(|mark| rest.strip_suffix(mark))?;
        (!rest.trim().is_empty()).then(|| rest.trim().to_owned())
    });
    shorter.map_or(title.clone(), |value| Stated { value, ..title })
}

/// The first article in the page's JSON-LD. Blocks that are no JSON are passed over: pages have other places
/// that say the same.
fn linked_data(document: &Document) -> Option<Map<String, Value>> {
    document.select("script[type=\"application/ld+json\"]").iter().find_map(|script| {
        let text = script.text();
        let text = text.trim().trim_start_matches("<![CDATA[").trim_end_matches("]]>");
        find_article(serde_json::from_str(text).ok()?)
    })
}

/// An article at the top, in a list or in a `@graph`; never within another thing, such as a list of others.
fn find_article(value: Value) -> Option<Map<String, Value>> {
    match value {
        Value::Array(several) => several.into_iter().find_map(find_article),
        Value::Object(mut thing) => {
            if thing.get("@type").is_some_and(is_article) {
                return Some(thing);
            }
            find_article(thing.remove("@graph")?)
        }
        _ => None,
    }
}

fn is_article(kind: &Value) -> bool {
    match kind {
        Value::String(name) => name.ends_with("Article") || name.ends_with("BlogPosting"),
        Value::Array(several) => several.iter().any(is_article),
        _ => false,
    }
}
