//! Cues of a sentence with their subjects: the first pass of reading a sentence.
//!
//! ```text
//! Hegseth  said … and indicated …, adding …      subject before, taken over, taken over
//! “…,”  said  Peter Rough                        subject behind
//! ```
//!
//! What stands before a cue decides whether it is a verb and whose: one function for each form of
//! it. A parser would know more; it would also cost more than all the rest of extraction.

mod subjects;

use crate::cases::{self, Case};
use crate::clauses::{ArticleReader, Candidate, SubjectPosition};
use crate::cues::{self, Cue, Form, takes::*};
use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::{Kind, Sentence, Token};

/// A word of a sentence that may be a cue.
#[derive(Clone, Copy)]
struct CueWord<'s> {
    sentence: &'s Sentence,
    /// One past the last token of the sentence that is not a stop.
    hi: usize,
    at: usize,
    lemma: &'static str,
    cue: Cue,
    /// Where the words after it begin, and after the particle that belongs to it.
    rest: usize,
}

impl CueWord<'_> {
    fn lo(self) -> usize {
        self.sentence.lo
    }

    /// Makes it a candidate. `clause` is where its clause begins; `cuts` says whether the content of
    /// an earlier cue ends there.
    fn with(
        self,
        source: Option<TokenRange>,
        position: SubjectPosition,
        clause: usize,
        cuts: bool,
    ) -> Option<Candidate> {
        let CueWord { at, lemma, cue, rest, .. } = self;
        Some(Candidate { at, lemma, cue, source, position, clause, cuts, rest })
    }
}

impl ArticleReader<'_> {
    pub(super) fn candidates(&self, sentence: &Sentence, hi: usize) -> Vec<Candidate> {
        let mut out: Vec<Candidate> = Vec::new();
        for at in sentence.lo..hi {
            let Some((lemma, cue)) = self.token(at).cue else { continue };
            if self.token(at).possessive {
                continue;
            }
            let Some(rest) = self.after_particle(at, hi, lemma, cue) else { continue };
            let word = CueWord { sentence, hi, at, lemma, cue, rest };
            if let Some(candidate) = self.candidate(word, &out)
                && candidate
                    .source
                    .is_none_or(|source| self.can_speak(&candidate, source, sentence))
            {
                out.push(candidate);
            }
        }
        out
    }

    /// Where the words after a cue begin: behind its particle, "pointed out". `None` when the verb
    /// is a cue only with a particle that is missing, or none in this sentence.
    fn after_particle(&self, at: usize, hi: usize, lemma: &'static str, cue: Cue) -> Option<usize> {
        let rest = at + 1;
        // "made it clear": the particle stands apart.
        if lemma == "make" && self.text_is(rest, "it") && self.text_is(rest + 1, "clear") {
            return Some(rest + 2);
        }
        // "went on to say": the cue is "say".
        if lemma == "go" && self.text_is(rest + 1, "to") {
            return None;
        }
        if rest < hi && cues::has_particle(lemma, &self.lower(rest)) {
            return Some(rest + 1);
        }
        (cue.takes != 0).then_some(rest)
    }

    fn candidate(&self, word: CueWord<'_>, earlier: &[Candidate]) -> Option<Candidate> {
        let CueWord { at, cue, rest, .. } = word;
        // "said by", "reported by": passive.
        if cue.form == Form::Past && rest == at + 1 && self.text_is(rest, "by") {
            return None;
        }
        // Step back over adverbs to the word that governs the cue.
        let before = self.step_back(at, word.lo(), ADV | NOT);
        let Some(previous) = before.checked_sub(1).filter(|&p| p >= word.lo()) else {
            return self.at_the_start(word);
        };
        match cue.form {
            Form::Ing => self.participle(word, previous, earlier),
            Form::Base => self.base_form(word, previous, earlier),
            Form::Third => self.third_person(word, previous, earlier),
            Form::Past => self.past(word, previous),
        }
    }

    /// The first of the words of these classes that stand right before `at`, or `at`. A word that
    /// may also be a determiner or a pronoun is not stepped over: it may be the subject.
    fn step_back(&self, mut at: usize, lo: usize, classes: u32) -> usize {
        while at > lo && self.is(at - 1, classes) && !self.is(at - 1, DET | PRON) {
            at -= 1;
        }
        at
    }

    /// A cue that begins the sentence.
    fn at_the_start(&self, word: CueWord<'_>) -> Option<Candidate> {
        let CueWord { hi, at, cue, rest, .. } = word;
        // "Stated Smith: “…”"
        if matches!(cue.form, Form::Past | Form::Third)
            && cue.takes & AFTER != 0
            && let Some(source) = phrases::right(self.text, self.tokens(), rest, hi)
            && (self.kind(source.1) == Some(Kind::Colon)
                || self.is_comma(source.1) && self.is_quotation(source.1 + 1))
        {
            let word = CueWord { rest: source.1, ..word };
            return word.with(Some(source), SubjectPosition::Apposition, at, false);
        }
        // "Citing weak growth, the bank said …": the subject comes after the comma.
        if cue.form == Form::Ing && cue.takes & (OBJECT | CLAUSAL) != 0 {
            let comma = (at..hi).find(|&p| self.kind(p) == Some(Kind::Comma))?;
            // "Saying so is wrong, …": the participle is itself a subject.
            // No cue is an auxiliary itself, so that there is a token before each that is looked at.
            let gerund = (at + 1..comma).any(|p| self.is(p, AUX) && !self.is(p - 1, THAT | PRON));
            if gerund {
                return None;
            }
            let source = phrases::right(self.text, self.tokens(), comma + 1, hi)?;
            return word.with(Some(source), SubjectPosition::Inherited, at, false);
        }
        None
    }

    /// The source of the last cue that has one, or the subject of the sentence.
    fn inherited(&self, word: CueWord<'_>, earlier: &[Candidate]) -> Option<TokenRange> {
        earlier
            .iter()
            .rev()
            .find_map(|one| one.source)
            .or_else(|| phrases::sentence_subject(self.text, self.tokens(), word.lo(), word.at))
    }

    /// Where the clause begins that the word `at` opens: with the comma before it, if it has one,
    /// but behind a quotation that ends in a comma.
    fn clause_start(&self, at: usize, lo: usize, comma: bool) -> usize {
        let start = at - usize::from(comma && at > lo && self.is_comma(at - 1));
        start + usize::from(self.token(start).is_quote())
    }

    /// "…, saying", "by saying", "with Lee saying".
    fn participle(
        &self,
        word: CueWord<'_>,
        previous: usize,
        earlier: &[Candidate],
    ) -> Option<Candidate> {
        let lo = word.lo();
        if self.is(previous, BE) || self.contracted(previous) {
            return self.with_subject(word);
        }
        let conjunction = self.is(previous, CONJ);
        if self.is_comma(previous) || conjunction {
            if conjunction && earlier.is_empty() {
                return None;
            }
            let clause = self.clause_start(previous, lo, conjunction);
            return word.with(
                self.inherited(word, earlier),
                SubjectPosition::Inherited,
                clause,
                true,
            );
        }
        if self.text_is(previous, "of") && self.text_is(previous - 1, "short") {
            return self.short_of(word, previous - 1, earlier);
        }
        if self.is_case(previous, cases::BEFORE_PARTICIPLES) || self.text_is(previous, "without") {
            let clause = self.clause_start(previous, lo, true);
            let source = self.inherited(word, earlier);
            return word.with(source, SubjectPosition::Inherited, clause, previous > lo);
        }
        if self.is(previous, DET | POSS | PREP) {
            return None;
        }
        self.participle_with_subject(word, previous)
    }

    /// "stopped short of saying": the subject is that of "stopped".
    fn short_of(
        &self,
        word: CueWord<'_>,
        short: usize,
        earlier: &[Candidate],
    ) -> Option<Candidate> {
        let lo = word.lo();
        let verb = short.checked_sub(1).filter(|&verb| verb > lo)?;
        if let Some((source, _)) = phrases::subject(self.text, self.tokens(), lo, verb) {
            let (clause, cuts) = self.with_conjunction(source.0, lo);
            return word.with(Some(source), SubjectPosition::Before, clause, cuts);
        }
        let conjunction = self.is(verb - 1, CONJ);
        let clause = self.clause_start(verb - usize::from(conjunction), lo, true);
        word.with(self.inherited(word, earlier), SubjectPosition::Inherited, clause, true)
    }

    /// "with Lee saying", "a poll showing": a participle right behind its subject.
    fn participle_with_subject(&self, word: CueWord<'_>, previous: usize) -> Option<Candidate> {
        let CueWord { cue, .. } = word;
        let lo = word.lo();
        let source = phrases::left(self.text, self.tokens(), lo, previous)?;
        let with = source.0.checked_sub(1).filter(|&p| p >= lo);
        let with = with.is_some_and(|p| self.text_is(p, "with"));
        let head = self.token(source.1 - 1);
        if !with && !head.is(FINDING) && !head.cap && !head.is(PRON) {
            return None;
        }
        if !with && cue.takes & OBJECT != 0 && cue.takes & CLAUSAL == 0 && !head.cap {
            return None;
        }
        let clause = if with { source.0 - 1 } else { source.0 };
        let comma = with && clause > lo && self.is_comma(clause - 1);
        let clause = clause - usize::from(comma && !self.token(clause - 1).is_quote());
        word.with(Some(source), SubjectPosition::Before, clause, comma)
    }

    /// "to say", "will say", "they say".
    fn base_form(
        &self,
        word: CueWord<'_>,
        previous: usize,
        earlier: &[Candidate],
    ) -> Option<Candidate> {
        if self.text_is(previous, "to") {
            return self.infinitive(word, previous, earlier);
        }
        if self.is(previous, AUX) || self.contracted(previous) {
            return if self.is(previous, BE) { None } else { self.with_subject(word) };
        }
        // "did not, we note, say"
        if self.is_comma(previous)
            && let Some(open) = self.thrown_in(previous, word.lo())
        {
            let (source, _) = phrases::subject(self.text, self.tokens(), word.lo(), open)?;
            return word.with(Some(source), SubjectPosition::Before, source.0, false);
        }
        let found = self.with_subject(word)?;
        // "neither confirmed nor denied", "nor did she say"
        let source = found.source?;
        if self.text_is(previous, "nor") || self.negation_before(source.0, word.lo()).is_some() {
            return Some(found);
        }
        self.is_plural(found.source?, word.cue).then_some(found)
    }

    /// Whether a subject is one that a verb without an ending goes with: "they say", "officials
    /// claim". By the ending of its last word, where no list has it.
    fn is_plural(&self, source: TokenRange, cue: Cue) -> bool {
        // "people in the trade say", "people familiar say"
        let ends = |&at: &usize| self.is(at, PREP) || self.text_is(at, "familiar");
        let last = (source.0 + 1..source.1).find(ends).unwrap_or(source.1) - 1;
        let word = self.lower(last);
        self.token(last).is(GROUP | REL)
            || self.is_case(last, cases::PLURAL_SUBJECTS)
            || (source.0..source.1).any(|p| self.is(p, CONJ))
            || (word.ends_with('s') && !word.ends_with("ss") && cue.takes & NOUN == 0)
    }

    /// "went on to say", "continued to insist": chains of one source.
    fn infinitive(&self, word: CueWord<'_>, to: usize, earlier: &[Candidate]) -> Option<Candidate> {
        let lo = word.lo();
        let chain = to > lo && (self.is_case(to - 1, cases::CHAINS) || self.no_utterance(to));
        // "wants to tell them: “…”": what is quoted was said.
        let quotes = self.is_quotation(word.rest)
            || self.is_comma(word.rest) && self.is_quotation(word.rest + 1);
        if !(chain || quotes && word.cue.takes & (BARE | CLAUSAL) != 0) {
            return None;
        }
        // "To claim …" begins the sentence: there is no verb before it.
        let verb = match to - lo {
            0 => lo,
            2.. if self.text_is(to - 1, "on") => to - 2,
            _ => to - 1,
        };
        let source = phrases::subject(self.text, self.tokens(), lo, verb)
            .map(|(range, _)| range)
            .or_else(|| self.inherited(word, earlier));
        word.with(source, SubjectPosition::Inherited, source.map_or(verb, |s| s.0), false)
    }

    /// "says". "Claims" and "reports" are nouns as often: then what stands before decides.
    fn third_person(
        &self,
        word: CueWord<'_>,
        previous: usize,
        earlier: &[Candidate],
    ) -> Option<Candidate> {
        if word.cue.takes & NOUN != 0 || self.token(word.at).is(SAYING | FINDING) {
            let before = self.token(previous);
            let verb = before.cap
                || before.is(PRON | REL | ROLE | BODY | FINDING)
                || matches!(before.kind, Kind::Close | Kind::Comma)
                || before.is(CONJ) && !earlier.is_empty();
            if !verb || before.possessive {
                return None;
            }
        }
        self.with_subject(word)
    }

    /// "said", but neither "was said" nor "the said".
    fn past(&self, word: CueWord<'_>, previous: usize) -> Option<Candidate> {
        let passive = self.is(previous, BE);
        let participle = self.is(previous, DET | POSS)
            && !self.is(previous, GROUP)
            && !self.standalone(previous);
        // "that’s said", "who’s said"
        let relative = self.contracted(previous) && self.token(previous).is(THAT | REL);
        if passive || participle || relative { None } else { self.with_subject(word) }
    }

    /// Whether the token at `at` is a quotation.
    pub(super) fn is_quotation(&self, at: usize) -> bool {
        self.tokens().get(at).is_some_and(Token::is_quote)
    }

    /// Whether the word at `at` is in a table of special cases.
    pub(super) fn is_case(&self, at: usize, cases: &[Case]) -> bool {
        let Some(token) = self.tokens().get(at) else { return false };
        cases.iter().any(|case| token.is_text(self.text, case.word))
    }
}

#[cfg(test)]
mod tests {
    use crate::extract;

    fn sources(text: &str) -> Vec<&str> {
        let spans = extract(text, &[]).attributions.into_iter().flat_map(|one| one.source);
        spans.map(|span| span.of(text)).collect()
    }

    #[test]
    fn a_participle_that_begins_the_article() {
        assert_eq!(sources("Citing weak growth, Ann Lee left."), ["Ann Lee"]);
        assert!(sources("Citing growth is wrong, Ann Lee left.").is_empty());
    }
}
