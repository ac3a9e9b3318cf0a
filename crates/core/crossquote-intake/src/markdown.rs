//! Markdown: its words without its markup, a paragraph a block.

use pulldown_cmark::{Event, Options, Parser, Tag, TagEnd};

use super::{Draft, File, Refused, stated_in};
use crossquote_model::{Article, Span};

/// The words of the document. The first heading of the first level is the title; it stays in the text,
/// where it can be checked.
pub(super) fn read(file: &File, source: &str, notes: Vec<String>) -> Result<Draft, Refused> {
    let mut text = String::new();
    let mut title = None;
    let mut heading = None;
    let mut skipped = 0usize;
    for event in Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            // A picture's words are no one's; what HTML is in it is markup.
            Event::Start(Tag::Image { .. }) => skipped += 1,
            Event::End(TagEnd::Image) => skipped = skipped.saturating_sub(1),
            Event::Start(Tag::Heading { level, .. }) => {
                heading = Some((level as usize, text.len()))
            }
            Event::End(TagEnd::Heading(_)) => {
                if let Some((1, start)) = heading.take().filter(|_| title.is_none()) {
                    title = Some(Span::new(start, text.len()));
                }
                apart(&mut text);
            }
            Event::End(
                TagEnd::Paragraph
                | TagEnd::CodeBlock
                | TagEnd::Table
                | TagEnd::TableRow
                | TagEnd::Item,
            ) => apart(&mut text),
            Event::End(TagEnd::TableCell) => text.push(' '),
            Event::Text(words) | Event::Code(words) if skipped == 0 => text.push_str(&words),
            Event::SoftBreak => text.push(' '),
            Event::HardBreak => text.push('\n'),
            _ => {}
        }
    }
    text.truncate(text.trim_end().len());
    let title = title
        .filter(|span| !span.is_empty() && span.end as usize <= text.len())
        .map(|span| stated_in(&text, span));
    file.draft(Article { title, text: text.into(), ..Article::default() }, notes)
}

/// Ends a block: what follows is another paragraph.
fn apart(text: &mut String) {
    text.truncate(text.trim_end().len());
    if !text.is_empty() {
        text.push_str("\n\n");
    }
}
