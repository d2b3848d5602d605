//! 收储优先次序 as a paper: every property in the order of its judgement, with what stops it and what is open. Never here: the order.

use super::frame::Frame;
use crate::appraisal::{RankedProperty, Ranking, Stand};
use crate::atlas::Atlas;
use crate::estate::Confidence;
use crate::exchange::paper::{Block, Entry, Paper, Row, Table, Value};
use crate::programme::{Bilingual, Language};

/// The ranking of all properties.
#[must_use]
pub fn ranking(atlas: &Atlas, ranking: &Ranking, frame: &Frame<'_>) -> Paper {
    let summary = Bilingual::new(
        format!(
            "已评级 {}，待核 {}，不宜收储 {}；权重 ±20% 时名次变动 {}。待核与不宜收储者不列名次。",
            ranking.graded, ranking.to_verify, ranking.stopped, ranking.moved_by_weights
        ),
        format!(
            "{} graded, {} to verify, {} stopped; {} change places with weights ±20 %. Only what is graded has a place.",
            ranking.graded, ranking.to_verify, ranking.stopped, ranking.moved_by_weights
        ),
    );
    let mut blocks: Vec<Block> =
        [&summary, &ranking.rating_profile.sentence].map(|words| Block::Text(frame.read(words).to_owned())).to_vec();
    blocks.push(Block::Table(order(ranking, frame)));
    blocks.extend(ranking.notices.iter().map(|notice| Block::Text(frame.read(notice).to_owned())));
    let title = frame.pick("闲置楼宇收储优先次序", "Idle buildings in the order of their appraisal").to_owned();
    let mut paper = frame.paper(atlas, title, vec![frame.citation(atlas), frame.data_source(atlas)], blocks);
    paper.landscape = true;
    paper
}

fn order(ranking: &Ranking, frame: &Frame<'_>) -> Table {
    let columns = match frame.language {
        Language::Zh => [
            ("名次", 6),
            ("±20%", 7),
            ("编号", 13),
            ("名称", 24),
            ("片区", 6),
            ("结论", 10),
            ("等级", 6),
            ("得分低", 7),
            ("得分高", 7),
            ("面积 ㎡", 12),
            ("价格 元/㎡", 11),
            ("财务保本价 元/㎡", 12),
            ("不通过与待核的闸门", 30),
        ],
        Language::En => [
            ("Place", 6),
            ("±20 %", 7),
            ("Id", 13),
            ("Name", 24),
            ("Zone", 6),
            ("Stand", 10),
            ("Grade", 6),
            ("Low", 7),
            ("High", 7),
            ("Area, m²", 12),
            ("Price, yuan/m²", 11),
            ("Break-even by cash flow, yuan/m²", 12),
            ("Gates that fail or are open", 30),
        ],
    };
    Table::new(frame.pick("收储优先次序", "Order"), columns, ranking.rows.iter().map(|property| row(property, frame)).collect())
}

fn row(property: &RankedProperty, frame: &Frame<'_>) -> Row {
    let place = |place: usize| Value::count(i64::try_from(place).unwrap_or(i64::MAX));
    let mark = property.example.then_some(Confidence::Example);
    let end = |end: Option<f64>| end.map_or_else(Entry::empty, |end| Entry::plain(Value::rounded(end, 1)));
    let stand = match property.stand {
        Stand::Graded => frame.pick("已评级", "graded"),
        Stand::ToVerify => frame.pick("待核", "to verify"),
        Stand::Stopped => frame.pick("不宜收储", "stopped"),
    };
    let range = property.rank_range.map_or_else(String::new, |[best, worst]| format!("{best}–{worst}"));
    Row::new(vec![
        property.rank.map_or_else(Entry::empty, |rank| Entry::plain(place(rank))),
        Entry::text(range),
        Entry::text(property.site.0.as_str()),
        Entry::text(property.name.as_str()),
        Entry::text(property.zone.as_ref().map_or("", |zone| zone.0.as_str())),
        Entry::text(stand),
        Entry::text(property.grade.map_or_else(String::new, |grade| format!("{grade:?}"))),
        end(property.score.map(|score| score.low)),
        end(property.score.map(|score| score.high)),
        frame.known(property.carrier_area_m2, Value::area).marked(mark),
        frame.known(property.price_yuan_per_m2, Value::price).marked(mark),
        frame.known(property.break_even_yuan_per_m2, Value::price).marked(mark),
        Entry::text(gates(property, frame)),
    ])
}

/// Gates that fail, with ✕ before them, then those that are open.
fn gates(property: &RankedProperty, frame: &Frame<'_>) -> String {
    let named = |sign: &'static str, gates: &[Bilingual]| {
        gates.iter().map(|gate| format!("{sign} {}", frame.read(gate))).collect::<Vec<_>>()
    };
    [named("✕", &property.failed), named("?", &property.open)].concat().join(frame.language.semicolon())
}
