//! Any bytes as a search index, as they are and with a checksum that fits: refused with a message, or an index of
//! which no search leaves the dataset's own numbers.

use crossquote_explore::search::{Chosen, Facet, Index, IndexError, Request};

use crate::{Target, small};

pub(crate) const TARGET: Target = Target {
    name: "index",
    made: || vec![Index::bytes_of(&small())],
    beside: &[],
    words: &["CQINDEX\n\u{2}", "\u{1}", "\u{2}", "\u{3}", "\u{4}", "\0\0\0\0", "\u{4}\0\0\0"],
    changes: 400,
    run,
};

/// Requests of every way into an index: whole and begun words, mistakes, phrases, names, scopes, facets, dates.
const ASKED: [&str; 10] = [
    "bridge storms",
    "\"autumn storms\"",
    "p",
    "in:article voss",
    "birdge",
    "-voss (a OR b*)",
    "speaker:voss said:say",
    "date:2031..",
    "in:quote the",
    "",
];

fn run(bytes: &[u8]) -> String {
    let plain = read(bytes.to_vec());
    let mut sealed = bytes.to_vec();
    Index::seal(&mut sealed);
    format!("{plain}; {}", read(sealed))
}

fn read(bytes: Vec<u8>) -> String {
    let index = match Index::read(bytes) {
        Ok(index) => index,
        Err(error) => {
            let message = error.to_string();
            assert!(message.contains("search index"), "it says what it is about: {message}");
            return match error {
                IndexError::Damaged { part, .. } => part.to_owned(),
                other => format!("{other:?}"),
            };
        }
    };
    let quotations = quotations(&index);
    // The first search makes lists of its own words, the later ones those of all.
    let mut answers = String::new();
    for text in ASKED {
        let mut chosen = Chosen::default();
        if text.is_empty()
            && let Some((_, value)) = index.facet_values(Facet::Kind).next()
        {
            chosen.toggle(Facet::Kind, value);
        }
        let request = Request { text: text.to_owned(), chosen, exact: false, doubtful: true };
        let outcome = index.find(&request, 10);
        assert!(outcome.total <= quotations, "{} found of {quotations}", outcome.total);
        assert!(outcome.hits.len() <= 10 && outcome.hits.len() <= outcome.total as usize);
        for hit in &outcome.hits {
            assert!(hit.quotation < quotations, "{} of {quotations}", hit.quotation);
        }
        for counts in &outcome.facets {
            assert_eq!(index.facet_values(counts.facet).count(), counts.counts.len());
            assert!(counts.counts.iter().all(|&count| count <= quotations));
        }
        answers += &format!(" {}", outcome.total.min(4));
        index.completions(text, text.len());
    }
    for facet in Facet::ALL {
        for (number, value) in index.facet_values(facet) {
            assert_eq!(index.facet_value(facet, number), value);
        }
    }
    answers
}

/// How many quotations an index has: all are found where nothing is asked.
fn quotations(index: &Index) -> u32 {
    let all = index.find(&Request { doubtful: true, ..Request::default() }, 0).total;
    // Those of all articles, each once.
    let articles = index.facet_values(Facet::Article).count() as u32;
    let listed: usize = (0..articles).map(|article| index.quotations_in(article).len()).sum();
    assert!(listed <= all as usize, "{listed} in articles, {all} in all");
    all
}
