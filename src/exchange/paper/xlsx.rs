//! A paper as a spreadsheet: a worksheet for each table, headings that stay in sight, figures that stay figures.
//!
//! A mark such as ◇ is part of the number format, so that a marked figure can still be added up.

use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::error::PaperError;
use super::{Block, Entry, Paper, Row, Table, Value, words};

/// Width of the empty column before columns that stand apart, in characters.
const GAP: f64 = 1.5;
/// Height of one line of text, points.
const LINE: f64 = 16.5;
/// Most characters of a worksheet's name.
const NAME: usize = 31;
/// Most characters of a page's header or footer.
const MARGIN_TEXT: usize = 250;
/// A4 in the numbering of spreadsheets.
const A4: u8 = 9;

const INK: u32 = 0x0022_201d;
const HEAD: u32 = 0x00e6_eef5;
const HEAD_APART: u32 = 0x00f3_eadc;
const TOTAL: u32 = 0x00f6_f4ef;
const WARN: u32 = 0x00b3_261e;

/// Writes a paper as XLSX.
///
/// # Errors
/// [`PaperError`] when a text or table exceeds what a spreadsheet holds.
pub fn write_xlsx(paper: &Paper) -> Result<Vec<u8>, PaperError> {
    spreadsheet(paper).map_err(|error| PaperError { format: "XLSX", detail: error.to_string() })
}

fn spreadsheet(paper: &Paper) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = Workbook::new();
    let made = ExcelDateTime::from_timestamp(paper.at.as_second())?;
    workbook.set_properties(&DocProperties::new().set_title(&paper.title).set_creation_datetime(&made));
    let mut names: Vec<String> = Vec::new();
    for (table, before, after) in pages(paper) {
        let name = worksheet_name(&table.name, &names);
        let mut page = Page { sheet: Worksheet::new(), paper, table, at: 0 };
        page.sheet.set_name(&name)?;
        names.push(name);
        page.write(&before, &after)?;
        workbook.push_worksheet(page.sheet);
    }
    workbook.save_to_buffer()
}

/// Each table with the texts that stand before and after it; texts between two tables go with the first.
fn pages(paper: &Paper) -> Vec<(&Table, Vec<&str>, Vec<&str>)> {
    let mut pages: Vec<(&Table, Vec<&str>, Vec<&str>)> = Vec::new();
    let mut waiting = Vec::new();
    for block in &paper.blocks {
        match (block, pages.last_mut()) {
            (Block::Table(table), _) => pages.push((table, std::mem::take(&mut waiting), Vec::new())),
            (Block::Text(text), Some((_, _, after))) => after.push(text),
            (Block::Text(text), None) => waiting.push(text),
        }
    }
    pages
}

/// A name that a worksheet may have, and no other has.
fn worksheet_name(wanted: &str, taken: &[String]) -> String {
    let allowed: String = wanted.chars().map(|c| if "[]:*?/\\'".contains(c) { ' ' } else { c }).take(NAME - 4).collect();
    let plain = if allowed.trim().is_empty() { "1".to_owned() } else { allowed.trim().to_owned() };
    let mut name = plain.clone();
    let mut number = 2;
    while taken.iter().any(|other| other.to_lowercase() == name.to_lowercase()) {
        name = format!("{plain} {number}");
        number += 1;
    }
    name
}

/// One worksheet being written, from the top down.
struct Page<'a> {
    sheet: Worksheet,
    paper: &'a Paper,
    table: &'a Table,
    at: u32,
}

impl Page<'_> {
    fn write(&mut self, before: &[&str], after: &[&str]) -> Result<(), XlsxError> {
        self.set_up()?;
        self.titles(before)?;
        self.headings()?;
        for row in &self.table.rows {
            self.row(row)?;
        }
        self.ending(after)
    }

    /// Column of the worksheet for a column of the table.
    fn column(&self, at: usize) -> u16 {
        let gap = self.table.apart.as_ref().is_some_and(|apart| at >= apart.from);
        u16::try_from(at).unwrap_or(u16::MAX).saturating_add(u16::from(gap))
    }

    fn last_column(&self) -> u16 {
        self.column(self.table.columns.len().saturating_sub(1))
    }

    fn set_up(&mut self) -> Result<(), XlsxError> {
        for (at, column) in self.table.columns.iter().enumerate() {
            let place = self.column(at);
            self.sheet.set_column_width(place, f64::from(column.width))?;
        }
        if let Some(apart) = &self.table.apart {
            let gap = self.column(apart.from) - 1;
            self.sheet.set_column_width(gap, GAP)?;
        }
        self.sheet.set_paper_size(A4).set_print_fit_to_pages(1, 0).set_margins(0.5, 0.5, 0.6, 0.7, 0.3, 0.3);
        self.sheet.set_print_center_horizontally(true);
        if self.paper.landscape {
            self.sheet.set_landscape();
        }
        self.sheet.set_header(format!("&R{}", margin_text(&self.paper.marks.join("　"))));
        self.sheet.set_footer(format!("&L{}&R&P / &N", margin_text(&self.paper.foot)));
        Ok(())
    }

    fn titles(&mut self, before: &[&str]) -> Result<(), XlsxError> {
        let big = text_format().set_bold().set_font_size(15).set_align(FormatAlign::Center);
        self.across(&self.paper.title, &big, 1.6)?;
        if !self.paper.subtitle.is_empty() {
            self.across(&self.paper.subtitle, &text_format().set_align(FormatAlign::Center), 1.0)?;
        }
        if !self.paper.marks.is_empty() {
            let warn = text_format().set_bold().set_font_color(WARN);
            self.across(&self.paper.marks.join("　"), &warn, 1.0)?;
        }
        for text in before {
            self.across(text, &text_format(), 1.0)?;
        }
        Ok(())
    }

    /// Text over the whole width of the table.
    fn across(&mut self, text: &str, format: &Format, scale: f64) -> Result<(), XlsxError> {
        let width: u32 = self.table.columns.iter().map(|column| u32::from(column.width)).sum();
        self.sheet.set_row_height(self.at, LINE * scale * f64::from(lines(text, width)))?;
        match self.last_column() {
            0 => self.sheet.write_string_with_format(self.at, 0, text, format)?,
            last => self.sheet.merge_range(self.at, 0, self.at, last, text, format)?,
        };
        self.at += 1;
        Ok(())
    }

    fn headings(&mut self) -> Result<(), XlsxError> {
        if let Some(apart) = &self.table.apart {
            let (from, last) = (self.column(apart.from), self.last_column());
            let band = text_format().set_italic().set_align(FormatAlign::Center);
            if from == last {
                self.sheet.write_string_with_format(self.at, from, &apart.heading, &band)?;
            } else {
                self.sheet.merge_range(self.at, from, self.at, last, &apart.heading, &band)?;
            }
            self.at += 1;
        }
        let mut tallest = 1;
        for (at, column) in self.table.columns.iter().enumerate() {
            let apart = self.table.apart.as_ref().is_some_and(|apart| at >= apart.from);
            let fill = if apart { HEAD_APART } else { HEAD };
            let format = boxed().set_bold().set_align(FormatAlign::Center).set_background_color(fill);
            let place = self.column(at);
            self.sheet.write_string_with_format(self.at, place, &column.heading, &format)?;
            tallest = tallest.max(lines(&column.heading, u32::from(column.width)));
        }
        self.sheet.set_row_height(self.at, LINE * f64::from(tallest))?;
        self.sheet.set_repeat_rows(self.at, self.at)?;
        self.at += 1;
        self.sheet.set_freeze_panes(self.at, 0)?;
        Ok(())
    }

    fn row(&mut self, row: &Row) -> Result<(), XlsxError> {
        let mut tallest = 1;
        for (at, (entry, column)) in row.entries.iter().zip(&self.table.columns).enumerate() {
            let place = self.column(at);
            self.entry(place, entry, row.total)?;
            if !entry.value.is_figure() {
                tallest = tallest.max(lines(&entry.print(self.paper.language), u32::from(column.width)));
            }
        }
        self.sheet.set_row_height(self.at, LINE * f64::from(tallest))?;
        self.at += 1;
        Ok(())
    }

    fn entry(&mut self, column: u16, entry: &Entry, total: bool) -> Result<(), XlsxError> {
        let mut format = if entry.value.is_figure() { boxed().set_align(FormatAlign::Right) } else { boxed() };
        if total {
            format = format.set_bold().set_background_color(TOTAL);
        }
        let (row, tail) = (self.at, entry.tail());
        match &entry.value {
            Value::Empty => self.sheet.write_blank(row, column, &format)?,
            Value::Number { scaled, places } => {
                let number = *scaled as f64 / 10_f64.powi(places.cast_signed());
                let format = format.set_num_format(number_format(decimals(*scaled, *places), "", &tail));
                self.sheet.write_number_with_format(row, column, number, &format)?
            }
            Value::Share(millionths) => {
                let format = format.set_num_format(number_format(decimals(super::value::hundredths(*millionths), 2), "%", &tail));
                self.sheet.write_number_with_format(row, column, *millionths as f64 / 1e6, &format)?
            }
            Value::Date(day) if day.year() >= 1900 => {
                let format = format.set_align(FormatAlign::Center).set_num_format(quoted_tail("yyyy-mm-dd", &tail));
                let date =
                    ExcelDateTime::from_ymd(day.year().unsigned_abs(), day.month().unsigned_abs(), day.day().unsigned_abs())?;
                self.sheet.write_datetime_with_format(row, column, &date, &format)?
            }
            Value::Unknown | Value::Withheld | Value::Text(_) | Value::Date(_) | Value::Flag(_) => {
                let text = entry.print(self.paper.language);
                // A sign in front would make a formula of it as soon as someone edits the cell.
                let risky = text.starts_with(['=', '+', '-', '@', '\t', '\r']);
                let format = if risky { format.set_quote_prefix() } else { format };
                self.sheet.write_string_with_format(row, column, text, &format)?
            }
        };
        Ok(())
    }

    fn ending(&mut self, after: &[&str]) -> Result<(), XlsxError> {
        let language = self.paper.language;
        self.at += 1;
        for text in after {
            self.across(text, &text_format(), 1.0)?;
        }
        self.across(words::legend(language), &text_format(), 1.0)?;
        if !self.paper.sources.is_empty() {
            self.across(words::sources(language), &text_format().set_bold(), 1.0)?;
        }
        for (at, source) in self.paper.sources.iter().enumerate() {
            self.across(&format!("[{}] {source}", at + 1), &text_format(), 1.0)?;
        }
        let disclaimer = format!("{}{}{}", words::disclaimer(language), language.colon(), self.paper.disclaimer);
        self.across(&disclaimer, &text_format().set_bold(), 1.0)?;
        self.across(&self.paper.foot, &text_format(), 1.0)
    }
}

fn text_format() -> Format {
    Format::new().set_font_color(INK).set_font_size(10.5).set_text_wrap().set_align(FormatAlign::VerticalCenter)
}

fn boxed() -> Format {
    text_format().set_border(FormatBorder::Thin)
}

/// Text for the margin of a page, where `&` is a sign of its own.
fn margin_text(text: &str) -> String {
    text.chars().take(MARGIN_TEXT / 2).collect::<String>().replace('&', "&&")
}

/// Decimal places that a figure needs.
fn decimals(scaled: i64, places: u32) -> u32 {
    (0..places).find(|at| scaled % 10_i64.pow(places - at) == 0).unwrap_or(places)
}

fn number_format(decimals: u32, suffix: &str, tail: &str) -> String {
    let fraction = if decimals == 0 { String::new() } else { format!(".{}", "0".repeat(decimals as usize)) };
    quoted_tail(&format!("#,##0{fraction}{suffix}"), tail)
}

fn quoted_tail(format: &str, tail: &str) -> String {
    if tail.is_empty() { format.to_owned() } else { format!("{format}\"{tail}\"") }
}

/// Lines that a text takes in a width of half-width characters.
fn lines(text: &str, width: u32) -> u32 {
    let wide = |c: char| if u32::from(c) < 0x2e80 { 1 } else { 2 };
    text.lines().map(|line| line.chars().map(wide).sum::<u32>().div_ceil(width.max(1)).max(1)).sum::<u32>().max(1)
}
