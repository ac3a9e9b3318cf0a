//! What the page says of itself to search engines and to sites that show links.
//!
//! A piece of the page's head: Open Graph, and schema.org as JSON-LD, with each article and the
//! quotations of the first screen. What an article does not state is left out; where the page will
//! be is not known here, so no address of it is named.

use crossquote_model::characters::is_unseen;
use crossquote_model::cite;
use crossquote_model::date::Date;
use crossquote_model::{Article, Dataset, SpeakerKind};
use serde_json::{Map, Value, json};

use crate::html::{address, escape};
use crate::opening::{ARTICLES, featured};

/// What the page is, for a collection that has no description.
const EXPLORER: &str = "Who said what, and how each outlet worded it: search quotations, compare articles side by side, filter by speaker. Runs entirely in the browser.";

/// The HTML of that piece.
pub(crate) fn html(dataset: &Dataset) -> String {
    let title = escape(&dataset.title);
    let description = match dataset.description.as_str() {
        "" => EXPLORER.to_owned(),
        description => escape(description),
    };
    format!(
        r#"<meta name="description" content="{description}">
<meta property="og:type" content="website">
<meta property="og:title" content="{title}">
<meta property="og:description" content="{description}">
<meta property="og:site_name" content="Crossquote">
<meta property="og:locale" content="en">
<meta name="twitter:card" content="summary">
<script type="application/ld+json">
{}
</script>
"#,
        json_ld(dataset)
    )
}

/// The collection with its articles and featured quotations, one a line, as a dataset has them.
fn json_ld(dataset: &Dataset) -> String {
    let mut page = json!({
        "@context": "https://schema.org",
        "@type": "CollectionPage",
        "name": dataset.title,
    });
    if !dataset.description.is_empty() {
        page["description"] = json!(dataset.description);
    }
    let featured = featured(dataset);
    let quoted = |at: u32| featured.iter().any(|&q| dataset.quotations[q as usize].article == at);
    let named = |&(at, _): &(u32, &Article)| (at as usize) < ARTICLES || quoted(at);
    let articles = (0..).zip(&dataset.articles).filter(named).map(|(_, one)| article(one));
    let quotations = featured.iter().map(|&at| quotation(dataset, at));
    let parts: Vec<String> = articles.chain(quotations).map(|part| script_safe(&part)).collect();
    // The list is put in by hand, for its line ends.
    let page = script_safe(&page);
    let open = page.strip_suffix('}').unwrap_or(&page);
    format!("{open},\"hasPart\":[\n{}]}}", parts.join(",\n"))
}

fn article(article: &Article) -> Value {
    let mut out = Map::new();
    out.insert("@type".to_owned(), json!("NewsArticle"));
    out.insert("@id".to_owned(), json!(id(article)));
    let mut put = |name: &str, value: Option<Value>| {
        out.extend(value.map(|value| (name.to_owned(), value)));
    };
    put("headline", article.title.as_ref().map(|title| json!(title.value)));
    let date = article.published.as_ref().filter(|date| Date::parse(&date.value).is_some());
    put("datePublished", date.map(|date| json!(date.value)));
    // A line such as "By Ann Lee and staff" says of nobody that they are a person.
    put("author", article.byline.as_ref().map(|byline| json!(byline.value)));
    let publisher = |name: &str| json!({ "@type": "Organization", "name": name });
    put("publisher", article.outlet.as_ref().map(|outlet| publisher(&outlet.value)));
    put("url", address(article).map(|url| json!(url)));
    Value::Object(out)
}

fn quotation(dataset: &Dataset, quotation: u32) -> Value {
    let quotation = &dataset.quotations[quotation as usize];
    let article = &dataset.articles[quotation.article as usize];
    let speaker = &dataset.speakers[quotation.speaker as usize];
    let mut out = json!({
        "@type": "Quotation",
        "text": cite::content(article, quotation),
        "isPartOf": { "@id": id(article) },
    });
    let typed = |kind: &str| Some(json!({ "@type": kind, "name": speaker.name }));
    let creator = match speaker.kind {
        SpeakerKind::Person => typed("Person"),
        SpeakerKind::Organisation => typed("Organization"),
        // "Some analysts" are neither.
        SpeakerKind::Group => Some(json!(speaker.name)),
        SpeakerKind::Unattributed => None,
    };
    if let Some(creator) = creator {
        out["creator"] = creator;
    }
    out
}

/// Where the explorer shows the article, by which the records here name it.
fn id(article: &Article) -> String {
    format!("#/article/{}", article.id)
}

/// JSON as it may stand in a script of a page: the same values, but no character that HTML, or
/// whoever reads the file, could take for anything else.
fn script_safe(value: &Value) -> String {
    let json = value.to_string();
    let mut out = String::with_capacity(json.len());
    for c in json.chars() {
        match c {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' => push_escaped(&mut out, c),
            c if is_unseen(c) => push_escaped(&mut out, c),
            c => out.push(c),
        }
    }
    out
}

/// None of the characters above is beyond four digits.
fn push_escaped(out: &mut String, c: char) {
    out.push_str(&format!("\\u{:04x}", u32::from(c)));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_in_a_page_has_the_same_values() {
        let value = json!("</script><!-- & \u{2028}\u{2029}\u{202E}\u{200B}\u{7F} \n \" \\ é");
        let written = script_safe(&value);
        assert_eq!(
            written,
            r#""\u003c/script\u003e\u003c!-- \u0026 \u2028\u2029\u202e\u200b\u007f \n \" \\ é""#
        );
        assert_eq!(serde_json::from_str::<Value>(&written).unwrap(), value);
    }
}
