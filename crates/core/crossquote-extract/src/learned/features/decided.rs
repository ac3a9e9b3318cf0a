//! What the rules decided about each token, written into its atom: where rules are exact the tagger
//! learns to follow them.

use super::atoms::Atom;
use crate::clauses::Found;
use crate::phrases::TokenRange;
use crossquote_text::hash::fnv1a;

/// The lowest bits of [`Atom::role`]: what a token is. The next bit says that the attribution is part
/// of another's content, those above how sure the rules were.
mod role {
    pub(super) const CUE: u32 = 1;
    pub(super) const IN_CUE: u32 = CUE + GOES_ON;
    pub(super) const SOURCE: u32 = 3;
    /// Added where it does not begin but go on.
    pub(super) const GOES_ON: u32 = 1;
    /// The bits of these.
    pub(super) const MASK: u32 = 7;
    pub(super) const INSIDE: u32 = 8;
    pub(super) const SURE_SHIFT: u32 = 4;
}

impl Atom {
    /// Whether the rules let a cue begin with this token.
    pub(super) fn begins_cue(&self) -> bool {
        self.role & role::MASK == role::CUE
    }

    /// Whether it is in a cue of the rules.
    pub(super) fn is_in_cue(&self) -> bool {
        self.begins_cue() || self.role & role::MASK == role::IN_CUE
    }

    /// How sure they were of the attribution whose cue or source it is in, 0 to 3.
    pub(super) fn sureness(&self) -> u32 {
        self.role >> role::SURE_SHIFT
    }
}

/// Writes what the rules decided into the atoms. An outer attribution comes first and keeps its
/// words: the corpus has no inner ones.
pub(super) fn mark_rules(atoms: &mut [Atom], found: &[Found]) {
    for one in found {
        let sure = sureness(one.confidence);
        let free =
            one.content.iter().all(|&(lo, hi)| atoms[lo..hi].iter().all(|atom| atom.content == 0));
        if free {
            mark_content(atoms, &one.content, sure, fnv1a(one.rule.bytes()));
        }
        for (first, range) in [(role::CUE, one.cue), (role::SOURCE, one.source)] {
            if let Some((lo, hi)) = range {
                mark_role(&mut atoms[lo..hi], first, sure, !free);
            }
        }
    }
}

/// Confidence in per cent, in four steps.
fn sureness(confidence: u8) -> u32 {
    match confidence {
        85.. => 3,
        60..=84 => 2,
        40..=59 => 1,
        _ => 0,
    }
}

fn mark_content(atoms: &mut [Atom], content: &[TokenRange], sure: u32, rule: u32) {
    for (number, &(lo, hi)) in content.iter().enumerate() {
        for (at, atom) in atoms[lo..hi].iter_mut().enumerate() {
            let begins = match (at, number) {
                (0, 0) => 2,
                (0, _) => 3,
                _ => 1,
            };
            atom.content = 1 + begins * 4 + sure;
            atom.rule = rule;
        }
    }
}

/// Marks the tokens of a cue or source that no attribution before has; `inner` is one whose content
/// others had before.
fn mark_role(atoms: &mut [Atom], first: u32, sure: u32, inner: bool) {
    for (at, atom) in atoms.iter_mut().enumerate().filter(|(_, atom)| atom.role == 0) {
        let inside = if atom.content != 0 && inner { role::INSIDE } else { 0 };
        let goes_on = if at > 0 { role::GOES_ON } else { 0 };
        atom.role = first + goes_on + inside + (sure << role::SURE_SHIFT);
    }
}
