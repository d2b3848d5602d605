//! Evaluation: clause → pass, fail or unknown; rule → the worst of them; and what is missing, in ㎡, firms or people.

use jiff::civil::Date;
use serde::Serialize;

use super::wording::sentence;
use super::{Clause, Figure, Figures, Level, Rule, RuleBook, RuleStatus, Test, Threshold};
use crate::estate::CarrierKind;
use crate::programme::Bilingual;

/// Outcome of a clause or a rule.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It holds.
    Pass,
    /// It does not hold.
    Fail,
    /// A threshold or an input is not known.
    Unknown,
}

/// What is missing to pass a clause.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Missing {
    /// How much.
    pub amount: f64,
    /// Of what.
    pub unit: String,
}

/// One clause, evaluated.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct ClauseResult {
    /// Id within the rule.
    pub id: String,
    /// What it asks.
    pub name: Bilingual,
    /// Outcome.
    pub verdict: Verdict,
    /// The figure found, for showing; `null` when unknown.
    pub actual: Option<f64>,
    /// The threshold, for showing; `null` when the source does not give it.
    pub threshold: Option<Threshold>,
    /// Unit of both.
    pub unit: Option<String>,
    /// What is missing when it fails.
    pub missing: Option<Missing>,
    /// The alternatives, where one of several suffices.
    pub any_of: Vec<ClauseResult>,
}

/// A rule, evaluated for one carrier on one day.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Assessment {
    /// Rule id.
    pub rule: String,
    /// Name of the recognition.
    pub name: Bilingual,
    /// Document number.
    pub basis: String,
    /// Level it confers.
    pub level: Level,
    /// Whether the rule holds.
    pub status: RuleStatus,
    /// Whether one may apply under it on that day, as far as is known.
    pub open: bool,
    /// How sure we are of it.
    pub mark: String,
    /// The day it was evaluated for.
    pub as_of: Date,
    /// Fails if any clause fails; else unknown if any is unknown; else passes.
    pub verdict: Verdict,
    /// Every clause.
    pub clauses: Vec<ClauseResult>,
    /// What is missing, in one sentence.
    pub sentence: Bilingual,
}

/// Evaluates a rule.
#[must_use]
pub fn evaluate(rule: &Rule, figures: &Figures, as_of: Date) -> Assessment {
    let clauses: Vec<ClauseResult> = rule.clauses.iter().map(|clause| clause_result(clause, figures)).collect();
    Assessment {
        rule: rule.id.clone(),
        name: rule.name.clone(),
        basis: rule.basis.clone(),
        level: rule.level,
        status: rule.status,
        open: rule.is_open_on(as_of),
        mark: rule.mark.clone(),
        as_of,
        verdict: all_of(&clauses),
        sentence: sentence(&clauses),
        clauses,
    }
}

/// Holds figures against every rule for a kind of carrier, in the order of the rule file.
#[must_use]
pub fn assess(book: &RuleBook, kind: Option<CarrierKind>, figures: &Figures, as_of: Date) -> Vec<Assessment> {
    book.rules.iter().filter(|rule| rule.is_for(kind)).map(|rule| evaluate(rule, figures, as_of)).collect()
}

impl ClauseResult {
    /// How far a failing clause is from its threshold, as a part of it; the nearest of several alternatives. Nothing when it passes,
    /// `None` when it is not known.
    #[must_use]
    pub fn distance(&self) -> Option<f64> {
        match self.verdict {
            Verdict::Pass => Some(0.0),
            Verdict::Unknown => None,
            Verdict::Fail if !self.any_of.is_empty() => self.any_of.iter().filter_map(Self::distance).reduce(f64::min),
            Verdict::Fail => {
                let threshold = self.threshold?.0? as f64 / 1e6;
                Some(if threshold == 0.0 { 1.0 } else { (1.0 - self.actual? / threshold).abs() })
            }
        }
    }
}

impl Assessment {
    /// How far it is from the recognition over all clauses that are known.
    #[must_use]
    pub fn distance(&self) -> f64 {
        self.clauses.iter().filter_map(ClauseResult::distance).fold(0.0, |sum, distance| sum + distance)
    }

    /// Clauses of which the outcome is not known.
    #[must_use]
    pub fn unknown_clauses(&self) -> usize {
        self.clauses.iter().filter(|clause| clause.verdict == Verdict::Unknown).count()
    }
}

fn all_of(clauses: &[ClauseResult]) -> Verdict {
    let any = |verdict| clauses.iter().any(|clause| clause.verdict == verdict);
    if any(Verdict::Fail) {
        Verdict::Fail
    } else if any(Verdict::Unknown) {
        Verdict::Unknown
    } else {
        Verdict::Pass
    }
}

fn any_of(clauses: &[ClauseResult]) -> Verdict {
    let any = |verdict| clauses.iter().any(|clause| clause.verdict == verdict);
    if any(Verdict::Pass) {
        Verdict::Pass
    } else if any(Verdict::Unknown) {
        Verdict::Unknown
    } else {
        Verdict::Fail
    }
}

fn clause_result(clause: &Clause, figures: &Figures) -> ClauseResult {
    match &clause.test {
        Test::AnyOf { any_of: alternatives } => {
            let results: Vec<ClauseResult> = alternatives.iter().map(|inner| clause_result(inner, figures)).collect();
            ClauseResult { any_of: results.clone(), verdict: any_of(&results), ..blank(clause) }
        }
        Test::AtLeast { field, at_least, unit } => {
            let figure = figures.get(field);
            let missing = |figure: Figure, threshold| missing(&figure, threshold, unit);
            compared(clause, figure, *at_least, unit, |figure, threshold| figure.margin(threshold) >= 0, missing)
        }
        Test::AtMost { field, at_most, unit } => {
            compared(clause, figures.get(field), *at_most, unit, |figure, threshold| figure.margin(threshold) <= 0, |_, _| None)
        }
    }
}

fn compared(
    clause: &Clause,
    figure: Option<Figure>,
    threshold: Threshold,
    unit: &str,
    holds: impl Fn(&Figure, i64) -> bool,
    missing: impl Fn(Figure, i64) -> Option<Missing>,
) -> ClauseResult {
    let (verdict, missing) = match (figure, threshold.0) {
        (Some(figure), Some(threshold)) if holds(&figure, threshold) => (Verdict::Pass, None),
        (Some(figure), Some(threshold)) => (Verdict::Fail, missing(figure, threshold)),
        (None, _) | (_, None) => (Verdict::Unknown, None),
    };
    let unit = Some(unit.to_owned());
    ClauseResult { verdict, missing, unit, actual: figure.map(|f| f.shown()), threshold: Some(threshold), ..blank(clause) }
}

fn blank(clause: &Clause) -> ClauseResult {
    ClauseResult {
        id: clause.id.clone(),
        name: clause.name.clone(),
        verdict: Verdict::Unknown,
        actual: None,
        threshold: None,
        unit: None,
        missing: None,
        any_of: Vec::new(),
    }
}

/// Areas are missing to 0.01 ㎡; firms, people and months only in whole numbers; money to the last 元.
fn missing(figure: &Figure, threshold: i64, clause_unit: &str) -> Option<Missing> {
    let unit = figure.part_unit.unwrap_or(clause_unit);
    let grain = match unit {
        "㎡" => 10_000,
        "万元" => 100,
        "ratio" => 1,
        _ => 1_000_000,
    };
    let amount = figure.missing(threshold, grain);
    (amount > 0).then(|| Missing { amount: amount as f64 / 1e6, unit: unit.to_owned() })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::recognition::RuleBook;
    use crate::units::Area;

    fn book() -> RuleBook {
        RuleBook::parse(include_str!("../../geodata/rules/recognition.json")).unwrap()
    }

    fn figures(known: &[(&str, Figure)]) -> Figures {
        let mut figures = Figures::new();
        for (field, figure) in known {
            figures.set(field, *figure);
        }
        figures.derive();
        figures
    }

    fn on() -> Date {
        jiff::civil::date(2025, 12, 31)
    }

    fn clause<'a>(assessment: &'a Assessment, id: &str) -> &'a ClauseResult {
        assessment.clauses.iter().find(|clause| clause.id == id).unwrap()
    }

    fn area(square_metres: i64) -> Figure {
        Figure::area(Area::from_square_metres(square_metres))
    }

    /// Every field of the rule satisfied with room to spare.
    fn ample(rule: &Rule) -> Figures {
        fn fill(clauses: &[Clause], figures: &mut Figures) {
            for clause in clauses {
                match &clause.test {
                    Test::AnyOf { any_of } => fill(any_of, figures),
                    Test::AtLeast { field, at_least, .. } => figures.set(field, Figure::plain(at_least.0.unwrap_or(0) * 2)),
                    Test::AtMost { field, .. } => figures.set(field, Figure::plain(0)),
                }
            }
        }
        let mut figures = Figures::new();
        fill(&rule.clauses, &mut figures);
        figures
    }

    #[test]
    fn domain_3_1_r1_area_and_firms_are_missing_while_the_density_passes() {
        let book = book();
        let rule = book.rule("CN-FHQ-2018").unwrap();
        let mut figures = ample(rule);
        figures.set("carrier_area_m2", area(8_760));
        figures.set("incubated_firms", Figure::count(44));
        figures.set("incub_use_share", Figure::plain(750_000));
        figures.set("firms_per_1000m2", Figure::ratio(Figure::count(44), area(8_760), 1000, "家").unwrap());
        let assessment = evaluate(rule, &figures, on());
        assert_eq!(assessment.verdict, Verdict::Fail);
        assert_eq!(clause(&assessment, "density").verdict, Verdict::Pass);
        assert_eq!(assessment.sentence.zh, "还差 1,240 ㎡、6 家");
    }

    #[test]
    fn domain_3_1_r2_seats_stand_in_for_area() {
        let known = figures(&[("carrier_area_m2", area(480)), ("seats", Figure::count(32))]);
        let assessment = evaluate(book().rule("CN-ZCKJ-2017").unwrap(), &known, on());
        assert_eq!(clause(&assessment, "space").verdict, Verdict::Pass);
    }

    #[test]
    fn domain_3_1_r3_a_missing_input_is_unknown() {
        let assessment = evaluate(book().rule("CN-ZCKJ-2017").unwrap(), &figures(&[("carrier_area_m2", area(480))]), on());
        assert_eq!(clause(&assessment, "space").verdict, Verdict::Unknown);
        assert_eq!(assessment.verdict, Verdict::Unknown);
    }

    #[test]
    fn domain_3_1_r4_both_alternatives_name_what_is_missing() {
        let known = figures(&[("carrier_area_m2", area(480)), ("seats", Figure::count(28))]);
        let assessment = evaluate(book().rule("CN-ZCKJ-2017").unwrap(), &known, on());
        assert_eq!(clause(&assessment, "space").verdict, Verdict::Fail);
        assert!(assessment.sentence.zh.starts_with("还差 20 ㎡ 或 2 个（工位）"), "{}", assessment.sentence.zh);
    }

    #[test]
    fn domain_3_1_r5_a_share_is_missing_in_square_metres_with_the_whole_held() {
        let known = figures(&[("carrier_area_m2", area(5_000)), ("incubation_area_m2", area(3_600))]);
        let assessment = evaluate(book().rule("CQ-FHQ-GEN").unwrap(), &known, on());
        let share = clause(&assessment, "use_share");
        assert_eq!(share.verdict, Verdict::Fail);
        assert_eq!(share.missing, Some(Missing { amount: 150.0, unit: "㎡".into() }));
        assert_eq!(clause(&assessment, "area").verdict, Verdict::Pass);
    }

    #[test]
    fn domain_3_1_r6_a_rule_with_missing_thresholds_is_unknown_at_best() {
        let book = book();
        let rule = book.rule("CN-FHQ-2025-STD").unwrap();
        assert_eq!(evaluate(rule, &ample(rule), on()).verdict, Verdict::Unknown);
    }

    #[test]
    fn domain_3_1_r7_three_financed_firms_make_up_for_six_new_ones() {
        let known = figures(&[("new_registrations_12m", Figure::count(6)), ("financed_12m", Figure::count(3))]);
        let assessment = evaluate(book().rule("CQ-ZCKJ-2019").unwrap(), &known, on());
        assert_eq!(clause(&assessment, "yearly_output").verdict, Verdict::Pass);
    }

    #[test]
    fn every_rule_with_ample_figures_passes_or_lacks_a_threshold() {
        for rule in &book().rules {
            assert_ne!(evaluate(rule, &ample(rule), on()).verdict, Verdict::Fail, "{}", rule.id);
        }
    }
}
