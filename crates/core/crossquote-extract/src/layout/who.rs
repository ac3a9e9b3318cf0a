//! Whom a label means that is no name: by what the article says before the first turn.
//!
//! ```text
//! Q      Noah Etxeberria     "Q stands for …", "… (Q) are his", "She spoke with … of the Bee"
//! HOST   Beate Lorimer       "the host, Beate Lorimer"
//! THE COURT                  "Judge Adaeze Blomqvist presided"
//! @mayor_odum                the first place that names an Odum
//! ```
//!
//! What the article does not tell stays unsaid: then the label is the speaker's name.

use super::labels::{Label, Sort};
use crate::clauses::ArticleReader;
use crate::lexicon::class::*;
use crate::names::folded;
use crate::phrases::{self, TokenRange};
use crate::sentences::{Kind, Sentence};

/// A role of a transcript, and the words with which an introduction says who has it.
struct Role {
    /// The last word of the label.
    label: &'static str,
    /// The word of the introduction.
    key: &'static str,
    /// Where the name stands.
    side: Side,
    /// An introduction that needs the row.
    #[cfg_attr(not(test), expect(dead_code, reason = "for people, and for the test"))]
    example: &'static str,
}

/// Where the name stands.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Side {
    /// Right behind the word, or behind a comma or "by": "the host, Ann Lee".
    Behind,
    /// As the subject of its sentence: "Ann Lee moderated".
    Subject,
    /// The same, where the verb is passive: "Ann Lee was questioned". Who questioned asks.
    Passive,
}

const fn role(label: &'static str, key: &'static str, side: Side, example: &'static str) -> Role {
    Role { label, key, side, example }
}

/// Each example names Ann Lee as the one whom the label means.
const ROLES: &[Role] = &[
    role("host", "host", Side::Behind, "He spoke to the host, Ann Lee, on Friday."),
    role("host", "hosted", Side::Behind, "The talk was hosted by Ann Lee on Friday."),
    role("host", "hosted", Side::Subject, "Ann Lee hosted the talk on Friday."),
    role("host", "presenter", Side::Behind, "He spoke to the presenter, Ann Lee, on Friday."),
    role("presenter", "presenter", Side::Behind, "He spoke to the presenter, Ann Lee, on Friday."),
    role("anchor", "anchor", Side::Behind, "He spoke to the anchor, Ann Lee, on Friday."),
    role("moderator", "moderator", Side::Behind, "The moderator was Ann Lee of the Echo."),
    role("moderator", "moderated", Side::Behind, "The panel was moderated by Ann Lee on Friday."),
    role("moderator", "moderated", Side::Subject, "Ann Lee moderated the panel on Friday."),
    role("moderator", "chaired", Side::Behind, "The panel was chaired by Ann Lee on Friday."),
    role("moderator", "chaired", Side::Subject, "Ann Lee chaired the panel on Friday."),
    role("moderator", "chair", Side::Subject, "Ann Lee was in the chair on Friday."),
    role("chair", "chaired", Side::Behind, "The meeting was chaired by Ann Lee on Friday."),
    role("chair", "chaired", Side::Subject, "Ann Lee chaired the meeting on Friday."),
    role("chair", "chair", Side::Behind, "Present: Ann Lee (Chair) and Paul Roe."),
    role("chair", "chair", Side::Subject, "Ann Lee was in the chair on Friday."),
    role("court", "judge", Side::Behind, "On Friday Judge Ann Lee sat alone."),
    role("court", "justice", Side::Behind, "On Friday Justice Ann Lee sat alone."),
    role("court", "presided", Side::Subject, "Ann Lee presided on Friday."),
    role("judge", "judge", Side::Behind, "On Friday Judge Ann Lee sat alone."),
    role("witness", "witness", Side::Behind, "The witness, Ann Lee, was late."),
    role("witness", "questioned", Side::Passive, "Ann Lee was questioned by Paul Roe."),
    role("witness", "examined", Side::Passive, "Ann Lee was examined by Paul Roe."),
    role("witness", "cross-examined", Side::Passive, "Ann Lee was cross-examined by Paul Roe."),
    role("witness", "testified", Side::Subject, "Ann Lee testified on Friday."),
    role("witness", "evidence", Side::Subject, "Ann Lee gave evidence on Friday."),
    role("prosecutor", "prosecutor", Side::Behind, "The prosecutor, Ann Lee, was late."),
    role("defendant", "defendant", Side::Behind, "The defendant, Ann Lee, was late."),
    role("translator", "translator", Side::Behind, "The translator, Ann Lee, was late."),
    role("clerk", "clerk", Side::Behind, "The clerk, Ann Lee, was late."),
];

/// Words of an introduction that says who spoke with whom.
const TALKED: &[&str] = &[
    "spoke",
    "speaks",
    "talked",
    "talks",
    "talk",
    "sat",
    "chatted",
    "interviewed",
    "questioned",
    "examined",
    "conversation",
    "interview",
    "answers",
    "answered",
];

/// Of these the ones whose object answers.
const ASKED: &[&str] = &["interviewed", "questioned", "examined"];

/// Of these the ones whose subject answers: "Ann Lee answers your questions".
const ANSWERED: &[&str] = &["answers", "answered"];

/// Most words of an introduction that are tried.
const MOST: usize = 12;

/// Words for whoever asks.
const ASKERS: &[&str] = &[
    "reporter",
    "correspondent",
    "editor",
    "journalist",
    "columnist",
    "interviewer",
    "writer",
    "our",
];

/// Most tokens before the first turn and behind the last line with a turn that are looked at.
const INTRO: usize = 400;

/// What stands before the first turn.
pub(super) struct Intro<'r, 't> {
    reader: &'r ArticleReader<'t>,
    /// What stands before the first turn, then what stands behind the last.
    places: [TokenRange; 2],
    /// Who asks and who answers, where it says so.
    asks: Option<TokenRange>,
    answers: Option<TokenRange>,
}

impl<'r, 't> Intro<'r, 't> {
    /// Of turns the first of which begins at the token `first` and the last of which ends at `last`.
    pub(super) fn new(reader: &'r ArticleReader<'t>, first: usize, last: usize) -> Intro<'r, 't> {
        let end = reader.tokens().len().min(last + INTRO);
        let places = [(first.saturating_sub(INTRO), first), (last.min(end), end)];
        let mut intro = Intro { reader, places, asks: None, answers: None };
        intro.interview();
        intro
    }

    /// The tokens that are looked at.
    fn around(&self) -> impl Iterator<Item = usize> + use<> {
        let [before, behind] = self.places;
        (before.0..before.1).chain(behind.0..behind.1)
    }

    /// The sentence of a token.
    fn sentence(&self, at: usize) -> Sentence {
        let sentences = &self.reader.document.sentences;
        sentences[sentences.partition_point(|one| one.lo <= at).saturating_sub(1)]
    }

    /// The words that tell whom a label means.
    pub(super) fn means(&self, label: &Label) -> Option<TokenRange> {
        let last = self.reader.lower(label.name.1 - 1);
        match label.sort {
            Sort::Letter => {
                let asks = last.starts_with('q');
                let told = self.letter(if asks { "Q" } else { "A" });
                let talked = if asks { self.asks } else { self.answers };
                // "The questions are his": whoever spoke with her is plainer.
                let plain = told.is_some_and(|(lo, _)| self.reader.token(lo).cap);
                if plain { told } else { talked.or(told) }
            }
            Sort::Handle => self.handle(&last),
            Sort::Role => match last.as_str() {
                "interviewer" | "questioner" | "question" => self.asks,
                "interviewee" | "answer" => self.answers,
                "witness" => self.role(&last).or(self.answers),
                _ => self.role(&last),
            },
            Sort::Person | Sort::Named | Sort::Words => self.reader.behind_number(label.name),
        }
    }

    /// "Q stands for Noah Lee", "Noah Lee (Q)", "The questions (Q) are his".
    fn letter(&self, letter: &str) -> Option<TokenRange> {
        let reader = self.reader;
        let (text, tokens) = (reader.text, reader.tokens());
        let printed = |&at: &usize| tokens[at].is_word() && tokens[at].word(text) == letter;
        self.around().filter(printed).find_map(|at| {
            let sentence = self.sentence(at);
            if let Some(name) = self.before_bracket(at, sentence.lo) {
                return Some(name);
            }
            // Behind "stands for", "is", ") are"; "the answers (A) hers" has no verb.
            let behind = (at + 1..sentence.hi.min(at + 5))
                .find(|&p| tokens[p].cap || reader.is_one_of(p, &["his", "hers", "her", "him"]))?;
            match tokens[behind].cap {
                true => phrases::right(text, tokens, behind, sentence.hi),
                false => Some((behind, behind + 1)),
            }
        })
    }

    /// The name before the bracket that the word at `at` stands in: "Ann Lee (Chair)".
    fn before_bracket(&self, at: usize, lo: usize) -> Option<TokenRange> {
        let reader = self.reader;
        let bracket = at.checked_sub(1).filter(|&open| reader.kind(open) == Some(Kind::Open))?;
        let last = bracket.checked_sub(1).filter(|&last| last >= lo)?;
        let name = phrases::left(reader.text, reader.tokens(), lo, last)?;
        self.is_name(name).then_some(name)
    }

    /// Who talked with whom, by the first sentence that says so.
    fn interview(&mut self) {
        let verbs = self.around().filter(|&at| self.reader.is_one_of(at, TALKED));
        let found = verbs.take(MOST).find_map(|at| self.talked(at));
        if let Some((asks, answers)) = found {
            (self.asks, self.answers) = (asks, answers);
        }
    }

    /// Who asks and who answers by the verb at `at`. Whoever was questioned by somebody answers, and
    /// whoever questioned somebody asks; of two that talked with each other the one asks who is a
    /// reporter or belongs to a paper.
    fn talked(&self, at: usize) -> Option<(Option<TokenRange>, Option<TokenRange>)> {
        let reader = self.reader;
        let (text, tokens) = (reader.text, reader.tokens());
        let sentence = self.sentence(at);
        let subject = phrases::sentence_subject(text, tokens, sentence.lo, at);
        if reader.is_one_of(at, ANSWERED) {
            let answers = subject.filter(|&one| self.is_name(one))?;
            return Some((None, Some(answers)));
        }
        let with =
            (at + 1..sentence.hi.min(at + 5)).find(|&p| reader.is_one_of(p, &["with", "to", "by"]));
        let asked = reader.is_one_of(at, ASKED) && with.is_none();
        let from = if asked { at + 1 } else { with? + 1 };
        let pronoun = reader.is_one_of(from, &["him", "her"]);
        let object = match pronoun {
            true => (from, from + 1),
            false => {
                self.in_apposition(phrases::right(text, tokens, from, sentence.hi)?, sentence.hi)
            }
        };
        if asked {
            return (pronoun || self.is_name(object)).then_some((subject, Some(object)));
        }
        let asker = |range: TokenRange| (range.0..range.1).any(|p| reader.is_one_of(p, ASKERS));
        let outlet = reader.text_is(object.1, "of") || reader.text_is(object.1, "from");
        let by = with.is_some_and(|with| reader.text_is(with, "by"));
        if by || asker(object) || outlet && self.is_name(object) {
            return Some((Some(object), subject));
        }
        let asks = subject.filter(|&one| asker(one));
        (pronoun || self.is_name(object)).then_some((asks, Some(object)))
    }

    /// The name behind a description: "the pilot, Ann Lee".
    fn in_apposition(&self, range: TokenRange, hi: usize) -> TokenRange {
        let reader = self.reader;
        let name = (range.1 + 1 < hi && !self.is_name(range) && reader.is_comma(range.1))
            .then(|| phrases::right(reader.text, reader.tokens(), range.1 + 1, hi))
            .flatten();
        name.filter(|&name| self.is_name(name)).unwrap_or(range)
    }

    /// Whoever has the role, by the table.
    fn role(&self, label: &str) -> Option<TokenRange> {
        let rows = ROLES.iter().filter(|row| row.label == label);
        rows.into_iter().find_map(|row| {
            self.around()
                .filter(|&at| self.reader.text_is(at, row.key))
                .find_map(|at| self.beside(at, row.side))
        })
    }

    /// The name behind the word at `at`, or the subject of its sentence.
    fn beside(&self, at: usize, side: Side) -> Option<TokenRange> {
        let reader = self.reader;
        let sentence = self.sentence(at);
        if let Some(name) = self.before_bracket(at, sentence.lo) {
            return Some(name);
        }
        let name = match side {
            Side::Behind => {
                let gap = reader.is_comma(at + 1) || reader.is_one_of(at + 1, &["by", "was", "is"]);
                let from = at + 1 + usize::from(gap);
                reader.tokens().get(from).filter(|token| token.cap)?;
                phrases::right(reader.text, reader.tokens(), from, sentence.hi)
            }
            Side::Passive if !reader.is(at - 1, BE) => None,
            Side::Subject | Side::Passive => {
                phrases::sentence_subject(reader.text, reader.tokens(), sentence.lo, at)
            }
        };
        name.filter(|&name| self.is_name(name))
    }

    /// The first place where a part of a handle is somebody's surname.
    fn handle(&self, handle: &str) -> Option<TokenRange> {
        const SHORTEST: usize = 4;
        let parts = handle.trim_start_matches('@').split(['_', '-', '.']);
        let found = parts
            .filter(|part| part.len() >= SHORTEST)
            .find_map(|part| self.reader.named_by(part))?;
        Some((found, found + 1))
    }

    /// Whether the phrase ends in a name of two words, titles and descriptions left out.
    fn is_name(&self, range: TokenRange) -> bool {
        let reader = self.reader;
        let (lo, hi) = phrases::named_part(reader.text, reader.tokens(), range);
        let words = folded(reader.text, reader.tokens(), (lo, hi)).len();
        let capital = |at: usize| reader.token(at).cap && !reader.is(at, DET | PRON);
        words > 1 && hi > lo + 1 && capital(hi - 1) && capital(hi - 2)
    }
}

#[cfg(test)]
mod tests {
    use super::ROLES;
    use crate::extract;

    #[test]
    fn every_row_tells_whom_the_label_means() {
        for row in ROLES {
            let text = format!(
                "A talk\n\n{}\n\n{}: Were you there?\n\nMR. BROOM: I was not.\n",
                row.example,
                row.label.to_uppercase()
            );
            let found = extract(&text, &[]);
            let one =
                found.attributions.iter().find(|one| one.content[0].of(&text) == "Were you there?");
            let one = one.unwrap_or_else(|| panic!("no turn: {text}"));
            let name = one.entity.map(|at| found.entities[at].name.as_str());
            assert_eq!(name, Some("Ann Lee"), "{text}");
        }
    }
}
