//! The properties of a plan as a paper: zone by zone, then each property with how it is taken, what it costs and why. Never here: a choice.

use super::frame::Frame;
use crate::atlas::Atlas;
use crate::estate::Confidence;
use crate::exchange::paper::{Block, Entry, Paper, Row, Table, Value};
use crate::plan::{Plan, PlanChoice, ZoneResult};
use crate::programme::{Language, ZoneId};

/// The properties that a plan takes, over the snapshot it was made from.
#[must_use]
pub fn properties(atlas: &Atlas, plan: &Plan, frame: &Frame<'_>) -> Paper {
    let mut blocks = vec![Block::Text(frame.read(&plan.outcome.sentence).to_owned())];
    blocks.push(Block::Table(zones(plan, frame)));
    blocks.push(Block::Table(property_table(atlas, plan, frame)));
    blocks.extend(plan.notices.iter().map(|notice| Block::Text(frame.read(notice).to_owned())));
    let title = frame.pick("方案物业清单", "Properties of a plan").to_owned();
    let mut paper = frame.paper(atlas, title, vec![frame.citation(atlas), frame.data_source(atlas)], blocks);
    paper.subtitle = format!("{} {}", frame.pick("方案", "Plan"), plan.id);
    paper.landscape = true;
    paper
}

/// One a row in the order of their ids, with their sum at the end.
fn property_table(atlas: &Atlas, plan: &Plan, frame: &Frame<'_>) -> Table {
    let columns = match frame.language {
        Language::Zh => [
            ("编号", 13),
            ("名称", 24),
            ("片区", 16),
            ("取得与改造", 20),
            ("面积 ㎡", 12),
            ("费用 元", 14),
            ("单价 元/㎡", 11),
            ("报价 元/㎡", 11),
            ("保本报价 元/㎡", 12),
            ("示例", 6),
            ("为何入选", 40),
        ],
        Language::En => [
            ("Id", 13),
            ("Name", 24),
            ("Zone", 16),
            ("Taken by", 20),
            ("Area, m²", 12),
            ("Cost, yuan", 14),
            ("Yuan/m²", 11),
            ("Asking, yuan/m²", 11),
            ("Break-even, yuan/m²", 12),
            ("Made up", 8),
            ("Why it is in", 40),
        ],
    };
    let mut rows: Vec<Row> = plan.choices.iter().map(|choice| property(atlas, choice, frame)).collect();
    rows.push(sum(plan, frame));
    Table::new(frame.pick("入选物业", "Properties"), columns, rows)
}

fn property(atlas: &Atlas, choice: &PlanChoice, frame: &Frame<'_>) -> Row {
    let mark = choice.example.then_some(Confidence::Example);
    Row::new(vec![
        Entry::text(choice.site.0.as_str()),
        Entry::text(choice.name.as_str()),
        Entry::text(zone_name(atlas, choice.zone.as_ref(), frame)),
        frame.words(&choice.option.words()),
        Entry::plain(Value::area(choice.area_m2)).marked(mark),
        Entry::plain(Value::yuan(choice.cost_yuan)).marked(mark),
        frame.known(choice.unit_yuan_per_m2, Value::price).marked(mark),
        frame.known(choice.asking_yuan_per_m2, Value::price).marked(mark),
        frame.known(choice.break_even_yuan_per_m2, Value::price).marked(mark),
        Entry::text(if choice.example { frame.pick("示例", "example") } else { "" }),
        frame.words(&choice.reason),
    ])
}

fn sum(plan: &Plan, frame: &Frame<'_>) -> Row {
    let totals = &plan.totals;
    let mut entries = vec![Entry::text(frame.pick("合计", "Sum"))];
    entries.extend([const { Entry::empty() }; 3]);
    entries.push(Entry::plain(Value::area(totals.area_m2)));
    entries.push(Entry::plain(Value::yuan(totals.cost_yuan)));
    entries.push(frame.known(totals.average_yuan_per_m2, Value::price));
    entries.extend([const { Entry::empty() }; 4]);
    Row { total: true, entries }
}

/// 片区 by name; its id where the programme has none of that id, and nothing outside every zone.
fn zone_name<'w>(atlas: &'w Atlas, zone: Option<&'w ZoneId>, frame: &Frame<'_>) -> &'w str {
    let named = |id: &'w ZoneId| atlas.programme().zone(id).map_or(id.0.as_str(), |zone| zone.name.read(frame.language));
    zone.map_or("", named)
}

fn zones(plan: &Plan, frame: &Frame<'_>) -> Table {
    let columns = match frame.language {
        Language::Zh => [("片区", 20), ("目标 ㎡", 12), ("已建 ㎡", 12), ("方案新增 ㎡", 12), ("仍差 ㎡", 12), ("费用 元", 14)],
        Language::En => {
            [("Zone", 20), ("Target, m²", 12), ("Built, m²", 12), ("Added, m²", 12), ("Missing, m²", 12), ("Cost, yuan", 14)]
        }
    };
    let row = |zone: &ZoneResult, total: bool| {
        let entries = vec![
            frame.words(&zone.name),
            frame.known(zone.target_m2, Value::area),
            Entry::plain(Value::area(zone.built_m2)),
            Entry::plain(Value::area(zone.chosen_m2)),
            Entry::plain(Value::area(zone.shortfall_m2)),
            Entry::plain(Value::yuan(zone.cost_yuan)),
        ];
        Row { total, entries }
    };
    let rows = plan.zones.iter().map(|zone| row(zone, false)).chain([row(&plan.district, true)]).collect();
    Table::new(frame.pick("分区结果", "By zone"), columns, rows)
}
