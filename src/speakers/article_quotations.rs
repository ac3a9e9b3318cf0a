//! Quotations of a speaker, taken together by the article that has them.

use crossquote_model::Mention;

/// What one article has of a speaker.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct ArticleQuotations {
    pub(super) article: u32,
    /// Numbers of the quotations; none where the article only names the speaker.
    pub(super) quotations: Vec<u32>,
}

/// Quotations by article. Given in order of article, so that those of one article are neighbours.
pub(super) fn group_by_article(
    quotations: &[u32],
    article_of: impl Fn(u32) -> u32,
) -> Vec<ArticleQuotations> {
    let groups = quotations.chunk_by(|&a, &b| article_of(a) == article_of(b));
    let groups = groups.map(|group| ArticleQuotations {
        article: article_of(group[0]),
        quotations: group.to_vec(),
    });
    groups.collect()
}

/// The same, and behind them the articles that only name the speaker.
pub(super) fn add_naming_articles(
    mut groups: Vec<ArticleQuotations>,
    mentions: &[Mention],
) -> Vec<ArticleQuotations> {
    // Groups and mentions both come by article.
    let quoting = groups.len();
    for same_article in mentions.chunk_by(|one, next| one.article == next.article) {
        let article = same_article[0].article;
        if groups[..quoting].binary_search_by_key(&article, |group| group.article).is_err() {
            groups.push(ArticleQuotations { article, quotations: Vec::new() });
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::*;

    fn group(article: u32, quotations: &[u32]) -> ArticleQuotations {
        ArticleQuotations { article, quotations: quotations.to_vec() }
    }

    #[test]
    fn neighbours_of_one_article_are_one_group() {
        let article_of = |quotation| quotation / 10;
        let cases: [(&[u32], Vec<ArticleQuotations>); 2] = [
            (&[], vec![]),
            (&[1, 4, 30, 31, 52], vec![group(0, &[1, 4]), group(3, &[30, 31]), group(5, &[52])]),
        ];
        for (quotations, groups) in cases {
            assert_eq!(group_by_article(quotations, article_of), groups);
        }
    }

    #[test]
    fn articles_that_only_name_the_speaker_come_last_and_once() {
        let mention = |article| Mention { article, ..Mention::default() };
        let mentions = [1, 3, 3, 0].map(mention);
        let groups = add_naming_articles(vec![group(0, &[7]), group(2, &[9])], &mentions);
        assert_eq!(groups, [group(0, &[7]), group(2, &[9]), group(1, &[]), group(3, &[])]);
    }
}
