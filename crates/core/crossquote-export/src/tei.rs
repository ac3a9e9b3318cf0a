//! TEI P5: articles with what is said in them, statements with their apparatus.
//!
//! ```text
//! quotations   teiCorpus of a TEI an article: the sentences of each quotation, marked
//! collection   teiCorpus of a TEI an article: its whole text, marked; a linkGrp of statements
//! comparison   the same of the articles compared, and a TEI with the apparatus of what they share
//! statement    one TEI: listWit, apparatus in parallel segmentation, then the sentences of its quotations
//! ```
//!
//! What is said is `<said who="#…" direct="…" cert="0.94">`. Where it ends a paragraph or is interrupted
//! it goes on in another `<said>`, whose `prev` names the one before; where it would cross another
//! element it is cut in the same way. Characters that XML 1.0 does not allow are U+FFFD.

use super::json::cell_text;
use super::{Chosen, What, fragment, plain_id, value};
use crossquote_explore::compare::{Column, Versions, versions};
use crossquote_model::cite;
use crossquote_model::date::Date;
use crossquote_model::{Article, Dataset, Kind, Quotation, Span, SpeakerKind};
use crossquote_text::joined;
use crossquote_text::order::{sort_and_dedup, sort_by};

pub(super) fn write(chosen: &Chosen<'_>) -> String {
    let mut tei = Tei { out: String::new(), dataset: chosen.dataset };
    tei.raw("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    match chosen.what {
        What::Statement(statement) => tei.statement(chosen, statement),
        _ => tei.corpus(chosen),
    }
    tei.out
}

const NAMESPACE: &str = "xmlns=\"http://www.tei-c.org/ns/1.0\"";

/// How quotations are attributed, as `ana` names it.
const KINDS: [(Kind, &str); 3] = [
    (Kind::Direct, "The whole content stands in quotation marks."),
    (Kind::Mixed, "Part of the content stands in quotation marks, the rest is paraphrase."),
    (Kind::Indirect, "Reported speech without quotation marks."),
];

struct Tei<'d> {
    out: String,
    dataset: &'d Dataset,
}

impl<'d> Tei<'d> {
    fn raw(&mut self, markup: &str) {
        self.out.push_str(markup);
    }

    /// Text of an element or an attribute.
    fn text(&mut self, text: &str) {
        for c in text.chars() {
            match c {
                '&' => self.raw("&amp;"),
                '<' => self.raw("&lt;"),
                '>' => self.raw("&gt;"),
                '"' => self.raw("&quot;"),
                // A reader would make a line feed of it.
                '\r' => self.raw("&#13;"),
                '\t' | '\n' => self.out.push(c),
                '\0'..='\u{1F}' | '\u{FFFE}' | '\u{FFFF}' => self.out.push('\u{FFFD}'),
                c => self.out.push(c),
            }
        }
    }

    /// Markup and text by turns, beginning with markup.
    fn mixed(&mut self, parts: &[&str]) {
        for (at, part) in parts.iter().enumerate() {
            if at % 2 == 0 { self.raw(part) } else { self.text(part) }
        }
    }

    fn corpus(&mut self, chosen: &Chosen<'_>) {
        self.mixed(&["<teiCorpus ", "", NAMESPACE, "", ">\n"]);
        self.header(&chosen.dataset.title, chosen, |tei| {
            tei.raw("<p>The header of each text says where it is from.</p>\n");
        });
        if chosen.what == What::Collection {
            self.statements();
        }
        let whole = chosen.what != What::Quotations;
        for &at in &chosen.articles {
            let Some(article) = chosen.dataset.articles.get(at as usize) else { continue };
            self.raw("<TEI>\n<teiHeader>\n<fileDesc>\n<titleStmt><title>");
            self.text(&cite::article_name(article));
            self.raw("</title></titleStmt>\n<publicationStmt>");
            self.raw("<p>The text belongs to its publisher.</p></publicationStmt>\n<sourceDesc>");
            self.bibliography(at, article);
            self.raw("</sourceDesc>\n</fileDesc>\n</teiHeader>\n<text><body>\n");
            let own = chosen.quotations().filter(|quotation| quotation.article == at);
            if whole {
                let own: Vec<&Quotation> = own.collect();
                self.whole(article, &own);
            } else {
                own.for_each(|quotation| self.excerpt(article, quotation));
            }
            self.raw("</body></text>\n</TEI>\n");
        }
        if chosen.what == What::Comparison {
            self.shared(chosen);
        }
        // A corpus holds a text at least.
        if chosen.articles.is_empty() {
            self.raw(
                "<TEI><teiHeader><fileDesc><titleStmt><title/></titleStmt><publicationStmt><p/>",
            );
            self.raw("</publicationStmt><sourceDesc><p/></sourceDesc></fileDesc></teiHeader>");
            self.raw("<text><body><ab/></body></text></TEI>\n");
        }
        self.raw("</teiCorpus>\n");
    }

    /// The header of the file. `source` writes what stands in its `sourceDesc`.
    fn header(&mut self, title: &str, chosen: &Chosen<'_>, source: impl Fn(&mut Tei<'d>)) {
        self.mixed(&["<teiHeader>\n<fileDesc>\n<titleStmt>\n<title>", title, "</title>\n"]);
        self.raw(
            "<respStmt xml:id=\"crossquote\"><resp>found who said what, without a person looking at it</resp>\
             <name>Crossquote</name></respStmt>\n\
             <respStmt xml:id=\"editor\"><resp>checked who said what</resp><name>editor of the collection</name>\
             </respStmt>\n</titleStmt>\n\
             <publicationStmt><p>Exported from a collection of articles. Their words belong to their publishers.</p>\
             </publicationStmt>\n<sourceDesc>",
        );
        source(self);
        self.raw("</sourceDesc>\n</fileDesc>\n<encodingDesc>\n");
        if matches!(chosen.what, What::Statement(_) | What::Comparison) {
            self.raw("<variantEncoding method=\"parallel-segmentation\" location=\"internal\"/>\n");
        }
        self.raw("<classDecl><taxonomy xml:id=\"kinds\">\n");
        for (kind, meaning) in KINDS {
            let parts = ["<category xml:id=\"kind-", kind.name(), "\"><catDesc>", meaning];
            self.mixed(&parts);
            self.raw("</catDesc></category>\n");
        }
        self.raw("</taxonomy></classDecl>\n</encodingDesc>\n");
        self.speakers(&chosen.speakers());
        self.raw("</teiHeader>\n");
    }

    fn speakers(&mut self, speakers: &[u32]) {
        let of = |kinds: &[SpeakerKind]| -> Vec<u32> {
            let is = |at: &&u32| {
                let speaker = self.dataset.speakers.get(**at as usize);
                speaker.is_some_and(|speaker| kinds.contains(&speaker.kind))
            };
            speakers.iter().filter(is).copied().collect()
        };
        let people = of(&[SpeakerKind::Person, SpeakerKind::Group]);
        let bodies = of(&[SpeakerKind::Organisation]);
        if people.is_empty() && bodies.is_empty() {
            return;
        }
        self.raw("<profileDesc><particDesc>\n");
        for (list, speakers) in [("listPerson>\n", people), ("listOrg>\n", bodies)] {
            if speakers.is_empty() {
                continue;
            }
            self.mixed(&["<", "", list]);
            for at in speakers {
                self.speaker(at);
            }
            self.mixed(&["</", "", list]);
        }
        self.raw("</particDesc></profileDesc>\n");
    }

    fn speaker(&mut self, at: u32) {
        let Some(speaker) = self.dataset.speakers.get(at as usize) else { return };
        let (element, name) = match speaker.kind {
            SpeakerKind::Person => ("person", "persName"),
            SpeakerKind::Organisation => ("org", "orgName"),
            SpeakerKind::Group => ("personGrp", "name"),
            SpeakerKind::Unattributed => return,
        };
        let id = plain_id(&speaker.id);
        self.mixed(&["<", element, " xml:id=\"speaker-", &id, "\"><", name, ">", &speaker.name]);
        self.mixed(&["</", name, ">"]);
        if let Some(role) = &speaker.role {
            self.mixed(&["<note type=\"role\">", role, "</note>"]);
        }
        self.mixed(&["</", element, ">\n"]);
    }

    /// What an article states about itself; what it does not state is named.
    fn bibliography(&mut self, at: u32, article: &Article) {
        let (id, siglum) = (plain_id(&article.id), cite::siglum(at));
        self.mixed(&["<bibl xml:id=\"article-", &id, "\" n=\"", &siglum, "\">"]);
        let mut unstated = Vec::new();
        let mut field =
            |tei: &mut Tei<'d>, open: &str, fact: Option<&str>, close: &str, name| match fact {
                Some(words) => tei.mixed(&[open, words, close]),
                None => unstated.push(name),
            };
        field(self, "<title level=\"a\">", value(&article.title), "</title>", "headline");
        field(self, "<author>", value(&article.byline), "</author>", "byline");
        field(self, "<publisher>", value(&article.outlet), "</publisher>", "outlet");
        match value(&article.published) {
            Some(words) if Date::parse(words).is_some() => {
                self.mixed(&["<date when=\"", words, "\">", words, "</date>"]);
            }
            words => field(self, "<date>", words, "</date>", "date"),
        }
        match fragment::address(article) {
            Some(url) => self.mixed(&["<ptr target=\"", &url, "\"/>"]),
            None => unstated.push("address"),
        }
        if !unstated.is_empty() {
            self.mixed(&[
                "<note type=\"unstated\">Not stated: ",
                &joined(unstated, ", "),
                ".</note>",
            ]);
        }
        self.raw("</bibl>");
    }

    /// Which quotations report one statement.
    fn statements(&mut self) {
        let dataset = self.dataset;
        let mut any = false;
        for statement in dataset.statements.iter().filter(|s| s.quotations.len() > 1) {
            self.raw(if any { "" } else { "<standOff><linkGrp type=\"statement\">\n" });
            any = true;
            self.mixed(&["<link xml:id=\"statement-", &plain_id(&statement.id), "\" target=\""]);
            let quotations = statement.quotations.iter();
            let quotations = quotations.filter_map(|&at| dataset.quotations.get(at as usize));
            for (at, quotation) in quotations.enumerate() {
                self.mixed(&[if at > 0 { " #" } else { "#" }, &anchor(quotation)]);
            }
            self.raw("\"/>\n");
        }
        self.raw(if any { "</linkGrp></standOff>\n" } else { "" });
    }

    /// The sentences of a quotation with what is said in them.
    fn excerpt(&mut self, article: &Article, quotation: &Quotation) {
        let parts = quotation.content.iter().chain(&quotation.cue).chain(&quotation.source);
        let span = parts.fold(quotation.context, |all, part| all.cover(*part));
        let marks = marks(quotation);
        let mut writer = Marked { tei: self, article, quotations: &[quotation], parts: vec![0] };
        writer.tei.raw("<ab type=\"excerpt\">");
        writer.nest(span, marks, 0);
        writer.tei.raw("</ab>\n");
    }

    /// The whole text of an article: a paragraph a line.
    fn whole(&mut self, article: &Article, quotations: &[&Quotation]) {
        let mut lines: Vec<(Span, Vec<Mark>)> = Vec::new();
        let mut start = 0;
        for line in article.text.split_inclusive('\n') {
            let kept = line.trim_end_matches(['\n', '\r']);
            if !kept.trim().is_empty() {
                lines.push((Span::new(start, start + kept.len()), vec![]));
            }
            start += line.len();
        }
        for (number, quotation) in quotations.iter().enumerate() {
            for mark in marks(quotation) {
                let first = lines.partition_point(|line| line.0.end <= mark.span.start);
                let crossed = lines[first..].iter_mut();
                for (line, marks) in crossed.take_while(|line| line.0.start < mark.span.end) {
                    let start = mark.span.start.max(line.start);
                    let span = Span { start, end: mark.span.end.min(line.end).max(start) };
                    marks.push(Mark { span, quotation: number, ..mark });
                }
            }
        }
        let parts = vec![0; quotations.len()];
        let mut writer = Marked { tei: self, article, quotations, parts };
        let any = !lines.is_empty();
        for (line, marks) in lines {
            let boilerplate = article.boilerplate.iter().any(|part| part.span.overlaps(line));
            let (open, close) = match boilerplate {
                true => ("<ab type=\"boilerplate\">", "</ab>\n"),
                false => ("<p>", "</p>\n"),
            };
            writer.tei.raw(open);
            writer.nest(line, marks, 0);
            writer.tei.raw(close);
        }
        self.raw(if any { "" } else { "<p/>\n" });
    }

    fn statement(&mut self, chosen: &Chosen<'_>, number: u32) {
        let statement = chosen.dataset.statements.get(number as usize);
        let speaker = statement.and_then(|s| chosen.dataset.speakers.get(s.speaker as usize));
        let speaker = speaker.map_or("", |speaker| &speaker.name);
        let all = versions(chosen.dataset, number);
        self.mixed(&["<TEI ", "", NAMESPACE, "", ">\n"]);
        let title = joined([speaker, ": one statement, in ", &chosen.dataset.title], "");
        self.header(&title, chosen, |tei| {
            let sigla: Vec<(String, u32)> = sigla(&all).into_iter().flatten().collect();
            if sigla.is_empty() {
                return tei.raw("<p>No article reports it.</p>");
            }
            for &article in &chosen.articles {
                if let Some(found) = tei.dataset.articles.get(article as usize) {
                    tei.bibliography(article, found);
                    tei.raw("\n");
                }
            }
            tei.witnesses(&sigla);
        });
        self.raw("<text><body>\n<div type=\"apparatus\">\n");
        let among = all.comparable(0);
        self.apparatus(chosen, &all, &among.aligned, &sigla(&all));
        self.raw("</div>\n");
        if !among.reworded.is_empty() {
            self.raw("<div type=\"reworded\">\n");
            for &at in &among.reworded {
                self.apparatus(chosen, &all, &[at], &sigla(&all));
            }
            self.raw("</div>\n");
        }
        self.raw("<div type=\"reports\">\n");
        for quotation in chosen.quotations() {
            if let Some(article) = chosen.dataset.articles.get(quotation.article as usize) {
                self.excerpt(article, quotation);
            }
        }
        self.raw(if chosen.quotations.is_empty() { "<ab/>\n" } else { "" });
        self.raw("</div>\n</body></text>\n</TEI>\n");
    }

    /// What two or more of the articles report both, with the apparatus of what they print.
    fn shared(&mut self, chosen: &Chosen<'_>) {
        let mut statements: Vec<u32> = chosen.quotations().map(|q| q.statement).collect();
        sort_and_dedup(&mut statements);
        let mut found: Vec<(u32, Versions<'_>, Vec<Sigla>)> = Vec::new();
        for statement in statements {
            let all = versions(chosen.dataset, statement);
            let mut sigla = sigla(&all);
            for version in &mut sigla {
                version.retain(|(_, article)| chosen.articles.contains(article));
            }
            let mut articles: Vec<u32> = sigla.iter().flatten().map(|one| one.1).collect();
            sort_and_dedup(&mut articles);
            if articles.len() > 1 {
                found.push((statement, all, sigla));
            }
        }
        if found.is_empty() {
            return;
        }
        let mut used: Vec<(String, u32)> =
            found.iter().flat_map(|found| found.2.iter().flatten().cloned()).collect();
        sort_and_dedup(&mut used);
        self.raw("<TEI>\n<teiHeader>\n<fileDesc>\n<titleStmt><title>Statements that the articles share</title>");
        self.raw("</titleStmt>\n<publicationStmt><p>Made by comparing the texts.</p></publicationStmt>\n");
        self.raw("<sourceDesc>");
        self.witnesses(&used);
        self.raw("</sourceDesc>\n</fileDesc>\n</teiHeader>\n<text><body>\n");
        for (number, all, sigla) in found {
            let Some(statement) = chosen.dataset.statements.get(number as usize) else { continue };
            let id = plain_id(&statement.id);
            self.mixed(&["<div type=\"statement\" xml:id=\"statement-", &id, "\">\n"]);
            // The fullest that one of these articles prints is the base.
            let here: Vec<usize> = (0..sigla.len()).filter(|&at| !sigla[at].is_empty()).collect();
            let Some(&base) = here.first() else { continue };
            let among = all.comparable(base);
            let aligned: Vec<usize> =
                among.aligned.into_iter().filter(|at| here.contains(at)).collect();
            self.apparatus(chosen, &all, &aligned, &sigla);
            for at in among.reworded.into_iter().filter(|at| here.contains(at)) {
                self.apparatus(chosen, &all, &[at], &sigla);
            }
            self.raw("</div>\n");
        }
        self.raw("</body></text>\n</TEI>\n");
    }

    fn witnesses(&mut self, sigla: &[(String, u32)]) {
        self.raw("<listWit>\n");
        for (siglum, article) in sigla {
            let Some(article) = self.dataset.articles.get(*article as usize) else { continue };
            self.mixed(&[
                "<witness xml:id=\"",
                siglum,
                "\" corresp=\"#article-",
                &plain_id(&article.id),
            ]);
            let (outlet, date) = (cite::outlet(article), cite::date(article));
            self.mixed(&["\">", &cite::article_name(article), ", ", &outlet, ", ", &date]);
            self.raw("</witness>\n");
        }
        self.raw("</listWit>\n");
    }

    /// Versions in parallel segmentation, the first of them as the base.
    fn apparatus(
        &mut self,
        chosen: &Chosen<'_>,
        all: &Versions<'_>,
        among: &[usize],
        sigla: &[Sigla],
    ) {
        let base = among.first().and_then(|&at| sigla.get(at));
        self.raw("<ab type=\"statement\" source=\"");
        self.pointers(base.map_or(&[][..], |sigla| sigla).iter());
        self.raw("\">");
        let mut ends = vec![None; among.len()];
        for column in all.columns(among) {
            let texts = cells(chosen, all, among, &column, &mut ends);
            if column.agreed {
                self.text(texts.first().map_or("", |text| text));
                continue;
            }
            self.raw("<app>");
            let most = column.cells.iter().map(|cell| cell.reading).max().unwrap_or(0);
            let own = column.cells.first().map_or(0, |cell| cell.reading);
            // The base's reading is the lemma; that of nobody else is passed over.
            let others = (0..=most).filter(|&reading| reading != own);
            for (reading, element) in
                [(own, "lem")].into_iter().chain(others.map(|other| (other, "rdg")))
            {
                let having = column.cells.iter().enumerate().filter(|(_, c)| c.reading == reading);
                let having: Vec<usize> = having.map(|(at, _)| at).collect();
                let Some(&first) = having.first() else { continue };
                self.mixed(&["<", element, " wit=\""]);
                let wit = having.iter().filter_map(|&at| sigla.get(*among.get(at)?)).flatten();
                self.pointers(wit);
                self.mixed(&["\">", &texts[first], "</", element, ">"]);
            }
            self.raw("</app>");
        }
        self.raw("</ab>\n");
    }

    /// Witnesses, as pointers.
    fn pointers<'s>(&mut self, sigla: impl Iterator<Item = &'s (String, u32)>) {
        for (at, (siglum, _)) in sigla.enumerate() {
            self.mixed(&[if at > 0 { " #" } else { "#" }, siglum]);
        }
    }
}

/// The letters of a version, each with its article.
type Sigla = Vec<(String, u32)>;

fn sigla(all: &Versions<'_>) -> Vec<Sigla> {
    let of = |version: &crossquote_explore::compare::Version| {
        let letters = version.siglum.split(' ').map(str::to_owned);
        letters.zip(version.reports.iter().map(|report| report.article)).collect()
    };
    all.versions.iter().map(of).collect()
}

/// What each version has in a column; ` […] ` stands where its article says something else in between.
fn cells(
    chosen: &Chosen<'_>,
    all: &Versions<'_>,
    among: &[usize],
    column: &Column,
    ends: &mut [Option<u32>],
) -> Vec<String> {
    let mut texts = Vec::new();
    for ((cell, &version), end) in column.cells.iter().zip(among).zip(ends) {
        let mut text = cell_text(chosen, all, version, &cell.pieces);
        if let (Some(first), Some(last)) = (cell.pieces.first(), cell.pieces.last()) {
            if end.is_some_and(|end| end != first.start) {
                text.insert_str(0, " […] ");
            }
            *end = Some(last.end);
        }
        texts.push(text);
    }
    texts
}

/// The name of a quotation's first `<said>`.
fn anchor(quotation: &Quotation) -> String {
    "quotation-".to_owned() + &plain_id(&quotation.id)
}

/// Words that are marked.
#[derive(Clone, Copy)]
struct Mark {
    span: Span,
    tag: Tag,
    /// Index into the quotations at hand.
    quotation: usize,
}

/// As what; the outer ones first where two cover the same words.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Tag {
    Said,
    Quoted,
    Source,
    Addressee,
    Cue,
}

/// All marks of a quotation, as the first at hand.
fn marks(quotation: &Quotation) -> Vec<Mark> {
    let quoted = match quotation.kind {
        Kind::Mixed => &quotation.quoted[..],
        // Quotation marks around all of it say no more than `direct` does.
        Kind::Direct | Kind::Indirect => &[],
    };
    let all = [
        (Tag::Said, &quotation.content[..]),
        (Tag::Quoted, quoted),
        (Tag::Source, &quotation.source),
        (Tag::Addressee, quotation.to.as_slice()),
        (Tag::Cue, &quotation.cue),
    ];
    let mark = |(tag, spans): (Tag, &[Span])| -> Vec<Mark> {
        let spans = spans.iter().filter(|span| !span.is_empty());
        spans.map(|&span| Mark { span, tag, quotation: 0 }).collect()
    };
    all.into_iter().flat_map(mark).collect()
}

/// As they open: of those that begin together the longest first.
fn in_order(marks: &mut [Mark]) {
    sort_by(marks, |a, b| {
        let by_span = a.span.start.cmp(&b.span.start).then(b.span.end.cmp(&a.span.end));
        by_span.then(a.tag.cmp(&b.tag)).then(a.quotation.cmp(&b.quotation))
    });
}

/// Elements nest at most so deep. Reports within reports within reports are four; what a dataset has
/// beyond is damage, and must not exhaust the stack.
const DEEPEST: usize = 24;

/// Writes text with marks as elements.
struct Marked<'w, 'd> {
    tei: &'w mut Tei<'d>,
    article: &'w Article,
    quotations: &'w [&'w Quotation],
    /// How many parts of each quotation are written.
    parts: Vec<u32>,
}

impl Marked<'_, '_> {
    /// A stretch of the text; the marks lie within it.
    fn nest(&mut self, span: Span, mut marks: Vec<Mark>, depth: usize) {
        if depth > DEEPEST {
            marks.clear();
        }
        let mut at = span.start;
        in_order(&mut marks);
        let mut marks = marks.into_iter().peekable();
        while let Some(mark) = marks.next() {
            self.words(at, mark.span.start);
            let mut inner = Vec::new();
            // What is cut off at the end of the element goes on behind it.
            let mut rest: Vec<Mark> = Vec::new();
            while let Some(mut next) = marks.next_if(|next| next.span.start < mark.span.end) {
                if next.span.end > mark.span.end {
                    rest.push(Mark { span: Span { start: mark.span.end, ..next.span }, ..next });
                    next.span.end = mark.span.end;
                }
                inner.push(next);
            }
            let close = self.open(mark);
            self.nest(mark.span, inner, depth + 1);
            self.tei.raw(close);
            at = mark.span.end;
            if !rest.is_empty() {
                rest.extend(marks);
                in_order(&mut rest);
                marks = rest.into_iter().peekable();
            }
        }
        self.words(at, span.end);
    }

    fn words(&mut self, start: u32, end: u32) {
        let words = self.article.text.get(start as usize..end as usize).unwrap_or("");
        self.tei.text(words);
    }

    /// Opens the element of a mark; what closes it.
    fn open(&mut self, mark: Mark) -> &'static str {
        let Some(&quotation) = self.quotations.get(mark.quotation) else { return "" };
        let dataset = self.tei.dataset;
        let speaker = dataset.speakers.get(quotation.speaker as usize);
        let speaker = speaker.filter(|speaker| speaker.kind != SpeakerKind::Unattributed);
        let speaker = speaker.map(|speaker| plain_id(&speaker.id));
        let anchor = anchor(quotation);
        match mark.tag {
            Tag::Said => {
                let part = self.parts[mark.quotation];
                self.parts[mark.quotation] += 1;
                let id = |part: u32| match part {
                    0 => anchor.clone(),
                    _ => joined([&anchor, ".", &(part + 1).to_string()], ""),
                };
                self.tei.mixed(&["<said xml:id=\"", &id(part)]);
                if part > 0 {
                    self.tei.mixed(&["\" prev=\"#", &id(part - 1)]);
                }
                if let Some(speaker) = &speaker {
                    self.tei.mixed(&["\" who=\"#speaker-", speaker]);
                }
                let direct = if quotation.kind == Kind::Direct { "true" } else { "false" };
                let kind = quotation.kind.name();
                self.tei.mixed(&[
                    "\" direct=\"",
                    direct,
                    "\" aloud=\"unknown\" ana=\"#kind-",
                    kind,
                ]);
                if quotation.checked {
                    self.tei.raw("\" resp=\"#editor");
                } else {
                    let cert = match quotation.confidence {
                        0..=99 => {
                            let digits = quotation.confidence.to_string();
                            joined([if digits.len() < 2 { "0.0" } else { "0." }, &digits], "")
                        }
                        _ => "1".to_owned(),
                    };
                    self.tei.mixed(&["\" resp=\"#crossquote\" cert=\"", &cert]);
                }
                self.tei.raw("\">");
                "</said>"
            }
            Tag::Quoted => {
                self.tei.raw("<q>");
                "</q>"
            }
            Tag::Cue => {
                self.tei.mixed(&["<seg type=\"cue\" corresp=\"#", &anchor, "\">"]);
                "</seg>"
            }
            Tag::Source | Tag::Addressee => {
                let sort = if mark.tag == Tag::Source { "source" } else { "addressee" };
                self.tei.mixed(&["<rs type=\"", sort]);
                if let Some(speaker) = speaker.filter(|_| mark.tag == Tag::Source) {
                    self.tei.mixed(&["\" ref=\"#speaker-", &speaker]);
                }
                self.tei.mixed(&["\" corresp=\"#", &anchor, "\">"]);
                "</rs>"
            }
        }
    }
}
