//! Characters that draw nothing.

/// Whether a character is of no width, gives the direction of writing, or controls: beside words it can
/// hide or turn around what stands there. Not so the two joiners, which some alphabets are spelt with,
/// nor line ends and tabs.
pub fn is_unseen(c: char) -> bool {
    match c {
        '\n' | '\r' | '\t' => false,
        '\u{061C}'
        | '\u{180E}'
        | '\u{200B}'
        | '\u{200E}'
        | '\u{200F}'
        | '\u{202A}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}' => true,
        c => c.is_control(),
    }
}
