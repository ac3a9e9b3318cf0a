//! `crossquote extract`: a filter over JSON Lines, one article a line.

use std::io::{self, BufRead, BufWriter, Write};

use anyhow::{Context, Result, bail};
use crossquote_extract::boilerplate;
use crossquote_extract::{Attribution, Entity, Model, extract_with};
use crossquote_intake::wrapped;
use crossquote_model::{Kind, Polarity, Span};
use serde::{Deserialize, Serialize};

use crate::learned;

pub(crate) const HELP: &str = "\
Read JSON Lines on standard input, an article a line:

  {\"doc\": \"name\", \"text\": \"…\"}

Write JSON Lines on standard output, in the same order:

  {\"doc\": \"name\", \"attributions\": [{\"kind\": \"direct\"|\"mixed\"|\"indirect\",
    \"content\": [[s,e]…], \"cue\": [[s,e]…], \"source\": [[s,e]…],
    \"speaker\": \"…\"|null, \"confidence\": 0.0…1.0,
    \"polarity\": \"denied\"|\"not-said\"|\"supposed\", \"rules\": [\"…\"…], \"nested\": […]}…]}

\"rules\" names those that found the words and the speaker; the explorer says what each means.
\"polarity\" is left out where the source says the content.
\"nested\", left out when empty, holds attributions of the same shape within this one's content: A says
that B denied it.

Spans are half-open and count code points of the text. Text whose lines end at a width is read as
paragraphs. Other fields of the input are ignored. A line that cannot be read is reported with its number, the others are still done, and the exit code is 1.";

#[derive(Deserialize)]
struct Input {
    doc: String,
    text: String,
}

#[derive(Serialize)]
struct Output<'d> {
    doc: &'d str,
    attributions: Vec<Found<'d>>,
}

#[derive(Serialize)]
struct Found<'d> {
    kind: Kind,
    content: Vec<(usize, usize)>,
    cue: Vec<(usize, usize)>,
    source: Vec<(usize, usize)>,
    speaker: Option<&'d str>,
    confidence: f32,
    #[serde(skip_serializing_if = "Polarity::is_said")]
    polarity: Polarity,
    rules: Vec<&'d str>,
    /// What others say within this content: A says that B denied.
    #[serde(skip_serializing_if = "Vec::is_empty")]
    nested: Vec<Found<'d>>,
}

pub(crate) fn run(model: &learned::Choice) -> Result<()> {
    let model = model.load()?;
    let mut out = BufWriter::new(io::stdout().lock());
    let mut bad_lines = 0;
    for (index, line) in io::stdin().lock().split(b'\n').enumerate() {
        let line = line.context("cannot read standard input")?;
        if line.iter().all(u8::is_ascii_whitespace) {
            continue;
        }
        match serde_json::from_slice::<Input>(&line) {
            Ok(input) => {
                write_found(&mut out, model.as_ref(), &input)
                    .context("cannot write to standard output")?;
            }
            Err(error) => {
                bad_lines += 1;
                eprintln!(
                    "line {}: {error}. Write {{\"doc\": …, \"text\": …}} on one line",
                    index + 1
                );
            }
        }
    }
    out.flush().context("cannot write to standard output")?;
    if bad_lines > 0 {
        bail!("{} could not be read", crate::build::count(bad_lines, "line"));
    }
    Ok(())
}

fn write_found(out: &mut impl Write, model: Option<&Model>, input: &Input) -> Result<()> {
    // All offsets stay those of the text as received.
    let joined = wrapped::join_lines(&input.text);
    let text = joined.as_ref().map_or(input.text.as_str(), |joined| &joined.text);
    let extraction = extract_with(model, text, &boilerplate::find(text));
    let points = CodePoints::new(text);
    let mut attributions: Vec<Found<'_>> = Vec::new();
    // Where each attribution of the outer level went.
    let mut place = Vec::new();
    for one in &extraction.attributions {
        let shown = found(one, &extraction.entities, &points);
        place.push(attributions.len());
        match one.within.and_then(|outer| attributions.get_mut(place[outer])) {
            Some(outer) => outer.nested.push(shown),
            None => attributions.push(shown),
        }
    }
    serde_json::to_writer(&mut *out, &Output { doc: &input.doc, attributions })?;
    out.write_all(b"\n")?;
    Ok(())
}

fn found<'d>(
    attribution: &'d Attribution,
    entities: &'d [Entity],
    points: &CodePoints,
) -> Found<'d> {
    Found {
        kind: attribution.kind,
        content: points.spans(&attribution.content),
        cue: points.spans(&attribution.cue),
        source: points.spans(&attribution.source),
        speaker: attribution.entity.map(|entity| entities[entity].name.as_str()),
        confidence: f32::from(attribution.confidence) / 100.0,
        polarity: attribution.polarity,
        rules: attribution.evidence.iter().map(|one| one.rule.as_str()).collect(),
        nested: Vec::new(),
    }
}

/// Turns byte positions into code points: one pass per article, then a look-up per position.
struct CodePoints {
    /// Code points before byte 0, 64, 128, …
    before: Vec<usize>,
    starts: Vec<bool>,
}

impl CodePoints {
    const STEP: usize = 64;

    fn new(text: &str) -> CodePoints {
        let starts: Vec<bool> = (0..text.len()).map(|at| text.is_char_boundary(at)).collect();
        let mut before = vec![0];
        for block in starts.chunks(Self::STEP) {
            let so_far = before.last().copied().unwrap_or(0);
            before.push(so_far + block.iter().filter(|&&start| start).count());
        }
        CodePoints { before, starts }
    }

    fn at(&self, byte: usize) -> usize {
        let block = byte / Self::STEP;
        let inside = &self.starts[block * Self::STEP..byte];
        self.before[block] + inside.iter().filter(|&&start| start).count()
    }

    fn spans(&self, spans: &[Span]) -> Vec<(usize, usize)> {
        spans.iter().map(|s| (self.at(s.start as usize), self.at(s.end as usize))).collect()
    }
}
