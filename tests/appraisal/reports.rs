//! Reports over the example, written as files and read back cell by cell by other crates.

use std::io::{Cursor, Read as _};

use calamine::{DataType as _, Reader as _, Xlsx};
use zaiti::exchange::paper::{write_docx, write_xlsx};
use zaiti::report::{Frame, LocatorTheme, annex, locator, ranking, sheet as sheet_paper};

use super::*;

fn frame(language: Language) -> Frame<'static> {
    Frame { language, on: today(), address: "http://127.0.0.1:8080/site/x/sheet" }
}

fn worksheet(bytes: Vec<u8>, name: &str) -> Vec<Vec<calamine::Data>> {
    let mut book: Xlsx<_> = calamine::open_workbook_from_rs(Cursor::new(bytes)).unwrap();
    book.worksheet_range(name).unwrap().rows().map(<[_]>::to_vec).collect()
}

fn document_rows(bytes: &[u8]) -> Vec<Vec<String>> {
    let mut body = String::new();
    zip::ZipArchive::new(Cursor::new(bytes)).unwrap().by_name("word/document.xml").unwrap().read_to_string(&mut body).unwrap();
    let text = |cell: &str| {
        let runs = cell.split("<w:t").skip(1).filter_map(|run| run.split_once('>')?.1.split_once("</w:t>"));
        runs.map(|(text, _)| text).collect::<String>()
    };
    let cells = |row: &str| row.split("<w:tc>").skip(1).map(text).collect();
    body.split("<w:tr>").skip(1).map(|row| cells(row.split("</w:tr>").next().unwrap())).collect()
}

fn wan(area: Area) -> f64 {
    area.hundredths() as f64 / 1e6
}

#[test]
fn domain_2_4_the_annex_is_the_published_table_cell_for_cell_and_what_stands_against_it_apart() {
    let table = &ATLAS.programme().table;
    for language in [Language::Zh, Language::En] {
        let bytes = write_xlsx(&annex(&ATLAS, &frame(language))).unwrap();
        let name = if language == Language::Zh { "附表(对照)" } else { "Annex compared" };
        let rows = worksheet(bytes, name);
        let at = |row: usize, column: usize| rows[row].get(column).map(ToString::to_string).unwrap_or_default();
        assert_eq!((at(0, 0), at(1, 0)), (table.title.clone(), table.subtitle.clone()), "title and subtitle as published");
        assert!(at(2, 0).contains('2') && at(2, 0).len() > 20, "marks stand before the table: {}", at(2, 0));
        assert_eq!(at(3, 0), table.heading);
        let head = rows.iter().position(|row| row[0].to_string() == table.columns[0]).unwrap();
        for (column, heading) in table.columns.iter().enumerate() {
            assert_eq!(at(head, column), *heading);
        }
        assert_eq!(at(head, 7), "", "an empty column keeps what is not published apart");
        for (row, published) in table.rows.iter().enumerate() {
            for (column, cell) in published.iter().enumerate() {
                assert_eq!(at(head + 1 + row, column), *cell, "row {row}, column {column}");
            }
        }
        for (row, zone) in ATLAS.board().zones.iter().enumerate() {
            let figure = |column: usize| rows[head + 1 + row][8 + column].as_f64();
            assert_eq!(figure(0), zone.built_area.figure().map(wan), "built in {}", zone.name.zh);
            assert_eq!(figure(1), zone.under_way_area.figure().map(wan));
            assert_eq!(figure(2), zone.planned_area.figure().map(wan));
            assert_eq!(figure(3), zone.gap_area.map(wan));
        }
        let total = head + table.rows.len();
        assert_eq!(rows[total][11].as_f64(), ATLAS.board().sum_of_zone_gaps().map(wan), "gaps are summed, never netted");
        let text: String = rows.iter().flatten().map(|cell| format!("{cell}\n")).collect();
        let said = if language == Language::Zh {
            ["含示例数据", "示意", "不构成规划许可", "36号"]
        } else {
            ["example data", "provisional", "no planning permission", "36号"]
        };
        for words in said {
            assert!(text.contains(words), "{words}");
        }
    }
}

#[test]
fn domain_2_4_the_annex_as_a_document_has_the_same_rows() {
    let table = &ATLAS.programme().table;
    let rows = document_rows(&write_docx(&annex(&ATLAS, &frame(Language::Zh))).unwrap());
    assert_eq!(rows[1][..7], table.columns[..], "after the band over what is apart come the published headings");
    assert_eq!(rows[1][8..], ["已建成(万平方米)", "在建(万平方米)", "已谋划(万平方米)", "缺口(万平方米)", "数据时点"]);
    for (row, published) in table.rows.iter().enumerate() {
        assert_eq!(rows[2 + row].len(), 13, "seven published cells, the gap, five more");
        for (column, cell) in published.iter().enumerate() {
            assert_eq!(rows[2 + row][column].replace(',', ""), *cell, "row {row}, column {column}");
        }
    }
    assert_eq!(rows.len(), 2 + table.rows.len());
}

#[test]
fn the_sheet_as_a_file_holds_every_cell_with_its_mark_both_prices_and_the_disclaimer() {
    let site = well_known();
    let settings = AppraisalSettings { price_yuan_per_m2: Some(YuanPerSquareMetre::from_yuan(3_000)), ..official() };
    let appraisal = sheet(&site.id, &settings);
    for language in [Language::Zh, Language::En] {
        let paper = sheet_paper(&ATLAS, &appraisal, &frame(language));
        let fields = worksheet(write_xlsx(&paper).unwrap(), if language == Language::Zh { "项目" } else { "Fields" });
        let cells = || appraisal.sheet.iter().flat_map(|group| &group.cells);
        let head = fields.iter().position(|row| ["组", "Group"].contains(&row[0].to_string().as_str())).unwrap();
        for (row, cell) in cells().enumerate() {
            let shown = &fields[head + 1 + row];
            assert_eq!(shown[1].to_string(), cell.name.read(language));
            assert_eq!(shown[3].to_string(), cell.unit_in(language), "{}", cell.field);
            let unknown = ["未知", "unknown", "受限", "restricted"].contains(&shown[2].to_string().as_str());
            assert_eq!(unknown, cell.value.is_none(), "{}", cell.field);
            assert!(
                cell.value.is_none()
                    || cell
                        .source
                        .as_ref()
                        .is_some_and(|source| paper.sources.iter().any(|known| known == side(source, language))),
                "{}",
                cell.field
            );
        }
        let rows = document_rows(&write_docx(&paper).unwrap());
        let text = rows.iter().flatten().fold(String::new(), |all, cell| all + cell + "\n");
        let both = if language == Language::Zh {
            ["财务保本价", "方案保本价"]
        } else {
            ["Break-even price by cash flow", "Break-even price by the plan"]
        };
        assert!(both.iter().all(|words| text.contains(words)));
    }
}

#[test]
fn what_the_plan_says_stands_beside_the_cash_flow_s_price_and_every_assumption_with_its_mark() {
    let price = |yuan| Some(YuanPerSquareMetre::from_yuan(yuan));
    let worth = PlanWorth {
        kind: WorthKind::Between,
        least_yuan: Some(Yuan::new(30_000_000)),
        most_yuan: Some(Yuan::new(32_000_000)),
        least_yuan_per_m2: price(3_000),
        most_yuan_per_m2: price(3_200),
        sentence: Bilingual::new("在两者之间。", "Between the two."),
    };
    let before = sheet(&well_known().id, &official());
    let after = before.clone().with_plan_worth(worth);
    assert_eq!(after.cells_known, before.cells_known + 1, "the cell of the conclusion has a value now");
    let rows = document_rows(&write_docx(&sheet_paper(&ATLAS, &after, &frame(Language::Zh))).unwrap());
    let plan = rows.iter().find(|row| row.first().is_some_and(|cell| cell == "方案保本价")).unwrap();
    assert!(plan[1].contains("3,000") && plan[1].contains("3,200") && plan[1].contains("区间"), "{plan:?}");
    for line in &after.assumptions {
        let row = rows.iter().find(|row| row.len() == 5 && row.first() == Some(&line.name.zh)).unwrap();
        assert_eq!(row[3], line.mark.text(), "{}", line.key);
    }
}

#[test]
fn the_order_of_all_properties_is_a_paper_whose_headings_are_repeated_on_every_page() {
    let order = rank(&ATLAS, &BOOK, &official()).unwrap();
    for language in [Language::Zh, Language::En] {
        let bytes = write_docx(&ranking(&ATLAS, &order, &frame(language))).unwrap();
        let rows = document_rows(&bytes);
        assert_eq!(rows.len(), 1 + order.rows.len());
        for (row, property) in rows[1..].iter().zip(&order.rows) {
            assert_eq!((row[2].as_str(), row[3].as_str()), (property.site.0.as_str(), property.name.as_str()));
            assert_eq!(row[0].is_empty(), property.rank.is_none(), "only what is graded has a place");
        }
        let mut body = String::new();
        let mut archive = zip::ZipArchive::new(Cursor::new(&bytes)).unwrap();
        archive.by_name("word/document.xml").unwrap().read_to_string(&mut body).unwrap();
        assert_eq!(body.matches("<w:tblHeader />").count(), 1);
        assert!(
            body.find("<w:tblHeader />").unwrap() < body.find(&order.rows[0].site.0).unwrap(),
            "the first row is the heading"
        );
    }
}

#[test]
fn a_failed_gate_stands_first_on_the_sheet() {
    let site = well_known();
    let settings = AppraisalSettings { declared: Declared { expropriation: Some(true), ..Declared::default() }, ..official() };
    let appraisal = sheet(&site.id, &settings);
    let paper = sheet_paper(&ATLAS, &appraisal, &frame(Language::Zh));
    let first = paper.tables().next().unwrap();
    let outcomes: Vec<String> = first.rows.iter().map(|row| row.entries[1].print(Language::Zh)).collect();
    let fails = outcomes.iter().filter(|outcome| *outcome == "不通过").count();
    assert!(fails > 0 && outcomes[..fails].iter().all(|outcome| outcome == "不通过"), "{outcomes:?}");
}

#[test]
fn a_property_is_drawn_in_its_surroundings_and_its_name_cannot_break_out() {
    let drawn = locator(&ATLAS, &well_known().id, LocatorTheme::Light).unwrap();
    assert!(drawn.starts_with("<svg") && drawn.ends_with("</svg>\n") && drawn.contains("100 m"));
    assert!(drawn.matches("<path").count() >= 3, "buildings, the property, the scale: {}", &drawn[..400]);
    assert_ne!(drawn, locator(&ATLAS, &well_known().id, LocatorTheme::Dark).unwrap());
    let mut dataset = dataset();
    let site = dataset.sites.iter_mut().find(|site| site.id == well_known().id).unwrap();
    site.name = Some("<script>\"&".to_owned());
    let drawn = locator(&Atlas::build(dataset), &well_known().id, LocatorTheme::Light).unwrap();
    assert!(!drawn.contains("<script") && drawn.contains("&lt;script&gt;&quot;&amp;"));
}

#[test]
fn english_papers_have_english_units_and_stops_shares_in_per_cent_and_sources_in_one_language() {
    let appraisal = sheet(&well_known().id, &official());
    let paper = sheet_paper(&ATLAS, &appraisal, &frame(Language::En));
    let printed = |paper: &zaiti::exchange::paper::Paper| {
        let entries = paper.tables().flat_map(|table| &table.rows).flat_map(|row| &row.entries);
        entries.map(|entry| entry.print(Language::En)).collect::<Vec<_>>()
    };
    let order = ranking(&ATLAS, &rank(&ATLAS, &BOOK, &official()).unwrap(), &frame(Language::En));
    let cells = [printed(&paper), printed(&order)].concat();
    assert!(cells.len() > 1_000, "{} cells", cells.len());
    for cell in &cells {
        assert!(!cell.contains(['㎡', '元', '；', '、', '：']), "{cell}");
    }
    assert!(cells.iter().any(|cell| cell.starts_with("0.05%")), "the stamp duty is one in two thousand");
    assert!(paper.sources.iter().any(|source| source == "computed from this sheet"), "{:?}", paper.sources);
}
