//! Where a name begins and ends, whether it is a person's, and of which gender.

use std::collections::BTreeSet;

use super::lists::{self, is_particle, is_place, is_style_as_name, is_title_pair};
use super::{Gender, Mention};
use crate::lexicon::class::*;
use crate::phrases::{self, TokenRange};
use crate::sentences::{Document, Kind, Token};
use crossquote_text::fold;

/// Words that say that nobody speaks: names of nobody, though they may begin a sentence.
pub(crate) const NOBODY: &[&str] = &["nobody", "none", "no-one", "neither"];

/// Endings of words for what people do: "Commuter Tilda Voss".
const ENDINGS_OF_TRADES: &[&str] = &["er", "or", "ist"];

/// The name that begins at token `at`, between the tokens `lo` and `hi`: (with titles, name alone).
pub(super) fn name_at(
    text: &str,
    tokens: &[Token],
    at: usize,
    lo: usize,
    hi: usize,
) -> Option<(TokenRange, TokenRange)> {
    let reader = NameReader { text, tokens, lo, hi };
    if !reader.may_begin(at) {
        return None;
    }
    let (name, end) = reader.capitalised(at);
    let (name, end) = reader.behind_small_roles(name, end);
    let name = reader.behind_titles(name, end);
    let name = reader.at_given_name(name, end);
    Some(((reader.with_titles_before(at), end), (name, end)))
}

/// Reads names within a sentence, from the tokens `lo` to `hi`.
struct NameReader<'t> {
    text: &'t str,
    tokens: &'t [Token],
    lo: usize,
    hi: usize,
}

impl NameReader<'_> {
    /// Whether a name may begin at token `at`.
    fn may_begin(&self, at: usize) -> bool {
        let first = &self.tokens[at];
        // "Officials said": a capital that only the beginning of the sentence gives.
        let common = at == self.lo
            && first.is(GROUP | FINDING | SAYING)
            && !self.tokens.get(at + 1).is_some_and(|next| next.cap);
        is_name_word(first) && !common && !first.is_one_of(self.text, NOBODY)
    }

    /// The words with capitals from token `at` on: where the name begins that they hold, and where
    /// they end.
    fn capitalised(&self, at: usize) -> TokenRange {
        let Some(name) = self.behind_office(at) else { return (at, self.last_capital(at + 1)) };
        (name, self.last_capital(name))
    }

    /// Where the name begins behind an office with "of": "U.S. Secretary of State Marco Rubio".
    fn behind_office(&self, at: usize) -> Option<usize> {
        let NameReader { text, tokens, hi, .. } = *self;
        let of = (at..hi).find(|&p| !is_title(&tokens[p]) || !tokens[p].cap).unwrap_or(hi);
        let office = of > at
            && of + 2 < hi
            && tokens[of].is_text(text, "of")
            && tokens[of + 1].cap
            && tokens[of + 1].is_word()
            && !tokens[of + 1].possessive
            && is_name_word(&tokens[of + 2]);
        if !office {
            return None;
        }
        // "Secretary of Homeland Security John Lee": a given name tells where the name begins.
        let given = |p: usize| p < hi && tokens[p].is(MALE | FEMALE);
        let two = !given(of + 2) && given(of + 3) && tokens.get(of + 4).is_some_and(is_name_word);
        Some(of + 2 + usize::from(two))
    }

    /// Where the words with capitals end that go on at `end`, "de" and "van" between them included.
    fn last_capital(&self, mut end: usize) -> usize {
        let NameReader { text, tokens, hi, .. } = *self;
        while end < hi && !tokens[end - 1].possessive {
            // "Bill de Blasio"
            let particle = |p: usize| p < hi && is_particle(&tokens[p], text) && !tokens[p].cap;
            let after = (end..end + 2).find(|&p| !particle(p)).unwrap_or(end + 2);
            if is_name_word(&tokens[end]) {
                end += 1;
            } else if self.is_nickname(end) {
                end += 2;
            } else if after > end
                && after < hi
                && is_name_word(&tokens[after])
                && !tokens[end - 1].is(TITLE)
            {
                end = after + 1;
            } else {
                break;
            }
        }
        end
    }

    /// Whether a word in quotation marks stands between two words of a name: 'Ada “Trixie” Voss'.
    fn is_nickname(&self, at: usize) -> bool {
        let NameReader { text, tokens, hi, .. } = *self;
        at + 1 < hi
            && tokens[at].is_quote()
            && tokens[at - 1].is(MALE | FEMALE)
            && is_name_word(&tokens[at + 1])
            && nickname(text, &tokens[at]).is_some()
    }

    /// Where the name begins if words stand before the given name that no list has as a title: "Local MP Ada Voss".
    fn at_given_name(&self, name: usize, end: usize) -> usize {
        let is_given = |at: usize| self.tokens[at].is(MALE | FEMALE);
        // The surname stands behind it, so "Van Thomas" and "Orban Viktor" stay whole.
        let given = (name..end.saturating_sub(1)).find(|&at| is_given(at)).unwrap_or(name);
        // One word before it may be a given name that no list has, "Nkechi Ruth Voss"; only its ending tells.
        let word = self.tokens[name].word(self.text);
        let is_trade = name == self.lo && ENDINGS_OF_TRADES.iter().any(|end| word.ends_with(end));
        let is_name = (name..given).any(|at| is_particle(&self.tokens[at], self.text));
        if (given > name + 1 || given > name && is_trade) && !is_name { given } else { name }
    }

    /// Steps over roles in small letters between a title and the name: "Kremlin spokesman Dmitry …".
    fn behind_small_roles(&self, mut name: usize, mut end: usize) -> TokenRange {
        let NameReader { tokens, hi, .. } = *self;
        while end + 1 < hi
            && !tokens[end].cap
            && tokens[end].is(ROLE | TITLE)
            && !tokens[end - 1].possessive
            && is_name_word(&tokens[end + 1])
        {
            name = end + 1;
            end = self.last_capital(end + 2);
        }
        (name, end)
    }

    /// Where the name begins behind its titles: "US Defense Secretary Pete Hegseth".
    fn behind_titles(&self, mut name: usize, end: usize) -> usize {
        let named_like_a_style = |at: usize| {
            at + 2 == end
                && is_style_as_name(self.text, &self.tokens[at])
                && at.checked_sub(1).is_some_and(|role| self.is_small_role(role))
        };
        while name + 1 < end && is_title(&self.tokens[name]) && !named_like_a_style(name) {
            name += 1;
        }
        while name + 2 < end && is_title_pair(self.text, &self.tokens[name], &self.tokens[name + 1])
        {
            name += 2;
        }
        // Everything up to the last title is title.
        let title = (name..end.saturating_sub(1))
            .rev()
            .find(|&p| self.tokens[p].is(TITLE | ROLE) && !self.tokens[p].is(MALE | FEMALE))
            .filter(|&p| !named_like_a_style(p));
        title.map_or(name, |title| title + 1)
    }

    /// Whether the token is a role in small letters that no relation of a family is: "chairman", not "brother", which
    /// makes a style behind it a title, "brother Prince Otto".
    fn is_small_role(&self, at: usize) -> bool {
        let token = &self.tokens[at];
        let is_relation =
            [lists::SPOUSES, lists::RELATIVES].iter().any(|all| token.is_one_of(self.text, all));
        !token.cap && token.is(ROLE | TITLE) && !is_relation
    }

    /// Where a mention begins with the roles in small letters before it: "former President …",
    /// "campaign manager …".
    fn with_titles_before(&self, at: usize) -> usize {
        let NameReader { tokens, lo, .. } = *self;
        let Some(title) = at.checked_sub(1).filter(|&p| p >= lo) else { return at };
        // "the president's Pacific roots"
        let role =
            !tokens[title].cap && tokens[title].is(ROLE | TITLE) && !tokens[title].possessive;
        if !role {
            return at;
        }
        let mut begin = title;
        while begin > lo
            && phrases::nounish(&tokens[begin - 1])
            && !tokens[begin - 1].is(DET)
            && tokens[begin - 1].is(DEMONYM | BODY)
        {
            begin -= 1;
        }
        begin
    }
}

/// Whether the token can be a word of a name: with a capital, and none of the words that have one
/// only where a sentence or a title begins.
fn is_name_word(token: &Token) -> bool {
    token.is_word()
        && token.cap
        && !token.contracted
        && !token.is(PRON | DET | POSS | OBJ | THAT | REL | AUX | CONJ | PREP | TIME)
        && !token.is(SUB | ADV | NOT)
}

/// Whether the token is a title before a name, and no given name.
fn is_title(token: &Token) -> bool {
    token.is(TITLE | ROLE | DEMONYM) && !token.is(MALE | FEMALE)
}

/// The one word in quotation marks that a token is, if it may be a nickname: with a capital.
fn nickname<'t>(text: &'t str, token: &Token) -> Option<&'t str> {
    let printed = text.get(token.start as usize..token.end as usize)?;
    let word = printed.trim_matches(|c: char| !c.is_alphanumeric());
    let is_one = !word.is_empty() && word.chars().all(|c| c.is_alphanumeric() || c == '-');
    (is_one && word.starts_with(char::is_uppercase)).then_some(word)
}

/// The folded words of a name, a nickname in quotation marks among them.
pub(super) fn words_of_name(text: &str, tokens: &[Token], (lo, hi): TokenRange) -> Vec<String> {
    let word = |token: &Token| match token.is_quote() {
        true => nickname(text, token).map(fold),
        false => token.is_word().then(|| fold(token.word(text))),
    };
    tokens[lo..hi].iter().filter_map(word).collect()
}

/// Whether a name of two or more words is a person's.
pub(super) fn is_person(
    text: &str,
    document: &Document,
    mention: &Mention,
    alone: &BTreeSet<String>,
) -> bool {
    let tokens = &document.tokens;
    let (lo, hi) = mention.name;
    let last = &tokens[hi - 1];
    let acronym = (lo..hi).any(|p| {
        let word = tokens[p].word(text);
        word.len() > 2 && word.chars().all(char::is_uppercase) && !word.contains('.')
    });
    if hi - lo > 4 || (last.is(BODY) && !tokens[lo].is(MALE | FEMALE)) {
        return false;
    }
    if tokens[lo].is(MALE | FEMALE) || is_given_behind(text, last) {
        return !last.is(BODY | GROUP);
    }
    if acronym || (lo..hi).any(|p| tokens[p].is(BODY | DEMONYM | GROUP | TIME)) {
        return false;
    }
    // "the Office of Rural Safety"
    let of = mention.whole.0.checked_sub(2).filter(|&p| tokens[p].cap && tokens[p].is(BODY));
    if of.is_some_and(|p| tokens[p + 1].is_one_of(text, &["of", "for"])) {
        return false;
    }
    if is_place(&fold(tokens[hi - 1].word(text))) || is_place(&fold(tokens[lo].word(text))) {
        return false;
    }
    let article = mention.whole.0.checked_sub(1).is_some_and(|p| tokens[p].is(DET));
    let titled = mention.whole.0 < lo && (mention.whole.0..lo).any(|p| tokens[p].is(TITLE | ROLE));
    if titled {
        return true;
    }
    if article {
        return false;
    }
    let described = tokens.get(hi).is_some_and(|token| token.kind == Kind::Comma)
        && (hi + 1..(hi + 7).min(tokens.len()))
            .take_while(|&p| tokens[p].is_word())
            .any(|p| tokens[p].is(ROLE) && !tokens[p].cap || tokens[p].is_text(text, "who"));
    let word = fold(last.word(text));
    described
        || hi - lo <= 3
            && (mention.subject || alone.contains(&word))
            && !lists::NO_SURNAME.has(&word)
}

/// The gender that a name or its title shows.
pub(super) fn gender(text: &str, document: &Document, mention: &Mention) -> Gender {
    let tokens = &document.tokens;
    for token in &tokens[mention.whole.0..mention.name.0] {
        let told = lists::gender_of_word(&token.word(text).to_lowercase());
        if told != Gender::Unknown {
            return told;
        }
    }
    let (lo, hi) = mention.name;
    if hi - lo < 2 {
        return Gender::Unknown;
    }
    let last = &tokens[hi - 1];
    given_gender(if is_given_behind(text, last) { last } else { &tokens[lo] })
}

/// "Kim Jae-won": whether the last word of a name is a given name, where the family's name stands first.
fn is_given_behind(text: &str, token: &Token) -> bool {
    token.is(MALE | FEMALE) && token.word(text).contains('-')
}

/// The gender of a given name.
pub(super) fn given_gender(token: &Token) -> Gender {
    match (token.is(MALE), token.is(FEMALE)) {
        (true, false) => Gender::Male,
        (false, true) => Gender::Female,
        _ => Gender::Unknown,
    }
}
