//! What an article states about itself: title, outlet, address, byline, date.

use std::collections::BTreeMap;

use crossquote_model::article::refuse_value;
use crossquote_model::corrections::find::{self, shown};
use crossquote_model::corrections::{Corrections, Kind};
use crossquote_model::{Article, Stated};

use super::Editor;

/// Which correction gives a fact of an article, by its number and the fact's name.
type Given = BTreeMap<(usize, &'static str), usize>;

impl Editor<'_> {
    pub(super) fn article_facts(&mut self, corrections: &Corrections) {
        let kind = Kind::ArticleFacts;
        let mut given = Given::new();
        for (index, one) in corrections.article_facts.iter().enumerate() {
            let article = match find::article(&self.before.articles, &one.article) {
                Ok(article) => article,
                Err(missing) => {
                    self.problem(kind, index, missing);
                    continue;
                }
            };
            let mut changed = false;
            for (name, value) in one.facts() {
                let Some(value) = value else { continue };
                let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
                changed |= self.article_fact(index, (article, name), value, &mut given);
            }
            if !changed {
                self.unneeded(kind, index, "the article states all of it".to_owned());
            }
        }
    }

    /// Gives an article a fact, or takes it away where the value is empty; whether that changes it.
    fn article_fact(
        &mut self,
        index: usize,
        (article, name): (usize, &'static str),
        value: String,
        given: &mut Given,
    ) -> bool {
        let kind = Kind::ArticleFacts;
        if let Some(remedy) = refuse_value(name, &value).filter(|_| !value.is_empty()) {
            let message = format!("`{name}` cannot be “{}”", shown(&value));
            self.problem(kind, index, (message, remedy.to_owned()));
            return false;
        }
        let fact = fact_of(&mut self.dataset.articles[article], name);
        let known = fact.as_ref().map_or("", |fact| fact.value.as_str());
        let changes = known != value;
        if let Some(other) = given.insert((article, name), index)
            && changes
        {
            let message = format!("article-facts {} gives another `{name}`", other + 1);
            self.clash(kind, index, message);
            return false;
        }
        if changes {
            *fact = (!value.is_empty()).then_some(Stated { value, from: Vec::new() });
        }
        changes
    }
}

/// The fact of an article that has this name in a file of corrections.
fn fact_of<'a>(article: &'a mut Article, name: &str) -> &'a mut Option<Stated> {
    match name {
        "title" => &mut article.title,
        "outlet" => &mut article.outlet,
        "url" => &mut article.url,
        "byline" => &mut article.byline,
        _ => &mut article.published,
    }
}
