//! Proves a kept plan again: its sums, its rows, its bound, and that all of it belongs together. Never here: the engine or the solver.
//!
//! Everything is exact integers. What is proved is said; what could not be proved is said too; what is wrong is named.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;

use super::answer::{Amount, OutcomeKind, Plan, PlanChoice, SCHEMA, Shortfall, ZoneResult};
use super::assemble::model_of;
use super::certificate::{Origin, digest, printed_digest, source_digest};
use super::model::{Measure, Model, Row, Selection, Sense, Subject};
use super::reprove::{Refutation, Reproved, reprove};
use super::scenario::LockKind;
use crate::atlas::Atlas;
use crate::programme::{Bilingual, ZoneId};
use crate::units::{Area, Yuan, YuanPerSquareMetre};

/// Something wrong with a plan.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Objection {
    /// What is wrong, in one stable word.
    pub code: &'static str,
    /// Where: a site, a zone, a row or a field.
    pub place: String,
    /// What is wrong, in a sentence.
    pub message: Bilingual,
}

/// Something that was checked and holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Check {
    /// In a sentence.
    pub statement: Bilingual,
}

/// How much of a plan's worth was proved.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Proved {
    /// Nothing that meets the rows costs less.
    Optimal,
    /// At most so much could be saved.
    WithinGap(Yuan),
    /// It adds up and keeps the rows; nothing is proved of what else there is.
    Sound,
}

/// A plan that holds.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Verdict {
    /// How much is proved.
    pub proved: Proved,
    /// What was checked.
    pub checks: Vec<Check>,
}

fn objection(code: &'static str, place: impl ToString, zh: impl Into<String>, en: impl Into<String>) -> Objection {
    Objection { code, place: place.to_string(), message: Bilingual::new(zh, en) }
}

fn check(zh: impl Into<String>, en: impl Into<String>) -> Check {
    Check { statement: Bilingual::new(zh, en) }
}

/// Proves a plan from its file alone.
///
/// # Errors
/// Every [`Objection`] found.
pub fn verify(plan: &Plan) -> Result<Verdict, Vec<Objection>> {
    let mut objections = origin(plan);
    let selection = selection(plan, &mut objections);
    objections.extend(rows(plan, &selection));
    objections.extend(decisions(plan, &selection));
    objections.extend(sums(plan, &selection));
    objections.extend(outcome(plan));
    objections.extend(shortfalls(plan));
    if !objections.is_empty() {
        return Err(objections);
    }
    let mut checks = vec![
        check("方案、情景、数据版本与模型摘要一致", "plan, scenario, revision and model belong together"),
        check(
            format!("{} 处入选物业逐项与模型一致，合计无误", plan.choices.len()),
            format!("{} choices agree with the model and add up", plan.choices.len()),
        ),
        check(
            format!("{} 条约束以整数逐条核对成立", plan.model.rows.len()),
            format!("{} rows hold, in exact integers", plan.model.rows.len()),
        ),
    ];
    let proved = bound(plan, &mut checks)?;
    Ok(Verdict { proved, checks })
}

/// Proves a plan, and that it was made from this snapshot.
///
/// # Errors
/// Every [`Objection`] found.
pub fn verify_against(plan: &Plan, atlas: &Atlas) -> Result<Verdict, Vec<Objection>> {
    let revision = atlas.revision();
    if plan.revision != revision.number || plan.content_hash != revision.content_hash {
        return Err(vec![objection(
            "revision",
            plan.revision,
            format!("方案依据第 {} 版数据，现对照第 {} 版；请用同一版本核验", plan.revision, revision.number),
            format!(
                "the plan was made from revision {}, this is revision {}; compare with the same revision",
                plan.revision, revision.number
            ),
        )]);
    }
    let made = model_of(atlas, &plan.scenario).map_err(|faults| {
        faults.0.iter().map(|fault| objection("scenario", "scenario", &fault.zh, &fault.en)).collect::<Vec<_>>()
    })?;
    let differences = differences(&made, plan);
    if !differences.is_empty() {
        return Err(differences);
    }
    let mut verdict = verify(plan)?;
    verdict
        .checks
        .push(check("模型与该版本数据重新生成的结果逐项相同", "the model equals the one made again from this revision"));
    Ok(verdict)
}

fn differences(made: &Model, plan: &Plan) -> Vec<Objection> {
    let mut found = Vec::new();
    let ours: BTreeMap<_, _> = made.candidates.iter().map(|candidate| (&candidate.site, candidate)).collect();
    let theirs: BTreeMap<_, _> = plan.model.candidates.iter().map(|candidate| (&candidate.site, candidate)).collect();
    for site in ours.keys().chain(theirs.keys()).collect::<BTreeSet<_>>() {
        if ours.get(*site) != theirs.get(*site) {
            found.push(objection("data", site, format!("“{site}”与数据不符"), format!("“{site}” differs from the data")));
        }
    }
    let rows_agree = made.rows.len() == plan.model.rows.len()
        && made.rows.iter().zip(&plan.model.rows).all(|(ours, theirs)| Row { bound: theirs.bound, ..ours.clone() } == *theirs);
    if !rows_agree {
        found.push(objection(
            "targets",
            "rows",
            "目标或上限与方案和数据不符",
            "targets or ceilings differ from programme and data",
        ));
    }
    found
}

/// Whether everything belongs together.
fn origin(plan: &Plan) -> Vec<Objection> {
    let mut found = Vec::new();
    if plan.schema != SCHEMA {
        found.push(objection(
            "schema",
            "schema",
            format!("不认识的方案格式“{}”", plan.schema),
            format!("“{}” is no plan format known here", plan.schema),
        ));
    }
    let certificate = &plan.certificate;
    if digest(&plan.model) != certificate.model_digest {
        found.push(objection(
            "model",
            "model",
            "模型（候选、面积、费用、报价或目标）在证明之后被改动",
            "the model (a candidate, area, cost, price or target) was altered after it was proved",
        ));
    }
    if digest(&plan.scenario) != certificate.scenario_digest {
        found.push(objection("scenario", "scenario", "情景在证明之后被改动", "the scenario was altered after it was proved"));
    }
    let origin = Origin { revision: plan.revision, content_hash: &plan.content_hash, programme: &plan.programme };
    let source = source_digest(origin, &certificate.model_digest, &certificate.scenario_digest);
    if source != certificate.source_digest || !source.starts_with(&plan.id) || plan.id.len() != 16 {
        found.push(objection(
            "source",
            "content_hash",
            "数据版本、内容摘要、方案编号或证书摘要被改动",
            "the revision, its content hash, the plan’s id or a digest of the certificate was altered",
        ));
    }
    if printed_digest(plan) != certificate.printed_digest {
        found.push(objection(
            "printed",
            "printed",
            "方案所列内容（入选、落选、理由、合计或提示）在出具之后被改动",
            "what the plan prints (choices, reasons, sums or notices) was altered after it was issued",
        ));
    }
    for fault in plan.model.faults() {
        found.push(objection("model", "model", format!("模型有误：{fault}"), fault.to_string()));
    }
    found
}

/// The choices as columns of the model, objecting to those that are not.
fn selection(plan: &Plan, found: &mut Vec<Objection>) -> Selection {
    let mut selection = vec![None; plan.model.candidates.len()];
    for choice in &plan.choices {
        match column_of(plan, choice) {
            Ok((candidate, column)) => {
                if selection[candidate].replace(column).is_some() {
                    found.push(objection(
                        "choice",
                        &choice.site,
                        format!("“{}”入选两次", choice.site),
                        format!("“{}” is chosen twice", choice.site),
                    ));
                }
            }
            Err(wrong) => found.push(wrong),
        }
    }
    for (candidate, taken) in plan.model.candidates.iter().zip(&selection) {
        if candidate.locked_in && taken.is_none() && !plan.choices.is_empty() {
            let site = &candidate.site;
            found.push(objection(
                "lock",
                site,
                format!("“{site}”锁定入选却未入选"),
                format!("“{site}” is locked in but not chosen"),
            ));
        }
    }
    for passed in &plan.passed_over {
        let candidate =
            plan.model.position(&passed.site).filter(|at| selection[*at].is_none()).map(|at| &plan.model.candidates[at]);
        let same = candidate.is_some_and(|candidate| {
            let mut columns = candidate.columns.iter();
            columns.any(|column| {
                column.treatment == passed.option && column.area_m2 == passed.area_m2 && column.cost_yuan == passed.cost_yuan
            })
        });
        if !same {
            let site = &passed.site;
            found.push(objection(
                "passed_over",
                site,
                format!("落选的“{site}”与模型不符"),
                format!("“{site}”, passed over, is not as in the model"),
            ));
        }
    }
    selection
}

fn column_of(plan: &Plan, choice: &PlanChoice) -> Result<(usize, usize), Objection> {
    let site = &choice.site;
    let Some(at) = plan.model.position(site) else {
        return Err(objection("choice", site, format!("“{site}”不在候选之中"), format!("“{site}” is not among the candidates")));
    };
    let columns = &plan.model.candidates[at].columns;
    let same = |column: &&super::model::Column| column.treatment == choice.option && column.zone == choice.zone;
    let mine: Vec<_> = columns.iter().filter(same).collect();
    if mine.is_empty() {
        return Err(objection(
            "choice",
            site,
            format!("“{site}”没有这种取得方式"),
            format!("“{site}” is not on offer in this way"),
        ));
    }
    let exact =
        |column: &super::model::Column| same(&column) && column.area_m2 == choice.area_m2 && column.cost_yuan == choice.cost_yuan;
    match columns.iter().position(exact) {
        Some(column) if choice.unit_yuan_per_m2 == YuanPerSquareMetre::average(choice.cost_yuan, choice.area_m2) => {
            Ok((at, column))
        }
        Some(_) => Err(objection(
            "unit",
            site,
            format!("“{site}”单价与费用、面积不符"),
            format!("the unit price of “{site}” is not its cost by its area"),
        )),
        None if mine.iter().any(|column| column.cost_yuan == choice.cost_yuan) => Err(objection(
            "area",
            site,
            format!("“{site}”面积 {} 与模型不符", choice.area_m2),
            format!("the area of “{site}”, {}, is not that of the model", choice.area_m2),
        )),
        None => Err(objection(
            "cost",
            site,
            format!("“{site}”费用 {} 与模型不符", choice.cost_yuan),
            format!("the cost of “{site}”, {}, is not that of the model", choice.cost_yuan),
        )),
    }
}

/// Whether the rows hold, and ask what was asked.
fn rows(plan: &Plan, selection: &[Option<usize>]) -> Vec<Objection> {
    let mut found = Vec::new();
    for (at, row) in plan.model.rows.iter().enumerate() {
        let known = plan.outcome.shortfalls.iter().find(|short| short.row == at);
        let lowered = known.filter(|_| row.sense == Sense::AtLeast).and_then(|short| units(row, short));
        let due = if row.sense == Sense::AtLeast { row.asked - row.already } else { row.asked };
        let honest = row.bound == due
            || lowered.is_some_and(|attainable| row.bound < due && close(row, row.bound + row.already, attainable));
        if !honest {
            found.push(objection(
                "target",
                at,
                format!("第 {at} 条约束的界限与其目标不符"),
                format!("row {at} is not held to what it asks"),
            ));
        }
        let total = plan.model.total(row, selection);
        if !plan.choices.is_empty() && !row.holds(total) {
            found.push(objection(
                "row",
                at,
                format!("第 {at} 条约束不成立：{total} 对 {}", row.bound),
                format!("row {at} does not hold: {total} against {}", row.bound),
            ));
        }
    }
    found
}

/// What a shortfall says can be attained, in units of its row.
fn units(row: &Row, short: &Shortfall) -> Option<i64> {
    match short.attainable {
        Amount::Area(area) => Some(area.hundredths()),
        Amount::Money(money) => Some(money.get()),
        Amount::Count(count) => count.checked_mul(row.scale),
    }
}

/// Whole firms are printed, parts of them are not.
fn close(row: &Row, exact: i64, printed: i64) -> bool {
    exact >= printed && exact - printed < if row.measure == Measure::Area { 1 } else { row.scale }
}

/// Whether the scenario's decisions are in the model and in the plan.
fn decisions(plan: &Plan, selection: &[Option<usize>]) -> Vec<Objection> {
    let mut found = Vec::new();
    let ceiling = |measure: Measure| {
        plan.model.rows.iter().find(|row| row.sense == Sense::AtMost && row.measure == measure).map(|row| row.asked)
    };
    if ceiling(Measure::Cost) != plan.scenario.budget_yuan.map(Yuan::get) {
        found.push(objection("budget", "budget_yuan", "模型的预算与情景不符", "the model’s budget is not the scenario’s"));
    }
    if ceiling(Measure::Owners) != plan.scenario.owner_limit.map(i64::from) {
        found.push(objection(
            "owner_limit",
            "owner_limit",
            "模型的产权户数上限与情景不符",
            "the model’s limit of owners is not the scenario’s",
        ));
    }
    for lock in &plan.scenario.locks {
        let taken = plan.model.position(&lock.site).and_then(|at| Some(&plan.model.candidates[at].columns[selection[at]?]));
        let whole = lock.option.is_none() && lock.zone.is_none();
        let meant = |column: &super::model::Column| {
            lock.option.is_none_or(|pattern| pattern.admits(column.treatment))
                && lock.zone.as_ref().is_none_or(|zone| column.zone.as_ref() == Some(zone))
        };
        let kept = match lock.kind {
            LockKind::In => plan.choices.is_empty() || taken.is_some_and(|column| whole || meant(column)),
            LockKind::Out => !taken.is_some_and(meant),
        };
        if !kept {
            found.push(objection(
                "lock",
                &lock.site,
                format!("“{}”的锁定未被遵守", lock.site),
                format!("the lock on “{}” is not kept", lock.site),
            ));
        }
    }
    found
}

/// Whether the printed sums are the sums.
fn sums(plan: &Plan, selection: &[Option<usize>]) -> Vec<Objection> {
    let mut found = Vec::new();
    let cost: Yuan = plan.choices.iter().map(|choice| choice.cost_yuan).sum();
    let area: Area = plan.choices.iter().map(|choice| choice.area_m2).sum();
    let totals = &plan.totals;
    if totals.cost_yuan != cost || i128::from(cost.get()) != plan.model.cost(selection) {
        found.push(objection(
            "total_cost",
            "totals.cost_yuan",
            format!("总成本应为 {cost}"),
            format!("the choices cost {cost} in all"),
        ));
    }
    if totals.area_m2 != area {
        found.push(objection(
            "total_area",
            "totals.area_m2",
            format!("总面积应为 {area}"),
            format!("the choices have {area} in all"),
        ));
    }
    if totals.sites as usize != plan.choices.len() || totals.average_yuan_per_m2 != YuanPerSquareMetre::average(cost, area) {
        found.push(objection("totals", "totals", "处数或均价有误", "the number of sites or the average price is wrong"));
    }
    for result in plan.zones.iter().chain([&plan.district]) {
        if !result_holds(plan, result) {
            let place = result.zone.as_ref().map_or("district", |zone| zone.0.as_str());
            found.push(objection(
                "zone",
                place,
                format!("{}的合计、目标或边际价有误", result.name.zh),
                format!("sums, target or price of {} are wrong", result.name.en),
            ));
        }
    }
    found
}

fn result_holds(plan: &Plan, result: &ZoneResult) -> bool {
    let here = || plan.choices.iter().filter(|choice| result.zone.is_none() || choice.zone == result.zone);
    let cost: Yuan = here().map(|choice| choice.cost_yuan).sum();
    let area: Area = here().map(|choice| choice.area_m2).sum();
    let mine = |row: &&Row| {
        let whose = match (&row.subject, &result.zone) {
            (Subject::District, None) => true,
            (Subject::Zones(zones), Some(zone)) => zones.len() == 1 && zones.contains(zone),
            (Subject::District | Subject::Zones(_) | Subject::Sites(_), _) => false,
        };
        whose && row.measure == Measure::Area && row.sense == Sense::AtLeast
    };
    let target = plan.model.rows.iter().filter(mine).max_by_key(|row| row.asked);
    let asked = target.map(|row| Area::from_hundredths(row.asked));
    let short = asked.map_or(Area::ZERO, |asked| (asked - result.built_m2 - area).or_zero());
    cost == result.cost_yuan
        && area == result.chosen_m2
        && here().count() == result.sites as usize
        && asked == result.target_m2
        && short == result.shortfall_m2
        && result.price_yuan_per_m2 == zone_price(plan, result.zone.as_ref())
}

/// What the rows that cover a zone pay for one ㎡ more, by the certificate's prices.
fn zone_price(plan: &Plan, zone: Option<&ZoneId>) -> Option<YuanPerSquareMetre> {
    let rows = || plan.model.rows.iter().zip(plan.certificate.prices_micro_yuan.iter().map(|price| i128::from(*price)));
    let budget: i128 =
        rows().filter(|(row, _)| row.measure == Measure::Cost && row.sense == Sense::AtMost).map(|(_, price)| price).sum();
    let covers = |row: &Row| match &row.subject {
        Subject::District => true,
        Subject::Zones(zones) => zone.is_some_and(|zone| zones.contains(zone)),
        Subject::Sites(_) => false,
    };
    let mut asked = rows().filter(|(row, _)| row.sense == Sense::AtLeast && covers(row)).peekable();
    asked.peek()?;
    let per = |row: &Row| match (&row.measure, &row.density) {
        (Measure::Area, _) => 1,
        (_, Some(density)) => i128::from(zone.and_then(|zone| density.by_zone.get(zone)).copied().unwrap_or(density.elsewhere)),
        (_, None) => 0,
    };
    let worth: i128 = asked.map(|(row, price)| price * per(row)).sum();
    i64::try_from(worth * 10_000 / (1_000_000 + budget)).ok().map(YuanPerSquareMetre::from_hundredths)
}

/// Whether the outcome says what its figures say.
fn outcome(plan: &Plan) -> Vec<Objection> {
    let outcome = &plan.outcome;
    let mut found = Vec::new();
    if outcome.bound_yuan != plan.certificate.bound_yuan {
        found.push(objection("bound", "outcome.bound_yuan", "下界与证书不符", "the bound is not the certificate’s"));
    }
    let cost = (!plan.choices.is_empty() || outcome.gap_yuan.is_some()).then_some(plan.totals.cost_yuan);
    let gap = cost.zip(outcome.bound_yuan).map(|(cost, bound)| cost - bound);
    if gap != outcome.gap_yuan || gap.is_some_and(|gap| gap < Yuan::ZERO) {
        found.push(objection("gap", "outcome.gap_yuan", "差距不等于总成本减下界", "the gap is not cost less bound"));
    }
    let fits = match outcome.kind {
        OutcomeKind::Optimal => outcome.shortfalls.is_empty() && gap == Some(Yuan::ZERO),
        OutcomeKind::WithinGap => outcome.shortfalls.is_empty() && gap.is_none_or(|gap| gap > Yuan::ZERO),
        OutcomeKind::Infeasible => !outcome.shortfalls.is_empty() || plan.choices.is_empty(),
        OutcomeKind::CutShort => plan.choices.is_empty(),
    };
    if !fits {
        found.push(objection("outcome", "outcome.kind", "结论与数字不符", "the outcome is not what its figures say"));
    }
    found
}

/// Whether each shortfall's figures are those of its row.
fn shortfalls(plan: &Plan) -> Vec<Objection> {
    let wrong = |short: &&Shortfall| {
        let Some(row) = plan.model.rows.get(short.row) else { return true };
        let (Some(attainable), asked) = (units(row, short), row.asked) else { return true };
        let fits = match row.sense {
            Sense::AtLeast => attainable < asked,
            Sense::AtMost => attainable > asked,
        };
        !fits || short.subject != row.subject || short.measure != row.measure
    };
    let name = |short: &Shortfall| {
        objection(
            "shortfall",
            short.row,
            format!("第 {} 条约束的缺口有误", short.row),
            format!("the shortfall of row {} is wrong", short.row),
        )
    };
    plan.outcome.shortfalls.iter().filter(wrong).map(name).collect()
}

/// Proves the bound again, and says what is proved.
fn bound(plan: &Plan, checks: &mut Vec<Check>) -> Result<Proved, Vec<Objection>> {
    for short in &plan.outcome.shortfalls {
        checks.push(unreachable_by(&plan.model, short));
    }
    let Some(claimed) = plan.certificate.bound_yuan else { return Ok(Proved::Sound) };
    let proved = match reprove(&plan.model, &plan.certificate, i128::from(claimed.get())) {
        Reproved::Holds => claimed,
        Reproved::Weaker(least) => Yuan::new(i64::try_from(least).unwrap_or(0).min(claimed.get())),
        Reproved::Refuted(why) => return Err(vec![refuted(&why)]),
    };
    checks.push(check(
        format!("不用求解器证明：没有成本低于 {proved} 的方案"),
        format!("proved without the solver: nothing costs less than {proved}"),
    ));
    if proved < claimed {
        checks.push(check(
            format!("所称下界 {claimed} 过大，未能在核验限额内重证"),
            format!("the bound claimed, {claimed}, was too large to prove again within the verifier’s allowance"),
        ));
    }
    let gap = plan.totals.cost_yuan - proved;
    Ok(match (plan.choices.is_empty() && plan.outcome.gap_yuan.is_none(), gap == Yuan::ZERO) {
        (true, _) => Proved::Sound,
        (false, true) => Proved::Optimal,
        (false, false) => Proved::WithinGap(gap),
    })
}

/// What adding up the best column of every candidate shows of a shortfall.
fn unreachable_by(model: &Model, short: &Shortfall) -> Check {
    let row = &model.rows[short.row];
    let best = |candidate: &super::model::Candidate| candidate.columns.iter().map(|column| row.weight(candidate, column)).max();
    let reach: i128 = model.candidates.iter().filter_map(best).sum();
    if row.sense == Sense::AtLeast && reach < i128::from(row.asked - row.already) {
        return check(
            format!("已证明：第 {} 条约束即使取得全部候选也达不到", short.row),
            format!("proved: row {} is out of reach even with every candidate", short.row),
        );
    }
    check(
        format!("第 {} 条约束的缺口由搜索得出，此处未重证", short.row),
        format!("the shortfall of row {} was found by search and is not proved again here", short.row),
    )
}

fn refuted(why: &Refutation) -> Objection {
    match why {
        Refutation::Prices => objection(
            "prices",
            "certificate.prices_micro_yuan",
            "证书的价格与模型的约束不对应",
            "the certificate’s prices do not fit the model’s rows",
        ),
        Refutation::Pieces => objection(
            "pieces",
            "certificate.pieces",
            "证书的分块与模型不符",
            "the certificate’s pieces are not those of the model",
        ),
        Refutation::Piece(at) => {
            let number = at + 1;
            objection(
                "bound",
                format!("certificate.claim: {number}"),
                format!("第 {number} 个分块存在更低的取值，下界不成立"),
                format!("block {number} can be worth less than claimed; the bound does not hold"),
            )
        }
        Refutation::Sum { reached } => {
            let reached = i64::try_from(*reached).map_or(Yuan::ZERO, Yuan::new);
            objection(
                "bound",
                "certificate.bound_yuan",
                format!("各分块合计只证明 {reached}"),
                format!("the pieces add up to a bound of {reached} only"),
            )
        }
        Refutation::Undercut { cost } => {
            let cost = i64::try_from(*cost).map_or(Yuan::ZERO, Yuan::new);
            objection(
                "bound",
                "certificate.bound_yuan",
                format!("存在成本约 {cost} 的方案，下界不成立"),
                format!("a plan of about {cost} exists; the bound does not hold"),
            )
        }
    }
}
