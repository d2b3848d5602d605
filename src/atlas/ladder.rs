//! Ladders: the rows of each class from the largest figure down, with sums at every rung.
//!
//! "State-owned with at least 2,000 ㎡ vacant" is then the top of some ladders: found by halving, summed by the last whole rung, with only
//! the few rows up to the next rung looked at. Never here: a question.

use super::cell::Supply;
use super::columns::{AreaColumn, Columns};
use super::keep::{Keep, Pen, Reader, Spoilt};
use super::sums::Sums;
use crate::units::Area;

/// Rows between two rungs.
const STEP: usize = 16;

/// One rung: every row above it has at least this figure, and they add up to this.
struct Rung {
    least: Area,
    sums: Sums,
}

/// The rows of every class that can hold space, by one figure.
#[derive(Default)]
pub(super) struct Ladder {
    /// Class → where its rows begin; one more than there are classes.
    starts: Vec<u32>,
    /// Rows by class, the largest figure first, those of which it is not known last.
    rows: Vec<u32>,
    /// Class → where its rungs begin.
    rung_starts: Vec<u32>,
    rungs: Vec<Rung>,
}

impl Ladder {
    pub(super) fn raise(columns: &Columns, figure: &AreaColumn) -> Self {
        let supply = |row: &u32| columns.category(*row as usize).supply != Supply::None;
        let rows = (0..columns.len() as u32).filter(supply);
        let key = |row: u32| (columns.cells.class_of(row as usize) as u32, falling(figure.get(row as usize)), row);
        let mut keys: Vec<(u32, u64, u32)> = rows.map(key).collect();
        keys.sort_unstable();
        // Not out of the keys themselves, whose room, six times as much, the rows would keep.
        let rows = keys.iter().map(|(_, _, row)| *row).collect();
        drop(keys);
        let mut ladder = Self { rows, ..Self::default() };
        let mut from = 0;
        for class in 0..columns.cells.classes().len() {
            ladder.starts.push(from as u32);
            ladder.rung_starts.push(ladder.rungs.len() as u32);
            let to = from + ladder.rows[from..].partition_point(|row| columns.cells.class_of(*row as usize) <= class);
            ladder.set_rungs(columns, figure, from, to);
            from = to;
        }
        ladder.starts.push(from as u32);
        ladder.rung_starts.push(ladder.rungs.len() as u32);
        ladder
    }

    fn set_rungs(&mut self, columns: &Columns, figure: &AreaColumn, from: usize, to: usize) {
        let mut sums = Sums::default();
        for rows in self.rows[from..to].chunks_exact(STEP) {
            rows.iter().for_each(|row| sums.take_whole(columns, *row as usize));
            let Some(least) = rows.last().and_then(|row| figure.get(*row as usize)) else { return };
            self.rungs.push(Rung { least, sums: sums.clone() });
        }
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.rows.as_slice()) + size_of_val(self.rungs.as_slice()) + 2 * size_of_val(self.starts.as_slice())
    }

    /// The rows of a class.
    pub(super) fn rows(&self, class: usize) -> &[u32] {
        &self.rows[self.starts[class] as usize..self.starts[class + 1] as usize]
    }

    /// The rows of a class with at least so much; all of them where nothing is asked.
    pub(super) fn rows_at_least(&self, figure: &AreaColumn, class: usize, least: Option<Area>) -> &[u32] {
        let rows = self.rows(class);
        let Some(least) = least else { return rows };
        &rows[..rows.partition_point(|row| figure.get(*row as usize).is_some_and(|area| area >= least))]
    }

    /// What the rows of a class with at least so much add up to.
    pub(super) fn at_least(&self, columns: &Columns, figure: &AreaColumn, class: usize, least: Area) -> Sums {
        let rungs = &self.rungs[self.rung_starts[class] as usize..self.rung_starts[class + 1] as usize];
        let whole = rungs.partition_point(|rung| rung.least >= least);
        let mut sums = whole.checked_sub(1).map(|rung| rungs[rung].sums.clone()).unwrap_or_default();
        let rest = self.rows(class)[whole * STEP..].iter().map(|row| *row as usize);
        rest.take_while(|row| figure.get(*row).is_some_and(|area| area >= least)).for_each(|row| sums.take_whole(columns, row));
        sums
    }
}

/// A number that is the smaller, the larger the figure is; the largest where it is not known.
fn falling(figure: Option<Area>) -> u64 {
    figure.map_or(u64::MAX, |area| !(area.hundredths().cast_unsigned() ^ (1 << 63)))
}

impl Keep for Ladder {
    fn lay_up(&self, pen: &mut Pen<'_>) -> std::io::Result<()> {
        pen.column(&self.starts)?;
        pen.column(&self.rows)?;
        pen.column(&self.rung_starts)?;
        pen.column(&self.rungs.iter().map(|rung| rung.least.hundredths()).collect::<Vec<_>>())?;
        pen.column(&self.rungs.iter().map(|rung| rung.sums.numbers()).collect::<Vec<_>>())
    }

    fn take_up(reader: &mut Reader<'_>) -> Result<Self, Spoilt> {
        let (starts, rows, rung_starts) = (reader.column()?, reader.column()?, reader.column()?);
        let (least, sums): (Vec<i64>, Vec<_>) = (reader.column()?, reader.column()?);
        let rung = |(least, sums)| Rung { least: Area::from_hundredths(least), sums: Sums::of_numbers(sums) };
        Ok(Self { starts, rows, rung_starts, rungs: least.into_iter().zip(sums).map(rung).collect() })
    }
}
