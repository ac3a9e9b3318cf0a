//! Sources that are named by way of somebody else: "his office", "a spokesman for Clinton".
//!
//! ```text
//! her spokesman            of the person whom "her" means
//! the president’s office   of the person with that title
//! the Clinton campaign     of Clinton
//! the ministry             the one ministry that was named before
//! ```
//!
//! They are speakers of their own, with a link to whose they are: an office's words are not its
//! holder's. Where it is unclear whose a pronoun's office is, nobody is credited.

use std::sync::LazyLock;

use crate::entities::{Belongs, Other, Resolved, Resolver, Who};
use crate::lexicon::{class::*, lists::List};
use crate::names;
use crate::phrases::TokenRange;
use crate::sentences::Kind;
use crossquote_model::{Span, SpeakerKind};
use crossquote_text::fold;

/// Who speaks for somebody by office.
static SPOKESPEOPLE: LazyLock<List> = LazyLock::new(|| List::new(include_str!("spokespeople.txt")));

/// Bodies and people around somebody, beside the nouns for bodies of the lexicon.
static CIRCLE: LazyLock<List> = LazyLock::new(|| List::new(include_str!("circle.txt")));

/// An office of an office of … ends here: no phrase of an article needs more.
const LONGEST_KEY: usize = 200;

/// Speakers among whom a body is looked for by its last word: the work stays small in a long text.
const MOST_BODIES: usize = 200;

/// Bodies whose short name is searched for: a noun for any body would make "the company" of every
/// company.
fn stands_for_name(token: &crate::sentences::Token) -> bool {
    token.is(BODY) && !token.cap && !token.is(FINDING)
}

impl Resolver<'_> {
    /// A source that says whose it is; `end` is one past its head noun.
    pub(super) fn owned(
        &mut self,
        source: TokenRange,
        end: usize,
        sentence: usize,
    ) -> Option<(Option<Who>, Resolved)> {
        let tokens = &self.document.tokens;
        let (lo, hi) = source;
        if tokens[lo].is(POSS) && lo + 1 < end {
            if tokens[lo].is_one_of(self.text, &["my", "our", "your"]) {
                return None;
            }
            if let Some(named) = self.named_after(source) {
                return Some(named);
            }
            // "His spokesman said Poe would come": of Poe, as a rule.
            self.barred.clear();
            let (owner, found) = self.pronoun((lo, lo + 1), sentence);
            if let Some(named) = self.relative_of(owner.as_ref(), (lo, end)) {
                return Some(named);
            }
            let Some(owner) = owner else {
                let is_thing = tokens[lo].is_text(self.text, "its");
                return Some(if is_thing { self.of_unknown((lo, end)) } else { (None, found) });
            };
            return Some(self.belongs(owner, source, (lo + 1, end), found, true));
        }
        if let Some(at) = (lo..end.saturating_sub(1)).rev().find(|&at| tokens[at].possessive) {
            let named = tokens[end - 1].cap && !tokens[end - 1].is(BODY | ROLE | GROUP);
            if named || tokens[at].is(TIME) || at + 1 >= end || tokens[at + 1].cap {
                return None;
            }
            let (owner, found, role) = self.owner((lo, at + 1), sentence)?;
            return Some(self.belongs(owner, source, (at + 1, end), found, role));
        }
        let around = |at: usize| {
            let word = fold(tokens[at].word(self.text));
            CIRCLE.has(&word) || SPOKESPEOPLE.has(&word)
        };
        if !around(end - 1) {
            return None;
        }
        if end + 1 < hi && tokens[end].is_one_of(self.text, &["for", "of", "to"]) {
            let (owner, found, _) = self.owner((end + 1, hi), sentence)?;
            return Some(self.belongs(owner, source, (lo, end), found, false));
        }
        // "the Clinton campaign", "the Kremlin spokesman"
        let first = lo + usize::from(tokens[lo].is(DET));
        let mut name = first;
        while name < end && tokens[name].cap && !around(name) {
            name += 1;
        }
        let plain = |at: usize| !tokens[at].is(DEMONYM | TITLE | ROLE) || tokens[at].is(BODY);
        if name == first || name >= end || !(first..name).any(plain) {
            return None;
        }
        let (owner, found, _) = self.owner((first, name), sentence)?;
        Some(self.belongs(owner, source, (name, end), found, false))
    }

    /// "His manager, Jeff Weaver, said": the name that stands beside the description.
    fn named_after(&mut self, (_, hi): TokenRange) -> Option<(Option<Who>, Resolved)> {
        let tokens = &self.document.tokens;
        let at = self.names.mentions.partition_point(|mention| mention.name.0 <= hi);
        let mention = self.names.mentions.get(at)?;
        let name = mention.name;
        let beside = tokens.get(hi).is_some_and(|token| token.kind == Kind::Comma)
            && name.0 == hi + 1
            && name.1 - name.0 > 1
            && tokens.get(name.1).is_some_and(|token| token.kind == Kind::Comma);
        let person = mention.person.filter(|_| beside)?;
        let resolved =
            Resolved { entity: None, rule: "speaker-named", because: vec![name], at_most: 90 };
        Some((Some(Who::Person(person)), resolved))
    }

    /// Whom the words before "’s", or after "for", name, and whether by a role.
    fn owner(&mut self, range: TokenRange, sentence: usize) -> Option<(Who, Resolved, bool)> {
        let tokens = &self.document.tokens;
        let last = &tokens[range.1 - 1];
        if range.1 - range.0 == 1 && last.is(POSS | PRON | OBJ | REL) {
            return None;
        }
        if last.cap {
            if let Some((who, found)) = self.named(range) {
                // A surname of several: kept as named, without a link.
                return who.map(|who| (who, found, false));
            }
            let word = fold(last.word(self.text));
            let body = last.is(BODY)
                || range.1 - range.0 > 1
                || names::is_place(&word)
                || last.word(self.text).chars().filter(|c| c.is_uppercase()).count() > 1;
            if !body {
                return None;
            }
            let (who, found) = self.other(range, range.1, false);
            return who.map(|who| (who, found, false));
        }
        if last.is(ROLE | TITLE) && tokens[range.0].is_one_of(self.text, &["the", "this"]) {
            let (who, found) = self.role(range, range.1)?;
            return who.map(|who| (who, found, true));
        }
        let (who, found) = self.short_body(range, sentence)?;
        who.map(|who| (who, found, false))
    }

    /// The speaker that `rest` of the source names, who belongs to `owner`.
    fn belongs(
        &mut self,
        owner: Who,
        source: TokenRange,
        rest: TokenRange,
        found: Resolved,
        unnamed: bool,
    ) -> (Option<Who>, Resolved) {
        let tokens = &self.document.tokens;
        let mut words = names::folded(self.text, tokens, rest);
        if words.len() > 1 && tokens[rest.0].is(DET) {
            words.remove(0);
        }
        let head = &tokens[rest.1 - 1];
        let noun = words.last().map_or("", String::as_str);
        let body = head.is(BODY) && !head.is(GROUP);
        let why = match () {
            () if noun == "secretary" && !words.iter().any(|word| word == "press") => "named-by",
            () if SPOKESPEOPLE.has(noun) => "speaks-for",
            () if body || CIRCLE.has(noun) => "office",
            () => "named-by",
        };
        let of = match &owner {
            Who::Person(at) => format!("{at}"),
            Who::Other(key) => key.clone(),
        };
        // No phrase of an article holds this character once it is folded into words.
        let key = format!("{of}\u{1}{}", words.join(" "));
        let span =
            |(lo, hi): TokenRange| Span { start: tokens[lo].start, end: tokens[hi - 1].bare };
        let printed = span(source).of(self.text);
        let name = if unnamed {
            let of = match &owner {
                Who::Person(at) => self.names.printed(self.text, tokens, *at),
                Who::Other(key) => {
                    self.others.get(key).map_or(String::new(), |other| other.name.clone())
                }
            };
            let plural = matches!(&owner, Who::Other(key)
                if self.others.get(key).is_some_and(|other| other.kind == SpeakerKind::Group))
                && of.ends_with('s');
            format!("{of}’{} {}", if plural { "" } else { "s" }, span(rest).of(self.text))
        } else {
            let bare = ["the ", "The "].iter().find_map(|article| printed.strip_prefix(article));
            bare.filter(|_| body).unwrap_or(printed).to_owned()
        };
        let kind = if body { SpeakerKind::Organisation } else { SpeakerKind::Group };
        let mut because = found.because;
        because.push(source);
        let mention = span(source);
        let of = Belongs { to: owner, why, words: because.clone() };
        let other = Other::new(&name, kind, body || head.is(GROUP), Some(of));
        self.add(key.clone(), other, mention, unnamed);
        because.pop();
        let resolved =
            Resolved { entity: None, rule: "speaker-of", because, at_most: found.at_most.min(90) };
        (Some(Who::Other(key)), resolved)
    }

    /// "the ministry": the one body of that kind that was named before, or that spoke last.
    pub(super) fn short_body(
        &mut self,
        source: TokenRange,
        sentence: usize,
    ) -> Option<(Option<Who>, Resolved)> {
        let tokens = &self.document.tokens;
        let head = &tokens[source.1 - 1];
        if source.1 - source.0 != 2
            || !stands_for_name(head)
            || !tokens[source.0].is_one_of(self.text, &["the", "this"])
        {
            return None;
        }
        let noun = fold(head.word(self.text));
        let resolved = |because: Vec<TokenRange>, at_most| Resolved {
            entity: None,
            rule: "speaker-role",
            because,
            at_most,
        };
        // The body that spoke last.
        if let Some((before, Who::Other(key))) = &self.last
            && before + 4 >= sentence
            && key.len() < LONGEST_KEY
            && key.split([' ', '\u{1}']).next_back() == Some(noun.as_str())
            && let Some(other) = self.others.get(key)
            && other.kind == SpeakerKind::Organisation
        {
            let key = key.clone();
            let because = self.said_by(&key);
            self.mentioned(&key, source);
            return Some((Some(Who::Other(key)), resolved(because, 75)));
        }
        // The only one that is named with more words than its noun.
        let end = self.names.mentions.partition_point(|mention| mention.name.0 < source.0);
        let mut named: Option<TokenRange> = None;
        for mention in self.names.mentions[..end].iter().rev().take(60) {
            let (lo, hi) = mention.whole;
            if mention.person.is_some()
                || hi - lo < 2
                || fold(tokens[hi - 1].word(self.text)) != noun
            {
                continue;
            }
            let same = |other: TokenRange| {
                names::folded(self.text, tokens, other)
                    == names::folded(self.text, tokens, (lo, hi))
            };
            match named {
                None => named = Some((lo, hi)),
                Some(other) if same(other) => {}
                Some(_) => return None,
            }
        }
        let Some(named) = named else { return self.known_body(&noun, source, resolved) };
        let (who, _) = self.other(named, named.1, false);
        if let Some(Who::Other(key)) = &who {
            self.mentioned(key, source);
        }
        Some((who, resolved(vec![named], 75)))
    }

    /// "the board": the only speaker of the article that is called so with more words, "the wine board".
    fn known_body(
        &mut self,
        noun: &str,
        source: TokenRange,
        resolved: impl Fn(Vec<TokenRange>, u8) -> Resolved,
    ) -> Option<(Option<Who>, Resolved)> {
        let is = |(key, other): &(&String, &Other)| {
            let words = key.strip_suffix(noun).is_some_and(|rest| rest.ends_with(' '));
            words && other.kind == SpeakerKind::Organisation && !key.contains('\u{1}')
        };
        let mut known = self.others.iter().take(MOST_BODIES).filter(is).map(|(key, _)| key.clone());
        let (Some(key), None) = (known.next(), known.next()) else { return None };
        let because = self.said_by(&key);
        self.mentioned(&key, source);
        Some((Some(Who::Other(key)), resolved(because, 70)))
    }

    /// Notes another form of a body that is known.
    fn mentioned(&mut self, key: &str, (lo, hi): TokenRange) {
        let tokens = &self.document.tokens;
        if let Some(other) = self.others.get_mut(key) {
            other.mentions.push(Span { start: tokens[lo].start, end: tokens[hi - 1].bare });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::lexicon::lists;

    #[test]
    fn every_file_is_a_list_of_words() {
        lists::check(include_str!("spokespeople.txt"));
        lists::check(include_str!("circle.txt"));
    }
}
