//! Which rows a question means: all of them, those of a sieve as they come, or those of a sieve found beforehand, a bit a row. Never here:
//! what they add up to.

use std::ops::Range;

use super::filter::Sieve;

/// The rows that are meant.
pub(super) enum Picked<'a> {
    Everything,
    Asked(&'a Sieve<'a>),
    Found(Bits),
}

impl Picked<'_> {
    /// Whether a run may hold one of them.
    pub(super) fn has_some(&self, run: Range<usize>) -> bool {
        match self {
            Self::Everything | Self::Asked(_) => true,
            Self::Found(bits) => bits.of(run).next().is_some(),
        }
    }

    /// Shows those of a run.
    pub(super) fn of(&self, run: Range<usize>, see: impl FnMut(usize)) {
        match self {
            Self::Everything => run.for_each(see),
            Self::Asked(sieve) => run.filter(|row| sieve.passes(*row)).for_each(see),
            Self::Found(bits) => bits.of(run).for_each(see),
        }
    }
}

/// Some of so many rows.
pub(super) struct Bits(Vec<u64>);

impl Bits {
    /// These of so many rows, in any order.
    pub(super) fn of_rows(rows: usize, some: impl Iterator<Item = usize>) -> Self {
        let mut words = vec![0; rows.div_ceil(64)];
        some.for_each(|row| words[row / 64] |= 1_u64 << (row % 64));
        Self(words)
    }

    /// Those of a run, in order.
    fn of(&self, run: Range<usize>) -> impl Iterator<Item = usize> {
        let words = (run.start / 64)..run.end.div_ceil(64);
        words.flat_map(move |at| {
            let from = run.start.saturating_sub(at * 64);
            let to = (run.end - at * 64).min(64);
            let within = (u64::MAX << from) & (u64::MAX >> (64 - to));
            Ones(self.0[at] & within).map(move |bit| at * 64 + bit)
        })
    }
}

/// The places of the bits of a word, from the lowest.
struct Ones(u64);

impl Iterator for Ones {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let place = (self.0 != 0).then(|| self.0.trailing_zeros() as usize)?;
        self.0 &= self.0 - 1;
        Some(place)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_bits_of_a_run_are_its_rows() {
        let some = [0, 1, 63, 64, 65, 127, 128, 199];
        let picked = Picked::Found(Bits::of_rows(200, some.into_iter().rev()));
        for run in [0..200, 0..0, 0..1, 1..64, 2..63, 63..65, 64..128, 66..127, 128..200, 129..199, 199..200] {
            let expected: Vec<usize> = some.into_iter().filter(|row| run.contains(row)).collect();
            let mut seen = Vec::new();
            picked.of(run.clone(), |row| seen.push(row));
            assert_eq!(seen, expected, "{run:?}");
            assert_eq!(picked.has_some(run), !expected.is_empty());
        }
    }
}
