//! Applies corrections to a dataset, or says why they do not fit.

use std::collections::{BTreeMap, BTreeSet};

use crossquote_model::article::refuse_value;
use crossquote_model::corrections::find::{self, Missing, agreement, place, quotation, shown};
use crossquote_model::corrections::{
    Anchor, Applied, Corrections, EDITOR, Kind, MissedQuotation, Problem,
};
use crossquote_model::ids::Ids;
use crossquote_model::{
    self as model, Dataset, Evidence, Quotation, Span, Speaker, SpeakerKind, Stated,
};
use crossquote_text::fold;

use crate::collection::statements::{Wishes, group_as_wished};
use crate::collection::{number_statements, related};

/// What an added quotation agrees with at least, in ten-thousandths, to be held to be found already.
const SAME_WORDS: u64 = 9_000;

/// What it may agree with at most to be another one, such as one within the other.
const OTHER_WORDS: u64 = 5_000;

/// The corrected dataset, or every correction that does not fit.
pub fn apply(dataset: &Dataset, corrections: &Corrections) -> Result<Applied, Vec<Problem>> {
    let mut editor = Editor {
        before: dataset,
        dataset: dataset.clone(),
        removed: BTreeMap::new(),
        names: BTreeMap::new(),
        joined: BTreeMap::new(),
        problems: Vec::new(),
        warnings: Vec::new(),
    };
    editor.state(corrections);
    editor.remove(corrections);
    editor.add(corrections);
    editor.attribute(corrections);
    editor.join_speakers(corrections);
    editor.settle();
    editor.group(corrections);
    match editor.problems.is_empty() {
        true => Ok(Applied { dataset: editor.dataset, warnings: editor.warnings }),
        false => Err(editor.problems),
    }
}

struct Editor<'d> {
    /// As extraction left it: what names and words are looked up in, whatever is corrected.
    before: &'d Dataset,
    /// As far as it is corrected. Until [`Editor::settle`] quotations only come to the end and none
    /// goes, so that their numbers are those of `before`.
    dataset: Dataset,
    /// Quotations that go, and which correction says so.
    removed: BTreeMap<usize, usize>,
    /// Speakers that a correction introduced, by name.
    names: BTreeMap<String, u32>,
    /// Speakers that a correction joined to another, and to which.
    joined: BTreeMap<u32, u32>,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
}

/// What to do about a correction that is true without it.
const REMOVE: &str = "Remove it";

impl Editor<'_> {
    fn problem(&mut self, kind: Kind, index: usize, (message, remedy): Missing) {
        self.problems.push(Problem { kind, index, message, remedy });
    }

    fn unneeded(&mut self, kind: Kind, index: usize, message: String) {
        let message = format!("no longer needed: {message}");
        self.warnings.push(Problem { kind, index, message, remedy: REMOVE.to_owned() });
    }

    fn state(&mut self, corrections: &Corrections) {
        let kind = Kind::ArticleFacts;
        // Which correction gives a fact of an article, by its number and the fact's name.
        let mut given: BTreeMap<(usize, &str), usize> = BTreeMap::new();
        for (index, one) in corrections.article_facts.iter().enumerate() {
            let at = match find::article(&self.before.articles, &one.article) {
                Ok(at) => at,
                Err(missing) => {
                    self.problem(kind, index, missing);
                    continue;
                }
            };
            let mut changed = false;
            for (name, value) in one.facts() {
                let Some(value) = value else { continue };
                let value = value.split_whitespace().collect::<Vec<_>>().join(" ");
                if let Some(remedy) = refuse_value(name, &value).filter(|_| !value.is_empty()) {
                    let message = format!("`{name}` cannot be “{}”", shown(&value));
                    self.problem(kind, index, (message, remedy.to_owned()));
                    continue;
                }
                let article = &mut self.dataset.articles[at];
                let fact = match name {
                    "title" => &mut article.title,
                    "outlet" => &mut article.outlet,
                    "url" => &mut article.url,
                    "byline" => &mut article.byline,
                    _ => &mut article.published,
                };
                let known = fact.as_ref().map_or("", |fact| fact.value.as_str());
                if let Some(other) = given.insert((at, name), index)
                    && known != value
                {
                    let message = format!("article-facts {} gives another `{name}`", other + 1);
                    self.problem(kind, index, (message, "Remove one of the two".to_owned()));
                } else if known != value {
                    changed = true;
                    let from = Vec::new();
                    *fact = (!value.is_empty()).then_some(Stated { value, from });
                }
            }
            if !changed {
                self.unneeded(kind, index, "the article states all of it".to_owned());
            }
        }
    }

    fn remove(&mut self, corrections: &Corrections) {
        let kind = Kind::NotAQuotation;
        for (index, one) in corrections.not_a_quotation.iter().enumerate() {
            match quotation(&self.before.articles, &self.before.quotations, &one.quotation) {
                Err(missing) => self.problem(kind, index, missing),
                Ok(None) => {
                    let words = shown(&one.quotation.exact);
                    self.unneeded(kind, index, format!("“{words}” is in no quotation"));
                }
                Ok(Some(number)) => {
                    if let Some(first) = self.removed.insert(number, index) {
                        let message = format!("not-a-quotation {} says the same", first + 1);
                        self.unneeded(kind, index, message);
                    }
                }
            }
        }
    }

    fn add(&mut self, corrections: &Corrections) {
        let kind = Kind::MissedQuotation;
        let taken = self.before.quotations.iter().map(|quotation| quotation.id.as_str());
        let mut ids = Ids::besides(taken);
        for (index, one) in corrections.missed_quotation.iter().enumerate() {
            let speaker = self.speaker(&one.speaker, one.new_speaker.as_deref());
            let made = speaker.and_then(|speaker| self.missed(one, speaker));
            let mut made = match made {
                Ok(made) => made,
                Err(missing) => {
                    self.problem(kind, index, missing);
                    continue;
                }
            };
            let content = made.content[0];
            let like = |(number, other): &(usize, &Quotation)| {
                other.article == made.article
                    && !self.removed.contains_key(number)
                    && agreement(other, content) > OTHER_WORDS
            };
            let found = self.dataset.quotations.iter().enumerate().find(like);
            match found.map(|(_, other)| (agreement(other, content), other.speaker)) {
                Some((words, speaker)) if words >= SAME_WORDS && speaker == made.speaker => {
                    let name = &self.dataset.speakers[speaker as usize].name;
                    let message = format!("a quotation of {name} is found there");
                    self.unneeded(kind, index, message);
                }
                Some((_, speaker)) => {
                    let name = &self.dataset.speakers[speaker as usize].name;
                    let message = format!("a quotation of {name} is found there already");
                    let remedy = "If its speaker is wrong, write `wrong-speaker`; if its words are, \
                                  remove it by `not-a-quotation` beside this";
                    self.problem(kind, index, (message, remedy.to_owned()));
                }
                None => {
                    let article = &self.dataset.articles[made.article as usize];
                    made.id = ids.quotation(&article.id, content.of(&article.text));
                    self.dataset.quotations.push(made);
                }
            }
        }
    }

    /// The quotation that a correction adds; its id is still empty.
    fn missed(&self, one: &MissedQuotation, speaker: u32) -> Result<Quotation, Missing> {
        let (article, span) = place(&self.before.articles, &one.quotation)?;
        let text = &self.before.articles[article as usize].text;
        let content = with_marks(text, span);
        let paragraph = paragraph(text, content);
        let near = |words: &Option<String>, what: &str| {
            let Some(words) = words else { return Ok(vec![]) };
            match nearest(text, paragraph, content, words) {
                Some(span) => Ok(vec![span]),
                None => Err((
                    format!("its paragraph does not hold “{}”, the {what}", shown(words)),
                    format!(
                        "Copy the {what} from the paragraph, outside the quotation, or leave it out"
                    ),
                )),
            }
        };
        let (source, cue) = (near(&one.source, "source")?, near(&one.cue, "cue")?);
        let quoted = within_marks(text, content);
        let outside = unmarked(text, content, &quoted);
        let kind = match (quoted.is_empty(), outside) {
            (true, _) => model::Kind::Indirect,
            (false, true) => model::Kind::Mixed,
            (false, false) => model::Kind::Direct,
        };
        let whole = source.iter().chain(&cue).fold(content, |whole, span| whole.cover(*span));
        Ok(Quotation {
            id: String::new(),
            article,
            kind,
            content: vec![content],
            quoted,
            cue,
            source,
            speaker,
            to: None,
            context: sentences(text, paragraph, whole),
            confidence: 100,
            evidence: vec![Evidence { rule: EDITOR.to_owned(), spans: vec![] }],
            statement: 0,
            checked: true,
        })
    }

    fn attribute(&mut self, corrections: &Corrections) {
        let kind = Kind::WrongSpeaker;
        let mut changed: BTreeMap<usize, (usize, u32)> = BTreeMap::new();
        for (index, one) in corrections.wrong_speaker.iter().enumerate() {
            let found = quotation(&self.before.articles, &self.before.quotations, &one.quotation);
            let speaker = self.speaker(&one.speaker, one.new_speaker.as_deref());
            let (number, speaker) = match (found.and_then(|n| needed(n, &one.quotation)), speaker) {
                (Ok(number), Ok(speaker)) => (number, speaker),
                (found, speaker) => {
                    for missing in [found.err(), speaker.err()].into_iter().flatten() {
                        self.problem(kind, index, missing);
                    }
                    continue;
                }
            };
            if let Some(other) = self.removed.get(&number) {
                let message = format!("not-a-quotation {} removes this quotation", other + 1);
                self.problem(kind, index, (message, "Remove one of the two".to_owned()));
            } else if let Some(&(first, other)) = changed.get(&number) {
                if other == speaker {
                    let message = format!("wrong-speaker {} says the same", first + 1);
                    self.unneeded(kind, index, message);
                } else {
                    let name = &self.dataset.speakers[other as usize].name;
                    let message = format!("wrong-speaker {} gives it to {name}", first + 1);
                    self.problem(kind, index, (message, "Remove one of the two".to_owned()));
                }
            } else if self.before.quotations[number].speaker == speaker {
                let name = &self.dataset.speakers[speaker as usize].name;
                self.unneeded(kind, index, format!("its speaker is {name}"));
            } else {
                changed.insert(number, (index, speaker));
                let quotation = &mut self.dataset.quotations[number];
                quotation.speaker = speaker;
                quotation.checked = true;
                quotation.confidence = 100;
                // The first piece says how the words were found, the last how the speaker was.
                quotation.evidence.truncate(1);
                quotation.evidence.push(Evidence { rule: EDITOR.to_owned(), spans: vec![] });
            }
        }
    }

    fn join_speakers(&mut self, corrections: &Corrections) {
        let kind = Kind::SameSpeaker;
        let mut into: BTreeMap<u32, u32> = BTreeMap::new();
        let end = |into: &BTreeMap<u32, u32>, mut speaker: u32| {
            while let Some(&next) = into.get(&speaker) {
                speaker = next;
            }
            speaker
        };
        for (index, one) in corrections.same_speaker.iter().enumerate() {
            let mut all = Vec::new();
            for name in &one.speakers {
                match self.speaker(name, None) {
                    Ok(speaker) => all.push(end(&into, speaker)),
                    Err(missing) => self.problem(kind, index, missing),
                }
            }
            let nobody = |speaker: &u32| {
                self.dataset.speakers[*speaker as usize].kind == SpeakerKind::Unattributed
            };
            if one.speakers.len() < 2 {
                let message = "it names fewer than two speakers".to_owned();
                self.problem(kind, index, (message, "Name two or more".to_owned()));
            } else if all.iter().any(nobody) {
                let message = "`Unattributed` is nobody: different people are behind it".to_owned();
                let remedy = "Write `wrong-speaker` for each quotation whose speaker is known";
                self.problem(kind, index, (message, remedy.to_owned()));
            } else if all.len() == one.speakers.len() {
                if all.iter().all(|&other| other == all[0]) {
                    self.unneeded(kind, index, "these are one speaker".to_owned());
                }
                for &other in all.iter().filter(|&&other| other != all[0]) {
                    into.insert(other, all[0]);
                }
            }
        }
        for &joined in into.keys() {
            let kept = end(&into, joined) as usize;
            let moved = std::mem::take(&mut self.dataset.speakers[joined as usize].mentions);
            let role = self.dataset.speakers[joined as usize].role.take();
            let speaker = &mut self.dataset.speakers[kept];
            for mention in moved {
                let same = |known: &&mut model::Mention| {
                    known.article == mention.article && known.form == mention.form
                };
                match speaker.mentions.iter_mut().find(same) {
                    Some(known) => known.spans.extend(mention.spans),
                    None => speaker.mentions.push(mention),
                }
            }
            for mention in &mut speaker.mentions {
                mention.spans.sort();
                mention.spans.dedup();
            }
            speaker.mentions.sort_by_key(|mention| (mention.article, mention.spans[0]));
            speaker.role = speaker.role.take().or(role);
            speaker.checked = true;
        }
        for quotation in &mut self.dataset.quotations {
            quotation.speaker = end(&into, quotation.speaker);
        }
        self.joined = into.keys().map(|&joined| (joined, end(&into, joined))).collect();
    }

    /// The speaker of that id or name. A new one if the correction says of what sort.
    fn speaker(&mut self, name: &str, new: Option<&str>) -> Result<u32, Missing> {
        let speakers = &self.before.speakers;
        let by_id = speakers.iter().position(|speaker| speaker.id == name);
        let mut named = speakers.iter().enumerate().filter(|(_, speaker)| speaker.name == name);
        match (by_id, named.next(), named.next()) {
            (Some(at), ..) | (None, Some((at, _)), None) => return Ok(at as u32),
            (None, Some((_, first)), Some((_, second))) => {
                return Err((
                    format!("two speakers are called “{name}”"),
                    format!("Write the id of the one meant: {}, {}, …", first.id, second.id),
                ));
            }
            (None, None, _) => {}
        }
        if let Some(&known) = self.names.get(name) {
            return Ok(known);
        }
        let nobody = name == "Unattributed";
        let kind = match new {
            _ if nobody => SpeakerKind::Unattributed,
            None => return Err((format!("there is no speaker “{name}”"), self.similar(name))),
            Some(word) => SpeakerKind::from_name(word).ok_or_else(|| {
                (
                    format!("`new-speaker` is “{word}”"),
                    "Write person, organisation or group".to_owned(),
                )
            })?,
        };
        let taken = self.dataset.speakers.iter().map(|speaker| speaker.id.as_str());
        let id = Ids::besides(taken).speaker(name);
        let number = self.dataset.speakers.len() as u32;
        self.names.insert(name.to_owned(), number);
        self.dataset.speakers.push(Speaker {
            id,
            name: name.to_owned(),
            kind,
            role: None,
            mentions: Vec::new(),
            checked: !nobody,
        });
        Ok(number)
    }

    /// A remedy for a name that nobody has.
    fn similar(&self, name: &str) -> String {
        let words = |name: &str| -> BTreeSet<String> {
            fold(name).split_whitespace().map(str::to_owned).collect()
        };
        let wanted = words(name);
        let shares = |speaker: &&Speaker| !words(&speaker.name).is_disjoint(&wanted);
        let similar: Vec<String> = self
            .before
            .speakers
            .iter()
            .filter(shares)
            .take(3)
            .map(|speaker| format!("“{}”", speaker.name))
            .collect();
        let like = match similar.is_empty() {
            true => String::new(),
            false => format!(", such as {}", similar.join(", ")),
        };
        format!(
            "Write a name as the explorer shows it{like}; for somebody who is quoted nowhere yet \
             add `new-speaker = \"person\"`, \"organisation\" or \"group\""
        )
    }

    /// Drops what went, and brings quotations and speakers into the order of a dataset.
    fn settle(&mut self) {
        let dataset = &mut self.dataset;
        let mut number = 0;
        dataset.quotations.retain(|_| {
            number += 1;
            !self.removed.contains_key(&(number - 1))
        });
        dataset
            .quotations
            .sort_by_key(|one| (one.article, one.content[0], one.cue.first().copied()));
        let mut counts = vec![0_usize; dataset.speakers.len()];
        for quotation in &dataset.quotations {
            counts[quotation.speaker as usize] += 1;
        }
        let mut order: Vec<usize> =
            (0..dataset.speakers.len()).filter(|&speaker| counts[speaker] > 0).collect();
        order.sort_by(|&x, &y| {
            let id = |speaker: usize| &dataset.speakers[speaker].id;
            counts[y].cmp(&counts[x]).then_with(|| id(x).cmp(id(y)))
        });
        let mut place = vec![0_u32; dataset.speakers.len()];
        for (at, &speaker) in order.iter().enumerate() {
            place[speaker] = at as u32;
        }
        for quotation in &mut dataset.quotations {
            quotation.speaker = place[quotation.speaker as usize];
        }
        // Speakers that were joined have the relations of both, but none to themselves; one of whom
        // no quotation is left has none.
        let related = std::mem::take(&mut dataset.related);
        dataset.related = related::settled(related, |speaker| {
            let speaker = self.joined.get(&speaker).copied().unwrap_or(speaker);
            (counts[speaker as usize] > 0).then(|| place[speaker as usize])
        });
        dataset.speakers = order.iter().map(|&at| dataset.speakers[at].clone()).collect();
    }

    fn group(&mut self, corrections: &Corrections) {
        let mut wishes = Wishes::default();
        // Which one-statement each quotation is in, through others too.
        let mut joined: BTreeMap<u32, (u32, usize)> = BTreeMap::new();
        let plain = {
            let Dataset { articles, speakers, quotations, .. } = &self.dataset;
            group_as_wished(articles, speakers, quotations, &wishes)
        };
        number_statements(&mut self.dataset.quotations, &plain);
        let kind = Kind::OneStatement;
        for (index, one) in corrections.one_statement.iter().enumerate() {
            let Some(all) = self.members(kind, index, &one.quotations) else { continue };
            let of = |number: u32| &self.dataset.quotations[number as usize];
            if let Some(&other) = all.iter().find(|&&o| of(o).speaker != of(all[0]).speaker) {
                let name = |number: u32| &self.dataset.speakers[of(number).speaker as usize].name;
                let message = format!("the speakers are {} and {}", name(all[0]), name(other));
                let remedy = "A statement has one speaker: correct the speaker first, by \
                              `wrong-speaker` or `same-speaker`";
                self.problem(kind, index, (message, remedy.to_owned()));
                continue;
            }
            if all.iter().all(|&other| of(other).statement == of(all[0]).statement) {
                self.unneeded(kind, index, "they are in one statement".to_owned());
            }
            wishes.together.extend(all[1..].iter().map(|&other| (all[0], other)));
            let known: Vec<u32> =
                all.iter().filter_map(|number| joined.get(number).map(|one| one.0)).collect();
            for (set, _) in joined.values_mut().filter(|(set, _)| known.contains(set)) {
                *set = all[0];
            }
            for &number in &all {
                joined.entry(number).or_insert((all[0], index)).0 = all[0];
            }
        }
        let kind = Kind::SeparateStatements;
        for (index, one) in corrections.separate_statements.iter().enumerate() {
            let Some(all) = self.members(kind, index, &one.quotations) else { continue };
            let mut pairs: Vec<(u32, u32)> = Vec::new();
            for (at, &a) in all.iter().enumerate() {
                pairs.extend(all[at + 1..].iter().map(|&b| (a, b)));
            }
            let set = |number: u32| joined.get(&number);
            let clash = pairs.iter().find_map(|&(a, b)| {
                set(a).zip(set(b)).filter(|(x, y)| x.0 == y.0).map(|(_, y)| y.1)
            });
            if let Some(other) = clash {
                let message = format!("one-statement {} joins two of them", other + 1);
                self.problem(kind, index, (message, "Remove one of the two".to_owned()));
                continue;
            }
            let of = |number: u32| self.dataset.quotations[number as usize].statement;
            if pairs.iter().all(|&(a, b)| of(a) != of(b)) {
                self.unneeded(kind, index, "they are in statements of their own".to_owned());
            }
            wishes.apart.append(&mut pairs);
        }
        let Dataset { articles, speakers, quotations, .. } = &mut self.dataset;
        let mut statements = match wishes.together.is_empty() && wishes.apart.is_empty() {
            true => plain,
            false => group_as_wished(articles, speakers, quotations, &wishes),
        };
        number_statements(quotations, &statements);
        for &(a, b) in wishes.together.iter().chain(&wishes.apart) {
            for number in [a, b] {
                statements[quotations[number as usize].statement as usize].checked = true;
            }
        }
        self.dataset.statements = statements;
    }

    /// The quotations that a correction of statements names: two or more, each once.
    fn members(&mut self, kind: Kind, index: usize, anchors: &[Anchor]) -> Option<Vec<u32>> {
        let mut all = Vec::new();
        for anchor in anchors {
            let found = quotation(&self.dataset.articles, &self.dataset.quotations, anchor);
            match found.and_then(|number| needed(number, anchor)) {
                Ok(number) => all.push(number as u32),
                Err(missing) => self.problem(kind, index, missing),
            }
        }
        if all.len() < anchors.len() {
            return None;
        }
        all.sort_unstable();
        all.dedup();
        if all.len() < anchors.len().max(2) {
            let message = "it names fewer than two quotations, or one twice".to_owned();
            let remedy = "Name two or more, each once: see that no two have words of one quotation";
            self.problem(kind, index, (message, remedy.to_owned()));
            return None;
        }
        Some(all)
    }
}

/// The quotation, where a correction is of no use without it.
fn needed(found: Option<usize>, anchor: &Anchor) -> Result<usize, Missing> {
    found.ok_or_else(|| {
        (
            format!(
                "article {} holds the words “{}”, but they are in no quotation",
                anchor.article,
                shown(&anchor.exact)
            ),
            "If it should be one, write `missed-quotation`; else remove this".to_owned(),
        )
    })
}

/// The span without white space at its ends, and with the quotation marks right around it.
fn with_marks(text: &str, span: Span) -> Span {
    let words = span.of(text);
    let start = span.start as usize + words.len() - words.trim_start().len();
    let end = start + words.trim().len();
    let before = text[..start].chars().next_back().filter(|&c| is_mark(c));
    let after = text[end..].chars().next().filter(|&c| is_mark(c));
    match (before, after) {
        (Some(before), Some(after)) => Span::new(start - before.len_utf8(), end + after.len_utf8()),
        _ => Span::new(start, end),
    }
}

/// Double quotation marks of any shape. Single ones are apostrophes as often.
fn is_mark(c: char) -> bool {
    matches!(c, '"' | '“' | '”' | '„' | '«' | '»')
}

/// What stands between quotation marks in the span, taken in pairs.
fn within_marks(text: &str, span: Span) -> Vec<Span> {
    let marks: Vec<(usize, char)> =
        span.of(text).char_indices().filter(|&(_, c)| is_mark(c)).collect();
    let at = |offset: usize| span.start as usize + offset;
    let inner =
        |pair: &[(usize, char)]| Span::new(at(pair[0].0 + pair[0].1.len_utf8()), at(pair[1].0));
    marks.chunks_exact(2).map(inner).filter(|span| !span.of(text).trim().is_empty()).collect()
}

/// Whether words of the span stand outside quotation marks.
fn unmarked(text: &str, span: Span, quoted: &[Span]) -> bool {
    let mut at = span.start;
    let ends = quoted.iter().map(|inner| (inner.start, inner.end)).chain([(span.end, span.end)]);
    for (start, end) in ends {
        let outside = Span { start: at, end: start };
        if outside.of(text).chars().any(char::is_alphanumeric) {
            return true;
        }
        at = end;
    }
    false
}

/// The lines that hold the span.
fn paragraph(text: &str, span: Span) -> Span {
    let start = text[..span.start as usize].rfind('\n').map_or(0, |at| at + 1);
    let after = &text[span.end as usize..];
    Span::new(start, span.end as usize + after.find('\n').unwrap_or(after.len()))
}

/// The place of the words in the paragraph, outside the content, that is nearest to it.
fn nearest(text: &str, paragraph: Span, content: Span, words: &str) -> Option<Span> {
    let places = paragraph.of(text).match_indices(words).map(|(at, _)| {
        let start = paragraph.start as usize + at;
        Span::new(start, start + words.len())
    });
    let distance = |span: &Span| match span.end <= content.start {
        true => content.start - span.end,
        false => span.start.saturating_sub(content.end),
    };
    places.filter(|span| !words.is_empty() && !span.overlaps(content)).min_by_key(distance)
}

/// The sentences of the paragraph that hold the span. Cut at a stop, closing marks and a space:
/// "Mr. Smith" is cut too, which shows a reader less than there is and nothing wrong.
fn sentences(text: &str, paragraph: Span, span: Span) -> Span {
    let words = paragraph.of(text);
    let mut cuts = vec![0];
    let mut stop = false;
    for (at, c) in words.char_indices() {
        if stop && c.is_whitespace() {
            cuts.push(at + c.len_utf8());
        }
        stop = matches!(c, '.' | '!' | '?') || stop && (is_mark(c) || c == ')');
    }
    let at = |offset: usize| paragraph.start + offset as u32;
    let start = cuts.iter().rev().map(|&cut| at(cut)).find(|&cut| cut <= span.start);
    let end = cuts.iter().map(|&cut| at(cut)).find(|&cut| cut >= span.end);
    let start = start.unwrap_or(paragraph.start);
    let whole = Span { start, end: end.unwrap_or(paragraph.end) };
    let length = whole.of(text).trim_end().len() as u32;
    Span { start, end: start + length }
}
