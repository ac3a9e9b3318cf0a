//! Links between two become groups of many.

use std::collections::{BTreeMap, BTreeSet};

use super::judge::{Found, Rule, STRONG};
use super::reading::Collection;
use crate::model::{Link, Statement};

/// Quotations joined so far.
pub(super) struct Groups<'c, 'd> {
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
    pub(super) fn new(collection: &'c Collection<'d>) -> Groups<'c, 'd> {
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

    pub(super) fn statements(mut self) -> Vec<Statement> {
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
