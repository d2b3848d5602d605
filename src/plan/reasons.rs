//! Why a site is chosen or passed over, what a zone's next ㎡ costs, and how good the plan is: sentences made from numbers.
//!
//! Prices come from the duals of the relaxation: estimates, and said to be so. Exact worth is a matter of `break_even`. Never here: a choice.

use std::collections::BTreeMap;

use super::aim::Aim;
use super::answer::{Amount, OutcomeKind, Shortfall, Totals};
use super::infeasible::{Missed, ceiling_name};
use super::model::{Candidate, Column, Measure, Model, Row, Sense, Subject};
use crate::programme::{Bilingual, Programme, ZoneId, counted};
use crate::units::{Area, Share, Yuan, YuanPerSquareMetre};

const MICRO: i128 = 1_000_000;

/// What rows are worth, and what zones are called.
pub(super) struct Explainer<'a> {
    pub(super) model: &'a Model,
    pub(super) programme: &'a Programme,
    /// Millionths of a 元 per unit of each row.
    pub(super) prices: &'a [i128],
}

/// Something chosen or passed over, as it is spoken of.
pub(super) struct Subjected<'a> {
    pub(super) candidate: &'a Candidate,
    pub(super) column: &'a Column,
}

/// What becomes of the plan when a chosen site is lost.
pub(super) enum Fate {
    /// The targets cannot be met any more.
    Irreplaceable,
    /// Worked out exactly.
    Replaced {
        extra: Yuan,
        /// Names of the sites that come in.
        by: Vec<String>,
        break_even: Option<Yuan>,
    },
    /// Not worked out: the name of the candidate that comes nearest by dual prices.
    Estimated(Option<String>),
}

/// How much cheaper a passed-over site would have to be.
pub(super) struct Discount {
    pub(super) yuan: Yuan,
    /// The difference of two optima; else an estimate from dual prices.
    pub(super) exact: bool,
    /// No plan that keeps the rows can hold it.
    pub(super) impossible: bool,
}

pub(super) fn unit_of(column: &Column) -> Option<YuanPerSquareMetre> {
    YuanPerSquareMetre::average(column.cost_yuan, column.area_m2)
}

impl Explainer<'_> {
    /// What a 元 spent weighs, in millionths: more than one where the budget binds.
    pub(super) fn weight_of_money(&self) -> i128 {
        let ceilings =
            self.model.rows.iter().zip(self.prices).filter(|(row, _)| row.measure == Measure::Cost && row.sense == Sense::AtMost);
        MICRO + ceilings.map(|(_, price)| *price).sum::<i128>()
    }

    /// What a column is worth to the rows, in millionths of a 元, money itself aside.
    fn worth(&self, candidate: &Candidate, column: &Column) -> i128 {
        let rows = self.model.rows.iter().zip(self.prices).filter(|(row, _)| row.measure != Measure::Cost);
        rows.map(|(row, price)| price * signed(row) * row.weight(candidate, column)).sum()
    }

    /// How much cheaper a column would have to be to be worth its cost, in 元; nought or less when it already is.
    pub(super) fn discount(&self, candidate: &Candidate, column: &Column) -> Yuan {
        let worth = self.worth(candidate, column) * MICRO / self.weight_of_money();
        let missing = i128::from(column.cost_yuan.get()) * MICRO - worth;
        Yuan::new(i64::try_from(-(-missing).div_euclid(MICRO)).unwrap_or(i64::MAX))
    }

    /// The marginal price of a ㎡ in a zone: what the rows it counts in would pay for it. `None` where no row asks for space there.
    pub(super) fn zone_price(&self, zone: Option<&ZoneId>) -> Option<YuanPerSquareMetre> {
        let asked = |row: &&(&Row, &i128)| match &row.0.subject {
            Subject::District => true,
            Subject::Zones(zones) => zone.is_some_and(|zone| zones.contains(zone)),
            Subject::Sites(_) => false,
        };
        let rows: Vec<(&Row, &i128)> = self.model.rows.iter().zip(self.prices).collect();
        let floors: Vec<_> = rows.iter().filter(asked).filter(|(row, _)| row.sense == Sense::AtLeast).collect();
        let per_hundredth: i128 = floors.iter().map(|(row, price)| *price * density(row, zone)).sum();
        // Millionths of a 元 per 0.01 ㎡, times 100 for a ㎡ and 100 for hundredths of a 元.
        let price = per_hundredth * 10_000 / self.weight_of_money();
        (!floors.is_empty()).then(|| YuanPerSquareMetre::from_hundredths(i64::try_from(price).unwrap_or(i64::MAX)))
    }

    pub(super) fn zone_name(&self, zone: Option<&ZoneId>) -> Bilingual {
        let named = zone.and_then(|zone| self.programme.zone(zone)).map(|zone| zone.name.clone());
        named.unwrap_or_else(|| Bilingual::new("片区外", "outside the zones"))
    }

    /// Why a site is in the plan.
    pub(super) fn chosen(&self, what: &Subjected<'_>, fate: &Fate) -> Bilingual {
        let way = what.column.treatment.words();
        let zone = self.zone_name(what.column.zone.as_ref());
        let (unit, unit_en) = spoken(unit_of(what.column));
        let area = what.column.area_m2;
        let discount = self.discount(what.candidate, what.column);
        let (zh, en) = match self.zone_price(what.column.zone.as_ref()) {
            _ if what.candidate.locked_in => ("按人工锁定入选".to_owned(), "locked in by hand".to_owned()),
            Some(price) if discount <= Yuan::ZERO => (
                format!("不高于{}边际价 {price}，估计比边际供给省 {}", zone.zh, -discount),
                format!(
                    "no more than the marginal price of {}, {price:#}; saves about {:#} against marginal supply",
                    zone.en, -discount
                ),
            ),
            Some(price) => (
                format!("高于{}边际价 {price}，但其面积正好补足缺口，换成别的组合更贵", zone.zh),
                format!(
                    "above the marginal price of {}, {price:#}, but its size completes the gap; any other combination costs more",
                    zone.en
                ),
            ),
            None => (format!("{}没有面积目标", zone.zh), format!("{} has no area target", zone.en)),
        };
        let next = fate.words();
        let (next_zh, next_en) = (next.zh, next.en);
        Bilingual::new(
            format!("{}：{area}，单价 {unit}，{zh}；{next_zh}。", way.zh),
            format!("{}: {area:#} at {unit_en}, {en}; {next_en}.", capital(&way.en)),
        )
    }

    /// Why a site on offer is not in the plan.
    pub(super) fn passed_over(&self, what: &Subjected<'_>, discount: &Discount) -> Bilingual {
        let zone = self.zone_name(what.column.zone.as_ref());
        let (unit, unit_en) = spoken(unit_of(what.column));
        if discount.impossible {
            return Bilingual::new("任何满足全部约束的方案都容不下它。", "No plan that keeps every row has room for it.");
        }
        let Some(price) = self.zone_price(what.column.zone.as_ref()) else {
            return Bilingual::new(
                format!("{}没有面积目标，不需要。", zone.zh),
                format!("Not needed: {} has no area target.", zone.en),
            );
        };
        let Discount { yuan, exact, .. } = discount;
        let share = percent(*yuan, what.column.cost_yuan);
        let nominal = if unit_of(what.column).is_some_and(|unit| unit > price) {
            ("高于", "above")
        } else {
            ("不高于", "no more than")
        };
        let (zh, en) = match (exact, *yuan > Yuan::ZERO) {
            (true, true) => (
                format!("全部重算：总价再低 {yuan}（{share}）以上才入选"),
                format!("by an exact re-solve it comes in only when more than {yuan:#} ({share}) cheaper"),
            ),
            (true, false) => {
                ("全部重算：选它的方案总成本相同".to_owned(), "by an exact re-solve a plan with it costs the same".to_owned())
            }
            (false, true) => (
                format!("按对偶价估计，总价降低约 {yuan}（{share}）才可能入选"),
                format!("by dual prices, an estimate, it would come in if about {yuan:#} ({share}) cheaper"),
            ),
            (false, false) => {
                ("但加入后会超出所需面积，整体更贵".to_owned(), "but with it the plan would overshoot and cost more".to_owned())
            }
        };
        Bilingual::new(
            format!("单价 {unit}，{}{}边际价 {price}；{zh}。", nominal.0, zone.zh),
            format!("{unit_en}, {} the marginal price of {}, {price:#}; {en}.", nominal.1, zone.en),
        )
    }

    /// What cannot be met, in figures and in words.
    pub(super) fn shortfall(&self, asked: &Model, missed: Missed) -> Option<Shortfall> {
        let row = asked.rows.get(missed.row)?;
        let (asked, attainable) = match row.sense {
            Sense::AtLeast => (row.asked, missed.attainable + row.already),
            Sense::AtMost => (row.bound, missed.attainable),
        };
        let missing = (asked - attainable).abs();
        let [asked, attainable, missing] = [asked, attainable, missing].map(|units| amount(row, units));
        // Whole firms are printed: what is missing is what is printed less, so that the three are one sum.
        let missing = match (asked, attainable) {
            (Amount::Count(asked), Amount::Count(attainable)) => Amount::Count((asked - attainable).abs()),
            (_, _) => missing,
        };
        Some(Shortfall {
            row: missed.row,
            subject: row.subject.clone(),
            measure: row.measure,
            asked,
            attainable,
            missing,
            sentence: self.shortfall_words(row, missed.together, [asked, attainable, missing]),
        })
    }

    fn shortfall_words(&self, row: &Row, together: bool, amounts: [Amount; 3]) -> Bilingual {
        let [asked, attainable, missing] = amounts;
        if row.sense == Sense::AtMost {
            let (zh, en) = ceiling_name(row.measure);
            return Bilingual::new(
                format!("{zh} {asked}不足以满足全部目标，至少需要 {attainable}，差 {missing}。"),
                format!(
                    "The {en} of {asked:#} is not enough to meet every target; at least {attainable:#} is needed, {missing:#} more."
                ),
            );
        }
        let name = self.target_words(row);
        let (reach_zh, reach_en) = if together {
            ("在各项约束之内只能做到", "comes to")
        } else {
            ("现有供给最多可达", "can reach at most")
        };
        Bilingual::new(
            format!("{}{reach_zh} {attainable}，目标 {asked}，差 {missing}。", name.zh),
            format!("{} {reach_en} {attainable:#}, {}, {}.", name.en, is(asked, "asked"), is(missing, "missing")),
        )
    }

    /// Whom a target binds and what it counts.
    pub(super) fn target_words(&self, row: &Row) -> Bilingual {
        let who = self.subject_words(&row.subject);
        let (zh, en) = match row.measure {
            Measure::Firms => ("可容纳企业和团队", "room for firms and teams"),
            Measure::TechFirms => ("可容纳科技型企业", "room for tech firms"),
            Measure::Large => ("大型孵化载体", "large carriers"),
            Measure::Special => ("特色载体", "specialty carriers"),
            Measure::Municipal => ("市级及以上载体", "carriers of municipal rank or above"),
            Measure::National => ("国家级载体", "national carriers"),
            Measure::Suitability => ("适配度", "suitability"),
            Measure::Area | Measure::Cost | Measure::Owners | Measure::Sites | Measure::Waiting => ("载体面积", "carrier space"),
        };
        Bilingual::new(format!("{}{zh}", who.zh), format!("{}: {en}", who.en))
    }

    /// What a row is about: a target, or a ceiling.
    pub(super) fn row_words(&self, row: &Row) -> Bilingual {
        if row.sense == Sense::AtLeast {
            return self.target_words(row);
        }
        let (zh, en) = ceiling_name(row.measure);
        Bilingual::new(zh, en)
    }

    fn subject_words(&self, subject: &Subject) -> Bilingual {
        match subject {
            Subject::District => self.programme.district.name.clone(),
            Subject::Zones(zones) => {
                let names: Vec<Bilingual> = zones.iter().map(|zone| self.zone_name(Some(zone))).collect();
                let join = |pick: fn(&Bilingual) -> &str, glue: &str| names.iter().map(pick).collect::<Vec<_>>().join(glue);
                Bilingual::new(join(|name| &name.zh, "、"), join(|name| &name.en, ", "))
            }
            Subject::Sites(sites) => {
                let names: Vec<&str> = sites.iter().map(|site| site.0.as_str()).collect();
                Bilingual::new(names.join("、"), names.join(", "))
            }
        }
    }
}

impl Fate {
    fn words(&self) -> Bilingual {
        match self {
            Self::Irreplaceable => {
                Bilingual::new("不可替代：失去它，目标无法全部满足", "irreplaceable: without it the targets cannot all be met")
            }
            Self::Replaced { extra, by, break_even } => {
                let (zh, en) = match by.as_slice() {
                    [] => ("改用其他取得方式".to_owned(), "other ways of taking the rest step in".to_owned()),
                    [one] => (format!("改用“{one}”"), format!("“{one}” steps in")),
                    [one, rest @ ..] => {
                        (format!("改用“{one}”等 {} 处", by.len()), format!("“{one}” and {} more step in", rest.len()))
                    }
                };
                let (worth_zh, worth_en) = break_even.map_or_else(<(String, String)>::default, |worth| {
                    (
                        format!("；对方案的盈亏平衡价为 {worth}（含税）"),
                        format!("; its break-even price to the plan is {worth:#}, taxes included"),
                    )
                });
                Bilingual::new(
                    format!("如失去它，{zh}，总成本多 {extra}{worth_zh}"),
                    format!("if it is lost, {en} and the plan costs {extra:#} more{worth_en}"),
                )
            }
            Self::Estimated(Some(name)) => Bilingual::new(
                format!("如失去它，按对偶价估计最接近的替代是“{name}”"),
                format!("if it is lost, the nearest replacement by dual prices, an estimate, is “{name}”"),
            ),
            Self::Estimated(None) => Bilingual::new("失去它的代价未算出", "what its loss would cost was not worked out"),
        }
    }
}

const fn signed(row: &Row) -> i128 {
    match row.sense {
        Sense::AtLeast => 1,
        Sense::AtMost => -1,
    }
}

fn density(row: &Row, zone: Option<&ZoneId>) -> i128 {
    match (&row.measure, &row.density) {
        (Measure::Area, _) => 1,
        (Measure::Firms | Measure::TechFirms, Some(density)) => {
            i128::from(zone.and_then(|zone| density.by_zone.get(zone)).copied().unwrap_or(density.elsewhere))
        }
        (_, _) => 0,
    }
}

/// An amount of what a row counts, whole firms rounded towards what is surely there.
pub(super) fn amount(row: &Row, units: i64) -> Amount {
    match row.measure {
        Measure::Area => Amount::Area(Area::from_hundredths(units)),
        Measure::Cost => Amount::Money(Yuan::new(units)),
        Measure::Firms
        | Measure::TechFirms
        | Measure::Owners
        | Measure::Sites
        | Measure::Large
        | Measure::Special
        | Measure::Municipal
        | Measure::National
        | Measure::Suitability
        | Measure::Waiting => Amount::Count(units.div_euclid(row.scale)),
    }
}

/// An amount with its verb: `1 is asked`, `6 are asked`, `300 m² is asked`.
pub(super) fn is(amount: Amount, what: &str) -> String {
    let verb = if matches!(amount, Amount::Count(count) if count != 1) { "are" } else { "is" };
    format!("{amount:#} {verb} {what}")
}

/// A unit price in Chinese and in English.
fn spoken(unit: Option<YuanPerSquareMetre>) -> (String, String) {
    unit.map_or_else(|| ("–".to_owned(), "–".to_owned()), |unit| (unit.to_string(), format!("{unit:#}")))
}

pub(super) fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

/// A part of an amount as a share.
pub(super) fn share(part: Yuan, whole: Yuan) -> Option<Share> {
    let (part, whole) = (i128::from(part.get()), i128::from(whole.get()));
    let millionths = if whole > 0 && part >= 0 { u32::try_from(part * MICRO / whole).ok()? } else { return None };
    Share::from_millionths(millionths).ok()
}

pub(super) fn percent(part: Yuan, whole: Yuan) -> String {
    share(part, whole).map_or_else(
        || "> 100 %".to_owned(),
        |share| format!("{}.{:02} %", share.millionths() / 10_000, share.millionths() / 100 % 100),
    )
}

/// How much an amount changes, as a share of what it was, with its sign.
pub(super) fn percent_of(from: Amount, to: Amount) -> String {
    let units = |amount: Amount| match amount {
        Amount::Area(area) => i128::from(area.hundredths()),
        Amount::Money(money) => i128::from(money.get()),
        Amount::Count(count) => i128::from(count),
    };
    let (from, to) = (units(from), units(to));
    if from <= 0 {
        return "–".to_owned();
    }
    let hundredths = (to - from).abs() * 10_000 / from;
    let sign = if to < from { "−" } else { "+" };
    format!("{sign}{}.{:02} %", hundredths / 100, hundredths % 100)
}

/// What is wanted, the most important first.
fn in_order(aims: &[Aim]) -> Bilingual {
    let words: Vec<Bilingual> = aims.iter().map(|aim| aim.words()).collect();
    let join = |pick: fn(&Bilingual) -> &str, glue: &str| words.iter().map(pick).collect::<Vec<_>>().join(glue);
    Bilingual::new(join(|one| &one.zh, "、再"), join(|one| &one.en, ", then "))
}

/// How good the plan is, in one sentence.
pub(super) fn outcome(
    kind: OutcomeKind,
    totals: &Totals,
    gap: Option<(Yuan, Option<Share>)>,
    shortfalls: &[Shortfall],
    aims: &[Aim],
) -> Bilingual {
    let Totals { cost_yuan: cost, area_m2: area, sites, .. } = totals;
    let en_sites = counted(sites, "site", "sites");
    let wanted = in_order(aims);
    match kind {
        // Nothing better by what was asked is not nothing cheaper.
        OutcomeKind::Optimal if aims != [Aim::Cost] => Bilingual::new(
            format!("已证明最优：{sites} 处物业共 {area}，总成本 {cost}；按“{}”，没有更好的方案能满足全部目标。", wanted.zh),
            format!(
                "Proven optimal: {en_sites}, {area:#}, {cost:#} in all; by “{}” no better plan meets every target.",
                wanted.en
            ),
        ),
        OutcomeKind::WithinGap if gap.is_none() => Bilingual::new(
            format!("{sites} 处物业共 {area}，总成本 {cost}；按“{}”，尚未证明没有更好的方案。", wanted.zh),
            format!("{en_sites}, {area:#}, {cost:#} in all; by “{}” it is not proved that no plan is better.", wanted.en),
        ),
        OutcomeKind::Optimal => Bilingual::new(
            format!("已证明最优：{sites} 处物业共 {area}，总成本 {cost}，没有更便宜的方案能满足全部目标。"),
            format!("Proven optimal: {en_sites}, {area:#}, {cost:#} in all; no cheaper plan meets every target."),
        ),
        OutcomeKind::WithinGap => {
            let (money, share) = gap.unwrap_or((*cost, None));
            let share = share.map_or_else(String::new, |share| format!("({share})"));
            Bilingual::new(
                format!("{sites} 处物业共 {area}，总成本 {cost}；最多还可节省 {money}{share}。"),
                format!("{en_sites}, {area:#}, {cost:#} in all; at most {money:#} {share} could still be saved."),
            )
        }
        OutcomeKind::Infeasible => {
            let join = |pick: fn(&Shortfall) -> &str| shortfalls.iter().map(pick).collect::<Vec<_>>().join(" ");
            let zh = if sites == &0 {
                String::new()
            } else {
                format!(" 最接近的方案：{sites} 处物业共 {area}，总成本 {cost}。")
            };
            let en =
                if sites == &0 { String::new() } else { format!(" The nearest plan: {en_sites}, {area:#}, {cost:#} in all.") };
            Bilingual::new(
                format!("不能全部满足：{}{zh}", join(|one| &one.sentence.zh)),
                format!("Not everything can be met: {}{en}", join(|one| &one.sentence.en)),
            )
        }
        OutcomeKind::CutShort => Bilingual::new(
            "在得出方案之前被中止；请延长时限后重试。",
            "Stopped before a plan was found; allow more time and try again.",
        ),
    }
}

/// The column of a candidate that comes nearest to being worth its cost.
pub(super) fn nearest_column<'a>(explainer: &Explainer<'_>, candidate: &'a Candidate) -> Option<(&'a Column, Yuan)> {
    let priced = candidate.columns.iter().map(|column| (column, explainer.discount(candidate, column)));
    priced.min_by_key(|(_, discount)| *discount)
}

/// By zone, the passed-over candidate that comes nearest.
pub(super) fn replacements<'a>(
    explainer: &Explainer<'a>,
    selection: &[Option<usize>],
) -> BTreeMap<Option<ZoneId>, Subjected<'a>> {
    let mut nearest: BTreeMap<Option<ZoneId>, (Yuan, Subjected<'a>)> = BTreeMap::new();
    let passed = explainer.model.candidates.iter().zip(selection).filter(|(_, taken)| taken.is_none());
    for (candidate, _) in passed {
        let Some((column, discount)) = nearest_column(explainer, candidate) else { continue };
        let known = nearest.get(&column.zone);
        if known.is_none_or(|(least, _)| discount < *least) {
            nearest.insert(column.zone.clone(), (discount, Subjected { candidate, column }));
        }
    }
    nearest.into_iter().map(|(zone, (_, what))| (zone, what)).collect()
}
