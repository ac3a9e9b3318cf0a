//! What lies over or behind an article in a page that was saved: requests for consent, walls before reading,
//! and other articles that endless scrolling brought along.
//!
//! An overlay often has no role and a class of chance letters, so that its words tell it. The phrases are
//! those in which a site speaks to its reader of data and subscriptions; an article about such matters holds
//! one or two of them in a thousand words, an overlay one in a line.

use dom_query::{Document, NodeRef};

use super::{walk, words};

/// Phrases of requests for consent and of walls, in lower case, with a sentence that has them.
const PHRASES: &[(&str, &str)] = &[
    ("we and our partners", "We and our partners store information on a device."),
    ("our partners", "Our partners process data such as IP addresses."),
    ("we use cookies", "We use cookies to give you the best experience."),
    ("uses cookies", "This site uses cookies."),
    ("your consent", "You can withdraw your consent at any time."),
    ("your choices", "Your choices apply to this site only."),
    ("your privacy", "We value your privacy."),
    ("your personal data", "Your personal data will be processed."),
    ("your device", "Information may be stored on your device."),
    ("privacy policy", "See our privacy policy."),
    ("cookie policy", "Read the cookie policy."),
    ("legitimate interest", "Some vendors rely on legitimate interest."),
    ("personalised ad", "They serve personalised advertising."),
    ("personalized ad", "They serve personalized ads."),
    ("accept all", "Accept all"),
    ("reject all", "Reject all"),
    ("manage preferences", "Manage preferences"),
    ("already a subscriber", "Already a subscriber? Log in."),
    ("subscribe to continue", "Subscribe to continue reading."),
    ("to continue reading", "Create an account to continue reading."),
    ("to keep reading", "Sign in to keep reading."),
    ("free articles", "You have read all of your free articles."),
    ("cancel anytime", "Cancel anytime."),
];

/// At least one phrase in so many words.
const WORDS_A_PHRASE: usize = 30;

/// Fewer words are no article of their own.
const LEAST_ARTICLE: usize = 40;

/// Headlines of one page that are looked at: a page has few, and each is looked for far up.
const MOST_HEADINGS: usize = 20;

/// Elements that may be an overlay.
const OVER: &str = "div, section, aside, form, header, footer, p, ul";

/// Whether a text asks for consent or for a subscription, and does little else.
pub(super) fn is_request(text: &str) -> bool {
    let found = phrases(text);
    found >= 2 && found * WORDS_A_PHRASE >= words(text)
}

/// How many of the phrases a text has.
fn phrases(text: &str) -> usize {
    let lower = text.to_lowercase();
    PHRASES.iter().map(|(phrase, _)| lower.matches(phrase).count()).sum()
}

/// Takes requests off, however long they are beside the article; true if there was one.
pub(super) fn remove_requests(document: &Document) -> bool {
    // Most pages have none: they are read once.
    if phrases(&document.text()) < 2 {
        return false;
    }
    let mut any = false;
    for node in document.select(OVER).nodes() {
        let holds_article = node.descendants_it().any(|inner| {
            inner.has_name("article") || inner.has_name("main") || inner.has_name("body")
        });
        let within = node.ancestors_it(None).any(|outer| outer.has_name("article"));
        // A paragraph within the article may quote such a phrase: there, only a whole block is a request.
        if holds_article || within && (node.has_name("p") || node.has_name("ul")) {
            continue;
        }
        if is_request(&spaced(node)) {
            node.remove_from_parent();
            any = true;
        }
    }
    any
}

/// The words of an element with a blank between its blocks.
fn spaced(node: &NodeRef<'_>) -> String {
    walk::paragraphs(*node).join(" ")
}

/// A page under an open dialog is hidden from those who listen to it, and is seen: the mark goes from
/// whatever holds a headline, an article, or the page.
pub(super) fn uncover(document: &Document) {
    for node in document.select("[aria-hidden=true]").nodes() {
        let is_page = |node: &NodeRef<'_>| {
            ["html", "body", "main", "article", "h1"].iter().any(|name| node.has_name(name))
        };
        if is_page(node) || node.descendants_it().any(|inner| is_page(&inner)) {
            node.remove_attr("aria-hidden");
        }
    }
}

/// Takes the other articles of the page off and gives their headlines. The article is the one whose
/// headline is `title`, else the first.
///
/// Another article has a headline (`h1`), a text, and is marked as one or names an author or a day of its
/// own: within one article, too, sections can begin with an `h1`.
pub(super) fn remove_others(document: &Document, title: &str) -> Vec<String> {
    let headings = document.select("h1");
    let named = |node: &NodeRef<'_>| walk::text_of(*node);
    let own = headings.nodes().iter().find(|node| named(node) == title);
    let Some(own) = own.or_else(|| headings.nodes().first()) else { return Vec::new() };
    let around: Vec<_> = own.ancestors_it(None).map(|node| node.id).collect();
    let mut left_out = Vec::new();
    for heading in headings.nodes().iter().take(MOST_HEADINGS).filter(|node| node.id != own.id) {
        // The widest element round this headline that is not round ours as well.
        let Some(other) =
            heading.ancestors_it(None).take_while(|node| !around.contains(&node.id)).last()
        else {
            continue;
        };
        let marked = is_marked(&other) || other.descendants_it().any(|inner| is_marked(&inner));
        let text = walk::text_of(other);
        if marked && words(&text) >= LEAST_ARTICLE {
            left_out.push(named(heading));
            other.remove_from_parent();
        }
    }
    left_out
}

/// An article, or what names the author or the day of one.
fn is_marked(node: &NodeRef<'_>) -> bool {
    let named = |name: &str| node.attr(name).is_some_and(|value| value.as_ref() == "author");
    let class = node.class().unwrap_or_default();
    node.has_name("article")
        || node.has_name("time")
        || named("rel")
        || named("itemprop")
        || class.split_whitespace().any(|class| class == "byline" || class == "author")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_phrase_has_a_sentence_that_holds_it() {
        for (phrase, example) in PHRASES {
            assert!(example.to_lowercase().contains(phrase), "{phrase}");
            assert!(is_request(&format!("{example} {example}")), "{phrase}");
        }
    }

    #[test]
    fn an_article_about_cookies_is_none() {
        let article = "The regulator fined the company on Monday. “We use cookies as everyone does,” its \
            head said, and added that nobody had complained in nine years of business, not one of its \
            customers in eleven countries, until a student from Graz wrote to the office in Dublin. The privacy \
            policy of the firm was changed in May, and its lawyers expect the case to go on until the autumn.";
        assert!(!is_request(article));
    }
}
