//! Speakers: everyone who is quoted, and for one of them names, titles and everything attributed. Also the table of
//! how articles quote, which the story shows too.

mod article_quotations;
mod by_article;
mod folding_box;
mod quoting_row;
mod quoting_table;
mod related;
mod speaker_group;
mod speaker_page;
mod speaker_quotations;
mod speaker_row;
mod speakers_page;
mod word_forms;

pub(crate) use quoting_row::QuotingRow;
pub(crate) use quoting_table::QuotingTable;
pub(crate) use speaker_page::SpeakerPage;
pub(crate) use speakers_page::SpeakersPage;
