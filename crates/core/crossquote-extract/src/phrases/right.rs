//! Noun phrases read rightwards, from their first word: "said X", "told X", "according to X".

use super::{LONGEST, TokenRange, is_pronoun_like, nounish};
use crate::lexicon::class::*;
use crate::sentences::{Kind, Token};

/// The noun phrase that begins at token `first`: short reading, for "said X" and "told X".
pub(crate) fn right(text: &str, tokens: &[Token], first: usize, hi: usize) -> Option<TokenRange> {
    let hi = hi.min(first + LONGEST);
    if first >= hi {
        return None;
    }
    let head = &tokens[first];
    if head.is(PRON | OBJ) && !head.contracted {
        return Some((first, first + 1));
    }
    if !head.is_word() || (!nounish(head) && !head.is(DET | POSS)) {
        return None;
    }
    let mut end = first + 1;
    let mut named = head.cap && !head.is(DET | POSS | TITLE | ROLE | DEMONYM);
    while end < hi {
        let token = &tokens[end];
        if token.is(PREP) && !token.cap && end + 1 < hi {
            let before = &tokens[end - 1];
            let of = token.is_text(text, "of");
            let joins = of
                || (before.is(ROLE | GROUP | BODY | DET)
                    && token.is_one_of(text, &["for", "at", "with", "from"]));
            let next = &tokens[end + 1];
            if joins && (nounish(next) || next.is(DET | POSS)) && !named {
                end += 2;
                named = next.cap;
                continue;
            }
            break;
        }
        if !nounish(token) || token.is(TIME) && !token.possessive {
            break;
        }
        // "the three judges" goes on, "the court the judges" does not.
        let counts =
            end == first + 1 && token.is(DET) && !token.is_one_of(text, &["the", "a", "an"]);
        if token.is(DET) && !token.cap && !counts {
            break;
        }
        // After a name only capitals go on, or a role after a possessive.
        if named && !token.cap && !tokens[end - 1].possessive && !token.is(ROLE | GROUP | BODY) {
            break;
        }
        named |= token.cap && !token.is(TITLE | ROLE | DEMONYM);
        end += 1;
    }
    if end == first + 1 && head.is(DET | POSS) && !is_pronoun_like(text, head) {
        return None;
    }
    Some((first, end))
}

/// The noun phrase after "according to": goes on over prepositions to the next clause border.
pub(crate) fn right_long(
    text: &str,
    tokens: &[Token],
    first: usize,
    hi: usize,
) -> Option<TokenRange> {
    let mut end = first;
    while end < hi.min(first + LONGEST) {
        let token = &tokens[end];
        let stop = match token.kind {
            Kind::Word => {
                token.is(AUX | THAT | PRON)
                    || (token.is(SUB) && !token.is(PREP))
                    || (token.is(CONJ) && !tokens.get(end + 1).is_some_and(nounish))
            }
            Kind::Quote(_) => end == first || !short_quote(token),
            _ => true,
        };
        if stop {
            break;
        }
        end += 1;
    }
    // A trailing "in" or "on Friday" is not part of the name.
    while end > first
        && (tokens[end - 1].is(PREP | CONJ | TIME | DET)
            && !is_pronoun_like(text, &tokens[end - 1]))
    {
        end -= 1;
    }
    (end > first).then_some((first, end))
}

fn short_quote(token: &Token) -> bool {
    token.end - token.start < 30
}
