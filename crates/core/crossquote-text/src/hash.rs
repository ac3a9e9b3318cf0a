//! The one hash of the library, in two widths: for ids, for finding words, for facts of the tagger, for damage.
//!
//! Own code rather than `crc32fast` for damage: its tables do not compress, and the explorer would be 17,100 bytes
//! larger after brotli (381,382 instead of 364,240) for a checksum that takes three times as long in WebAssembly: 4.4
//! instead of 1.1 ms for 3 MB in Node, the least of 15 fresh processes. All files would have to be written anew. The
//! limit: it finds damage with the odds of a hash of 32 bits, and no run of flipped bits for certain, as a CRC would.

/// The 32-bit Fowler–Noll–Vo hash, variant 1a: tiny, and the same everywhere. It keeps nobody out.
///
/// Ids of quotations are made of it and stand in addresses that people have kept, so it is kept for these, for
/// what a dataset is told by, and for the features of the learned model; maps use `rustc-hash`.
pub fn fnv1a(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}

/// FNV-1a over words of eight bytes instead of single ones, which is eight times as fast: it is
/// there for what a network or a disk damages, not against forgery, which the checks of every
/// number make harmless. In pieces, because a browser changes to the fast code that it makes of a function
/// only where it is called anew.
pub fn checksum(bytes: &[u8]) -> u32 {
    let (words, rest) = bytes.as_chunks();
    let mut sum = 0xCBF2_9CE4_8422_2325_u64 ^ bytes.len() as u64;
    words.chunks(PIECE).for_each(|words| sum = mix(sum, words));
    for &byte in rest {
        sum = mix(sum, &[u64::from(byte).to_le_bytes()]);
    }
    (sum ^ sum >> 32) as u32
}

/// Words of eight bytes in a piece.
const PIECE: usize = 1024;

/// Adds bytes to a checksum. A part of its caller it would be one call, and run in the slow code to its end.
#[inline(never)]
fn mix(mut sum: u64, words: &[[u8; 8]]) -> u64 {
    for &word in words {
        sum = (sum ^ u64::from_le_bytes(word)).wrapping_mul(0x0100_0000_01B3).rotate_left(29);
    }
    sum
}
