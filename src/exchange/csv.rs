//! Tables of text into a grid: encoding and delimiter. Never here: which row is the header, or what a cell means.
//!
//! Why no CSV library? Findings must name the row as a spreadsheet counts it, blank rows and quoted line breaks included, and a quotation
//! mark that is never closed must be refused instead of swallowing the rest of the file.

use super::findings::{Finding, words};
use super::grid::Grid;
use super::header::SEARCHED;
use super::headings::Heading;
use super::record::Sheet;
use super::{Encoding, ExchangeError, Format, ReadOptions, archive, table, text};

/// Reads a table into records.
pub(super) fn read(name: &str, bytes: &[u8], options: &ReadOptions) -> Result<Vec<Sheet>, ExchangeError> {
    if archive::is_zip(bytes) {
        return Err(broken_promise(name).unwrap_or_else(|| ExchangeError::UnknownFormat { name: name.to_owned() }));
    }
    let (text, encoding) = text::decode(bytes, options.encoding).map_err(|fault| broken_promise(name).unwrap_or(fault))?;
    if text.contains('\0') {
        let is_table = Format::promised(name) == Some(Format::Csv);
        let other = if is_table {
            ExchangeError::Undecodable { row: None }
        } else {
            ExchangeError::UnknownFormat { name: name.to_owned() }
        };
        return Err(broken_promise(name).unwrap_or(other));
    }
    let mut sheet = Sheet::new(Format::Csv, encoding);
    remark_encoding(&mut sheet, options);
    let grid = Grid { rows: best_split(&text)?, ..Grid::default() };
    table::read(&grid, sheet, &options.mapping).map_err(|fault| {
        let headless = matches!(fault, ExchangeError::NoHeader { .. });
        let is_markup = headless && text.trim_start().starts_with('<');
        let markup = is_markup.then(|| ExchangeError::UnknownFormat { name: name.to_owned() });
        markup.or_else(|| broken_promise(name).filter(|_| headless)).unwrap_or(fault)
    })
}

/// What to say of bytes that are no table when the name of the file promised another format.
fn broken_promise(name: &str) -> Option<ExchangeError> {
    let format = Format::promised(name).filter(|format| *format != Format::Csv)?;
    let what = words("文件名是这种格式，内容不是，或已损坏", "it is named so, but its content is something else or damaged");
    Some(ExchangeError::Broken { format, what: Box::new(what) })
}

fn remark_encoding(sheet: &mut Sheet, options: &ReadOptions) {
    if sheet.encoding == Encoding::Gb18030 && options.encoding.is_none() {
        sheet.findings.push(Finding::note(
            "read-as-gb18030",
            words("按 GB18030 编码读入", "read as GB18030"),
            words("乱码时另存为 CSV UTF-8", "if characters look wrong, save it as CSV UTF-8"),
        ));
    }
}

fn known_names(row: &[String]) -> usize {
    row.iter().take(table::MOST_COLUMNS).filter(|cell| !cell.trim().is_empty() && Heading::is_known(cell)).count()
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
    fn a_table_of_fifty_thousand_columns_is_refused_by_its_width() {
        let header: Vec<String> = (0..50_000).map(|at| format!("c{at}")).collect();
        let file = format!("{}\n{}\n", header.join(","), vec!["1"; 50_000].join(","));
        let refused = read("wide.csv", file.as_bytes(), &ReadOptions::default());
        assert!(matches!(refused, Err(ExchangeError::TooLarge { what: "columns", found: 50_000, limit: 200 })));
    }

    #[test]
    fn bytes_that_are_not_what_the_name_promises_are_called_broken_not_headless() {
        for (name, bytes) in
            [("a.xlsx", &b"PK\x03\x04 torn"[..]), ("b.XLSX", b"no workbook at all\n"), ("c.parquet", b"\0\x01\xff")]
        {
            assert!(matches!(read(name, bytes, &ReadOptions::default()), Err(ExchangeError::Broken { .. })), "{name}");
        }
        let table = read("d.csv", b"nothing known\n", &ReadOptions::default());
        assert!(matches!(table, Err(ExchangeError::NoHeader { .. })));
    }
}
