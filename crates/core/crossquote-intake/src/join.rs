//! Drafts become the articles of one collection: each gets an id, and none comes twice.

use std::collections::BTreeMap;

use super::{Draft, Refused};
use crossquote_model::Article;
use crossquote_model::article::Problem;
use crossquote_model::ids::Ids;
use crossquote_text::fold::fold;

/// Letters of an id that is made of a name.
const LONGEST_ID: usize = 60;

/// The articles taken so far.
#[derive(Clone, Debug, Default)]
pub struct Intake {
    ids: Ids,
    /// Who has which words, without regard to blanks.
    words: BTreeMap<String, String>,
}

impl Intake {
    /// The article with an id of its own; a refusal if one with the same words is there already.
    ///
    /// Articles that share most of their words, as those from one agency do, are several: comparing
    /// them is what Crossquote is for.
    pub fn take(&mut self, draft: Draft) -> Result<Article, Refused> {
        let words = bare(&draft.article.text);
        if let Some(other) = self.words.get(&words) {
            let problem = Problem {
                line: 0,
                message: format!("it has the same words as {other}"),
                remedy: "It was left out; one of them is enough".to_owned(),
            };
            return Err(Refused { origin: draft.origin, problem });
        }
        let id = self.id(&draft.name);
        self.words.insert(words, draft.origin);
        Ok(Article { id, ..draft.article })
    }

    /// `North Post (1)` becomes `north-post-1`: ids are parts of addresses.
    fn id(&mut self, name: &str) -> String {
        let mut slug = String::new();
        for c in fold(name).chars() {
            if c.is_ascii_alphanumeric() || c == '_' {
                slug.push(c);
            } else if !slug.is_empty() && !slug.ends_with('-') {
                slug.push('-');
            }
            if slug.len() >= LONGEST_ID {
                break;
            }
        }
        let slug =
            Some(slug.trim_matches('-')).filter(|slug| !slug.is_empty()).unwrap_or("article");
        self.ids.numbered(slug)
    }

    /// Forgets an article that was taken: it may come again.
    pub fn forget(&mut self, article: &Article) {
        self.ids.give_back(&article.id);
        self.words.remove(&bare(&article.text));
    }
}

fn bare(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
