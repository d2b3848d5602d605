//! Differences said in sentences, made from their figures. Never here: a figure that is not in the table.

use serde_json::{Map, Value};

use super::super::answer::Plan;
use super::lines::{Figure, Line};
use super::sites::Differences;
use super::{Named, SettingDifference};
use crate::programme::{Bilingual, counted};

/// Characters of an id that tell plans apart in a sentence.
const SHORT: usize = 8;

/// What a plan is called in a sentence.
pub(super) fn name(one: &Named<'_>) -> Bilingual {
    match one.title.filter(|title| !title.trim().is_empty()) {
        Some(title) => Bilingual::new(format!("方案“{title}”"), format!("plan “{title}”")),
        None => {
            let id: String = one.plan.id.chars().take(SHORT).collect();
            Bilingual::new(format!("方案 {id} "), format!("plan {id}"))
        }
    }
}

/// That plans were made from different revisions.
pub(super) fn revisions(plans: &[&Plan], names: &[Bilingual]) -> Vec<Bilingual> {
    let Some((first, rest)) = plans.split_first() else { return Vec::new() };
    let others = rest.iter().zip(&names[1..]).filter(|(plan, _)| plan.revision != first.revision);
    let sentence = |(plan, name): (&&Plan, &Bilingual)| {
        Bilingual::new(
            format!("{}依据第 {} 版数据，{}依据第 {} 版。", name.zh, plan.revision, names[0].zh, first.revision),
            format!("{} was made from revision {}, {} from {}.", capital(&name.en), plan.revision, names[0].en, first.revision),
        )
    };
    others.map(sentence).collect()
}

/// A sentence for each plan in which a figure of the table is not that of the first.
pub(super) fn line(line: &Line, names: &[Bilingual]) -> Vec<Bilingual> {
    let changed = line.differences.iter().zip(&line.values).zip(names).skip(1);
    changed.filter_map(|((difference, value), name)| difference_words(line, (*difference)?, (*value)?, name, &names[0])).collect()
}

fn difference_words(line: &Line, difference: Figure, value: Figure, name: &Bilingual, first: &Bilingual) -> Option<Bilingual> {
    let number = difference.number()?;
    let (zh, en) = match (number.signum(), value) {
        (0, _) => return None,
        (1, Figure::Day(_)) => ("晚", "later"),
        (_, Figure::Day(_)) => ("早", "earlier"),
        (1, _) => ("多", "more"),
        _ => ("少", "less"),
    };
    let amount = absolute(difference)?;
    let base = line.values.first().copied().flatten().and_then(Figure::number).filter(|base| *base > 0);
    let (zh_share, en_share) = base.map_or_else(Default::default, |base| {
        let share = share(number, base);
        (format!("（{share}）"), format!(" ({share})"))
    });
    let (zh_amount, en_amount) = match value {
        Figure::Day(_) => (format!("{} 天", spoken(amount).zh), counted(spoken(amount).en, "day", "days")),
        Figure::Area(_) | Figure::Money(_) | Figure::UnitPrice(_) | Figure::Count(_) => (spoken(amount).zh, spoken(amount).en),
    };
    Some(Bilingual::new(
        format!("{}的{} {}，比{}{zh} {zh_amount}{zh_share}。", name.zh.trim_end(), line.name.zh, spoken(value).zh, first.zh),
        format!("{} of {}: {}, {en_amount} {en} than {}{en_share}.", capital(&line.name.en), name.en, spoken(value).en, first.en),
    ))
}

fn absolute(figure: Figure) -> Option<Figure> {
    let negative = figure.number()? < 0;
    let nought = figure.minus(figure)?;
    if negative { nought.minus(figure) } else { Some(figure) }
}

fn spoken(figure: Figure) -> Bilingual {
    match figure {
        Figure::Area(area) => Bilingual::new(area.to_string(), format!("{area:#}")),
        Figure::Money(money) => Bilingual::new(money.to_string(), format!("{money:#}")),
        Figure::UnitPrice(price) => Bilingual::new(price.to_string(), format!("{price:#}")),
        Figure::Count(count) => Bilingual::new(count.to_string(), count.to_string()),
        Figure::Day(day) => Bilingual::new(day.to_string(), day.to_string()),
    }
}

/// A difference as a share of what it is a difference to, with its sign and two digits.
fn share(difference: i64, base: i64) -> String {
    let hundredths =
        (i128::from(difference) * 10_000 + i128::from(base) * i128::from(difference.signum()) / 2) / i128::from(base);
    let size = hundredths.unsigned_abs();
    let sign = if difference < 0 { "−" } else { "+" };
    format!("{sign}{}.{:02} %", size / 100, size % 100)
}

/// A sentence for each plan whose setting is not that of the first.
pub(super) fn setting(difference: &SettingDifference, names: &[Bilingual]) -> Vec<Bilingual> {
    let Some((first, rest)) = difference.values.split_first() else { return Vec::new() };
    let changed = rest.iter().zip(&names[1..]).filter(|(value, _)| *value != first);
    let sentence = |(value, name): (&Value, &Bilingual)| {
        let (mine, base) = (value_words(value), value_words(first));
        Bilingual::new(
            format!("{}的设定“{}”为{}，{}为{}。", name.zh.trim_end(), difference.name.zh, mine.zh, names[0].zh, base.zh),
            format!("{}: {} is {}; in {} it is {}.", capital(&name.en), difference.name.en, mine.en, names[0].en, base.en),
        )
    };
    changed.map(sentence).collect()
}

fn value_words(value: &Value) -> Bilingual {
    match value {
        Value::Null => Bilingual::new("未设", "not set"),
        Value::Bool(true) => Bilingual::new("是", "yes"),
        Value::Bool(false) => Bilingual::new("否", "no"),
        Value::Number(number) => Bilingual::new(format!(" {number} "), number.to_string()),
        Value::String(text) => Bilingual::new(format!("“{text}”"), format!("“{text}”")),
        Value::Array(list) if list.is_empty() => Bilingual::new("无", "none"),
        Value::Object(map) if map.is_empty() => Bilingual::new("无", "none"),
        Value::Array(list) if list.iter().all(Value::is_string) => {
            let words: Vec<&str> = list.iter().filter_map(Value::as_str).collect();
            Bilingual::new(format!("“{}”", words.join("、")), format!("“{}”", words.join(", ")))
        }
        Value::Array(list) => Bilingual::new(format!(" {} 项", list.len()), counted(list.len(), "entry", "entries")),
        Value::Object(map) if is_short(map) => {
            let each = |between: &str, glue: &str| {
                map.iter().map(|(key, one)| format!("{key}{between}{}", bare(one))).collect::<Vec<_>>().join(glue)
            };
            Bilingual::new(format!("“{}”", each("：", "、")), format!("“{}”", each(": ", ", ")))
        }
        Value::Object(map) => Bilingual::new(format!(" {} 项", map.len()), counted(map.len(), "entry", "entries")),
    }
}

/// Whether a map can be told whole in a sentence, such as that of the switches.
fn is_short(map: &Map<String, Value>) -> bool {
    (1..=8).contains(&map.len()) && map.values().all(|one| one.is_string() || one.is_number())
}

fn bare(value: &Value) -> String {
    value.as_str().map_or_else(|| value.to_string(), str::to_owned)
}

/// What only one plan takes, what some take, and what is taken in another way.
pub(super) fn sites(differences: &Differences, names: &[Bilingual]) -> Vec<Bilingual> {
    let alone = differences.only_in.iter().zip(names).filter(|(only, _)| !only.sites.is_empty()).map(|(only, name)| {
        let count = only.sites.len();
        Bilingual::new(
            format!("只在{}：{count} 处，共 {}，{}。", name.zh, only.area_m2, only.cost_yuan),
            format!("Only in {}: {}, {:#}, {:#}.", name.en, counted(count, "site", "sites"), only.area_m2, only.cost_yuan),
        )
    });
    let mut sentences: Vec<Bilingual> = alone.collect();
    let some = differences.in_some.len();
    if some > 0 {
        sentences.push(Bilingual::new(
            format!("{some} 处只在其中一部分方案中入选。"),
            format!("{} in some of the plans, not in all.", counted(some, "site is", "sites are")),
        ));
    }
    let otherwise = differences.taken_differently.len();
    if otherwise > 0 {
        sentences.push(Bilingual::new(
            format!("{otherwise} 处各方案都选，但取得方式或面积不同。"),
            format!("{} in every plan, but not in the same way.", counted(otherwise, "site is", "sites are")),
        ));
    }
    let all = differences.in_all;
    let shared = format!("{} in every plan.", counted(all, "site is", "sites are"));
    sentences.push(Bilingual::new(format!("共有 {all} 处。"), shared));
    sentences
}

/// What a setting is called.
pub(super) fn setting_name(setting: &str) -> Bilingual {
    let (zh, en) = match setting {
        "milestone" => ("目标节点", "milestone"),
        "start" => ("开工日", "start of work"),
        "bind" => ("约束口径", "binding targets"),
        "targets" => ("自定目标", "targets set by hand"),
        "bind_firms" => ("企业数目标也约束", "targets of firms bind too"),
        "bind_counts" => ("载体数目标也约束", "counts of carriers bind too"),
        "counts" => ("自定载体数", "counts set by hand"),
        "quality_rules" => ("新载体级别的条件", "when a new carrier counts as what"),
        "budget_yuan" => ("预算（元）", "budget, ¥"),
        "budgets" => ("分期、分出资人的预算", "budgets by day and by funder"),
        "aims" => ("优化目标", "aims"),
        "years_to_begin" => ("可开工年数", "years in which work may begin"),
        "carrier_at_least_m2" => ("单个载体最小面积（㎡）", "least size of a carrier, m²"),
        "compactness" => ("集聚", "compactness"),
        "suitability_permille" => ("适配度评分", "scores of suitability"),
        "prices" => ("人工改价", "prices set by hand"),
        "owner_limit" => ("产权户数上限", "limit of owners"),
        "smallest_m2" => ("最小面积（㎡）", "smallest space, m²"),
        "locks" => ("人工锁定", "decisions made by hand"),
        "count_under_way" => ("在建计入已建", "space under way counts as built"),
        "include_unknown" => ("按假设纳入未知物业", "unknown sites at assumed figures"),
        "count_modes" => ("计入目标的取得方式", "modes that count"),
        "count_enclave" => ("飞地计入", "enclaves count"),
        "costs" => ("成本假设", "assumptions behind the costs"),
        "switches" => ("口径开关", "switches"),
        "square_metres_per_firm" => ("每家企业面积（㎡）", "m² per firm"),
        other => (other, other),
    };
    Bilingual::new(zh, en)
}

fn capital(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plan::Scenario;

    #[test]
    fn whatever_a_scenario_can_say_has_a_name_in_both_languages() {
        let scenario = serde_json::to_value(Scenario::default()).unwrap();
        for setting in scenario.as_object().unwrap().keys().filter(|setting| *setting != "time_limit_s") {
            let name = setting_name(setting);
            assert!(name.zh != *setting && !name.en.contains('_'), "{setting}");
        }
        assert!(setting_name("prices").zh == "人工改价", "left out of a scenario that has none");
    }
}
