//! What stands on a page beside an article: elements that are never text, and those whose class, place or
//! links say so.

use dom_query::{Document, NodeRef};

use super::{walk, words};

/// Elements that are no text or never an article's.
const OFF: &str = "script, style, template, noscript, svg, math, iframe, object, embed, nav, dialog, button, \
    input, select, textarea, figcaption, amp-ad, amp-sidebar, amp-sticky-ad, amp-user-notification, \
    amp-social-share, amp-iframe, [role=navigation], [role=dialog], [role=search], [role=contentinfo], \
    [role=complementary], [role=alert]";

/// Words of a class or an id that tell furniture, if the element is small beside the page.
const FURNITURE: &[&str] = &[
    "ad",
    "ads",
    "adbox",
    "advert",
    "advertisement",
    "advertising",
    "sponsor",
    "sponsored",
    "promo",
    "promotion",
    "newsletter",
    "signup",
    "subscribe",
    "subscription",
    "paywall",
    "related",
    "recommended",
    "recirc",
    "trending",
    "popular",
    "share",
    "sharing",
    "social",
    "sharedaddy",
    "comments",
    "comment",
    "commentlist",
    "respond",
    "disqus",
    "cookie",
    "cookies",
    "consent",
    "gdpr",
    "breadcrumb",
    "breadcrumbs",
    "tags",
    "bio",
    "author",
    "byline",
    "caption",
    "credit",
    "masthead",
    "menu",
    "nav",
    "navbar",
    "sidebar",
    "widget",
    "outbrain",
    "taboola",
    "player",
    "callout",
    "foot",
    "footer",
    "pullquote",
];

/// Two words beside each other in a class that say the same.
const FURNITURE_PAIRS: &[&str] =
    &["pull-quote", "read-more", "most-read", "sign-up", "post-meta", "entry-meta"];

/// Elements whose class may speak for them; a `span` of the class `author` stands in a sentence.
const CLASSED: &str = "aside, blockquote, div, figure, footer, form, header, h3, h4, h5, h6, ol, p, section, table, ul";

/// What is no text and what is not shown. Before `layer::flatten`, which would make text of a deep script.
pub(super) fn remove_unseen(document: &Document) {
    document.select(OFF).remove();
    let Some(body) = document.body() else { return };
    let all = words(&body.text());
    for node in body.descendants() {
        if node.is_element() && walk::is_hidden(&node) && words(&node.text()) * 4 < all {
            node.remove_from_parent();
        }
    }
}

/// Before Readability chooses.
pub(super) fn remove_furniture(document: &Document) {
    let Some(body) = document.body() else { return };
    let all = words(&body.text());
    for node in document.select(CLASSED).nodes() {
        let size = words(&node.text());
        // What holds much of the page is the page, whatever its class says: `body-with-sidebar`.
        let small = size * 3 < all;
        let headline = node.descendants_it().any(|inner| inner.has_name("h1"));
        if small && !headline && (is_furniture(node) || is_link_list(node) || is_site_header(node))
        {
            node.remove_from_parent();
        }
    }
}

fn is_furniture(node: &NodeRef<'_>) -> bool {
    let class =
        format!(" {} {} ", node.class().unwrap_or_default(), node.id_attr().unwrap_or_default());
    let class = class.to_ascii_lowercase().replace('_', "-");
    let parts = class.split(|c: char| !c.is_ascii_alphanumeric());
    parts.into_iter().any(|part| FURNITURE.contains(&part))
        || FURNITURE_PAIRS.iter().any(|pair| class.contains(pair))
}

/// A list in which next to everything is a link: a menu, more stories.
fn is_link_list(node: &NodeRef<'_>) -> bool {
    if !(node.has_name("ul") || node.has_name("ol")) {
        return false;
    }
    let linked: usize = node
        .descendants_it()
        .filter(|inner| inner.has_name("a"))
        .map(|link| words(&link.text()))
        .sum();
    linked > 0 && linked * 5 >= words(&node.text()) * 4
}

/// `header` and `footer` of the site; those of an article may hold its first paragraph.
fn is_site_header(node: &NodeRef<'_>) -> bool {
    (node.has_name("header") || node.has_name("footer"))
        && !node.ancestors_it(None).any(|outer| outer.has_name("article") || outer.has_name("main"))
}
