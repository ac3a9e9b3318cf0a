//! Made-up reports of which it is known what reports what, as many as wanted: for speed and quality
//! of the grouping into statements where no annotated collection is large enough.
//!
//! Words follow Zipf's law over real small words and made-up long ones. Every speaker has pet words,
//! stock phrases ("make the harbour great again") and formulas that they fill anew each time ("we
//! will build 40 schools in …"): these are what wrong groups are made of. An utterance of one to
//! three sentences is reported whole by the first outlet and in one of the [`Variant`]s by others.
//!
//! The limit: made-up synonyms share no letters, made-up topics no story. What the figures say of
//! real articles is which rule fails at which variant, not how often.

use crossquote_extract::collection::statements::group;
use crossquote_model::{Article, Kind, Quotation, Span, Speaker, SpeakerKind, Stated};

/// How a report words an utterance.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Variant {
    /// The first report, all words in quotation marks.
    Whole,
    /// The same, in another outlet.
    Identical,
    /// The beginning or the end left out.
    Clipped,
    /// A word or two replaced.
    Reworded,
    /// The sentences of the utterance as quotations of their own.
    Split,
    /// Without quotation marks: small words changed, forms changed, some words left out.
    Indirect,
    /// A few words in quotation marks within a paraphrase.
    Scrap,
}

impl Variant {
    /// Every variant that is compared with the whole.
    pub const OTHERS: [Variant; 6] = [
        Variant::Identical,
        Variant::Clipped,
        Variant::Reworded,
        Variant::Split,
        Variant::Indirect,
        Variant::Scrap,
    ];
}

/// What shall be made up.
#[derive(Clone, Copy, Debug)]
pub struct Plan {
    /// How many quotations.
    pub quotations: usize,
    /// How many of them by one speaker.
    pub by_one: usize,
    /// How many other speakers.
    pub speakers: usize,
}

/// Reports with what is known of them.
pub struct Reports {
    pub articles: Vec<Article>,
    pub speakers: Vec<Speaker>,
    pub quotations: Vec<Quotation>,
    /// Of each quotation, the number of its utterance and how it words it.
    truth: Vec<(u32, Variant)>,
}

/// How well groups agree with what is known.
#[derive(Clone, Debug, Default)]
pub struct Score {
    /// Groups of several quotations.
    pub groups: usize,
    /// Those that hold quotations of more than one utterance.
    pub wrong_groups: usize,
    /// Of each of [`Variant::OTHERS`]: how many stand with the whole, and how many there are.
    pub found: Vec<(Variant, usize, usize)>,
    /// The first few wrong groups, for reading.
    pub examples: Vec<Vec<String>>,
}

impl Score {
    /// Share of groups without a stranger.
    pub fn precision(&self) -> f64 {
        1.0 - self.wrong_groups as f64 / self.groups.max(1) as f64
    }

    /// Share of all variants that stand with their whole.
    pub fn recall(&self) -> f64 {
        let (found, all) =
            self.found.iter().fold((0, 0), |sum, one| (sum.0 + one.1, sum.1 + one.2));
        found as f64 / all.max(1) as f64
    }
}

impl Reports {
    /// Groups the quotations and compares the groups with the truth.
    pub fn score(&self) -> Score {
        let statements = group(&self.articles, &self.speakers, &self.quotations);
        let mut place = vec![0; self.quotations.len()];
        let mut score = Score::default();
        for (number, statement) in statements.iter().enumerate() {
            for &quotation in &statement.quotations {
                place[quotation as usize] = number;
            }
            let mut utterances: Vec<u32> =
                statement.quotations.iter().map(|&q| self.truth[q as usize].0).collect();
            utterances.dedup();
            score.groups += usize::from(statement.quotations.len() > 1);
            let of_one = utterances.iter().all(|&other| other == utterances[0]);
            if !of_one {
                score.wrong_groups += 1;
                if score.examples.len() < 12 {
                    let lines = statement.quotations.iter().map(|&q| self.line(q));
                    let reasons = statement.links.iter().map(|link| link.reason.clone());
                    score.examples.push(lines.chain(reasons).collect());
                }
            }
        }
        let mut wholes = vec![0; self.truth.len()];
        for (quotation, &(utterance, variant)) in self.truth.iter().enumerate() {
            if variant == Variant::Whole {
                wholes[utterance as usize] = place[quotation];
            }
        }
        for variant in Variant::OTHERS {
            let of_kind = || self.truth.iter().enumerate().filter(|(_, one)| one.1 == variant);
            let found = of_kind().filter(|&(q, one)| place[q] == wholes[one.0 as usize]).count();
            score.found.push((variant, found, of_kind().count()));
        }
        score
    }

    fn line(&self, number: u32) -> String {
        let quotation = &self.quotations[number as usize];
        let text = &self.articles[quotation.article as usize].text;
        let words: Vec<&str> = quotation.content.iter().map(|span| span.of(text)).collect();
        let (utterance, variant) = self.truth[number as usize];
        format!("{number} of {utterance} {variant:?}: {}", words.join(" / "))
    }
}

/// A quotation before it has a place.
struct Report {
    article: usize,
    speaker: usize,
    utterance: u32,
    variant: Variant,
    /// Words before the quotation marks, within them, and after.
    parts: [Vec<String>; 3],
}

/// Makes up reports. The same plan gives the same reports.
pub fn make(plan: Plan) -> Reports {
    let mut maker = Maker::new(plan);
    let articles = (plan.quotations / 10).max(20);
    let mut reports: Vec<Report> = Vec::new();
    let mut utterances = 0;
    for speaker in 0..=plan.speakers {
        let wanted = match speaker {
            0 => plan.by_one,
            _ => maker.quotations_of(speaker),
        };
        let habits = maker.habits();
        let start = reports.len();
        while reports.len() < start + wanted && reports.len() < plan.quotations {
            maker.utterance(speaker, utterances, articles, &habits, &mut reports);
            utterances += 1;
        }
    }
    reports.sort_by_key(|report| report.article);
    place(reports, articles, plan.speakers + 1)
}

/// One speaker's quotations, each an article of its own and, for all that is known, an utterance.
pub fn plain(words: impl Iterator<Item = String>) -> Reports {
    let report = |(article, words): (usize, String)| Report {
        article,
        speaker: 0,
        utterance: article as u32,
        variant: Variant::Whole,
        parts: [vec![], vec![words], vec![]],
    };
    let reports: Vec<Report> = words.enumerate().map(report).collect();
    let articles = reports.len();
    place(reports, articles, 1)
}

/// Words that a speaker says more often than others.
struct Habits {
    pets: Vec<String>,
    phrases: Vec<Vec<String>>,
    formulas: Vec<Vec<String>>,
}

struct Maker {
    dice: u64,
    plan: Plan,
    /// Long words, by rank.
    words: Vec<String>,
    /// Sums of the shares of the ranks, for [`Maker::long_word`].
    shares: Vec<f64>,
    /// The same for speakers.
    speakers: Vec<f64>,
}

const SMALL: [&str; 40] = [
    "the", "of", "to", "and", "a", "in", "that", "is", "for", "it", "we", "I", "on", "be", "with",
    "this", "have", "are", "was", "they", "you", "our", "at", "by", "will", "as", "from", "what",
    "would", "but", "can", "who", "their", "has", "all", "do", "so", "if", "there", "my",
];
const PLAIN: [&str; 24] = [
    "people",
    "country",
    "make",
    "time",
    "year",
    "going",
    "want",
    "think",
    "good",
    "new",
    "right",
    "work",
    "government",
    "way",
    "need",
    "day",
    "first",
    "state",
    "know",
    "great",
    "take",
    "world",
    "support",
    "help",
];

impl Maker {
    fn new(plan: Plan) -> Maker {
        let mut maker = Maker { dice: 7, plan, words: vec![], shares: vec![], speakers: vec![] };
        let onsets = [
            "b", "br", "c", "d", "dr", "f", "g", "gr", "l", "m", "n", "p", "pl", "r", "s", "st",
            "t", "tr", "v", "w",
        ];
        let ends = ["al", "an", "ar", "en", "er", "id", "il", "in", "om", "on", "or", "um", "un"];
        let mut taken = std::collections::BTreeSet::new();
        while maker.words.len() < 30_000 {
            let syllables = 2 + maker.roll(2);
            let word: String = (0..syllables)
                .map(|_| [onsets[maker.roll(onsets.len())], ends[maker.roll(ends.len())]].concat())
                .collect();
            if taken.insert(word.clone()) {
                maker.words.push(word);
            }
        }
        let sums = |count: usize, offset: f64| {
            let mut sum = 0.0;
            let add = |rank: usize| {
                sum += 1.0 / (rank as f64 + offset);
                sum
            };
            (0..count).map(add).collect::<Vec<f64>>()
        };
        maker.shares = sums(maker.words.len(), 10.0);
        maker.speakers = sums(plan.speakers, 5.0);
        maker
    }

    /// A number below `sides`, from splitmix64.
    fn roll(&mut self, sides: usize) -> usize {
        self.dice = self.dice.wrapping_add(0x9E37_79B9_7F4A_7C15);
        let mut mixed = self.dice;
        mixed = (mixed ^ (mixed >> 30)).wrapping_mul(0xBF58_476D_1CE4_E5B9);
        mixed = (mixed ^ (mixed >> 27)).wrapping_mul(0x94D0_49BB_1331_11EB);
        ((mixed ^ (mixed >> 31)) % sides.max(1) as u64) as usize
    }

    fn chance(&mut self, per_cent: usize) -> bool {
        self.roll(100) < per_cent
    }

    fn quotations_of(&self, speaker: usize) -> usize {
        let all = self.plan.quotations - self.plan.by_one;
        let share = 1.0 / ((speaker - 1) as f64 + 5.0) / self.speakers.last().unwrap_or(&1.0);
        (all as f64 * share).ceil() as usize
    }

    fn long_word(&mut self) -> String {
        let sum = self.shares.last().copied().unwrap_or(0.0);
        let at = sum * self.roll(1 << 30) as f64 / (1 << 30) as f64;
        self.words[self.shares.partition_point(|&share| share < at)].clone()
    }

    fn word(&mut self, pets: &[String]) -> String {
        match self.roll(100) {
            // Small words follow a steep law of their own.
            0..=47 => SMALL[self.roll(SMALL.len()).min(self.roll(SMALL.len()))].to_owned(),
            48..=57 => PLAIN[self.roll(PLAIN.len())].to_owned(),
            58 => "not".to_owned(),
            59 => (2 + self.roll(90)).to_string(),
            60..=67 if !pets.is_empty() => pets[self.roll(pets.len())].clone(),
            _ => self.long_word(),
        }
    }

    fn words(&mut self, count: usize, pets: &[String]) -> Vec<String> {
        (0..count).map(|_| self.word(pets)).collect()
    }

    fn habits(&mut self) -> Habits {
        let pets: Vec<String> = (0..40).map(|_| self.long_word()).collect();
        let mut some = |count: usize, least: usize, spread: usize| {
            (0..count)
                .map(|_| {
                    let length = least + self.roll(spread);
                    self.words(length, &pets)
                })
                .collect::<Vec<_>>()
        };
        let (phrases, formulas) = (some(6, 3, 4), some(4, 6, 4));
        Habits { pets, phrases, formulas }
    }

    fn sentence(&mut self, habits: &Habits) -> Vec<String> {
        let length = 6 + self.roll(18);
        let mut words = self.words(length, &habits.pets);
        match self.roll(100) {
            0..=5 => {
                let phrase = habits.phrases[self.roll(habits.phrases.len())].clone();
                let at = self.roll(words.len());
                words.splice(at..at, phrase);
            }
            6..=9 => {
                words.truncate(4 + self.roll(6));
                let formula = habits.formulas[self.roll(habits.formulas.len())].clone();
                words.splice(0..0, formula);
            }
            _ => {}
        }
        words
    }

    /// One utterance with all its reports.
    fn utterance(
        &mut self,
        speaker: usize,
        utterance: u32,
        articles: usize,
        habits: &Habits,
        reports: &mut Vec<Report>,
    ) {
        let sentences = 1 + [0, 0, 0, 1, 1, 2][self.roll(6)];
        let said: Vec<Vec<String>> = (0..sentences).map(|_| self.sentence(habits)).collect();
        let whole = said.concat();
        // Reports of one utterance appear within a few days: in articles that lie near each other.
        let near = 60.min(articles);
        let first = self.roll(articles - near + 1);
        let others = match self.roll(1000) {
            0..=699 => 0,
            700..=949 => 1 + self.roll(2),
            950..=998 => 3 + self.roll(8),
            // What the wires carry.
            _ => 30 + self.roll(25),
        };
        let report = |article, variant, before, quoted, after| Report {
            article: first + article,
            speaker,
            utterance,
            variant,
            parts: [before, quoted, after],
        };
        reports.push(report(0, Variant::Whole, vec![], whole.clone(), vec![]));
        for article in 1..=others.min(near - 1) {
            let full = |variant, words| report(article, variant, vec![], words, vec![]);
            match self.roll(100) {
                0..=29 => reports.push(full(Variant::Identical, whole.clone())),
                30..=49 => reports.push(full(Variant::Clipped, self.clipped(&whole))),
                50..=64 => {
                    let mut words = whole.clone();
                    for _ in 0..1 + whole.len() / 12 {
                        let at = self.roll(words.len());
                        words[at] = self.word(&[]);
                    }
                    reports.push(full(Variant::Reworded, words));
                }
                65..=74 => {
                    for sentence in &said {
                        reports.push(full(Variant::Split, sentence.clone()));
                    }
                }
                75..=86 => {
                    let words = self.indirect(&whole);
                    reports.push(report(article, Variant::Indirect, words, vec![], vec![]));
                }
                _ => {
                    let length = (3 + self.roll(4)).min(whole.len());
                    let at = self.roll(whole.len() - length + 1);
                    let quoted = whole[at..at + length].to_vec();
                    let (before, after) = (3 + self.roll(4), self.roll(6));
                    let (before, after) = (self.words(before, &[]), self.words(after, &[]));
                    reports.push(report(article, Variant::Scrap, before, quoted, after));
                }
            }
        }
    }

    fn clipped(&mut self, whole: &[String]) -> Vec<String> {
        let length = (whole.len() * (40 + self.roll(50)) / 100).max(4).min(whole.len());
        let at = if self.chance(50) { 0 } else { whole.len() - length };
        whole[at..at + length].to_vec()
    }

    fn indirect(&mut self, whole: &[String]) -> Vec<String> {
        let mut words = vec!["that".to_owned()];
        for word in whole {
            let small = SMALL.contains(&word.as_str());
            match self.roll(100) {
                0..=24 if small => words.push(SMALL[self.roll(SMALL.len())].to_owned()),
                25..=44 if small => {}
                0..=11 if word != "not" => {}
                12..=19 if !small && word != "not" => words.push(format!("{word}ed")),
                _ => words.push(word.clone()),
            }
        }
        words
    }
}

/// Puts reports, sorted by article, into articles.
fn place(reports: Vec<Report>, articles: usize, speakers: usize) -> Reports {
    let mut made = Reports {
        articles: (0..articles).map(article).collect(),
        speakers: (0..speakers).map(speaker).collect(),
        quotations: Vec::with_capacity(reports.len()),
        truth: Vec::with_capacity(reports.len()),
    };
    for report in reports {
        let text = &mut made.articles[report.article].text;
        let start = text.len();
        let mut quoted = Vec::new();
        let [before, inner, after] = report.parts.map(|words| words.join(" "));
        text.push_str(&before);
        if !inner.is_empty() {
            text.push_str(" “");
            let from = text.len();
            text.push_str(&inner);
            quoted.push(Span::new(from, text.len()));
            text.push_str("” ");
        }
        text.push_str(&after);
        let content = Span::new(start, text.len());
        text.push_str(".\n");
        let kind = match (quoted.is_empty(), before.is_empty() && after.is_empty()) {
            (true, _) => Kind::Indirect,
            (false, true) => Kind::Direct,
            (false, false) => Kind::Mixed,
        };
        made.truth.push((report.utterance, report.variant));
        made.quotations.push(Quotation {
            id: format!("q{}", made.quotations.len()),
            article: report.article as u32,
            kind,
            polarity: Default::default(),
            content: vec![content],
            quoted,
            cue: vec![],
            source: vec![],
            speaker: report.speaker as u32,
            to: None,
            context: content,
            confidence: 90,
            evidence: vec![],
            statement: 0,
            checked: false,
        });
    }
    made
}

/// Articles appear twenty a day.
fn article(number: usize) -> Article {
    let day = number / 20;
    let date = format!("20{:02}-{:02}-{:02}", day / 336, 1 + day / 28 % 12, 1 + day % 28);
    Article {
        id: format!("a{number}"),
        published: Some(Stated { value: date, from: vec![] }),
        ..Article::default()
    }
}

fn speaker(number: usize) -> Speaker {
    Speaker {
        id: format!("s{number}"),
        name: format!("Speaker {number}"),
        kind: SpeakerKind::Person,
        role: None,
        mentions: vec![],
        checked: false,
    }
}
