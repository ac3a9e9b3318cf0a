//! What a reviewer does, one step at a time, as corrections.
//!
//! ```text
//! base ─────────────── apply(corrections) ──▶ corrected, which the reviewer sees
//! corrected + Edit ─▶ corrections anew ──── apply ──▶ corrected anew, or why it does not fit
//! ```
//!
//! A step names what the reviewer sees by its index; the corrections that come of it name words, as
//! those of a file do. A second step on the same thing changes the first's correction and adds none.

use crossquote_model::corrections::find::{anchor, article, quotation};
use crossquote_model::corrections::{
    Anchor, Applied, ArticleFacts, Corrections, Edit, Kind, MissedQuotation, NotAQuotation,
    OneStatement, Problem, SameSpeaker, SeparateStatements, WrongPolarity, WrongSpeaker,
};
use crossquote_model::{Dataset, Polarity, Span, SpeakerKind};
use crossquote_text::fold;

use super::apply;

/// What a step led to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Revised {
    /// All corrections, the new one among them.
    pub corrections: Corrections,
    /// What they make of the base.
    pub applied: Applied,
}

/// Takes a step: `corrected` is what `corrections` make of `base`. Corrections that it makes or changes are
/// said by `by`, whoever said them before; by nobody where it is empty. Their notes stay.
///
/// A correction that the step made and that turns out to be true without it, as when a quotation is
/// given back to the speaker that was found, is left out. Those of before stay, needed or not.
pub fn revise(
    base: &Dataset,
    corrected: &Dataset,
    corrections: &Corrections,
    edit: &Edit,
    by: &str,
) -> Result<Revised, Vec<Problem>> {
    let (corrections, by) = (corrections.clone(), stated(by));
    let mut reviewer = Reviewer { base, corrected, corrections, by, made: None };
    reviewer.take(edit).map_err(|problem| vec![problem])?;
    let Reviewer { mut corrections, made, .. } = reviewer;
    let mut applied = apply(base, &corrections)?;
    if let Some((kind, index)) = made
        && applied.warnings.iter().any(|warning| (warning.kind, warning.index) == (kind, index))
    {
        corrections.take_out(kind, index);
        applied = apply(base, &corrections)?;
    }
    Ok(Revised { corrections, applied })
}

struct Reviewer<'d> {
    base: &'d Dataset,
    corrected: &'d Dataset,
    corrections: Corrections,
    /// Who takes the step.
    by: Option<String>,
    /// The correction that the step made or changed.
    made: Option<(Kind, usize)>,
}

impl Reviewer<'_> {
    fn take(&mut self, edit: &Edit) -> Result<(), Problem> {
        match edit {
            Edit::Speaker { quotation, speaker, new_speaker } => {
                self.speaker(*quotation, speaker, new_speaker.as_deref())
            }
            Edit::Polarity { quotation, polarity } => self.polarity(*quotation, *polarity),
            Edit::Remove { quotation } => self.remove(*quotation),
            Edit::Mark { article, start, end, speaker, new_speaker, source, cue } => {
                let quotation = self.marked(*article, Span { start: *start, end: *end })?;
                let (speaker, new_speaker) = self.who(speaker, new_speaker.as_deref());
                let some = |words: &Option<String>| words.as_deref().and_then(stated);
                let (source, cue) = (some(source), some(cue));
                let by = self.by.clone();
                let all = &mut self.corrections.missed_quotation;
                all.push(MissedQuotation {
                    quotation,
                    speaker,
                    new_speaker,
                    source,
                    cue,
                    by,
                    ..MissedQuotation::default()
                });
                self.made = Some((Kind::MissedQuotation, all.len() - 1));
                Ok(())
            }
            Edit::Same { speakers } => self.same(speakers),
            Edit::Together { quotations } => self.together(quotations),
            Edit::Apart { quotation, others } => self.apart(*quotation, others),
            Edit::Facts { facts } => self.facts(facts),
            Edit::Drop { kind, index } => match self.corrections.take_out(*kind, *index) {
                true => Ok(()),
                false => Err(gone(*kind, "correction")),
            },
            Edit::Note { kind, index, note, by } => {
                let signed = self.corrections.signed(*kind, *index);
                let (own_note, own_by) = signed.ok_or_else(|| gone(*kind, "correction"))?;
                (*own_note, *own_by) = (stated(note), stated(by));
                Ok(())
            }
        }
    }

    /// Words that lead to those that were marked.
    fn marked(&self, article: u32, span: Span) -> Result<Anchor, Problem> {
        let kind = Kind::MissedQuotation;
        let article = self.corrected.articles.get(article as usize);
        let article = article.ok_or_else(|| gone(kind, "article"))?;
        if article.text.get(span.start as usize..span.end as usize).is_none() {
            return Err(gone(kind, "stretch of the article"));
        }
        Ok(anchor(article, span))
    }

    fn same(&mut self, speakers: &[u32]) -> Result<(), Problem> {
        let kind = Kind::SameSpeaker;
        let named = speakers.iter().map(|&speaker| {
            let speaker = self.corrected.speakers.get(speaker as usize);
            let speaker = speaker.ok_or_else(|| gone(kind, "speaker"))?;
            Ok(self.who(&speaker.id, None).0)
        });
        let speakers = named.collect::<Result<Vec<_>, Problem>>()?;
        let all = &mut self.corrections.same_speaker;
        all.push(SameSpeaker { speakers, by: self.by.clone(), note: None });
        self.made = Some((kind, all.len() - 1));
        Ok(())
    }

    /// Quotations as one statement; what put two of them apart goes.
    fn together(&mut self, numbers: &[u32]) -> Result<(), Problem> {
        let kind = Kind::OneStatement;
        let quotations = self.anchors(kind, numbers)?;
        let (articles, found) = (&self.corrected.articles, &self.corrected.quotations);
        let among = |one: &&Anchor| {
            let at = quotation(articles, found, one).ok().flatten();
            at.is_some_and(|at| numbers.contains(&(at as u32)))
        };
        self.corrections
            .separate_statements
            .retain(|apart| apart.quotations.iter().filter(among).count() < 2);
        let all = &mut self.corrections.one_statement;
        all.push(OneStatement { quotations, by: self.by.clone(), note: None });
        self.made = Some((kind, all.len() - 1));
        Ok(())
    }

    fn speaker(&mut self, number: u32, speaker: &str, new: Option<&str>) -> Result<(), Problem> {
        let kind = Kind::WrongSpeaker;
        let anchor = self.anchor(kind, number)?;
        let (speaker, new_speaker) = self.who(speaker, new);
        if let Some(at) = self.missed(number) {
            let one = &mut self.corrections.missed_quotation[at];
            if (&one.speaker, &one.new_speaker) != (&speaker, &new_speaker) {
                (one.speaker, one.new_speaker, one.by) = (speaker, new_speaker, self.by.clone());
            }
            self.made = Some((Kind::MissedQuotation, at));
            return Ok(());
        }
        let all = &self.corrections.wrong_speaker;
        let known = all.iter().position(|one| self.is(&one.quotation, number));
        let at = known.unwrap_or(all.len());
        if at == all.len() {
            let one = WrongSpeaker { quotation: anchor, ..WrongSpeaker::default() };
            self.corrections.wrong_speaker.push(one);
        }
        let one = &mut self.corrections.wrong_speaker[at];
        if (&one.speaker, &one.new_speaker) != (&speaker, &new_speaker) {
            (one.speaker, one.new_speaker, one.by) = (speaker, new_speaker, self.by.clone());
        }
        self.made = Some((kind, at));
        Ok(())
    }

    fn polarity(&mut self, number: u32, polarity: Polarity) -> Result<(), Problem> {
        let kind = Kind::WrongPolarity;
        let anchor = self.anchor(kind, number)?;
        let by = self.by.clone();
        if let Some(at) = self.missed(number) {
            let one = &mut self.corrections.missed_quotation[at];
            if one.polarity != polarity {
                (one.polarity, one.by) = (polarity, by);
            }
            return Ok(());
        }
        let all = &self.corrections.wrong_polarity;
        let known = all.iter().position(|one| self.is(&one.quotation, number));
        let all = &mut self.corrections.wrong_polarity;
        let at = known.unwrap_or(all.len());
        match known {
            Some(at) if all[at].polarity == polarity => {}
            Some(at) => (all[at].polarity, all[at].by) = (polarity, by),
            None => all.push(WrongPolarity { quotation: anchor, polarity, by, note: None }),
        }
        self.made = Some((kind, at));
        Ok(())
    }

    fn remove(&mut self, number: u32) -> Result<(), Problem> {
        let kind = Kind::NotAQuotation;
        let anchor = self.anchor(kind, number)?;
        let missed = self.missed(number);
        // What else was said of it goes with it.
        let Reviewer { corrected, corrections, .. } = self;
        let is = |anchor: &Anchor| is(corrected, anchor, number);
        corrections.wrong_polarity.retain(|one| !is(&one.quotation));
        corrections.wrong_speaker.retain(|one| !is(&one.quotation));
        for one in &mut corrections.one_statement {
            one.quotations.retain(|anchor| !is(anchor));
        }
        corrections.one_statement.retain(|one| one.quotations.len() > 1);
        corrections.separate_statements.retain(|one| !one.quotations.iter().any(is));
        match missed {
            Some(at) => {
                corrections.missed_quotation.remove(at);
            }
            None => {
                let one = NotAQuotation { quotation: anchor, by: self.by.clone(), note: None };
                corrections.not_a_quotation.push(one);
                self.made = Some((kind, self.corrections.not_a_quotation.len() - 1));
            }
        }
        Ok(())
    }

    fn apart(&mut self, number: u32, others: &[u32]) -> Result<(), Problem> {
        let kind = Kind::SeparateStatements;
        let own = self.anchor(kind, number)?;
        let others = self.anchors(kind, others)?;
        let corrected = self.corrected;
        for one in &mut self.corrections.one_statement {
            one.quotations.retain(|anchor| !is(corrected, anchor, number));
        }
        self.corrections.one_statement.retain(|one| one.quotations.len() > 1);
        // By twos: of three in one correction, the others would be put apart too.
        for other in others {
            let quotations = vec![own.clone(), other];
            let known = &self.corrections.separate_statements;
            if !known.iter().any(|one| one.quotations == quotations) {
                let one = SeparateStatements { quotations, by: self.by.clone(), note: None };
                self.corrections.separate_statements.push(one);
            }
        }
        Ok(())
    }

    fn facts(&mut self, facts: &ArticleFacts) -> Result<(), Problem> {
        let kind = Kind::ArticleFacts;
        let all = &mut self.corrections.article_facts;
        let known = all.iter().position(|one| one.article == facts.article);
        let index = known.unwrap_or(all.len());
        let base = article(&self.base.articles, &facts.article)
            .map_err(|(message, remedy)| Problem { kind, index, message, remedy })?;
        if index == all.len() {
            let article = facts.article.clone();
            all.push(ArticleFacts { article, ..ArticleFacts::default() });
        }
        let ArticleFacts { article: _, title, outlet, url, byline, published, note, by } = facts;
        let base = &self.base.articles[base];
        let one = &mut all[index];
        let before = one.clone();
        let pairs = [
            (&mut one.title, title, &base.title),
            (&mut one.outlet, outlet, &base.outlet),
            (&mut one.url, url, &base.url),
            (&mut one.byline, byline, &base.byline),
            (&mut one.published, published, &base.published),
        ];
        for (own, new, base) in pairs {
            let Some(new) = new else { continue };
            let found = base.as_ref().map_or("", |base| base.value.as_str());
            *own = (new.trim() != found).then(|| new.trim().to_owned());
        }
        if *one != before {
            one.by = self.by.clone();
        }
        (one.note, one.by) = (note.clone().or(one.note.take()), by.clone().or(one.by.take()));
        self.made = Some((kind, index));
        Ok(())
    }

    /// How a speaker is named in a correction, by id or name, and what it is where the base has none
    /// of that name: corrections must not lean on each other's new speakers, which may be taken back.
    fn who(&self, named: &str, new: Option<&str>) -> (String, Option<String>) {
        let named = named.trim();
        // Somebody of whom a correction left nothing is in the base alone; nobody types capitals with care.
        let all = || self.corrected.speakers.iter().chain(&self.base.speakers);
        let by_id = all().find(|speaker| speaker.id == named);
        let by_name = || all().find(|speaker| speaker.name == named);
        let by_letters = || all().find(|speaker| fold(&speaker.name) == fold(named));
        let Some(speaker) = by_id.or_else(by_name).or_else(by_letters) else {
            return (named.to_owned(), new.map(str::to_owned));
        };
        let of_name =
            |all: &Dataset| all.speakers.iter().filter(|s| s.name == speaker.name).count();
        match of_name(self.base) {
            0 if speaker.kind == SpeakerKind::Unattributed => (speaker.name.clone(), None),
            0 => (speaker.name.clone(), Some(speaker.kind.name().to_owned())),
            1 if of_name(self.corrected) <= 1 => (speaker.name.clone(), None),
            _ => (speaker.id.clone(), None),
        }
    }

    /// The correction that added a quotation.
    fn missed(&self, number: u32) -> Option<usize> {
        self.corrections.missed_quotation.iter().position(|one| self.is(&one.quotation, number))
    }

    fn is(&self, anchor: &Anchor, number: u32) -> bool {
        is(self.corrected, anchor, number)
    }

    fn anchors(&self, kind: Kind, numbers: &[u32]) -> Result<Vec<Anchor>, Problem> {
        numbers.iter().map(|&number| self.anchor(kind, number)).collect()
    }

    /// Words that lead to the quotation, also where one attribution holds another.
    fn anchor(&self, kind: Kind, number: u32) -> Result<Anchor, Problem> {
        let found = self.corrected.quotations.get(number as usize);
        let found = found.ok_or_else(|| gone(kind, "quotation"))?;
        let article = &self.corrected.articles[found.article as usize];
        let whole = found.content.iter().fold(found.content[0], |whole, &span| whole.cover(span));
        let own = |anchor: &Anchor| {
            let base = quotation(&self.base.articles, &self.base.quotations, anchor).ok().flatten();
            let same = base.is_none_or(|at| self.base.quotations[at].content == found.content);
            same && self.is(anchor, number)
        };
        let words = found.content.iter().copied().chain([whole]);
        let mut anchors = words.map(|span| anchor(article, span));
        Ok(anchors.find(own).unwrap_or_else(|| anchor(article, found.content[0])))
    }
}

fn is(corrected: &Dataset, anchor: &Anchor, number: u32) -> bool {
    let found = quotation(&corrected.articles, &corrected.quotations, anchor).ok().flatten();
    found == Some(number as usize)
}

/// Words without white space around them; `None` where nothing is left.
fn stated(words: &str) -> Option<String> {
    Some(words.trim()).filter(|words| !words.is_empty()).map(str::to_owned)
}

/// A step on what is not there, as when two windows review one collection.
fn gone(kind: Kind, what: &str) -> Problem {
    Problem {
        kind,
        index: 0,
        message: format!("this {what} is not there any more"),
        remedy: "Look at the article anew".to_owned(),
    }
}
