//! What a page states for machines: `meta` elements and JSON-LD.

use dom_query::Document;
use serde_json::Value;

use super::facts::{plain, without_by};

/// `meta` elements by `name`, `property` or `itemprop`; of one name the first that is not empty.
pub(super) struct Meta(Vec<(String, String)>);

impl Meta {
    pub(super) fn of(document: &Document) -> Self {
        let mut found = Vec::new();
        for node in document.select("meta[content]").nodes() {
            let Some(content) = node.attr("content").map(|content| plain(&content)) else {
                continue;
            };
            let name = ["property", "name", "itemprop"].iter().find_map(|name| node.attr(name));
            if let Some(name) = name.filter(|_| !content.is_empty()) {
                found.push((name.to_ascii_lowercase().replace('.', ":"), content));
            }
        }
        Self(found)
    }

    pub(super) fn all(&self, names: &[&str]) -> Vec<String> {
        let of = |name: &&str| {
            self.0
                .iter()
                .filter(move |(known, _)| known == name)
                .map(|(_, value)| value.clone())
                .collect::<Vec<_>>()
        };
        names.iter().flat_map(of).collect()
    }

    pub(super) fn first(&self, names: &[&str]) -> Option<String> {
        self.all(names).into_iter().next()
    }
}

/// All objects of all JSON-LD of the page, out of arrays and graphs. What is no JSON is passed over.
pub(super) fn records(document: &Document) -> Vec<Value> {
    let mut out = Vec::new();
    for node in document.select(r#"script[type="application/ld+json"]"#).nodes() {
        let text = node.text();
        let text = text.trim().trim_start_matches("//").trim_start_matches("<![CDATA[");
        let text = text.trim_end_matches("//]]>").trim_end_matches("]]>");
        // The parser refuses what is nested deeper than 128.
        let Ok(value) = serde_json::from_str::<Value>(text.trim()) else { continue };
        let mut left = vec![value];
        while let Some(value) = left.pop() {
            match value {
                Value::Array(values) => left.extend(values.into_iter().rev()),
                Value::Object(mut object) => {
                    for name in ["@graph", "mainEntity"] {
                        if object
                            .get(name)
                            .is_some_and(|inner| inner.is_array() || inner.is_object())
                        {
                            left.extend(object.remove(name));
                        }
                    }
                    out.push(Value::Object(object));
                }
                _ => {}
            }
        }
    }
    out
}

fn types(record: &Value) -> impl Iterator<Item = &str> {
    let kind = &record["@type"];
    let many = kind.as_array().map(Vec::as_slice).unwrap_or_default();
    many.iter().chain([kind]).filter_map(Value::as_str)
}

/// The record of the article itself: news first, then whatever else is an article.
pub(super) fn article_of(records: &[Value]) -> Option<&Value> {
    let of = |endings: &[&str]| {
        records
            .iter()
            .find(|record| types(record).any(|kind| endings.iter().any(|end| kind.ends_with(end))))
    };
    of(&["NewsArticle"]).or_else(|| of(&["Article", "BlogPosting", "Report"]))
}

/// Names of a person or several, of an organization where it may be one; references are followed once.
pub(super) fn names(value: &Value, records: &[Value], organizations: bool) -> Vec<String> {
    let many = value.as_array().map_or(std::slice::from_ref(value), Vec::as_slice);
    let mut out = Vec::new();
    for value in many {
        let id = value["@id"].as_str().filter(|_| value["name"].is_null());
        let value = id
            .and_then(|id| {
                records.iter().find(|record| record["@id"] == id && !record["name"].is_null())
            })
            .unwrap_or(value);
        if !organizations && types(value).any(|kind| kind.ends_with("Organization")) {
            continue;
        }
        let name = value.as_str().or_else(|| value["name"].as_str()).unwrap_or_default();
        let name = without_by(&plain(name));
        if !name.is_empty() && !out.contains(&name) {
            out.push(name);
        }
    }
    out
}
