//! The score as an interval: missing data widens it and never counts as nought.

use serde::{Deserialize, Serialize};

use super::RatingProfile;
use crate::programme::Bilingual;

/// From the worst to the best the score can be, 0–100, once everything is known.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Interval {
    /// Lower end.
    pub low: f64,
    /// Upper end.
    pub high: f64,
}

impl Interval {
    /// Nothing is known.
    pub const UNKNOWN: Self = Self { low: 0.0, high: 100.0 };

    /// A known score.
    #[must_use]
    pub const fn exactly(score: f64) -> Self {
        Self { low: score, high: score }
    }

    /// How much is open.
    #[must_use]
    pub fn width(self) -> f64 {
        self.high - self.low
    }
}

/// A metric's scale: `bad` scores 0, `good` scores 100, straight in between. `good` may lie below `bad`.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Scale {
    /// Scores 0.
    pub bad: f64,
    /// Scores 100.
    pub good: f64,
}

impl Scale {
    /// The score of a metric; unknown opens the whole interval.
    #[must_use]
    pub fn score(&self, metric: Option<f64>) -> Interval {
        metric.map_or(Interval::UNKNOWN, |value| {
            Interval::exactly((100.0 * (value - self.bad) / (self.good - self.bad)).clamp(0.0, 100.0))
        })
    }
}

/// One metric of the score.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Metric {
    /// Stable key.
    pub key: &'static str,
    /// What it is called.
    pub name: Bilingual,
    /// Its value, where it is known and a number.
    pub value: Option<f64>,
    /// Unit of the value; empty for a plain ratio.
    pub unit: &'static str,
    /// Whether it is known.
    pub known: bool,
    /// What it scores.
    pub score: Interval,
}

impl Metric {
    pub(super) fn scored(key: &'static str, name: (&str, &str), value: Option<f64>, unit: &'static str, scale: Scale) -> Self {
        Self::judged(key, name, value, unit, value.map(|value| scale.score(Some(value))))
    }

    pub(super) fn judged(
        key: &'static str,
        name: (&str, &str),
        value: Option<f64>,
        unit: &'static str,
        score: Option<Interval>,
    ) -> Self {
        let name = Bilingual::new(name.0, name.1);
        Self { key, name, value, unit, known: score.is_some(), score: score.unwrap_or(Interval::UNKNOWN) }
    }
}

/// The plain mean of metrics; unknown ones open the interval.
pub(super) fn mean(metrics: &[Metric]) -> Interval {
    if metrics.is_empty() {
        return Interval::UNKNOWN;
    }
    let count = metrics.len() as f64;
    let sum = |end: fn(&Interval) -> f64| metrics.iter().map(|metric| end(&metric.score)).sum::<f64>() / count;
    Interval { low: sum(|score| score.low), high: sum(|score| score.high) }
}

/// Weights of the five groups in per cent [A]: 权属与可得性, 建筑适配, 区位与产业, 经济性, 缺口贡献与可认定性.
#[derive(Debug, Clone, Copy, PartialEq, Serialize, Deserialize)]
pub struct Weights(pub [f64; 5]);

impl Default for Weights {
    fn default() -> Self {
        Self([25.0, 25.0, 15.0, 20.0, 15.0])
    }
}

impl Weights {
    /// The same weights with one of them scaled, which renormalises the others.
    #[must_use]
    pub fn scaled(mut self, group: usize, factor: f64) -> Self {
        if let Some(weight) = self.0.get_mut(group) {
            *weight *= factor;
        }
        self
    }

    /// The weighted mean of the groups' intervals.
    #[must_use]
    pub fn mean(&self, groups: &[Interval; 5]) -> Interval {
        let total: f64 = self.0.iter().sum();
        let weighted =
            |end: fn(&Interval) -> f64| groups.iter().zip(self.0).map(|(group, weight)| end(group) * weight).sum::<f64>() / total;
        Interval { low: weighted(|group| group.low), high: weighted(|group| group.high) }
    }
}

/// Grade by the lower end.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub enum Grade {
    /// 80 and above, unless a profile says otherwise.
    A,
    /// 65 and above.
    B,
    /// 50 and above.
    C,
    /// Below 50.
    D,
}

/// The rating of a property.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
#[serde(tag = "rating", rename_all = "snake_case")]
pub enum Rating {
    /// 红: a gate failed; there is no grade.
    Stopped,
    /// 待核: too much is open, or a gate is not known; the grade is provisional.
    ToVerify {
        /// Weighted interval.
        score: Interval,
        /// Grade by its lower end.
        provisional: Grade,
    },
    /// Graded.
    Graded {
        /// Weighted interval.
        score: Interval,
        /// Grade by its lower end.
        grade: Grade,
    },
}

/// Rates the five groups. `gates` is `Some(true)` when all gates pass, `Some(false)` when one fails, `None` when one is not known.
#[must_use]
pub fn rate(gates: Option<bool>, groups: &[Interval; 5], profile: &RatingProfile) -> Rating {
    let score = profile.weights.mean(groups);
    let grade = profile.grade(score);
    match gates {
        Some(false) => Rating::Stopped,
        Some(true) if score.width() <= profile.widest => Rating::Graded { score, grade },
        Some(true) | None => Rating::ToVerify { score, provisional: grade },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const S5: [Interval; 5] = [
        Interval::exactly(80.0),
        Interval { low: 60.0, high: 100.0 },
        Interval::exactly(70.0),
        Interval::UNKNOWN,
        Interval::exactly(90.0),
    ];

    /// As S5, economics known better.
    fn s6() -> [Interval; 5] {
        let [title, fabric, place, _, contribution] = S5;
        [title, fabric, place, Interval { low: 55.0, high: 65.0 }, contribution]
    }

    fn near(found: Interval, low: f64, high: f64) {
        assert!((found.low - low).abs() < 1e-9 && (found.high - high).abs() < 1e-9, "{found:?}");
    }

    #[test]
    fn domain_4_5_s1_to_s3_metrics_score_by_interpolation_and_unknown_opens_the_interval() {
        near(Scale { bad: 3.3, good: 3.6 }.score(Some(3.45)), 50.0, 50.0);
        assert_eq!(Scale { bad: 3.3, good: 3.6 }.score(None), Interval::UNKNOWN);
        near(Scale { bad: 18.0, good: 12.0 }.score(Some(15.0)), 50.0, 50.0);
    }

    #[test]
    fn domain_4_5_s5_a_wide_interval_is_to_be_verified() {
        let Rating::ToVerify { score, provisional } = rate(Some(true), &S5, &RatingProfile::default()) else {
            panic!("it is graded")
        };
        assert_eq!(provisional, Grade::C);
        near(score, 59.0, 89.0);
    }

    #[test]
    fn domain_4_5_s6_a_narrow_interval_is_graded_by_its_lower_end() {
        let Rating::Graded { score, grade } = rate(Some(true), &s6(), &RatingProfile::default()) else {
            panic!("it is not graded")
        };
        assert_eq!(grade, Grade::B);
        near(score, 70.0, 82.0);
    }

    #[test]
    fn domain_4_5_s7_a_failed_gate_leaves_no_grade() {
        assert_eq!(rate(Some(false), &s6(), &RatingProfile::default()), Rating::Stopped);
    }
}
