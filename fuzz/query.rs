//! Any text typed into the search box of a small dataset: it is answered, and all places in the answer lie in what
//! they point into.

use std::sync::LazyLock;

use crossquote_explore::search::query::parse;
use crossquote_explore::search::{Facet, Index, Meaning, Relaxation, Request};
use crossquote_model::{Dataset, Span};

use crate::{Target, small};

pub(crate) const TARGET: Target = Target {
    name: "query",
    made: Vec::new,
    beside: &[],
    words: &[
        "bridge",
        "harbour ",
        "pir",
        "Voss",
        " the ",
        "insurers’",
        "\"",
        "“",
        "”",
        "«",
        "-",
        " -",
        "--",
        " ",
        "\t",
        "\n",
        "\0",
        "\u{202E}",
        "שלום",
        "🦀",
        "U.S.",
        "4.5",
        "speaker:",
        " OR ",
        " AND ",
        "e\u{301}",
        "\u{AD}",
        "’",
        "(",
        ")",
        " -(",
        "*",
        "\"storms\"",
        "birdge ",
        "fishremen ",
        "said:say ",
        "speaker:voss ",
        "-speaker:brandt ",
        "speaker:\"mara voss\" ",
        "outlet:north ",
        "kind:direct ",
        "type:",
        "date:2031-03..2031-04 ",
        "date:..",
        "before:2031 ",
        "after:2030-01-01 ",
        "in:quote ",
        "in:article ",
        "in:context ",
        "behav*",
        "country:us ",
    ],
    changes: 12,
    run,
};

static SMALL: LazyLock<(Dataset, Index)> = LazyLock::new(|| {
    let dataset = small();
    let index = Index::new(&dataset);
    (dataset, index)
});

fn run(bytes: &[u8]) -> String {
    let text = String::from_utf8_lossy(bytes).into_owned();
    let query = parse(&text);
    for term in &query.terms {
        assert!(!term.words.is_empty() && within(&text, term.span), "{term:?}");
    }
    for filter in &query.filters {
        assert!(within(&text, filter.span), "{filter:?}");
    }
    let exact = Request { text: text.clone(), exact: true, ..Request::default() };
    let request = Request { text, ..Request::default() };
    let (words, total) = answered(&request);
    let (_, as_typed) = answered(&exact);
    assert!(as_typed <= total, "as typed {as_typed}, with other forms {total}");
    completed(&request);
    words
}

fn within(text: &str, span: Span) -> bool {
    text.get(span.range()).is_some()
}

/// What a request came to, and how much is found.
fn answered(request: &Request) -> (String, u32) {
    let (dataset, index) = &*SMALL;
    let outcome = index.search(dataset, request, usize::MAX);
    assert_eq!(outcome.total as usize, outcome.hits.len());
    for span in outcome.notes.iter().map(|note| note.span) {
        assert!(within(&request.text, span), "the note at {span:?}");
    }
    for span in outcome.found.iter().map(|found| found.term) {
        assert!(within(&request.text, span), "the term at {span:?}");
    }
    for hit in &outcome.hits {
        let quotation = &dataset.quotations[hit.quotation as usize];
        let article = &dataset.articles[quotation.article as usize];
        let whole = quotation.content.iter().fold(quotation.context, |all, &span| all.cover(span));
        let mut before = whole.start;
        for mark in &hit.marks {
            assert!(within(&article.text, *mark) && !mark.is_empty(), "the mark at {mark:?}");
            assert!(before <= mark.start && mark.end <= whole.end, "{mark:?} of {whole:?}");
            before = mark.end;
        }
        let typed = hit.beside.iter().map(|beside| beside.term).chain(hit.missing.iter().copied());
        for span in typed {
            assert!(within(&request.text, span), "typed at {span:?}");
        }
        let whole = outcome.relaxation == Relaxation::Nothing;
        assert!(!whole || hit.missing.is_empty(), "all words are there");
    }
    assert_eq!(outcome.facets.len(), Facet::ALL.len());
    for removal in index.removals(request) {
        assert_eq!(removal.count, index.find(&removal.left, 0).total, "{removal:?}");
    }
    let notes: Vec<String> =
        outcome.notes.iter().map(|note| note.message.chars().take(24).collect()).collect();
    let kinds = outcome.found.iter().flat_map(|found| &found.including);
    let kinds: Vec<String> = kinds.map(|included| format!("{:?}", included.kind)).take(3).collect();
    let words = format!(
        "{} {:?} {:?} {notes:?} {kinds:?}",
        outcome.total, outcome.relaxation, outcome.scope
    );
    (words, outcome.total)
}

/// Completions at each end of a word, and what becomes of the text.
fn completed(request: &Request) {
    let (_, index) = &*SMALL;
    let text = &request.text;
    let carets = text.char_indices().map(|(at, _)| at).chain([text.len()]);
    // The last ones only: each is a search.
    let carets: Vec<usize> = carets.collect();
    for &caret in carets.iter().rev().take(4) {
        for completion in index.completions(text, caret) {
            assert!(within(text, completion.span), "{completion:?}");
            assert_eq!(completion.span.end as usize, caret, "it stands for what is typed");
            if let Meaning::Choose(facet, number) = completion.meaning {
                assert!(index.facet_values(facet).any(|(known, _)| known == number));
            }
            let (after, goes_on) = index.completed(request, &completion);
            assert!(after.text.is_char_boundary(goes_on), "typing goes on in the text");
        }
    }
}
