//! The ledger of a package: rows of steps, each held to the course of its site. Never here: what is stored of them.

use std::collections::BTreeMap;

use jiff::civil::Date;

use super::findings::{Finding, FindingPlace, words};
use super::words::parse;
use super::{ExchangeError, csv, text};
use crate::estate::{Confidence, LedgerState, LedgerStep, LedgerTrack, Site, SiteId};

/// Columns of the file, each under its wire name or its Chinese one.
const COLUMNS: [(&str, &str); 7] = [
    ("site", "编号"),
    ("to", "状态"),
    ("on", "日期"),
    ("role", "单位职务"),
    ("why", "事由"),
    ("who", "经办"),
    ("confidence", "可信度"),
];

/// Reads the steps in the order of the file; a row at fault is a finding and leaves the others alone.
pub(super) fn read(bytes: &[u8], sites: &[Site]) -> Result<(Vec<LedgerStep>, Vec<Finding>), ExchangeError> {
    let (text, _) = text::decode(bytes, None)?;
    let mut rows = csv::split(&text, ',')?.into_iter();
    let headings = rows.next().unwrap_or_default();
    let at = |name: &str, zh: &str| headings.iter().position(|heading| [name, zh].contains(&heading.trim()));
    let columns = COLUMNS.map(|(name, zh)| at(name, zh));
    let mut course = Course { sites, last: BTreeMap::new() };
    let (mut steps, mut findings) = (Vec::new(), Vec::new());
    for (index, cells) in rows.enumerate().filter(|(_, cells)| cells.iter().any(|cell| !cell.trim().is_empty())) {
        let cell = |column: usize| columns[column].and_then(|at| cells.get(at)).map_or("", |cell| cell.trim());
        match course.step(&cell) {
            Ok(step) => steps.push(step),
            Err(fault) => {
                let place = FindingPlace { row: Some(index as u64 + 2), ..fault.place.clone() };
                findings.push(fault.at(place));
            }
        }
    }
    Ok((steps, findings))
}

/// Where each site stands so far.
struct Course<'a> {
    sites: &'a [Site],
    last: BTreeMap<SiteId, (LedgerState, Date)>,
}

impl Course<'_> {
    fn step<'c>(&mut self, cell: &impl Fn(usize) -> &'c str) -> Result<LedgerStep, Box<Finding>> {
        let [site, to, on, role, why, who, confidence] = std::array::from_fn(cell);
        let id = SiteId(site.to_owned());
        let known = self.sites.binary_search_by(|site| site.id.cmp(&id)).ok().map(|at| &self.sites[at]);
        let track = known.and_then(|site| LedgerTrack::of(site.kind())).ok_or_else(|| {
            let zh = format!("“{site}”不是本数据包的楼宇、闲置物业或载体");
            fault("site", zh, format!("“{site}” is no building, idle property or carrier of this package"))
        })?;
        let to = LedgerState::parse(to)
            .ok_or_else(|| fault("to", format!("“{to}”不是台账状态"), format!("“{to}” is no state of the ledger")))?;
        let on: Date = on.parse().map_err(|_| fault("on", format!("“{on}”不是日期"), format!("“{on}” is no date")))?;
        let before = self.last.get(&id).copied();
        if let Some((_, last)) = before.filter(|(_, last)| on < *last) {
            return Err(fault("on", format!("日期 {on} 早于上一步 {last}"), format!("{on} lies before the last step of {last}")));
        }
        let from = before.map(|(state, _)| state);
        let kind = track.step(from, to).map_err(|refused| {
            let sentence = refused.sentence();
            fault("to", sentence.zh, sentence.en)
        })?;
        if role.is_empty() || why.is_empty() {
            return Err(fault("role, why", "缺少单位职务或事由", "the role or the reason is missing"));
        }
        let confidence = parse(confidence).unwrap_or(Confidence::Reported);
        self.last.insert(id.clone(), (to, on));
        let (who, role, why) = (who.to_owned(), role.to_owned(), why.to_owned());
        Ok(LedgerStep { site: id, track, from, to, kind, on, who, role, why, confidence })
    }
}

fn fault(field: &str, zh: impl Into<String>, en: impl Into<String>) -> Box<Finding> {
    let remedy =
        words("按台账顺序逐行登记：编号、状态、日期、单位职务、事由", "list the steps in order: site, to, on, role, why");
    Box::new(Finding::fault("ledger-step", words(zh, en), remedy).at(FindingPlace::default().field(field)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estate::{SiteBody, StepKind};

    #[test]
    fn steps_are_held_to_the_course_and_a_row_at_fault_is_named_and_leaves_the_others_alone() {
        let site = Site::new(SiteId::from("p"), SiteBody::IdleProperty(Box::default()));
        let sheet = "编号,状态,日期,单位职务,事由,经办\n\
                     p,发现,2025-03-01,街道,巡查,甲\n\
                     p,挂账,2025-04-01,街道,跳步,甲\n\
                     p,verified,2025-02-01,街道,早了,甲\n\
                     q,发现,2025-03-01,街道,没有,甲\n\
                     p,核查,2025-05-01,,没有职务,甲\n\
                     p,核查,2025-05-01,街道,核实,甲\n";
        let (steps, findings) = read(sheet.as_bytes(), &[site]).unwrap();
        let taken: Vec<_> = steps.iter().map(|step| (step.to, step.kind)).collect();
        assert_eq!(taken, [(LedgerState::Found, StepKind::Opening), (LedgerState::Verified, StepKind::Forward)]);
        let named: Vec<_> = findings.iter().map(|fault| (fault.place.row, fault.place.field.as_deref())).collect();
        assert_eq!(named.len(), 4, "{findings:?}");
        assert_eq!(named[0], (Some(3), Some("to")));
        assert!(findings[0].message.zh.contains("可登记：核查"));
        assert_eq!(named[1].1, Some("on"));
        assert_eq!(named[2].1, Some("site"));
        assert_eq!(named[3].1, Some("role, why"));
    }
}
