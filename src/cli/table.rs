//! Tables that line up, wide characters and all: words to the left, figures to the right. Never here: what is in them.

use std::fmt::Write as _;

use unicode_width::UnicodeWidthStr as _;

/// A table under construction.
pub(super) struct Table {
    headings: Vec<String>,
    rows: Vec<Vec<String>>,
}

impl Table {
    pub(super) fn new<const N: usize>(headings: [&str; N]) -> Self {
        Self::with(headings.map(str::to_owned).to_vec())
    }

    /// A table whose number of columns is not known beforehand.
    pub(super) fn with(headings: Vec<String>) -> Self {
        Self { headings, rows: Vec::new() }
    }

    pub(super) fn add(&mut self, cells: Vec<String>) {
        self.rows.push(cells);
    }

    /// A table whose first row is the headings.
    pub(super) fn of_rows(mut rows: Vec<Vec<String>>) -> Self {
        let headings = if rows.is_empty() { Vec::new() } else { rows.remove(0) };
        Self { headings, rows }
    }

    pub(super) fn row<const N: usize>(&mut self, cells: [String; N]) {
        self.rows.push(cells.to_vec());
    }

    /// The lines of the table, without a line break at the end.
    pub(super) fn print(&self) -> String {
        let widths: Vec<usize> = (0..self.headings.len()).map(|column| self.width(column)).collect();
        let figures: Vec<bool> = (0..self.headings.len()).map(|column| self.is_figures(column)).collect();
        let mut text = String::new();
        for row in std::iter::once(&self.headings).chain(&self.rows) {
            let mut line = String::new();
            for ((cell, width), figures) in row.iter().zip(&widths).zip(&figures) {
                let gap = " ".repeat(width.saturating_sub(cell.width()));
                let (before, after) = if *figures { (gap.as_str(), "") } else { ("", gap.as_str()) };
                // Writing into a String cannot fail.
                let _ = write!(line, "{before}{cell}{after}  ");
            }
            text.push_str(line.trim_end());
            text.push('\n');
        }
        text.pop();
        text
    }

    fn width(&self, column: usize) -> usize {
        let cells = self.rows.iter().filter_map(|row| row.get(column));
        cells.chain(self.headings.get(column)).map(|cell| cell.width()).max().unwrap_or(0)
    }

    /// Whether a column holds figures, as far as anything in it is known.
    fn is_figures(&self, column: usize) -> bool {
        let figure = |cell: &String| {
            cell.starts_with(|c: char| c.is_ascii_digit() || c == '-') && !cell.contains(|c: char| c.is_alphabetic())
        };
        let mut cells = self.rows.iter().filter_map(|row| row.get(column)).filter(|cell| !is_blank(cell)).peekable();
        cells.peek().is_some() && cells.all(figure)
    }
}

fn is_blank(cell: &str) -> bool {
    matches!(cell, "" | "—" | "未知" | "unknown")
}

/// A figure without its unit, for a column whose heading names it.
pub(super) fn bare(amount: impl ToString) -> String {
    let text = amount.to_string();
    text.split(' ').next().unwrap_or(&text).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn chinese_names_and_figures_line_up() {
        let mut table = Table::new(["片区", "面积 ㎡"]);
        table.row(["大坪".to_owned(), "1,200".to_owned()]);
        table.row(["Jiefangbei".to_owned(), "未知".to_owned()]);
        assert_eq!(table.print(), "片区        面积 ㎡\n大坪          1,200\nJiefangbei     未知");
    }
}
