//! What the writers wrote, read back by others.

use std::io::{Cursor, Read as _};

use calamine::{DataType as _, Reader as _, Xlsx};
use jiff::civil::date;

use super::*;
use crate::estate::Confidence;
use crate::units::{Area, Yuan};

fn paper() -> Paper {
    let entry = |value| Entry::plain(value);
    let row = |text: &str, area: i64, share: f64| {
        Row::new(vec![
            Entry::text(text),
            entry(Value::area_in_wan(Area::from_hundredths(area))).marked(Some(Confidence::Example)),
            Entry { value: Value::yuan(Yuan::new(1_234_567)), mark: None, source: Some(1) },
            entry(Value::share(share)),
            entry(Value::Date(date(2026, 6, 30))),
        ])
    };
    let mut rows = vec![row("=1+1 & <b>", 154_300_001, 0.125), row("解放碑-朝天门片区", 1_000_000, 1.0)];
    rows.push(Row {
        total: true,
        entries: [Value::text("合计"), Value::Unknown, Value::Withheld, Value::Empty, Value::Flag(true)]
            .map(Entry::plain)
            .to_vec(),
    });
    let columns = [("名称", 24), ("万㎡", 12), ("元", 12), ("%", 8), ("日期", 12)];
    let table = Table {
        name: "附表[对照]".to_owned(),
        columns: columns.map(|(heading, width)| Column::new(heading, width)).to_vec(),
        rows,
        apart: Some(Apart { from: 3, heading: "另附".to_owned() }),
    };
    let other = Table { name: "附表 对照".to_owned(), apart: None, ..table.clone() };
    Paper {
        language: Language::Zh,
        title: "标题".to_owned(),
        subtitle: "(副题)".to_owned(),
        marks: vec!["含示例数据".to_owned(), "片区范围为示意".to_owned()],
        blocks: vec![Block::Text("前言".to_owned()), Block::Table(table), Block::Text("附注".to_owned()), Block::Table(other)],
        sources: vec!["渝中府办〔2023〕36号".to_owned()],
        disclaimer: "仅为辅助决策".to_owned(),
        foot: "数据版本 1 & 2".to_owned(),
        landscape: true,
        at: "2026-06-30T08:00:00Z".parse().unwrap(),
    }
}

fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).unwrap();
    let mut text = String::new();
    archive.by_name(name).unwrap().read_to_string(&mut text).unwrap();
    text
}

#[test]
fn a_spreadsheet_reads_back_with_figures_that_are_figures() {
    let bytes = write_xlsx(&paper()).unwrap();
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    assert_eq!(book.sheet_names(), ["附表 对照", "附表 对照 2"]);
    let range = book.worksheet_range("附表 对照").unwrap();
    let at = |row: u32, column: u32| range.get_value((row, column)).cloned().unwrap_or_default();
    assert_eq!((at(0, 0).to_string(), at(1, 0).to_string()), ("标题".to_owned(), "(副题)".to_owned()));
    assert_eq!(at(2, 0).to_string(), "含示例数据　片区范围为示意", "marks come before anything else");
    assert_eq!((at(3, 0).to_string(), at(4, 4).to_string()), ("前言".to_owned(), "另附".to_owned()));
    assert_eq!((at(5, 2).to_string(), at(5, 3).to_string(), at(5, 4).to_string()), ("元".into(), String::new(), "%".into()));
    assert_eq!(at(6, 0).to_string(), "=1+1 & <b>", "text that looks like a formula stays text");
    assert_eq!(at(6, 1).as_f64(), Some(154.300_001));
    assert_eq!((at(6, 2).as_f64(), at(6, 4).as_f64()), (Some(1_234_567.0), Some(0.125)));
    assert_eq!(at(6, 5).get_datetime().map(|day| day.as_f64()), Some(46_203.0), "2026-06-30 as spreadsheets count days");
    assert_eq!((at(8, 1).to_string(), at(8, 2).to_string()), ("未知".to_owned(), "受限".to_owned()));
    let text: String = range.rows().flatten().map(|cell| format!("{cell}\n")).collect();
    for words in ["附注", "◇ 示例", "[1] 渝中府办〔2023〕36号", "声明：仅为辅助决策"] {
        assert!(text.contains(words), "{words}");
    }
}

#[test]
fn a_worksheet_prints_on_a4_repeats_its_headings_and_carries_the_marks() {
    let bytes = write_xlsx(&paper()).unwrap();
    let sheet = part(&bytes, "xl/worksheets/sheet1.xml");
    for words in
        ["paperSize=\"9\"", "orientation=\"landscape\"", "fitToHeight=\"0\"", "state=\"frozen\"", "含示例数据", "1 &amp;&amp; 2"]
    {
        assert!(sheet.contains(words), "{words}: {}", &sheet[..sheet.len().min(900)]);
    }
    assert!(part(&bytes, "xl/workbook.xml").contains("_xlnm.Print_Titles"));
    let styles = part(&bytes, "xl/styles.xml");
    assert!(styles.contains("#,##0.000000&quot; ◇&quot;"), "a marked figure is still a figure: {styles}");
}

#[test]
fn a_document_reads_back_row_by_row() {
    let bytes = write_docx(&paper()).unwrap();
    let body = part(&bytes, "word/document.xml");
    let text = |xml: &str| {
        let runs = xml.split("<w:t").skip(1).filter_map(|run| run.split_once('>')?.1.split_once("</w:t>"));
        runs.map(|(text, _)| text).collect::<Vec<_>>().join("|")
    };
    let rows: Vec<String> = body.split("<w:tr>").skip(1).map(|row| text(row.split("</w:tr>").next().unwrap())).collect();
    assert_eq!(rows[2], "=1+1 &amp; &lt;b&gt;|154.300001 ◇|1,234,567[1]||12.5%|2026-06-30", "{rows:?}");
    assert!(body.contains("w:orient=\"landscape\"") && body.contains("声明：仅为辅助决策"));
    assert!(text(&body).starts_with("标题|(副题)|含示例数据　片区范围为示意|前言"), "{}", text(&body));
}

#[test]
fn the_same_paper_is_the_same_bytes() {
    assert_eq!(write_xlsx(&paper()).unwrap(), write_xlsx(&paper()).unwrap());
    assert_eq!(write_docx(&paper()).unwrap(), write_docx(&paper()).unwrap());
}

#[test]
fn a_figure_prints_exactly_and_a_share_to_a_hundredth_of_one_per_cent() {
    let print = |value: Value| value.print(Language::En);
    assert_eq!(print(Value::area_in_wan(Area::from_square_metres(154_300))), "15.43");
    assert_eq!(print(Value::share(0.123_45)), "12.35%");
    assert_eq!(print(Value::share(-0.000_5)), "-0.05%");
    assert_eq!(print(Value::rounded(f64::NAN, 2)), "unknown");
    assert_eq!(print(Value::rounded(1234.565, 1)), "1,234.6");
}
