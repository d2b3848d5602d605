//! dBASE tables, the attributes of a shapefile: their encoding found out, their cells as text. Never here: a shape, or what a cell means.
//!
//! *Which encoding?* What the .cpg file says, unless it says Latin-1, which programs write without looking. Else what the table's own
//! mark says; else UTF-8 if every text is UTF-8, and GB18030 if not. Whatever was not declared is a finding.

use encoding_rs::{GB18030, UTF_8};

use super::findings::{Finding, FindingPlace, words};
use super::{Encoding, ExchangeError, Format};

/// A dBASE table.
pub(super) struct Table {
    pub(super) encoding: Encoding,
    /// Names of the fields.
    pub(super) names: Vec<String>,
    /// Cells by row; `None` for a row marked as deleted.
    pub(super) rows: Vec<Option<Vec<String>>>,
    /// What there is to say on the table as a whole.
    pub(super) findings: Vec<Finding>,
}

/// A field of a table: where it stands in a row.
struct Field {
    name: Vec<u8>,
    kind: u8,
    from: usize,
    to: usize,
}

fn broken(zh: impl Into<String>, en: impl Into<String>) -> ExchangeError {
    ExchangeError::Broken { format: Format::Shapefile, what: Box::new(words(zh, en)) }
}

fn whole(bytes: &[u8], at: usize) -> usize {
    bytes.get(at..at + 2).map_or(0, |two| usize::from(u16::from_le_bytes([two[0], two[1]])))
}

/// Reads a table; `cpg` is the content of the .cpg file beside it.
pub(super) fn read(bytes: &[u8], cpg: Option<&[u8]>) -> Result<Table, ExchangeError> {
    let (header, width) = (whole(bytes, 8), whole(bytes, 10));
    if bytes.len() < 33 || header < 33 || header > bytes.len() || width == 0 {
        return Err(broken("dbf 的文件头不完整", "the header of the .dbf is not whole"));
    }
    let fields = fields(&bytes[32..header], width)?;
    let rows: Vec<&[u8]> = bytes[header..].chunks_exact(width).filter(|row| matches!(row[0], b' ' | b'*')).collect();
    let texts = || rows.iter().flat_map(|row| fields.iter().map(|field| &row[field.from..field.to]));
    let names = fields.iter().map(|field| field.name.as_slice());
    let mut findings = Vec::new();
    let encoding = encoding(cpg, bytes[29], texts().chain(names), &mut findings);
    let of = |bytes: &[u8]| match encoding {
        Encoding::Gb18030 => GB18030.decode_without_bom_handling(bytes).0.trim().to_owned(),
        Encoding::Utf8 | Encoding::Utf16 => UTF_8.decode_without_bom_handling(bytes).0.trim().to_owned(),
    };
    let losses = losses(&rows, &fields, of);
    let row = |row: &&[u8]| (row[0] == b' ').then(|| fields.iter().map(|field| cell(field, row, of)).collect());
    Ok(Table {
        encoding,
        names: fields.iter().map(|field| of(&field.name)).collect(),
        rows: rows.iter().map(row).collect(),
        findings: findings.into_iter().chain(losses).collect(),
    })
}

fn fields(bytes: &[u8], width: usize) -> Result<Vec<Field>, ExchangeError> {
    let mut fields = Vec::new();
    let mut from = 1;
    for (at, entry) in bytes.chunks(32).enumerate() {
        if entry[0] == 0x0d {
            break;
        }
        let (Some(name), Some(kind), Some(length)) = (entry.get(..11), entry.get(11), entry.get(16)) else { break };
        let to = from + usize::from(*length);
        if to > width {
            let number = at + 1;
            return Err(broken(
                format!("dbf 第 {number} 个字段超出行宽"),
                format!("field {number} of the .dbf reaches beyond its rows"),
            ));
        }
        let name = name.split(|byte| *byte == 0).next().unwrap_or_default().to_vec();
        fields.push(Field { name, kind: *kind, from, to });
        from = to;
    }
    Ok(fields)
}

/// What cannot be read of a table's rows: texts cut within a character, and numbers that did not fit their field.
fn losses(rows: &[&[u8]], fields: &[Field], of: impl Fn(&[u8]) -> String) -> Vec<Finding> {
    let mut found = Vec::new();
    for field in fields {
        let cells = || rows.iter().filter(|row| row[0] == b' ').map(|row| &row[field.from..field.to]);
        let is_text = matches!(field.kind, b'C' | b'M');
        let torn = cells().filter(|cell| is_text && !cell.is_ascii() && of(cell).contains('\u{fffd}')).count();
        let starred = cells().filter(|cell| matches!(field.kind, b'N' | b'F') && cell.starts_with(b"*")).count();
        let name = of(&field.name);
        let place = || FindingPlace::default().field(&name);
        found.extend((torn > 0).then(|| text_torn(torn).at(place())));
        found.extend((starred > 0).then(|| number_lost(starred).at(place())));
    }
    found
}

fn text_torn(cells: usize) -> Finding {
    Finding::warning(
        "text-torn",
        words(
            format!("{cells} 个单元格的文字不完整（字段太短截断汉字，或编码混杂），残缺处以“\u{fffd}”表示"),
            format!(
                "{cells} cells hold text that is not whole (cut within a character, or of mixed encodings), shown as “\u{fffd}”"
            ),
        ),
        words("加长该字段或改正编码后重新导出", "lengthen the field or mend the encoding, and export again"),
    )
}

fn number_lost(cells: usize) -> Finding {
    Finding::warning(
        "number-lost",
        words(
            format!("{cells} 个数字超出字段宽度，原文件中已成星号，按“未知”读入"),
            format!("{cells} numbers did not fit their field and are asterisks in the file: read as unknown"),
        ),
        words("加宽该字段后重新导出", "widen the field and export again"),
    )
}

/// A cell as text: dates as 2026-06-30, flags as words, numbers as they stand; asterisks mean that a number did not fit.
fn cell(field: &Field, row: &[u8], text: impl Fn(&[u8]) -> String) -> String {
    let raw = text(&row[field.from..field.to]);
    let raw = raw.trim_matches(['\0', ' ']);
    match field.kind {
        b'D' if raw.bytes().all(|byte| byte == b'0') => String::new(),
        b'D' if raw.len() == 8 && raw.bytes().all(|byte| byte.is_ascii_digit()) => {
            format!("{}-{}-{}", &raw[..4], &raw[4..6], &raw[6..])
        }
        b'L' => match raw {
            "T" | "t" | "Y" | "y" => "true".to_owned(),
            "F" | "f" | "N" | "n" => "false".to_owned(),
            _ => String::new(),
        },
        b'N' | b'F' if raw.starts_with('*') => String::new(),
        _ => raw.to_owned(),
    }
}

fn encoding<'a>(cpg: Option<&[u8]>, mark: u8, texts: impl Iterator<Item = &'a [u8]>, findings: &mut Vec<Finding>) -> Encoding {
    const GBK_MARKS: [u8; 2] = [0x4d, 0x7a];
    let texts: Vec<&[u8]> = texts.filter(|text| !text.is_ascii()).collect();
    let utf8 = texts.iter().all(|text| std::str::from_utf8(text).is_ok());
    let said = cpg.map(|label| String::from_utf8_lossy(label).trim().to_uppercase());
    let declared = match said.as_deref() {
        Some("UTF-8" | "UTF8" | "65001") => Some(Encoding::Utf8),
        Some(label) if label.contains("GB") || label.ends_with("936") || label.ends_with("54936") => Some(Encoding::Gb18030),
        _ => GBK_MARKS.contains(&mark).then_some(Encoding::Gb18030),
    };
    let found = if utf8 { Encoding::Utf8 } else { Encoding::Gb18030 };
    match declared {
        // Text that is no UTF-8 is none, whatever is said of it.
        Some(Encoding::Utf8) if !utf8 => findings.push(wrong_label()),
        Some(declared) => return declared,
        None if !texts.is_empty() => findings.push(guessed(found)),
        None => {}
    }
    found
}

fn guessed(found: Encoding) -> Finding {
    let name = if found == Encoding::Utf8 { "UTF-8" } else { "GB18030" };
    Finding::note(
        "encoding-guessed",
        words(
            format!("未声明文字编码（没有可用的 .cpg），按 {name} 读入"),
            format!("no encoding is declared (no .cpg that says one): read as {name}"),
        ),
        words("乱码时补上 .cpg 文件，写明 GBK 或 UTF-8", "if characters look wrong, add a .cpg file that says GBK or UTF-8"),
    )
}

fn wrong_label() -> Finding {
    Finding::warning(
        "encoding-contradiction",
        words(".cpg 写明 UTF-8，文字却不是；按 GB18030 读入", "the .cpg says UTF-8, which the text is not: read as GB18030"),
        words("核对文字，改正 .cpg", "check the text and correct the .cpg"),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A table of one text field.
    pub(super) fn table(mark: u8, name: &[u8], cells: &[&[u8]]) -> Vec<u8> {
        let mut bytes = vec![3, 126, 1, 1];
        bytes.extend(u32::try_from(cells.len()).unwrap().to_le_bytes());
        bytes.extend([65, 0, 21, 0]);
        bytes.resize(32, 0);
        bytes[29] = mark;
        bytes.extend(name);
        bytes.resize(32 + 11, 0);
        bytes.push(b'C');
        bytes.resize(32 + 16, 0);
        bytes.push(20);
        bytes.resize(64, 0);
        bytes.push(0x0d);
        for cell in cells {
            bytes.push(b' ');
            bytes.extend(*cell);
            bytes.resize(bytes.len() + 20 - cell.len(), b' ');
        }
        bytes
    }

    #[test]
    fn the_encoding_is_found_out_and_what_was_not_declared_is_said() {
        let (gbk, _, _) = encoding_rs::GBK.encode("甲大厦");
        let utf8 = "甲大厦".as_bytes();
        for (mark, cpg, cell, found, code) in [
            (0, Some(&b"UTF-8"[..]), utf8, Encoding::Utf8, None),
            (0, Some(&b"GBK"[..]), &*gbk, Encoding::Gb18030, None),
            (0, Some(&b"936"[..]), &*gbk, Encoding::Gb18030, None),
            (0x4d, None, &*gbk, Encoding::Gb18030, None),
            (0, None, &*gbk, Encoding::Gb18030, Some("encoding-guessed")),
            (0, None, utf8, Encoding::Utf8, Some("encoding-guessed")),
            (0, Some(&b"ISO-8859-1"[..]), &*gbk, Encoding::Gb18030, Some("encoding-guessed")),
            (0, Some(&b"UTF-8"[..]), &*gbk, Encoding::Gb18030, Some("encoding-contradiction")),
            (0, None, &b"plain"[..], Encoding::Utf8, None),
        ] {
            let read = read(&table(mark, b"name", &[cell]), cpg).unwrap();
            assert_eq!(read.encoding, found);
            assert_eq!(read.findings.first().map(|finding| finding.code), code);
            assert!(read.rows == [Some(vec!["甲大厦".to_owned()])] || cell == b"plain");
        }
    }

    #[test]
    fn a_text_cut_within_a_character_and_a_number_of_asterisks_are_told() {
        let (gbk, _, _) = encoding_rs::GBK.encode("甲大厦");
        let torn = read(&table(0x4d, b"name", &[&gbk, &gbk[..5]]), None).unwrap();
        assert_eq!(torn.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["text-torn"]);
        assert_eq!(torn.findings[0].place.field.as_deref(), Some("name"));
        let mut starred = table(0, b"area", &[b"********", b"12"]);
        starred[32 + 11] = b'N';
        let starred = read(&starred, None).unwrap();
        assert_eq!(starred.findings.iter().map(|finding| finding.code).collect::<Vec<_>>(), ["number-lost"]);
        assert_eq!(starred.rows, [Some(vec![String::new()]), Some(vec!["12".to_owned()])]);
    }

    #[test]
    fn a_table_cut_anywhere_never_panics() {
        let whole = table(0, b"name", &[b"one", b"two"]);
        for end in 0..whole.len() {
            let _ = read(&whole[..end], None);
        }
        let mut wide = whole;
        wide[48] = 255;
        assert!(read(&wide, None).is_err());
    }
}
