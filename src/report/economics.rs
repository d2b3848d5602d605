//! The economic tables of 收储评估表: five modes side by side, sensitivity, and what the space would add.

use super::frame::Frame;
use crate::appraisal::{Appraisal, Assumption, ModeLine, Openness, Swing};
use crate::exchange::paper::{Entry, Row, Table, Value};
use crate::programme::Language;
use crate::units::Area;

pub(super) fn modes(appraisal: &Appraisal, frame: &Frame<'_>) -> Table {
    let columns = match frame.language {
        Language::Zh => [
            ("取得方式", 12),
            ("可行", 8),
            ("计入目标", 9),
            ("年", 5),
            ("投入 元", 14),
            ("净现值 元", 14),
            ("年均 元", 13),
            ("IRR", 8),
            ("回收 年", 9),
            ("保本价/租金", 12),
        ],
        Language::En => [
            ("Mode", 14),
            ("Open", 9),
            ("Counts", 8),
            ("Years", 6),
            ("Investment, yuan", 14),
            ("NPV, yuan", 14),
            ("A year, yuan", 13),
            ("IRR", 8),
            ("Payback, years", 9),
            ("Break-even", 12),
        ],
    };
    Table::new(frame.pick("五种方式", "Five modes"), columns, appraisal.modes.iter().map(|line| mode(line, frame)).collect())
}

fn mode(line: &ModeLine, frame: &Frame<'_>) -> Row {
    let flow = line.cash_flow.as_ref();
    let open = match line.open {
        Openness::Open => Value::Flag(true),
        Openness::Closed => Value::Flag(false),
        Openness::Unknown => Value::Unknown,
    };
    // Without a return, or where it never pays back, there is a flow and no figure.
    let none = |known: Option<Value>| known.or_else(|| flow.map(|_| Value::text("—")));
    let limit = line.break_even_price_yuan_per_m2.or(line.break_even_rent_yuan_per_m2_month);
    Row::new(vec![
        frame.words(&line.name),
        Entry::plain(open),
        Entry::plain(Value::Flag(line.counts)),
        Entry::plain(Value::count(i64::from(line.years))),
        frame.known(flow, |flow| Value::yuan(flow.investment_yuan)),
        frame.known(flow, |flow| Value::yuan(flow.npv_yuan)),
        frame.known(flow, |flow| Value::yuan(flow.yearly_equivalent_yuan)),
        Entry::known(none(flow.and_then(|flow| flow.irr).map(Value::share))),
        Entry::known(none(flow.and_then(|flow| flow.payback_years).map(|years| Value::rounded(years, 1)))),
        Entry::known(none(limit.map(Value::price))),
    ])
}

/// The bars of the tornado; none where the mode has no cash flow.
pub(super) fn sensitivity(appraisal: &Appraisal, frame: &Frame<'_>) -> Option<Table> {
    let row = |swing: &Swing| {
        Row::new(vec![
            frame.words(&swing.name),
            Entry::plain(Value::rounded(swing.low, 4)),
            Entry::plain(Value::rounded(swing.high, 4)),
            frame.unit(swing.unit),
            Entry::plain(Value::yuan(swing.npv_at_low_yuan)),
            Entry::plain(Value::yuan(swing.npv_at_high_yuan)),
        ])
    };
    let columns = match frame.language {
        Language::Zh => {
            [("敏感性", 26), ("低值", 12), ("高值", 12), ("单位", 12), ("低值时净现值 元", 18), ("高值时净现值 元", 18)]
        }
        Language::En => {
            [("Sensitivity", 28), ("Low", 12), ("High", 12), ("Unit", 12), ("NPV at low, yuan", 18), ("NPV at high, yuan", 18)]
        }
    };
    let rows: Vec<Row> = appraisal.tornado.iter().map(row).collect();
    (!rows.is_empty()).then(|| Table::new(frame.pick("敏感性", "Sensitivity"), columns, rows))
}

/// Every assumption with its mark, and the default where another value was used.
pub(super) fn assumptions(appraisal: &Appraisal, frame: &Frame<'_>) -> Table {
    let shown = |value: &serde_json::Value| match value {
        serde_json::Value::Null => Entry::text("—"),
        serde_json::Value::Number(number) => Entry::plain(Value::rounded(number.as_f64().unwrap_or_default(), 4)),
        serde_json::Value::Bool(yes) => Entry::plain(Value::Flag(*yes)),
        serde_json::Value::String(text) => Entry::text(text.as_str()),
        serde_json::Value::Array(items) => {
            let items: Vec<String> =
                items.iter().map(|item| item.as_str().map_or_else(|| item.to_string(), str::to_owned)).collect();
            Entry::text(items.join("、"))
        }
        serde_json::Value::Object(_) => Entry::text(value.to_string()),
    };
    let row = |line: &Assumption| {
        let changed = line.value != line.default;
        Row::new(vec![
            frame.words(&line.name),
            shown(&line.value),
            frame.unit(line.unit),
            Entry::text(line.mark.text()),
            if changed { shown(&line.default) } else { Entry::empty() },
        ])
    };
    let columns = match frame.language {
        Language::Zh => [("假设", 34), ("采用值", 18), ("单位", 12), ("依据", 8), ("默认值（如不同）", 16)],
        Language::En => [("Assumption", 38), ("Value used", 18), ("Unit", 12), ("Mark", 8), ("Default, if other", 16)],
    };
    Table::new(frame.pick("假设", "Assumptions"), columns, appraisal.assumptions.iter().map(row).collect())
}

/// Gaps before and after.
pub(super) fn contribution(appraisal: &Appraisal, frame: &Frame<'_>) -> Table {
    let adds = &appraisal.contribution;
    let area = |area: Option<Area>| frame.known(area, Value::area);
    let zone = adds.zone_name.as_ref().map_or_else(|| frame.pick("片区外", "Outside the zones"), |name| frame.read(name));
    let rows = vec![
        Row::new(vec![Entry::text(zone), area(adds.zone_gap_before_m2), area(adds.zone_gap_after_m2)]),
        Row::new(vec![
            Entry::text(frame.pick("全区对照总目标", "District against its headline")),
            area(adds.district_gap_before_m2),
            area(adds.district_gap_after_m2),
        ]),
        Row::new(vec![Entry::text(frame.pick("孵化面积 ㎡", "Carrier area, m²")), Entry::empty(), area(adds.carrier_area_m2)]),
        Row::new(vec![
            Entry::text(frame.pick("在孵容量 个", "Room for firms")),
            Entry::empty(),
            frame.known(adds.capacity_firms, |firms| Value::count(i64::from(firms))),
        ]),
    ];
    let columns = match frame.language {
        Language::Zh => [("规划贡献（缺口 ㎡）", 36), ("前", 18), ("后", 18)],
        Language::En => [("Contribution (gap, m²)", 36), ("Before", 18), ("After", 18)],
    };
    Table::new(frame.pick("规划贡献", "Contribution"), columns, rows)
}
