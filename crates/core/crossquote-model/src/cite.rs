//! Names and citations: how articles and quotations are referred to in plain text.

use crate::{Article, Dataset, Quotation, Span, date};

/// Letters that stand for an article in tables and margins, as critical editions call witnesses:
/// A to Z, then AA, AB and so on.
pub fn siglum(article: u32) -> String {
    let letter = char::from(b'A' + (article % 26) as u8);
    match article / 26 {
        0 => letter.to_string(),
        rest => siglum(rest - 1) + letter.encode_utf8(&mut [0; 4]),
    }
}

/// What to call an article: its headline, else its opening words in quotation marks.
pub fn article_name(article: &Article) -> String {
    match &article.title {
        Some(title) => title.value.clone(),
        None => format!("“{}”", opening(article)),
    }
}

/// The first words of an article's own text, at most 60 bytes and an ellipsis.
fn opening(article: &Article) -> String {
    let (start, end) = opening_words(article);
    let mut words = String::new();
    for word in article.text.beginning()[start..end].split_whitespace() {
        if words.len() + word.len() > OPENING {
            words.truncate(words.trim_end_matches(|c: char| !c.is_alphanumeric()).len());
            words.push('…');
            break;
        }
        if !words.is_empty() {
            words.push(' ');
        }
        words.push_str(word);
    }
    // The name itself is put in quotation marks: marks inside it would be read as its ends.
    words.chars().filter(|c| !matches!(c, '“' | '”' | '"')).collect()
}

/// Bytes of an article's opening words at most.
const OPENING: usize = 60;

/// How much of an article's text, in bytes, names it: nothing where it has a headline.
pub fn named_by(article: &Article) -> usize {
    if article.title.is_some() { 0 } else { opening_words(article).1 }
}

/// Where the opening words begin and where the first one ends that is too much, in bytes: what a text of
/// which only the beginning is here must have to be named.
fn opening_words(article: &Article) -> (usize, usize) {
    let text = article.text.beginning();
    // Words that state a fact, such as a date line, are not the article's opening words.
    let facts = [&article.published, &article.outlet, &article.byline];
    let before: Vec<Span> = article
        .boilerplate
        .iter()
        .map(|line| line.span)
        .chain(facts.into_iter().flatten().flat_map(|fact| fact.from.iter().copied()))
        .collect();
    let mut start = 0;
    loop {
        // Nothing is known of where words begin in a text of which only the beginning is here.
        let Some(rest) = text.get(start..) else { return (text.len(), text.len()) };
        start += rest.len() - rest.trim_start_matches(|c: char| !c.is_alphanumeric()).len();
        let inside = before.iter().find(|b| b.range().contains(&start));
        match inside {
            Some(span) => start = span.end as usize,
            None => break,
        }
    }
    let line = text[start..].lines().next().unwrap_or("");
    let mut end = 0;
    let mut bytes = 0;
    for word in line.split_whitespace() {
        end = word.as_ptr() as usize - line.as_ptr() as usize + word.len();
        if bytes + word.len() > OPENING {
            break;
        }
        bytes += word.len() + usize::from(bytes > 0);
    }
    (start, start + end)
}

/// Who published an article, plainly saying so where the text does not state it.
pub fn outlet(article: &Article) -> String {
    match &article.outlet {
        Some(outlet) => outlet.value.clone(),
        None => "outlet not stated".to_owned(),
    }
}

/// When an article was published, written out, plainly saying so where the text does not state it.
pub fn date(article: &Article) -> String {
    match &article.published {
        Some(date) => date::readable(&date.value),
        None => "date not stated".to_owned(),
    }
}

/// The content of a quotation as printed; ` […] ` stands where the attribution interrupts it.
pub fn content(article: &Article, quotation: &Quotation) -> String {
    quotation.content.iter().map(|span| span.of(&article.text)).collect::<Vec<_>>().join(" […] ")
}

/// A quotation with its citation, ready to paste: what, who, how, where, when, and the sentence.
///
/// What is not stated is said to be so: a reader of the citation must not take silence for care.
pub fn citation(dataset: &Dataset, quotation: &Quotation) -> String {
    let article = &dataset.articles[quotation.article as usize];
    let speaker = &dataset.speakers[quotation.speaker as usize];
    let mut out = format!(
        "{}\n— {} ({}), in {}, {}, {}",
        content(article, quotation),
        speaker.name,
        quotation.kind.name(),
        article_name(article),
        outlet(article),
        date(article),
    );
    if let Some(url) = &article.url {
        out.push_str(", ");
        out.push_str(&url.value);
    }
    out.push('\n');
    out
}

/// The kind of a quotation as citations tell it, and its polarity where that is not that its source says it: "direct",
/// "indirect, denied".
pub fn kind(quotation: &Quotation) -> String {
    let kind = quotation.kind.name();
    quotation.polarity.told().map_or(kind.to_owned(), |told| format!("{kind}, {told}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sigla_go_on_after_z() {
        let shown: Vec<_> = [0, 4, 25, 26, 27, 701, 702].map(siglum).into();
        assert_eq!(shown, ["A", "E", "Z", "AA", "AB", "ZZ", "AAA"]);
    }

    #[test]
    fn an_article_without_headline_is_called_by_its_opening_words() {
        let text = " date 2025-02-24 “If to achieve peace, you need me to give up my post and office, I am ready,” he said.";
        let mut article = Article { text: text.into(), ..Article::default() };
        article.published =
            Some(crate::Stated { value: "2025-02-24".to_owned(), from: vec![Span::new(1, 16)] });
        assert_eq!(
            article_name(&article),
            "“If to achieve peace, you need me to give up my post and…”"
        );
    }
}
