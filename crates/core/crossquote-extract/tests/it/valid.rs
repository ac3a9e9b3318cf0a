//! What holds for every extraction of every text, with and without a model. Shared with the fuzz
//! target (`fuzz/`).

use crossquote_extract::Extraction;
use crossquote_extract::boilerplate;
use crossquote_model::RULES;
use crossquote_model::{Kind, Span};

/// What holds for every extraction of every text.
#[track_caller]
pub fn check(text: &str, found: &Extraction) {
    // Also refuses a span that runs backwards or does not stand on borders of characters.
    let fits = |span: Span| text.get(span.range()).is_some();
    let lines = boilerplate::find(text);
    let mut before = None;
    for (at, one) in found.attributions.iter().enumerate() {
        assert!(!one.content.is_empty(), "content is never empty");
        let all = one
            .content
            .iter()
            .chain(&one.quoted)
            .chain(&one.cue)
            .chain(&one.source)
            .chain(&one.name);
        for &span in all.chain(&one.to) {
            assert!(fits(span), "{span:?} is on character borders");
            let beside = one.to == Some(span) || one.name.contains(&span);
            assert!(one.context.contains(span) || beside, "context holds {span:?}");
        }
        for pair in one.content.windows(2) {
            assert!(pair[0].end <= pair[1].start, "content is in text order: {:?}", one.content);
        }
        for &span in &one.content {
            assert!(!span.is_empty(), "no empty content");
            assert!(!lines.iter().any(|l| l.span.overlaps(span)), "boilerplate is left out");
        }
        for &inner in &one.quoted {
            assert!(one.content.iter().any(|span| span.contains(inner)), "quoted is content");
        }
        assert_eq!(one.kind == Kind::Indirect, one.quoted.is_empty(), "kind fits the marks");
        assert!(one.entity.is_none_or(|at| at < found.entities.len()));
        assert!(one.confidence <= 100);
        assert!(one.entity.is_some() || one.confidence <= 65, "unresolved is unsure");
        for evidence in &one.evidence {
            assert!(RULES.iter().any(|rule| rule.name == evidence.rule), "{}", evidence.rule);
            assert!(evidence.spans.iter().all(|&span| fits(span)));
        }
        if let Some(outer) = one.within {
            assert!(outer < at, "the outer one of {at} comes before it, and is not {outer}");
            let outer = &found.attributions[outer];
            assert!(outer.within.is_none(), "there are two levels");
            let held = outer.content.iter().any(|span| span.contains(one.content[0]));
            assert!(held, "the outer one holds the inner one's words");
        }
        let key = one.content[0].start;
        assert!(before.is_none_or(|before| before <= key), "in text order");
        before = Some(key);
    }
    for entity in &found.entities {
        assert!(!entity.name.is_empty() && !entity.mentions.is_empty(), "{entity:?}");
        assert!(entity.mentions.iter().all(|&span| fits(span)));
    }
    assert!(found.notes.iter().all(|note| fits(note.span)));
}
