//! A proposal in numbers: each group of [`Feature`]s is written by one function.

use super::feature::{Feature, Values, Writer};
use super::{content, cue, source};
use crate::clauses::{ArticleReader, Found};
use crate::cues::{Cue, Form, takes};
use crate::learned::chain::{Scores, label};
use crate::learned::proposals::{Proposal, origin, shared};
use crate::learned::tagger::Tags;
use crate::lexicon::class;
use crate::phrases::TokenRange;
use crate::sentences::{Kind, Sentence, Token};
use crossquote_model::RULES;

/// Describes proposals of one document.
pub(crate) struct Describer<'a> {
    reader: &'a ArticleReader<'a>,
    found: &'a [Found],
    tags: &'a Tags,
    sentence_of: &'a [u32],
    /// For each token, how likely it is content, source or cue.
    roles: Vec<Roles>,
    /// For each token that is a quotation, its words, 60 at most.
    quoted_words: Vec<u8>,
}

/// How likely a token is part of a content, a source or a cue.
#[derive(Clone, Copy)]
struct Roles {
    content: f32,
    source: f32,
    cue: f32,
}

/// Where the content of a proposal lies.
#[derive(Clone, Copy)]
struct Place {
    /// Its first token.
    lo: usize,
    /// The token behind its last.
    hi: usize,
    /// The sentence that it begins in.
    sentence: Sentence,
    /// The sentence that it ends in.
    last: Sentence,
}

/// Mean likelihood of content from which a proposal of a leaning reading is looked at.
const LEAST_CONTENT: f32 = 0.12;

/// The features of who suggested a proposal.
const ORIGINS: [(u8, Feature); 6] = [
    (origin::RULE, Feature::FromRule),
    (origin::TAGGER, Feature::FromTagger),
    (origin::EAGER, Feature::FromEagerTagger),
    (origin::MIXED, Feature::FromMixture),
    (origin::SECOND, Feature::FromSecondSource),
    (origin::PART, Feature::FromPart),
];

/// The features of how far rivals of one origin agree: content, source, cue, overlap.
const AGREEMENT: [(u8, [Feature; 4]); 3] = [
    (
        origin::RULE,
        [
            Feature::RuleSameContent,
            Feature::RuleSameSource,
            Feature::RuleSameCue,
            Feature::RuleOverlap,
        ],
    ),
    (
        origin::TAGGER,
        [
            Feature::TaggerSameContent,
            Feature::TaggerSameSource,
            Feature::TaggerSameCue,
            Feature::TaggerOverlap,
        ],
    ),
    (
        origin::EAGER,
        [
            Feature::EagerSameContent,
            Feature::EagerSameSource,
            Feature::EagerSameCue,
            Feature::EagerOverlap,
        ],
    ),
];

impl<'a> Describer<'a> {
    pub(crate) fn new(
        reader: &'a ArticleReader<'a>,
        found: &'a [Found],
        tags: &'a Tags,
        sentence_of: &'a [u32],
    ) -> Describer<'a> {
        let roles =
            |row: &Scores| Roles { content: content(row), source: source(row), cue: cue(row) };
        let words = |at: usize| reader.quoted(at).split_whitespace().take(60).count() as u8;
        Describer {
            reader,
            found,
            tags,
            sentence_of,
            roles: tags.likely.iter().map(roles).collect(),
            quoted_words: (0..tags.likely.len()).map(words).collect(),
        }
    }

    /// Whether nothing speaks for a proposal but a reading that leans towards finding more.
    pub(super) fn below_threshold(&self, one: &Proposal) -> bool {
        if one.origin & (origin::RULE | origin::TAGGER | origin::MIXED) != 0 {
            return false;
        }
        let (mut sum, mut tokens) = (0.0, 0.0);
        for &(lo, hi) in &one.content {
            for roles in &self.roles[lo..hi] {
                sum += roles.content;
                tokens += 1.0;
            }
        }
        sum < LEAST_CONTENT * tokens
    }

    /// The numbers of a proposal; `rivals` are the others that share words with it.
    pub(super) fn describe(&self, one: &Proposal, rivals: &[&Proposal]) -> Values {
        let (lo, hi) = (one.content[0].0, one.content[one.content.len() - 1].1);
        let sentence_of = |at: usize| self.reader.document.sentences[self.sentence_of[at] as usize];
        let place = Place { lo, hi, sentence: sentence_of(lo), last: sentence_of(hi - 1) };
        let mut out = Writer::new();
        self.suggested_by(one, &mut out);
        agreement(one, rivals, &mut out);
        self.inside(one, &mut out);
        self.borders(one, place, &mut out);
        self.cue_and_source_tags(one, &mut out);
        self.unused(one, place, &mut out);
        self.position(place, &mut out);
        self.cue_and_source(one, place, &mut out);
        self.surroundings(place, &mut out);
        out.finish()
    }

    fn tokens(&self) -> &[Token] {
        &self.reader.document.tokens
    }

    fn suggested_by(&self, one: &Proposal, out: &mut Writer) {
        for (bit, feature) in ORIGINS {
            out.put(feature, f32::from(one.origin & bit != 0));
        }
        let rule = one.rule.map(|at| &self.found[at]);
        let number =
            |rule: &Found| RULES.iter().position(|row| row.name == rule.rule).unwrap_or(0) as f32;
        out.put(Feature::Rule, rule.map_or(-1.0, number));
        out.put(Feature::RuleConfidence, rule.map_or(-1.0, |rule| f32::from(rule.confidence)));
    }

    /// What the content is made of, and what the tagger thinks of its tokens.
    fn inside(&self, one: &Proposal, out: &mut Writer) {
        let (mut sum, mut least, mut other_roles) = (0.0f32, 1.0f32, 0.0f32);
        let (mut cue_inside, mut source_inside) = (0.0f32, 0.0f32);
        let (mut quotes, mut words, mut quoted_words) = (0usize, 0usize, 0usize);
        for &(from, to) in &one.content {
            for (at, token) in self.tokens().iter().enumerate().take(to).skip(from) {
                let Roles { content: p, source, cue } = self.roles[at];
                sum += p;
                if token.is_word() || token.is_quote() {
                    least = least.min(p);
                }
                cue_inside = cue_inside.max(cue);
                source_inside = source_inside.max(source);
                other_roles += cue + source;
                match token.kind {
                    Kind::Quote(_) => {
                        quotes += 1;
                        quoted_words += usize::from(self.quoted_words[at]);
                    }
                    Kind::Word => words += 1,
                    _ => {}
                }
            }
        }
        out.put(Feature::ContentMean, sum / size(&one.content).max(1) as f32);
        out.put(Feature::ContentLeast, least);
        out.put(Feature::CueInContent, cue_inside);
        out.put(Feature::SourceInContent, source_inside);
        out.put(Feature::OtherRolesInContent, other_roles);
        out.put(Feature::Runs, one.content.len() as f32);
        out.put(Feature::Words, words.min(80) as f32);
        out.put(Feature::QuotedWords, quoted_words.min(80) as f32);
        out.put(Feature::Quotations, quotes.min(10) as f32);
        let quotation_type = match (quotes, words) {
            (0, _) => 0.0,
            (_, 0) => 2.0,
            _ => 1.0,
        };
        out.put(Feature::QuotationType, quotation_type);
    }

    /// What the tagger thinks of the borders of the content.
    fn borders(&self, one: &Proposal, Place { lo, hi, .. }: Place, out: &mut Writer) {
        let (tokens, likely) = (self.tokens(), &self.tags.likely);
        out.put(Feature::FirstBegins, likely[lo][label::CONTENT]);
        out.put(Feature::FirstResumes, likely[lo][label::RESUMED]);
        out.put(Feature::FirstContinues, likely[lo][label::IN_CONTENT]);
        out.put(Feature::ContentBefore, self.content_before(lo, 1));
        let next = (hi..tokens.len()).find(|&at| tokens[at].is_word() || tokens[at].is_quote());
        let next = |label: usize| next.map_or(0.0, |at| likely[at][label]);
        out.put(Feature::NextContinues, next(label::IN_CONTENT));
        out.put(Feature::NextResumes, next(label::RESUMED));
        out.put(Feature::NextBegins, next(label::CONTENT));
        let resumed = one.content[1..].iter().map(|&(from, _)| likely[from][label::RESUMED]);
        out.put(Feature::RunsResumeLeast, resumed.fold(1.0, f32::min));
        let goes_on = one.content[..one.content.len() - 1]
            .iter()
            .map(|&(_, to)| likely.get(to).map_or(0.0, |row| row[label::IN_CONTENT]));
        out.put(Feature::RunsGoOnMost, goes_on.fold(0.0, f32::max));
    }

    /// How likely the token is content that stands `tokens` before `at`; 0 where there is none.
    fn content_before(&self, at: usize, tokens: usize) -> f32 {
        at.checked_sub(tokens).map_or(0.0, |at| self.roles[at].content)
    }

    fn cue_and_source_tags(&self, one: &Proposal, out: &mut Writer) {
        out.put_all(
            [Feature::CueMean, Feature::CueBegins, Feature::CueGoesOn, Feature::CueBefore],
            self.role_tags(one.cue, label::CUE, label::IN_CUE),
        );
        out.put_all(
            [
                Feature::SourceMean,
                Feature::SourceBegins,
                Feature::SourceGoesOn,
                Feature::SourceBefore,
            ],
            self.role_tags(one.source, label::SOURCE, label::IN_SOURCE),
        );
    }

    /// Of a cue or source: how likely its tokens are one, that it begins where it does, that it
    /// goes on behind, and that the token before is one.
    fn role_tags(&self, range: Option<TokenRange>, first: usize, inside: usize) -> [f32; 4] {
        let likely = &self.tags.likely;
        let Some((from, to)) = range else { return [-1.0; 4] };
        let sum: f32 = (from..to).map(|at| likely[at][first] + likely[at][inside]).sum();
        [
            sum / (to - from) as f32,
            likely[from][first],
            likely.get(to).map_or(0.0, |row| row[inside]),
            from.checked_sub(1).map_or(0.0, |at| likely[at][first] + likely[at][inside]),
        ]
    }

    /// Cues, sources and contents of its sentences that it does not use. A sentence without end
    /// is looked at for 300 tokens.
    fn unused(&self, one: &Proposal, Place { sentence, last, .. }: Place, out: &mut Writer) {
        let (from, to) = (sentence.lo, last.hi.min(sentence.lo + 300));
        let (mut best_cue, mut best_source, mut best_content) = (0.0f32, 0.0f32, 0.0f32);
        let outside = |range: Option<TokenRange>, at: usize| {
            range.is_none_or(|range| at < range.0 || at >= range.1)
        };
        let mut at = from;
        for &(lo, hi) in one.content.iter().chain(&[(to, to)]) {
            for (at, roles) in self.roles.iter().enumerate().take(lo.min(to)).skip(at) {
                if outside(one.cue, at) {
                    best_cue = best_cue.max(roles.cue);
                }
                if outside(one.source, at) {
                    best_source = best_source.max(roles.source);
                }
                best_content = best_content.max(roles.content);
            }
            at = hi;
        }
        out.put(Feature::UnusedCue, best_cue);
        out.put(Feature::UnusedSource, best_source);
        out.put(Feature::UnusedContent, best_content);
    }

    /// Where the content lies in its sentences, and what it begins, ends and meets with.
    fn position(&self, Place { lo, hi, sentence, last }: Place, out: &mut Writer) {
        let tokens = self.tokens();
        out.put(Feature::BeginsWithQuotation, f32::from(tokens[lo].is_quote()));
        out.put(Feature::EndsWithQuotation, f32::from(tokens[hi - 1].is_quote()));
        out.put(Feature::BeginsSentence, f32::from(lo == sentence.lo));
        out.put(Feature::TokensToSentenceEnd, (last.hi - hi).min(20) as f32);
        out.put(Feature::TokensFromSentenceStart, (lo - sentence.lo).min(20) as f32);
        let spanned = self.sentence_of[hi - 1] - self.sentence_of[lo];
        out.put(Feature::SentencesSpanned, spanned.min(10) as f32);
        out.put(Feature::Headline, f32::from(sentence.headline));
        out.put(Feature::FirstToken, self.opens(lo));
        let after = match tokens.get(hi).map(|token| token.kind) {
            Some(Kind::Stop) => 1.0,
            Some(Kind::Comma) => 2.0,
            Some(Kind::Word) => 3.0,
            Some(Kind::Quote(_)) => 4.0,
            Some(_) => 5.0,
            None => 0.0,
        };
        out.put(Feature::TokenAfter, after);
        let before = lo.checked_sub(1).filter(|&at| at >= sentence.lo);
        let before = before.map_or(0.0, |at| match tokens[at].kind {
            Kind::Comma => 1.0,
            Kind::Colon => 2.0,
            Kind::Word => 3.0,
            Kind::Quote(_) => 4.0,
            _ => 5.0,
        });
        out.put(Feature::TokenBefore, before);
    }

    /// What the content begins with: a quotation by its first letter, a word by the first class of
    /// a list that it has.
    fn opens(&self, lo: usize) -> f32 {
        let token = &self.tokens()[lo];
        if token.is_quote() {
            let inner = self.reader.quoted(lo);
            return if inner.starts_with(char::is_lowercase) { 1.0 } else { 2.0 };
        }
        let order = [
            class::THAT,
            class::PREP,
            class::PRON,
            class::DET,
            class::SUB,
            class::AUX,
            class::CONJ,
            class::ADV,
        ];
        if token.is_text(self.reader.text, "to") {
            return 20.0;
        }
        order
            .iter()
            .position(|&class| token.is(class))
            .map_or(3.0 + f32::from(token.cap), |at| 5.0 + at as f32)
    }

    /// What cue and source are, and how they lie to the content.
    fn cue_and_source(
        &self,
        one: &Proposal,
        Place { lo, hi, sentence, .. }: Place,
        out: &mut Writer,
    ) {
        out.put(Feature::CueKind, one.cue.map_or(-1.0, |range| self.cue_kind(range)));
        out.put(Feature::CueTokens, one.cue.map_or(0.0, |(from, to)| (to - from).min(10) as f32));
        let nearest = one
            .content
            .iter()
            .map(|&run| gap(one.cue, Some(run)))
            .min_by(|a, b| a.abs().total_cmp(&b.abs()))
            .unwrap_or(NO_GAP);
        out.put(Feature::CueToNearestRun, nearest);
        out.put(Feature::CueToContent, gap(one.cue, Some((lo, hi))));
        out.put(Feature::SourceToCue, gap(one.source, one.cue));
        out.put(Feature::SourceToContent, gap(one.source, Some((lo, hi))));
        out.put(Feature::SentencesFromCue, self.sentences_between(one.cue, lo));
        out.put(Feature::SentencesFromSource, self.sentences_between(one.source, lo));
        out.put(
            Feature::SourceKind,
            one.source.map_or(-1.0, |range| self.source_kind(range, sentence)),
        );
        let source_tokens = one.source.map_or(0.0, |(from, to)| (to - from).min(20) as f32);
        out.put(Feature::SourceTokens, source_tokens);
    }

    /// Sentences from a range to the token `at`, 6 at most either way.
    fn sentences_between(&self, range: Option<TokenRange>, at: usize) -> f32 {
        range.map_or(-10.0, |range| {
            let (a, b) = (self.sentence_of[range.0] as f32, self.sentence_of[at] as f32);
            (b - a).clamp(-6.0, 6.0)
        })
    }

    /// Form and strength of a cue in one number; 0 where no word of it is in the lexicon of cues.
    fn cue_kind(&self, range: TokenRange) -> f32 {
        let tokens = self.tokens();
        let at = (range.0..range.1).find(|&at| tokens[at].cue.is_some()).unwrap_or(range.0);
        tokens[at].cue.map_or(0.0, |(_, cue)| 1.0 + form(cue) + 4.0 * strength(cue))
    }

    /// What a source is, by its last word.
    fn source_kind(&self, (from, to): TokenRange, sentence: Sentence) -> f32 {
        let head = &self.tokens()[to - 1];
        let word = f32::from(head.cap);
        if head.is(class::PRON) {
            2.0
        } else if head.is(class::REL) {
            3.0
        } else if head.is(class::POSS | class::OBJ) {
            4.0
        } else if head.is(class::ROLE | class::GROUP | class::TITLE | class::BODY) {
            5.0 + word
        } else if head.is(class::FINDING) {
            7.0
        } else {
            word + 10.0 * f32::from(to - from == 1 && from == sentence.lo)
        }
    }

    /// What stands around the content.
    fn surroundings(&self, Place { lo, sentence, .. }: Place, out: &mut Writer) {
        let tokens = self.tokens();
        let quotations =
            tokens[sentence.lo..sentence.hi].iter().filter(|token| token.is_quote()).count();
        out.put(Feature::QuotationsInSentence, quotations as f32);
        let before = lo.checked_sub(1).map_or(-1.0, |at| match tokens[at].kind {
            Kind::Quote(region) => 1.0 + f32::from(!self.reader.regions[region as usize].closed),
            _ => 0.0,
        });
        out.put(Feature::QuotationBefore, before);
        out.put(Feature::ContentBeforeSentence, self.content_before(sentence.lo, 1));
        out.put(Feature::ContentBeforeSentenceByTwo, self.content_before(sentence.lo, 2));
    }
}

/// Tokens of a content.
fn size(ranges: &[TokenRange]) -> usize {
    ranges.iter().map(|range| range.1 - range.0).sum()
}

/// How far the rivals of a proposal agree with it, by who suggested them.
fn agreement(one: &Proposal, rivals: &[&Proposal], out: &mut Writer) {
    let own = size(&one.content);
    let mut same = [[0.0f32; 4]; AGREEMENT.len()];
    for other in rivals {
        let both = shared(&one.content, &other.content) as f32;
        let overlap = both / (own + size(&other.content)) as f32;
        let equal =
            [other.content == one.content, other.source == one.source, other.cue == one.cue];
        for ((bit, _), same) in AGREEMENT.iter().zip(&mut same) {
            if other.origin & bit != 0 {
                for (same, equal) in same.iter_mut().zip(equal) {
                    *same = same.max(f32::from(equal));
                }
                same[3] = same[3].max(overlap);
            }
        }
    }
    for ((_, features), [content, source, cue, overlap]) in AGREEMENT.into_iter().zip(same) {
        out.put_all(features, [content, source, cue, overlap * 2.0]);
    }
    out.put(Feature::Rivals, rivals.len().min(20) as f32);
}

/// Where one of two ranges is missing.
const NO_GAP: f32 = -50.0;

/// Tokens between two ranges, 40 at most; below 0 when the second comes first or they overlap.
fn gap(a: Option<TokenRange>, b: Option<TokenRange>) -> f32 {
    let (Some(a), Some(b)) = (a, b) else { return NO_GAP };
    if a.1 <= b.0 {
        (b.0 - a.1).min(40) as f32
    } else {
        -(a.0.saturating_sub(b.1).min(40) as f32) - 1.0
    }
}

fn form(cue: Cue) -> f32 {
    match cue.form {
        Form::Base => 0.0,
        Form::Third => 1.0,
        Form::Past => 2.0,
        Form::Ing => 3.0,
    }
}

/// 0 a cue of opinion, 2 one that also stands behind the content, 1 any other.
fn strength(cue: Cue) -> f32 {
    match (cue.takes & takes::WEAK != 0, cue.takes & takes::AFTER != 0) {
        (true, _) => 0.0,
        (false, true) => 2.0,
        (false, false) => 1.0,
    }
}
