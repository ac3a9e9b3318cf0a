//! One article: its full text with quotations marked in place; choosing one explains it.
//!
//! ```text
//! page ─┬─ facts                     what the text states about itself
//!       ├─ text ── text_blocks       the marked text; blocks are the comparison's as well
//!       ├─ explanation ── evidence   who said the chosen quotation, how that is known, where else
//!       └─ quoted_here               who is quoted, while none is chosen
//! ```

mod evidence;
mod explanation;
mod facts;
mod other_reports;
mod page;
mod quotation_links;
mod quoted_here;
mod quoted_words;
mod scroll;
mod text;
mod text_blocks;

pub(crate) use page::ArticlePage;
pub(crate) use text_blocks::{TextBlock, text_blocks};
