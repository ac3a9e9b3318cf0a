//! The table of rules: what may decide that words are somebody's, and who that is.
//!
//! Each row is shown to readers as the reason for a quotation, so its sentence is for them. The
//! example is run by a test: it must be decided by its own row and give what the row says.

/// One rule.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// Stable name, used in [`crate::model::Evidence::rule`].
    pub name: &'static str,
    /// What it looks at, in a sentence for readers.
    pub sentence: &'static str,
}

/// What the tests check of a rule. Apart from the rule, because the explorer carries every string
/// of [`RULES`] to its readers, and examples would be half of them.
#[cfg(test)]
struct Example {
    name: &'static str,
    /// A text that the rule decides.
    text: &'static str,
    /// What it finds there: `source > content`, segments joined by ` + `; for rules about speakers
    /// `source = speaker`, with `?` for nobody.
    finds: &'static str,
}

/// Writes [`RULES`] and its examples from one table.
macro_rules! table {
    ($($name:literal: $sentence:literal example: $text:literal finds: $finds:literal)*) => {
        /// Every rule: first those that find words and source, then those that tell who the source
        /// is.
        pub const RULES: &[Rule] = &[$(Rule { name: $name, sentence: $sentence }),*];

        #[cfg(test)]
        const EXAMPLES: &[Example] = &[$(Example { name: $name, text: $text, finds: $finds }),*];
    };
}

table! {
    "cue-quotation":
        "A source and a verb of saying stand before words in quotation marks."
        example: "Asked again, the mayor told a journalist, “I can wait.”"
        finds: "the mayor > “I can wait.”"

    "cue-clause":
        "A source and a verb of saying stand before a clause."
        example: "Ann Lee said that the bridge is “not safe” in winter."
        finds: "Ann Lee > the bridge is “not safe” in winter"

    "cue-object":
        "The object of the verb is what was said."
        example: "Ann Lee called the plan a “gift to builders.”"
        finds: "Ann Lee > the plan a “gift to builders.”"

    "cue-intent":
        "The source promises, offers, threatens or refuses to do something."
        example: "Ann Lee offered to resign if the bridge stays closed."
        finds: "Ann Lee > to resign if the bridge stays closed"

    "cue-apposition":
        "Between source and verb stands a description of the source."
        example: "Ann Lee, a senior engineer at the harbour, believes that the bridge is safe."
        finds: "Ann Lee > the bridge is safe"

    "cue-after":
        "Source and verb follow what was said."
        example: "“We are ready,” Ann Lee said in an interview Friday."
        finds: "Ann Lee > “We are ready,”"

    "cue-inverted":
        "Verb, then source, follow what was said."
        example: "“We are ready,” said Ann Lee, the mayor of the town."
        finds: "Ann Lee > “We are ready,”"

    "cue-between":
        "Source and verb interrupt what was said."
        example: "“We are ready,” Ann Lee said, “and we will not wait.”"
        finds: "Ann Lee > “We are ready,” + “and we will not wait.”"

    "cue-coordinated":
        "A second verb of saying goes on with the source of the first."
        example: "Ann Lee said the bridge is safe and warned that the road is not."
        finds: "Ann Lee > the road is not"

    "cue-participle":
        "A participle (adding, warning) goes on with the source of the sentence."
        example: "Ann Lee dismissed the idea, warning that the bridge would close."
        finds: "Ann Lee > the bridge would close"

    "cue-with-participle":
        "A participle follows a source of its own: with X stating."
        example: "A deal looks far off, with Ann Lee stating that talks are over."
        finds: "Ann Lee > talks are over"

    "according-to":
        "The sentence names its source with “according to” or “per”."
        example: "The town spent two million last year, according to the Harbour Institute."
        finds: "the Harbour Institute > The town spent two million last year"

    "cue-passive":
        "The verb is passive, and its source follows the words after “by”."
        example: "The plan has been called a “gift to builders” by Ann Lee."
        finds: "Ann Lee > a “gift to builders”"

    "noun-cue":
        "A noun names the utterance: X’s claim that."
        example: "The vote came after Ann Lee’s claim that the bridge was safe."
        finds: "Ann Lee > the bridge was safe"

    "headline-colon":
        "A headline names its speaker before a colon."
        example: "Lee: Bridge Will Open\nThe mayor, Ann Lee, was there."
        finds: "Lee > Bridge Will Open"

    "dash-credit":
        "A dash and the name of their speaker follow words in quotation marks."
        example: "“I have waited long enough.” — Maria Lopez, a teacher in Ohio"
        finds: "Maria Lopez > “I have waited long enough.”"

    "colon-quotation":
        "Words in quotation marks follow a colon; the source is the sentence’s subject."
        example: "Ann Lee did not mince words: “This bridge is a disgrace.”"
        finds: "Ann Lee > “This bridge is a disgrace.”"

    "quotation-follows":
        "A quotation follows in the same paragraph without a verb of its own; its source is the one before."
        example: "Ann Lee said the bridge is safe. “We tested it for months.”"
        finds: "Ann Lee > “We tested it for months.”"

    "quotation-before":
        "A quotation opens the paragraph; the source is that of the next sentence."
        example: "“This bridge is a disgrace.” Ann Lee warned that it would close."
        finds: "Ann Lee > “This bridge is a disgrace.”"

    "previous-speaker":
        "A paragraph is only a quotation; the source is the speaker of the paragraph before."
        example: "“We are ready,” Ann Lee said.\n“And we will not wait for them.”"
        finds: "Ann Lee > “And we will not wait for them.”"

    "quoted-words":
        "A long run in quotation marks with no verb of saying; the source is the sentence’s subject."
        example: "Ann Lee has a name for those who “never built a thing in their lives.”"
        finds: "Ann Lee > “never built a thing in their lives.”"

    "no-source":
        "A quotation stands alone, and nothing near it says whose it is."
        example: "“Nobody knows what comes next.”"
        finds: " > “Nobody knows what comes next.”"

    "within-report":
        "These words are part of what another speaker is reported to say."
        example: "Novak said on Monday that Mayor Ann Lee had claimed the bridge was safe."
        finds: "Mayor Ann Lee > the bridge was safe"

    "learned":
        "A model that learned from annotated articles reads these words as somebody’s, where no rule does."
        example: "Critics have long seen the plan as a gift to the port’s owners."
        finds: "Critics > the plan as a gift to the port’s owners"

    "said-once":
        "Two verbs report the same words of one speaker; they count once."
        example: "Ann Lee said that she called the plan a “gift to builders.”"
        finds: "Ann Lee > she called the plan a “gift to builders.”"

    "not-yet-said":
        "A verb within these words tells of what nobody has said yet: people will say."
        example: "Ann Lee said that people will call the plan a “gift to builders.”"
        finds: "Ann Lee > people will call the plan a “gift to builders.”"

    "speaker-named":
        "The source gives the full name."
        example: "Ann Lee said the bridge is safe."
        finds: "Ann Lee = Ann Lee"

    "speaker-surname":
        "The source gives a surname that one person in the article has."
        example: "Mayor Ann Lee was there. Lee said the bridge is safe."
        finds: "Lee = Ann Lee"

    "speaker-same-surname":
        "The source gives a surname that two people in the article share."
        example: "Mayor Ann Lee met Senator Paul Lee. Lee said the bridge is safe."
        finds: "Lee = ?"

    "speaker-pronoun":
        "The source is a pronoun: the nearest person whom it fits, subjects first."
        example: "Mayor Ann Lee left early. She said the bridge is safe."
        finds: "She = Ann Lee"

    "speaker-role":
        "The source is a description that fits one person or body of the article."
        example: "Mayor Ann Lee left early. The mayor said the bridge is safe."
        finds: "The mayor = Ann Lee"

    "speaker-of":
        "The source says whose it is: “her office”."
        example: "Mayor Ann Lee left early. Her office said the bridge is safe."
        finds: "Her office = Ann Lee’s office"

    "speaker-relative":
        "The source is “who” or “which”: the words before it."
        example: "The bridge was built by Ann Lee, who said it is safe."
        finds: "who = Ann Lee"

    "speaker-body":
        "The source is a named body, a place that speaks for one, or a document."
        example: "The Harbour Institute said the bridge is safe."
        finds: "The Harbour Institute = Harbour Institute"

    "speaker-group":
        "The source is a group of people, a speaker of its own."
        example: "Some analysts believe that the bridge is safe."
        finds: "Some analysts = Some analysts"

    "speaker-unclear":
        "The article does not settle whom the source means."
        example: "The bridge is old. She said it is safe."
        finds: "She = ?"

    "speaker-none":
        "No source is given."
        example: "“Nobody knows what comes next.”"
        finds: " = ?"
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::{EXAMPLES, RULES};
    use crate::extract::{Model, extract_with};

    static MODEL: &[u8] = include_bytes!("../../../../data/model/extraction.cqmodel");

    #[test]
    fn names_are_unique_and_rows_complete() {
        let names: BTreeSet<_> = RULES.iter().map(|rule| rule.name).collect();
        assert_eq!(names.len(), RULES.len(), "a name is used twice");
        for rule in RULES {
            assert!(rule.sentence.ends_with('.'), "{}: a sentence", rule.name);
        }
    }

    #[test]
    fn every_example_is_decided_by_its_rule() {
        let model = Model::load(MODEL).unwrap();
        let mut wrong = Vec::new();
        for rule in EXAMPLES {
            // Rules alone, but for the row that is not a rule.
            let model = matches!(rule.name, "learned" | "within-report").then_some(&model);
            let found = extract_with(model, rule.text, &[]);
            let shown: Vec<String> = found
                .attributions
                .iter()
                .filter(|one| one.evidence.iter().any(|evidence| evidence.rule == rule.name))
                .map(|one| {
                    let source = one.source.first().map_or("", |span| span.of(rule.text));
                    if rule.name.starts_with("speaker") {
                        let speaker = one.entity.map_or("?", |at| &found.entities[at].name);
                        format!("{source} = {speaker}")
                    } else {
                        let content: Vec<_> =
                            one.content.iter().map(|span| span.of(rule.text)).collect();
                        format!("{source} > {}", content.join(" + "))
                    }
                })
                .collect();
            if !shown.iter().any(|one| one == rule.finds) {
                wrong.push(format!(
                    "{}: wanted {:?}, found {shown:?}; all: {:?}",
                    rule.name,
                    rule.finds,
                    found.attributions.iter().map(|one| &one.evidence[0].rule).collect::<Vec<_>>()
                ));
            }
        }
        assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    }
}
