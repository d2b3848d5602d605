//! What a GIS user sees of a row: the cells of its layer's columns, most of them empty. Rows of sites that are alike share theirs, but for
//! the name. Never here: which columns there are.

use std::sync::Arc;

use rusqlite::types::Value as Cell;

/// The cells of a row, in the order of its layer's columns.
#[derive(Debug, Clone)]
pub(super) struct Shown {
    cells: Arc<[Cell]>,
    /// The name, where it is another than the one among the cells, and where among them it stands.
    name: Option<(usize, Cell)>,
}

impl Shown {
    pub(super) fn of(cells: Vec<Cell>) -> Self {
        Self { cells: cells.into(), name: None }
    }

    /// The same with another name; nothing where there is no cell for it, or an empty one.
    pub(super) fn named(&self, at: usize, name: &str) -> Option<Self> {
        let filled = self.cells.get(at).is_some_and(|cell| *cell != Cell::Null);
        filled.then(|| Self { cells: Arc::clone(&self.cells), name: Some((at, Cell::Text(name.to_owned()))) })
    }

    /// Every cell.
    pub(super) fn cells(&self) -> impl Iterator<Item = &Cell> {
        (0..self.cells.len()).map(|at| self.cell(at))
    }

    pub(super) fn cell(&self, at: usize) -> &Cell {
        match &self.name {
            Some((place, name)) if *place == at => name,
            Some(_) | None => &self.cells[at],
        }
    }

    /// Where the cells are that say something.
    pub(super) fn filled(&self) -> impl Iterator<Item = usize> {
        self.cells.iter().enumerate().filter(|(_, cell)| **cell != Cell::Null).map(|(at, _)| at)
    }

    /// Whether two rows share their cells, so that the same ones of both are filled.
    pub(super) fn is_shared_with(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.cells, &other.cells)
    }
}

impl PartialEq for Shown {
    fn eq(&self, other: &Self) -> bool {
        self.cells().eq(other.cells())
    }
}
