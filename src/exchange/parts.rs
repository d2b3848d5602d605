//! Parts of a building that OpenStreetMap draws inside its outline: they say how its floors are stacked, and are no buildings of their
//! own. Never here: two buildings that overlap (see `footprints`).
//!
//! *What is the floor area of a building drawn in parts?* Each part has its own storeys, and begins at its own level: a tower of 30
//! storeys on a podium of 5 has 5 floors of the podium's ground and 25 of the tower's. The outline says 30, which is the height of the
//! highest part and not of the whole. So the parts count and the outline does not: Σ ground × (levels − min_level), with ground that two
//! parts both claim counted once for the storeys they share. Where a part's storeys are unknown, or the parts leave more than a
//! tenth of the outline bare, the floor area is unknown.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Checked;
use super::findings::{Finding, FindingPlace, words};
use super::footprints::{space, storeys};
use super::overlaps::{self, Overlap};
use crate::estate::{AreaSource, Confidence, Fact, Provenance, Site, SiteId};
use crate::units::Area;

/// The tag of a part.
pub(super) const PART: &str = "building:part";
/// Ground that parts may leave bare before they say nothing of the whole: one part in so many.
const BARE: i64 = 10;

/// Takes the parts out of the sites and gives their outlines the floor area that they add up to; parts without an outline stay.
pub(super) fn fold(checked: &mut Checked) {
    if !checked.sites.iter().any(|site| is_part(site)) {
        return;
    }
    let pairs = overlaps::find(&checked.sites);
    let owners = owners(&checked.sites, &pairs);
    let mut of_outline: BTreeMap<usize, Vec<usize>> = BTreeMap::new();
    owners.iter().for_each(|(part, outline)| of_outline.entry(*outline).or_default().push(*part));
    for (outline, parts) in &of_outline {
        let sum = sum(&checked.sites, *outline, parts, &pairs);
        let finding = settle(Arc::make_mut(&mut checked.sites[*outline]), parts.len(), sum);
        checked.findings.push(finding);
    }
    take_out(checked, &owners.into_keys().collect());
}

fn is_part(site: &Site) -> bool {
    let is_set = |tag: &str| site.other.get(tag).is_some_and(|value| value != "no");
    is_set(PART) && !is_set("building")
}

fn ground(site: &Site) -> i64 {
    site.shape.as_ref().and_then(|shape| shape.value.footprint()).map_or(0, Area::hundredths)
}

/// Part → the smallest outline that holds at least half of it.
fn owners(sites: &[Arc<Site>], pairs: &[Overlap]) -> BTreeMap<usize, usize> {
    let mut owners: BTreeMap<usize, usize> = BTreeMap::new();
    for pair in pairs {
        let (part, outline) = match (is_part(&sites[pair.one]), is_part(&sites[pair.other])) {
            (true, false) => (pair.one, pair.other),
            (false, true) => (pair.other, pair.one),
            (true, true) | (false, false) => continue,
        };
        let holds = 2 * pair.ground.hundredths() >= ground(&sites[part]);
        if holds && owners.get(&part).is_none_or(|other| ground(&sites[outline]) < ground(&sites[*other])) {
            owners.insert(part, outline);
        }
    }
    owners
}

/// What the parts add up to, in hundredths of a ㎡; nothing where they do not say.
fn sum(sites: &[Arc<Site>], outline: usize, parts: &[usize], pairs: &[Overlap]) -> Option<i64> {
    let (mut floors, mut covered) = (0, 0);
    for part in parts {
        let (bottom, top) = storeys(&sites[*part])?;
        floors += ground(&sites[*part]) * (top - bottom);
        covered += ground(&sites[*part]);
    }
    for pair in pairs.iter().filter(|pair| parts.contains(&pair.one) && parts.contains(&pair.other)) {
        let (one, other) = (storeys(&sites[pair.one])?, storeys(&sites[pair.other])?);
        let shared = (one.1.min(other.1) - one.0.max(other.0)).max(0);
        floors -= pair.ground.hundredths() * shared;
        covered -= pair.ground.hundredths();
    }
    let whole = ground(&sites[outline]);
    (covered >= whole - whole / BARE).then_some(floors)
}

fn settle(outline: &mut Site, parts: usize, sum: Option<i64>) -> Finding {
    let id = outline.id.clone();
    let shape = outline.shape.as_ref().map(|shape| shape.provenance.clone());
    let area = sum.map(Area::from_hundredths);
    if let Some((space, stamp)) = space(outline).zip(shape) {
        let source = format!("{}; {parts} × {PART}", stamp.source).into();
        let stamp = Provenance { source, confidence: Confidence::Estimated, ..stamp };
        space.floor_area = area.map(|area| Fact::new(area, &stamp));
        space.floor_area_source = area.map(|_| AreaSource::Footprint);
        if area.is_none() {
            // The outline's own storeys are those of its highest part: times its ground they would say too much.
            space.levels_above = None;
        }
    }
    let finding = match area {
        Some(area) => Finding::note(
            "building-parts",
            words(
                format!("由 {parts} 个部分（{PART}）组成，建筑面积按各部分层数推算为 {area}"),
                format!("it is drawn in {parts} parts, and its floor area is estimated from their storeys as {area}"),
            ),
            words("以产权或测绘面积替代推算面积", "replace the estimate by a certified or surveyed area"),
        ),
        None => Finding::warning(
            "building-parts",
            words(
                format!("由 {parts} 个部分（{PART}）组成，部分层数未知或未覆盖全部轮廓；层数和建筑面积按“未知”读入"),
                format!(
                    "it is drawn in {parts} parts whose storeys are not all known or which leave ground bare: its storeys and floor area are read as unknown"
                ),
            ),
            words("核实后填写建筑面积", "fill in the floor area once it is known"),
        ),
    };
    finding.at(of(&id))
}

fn of(id: &SiteId) -> FindingPlace {
    FindingPlace { feature: Some(id.0.clone()), field: Some("geometry".to_owned()), ..FindingPlace::default() }
}

/// Parts leave the sites, and the counts say that they were left out.
fn take_out(checked: &mut Checked, parts: &BTreeSet<usize>) {
    let out: BTreeSet<&str> = parts.iter().map(|at| checked.sites[*at].id.0.as_str()).collect();
    let remarked: BTreeSet<&str> = checked.findings.iter().filter_map(|finding| finding.place.feature.as_deref()).collect();
    // A record is named by its id with or without the mark of its origin.
    let noted = out.iter().filter(|id| remarked.contains(*id) || remarked.contains(id.trim_start_matches("osm:"))).count();
    checked.counts.noted -= (noted as u64).min(checked.counts.noted);
    checked.counts.accepted -= parts.len() as u64;
    checked.counts.skipped += parts.len() as u64;
    let mut at = 0;
    checked.sites.retain(|_| {
        at += 1;
        !parts.contains(&(at - 1))
    });
}

#[cfg(test)]
mod tests {
    use crate::exchange::footprints::tests::{checked, floor_area, footprint, square};

    const OUTLINE: &str = r#","building:levels":"30""#;

    fn part(id: &str, west: f64, size: f64, tags: &str) -> String {
        square(id, west, size, tags).replace(r#""building":"yes""#, r#""building:part":"yes""#)
    }

    #[test]
    fn a_tower_and_a_podium_drawn_as_parts_add_up_to_what_was_built_and_are_no_buildings() {
        let drawn = checked(&[
            square("whole", 106.55, 0.001, OUTLINE),
            part("podium", 106.55, 0.001, r#","building:levels":"5""#),
            part("tower", 106.55, 0.0004, r#","building:levels":"30","building:min_level":"5""#),
            square("other", 106.56, 0.001, r#","building:levels":"2""#),
        ]);
        let names: Vec<&str> = drawn.sites.iter().map(|site| site.id.0.as_str()).collect();
        assert_eq!(names, ["osm:way/whole", "osm:way/other"]);
        let tower = checked(&[square("tower", 106.55, 0.0004, "")]);
        let expected = footprint(&drawn, 0) * 5 + footprint(&tower, 0) * 25;
        assert_eq!(floor_area(&drawn, 0).unwrap().hundredths(), expected);
        let counts = drawn.counts;
        assert_eq!((counts.read, counts.accepted, counts.skipped), (4, 2, 2));
    }

    #[test]
    fn a_tower_part_drawn_from_the_ground_is_counted_once_and_parts_that_say_too_little_say_nothing() {
        let from_ground = checked(&[
            square("whole", 106.55, 0.001, OUTLINE),
            part("podium", 106.55, 0.001, r#","building:levels":"5""#),
            part("tower", 106.55, 0.0004, r#","building:levels":"30""#),
        ]);
        let tower = footprint(&checked(&[square("tower", 106.55, 0.0004, "")]), 0);
        let off = floor_area(&from_ground, 0).unwrap().hundredths() - footprint(&from_ground, 0) * 5 - tower * 25;
        assert!(off.abs() <= 10, "{off} hundredths off");
        for silent in [part("tower", 106.55, 0.0004, r#","building:levels":"30""#), part("podium", 106.55, 0.001, "")] {
            let bare = checked(&[square("whole", 106.55, 0.001, OUTLINE), silent]);
            assert_eq!((bare.sites.len(), floor_area(&bare, 0)), (1, None));
        }
        let alone = checked(&[part("alone", 106.55, 0.001, r#","building:levels":"5""#), square("far", 106.57, 0.001, OUTLINE)]);
        assert_eq!(alone.sites.len(), 2, "a part without an outline stays");
    }
}
