//! Whether a dataset holds together: every index in range, every span on character boundaries.

use std::ops::Range;

use crate::address::is_web;
use crate::{Article, Dataset, Mention, Span};
use crossquote_text::interner::Interner;

/// The first contradiction of a dataset, if there is one. Of texts that are not here yet only the length is
/// known: where characters begin in them is looked at when they arrive.
pub fn validate(dataset: &Dataset) -> Result<(), String> {
    unique(&mut dataset.articles.iter().map(|article| &article.id), "articles")?;
    unique(&mut dataset.speakers.iter().map(|speaker| &speaker.id), "speakers")?;
    unique(&mut dataset.quotations.iter().map(|quotation| &quotation.id), "quotations")?;
    unique(&mut dataset.statements.iter().map(|statement| &statement.id), "statements")?;
    for article in &dataset.articles {
        let name = &article.id;
        if let Some(url) = &article.url
            && !is_web(&url.value)
        {
            return Err(format!("the address of article {name} is not a web address"));
        }
        let lines: Vec<Span> = article.boilerplate.iter().map(|line| line.span).collect();
        ordered(&lines, &|| format!("the boilerplate of article {name}"))?;
    }
    let articles = dataset.articles.len();
    for speaker in &dataset.speakers {
        mentioned(articles, &speaker.mentions, &speaker.id)?;
    }
    for link in &dataset.related {
        // The second is the greater one, so this looks at both.
        match dataset.speakers.get(link.b as usize) {
            Some(speaker) if link.a < link.b => mentioned(articles, &link.evidence, &speaker.id)?,
            _ => return Err("a relation names no two speakers".to_owned()),
        }
    }
    for (index, quotation) in dataset.quotations.iter().enumerate() {
        let name = &quotation.id;
        if quotation.article as usize >= articles {
            return Err(format!("quotation {name} is in an article that is not there"));
        }
        if quotation.speaker as usize >= dataset.speakers.len() {
            return Err(format!("the speaker of quotation {name} is not there"));
        }
        if quotation.content.is_empty() {
            return Err(format!("quotation {name} has no content"));
        }
        for part in [&quotation.content, &quotation.quoted, &quotation.cue, &quotation.source] {
            ordered(part, &|| format!("quotation {name}"))?;
        }
        if quotation.confidence > 100 {
            return Err(format!("the confidence of quotation {name} is over 100 per cent"));
        }
        let statement = dataset
            .statements
            .get(quotation.statement as usize)
            .ok_or_else(|| format!("the statement of quotation {name} is not there"))?;
        if !statement.quotations.contains(&(index as u32)) {
            return Err(format!("quotation {name} is not in the statement that it names"));
        }
    }
    for statement in &dataset.statements {
        let name = &statement.id;
        if statement.quotations.is_empty() {
            return Err(format!("statement {name} has no quotation"));
        }
        if statement.speaker as usize >= dataset.speakers.len() {
            return Err(format!("the speaker of statement {name} is not there"));
        }
        let links = statement.links.iter().flat_map(|link| [link.a, link.b]);
        if statement
            .quotations
            .iter()
            .copied()
            .chain(links)
            .any(|q| q as usize >= dataset.quotations.len())
        {
            return Err(format!("statement {name} names a quotation that is not there"));
        }
    }
    spans_of(dataset, 0..articles as u32, &|article, span| {
        let text = &dataset.articles[article as usize].text;
        match text.is_here() {
            true => text.get(span.range()).is_some(),
            false => span.start <= span.end && span.end <= text.length(),
        }
    })
}

/// Whether all spans into some articles fit: lie inside, on character boundaries, and run forwards. Of a
/// dataset whose indices are in range.
pub(super) fn spans_of(
    dataset: &Dataset,
    articles: Range<u32>,
    fits: &dyn Fn(u32, Span) -> bool,
) -> Result<(), String> {
    let spans = |article: u32, spans: &[Span], what: &dyn Fn() -> String| -> Result<(), String> {
        let Some(bad) = spans.iter().find(|span| !fits(article, **span)) else { return Ok(()) };
        let Article { id, text, .. } = &dataset.articles[article as usize];
        let (what, length) = (what(), text.length());
        let Span { start, end } = bad;
        Err(format!(
            "{what} points at bytes {start}..{end} of article {id}, which has {length} bytes"
        ))
    };
    for number in articles.clone() {
        let article = &dataset.articles[number as usize];
        let name = &article.id;
        let stated =
            [&article.title, &article.outlet, &article.url, &article.byline, &article.published];
        for fact in stated.into_iter().flatten() {
            spans(number, &fact.from, &|| format!("what article {name} states"))?;
        }
        for line in &article.boilerplate {
            spans(number, &[line.span], &|| format!("the boilerplate of article {name}"))?;
        }
    }
    let mentions = |mentions: &[Mention], name: &str| -> Result<(), String> {
        for mention in mentions.iter().filter(|mention| articles.contains(&mention.article)) {
            spans(mention.article, &mention.spans, &|| format!("a mention of speaker {name}"))?;
        }
        Ok(())
    };
    for speaker in &dataset.speakers {
        mentions(&speaker.mentions, &speaker.id)?;
    }
    for link in &dataset.related {
        mentions(&link.evidence, &dataset.speakers[link.b as usize].id)?;
    }
    for quotation in &dataset.quotations {
        let article = quotation.article;
        if !articles.contains(&article) {
            continue;
        }
        let what = &|| format!("quotation {}", quotation.id);
        for part in [&quotation.content, &quotation.quoted, &quotation.cue, &quotation.source] {
            spans(article, part, what)?;
        }
        spans(article, &[quotation.context], what)?;
        spans(article, quotation.to.as_slice(), what)?;
        for evidence in &quotation.evidence {
            spans(article, &evidence.spans, what)?;
        }
    }
    Ok(())
}

/// Every mention of a speaker, or of what relates them to another, is in an article.
fn mentioned(articles: usize, mentions: &[Mention], name: &str) -> Result<(), String> {
    match mentions.iter().all(|mention| (mention.article as usize) < articles) {
        true => Ok(()),
        false => Err(format!("speaker {name} is mentioned in an article that is not there")),
    }
}

/// Addresses name records by id, so an id names one record.
fn unique(ids: &mut dyn Iterator<Item = &String>, what: &str) -> Result<(), String> {
    let mut known = Interner::default();
    for (number, id) in (0..).zip(ids) {
        if known.exact_id(id) != number {
            return Err(format!("two {what} are called {id}"));
        }
    }
    Ok(())
}

/// Spans come in text order and do not overlap.
fn ordered(spans: &[Span], what: &dyn Fn() -> String) -> Result<(), String> {
    if spans.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return Err(format!("{} has spans that overlap or run backwards", what()));
    }
    Ok(())
}
