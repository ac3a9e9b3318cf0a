//! One quotation: its card, which pages list, the page that it has for itself, and the ways on from it.

mod actions;
mod card;
mod meta_line;
mod page;
mod report_line;
mod routes;

pub(crate) use actions::{AllVersionsLink, ComparisonLinks};
pub(crate) use card::{DeferredQuotationCard, QuotationCard};
pub(crate) use meta_line::QuotationMetaLine;
pub(crate) use page::QuotationPage;
pub(crate) use report_line::ReportLine;
pub(crate) use routes::{comparison_route, in_article_route};
