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
//!
//! Written as it stands rather than by `quick-xml`: in a small WebAssembly program its `Writer` is 1,700
//! bytes after brotli for one element with an attribute, where this is 380; each element more is calls
//! instead of two literals; and it leaves characters that XML does not allow as they are.

use super::{Chosen, What, escape, fragment, plain_id, value};
use crossquote_model::cite;
use crossquote_model::date::Date;
use crossquote_model::{Article, Dataset, Kind, Polarity, Quotation, SpeakerKind};

mod apparatus;
mod marked;

use marked::anchor;

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

const POLARITIES: [(Polarity, &str); 3] = [
    (Polarity::Denied, "The source says that the content is not so."),
    (Polarity::NotSaid, "The article says that the source did not say the content."),
    (
        Polarity::Supposed,
        "The source has not said the content: it is expected, asked for or imagined.",
    ),
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
        escape::xml(&mut self.out, text);
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
        self.raw("</taxonomy>\n<taxonomy xml:id=\"polarities\">\n");
        for (polarity, meaning) in POLARITIES {
            let id = ["<category xml:id=\"polarity-", polarity.name(), "\"><catDesc>", meaning];
            self.mixed(&id);
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
            self.mixed(&["<note type=\"unstated\">Not stated: ", &unstated.join(", "), ".</note>"]);
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
}
