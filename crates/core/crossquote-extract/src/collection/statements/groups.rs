//! Links between two become groups of many.

use std::collections::{BTreeMap, BTreeSet};

use super::Wishes;
use super::judge::{Rule, Verdict};
use super::reading::Collection;
use super::thresholds::STRONG;
use crossquote_model::{Link, Statement};
use crossquote_text::hash::fnv1a;

/// Quotations joined so far.
pub(super) struct Groups<'c, 'd> {
    collection: &'c Collection<'d>,
    /// The group of each quotation: the number of one of its members.
    group: Vec<u32>,
    /// Each group, by its number; empty once merged into another.
    groups: Vec<Group>,
    links: Vec<Link>,
    /// The pairs of articles that share a statement.
    meeting: BTreeSet<(u32, u32)>,
    /// Links of [`Rule::Word`] of all speakers.
    words: Vec<(u32, u32, Verdict)>,
    /// From which quotations each is kept apart, both ways.
    apart: BTreeMap<u32, BTreeSet<u32>>,
}

#[derive(Default)]
struct Group {
    members: Vec<u32>,
    /// The articles that they stand in.
    articles: BTreeSet<u32>,
    /// The member with most weight.
    hub: u32,
    /// The least share of any link inside.
    least: f32,
}

impl<'c, 'd> Groups<'c, 'd> {
    pub(super) fn new(collection: &'c Collection<'d>) -> Groups<'c, 'd> {
        let alone = |(number, article)| Group {
            members: vec![number],
            articles: BTreeSet::from([article]),
            hub: number,
            least: 1.0,
        };
        let articles = collection.readings.iter().map(|reading| reading.article);
        Groups {
            collection,
            group: (0..articles.len() as u32).collect(),
            groups: (0..).zip(articles).map(alone).collect(),
            links: Vec::new(),
            meeting: BTreeSet::new(),
            words: Vec::new(),
            apart: BTreeMap::new(),
        }
    }

    /// Joins what an editor wants together and remembers what to keep apart.
    pub(super) fn hold(&mut self, wishes: &Wishes) {
        let speaker = |number: u32| self.collection.quotations[number as usize].speaker;
        for &(a, b) in wishes.together.iter().filter(|&&(a, b)| speaker(a) == speaker(b)) {
            let (x, y) = (self.group[a as usize], self.group[b as usize]);
            if x != y {
                let reason = "An editor found that both report the same statement.".to_owned();
                self.join(x as usize, y as usize, 1.0);
                self.links.push(Link { a: a.min(b), b: a.max(b), reason, ..Link::default() });
                self.meeting.insert(self.articles(a, b));
            }
        }
        for &(a, b) in &wishes.apart {
            self.apart.entry(a).or_default().insert(b);
            self.apart.entry(b).or_default().insert(a);
        }
    }

    /// Merges what one speaker's quotations have in common.
    pub(super) fn merge_speaker(&mut self, members: &[u32]) {
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
        let mut found: Vec<(u32, u32, Verdict)> = Vec::new();
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
        let mut replaced = Vec::new();
        let mut parts = Vec::new();
        // The pairs of articles that are known to report one occasion of this speaker.
        let mut meeting: BTreeSet<(u32, u32)> = BTreeSet::new();
        for (a, b, link) in found {
            match link.rule {
                Rule::Word => self.words.push((a, b, link)),
                Rule::Replaced => replaced.push((a, b, link)),
                Rule::Clipped | Rule::Scrap => parts.push((a, b, link)),
                _ => {
                    if self.merge(a, b, link) {
                        meeting.insert(self.articles(a, b));
                    }
                }
            }
        }
        let wholes = wholes(&parts);
        for (a, b, link) in parts {
            if self.fits_one(a, b, link, &wholes) && self.merge(a, b, link) {
                meeting.insert(self.articles(a, b));
            }
        }
        // What is weak alone stands where the two articles are known to meet.
        for (a, b, link) in replaced {
            if meeting.contains(&self.articles(a, b)) {
                self.merge(a, b, link);
            }
        }
    }

    /// Merges the links that a single word made, once all others of all speakers are merged: they
    /// stand where the two articles share another statement, whosever it is.
    pub(super) fn merge_words(&mut self) {
        let words = std::mem::take(&mut self.words);
        let wholes = wholes(&words);
        for (a, b, link) in words {
            if self.meeting.contains(&self.articles(a, b)) && self.fits_one(a, b, link, &wholes) {
                self.merge(a, b, link);
            }
        }
    }

    /// Whether all that the part of a link fits into is one statement. A part that fits into two is
    /// a part of neither: which one it was taken from cannot be known. By now wholes are joined,
    /// and longer parts come before shorter ones.
    fn fits_one(&self, a: u32, b: u32, link: Verdict, wholes: &BTreeMap<u32, Vec<u32>>) -> bool {
        let (part, whole) = part_and_whole(a, b, link);
        let both = [self.group[part as usize], self.group[whole as usize]];
        let fits = wholes.get(&part).map_or(&[][..], Vec::as_slice);
        both[0] != both[1] && fits.iter().all(|&fit| both.contains(&self.group[fit as usize]))
    }

    /// The articles of two quotations.
    fn articles(&self, a: u32, b: u32) -> (u32, u32) {
        let article = |number: u32| self.collection.readings[number as usize].article;
        (article(a).min(article(b)), article(a).max(article(b)))
    }

    /// Joins the groups of two linked quotations, unless that would join too much.
    fn merge(&mut self, a: u32, b: u32, link: Verdict) -> bool {
        let (x, y) = (self.group[a as usize] as usize, self.group[b as usize] as usize);
        if x == y || self.kept_apart(x, y) {
            return false;
        }
        let (small, large) = match self.groups[x].members.len() < self.groups[y].members.len() {
            true => (&self.groups[x], &self.groups[y]),
            false => (&self.groups[y], &self.groups[x]),
        };
        let least = small.least.min(large.least).min(link.share);
        // Two quotations of one article may meet through a third, but only by strong links.
        let meet = small.articles.iter().any(|article| large.articles.contains(article));
        if meet && least < STRONG {
            return false;
        }
        let hubs = (small.hub.min(large.hub), small.hub.max(large.hub));
        if hubs != (a.min(b), a.max(b)) {
            let linked = self.collection.related(hubs.0, hubs.1);
            if linked.is_none_or(|hubs| hubs.rule.is_weak() && link.rule != hubs.rule) {
                return false;
            }
        }
        self.join(x, y, least);
        let reason = self.collection.reason(a, b, link);
        self.links.push(Link { a: a.min(b), b: a.max(b), reason, ..Link::default() });
        if link.rule != Rule::Word {
            self.meeting.insert(self.articles(a, b));
        }
        true
    }

    /// Whether an editor keeps a member of the one group apart from one of the other.
    fn kept_apart(&self, x: usize, y: usize) -> bool {
        let apart = |member: &u32| {
            let others = self.apart.get(member);
            others.is_some_and(|others| others.iter().any(|&o| self.group[o as usize] == y as u32))
        };
        !self.apart.is_empty() && self.groups[x].members.iter().any(apart)
    }

    /// Makes one group of two.
    fn join(&mut self, x: usize, y: usize, least: f32) {
        let weight = |number: u32| self.collection.readings[number as usize].whole.weight;
        let hubs = (self.groups[x].hub, self.groups[y].hub);
        let hubs = (hubs.0.min(hubs.1), hubs.0.max(hubs.1));
        let hub = if weight(hubs.1) > weight(hubs.0) { hubs.1 } else { hubs.0 };
        // The smaller into the larger: what a thousand papers carry is not moved a thousand times.
        let smaller = self.groups[x].members.len() < self.groups[y].members.len();
        let (from, into) = if smaller { (x, y) } else { (y, x) };
        let moved = std::mem::take(&mut self.groups[from]);
        for &member in &moved.members {
            self.group[member as usize] = into as u32;
        }
        let group = &mut self.groups[into];
        group.members.extend(moved.members);
        group.articles.extend(moved.articles);
        (group.hub, group.least) = (hub, least);
    }

    pub(super) fn statements(mut self) -> Vec<Statement> {
        let quotations = self.collection.quotations;
        self.links.sort_by_key(|link| (link.a, link.b));
        let mut links: BTreeMap<u32, Vec<Link>> = BTreeMap::new();
        for link in self.links {
            links.entry(self.group[link.a as usize]).or_default().push(link);
        }
        self.groups.iter_mut().for_each(|group| group.members.sort_unstable());
        let members = self.groups.into_iter().map(|group| group.members);
        let mut groups: Vec<(usize, Vec<u32>)> =
            members.enumerate().filter(|(_, members)| !members.is_empty()).collect();
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
                    checked: false,
                    quotations: members,
                }
            })
            .collect()
    }
}

/// Which of two linked quotations is the shorter.
fn part_and_whole(a: u32, b: u32, link: Verdict) -> (u32, u32) {
    if link.first_shorter { (a, b) } else { (b, a) }
}

/// Everything that a quotation is linked to as a part, by that part.
fn wholes(links: &[(u32, u32, Verdict)]) -> BTreeMap<u32, Vec<u32>> {
    let mut wholes: BTreeMap<u32, Vec<u32>> = BTreeMap::new();
    for &(a, b, link) in links {
        let (part, whole) = part_and_whole(a, b, link);
        wholes.entry(part).or_default().push(whole);
    }
    wholes
}

/// A statement's id: a hash of its first quotation's id, so that a link to it survives new
/// articles. On the rare collision the later statement takes the hash's successor.
fn id(of: &str, taken: &mut BTreeSet<u32>) -> String {
    let mut hash = fnv1a(of.bytes());
    while !taken.insert(hash) {
        hash = hash.wrapping_add(1);
    }
    format!("s{hash:08x}")
}
