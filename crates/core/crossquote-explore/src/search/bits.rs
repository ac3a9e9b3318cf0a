//! Sets of quotations: a bit for each.

/// One bit a quotation. A boxed slice, as all that the innermost loops index: in a program built for
/// size, to index a `Vec` is a call.
#[derive(Clone)]
pub(super) struct BitSet(Box<[u64]>);

impl BitSet {
    pub(super) fn none(quotations: usize) -> BitSet {
        BitSet(vec![0; quotations.div_ceil(64)].into())
    }

    pub(super) fn all(quotations: usize) -> BitSet {
        let mut bits = BitSet(vec![!0; quotations.div_ceil(64)].into());
        if let Some(last) = bits.0.last_mut()
            && !quotations.is_multiple_of(64)
        {
            *last = (1 << (quotations % 64)) - 1;
        }
        bits
    }

    #[inline(always)]
    pub(super) fn set(&mut self, at: u32) {
        self.0[at as usize / 64] |= 1 << (at % 64);
    }

    #[inline(always)]
    pub(super) fn has(&self, at: u32) -> bool {
        self.0[at as usize / 64] >> (at % 64) & 1 == 1
    }

    pub(super) fn join(&mut self, other: &BitSet, both: impl Fn(u64, u64) -> u64) {
        self.0.iter_mut().zip(&other.0).for_each(|(bits, other)| *bits = both(*bits, *other));
    }

    pub(super) fn count(&self) -> usize {
        self.0.iter().map(|bits| bits.count_ones() as usize).sum()
    }

    /// Calls for every bit that is set, in order.
    #[inline(always)]
    pub(super) fn each(&self, mut call: impl FnMut(u32)) {
        for (at, &word) in self.0.iter().enumerate() {
            let mut word = word;
            while word != 0 {
                call(at as u32 * 64 + word.trailing_zeros());
                word &= word - 1;
            }
        }
    }
}
