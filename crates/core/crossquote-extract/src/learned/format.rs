//! The model file: how a [`Model`](super::Model) is written and read back.
//!
//! ```text
//! "CQMODEL" version, as `crossquote_text::codec` writes and reads it
//! names       how many features describe a proposal, and of each the length of its name and the name
//! facts       how many, then the differences between them, in as many bytes as they need
//! masks       one byte a fact: which of the eight labels have a weight
//! weights     one signed byte each, in steps of `step`
//! joints      18 × 8 × 8 numbers
//! limits      for each feature: how many borders, and they; of the trees that choose
//! trees       for each: its nodes from the root on, a "yes" always next
//! limits, trees   the same of the trees that say how sure what was chosen is
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
use crossquote_text::codec::{Check, Damaged, Format, Reader, Refused, put_number};

/// Counts changes of the layout, of what facts mean and of what a feature means that keeps its
/// name: a model trained for others would be read without an error and decide nonsense. Features
/// that are added, removed, renamed or moved are found by their names.
pub const VERSION: u8 = 4;

const MODEL: Format = Format { magic: b"CQMODEL", version: VERSION, check: Check::End };

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
    /// It is cut short, or bytes in it have changed: where it shows, and in which part.
    Damaged {
        /// Byte in the file.
        at: usize,
        /// Part of the format.
        part: &'static str,
    },
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
            ModelError::Damaged { at, part } => {
                let damaged = Damaged { at: *at, part };
                write!(out, "the model is {damaged}: fetch or train it again")
            }
        }
    }
}

impl std::error::Error for ModelError {}

impl From<Damaged> for ModelError {
    fn from(Damaged { at, part }: Damaged) -> ModelError {
        ModelError::Damaged { at, part }
    }
}

impl From<Refused> for ModelError {
    fn from(refused: Refused) -> ModelError {
        match refused {
            Refused::Foreign => ModelError::NotAModel,
            Refused::Version(found) => ModelError::Version { found },
            Refused::Damaged(damaged) => damaged.into(),
        }
    }
}

/// What every model file of this version begins with: what it is, the version, the features' names.
pub fn head() -> Vec<u8> {
    let mut out = MODEL.head();
    put_names(&mut out);
    out
}

/// The bytes of a model.
pub(crate) fn write(model: &Model) -> Vec<u8> {
    let mut out = Vec::new();
    put_names(&mut out);
    let tagger = &model.tagger;
    put_count(&mut out, tagger.facts.len());
    let mut before = 0;
    for &fact in &tagger.facts {
        put_number(&mut out, fact - before);
        before = fact;
    }
    for row in &tagger.weights {
        out.push(mask(row));
    }
    put_float(&mut out, tagger.step);
    for row in &tagger.weights {
        out.extend(row.iter().filter(|&&weight| weight != 0).map(|&weight| weight as u8));
    }
    for number in tagger.joints.iter().flatten().flatten() {
        put_float(&mut out, *number);
    }
    put_trees(&mut out, &model.choosing);
    put_trees(&mut out, &model.judging);
    put_float(&mut out, model.thresholds.plain);
    put_float(&mut out, model.thresholds.quoted);
    MODEL.file(&out)
}

/// Reads what [`write`] wrote.
pub(crate) fn read(bytes: &[u8]) -> Result<Model, ModelError> {
    let mut from = Source(MODEL.open(bytes)?);
    from.names()?;
    let tagger = from.tagger()?;
    let (choosing, judging) = (from.trees()?, from.trees()?);
    from.0.begin("thresholds");
    let thresholds = Thresholds { plain: from.float()?, quoted: from.float()? };
    from.0.end()?;
    Ok(Model { tagger, choosing, judging, thresholds })
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

fn put_trees(out: &mut Vec<u8>, trees: &Trees) {
    let limits = limits(trees);
    for list in &limits {
        put_count(out, list.len());
        for &limit in list {
            put_float(out, limit);
        }
    }
    put_float(out, trees.base);
    put_count(out, trees.trees.len());
    for tree in &trees.trees {
        put_tree(out, tree, &limits);
    }
}

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

fn put_count(out: &mut Vec<u8>, count: usize) {
    put_number(out, count as u32);
}

fn put_float(out: &mut Vec<u8>, number: f32) {
    out.extend_from_slice(&number.to_le_bytes());
}

/// What is left of a file.
struct Source<'b>(Reader<'b>);

impl Source<'_> {
    /// A number with a fraction, which must be one.
    fn float(&mut self) -> Result<f32, Damaged> {
        let damaged = self.0.damaged();
        let number = f32::from_le_bytes(self.0.fixed()?);
        if number.is_finite() { Ok(number) } else { Err(damaged) }
    }

    /// The names of the features, which must be those of this program.
    fn names(&mut self) -> Result<(), ModelError> {
        self.0.begin("names");
        let count = self.0.number()? as usize;
        for at in 0..count.max(NAMES.len()) {
            let expected = NAMES.get(at).copied();
            let found = if at < count {
                let length = self.0.number()? as usize;
                Some(self.0.text(length)?)
            } else {
                None
            };
            if found != expected {
                return Err(ModelError::Feature { at, expected, found: found.map(str::to_owned) });
            }
        }
        Ok(())
    }

    /// Facts with their weights, and how labels follow each other.
    fn tagger(&mut self) -> Result<Tagger, Damaged> {
        self.0.begin("facts");
        let count = self.0.number()? as usize;
        let mut facts = Vec::new();
        let mut fact = 0u32;
        for _ in 0..count {
            let damaged = self.0.damaged();
            fact = fact
                .checked_add(self.0.number()?)
                .filter(|&fact| features::template(fact) < TEMPLATES)
                .ok_or(damaged)?;
            facts.push(fact);
        }
        self.0.begin("masks");
        let masks = self.0.take(count)?;
        self.0.begin("weights");
        let step = self.float()?;
        let mut weights = Vec::with_capacity(count);
        for &mask in masks {
            let mut row: Row = [0; LABELS];
            for (label, weight) in row.iter_mut().enumerate() {
                if mask >> label & 1 == 1 {
                    *weight = self.0.byte()? as i8;
                }
            }
            weights.push(row);
        }
        self.0.begin("joints");
        let mut joints: Joints = NO_JOINTS;
        for number in joints.iter_mut().flatten().flatten() {
            *number = self.float()?;
        }
        Ok(Tagger::new(facts, weights, step, joints))
    }

    /// Trees, behind the borders that they ask about.
    fn trees(&mut self) -> Result<Trees, Damaged> {
        self.0.begin("limits");
        let mut limits = Vec::with_capacity(VALUES);
        for _ in 0..VALUES {
            let count = self.0.number()?;
            limits.push((0..count).map(|_| self.float()).collect::<Result<Vec<f32>, _>>()?);
        }
        self.0.begin("trees");
        let base = self.float()?;
        let count = self.0.number()?;
        let mut trees = Vec::new();
        for _ in 0..count {
            let mut nodes = Vec::new();
            self.tree(&limits, &mut nodes, 0)?;
            trees.push(Tree { nodes });
        }
        Ok(Trees::new(base, trees))
    }

    /// A tree: the nodes come in the order in which they are kept.
    fn tree(
        &mut self,
        limits: &[Vec<f32>],
        nodes: &mut Vec<Node>,
        depth: usize,
    ) -> Result<(), Damaged> {
        let damaged = self.0.damaged();
        let value = self.0.byte()?;
        if value == LEAF {
            let share = f32::from(i16::from_le_bytes(self.0.fixed()?)) * SHARE;
            nodes.push(Node { value, skip: 0, limit: share });
            return Ok(());
        }
        if depth >= DEEPEST {
            return Err(damaged);
        }
        let limit = self.0.number()? as usize;
        let limit = limits.get(value as usize).and_then(|list| list.get(limit)).ok_or(damaged)?;
        let at = nodes.len();
        nodes.push(Node { value, skip: 0, limit: *limit });
        self.tree(limits, nodes, depth + 1)?;
        nodes[at].skip = u8::try_from(nodes.len() - at).map_err(|_| damaged)?;
        self.tree(limits, nodes, depth + 1)
    }
}
