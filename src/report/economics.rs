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
    ])
}

/// What a ㎡ and a firm cost under each mode, what is earned on it, and the price or rent up to which it pays; then the cover of debt.
pub(super) fn costs(appraisal: &Appraisal, frame: &Frame<'_>) -> Table {
    let row = |line: &ModeLine| {
        let flow = line.cash_flow.as_ref();
        let none = |known: Option<Value>| Entry::known(known.or_else(|| flow.map(|_| Value::text("—"))));
        Row::new(vec![
            frame.words(&line.name),
            none(line.unit_cost_yuan_per_m2.map(Value::price)),
            none(line.cost_per_firm_yuan.map(Value::count)),
            none(flow.and_then(|flow| flow.yield_on_cost).map(Value::share)),
            none(line.break_even_price_yuan_per_m2.map(Value::price)),
            none(line.break_even_rent_yuan_per_m2_month.map(Value::price)),
        ])
    };
    let mut rows: Vec<Row> = appraisal.modes.iter().map(row).collect();
    let cover = appraisal
        .debt_service_cover
        .map_or_else(|| Value::text(frame.pick("未设贷款", "no loan is set")), |cover| Value::rounded(cover, 2));
    let mut last = vec![Entry::text(frame.pick("偿债备付率 DSCR", "Debt service cover (DSCR)")), Entry::plain(cover)];
    last.resize(6, Entry::empty());
    rows.push(Row::new(last));
    let columns = match frame.language {
        Language::Zh => [
            ("单位成本与保本价", 18),
            ("单位成本 元/㎡", 14),
            ("每户企业 元", 14),
            ("成本收益率", 12),
            ("保本价 元/㎡", 14),
            ("保本租金 元/㎡·月", 16),
        ],
        Language::En => [
            ("Cost and break-even", 22),
            ("Cost, ¥/m²", 14),
            ("Cost per firm, yuan", 16),
            ("Yield on cost", 12),
            ("Break-even price, ¥/m²", 16),
            ("Break-even rent, ¥/m² a month", 18),
        ],
    };
    Table::new(frame.pick("单位成本与保本价", "Cost and break-even"), columns, rows)
}

/// The bars of the tornado; none where the mode has no cash flow.
pub(super) fn sensitivity(appraisal: &Appraisal, frame: &Frame<'_>) -> Option<Table> {
    let end = |value: f64, unit: &str| Entry::plain(if unit.is_empty() { Value::share(value) } else { Value::rounded(value, 4) });
    let row = |swing: &Swing| {
        Row::new(vec![
            frame.words(&swing.name),
            end(swing.low, swing.unit),
            end(swing.high, swing.unit),
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
    let row = |line: &Assumption| {
        let changed = line.value != line.default;
        Row::new(vec![
            frame.words(&line.name),
            Entry::plain(assumed(&line.value, line.unit, appraisal, frame)),
            frame.unit(line.unit),
            Entry::text(line.mark.text()),
            if changed { Entry::plain(assumed(&line.default, line.unit, appraisal, frame)) } else { Entry::empty() },
        ])
    };
    let columns = match frame.language {
        Language::Zh => [("假设", 34), ("采用值", 18), ("单位", 12), ("依据", 8), ("默认值（如不同）", 16)],
        Language::En => [("Assumption", 38), ("Value used", 18), ("Unit", 12), ("Mark", 8), ("Default, if other", 16)],
    };
    Table::new(frame.pick("假设", "Assumptions"), columns, appraisal.assumptions.iter().map(row).collect())
}

/// A setting as a person reads it: what has no unit is a share, a mode has its name.
fn assumed(value: &serde_json::Value, unit: &str, appraisal: &Appraisal, frame: &Frame<'_>) -> Value {
    match value {
        serde_json::Value::Null => Value::text("—"),
        serde_json::Value::Number(number) => {
            let number = number.as_f64().unwrap_or(f64::NAN);
            if unit.is_empty() { Value::share(number) } else { Value::rounded(number, 4) }
        }
        serde_json::Value::Bool(yes) => Value::Flag(*yes),
        serde_json::Value::String(word) => {
            let named = appraisal.modes.iter().find(|line| serde_json::to_value(line.mode).is_ok_and(|mode| mode == *value));
            Value::text(named.map_or(word.as_str(), |line| frame.read(&line.name)))
        }
        serde_json::Value::Array(items) => {
            let items: Vec<String> =
                items.iter().map(|item| assumed(item, unit, appraisal, frame).print(frame.language)).collect();
            Value::text(items.join(frame.language.comma()))
        }
        serde_json::Value::Object(_) => Value::text(value.to_string()),
    }
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
