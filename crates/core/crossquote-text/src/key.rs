//! Keys: the form of a word under which search and statement grouping look it up, and which words
//! say little by themselves.
//!
//! ```text
//! fold   Zelenskyy’s → zelenskyy's      what comparison uses: a possessive is a difference
//! key    Zelenskyy’s → zelenskyy        what grouping uses: "Zelenskyy" is the same word
//! stem   trading, trades → trad         what grouping and search use: forms of one word meet
//! ```

use super::fold::fold_char;

/// The folded `word` without a possessive ending (`Ukraine’s` and `states’` give `ukraine` and
/// `states`).
pub fn key(word: &str) -> String {
    let mut out = String::with_capacity(word.len());
    key_into(word, &mut out);
    out
}

/// [`key`], written over `out`: reading a whole collection allocates no string a word.
pub fn key_into(word: &str, out: &mut String) {
    fold_into(word, out);
    out.truncate(bare(out).len());
}

/// [`super::fold()`] of one word, written over `out`.
pub fn fold_into(word: &str, out: &mut String) {
    out.clear();
    let mut previous = ' ';
    for c in word.chars() {
        if c == '.' && previous.is_alphabetic() {
            continue;
        }
        previous = c;
        fold_char(c, out);
    }
}

/// A folded word without its possessive ending.
pub fn bare(folded: &str) -> &str {
    let mut bare = match folded.strip_suffix("'s") {
        Some(bare) if !bare.is_empty() => bare,
        _ => folded,
    };
    while bare.len() > 1 && bare.ends_with('\'') {
        bare = &bare[..bare.len() - 1];
    }
    bare
}

/// A key without the endings of plural and verb: `trade`, `trades`, `traded`, `trading` → `trad`.
///
/// Own few rules rather than a Porter stemmer: grouping needs only that forms of one word meet,
/// and a stemmer that goes further ("universe" = "university") makes wrong groups. Irregular forms
/// ("gave", "men") stay apart; that is a missed group at worst.
pub fn stem(key: &str) -> String {
    let mut word = key;
    let cut = |word: &str, ending: &str, least: usize| {
        word.strip_suffix(ending).filter(|rest| rest.len() >= least).map(str::len)
    };
    if !word.is_ascii() || word.bytes().any(|b| b.is_ascii_digit()) {
        return word.to_owned();
    }
    if let Some(len) = cut(word, "ies", 2).or_else(|| cut(word, "ied", 2)) {
        return with_i(&word[..len]);
    }
    if let Some(len) = cut(word, "es", 2)
        && ["s", "x", "z", "ch", "sh"].iter().any(|e| word[..len].ends_with(e))
    {
        word = &word[..len];
    } else if let Some(len) = cut(word, "s", 3)
        && !["s", "u", "i"].iter().any(|e| word[..len].ends_with(e))
    {
        word = &word[..len];
    }
    if let Some(len) = cut(word, "ing", 3).or_else(|| cut(word, "ed", 3)) {
        word = &word[..len];
        let bytes = word.as_bytes();
        let last = bytes[bytes.len() - 1];
        // "planning" → "plan", but "selling" → "sell" and "passing" → "pass".
        if bytes[bytes.len() - 2] == last && !b"lsz".contains(&last) && last.is_ascii_lowercase() {
            word = &word[..word.len() - 1];
        }
    }
    if let Some(len) = cut(word, "e", 3) {
        word = &word[..len];
    }
    if let Some(len) = cut(word, "y", 3) {
        return with_i(&word[..len]);
    }
    word.to_owned()
}

/// Words in -y and -ies meet in -i, as in "ally" and "allies".
fn with_i(rest: &str) -> String {
    let mut out = String::with_capacity(rest.len() + 1);
    out.push_str(rest);
    out.push('i');
    out
}

/// Whether the folded word only holds a sentence together: article, preposition, pronoun,
/// auxiliary. Negations are not among them: "not" turns a statement round.
pub fn is_stop_word(key: &str) -> bool {
    STOP_WORDS.binary_search(&key).is_ok()
}

/// Words so common in news that sharing one says little, sorted.
pub fn plain_words() -> &'static [&'static str] {
    &PLAIN_WORDS
}

/// Whether the folded word negates.
pub fn is_negation(key: &str) -> bool {
    matches!(key, "not" | "no" | "never" | "nor" | "neither" | "nobody" | "nothing" | "none")
        || key == "without"
}

/// Sorted, so that looking up is a binary search; a test holds the order.
#[rustfmt::skip] // one word a line otherwise
const STOP_WORDS: [&str; 129] = [
    "a", "about", "after", "again", "all", "also", "am", "an", "and", "any", "are", "as", "at",
    "be", "because", "been", "before", "being", "both", "but", "by", "can", "could", "did", "do",
    "does", "doing", "done", "each", "even", "ever", "every", "for", "from", "had", "has", "have",
    "having", "he", "her", "here", "hers", "him", "himself", "his", "how", "i", "if", "in",
    "into", "is", "it", "its", "itself", "just", "may", "me", "might", "mine", "more", "most",
    "much", "must", "my", "myself", "now", "of", "off", "on", "once", "one", "only", "or",
    "other", "our", "ours", "out", "over", "own", "per", "shall", "she", "should", "so", "some",
    "such", "than", "that", "the", "their", "theirs", "them", "themselves", "then", "there",
    "these", "they", "this", "those", "through", "to", "too", "under", "until", "up", "upon",
    "us", "very", "was", "we", "were", "what", "when", "where", "whether", "which", "while",
    "who", "whom", "whose", "why", "will", "with", "would", "yet", "you", "your", "yours",
    "yourself",
];

/// Sorted. Words of any speech and any report; a names' list would be one of a story, not of news.
#[rustfmt::skip] // one word a line otherwise
const PLAIN_WORDS: [&str; 108] = [
    "able", "add", "added", "always", "ask", "asked", "back", "bad", "believe", "best", "better",
    "big", "bring", "call", "called", "come", "comes", "continue", "countries", "country", "day",
    "days", "end", "find", "first", "future", "get", "give", "given", "go", "going", "good",
    "government", "great", "happen", "help", "important", "issue", "keep", "know", "last", "like",
    "little", "long", "look", "made", "make", "making", "many", "mean", "month", "months", "need",
    "needs", "new", "next", "number", "part", "people", "person", "place", "possible", "problem",
    "put", "ready", "really", "remain", "report", "right", "said", "same", "saw", "say", "saying",
    "says", "see", "set", "show", "something", "soon", "state", "states", "still", "support",
    "sure", "take", "tell", "thing", "things", "think", "time", "today", "together", "told",
    "tomorrow", "try", "use", "used", "want", "wants", "way", "week", "well", "work", "world",
    "year", "years", "yesterday",
];

#[cfg(test)]
mod tests {
    use super::{PLAIN_WORDS, STOP_WORDS, key, stem};

    #[test]
    fn lists_are_sorted_for_binary_search() {
        assert!(STOP_WORDS.is_sorted());
        assert!(PLAIN_WORDS.is_sorted());
    }

    #[test]
    fn possessives_meet_the_bare_word() {
        for (word, wanted) in [
            ("Ukraine’s", "ukraine"),
            ("Ukraine's", "ukraine"),
            ("UKRAINE", "ukraine"),
            ("don’t", "don't"),
            ("U.S.", "us"),
            ("s", "s"),
            ("’s", "'s"),
        ] {
            assert_eq!(key(word), wanted, "{word}");
        }
    }

    #[test]
    fn forms_of_one_word_meet() {
        for forms in [
            &["trade", "trades", "traded", "trading"][..],
            &["plan", "plans", "planned", "planning"],
            &["ally", "allies", "allied"],
            &["pass", "passes", "passed", "passing"],
            &["territory", "territories"],
        ] {
            for form in forms {
                assert_eq!(stem(form), stem(forms[0]), "{form} and {}", forms[0]);
            }
        }
    }

    #[test]
    fn different_words_stay_apart() {
        for (a, b) in [("thing", "th"), ("bus", "bu"), ("red", "r"), ("king", "k"), ("2022", "202")]
        {
            assert_ne!(stem(a), stem(b), "{a} and {b}");
        }
    }
}
