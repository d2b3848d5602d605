//! Workbooks as offices keep them, made by the writer of another crate: merged headers, units in titles, dates, several sheets, floors.

use std::io::{Cursor, Read as _, Write as _};

use rust_xlsxwriter::{Format, Formula, Workbook, Worksheet};
use zaiti::estate::{LevelKind, SiteBody};
use zaiti::exchange::{Checked, ExchangeError, ReadOptions, Severity, read, tally};
use zaiti::units::Area;

/// A worksheet from rows of text; what reads as a number is written as one.
pub(crate) fn sheet(name: &str, rows: &[&[&str]]) -> Worksheet {
    let mut sheet = Worksheet::new();
    sheet.set_name(name).expect("a name");
    for (row, cells) in (0_u32..).zip(rows) {
        for (column, text) in (0_u16..).zip(*cells) {
            match text.parse::<f64>() {
                Ok(number) => sheet.write_number(row, column, number).map(|_| ()),
                Err(_) => sheet.write_string(row, column, *text).map(|_| ()),
            }
            .expect("a cell");
        }
    }
    sheet
}

pub(crate) fn book(sheets: Vec<Worksheet>) -> Vec<u8> {
    let mut book = Workbook::new();
    for sheet in sheets {
        book.push_worksheet(sheet);
    }
    book.save_to_buffer().expect("a workbook")
}

/// The workbook with one text in one of its parts replaced.
pub(crate) fn rewritten(bytes: &[u8], part: &str, from: &str, to: &str) -> Vec<u8> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("an archive");
    let mut writer = zip::ZipWriter::new(Cursor::new(Vec::new()));
    for at in 0..archive.len() {
        let mut entry = archive.by_index(at).expect("an entry");
        let mut content = Vec::new();
        entry.read_to_end(&mut content).expect("content");
        if entry.name() == part {
            let text = String::from_utf8(content).expect("text");
            assert!(text.contains(from), "{part} holds no {from}");
            content = text.replacen(from, to, 1).into_bytes();
        }
        writer.start_file(entry.name(), zip::write::SimpleFileOptions::default()).expect("an entry");
        writer.write_all(&content).expect("content");
    }
    writer.finish().expect("an archive").into_inner()
}

fn checked(bytes: &[u8]) -> Checked {
    read("台账.xlsx", bytes, &ReadOptions::default()).expect("the workbook is readable")
}

fn area(checked: &Checked, id: &str, pick: fn(&zaiti::estate::Space) -> &zaiti::estate::Known<Area>) -> Option<Area> {
    let site = checked.sites.iter().find(|site| site.id.0 == id)?;
    pick(site.space()?).as_ref().map(|fact| fact.value)
}

#[test]
fn a_ledger_with_merged_headers_a_unit_in_its_title_and_a_total_is_read_right() {
    let mut ledger = sheet(
        "台账",
        &[
            &["渝中区闲置楼宇台账"],
            &["填报单位：某街道  单位：万㎡"],
            &["楼宇编码", "楼宇名称", "面积", "", "", "竣工时间"],
            &["", "", "总建筑", "使用情况", "", ""],
            &["", "", "", "自用", "空置", ""],
            &["甲", "乙", "1", "2", "3", "4"],
            &["Y-1", "甲大厦(原乙大厦)", "1.2", "0.2", "1"],
            &["Y-2", "丙大厦", "0.5", "0.1", "0.4"],
            &["合　计", "", "1.7", "0.3", "1.4"],
            &["注：数据由物业填报"],
            &["填表人：某某", "", "审核："],
        ],
    );
    let day = Format::new().set_num_format("yyyy\"年\"m\"月\"d\"日\"");
    let merged = Format::new();
    for (from, to, text) in [
        ((0, 0), (0, 5), "渝中区闲置楼宇台账"),
        ((2, 0), (4, 0), "楼宇编码"),
        ((2, 1), (4, 1), "楼宇名称"),
        ((2, 2), (2, 4), "面积"),
        ((3, 2), (4, 2), "总建筑"),
        ((3, 3), (3, 4), "使用情况"),
        ((2, 5), (4, 5), "竣工时间"),
    ] {
        ledger.merge_range(from.0, from.1, to.0, to.1, text, &merged).expect("merged");
    }
    for row in [6, 7] {
        ledger.write_number_with_format(row, 5, 36_526.0, &day).expect("a date");
    }
    let read = checked(&book(vec![ledger]));
    let codes = tally(&read.findings);
    assert_eq!((read.counts.read, read.counts.accepted, read.counts.skipped), (6, 2, 4), "{:#?}", read.findings);
    assert_eq!(area(&read, "Y-1", |space| &space.floor_area), Some(Area::from_square_metres(12_000)));
    assert_eq!(area(&read, "Y-2", |space| &space.vacant_area), Some(Area::from_square_metres(4_000)));
    assert_eq!(area(&read, "Y-2", |space| &space.self_used_area), Some(Area::from_square_metres(1_000)));
    assert_eq!(read.sites[0].space().unwrap().year_built.as_ref().unwrap().value, 2000);
    assert_eq!((read.sites[0].name.as_deref(), read.sites[0].aliases.as_slice()), (Some("甲大厦"), &["乙大厦".to_owned()][..]));
    assert!(!codes.contains_key("total-differs") && codes.contains_key("unit-from-title"), "{codes:?}");
    assert_eq!((codes["remark-row"], codes["repeated-header"], codes["total-row"]), (2, 1, 1));
}

#[test]
fn floors_join_their_building_by_code_and_are_compared_with_it() {
    let buildings = sheet(
        "楼宇表",
        &[
            &["楼宇编码", "楼宇名称", "可用面积(㎡)", "自用面积(㎡)", "出租面积(㎡)", "空置面积(㎡)", "不动产单元代码"],
            &["B-1", "甲", "300", "100", "100", "100", "500103001001GB00012F00010003"],
        ],
    );
    let floors = sheet(
        "分层表",
        &[
            &[
                "楼宇编码",
                "楼层名称",
                "物理层序",
                "层位类型",
                "可用面积(㎡)",
                "自用面积(㎡)",
                "出租面积(㎡)",
                "空置面积(㎡)",
                "实际用途",
            ],
            &["B-1", "平街层", "2", "平街", "200", "0", "100", "100", "办公"],
            &["B-1", "-1F", "1", "吊层", "100", "100", "0", "0", "仓储"],
            &["B-9", "1F", "1", "地上", "10", "0", "0", "10", ""],
            &["B-1", "3F", "", "地上", "10", "0", "0", "10", ""],
            &["B-1", "4F", "4", "地上", "10", "5", "0", "4", ""],
        ],
    );
    let read = checked(&book(vec![floors, buildings]));
    let SiteBody::Building(building) = &read.sites[0].body else { panic!("a building") };
    let labels: Vec<&str> = building.floors.iter().map(|floor| floor.label.as_str()).collect();
    assert_eq!(labels, ["-1F", "平街层"], "in physical order");
    assert_eq!(building.floors[0].level_kind.as_ref().unwrap().value, LevelKind::Hanging);
    assert_eq!(building.floors[1].space.vacant_area.as_ref().unwrap().value, Area::from_square_metres(100));
    assert_eq!(building.floors[1].other.get("实际用途").map(String::as_str), Some("办公"));
    let faults: Vec<_> = read.findings.iter().filter(|finding| finding.severity == Severity::Fault).collect();
    let told: Vec<_> = faults.iter().map(|fault| (fault.code, fault.place.sheet.as_deref(), fault.place.row)).collect();
    let of = Some("分层表");
    assert_eq!(
        told,
        [("floor-without-building", of, Some(4)), ("floor-without-order", of, Some(5)), ("use-does-not-add-up", of, Some(6))]
    );
    assert_eq!(read.counts.read, read.counts.accepted + read.counts.refused + read.counts.skipped);
    assert_eq!(read.sites[0].other.get("不动产单元代码").map(String::as_str), Some("500103001001GB00012F00010003"));
}

#[test]
fn cells_that_a_spreadsheet_shows_otherwise_are_read_as_shown_or_refused_by_name() {
    let mut ledger = sheet(
        "Sheet1",
        &[
            &["地块编号", "类别", "辅助用房占比(%)", "用地面积(㎡)", "备注"],
            &["P-1", "M0地块"],
            &["P-2", "M0地块"],
            &["P-3", "M0地块"],
        ],
    );
    let percent = Format::new().set_num_format("0.00%");
    ledger.write_number_with_format(1, 2, 0.15, &percent).expect("a share");
    ledger.write_number(2, 2, 0.15).expect("a number");
    ledger.write_formula(3, 3, Formula::new("=SUM(A1:A2)").set_result("4711")).expect("a formula");
    ledger.write_number(1, 4, 5.001_030_092_837_72e17).expect("a long number");
    // As programs write it that do not calculate.
    let bytes = rewritten(&book(vec![ledger]), "xl/worksheets/sheet1.xml", "<v>4711</v>", "<v></v>");
    let read = checked(&bytes);
    let told: Vec<_> = read
        .findings
        .iter()
        .filter(|finding| finding.severity == Severity::Fault)
        .map(|finding| (finding.code, finding.place.cell.as_deref()))
        .collect();
    assert_eq!(
        told,
        [
            ("digits-lost", Some("E2")),
            ("share-too-small", Some("C3")),
            ("formula-without-value", Some("D4")),
            ("not-a-number", Some("D4"))
        ],
        "{:#?}",
        read.findings
    );
}

#[test]
fn a_stray_cell_far_out_and_an_old_workbook_are_refused_by_name() {
    let mut stray = sheet("表", &[&["楼宇编码", "空置面积"], &["Y-1", "1"]]);
    stray.write_string(1_048_575, 16_383, "x").expect("the last cell");
    let refusal = read("a.xlsx", &book(vec![stray]), &ReadOptions::default()).expect_err("refused");
    assert!(matches!(&refusal, ExchangeError::CellBeyond { cell, .. } if cell == "XFD1048576"), "{refusal}");
    let old = [&[0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1][..], &[0; 600]].concat();
    assert_eq!(read("a.xls", &old, &ReadOptions::default()).expect_err("refused").code(), "old-workbook");
    let notes = book(vec![sheet("说明", &[&["请逐项填写"]]), sheet("表", &[&["楼宇编码", "空置面积"], &["Y-1", "1"]])]);
    assert!(tally(&checked(&notes).findings).contains_key("sheet-without-table"));
}

#[test]
fn hidden_rows_and_columns_are_read_and_said_to_be() {
    let ledger = [
        ["楼宇编码", "空置面积(㎡)", "自用面积(㎡)", "备注"],
        ["Y-1", "1", "1", ""],
        ["Y-2", "2", "1", ""],
        ["Y-3", "3", "1", ""],
    ];
    let rows: Vec<&[&str]> = ledger.iter().map(<[&str; 4]>::as_slice).collect();
    let mut shown = sheet("封面", &rows);
    // What is empty is not worth a word, seen or not.
    shown.set_row_hidden(9).expect("hidden").set_column_hidden(9).expect("hidden");
    let mut filtered = sheet("台账 & <旧>", &rows);
    for row in [1, 2] {
        filtered.set_row_hidden(row).expect("hidden");
    }
    filtered.set_column_hidden(2).expect("hidden");
    let read = checked(&book(vec![filtered]));
    assert_eq!(read.sites.len(), 3);
    let said = |code: &str| read.findings.iter().find(|finding| finding.code == code).expect(code);
    let (rows, columns) = (said("rows-hidden"), said("columns-hidden"));
    assert_eq!((rows.severity, columns.severity), (Severity::Warning, Severity::Note));
    assert_eq!(rows.place.sheet.as_deref(), Some("台账 & <旧>"));
    assert!(rows.message.en.contains("2 rows") && rows.message.zh.contains("第 2–3 行"), "{:?}", rows.message);
    assert!(columns.message.zh.contains("C 列"), "{:?}", columns.message);
    let read = checked(&book(vec![shown]));
    assert!(read.findings.iter().all(|finding| !finding.code.ends_with("-hidden")), "{:?}", read.findings);
}
