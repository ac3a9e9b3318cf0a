//! How fast comparison is, natively and in WebAssembly: made-up articles and versions, the same on
//! every machine.

use crossquote_explore::compare::{align, articles, texts, versions};
use crossquote_model::{Article, Dataset, Kind, Quotation, Span, Statement};

/// Words of an article, statements that both report, words of each.
const ARTICLE: usize = 5_000;
const SHARED: usize = 40;
const STATEMENT: usize = 30;

/// Versions of one statement, and words of each.
const VERSIONS: usize = 20;
const LONG: usize = 200;

/// Runs of which the fastest counts: the first ones are of code that is not compiled yet.
const RUNS: usize = 15;

/// Numbers from a seed: a linear congruential generator, the same everywhere.
struct Dice(u64);

impl Dice {
    fn roll(&mut self, sides: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        ((self.0 >> 33) as usize) % sides
    }

    /// Words as frequent as in a language: few of them make up most of the text.
    fn word(&mut self) -> String {
        let sides = [40, 400, 8_000][self.roll(3)];
        let number = self.roll(sides);
        match number {
            0..8 => ["the", "of", "and", "to", "in", "that", "for", "was"][number].to_owned(),
            _ => format!("w{number}"),
        }
    }

    fn text(&mut self, words: usize) -> Vec<String> {
        (0..words).map(|_| self.word()).collect()
    }

    /// The words with about one in `every` changed, left out, or followed by another.
    fn edited(&mut self, words: &[String], every: usize) -> Vec<String> {
        let mut out = Vec::new();
        for word in words {
            match self.roll(every * 3) {
                0 => out.push(self.word()),
                1 => {}
                2 => out.extend([word.clone(), self.word()]),
                _ => out.push(word.clone()),
            }
        }
        out
    }
}

/// Articles from their words, with quotations (article, first word, words, statement).
fn dataset(bodies: &[Vec<String>], quoted: &[(usize, usize, usize, usize)]) -> Dataset {
    let mut made = Dataset::default();
    for (number, body) in bodies.iter().enumerate() {
        let text = body.join(" ");
        made.articles.push(Article {
            id: number.to_string(),
            text: text.into(),
            ..Article::default()
        });
    }
    for &(article, first, words, statement) in quoted {
        let start: usize = bodies[article][..first].iter().map(|word| word.len() + 1).sum();
        let length: usize = bodies[article][first..first + words].iter().map(|w| w.len() + 1).sum();
        let span = Span::new(start, start + length - 1);
        made.quotations.push(Quotation {
            id: made.quotations.len().to_string(),
            article: article as u32,
            kind: Kind::Direct,
            polarity: Default::default(),
            content: vec![span],
            quoted: vec![span],
            cue: vec![],
            source: vec![],
            speaker: 0,
            to: None,
            context: span,
            confidence: 90,
            evidence: vec![],
            statement: statement as u32,
            checked: false,
        });
    }
    let statements = quoted.iter().map(|quotation| quotation.3 + 1).max().unwrap_or(0);
    for statement in 0..statements {
        let of = quoted.iter().enumerate().filter(|(_, quotation)| quotation.3 == statement);
        made.statements.push(Statement {
            id: statement.to_string(),
            speaker: 0,
            quotations: of.map(|(number, _)| number as u32).collect(),
            links: vec![],
            checked: false,
        });
    }
    made
}

/// Two articles about one thing: other words, the same statements in other wordings.
fn two_reports() -> Dataset {
    let mut dice = Dice(7);
    let mut bodies = [dice.text(ARTICLE), dice.text(ARTICLE)];
    let mut quoted = Vec::new();
    for article in 0..2 {
        for statement in 0..SHARED {
            quoted.push((article, statement * ARTICLE / SHARED, STATEMENT, statement));
        }
    }
    for statement in 0..SHARED {
        let at = statement * ARTICLE / SHARED;
        let words = bodies[0][at..at + STATEMENT].to_vec();
        let mut other = dice.edited(&words, 8);
        other.resize(STATEMENT, "w1".to_owned());
        bodies[1].splice(at..at + STATEMENT, other);
    }
    dataset(&bodies, &quoted)
}

/// Two articles that print one agency's report, each a little changed.
fn two_copies() -> Dataset {
    let mut dice = Dice(8);
    let wire = dice.text(ARTICLE);
    let bodies = [dice.edited(&wire, 40), dice.edited(&wire, 40)];
    dataset(&bodies, &[])
}

fn many_versions() -> Vec<Vec<String>> {
    let mut dice = Dice(9);
    let said = dice.text(LONG);
    (0..VERSIONS).map(|_| dice.edited(&said, 10)).collect()
}

/// Measures everything; `now` gives seconds, `say` prints a line.
pub fn all(now: &dyn Fn() -> f64, say: &dyn Fn(&str)) {
    let measure = |name: &str, limit: &str, act: &dyn Fn()| {
        let run = || {
            let start = now();
            act();
            (now() - start) * 1000.0
        };
        let best = (0..RUNS).map(|_| run()).fold(f64::MAX, f64::min);
        say(&format!("{name:<62} {best:>8.2} ms   asked for: {limit}"));
    };
    let reports = two_reports();
    let asked = "5 natively, 15 in a browser";
    measure("two articles of 5,000 words, statement by statement", asked, &|| {
        assert_eq!(articles(&reports, 0, 1, true).shared, SHARED as u32);
    });
    measure("two articles of 5,000 words, whole texts", asked, &|| {
        assert!(!texts(&reports, 0, 1).passages.is_empty());
    });
    let copies = two_copies();
    measure("two copies of 5,000 words, whole texts", asked, &|| {
        assert!(texts(&copies, 0, 1).passages.len() > 100);
    });
    let bodies = many_versions();
    let quoted: Vec<(usize, usize, usize, usize)> =
        bodies.iter().enumerate().map(|(at, body)| (at, 0, body.len(), 0)).collect();
    let many = dataset(&bodies, &quoted);
    let joined: Vec<String> = bodies.iter().map(|body| body.join(" ")).collect();
    let joined: Vec<&str> = joined.iter().map(String::as_str).collect();
    measure("20 versions of 200 words: aligned, in columns", "50 in a browser", &|| {
        assert!(align(&joined).columns().len() > 10);
    });
    measure("20 versions of 200 words: all that the page shows", "", &|| {
        let all = versions(&many, 0);
        assert!(
            all.columns(&all.comparable(0).aligned).len() > 10
                && all.coverage(&many, &all.comparable(0)).len() > 10
        );
        assert!(
            !all.apparatus(&all.comparable(0)).is_empty()
                && !all.wording(0, 1).differences.is_empty()
        );
    });
}
