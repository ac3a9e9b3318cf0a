// What tells whether bytes arrived as they were: for who packs (saved.mjs) and who unpacks (saved.js).

/// FNV-1a, 32 bits.
export function checksum(bytes) {
    return bytes.reduce((sum, byte) => Math.imul(sum ^ byte, 0x01000193), 0x811c9dc5) >>> 0;
}
