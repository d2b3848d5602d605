//! The workbook that shows every finding at its cell: the records as they were read, faulty cells coloured and commented, then the list.
//! Mended in place it can be imported again. Never here: what a finding means.

use std::collections::{BTreeMap, HashMap};

use rust_xlsxwriter::{Color, Format, Note, Workbook, Worksheet, XlsxError};

use super::findings::{Finding, FindingPlace, Severity};
use super::headings::Heading;
use super::record::{Sheet, Text};
use super::to_csv::harmless;
use super::to_xlsx::{unwritable, write_header};
use super::{Checked, ExchangeError, ReadOptions, check, mapping, sheets};
use crate::programme::{Bilingual, Language};

/// Records that are shown; of a larger file the first.
const MOST_SHOWN: usize = 100_000;
/// Characters of a comment, and of a cell.
const MOST_TEXT: usize = 2_000;

/// Reads a file and writes what was found as a workbook.
///
/// # Errors
/// [`ExchangeError`] when the file as a whole cannot be read, or the workbook not written.
pub fn report(name: &str, bytes: &[u8], options: &ReadOptions, language: Language) -> Result<Vec<u8>, ExchangeError> {
    let mut read = sheets(name, bytes, options)?;
    for sheet in &mut read {
        mapping::apply(&options.mapping, sheet);
    }
    let shown: Vec<Shown> = read.iter().map(Shown::of).collect();
    let checked = check::check(read, name, options)?;
    write(&shown, &checked, language).map_err(|fault| unwritable(&fault))
}

/// A sheet as it is shown.
struct Shown {
    name: Option<String>,
    headings: Vec<String>,
    /// What is printed over them: the same, with the unit that a title, a unit row or a person gave them, so that the page reads alone.
    titles: Vec<String>,
    rows: Vec<(FindingPlace, Vec<(usize, Text)>)>,
}

impl Shown {
    fn of(sheet: &Sheet) -> Self {
        let rows = sheet.records.iter().take(MOST_SHOWN).map(|record| (record.place.clone(), record.cells.clone()));
        Self {
            name: sheet.name.clone(),
            headings: sheet.headings.iter().map(|heading| heading.name.clone()).collect(),
            titles: sheet.headings.iter().map(title).collect(),
            rows: rows.collect(),
        }
    }
}

fn title(heading: &Heading) -> String {
    let alone = Heading::resolve(&heading.name).0;
    let same = alone.column.map(|column| column.wire) == heading.column.map(|column| column.wire);
    match (heading.column, heading.unit) {
        (Some(column), Some(unit)) if !same || alone.unit != Some(unit) => format!("{}({})", column.zh, unit.label),
        (Some(column), None) if !same => column.zh.to_owned(),
        _ => heading.name.clone(),
    }
}

/// Findings by the record they are about.
type ByRecord<'a> = HashMap<(Option<&'a str>, Option<u64>, Option<&'a str>), Vec<&'a Finding>>;

fn key(place: &FindingPlace) -> (Option<&str>, Option<u64>, Option<&str>) {
    (place.sheet.as_deref(), place.row, place.feature.as_deref())
}

fn write(shown: &[Shown], checked: &Checked, language: Language) -> Result<Vec<u8>, XlsxError> {
    let mut by_record = ByRecord::new();
    for finding in &checked.findings {
        by_record.entry(key(&finding.place)).or_default().push(finding);
    }
    let mut workbook = Workbook::new();
    for (at, sheet) in shown.iter().enumerate() {
        workbook.push_worksheet(records(sheet, at, &by_record, language)?);
    }
    workbook.push_worksheet(list(&checked.findings, language)?);
    workbook.push_worksheet(summary(checked, language)?);
    workbook.save_to_buffer()
}

const fn pick<'a>(language: Language, zh: &'a str, en: &'a str) -> &'a str {
    match language {
        Language::Zh => zh,
        Language::En => en,
    }
}

fn said(text: &Bilingual, language: Language) -> &str {
    pick(language, &text.zh, &text.en)
}

fn colour(severity: Severity) -> Format {
    Format::new().set_background_color(Color::RGB(match severity {
        Severity::Fault => 0x00ff_c7ce,
        Severity::Warning => 0x00ff_eb9c,
        Severity::Note => 0x00dd_ebf7,
    }))
}

fn severity_word(severity: Severity, language: Language) -> &'static str {
    match severity {
        Severity::Fault => pick(language, "错误", "fault"),
        Severity::Warning => pick(language, "警告", "warning"),
        Severity::Note => pick(language, "提示", "note"),
    }
}

fn shortened(text: &str) -> String {
    harmless(text).chars().take(MOST_TEXT).collect()
}

fn records(sheet: &Shown, at: usize, by_record: &ByRecord<'_>, language: Language) -> Result<Worksheet, XlsxError> {
    let mut page = Worksheet::new();
    page.set_name(page_name(sheet.name.as_deref(), at))?;
    let own = ["检查结果", "原行号"].map(str::to_owned);
    let headings: Vec<String> = own.into_iter().chain(sheet.titles.iter().map(|name| harmless(name))).collect();
    write_header(&mut page, 0, &headings)?;
    for (row, (place, cells)) in (1_u32..).zip(&sheet.rows) {
        let found = by_record.get(&key(place)).map_or(&[][..], Vec::as_slice);
        let told: Vec<String> = found.iter().map(|one| sentence(one, language)).collect();
        if let Some(worst) = found.iter().map(|one| one.severity).max() {
            page.write_string_with_format(row, 0, shortened(&told.join("；")), &colour(worst))?;
        }
        let number = place.row.map(|row| row.to_string()).or_else(|| place.feature.clone()).unwrap_or_default();
        page.write_string(row, 1, shortened(&number))?;
        for (heading, text) in cells {
            let column = u16::try_from(heading + 2).unwrap_or(u16::MAX);
            let at_cell = found.iter().filter(|one| one.place.field.as_ref() == sheet.headings.get(*heading));
            match at_cell.clone().map(|one| one.severity).max() {
                Some(worst) => {
                    page.write_string_with_format(row, column, shortened(text), &colour(worst))?;
                    let note = at_cell.map(|one| sentence(one, language)).collect::<Vec<_>>().join("\n");
                    page.insert_note(row, column, &Note::new(shortened(&note)).add_author_prefix(false))?;
                }
                None => {
                    page.write_string(row, column, shortened(text))?;
                }
            }
        }
    }
    Ok(page)
}

/// A name that a spreadsheet takes and that no other page has.
fn page_name(name: Option<&str>, at: usize) -> String {
    let plain: String = name.unwrap_or("数据").chars().filter(|c| !"[]:*?/\\'".contains(*c)).take(24).collect();
    if at == 0 && !plain.is_empty() { plain } else { format!("{plain} {}", at + 1) }
}

fn sentence(finding: &Finding, language: Language) -> String {
    format!("{}：{}", said(&finding.message, language), said(&finding.remedy, language))
}

fn list(findings: &[Finding], language: Language) -> Result<Worksheet, XlsxError> {
    let mut page = Worksheet::new();
    page.set_name(pick(language, "问题清单", "Findings"))?;
    let headings = match language {
        Language::Zh => ["严重程度", "工作表", "行或要素", "单元格", "列", "代码", "问题", "如何修正"],
        Language::En => ["Severity", "Sheet", "Row or feature", "Cell", "Column", "Code", "What", "How to mend it"],
    };
    write_header(&mut page, 0, &headings.map(str::to_owned))?;
    for (row, finding) in (1_u32..).zip(findings.iter().take(MOST_SHOWN)) {
        let place = &finding.place;
        let number = place.row.map(|row| row.to_string()).or_else(|| place.feature.clone());
        page.write_string_with_format(row, 0, severity_word(finding.severity, language), &colour(finding.severity))?;
        let texts = [
            place.sheet.as_deref(),
            number.as_deref(),
            place.cell.as_deref(),
            place.field.as_deref(),
            Some(finding.code),
            Some(said(&finding.message, language)),
            Some(said(&finding.remedy, language)),
        ];
        for (column, text) in (1_u16..).zip(texts) {
            page.write_string(row, column, shortened(text.unwrap_or_default()))?;
        }
    }
    Ok(page)
}

fn summary(checked: &Checked, language: Language) -> Result<Worksheet, XlsxError> {
    let mut page = Worksheet::new();
    page.set_name(pick(language, "汇总", "Summary"))?;
    write_header(&mut page, 0, &[pick(language, "项目", "What"), pick(language, "数目", "How many")].map(str::to_owned))?;
    let counts = checked.counts;
    let rows = [
        (pick(language, "读取（接受 + 拒绝 + 略过）", "read (accepted + refused + skipped)"), counts.read),
        (pick(language, "接受", "accepted"), counts.accepted),
        (pick(language, "其中有提示", "of these with findings"), counts.noted),
        (pick(language, "拒绝", "refused"), counts.refused),
        (pick(language, "略过（合计、备注、重复表头）", "skipped (totals, remarks, repeated headers)"), counts.skipped),
    ];
    let by_code: BTreeMap<&str, usize> = super::tally(&checked.findings);
    let by_code = by_code.into_iter().map(|(code, number)| (code, number as u64));
    for (row, (what, number)) in (1_u32..).zip(rows.into_iter().chain(by_code)) {
        page.write_string(row, 0, what)?;
        page.write_string(row, 1, number.to_string())?;
    }
    page.set_column_width(0, 44)?;
    Ok(page)
}
