//! 附表(对照): the published target table cell for cell, and apart from it what stands against each row.

use super::frame::Frame;
use crate::atlas::{Atlas, BoardRow, Tally};
use crate::estate::Confidence;
use crate::exchange::paper::{Apart, Block, Column, Entry, Paper, Row, Table, Value};
use crate::programme::Language;
use crate::units::Area;

/// Widths of the published columns, in half-width characters; further columns take the last one's.
const WIDTHS: [u16; 7] = [5, 18, 12, 12, 12, 38, 20];

/// The published table with 已建成, 在建, 已谋划, 缺口 and 数据时点 to its right.
///
/// The published cells stay in the document's own language whatever the language of the report.
#[must_use]
pub fn annex(atlas: &Atlas, frame: &Frame<'_>) -> Paper {
    let published = &atlas.programme().table;
    let sources = vec![frame.citation(atlas), frame.data_source(atlas)];
    let mut columns: Vec<Column> = published
        .columns
        .iter()
        .enumerate()
        .map(|(at, heading)| Column::new(heading, WIDTHS[at.min(WIDTHS.len() - 1)]))
        .collect();
    let from = columns.len();
    columns.extend(headings(frame).map(|heading| Column::new(heading, 11)));
    let last = published.rows.len().saturating_sub(1);
    let rows = published.rows.iter().enumerate().map(|(at, cells)| row(atlas, cells, at == last)).collect();
    let heading = frame.pick("对照：不属于原附表 [2]", "Compared: not part of the published table [2]").to_owned();
    let name = frame.pick("附表(对照)", "Annex compared").to_owned();
    let table = Table { name, columns, rows, apart: Some(Apart { from, heading }) };
    let mut blocks = vec![Block::Text(published.heading.clone()), Block::Table(table)];
    blocks.extend(notes(atlas, frame).into_iter().map(Block::Text));
    let mut paper = frame.paper(atlas, published.title.clone(), sources, blocks);
    (paper.subtitle, paper.landscape) = (published.subtitle.clone(), true);
    paper
}

fn headings(frame: &Frame<'_>) -> [&'static str; 5] {
    match frame.language {
        Language::Zh => ["已建成(万平方米)", "在建(万平方米)", "已谋划(万平方米)", "缺口(万平方米)", "数据时点"],
        Language::En => ["Built (10,000 m²)", "Under way (10,000 m²)", "Planned (10,000 m²)", "Gap (10,000 m²)", "As of"],
    }
}

fn row(atlas: &Atlas, cells: &[String], last: bool) -> Row {
    let board = atlas.board();
    let of_zone = cells.iter().find_map(|cell| board.zones.iter().find(|zone| zone.name.zh == *cell));
    let standing = match of_zone {
        Some(zone) => of_row(zone),
        None if last => of_all(atlas),
        None => vec![Entry::plain(Value::Unknown); 5],
    };
    Row { total: last && of_zone.is_none(), entries: cells.iter().map(|cell| published(cell)).chain(standing).collect() }
}

/// A published cell: a whole number that prints as it is printed there becomes one, all else stays the text it is.
fn published(cell: &str) -> Entry {
    let number = cell.parse::<i64>().ok().filter(|number| number.to_string() == *cell);
    number.map_or_else(|| Entry::text(cell), |number| Entry::plain(Value::count(number)))
}

fn of_row(row: &BoardRow) -> Vec<Entry> {
    let mark = (row.example_sites > 0).then_some(Confidence::Example);
    let area = |area: Option<Area>| Entry::known(area.map(Value::area_in_wan)).marked(mark);
    let tally = |tally: &Tally| area(tally.figure());
    let as_of = Entry::known(row.as_of.map(Value::Date));
    vec![tally(&row.built_area), tally(&row.under_way_area), tally(&row.planned_area), area(row.gap_area), as_of]
}

/// The sum of the rows above, not the district: what lies outside the zones fills no zone's target.
fn of_all(atlas: &Atlas) -> Vec<Entry> {
    let zones = &atlas.board().zones;
    let mark = zones.iter().any(|row| row.example_sites > 0).then_some(Confidence::Example);
    let summed = |pick: fn(&BoardRow) -> &Tally| {
        let mut sum = Tally::default();
        zones.iter().for_each(|row| sum += *pick(row));
        Entry::known(sum.figure().map(Value::area_in_wan)).marked(mark)
    };
    let gap = Entry::known(atlas.board().sum_of_zone_gaps().map(Value::area_in_wan)).marked(mark);
    let as_of = Entry::known(zones.iter().filter_map(|row| row.as_of).max().map(Value::Date));
    vec![summed(|row| &row.built_area), summed(|row| &row.under_way_area), summed(|row| &row.planned_area), gap, as_of]
}

/// Carriers whose area nobody knows, which no sum holds: by row and by how far they are.
fn uncounted(atlas: &Atlas, frame: &Frame<'_>) -> Option<String> {
    let of_row = |row: &BoardRow| {
        let stages = [
            (row.built_area.unknown, frame.pick("已建成", "built")),
            (row.under_way_area.unknown, frame.pick("在建", "under way")),
            (row.planned_area.unknown, frame.pick("已谋划", "planned")),
        ];
        let name = frame.read(&row.name).to_owned();
        stages.into_iter().filter(|(unknown, _)| *unknown > 0).map(move |(unknown, stage)| match frame.language {
            Language::Zh => format!("{name}{stage} {unknown} 个"),
            Language::En => format!("{unknown} {stage} in {name}"),
        })
    };
    let found: Vec<String> = atlas.board().zones.iter().flat_map(of_row).collect();
    let list = found.join(frame.language.comma());
    (!found.is_empty()).then(|| match frame.language {
        Language::Zh => format!("载体面积未知、未计入上表各数：{list}。"),
        Language::En => format!("Carriers of unknown area, in no figure above: {list}."),
    })
}

/// What lies outside the zones, and the district against its headline; then what the figures leave out.
fn notes(atlas: &Atlas, frame: &Frame<'_>) -> Vec<String> {
    let board = atlas.board();
    let wan = |area: Option<Area>| match frame.language {
        Language::Zh => format!("{} 万㎡", Entry::known(area.map(Value::area_in_wan)).print(frame.language)),
        Language::En => format!("{} m²", Entry::known(area.map(Value::area)).print(frame.language)),
    };
    let (outside, built) = (wan(board.outside.built_area.figure()), wan(board.total.built_area.figure()));
    let (target, gap) = (wan(board.total.area_target()), wan(board.total.gap_area));
    let first = match frame.language {
        Language::Zh => format!(
            "合计为上列各片区之和。片区外另有已建成 {outside}；全区已建成 {built}，对照总目标 {target} 缺口 {gap}。一个片区超额不抵另一片区缺口。"
        ),
        Language::En => format!(
            "合计 sums the zones above. Outside the zones {outside} are built; the district has {built}, and {gap} are missing to its headline of {target}. A surplus in one zone fills no gap in another."
        ),
    };
    let overview = atlas.overview(frame.on);
    let shown = crate::atlas::marks(atlas, frame.on);
    let rest = overview.notices.iter().filter(|notice| **notice != crate::atlas::disclaimer() && !shown.contains(notice));
    std::iter::once(first).chain(uncounted(atlas, frame)).chain(rest.map(|notice| frame.read(notice).to_owned())).collect()
}
