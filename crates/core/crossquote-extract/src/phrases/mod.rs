//! Noun phrases of sources, found from the word next to the cue.
//!
//! ```text
//!                Kremlin spokesperson Dmitry Peskov  dismissed …
//!                ◀──────────────────────────────────┘ read leftwards
//! Peter Rough, a senior fellow at the Institute, believes …
//! ◀─────────┘  └──────── apposition, stepped over ─────┘
//! ```
//!
//! No part-of-speech tagger: closed word classes end a phrase, everything else continues it. The
//! limit: a plain verb that is not in a list is read as a noun.

mod left;
mod named;
mod right;
mod subject;

pub(crate) use left::left;
pub(crate) use named::{beside_cue, named_part, named_part_with_apposition, without_clause};
pub(crate) use right::{right, right_long};
pub(crate) use subject::{sentence_subject, subject, with_name_behind_role};

use crate::cues::{Form, takes};
use crate::lexicon::{class::*, lists::QUANTIFIERS};
use crate::sentences::Token;

/// A range of tokens.
pub(crate) type TokenRange = (usize, usize);

/// Noun phrases longer than this are cut: it keeps the work linear.
const LONGEST: usize = 24;

/// Words before a time that tell which: "last Friday", "early Monday".
pub(crate) const BEFORE_TIMES: &[&str] = &["last", "next", "earlier", "late", "early"];

/// What tells father and son of one name apart.
const GENERATIONS: [&str; 5] = ["jr", "sr", "ii", "iii", "iv"];

/// Whether the token can be inside a noun phrase, other than as its determiner.
pub(crate) fn nounish(token: &Token) -> bool {
    if !token.is_word() || token.contracted {
        return false;
    }
    if token.is(AUX | PREP | CONJ | THAT | REL | PRON | OBJ | NOT) {
        return false;
    }
    if token.is(ADV | SUB) && !token.is(DEMONYM | ROLE | GROUP | DET) {
        return false;
    }
    if let Some((_, cue)) = token.cue
        && !token.cap
    {
        let noun = cue.takes & takes::NOUN != 0 || token.is(SAYING | FINDING | OCCASION | ROLE);
        return match cue.form {
            Form::Base => true,
            Form::Third => noun,
            Form::Past => false,
            Form::Ing => noun,
        };
    }
    true
}

/// Whether the word stands alone as a source though it is a determiner: some, many, others, one.
fn is_pronoun_like(text: &str, token: &Token) -> bool {
    QUANTIFIERS.has_word(token, text)
        || token.is_one_of(text, &["each", "more", "other", "this", "those"])
}

/// Whether the word behind a name tells father and son apart, "Jr."; without its full stop.
pub(crate) fn is_generation(word: &str) -> bool {
    GENERATIONS.iter().any(|one| word.eq_ignore_ascii_case(one))
}
