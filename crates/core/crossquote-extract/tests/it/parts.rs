//! What is one utterance and what is two: parts with narration between, two speakers in one
//! paragraph, content on both sides of its attribution.

use crossquote_extract::{Model, extract_with};

use crate::inputs::MODEL;
use crate::valid::check;

/// A text, and what is found in it: `source > content`, segments joined by ` + `, one after another.
struct Example {
    text: &'static str,
    finds: &'static [&'static str],
}

const PARTS: &[Example] = &[
    // Narration with and without a cue between parts of one sentence.
    Example {
        text: "“I packed the boxes,” Ann Lee said, putting down her bag, “because it was time,” and \
               then, after a sip of tea, “and here I am.”",
        finds: &["Ann Lee > “I packed the boxes,” + “because it was time,” + “and here I am.”"],
    },
    Example {
        text: "\"You left us,\" Paul Roe told the mayor over the fence, \"one key\" - he held it up - \
               \"for nine doors.\"",
        finds: &["Paul Roe > \"You left us,\" + \"one key\" + \"for nine doors.\""],
    },
    // A break in the middle of words, at a dash.
    Example {
        text: "“This town,” Mayor Ann Lee said as the lights went out, “has run out of”—applause—“oil \
               and of patience.”",
        finds: &["Mayor Ann Lee > “This town,” + “has run out of” + “oil and of patience.”"],
    },
    // A comma outside the marks.
    Example {
        text: "“The bridge is safe”, said Ann Lee, tapping the rail with a pen, “and it will be safe \
               in winter”.",
        finds: &["Ann Lee > “The bridge is safe” + “and it will be safe in winter”"],
    },
    // What the speaker does between sentences.
    Example {
        text: "“It was my mother’s,” Ann Lee said. “She wore it to market.” She held up a hat with a \
               hole in it. “That was a goat.”",
        finds: &["Ann Lee > “It was my mother’s,” + “She wore it to market.” + “That was a goat.”"],
    },
    Example {
        text: "“They offered me a desk,” said Paul Roe. Then, more quietly: “I asked for a boat.”",
        finds: &["Paul Roe > “They offered me a desk,” + “I asked for a boat.”"],
    },
    Example {
        text: "“Nobody came,” Paul Roe said. A pause. “Nobody at all came,” he said, “but the dog.”",
        finds: &["Paul Roe > “Nobody came,” + “Nobody at all came,” + “but the dog.”"],
    },
    Example {
        text: "“We were never asked,” Ann Lee said, “not by the council, not by the port.” She folded \
               her arms. “Not by anyone.”",
        finds: &[
            "Ann Lee > “We were never asked,” + “not by the council, not by the port.” + “Not by anyone.”",
        ],
    },
    // An attribution of its own makes a sentence an utterance of its own.
    Example {
        text: "“The bridge is safe,” Ann Lee said. “We tested it for months,” she said.",
        finds: &["Ann Lee > “The bridge is safe,”", "she > “We tested it for months,”"],
    },
    // So does a participle that reports.
    Example {
        text: "“The bridge is safe,” Ann Lee said, adding later, “The road is another matter.”",
        finds: &["Ann Lee > “The bridge is safe,”", "Ann Lee > “The road is another matter.”"],
    },
    // Two speakers stay two, and somebody else ends an utterance.
    Example {
        text: "“The bridge is safe,” Ann Lee said, and Paul Roe replied, “and so was the tower.”",
        finds: &["Ann Lee > “The bridge is safe,”", "Paul Roe > “and so was the tower.”"],
    },
    Example {
        text: "“We open in May,” said Ann Lee. “Which May will that be?” asked Paul Roe. “The next \
               one.” “You said that last year.”",
        finds: &[
            "Ann Lee > “We open in May,”",
            "Paul Roe > “Which May will that be?”",
            "Ann Lee > “The next one.”",
            "Paul Roe > “You said that last year.”",
        ],
    },
    // Content in words on both sides of its attribution.
    Example {
        text: "Without new piers, Ann Lee suggested, boats “will have to land at Holm” in winter.",
        finds: &["Ann Lee > Without new piers + boats “will have to land at Holm” in winter"],
    },
    Example {
        text: "The pier will stay closed this week, Ann Lee said on Friday, because the planks were \
               found to be rotten.",
        finds: &[
            "Ann Lee > The pier will stay closed this week + because the planks were found to be rotten",
        ],
    },
    // When it was said, and after what, is the narrator's.
    Example {
        text: "The harvest will be half of last year’s, the wine board said on Thursday, four days \
               after it had sent its counters out.",
        finds: &["the wine board > The harvest will be half of last year’s"],
    },
    Example {
        text: "The strike is over, both sides said at dawn, having spent eleven hours in a room \
               without windows.",
        finds: &["both sides > The strike is over"],
    },
    // A subject that is read whole at the end of a sentence.
    Example {
        text: "Wounds heal more slowly in the dark, a team of skin specialists at two hospitals has \
               found.",
        finds: &[
            "a team of skin specialists at two hospitals > Wounds heal more slowly in the dark",
        ],
    },
    Example {
        text: "The brewery is shut, steel has doubled, and the mill, people in the trade say, has \
               long since closed.",
        finds: &["people in the trade > the mill + has long since closed"],
    },
    Example {
        text: "Opponents say it gives away the banks; ministers maintain it gives away nothing.",
        finds: &["Opponents > it gives away the banks", "ministers > it gives away nothing"],
    },
    Example {
        text: "The old bridge has a second crack, Ann Lee said on Monday and indicated that it would \
               be closed.",
        finds: &["Ann Lee > The old bridge has a second crack", "Ann Lee > it would be closed"],
    },
];

#[test]
fn every_example_is_read_as_its_row_says() {
    let model = Model::load(MODEL).unwrap();
    let mut wrong = Vec::new();
    for example in PARTS {
        let found = extract_with(Some(&model), example.text, &[]);
        check(example.text, &found);
        let shown: Vec<String> = found
            .attributions
            .iter()
            .map(|one| {
                let source = one.name.first().map_or("", |span| span.of(example.text));
                let content: Vec<_> =
                    one.content.iter().map(|span| span.of(example.text)).collect();
                format!("{source} > {}", content.join(" + "))
            })
            .collect();
        if shown != example.finds {
            wrong.push(format!("{}\n  {shown:#?}", example.text));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
