//! 季度清单 as a paper: how each state filled and emptied, then site by site.

use super::frame::Frame;
use crate::atlas::Atlas;
use crate::exchange::paper::{Block, Entry, Paper, Row, Table, Value};
use crate::ledger::{QuarterList, QuarterRow, StateFlow};
use crate::programme::Language;

/// The list of a quarter.
#[must_use]
pub fn quarter(atlas: &Atlas, list: &QuarterList, frame: &Frame<'_>) -> Paper {
    let mut blocks = vec![Block::Table(flows(list, frame)), Block::Table(rows(list, frame))];
    blocks.extend(list.notices.iter().map(|notice| Block::Text(frame.read(notice).to_owned())));
    let title = frame.pick("闲置楼宇与载体台账季度清单", "Ledger of idle buildings and carriers: the quarter").to_owned();
    let mut paper = frame.paper(atlas, title, vec![frame.data_source(atlas)], blocks);
    let open = if list.complete { "" } else { frame.pick("（季度未结束）", " (not over yet)") };
    paper.subtitle = format!("{} · {} – {}{open}", list.quarter, list.from, list.to);
    paper.landscape = true;
    paper
}

fn flows(list: &QuarterList, frame: &Frame<'_>) -> Table {
    let count = |count: usize| Entry::plain(Value::count(i64::try_from(count).unwrap_or(i64::MAX)));
    let row = |flow: &StateFlow| {
        let track = Entry::text(frame.read(&flow.track.name()));
        let entries =
            vec![track, frame.words(&flow.name), count(flow.at_start), count(flow.entered), count(flow.left), count(flow.at_end)];
        Row::new(entries)
    };
    let columns = match frame.language {
        Language::Zh => [("类别", 14), ("状态", 14), ("季初", 10), ("进入", 10), ("离开", 10), ("季末", 10)],
        Language::En => [("Course", 18), ("State", 18), ("At start", 10), ("Entered", 10), ("Left", 10), ("At end", 10)],
    };
    Table::new(frame.pick("状态变动", "States"), columns, list.flows.iter().map(row).collect())
}

fn rows(list: &QuarterList, frame: &Frame<'_>) -> Table {
    let row = |row: &QuarterRow| {
        let steps: Vec<String> = row.steps.iter().map(|step| format!("{} {}", step.on, frame.read(&step.to_name))).collect();
        let reasons: Vec<&str> = row.steps.iter().filter_map(|step| step.why.as_deref()).collect();
        let start = row.at_start.map_or_else(Entry::empty, |state| Entry::text(frame.read(&state.name())));
        Row::new(vec![
            Entry::text(row.site.0.as_str()),
            Entry::text(row.name.as_str()),
            Entry::text(frame.read(&row.track.name())),
            Entry::text(row.zone.as_ref().map_or("", |zone| zone.0.as_str())),
            Entry::text(row.units.text()),
            frame.known(row.area_m2, Value::area),
            start,
            frame.words(&row.at_end_name),
            Entry::text(steps.join(frame.language.semicolon())),
            Entry::text(reasons.join(frame.language.semicolon())),
        ])
    };
    let columns = match frame.language {
        Language::Zh => [
            ("编号", 13),
            ("名称", 24),
            ("类别", 9),
            ("片区", 6),
            ("责任单位", 20),
            ("面积 ㎡", 12),
            ("季初", 8),
            ("季末", 8),
            ("本季登记", 20),
            ("事由", 20),
        ],
        Language::En => [
            ("Id", 13),
            ("Name", 24),
            ("Course", 10),
            ("Zone", 6),
            ("Units", 20),
            ("Area, m²", 12),
            ("At start", 10),
            ("At end", 10),
            ("Steps", 20),
            ("Reasons", 20),
        ],
    };
    Table::new(frame.pick("清单", "List"), columns, list.rows.iter().map(row).collect())
}
