//! How well the space suits each type of carrier: metrics by interpolation, minimums that nothing makes up for.
//!
//! The figures of the table are those of the reference [A], [c]; a type is a row of data, not code.

use serde::{Deserialize, Serialize};

use super::dossier::Dossier;
use super::score::{Metric, mean};
use super::structure::{StructureCheck, structure_check};
use super::{FirePath, Interval, Scale};
use crate::estate::{CarrierKind, SiteBody};
use crate::programme::Bilingual;
use crate::units::Area;

/// Types of carrier that space is judged for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Profile {
    /// 众创空间.
    Makerspace,
    /// 综合孵化器.
    Incubator,
    /// 医疗/硬件孵化器.
    SpecialisedIncubator,
    /// 加速器.
    Accelerator,
}

impl Profile {
    /// Every type, smallest first.
    pub const ALL: [Self; 4] = [Self::Makerspace, Self::Incubator, Self::SpecialisedIncubator, Self::Accelerator];

    /// What it is called.
    #[must_use]
    pub fn name(self) -> Bilingual {
        match self {
            Self::Makerspace => Bilingual::new("众创空间", "Makerspace"),
            Self::Incubator => Bilingual::new("综合孵化器", "General incubator"),
            Self::SpecialisedIncubator => Bilingual::new("医疗/硬件孵化器", "Medical or hardware incubator"),
            Self::Accelerator => Bilingual::new("加速器", "Accelerator"),
        }
    }

    /// The kind of carrier whose recognition rules hold.
    #[must_use]
    pub const fn kind(self) -> CarrierKind {
        match self {
            Self::Makerspace => CarrierKind::Makerspace,
            Self::Incubator | Self::SpecialisedIncubator => CarrierKind::Incubator,
            Self::Accelerator => CarrierKind::Accelerator,
        }
    }

    pub(super) const fn ideal(self) -> Ideal {
        match self {
            Self::Makerspace => Ideal {
                least_area: 500.0,
                comfortable_area: 3_000.0,
                least_contiguous: 0.0,
                storey_height: Scale { bad: 3.3, good: 3.6 },
                least_load: 2.5,
                core_to_window: Scale { bad: 18.0, good: 12.0 },
                floorplate: (300.0, 1500.0),
                square_metres_per_lift: 5000.0,
                power: 60.0,
            },
            Self::Incubator => Ideal {
                least_area: 5000.0,
                comfortable_area: 30_000.0,
                least_contiguous: 0.6,
                storey_height: Scale { bad: 3.3, good: 3.6 },
                least_load: 2.5,
                core_to_window: Scale { bad: 18.0, good: 12.0 },
                floorplate: (800.0, 2500.0),
                square_metres_per_lift: 5000.0,
                power: 80.0,
            },
            Self::SpecialisedIncubator => Ideal {
                least_area: 3000.0,
                comfortable_area: 20_000.0,
                least_contiguous: 0.6,
                storey_height: Scale { bad: 3.9, good: 4.6 },
                least_load: 3.0,
                core_to_window: Scale { bad: 15.0, good: 10.0 },
                floorplate: (800.0, 2500.0),
                square_metres_per_lift: 5000.0,
                power: 120.0,
            },
            Self::Accelerator => Ideal {
                least_area: 5000.0,
                comfortable_area: f64::INFINITY,
                least_contiguous: 0.6,
                storey_height: Scale { bad: 4.2, good: 4.8 },
                least_load: 4.0,
                core_to_window: Scale { bad: 25.0, good: 15.0 },
                floorplate: (1500.0, f64::INFINITY),
                square_metres_per_lift: 5000.0,
                power: 120.0,
            },
        }
    }
}

/// The ideal building for a type of carrier. Areas in ㎡, lengths in metres, load in kN/㎡, power in VA/㎡.
#[derive(Debug, Clone, Copy)]
pub(super) struct Ideal {
    pub(super) least_area: f64,
    /// Above it the space is more than the type usually fills [A].
    comfortable_area: f64,
    least_contiguous: f64,
    storey_height: Scale,
    pub(super) least_load: f64,
    core_to_window: Scale,
    floorplate: (f64, f64),
    square_metres_per_lift: f64,
    power: f64,
}

/// Whether space suits a type at all.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Fit {
    /// Both minimums hold.
    Fits,
    /// A minimum is not known, or the structure needs an appraisal (需鉴定).
    NeedsAppraisal,
    /// 不适配: a minimum fails, whatever the rest.
    Unsuitable,
}

/// How well the space suits one type of carrier.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Suitability {
    /// Which.
    pub profile: Profile,
    /// What it is called.
    pub name: Bilingual,
    /// Whether it suits at all.
    pub fit: Fit,
    /// Why it does not, or what to find out.
    pub reason: Option<Bilingual>,
    /// Check of the structure.
    pub structure: StructureCheck,
    /// How well it suits, 0–100.
    pub score: Interval,
    /// Metric by metric.
    pub metrics: Vec<Metric>,
}

/// How well the space suits a type of carrier.
pub(super) fn suitability(profile: Profile, dossier: &Dossier<'_>, path: FirePath) -> Suitability {
    let ideal = profile.ideal();
    let area = dossier.takeable().map(|space| space.carrier_area.square_metres());
    let structure = structure_check(design_load(dossier), year(dossier), ideal.least_load);
    let metrics = metrics(&ideal, dossier, area, path);
    let (fit, reason) = fit(&ideal, area, structure);
    Suitability { profile, name: profile.name(), fit, reason, structure, score: mean(&metrics), metrics }
}

/// The type it suits best: by fit, then by the lower end of its score, then the larger one; where it is not known to suit any and nothing
/// speaks for one of them, the least demanding.
pub(super) fn best(all: &[Suitability]) -> Profile {
    let larger = |one: &Suitability, other: &Suitability| {
        let order = other.profile.cmp(&one.profile);
        if one.fit == Fit::Fits { order } else { order.reverse() }
    };
    let by_fit = |one: &&Suitability, other: &&Suitability| {
        one.fit.cmp(&other.fit).then(other.score.low.total_cmp(&one.score.low)).then(larger(one, other))
    };
    all.iter().min_by(by_fit).map_or(Profile::Makerspace, |suitability| suitability.profile)
}

fn fit(ideal: &Ideal, area: Option<f64>, structure: StructureCheck) -> (Fit, Option<Bilingual>) {
    match (area, structure) {
        (Some(area), _) if area < ideal.least_area => {
            let whole = |square_metres: f64| Area::from_square_metres(square_metres.floor() as i64);
            let (has, needs) = (whole(area), whole(ideal.least_area));
            let zh = format!("不适配：可用面积 {has}，低于最低 {needs}");
            (Fit::Unsuitable, Some(Bilingual::new(zh, format!("unsuitable: {has:#} of at least {needs:#}"))))
        }
        (_, StructureCheck::NeedsStrengthening) => {
            let zh = format!("需鉴定/加固：设计荷载低于 {} kN/㎡", ideal.least_load);
            (
                Fit::Unsuitable,
                Some(Bilingual::new(zh, format!("appraisal and strengthening: design load below {} kN/m²", ideal.least_load))),
            )
        }
        (None, _) => (Fit::NeedsAppraisal, Some(Bilingual::new("可用面积未知", "the space available is not known"))),
        (Some(_), StructureCheck::NeedsAppraisal | StructureCheck::Unknown) => (
            Fit::NeedsAppraisal,
            Some(Bilingual::new("需鉴定：设计荷载未知", "structural appraisal needed: the design load is not known")),
        ),
        (Some(_), StructureCheck::Suffices) => (Fit::Fits, None),
    }
}

fn metrics(ideal: &Ideal, dossier: &Dossier<'_>, area: Option<f64>, path: FirePath) -> Vec<Metric> {
    let storey = dossier.fabric(|space| &space.storey_height_cm).map(|fact| f64::from(fact.value) / 100.0);
    let plate = floorplate(dossier);
    let lifts = dossier
        .technical(|fabric| &fabric.passenger_lifts)
        .map(|fact| f64::from(fact.value))
        .zip(gross_area(dossier))
        .map(|(lifts, area)| lifts * ideal.square_metres_per_lift / area);
    let enough = Scale { bad: 0.5, good: 1.0 };
    let power = dossier.technical(|fabric| &fabric.power_va_per_m2).map(|fact| f64::from(fact.value));
    let owners = dossier.tenure(|tenure| &tenure.owner_count).map(|fact| f64::from(fact.value));
    let age = year(dossier).map(f64::from);
    let sized = area.map(|area| within(area, (ideal.least_area, ideal.comfortable_area)));
    vec![
        Metric::judged("area", ("可用面积", "Space available"), area, "㎡", sized),
        Metric::scored(
            "contiguous",
            ("最大连续空置占比", "Largest contiguous share"),
            contiguous(dossier, area),
            "",
            contiguous_scale(ideal),
        ),
        Metric::scored("storey_height", ("层高", "Storey height"), storey, "m", ideal.storey_height),
        Metric::scored(
            "core_to_window",
            ("核心筒至外窗进深", "Core to window"),
            dossier.hundredths(|fabric| &fabric.core_depth_cm),
            "m",
            ideal.core_to_window,
        ),
        Metric::judged(
            "floorplate",
            ("标准层面积", "Floorplate"),
            plate,
            "㎡",
            plate.map(|plate| within(plate, ideal.floorplate)),
        ),
        Metric::scored("lifts", ("客梯配置", "Lifts against need"), lifts, "", enough),
        Metric::scored("power", ("供电容量", "Power"), power, "VA/㎡", Scale { bad: ideal.power / 2.0, good: ideal.power }),
        Metric::scored("owners", ("产权户数", "Owners"), owners, "户", Scale { bad: 10.0, good: 1.0 }),
        Metric::judged("fire_path", ("消防路径", "Fire path"), None, "", path_score(path)),
        // Appraisal is needed of what was built by 2000: a penalty, never a veto.
        Metric::scored("year_built", ("竣工年份", "Year built"), age, "年", Scale { bad: 1990.0, good: 2001.0 }),
    ]
}

/// 设计荷载 in kN/㎡: as declared, else as on record.
pub(super) fn design_load(dossier: &Dossier<'_>) -> Option<f64> {
    dossier.settings.declared.design_load_kn_per_m2.or_else(|| dossier.hundredths(|fabric| &fabric.design_load_hundredths))
}

pub(super) fn year(dossier: &Dossier<'_>) -> Option<i16> {
    dossier.fabric(|space| &space.year_built).map(|fact| fact.value)
}

fn gross_area(dossier: &Dossier<'_>) -> Option<f64> {
    let of_whole = dossier.fabric(|space| &space.floor_area)?;
    (of_whole.value > crate::units::Area::ZERO).then(|| of_whole.value.square_metres())
}

/// 标准层面积 as on record, else floor area over storeys.
pub(super) fn floorplate(dossier: &Dossier<'_>) -> Option<f64> {
    let on_record = dossier.technical(|fabric| &fabric.floorplate).map(|fact| fact.value.square_metres());
    let whole = matches!(dossier.site.body, SiteBody::Building(_)) || dossier.building.is_none();
    let levels = dossier.own(|space| &space.levels_above).map(|fact| f64::from(fact.value)).filter(|levels| *levels > 0.0);
    on_record.or_else(|| whole.then(|| Some(gross_area(dossier)? / levels?)).flatten())
}

fn contiguous(dossier: &Dossier<'_>, area: Option<f64>) -> Option<f64> {
    let largest = dossier.own(|space| &space.contiguous_vacant_area)?.value.square_metres();
    area.filter(|area| *area > 0.0).map(|area| (largest / area).min(1.0))
}

/// 60 % on adjacent floors is good enough for the types that need it; a makerspace needs no more than one floor.
const fn contiguous_scale(ideal: &Ideal) -> Scale {
    if ideal.least_contiguous > 0.0 { Scale { bad: 0.0, good: ideal.least_contiguous } } else { Scale { bad: 0.0, good: 0.2 } }
}

/// Full marks inside a range, none at half its lower or double its upper end.
fn within(value: f64, (low, high): (f64, f64)) -> Interval {
    if value < low {
        Scale { bad: low / 2.0, good: low }.score(Some(value))
    } else if value > high {
        Scale { bad: high * 2.0, good: high }.score(Some(value))
    } else {
        Interval::exactly(100.0)
    }
}

/// By cost and time of the path [A].
const fn path_score(path: FirePath) -> Option<Interval> {
    match path {
        FirePath::F2 => Some(Interval::exactly(100.0)),
        FirePath::F1 => Some(Interval::exactly(80.0)),
        FirePath::F3 => Some(Interval::exactly(30.0)),
        FirePath::NotApplicable => Some(Interval::exactly(50.0)),
        FirePath::Review => Some(Interval { low: 30.0, high: 100.0 }),
        FirePath::Unknown => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_minimum_is_not_made_up_for() {
        let ideal = Profile::Incubator.ideal();
        assert_eq!(fit(&ideal, Some(4_999.0), StructureCheck::Suffices).0, Fit::Unsuitable);
        assert_eq!(fit(&ideal, Some(9_000.0), StructureCheck::NeedsStrengthening).0, Fit::Unsuitable);
        assert_eq!(fit(&ideal, Some(9_000.0), StructureCheck::NeedsAppraisal).0, Fit::NeedsAppraisal);
        assert_eq!(fit(&ideal, None, StructureCheck::Suffices).0, Fit::NeedsAppraisal);
        assert_eq!(fit(&ideal, Some(5_000.0), StructureCheck::Suffices), (Fit::Fits, None));
    }

    #[test]
    fn of_equals_the_larger_is_chosen_where_the_space_is_known_to_fit_and_the_least_demanding_where_nothing_is() {
        let all = |fit: Fit| {
            Profile::ALL.map(|profile| Suitability {
                profile,
                name: profile.name(),
                score: Interval::UNKNOWN,
                fit,
                reason: None,
                structure: StructureCheck::Unknown,
                metrics: Vec::new(),
            })
        };
        assert_eq!(best(&all(Fit::Fits)), Profile::Accelerator);
        assert_eq!(best(&all(Fit::NeedsAppraisal)), Profile::Makerspace);
    }

    #[test]
    fn a_floorplate_scores_full_inside_its_range_and_less_outside() {
        assert_eq!(within(800.0, (800.0, 2500.0)), Interval::exactly(100.0));
        assert_eq!(within(600.0, (800.0, 2500.0)), Interval::exactly(50.0));
        assert_eq!(within(3750.0, (800.0, 2500.0)), Interval::exactly(50.0));
        assert_eq!(within(9e6, (1500.0, f64::INFINITY)), Interval::exactly(100.0));
    }
}
