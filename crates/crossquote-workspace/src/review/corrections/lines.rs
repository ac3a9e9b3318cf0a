//! Corrections in words.

use crossquote_engine::Unneeded;
use crossquote_model::corrections::{
    Anchor, ArticleFacts, Corrections, Kind, MissedQuotation, NotAQuotation, OneStatement,
    SameSpeaker, SeparateStatements, WrongPolarity, WrongSpeaker,
};

use crate::review::state::CorrectionKey;
use crate::review::wording::shortened;

/// Characters of a quotation, and of a fact.
const QUOTATION_LENGTH: usize = 70;
const FACT_LENGTH: usize = 60;

/// A correction with all that its row shows.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Line {
    pub(super) key: CorrectionKey,
    pub(super) words: String,
    /// Why, for other editors.
    pub(super) note: Option<String>,
    /// Who says so.
    pub(super) by: Option<String>,
    /// Why it is not needed, where it is not.
    pub(super) unneeded: Option<String>,
}

/// The lines of one kind of corrections. A macro, as the kinds have the same fields and no trait.
macro_rules! lines_of {
    ($corrections:expr, $kind:expr, $words:expr) => {
        $corrections.iter().enumerate().map(|(index, correction)| Line {
            key: CorrectionKey { kind: $kind, index },
            words: $words(correction),
            note: correction.note.clone(),
            by: correction.by.clone(),
            unneeded: None,
        })
    };
}

/// All corrections, kind by kind.
pub(super) fn lines(corrections: &Corrections, unneeded: &[Unneeded]) -> Vec<Line> {
    let Corrections {
        article_facts,
        not_a_quotation,
        missed_quotation,
        wrong_polarity,
        wrong_speaker,
        same_speaker,
        separate_statements,
        one_statement,
    } = corrections;
    let lines = lines_of!(article_facts, Kind::ArticleFacts, facts_in_words)
        .chain(lines_of!(not_a_quotation, Kind::NotAQuotation, |one: &NotAQuotation| {
            format!("No quotation: {}", anchor_in_words(&one.quotation))
        }))
        .chain(lines_of!(missed_quotation, Kind::MissedQuotation, |one: &MissedQuotation| {
            format!("A quotation of {}: {}", one.speaker, anchor_in_words(&one.quotation))
        }))
        .chain(lines_of!(wrong_polarity, Kind::WrongPolarity, |one: &WrongPolarity| {
            let told = one.polarity.told().unwrap_or("said");
            format!("It is {told}: {}", anchor_in_words(&one.quotation))
        }))
        .chain(lines_of!(wrong_speaker, Kind::WrongSpeaker, |one: &WrongSpeaker| {
            format!("{} said {}", one.speaker, anchor_in_words(&one.quotation))
        }))
        .chain(lines_of!(same_speaker, Kind::SameSpeaker, |one: &SameSpeaker| {
            format!("One speaker: {}", one.speakers.join(" = "))
        }))
        .chain(lines_of!(
            separate_statements,
            Kind::SeparateStatements,
            |one: &SeparateStatements| {
                format!("Not the same statement: {}", anchors_in_words(&one.quotations))
            }
        ))
        .chain(lines_of!(one_statement, Kind::OneStatement, |one: &OneStatement| {
            format!("The same statement: {}", anchors_in_words(&one.quotations))
        }));
    let with_need = lines.map(|line| {
        let known =
            unneeded.iter().find(|one| one.kind == line.key.kind && one.index == line.key.index);
        Line { unneeded: known.map(|one| one.message.clone()), ..line }
    });
    with_need.collect()
}

/// `“We will rebuild” (000-bridge)`
fn anchor_in_words(anchor: &Anchor) -> String {
    // With one pair of marks, also where the words have their own.
    let words = anchor.exact.trim().trim_matches(['“', '”', '"', '„', '«', '»']);
    // A single mark at one end only is an apostrophe.
    let single = words.strip_prefix('‘').and_then(|words| words.strip_suffix('’'));
    let words = single.unwrap_or(words);
    format!("“{}” ({})", shortened(words, QUOTATION_LENGTH), anchor.article)
}

fn anchors_in_words(anchors: &[Anchor]) -> String {
    anchors.iter().map(anchor_in_words).collect::<Vec<_>>().join("; ")
}

fn facts_in_words(facts: &ArticleFacts) -> String {
    let ArticleFacts { article, title, outlet, url, byline, published, .. } = facts;
    let stated = [
        ("headline", title),
        ("outlet", outlet),
        ("byline", byline),
        ("date", published),
        ("address", url),
    ];
    let stated = stated.into_iter().filter_map(|(name, fact)| {
        Some(match fact.as_deref()? {
            "" => format!("no {name}"),
            fact => format!("{name} “{}”", shortened(fact, FACT_LENGTH)),
        })
    });
    format!("Facts of {article}: {}", stated.collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use crossquote_model::Polarity;

    use super::*;

    fn anchor(exact: &str) -> Anchor {
        Anchor { article: "000-a".to_owned(), exact: exact.to_owned(), ..Anchor::default() }
    }

    fn some(words: &str) -> Option<String> {
        Some(words.to_owned())
    }

    #[test]
    fn every_kind_of_correction_is_a_sentence() {
        let facts = ArticleFacts {
            article: "000-a".to_owned(),
            outlet: some("UPI"),
            byline: some(""),
            published: some("2031-03-02"),
            note: some("From the printed page."),
            ..ArticleFacts::default()
        };
        let not_a_quotation = NotAQuotation {
            quotation: anchor("“No,”"),
            by: some("Ada H."),
            ..NotAQuotation::default()
        };
        let missed_quotation = MissedQuotation {
            quotation: anchor("spoke on Monday"),
            speaker: "UPI".to_owned(),
            ..MissedQuotation::default()
        };
        let wrong_speaker = WrongSpeaker {
            quotation: anchor("yes"),
            speaker: "Ole Brandt".to_owned(),
            ..WrongSpeaker::default()
        };
        let same_speaker = SameSpeaker {
            speakers: vec!["A".to_owned(), "B".to_owned()],
            ..SameSpeaker::default()
        };
        let quotations = vec![anchor("one"), anchor("two")];
        let corrections = Corrections {
            article_facts: vec![facts],
            not_a_quotation: vec![not_a_quotation],
            missed_quotation: vec![missed_quotation],
            wrong_polarity: vec![WrongPolarity {
                quotation: anchor("maybe"),
                polarity: Polarity::NotSaid,
                ..WrongPolarity::default()
            }],
            wrong_speaker: vec![wrong_speaker],
            same_speaker: vec![SameSpeaker::default(), same_speaker],
            separate_statements: vec![SeparateStatements {
                quotations: quotations.clone(),
                ..SeparateStatements::default()
            }],
            one_statement: vec![OneStatement { quotations, ..OneStatement::default() }],
        };
        let unneeded =
            [Unneeded { kind: Kind::SameSpeaker, index: 1, message: "They are one.".to_owned() }];
        let lines = lines(&corrections, &unneeded);
        let words: Vec<&str> = lines.iter().map(|line| line.words.as_str()).collect();
        assert_eq!(
            words,
            [
                "Facts of 000-a: outlet “UPI”, no byline, date “2031-03-02”",
                "No quotation: “No,” (000-a)",
                "A quotation of UPI: “spoke on Monday” (000-a)",
                "It is not said: “maybe” (000-a)",
                "Ole Brandt said “yes” (000-a)",
                "One speaker: ",
                "One speaker: A = B",
                "Not the same statement: “one” (000-a); “two” (000-a)",
                "The same statement: “one” (000-a); “two” (000-a)",
            ]
        );
        assert_eq!(lines[0].note, some("From the printed page."));
        assert_eq!(lines[1].by, some("Ada H."));
        assert_eq!(lines[6].key, CorrectionKey { kind: Kind::SameSpeaker, index: 1 });
        assert_eq!(lines[6].unneeded, some("They are one."));
        assert_eq!(lines[5].unneeded, None);
    }
}
