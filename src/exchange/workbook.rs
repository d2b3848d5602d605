//! The worksheets of a workbook as sheets of records; those without a table are named and left out. Never here: cells.

use super::findings::{Finding, FindingPlace, words};
use super::grid::Grid;
use super::record::Sheet;
use super::xlsx::{self, Workbook};
use super::{Encoding, ExchangeError, Format, ReadOptions, table};

/// Reads every worksheet that holds a table.
///
/// # Errors
/// [`ExchangeError`] when the workbook cannot be read, or none of its worksheets holds a table.
pub(super) fn read(bytes: &[u8], options: &ReadOptions) -> Result<Vec<Sheet>, ExchangeError> {
    if xlsx::is_old_workbook(bytes) {
        return Err(ExchangeError::OldWorkbook);
    }
    let Workbook { grids, hidden, unseen } = xlsx::read(bytes)?;
    let (mut sheets, mut left_out, mut refusal) = (Vec::new(), unseen, None);
    for grid in &grids {
        match table::read(grid, Sheet::new(Format::Xlsx, Encoding::Utf8), &options.mapping) {
            Ok(tables) => sheets.extend(tables),
            Err(fault @ ExchangeError::NoHeader { .. }) => {
                left_out.extend(no_table(grid));
                refusal.get_or_insert(fault);
            }
            Err(fault) => return Err(fault),
        }
    }
    left_out.extend(hidden.iter().map(|name| not_shown(name)));
    match sheets.first_mut() {
        Some(first) => {
            left_out.append(&mut first.findings);
            first.findings = left_out;
            Ok(sheets)
        }
        None => Err(refusal.unwrap_or(ExchangeError::Empty)),
    }
}

fn at(name: Option<&str>) -> FindingPlace {
    FindingPlace { sheet: name.map(str::to_owned), ..FindingPlace::default() }
}

fn no_table(grid: &Grid) -> Option<Finding> {
    let name = grid.name.as_deref().unwrap_or_default();
    let finding = Finding::note(
        "sheet-without-table",
        words(format!("工作表“{name}”没有表头，未读入"), format!("worksheet “{name}” has no header and is not read")),
        words("是台账时加一行表头，用模板中的列名", "if it holds records, give it a header with names of the template"),
    );
    (!grid.rows.is_empty()).then(|| finding.at(at(grid.name.as_deref())))
}

fn not_shown(name: &str) -> Finding {
    let finding = Finding::warning(
        "sheet-hidden",
        words(format!("工作表“{name}”已隐藏，未读入"), format!("worksheet “{name}” is hidden and not read")),
        words("需要时取消隐藏后再导入", "unhide it and import again if it is needed"),
    );
    finding.at(at(Some(name)))
}
