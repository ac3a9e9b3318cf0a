//! The one hash of the library: for ids, for finding words, for facts of the tagger, for damage.

/// The 32-bit Fowler–Noll–Vo hash, variant 1a: tiny, and the same everywhere. It keeps nobody out.
pub(crate) fn fnv1a(bytes: impl Iterator<Item = u8>) -> u32 {
    bytes.fold(0x811C_9DC5, |hash, byte| (hash ^ u32::from(byte)).wrapping_mul(0x0100_0193))
}
