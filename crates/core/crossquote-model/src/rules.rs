//! What readers are told about why a quotation is one: the names and sentences of the rules of extraction.
//!
//! Here and not beside the rules, because whoever shows a dataset needs the sentences and no rule. That each
//! rule does what its sentence says is tested where the rules are, with an example each
//! (crossquote-extract, tests/it/rules.rs).

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable name, used in [`crate::Evidence::rule`].
    pub name: &'static str,
    /// What it looks at, in a sentence for readers.
    pub sentence: &'static str,
}

/// Every rule: first those that find words and source, then those that tell who the source is.
pub const RULES: &[Rule] = &[
    Rule {
        name: "cue-quotation",
        sentence: "A source and a verb of saying stand before words in quotation marks.",
    },
    Rule { name: "cue-clause", sentence: "A source and a verb of saying stand before a clause." },
    Rule { name: "cue-object", sentence: "The object of the verb is what was said." },
    Rule {
        name: "cue-intent",
        sentence: "The source promises, offers, threatens or refuses to do something.",
    },
    Rule {
        name: "cue-apposition",
        sentence: "Between source and verb stands a description of the source.",
    },
    Rule { name: "cue-after", sentence: "Source and verb follow what was said." },
    Rule { name: "cue-inverted", sentence: "Verb, then source, follow what was said." },
    Rule { name: "cue-between", sentence: "Source and verb interrupt what was said." },
    Rule {
        name: "cue-coordinated",
        sentence: "A second verb of saying goes on with the source of the first.",
    },
    Rule {
        name: "cue-participle",
        sentence: "A participle (adding, warning) goes on with the source of the sentence.",
    },
    Rule {
        name: "cue-with-participle",
        sentence: "A participle follows a source of its own: with X stating.",
    },
    Rule {
        name: "according-to",
        sentence: "The sentence names its source with “according to” or “per”.",
    },
    Rule {
        name: "cue-passive",
        sentence: "The verb is passive, and its source follows the words after “by”.",
    },
    Rule { name: "noun-cue", sentence: "A noun names the utterance: X’s claim that." },
    Rule { name: "headline-colon", sentence: "A headline names its speaker before a colon." },
    Rule {
        name: "dash-credit",
        sentence: "A dash and the name of their speaker follow words in quotation marks.",
    },
    Rule {
        name: "turn",
        sentence: "A line of a transcript, an interview, a post or a list of reactions: the label before its words names who said them.",
    },
    Rule {
        name: "statement-below",
        sentence: "A line says whose statement, letter or post stands in the paragraphs below it.",
    },
    Rule {
        name: "signature",
        sentence: "The name alone in a line below the words is that of whoever wrote or said them.",
    },
    Rule {
        name: "colon-quotation",
        sentence: "Words in quotation marks follow a colon; the source is the sentence’s subject.",
    },
    Rule {
        name: "quotation-follows",
        sentence: "A quotation follows in the same paragraph without a verb of its own; its source is the one before.",
    },
    Rule {
        name: "quotation-before",
        sentence: "A quotation opens the paragraph; the source is that of the next sentence.",
    },
    Rule {
        name: "previous-speaker",
        sentence: "A paragraph is only a quotation; the source is the speaker of the paragraph before.",
    },
    Rule {
        name: "quoted-words",
        sentence: "A long run in quotation marks with no verb of saying; the source is the sentence’s subject.",
    },
    Rule {
        name: "no-source",
        sentence: "A quotation stands alone, and nothing near it says whose it is.",
    },
    Rule {
        name: "within-report",
        sentence: "These words are part of what another speaker is reported to say.",
    },
    Rule {
        name: "learned",
        sentence: "A model that learned from annotated articles reads these words as somebody’s, where no rule does.",
    },
    Rule {
        name: "said-once",
        sentence: "Two verbs report the same words of one speaker; they count once.",
    },
    Rule {
        name: "not-yet-said",
        sentence: "A verb within these words tells of what nobody has said yet: people will say.",
    },
    Rule { name: "denied", sentence: "The source says that this is not so." },
    Rule { name: "not-said", sentence: "The article says that the source did not say this." },
    Rule {
        name: "supposed",
        sentence: "This was not said: it is expected, supposed or asked for that the source says it.",
    },
    Rule { name: "speaker-named", sentence: "The source gives the full name." },
    Rule {
        name: "speaker-surname",
        sentence: "The source gives a surname that one person in the article has.",
    },
    Rule {
        name: "speaker-same-surname",
        sentence: "The source gives a surname that two people in the article share.",
    },
    Rule {
        name: "speaker-pronoun",
        sentence: "The source is a pronoun: the nearest person whom it fits, subjects first.",
    },
    Rule {
        name: "speaker-role",
        sentence: "The source is a description that fits one person or body of the article.",
    },
    Rule { name: "speaker-of", sentence: "The source says whose it is: “her office”." },
    Rule {
        name: "speaker-relative",
        sentence: "The source is “who” or “which”: the words before it.",
    },
    Rule {
        name: "speaker-label",
        sentence: "The source is a label of the layout; other words of the article tell whom it means.",
    },
    Rule {
        name: "speaker-body",
        sentence: "The source is a named body, a place that speaks for one, or a document.",
    },
    Rule {
        name: "speaker-group",
        sentence: "The source is a group of people, a speaker of its own.",
    },
    Rule {
        name: "speaker-unclear",
        sentence: "The article does not settle whom the source means.",
    },
    Rule {
        name: "speaker-nobody",
        sentence: "The source says that nobody speaks, or not who: “nobody”, “some”.",
    },
    Rule { name: "speaker-none", sentence: "No source is given." },
];

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::RULES;

    #[test]
    fn names_are_unique_and_rows_complete() {
        let names: BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len(), "a name is used twice");
        for rule in RULES {
            assert!(rule.sentence.ends_with('.'), "{}: a sentence", rule.name);
        }
    }
}
