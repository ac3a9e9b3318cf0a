//! The one hash of the library, in two widths: for ids, for finding words, for facts of the tagger, for damage.

/// The 32-bit Fowler–Noll–Vo hash, variant 1a: tiny, and the same everywhere. It keeps nobody out.
pub(crate) fn fnv1a(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// FNV-1a over words of eight bytes instead of single ones, which is eight times as fast: it is
/// there for what a network or a disk damages, not against forgery, which the checks of every
/// number make harmless.
pub(crate) fn checksum(bytes: &[u8]) -> u32 {
    let mut sum = 0xCBF2_9CE4_8422_2325_u64 ^ bytes.len() as u64;
    let mut add = |word: u64| sum = (sum ^ word).wrapping_mul(0x0100_0000_01B3).rotate_left(29);
    let (words, rest) = bytes.as_chunks();
    words.iter().for_each(|&word| add(u64::from_le_bytes(word)));
    rest.iter().for_each(|&byte| add(u64::from(byte)));
    (sum ^ sum >> 32) as u32
}
