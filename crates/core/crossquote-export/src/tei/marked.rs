//! Text of articles with who says what in it as elements.

use super::super::plain_id;
use super::Tei;
use crossquote_model::{Article, Kind, Quotation, Span, SpeakerKind};
use crossquote_text::order::sort_by;

impl Tei<'_> {
    /// The sentences of a quotation with what is said in them.
    pub(super) fn excerpt(&mut self, article: &Article, quotation: &Quotation) {
        let parts = quotation.content.iter().chain(&quotation.cue).chain(&quotation.source);
        let span = parts.fold(quotation.context, |all, part| all.cover(*part));
        let marks = marks(quotation);
        let mut writer = Marked { tei: self, article, quotations: &[quotation], parts: vec![0] };
        writer.tei.raw("<ab type=\"excerpt\">");
        writer.nest(span, marks, 0);
        writer.tei.raw("</ab>\n");
    }

    /// The whole text of an article: a paragraph a line.
    pub(super) fn whole(&mut self, article: &Article, quotations: &[&Quotation]) {
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
}

/// The name of a quotation's first `<said>`.
pub(super) fn anchor(quotation: &Quotation) -> String {
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
                    _ => format!("{anchor}.{}", part + 1),
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
                if !quotation.polarity.is_said() {
                    self.tei.mixed(&[" #polarity-", quotation.polarity.name()]);
                }
                if quotation.checked {
                    self.tei.raw("\" resp=\"#editor");
                } else {
                    let cert = match quotation.confidence {
                        0..=99 => format!("0.{:02}", quotation.confidence),
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
