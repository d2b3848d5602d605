//! Workbooks into grids, cell by cell. Never here: what a cell means, or which row is the header.
//!
//! Why the streaming cell reader? A range holds every cell between the first and the last: one stray cell at XFD1048576 would take
//! seventeen thousand million of them. A cell beyond the limits is named and the file refused.

use std::collections::HashSet;
use std::io::Cursor;

use calamine::{Data, DataRef, Dimensions, ExcelDateTime, Reader as _, SheetType, SheetVisible, Style, Xlsx, XlsxError};

use super::findings::{Finding, words};
use super::grid::{Grid, Merge, letters};
use super::table::{MOST_COLUMNS, MOST_ROWS};
use super::unseen::Unseen;
use super::{ExchangeError, Format, archive, shown};

/// Most cells with content in a file.
const MOST_CELLS: usize = 2_000_000;
/// From here on a spreadsheet no longer keeps every digit of a number.
const INEXACT: f64 = 1e15;

/// Whether the bytes are a workbook: a zip archive with a workbook in it.
pub(super) fn is_workbook(bytes: &[u8]) -> bool {
    const MARK: &[u8] = b"xl/workbook";
    archive::is_zip(bytes) && bytes.windows(MARK.len()).any(|window| window == MARK)
}

/// Whether the bytes are a workbook of the old kind, or one behind a password: both are OLE containers.
pub(super) fn is_old_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])
}

/// Every visible worksheet as a grid; names of the hidden ones; what is hidden in those that are visible.
pub(super) struct Workbook {
    pub(super) grids: Vec<Grid>,
    pub(super) hidden: Vec<String>,
    pub(super) unseen: Vec<Finding>,
}

/// Reads a workbook.
///
/// # Errors
/// [`ExchangeError`] when the archive is unsafe, a limit is passed, or a part of the workbook cannot be read.
pub(super) fn read(bytes: &[u8]) -> Result<Workbook, ExchangeError> {
    archive::inspect(bytes)?;
    let mut book: Xlsx<_> = Xlsx::new(Cursor::new(bytes)).map_err(|fault| broken("workbook", &fault))?;
    let (mut grids, mut hidden, mut cells) = (Vec::new(), Vec::new(), 0);
    for sheet in book.sheets_metadata().to_vec() {
        if sheet.typ != SheetType::WorkSheet {
            continue;
        }
        if sheet.visible == SheetVisible::Visible {
            grids.push(grid(&mut book, &sheet.name, &mut cells)?);
        } else {
            hidden.push(sheet.name);
        }
    }
    let unseen = Unseen::of(bytes);
    let unseen = grids.iter().flat_map(|grid| unseen.remarks(grid)).collect();
    Ok(Workbook { grids, hidden, unseen })
}

type Book<'a> = Xlsx<Cursor<&'a [u8]>>;

fn grid(book: &mut Book<'_>, name: &str, cells: &mut usize) -> Result<Grid, ExchangeError> {
    let failed = |fault: XlsxError| broken(name, &fault);
    let mut grid = Grid::named(name);
    grid.merges = book.merge_cells_by_sheet_name(name).map_err(failed)?.iter().map(merge).collect();
    let mut empty = HashSet::new();
    let mut reader = book.worksheet_cells_reader(name).map_err(failed)?;
    let styles = reader.styles().to_vec();
    while let Some((cell, style)) = reader.next_cell_with_style_id().map_err(failed)? {
        let (row, column) = cell.get_position();
        let at = (row as usize, column as usize);
        let text = text(cell.get_value(), styles.get(style));
        let text = text.trim();
        if text.is_empty() {
            empty.insert((row, column));
            continue;
        }
        if at.0 >= MOST_ROWS || at.1 >= MOST_COLUMNS {
            return Err(ExchangeError::CellBeyond { sheet: name.to_owned(), cell: format!("{}{}", letters(at.1), at.0 + 1) });
        }
        *cells += 1;
        if *cells > MOST_CELLS {
            return Err(ExchangeError::TooLarge { what: "cells", found: *cells as u64, limit: MOST_CELLS as u64 });
        }
        if is_inexact(cell.get_value()) {
            grid.remarks.push((at, digits_lost(text)));
        }
        grid.put(at, text);
    }
    drop(reader);
    if !empty.is_empty() {
        remark_formulas(book, name, &empty, &mut grid)?;
    }
    Ok(grid)
}

fn merge(region: &Dimensions) -> Merge {
    Merge {
        top: region.start.0 as usize,
        left: region.start.1 as usize,
        bottom: region.end.0 as usize,
        right: region.end.1 as usize,
    }
}

/// Formulas that nobody has calculated: the cell looks empty and is not.
fn remark_formulas(book: &mut Book<'_>, name: &str, empty: &HashSet<(u32, u32)>, grid: &mut Grid) -> Result<(), ExchangeError> {
    let failed = |fault: XlsxError| broken(name, &fault);
    let mut reader = book.worksheet_cells_reader(name).map_err(failed)?;
    while let Some(formula) = reader.next_formula().map_err(failed)? {
        let (row, column) = formula.get_position();
        let at = (row as usize, column as usize);
        // The reader stops at every cell, and has nothing to say of one without a formula.
        let is_formula = !formula.get_value().is_empty();
        if is_formula && at.0 < MOST_ROWS && at.1 < MOST_COLUMNS && empty.contains(&(row, column)) {
            let short: String = formula.get_value().chars().take(40).collect();
            grid.remarks.push((at, uncalculated(&short)));
            // What stands there is kept in sight, so that the row is not taken for one without this value.
            grid.put(at, &format!("={short}"));
        }
    }
    Ok(())
}

fn uncalculated(formula: &str) -> Finding {
    Finding::fault(
        "formula-without-value",
        words(format!("公式“={formula}”没有计算结果"), format!("the formula “={formula}” has no calculated value")),
        words(
            "用电子表格打开、重新计算并保存后再导入",
            "open the file in a spreadsheet, recalculate, save it and import it again",
        ),
    )
}

fn is_inexact(value: &DataRef<'_>) -> bool {
    matches!(value, DataRef::Float(number) if number.abs() >= INEXACT && number.abs() < 1e30)
}

fn digits_lost(text: &str) -> Finding {
    Finding::fault(
        "digits-lost",
        words(
            format!("“{text}”按数字存放，电子表格只保留 15 位有效数字，后面的位数已失真"),
            format!("“{text}” is kept as a number, of which a spreadsheet holds 15 digits: the rest is lost"),
        ),
        words("把单元格设为文本格式后重新填写", "format the cell as text and type it again"),
    )
}

/// A cell as the person who typed it sees it.
fn text(value: &DataRef<'_>, style: Option<&Style>) -> String {
    match value {
        DataRef::Int(number) => number.to_string() + &unit_behind(style),
        DataRef::Float(number) => match style.is_some_and(is_per_cent) {
            true => format!("{}%", plain(number * 100.0)),
            false => plain(*number) + &unit_behind(style),
        },
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).to_owned(),
        DataRef::Bool(flag) => if *flag { "是" } else { "否" }.to_owned(),
        DataRef::DateTime(moment) => day(moment),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => Data::Error(error.clone()).to_string(),
        DataRef::Empty => String::new(),
    }
}

fn is_per_cent(style: &Style) -> bool {
    style.number_format.as_ref().is_some_and(|format| format.format_code.contains('%'))
}

/// The unit that the cell's format prints behind its number.
fn unit_behind(style: Option<&Style>) -> String {
    let format = style.and_then(|style| style.number_format.as_ref());
    format.and_then(|format| shown::unit_behind(&format.format_code)).unwrap_or_default()
}

/// A number with the fifteen digits that a spreadsheet shows: `1234.5600000000001` was typed as 1234.56.
fn plain(number: f64) -> String {
    format!("{number:.14e}").parse::<f64>().unwrap_or(number).to_string()
}

/// A date without its time; a time without a date as the number it is.
fn day(moment: &ExcelDateTime) -> String {
    if moment.is_duration() || moment.as_f64() < 1.0 {
        return plain(moment.as_f64());
    }
    let (year, month, day, ..) = moment.to_ymd_hms_milli();
    format!("{year:04}-{month:02}-{day:02}")
}

fn broken(part: &str, fault: &XlsxError) -> ExchangeError {
    if matches!(fault, XlsxError::Password) {
        return ExchangeError::OldWorkbook;
    }
    let what = words(format!("{part}：{fault}"), format!("{part}: {fault}"));
    ExchangeError::Broken { format: Format::Xlsx, what: Box::new(what) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_is_read_with_the_digits_that_were_typed() {
        assert_eq!(plain(1_234.560_000_000_000_1), "1234.56");
        assert_eq!(plain(0.1 + 0.2), "0.3");
        assert_eq!(plain(2026.0), "2026");
        assert_eq!(plain(1e308).len(), 309);
    }
}
