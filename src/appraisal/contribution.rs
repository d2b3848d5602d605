//! What the space would add: to the zone's and the district's gap, in room for firms, and toward a recognition.

use serde::Serialize;

use super::Profile;
use super::dossier::Dossier;
use crate::atlas::BoardRow;
use crate::programme::{Bilingual, Goal, Metric, Scope, ZoneId};
use crate::recognition::{Assessment, Figures, RuleBook, Verdict, assess};
use crate::units::{Area, Share};

/// What the space would add.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Contribution {
    /// The zone it counts in.
    pub zone: Option<ZoneId>,
    /// What the zone is called.
    pub zone_name: Option<Bilingual>,
    /// Carrier area it would make.
    pub carrier_area_m2: Option<Area>,
    /// The zone's gap as it stands.
    pub zone_gap_before_m2: Option<Area>,
    /// The zone's gap with it.
    pub zone_gap_after_m2: Option<Area>,
    /// The district's gap to its headline as it stands.
    pub district_gap_before_m2: Option<Area>,
    /// The district's gap to its headline with it.
    pub district_gap_after_m2: Option<Area>,
    /// The part of the zone's gap it fills, 0–1; nought where there is no gap left to fill.
    pub share_of_gap: Option<f64>,
    /// 在孵容量: firms and teams it has room for, by the zone's ㎡ per firm.
    pub capacity_firms: Option<u32>,
    /// Technology firms among them, in the proportion of the zone's targets.
    pub capacity_tech_firms: Option<u32>,
    /// Whether the space suffices for an open rule, firms and people aside.
    pub space_suffices: Option<bool>,
    /// Every rule for the type of carrier, with what is missing.
    pub recognition: Vec<Assessment>,
}

/// Clauses about space; the rest depends on who runs the carrier.
const SPACE_CLAUSES: [&str; 2] = ["area", "space"];

pub(super) fn contribution(dossier: &Dossier<'_>, book: &RuleBook, profile: Profile) -> Contribution {
    let area = dossier.takeable().map(|space| space.carrier_area);
    let board = dossier.atlas.board();
    let row = board.zones.iter().find(|row| row.zone.as_ref() == dossier.zone && dossier.zone.is_some());
    let before = |row: Option<&BoardRow>| row.and_then(|row| row.gap_area);
    let after = |gap: Option<Area>| gap.zip(area).map(|(gap, area)| (gap - area).or_zero());
    let (zone_gap, district_gap) = (before(row), before(Some(&board.total)));
    let firms = capacity(dossier, area);
    let recognition = reachable(book, profile, area, dossier.settings.incubation_share, dossier);
    Contribution {
        zone: dossier.zone.cloned(),
        zone_name: row.map(|row| row.name.clone()),
        carrier_area_m2: area,
        zone_gap_before_m2: zone_gap,
        zone_gap_after_m2: after(zone_gap),
        district_gap_before_m2: district_gap,
        district_gap_after_m2: after(district_gap),
        share_of_gap: zone_gap.zip(area).map(|(gap, area)| share(area, gap)),
        capacity_firms: firms,
        capacity_tech_firms: firms.and_then(|firms| tech_firms(dossier, firms)),
        space_suffices: suffices(&recognition),
        recognition,
    }
}

fn share(area: Area, gap: Area) -> f64 {
    if gap > Area::ZERO { (area.square_metres() / gap.square_metres()).min(1.0) } else { 0.0 }
}

fn capacity(dossier: &Dossier<'_>, area: Option<Area>) -> Option<u32> {
    let zone = dossier.atlas.programme().zone(dossier.zone?)?;
    let per_firm = i64::from(zone.square_metres_per_firm) * 100;
    if per_firm == 0 { None } else { u32::try_from(area?.hundredths() / per_firm).ok() }
}

fn tech_firms(dossier: &Dossier<'_>, firms: u32) -> Option<u32> {
    let scope = Scope::Zone(dossier.zone?.clone());
    let target = |metric| {
        let targets = dossier.atlas.programme().targets.iter().filter(|target| target.scope == scope && target.metric == metric);
        targets.max_by_key(|target| target.due).and_then(|target| match target.goal {
            Goal::Count { at_least, .. } => Some(u64::from(at_least)),
            Goal::Area { .. } => None,
        })
    };
    let (tech, all) = (target(Metric::TechFirms)?, target(Metric::Incubatees)?);
    (all > 0).then(|| u32::try_from(u64::from(firms) * tech / all).unwrap_or(u32::MAX))
}

fn reachable(book: &RuleBook, profile: Profile, area: Option<Area>, used: Share, dossier: &Dossier<'_>) -> Vec<Assessment> {
    let figures = area.map_or_else(Figures::new, |area| Figures::of_area(area, used));
    assess(book, Some(profile.kind()), &figures, dossier.settings.on)
}

/// Whether any open rule finds the space enough; `None` when none does and one does not say.
fn suffices(rules: &[Assessment]) -> Option<bool> {
    let open = rules.iter().filter(|rule| rule.open);
    let space = open.flat_map(|rule| rule.clauses.iter().filter(|clause| SPACE_CLAUSES.contains(&clause.id.as_str())));
    let verdicts: Vec<Verdict> = space.map(|clause| clause.verdict).collect();
    if verdicts.contains(&Verdict::Pass) {
        Some(true)
    } else if verdicts.is_empty() || verdicts.contains(&Verdict::Unknown) {
        None
    } else {
        Some(false)
    }
}
