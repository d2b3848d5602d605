//! Sites as a workbook: typed cells, a header that stays in sight, text that no spreadsheet runs. Never here: which sites.

use std::collections::BTreeSet;

use jiff::civil::Date;
use rust_xlsxwriter::{Color, ExcelDateTime, Format, FormatAlign, FormatBorder, Workbook, Worksheet, XlsxError};

use super::columns::COLUMNS;
use super::line::Line;
use super::to_csv::{cell, harmless, heading, is_used};
use super::{Audience, Cover, ExchangeError};
use crate::estate::Site;

/// Digits that a spreadsheet keeps of a number.
const DIGITS: usize = 15;
const HEAD: Color = Color::RGB(0x00e6_eef5);
const INK: Color = Color::RGB(0x0022_201d);

/// Writes sites as XLSX with Chinese headings; what is written is read back equal.
///
/// # Errors
/// [`ExchangeError::Unwritable`] when a text is longer than a spreadsheet's cell holds.
pub(super) fn write_xlsx(sites: &[&Site], audience: Audience, cover: &Cover) -> Result<Vec<u8>, ExchangeError> {
    workbook(sites, audience, cover).map_err(|fault| unwritable(&fault))
}

pub(super) fn unwritable(fault: &XlsxError) -> ExchangeError {
    ExchangeError::Unwritable { detail: fault.to_string() }
}

fn workbook(sites: &[&Site], audience: Audience, cover: &Cover) -> Result<Vec<u8>, XlsxError> {
    let lines: Vec<Line<'_>> = sites.iter().map(|site| Line::of(site, audience)).collect();
    let rows: Vec<Vec<String>> =
        lines.iter().map(|line| COLUMNS.iter().map(|column| cell(line, column, cover.datum)).collect()).collect();
    let used: Vec<usize> = (0..COLUMNS.len()).filter(|at| is_used(&COLUMNS[*at], *at, &rows)).collect();
    let extra: BTreeSet<&str> = lines.iter().flat_map(|line| line.extra.iter().map(|(name, _)| *name)).collect();
    let mut sheet = Worksheet::new();
    sheet.set_name("资源台账")?;
    let mut row = 0;
    for title in cover.note.iter().map(|note| format!("{} / {}", note.zh, note.en)).chain(cover.attribution.clone()) {
        sheet.write_string(row, 0, harmless(&title))?;
        row += 1;
    }
    let headings = used.iter().map(|at| heading(&COLUMNS[*at])).chain(extra.iter().map(|name| harmless(name)));
    write_header(&mut sheet, row, &headings.collect::<Vec<_>>())?;
    let formats = Formats::new();
    for (line, cells) in lines.iter().zip(&rows) {
        row += 1;
        for (column, at) in (0_u16..).zip(&used) {
            formats.write(&mut sheet, (row, column), &cells[*at], COLUMNS[*at].dimension.is_some())?;
        }
        for (column, name) in (u16::try_from(used.len()).unwrap_or(u16::MAX)..).zip(&extra) {
            if let Some((_, text)) = line.extra.iter().find(|(other, _)| other == name) {
                sheet.write_string(row, column, harmless(text))?;
            }
        }
    }
    let mut workbook = Workbook::new();
    workbook.push_worksheet(sheet);
    workbook.save_to_buffer()
}

/// Headings that stay in sight, with columns as wide as they need.
pub(super) fn write_header(sheet: &mut Worksheet, row: u32, headings: &[String]) -> Result<(), XlsxError> {
    let format = Format::new()
        .set_bold()
        .set_font_color(INK)
        .set_background_color(HEAD)
        .set_border_bottom(FormatBorder::Thin)
        .set_align(FormatAlign::VerticalCenter)
        .set_text_wrap();
    for (column, heading) in (0_u16..).zip(headings) {
        sheet.write_string_with_format(row, column, heading, &format)?;
        let wide = heading.chars().map(|c| if c.is_ascii() { 1.0 } else { 2.0 }).sum::<f64>() + 3.0;
        sheet.set_column_width(column, wide.clamp(10.0, 36.0))?;
    }
    sheet.set_freeze_panes(row + 1, 1)?;
    if let Some(last) = headings.len().checked_sub(1).and_then(|last| u16::try_from(last).ok()) {
        sheet.autofilter(row, 0, row, last)?;
    }
    Ok(())
}

/// The few formats of the body.
struct Formats {
    number: Format,
    date: Format,
}

impl Formats {
    fn new() -> Self {
        Self { number: Format::new().set_num_format("#,##0.######"), date: Format::new().set_num_format("yyyy-mm-dd") }
    }

    /// A figure as a figure, a day as a day, everything else as text.
    fn write(&self, sheet: &mut Worksheet, (row, column): (u32, u16), text: &str, measured: bool) -> Result<(), XlsxError> {
        let digits = text.chars().filter(char::is_ascii_digit).count();
        let day = text.parse::<Date>().ok().filter(|day| text.len() == 10 && day.year() >= 1901);
        let number = text.parse::<f64>().ok().filter(|_| measured && digits <= DIGITS);
        if text.is_empty() {
            return Ok(());
        }
        match (number, day) {
            (Some(number), _) => sheet.write_number_with_format(row, column, number, &self.number)?,
            (None, Some(day)) => {
                let year = u16::try_from(day.year()).unwrap_or_default();
                let day = ExcelDateTime::from_ymd(year, day.month().unsigned_abs(), day.day().unsigned_abs())?;
                sheet.write_datetime_with_format(row, column, &day, &self.date)?
            }
            (None, None) => sheet.write_string(row, column, text)?,
        };
        Ok(())
    }
}
