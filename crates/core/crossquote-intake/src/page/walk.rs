//! Plain text of a part of a page: one line a paragraph, an empty line between, no markup.
//!
//! ```text
//! <p>one</p><p>two</p>        two paragraphs
//! one<br><br>two              two paragraphs; one <br> alone is a space, or a line for [`paragraphs`]
//! <q>so</q>                   “so”
//! <tr><td>a<td>b              one paragraph a row, if the table holds data
//! <figcaption>, <nav>, …      nothing
//! ```

use dom_query::NodeRef;

/// Elements that a browser begins on a new line.
const BLOCKS: &[&str] = &[
    "address",
    "article",
    "aside",
    "blockquote",
    "body",
    "caption",
    "center",
    "dd",
    "details",
    "dialog",
    "dir",
    "div",
    "dl",
    "dt",
    "fieldset",
    "figcaption",
    "figure",
    "footer",
    "form",
    "h1",
    "h2",
    "h3",
    "h4",
    "h5",
    "h6",
    "header",
    "hgroup",
    "hr",
    "html",
    "li",
    "main",
    "menu",
    "nav",
    "ol",
    "optgroup",
    "p",
    "pre",
    "section",
    "summary",
    "table",
    "tbody",
    "tfoot",
    "thead",
    "tr",
    "ul",
];

/// Elements whose text no reader of a page sees, or that are no part of a text.
const SILENT: &[&str] = &[
    "audio",
    "button",
    "canvas",
    "datalist",
    "embed",
    "figcaption",
    "head",
    "iframe",
    "input",
    "math",
    "nav",
    "noembed",
    "noframes",
    "noscript",
    "object",
    "option",
    "plaintext",
    "script",
    "select",
    "style",
    "svg",
    "template",
    "textarea",
    "title",
    "video",
];

/// A line end as a character, where an element would not last. Of the private use area.
pub(super) const LINE_END: char = '\u{E000}';

/// What is left of the walk: an element to go into, or one to leave.
enum Step<'d> {
    Enter(NodeRef<'d>),
    Leave(NodeRef<'d>),
}

#[derive(Default)]
struct Writer {
    done: Vec<String>,
    line: String,
    /// White space was seen since the last word of the line.
    gap: bool,
    /// `<br>`s in a row.
    breaks: usize,
    /// `<q>`s that are open.
    quoting: usize,
}

/// The text of `root`.
pub(super) fn text_of(root: NodeRef<'_>) -> String {
    let paragraphs: Vec<String> =
        paragraphs(root).iter().map(|text| text.replace('\n', " ")).collect();
    paragraphs.join("\n\n")
}

/// The paragraphs of `root`; a line end in one is a `<br>`. Depth is no matter: nothing calls itself.
pub(super) fn paragraphs(root: NodeRef<'_>) -> Vec<String> {
    let mut writer = Writer::default();
    let mut steps = vec![Step::Enter(root)];
    while let Some(step) = steps.pop() {
        match step {
            Step::Enter(node) if node.is_text() => writer.text(&node.text()),
            Step::Enter(node) => {
                let name = node.node_name().unwrap_or_default().to_string();
                if SILENT.contains(&name.as_str()) || is_hidden(&node) {
                    continue;
                }
                match name.as_str() {
                    "br" => writer.line_break(),
                    "q" => writer.open_quote(),
                    "td" | "th" if is_data(&node) => writer.gap = true,
                    "td" | "th" => writer.end_paragraph(),
                    name if BLOCKS.contains(&name) => writer.end_paragraph(),
                    _ => {}
                }
                steps.push(Step::Leave(node));
                steps.extend(node.children_it(true).map(Step::Enter));
            }
            Step::Leave(node) => {
                let name = node.node_name().unwrap_or_default();
                match name.as_ref() {
                    "q" => writer.close_quote(),
                    "td" | "th" if is_data(&node) => writer.gap = true,
                    "td" | "th" => writer.end_paragraph(),
                    name if BLOCKS.contains(&name) => writer.end_paragraph(),
                    _ => {}
                }
            }
        }
    }
    writer.end_paragraph();
    writer.done
}

impl Writer {
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                // Where a word may be parted is the page's affair.
                '\u{AD}' | '\u{200B}' | '\u{FEFF}' | '\u{2060}' => {}
                LINE_END => self.line_break(),
                c if c.is_whitespace() => self.gap = true,
                c => self.push(c),
            }
        }
    }

    fn push(&mut self, c: char) {
        if self.breaks > 1 {
            self.end_paragraph();
        }
        if (self.gap || self.breaks > 0) && !self.line.is_empty() {
            self.line.push(if self.breaks > 0 { '\n' } else { ' ' });
        }
        (self.gap, self.breaks) = (false, 0);
        self.line.push(c);
    }

    fn line_break(&mut self) {
        self.breaks += 1;
    }

    /// Outer marks are double, inner ones single, as browsers draw them.
    fn open_quote(&mut self) {
        self.push(if self.quoting.is_multiple_of(2) { '“' } else { '‘' });
        self.quoting += 1;
    }

    fn close_quote(&mut self) {
        self.quoting = self.quoting.saturating_sub(1);
        self.gap = false;
        self.push(if self.quoting.is_multiple_of(2) { '”' } else { '’' });
    }

    fn end_paragraph(&mut self) {
        (self.gap, self.breaks) = (false, 0);
        if !self.line.is_empty() {
            self.done.push(std::mem::take(&mut self.line));
        }
    }
}

/// The page says that this is not shown. What a style sheet hides cannot be known.
pub(super) fn is_hidden(node: &NodeRef<'_>) -> bool {
    if node.has_attr("hidden")
        || node.attr("aria-hidden").is_some_and(|value| value.as_ref() == "true")
    {
        return true;
    }
    let Some(style) = node.attr("style") else { return false };
    let style: String = style.chars().filter(|c| !c.is_whitespace()).collect();
    let style = style.to_ascii_lowercase();
    style.contains("display:none") || style.contains("visibility:hidden")
}

/// Whether the cell's table holds data: it has a heading cell or a caption. Others lay out the page.
fn is_data(cell: &NodeRef<'_>) -> bool {
    let table = cell.ancestors_it(Some(3)).find(|node| node.has_name("table"));
    table.is_some_and(|table| {
        table.descendants_it().any(|node| node.has_name("th") || node.has_name("caption"))
    })
}
