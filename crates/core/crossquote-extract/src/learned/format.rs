//! The model file: how a [`Model`](super::Model) is written and read back.
//!
//! ```text
//! "CQMODEL" version
//! names       how many features describe a proposal, and of each the length of its name and the name
//! facts       how many, then the differences between them in 7-bit groups
//! masks       one byte a fact: which of the eight labels have a weight
//! weights     one signed byte each, in steps of `step`
//! joints      18 × 8 × 8 numbers
//! limits      for each feature: how many borders, and they
//! trees       for each: its nodes from the root on, a "yes" always next
//! thresholds  least likelihood of an attribution without and with quotation marks
//! check       sum over all bytes before it
//! ```
//!
//! Little-endian throughout; numbers are 32-bit floats. Like kinds of bytes stand together because
//! that is what makes the file small once it is compressed.

use super::chain::{Joints, LABELS};
use super::choice::{NAMES, VALUES};
use super::features::{self, TEMPLATES};
use super::tagger::{NO_JOINTS, Row, Tagger};
use super::trees::{DEEPEST, LEAF, Node, Tree, Trees};
use super::{Model, Thresholds};
use crossquote_text::hash::fnv1a;

const MAGIC: &[u8] = b"CQMODEL";

/// Counts changes of the layout, of what facts mean and of what a feature means that keeps its
/// name: a model trained for others would be read without an error and decide nonsense. Features
/// that are added, removed, renamed or moved are found by their names.
pub const VERSION: u8 = 3;

/// Why bytes are no model.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ModelError {
    /// They do not begin like one.
    NotAModel,
    /// It was made for another version of this program.
    Version {
        /// The version it was made for.
        found: u8,
    },
    /// The features that its trees ask about are not those of this program, or in another order:
    /// the first that differs.
    Feature {
        /// Its place, from 0.
        at: usize,
        /// What this program calls it; `None` when it has fewer.
        expected: Option<&'static str>,
        /// What the model calls it; `None` when it has fewer.
        found: Option<String>,
    },
    /// It is cut short, or bytes in it have changed; what could not be read.
    Damaged(&'static str),
}

impl std::fmt::Display for ModelError {
    fn fmt(&self, out: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        match self {
            ModelError::NotAModel => {
                out.write_str("this is not a Crossquote model: it does not begin with CQMODEL")
            }
            ModelError::Version { found } => write!(
                out,
                "the model has version {found}, this program reads version {VERSION}: train it \
                 again with `crossquote train`, or use the one that came with the program"
            ),
            ModelError::Feature { at, expected, found } => {
                let name = |name: Option<&str>| {
                    name.map_or("nothing".to_owned(), |name| format!("`{name}`"))
                };
                write!(
                    out,
                    "the model was trained for other features: number {at} is {} in the model, \
                     this program expects {}; train it again with `crossquote train`, or use the \
                     one that came with the program",
                    name(found.as_deref()),
                    name(*expected)
                )
            }
            ModelError::Damaged(what) => {
                write!(out, "the model is damaged ({what}): fetch or train it again")
            }
        }
    }
}

impl std::error::Error for ModelError {}

/// What every model file of this version begins with: what it is, the version, the features' names.
pub fn head() -> Vec<u8> {
    let mut out = MAGIC.to_vec();
    out.push(VERSION);
    put_names(&mut out);
    out
}

/// The bytes of a model.
pub(crate) fn write(model: &Model) -> Vec<u8> {
    let mut out = head();
    let tagger = &model.tagger;
    put_count(&mut out, tagger.facts.len());
    let mut before = 0;
    for &fact in &tagger.facts {
        put_count(&mut out, (fact - before) as usize);
        before = fact;
    }
    for row in &tagger.weights {
        out.push(mask(row));
    }
    put_number(&mut out, tagger.step);
    for row in &tagger.weights {
        out.extend(row.iter().filter(|&&weight| weight != 0).map(|&weight| weight as u8));
    }
    for number in tagger.joints.iter().flatten().flatten() {
        put_number(&mut out, *number);
    }
    let limits = limits(&model.trees);
    for list in &limits {
        put_count(&mut out, list.len());
        for &limit in list {
            put_number(&mut out, limit);
        }
    }
    put_number(&mut out, model.trees.base);
    put_count(&mut out, model.trees.trees.len());
    for tree in &model.trees.trees {
        put_tree(&mut out, tree, &limits);
    }
    put_number(&mut out, model.thresholds.plain);
    put_number(&mut out, model.thresholds.quoted);
    let sum = fnv1a(out.iter().copied());
    out.extend_from_slice(&sum.to_le_bytes());
    out
}

/// Reads what [`write`] wrote.
pub(crate) fn read(bytes: &[u8]) -> Result<Model, ModelError> {
    let Some(rest) = bytes.strip_prefix(MAGIC) else { return Err(ModelError::NotAModel) };
    match rest.first() {
        Some(&VERSION) => {}
        Some(&found) => return Err(ModelError::Version { found }),
        None => return Err(ModelError::Damaged("it ends after its first bytes")),
    }
    let Some((body, sum)) = bytes.split_last_chunk::<4>() else {
        return Err(ModelError::Damaged("it ends after its first bytes"));
    };
    if fnv1a(body.iter().copied()) != u32::from_le_bytes(*sum) {
        return Err(ModelError::Damaged("its checksum does not match"));
    }
    let mut from = Source { bytes: body.get(MAGIC.len() + 1..).unwrap_or(&[]) };
    from.names()?;
    let count = from.count("facts")?;
    let mut facts = Vec::new();
    let mut fact = 0u32;
    for _ in 0..count {
        let step = from.count("facts")?;
        fact = u32::try_from(step)
            .ok()
            .and_then(|step| fact.checked_add(step))
            .filter(|&fact| features::template(fact) < TEMPLATES)
            .ok_or(ModelError::Damaged("facts"))?;
        facts.push(fact);
    }
    let masks = from.take(count, "masks")?;
    let step = from.number("weights")?;
    let mut weights = Vec::with_capacity(count);
    for &mask in masks {
        let mut row: Row = [0; LABELS];
        for (label, weight) in row.iter_mut().enumerate() {
            if mask >> label & 1 == 1 {
                *weight = from.take(1, "weights")?[0] as i8;
            }
        }
        weights.push(row);
    }
    let mut joints: Joints = NO_JOINTS;
    for number in joints.iter_mut().flatten().flatten() {
        *number = from.number("joints")?;
    }
    let mut limits = Vec::with_capacity(VALUES);
    for _ in 0..VALUES {
        let count = from.count("limits")?;
        let list: Result<Vec<f32>, _> = (0..count).map(|_| from.number("limits")).collect();
        limits.push(list?);
    }
    let base = from.number("trees")?;
    let count = from.count("trees")?;
    let mut trees = Vec::new();
    for _ in 0..count {
        let mut nodes = Vec::new();
        from.tree(&limits, &mut nodes, 0)?;
        trees.push(Tree { nodes });
    }
    let thresholds =
        Thresholds { plain: from.number("thresholds")?, quoted: from.number("thresholds")? };
    if !from.bytes.is_empty() {
        return Err(ModelError::Damaged("bytes are left over"));
    }
    Ok(Model {
        tagger: Tagger::new(facts, weights, step, joints),
        trees: Trees::new(base, trees),
        thresholds,
    })
}

fn put_names(out: &mut Vec<u8>) {
    put_count(out, NAMES.len());
    for name in NAMES {
        put_count(out, name.len());
        out.extend_from_slice(name.as_bytes());
    }
}

fn mask(row: &Row) -> u8 {
    row.iter().enumerate().map(|(label, &weight)| u8::from(weight != 0) << label).sum()
}

fn limits(trees: &Trees) -> Vec<Vec<f32>> {
    let mut out = vec![Vec::new(); VALUES];
    for node in trees.trees.iter().flat_map(|tree| &tree.nodes) {
        if node.value != LEAF {
            out[node.value as usize].push(node.limit);
        }
    }
    for list in &mut out {
        list.sort_by(f32::total_cmp);
        list.dedup();
    }
    out
}

/// Leaves are kept in these steps.
const SHARE: f32 = 1.0 / 4096.0;

fn put_tree(out: &mut Vec<u8>, tree: &Tree, limits: &[Vec<f32>]) {
    for node in &tree.nodes {
        out.push(node.value);
        if node.value == LEAF {
            let share = (node.limit / SHARE).round().clamp(-32767.0, 32767.0) as i16;
            out.extend_from_slice(&share.to_le_bytes());
        } else {
            let list = &limits[node.value as usize];
            put_count(out, list.partition_point(|&other| other < node.limit));
        }
    }
}

fn put_count(out: &mut Vec<u8>, mut count: usize) {
    while count >= 0x80 {
        out.push(count as u8 | 0x80);
        count >>= 7;
    }
    out.push(count as u8);
}

fn put_number(out: &mut Vec<u8>, number: f32) {
    out.extend_from_slice(&number.to_le_bytes());
}

struct Source<'b> {
    bytes: &'b [u8],
}

impl<'b> Source<'b> {
    fn take(&mut self, count: usize, what: &'static str) -> Result<&'b [u8], ModelError> {
        let (taken, rest) = self.bytes.split_at_checked(count).ok_or(ModelError::Damaged(what))?;
        self.bytes = rest;
        Ok(taken)
    }

    fn number(&mut self, what: &'static str) -> Result<f32, ModelError> {
        let bytes = self.take(4, what)?.first_chunk().ok_or(ModelError::Damaged(what))?;
        Ok(f32::from_le_bytes(*bytes)).and_then(|number| {
            if number.is_finite() { Ok(number) } else { Err(ModelError::Damaged(what)) }
        })
    }

    fn count(&mut self, what: &'static str) -> Result<usize, ModelError> {
        let mut out = 0u64;
        for shift in (0..35).step_by(7) {
            let byte = self.take(1, what)?[0];
            out |= u64::from(byte & 0x7F) << shift;
            if byte < 0x80 {
                return usize::try_from(out).map_err(|_| ModelError::Damaged(what));
            }
        }
        Err(ModelError::Damaged(what))
    }

    /// The names of the features, which must be those of this program.
    fn names(&mut self) -> Result<(), ModelError> {
        let count = self.count("names")?;
        for at in 0..count.max(NAMES.len()) {
            let expected = NAMES.get(at).copied();
            let found = if at < count { Some(self.name()?) } else { None };
            if found != expected {
                return Err(ModelError::Feature { at, expected, found: found.map(str::to_owned) });
            }
        }
        Ok(())
    }

    fn name(&mut self) -> Result<&'b str, ModelError> {
        let length = self.count("names")?;
        let bytes = self.take(length, "names")?;
        std::str::from_utf8(bytes).map_err(|_| ModelError::Damaged("names"))
    }

    /// A tree: the nodes come in the order in which they are kept.
    fn tree(
        &mut self,
        limits: &[Vec<f32>],
        nodes: &mut Vec<Node>,
        depth: usize,
    ) -> Result<(), ModelError> {
        const WHAT: ModelError = ModelError::Damaged("trees");
        let value = self.take(1, "trees")?[0];
        if value == LEAF {
            let bytes = self.take(2, "trees")?.first_chunk().ok_or(WHAT)?;
            let share = f32::from(i16::from_le_bytes(*bytes)) * SHARE;
            nodes.push(Node { value, skip: 0, limit: share });
            return Ok(());
        }
        if depth >= DEEPEST {
            return Err(WHAT);
        }
        let limit = self.count("trees")?;
        let limit = limits.get(value as usize).and_then(|list| list.get(limit)).ok_or(WHAT)?;
        let at = nodes.len();
        nodes.push(Node { value, skip: 0, limit: *limit });
        self.tree(limits, nodes, depth + 1)?;
        nodes[at].skip = u8::try_from(nodes.len() - at).map_err(|_| WHAT)?;
        self.tree(limits, nodes, depth + 1)
    }
}
