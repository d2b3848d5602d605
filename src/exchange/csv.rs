//! Tables of text: encoding, delimiter, title rows, header row, 合计 rows. Never here: what a cell means.
//!
//! Why no CSV library? Findings must name the row as a spreadsheet counts it, blank rows and quoted line breaks included, and a quotation
//! mark that is never closed must be refused instead of swallowing the rest of the file.

use std::collections::HashMap;

use super::findings::{Finding, FindingPlace, words};
use super::headings::Heading;
use super::measures::Unit;
use super::record::{Record, RowRole, Sheet};
use super::text;
use super::{Encoding, ExchangeError, Format};

const MOST_ROWS: usize = 1_000_000;
const MOST_COLUMNS: usize = 200;
/// A header is looked for in this many rows.
const SEARCHED: usize = 30;

/// Reads a table into records.
pub(super) fn read(name: &str, bytes: &[u8]) -> Result<Sheet, ExchangeError> {
    let (text, encoding) = text::decode(bytes)?;
    if text.contains('\0') {
        return Err(ExchangeError::UnknownFormat { name: name.to_owned() });
    }
    let rows = best_split(&text)?;
    if rows.len() > MOST_ROWS {
        return Err(ExchangeError::TooLarge { what: "rows", found: rows.len() as u64, limit: MOST_ROWS as u64 });
    }
    let header = header_row(&rows).ok_or(ExchangeError::NoHeader { searched: rows.len().min(SEARCHED) })?;
    let mut sheet = Sheet::new(Format::Csv, encoding);
    remark_encoding(&mut sheet);
    remark_titles(&rows[..header.first], &mut sheet);
    let columns = name_columns(&header.names, &mut sheet)?;
    for (at, row) in rows.iter().enumerate().skip(header.last + 1) {
        if row.iter().any(|cell| !cell.trim().is_empty()) {
            sheet.records.push(record(at as u64 + 1, row, &columns, &header.names, &sheet.headings));
        }
    }
    Ok(sheet)
}

/// The rows by the delimiter that makes most sense of the header.
fn best_split(text: &str) -> Result<Vec<Vec<String>>, ExchangeError> {
    let mut best: Option<(usize, usize, Vec<Vec<String>>)> = None;
    let mut refusal = None;
    for delimiter in [',', ';', '\t'] {
        let rows = match split(text, delimiter) {
            Ok(rows) => rows,
            Err(fault) => {
                refusal.get_or_insert(fault);
                continue;
            }
        };
        let known = rows.iter().take(SEARCHED).map(|row| known_names(row)).max().unwrap_or(0);
        let width = rows.iter().take(SEARCHED).map(Vec::len).max().unwrap_or(0);
        if best.as_ref().is_none_or(|(names, cells, _)| (known, width) > (*names, *cells)) {
            best = Some((known, width, rows));
        }
    }
    match best {
        // A quotation mark left open under a delimiter that is not the file's own says nothing.
        Some((known, _, rows)) if known > 0 || refusal.is_none() => Ok(rows),
        Some(_) | None => Err(refusal.unwrap_or(ExchangeError::Empty)),
    }
}

/// Splits a text into rows of cells; every physical row is kept, so that the index is the row number less one.
pub(super) fn split(text: &str, delimiter: char) -> Result<Vec<Vec<String>>, ExchangeError> {
    let mut rows = Vec::new();
    let mut row: Vec<String> = Vec::new();
    let mut cell = String::new();
    let mut quoted_since = None;
    let mut chars = text.chars().peekable();
    while let Some(c) = chars.next() {
        match (quoted_since, c) {
            (Some(_), '"') if chars.peek() == Some(&'"') => {
                chars.next();
                cell.push('"');
            }
            (Some(_), '"') => quoted_since = None,
            (Some(_), _) => cell.push(c),
            (None, '"') if cell.is_empty() => quoted_since = Some(rows.len() as u64 + 1),
            (None, '\r' | '\n') => {
                if c == '\r' && chars.peek() == Some(&'\n') {
                    chars.next();
                }
                row.push(std::mem::take(&mut cell));
                rows.push(std::mem::take(&mut row));
            }
            (None, _) if c == delimiter => row.push(std::mem::take(&mut cell)),
            (None, _) => cell.push(c),
        }
    }
    if let Some(row) = quoted_since {
        return Err(ExchangeError::OpenQuote { row });
    }
    if !cell.is_empty() || !row.is_empty() {
        row.push(cell);
        rows.push(row);
    }
    Ok(rows)
}

fn known_names(row: &[String]) -> usize {
    row.iter().filter(|cell| !cell.trim().is_empty() && Heading::is_known(cell)).count()
}

/// Where the header is and what the columns are called.
struct Header {
    first: usize,
    last: usize,
    names: Vec<String>,
}

fn header_row(rows: &[Vec<String>]) -> Option<Header> {
    let known: Vec<usize> = rows.iter().take(SEARCHED).map(|row| known_names(row)).collect();
    // `max_by_key` gives the last of equals; the first is wanted, since a header may be repeated.
    let first = (0..known.len()).rev().max_by_key(|at| known[*at])?;
    let filled = rows[first].iter().filter(|cell| !cell.trim().is_empty()).count();
    if known[first] == 0 || (known[first] == 1 && filled > 2) {
        return None;
    }
    let mut header =
        Header { first, last: first, names: rows[first].iter().map(|name| unescape(name.trim()).to_owned()).collect() };
    join_split_header(rows, &mut header);
    Some(header)
}

/// A header over two rows, as merged cells leave it: group names above, or names of the grouped columns below.
fn join_split_header(rows: &[Vec<String>], header: &mut Header) {
    let missing = |names: &[String], at: usize| names.get(at).is_none_or(|name| !Heading::is_known(name));
    let offered = |row: &[String], names: &[String]| -> Vec<usize> {
        (0..row.len()).filter(|at| Heading::is_known(&row[*at]) && missing(names, *at)).collect()
    };
    let numeric = |row: &[String]| row.iter().any(|cell| cell.trim().starts_with(|c: char| c.is_ascii_digit()));
    let above = header.first.checked_sub(1).and_then(|at| rows.get(at));
    let below = rows.get(header.last + 1).filter(|row| !numeric(row));
    for (row, is_above) in [(above, true), (below, false)] {
        let Some(row) = row else { continue };
        let columns = offered(row, &header.names);
        if columns.is_empty() {
            continue;
        }
        header.names.resize(header.names.len().max(row.len()), String::new());
        for at in columns {
            row[at].trim().clone_into(&mut header.names[at]);
        }
        (header.first, header.last) = if is_above { (header.first - 1, header.last) } else { (header.first, header.last + 1) };
    }
}

fn remark_encoding(sheet: &mut Sheet) {
    if sheet.encoding == Encoding::Gb18030 {
        sheet.findings.push(Finding::note(
            "read-as-gb18030",
            words("按 GB18030 编码读入", "read as GB18030"),
            words("乱码时另存为 CSV UTF-8", "if characters look wrong, save it as CSV UTF-8"),
        ));
    }
}

fn remark_titles(titles: &[Vec<String>], sheet: &mut Sheet) {
    for (at, row) in titles.iter().enumerate() {
        let text = row.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ");
        if text.is_empty() {
            continue;
        }
        let place = FindingPlace { row: Some(at as u64 + 1), ..FindingPlace::default() };
        sheet.findings.push(title_finding(&text).at(place));
    }
}

fn title_finding(text: &str) -> Finding {
    let unit = text.split_once("单位").map(|(_, rest)| rest.trim_start_matches([':', '：', ' ']));
    let unit = unit.and_then(|rest| rest.split([' ', '，', ',', '、', '；', ';', ')', '）']).find_map(Unit::named));
    let short: String = text.chars().take(60).collect();
    match unit.filter(|unit| unit.numerator != unit.denominator) {
        Some(unit) => Finding::warning(
            "unit-in-title",
            words(
                format!("标题行“{short}”写有单位 {}，未用于换算", unit.label),
                format!("the title row “{short}” names the unit {}, which is not applied", unit.label),
            ),
            words("把单位写进表头，如 空置面积(万㎡)", "write the unit into the headings, such as 空置面积(万㎡)"),
        ),
        None => Finding::note(
            "title-row",
            words(format!("表头上方的“{short}”已跳过"), format!("“{short}” above the header is skipped")),
            words("无需处理", "nothing needs doing"),
        ),
    }
}

/// Index of the heading of each column; `None` for columns without a name.
fn name_columns(names: &[String], sheet: &mut Sheet) -> Result<Vec<Option<usize>>, ExchangeError> {
    if names.len() > MOST_COLUMNS {
        return Err(ExchangeError::TooLarge { what: "columns", found: names.len() as u64, limit: MOST_COLUMNS as u64 });
    }
    let mut seen: HashMap<&str, usize> = HashMap::new();
    let mut columns = Vec::with_capacity(names.len());
    for name in names {
        if name.is_empty() {
            columns.push(None);
            continue;
        }
        let times = seen.entry(name).or_insert(0);
        *times += 1;
        let unique = if *times == 1 { name.clone() } else { format!("{name} ({times})") };
        let at = sheet.heading(&unique);
        if *times > 1 {
            sheet.headings[at].column = None;
        }
        columns.push(Some(at));
    }
    Ok(columns)
}

fn record(row_number: u64, row: &[String], columns: &[Option<usize>], names: &[String], headings: &[Heading]) -> Record {
    let mut record = Record::new(FindingPlace { row: Some(row_number), ..FindingPlace::default() });
    for (at, cell) in row.iter().enumerate() {
        let text = unescape(cell.trim());
        if text.is_empty() {
            continue;
        }
        match columns.get(at) {
            Some(Some(heading)) => record.cells.push((*heading, text.to_owned())),
            Some(None) | None => record.findings.push(nameless(at, text)),
        }
    }
    record.role = role(row, names, headings, &record);
    record
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

/// Takes back the apostrophe with which a writer keeps a spreadsheet from running a cell as a formula.
fn unescape(text: &str) -> &str {
    match text.strip_prefix('\'') {
        Some(rest) if rest.starts_with(['=', '+', '-', '@', '\t', '\r', '\'']) => rest,
        _ => text,
    }
}

fn role(row: &[String], names: &[String], headings: &[Heading], record: &Record) -> RowRole {
    let filled: Vec<(usize, &str)> =
        row.iter().map(|cell| cell.trim()).enumerate().filter(|(_, cell)| !cell.is_empty()).collect();
    if filled.len() > 1 && filled.iter().all(|(at, cell)| names.get(*at).is_some_and(|name| name == cell)) {
        return RowRole::RepeatedHeader;
    }
    // A total names itself in its first filled cell, or where a name would stand in a row without id.
    let column = |wire: &str| headings.iter().position(|heading| heading.column.is_some_and(|column| column.wire == wire));
    let has_id = column("id").and_then(|at| record.cell(at)).is_some();
    let name = column("name").filter(|_| !has_id).and_then(|at| record.cell(at)).and_then(total_label);
    filled.first().and_then(|(_, first)| total_label(first)).or(name).unwrap_or(RowRole::Site)
}

fn total_label(text: &str) -> Option<RowRole> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && !matches!(c, ':' | '：')).collect();
    match plain.to_lowercase().as_str() {
        "合计" | "总计" | "共计" | "总合计" | "total" | "grandtotal" | "sum" => Some(RowRole::Total),
        "小计" | "subtotal" => Some(RowRole::Subtotal),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quoted_cells_keep_delimiters_and_line_breaks_and_rows_keep_their_number() -> Result<(), ExchangeError> {
        let rows = split("a,b\r\n\r\n\"x,\"\"y\"\"\n z\",2\n3,\"\"", ',')?;
        assert_eq!(rows, [vec!["a", "b"], vec![""], vec!["x,\"y\"\n z", "2"], vec!["3", ""]]);
        assert!(matches!(split("a\n\"b\nc", ','), Err(ExchangeError::OpenQuote { row: 2 })));
        Ok(())
    }

    #[test]
    fn a_total_is_known_by_its_label_however_it_is_spaced() {
        assert_eq!(total_label("合　计"), Some(RowRole::Total));
        assert_eq!(total_label("小 计："), Some(RowRole::Subtotal));
        assert_eq!(total_label("合计大厦"), None);
    }
}
