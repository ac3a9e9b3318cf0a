//! Cue words: the verbs that signal an attribution, in every form, with what may follow each.
//!
//! A verb is listed once, in the group that says which complements make it a cue. "Claim" and
//! "note" are also nouns; such verbs carry `+noun`, and a neighbour decides.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use crate::dictionary::Dictionary;

/// What may follow a cue for it to count, as bits.
pub(crate) mod takes {
    /// A quotation, perhaps after a comma or colon.
    pub(crate) const QUOTE: u16 = 1;
    /// A clause with that, whether, how …
    pub(crate) const CLAUSAL: u16 = 1 << 1;
    /// A bare clause or an object.
    pub(crate) const BARE: u16 = 1 << 2;
    /// to + infinitive.
    pub(crate) const TO: u16 = 1 << 3;
    /// Stands after what was said: "…, he said".
    pub(crate) const AFTER: u16 = 1 << 4;
    /// An addressee before the content: told Sky News that.
    pub(crate) const WHOM: u16 = 1 << 5;
    /// about, of, for, on, against: the content begins with the object.
    pub(crate) const OVER: u16 = 1 << 6;
    /// Only a subject and verb that starts a clause (pronoun, name): believes he …
    pub(crate) const CLAUSE: u16 = 1 << 7;
    /// The same letters are a noun as often as a verb.
    pub(crate) const NOUN: u16 = 1 << 8;
    /// Opinion rather than speech: less sure.
    pub(crate) const WEAK: u16 = 1 << 9;
    /// The object is what was said: accused Y of Z, called Y a Z.
    pub(crate) const OBJECT: u16 = 1 << 10;
}

use takes::*;

/// Grammatical form of a cue.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Form {
    /// say
    Base,
    /// says
    Third,
    /// said, also as participle
    Past,
    /// saying
    Ing,
}

/// A cue word form.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Cue {
    /// Complements, see [`takes`].
    pub(crate) takes: u16,
    /// Its form.
    pub(crate) form: Form,
}

const SPEECH: u16 = QUOTE | CLAUSAL | BARE | AFTER;

/// Groups of verbs. `say/said` gives an irregular past, `write/wrote/written` a participle too,
/// `admit!` doubles its last letter.
const GROUPS: &[(u16, &str)] = &[
    (
        SPEECH,
        "say/said argue insist assert declare explain suggest acknowledge admit! announce \
        contend recall predict confirm allege concede add reiterate stress emphasize emphasise \
        stipulate lament grouse gripe grumble proclaim caution quip! disclose recount deny retort exclaim",
    ),
    (SPEECH | NOUN, "note claim report state tweet"),
    (
        SPEECH | OVER,
        "write/wrote/written warn complain boast speculate joke brag! comment remark \
        testify reveal",
    ),
    (SPEECH | WHOM, "tell/told"),
    (QUOTE | CLAUSAL | AFTER | WHOM | BARE, "remind inform assure notify"),
    (QUOTE | CLAUSAL | AFTER | OVER | WHOM | BARE, "ask"),
    (
        QUOTE | AFTER,
        "continue elaborate muse reply respond interject whisper scream yell shout \
        chant cry counter answer conclude observe begin/began open go/went sigh agree echo joke \
        marvel gush repeat scoff jest demand wonder sing/sang growl snap! roar recite read/read \
        scrawl caption retweet signal post repost urge vent fume warn beg! plead intone \
        thunder bellow rage mock deadpan! ask comment charge rant vow promise",
    ),
    (
        QUOTE | CLAUSAL | AFTER,
        "conclude maintain reply respond counter observe remark imply affirm \
        agree wonder post charge! vow promise estimate calculate stress conjecture attest decide/decided threaten demand recommend clarify signal hint repeat \
        demonstrate",
    ),
    (CLAUSAL | AFTER | CLAUSE | BARE, "indicate imply conclude"),
    (
        CLAUSAL | QUOTE | AFTER | CLAUSE | WEAK,
        "believe think/thought hope fear worry doubt suspect \
        feel/felt expect reckon guess assume foresee/foresaw",
    ),
    (CLAUSAL | WEAK, "remember find/found show/showed/shown recognize"),
    (
        BARE | OBJECT,
        "accuse criticize criticise praise denounce condemn blast slam! lambast \
        lambaste assail deride rebuke decry bemoan tout hail describe portray characterize \
        characterise brand dub! label deem liken slander castigate chastise chide excoriate \
        commend applaud laud exhort salute berate skewer rip! ridicule blame",
    ),
    (BARE | OBJECT | NOUN, "call mock"),
    (
        BARE | OBJECT | WEAK,
        "reject dismiss cite discuss mention question express voice outline \
        detail highlight underscore reference propose defend deny recall repeat echo thank \
        congratulate dispute rebut! refute urge encourage implore beseech underline disavow \
        invoke request recommend advocate demand declare offer clarify articulate oppose",
    ),
    (TO, "vow promise pledge threaten offer decline refuse agree propose claim urge"),
    (CLAUSAL | BARE, "vow promise pledge agree demand"),
    (OVER | WEAK, "talk speak/spoke/spoken rail vouch apologize apologise hint boast lash"),
];

/// Verbs that are cues only with a certain word after them: the content begins behind it.
const PHRASES: &[(&str, &str)] = &[
    ("point", "out"),
    ("point", "to"),
    ("refer", "to"),
    ("allude", "to"),
    ("call", "for"),
    ("call", "on"),
    ("call", "upon"),
    ("lash", "out"),
    ("hint", "at"),
    ("insist", "on"),
    ("rule", "out"),
    ("object", "to"),
    ("double", "down"),
    ("go", "on"),
    ("complain", "about"),
    ("warn", "of"),
    ("warn", "against"),
    ("warn", "about"),
    ("talk", "about"),
    ("talk", "of"),
    ("speak", "of"),
    ("speak", "about"),
    ("rail", "against"),
    ("vouch", "for"),
    ("apologize", "for"),
    ("apologise", "for"),
    ("boast", "of"),
    ("boast", "about"),
    ("brag", "about"),
    ("joke", "about"),
    ("ask", "for"),
    ("ask", "about"),
    ("write", "of"),
    ("write", "about"),
    ("comment", "on"),
    ("advocate", "for"),
    ("push", "for"),
    ("plead", "for"),
    ("argue", "for"),
    ("argue", "against"),
    ("make", "clear"),
    ("caution", "against"),
    ("inveigh", "against"),
];

static LEXICON: LazyLock<Dictionary<(&'static str, Cue)>> = LazyLock::new(|| {
    let mut forms: BTreeMap<String, (&'static str, Cue)> = BTreeMap::new();
    let mut add = |word: String, lemma: &'static str, takes: u16, form: Form| {
        let entry = forms.entry(word).or_insert((lemma, Cue { takes: 0, form }));
        // WEAK holds only for verbs that are in no strong group.
        let weak = if entry.1.takes == 0 { takes & WEAK } else { entry.1.takes & takes & WEAK };
        entry.1.takes = ((entry.1.takes | takes) & !WEAK) | weak;
    };
    for (takes, list) in GROUPS {
        for entry in list.split_ascii_whitespace() {
            for (word, lemma, form) in inflect(entry) {
                add(word, lemma, *takes, form);
            }
        }
    }
    for (lemma, _) in PHRASES {
        let entry = match *lemma {
            "write" => "write/wrote/written",
            "go" => "go/went",
            "speak" => "speak/spoke/spoken",
            "brag" => "brag!",
            "make" => "make/made",
            other => other,
        };
        for (word, lemma, form) in inflect(entry) {
            add(word, lemma, 0, form);
        }
    }
    Dictionary::new(forms.into_iter())
});

/// Every form of a list entry.
fn inflect(entry: &'static str) -> Vec<(String, &'static str, Form)> {
    let mut parts = entry.split('/');
    let raw = parts.next().unwrap_or(entry);
    let doubles = raw.ends_with('!');
    let lemma = raw.trim_end_matches('!');
    let last = lemma.chars().last().unwrap_or(' ');
    let before = lemma.chars().rev().nth(1).unwrap_or(' ');
    let consonant_y = last == 'y' && !"aeiou".contains(before);
    let third = if consonant_y {
        format!("{}ies", &lemma[..lemma.len() - 1])
    } else if lemma == "go"
        || "sxz".contains(last)
        || lemma.ends_with("ch")
        || lemma.ends_with("sh")
    {
        format!("{lemma}es")
    } else {
        format!("{lemma}s")
    };
    let stem = if doubles { format!("{lemma}{last}") } else { lemma.to_owned() };
    let ing = if last == 'e' && before != 'e' {
        format!("{}ing", &lemma[..lemma.len() - 1])
    } else {
        format!("{stem}ing")
    };
    let mut out = vec![
        (lemma.to_owned(), lemma, Form::Base),
        (third, lemma, Form::Third),
        (ing, lemma, Form::Ing),
    ];
    let irregular: Vec<_> = parts.collect();
    if irregular.is_empty() {
        let past = if last == 'e' {
            format!("{lemma}d")
        } else if consonant_y {
            format!("{}ied", &lemma[..lemma.len() - 1])
        } else {
            format!("{stem}ed")
        };
        out.push((past, lemma, Form::Past));
    }
    out.extend(irregular.into_iter().map(|past| (past.to_owned(), lemma, Form::Past)));
    out
}

/// The cue that `word` (lower case) may be, with its dictionary form.
pub(crate) fn lookup(word: &str) -> Option<(&'static str, Cue)> {
    LEXICON.get(word)
}

/// Whether `particle` after a verb with this dictionary form makes a cue of two words.
pub(crate) fn has_particle(lemma: &str, particle: &str) -> bool {
    PHRASES.iter().any(|&(verb, after)| verb == lemma && after == particle)
}

#[cfg(test)]
mod tests {
    use super::{Form, lookup};

    #[test]
    fn forms_of_verbs() {
        for (word, lemma, form) in [
            ("said", "say", Form::Past),
            ("says", "say", Form::Third),
            ("writing", "write", Form::Ing),
            ("denies", "deny", Form::Third),
            ("denied", "deny", Form::Past),
            ("admitted", "admit", Form::Past),
            ("stresses", "stress", Form::Third),
            ("agreeing", "agree", Form::Ing),
        ] {
            let (found, cue) = lookup(word).unwrap();
            assert_eq!((found, cue.form), (lemma, form), "{word}");
        }
        assert_eq!(lookup("table"), None);
    }
}
