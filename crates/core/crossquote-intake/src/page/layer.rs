//! Our own layer round `dom_smoothie`: furniture off before it chooses, plain paragraphs after.
//!
//! ```text
//! page ─▶ facts ─▶ furniture off ─▶ dom_smoothie chooses ─▶ walk ─▶ lines beside the text off
//! ```
//!
//! Only words of class names, elements, roles and fixed phrases are looked at, never an outlet.

use dom_query::Document;

use super::beside::text_of;
use super::facts::facts_of;
use super::furniture::{remove_furniture, remove_unseen};
use super::{Page, cover, inline, walk};

/// Deepest nesting that is left as it is. Choosing takes cubic time in depth, real pages need 40.
const DEEPEST: usize = 200;

/// Elements that hold a paragraph, or marks, and seldom another, and those that may.
const TEXTS: &[&str] = &["p", "pre", "h1", "h2", "h3", "h4", "h5", "h6", "q"];
const CELLS: &[&str] = &["li", "td", "th", "tr", "dd", "dt"];

/// What a reader would take from the page. Never fails: an empty text says that there is none.
pub(super) fn article_of(html: &str, address: Option<&str>) -> Page {
    // Private to the walk here; elsewhere it is a picture in some page's own font.
    let html = without_noscript(html).replace(walk::LINE_END, "");
    let document = Document::from(html.as_str());
    cover::uncover(&document);
    inline::show(&document);
    let mut facts = facts_of(&document, address);
    let others = cover::remove_others(&document, &facts.title);
    if !others.is_empty() {
        // Author and day may have been those of another.
        facts = facts_of(&document, address);
    }
    remove_unseen(&document);
    flatten(&document);
    inline::make_plain(&document);
    keep_paragraph_ends(&document);
    remove_furniture(&document);
    let covered = cover::remove_requests(&document);
    let config = dom_smoothie::Config { disable_json_ld: true, ..dom_smoothie::Config::default() };
    let article = dom_smoothie::Readability::with_document(document, None, Some(config))
        .and_then(|mut reader| reader.parse());
    let text = article.ok().map(|article| {
        let chosen = Document::from(article.content);
        text_of(walk::paragraphs(chosen.root()), &facts)
    });
    Page {
        title: facts.title,
        outlet: facts.outlet,
        byline: facts.byline,
        published: facts.published,
        url: facts.url,
        text: text.filter(|text| !cover::is_request(text)).unwrap_or_default(),
        covered,
        others,
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

    /// A look at all of them for each takes forty seconds here; nothing is timed.
    #[test]
    fn words_hidden_side_by_side_are_looked_at_once() {
        let hidden = "<b aria-hidden=true>So</b> it is. ".repeat(20_000);
        let read = text(&format!("<article><p>{LONG}</p><p>And {hidden}</p></article>"));
        assert_eq!(read.matches("So it is.").count(), 20_000);
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
