//! How one record of the collection is shown wherever it stands: an article's name, a speaker's, the words of a
//! quotation with what is marked in them. Components that take a record's number and draw it.

mod article_name;
mod badges;
mod diff_text;
mod doubtful;
mod page_title;
mod piece;
mod quotation_content;
mod reasons;
mod speaker_link;
mod timeline;
mod when_texts;

pub(crate) use article_name::{ArticleLink, Provenance, Siglum, article_label};
pub(crate) use badges::{CheckedBadge, KindBadge, QuotationBadges};
pub(crate) use diff_text::{DiffLegend, DiffText, Side};
pub(crate) use doubtful::{DoubtfulSwitch, quotation_count, with_doubtful};
pub(crate) use page_title::PageTitle;
pub(crate) use piece::piece_view;
pub(crate) use quotation_content::{
    DeferredQuotationContent, Gap, QuotationContent, QuotationInContext, quoted_annotations,
};
pub(crate) use reasons::StatementReasons;
pub(crate) use speaker_link::SpeakerLink;
pub(crate) use timeline::TimelineSection;
pub(crate) use when_texts::{AwaitedWords, TextsAwaited, WhenTexts};
