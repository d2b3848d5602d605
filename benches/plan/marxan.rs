//! Conservation plans as Marxan states them, read as models: units that contribute to many features at once, each in its own amount. Never
//! here: a clock, or how they are solved.
//!
//! A unit is a candidate in a zone of its own; a feature is a row that counts every zone at that unit's amount, as rows of firms count
//! every zone at its own density. Amounts are counted in millionths, costs in thousandths. Lengths of boundaries are left out: they are a
//! wish for compactness, not part of the set to be chosen.

use std::collections::BTreeMap;
use std::path::Path;

use zaiti::estate::{AcquisitionMode, SiteId};
use zaiti::plan::{Candidate, Column, Density, Extent, Measure, Model, Refit, Row, Sense, Subject, Treatment};
use zaiti::programme::ZoneId;
use zaiti::units::{Area, Yuan};

/// The rows of a table with a header, as numbers; words are nought.
fn table(folder: &Path, name: &str) -> Option<Vec<Vec<f64>>> {
    let text = std::fs::read_to_string(folder.join(name)).ok()?;
    let row = |line: &str| line.split(',').map(|field| field.trim().parse().unwrap_or(0.0)).collect();
    Some(text.lines().skip(1).filter(|line| !line.trim().is_empty()).map(row).collect())
}

/// The cheapest set of units that holds the asked share of every feature; what is locked in or out stays so.
pub(crate) fn cheapest_set(folder: &Path) -> Option<Model> {
    let (units, features, amounts) = (table(folder, "pu.dat")?, table(folder, "spec.dat")?, table(folder, "puvspr.dat")?);
    let zone = |unit: f64| ZoneId(format!("{unit:08}"));
    let treatment = Treatment { scope: Extent::Whole, refit: Refit::Light, mode: AcquisitionMode::Purchase };
    let candidate = |unit: &Vec<f64>| {
        let cost = Yuan::new((unit[1] * 1000.0).round() as i64);
        let column = Column::new(treatment, Area::from_hundredths(1), cost, cost);
        let columns = vec![Column { zone: Some(zone(unit[0])), ..column }];
        let status = unit[2].round() as i64;
        let columns = if status == 3 { Vec::new() } else { columns };
        Candidate { site: SiteId(format!("{:08}", unit[0])), owners: None, locked_in: status == 2, columns }
    };
    let row = |feature: &Vec<f64>| {
        let mine = amounts.iter().filter(|amount| amount[0].to_bits() == feature[0].to_bits());
        let by_zone: BTreeMap<ZoneId, i64> = mine.map(|amount| (zone(amount[1]), (amount[2] * 1e6).round() as i64)).collect();
        let asked = (by_zone.values().sum::<i64>() as f64 * feature[1]).ceil() as i64;
        let density = Some(Density { by_zone, elsewhere: 0 });
        Row {
            density,
            label: Some(format!("{}", feature[0])),
            ..Row::new(Subject::District, Measure::Firms, Sense::AtLeast, asked)
        }
    };
    let mut candidates: Vec<Candidate> = units.iter().map(candidate).collect();
    candidates.sort_by(|a, b| a.site.cmp(&b.site));
    Some(Model { candidates, rows: features.iter().map(row).collect(), ..Model::default() })
}
