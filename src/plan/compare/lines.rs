//! The table of a comparison: one line per figure, district first, then zone by zone. Never here: a sentence.

use jiff::civil::Date;
use serde::{Serialize, Serializer};

use super::super::answer::{Plan, ZoneResult};
use crate::programme::{Bilingual, ZoneId};
use crate::units::{Area, Yuan, YuanPerSquareMetre};

/// What the figures of a line are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Unit {
    /// ㎡.
    M2,
    /// 元.
    Yuan,
    /// 元/㎡.
    YuanPerM2,
    /// How many.
    Count,
    /// Days of the calendar; differences are numbers of days.
    Date,
}

/// A figure in the unit of its line.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Figure {
    /// ㎡.
    Area(Area),
    /// 元.
    Money(Yuan),
    /// 元/㎡.
    UnitPrice(YuanPerSquareMetre),
    /// How many.
    Count(i64),
    /// A day.
    Day(Date),
}

impl Serialize for Figure {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self {
            Self::Area(area) => area.serialize(serializer),
            Self::Money(money) => money.serialize(serializer),
            Self::UnitPrice(price) => price.serialize(serializer),
            Self::Count(count) => count.serialize(serializer),
            Self::Day(day) => day.serialize(serializer),
        }
    }
}

impl Figure {
    /// How much more this is than another of its kind; days make a number of days.
    #[must_use]
    pub fn minus(self, other: Self) -> Option<Self> {
        match (self, other) {
            (Self::Area(mine), Self::Area(other)) => Some(Self::Area(mine - other)),
            (Self::Money(mine), Self::Money(other)) => Some(Self::Money(mine - other)),
            (Self::UnitPrice(mine), Self::UnitPrice(other)) => {
                Some(Self::UnitPrice(YuanPerSquareMetre::from_hundredths(mine.hundredths() - other.hundredths())))
            }
            (Self::Count(mine), Self::Count(other)) => Some(Self::Count(mine - other)),
            (Self::Day(mine), Self::Day(other)) => Some(Self::Count(i64::from((mine - other).get_days()))),
            (Self::Area(_) | Self::Money(_) | Self::UnitPrice(_) | Self::Count(_) | Self::Day(_), _) => None,
        }
    }

    /// The bare number behind it, in the smallest unit of its kind; of a day, none.
    pub(super) fn number(self) -> Option<i64> {
        match self {
            Self::Area(area) => Some(area.hundredths()),
            Self::Money(money) => Some(money.get()),
            Self::UnitPrice(price) => Some(price.hundredths()),
            Self::Count(count) => Some(count),
            Self::Day(_) => None,
        }
    }
}

/// One line of the table.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct Line {
    /// What it is, in one stable word.
    pub figure: &'static str,
    /// The zone; `None` for the plan as a whole.
    pub zone: Option<ZoneId>,
    /// What it is called, its zone included.
    pub name: Bilingual,
    /// What it is counted in.
    pub unit: Unit,
    /// By plan; `None` where it is not known.
    pub values: Vec<Option<Figure>>,
    /// By plan, how much more than the first plan; `None` for the first and where either is not known.
    pub differences: Vec<Option<Figure>>,
}

struct Table<'a> {
    plans: &'a [&'a Plan],
    lines: Vec<Line>,
}

pub(super) fn lines(plans: &[&Plan]) -> Vec<Line> {
    let mut table = Table { plans, lines: Vec::new() };
    table.totals();
    let zones: Vec<Option<ZoneId>> =
        plans.first().into_iter().flat_map(|plan| &plan.zones).map(|zone| zone.zone.clone()).collect();
    for zone in [None].into_iter().chain(zones) {
        table.results(zone.as_ref());
    }
    table.lines
}

impl Table<'_> {
    fn line(
        &mut self,
        figure: &'static str,
        name: Bilingual,
        zone: Option<&ZoneId>,
        unit: Unit,
        value: impl Fn(&Plan) -> Option<Figure>,
    ) {
        let values: Vec<Option<Figure>> = self.plans.iter().map(|plan| value(plan)).collect();
        let first = values.first().copied().flatten();
        let difference = |(at, value): (usize, &Option<Figure>)| {
            (at > 0).then(|| value.zip(first)).flatten().and_then(|(mine, first)| mine.minus(first))
        };
        let differences = values.iter().enumerate().map(difference).collect();
        self.lines.push(Line { figure, zone: zone.cloned(), name, unit, values, differences });
    }

    fn totals(&mut self) {
        let name = Bilingual::new;
        self.line("cost_yuan", name("总成本", "total cost"), None, Unit::Yuan, |plan| {
            Some(Figure::Money(plan.totals.cost_yuan))
        });
        self.line("area_m2", name("新增面积", "space added"), None, Unit::M2, |plan| Some(Figure::Area(plan.totals.area_m2)));
        self.line("average_yuan_per_m2", name("均价", "average price"), None, Unit::YuanPerM2, |plan| {
            plan.totals.average_yuan_per_m2.map(Figure::UnitPrice)
        });
        self.line("sites", name("入选处数", "number of sites"), None, Unit::Count, |plan| {
            Some(Figure::Count(i64::from(plan.totals.sites)))
        });
        self.line("owners", name("须洽谈的产权户数", "owners to negotiate with"), None, Unit::Count, |plan| {
            owners(plan).map(Figure::Count)
        });
        self.line("last_ready", name("全部交付日", "day the last is ready"), None, Unit::Date, |plan| {
            last_ready(plan).map(Figure::Day)
        });
        self.line("gap_yuan", name("最多还可节省", "most that could still be saved"), None, Unit::Yuan, |plan| {
            plan.outcome.gap_yuan.map(Figure::Money)
        });
    }

    fn results(&mut self, zone: Option<&ZoneId>) {
        let called =
            self.plans.iter().find_map(|plan| result(plan, zone)).map_or_else(|| Bilingual::new("", ""), |one| one.name.clone());
        let name = |zh: &str, en: &str| Bilingual::new(format!("{}{zh}", called.zh), format!("{}: {en}", called.en));
        let area = |pick: fn(&ZoneResult) -> Area| move |plan: &Plan| result(plan, zone).map(|one| Figure::Area(pick(one)));
        self.line("target_m2", name("目标", "target"), zone, Unit::M2, |plan| result(plan, zone)?.target_m2.map(Figure::Area));
        self.line("shortfall_m2", name("缺口", "missing"), zone, Unit::M2, area(|one| one.shortfall_m2));
        if zone.is_some() {
            self.line("chosen_m2", name("入选面积", "space chosen"), zone, Unit::M2, area(|one| one.chosen_m2));
            self.line("cost_yuan", name("成本", "cost"), zone, Unit::Yuan, |plan| {
                Some(Figure::Money(result(plan, zone)?.cost_yuan))
            });
        }
        self.line("price_yuan_per_m2", name("边际价", "marginal price"), zone, Unit::YuanPerM2, |plan| {
            result(plan, zone)?.price_yuan_per_m2.map(Figure::UnitPrice)
        });
    }
}

fn result<'a>(plan: &'a Plan, zone: Option<&ZoneId>) -> Option<&'a ZoneResult> {
    match zone {
        None => Some(&plan.district),
        Some(_) => plan.zones.iter().find(|one| one.zone.as_ref() == zone),
    }
}

/// Owners of everything chosen; unknown as soon as one site's are.
fn owners(plan: &Plan) -> Option<i64> {
    plan.choices.iter().map(|choice| plan.model.candidates[plan.model.position(&choice.site)?].owners.map(i64::from)).sum()
}

/// When the last of the chosen is ready; unknown where the plan has no dates.
fn last_ready(plan: &Plan) -> Option<Date> {
    let ready = |choice: &super::super::answer::PlanChoice| {
        let candidate = &plan.model.candidates[plan.model.position(&choice.site)?];
        let mut columns = candidate.columns.iter();
        columns.find(|column| column.treatment == choice.option && column.zone == choice.zone)?.ready
    };
    plan.choices.iter().map(ready).collect::<Option<Vec<Date>>>()?.into_iter().max()
}
