//! What tells the polarity of an attribution: tables of words, each row with a sentence that needs it.
//!
//! The limit: a row is a word at a certain place of the verb's group; irony and context are not read.

use crossquote_model::Polarity::{self, Denied, NotSaid, Said, Supposed};

/// A row: forms of a word, in small letters, with a sentence that needs one of them.
pub(super) struct Row {
    pub(super) words: &'static [&'static str],
    /// A sentence that needs the row.
    #[cfg_attr(not(test), expect(dead_code, reason = "for people, and for the test"))]
    pub(super) example: &'static str,
    /// Whose words are found in it, and their polarity.
    #[cfg_attr(not(test), expect(dead_code, reason = "for people, and for the test"))]
    pub(super) gives: (&'static str, Polarity),
}

const fn row(
    words: &'static [&'static str],
    example: &'static str,
    source: &'static str,
    polarity: Polarity,
) -> Row {
    Row { words, example, gives: (source, polarity) }
}

/// Verbs, in their dictionary form, whose subject says that what follows is not so.
pub(super) const DENIALS: &[Row] = &[
    row(&["deny"], "Ann Lee denied that the bridge is safe.", "Ann Lee", Denied),
    row(&["dispute"], "Ann Lee disputes that the bridge is safe.", "Ann Lee", Denied),
    row(&["doubt"], "Ann Lee doubts that the bridge is safe.", "Ann Lee", Denied),
    row(&["rule"], "Ann Lee ruled out a new bridge.", "Ann Lee", Denied),
    row(&["debunk"], "Ann Lee debunked the rumour that the bridge is safe.", "Ann Lee", Denied),
];

/// Verbs that deny only where their object is what somebody claimed; the nouns are in `claims.txt`.
pub(super) const REJECTIONS: &[Row] = &[
    row(&["reject"], "Ann Lee rejected claims that the bridge is safe.", "Ann Lee", Denied),
    row(&["dismiss"], "Ann Lee dismissed suggestions that the bridge fell.", "Ann Lee", Denied),
    row(&["refute"], "Ann Lee refuted the charge that the bridge fell.", "Ann Lee", Denied),
    row(&["rebut"], "Ann Lee rebutted allegations that the bridge fell.", "Ann Lee", Denied),
    row(&["reject"], "Ann Lee rejected the plan.", "Ann Lee", Said),
    row(&["dismiss"], "Ann Lee dismissed the claims as “nonsense.”", "Ann Lee", Said),
];

/// Words before the verb, or at its auxiliary, by which it was not said.
pub(super) const NEGATIONS: &[Row] = &[
    row(&["not"], "Ann Lee did not say whether the bridge is safe.", "Ann Lee", NotSaid),
    row(&["never"], "Ann Lee has never claimed that the bridge is safe.", "Ann Lee", NotSaid),
    row(&["cannot"], "Ann Lee cannot say whether the bridge is safe.", "Ann Lee", NotSaid),
    row(
        &["neither", "nor"],
        "Ann Lee could neither confirm nor deny that the bridge is safe.",
        "Ann Lee",
        NotSaid,
    ),
];

/// Words behind "not" by which it was said, and more.
pub(super) const MORE_THAN_SAID: &[Row] = &[
    row(&["only"], "Ann Lee not only said that the bridge is safe.", "Ann Lee", Said),
    row(&["just"], "Ann Lee did not just say that the bridge is safe.", "Ann Lee", Said),
    row(&["merely"], "Ann Lee did not merely say that the bridge is safe.", "Ann Lee", Said),
    row(&["simply"], "Ann Lee did not simply say that the bridge is safe.", "Ann Lee", Said),
];

/// Subjects that are nobody, or the word before a subject that makes it nobody.
pub(super) const NOBODY: &[Row] = &[
    row(&["nobody"], "Nobody has said that the bridge is safe.", "Nobody", NotSaid),
    row(&["no-one"], "No-one has said that the bridge is safe.", "No-one", NotSaid),
    row(&["no"], "No minister has said that the bridge is safe.", "No minister", NotSaid),
    row(
        &["none"],
        "None of the ministers has said that the bridge is safe.",
        "None of the ministers",
        NotSaid,
    ),
    row(
        &["neither"],
        "Neither minister said that the bridge is safe.",
        "Neither minister",
        NotSaid,
    ),
];

/// Verbs, in their dictionary form, that turned down are turned round: who does not believe
/// something says that it is not so.
pub(super) const OPINIONS: &[Row] = &[
    row(&["believe"], "Ann Lee does not believe that the bridge is safe.", "Ann Lee", Denied),
    row(&["think"], "Ann Lee does not think that the bridge is safe.", "Ann Lee", Denied),
    row(&["agree"], "Ann Lee does not agree that the bridge is safe.", "Ann Lee", Denied),
    row(&["feel"], "Ann Lee does not feel that the bridge is safe.", "Ann Lee", Denied),
    row(&["expect"], "Ann Lee does not expect that the bridge will open.", "Ann Lee", Denied),
];

/// Words before "to" and a verb of saying by which it was not said.
pub(super) const SILENCES: &[Row] = &[
    row(
        &["declined", "declines", "decline", "declining"],
        "Ann Lee declined to say whether the bridge is safe.",
        "Ann Lee",
        NotSaid,
    ),
    row(
        &["refused", "refuses", "refuse", "refusing"],
        "Ann Lee refuses to say whether the bridge is safe.",
        "Ann Lee",
        NotSaid,
    ),
    row(
        &["failed", "fails", "fail", "failing"],
        "Ann Lee failed to say whether the bridge is safe.",
        "Ann Lee",
        NotSaid,
    ),
    row(&["unable"], "Ann Lee was unable to say whether the bridge is safe.", "Ann Lee", NotSaid),
    row(
        &["unwilling"],
        "Ann Lee was unwilling to say whether the bridge is safe.",
        "Ann Lee",
        NotSaid,
    ),
    row(&["yet"], "Ann Lee has yet to say whether the bridge is safe.", "Ann Lee", NotSaid),
];

/// Words before a participle by which it was not said.
pub(super) const SHORT_OF: &[Row] = &[
    row(&["without"], "Ann Lee left without saying that the bridge is safe.", "Ann Lee", NotSaid),
    row(&["short"], "Ann Lee stopped short of saying that the bridge is safe.", "Ann Lee", NotSaid),
];

/// Words before "to" and a verb of saying by which it is only looked forward to or asked for.
pub(super) const EXPECTATIONS: &[Row] = &[
    row(&["expected"], "Ann Lee is expected to say that the bridge is safe.", "Ann Lee", Supposed),
    row(&["likely"], "Ann Lee is likely to say that the bridge is safe.", "Ann Lee", Supposed),
    row(&["unlikely"], "Ann Lee is unlikely to say that the bridge is safe.", "Ann Lee", Supposed),
    row(&["due"], "Ann Lee is due to tell the town that the bridge is safe.", "Ann Lee", Supposed),
    row(&["set"], "Ann Lee is set to announce that the bridge is safe.", "Ann Lee", Supposed),
    row(&["about"], "Ann Lee is about to say that the bridge is safe.", "Ann Lee", Supposed),
    row(&["poised"], "Ann Lee is poised to announce that the bridge is safe.", "Ann Lee", Supposed),
    row(&["going"], "Ann Lee is going to say that the bridge is safe.", "Ann Lee", Supposed),
    row(
        &["scheduled"],
        "Ann Lee is scheduled to announce that the bridge is safe.",
        "Ann Lee",
        Supposed,
    ),
    row(
        &["plans", "plan", "planned", "planning"],
        "Ann Lee plans to argue that the bridge is safe.",
        "Ann Lee",
        Supposed,
    ),
    row(
        &["intends", "intend", "intended"],
        "Ann Lee intends to argue that the bridge is safe.",
        "Ann Lee",
        Supposed,
    ),
    row(&["urged"], "Ann Lee was urged to admit that the bridge is safe.", "Ann Lee", Supposed),
    row(&["pressed"], "Ann Lee was pressed to admit that the bridge is safe.", "Ann Lee", Supposed),
];

/// Auxiliaries by which it was not said yet.
pub(super) const MODALS: &[Row] = &[
    row(&["will", "shall"], "Ann Lee will say that the bridge is safe.", "Ann Lee", Supposed),
    row(&["would"], "Ann Lee would say that the bridge is safe.", "Ann Lee", Supposed),
    row(&["may"], "Ann Lee may say that the bridge is safe.", "Ann Lee", Supposed),
    row(&["might"], "Ann Lee might argue that the bridge is safe.", "Ann Lee", Supposed),
    row(&["could"], "Ann Lee could argue that the bridge is safe.", "Ann Lee", Supposed),
    row(&["should"], "Ann Lee should say that the bridge is safe.", "Ann Lee", Supposed),
];

/// Words between "would" and the verb by which it was said after all: the past seen from a past.
pub(super) const NARRATED: &[Row] = &[
    row(&["later"], "Ann Lee would later say that the bridge is safe.", "Ann Lee", Said),
    row(&["eventually"], "Ann Lee would eventually say that the bridge is safe.", "Ann Lee", Said),
    row(
        &["subsequently"],
        "Ann Lee would subsequently say that the bridge is safe.",
        "Ann Lee",
        Said,
    ),
];

/// Words before a subject whose clause tells of no utterance that happened.
pub(super) const OPENERS: &[Row] = &[
    row(
        &["if"],
        "If Ann Lee says that the bridge is safe, the town will cheer.",
        "Ann Lee",
        Supposed,
    ),
    row(
        &["unless"],
        "Unless Ann Lee says that the bridge is safe, it stays shut.",
        "Ann Lee",
        Supposed,
    ),
    row(
        &["until"],
        "Until Ann Lee says that the bridge is safe, it stays shut.",
        "Ann Lee",
        Supposed,
    ),
    row(
        &["whether"],
        "It is open whether Ann Lee believes that the bridge is safe.",
        "Ann Lee",
        Supposed,
    ),
    row(&["suppose"], "Suppose Ann Lee says that the bridge is safe.", "Ann Lee", Supposed),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_read_as_its_row_says() {
        let tables = [
            DENIALS,
            REJECTIONS,
            NEGATIONS,
            MORE_THAN_SAID,
            NOBODY,
            OPINIONS,
            SILENCES,
            SHORT_OF,
            EXPECTATIONS,
            MODALS,
            NARRATED,
            OPENERS,
        ];
        let mut wrong = Vec::new();
        for row in tables.iter().copied().flatten() {
            let (source, polarity) = row.gives;
            let all = crate::extract(row.example, &[]).attributions;
            let found: Vec<_> = all
                .iter()
                .map(|one| (one.source.first().map_or("", |at| at.of(row.example)), one.polarity))
                .collect();
            if !found.contains(&(source, polarity)) {
                wrong.push(format!("{:?}: {} — {found:?}", row.words, row.example));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }

    #[test]
    fn the_nouns_of_claims_are_a_list_of_words() {
        crate::lexicon::lists::check(include_str!("claims.txt"));
    }
}
