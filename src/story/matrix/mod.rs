//! Speakers by articles: a table that is also a picture. The area of a disc is the count; the number is always
//! there.
//!
//! ```text
//! speaker    A    B    C   all
//! Ann Lee    3    ·    1     4     one row a speaker, one cell an article
//! ```

mod cell;
mod counts;
mod row;
mod section;
mod show_all_articles;
mod table;

pub(super) use section::SpeakersByArticles;
