//! Sums that never take unknown for nought.

use std::ops::{AddAssign, SubAssign};

use serde::{Serialize, Serializer};

use crate::units::Area;

/// A sum with the number of sites behind it, known and unknown.
///
/// On the wire it is the sum, or `null` where nothing that was asked for is known.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct Tally<T = Area> {
    /// Sum over the sites of which the figure is known.
    pub sum: T,
    /// Sites of which it is known.
    pub known: u32,
    /// Sites of which it is not known; the true sum is at least `sum`.
    pub unknown: u32,
}

impl<T: Copy + AddAssign> Tally<T> {
    /// The sum, or `None` where there are sites and the figure is known of none of them.
    #[must_use]
    pub fn figure(&self) -> Option<T> {
        (self.known > 0 || self.unknown == 0).then_some(self.sum)
    }

    /// Takes one more site in.
    pub fn add(&mut self, figure: Option<T>) {
        match figure {
            Some(figure) => {
                self.sum += figure;
                self.known += 1;
            }
            None => self.unknown += 1,
        }
    }
}

impl<T: AddAssign> AddAssign for Tally<T> {
    fn add_assign(&mut self, other: Self) {
        self.sum += other.sum;
        self.known += other.known;
        self.unknown += other.unknown;
    }
}

/// Takes out again what was taken in.
impl<T: SubAssign> SubAssign for Tally<T> {
    fn sub_assign(&mut self, other: Self) {
        self.sum -= other.sum;
        self.known -= other.known;
        self.unknown -= other.unknown;
    }
}

impl<T: Copy + AddAssign + Serialize> Serialize for Tally<T> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        self.figure().serialize(serializer)
    }
}

impl<T> Tally<T> {
    /// The same counts over another sort of figure.
    pub(super) fn map<U>(self, f: impl FnOnce(T) -> U) -> Tally<U> {
        Tally { sum: f(self.sum), known: self.known, unknown: self.unknown }
    }
}

impl Tally {
    /// As two numbers, to be laid up: the sum, and how many are known and unknown.
    pub(super) const fn numbers(&self) -> (i64, i64) {
        (self.sum.hundredths(), ((self.known as i64) << 32) | self.unknown as i64)
    }

    /// What [`Tally::numbers`] laid up.
    pub(super) const fn of_numbers(sum: i64, counts: i64) -> Self {
        Self { sum: Area::from_hundredths(sum), known: (counts >> 32) as u32, unknown: counts as u32 }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_known_of_some_sites_is_unknown_and_of_no_site_is_nought() {
        let mut tally = Tally::<Area>::default();
        assert_eq!(tally.figure(), Some(Area::ZERO));
        tally.add(None);
        assert_eq!(tally.figure(), None);
        tally.add(Some(Area::from_square_metres(5)));
        assert_eq!((tally.figure(), tally.known, tally.unknown), (Some(Area::from_square_metres(5)), 1, 1));
    }
}
