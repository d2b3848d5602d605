//! What is missing to a recognition, in one sentence of either language. Never here: whether a clause holds.

use super::evaluate::{ClauseResult, Verdict};
use crate::programme::{Bilingual, Language, counted};
use crate::units::{Area, Yuan};

/// Every clause that fails with what it lacks, then how many are open.
pub(super) fn sentence(clauses: &[ClauseResult]) -> Bilingual {
    let failing: Vec<&ClauseResult> = clauses.iter().filter(|clause| clause.verdict == Verdict::Fail).collect();
    let unknown = clauses.iter().filter(|clause| clause.verdict == Verdict::Unknown).count();
    let open = counted(unknown, "clause is not known", "clauses are not known");
    let lacks = |language: Language, glue: &str| {
        let phrases = failing.iter().map(|clause| phrase(clause, is_ambiguous(clause, &failing), language));
        phrases.collect::<Vec<_>>().join(glue)
    };
    let (zh, en) = (lacks(Language::Zh, "、"), lacks(Language::En, ", "));
    match (failing.is_empty(), unknown) {
        (true, 0) => Bilingual::new("各项均满足", "every clause holds"),
        (true, n) => Bilingual::new(format!("{n} 项待核"), open),
        (false, 0) => Bilingual::new(format!("还差 {zh}"), format!("missing {en}")),
        (false, n) => Bilingual::new(format!("还差 {zh}；另有 {n} 项待核"), format!("missing {en}; {open}")),
    }
}

impl ClauseResult {
    /// The figure found, with its unit; empty for a clause of which one of several alternatives suffices.
    #[must_use]
    pub fn found(&self, language: Language) -> String {
        self.said(self.actual, language)
    }

    /// The threshold, with its unit; unknown where the source does not give it.
    #[must_use]
    pub fn asked(&self, language: Language) -> String {
        self.said(self.threshold.and_then(|threshold| threshold.0).map(|millionths| millionths as f64 / 1e6), language)
    }

    /// What is missing where it fails, with its unit; else empty.
    #[must_use]
    pub fn lacks(&self, language: Language) -> String {
        self.missing.as_ref().map_or_else(String::new, |missing| amount(missing.amount, &missing.unit, language))
    }

    fn said(&self, figure: Option<f64>, language: Language) -> String {
        match (&self.unit, figure) {
            (None, _) => String::new(),
            (Some(_), None) => Bilingual::new("未知", "unknown").read(language).to_owned(),
            (Some(unit), Some(share)) if unit == "ratio" => format!("{}%", grouped(share * 100.0)),
            (Some(unit), Some(figure)) => amount(figure, unit, language),
        }
    }
}

/// Whether the unit alone does not say what is missing, since another clause lacks the same.
fn is_ambiguous(clause: &ClauseResult, failing: &[&ClauseResult]) -> bool {
    let unit = unit_of(clause);
    unit.is_some_and(|unit| failing.iter().filter(|other| unit_of(other) == Some(unit)).count() > 1)
}

fn unit_of(clause: &ClauseResult) -> Option<&str> {
    clause.missing.as_ref().map(|missing| missing.unit.as_str())
}

fn phrase(clause: &ClauseResult, named: bool, language: Language) -> String {
    if !clause.any_of.is_empty() {
        let or = if language == Language::Zh { " 或 " } else { " or " };
        return clause.any_of.iter().map(|inner| phrase(inner, false, language)).collect::<Vec<_>>().join(or);
    }
    let name = clause.name.read(language);
    let Some(missing) = &clause.missing else {
        // Only an upper limit fails without anything missing.
        return if language == Language::Zh { format!("{name}超限") } else { format!("{name} above the limit") };
    };
    let lacks = amount(missing.amount, &missing.unit, language);
    match language {
        Language::Zh if named || missing.unit == PIECES => format!("{lacks}（{name}）"),
        Language::En if named || missing.unit == PIECES => format!("{lacks} ({})", lower(name)),
        Language::Zh | Language::En => lacks,
    }
}

/// 个: a unit that says nothing of what it counts.
const PIECES: &str = "个";

fn amount(amount: f64, unit: &str, language: Language) -> String {
    let number = grouped(if unit == "ratio" { amount * 100.0 } else { amount });
    if language == Language::Zh {
        return if unit == "ratio" { format!("{number} 个百分点") } else { format!("{number} {unit}") };
    }
    match unit {
        "㎡" => format!("{number} m²"),
        "家" => counted(number, "firm", "firms"),
        "人" => counted(number, "person", "people"),
        "场" => counted(number, "event", "events"),
        "月" => counted(number, "month", "months"),
        "年" => counted(number, "year", "years"),
        "万元" => format!("{:#}", Yuan::new((amount * 10_000.0).round() as i64)),
        "ratio" => counted(number, "percentage point", "percentage points"),
        // Of pieces the clause's name says what they are.
        _ => number,
    }
}

/// A name inside a sentence: its first letter small.
fn lower(name: &str) -> String {
    let mut letters = name.chars();
    letters.next().map_or_else(String::new, |first| first.to_lowercase().chain(letters).collect())
}

fn grouped(amount: f64) -> String {
    Area::measured(amount).map_or_else(|_| amount.to_string(), |area| area.to_string().trim_end_matches(" ㎡").to_owned())
}

#[cfg(test)]
mod tests {
    use super::super::evaluate::Missing;
    use super::*;

    fn failing(name: (&str, &str), amount: f64, unit: &str) -> ClauseResult {
        ClauseResult {
            id: "c".into(),
            name: Bilingual::new(name.0, name.1),
            verdict: Verdict::Fail,
            actual: None,
            threshold: None,
            unit: Some(unit.into()),
            missing: Some(Missing { amount, unit: unit.into() }),
            any_of: Vec::new(),
        }
    }

    #[test]
    fn english_has_its_own_units_and_one_of_a_thing_is_not_said_in_the_plural() {
        let said = sentence(&[failing(("面积", "Area"), 1240.0, "㎡"), failing(("企业", "Firms"), 1.0, "家")]);
        assert_eq!(said.zh, "还差 1,240 ㎡、1 家");
        assert_eq!(said.en, "missing 1,240 m², 1 firm");
        let said = sentence(&[failing(("服务人员", "Service staff"), 1.0, "人"), failing(("时间", "Time"), 6.0, "月")]);
        assert_eq!(said.en, "missing 1 person, 6 months");
        let said = sentence(&[failing(("孵化资金", "Fund"), 120.0, "万元"), failing(("工位", "Workplaces"), 20.0, "个")]);
        assert_eq!(said.zh, "还差 120 万元、20 个（工位）");
        assert_eq!(said.en, "missing ¥1,200,000, 20 (workplaces)");
    }

    #[test]
    fn a_clause_says_what_is_found_what_is_asked_and_what_it_lacks() {
        use super::super::rule::Threshold;
        let known = |unit: &str, actual: f64, asked: i64| ClauseResult {
            actual: Some(actual),
            threshold: Some(Threshold(Some(asked))),
            ..failing(("占比", "Share"), asked as f64 / 1e6 - actual, unit)
        };
        let share = known("ratio", 0.72, 750_000);
        assert_eq!((share.found(Language::En), share.asked(Language::En)), ("72%".into(), "75%".into()));
        let area = known("㎡", 8760.0, 10_000_000_000);
        assert_eq!((area.found(Language::Zh), area.lacks(Language::Zh)), ("8,760 ㎡".into(), "1,240 ㎡".into()));
        let open = ClauseResult { actual: None, threshold: Some(Threshold(None)), missing: None, ..share };
        assert_eq!(
            (open.found(Language::En), open.asked(Language::Zh), open.lacks(Language::Zh)),
            ("unknown".into(), "未知".into(), String::new())
        );
    }

    #[test]
    fn two_clauses_that_lack_the_same_unit_say_which_is_which_and_a_share_is_said_in_points() {
        let said = sentence(&[failing(("面积", "Area"), 1000.0, "㎡"), failing(("在孵使用率", "Use"), 150.0, "㎡")]);
        assert_eq!(said.zh, "还差 1,000 ㎡（面积）、150 ㎡（在孵使用率）");
        assert_eq!(said.en, "missing 1,000 m² (area), 150 m² (use)");
        assert_eq!(sentence(&[failing(("占比", "Share"), 0.05, "ratio")]).zh, "还差 5 个百分点");
    }
}
