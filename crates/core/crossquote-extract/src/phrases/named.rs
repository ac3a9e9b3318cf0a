//! Which words of a source name the speaker: a source is annotated with its role, its apposition and where its speaker
//! belongs, and only a part of it is the name.
//!
//! ```text
//! the harbour master, Ine Falk                      Ine Falk
//! Ine Falk, who runs the ferry                      Ine Falk
//! Henrike Daly of Mill Lane                         Henrike Daly
//! Residents of Mill Lane                            Residents of Mill Lane
//! ```
//!
//! A source without a name is left whole: it is its own description.

use super::{BEFORE_TIMES, TokenRange, is_generation};
use crate::cues::Form;
use crate::lexicon::{class::*, lists::PARTICLES};
use crate::sentences::{Kind, Token};

/// What a word of an office or a body is: words of these alone are nobody's name.
const NO_NAME: u32 = DET | POSS | DEMONYM | ROLE | TITLE | BODY | GROUP | FINDING | OCCASION | TIME;

/// Tokens of an apposition: a longer one is no name with a word or two before it.
const LONGEST_APPOSITION: usize = 10;

/// Words of a name: more are the name of a law or a work.
const LONGEST_NAME: usize = 6;

/// The part of a source that names somebody.
pub(crate) fn named_part(text: &str, tokens: &[Token], source: TokenRange) -> TokenRange {
    let (lo, hi) = source;
    let comma = border(tokens, lo, hi);
    if comma == lo {
        return source;
    }
    let first = without_time(text, tokens, without_relative_clause(text, tokens, (lo, comma)));
    let first = without_verb(text, tokens, first);
    let first = super::subject::behind_first_role(tokens, first);
    let second = ((comma + 1).min(hi), border(tokens, (comma + 1).min(hi), hi));
    if second.0 < hi && is_generation_alone(text, tokens, second) {
        return (lo, second.1);
    }
    if let Some(name) = before_affiliation(text, tokens, first) {
        return name;
    }
    // "three economists, Ine Falk of Oslo among them": of several people none is the name of all.
    if ends_in_name(text, tokens, first) || tokens[first.1 - 1].is(GROUP) {
        return first;
    }
    last_name(text, tokens, (second.0, hi))
        .or_else(|| name_at_end(text, tokens, second))
        .unwrap_or(first)
}

/// Of "Ola Voss, a hydrologist; Ine Falk, a biologist" the one who stands beside the cue.
pub(crate) fn beside_cue(
    tokens: &[Token],
    (lo, hi): TokenRange,
    cue: Option<TokenRange>,
) -> TokenRange {
    let is_semicolon = |at: &usize| tokens[*at].kind == Kind::Semi;
    let mut inside = lo + 1..hi.saturating_sub(1);
    match cue.is_some_and(|cue| cue.1 <= lo) {
        true => (lo, inside.find(is_semicolon).unwrap_or(hi)),
        false => (inside.rev().find(is_semicolon).map_or(lo, |at| at + 1), hi),
    }
}

/// "Reader Ine F. writes": what goes on in a verb behind a name is none of it. The limit: a noun that ends in -s goes too.
fn without_verb(text: &str, tokens: &[Token], (lo, hi): TokenRange) -> TokenRange {
    let last = &tokens[hi - 1];
    let is_verb = last.is_word() && !last.cap && last.word(text).ends_with('s');
    let is_role = last.is(ROLE | TITLE | GROUP | BODY) || last.possessive;
    let named = hi >= lo + 3 && tokens[hi - 2].cap && !tokens[hi - 2].possessive;
    let begins = tokens[lo].is(DET | POSS) || !ends_in_name(text, tokens, (lo, hi - 1));
    if is_verb && !is_role && named && !begins { (lo, hi - 1) } else { (lo, hi) }
}

/// The name behind the last comma where a title or a given name shows it: "the General Manager, Corporate Affairs, of the
/// agency, Mallam Ine Falk".
fn last_name(text: &str, tokens: &[Token], (lo, hi): TokenRange) -> Option<TokenRange> {
    let comma = (lo..hi).rev().find(|&at| tokens[at].kind == Kind::Comma)?;
    let part = (comma + 1, hi);
    let first = tokens.get(part.0).filter(|_| part.0 < hi)?;
    let shown = first.cap && first.is(TITLE | MALE | FEMALE);
    (shown && ends_in_name(text, tokens, part)).then_some(part)
}

/// A source without the clause that was taken for a part of it: "The vote needs all members, and Ine Falk" is Ine
/// Falk, and of "which pays for both" it is "which" that tells who.
pub(crate) fn without_clause(text: &str, tokens: &[Token], source: TokenRange) -> TokenRange {
    let (lo, hi) = source;
    if tokens[lo].is(REL) && lo + 1 < hi {
        return (lo, lo + 1);
    }
    let (lo, hi) = behind_opening(text, tokens, (lo, hi));
    let (lo, hi) = before_verb(tokens, (lo, hi));
    let joins =
        |at: usize| tokens[at].is(CONJ | SUB) || tokens[at].is_one_of(text, CLAUSES_ARE_JOINED_BY);
    let join =
        (lo + 1..hi.saturating_sub(1)).rev().find(|&at| joins(at) && is_comma(tokens, at - 1));
    match join {
        Some(join) if has_verb(tokens, (lo, join - 1)) => (join + 1, hi),
        _ => (lo, hi),
    }
}

/// Of "its annual report the company", which stood behind "in": what speaks, behind where it does.
fn behind_opening(text: &str, tokens: &[Token], (lo, hi): TokenRange) -> TokenRange {
    if !lo.checked_sub(1).is_some_and(|at| tokens[at].is(PREP)) {
        return (lo, hi);
    }
    let place =
        |at: usize| tokens[at].is(FINDING | OCCASION) || tokens[at].is_text(text, "defence");
    let begins = |at: usize| tokens[at].is(DET | PRON) || tokens[at].cap && tokens[at].is_word();
    let noun =
        (lo..hi.saturating_sub(1)).find(|&at| !tokens[at].cap && place(at) && begins(at + 1));
    (noun.map_or(lo, |noun| noun + 1), hi)
}

/// Of "The council warns visitors to book and", which was tagged as far as the next verb, "The council".
fn before_verb(tokens: &[Token], (lo, hi): TokenRange) -> TokenRange {
    if hi < lo + 3 || !tokens[hi - 1].is(CONJ) {
        return (lo, hi);
    }
    let is_verb = |at: usize| {
        let form = tokens[at].cue.filter(|_| !tokens[at].cap).map(|(_, cue)| cue.form);
        matches!(form, Some(Form::Past | Form::Third)) || tokens[at].is(AUX)
    };
    let verb = (lo + 1..hi - 1).find(|&at| is_verb(at));
    (lo, verb.unwrap_or(hi - 1))
}

/// Prepositions behind a comma with which a sentence goes on to who speaks: "…, with the mayor, Ine Falk, saying".
const CLAUSES_ARE_JOINED_BY: &[&str] = &["with", "as"];

/// Whether words that were taken for a noun phrase hold a verb: an auxiliary that is in no relative clause, or a
/// determiner right behind a noun ("requires a vote"), which in a noun phrase stands behind a preposition only.
fn has_verb(tokens: &[Token], (lo, hi): TokenRange) -> bool {
    let end = (lo..hi).find(|&at| tokens[at].is(REL | THAT)).unwrap_or(hi);
    (lo + 1..end).any(|at| {
        let (before, token) = (&tokens[at - 1], &tokens[at]);
        let is_object = token.is(DET | POSS | OBJ) && !token.cap;
        let is_noun = before.is_word()
            && !before.is(PREP | CONJ | DET | SUB | ADV | POSS)
            && !before.possessive;
        token.is(AUX) && !token.cap || is_object && is_noun
    })
}

/// The part that names somebody of a source that may go on in an apposition behind it, up to token `end`:
/// "the harbour master, Ine Falk, said", where rules read "the harbour master" alone.
pub(crate) fn named_part_with_apposition(
    text: &str,
    tokens: &[Token],
    source: TokenRange,
    end: usize,
) -> TokenRange {
    let named = named_part(text, tokens, source);
    if named.0 != source.0 || ends_in_name(text, tokens, named) || !is_comma(tokens, source.1) {
        return named;
    }
    let from = source.1 + 1;
    let limit = end.min(from + LONGEST_APPOSITION);
    let to = (from..limit).find(|&at| !tokens[at].is_word()).unwrap_or(limit);
    // "The mayor, Ine Falk, and the priest": perhaps three people.
    let is_listed = tokens.get(to).is_some_and(|token| token.is(CONJ))
        || is_comma(tokens, to) && tokens.get(to + 1).is_some_and(|token| token.is(CONJ));
    let is_none = is_listed || from >= to || (from..to).any(|at| is_verb(tokens, at));
    let name = if is_none { None } else { name_at_end(text, tokens, (from, to)) };
    name.unwrap_or(named)
}

fn is_comma(tokens: &[Token], at: usize) -> bool {
    tokens.get(at).is_some_and(|token| token.kind == Kind::Comma)
}

/// Whether a verb stands there, in small letters: in "the mayor, Ine Falk said" it is Falk who speaks.
fn is_verb(tokens: &[Token], at: usize) -> bool {
    !tokens[at].cap
        && (tokens[at].is(AUX) || tokens[at].cue.is_some() && !tokens[at].is(ROLE | TITLE))
}

/// Where the first part of a source ends that begins at `from`: at a comma or a dash.
fn border(tokens: &[Token], from: usize, hi: usize) -> usize {
    (from..hi).find(|&at| matches!(tokens[at].kind, Kind::Comma | Kind::Dash)).unwrap_or(hi)
}

/// "people who know him": people.
fn without_relative_clause(text: &str, tokens: &[Token], (lo, hi): TokenRange) -> TokenRange {
    let who = (lo + 1..hi).find(|&at| tokens[at].is_text(text, "who"));
    (lo, who.unwrap_or(hi))
}

/// "Mark Rutte earlier this week": Mark Rutte.
fn without_time(text: &str, tokens: &[Token], (lo, hi): TokenRange) -> TokenRange {
    let is_of_time = |at: usize| {
        let token = &tokens[at];
        let begins =
            token.is_one_of(text, BEFORE_TIMES) || token.is_one_of(text, &["this", "on", "in"]);
        !token.possessive && (token.is(TIME) || begins && !token.cap)
    };
    if !tokens[hi - 1].is(TIME)
        && !tokens[hi - 1].is_one_of(text, &["week", "month", "year", "night"])
    {
        return (lo, hi);
    }
    let end = (lo + 1..hi - 1).rev().take_while(|&at| is_of_time(at)).last().unwrap_or(hi - 1);
    // "the agenda for 14 November": the day belongs to the month.
    let day = end.checked_sub(1).map_or("", |at| tokens[at].word(text));
    let is_day = !day.is_empty() && day.bytes().all(|byte| byte.is_ascii_digit());
    if end > lo && !is_day { (lo, end) } else { (lo, hi) }
}

/// "Martin Luther King, Jr."
fn is_generation_alone(text: &str, tokens: &[Token], (lo, hi): TokenRange) -> bool {
    hi == lo + 1 && is_generation(tokens[lo].word(text).trim_end_matches('.'))
}

/// "Henrike Daly of Mill Lane", "Senator Ola Wick of Ohio", "Tam Reyes at City Hospital": the name before the
/// preposition. "Secretary of State Ola Wick", "Ministry of Fisheries" and "Residents of Port Elm" have none there.
fn before_affiliation(text: &str, tokens: &[Token], (lo, hi): TokenRange) -> Option<TokenRange> {
    let preposition = (lo + 1..hi).find(|&at| tokens[at].is(PREP))?;
    let part = (lo, preposition);
    let is_listed = (lo..hi).any(|at| tokens[at].is(CONJ));
    (!is_listed && ends_in_name(text, tokens, part)).then_some(part)
}

/// Whether the words before the first preposition end in somebody's name: two words with capitals, or one behind a
/// title, of which the last is no word of an office or a body.
fn ends_in_name(text: &str, tokens: &[Token], (lo, hi): TokenRange) -> bool {
    let end = (lo + 1..hi).find(|&at| tokens[at].is(PREP)).unwrap_or(hi);
    let is_particle = |at: usize| at > lo && PARTICLES.has_word(&tokens[at], text);
    let is_part =
        |at: usize| is_capital(&tokens[at]) && !tokens[at].is(DET | POSS) || is_particle(at);
    let Some(begin) = (lo..end).rev().take_while(|&at| is_part(at)).last() else { return false };
    let last = &tokens[end - 1];
    let is_given = (begin..end).any(|at| tokens[at].is(MALE | FEMALE));
    let is_body =
        (begin..end).any(|at| tokens[at].is(BODY | GROUP | FINDING | OCCASION)) && !is_given;
    let words = end - begin;
    let is_alone = words == 1 && !(begin > lo && tokens[begin - 1].is(ROLE | TITLE));
    !is_body && !last.is(NO_NAME) && !is_alone && words <= LONGEST_NAME
}

/// The name in which an apposition ends: "scrap-metal merchant Dragan Pavlić". None where a preposition or a
/// conjunction stands in it: "a port in Aldmoor" ends in another's name.
fn name_at_end(text: &str, tokens: &[Token], (lo, hi): TokenRange) -> Option<TokenRange> {
    // "Ine Falk of City Hospital": the name stands before the preposition.
    let is_preposition = |at: usize| tokens[at].is(PREP) && !PARTICLES.has_word(&tokens[at], text);
    let hi = match (lo + 1..hi).find(|&at| is_preposition(at)) {
        Some(at) if ends_in_name(text, tokens, (lo, at)) => at,
        _ => hi,
    };
    let is_other = (lo..hi).any(|at| {
        tokens[at].is(PREP | CONJ | AUX | PRON) && !PARTICLES.has_word(&tokens[at], text)
    });
    let is_named = |at: usize| is_capital(&tokens[at]) || PARTICLES.has_word(&tokens[at], text);
    let begin = (lo..hi).rev().take_while(|&at| is_named(at)).last()?;
    let has_name = (begin..hi).any(|at| is_capital(&tokens[at]) && !tokens[at].is(NO_NAME));
    (!is_other && has_name && hi - begin <= LONGEST_NAME).then_some((begin, hi))
}

/// Whether the token is a word with a capital that nobody owns something by: not "Unison’s".
fn is_capital(token: &Token) -> bool {
    token.is_word() && token.cap && !token.possessive
}

#[cfg(test)]
mod tests {
    use super::{beside_cue, named_part, named_part_with_apposition, without_clause};
    use crate::sentences::read;

    /// A source, and the part of it that names somebody.
    const CASES: &[(&str, &str)] = &[
        ("the harbour master, Ine Falk", "Ine Falk"),
        ("Ine Falk, the harbour master", "Ine Falk"),
        ("Councillor Marta Voss’s election agent, Peter Crane", "Peter Crane"),
        ("the club's owner, scrap-metal merchant Dragan Pavlić", "Dragan Pavlić"),
        ("The headteacher of Mill Lane Juniors, Farah Siddiqui", "Farah Siddiqui"),
        ("the passengers’ lawyer, former transport minister Solveig Aune", "Solveig Aune"),
        ("the museum's director, Dr Ade van der Berg", "Dr Ade van der Berg"),
        ("the operator, Estuary Link", "Estuary Link"),
        ("A passenger who is not among them, truck driver Witold Banaś", "Witold Banaś"),
        ("harbour master Ine Falk", "harbour master Ine Falk"),
        ("Guild treasurer and former captain Ine Falk", "former captain Ine Falk"),
        ("Ola Wick and mayor Ine Falk", "Ola Wick and mayor Ine Falk"),
        ("Martin King, Jr.", "Martin King, Jr."),
        ("Henrike Daly of Mill Lane", "Henrike Daly"),
        ("Senator Ola Wick of Ohio", "Senator Ola Wick"),
        ("Dr Hamid Tolan of St Brannock’s Hospital", "Dr Hamid Tolan"),
        ("Lead author Ines Duarte at the University of Aldbrook", "Lead author Ines Duarte"),
        ("Secretary of State Ola Wick", "Secretary of State Ola Wick"),
        ("Residents of Port Elm", "Residents of Port Elm"),
        ("The Ministry of Fisheries", "The Ministry of Fisheries"),
        ("people who know him", "people"),
        ("Secretary-General Mark Rutte earlier this week", "Secretary-General Mark Rutte"),
        ("the mayor last night", "the mayor"),
        ("the mayor on Friday", "the mayor"),
        ("The Federation of Torrin Farmers", "The Federation of Torrin Farmers"),
        ("the company, which owns the quay", "the company"),
        ("the minister, speaking in Oslo", "the minister"),
        ("the mayor, a friend of Ine Falk", "the mayor"),
        ("its head, Dr Ine Falk of City Hospital", "Dr Ine Falk"),
        ("Ine von der Falk, née Voss", "Ine von der Falk"),
        ("the Manager, Corporate Affairs, of the agency, Mallam Ine Falk", "Mallam Ine Falk"),
        ("Reader Ine F. emails", "Reader Ine F."),
        ("three economists, Ine Falk of City Hospital", "three economists"),
        ("the agenda for 14 November", "the agenda for 14 November"),
    ];

    /// A sentence that begins with a source, how many tokens rules take for it, and what names the speaker.
    const APPOSITIONS: &[(&str, usize, &str)] = &[
        ("The harbour master, Ine Falk, said no.", 3, "Ine Falk"),
        ("The club’s owner, scrap-metal merchant Dragan Pavlić, said no.", 3, "Dragan Pavlić"),
        ("The mayor, Ine Falk said, is ill.", 2, "The mayor"),
        ("The mayor, Ine Falk, and the priest said no.", 2, "The mayor"),
        ("The mayor, who lives in Oslo, said no.", 2, "The mayor"),
        ("The mayor, speaking in Oslo, said no.", 2, "The mayor"),
        ("Ine Falk, Tam Reyes said, is ill.", 2, "Ine Falk"),
    ];

    /// What was taken for a source, and what of it is one.
    const CLAUSES: &[(&str, &str)] = &[
        ("The vote needs all the members, and Secretary-General Aro", "Secretary-General Aro"),
        ("The council has refused it, with the mayor, Ine Falk", "the mayor, Ine Falk"),
        ("Ine Falk, Tam Reyes, and Ola Wick", "Ine Falk, Tam Reyes, and Ola Wick"),
        (
            "Friends of the river, and the mayor of the town",
            "Friends of the river, and the mayor of the town",
        ),
        ("Residents who have seen it, and Ine Falk", "Residents who have seen it, and Ine Falk"),
        ("The council warns visitors to book ahead and", "The council"),
        ("In its annual report the council", "In its annual report the council"),
        ("which pays for both", "which"),
        ("who", "who"),
    ];

    #[test]
    fn of_a_list_the_one_beside_the_cue_speaks() {
        let text = "said Ola Voss, a nurse; Ine Falk, a cook, said";
        let document = read(text, &[], &[]);
        let tokens = &document.tokens;
        let end = tokens.len() - 2;
        let printed = |(lo, hi): (usize, usize)| {
            &text[tokens[lo].start as usize..tokens[hi - 1].end as usize]
        };
        let list = (1, end);
        assert_eq!(printed(beside_cue(tokens, list, Some((0, 1)))), "Ola Voss, a nurse");
        assert_eq!(printed(beside_cue(tokens, list, Some((end + 1, end + 2)))), "Ine Falk, a cook");
    }

    #[test]
    fn what_opens_a_sentence_is_no_part_of_a_source() {
        for (text, source) in [
            ("In its annual report the council", "the council"),
            ("In a written defence the firm", "the firm"),
            ("In its half-year report Falk", "Falk"),
            ("In its report on the flood it", "its report on the flood it"),
        ] {
            let document = read(text, &[], &[]);
            let tokens = &document.tokens;
            let (lo, hi) = without_clause(text, tokens, (1, tokens.len()));
            assert_eq!(&text[tokens[lo].start as usize..tokens[hi - 1].end as usize], source);
        }
    }

    #[test]
    fn every_clause() {
        for &(taken, source) in CLAUSES {
            let document = read(taken, &[], &[]);
            let tokens = &document.tokens;
            let (lo, hi) = without_clause(taken, tokens, (0, tokens.len()));
            let found = &taken[tokens[lo].start as usize..tokens[hi - 1].end as usize];
            assert_eq!(found, source, "in {taken}");
        }
    }

    #[test]
    fn every_apposition() {
        for &(sentence, words, name) in APPOSITIONS {
            let document = read(sentence, &[], &[]);
            let tokens = &document.tokens;
            let (lo, hi) = named_part_with_apposition(sentence, tokens, (0, words), tokens.len());
            let found = &sentence[tokens[lo].start as usize..tokens[hi - 1].end as usize];
            assert_eq!(found, name, "in {sentence}");
        }
    }

    #[test]
    fn every_case() {
        for &(source, name) in CASES {
            let document = read(source, &[], &[]);
            let tokens = &document.tokens;
            let (lo, hi) = named_part(source, tokens, (0, tokens.len()));
            let found = &source[tokens[lo].start as usize..tokens[hi - 1].end as usize];
            assert_eq!(found, name, "in {source}");
        }
    }
}
