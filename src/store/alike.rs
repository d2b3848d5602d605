//! Rows of sites that differ from one before in nothing but id, name and place: most of a city's buildings. Never here: what a row is.
//!
//! What such a site says besides is written, read back and laid out in columns once, for the first of them; the others take it over.

use super::row::{Record, Row};
use super::shown::Shown;
use super::{StoreError, blob, layers};
use crate::estate::Site;

/// Makes rows one after another, and remembers the last with a name and the last without.
#[derive(Default)]
pub(super) struct Rows {
    named: Option<Pattern>,
    nameless: Option<Pattern>,
}

impl Rows {
    /// The row of a site, the same as [`Row::of`] makes; refused when it would not read back equal.
    pub(super) fn of(&mut self, site: &Site) -> Result<Row, StoreError> {
        let last = if site.name.is_some() { &mut self.named } else { &mut self.nameless };
        if let Some(row) = last.as_ref().and_then(|pattern| pattern.row(site)) {
            return Ok(row);
        }
        let row = Row::of(site)?;
        *last = Pattern::of(site, &row);
        Ok(row)
    }
}

/// What the rows of such sites have in common.
struct Pattern {
    /// The first of them.
    site: Site,
    /// Its facts, cut where the id and the name stand.
    facts: Vec<String>,
    shape_facts: Option<String>,
    shown: Shown,
    name_at: Option<usize>,
}

impl Pattern {
    fn of(site: &Site, row: &Row) -> Option<Self> {
        let tree: serde_json::Value = serde_json::from_str(&row.record.facts).ok()?;
        let mut facts = vec!["{".to_owned()];
        for (at, (key, value)) in tree.as_object()?.iter().enumerate() {
            let piece = facts.last_mut()?;
            piece.push_str(if at > 0 { "," } else { "" });
            piece.push_str(&serde_json::to_string(key).ok()?);
            piece.push(':');
            if matches!(key.as_str(), "id" | "name") {
                facts.push(String::new());
            } else {
                piece.push_str(&value.to_string());
            }
        }
        facts.last_mut()?.push('}');
        let pattern = Self {
            site: site.clone(),
            facts,
            shape_facts: row.record.shape_facts.clone(),
            shown: row.shown.clone(),
            name_at: layers::name_at(row.kind),
        };
        // Only what gives the first one back byte for byte may stand for others.
        (pattern.facts_of(site)? == row.record.facts).then_some(pattern)
    }

    /// The row of a site that is alike; `None` for any other.
    fn row(&self, site: &Site) -> Option<Row> {
        if !alike(site, &self.site) {
            return None;
        }
        let shown = match &site.name {
            Some(name) => self.shown.named(self.name_at?, name)?,
            None => self.shown.clone(),
        };
        let record = Record {
            facts: self.facts_of(site)?,
            shape_facts: self.shape_facts.clone(),
            // A shape's binary gives back the shape: that is a law of the shapes, and needs no trial each time.
            geometry: site.shape.as_ref().map(|shape| blob::blob(&shape.value)),
        };
        Some(Row::from_parts(site.id.clone(), site.kind(), record, shown))
    }

    fn facts_of(&self, site: &Site) -> Option<String> {
        let mut holes = [Some(&site.id.0), site.name.as_ref()].into_iter().flatten();
        let mut pieces = self.facts.iter();
        let room = self.facts.iter().map(String::len).sum::<usize>() + holes.clone().map(|text| text.len() + 2).sum::<usize>();
        let mut text = Vec::with_capacity(room);
        text.extend_from_slice(pieces.next()?.as_bytes());
        for piece in pieces {
            serde_json::to_writer(&mut text, holes.next()?).ok()?;
            text.extend_from_slice(piece.as_bytes());
        }
        holes.next().is_none().then(|| String::from_utf8(text).ok()).flatten()
    }
}

/// Whether two sites say the same of themselves but for id, name and place, and whether both or neither has each of the last two.
fn alike(one: &Site, two: &Site) -> bool {
    // Taken apart, so that a new field cannot be forgotten here.
    let Site { id: _, name, aliases, address, street, zone, plan_named, supply_class, shape, other, body } = one;
    name.is_some() == two.name.is_some()
        && shape.as_ref().map(|shape| &shape.provenance) == two.shape.as_ref().map(|shape| &shape.provenance)
        && *aliases == two.aliases
        && *address == two.address
        && *street == two.street
        && *zone == two.zone
        && *plan_named == two.plan_named
        && *supply_class == two.supply_class
        && *other == two.other
        && *body == two.body
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::estate::{Building, Confidence, Fact, Place, Provenance, SiteBody, SiteId};
    use crate::geometry::{LonLat, Shape};

    fn sites() -> Vec<Site> {
        let stamp = |source: &str| Provenance { source: source.into(), as_of: None, confidence: Confidence::Reported };
        let mut sites = Vec::new();
        for number in 0..40_u32 {
            let body = match number % 7 {
                6 => SiteBody::Place(Place { role: "park".to_owned(), ..Place::default() }),
                _ => SiteBody::Building(Building::default()),
            };
            let mut site = Site::new(SiteId(format!("\u{0007}\"{number}\\楼")), body);
            site.name = (number % 3 == 0).then(|| format!("“{number}”\n\"座\""));
            site.plan_named = number % 11 == 0;
            let at = Shape::Point(LonLat::new(106.5 + f64::from(number) / 1e4, 29.5).unwrap());
            site.shape = (number % 5 != 0).then(|| Fact::new(at, &stamp(if number < 20 { "甲" } else { "乙" })));
            site.other.extend((number % 4 == 0).then(|| ("备注".to_owned(), (number / 8).to_string())));
            sites.push(site);
        }
        sites
    }

    #[test]
    fn a_row_taken_over_from_one_before_is_the_row_made_alone() {
        let mut rows = Rows::default();
        for site in sites().iter().flat_map(|site| [site.clone(), Site { id: SiteId(format!("{}b", site.id)), ..site.clone() }]) {
            let (together, alone) = (rows.of(&site).unwrap(), Row::of(&site).unwrap());
            assert_eq!((together.digest, together.bucket, together.kind), (alone.digest, alone.bucket, alone.kind));
            assert_eq!((together.record, together.shown), (alone.record, alone.shown));
        }
    }

    #[test]
    fn sites_that_differ_in_anything_else_take_nothing_over() {
        let plain = Site::new(SiteId::from("a"), SiteBody::Building(Building::default()));
        let pattern = Pattern::of(&plain, &Row::of(&plain).unwrap()).unwrap();
        assert!(pattern.row(&Site { id: SiteId::from("b"), ..plain.clone() }).is_some());
        for other in [
            Site { name: Some("甲".to_owned()), ..plain.clone() },
            Site { plan_named: true, ..plain.clone() },
            Site { aliases: vec!["乙".to_owned()], ..plain.clone() },
            Site { other: [("备注".to_owned(), "丙".to_owned())].into(), ..plain.clone() },
            Site::new(SiteId::from("c"), SiteBody::Place(Place::default())),
        ] {
            assert!(pattern.row(&other).is_none(), "{other:?}");
        }
    }
}
