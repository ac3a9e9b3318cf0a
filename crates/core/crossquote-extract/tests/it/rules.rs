//! The rules of extraction, each by an example that it alone decides, and that gives what the row says.

use crossquote_extract::{Model, extract_with};
use crossquote_model::RULES;

use crate::inputs::MODEL;

/// What is checked of a rule.
struct Example {
    /// The rule's name.
    name: &'static str,
    /// A text that the rule decides.
    text: &'static str,
    /// What it finds there: `source > content`, segments joined by ` + `; for rules about speakers
    /// `source = speaker`, with `?` for nobody.
    finds: &'static str,
}

const EXAMPLES: &[Example] = &[
    Example {
        name: "cue-quotation",
        text: "Asked again, the mayor told a journalist, “I can wait.”",
        finds: "the mayor > “I can wait.”",
    },
    Example {
        name: "cue-clause",
        text: "Ann Lee said that the bridge is “not safe” in winter.",
        finds: "Ann Lee > the bridge is “not safe” in winter",
    },
    Example {
        name: "cue-object",
        text: "Ann Lee called the plan a “gift to builders.”",
        finds: "Ann Lee > the plan a “gift to builders.”",
    },
    Example {
        name: "cue-intent",
        text: "Ann Lee offered to resign if the bridge stays closed.",
        finds: "Ann Lee > to resign if the bridge stays closed",
    },
    Example {
        name: "cue-apposition",
        text: "Ann Lee, a senior engineer at the harbour, believes that the bridge is safe.",
        finds: "Ann Lee > the bridge is safe",
    },
    Example {
        name: "cue-after",
        text: "“We are ready,” Ann Lee said in an interview Friday.",
        finds: "Ann Lee > “We are ready,”",
    },
    Example {
        name: "cue-inverted",
        text: "“We are ready,” said Ann Lee, the mayor of the town.",
        finds: "Ann Lee > “We are ready,”",
    },
    Example {
        name: "cue-between",
        text: "“We are ready,” Ann Lee said, “and we will not wait.”",
        finds: "Ann Lee > “We are ready,” + “and we will not wait.”",
    },
    Example {
        name: "cue-coordinated",
        text: "Ann Lee said the bridge is safe and warned that the road is not.",
        finds: "Ann Lee > the road is not",
    },
    Example {
        name: "cue-participle",
        text: "Ann Lee dismissed the idea, warning that the bridge would close.",
        finds: "Ann Lee > the bridge would close",
    },
    Example {
        name: "cue-with-participle",
        text: "A deal looks far off, with Ann Lee stating that talks are over.",
        finds: "Ann Lee > talks are over",
    },
    Example {
        name: "according-to",
        text: "The town spent two million last year, according to the Harbour Institute.",
        finds: "the Harbour Institute > The town spent two million last year",
    },
    Example {
        name: "cue-passive",
        text: "The plan has been called a “gift to builders” by Ann Lee.",
        finds: "Ann Lee > a “gift to builders”",
    },
    Example {
        name: "noun-cue",
        text: "The vote came after Ann Lee’s claim that the bridge was safe.",
        finds: "Ann Lee > the bridge was safe",
    },
    Example {
        name: "headline-colon",
        text: "Lee: Bridge Will Open\nThe mayor, Ann Lee, was there.",
        finds: "Lee > Bridge Will Open",
    },
    Example {
        name: "dash-credit",
        text: "“I have waited long enough.” — Maria Lopez, a teacher in Ohio",
        finds: "Maria Lopez > “I have waited long enough.”",
    },
    Example {
        name: "turn",
        text: "The hearing\n\nMR. VOSS: You signed? [pause] You did?\n\nTHE WITNESS: I did.",
        finds: "MR. VOSS > You signed? + You did?",
    },
    Example {
        name: "statement-below",
        text: "A mayor goes\n\nStatement by Ann Lee:\n\nI resign as of today.\n\nThe council met.",
        finds: "Ann Lee > I resign as of today.",
    },
    Example {
        name: "signature",
        text: "The guest book\n\n“Best soup in the county, by far.”\n– Ann Lee",
        finds: "Ann Lee > “Best soup in the county, by far.”",
    },
    Example {
        name: "colon-quotation",
        text: "Ann Lee did not mince words: “This bridge is a disgrace.”",
        finds: "Ann Lee > “This bridge is a disgrace.”",
    },
    Example {
        name: "quotation-follows",
        text: "Ann Lee said the bridge is safe. “We tested it for months.”",
        finds: "Ann Lee > “We tested it for months.”",
    },
    Example {
        name: "quotation-before",
        text: "“This bridge is a disgrace.” Ann Lee warned that it would close.",
        finds: "Ann Lee > “This bridge is a disgrace.”",
    },
    Example {
        name: "previous-speaker",
        text: "“We are ready,” Ann Lee said.\n“And we will not wait for them.”",
        finds: "Ann Lee > “And we will not wait for them.”",
    },
    Example {
        name: "quoted-words",
        text: "Ann Lee has a name for those who “never built a thing in their lives.”",
        finds: "Ann Lee > “never built a thing in their lives.”",
    },
    Example {
        name: "no-source",
        text: "“Nobody knows what comes next.”",
        finds: " > “Nobody knows what comes next.”",
    },
    Example {
        name: "within-report",
        text: "Novak said on Monday that Mayor Ann Lee had claimed the bridge was safe.",
        finds: "Mayor Ann Lee > the bridge was safe",
    },
    Example {
        name: "learned",
        text: "Critics have long seen the plan as a gift to the port’s owners.",
        finds: "Critics > the plan as a gift to the port’s owners",
    },
    Example {
        name: "said-once",
        text: "Ann Lee said that she called the plan a “gift to builders.”",
        finds: "Ann Lee > she called the plan a “gift to builders.”",
    },
    Example {
        name: "not-yet-said",
        text: "Ann Lee said that people will call the plan a “gift to builders.”",
        finds: "Ann Lee > people will call the plan a “gift to builders.”",
    },
    Example {
        name: "denied",
        text: "Ann Lee denied that the bridge is safe.",
        finds: "Ann Lee > the bridge is safe",
    },
    Example {
        name: "not-said",
        text: "Ann Lee did not say whether the bridge is safe.",
        finds: "Ann Lee > whether the bridge is safe",
    },
    Example {
        name: "supposed",
        text: "Ann Lee is expected to say that the bridge is safe.",
        finds: "Ann Lee > the bridge is safe",
    },
    Example {
        name: "speaker-named",
        text: "Ann Lee said the bridge is safe.",
        finds: "Ann Lee = Ann Lee",
    },
    Example {
        name: "speaker-surname",
        text: "Mayor Ann Lee was there. Lee said the bridge is safe.",
        finds: "Lee = Ann Lee",
    },
    Example {
        name: "speaker-same-surname",
        text: "Mayor Ann Lee met Senator Paul Lee. Lee said the bridge is safe.",
        finds: "Lee = ?",
    },
    Example {
        name: "speaker-pronoun",
        text: "Mayor Ann Lee left early. She said the bridge is safe.",
        finds: "She = Ann Lee",
    },
    Example {
        name: "speaker-role",
        text: "Mayor Ann Lee left early. The mayor said the bridge is safe.",
        finds: "The mayor = Ann Lee",
    },
    Example {
        name: "speaker-of",
        text: "Mayor Ann Lee left early. Her office said the bridge is safe.",
        finds: "Her office = Ann Lee’s office",
    },
    Example {
        name: "speaker-relative",
        text: "The bridge was built by Ann Lee, who said it is safe.",
        finds: "who = Ann Lee",
    },
    Example {
        name: "speaker-label",
        text: "The questions (Q) are by Paul Roe, the answers by Ann Lee (A).\n\nQ: How?\n\nA: Badly.",
        finds: "A = Ann Lee",
    },
    Example {
        name: "speaker-body",
        text: "The Harbour Institute said the bridge is safe.",
        finds: "The Harbour Institute = Harbour Institute",
    },
    Example {
        name: "speaker-group",
        text: "Some analysts believe that the bridge is safe.",
        finds: "Some analysts = Some analysts",
    },
    Example {
        name: "speaker-unclear",
        text: "The bridge is old. She said it is safe.",
        finds: "She = ?",
    },
    Example {
        name: "speaker-nobody",
        text: "The bridge is old. Some say that it is safe.",
        finds: "Some = ?",
    },
    Example { name: "speaker-none", text: "“Nobody knows what comes next.”", finds: " = ?" },
];

#[test]
fn every_rule_has_an_example() {
    let names = |all: &mut dyn Iterator<Item = &'static str>| all.collect::<Vec<_>>();
    let rules = names(&mut RULES.iter().map(|rule| rule.name));
    assert_eq!(names(&mut EXAMPLES.iter().map(|example| example.name)), rules);
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
