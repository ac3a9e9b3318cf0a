//! Layouts and what is read in them: every form with an article of its own, and what looks like one.

use crate::extract;

/// What is found, a line each: `source = speaker > content`, segments joined by ` + `. What was found
/// within another is left out.
fn read(text: &str) -> Vec<String> {
    let found = extract(text, &[]);
    let outer = found.attributions.iter().filter(|one| one.within.is_none());
    outer
        .filter(|one| LAYOUT.contains(&one.evidence[0].rule.as_str()))
        .map(|one| {
            let source = one.source.first().map_or("", |span| span.of(text));
            let speaker = one.entity.map_or("?", |at| &found.entities[at].name);
            let content: Vec<_> = one.content.iter().map(|span| span.of(text)).collect();
            format!("{source} = {speaker} > {}", content.join(" + "))
        })
        .collect()
}

const LAYOUT: &[&str] = &["turn", "statement-below", "signature"];

#[track_caller]
fn check(text: &str, wanted: &[&str]) {
    assert_eq!(read(text), wanted, "in {text}");
}

#[test]
fn turns_of_a_hearing() {
    check(
        "Harbour inquiry\n\nCounsel Ben Oke questioned the pilot, Sara Lind, on Monday.\n\n\
         MR. OKE: Did you see the light?\n\nTHE WITNESS: I did. (Pause.) I think so.\n\n\
         It was late.\n\n(Laughter)\n\nTHE COURT: We rise.\n\nThe inquiry goes on.",
        &[
            "MR. OKE = Ben Oke > Did you see the light?",
            "THE WITNESS = Sara Lind > I did. + I think so. + It was late.",
            "THE COURT = THE COURT > We rise.",
        ],
    );
}

#[test]
fn letters_of_an_interview() {
    check(
        "Ten minutes\n\nAva Ito has written nine books. We spoke to her in Lund.\n\n\
         Q. Do you write by hand?\n\nA. Always.\n\nQ. And you sleep?\n\nA. At noon.",
        &[
            "Q. = Q. > Do you write by hand?",
            "A. = Ava Ito > Always.",
            "Q. = Q. > And you sleep?",
            "A. = Ava Ito > At noon.",
        ],
    );
    check(
        "Ten minutes\n\nQ stands for Paul Roe, A for Ann Lee.\n\nQ: How?\n\nA: Badly.",
        &["Q = Paul Roe > How?", "A = Ann Lee > Badly."],
    );
}

#[test]
fn names_in_bold_numbers_and_a_line_of_their_own() {
    check(
        "Talk\n\n**Brona Lorimer:** What do you do?\n\n**Torvald Mukasa:** I keep the light.",
        &[
            "Brona Lorimer = Brona Lorimer > What do you do?",
            "Torvald Mukasa = Torvald Mukasa > I keep the light.",
        ],
    );
    check(
        "Evidence\n\nPresent: Ann Lee (Chair); Paul Roe.\n\nQ1 Chair: Why was it closed?\n\n\
         Sara Lind: It was unsafe.\n\nQ2 Paul Roe: Did you tell us?\n\nSara Lind: No.",
        &[
            "Chair = Ann Lee > Why was it closed?",
            "Sara Lind = Sara Lind > It was unsafe.",
            "Paul Roe = Paul Roe > Did you tell us?",
            "Sara Lind = Sara Lind > No.",
        ],
    );
}

#[test]
fn capitals_in_a_line_of_their_own() {
    check(
        "Talk\n\nBRONA LORIMER:\nI keep the light.\n\nTORVALD MUKASA:\nSo do I.",
        &[
            "BRONA LORIMER = BRONA LORIMER > I keep the light.",
            "TORVALD MUKASA = TORVALD MUKASA > So do I.",
        ],
    );
}

#[test]
fn lists_of_reactions_and_posts() {
    check(
        "Bridge to close\n\nReactions:\n\n• Ann Lee, mayor: “It is a scandal.”\n\
         • Walkers’ Union: “It was overdue.”\n• The Chamber of Trade: no comment.",
        &[
            "Ann Lee, mayor = Ann Lee > “It is a scandal.”",
            "Walkers’ Union = Walkers’ Union > “It was overdue.”",
        ],
    );
    check(
        "Bridge closes\n\nMayor Folake Odum was quick.\n\n@mayor_odum: The bridge is shut.",
        &["@mayor_odum = Folake Odum > The bridge is shut."],
    );
}

#[test]
fn words_below_a_line_that_names_their_source() {
    check(
        "Actor quits\n\nTam Voss said in a statement on Monday:\n\nI have decided to leave.\n\n\
         We ask for privacy.\n\nThe shares fell.",
        &["Tam Voss = Tam Voss > I have decided to leave. + We ask for privacy."],
    );
    check(
        "Actor quits\n\nAnn Lee spoke first.\n\nShe said:\n\n“I have decided to leave.”\n\nShe left.",
        &["She = Ann Lee > “I have decided to leave.”"],
    );
    check("What we know\n\nHere is what we know so far:\n\nThe bridge is shut. We will see.", &[]);
}

#[test]
fn credits_and_signatures() {
    check(
        "Night shift\n\n“I have not seen a sunrise that I liked.”\n\n– Ann Lee, crane driver\n\n\
         The pay is poor.",
        &["Ann Lee = Ann Lee > “I have not seen a sunrise that I liked.”"],
    );
    check("Night shift\n\n“I have not seen a sunrise.”\n\nLong Road Home\n\nThe pay is poor.", &[]);
    check(
        "Letters\n\nDear Editor,\nThe pool must stay.\nWill nobody save it?\nYours sincerely,\n\
         Ann Lee\nOrl\n\nSIR – It never paid.\n\n(Name and address supplied)",
        &[
            "Ann Lee = Ann Lee > The pool must stay. + Will nobody save it?",
            " = ? > It never paid.",
        ],
    );
}

#[test]
fn headlines_that_are_quotations() {
    check(
        "“No more ferries” – Falk\n\nMayor Ine Falk spoke on Monday.",
        &["Falk = Ine Falk > “No more ferries”"],
    );
    check("“Red line” – live\n\nThe talks go on.", &[]);
}

#[test]
fn headings_and_facts_are_no_turns() {
    for text in [
        "The law\n\nHealth Care: The act cuts waiting.\n\nForeign Policy: It gives a vote.\n\n\
         Supreme Court: Judges serve ten years.\n\nFrance: Nothing changes.",
        "Concert\n\nVenue: Town Hall, Orl.\nDate: 4 May.\nDirector: Ava Ito\nProducer: Ben Oke",
        "Cup\n\nRovers: Lind; Oke, Voss.\nTown: Brand; Falk.\nReferee: A. Lee. Crowd: 340.",
        "Plan\n\nThe result: everybody left.\n\nNote: This was changed.\n\nAbout Norvik: We deliver.",
        "Plan\n\nHe said: we stay.\n\nShe added: we go.",
    ] {
        check(text, &[]);
    }
}
