//! Which articles an address compares, and the address of a comparison.

use crossquote_explore::compare;

use crate::collection::Collection;
use crate::router::{Comparison, Route};

/// The articles that are compared: two, or three. Numbers of articles.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct ComparedArticles {
    pub(super) left: u32,
    pub(super) right: u32,
    /// Only shown among whole texts.
    pub(super) third: Option<u32>,
    /// Whether what is doubtful in them is compared.
    pub(super) doubtful: bool,
}

/// Why an address compares nothing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum NothingToCompare {
    /// It names an article that the collection does not have.
    UnknownArticle(String),
    TooFewArticles,
}

/// The articles that an address names. What it leaves open is the pair with most in common.
pub(super) fn compared_articles(
    collection: &Collection,
    asked: &Comparison,
) -> Result<ComparedArticles, NothingToCompare> {
    let named = |id: &Option<String>| match id {
        None => Ok(None),
        Some(id) => {
            let article = collection.article_by_id(id);
            article.map(Some).ok_or_else(|| NothingToCompare::UnknownArticle(id.clone()))
        }
    };
    let (left, right, third) = (named(&asked.left)?, named(&asked.right)?, named(&asked.also)?);
    let (left, right) = compare::closest_pair(&collection.dataset, left, right)
        .ok_or(NothingToCompare::TooFewArticles)?;
    let third = third.filter(|&third| third != left && third != right);
    Ok(ComparedArticles { left, right, third, doubtful: asked.doubtful })
}

impl ComparedArticles {
    /// The two that are compared statement by statement.
    pub(super) fn pair(self) -> (u32, u32) {
        (self.left, self.right)
    }

    pub(super) fn swapped(self) -> ComparedArticles {
        ComparedArticles { left: self.right, right: self.left, ..self }
    }

    /// The address of their comparison, a statement in focus; `texts` for the whole texts.
    pub(super) fn route(
        self,
        collection: &Collection,
        texts: bool,
        statement: Option<String>,
    ) -> Route {
        let id = |article: u32| collection.article(article).id.clone();
        Route::Compare(Comparison {
            left: Some(id(self.left)),
            right: Some(id(self.right)),
            also: self.third.map(id),
            statement,
            texts,
            doubtful: self.doubtful,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crossquote_explore::search::Index;
    use crossquote_model::{Article, Dataset, Quotation, Statement};

    /// Articles `a` to `d`, of which `b` and `d` report one statement.
    fn collection(articles: &[&str]) -> Collection {
        let article = |id: &&str| Article { id: (*id).to_owned(), ..Article::default() };
        let quotation = |article| Quotation { article, ..Quotation::default() };
        let reported = articles.len() > 3;
        let dataset = Dataset {
            articles: articles.iter().map(article).collect(),
            quotations: if reported { vec![quotation(1), quotation(3)] } else { vec![] },
            statements: if reported {
                vec![Statement { quotations: vec![0, 1], ..Statement::default() }]
            } else {
                vec![]
            },
            speakers: vec![Default::default()],
            ..Dataset::default()
        };
        let index = Index::new(&dataset);
        Collection::new(dataset, index)
    }

    fn asked(left: &str, right: &str, also: &str) -> Comparison {
        let id = |id: &str| (!id.is_empty()).then(|| id.to_owned());
        Comparison { left: id(left), right: id(right), also: id(also), ..Comparison::default() }
    }

    #[test]
    fn what_an_address_leaves_open_is_the_closest_pair() {
        let collection = collection(&["a", "b", "c", "d"]);
        let unknown = |id: &str| Err(NothingToCompare::UnknownArticle(id.to_owned()));
        for ((left, right, also), expected) in [
            (("a", "c", ""), Ok((0, 2, None))),
            (("", "", ""), Ok((1, 3, None))),
            (("d", "", ""), Ok((3, 1, None))),
            (("", "b", ""), Ok((3, 1, None))),
            (("c", "a", "b"), Ok((2, 0, Some(1)))),
            // An article twice is an article once.
            (("b", "b", ""), Ok((1, 3, None))),
            (("a", "c", "c"), Ok((0, 2, None))),
            (("d", "", "b"), Ok((3, 1, None))),
            (("x", "y", ""), unknown("x")),
            (("a", "y", ""), unknown("y")),
            (("a", "", "\"]"), unknown("\"]")),
        ] {
            let found = compared_articles(&collection, &asked(left, right, also));
            let found = found.map(|articles| (articles.left, articles.right, articles.third));
            assert_eq!(found, expected, "{left} {right} {also}");
        }
    }

    #[test]
    fn one_article_is_not_compared() {
        let found = compared_articles(&collection(&["a"]), &asked("a", "", ""));
        assert_eq!(found, Err(NothingToCompare::TooFewArticles));
    }

    #[test]
    fn sides_are_swapped_and_the_third_stays() {
        let collection = collection(&["a", "b", "c", "d"]);
        let articles = ComparedArticles { left: 0, right: 1, third: Some(3), doubtful: false };
        assert_eq!(articles.swapped().pair(), (1, 0));
        let swapped = articles.swapped().route(&collection, true, Some("s".to_owned()));
        assert_eq!(swapped.fragment(), "#/compare?left=b&right=a&also=d&view=texts&statement=s");
    }
}
