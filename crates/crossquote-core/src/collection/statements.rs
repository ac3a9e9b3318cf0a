//! Groups quotations that report the same statement of the same speaker.
//!
//! ```text
//! quotations ──read──▶ words, stemmed and weighed
//!            ──candidates──▶ pairs that share a telling word (an inverted index, never all pairs)
//!            ──judge──▶ links with their rule       ──merge──▶ statements
//! ```
//!
//! A wrong group is worse than a missed one: it puts words into a report that the report does not
//! have. So a link needs a *rare* word or a long run of words; a negation or a number that stands
//! on one side only forbids it; and two groups merge only if their longest quotations are linked
//! too, so that a short quotation that fits into two speeches does not make one of them.
//!
//! Known limits: a paraphrase that shares no words with the original, and synonyms ("trade",
//! "exchange") without other shared words, stay apart; irony and context are not seen.

use std::collections::{BTreeMap, BTreeSet};
use std::ops::Range;

use crate::model::{Article, Kind, Link, Quotation, Span, Speaker, SpeakerKind, Statement};
use crate::text::key::{is_negation, key_into, plain_words, stem};
use crate::text::{fold, is_stop_word, words};

/// Words of a quotation beyond this many are not compared: the first page of a printed speech
/// identifies it, and comparing costs the product of both lengths.
const LONGEST: usize = 400;

/// How many of a quotation's rarest words are looked up to find candidates.
const PROBES: usize = 8;

/// How many quotations with a word are tried on each side of one in reading order. Keeps a
/// speaker's pet words from making all pairs of everything they ever said.
const WINDOW: usize = 32;

/// Share of the shorter above which a link is strong enough to join two quotations of one article
/// through a third.
const STRONG: f32 = 0.6;

/// Two quotations of one article are linked only if they share this much of the *longer* one.
const NEARLY_IDENTICAL: f32 = 0.9;

/// Reports more than this many days apart are linked only by [`FAR_RUN`] words in a row: speakers
/// repeat themselves.
const FAR_DAYS: i32 = 31;

/// See [`FAR_DAYS`].
const FAR_RUN: usize = 6;

/// The statements that `quotations` report: every quotation is in exactly one.
///
/// Sorted by first quotation. Only quotations with the same `speaker` are ever grouped; those of
/// [`SpeakerKind::Unattributed`] speakers never are. [`Quotation::statement`] is not read.
pub fn group(
    articles: &[Article],
    speakers: &[Speaker],
    quotations: &[Quotation],
) -> Vec<Statement> {
    let collection = Collection::read(articles, quotations);
    let mut by_speaker: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for (number, quotation) in quotations.iter().enumerate() {
        by_speaker.entry(quotation.speaker).or_default().push(number as u32);
    }
    let mut groups = Groups::new(&collection);
    for (speaker, members) in &by_speaker {
        let known = speakers.get(*speaker as usize);
        if known.is_some_and(|speaker| speaker.kind != SpeakerKind::Unattributed) {
            groups.merge_speaker(members);
        }
    }
    groups.statements()
}

/// How much a word tells about which statement it is from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Class {
    /// Holds the sentence together.
    Stop,
    /// Turns the sentence round.
    Negation,
    /// Common in any news.
    Plain,
    /// Everything else.
    Telling,
}

/// What is known of one stem.
#[derive(Clone, Copy, Debug)]
struct Stem {
    class: Class,
    number: bool,
    /// Between 0 (says nothing) and 1 (stands in one context only).
    weight: f32,
    /// In few enough contexts to identify a statement.
    rare: bool,
}

/// A word of a quotation. A contraction is two tokens with one span.
#[derive(Clone, Copy, Debug)]
struct Token {
    stem: u32,
    span: Span,
}

/// A quotation's words, or only those inside quotation marks.
#[derive(Clone, Debug, Default)]
struct View {
    tokens: Vec<Token>,
    /// Stems with a weight, sorted, each once.
    stems: Vec<u32>,
    /// Sum of their weights.
    weight: f32,
    /// Whether all words stand in quotation marks.
    quoted: bool,
}

struct Reading {
    article: u32,
    /// Days since some day, roughly; `None` when the article states no date.
    day: Option<i32>,
    whole: View,
    /// The quoted words of a mixed quotation.
    inner: Option<View>,
}

impl Reading {
    /// All words, or those inside quotation marks if the quotation has such and they are meant.
    fn view(&self, inner: bool) -> &View {
        self.inner.as_ref().filter(|_| inner).unwrap_or(&self.whole)
    }
}

struct Collection<'d> {
    articles: &'d [Article],
    quotations: &'d [Quotation],
    stems: Vec<Stem>,
    readings: Vec<Reading>,
}

/// Why two quotations were linked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Rule {
    /// The same words throughout.
    Same,
    /// All of the shorter stands in the longer.
    Clipped,
    /// A rare word or two, all that one of them quotes.
    Scrap,
    /// Many words in a row.
    Run,
    /// Most telling words.
    Reworded,
    /// Most words in the same order.
    Aligned,
    /// A short sentence with a word replaced; needs another link between the same articles.
    Replaced,
}

/// A link found.
#[derive(Clone, Copy, Debug)]
struct Found {
    rule: Rule,
    /// Whether the words inside quotation marks were compared, not all.
    inner: (bool, bool),
    /// Whether the first of the two is the shorter.
    first_shorter: bool,
    /// Share of the shorter that the longer has, by weight or by count of words.
    share: f32,
    /// For ordering: the surest links merge first.
    strength: f32,
}

impl Collection<'_> {
    fn read<'d>(articles: &'d [Article], quotations: &'d [Quotation]) -> Collection<'d> {
        let mut reader = Reader::default();
        let plain: BTreeSet<String> = plain_words().iter().map(|word| stem(word)).collect();
        let mut readings: Vec<Reading> = Vec::with_capacity(quotations.len());
        for quotation in quotations {
            let article = articles.get(quotation.article as usize);
            let text = article.map_or("", |article| article.text.as_str());
            let tokens = reader.tokens(text, &quotation.content, &plain);
            let quoted = quotation.kind == Kind::Direct;
            let inner =
                (quotation.kind == Kind::Mixed && !quotation.quoted.is_empty()).then(|| {
                    let tokens = reader.tokens(text, &quotation.quoted, &plain);
                    View { tokens, quoted: true, ..View::default() }
                });
            readings.push(Reading {
                article: quotation.article,
                day: article.and_then(|a| a.published.as_ref()).and_then(|date| day(&date.value)),
                whole: View { tokens, quoted, ..View::default() },
                inner,
            });
        }
        reader.weigh(&readings);
        let stems = reader.stems;
        for reading in &mut readings {
            for view in std::iter::once(&mut reading.whole).chain(&mut reading.inner) {
                view.stems = view.tokens.iter().map(|token| token.stem).collect();
                view.stems.retain(|&stem| stems[stem as usize].weight > 0.0);
                view.stems.sort_unstable();
                view.stems.dedup();
                view.weight = view.stems.iter().map(|&stem| stems[stem as usize].weight).sum();
            }
        }
        Collection { articles, quotations, stems, readings }
    }

    /// Whether two quotations report the same statement, and by which rule. Two of one article
    /// only if they are nearly identical: what an article keeps apart, it means to keep apart.
    fn judge(&self, a: u32, b: u32) -> Option<Found> {
        let found = self.related(a, b)?;
        let (first, second) = (&self.readings[a as usize], &self.readings[b as usize]);
        if first.article == second.article {
            let (a, b) = (&first.whole, &second.whole);
            if self.shared(a, b).0 < NEARLY_IDENTICAL * a.weight.max(b.weight) {
                return None;
            }
        }
        Some(found)
    }

    /// The same for the words alone, whichever articles they stand in.
    fn related(&self, a: u32, b: u32) -> Option<Found> {
        let (first, second) = (&self.readings[a as usize], &self.readings[b as usize]);
        let far = first.day.zip(second.day).is_some_and(|(a, b)| (a - b).abs() > FAR_DAYS);
        let mut best: Option<Found> = None;
        for inner in [(false, false), (true, false), (false, true), (true, true)] {
            if (inner.0 && first.inner.is_none()) || (inner.1 && second.inner.is_none()) {
                continue;
            }
            let (left, right) = (first.view(inner.0), second.view(inner.1));
            // Words inside marks against words that are only partly so would compare a scrap
            // with a paraphrase.
            if inner != (false, false) && !(left.quoted && right.quoted) {
                continue;
            }
            let Some(found) = self.judge_views(left, right, far) else { continue };
            if best.is_none_or(|best| found.strength > best.strength) {
                best = Some(Found { inner, ..found });
            }
        }
        best
    }

    fn judge_views(&self, a: &View, b: &View, far: bool) -> Option<Found> {
        let first_shorter = shorter_first(a, b);
        let (short, long) = if first_shorter { (a, b) } else { (b, a) };
        let (shared, telling, rare) = self.shared(short, long);
        if telling == 0 {
            return None;
        }
        let containment = shared / short.weight;
        let run = common_run(&short.tokens, &long.tokens);
        if far && run.len() < FAR_RUN {
            return None;
        }
        let count = short.tokens.len();
        let run_telling = self.telling(&short.tokens[run.clone()]);
        let found = |rule: Rule, share: f32| {
            let inner = (false, false);
            Some(Found { rule, inner, first_shorter, share, strength: shared * share })
        };

        if run.len() == count {
            let same = count == long.tokens.len();
            // Four words with two telling ones, one of them rare, or a long clause.
            let clause = count >= 4 && run_telling >= 2 && (rare > 0 || count >= 8);
            if clause {
                return found(if same { Rule::Same } else { Rule::Clipped }, 1.0);
            }
            // Shorter: only what both put in quotation marks, and only rare words.
            if rare > 0 && short.quoted && long.quoted {
                return found(if same { Rule::Same } else { Rule::Scrap }, 1.0);
            }
            if same && rare > 0 && telling >= 2 {
                return found(Rule::Same, 1.0);
            }
        }
        let run_rare = short.tokens[run.clone()].iter().any(|t| self.stem(*t).rare);
        if run.len() >= 6 && run_telling >= 4 && containment >= 0.5 && (run_rare || run.len() >= 10)
        {
            return found(Rule::Run, containment);
        }
        if !self.agree(short, long) {
            return None;
        }
        // One rare word may be the topic's; then nearly all must be shared.
        let enough = (rare > 0 && containment >= 0.75) || (rare > 1 && containment >= STRONG);
        if telling >= 3 && enough && shared >= 1.5 {
            return found(Rule::Reworded, containment);
        }
        // Order and small words are the speaker's only inside quotation marks.
        if count < 5 || !short.quoted || !long.quoted {
            return None;
        }
        let aligned = aligned(&short.tokens, &long.tokens);
        let in_order: Vec<Token> = aligned.iter().map(|&(at, _)| short.tokens[at]).collect();
        let share = in_order.len() as f32 / count as f32;
        let spread = match (aligned.first(), aligned.last()) {
            (Some(first), Some(last)) => last.1 - first.1 + 1,
            _ => return None,
        };
        let aligned_telling = self.telling(&in_order);
        let aligned_rare = in_order.iter().any(|t| self.stem(*t).rare);
        if in_order.len() >= 6
            && share >= 0.6
            && containment >= 0.4
            && aligned_telling >= 2
            && aligned_rare
            && spread <= 2 * count
        {
            return found(Rule::Aligned, share);
        }
        if in_order.len() >= 5 && share >= 0.8 && aligned_telling >= 1 && spread <= count + 2 {
            return found(Rule::Replaced, share);
        }
        None
    }

    /// Weight of the stems that both have, how many of them are telling, and how many rare.
    fn shared(&self, a: &View, b: &View) -> (f32, usize, usize) {
        let (mut weight, mut telling, mut rare) = (0.0, 0, 0);
        for stem in a.stems.iter().filter(|stem| b.stems.binary_search(stem).is_ok()) {
            let stem = self.stems[*stem as usize];
            weight += stem.weight;
            telling += usize::from(stem.class == Class::Telling);
            rare += usize::from(stem.rare);
        }
        (weight, telling, rare)
    }

    /// Whether nothing shows that one says the opposite of the other: a negation on one side only
    /// near what they share, or different numbers.
    fn agree(&self, short: &View, long: &View) -> bool {
        let shared = |token: &Token| short.stems.binary_search(&token.stem).is_ok();
        let first = long.tokens.iter().position(shared).unwrap_or(0);
        let last = long.tokens.iter().rposition(shared).unwrap_or(0);
        // A negation stands a little before what it negates.
        let near = &long.tokens[first.saturating_sub(3)..=last.min(long.tokens.len() - 1)];
        let negates = |token: &Token| self.stem(*token).class == Class::Negation;
        if short.tokens.iter().any(negates) != near.iter().any(negates) {
            return false;
        }
        let numbers = |tokens: &[Token]| -> BTreeSet<u32> {
            tokens.iter().filter(|t| self.stem(**t).number).map(|t| t.stem).collect()
        };
        let (here, there) = (numbers(&short.tokens), numbers(near));
        here.is_empty() || there.is_empty() || !here.is_disjoint(&there)
    }

    fn telling(&self, tokens: &[Token]) -> usize {
        tokens.iter().filter(|token| self.stem(**token).class == Class::Telling).count()
    }

    fn stem(&self, token: Token) -> Stem {
        self.stems[token.stem as usize]
    }

    /// Pairs of `members` that share a rare word, each once, smaller number first.
    fn candidates(&self, members: &[u32]) -> Vec<(u32, u32)> {
        let mut postings: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for &member in members {
            for &stem in &self.readings[member as usize].whole.stems {
                if self.stems[stem as usize].class == Class::Telling {
                    postings.entry(stem).or_default().push(member);
                }
            }
        }
        let mut pairs = Vec::new();
        for &member in members {
            let mut probes: Vec<u32> = self.readings[member as usize].whole.stems.clone();
            probes.retain(|&stem| self.stems[stem as usize].class == Class::Telling);
            probes.sort_by(|&x, &y| {
                let weight = |stem: u32| self.stems[stem as usize].weight;
                weight(y).total_cmp(&weight(x)).then(x.cmp(&y))
            });
            probes.truncate(PROBES);
            for probe in probes {
                let posting = postings.get(&probe).map_or(&[][..], Vec::as_slice);
                let at = posting.partition_point(|&other| other < member);
                let near = at.saturating_sub(WINDOW)..(at + 1 + WINDOW).min(posting.len());
                for &other in posting[near].iter().filter(|&&other| other != member) {
                    pairs.push((member.min(other), member.max(other)));
                }
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    /// The reason for readers.
    fn reason(&self, a: u32, b: u32, found: Found) -> String {
        let view = |number: u32, inner: bool| self.readings[number as usize].view(inner);
        let (first, second) = (view(a, found.inner.0), view(b, found.inner.1));
        let (short, long, owner, other) = if shorter_first(first, second) {
            (first, second, a, b)
        } else {
            (second, first, b, a)
        };
        let text = |number: u32| {
            let article = self.quotations[number as usize].article;
            self.articles.get(article as usize).map_or("", |article| article.text.as_str())
        };
        let excerpt = |shown: &[Token]| {
            excerpt((text(owner), &short.tokens), (text(other), &long.tokens), shown)
        };
        let total = word_count(short.tokens.iter());
        if found.rule == Rule::Same {
            let quoted = found.inner != (false, false);
            return if total < 4 {
                ["Both ", if quoted { "quote " } else { "have " }, &excerpt(&short.tokens), "."]
                    .concat()
            } else if quoted {
                "Both quote the same words.".to_owned()
            } else {
                "Both have the same words.".to_owned()
            };
        }
        if found.rule == Rule::Scrap {
            return [
                "Both quote ",
                &excerpt(&short.tokens),
                ", which stands in few places of the collection.",
            ]
            .concat();
        }
        let shown = match found.rule {
            Rule::Run => short.tokens[common_run(&short.tokens, &long.tokens)].to_vec(),
            Rule::Aligned | Rule::Replaced => {
                let aligned = aligned(&short.tokens, &long.tokens);
                aligned.into_iter().map(|(at, _)| short.tokens[at]).collect()
            }
            _ => self.shown(short, long),
        };
        let (count, total) = (word_count(shown.iter()).to_string(), total.to_string());
        let words = excerpt(&shown);
        let shorter = if found.inner == (false, false) {
            " of the shorter"
        } else {
            " that the shorter quotes"
        };
        match found.rule {
            Rule::Clipped => {
                ["All ", &total, " words", shorter, " stand in the longer: ", &words, "."].concat()
            }
            _ => {
                // Words in a row that are spelled differently are not shown as one run.
                let one_run = words.matches('“').count() == 1 && !words.contains('…');
                let in_a_row = if found.rule == Rule::Run && one_run { " in a row" } else { "" };
                let also = match found.rule {
                    Rule::Replaced => {
                        ", and the two articles share another quotation of this speaker"
                    }
                    _ => "",
                };
                format!(
                    "Both have the words {words}{in_a_row} ({count} of the {total} words{shorter}){also}."
                )
            }
        }
    }

    /// The words of the shorter that the longer has too, without runs of stop words that stand
    /// apart from every other shared word.
    fn shown(&self, short: &View, long: &View) -> Vec<Token> {
        let known: BTreeSet<u32> = long.tokens.iter().map(|token| token.stem).collect();
        let mut shown = Vec::new();
        let mut run: Vec<Token> = Vec::new();
        let mut keep = false;
        for token in &short.tokens {
            if known.contains(&token.stem) {
                keep |= self.stem(*token).weight > 0.0;
                run.push(*token);
                continue;
            }
            if keep {
                shown.append(&mut run);
            }
            run.clear();
            keep = false;
        }
        if keep {
            shown.append(&mut run);
        }
        shown
    }
}

/// Turns words into stems and counts in how many contexts each stands.
#[derive(Default)]
struct Reader {
    ids: BTreeMap<String, u32>,
    stems: Vec<Stem>,
    key: String,
}

impl Reader {
    fn tokens(&mut self, text: &str, spans: &[Span], plain: &BTreeSet<String>) -> Vec<Token> {
        let mut tokens = Vec::new();
        for outer in spans {
            for word in words(outer.of(text)) {
                if tokens.len() >= LONGEST {
                    return tokens;
                }
                let start = outer.start as usize + word.span.start as usize;
                let span = Span::new(start, start + word.text.len());
                let mut key = std::mem::take(&mut self.key);
                key_into(word.text, &mut key);
                let (head, tail) = parted(&key);
                for part in [head, tail].into_iter().filter(|part| !part.is_empty()) {
                    tokens.push(Token { stem: self.id(part, plain), span });
                }
                self.key = key;
            }
        }
        tokens
    }

    fn id(&mut self, key: &str, plain: &BTreeSet<String>) -> u32 {
        let key = in_digits(key);
        let negation = is_negation(key);
        let stop = is_stop_word(key);
        let form = if negation || stop { key.to_owned() } else { stem(key) };
        if let Some(&id) = self.ids.get(&form) {
            return id;
        }
        let class = match () {
            _ if negation => Class::Negation,
            _ if stop => Class::Stop,
            _ if plain.contains(&form) => Class::Plain,
            _ => Class::Telling,
        };
        let number = form.starts_with(|c: char| c.is_ascii_digit());
        let id = self.stems.len() as u32;
        self.stems.push(Stem { class, number, weight: 0.0, rare: false });
        self.ids.insert(form, id);
        id
    }

    /// Weighs each stem by the number of contexts that it stands in: different words before it,
    /// or after it, whichever are more.
    ///
    /// Not by the number of quotations, as search engines do: one sentence that thirty papers
    /// carry would make its own words common, and the more it is reported the less it would be
    /// recognised. Its words keep the same neighbours in all thirty.
    fn weigh(&mut self, readings: &[Reading]) {
        let mut before: Vec<(u32, u32)> = Vec::new();
        let mut after: Vec<(u32, u32)> = Vec::new();
        let mut contents: BTreeSet<Vec<u32>> = BTreeSet::new();
        for reading in readings {
            let ids: Vec<u32> = reading.whole.tokens.iter().map(|token| token.stem).collect();
            for pair in ids.windows(2) {
                after.push((pair[0], pair[1]));
                before.push((pair[1], pair[0]));
            }
            contents.insert(ids);
        }
        let mut contexts = vec![1_u32; self.stems.len()];
        for mut pairs in [before, after] {
            pairs.sort_unstable();
            pairs.dedup();
            for same in pairs.chunk_by(|x, y| x.0 == y.0) {
                let stem = &mut contexts[same[0].0 as usize];
                *stem = (same.len() as u32).max(*stem);
            }
        }
        let size = contents.len().max(2) as f32;
        // Three contexts in a small collection, twelve in a large one: a word that one utterance
        // brings along is quoted whole, clipped and reworded.
        let rare = (3 + contents.len() / 60).min(12) as u32;
        for (stem, contexts) in self.stems.iter_mut().zip(contexts) {
            let weight = (1.0 + size / contexts as f32).ln() / (1.0 + size).ln();
            stem.weight = match stem.class {
                Class::Stop | Class::Negation => 0.0,
                Class::Plain => weight / 2.0,
                Class::Telling => weight,
            };
            stem.rare = stem.class == Class::Telling && contexts <= rare;
        }
    }
}

/// Quotations joined so far.
struct Groups<'c, 'd> {
    collection: &'c Collection<'d>,
    /// The group of each quotation: the number of one of its members.
    group: Vec<u32>,
    /// Members of each group, by its number; empty once merged into another.
    members: Vec<Vec<u32>>,
    /// The member with most weight of each group.
    hubs: Vec<u32>,
    /// The least share of any link inside each group.
    least: Vec<f32>,
    links: Vec<Link>,
}

impl<'c, 'd> Groups<'c, 'd> {
    fn new(collection: &'c Collection<'d>) -> Groups<'c, 'd> {
        let count = collection.readings.len() as u32;
        Groups {
            collection,
            group: (0..count).collect(),
            members: (0..count).map(|number| vec![number]).collect(),
            hubs: (0..count).collect(),
            least: vec![1.0; count as usize],
            links: Vec::new(),
        }
    }

    fn merge_speaker(&mut self, members: &[u32]) {
        let collection = self.collection;
        // Word for word the same, as wire copy is: joined first and then tried once, or a
        // sentence that a thousand papers carry would make a million pairs.
        let mut first: BTreeMap<Vec<u32>, u32> = BTreeMap::new();
        let mut twins: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        let mut distinct = Vec::new();
        for &member in members {
            let tokens = &collection.readings[member as usize].whole.tokens;
            let key = tokens.iter().map(|token| token.stem).collect();
            let same = *first.entry(key).or_insert(member);
            let found = (same != member).then(|| collection.judge(same, member)).flatten();
            if found.is_some_and(|found| self.merge(same, member, found)) {
                twins.entry(same).or_default().push(member);
            } else {
                distinct.push(member);
            }
        }
        let article = |number: u32| collection.readings[number as usize].article;
        // Two of one article meet through the twin that one of them has in another article.
        let elsewhere = |of: u32, than: u32| {
            let twins = twins.get(&of).map_or(&[][..], Vec::as_slice);
            twins.iter().copied().find(|&twin| article(twin) != article(than))
        };
        let mut found: Vec<(u32, u32, Found)> = Vec::new();
        for (mut a, mut b) in collection.candidates(&distinct) {
            if article(a) == article(b) {
                if let Some(twin) = elsewhere(b, a) {
                    b = twin;
                } else if let Some(twin) = elsewhere(a, b) {
                    a = twin;
                }
            }
            if let Some(link) = collection.judge(a, b) {
                found.push((a, b, link));
            }
        }
        found.sort_by(|(.., x), (.., y)| y.strength.total_cmp(&x.strength));
        let (replaced, found): (Vec<_>, Vec<_>) =
            found.into_iter().partition(|(.., link)| link.rule == Rule::Replaced);
        let (parts, found): (Vec<_>, Vec<_>) = found
            .into_iter()
            .partition(|(.., link)| matches!(link.rule, Rule::Clipped | Rule::Scrap));
        let mut meeting: BTreeSet<(u32, u32)> = BTreeSet::new();
        let both = |a: u32, b: u32| (article(a).min(article(b)), article(a).max(article(b)));
        for (a, b, link) in found {
            if self.merge(a, b, link) {
                meeting.insert(both(a, b));
            }
        }
        // A part that fits into two statements is a part of neither: which one it was taken from
        // cannot be known. By now wholes are joined, and longer parts come before shorter ones.
        let mut wholes: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
        for (a, b, link) in &parts {
            let (part, whole) = if link.first_shorter { (*a, *b) } else { (*b, *a) };
            wholes.entry(part).or_default().push(whole);
        }
        for (a, b, link) in parts {
            let (part, whole) = if link.first_shorter { (a, b) } else { (b, a) };
            let fits = wholes.get(&part).map_or(&[][..], Vec::as_slice);
            let own = self.group[part as usize];
            let wanted = self.group[whole as usize];
            let clear = fits.iter().all(|&fit| [own, wanted].contains(&self.group[fit as usize]));
            if clear && self.merge(a, b, link) {
                meeting.insert(both(a, b));
            }
        }
        // What is weak alone stands where the two articles are known to report one occasion.
        for (a, b, link) in replaced {
            if meeting.contains(&both(a, b)) {
                self.merge(a, b, link);
            }
        }
    }

    /// Joins the groups of two linked quotations, unless that would join too much.
    fn merge(&mut self, a: u32, b: u32, link: Found) -> bool {
        let (x, y) = (self.group[a as usize] as usize, self.group[b as usize] as usize);
        if x == y {
            return false;
        }
        let hubs = (self.hubs[x].min(self.hubs[y]), self.hubs[x].max(self.hubs[y]));
        let least = self.least[x].min(self.least[y]).min(link.share);
        let article = |number: &u32| self.collection.readings[*number as usize].article;
        // Two quotations of one article may meet through a third, but only by strong links.
        let articles: BTreeSet<u32> = self.members[x].iter().map(article).collect();
        let meet = self.members[y].iter().any(|member| articles.contains(&article(member)));
        if meet && least < STRONG {
            return false;
        }
        if hubs != (a.min(b), a.max(b)) {
            let linked = self.collection.related(hubs.0, hubs.1);
            if linked.is_none_or(|hubs| hubs.rule == Rule::Replaced && link.rule != hubs.rule) {
                return false;
            }
        }
        let weight = |number: u32| self.collection.readings[number as usize].whole.weight;
        if weight(self.hubs[y]) > weight(self.hubs[x]) {
            self.hubs[x] = self.hubs[y];
        }
        self.least[x] = least;
        let moved = std::mem::take(&mut self.members[y]);
        for &member in &moved {
            self.group[member as usize] = x as u32;
        }
        self.members[x].extend(moved);
        let reason = self.collection.reason(a, b, link);
        self.links.push(Link { a: a.min(b), b: a.max(b), reason });
        true
    }

    fn statements(mut self) -> Vec<Statement> {
        let quotations = self.collection.quotations;
        self.links.sort_by_key(|link| (link.a, link.b));
        let mut links: BTreeMap<u32, Vec<Link>> = BTreeMap::new();
        for link in self.links {
            links.entry(self.group[link.a as usize]).or_default().push(link);
        }
        self.members.iter_mut().for_each(|members| members.sort_unstable());
        let mut groups: Vec<(usize, Vec<u32>)> =
            self.members.into_iter().enumerate().filter(|(_, m)| !m.is_empty()).collect();
        groups.sort_by_key(|(_, members)| members[0]);
        let mut taken = BTreeSet::new();
        groups
            .into_iter()
            .map(|(group, members)| {
                let ids = members.iter().map(|&member| quotations[member as usize].id.as_str());
                Statement {
                    id: id(ids.min().unwrap_or(""), &mut taken),
                    speaker: quotations[members[0] as usize].speaker,
                    links: links.remove(&(group as u32)).unwrap_or_default(),
                    quotations: members,
                }
            })
            .collect()
    }
}

/// A statement's id: a hash of its first quotation's id, so that a link to it survives new
/// articles. On the rare collision the later statement takes the hash's successor.
fn id(of: &str, taken: &mut BTreeSet<u32>) -> String {
    // FNV-1a.
    let mut hash = 0x811c_9dc5_u32;
    for byte in of.bytes() {
        hash = (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193);
    }
    while !taken.insert(hash) {
        hash = hash.wrapping_add(1);
    }
    format!("s{hash:08x}")
}

/// Whether `a` is the shorter: less weight, then fewer words.
fn shorter_first(a: &View, b: &View) -> bool {
    match a.weight.total_cmp(&b.weight) {
        std::cmp::Ordering::Equal => a.tokens.len() <= b.tokens.len(),
        order => order.is_lt(),
    }
}

/// The longest run of stems that both have, as a range of `a`.
fn common_run(a: &[Token], b: &[Token]) -> Range<usize> {
    let mut best = 0..0;
    let mut row = vec![0_usize; b.len() + 1];
    for (i, x) in a.iter().enumerate() {
        // Backwards, so that `row[j]` still is the line before.
        for j in (0..b.len()).rev() {
            row[j + 1] = if x.stem == b[j].stem { row[j] + 1 } else { 0 };
            if row[j + 1] > best.len() {
                best = i + 1 - row[j + 1]..i + 1;
            }
        }
    }
    best
}

/// The longest sequence of stems that both have in the same order: positions in `a` and `b`. Of
/// several, one that ends early in `b` and stands close together before that end.
fn aligned(a: &[Token], b: &[Token]) -> Vec<(usize, usize)> {
    let width = b.len() + 1;
    let mut table = vec![0_u16; (a.len() + 1) * width];
    for i in 0..a.len() {
        for j in 0..b.len() {
            table[(i + 1) * width + j + 1] = if a[i].stem == b[j].stem {
                table[i * width + j] + 1
            } else {
                table[i * width + j + 1].max(table[(i + 1) * width + j])
            };
        }
    }
    let last = &table[a.len() * width..];
    let (mut i, mut j) = (a.len(), last.partition_point(|&length| length < last[b.len()]));
    let mut pairs = Vec::new();
    while i > 0 && j > 0 {
        if a[i - 1].stem == b[j - 1].stem {
            (i, j) = (i - 1, j - 1);
            pairs.push((i, j));
        } else if table[(i - 1) * width + j] >= table[i * width + j - 1] {
            i -= 1;
        } else {
            j -= 1;
        }
    }
    pairs.reverse();
    pairs
}

/// A contraction in its two words; other words whole, with nothing after.
fn parted(key: &str) -> (&str, &str) {
    match key {
        "can't" | "cannot" => return ("can", "not"),
        "won't" => return ("will", "not"),
        "shan't" => return ("shall", "not"),
        _ => {}
    }
    let endings = [
        ("n't", "not"),
        ("'m", "am"),
        ("'re", "are"),
        ("'ve", "have"),
        ("'ll", "will"),
        ("'d", "would"),
    ];
    for (ending, word) in endings {
        if let Some(head) = key.strip_suffix(ending).filter(|head| !head.is_empty()) {
            return (head, word);
        }
    }
    (key, "")
}

/// A small number in digits. "One" is left: it is a pronoun as often.
fn in_digits(key: &str) -> &str {
    match key {
        "two" => "2",
        "three" => "3",
        "four" => "4",
        "five" => "5",
        "six" => "6",
        "seven" => "7",
        "eight" => "8",
        "nine" => "9",
        "ten" => "10",
        "eleven" => "11",
        "twelve" => "12",
        key => key,
    }
}

/// Days of an ISO date, every month taken for 31 days: only distances of weeks matter.
fn day(date: &str) -> Option<i32> {
    let mut parts = date.get(..10)?.split('-').map(|part| part.parse::<i32>().ok());
    let (year, month, day) = (parts.next()??, parts.next()??, parts.next()??);
    (0..=9999).contains(&year).then(|| year * 372 + month * 31 + day)
}

/// How many printed words the tokens are: the two parts of a contraction are one.
fn word_count<'t>(tokens: impl Iterator<Item = &'t Token>) -> usize {
    let mut last = None;
    tokens.filter(|token| last.replace(token.span) != Some(token.span)).count()
}

/// Most words quoted in a reason.
const QUOTED_WORDS: usize = 14;

/// A word as printed.
struct Printed<'t> {
    span: Span,
    /// Folded: two words are the same only if they are spelled the same.
    key: String,
    /// What stands between it and the word before, white space as one space; `None` where words
    /// are left out, a quotation mark stands or it is the first.
    gap: Option<String>,
    text: &'t str,
}

/// The words that the tokens are printed as: the two parts of a contraction are one.
fn printed<'t>(text: &'t str, tokens: &[Token]) -> Vec<Printed<'t>> {
    let mut out: Vec<Printed<'t>> = Vec::new();
    for token in tokens {
        let last = out.last_mut();
        let gap = last.as_ref().and_then(|last| {
            let between = text.get(last.span.end as usize..token.span.start as usize)?;
            let mut plain = String::new();
            for c in between.chars() {
                match c.is_whitespace() {
                    true if plain.ends_with(' ') => {}
                    true => plain.push(' '),
                    false => plain.push(c),
                }
            }
            let whole = words(between).next().is_none() && !fold(between).contains('"');
            whole.then_some(plain)
        });
        match last {
            Some(last) if last.span == token.span => {}
            _ => out.push(Printed { span: token.span, key: fold(token.span.of(text)), gap, text }),
        }
    }
    out
}

/// How many words from `i` of the one and `j` of the other stand there alike, gaps included.
fn run_length(a: &[Printed<'_>], b: &[Printed<'_>], shows: &[bool], i: usize, j: usize) -> usize {
    let mut length = 0;
    while let (Some(x), Some(y)) = (a.get(i + length), b.get(j + length)) {
        let joined = length == 0 || x.gap.is_some() && x.gap == y.gap;
        if !shows[i + length] || x.key != y.key || !joined {
            break;
        }
        length += 1;
    }
    length
}

/// Words that two texts share, in quotation marks only as far as both have them like that.
///
/// `“A … B”` is two runs of words that each stand in both texts, in this order; `“A”, “B”` two
/// whose order differs. A word that the other text has in another form is named apart.
fn excerpt(short: (&str, &[Token]), long: (&str, &[Token]), shown: &[Token]) -> String {
    let (a, b) = (printed(short.0, short.1), printed(long.0, long.1));
    let shows: Vec<bool> =
        a.iter().map(|word| shown.iter().any(|token| token.span == word.span)).collect();
    // Where each run begins in both, and its length.
    let mut runs: Vec<(usize, usize, usize)> = Vec::new();
    let mut forms: Vec<&str> = Vec::new();
    let (mut i, mut count, mut more) = (0, 0, false);
    while i < a.len() {
        if !shows[i] {
            i += 1;
            continue;
        }
        if count >= QUOTED_WORDS {
            more = true;
            break;
        }
        let follows = runs.last().map_or(0, |&(_, from, length)| from + length);
        // The longest run; of several the first that keeps the order.
        let best = (0..b.len())
            .map(|j| (run_length(&a, &b, &shows, i, j), j >= follows, std::cmp::Reverse(j)))
            .max()
            .filter(|best| best.0 > 0);
        let Some((length, _, std::cmp::Reverse(from))) = best else {
            forms.push(a[i].span.of(a[i].text));
            (i, count) = (i + 1, count + 1);
            continue;
        };
        let length = length.min(QUOTED_WORDS - count);
        runs.push((i, from, length));
        (i, count) = (i + length, count + length);
    }
    let ordered = runs.windows(2).all(|pair| pair[0].1 + pair[0].2 <= pair[1].1);
    let mut out = String::new();
    for (number, &(at, _, length)) in runs.iter().enumerate() {
        out.push_str(match (number, ordered) {
            (0, _) => "“",
            (_, true) => " … ",
            (_, false) => "”, “",
        });
        out.push_str(a[at].span.of(a[at].text));
        for word in &a[at + 1..at + length] {
            out.push_str(word.gap.as_deref().unwrap_or(" "));
            out.push_str(word.span.of(word.text));
        }
    }
    if more {
        out.push_str(" …");
    }
    if !runs.is_empty() {
        out.push('”');
    }
    for (number, form) in forms.iter().enumerate() {
        let lead = match (number, runs.is_empty()) {
            (0, true) => "forms of “",
            (0, false) => " and forms of “",
            _ => ", “",
        };
        out.push_str(lead);
        out.push_str(form);
        out.push('”');
    }
    out
}
