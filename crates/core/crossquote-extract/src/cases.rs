//! Special cases of English as tables: a word that decides how the words around it are read, and a
//! sentence that needs it.
//!
//! A word in the middle of a condition says nothing of why it stands there; here each has its
//! reason beside it, and a test reads every sentence. The limit: the sentence shows what a row is
//! for, not everything that it changes.

/// A row: a word, in small letters, with a sentence that needs it.
pub(crate) struct Case {
    pub(crate) word: &'static str,
    /// A sentence that needs the word.
    #[cfg_attr(not(test), expect(dead_code, reason = "for people, and for the test"))]
    pub(crate) example: &'static str,
    /// What is found in it: source > content.
    #[cfg_attr(not(test), expect(dead_code, reason = "for people, and for the test"))]
    pub(crate) finds: &'static str,
}

const fn case(word: &'static str, example: &'static str, finds: &'static str) -> Case {
    Case { word, example, finds }
}

/// Words before "to" and a cue that make one chain with it: whose words they are is the subject of
/// the first verb. Without one of them "to say" is a purpose or a wish, and nothing was said.
pub(crate) const CHAINS: &[Case] = &[
    case("on", "Ann Lee went on to say the bridge is safe.", "Ann Lee > the bridge is safe"),
    case(
        "went",
        "Ann Lee then went to say that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "continued",
        "Ann Lee continued to insist that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "continues",
        "Ann Lee continues to insist that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "continue",
        "Critics continue to insist that the bridge is unsafe.",
        "Critics > the bridge is unsafe",
    ),
    case(
        "appeared",
        "Ann Lee appeared to suggest that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "seemed",
        "Ann Lee seemed to suggest that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "began",
        "Ann Lee began to argue that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "tried",
        "Ann Lee tried to argue that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "sought",
        "Ann Lee sought to argue that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "managed",
        "Ann Lee managed to explain that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "declined",
        "Ann Lee declined to say whether the bridge is safe.",
        "Ann Lee > whether the bridge is safe",
    ),
    case(
        "refused",
        "Ann Lee refused to say whether the bridge is safe.",
        "Ann Lee > whether the bridge is safe",
    ),
];

/// Words before a participle that is a cue, other than a comma or a conjunction: the participle's
/// subject is that of the sentence.
pub(crate) const BEFORE_PARTICIPLES: &[Case] = &[
    case("by", "Ann Lee began by saying that the bridge is safe.", "Ann Lee > the bridge is safe"),
    case(
        "after",
        "Ann Lee left after saying that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "before",
        "Ann Lee paused before saying that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "in",
        "Ann Lee was wrong in saying that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "while",
        "Ann Lee left while saying that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "when",
        "Ann Lee was wrong when saying that the bridge is safe.",
        "Ann Lee > the bridge is safe",
    ),
];

/// Subjects that take a cue in its base form, "they say", and have no ending that shows it.
pub(crate) const PLURAL_SUBJECTS: &[Case] = &[
    case("i", "I say the bridge is safe.", "I > the bridge is safe"),
    case("we", "We say the bridge is safe.", "We > the bridge is safe"),
    case("they", "They say the bridge is safe.", "They > the bridge is safe"),
    case("you", "You say the bridge is safe.", "You > the bridge is safe"),
    case("some", "Some say the bridge is safe.", "Some > the bridge is safe"),
    case("many", "Many say the bridge is safe.", "Many > the bridge is safe"),
    case("others", "Others say the bridge is safe.", "Others > the bridge is safe"),
    case("most", "Most say the bridge is safe.", "Most > the bridge is safe"),
    case("few", "Few say the bridge is safe.", "Few > the bridge is safe"),
    case("several", "Several say the bridge is safe.", "Several > the bridge is safe"),
    case("polls", "Polls suggest the bridge is popular.", "Polls > the bridge is popular"),
];

/// Words before the subject of a cue that belong to its clause and end the content of a cue before
/// it: they set one report against another.
pub(crate) const CONTRASTS: &[Case] = &[
    case(
        "while",
        "Ann Lee said the bridge is safe, while Paul Roe said it is not.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "although",
        "Ann Lee said the bridge is safe, although Paul Roe said it is not.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "though",
        "Ann Lee said the bridge is safe, though Paul Roe said it is not.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "whereas",
        "Ann Lee said the bridge is safe, whereas Paul Roe said it is not.",
        "Ann Lee > the bridge is safe",
    ),
];

/// Words before the subject of a cue that belong to its clause, and end the content of a cue
/// before it only behind a comma: without one they may be part of what was said.
pub(crate) const CIRCUMSTANCES: &[Case] = &[
    case(
        "as",
        "Ann Lee said the bridge is safe, as Paul Roe said it is not.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "after",
        "Ann Lee said the bridge is safe, after Paul Roe said it is not.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "when",
        "Ann Lee said the bridge is safe, when Paul Roe said it is not.",
        "Ann Lee > the bridge is safe",
    ),
    case(
        "because",
        "Ann Lee said the bridge is safe, because Paul Roe said so.",
        "Ann Lee > the bridge is safe",
    ),
];

/// Words behind an attribution in the middle or at the end with which what was said goes on: a
/// reason or a condition. "So" needs a "that".
pub(crate) const REASONS: &[Case] = &[
    case(
        "because",
        "The bridge is safe, Ann Lee said on Friday, because it was tested twice.",
        "Ann Lee > The bridge is safe + because it was tested twice",
    ),
    case(
        "unless",
        "The bridge is safe, Ann Lee said on Friday, unless it rains for weeks.",
        "Ann Lee > The bridge is safe + unless it rains for weeks",
    ),
    case(
        "so",
        "The bridge will be closed, Ann Lee said on Friday, so that it can be tested.",
        "Ann Lee > The bridge will be closed + so that it can be tested",
    ),
    case(
        "if",
        "The bridge may fall, Ann Lee said on Friday, if it rains for weeks.",
        "Ann Lee > The bridge may fall + if it rains for weeks",
    ),
];

/// Words behind an attribution between two commas that take up what was said before it.
pub(crate) const AFTERTHOUGHTS: &[Case] = &[
    case(
        "none",
        "The town built two bridges, Ann Lee said, none of which is safe.",
        "Ann Lee > The town built two bridges + none of which is safe",
    ),
    case(
        "even",
        "The bridges are safe, Ann Lee said, even the old one.",
        "Ann Lee > The bridges are safe + even the old one",
    ),
    case(
        "least",
        "The bridge is not safe, Ann Lee said, least of all for lorries.",
        "Ann Lee > The bridge is not safe + least of all for lorries",
    ),
];

/// Prepositions with which what was said goes on behind a bare "she said" between two commas.
pub(crate) const COMPLETIONS: &[Case] = &[
    case(
        "from",
        "The noise came, Ann Lee said, from the old bridge.",
        "Ann Lee > The noise came + from the old bridge",
    ),
    case(
        "to",
        "The bridge belongs, Ann Lee said, to the council.",
        "Ann Lee > The bridge belongs + to the council",
    ),
    case(
        "on",
        "The town relies, Ann Lee said, on the old bridge.",
        "Ann Lee > The town relies + on the old bridge",
    ),
];

/// Second words of a cue that may stand behind what was said, where the first takes it only before.
pub(crate) const PARTICLES_BEHIND: &[Case] =
    &[case("out", "The bridge, Ann Lee pointed out, is safe.", "Ann Lee > The bridge + is safe")];

/// Words behind a comma with which narration goes on after an object or an intent: "urged
/// restraint, but the fighting went on".
pub(crate) const NARRATION: &[Case] = &[
    case("but", "Ann Lee condemned the attack, but the war went on.", "Ann Lee > the attack"),
    case("while", "Ann Lee condemned the attack, while the war went on.", "Ann Lee > the attack"),
    case(
        "although",
        "Ann Lee condemned the attack, although the war went on.",
        "Ann Lee > the attack",
    ),
    case("though", "Ann Lee condemned the attack, though the war went on.", "Ann Lee > the attack"),
    case(
        "whereas",
        "Ann Lee condemned the attack, whereas the war went on.",
        "Ann Lee > the attack",
    ),
];

/// Words in a relative clause by which it is no addition of the narrator's: whoever speaks supposes or concludes.
pub(crate) const NOT_NARRATED: &[Case] = &[
    case(
        "may",
        "Ann Lee said the bridge is shut, which may help the ferry.",
        "Ann Lee > the bridge is shut, which may help the ferry",
    ),
    case(
        "might",
        "Ann Lee said the bridge is shut, which might help the ferry.",
        "Ann Lee > the bridge is shut, which might help the ferry",
    ),
    case(
        "could",
        "Ann Lee said the bridge is shut, which could help the ferry.",
        "Ann Lee > the bridge is shut, which could help the ferry",
    ),
    case(
        "would",
        "Ann Lee said the bridge is shut, which would help the ferry.",
        "Ann Lee > the bridge is shut, which would help the ferry",
    ),
    case(
        "then",
        "Ann Lee said the cold comes from children, who then give it to others.",
        "Ann Lee > the cold comes from children, who then give it to others",
    ),
    case(
        "means",
        "Ann Lee said the bridge is shut, which means a detour.",
        "Ann Lee > the bridge is shut, which means a detour",
    ),
    case(
        "suggests",
        "Ann Lee said the bridge is shut, which suggests a fault.",
        "Ann Lee > the bridge is shut, which suggests a fault",
    ),
];

/// Prepositions before a programme or a book that content ends with: where it was said.
pub(crate) const BEFORE_WORKS: &[Case] = &[
    case(
        "on",
        "Ann Lee said the mayor has to resign on ABC’s “This Town.”",
        "Ann Lee > the mayor has to resign",
    ),
    case(
        "in",
        "Ann Lee said the mayor has to resign in the book “This Town.”",
        "Ann Lee > the mayor has to resign",
    ),
    case(
        "to",
        "Ann Lee said the mayor has to resign to ABC’s “This Town.”",
        "Ann Lee > the mayor has to resign",
    ),
];

/// What rules find in an example, one line an attribution, as the tables write it: `source > content`, segments
/// joined by ` + `.
#[cfg(test)]
pub(crate) fn read_as_cases(example: &str) -> Vec<String> {
    let line = |one: &crate::Attribution| {
        let source = one.source.first().map_or("", |span| span.of(example));
        let content: Vec<_> = one.content.iter().map(|span| span.of(example)).collect();
        format!("{source} > {}", content.join(" + "))
    };
    crate::extract(example, &[]).attributions.iter().map(line).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_example_is_read_as_its_row_says() {
        let tables = [
            CHAINS,
            BEFORE_PARTICIPLES,
            PLURAL_SUBJECTS,
            CONTRASTS,
            CIRCUMSTANCES,
            REASONS,
            NARRATION,
            AFTERTHOUGHTS,
            COMPLETIONS,
            PARTICLES_BEHIND,
            NOT_NARRATED,
            BEFORE_WORKS,
        ];
        let mut wrong = Vec::new();
        for case in tables.iter().copied().flatten() {
            let found = read_as_cases(case.example);
            let words = case.example.to_lowercase();
            let there = words.split(|c: char| !c.is_alphabetic()).any(|word| word == case.word);
            if !there || !found.iter().any(|one| one == case.finds) {
                wrong.push(format!("{}: {} — {found:?}", case.word, case.example));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
