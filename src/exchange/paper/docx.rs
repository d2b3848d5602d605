//! A paper as a document of text and tables on A4.

use std::io::Cursor;

use docx_rs::{
    AlignmentType, BorderType, Docx, Footer, Header, LineSpacing, NumPages, PageMargin, PageNum, PageOrientationType, Paragraph,
    Run, RunFonts, Shading, Table as DocxTable, TableCell, TableCellBorder, TableCellBorderPosition, TableCellBorders,
    TableCellMargins, TableLayoutType, TableRow, VAlignType, WidthType,
};

use super::error::PaperError;
use super::{Block, Entry, Paper, Row, Table, words};

/// A4 in twentieths of a point: the short side and the long one.
const A4: (u32, u32) = (11_906, 16_838);
/// Margin at each side, twentieths of a point.
const MARGIN: u32 = 1_000;
/// Width of the empty column before columns that stand apart, twentieths of a point.
const GAP: usize = 160;
/// Size of the title, half points.
const TITLE: usize = 32;
/// Size of the body, half points.
const BODY: usize = 19;
/// Size of notes, half points.
const NOTE: usize = 17;

const HEAD: &str = "E6EEF5";
const HEAD_APART: &str = "F3EADC";
const TOTAL: &str = "F6F4EF";
const WARN: &str = "B3261E";
const LINE: &str = "8A847A";

/// Writes a paper as DOCX.
///
/// # Errors
/// [`PaperError`] when the document cannot be put together.
pub fn write_docx(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    let mut bytes = Cursor::new(Vec::new());
    let mut parts = Draft { paper, paragraphs: 0 }.build().build();
    parts.document = with_repeated_headings(&parts.document, paper);
    parts.pack(&mut bytes).map_err(|error| PaperError { format: "DOCX", detail: error.to_string() })?;
    Ok(bytes.into_inner())
}

/// The document with its heading rows marked to be repeated on every page a table runs over, for which the crate has no words.
fn with_repeated_headings(document: &[u8], paper: &Paper) -> Vec<u8> {
    const KEPT: &str = "<w:cantSplit />";
    let text = String::from_utf8_lossy(document);
    let mut parts = text.split("<w:tbl>");
    let mut marked = parts.next().unwrap_or_default().to_owned();
    for (part, table) in parts.zip(paper.tables()) {
        let heads = if table.apart.is_some() { 2 } else { 1 };
        marked.push_str("<w:tbl>");
        marked.push_str(&part.replacen(KEPT, &format!("{KEPT}<w:tblHeader />"), heads));
    }
    marked.into_bytes()
}

/// A document being written; paragraphs are numbered here, because the crate would number them by what it wrote before.
struct Draft<'a> {
    paper: &'a Paper,
    paragraphs: u32,
}

impl Draft<'_> {
    fn build(mut self) -> Docx {
        let paper = self.paper;
        let at = paper.at.to_string();
        let mut docx = self.page_set_up(Docx::new()).created_at(&at).updated_at(&at);
        docx = docx.add_paragraph(self.line(&paper.title, TITLE).bold().align(AlignmentType::Center));
        if !paper.subtitle.is_empty() {
            docx = docx.add_paragraph(self.line(&paper.subtitle, BODY).align(AlignmentType::Center));
        }
        if !paper.marks.is_empty() {
            docx = docx.add_paragraph(self.line(&paper.marks.join("　"), BODY).bold().color(WARN));
        }
        let several = paper.tables().count() > 1;
        for block in &paper.blocks {
            docx = match block {
                Block::Text(text) => docx.add_paragraph(self.line(text, BODY)),
                Block::Table(table) => {
                    let headed = if several { docx.add_paragraph(self.heading(&table.name)) } else { docx };
                    headed.add_table(self.table(table))
                }
            };
        }
        self.ending(docx)
    }

    fn page_set_up(&mut self, docx: Docx) -> Docx {
        let paper = self.paper;
        let (width, height) = if paper.landscape { (A4.1, A4.0) } else { A4 };
        let orientation = if paper.landscape { PageOrientationType::Landscape } else { PageOrientationType::Portrait };
        let side = MARGIN.cast_signed();
        let margin = PageMargin { top: side, left: side, bottom: side, right: side, header: 500, footer: 500, gutter: 0 };
        let marks = self.line(&paper.marks.join("　"), NOTE).align(AlignmentType::Right).color(WARN);
        let foot = self.line(&format!("{}　", paper.foot), NOTE);
        let foot = foot.add_page_num(PageNum::new()).add_run(run(" / ", NOTE)).add_num_pages(NumPages::new());
        docx.page_size(width, height)
            .page_orient(orientation)
            .page_margin(margin)
            .default_fonts(fonts())
            .default_size(BODY)
            .header(Header::new().add_paragraph(marks))
            .footer(Footer::new().add_paragraph(foot))
    }

    fn ending(&mut self, mut docx: Docx) -> Docx {
        let (paper, language) = (self.paper, self.paper.language);
        docx = docx.add_paragraph(self.line(words::legend(language), NOTE));
        if !paper.sources.is_empty() {
            docx = docx.add_paragraph(self.line(words::sources(language), NOTE).bold());
        }
        for (at, source) in paper.sources.iter().enumerate() {
            docx = docx.add_paragraph(self.line(&format!("[{}] {source}", at + 1), NOTE));
        }
        let disclaimer = format!("{}{}{}", words::disclaimer(language), language.colon(), paper.disclaimer);
        docx.add_paragraph(self.line(&disclaimer, BODY).bold())
    }

    fn numbered(&mut self) -> Paragraph {
        self.paragraphs += 1;
        Paragraph::new().id(format!("{:08x}", self.paragraphs))
    }

    fn line(&mut self, text: &str, size: usize) -> Paragraph {
        let spacing = LineSpacing::new().before(30).after(30);
        self.numbered().line_spacing(spacing).add_run(run(text, size))
    }

    fn heading(&mut self, text: &str) -> Paragraph {
        self.line(text, BODY + 3).bold().keep_next(true).outline_lvl(0)
    }

    fn table(&mut self, table: &Table) -> DocxTable {
        let widths = self.widths(table);
        let mut rows = Vec::new();
        if let Some(apart) = &table.apart {
            let band = |draft: &mut Self, text: &str, span: usize| {
                bare().grid_span(span).add_paragraph(draft.line(text, NOTE).italic().align(AlignmentType::Center))
            };
            let mut cells = vec![band(self, "", apart.from.max(1)), band(self, "", 1)];
            cells.push(band(self, &apart.heading, table.columns.len() - apart.from));
            rows.push(TableRow::new(cells).cant_split());
        }
        rows.push(self.headings(table, &widths));
        rows.extend(table.rows.iter().map(|row| self.row(table, row, &widths)));
        let total = widths.iter().sum();
        DocxTable::without_borders(rows)
            .set_grid(widths)
            .layout(TableLayoutType::Fixed)
            .width(total, WidthType::Dxa)
            .margins(TableCellMargins::new().margin(30, 60, 30, 60))
    }

    /// Widths of the columns with the gap among them, in proportion to those asked for.
    fn widths(&self, table: &Table) -> Vec<usize> {
        let page = if self.paper.landscape { A4.1 } else { A4.0 };
        let gap = if table.apart.is_some() { GAP } else { 0 };
        let room = (page - 2 * MARGIN) as usize - gap;
        let asked: usize = table.columns.iter().map(|column| usize::from(column.width)).sum();
        let mut widths: Vec<usize> = table.columns.iter().map(|column| usize::from(column.width) * room / asked.max(1)).collect();
        if let Some(apart) = &table.apart {
            widths.insert(apart.from, GAP);
        }
        widths
    }

    fn headings(&mut self, table: &Table, widths: &[usize]) -> TableRow {
        let cells = (0..table.columns.len()).map(|at| {
            let apart = table.apart.as_ref().is_some_and(|apart| at >= apart.from);
            let fill = if apart { HEAD_APART } else { HEAD };
            let heading = self.line(&table.columns[at].heading, NOTE).bold().align(AlignmentType::Center);
            boxed().shading(Shading::new().fill(fill)).add_paragraph(heading)
        });
        let cells: Vec<TableCell> = cells.collect();
        TableRow::new(self.with_gap(table, cells, widths)).cant_split()
    }

    fn row(&mut self, table: &Table, row: &Row, widths: &[usize]) -> TableRow {
        let cells = row.entries.iter().map(|entry| self.cell(entry, row.total)).collect();
        TableRow::new(self.with_gap(table, cells, widths)).cant_split()
    }

    fn cell(&mut self, entry: &Entry, total: bool) -> TableCell {
        let mut text = self.line(&entry.print(self.paper.language), NOTE);
        if entry.value.is_figure() {
            text = text.align(AlignmentType::Right);
        }
        if total {
            return boxed().shading(Shading::new().fill(TOTAL)).add_paragraph(text.bold());
        }
        boxed().add_paragraph(text)
    }

    fn with_gap(&mut self, table: &Table, mut cells: Vec<TableCell>, widths: &[usize]) -> Vec<TableCell> {
        if let Some(apart) = &table.apart {
            cells.insert(apart.from, bare().add_paragraph(self.line("", NOTE)));
        }
        cells.into_iter().zip(widths).map(|(cell, width)| cell.width(*width, WidthType::Dxa)).collect()
    }
}

fn fonts() -> RunFonts {
    RunFonts::new().ascii("Noto Sans").hi_ansi("Noto Sans").east_asia("微软雅黑").cs("Noto Sans")
}

/// A run of text without the control characters that no document may hold.
fn run(text: &str, size: usize) -> Run {
    let allowed: String = text.chars().filter(|c| !c.is_control() || matches!(c, '\n' | '\t')).collect();
    Run::new().add_text(allowed).size(size)
}

fn bare() -> TableCell {
    TableCell::new().vertical_align(VAlignType::Center)
}

fn boxed() -> TableCell {
    use TableCellBorderPosition::{Bottom, Left, Right, Top};
    let side = |position| TableCellBorder::new(position).border_type(BorderType::Single).size(4).color(LINE);
    let borders = [Top, Left, Bottom, Right].map(side).into_iter().fold(TableCellBorders::with_empty(), TableCellBorders::set);
    bare().set_borders(borders)
}
