//! 收储评估表 as a paper: gates first, then the conclusion, the groups A–L with their sources, economics, contribution, score, what is to be
//! verified, and room for signatures.

use super::economics;
use super::frame::Frame;
use crate::appraisal::{Appraisal, Cell, CellState, CellValue, Gate, GateOutcome, Rating};
use crate::atlas::Atlas;
use crate::exchange::paper::{Block, Entry, Paper, Row, Table, Value};
use crate::programme::{Language, side};
use crate::units::YuanPerSquareMetre;

/// Rows left free for opinions and signatures.
const SIGNATURES: usize = 4;

/// The acquisition sheet of one property, with what the plan says of it where a plan was asked.
#[must_use]
pub fn sheet(atlas: &Atlas, appraisal: &Appraisal, frame: &Frame<'_>) -> Paper {
    let mut sources = vec![frame.citation(atlas), frame.data_source(atlas)];
    let fields = fields(appraisal, frame, &mut sources);
    let mut blocks = vec![
        Block::Text(frame.read(&appraisal.verdict).to_owned()),
        Block::Table(gates(appraisal, frame)),
        Block::Table(conclusion(appraisal, frame)),
        Block::Table(fields),
        Block::Table(economics::modes(appraisal, frame)),
        Block::Table(economics::costs(appraisal, frame)),
    ];
    blocks.extend(economics::sensitivity(appraisal, frame).map(Block::Table));
    blocks.extend([
        Block::Table(economics::contribution(appraisal, frame)),
        Block::Table(score(appraisal, frame)),
        Block::Table(economics::assumptions(appraisal, frame)),
        Block::Table(checks(appraisal, frame)),
        Block::Table(signatures(frame)),
    ]);
    blocks.extend(appraisal.notices.iter().map(|notice| Block::Text(frame.read(notice).to_owned())));
    let title = frame.pick("闲置楼宇收储评估表", "Acquisition sheet of an idle building").to_owned();
    let mut paper = frame.paper(atlas, title, sources, blocks);
    paper.subtitle = format!("{} · {}", appraisal.site, appraisal.name);
    paper
}

/// Failed gates first, open ones next, then the rest as they stand.
fn gates(appraisal: &Appraisal, frame: &Frame<'_>) -> Table {
    let mut gates: Vec<&Gate> = appraisal.gates.iter().collect();
    gates.sort_by_key(|gate| match gate.outcome {
        GateOutcome::Fail => 0,
        GateOutcome::Unknown | GateOutcome::NeedsRole => 1,
        GateOutcome::Pass => 2,
        GateOutcome::NotApplicable => 3,
    });
    let row = |gate: &&Gate| {
        Row::new(vec![frame.words(&gate.name), Entry::text(outcome(gate.outcome, frame)), frame.words(&gate.sentence)])
    };
    let columns = match frame.language {
        Language::Zh => [("闸门", 18), ("结果", 10), ("说明", 60)],
        Language::En => [("Gate", 18), ("Outcome", 12), ("Why", 60)],
    };
    Table::new(frame.pick("闸门", "Gates"), columns, gates.iter().map(row).collect())
}

fn outcome(outcome: GateOutcome, frame: &Frame<'_>) -> &'static str {
    let (zh, en) = match outcome {
        GateOutcome::Fail => ("不通过", "fails"),
        GateOutcome::Unknown => ("待核", "unknown"),
        GateOutcome::NeedsRole => ("需权限", "needs a role"),
        GateOutcome::Pass => ("通过", "passes"),
        GateOutcome::NotApplicable => ("不适用", "not applicable"),
    };
    match frame.language {
        Language::Zh => zh,
        Language::En => en,
    }
}

fn conclusion(appraisal: &Appraisal, frame: &Frame<'_>) -> Table {
    let price = |name, price: Option<YuanPerSquareMetre>| {
        Row::new(vec![Entry::text(name), frame.known(price, Value::price), Entry::text(frame.pick("元/㎡", "¥/m²"))])
    };
    let grade = match &appraisal.rating {
        Rating::Stopped => frame.pick("红：不评级", "stopped: no grade").to_owned(),
        Rating::ToVerify { provisional, .. } => {
            format!("{}{provisional:?}", frame.pick("待核，暂列 ", "to verify, provisionally "))
        }
        Rating::Graded { grade, .. } => format!("{grade:?}"),
    };
    let rows = vec![
        price(frame.pick("本表采用价格", "Price used here"), appraisal.price_used_yuan_per_m2),
        price(frame.pick("财务保本价", "Break-even price by cash flow"), appraisal.break_even_price_yuan_per_m2),
        Row::new(vec![
            Entry::text(frame.pick("方案保本价", "Break-even price by the plan")),
            frame.known(appraisal.plan_worth.as_ref(), |worth| Value::text(frame.read(&worth.shown()))),
            Entry::text(appraisal.plan_worth.as_ref().map_or("", |worth| frame.read(&worth.sentence))),
        ]),
        Row::new(vec![Entry::text(frame.pick("等级", "Grade")), Entry::text(grade), Entry::empty()]),
        Row::new(vec![
            Entry::text(frame.pick("完整度", "Completeness")),
            Entry::plain(Value::share(appraisal.completeness)),
            Entry::text(format!("{} / {}", appraisal.cells_known, appraisal.cells)),
        ]),
    ];
    let columns = match frame.language {
        Language::Zh => [("结论", 18), ("值", 26), ("单位/说明", 34)],
        Language::En => [("Conclusion", 22), ("Value", 26), ("Unit, note", 34)],
    };
    Table::new(frame.pick("结论", "Conclusion"), columns, rows)
}

/// The groups A–L. Sources are numbered as they come.
fn fields(appraisal: &Appraisal, frame: &Frame<'_>, sources: &mut Vec<String>) -> Table {
    let mut rows = Vec::new();
    for group in &appraisal.sheet {
        for cell in &group.cells {
            let group = Entry::text(format!("{} {}", group.letter, frame.read(&group.name)));
            let as_of =
                cell.as_of.filter(|_| cell.value.is_some()).map_or_else(Entry::empty, |day| Entry::plain(Value::Date(day)));
            let unit = Entry::text(cell.unit_in(frame.language));
            rows.push(Row::new(vec![group, frame.words(&cell.name), entry(cell, frame, sources), unit, as_of]));
        }
    }
    let columns = match frame.language {
        Language::Zh => [("组", 14), ("项目", 22), ("值", 30), ("单位", 12), ("时点", 12)],
        Language::En => [("Group", 16), ("Field", 24), ("Value", 30), ("Unit", 12), ("As of", 12)],
    };
    Table::new(frame.pick("项目", "Fields"), columns, rows)
}

fn entry(cell: &Cell, frame: &Frame<'_>, sources: &mut Vec<String>) -> Entry {
    let value = match &cell.value {
        Some(CellValue::Number(number)) if cell.is_year() => Value::text(number.to_string()),
        Some(CellValue::Number(number)) if cell.is_share() => Value::share(*number),
        Some(CellValue::Number(number)) => Value::rounded(*number, 3),
        Some(CellValue::Flag(flag)) => Value::Flag(*flag),
        Some(CellValue::Text(text)) => Value::text(text),
        Some(CellValue::Words(words)) => Value::text(frame.read(words)),
        None if cell.state == CellState::Withheld => Value::Withheld,
        None => Value::Unknown,
    };
    let source = cell.source.as_deref().map(|source| side(source, frame.language)).map(|source| {
        let at = sources.iter().position(|known| known == source).unwrap_or_else(|| {
            sources.push(source.to_owned());
            sources.len() - 1
        });
        at + 1
    });
    Entry { value, mark: cell.confidence, source }
}

/// Each group of the score, then the whole; every score an interval.
fn score(appraisal: &Appraisal, frame: &Frame<'_>) -> Table {
    let number = |value: f64| Entry::plain(Value::rounded(value, 1));
    let mut rows: Vec<Row> = appraisal
        .groups
        .iter()
        .map(|group| {
            let known = format!("{} / {}", group.known, group.metrics.len());
            Row::new(vec![
                frame.words(&group.name),
                number(group.weight),
                number(group.score.low),
                number(group.score.high),
                Entry::text(known),
            ])
        })
        .collect();
    if let Rating::ToVerify { score, .. } | Rating::Graded { score, .. } = &appraisal.rating {
        let whole = Entry::text(frame.pick("总分", "Whole score"));
        let known = Entry::plain(Value::share(appraisal.completeness));
        rows.push(Row { total: true, entries: vec![whole, number(100.0), number(score.low), number(score.high), known] });
    }
    let columns = match frame.language {
        Language::Zh => [("得分（区间）", 30), ("权重 %", 10), ("低", 10), ("高", 10), ("已知", 12)],
        Language::En => [("Score (interval)", 34), ("Weight %", 10), ("Low", 10), ("High", 10), ("Known", 12)],
    };
    Table::new(frame.pick("得分", "Score"), columns, rows)
}

/// 核验清单: what a gate lacks, and what has to be looked at.
fn checks(appraisal: &Appraisal, frame: &Frame<'_>) -> Table {
    let open = |gate: &&Gate| matches!(gate.outcome, GateOutcome::Unknown | GateOutcome::NeedsRole | GateOutcome::Fail);
    let of_gates = appraisal.gates.iter().filter(open).map(|gate| &gate.sentence);
    let sentences = of_gates.chain(appraisal.flags.iter().map(|flag| &flag.sentence));
    let rows = sentences.map(|sentence| Row::new(vec![Entry::text("☐"), frame.words(sentence)])).collect();
    Table::new(frame.pick("核验清单", "To be verified"), [("☐", 5), (frame.pick("核验", "Check"), 80)], rows)
}

fn signatures(frame: &Frame<'_>) -> Table {
    let columns = match frame.language {
        Language::Zh => [("会商会审意见", 40), ("单位/职务", 20), ("签字", 16), ("日期", 12)],
        Language::En => [("Opinion", 40), ("Unit and post", 20), ("Signature", 16), ("Date", 12)],
    };
    let free = || Row::new(vec![Entry::empty(), Entry::empty(), Entry::empty(), Entry::empty()]);
    Table::new(frame.pick("会商会审", "Opinions"), columns, (0..SIGNATURES).map(|_| free()).collect())
}
