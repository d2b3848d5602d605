//! A document about to be written: title, marks, texts, tables with typed cells, sources, disclaimer. [`write_xlsx`] and [`write_docx`]
//! turn it into bytes, the same bytes for the same document.
//!
//! A figure stays a figure in a spreadsheet and keeps its mark all the same. Never here: which figures, or a rule of the trade.

mod docx;
mod error;
mod value;
mod words;
mod xlsx;

pub use docx::write_docx;
pub use error::PaperError;
pub use value::{Entry, Value};
pub use xlsx::write_xlsx;

use jiff::Timestamp;

use crate::programme::Language;

/// Papers already written, as one ZIP archive by file name.
///
/// # Errors
/// [`PaperError`] when they cannot be packed.
pub fn bundle(files: &[(String, Vec<u8>)]) -> Result<Vec<u8>, PaperError> {
    super::packing::pack(files).map_err(|error| PaperError { format: "ZIP", detail: error.to_string() })
}

/// A document to be printed on A4.
#[derive(Debug, Clone, PartialEq)]
pub struct Paper {
    /// Language of the words that the writers add.
    pub language: Language,
    /// Title.
    pub title: String,
    /// Line under the title; empty where there is none.
    pub subtitle: String,
    /// What must be seen first on every page, such as 示例 and 示意.
    pub marks: Vec<String>,
    /// Texts and tables, in order.
    pub blocks: Vec<Block>,
    /// Sources that entries refer to by number, from 1.
    pub sources: Vec<String>,
    /// 声明, always printed.
    pub disclaimer: String,
    /// Revision, day and address, at the foot of every page.
    pub foot: String,
    /// Whether pages lie on their long side.
    pub landscape: bool,
    /// The moment it is true of; there is no other clock in the file.
    pub at: Timestamp,
}

/// One part of a paper.
#[derive(Debug, Clone, PartialEq)]
pub enum Block {
    /// A sentence of its own.
    Text(String),
    /// A table.
    Table(Table),
}

/// A table with typed cells.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Table {
    /// What it is called; also the name of its worksheet.
    pub name: String,
    /// Columns.
    pub columns: Vec<Column>,
    /// Rows, each with one entry a column.
    pub rows: Vec<Row>,
    /// Columns at the right that are not of the same origin as those before them.
    pub apart: Option<Apart>,
}

impl Table {
    /// A table of columns with their headings and widths, all of one origin.
    #[must_use]
    pub fn new<const N: usize>(name: &str, columns: [(&str, u16); N], rows: Vec<Row>) -> Self {
        let columns = columns.into_iter().map(|(heading, width)| Column::new(heading, width)).collect();
        Self { name: name.to_owned(), columns, rows, apart: None }
    }

    /// Headings, then a row of bare texts for each row that is no sum: what a table of text holds.
    fn texts(&self, language: Language) -> Vec<Vec<String>> {
        let headings = self.columns.iter().map(|column| column.heading.clone()).collect();
        let text = |row: &Row| row.entries.iter().map(|entry| entry.value.bare(language)).collect();
        std::iter::once(headings).chain(self.rows.iter().filter(|row| !row.total).map(text)).collect()
    }
}

/// A column.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Column {
    /// Heading with its unit.
    pub heading: String,
    /// Width in half-width characters.
    pub width: u16,
}

impl Column {
    /// A column of a width in half-width characters.
    #[must_use]
    pub fn new(heading: impl Into<String>, width: u16) -> Self {
        Self { heading: heading.into(), width }
    }
}

/// Columns that stand visually apart.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Apart {
    /// The first of them, from 0.
    pub from: usize,
    /// What they are.
    pub heading: String,
}

/// A row.
#[derive(Debug, Clone, PartialEq, Default)]
pub struct Row {
    /// Whether it sums the rows above.
    pub total: bool,
    /// Entries, one a column.
    pub entries: Vec<Entry>,
}

impl Row {
    /// A plain row.
    #[must_use]
    pub fn new(entries: Vec<Entry>) -> Self {
        Self { total: false, entries }
    }
}

/// The last table of a paper as CSV; above it title, marks and disclaimer, a row each. Sums are left out, for whoever sums again.
#[must_use]
pub fn write_list(paper: &Paper) -> Vec<u8> {
    let title = [paper.title.as_str(), &paper.subtitle, &paper.foot].join(" · ");
    let mut notes = vec![title.as_str()];
    notes.extend(paper.marks.iter().map(String::as_str));
    notes.push(&paper.disclaimer);
    let rows = paper.tables().last().map_or_else(Vec::new, |table| table.texts(paper.language));
    super::write_table(&notes, &rows)
}

impl Paper {
    /// Its tables, in order.
    pub fn tables(&self) -> impl Iterator<Item = &Table> {
        self.blocks.iter().filter_map(|block| match block {
            Block::Table(table) => Some(table),
            Block::Text(_) => None,
        })
    }
}

#[cfg(test)]
mod tests;
