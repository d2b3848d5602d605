//! Explanations said in sentences, made from their figures. Never here: a figure that is not in the explanation.

use super::super::answer::{NotOffered, Plan};
use super::super::reasons::percent;
use super::{Explanation, IfLost, Level, NearestRejected, SiteWorth, Standing};
use crate::estate::SiteId;
use crate::programme::Bilingual;
use crate::units::Yuan;

/// A site that was not on offer.
pub(super) fn not_offered(plan: &Plan, refused: &NotOffered) -> Explanation {
    Explanation {
        plan: plan.id.clone(),
        site: refused.site.clone(),
        name: refused.name.clone(),
        standing: Standing::NotOffered,
        zone: refused.zone.clone(),
        option: None,
        cost_yuan: None,
        value: Vec::new(),
        value_yuan: None,
        surplus_yuan: None,
        best_rejected: None,
        break_even: Vec::new(),
        if_lost: None,
        sentences: vec![Bilingual::new(
            format!("“{}”不可选：{}。", refused.name, refused.reason.zh),
            format!("“{}” is not on offer: {}.", refused.name, refused.reason.en),
        )],
    }
}

pub(super) fn sentences(plan: &Plan, explanation: &Explanation, name: impl Fn(&SiteId) -> String) -> Vec<Bilingual> {
    let chosen = plan.choices.iter().find(|choice| choice.site == explanation.site).map(|choice| choice.reason.clone());
    let passed = || plan.passed_over.iter().find(|passed| passed.site == explanation.site).map(|passed| passed.reason.clone());
    let mut said: Vec<Bilingual> = chosen.or_else(passed).into_iter().collect();
    said.extend(value(explanation));
    said.extend(explanation.break_even.iter().map(worth));
    said.extend(explanation.if_lost.as_ref().map(|lost| if_lost(lost, name)));
    said
}

/// Its value split by target, against its cost.
fn value(explanation: &Explanation) -> Option<Bilingual> {
    let (value, cost, surplus) = (explanation.value_yuan?, explanation.cost_yuan?, explanation.surplus_yuan?);
    let parts = |pick: fn(&Bilingual) -> &str, english: bool| {
        let part = |part: &super::ValuePart| {
            let money = if english { format!("{:#}", part.value_yuan) } else { part.value_yuan.to_string() };
            format!("{} {money}", pick(&part.name))
        };
        explanation.value.iter().map(part).collect::<Vec<_>>().join(if english { ", " } else { "、" })
    };
    let (zh_parts, en_parts) = (parts(|name| &name.zh, false), parts(|name| &name.en, true));
    let nearest = explanation.best_rejected.as_ref().map_or_else(Default::default, nearest);
    let (more_zh, more_en) = if surplus < Yuan::ZERO { ("不足", "short by") } else { ("盈余", "a surplus of") };
    let size = if surplus < Yuan::ZERO { -surplus } else { surplus };
    Some(Bilingual::new(
        format!("按影子价格估计值 {value}（{zh_parts}），费用 {cost}，{more_zh} {size}{}。", nearest.0),
        format!(
            "By shadow prices, an estimate, it is worth {value:#} ({en_parts}) and costs {cost:#}: {more_en} {size:#}{}.",
            nearest.1
        ),
    ))
}

/// The nearest rejected site: how much too dear it is, or that it would pay if sites could be taken in part.
fn nearest(next: &NearestRejected) -> (String, String) {
    let over = next.too_dear_by_yuan;
    if over < Yuan::ZERO {
        return (
            format!("；本片区最接近的落选者“{}”按此价尚有盈余 {}，但物业只能整取，换它不合算", next.name, -over),
            format!(
                "; the nearest rejected site there, “{}”, has a surplus of {:#} at these prices, but sites are taken whole and it does not fit",
                next.name, -over
            ),
        );
    }
    if over == Yuan::ZERO {
        return (
            format!("；本片区最接近的落选者“{}”按此价不贵也不便宜", next.name),
            format!("; the nearest rejected site there, “{}”, just breaks even at these prices", next.name),
        );
    }
    (
        format!("；本片区最接近的落选者“{}”还贵 {over}", next.name),
        format!("; the nearest rejected site there, “{}”, is {over:#} too dear", next.name),
    )
}

/// What it is worth, and how sure that is.
fn worth(worth: &SiteWorth) -> Bilingual {
    let (zh, en) = match worth.level {
        Level::Dual => ("对偶价估计", "by dual prices, an estimate for ranking"),
        Level::Relaxed => ("松弛差额估计", "by the difference of two relaxations, an estimate for ranking"),
        Level::Exact => ("精确重算", "by exact re-solves"),
    };
    if worth.irreplaceable {
        return Bilingual::new(
            format!("{zh}：不可替代，没有它目标无法全部满足。"),
            format!("Irreplaceable {en}: without it the targets cannot all be met."),
        );
    }
    if worth.unfit {
        return Bilingual::new(
            format!("{zh}：即使无偿也放不进任何可行方案。"),
            format!("Unfit {en}: even as a gift it fits no plan."),
        );
    }
    let bounds = bounds(worth);
    let Some(value) = worth.break_even_yuan else {
        return Bilingual::new(
            format!("{zh}：时限内未能算出盈亏平衡价{}。", bounds.0),
            format!("Its break-even price was not found {en} in the time given{}.", bounds.1),
        );
    };
    let price = worth.price_yuan;
    let (over_zh, over_en) = if price > value {
        (
            format!("现价 {price}，高出 {}", percent(price - value, price)),
            format!("{price:#} is asked, {} too much", percent(price - value, price)),
        )
    } else {
        (format!("现价 {price}，尚有余地 {}", value - price), format!("{price:#} is asked, {:#} less", value - price))
    };
    Bilingual::new(
        format!("{zh}：盈亏平衡价 {value}{}（含税）；{over_zh}。", bounds.0),
        format!("Break-even price {en}: {value:#}{}, taxes included; {over_en}.", bounds.1),
    )
}

/// What is proved of it, as the end of a sentence.
fn bounds(worth: &SiteWorth) -> (String, String) {
    match (worth.low_yuan, worth.high_yuan) {
        (Some(low), Some(high)) if low == high => Default::default(),
        (Some(low), Some(high)) => (format!("，必在 {low} 与 {high} 之间"), format!(", surely between {low:#} and {high:#}")),
        (Some(low), None) => (format!("，不低于 {low}"), format!(", surely no less than {low:#}")),
        (None, Some(high)) => (format!("，不高于 {high}"), format!(", surely no more than {high:#}")),
        (None, None) => Default::default(),
    }
}

fn if_lost(lost: &IfLost, name: impl Fn(&SiteId) -> String) -> Bilingual {
    if !lost.possible {
        return Bilingual::new("如失去它，目标无法全部满足。", "If it is lost, the targets cannot all be met.");
    }
    let names = |sites: &[SiteId], glue: &str| sites.iter().map(&name).collect::<Vec<_>>().join(glue);
    let extra = lost.extra_yuan.unwrap_or(Yuan::ZERO);
    let (least_zh, least_en) = match lost.extra_at_least_yuan {
        Some(least) if least < extra => (format!("（至少 {least}）"), format!(" (at least {least:#})")),
        Some(_) | None => Default::default(),
    };
    let out = |zh: bool| match (lost.goes_out.is_empty(), zh) {
        (true, _) => String::new(),
        (false, true) => format!("，换出“{}”", names(&lost.goes_out, "”“")),
        (false, false) => {
            format!(", “{}” {} out besides", names(&lost.goes_out, "”, “"), if lost.goes_out.len() == 1 { "goes" } else { "go" })
        }
    };
    let (come_zh, come_en) = if lost.comes_in.is_empty() {
        ("其余改用别的取得方式".to_owned(), "the rest is taken in other ways".to_owned())
    } else {
        let come = if lost.comes_in.len() == 1 { "comes" } else { "come" };
        (format!("换入“{}”", names(&lost.comes_in, "”“")), format!("“{}” {come} in", names(&lost.comes_in, "”, “")))
    };
    Bilingual::new(
        format!("如失去它，{come_zh}{}，总成本多 {extra}{least_zh}。", out(true)),
        format!("If it is lost, {come_en}{} and the plan costs {extra:#} more{least_en}.", out(false)),
    )
}
