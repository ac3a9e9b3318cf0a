//! Whether a dataset holds together: every index in range, every span on character boundaries.

use crate::model::{Article, Dataset, Mention, Span};
use crate::order::sort_by;

/// The first contradiction of a dataset, if there is one.
pub fn validate(dataset: &Dataset) -> Result<(), String> {
    unique(&mut dataset.articles.iter().map(|article| &article.id), "articles")?;
    unique(&mut dataset.speakers.iter().map(|speaker| &speaker.id), "speakers")?;
    unique(&mut dataset.quotations.iter().map(|quotation| &quotation.id), "quotations")?;
    unique(&mut dataset.statements.iter().map(|statement| &statement.id), "statements")?;
    for article in &dataset.articles {
        let name = &article.id;
        let stated =
            [&article.title, &article.outlet, &article.url, &article.byline, &article.published];
        for fact in stated.into_iter().flatten() {
            spans(article, &fact.from, &|| format!("what article {name} states"))?;
        }
        if let Some(url) = &article.url
            && !url.value.starts_with("https://")
            && !url.value.starts_with("http://")
        {
            return Err(format!("the address of article {name} is not a web address"));
        }
        let lines: Vec<Span> = article.boilerplate.iter().map(|line| line.span).collect();
        let what = &|| format!("the boilerplate of article {name}");
        spans(article, &lines, what)?;
        ordered(&lines, what)?;
    }
    for speaker in &dataset.speakers {
        mentions(dataset, &speaker.mentions, &speaker.id)?;
    }
    for link in &dataset.related {
        // The second is the greater one, so this looks at both.
        match dataset.speakers.get(link.b as usize) {
            Some(speaker) if link.a < link.b => mentions(dataset, &link.evidence, &speaker.id)?,
            _ => return Err("a relation names no two speakers".to_owned()),
        }
    }
    for (index, quotation) in dataset.quotations.iter().enumerate() {
        let name = &quotation.id;
        let what = &|| format!("quotation {name}");
        let article = dataset
            .articles
            .get(quotation.article as usize)
            .ok_or_else(|| format!("quotation {name} is in an article that is not there"))?;
        if quotation.speaker as usize >= dataset.speakers.len() {
            return Err(format!("the speaker of quotation {name} is not there"));
        }
        if quotation.content.is_empty() {
            return Err(format!("quotation {name} has no content"));
        }
        for part in [&quotation.content, &quotation.quoted, &quotation.cue, &quotation.source] {
            spans(article, part, what)?;
            ordered(part, what)?;
        }
        spans(article, &[quotation.context], what)?;
        spans(article, quotation.to.as_slice(), what)?;
        for evidence in &quotation.evidence {
            spans(article, &evidence.spans, what)?;
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
    Ok(())
}

/// Every mention of a speaker, or of what relates them to another, lies in its article.
fn mentions(dataset: &Dataset, mentions: &[Mention], name: &str) -> Result<(), String> {
    for mention in mentions {
        let article = dataset.articles.get(mention.article as usize).ok_or_else(|| {
            format!("speaker {name} is mentioned in an article that is not there")
        })?;
        spans(article, &mention.spans, &|| format!("a mention of speaker {name}"))?;
    }
    Ok(())
}

/// Addresses name records by id, so an id names one record.
fn unique(ids: &mut dyn Iterator<Item = &String>, what: &str) -> Result<(), String> {
    let mut sorted: Vec<&str> = ids.map(String::as_str).collect();
    sort_by(&mut sorted, |a, b| a.cmp(b));
    match sorted.windows(2).find(|pair| pair[0] == pair[1]) {
        Some(pair) => Err(format!("two {what} are called {}", pair[0])),
        None => Ok(()),
    }
}

/// Every span lies inside the article, on character boundaries, and runs forwards.
#[inline(never)]
fn spans(article: &Article, spans: &[Span], what: &dyn Fn() -> String) -> Result<(), String> {
    match spans.iter().find(|span| article.text.get(span.range()).is_none()) {
        None => Ok(()),
        Some(bad) => Err(format!(
            "{} points at bytes {}..{} of article {}, which has {} bytes",
            what(),
            bad.start,
            bad.end,
            article.id,
            article.text.len()
        )),
    }
}

/// Spans come in text order and do not overlap.
#[inline(never)]
fn ordered(spans: &[Span], what: &dyn Fn() -> String) -> Result<(), String> {
    if spans.windows(2).any(|pair| pair[0].end > pair[1].start) {
        return Err(format!("{} has spans that overlap or run backwards", what()));
    }
    Ok(())
}
