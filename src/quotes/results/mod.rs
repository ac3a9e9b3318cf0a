//! What a search found: how many, what is odd about it, the cards, or why there are none.

mod announcer;
mod exact_switch;
mod hit_list;
mod hits;
mod notes;
mod nothing_found;
mod section;

pub(super) use section::Results;
