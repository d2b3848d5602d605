//! Rows of text cells as a spreadsheet counts them, with merged areas and what the reader has to say of single cells.
//! Never here: a header, a unit or a meaning.

use super::findings::Finding;

/// Cells that are merged into one; rows and columns from 0, both ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Merge {
    pub(super) top: usize,
    pub(super) left: usize,
    pub(super) bottom: usize,
    pub(super) right: usize,
}

impl Merge {
    /// Whether a cell lies in it.
    pub(super) const fn holds(&self, (row, column): (usize, usize)) -> bool {
        self.top <= row && row <= self.bottom && self.left <= column && column <= self.right
    }
}

/// One table of text.
#[derive(Debug, Default)]
pub(super) struct Grid {
    /// Name of the worksheet, in files that have several.
    pub(super) name: Option<String>,
    /// Every row of the file, blank ones too; a row ends with its last filled cell.
    pub(super) rows: Vec<Vec<String>>,
    pub(super) merges: Vec<Merge>,
    /// What the reader found at single cells.
    pub(super) remarks: Vec<((usize, usize), Finding)>,
}

impl Grid {
    pub(super) fn named(name: &str) -> Self {
        Self { name: Some(name.to_owned()), ..Self::default() }
    }

    /// The trimmed text of a cell; empty where there is none.
    pub(super) fn cell(&self, (row, column): (usize, usize)) -> &str {
        self.rows.get(row).and_then(|row| row.get(column)).map_or("", |cell| cell.trim())
    }

    /// The text of a cell or of the merged area it lies in.
    pub(super) fn shown(&self, at: (usize, usize)) -> &str {
        let merge = self.merges.iter().find(|merge| merge.holds(at));
        merge.map_or_else(|| self.cell(at), |merge| self.cell((merge.top, merge.left)))
    }

    pub(super) fn put(&mut self, (row, column): (usize, usize), text: &str) {
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        let cells = &mut self.rows[row];
        if cells.len() <= column {
            cells.resize(column + 1, String::new());
        }
        text.clone_into(&mut cells[column]);
    }
}

/// A column as a spreadsheet names it: 0 is A, 26 is AA.
pub(super) fn letters(column: usize) -> String {
    let mut letters = Vec::new();
    let mut rest = column + 1;
    while rest > 0 {
        letters.push(char::from(b'A' + u8::try_from((rest - 1) % 26).unwrap_or_default()));
        rest = (rest - 1) / 26;
    }
    letters.iter().rev().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_named_as_a_spreadsheet_names_them() {
        for (column, name) in [(0, "A"), (25, "Z"), (26, "AA"), (701, "ZZ"), (702, "AAA"), (16_383, "XFD")] {
            assert_eq!(letters(column), name);
        }
    }
}
