//! Changes of an input: bytes and pieces left out, put in, doubled, moved, taken from another.

use crossquote_test_support::Dice;

/// Longer inputs take longer and find no more: what grows is cut.
const LONGEST: usize = 64 * 1024;

/// Bytes at which formats and encodings turn.
const EDGES: [u8; 12] = [0, 1, 2, 3, 4, 0x0A, 0x20, 0x7F, 0x80, 0xC2, 0xE2, 0xFF];

/// `input` with one to eight changes, seldom many; `other` is another input to take pieces from.
pub(crate) fn changed(input: &[u8], other: &[u8], words: &[&str], dice: &mut Dice) -> Vec<u8> {
    let mut bytes = input.to_vec();
    for _ in 0..1 << dice.roll(4) {
        let (from, to) = piece(bytes.len(), dice);
        match dice.roll(10) {
            0 => drop(bytes.drain(from..to)),
            1 if from < to => bytes[from] = EDGES[dice.roll(EDGES.len())],
            2 if from < to => bytes[from] = dice.roll(256) as u8,
            3 if from < to => bytes[from] ^= 1 << dice.roll(8),
            // Lengths and counts are off by one more often than by anything else.
            4 if from < to => {
                bytes[from] = bytes[from].wrapping_add(if dice.roll(2) == 0 { 1 } else { 255 });
            }
            5 => {
                let piece = bytes[from..to].to_vec();
                let at = dice.roll(bytes.len() + 1);
                put(&mut bytes, at, &piece.repeat(1 + dice.roll(4)));
            }
            6 => {
                let (from, to) = piece(other.len(), dice);
                let at = dice.roll(bytes.len() + 1);
                put(&mut bytes, at, &other[from..to]);
            }
            7 if dice.roll(8) == 0 => bytes.truncate(from),
            _ if !words.is_empty() => {
                let word = dice.pick(words).as_bytes();
                // In place of something as often as between.
                if dice.roll(2) == 0 {
                    bytes.drain(from..to);
                }
                put(&mut bytes, from, word);
            }
            _ => put(&mut bytes, from, &[dice.roll(256) as u8]),
        }
    }
    bytes.truncate(LONGEST.max(input.len()));
    bytes
}

/// Where a piece of something so long begins and ends: short ones mostly.
fn piece(length: usize, dice: &mut Dice) -> (usize, usize) {
    let from = dice.roll(length + 1);
    let most = [4, 32, 512][dice.roll(3)];
    (from, length.min(from + dice.roll(most)))
}

fn put(bytes: &mut Vec<u8>, at: usize, piece: &[u8]) {
    bytes.splice(at..at, piece.iter().copied());
}
