//! Grids into records: title rows, units above and below the header, 合计 rows, remarks and repeated headers. Never here: bytes, or what a
//! cell means.

use std::collections::HashMap;

use super::ExchangeError;
use super::findings::{Finding, FindingPlace, words};
use super::grid::{Grid, Merge};
use super::header::{self, SEARCHED};
use super::headings::Heading;
use super::mapping::Mapping;
use super::record::{Record, RowRole, Sheet};
use super::text::unescape;
use super::titles;

/// Lines of a table, its headings and totals among them: as many as a sheet of a workbook has.
pub(super) const MOST_ROWS: usize = 1 << 20;
pub(super) const MOST_COLUMNS: usize = 200;
/// Most cells that lie under a merged cell.
const MOST_MERGED: usize = 1_000_000;

/// Reads a grid into the records of a sheet.
pub(super) fn read(grid: &Grid, mut sheet: Sheet, mapping: &Mapping) -> Result<Sheet, ExchangeError> {
    let rows = grid.rows.len();
    if rows > MOST_ROWS {
        return Err(ExchangeError::TooLarge { what: "rows", found: rows as u64, limit: MOST_ROWS as u64 });
    }
    let width = grid.rows.iter().take(SEARCHED).map(|row| filled_width(row)).max().unwrap_or(0);
    if width > MOST_COLUMNS {
        return Err(ExchangeError::TooLarge { what: "columns", found: width as u64, limit: MOST_COLUMNS as u64 });
    }
    let header = header::find(grid, mapping).ok_or(ExchangeError::NoHeader { searched: rows.min(SEARCHED) })?;
    sheet.name.clone_from(&grid.name);
    let columns = name_columns(&header.names, &mut sheet)?;
    let mut first = header.last + 1;
    titles::read(grid, header.first, &mut sheet);
    first += usize::from(titles::read_units_below(grid, first, &columns, &mut sheet));
    let table = Table { columns, names: header.names, merged: down(grid, first)? };
    for at in first..rows {
        if grid.rows[at].iter().any(|cell| !cell.trim().is_empty()) {
            let record = table.record(grid, at, &sheet.headings);
            sheet.records.push(record);
        }
    }
    table.remark(grid, first, &mut sheet);
    Ok(sheet)
}

/// Cells of a row up to the last that holds something.
fn filled_width(cells: &[String]) -> usize {
    cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1)
}

/// Index of the heading of each column; `None` for columns without a name.
fn name_columns(names: &[String], sheet: &mut Sheet) -> Result<Vec<Option<usize>>, ExchangeError> {
    let width = filled_width(names);
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut columns = Vec::with_capacity(width);
    for (at, name) in names.iter().enumerate().take(width) {
        if name.is_empty() {
            columns.push(None);
            continue;
        }
        let times = seen.entry(name).or_insert(0);
        *times += 1;
        let unique = if *times == 1 { name.clone() } else { format!("{name} ({times})") };
        let heading = sheet.heading(&unique);
        sheet.headings[heading].at = Some(at);
        if *times > 1 {
            sheet.headings[heading].column = None;
        }
        columns.push(Some(heading));
    }
    Ok(columns)
}

/// Cells of the body that a merged area above them covers.
fn down(grid: &Grid, first: usize) -> Result<HashMap<(usize, usize), Merge>, ExchangeError> {
    let mut covered = HashMap::new();
    for merge in grid.merges.iter().filter(|merge| merge.bottom > merge.top && merge.bottom >= first && merge.left < MOST_COLUMNS)
    {
        for row in merge.top.max(first)..=merge.bottom.min(grid.rows.len().saturating_sub(1)) {
            covered.insert((row, merge.left), *merge);
            if covered.len() > MOST_MERGED {
                let (found, limit) = (covered.len() as u64, MOST_MERGED as u64);
                return Err(ExchangeError::TooLarge { what: "merged cells", found, limit });
            }
        }
    }
    Ok(covered)
}

/// How the cells of the body belong to columns.
struct Table {
    /// Column → heading.
    columns: Vec<Option<usize>>,
    names: Vec<String>,
    merged: HashMap<(usize, usize), Merge>,
}

impl Table {
    fn record(&self, grid: &Grid, row: usize, headings: &[Heading]) -> Record {
        let place = FindingPlace { sheet: grid.name.clone(), row: Some(row as u64 + 1), ..FindingPlace::default() };
        let mut record = Record::new(place);
        let filled = &grid.rows[row];
        for at in 0..filled.len().max(self.columns.len()) {
            let merge = self.merged.get(&(row, at));
            let text = merge.map_or_else(|| grid.cell((row, at)), |merge| grid.cell((merge.top, merge.left)));
            let text = unescape(text);
            if text.is_empty() {
                continue;
            }
            match self.columns.get(at) {
                Some(Some(heading)) => {
                    record.cells.push((*heading, text.into()));
                    record.findings.extend(merge.and_then(|merge| shared_figure(&headings[*heading], merge, text)));
                }
                Some(None) | None => record.findings.push(nameless(at, text)),
            }
        }
        record.role = self.role(filled, headings, &record);
        if record.role != RowRole::Site {
            record.findings.clear();
        }
        record
    }

    fn role(&self, row: &[String], headings: &[Heading], record: &Record) -> RowRole {
        let filled: Vec<(usize, &str)> =
            row.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
        let named =
            |(at, cell): &(usize, &str)| self.names.get(*at).is_some_and(|name| name == cell) || self.means(*at, cell, headings);
        if filled.len() > 1 && (filled.iter().all(named) || numbers_columns(&filled)) {
            return RowRole::RepeatedHeader;
        }
        // A total names itself in its first filled cell, or where a name would stand in a row without id.
        let cell = |wire: &str| {
            let at = headings.iter().position(|heading| heading.column.is_some_and(|column| column.wire == wire));
            at.and_then(|at| record.cell(at))
        };
        let name = cell("name").filter(|_| cell("id").is_none()).and_then(total_label);
        let total = filled.first().and_then(|(_, first)| total_label(first)).or(name);
        let remark = filled.len() <= 3 && filled.first().is_some_and(|(_, first)| is_remark(first));
        total.unwrap_or(if remark { RowRole::Remark } else { RowRole::Site })
    }

    /// Whether a cell is another name of its own column, as in a second header row in English.
    fn means(&self, at: usize, cell: &str, headings: &[Heading]) -> bool {
        let column = self.columns.get(at).copied().flatten().and_then(|heading| headings[heading].column);
        column.is_some_and(|column| Heading::resolve(cell).0.column.is_some_and(|other| other.wire == column.wire))
    }

    /// What the reader found at cells of the body.
    fn remark(&self, grid: &Grid, first: usize, sheet: &mut Sheet) {
        let by_row: HashMap<u64, usize> =
            sheet.records.iter().enumerate().filter_map(|(at, record)| Some((record.place.row?, at))).collect();
        for ((row, column), finding) in grid.remarks.iter().filter(|((row, _), _)| *row >= first) {
            let heading = self.columns.get(*column).copied().flatten().map(|heading| sheet.headings[heading].name.clone());
            let place = FindingPlace { field: heading, ..FindingPlace::default() };
            if let Some(record) = by_row.get(&(*row as u64 + 1)).map(|at| &mut sheet.records[*at]) {
                record.findings.push(finding.clone().at(place));
            }
        }
    }
}

/// A figure merged over several rows belongs to none of them; a name or a street belongs to all.
fn shared_figure(heading: &Heading, merge: &Merge, text: &str) -> Option<Finding> {
    heading.column.and_then(|column| column.dimension)?;
    let (from, to) = (merge.top + 1, merge.bottom + 1);
    let finding = Finding::fault(
        "merged-figure",
        words(
            format!("“{text}”合并在第 {from} 至 {to} 行，无法分到各行"),
            format!("“{text}” is merged over rows {from} to {to}; which share is whose cannot be told"),
        ),
        words("取消合并，逐行填写", "split the merged cell and give each row its own figure"),
    );
    Some(finding.at(FindingPlace::default().field(&heading.name)))
}

fn nameless(at: usize, text: &str) -> Finding {
    Finding::fault(
        "cell-without-heading",
        words(
            format!("第 {} 列没有表头，却有内容“{text}”", at + 1),
            format!("column {} has no heading but holds “{text}”", at + 1),
        ),
        words("补上表头，或检查该行是否多了分隔符", "name the column, or check the row for a delimiter too many"),
    )
}

/// The row 1, 2, 3 … (after 甲, 乙) under the header of a statistical form.
fn numbers_columns(filled: &[(usize, &str)]) -> bool {
    let words = ["甲", "乙", "丙", "丁"];
    let figures =
        filled.iter().skip_while(|(_, cell)| words.contains(cell)).map(|(_, cell)| cell.trim_matches(['(', ')', '（', '）']));
    let figures: Vec<Option<u32>> = figures.map(|cell| cell.parse().ok()).collect();
    figures.len() >= 3 && figures.iter().zip(1..).all(|(figure, wanted)| *figure == Some(wanted))
}

fn is_remark(text: &str) -> bool {
    const OPENINGS: [&str; 16] = [
        "注:",
        "注：",
        "备注:",
        "备注：",
        "说明:",
        "说明：",
        "填表人",
        "填报人",
        "制表",
        "审核",
        "复核",
        "联系人",
        "填报日期",
        "填表日期",
        "负责人",
        "单位负责人",
    ];
    OPENINGS.iter().any(|opening| text.starts_with(opening))
        || (text.starts_with('注') && text.chars().nth(1).is_some_and(char::is_numeric))
}

fn total_label(text: &str) -> Option<RowRole> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：')).collect();
    match plain.to_lowercase().as_str() {
        "合计" | "总计" | "共计" | "总合计" | "全区合计" | "累计" | "total" | "grandtotal" | "sum" => {
            Some(RowRole::Total)
        }
        "小计" | "subtotal" => Some(RowRole::Subtotal),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_total_is_known_by_its_label_however_it_is_spaced() {
        assert_eq!(total_label("合　计"), Some(RowRole::Total));
        assert_eq!(total_label("小 计："), Some(RowRole::Subtotal));
        assert_eq!(total_label("合计大厦"), None);
    }

    #[test]
    fn a_row_that_numbers_the_columns_is_no_record() {
        assert!(numbers_columns(&[(0, "甲"), (1, "乙"), (2, "1"), (3, "2"), (4, "3")]));
        assert!(!numbers_columns(&[(0, "1"), (1, "2"), (2, "4")]));
        assert!(!numbers_columns(&[(0, "1"), (1, "2")]));
    }
}
