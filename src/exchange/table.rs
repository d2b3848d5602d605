//! Grids into records: headers, title rows, merged cells and tables one below the other. Never here: bytes, or what a cell means.

use std::collections::HashMap;

use super::ExchangeError;
use super::columns::Purpose;
use super::findings::{Finding, FindingPlace, words};
use super::grid::{Grid, Merge, letters};
use super::header::{self, Header, SEARCHED};
use super::headings::Heading;
use super::mapping::Mapping;
use super::record::{Record, RowRole, Sheet, Text};
use super::text::unescape;
use super::{rows, titles};

/// Lines of a table, its headings and totals among them: as many as a sheet of a workbook has.
pub(super) const MOST_ROWS: usize = 1 << 20;
pub(super) const MOST_COLUMNS: usize = 200;
/// Most cells that lie under a merged cell.
const MOST_MERGED: usize = 1_000_000;

/// Tables that stand one below the other in one sheet.
const MOST_TABLES: usize = 50;

/// Reads a grid into the records of its tables: one, or several one below the other, each under its own header.
pub(super) fn read(grid: &Grid, sheet: Sheet, mapping: &Mapping) -> Result<Vec<Sheet>, ExchangeError> {
    let rows = grid.rows.len();
    if rows > MOST_ROWS {
        return Err(ExchangeError::TooLarge { what: "rows", found: rows as u64, limit: MOST_ROWS as u64 });
    }
    let width = grid.rows.iter().take(SEARCHED).map(|row| filled_width(row)).max().unwrap_or(0);
    if width > MOST_COLUMNS {
        return Err(ExchangeError::TooLarge { what: "columns", found: width as u64, limit: MOST_COLUMNS as u64 });
    }
    let (format, encoding) = (sheet.format, sheet.encoding);
    let mut header = first_header(grid, mapping)?;
    let (mut sheet, mut sheets, mut from) = (sheet, Vec::new(), 0);
    loop {
        let next = read_table(grid, (from, header), &mut sheet, mapping)?;
        if next.is_none() || !sheet.records.is_empty() {
            sheets.push(sheet);
        }
        let Some((above, at)) = next else { return Ok(sheets) };
        if sheets.len() == MOST_TABLES {
            let (found, limit) = (MOST_TABLES as u64 + 1, MOST_TABLES as u64);
            return Err(ExchangeError::TooLarge { what: "tables in one sheet", found, limit });
        }
        sheet = Sheet::new(format, encoding);
        sheet.findings.push(another_table(at).at(FindingPlace { sheet: grid.name.clone(), ..FindingPlace::default() }));
        header = header::find(grid, at..at + 1, mapping).ok_or(ExchangeError::NoHeader { searched: rows.min(SEARCHED) })?;
        from = above;
    }
}

/// The header of the first table: rows of figures between two headers belong to the upper one.
fn first_header(grid: &Grid, mapping: &Mapping) -> Result<Header, ExchangeError> {
    let upright = header::find(grid, 0..SEARCHED, mapping);
    let body = upright.as_ref().map_or(0, |header| header.last + 1);
    let names = (body..grid.rows.len().min(body + SEARCHED)).filter(|row| rows::is_of_form(grid, *row));
    let named = names.filter(|row| !rows::names_columns(grid, *row, mapping)).count();
    if named > usize::from(upright.is_none()) {
        return Err(ExchangeError::Transposed);
    }
    let header = upright.ok_or(ExchangeError::NoHeader { searched: grid.rows.len().min(SEARCHED) })?;
    let holds_rows = |at: usize| (at + 1..header.first).any(|row| header::is_figures(grid, row));
    match (0..header.first).find(|at| rows::names_columns(grid, *at, mapping) && holds_rows(*at)) {
        Some(at) => header::find(grid, at..at + 1, mapping).map_or(Ok(header), Ok),
        None => Ok(header),
    }
}

/// Reads the rows under a header up to the next one: where its titles begin, and where it stands itself.
fn read_table(
    grid: &Grid,
    (from, header): (usize, Header),
    sheet: &mut Sheet,
    mapping: &Mapping,
) -> Result<Option<(usize, usize)>, ExchangeError> {
    sheet.name.clone_from(&grid.name);
    let columns = name_columns(&header.names, sheet)?;
    let mut first = header.last + 1;
    titles::read(grid, from..header.first, sheet);
    first += usize::from(titles::read_units_below(grid, first, &columns, sheet));
    let table = Table { columns, names: header.names, merged: down(grid, first)?, across: across(grid, first) };
    let mut next = None;
    for at in first..grid.rows.len() {
        let cells = rows::filled(&grid.rows[at]);
        if cells.is_empty() {
            continue;
        }
        if rows::names_columns(grid, at, mapping) && !table.is_header(&cells, &sheet.headings) {
            next = Some((titles_above(grid, at, first, sheet), at));
            break;
        }
        let record = table.record(grid, at, sheet);
        sheet.records.push(Box::new(record));
    }
    table.remark(grid, first, sheet);
    titles::read_remarks(sheet);
    Ok(next)
}

/// Takes back the rows right above a header that hold one cell each: they are its titles. Where they begin.
fn titles_above(grid: &Grid, header: usize, first: usize, sheet: &mut Sheet) -> usize {
    let is_title = |at: &usize| rows::filled(&grid.rows[*at]).len() <= 1;
    let titles = (first..header).rev().take_while(is_title).count();
    let begin = header - titles;
    sheet.records.retain(|record| record.place.row.is_none_or(|row| row <= begin as u64));
    begin
}

fn side_by_side(columns: usize) -> Finding {
    Finding::fault(
        "tables-side-by-side",
        words(
            format!("有 {columns} 个列名出现两次：两张表左右并排，右边一张没有读入"),
            format!("{columns} names of columns stand twice: two tables side by side, of which the right one is not read"),
        ),
        words("把右边的表移到左边的表下方，或放到另一工作表", "put the right table below the left one, or on a sheet of its own"),
    )
}

fn another_table(header: usize) -> Finding {
    let row = header + 1;
    Finding::note(
        "another-table",
        words(
            format!("第 {row} 行是另一张表的表头，其下各行按该表头读入"),
            format!("row {row} is the header of another table; the rows below are read under it"),
        ),
        words("核对各表的列和单位", "check the columns and units of each table"),
    )
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
    let mut again: Vec<&'static str> = Vec::new();
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
            again.extend(Heading::resolve(name).0.column.map(|column| column.wire));
            sheet.headings[heading].column = None;
            sheet.findings.retain(|finding| finding.code != "heading-unclear" || finding.place.field.as_ref() != Some(&unique));
        }
        columns.push(Some(heading));
    }
    // One more name, or one more area, may be a slip; both are a second table.
    if again.len() > 1 && again.iter().any(|wire| matches!(*wire, "id" | "name" | "address")) {
        let place = FindingPlace { sheet: sheet.name.clone(), ..FindingPlace::default() };
        sheet.findings.push(side_by_side(again.len()).at(place));
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

/// Cells of the body that are merged over several columns of one row.
fn across(grid: &Grid, first: usize) -> HashMap<(usize, usize), Merge> {
    let wide = grid.merges.iter().filter(|merge| merge.right > merge.left && merge.top >= first);
    wide.take(MOST_MERGED).map(|merge| ((merge.top, merge.left), *merge)).collect()
}

/// How the cells of the body belong to columns.
struct Table {
    /// Column → heading.
    columns: Vec<Option<usize>>,
    names: Vec<String>,
    merged: HashMap<(usize, usize), Merge>,
    across: HashMap<(usize, usize), Merge>,
}

impl Table {
    fn record(&self, grid: &Grid, row: usize, sheet: &Sheet) -> Record {
        let headings = &sheet.headings;
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
                    let (text, said) = as_above(text, *heading, sheet);
                    record.findings.extend(said);
                    record.findings.extend(merge.and_then(|merge| shared_figure(&headings[*heading], merge, &text)));
                    record.findings.extend(self.spread_figure((row, at), &text, headings));
                    record.findings.extend(self.torn_figure(grid, (row, at), headings));
                    record.cells.push((*heading, text));
                }
                Some(None) | None => record.findings.push(nameless(at, text)),
            }
        }
        record.role = self.role(&rows::filled(filled), row, headings, &record);
        if record.role != RowRole::Site {
            record.findings.clear();
        }
        record
    }

    fn role(&self, filled: &[(usize, &str)], row: usize, headings: &[Heading], record: &Record) -> RowRole {
        if filled.len() > 1 && (self.is_header(filled, headings) || rows::numbers_columns(filled)) {
            return RowRole::RepeatedHeader;
        }
        // A total names itself in its first filled cell, or in a row without id where a name would stand, or alone in a cell.
        let cell = |wire: &str| {
            let at = headings.iter().position(|heading| heading.column.is_some_and(|column| column.wire == wire));
            at.and_then(|at| record.cell(at))
        };
        let name = cell("name").filter(|_| cell("id").is_none()).and_then(rows::total_label);
        let bare = |text: &str| rows::total_label(text).filter(|_| text.chars().filter(|c| !c.is_whitespace()).count() == 2);
        let elsewhere = || filled.iter().find_map(|(_, text)| bare(text)).filter(|_| cell("id").is_none());
        let total = filled.first().and_then(|(_, first)| rows::total_label(first)).or(name).or_else(elsewhere);
        let is_banner = filled.first().is_some_and(|(at, _)| self.across.contains_key(&(row, *at)));
        let remark = rows::is_remark(filled, is_banner);
        total.unwrap_or(if remark { RowRole::Remark } else { RowRole::Site })
    }

    /// Whether every cell of a row is the name of its own column.
    fn is_header(&self, filled: &[(usize, &str)], headings: &[Heading]) -> bool {
        let named =
            |(at, cell): &(usize, &str)| self.names.get(*at).is_some_and(|name| name == cell) || self.means(*at, cell, headings);
        filled.len() > 1 && filled.iter().all(named)
    }

    /// Whether a cell is another name of its own column, as in a second header row in English, and names no other unit.
    fn means(&self, at: usize, cell: &str, headings: &[Heading]) -> bool {
        let Some(heading) = self.columns.get(at).copied().flatten().map(|heading| &headings[heading]) else { return false };
        let Some(column) = heading.column else { return false };
        let other = Heading::resolve(cell).0;
        other.column.is_some_and(|other| other.wire == column.wire) && (other.unit.is_none() || other.unit == heading.unit)
    }

    /// A figure merged over several columns of figures belongs to none of them.
    fn spread_figure(&self, at: (usize, usize), text: &str, headings: &[Heading]) -> Option<Finding> {
        let merge = self.across.get(&at)?;
        let counted = |at: &usize| {
            let heading = self.columns.get(*at).copied().flatten().map(|heading| &headings[heading]);
            heading.and_then(|heading| heading.column).is_some_and(|column| column.dimension.is_some())
        };
        let figures = (merge.left..=merge.right.min(self.columns.len())).filter(counted).count();
        (figures > 1).then(|| spread(text, (letters(merge.left), letters(merge.right))))
    }

    /// A figure whose thousands separator was taken for a delimiter: 12 and 000 side by side in a table of text.
    fn torn_figure(&self, grid: &Grid, (row, at): (usize, usize), headings: &[Heading]) -> Option<Finding> {
        let counts = |at: usize| {
            let heading = self.columns.get(at).copied().flatten().map(|heading| &headings[heading]);
            heading.and_then(|heading| heading.column).is_some_and(|column| column.dimension.is_some())
        };
        let digits = |text: &str| text.bytes().all(|byte| byte.is_ascii_digit()).then_some(text.len());
        let (first, second) = (grid.cell((row, at)), grid.cell((row, at + 1)));
        let whole = second.split('.').next().unwrap_or_default();
        let parted = matches!(digits(first), Some(1..=3)) && digits(whole) == Some(3);
        // A row with a delimiter too many, or a text that is the rest of a round figure; 001 may be the number of a block.
        let wider = grid.rows.get(row).is_some_and(|cells| cells.len() > self.names.len());
        let torn = grid.name.is_none() && counts(at) && !counts(at + 1) && parted && (wider || whole == "000");
        let name = self.names.get(at)?;
        torn.then(|| torn_apart((first, second)).at(FindingPlace::default().field(name)))
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

fn spread(text: &str, (from, to): (String, String)) -> Finding {
    Finding::fault(
        "merged-figure",
        words(
            format!("“{text}”合并在 {from} 至 {to} 列，不知属于哪一列"),
            format!("“{text}” is merged over columns {from} to {to}; which of them it belongs to cannot be told"),
        ),
        words("取消合并，逐列填写", "split the merged cell and give each column its own figure"),
    )
}

fn torn_apart((first, second): (&str, &str)) -> Finding {
    Finding::fault(
        "figure-torn",
        words(
            format!("“{first},{second}”看来是一个数被千分位逗号拆成两格"),
            format!("“{first},{second}” looks like one figure that its thousands separator parts into two cells"),
        ),
        words("去掉千分位逗号，或给该数加引号", "leave the separator out, or put the figure in quotation marks"),
    )
}

/// What a cell says, where it may say that it is as the one above. A figure or an id is never taken from above.
fn as_above(text: &str, heading: usize, sheet: &Sheet) -> (Text, Option<Finding>) {
    const ABOVE: [&str; 5] = ["同上", "同前", "〃", "″", "ditto"];
    let own = || Text::from(text);
    if !ABOVE.contains(&text) {
        return (own(), None);
    }
    let name = &sheet.headings[heading].name;
    let column = sheet.headings[heading].column;
    let counts = column.is_some_and(|column| column.dimension.is_some() || matches!(column.purpose, Purpose::Id));
    let above = sheet.records.iter().rev().find(|record| record.role == RowRole::Site);
    let (text, finding) = match above.and_then(|record| record.cell(heading)).filter(|_| !counts) {
        Some(above) => (Text::from(above), taken_from_above(text, above)),
        None => (own(), not_from_above(text)),
    };
    (text, Some(finding.at(FindingPlace::default().field(name))))
}

fn taken_from_above(text: &str, above: &str) -> Finding {
    Finding::note(
        "as-above",
        words(format!("“{text}”读作上一行的“{above}”"), format!("“{text}” is read as “{above}” of the row above")),
        words("无需处理", "nothing needs doing"),
    )
}

fn not_from_above(text: &str) -> Finding {
    Finding::fault(
        "as-above",
        words(format!("“{text}”不能代替编号或数字"), format!("“{text}” stands for no id and no figure")),
        words("逐行填写", "give each row its own"),
    )
}
