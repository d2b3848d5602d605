//! Which readings of the programme a plan follows where the document leaves something open, in words. Never here: what a reading asks of
//! the model.

use super::assemble::model_of;
use super::demand::rows;
use super::model::{Measure, Model, Row, Sense, Subject};
use super::reasons::{Explainer, amount};
use super::scenario::{Binding, Scenario};
use crate::atlas::Atlas;
use crate::programme::{Bilingual, Caveat, Programme, Switch};

/// What must be said of the switches: each that is not as the programme has it, targets that are kept beside the plan without binding, and
/// how many specialty carriers there are by either reading.
pub(super) fn notices(atlas: &Atlas, scenario: &Scenario, model: &Model, selection: &[Option<usize>]) -> Vec<Bilingual> {
    let programme = atlas.programme();
    let mut said: Vec<Bilingual> =
        programme.caveats.iter().filter_map(|caveat| turned(scenario, programme, caveat, caveat.switch.as_ref()?)).collect();
    said.extend(without_their_switch(scenario, programme));
    said.extend(beside(atlas, scenario, model, selection));
    said.extend(specialty_by_either(atlas, scenario, model, selection));
    said
}

/// A switch that is not as the programme has it.
fn turned(scenario: &Scenario, programme: &Programme, caveat: &Caveat, switch: &Switch) -> Option<Bilingual> {
    let value = in_force(scenario, programme, switch)?;
    if value == switch.default {
        return None;
    }
    let label = |value: &str| switch.options.iter().find(|option| option.value == value).map(|option| &option.label);
    let (label, default) = (label(value)?, label(&switch.default)?);
    let idle = idle(scenario, programme, switch).unwrap_or_else(|| Bilingual::new("", ""));
    Some(Bilingual::new(
        format!("口径 {}（{}）取“{}”，方案默认为“{}”{}。", caveat.id, switch.key, label.zh, default.zh, idle.zh),
        format!("{} ({}) is read as “{}”, where the default is “{}”{}.", caveat.id, switch.key, label.en, default.en, idle.en),
    ))
}

/// ㎡ per firm given by hand, where the switch is not the one that makes them count.
fn without_their_switch(scenario: &Scenario, programme: &Programme) -> Option<Bilingual> {
    let counts = scenario.switch(programme, "m2_per_firm") == Some("custom");
    (!counts && !scenario.square_metres_per_firm.is_empty()).then(|| {
        Bilingual::new(
            "自定的每家企业㎡数未生效：开关 m2_per_firm 不是 custom。",
            "The m² per firm given by hand do not count: the switch m2_per_firm is not at custom.",
        )
    })
}

/// The value in force: of `area_binding`, what the scenario binds comes first.
fn in_force<'a>(scenario: &'a Scenario, programme: &'a Programme, switch: &Switch) -> Option<&'a str> {
    if switch.key != "area_binding" || scenario.bind.is_none() {
        return scenario.switch(programme, &switch.key);
    }
    Some(match scenario.binding(programme) {
        Binding::Headline => "headline_30",
        Binding::Zones => "table_33",
        Binding::Both => "both",
    })
}

/// Why a switch that was turned changes nothing in this plan.
fn idle(scenario: &Scenario, programme: &Programme, switch: &Switch) -> Option<Bilingual> {
    let counts = scenario.bind_counts || !scenario.counts.is_empty();
    let unfilled = scenario.square_metres_per_firm.is_empty() && scenario.switch(programme, "m2_per_firm") == Some("custom");
    let (zh, en) = match switch.key.as_str() {
        "de_area" if scenario.binding(programme) == Binding::Headline => {
            ("；分区任务不约束，故不影响本方案", "; the zones’ commitments do not bind here, so it does not change the plan")
        }
        "m2_per_firm" if unfilled => ("；没有给出数值，故仍按片区", "; no figures are given, so it is as by zone"),
        "m2_per_firm" if !scenario.bind_firms => (
            "；企业数目标不约束，只影响所报可容纳数",
            "; targets of firms do not bind here, so it changes only the room that is reported",
        ),
        "special_count_scope" | "recognition_nesting" if !counts => {
            ("；载体数目标不约束，故不影响本方案", "; counts of carriers do not bind here, so it does not change the plan")
        }
        "count_basis" => {
            ("；企业数按面积折算，故不影响本方案", "; firms are counted as room here, so it does not change the plan")
        }
        _ => return None,
    };
    Some(Bilingual::new(zh, en))
}

/// How far the plan comes with the targets of space that the programme states and the scenario does not bind.
fn beside(atlas: &Atlas, scenario: &Scenario, model: &Model, selection: &[Option<usize>]) -> Option<Bilingual> {
    let programme = atlas.programme();
    if scenario.binding(programme) == Binding::Both {
        return None;
    }
    let both = Scenario { bind: Some(Binding::Both), ..scenario.clone() };
    let space = |row: &Row| row.measure == Measure::Area && row.sense == Sense::AtLeast && !row.or_nothing;
    let stands = |row: &Row| model.rows.iter().any(|own| space(own) && own.subject == row.subject && own.due == row.due);
    let free: Vec<Row> = rows(atlas, &both).into_iter().filter(|row| space(row) && !stands(row)).collect();
    let explainer = Explainer { model, programme, prices: &[] };
    let (zh, en): (Vec<String>, Vec<String>) =
        free.iter().map(|row| compared(&explainer, row, model.total(row, selection))).map(|said| (said.zh, said.en)).unzip();
    let sentence = Bilingual::new(
        format!("不作约束、仅供对照：{}。", zh.join("；")),
        format!("For comparison, not binding: {}.", en.join("; ")),
    );
    (!free.is_empty()).then_some(sentence)
}

fn compared(explainer: &Explainer<'_>, row: &Row, chosen: i128) -> Bilingual {
    let reached = i64::try_from(chosen).unwrap_or(i64::MAX).saturating_add(row.already);
    let name = explainer.target_words(row);
    let [got, asked, missing] = [reached, row.asked, row.asked - reached].map(|units| amount(row, units));
    let (due_zh, due_en) = row.due.map_or_else(Default::default, |due| (format!("（{due}）"), format!(" by {due}")));
    let (zh, en) =
        if reached < row.asked { (format!("，差 {missing}"), format!(", {missing:#} missing")) } else { Default::default() };
    Bilingual::new(
        format!("{}{due_zh}达到 {got}，目标 {asked}{zh}", name.zh),
        format!("{}{due_en} comes to {got:#} of {asked:#}{en}", name.en),
    )
}

/// How many specialty carriers there are with the plan by each reading of the switch, where their count binds.
fn specialty_by_either(atlas: &Atlas, scenario: &Scenario, model: &Model, selection: &[Option<usize>]) -> Option<Bilingual> {
    let special = |row: &&Row| row.measure == Measure::Special && row.sense == Sense::AtLeast && row.subject == Subject::District;
    model.rows.iter().find(special)?;
    let switch = atlas
        .programme()
        .caveats
        .iter()
        .filter_map(|caveat| caveat.switch.as_ref())
        .find(|one| one.key == "special_count_scope")?;
    let (mut zh, mut en) = (Vec::new(), Vec::new());
    for option in &switch.options {
        let mut read = scenario.clone();
        read.switches.insert(switch.key.clone(), option.value.clone());
        let model = model_of(atlas, &read).ok()?;
        let row = model.rows.iter().find(special)?;
        let count = model.total(row, selection) + i128::from(row.already);
        zh.push(format!("“{}”为 {count} 个", option.label.zh));
        en.push(format!("{count} as “{}”", option.label.en));
    }
    Some(Bilingual::new(
        format!("连同已建，特色载体按{}。", zh.join("，按")),
        format!("Specialty carriers, what is there included: {}.", en.join(", ")),
    ))
}
