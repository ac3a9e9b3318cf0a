//! Elements within a sentence: whatever their class says, their words are the sentence's.
//!
//! Readability drops elements by words of their class (`header-initial`, `author`, `share`), of every kind.
//! Cutting goes by block here: an element that words stand beside loses what could speak against it.

use std::collections::BTreeSet;

use dom_query::{Document, NodeId, NodeRef};

/// Elements that stand in a sentence.
const INLINE: &[&str] = &[
    "a", "abbr", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i",
    "ins", "kbd", "mark", "q", "s", "small", "span", "strong", "sub", "sup", "time", "tt", "u",
    "var",
];

/// What says something of an element beside what it is.
const SPEAKS: &[&str] = &["class", "id", "rel", "role", "itemprop", "style"];

/// Classes of words for those who listen to a page, which those who look at it have beside them.
const FOR_LISTENERS: &[&str] =
    &["sr-only", "visually-hidden", "screen-reader-text", "visuallyhidden", "a11y-hidden"];

/// Shows what is hidden from those who listen to the page and is seen: an initial drawn as a picture would be.
pub(super) fn show(document: &Document) {
    let told = told_to_listeners(document);
    for node in document.select("[aria-hidden=true]").nodes() {
        let inline = INLINE.iter().any(|name| node.has_name(name));
        if inline
            && node.text().contains(char::is_alphanumeric)
            && !node.class().is_some_and(|class| class.contains("icon"))
            && in_sentence(node)
            && !node.parent().is_some_and(|parent| told.contains(&parent.id))
        {
            node.remove_attr("aria-hidden");
        }
    }
}

/// Takes class, id and role off whatever stands in a sentence. After the facts, which read them.
pub(super) fn make_plain(document: &Document) {
    for node in document.select(&INLINE.join(", ")).nodes() {
        if in_sentence(node) && !super::walk::is_hidden(node) {
            for name in SPEAKS {
                node.remove_attr(name);
            }
        }
    }
}

/// Words stand directly beside the element, or beside inline elements around it.
fn in_sentence(node: &NodeRef<'_>) -> bool {
    let mut at = *node;
    loop {
        if has_text_beside(&at) {
            return true;
        }
        match at.parent() {
            Some(parent) if INLINE.iter().any(|name| parent.has_name(name)) => at = parent,
            _ => return false,
        }
    }
}

/// A sibling is text with a letter in it. Only what stands next to the element counts, past other inline
/// elements, at most three: a long list of siblings is read but once that way.
fn has_text_beside(node: &NodeRef<'_>) -> bool {
    let says = |node: &NodeRef<'_>| node.is_text() && node.text().contains(char::is_alphabetic);
    let (mut before, mut after) = (node.prev_sibling(), node.next_sibling());
    for _ in 0..3 {
        if before.iter().chain(&after).any(&says) {
            return true;
        }
        before = before.and_then(|node| node.prev_sibling());
        after = after.and_then(|node| node.next_sibling());
    }
    false
}

/// The elements in which words stand for those who listen: what is hidden from them there is the same once more.
/// Looked for once, since an element may have tens of thousands of children, each of them hidden.
fn told_to_listeners(document: &Document) -> BTreeSet<NodeId> {
    let is_told = |node: &&NodeRef<'_>| {
        let class = node.class().unwrap_or_default();
        class.split_whitespace().any(|name| FOR_LISTENERS.contains(&name))
    };
    let classes = document.select("[class]");
    let told = classes.nodes().iter().filter(is_told);
    told.filter_map(|node| node.parent()).map(|parent| parent.id).collect()
}
