//! Our own layer round `dom_smoothie`: furniture off before it chooses, plain paragraphs after.
//!
//! ```text
//! page ─▶ facts ─▶ furniture off ─▶ dom_smoothie chooses ─▶ walk ─▶ lines beside the text off
//! ```
//!
//! Only words of class names, elements, roles and fixed phrases are looked at, never an outlet.

use dom_query::{Document, NodeRef};

use super::facts::{Facts, facts_of};
use super::{Page, walk};

/// Deepest nesting that is left as it is. Choosing takes cubic time in depth, real pages need 40.
const DEEPEST: usize = 200;

/// Elements that hold a paragraph, or marks, and seldom another, and those that may.
const TEXTS: &[&str] = &["p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "q"];
const CELLS: &[&str] = &["li", "td", "th", "tr", "dd", "dt"];

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

/// How lines begin that stand beside an article's text, in lower case.
const BESIDE: &[&str] = &[
    "advertisement",
    "story continues below",
    "article continues below",
    "read more",
    "read next",
    "related:",
    "related |",
    "share this",
    "sign up",
    "subscribe",
    "follow us",
    "listen to this article",
    "watch:",
    "video:",
    "photo by",
    "photo:",
    "photograph:",
    "©",
    "copyright ©",
    "copyright (c)",
    "copyright 19",
    "copyright 20",
    "all rights reserved",
    "updated:",
    "published:",
];

/// Longest line, in words, that such a beginning tells.
const BESIDE_WORDS: usize = 25;

/// Longest line, in words, that names author and day before the text.
const HEAD_WORDS: usize = 16;

/// What a reader would take from the page. Never fails: an empty text says that there is none.
pub(super) fn article_of(html: &str, address: Option<&str>) -> Page {
    // Private to the walk here; elsewhere it is a picture in some page's own font.
    let html = without_noscript(html).replace(walk::LINE_END, "");
    let document = Document::from(html.as_str());
    let facts = facts_of(&document, address);
    remove_unseen(&document);
    flatten(&document);
    keep_paragraph_ends(&document);
    remove_furniture(&document);
    let config = dom_smoothie::Config { disable_json_ld: true, ..dom_smoothie::Config::default() };
    let article = dom_smoothie::Readability::with_document(document, None, Some(config))
        .and_then(|mut reader| reader.parse());
    let text = article.map(|article| {
        let chosen = Document::from(article.content);
        text_of(walk::paragraphs(chosen.root()), &facts)
    });
    Page {
        title: facts.title,
        outlet: facts.outlet,
        byline: facts.byline,
        published: facts.published,
        url: facts.url,
        text: text.unwrap_or_default(),
    }
}

/// The page as it is with scripts. The parser reads it as one without, and there a paragraph in
/// `noscript` can end up outside of it.
fn without_noscript(html: &str) -> String {
    let lower = html.to_ascii_lowercase();
    let mut out = String::with_capacity(html.len());
    let mut at = 0;
    while let Some(begin) = lower[at..].find("<noscript").map(|found| at + found) {
        let Some(end) = lower[begin..].find("</noscript>").map(|found| begin + found) else {
            break;
        };
        out.push_str(&html[at..begin]);
        at = end + "</noscript>".len();
    }
    out.push_str(&html[at..]);
    out
}

/// Takes elements below [`DEEPEST`] out and leaves their children in their place: first what only wraps,
/// then, where that is not enough, list items and cells, then paragraphs too.
fn flatten(document: &Document) {
    for (pass, kept) in [[TEXTS, CELLS].concat(), TEXTS.to_vec(), Vec::new()].iter().enumerate() {
        let mut deep = Vec::new();
        let mut left = vec![(document.root(), 0)];
        while let Some((node, depth)) = left.pop() {
            left.extend(node.children_it(true).map(|child| (child, depth + 1)));
            if depth > (pass + 1) * DEEPEST && !kept.iter().any(|name| node.has_name(name)) {
                deep.push(node);
            }
        }
        // What has no child is a text, or a `br` whose line end would be lost. `unwrap_node` takes out
        // the parent of the node that it is asked of.
        for node in deep {
            if let Some(child) = node.first_child() {
                child.unwrap_node();
            }
        }
    }
}

/// Puts a sign where two `br`s or more end a paragraph. `dom_smoothie` makes one `br` of them, and where
/// the next element is none that stands in a sentence it makes no paragraph either. The `br`s stay:
/// it weighs what is between them.
fn keep_paragraph_ends(document: &Document) {
    for node in document.select("br").nodes() {
        let (mut head, mut several) = (*node, false);
        while let Some(before) = head.prev_sibling() {
            if !(before.has_name("br") || before.is_text() && before.text().trim().is_empty()) {
                break;
            }
            several |= before.has_name("br");
            head = before;
        }
        if several {
            head.insert_before(&head.tree.new_text(format!("{0}{0}", walk::LINE_END)));
        }
    }
}

fn words(text: &str) -> usize {
    text.split_whitespace().count()
}

/// What is no text and what is not shown. Before [`flatten`], which would make text of a deep script.
fn remove_unseen(document: &Document) {
    document.select(OFF).remove();
    let Some(body) = document.body() else { return };
    let all = words(&body.text());
    for node in body.descendants() {
        if node.is_element() && walk::is_hidden(&node) && words(&node.text()) * 4 < all {
            node.remove_from_parent();
        }
    }
}

fn remove_furniture(document: &Document) {
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

/// Paragraphs to text: lines beside the article off, repeated sentences off.
fn text_of(paragraphs: Vec<String>, facts: &Facts) -> String {
    let mut kept: Vec<String> = Vec::new();
    for paragraph in &paragraphs {
        // Before the text proper, author and day stand line by line.
        let head = kept.is_empty();
        let lines: Vec<&str> = paragraph
            .split('\n')
            .filter(|line| !(is_beside(line) || head && is_head(line, facts)))
            .collect();
        if lines.iter().any(|line| line.contains(char::is_alphanumeric)) {
            // Word writes its list signs as text.
            kept.push(
                lines.join(" ").trim_start_matches(['·', '•', '▪', '◦', '‣', ' ']).to_owned(),
            );
        }
    }
    without_repeated(&kept).join("\n\n")
}

fn is_beside(line: &str) -> bool {
    if words(line) > BESIDE_WORDS {
        return false;
    }
    let lower = line.to_lowercase();
    let contact = lower.split_whitespace().any(is_mail_address) && !lower.contains(['“', '"', '«']);
    contact || BESIDE.iter().any(|beginning| lower.starts_with(beginning))
}

/// `news@ledger.example`, and not `(@a_name)`.
fn is_mail_address(word: &str) -> bool {
    word.split_once('@')
        .is_some_and(|(name, host)| name.ends_with(char::is_alphanumeric) && host.contains('.'))
}

/// The headline again, its author, its day, and what stands with them.
fn is_head(line: &str, facts: &Facts) -> bool {
    let lower = line.to_lowercase();
    if lower == facts.title.to_lowercase() {
        return true;
    }
    if words(line) > HEAD_WORDS || line.contains(['“', '"', '«']) {
        return false;
    }
    let by = lower.starts_with("by ")
        || lower.starts_with("posted by ")
        || lower.starts_with("published ");
    let author = facts
        .byline
        .split(", ")
        .any(|name| !name.is_empty() && lower.contains(&name.to_lowercase()));
    let ends = line.ends_with('.') && !lower.ends_with(" a.m.") && !lower.ends_with(" p.m.");
    let year = facts.published.get(..4).is_some_and(|year| lower.contains(year));
    let role = lower.ends_with(" staff writer")
        || lower.ends_with(" min read")
        || lower.ends_with(" correspondent");
    by || role || author && !ends || year && !ends
}

/// Without the pull quotes: a short paragraph whose words stand in a longer one, and the name below it.
fn without_repeated(paragraphs: &[String]) -> Vec<&str> {
    let spelled: Vec<String> = paragraphs.iter().map(|paragraph| spelled(paragraph)).collect();
    let mut out = Vec::new();
    let mut after_pull_quote = false;
    for (at, paragraph) in paragraphs.iter().enumerate() {
        let size = words(&spelled[at]);
        let repeated = (5..60).contains(&size)
            && spelled.iter().enumerate().any(|(other, text)| {
                other != at
                    && (text.len() > spelled[at].len() && text.contains(&spelled[at])
                        || other < at && *text == spelled[at])
            });
        let name = after_pull_quote
            && size <= 6
            && !paragraph.ends_with(['.', '?', '!', '”', '"', '’', '»']);
        after_pull_quote = repeated;
        if !repeated && !name {
            out.push(paragraph.as_str());
        }
    }
    out
}

/// The words alone, a space on each side.
fn spelled(text: &str) -> String {
    let words = text.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.fold(" ".to_owned(), |all, word| all + &word.to_lowercase() + " ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn text(html: &str) -> String {
        article_of(html, None).text
    }

    const LONG: &str = "The council voted nine to four on Wednesday night, after hours of testimony, to keep the ferry \
        running for five more years, and nobody in the hall was surprised by it, least of all the harbour master.";

    const OTHER: &str = "“I slept in the hospital for nine nights,” said a nurse who lives on the eastern shore, and \
                         who had come, she told the councillors, to be looked at while they voted.";

    #[test]
    fn two_line_ends_part_paragraphs_and_one_does_not() {
        let html = format!(
            "<td><font>{LONG}</font><br><br>\n<font>{OTHER}<br>And on.</font><br><table><td>4</table>"
        );
        assert_eq!(text(&html), format!("{LONG}\n\n{OTHER} And on.\n\n4"));
    }

    #[test]
    fn marks_of_q_are_written_and_soft_hyphens_are_not() {
        let html = format!(
            "<article><p>{LONG}</p><p><q>No house&shy;hold, <q>none</q></q>, he said.</p></article>"
        );
        assert!(text(&html).ends_with("“No household, ‘none’”, he said."), "{}", text(&html));
    }

    #[test]
    fn a_sentence_that_stands_twice_stands_once() {
        let pulled = "I slept in the hospital for nine nights";
        let html = format!("<article><p>{LONG}</p><div>{pulled}</div><p>{OTHER}</p></article>");
        assert_eq!(text(&html), format!("{LONG}\n\n{OTHER}"));
    }

    #[test]
    fn nothing_of_markup_or_of_scripts_gets_out() {
        let html = format!(
            "<title>a</title><link rel=canonical href='javascript:alert(1)'><p>{LONG}<script>alert(2)</script>\
            <noscript><p>On!</noscript><p hidden>{LONG}</p>"
        );
        let page = article_of(&html, None);
        assert_eq!((page.url.as_str(), page.text.as_str()), ("", LONG));
    }

    #[test]
    fn a_deep_script_is_no_text_either() {
        let deep = "<div>".repeat(3000);
        let unseen =
            "<script>alert(1)</script><style>p{}</style><textarea>so</textarea><p hidden>no</p>";
        let html = format!("{deep}<p>{LONG}</p>{unseen}<p><q>{OTHER}</q></p>");
        assert_eq!(text(&html), format!("{LONG}\n\n“{OTHER}”"));
    }

    #[test]
    fn depth_and_damage_do_no_harm() {
        for tag in ["<div>", "<blockquote>", "<ul><li>", "<table><td>", "<b>", "<font><p>"] {
            let html = format!("{}<p>{LONG}<p>The <b>{OTHER}</b>", tag.repeat(3000));
            assert!(text(&html).ends_with(&format!("\n\nThe {OTHER}")), "{tag}: {}", text(&html));
        }
        for html in ["", "<", "<!--", "<title>", "&#x110000;", "<plaintext>", "\0", "<br><br>"] {
            let _ = article_of(html, Some("no address"));
        }
    }
}
