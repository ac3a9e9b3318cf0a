//! Collections: speakers and statements over several articles.
