//! From single articles to a collection: speakers over all articles, and statements.
//!
//! ```text
//! articles ─▶ boilerplate ─▶ extract ─▶ speakers merged ─▶ quotations ─▶ statements
//! ```
//!
//! The same articles give the same dataset, byte for byte: nothing here depends on time, place or
//! the order of a hash table.

use std::collections::{BTreeMap, BTreeSet};

use crossquote_model::ids::Ids;
use crossquote_model::{Article, Dataset, Kind, Quotation, Span, Speaker, Statement};

use crate::{Attribution, Entity, Extraction, Model, Note, boilerplate};
use speakers::Member;

pub mod related;
mod speakers;
pub mod statements;

pub(crate) use speakers::UNATTRIBUTED;

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
    let (found, notes) = Sifted::new(extractions);
    let numbered = NumberedSpeakers::new(&found, &articles);
    let speakers = numbered.speakers;
    let speaker_of = |article, entity| numbered.numbers.get(&(article, entity)).copied();
    let mut ids = Ids::default();
    let mut quotations = Vec::new();
    for (index, (article, attributions)) in articles.iter().zip(found.attributions).enumerate() {
        for one in attributions {
            let speaker = one.entity.and_then(|entity| speaker_of(index, entity));
            let speaker = speaker.unwrap_or(numbered.unattributed);
            quotations.push(quotation(article, index, speaker, one, &mut ids));
        }
    }
    let related = related::find(&articles, &speakers, &found.entities, &speaker_of);
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

/// What was read in all articles, article by article.
struct Sifted {
    /// Those that become quotations.
    attributions: Vec<Vec<Attribution>>,
    entities: Vec<Vec<Entity>>,
    /// The entities that say something, doubtful or not. Owners of others, such as the person of
    /// "her office", need not say anything themselves.
    spoken: BTreeSet<Member>,
}

impl Sifted {
    /// Leaves out what is too doubtful, and says so in notes, each with its article.
    fn new(extractions: Vec<Extraction>) -> (Sifted, Vec<(usize, Note)>) {
        let mut sifted =
            Sifted { attributions: Vec::new(), entities: Vec::new(), spoken: BTreeSet::new() };
        let mut notes = Vec::new();
        for (index, extraction) in extractions.into_iter().enumerate() {
            let Extraction { attributions, entities, notes: odd } = extraction;
            sifted.spoken.extend(attributions.iter().filter_map(|one| Some((index, one.entity?))));
            let (shown, doubtful): (Vec<_>, Vec<_>) =
                attributions.into_iter().partition(worth_showing);
            sifted.attributions.push(shown);
            sifted.entities.push(entities);
            notes.extend(odd.into_iter().chain(left_out(&doubtful)).map(|note| (index, note)));
        }
        (sifted, notes)
    }
}

/// The speakers of a collection, those with most quotations first.
struct NumberedSpeakers {
    speakers: Vec<Speaker>,
    /// The speaker of each entity that is one; one without quotations is none.
    numbers: BTreeMap<Member, u32>,
    /// Who has the quotations that nobody is credited with.
    unattributed: u32,
}

impl NumberedSpeakers {
    fn new(found: &Sifted, articles: &[Article]) -> NumberedSpeakers {
        let (groups, place) = speakers::merge(&found.entities);
        // The last number is that of quotations nobody is credited with.
        let unattributed = groups.len();
        let mut counts = vec![0usize; groups.len() + 1];
        for (article, attributions) in found.attributions.iter().enumerate() {
            for one in attributions {
                let group = one.entity.and_then(|entity| place.get(&(article, entity)));
                counts[group.copied().unwrap_or(unattributed)] += 1;
            }
        }
        // Ids in order of first appearance, so that a new quotation does not renumber the speakers.
        let mut ids = Ids::default();
        let speaker = |group| speakers::speaker(group, &found.entities, articles, &found.spoken);
        let nobody = (counts[unattributed] > 0).then(speakers::unattributed);
        let mut all: Vec<(usize, Speaker)> =
            groups.iter().map(speaker).chain(nobody).enumerate().collect();
        for (_, speaker) in &mut all {
            speaker.id = ids.speaker(&speaker.name);
        }
        all.retain(|&(group, _)| counts[group] > 0);
        all.sort_by(|a, b| counts[b.0].cmp(&counts[a.0]).then_with(|| a.1.id.cmp(&b.1.id)));
        let mut number = vec![None; counts.len()];
        for (index, &(group, _)) in all.iter().enumerate() {
            number[group] = Some(index as u32);
        }
        let numbers =
            place.into_iter().filter_map(|(member, group)| Some((member, number[group]?)));
        NumberedSpeakers {
            numbers: numbers.collect(),
            unattributed: number[unattributed].unwrap_or_default(),
            speakers: all.into_iter().map(|(_, speaker)| speaker).collect(),
        }
    }
}

/// Confidence, in per cent, from which indirect speech is in a collection. What is doubtful (`DOUBTFUL_BELOW`) is
/// out of sight there until a reader asks for it, so much of it may be wrong; below this a fifth is right at most
/// (`forms.py confidence`). Extraction gives out all of it, for those who measure or review.
const LEAST: u8 = 20;

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
        polarity: one.polarity,
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
