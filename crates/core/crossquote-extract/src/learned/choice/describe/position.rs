//! Where the content of a proposal lies, and what stands at its borders.

use super::super::feature::{Feature, Writer};
use super::{Describer, Place};
use crate::lexicon::class;
use crate::sentences::Kind;

impl Describer<'_> {
    /// Where the content lies in its sentences, and what it begins, ends and meets with.
    pub(super) fn position(&self, Place { lo, hi, sentence, last }: Place, out: &mut Writer) {
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

    /// What stands around the content.
    pub(super) fn surroundings(&self, Place { lo, sentence, .. }: Place, out: &mut Writer) {
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
