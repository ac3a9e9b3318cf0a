//! From single articles to a collection: speakers over all articles, and statements.
//!
//! ```text
//! articles ─▶ boilerplate ─▶ extract ─▶ speakers merged ─▶ quotations ─▶ statements
//! ```
//!
//! The same articles give the same dataset, byte for byte: nothing here depends on time, place or
//! the order of a hash table.

use std::collections::BTreeSet;

use crossquote_model::ids::Ids;
use crossquote_model::{Article, Dataset, Kind, Quotation, Span, Speaker, SpeakerKind, Statement};

use crate::{Attribution, Extraction, Model, Note, boilerplate};

pub mod related;
mod speakers;
pub mod statements;

/// Extracts from every article and joins the results into one dataset.
///
/// Without a model extraction works by rules alone.
/// Returns the dataset and, for each note, the index of its article. The order of `articles` is
/// kept. `boilerplate` of the articles is found here; what was set before is replaced.
pub fn assemble(
    model: Option<&Model>,
    title: &str,
    description: &str,
    mut articles: Vec<Article>,
) -> (Dataset, Vec<(usize, Note)>) {
    let found = articles.iter_mut().map(|article| read(model, article)).collect();
    join(title, description, articles, found)
}

/// Who said what in one article, whose `boilerplate` is found on the way. One article needs nothing of
/// the others, so that they can be read one by one, side by side, and again when one of them changes.
pub fn read(model: Option<&Model>, article: &mut Article) -> Extraction {
    article.boilerplate = boilerplate::find(&article.text);
    crate::extract_with(model, &article.text, &article.boilerplate)
}

/// Joins what [`read`] found in each article, in their order, into one dataset.
pub fn join(
    title: &str,
    description: &str,
    articles: Vec<Article>,
    extractions: Vec<Extraction>,
) -> (Dataset, Vec<(usize, Note)>) {
    let mut attributions = Vec::new();
    let mut entities = Vec::new();
    let mut notes = Vec::new();
    // Owners of speakers, such as the person of "her office", need not say anything themselves.
    let mut spoken: BTreeSet<(usize, usize)> = BTreeSet::new();
    for (index, extraction) in extractions.into_iter().enumerate() {
        let Extraction { attributions: found, entities: named, notes: odd } = extraction;
        spoken.extend(found.iter().filter_map(|one| Some((index, one.entity?))));
        let (found, doubtful): (Vec<_>, Vec<_>) = found.into_iter().partition(worth_showing);
        attributions.push(found);
        entities.push(named);
        notes.extend(odd.into_iter().map(|note| (index, note)));
        notes.extend(left_out(&doubtful).into_iter().map(|note| (index, note)));
    }
    let (groups, place) = speakers::merge(&entities);
    // The last number is that of quotations nobody is credited with.
    let unattributed = groups.len();
    let mut counts = vec![0usize; groups.len() + 1];
    let group_of = |article: usize, one: &Attribution| {
        one.entity.and_then(|entity| place.get(&(article, entity)).copied()).unwrap_or(unattributed)
    };
    for (article, found) in attributions.iter().enumerate() {
        for one in found {
            counts[group_of(article, one)] += 1;
        }
    }
    let mut ids = Ids::default();
    let mut all: Vec<(usize, Speaker)> = groups
        .iter()
        .enumerate()
        .map(|(at, group)| (at, speakers::speaker(group, &entities, &articles, &spoken)))
        .collect();
    if counts[unattributed] > 0 {
        all.push((
            unattributed,
            Speaker {
                id: String::new(),
                name: "Unattributed".to_owned(),
                kind: SpeakerKind::Unattributed,
                role: None,
                mentions: Vec::new(),
                checked: false,
            },
        ));
    }
    // Ids in order of first appearance, so that a new quotation does not renumber the speakers.
    for (_, speaker) in &mut all {
        speaker.id = ids.speaker(&speaker.name);
    }
    all.retain(|&(at, _)| counts[at] > 0);
    all.sort_by(|a, b| counts[b.0].cmp(&counts[a.0]).then_with(|| a.1.id.cmp(&b.1.id)));
    let mut number = vec![0u32; counts.len()];
    for (index, &(at, _)) in all.iter().enumerate() {
        number[at] = index as u32;
    }
    let mut ids = Ids::default();
    let mut quotations = Vec::new();
    for (article, found) in attributions.into_iter().enumerate() {
        for one in found {
            let speaker = number[group_of(article, &one)];
            quotations.push(quotation(&articles[article], article, speaker, one, &mut ids));
        }
    }
    let speakers: Vec<Speaker> = all.into_iter().map(|(_, speaker)| speaker).collect();
    let related = related::find(&articles, &speakers, &entities, &|article, entity| {
        let group = *place.get(&(article, entity))?;
        (counts[group] > 0).then(|| number[group])
    });
    let statements = statements::group(&articles, &speakers, &quotations);
    number_statements(&mut quotations, &statements);
    let dataset = Dataset {
        title: title.to_owned(),
        description: description.to_owned(),
        articles,
        speakers,
        quotations,
        statements,
        related,
    };
    (dataset, notes)
}

/// Sureness, in per cent, from which indirect speech is shown. Extraction gives out less likely ones
/// too, each with its confidence, for those who measure or review; most of them are no quotations.
const LEAST: u8 = 40;

/// Whether an attribution becomes a quotation of the collection; if not, a note says so.
pub fn worth_showing(one: &Attribution) -> bool {
    one.kind != Kind::Indirect || one.confidence >= LEAST
}

/// Says how many attributions were left out, and where the first stands.
fn left_out(doubtful: &[Attribution]) -> Option<Note> {
    let first = doubtful.first()?;
    let message = format!(
        "{} of indirect speech left out as too doubtful (under {LEAST} %), the first on this line; \
         `crossquote extract` lists all",
        if doubtful.len() == 1 {
            "1 attribution".to_owned()
        } else {
            format!("{} attributions", doubtful.len())
        },
    );
    Some(Note { span: first.content[0], message })
}

/// Writes into each quotation the number of the statement that holds it.
pub(crate) fn number_statements(quotations: &mut [Quotation], statements: &[Statement]) {
    for (index, statement) in statements.iter().enumerate() {
        for &at in &statement.quotations {
            if let Some(quotation) = quotations.get_mut(at as usize) {
                quotation.statement = index as u32;
            }
        }
    }
}

/// One attribution as a quotation of the dataset.
fn quotation(
    article: &Article,
    index: usize,
    speaker: u32,
    one: Attribution,
    ids: &mut Ids,
) -> Quotation {
    let words: Vec<&str> = one.content.iter().map(|span| span.of(&article.text)).collect();
    Quotation {
        id: ids.quotation(&article.id, &words.join(" ")),
        article: index as u32,
        kind: one.kind,
        content: one.content,
        quoted: one.quoted.into_iter().filter(|span| !Span::is_empty(*span)).collect(),
        cue: one.cue,
        // Without appositions: the shortest phrase that names the source right there.
        source: one.name,
        speaker,
        to: one.to,
        context: one.context,
        confidence: one.confidence,
        evidence: one.evidence,
        statement: 0,
        checked: false,
    }
}
