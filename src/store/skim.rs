//! A glance at a site out of its stored facts: what the index takes is picked out, the rest is passed over without being made anything of.
//!
//! *Why not read the whole site?* A city is indexed of a dozen values a site; its stored form holds scores of facts, most with the same
//! source and day. It is canonical: names in order, no blanks, no unknowns. Whatever is not just as this expects it (another kind than
//! buildings and idle properties, a field of a later version, a quotation mark in a name) is left to the whole reading, which says what
//! is wrong with it, if anything is. Never here: a meaning, or a fault.

use serde::Deserialize;

use crate::estate::{Confidence, Glance, SiteKind, Space, Standing};
use crate::units::Area;

/// Stamps kept at hand.
const STAMPS: usize = 8;

const SPACE: [&str; 13] = [
    "committed_area",
    "contiguous_vacant_area",
    "floor_area",
    "lease_end",
    "let_area",
    "levels_above",
    "levels_below",
    "self_used_area",
    "storey_height_cm",
    "usable_area",
    "vacant_area",
    "vacant_since",
    "year_built",
];
const TENURE: [&str; 8] =
    ["land_right_end", "mortgaged", "owner", "owner_count", "owner_kind", "seized", "title_dispute", "transition_from"];
const OFFER: [&str; 7] = ["asking_price", "incubation_rent", "modes", "rent_per_month", "valuation", "valued_on", "works_cost"];
const CONDITION: [&str; 7] = [
    "fire_acceptance",
    "fire_consent",
    "heritage",
    "in_renewal_library",
    "registered_use",
    "safety_grade",
    "strengthening_budget",
];
const FABRIC: [&str; 10] = [
    "clear_height_cm",
    "column_span_cm",
    "core_depth_cm",
    "design_load_hundredths",
    "floorplate",
    "goods_lifts",
    "parking",
    "passenger_lifts",
    "power_va_per_m2",
    "structure",
];
const PLANNING: [&str; 6] = ["expropriation", "illegal_area", "land_right", "land_use", "planned_use", "positioning"];

/// Takes glances, one after the other.
#[derive(Default)]
pub(super) struct Skimmer {
    /// How facts began that were met before, up to their value, and what that says of them.
    stamps: Vec<(String, Standing)>,
    /// The one met last.
    last: usize,
}

impl Skimmer {
    /// A glance at a site without its shape; `None` where the facts must be read whole.
    pub(super) fn glance<'a>(&mut self, facts: &'a str) -> Option<Glance<'a>> {
        let mut scan = Scan { text: facts, at: 0, skimmer: self, found: Found::default() };
        scan.site()?;
        (scan.at == facts.len()).then_some(())?;
        scan.found.glance()
    }
}

/// What was found of a site so far.
#[derive(Default)]
struct Found<'a> {
    id: Option<&'a str>,
    kind: Option<SiteKind>,
    floors: bool,
    committed: Option<Area>,
    rest: Rest<'a>,
}

/// Fields that are unknown until they are met.
#[derive(Default)]
struct Rest<'a> {
    name: Option<&'a str>,
    aliases: Vec<&'a str>,
    address: Option<&'a str>,
    street: Option<&'a str>,
    zone: Option<&'a str>,
    within: Option<&'a str>,
    plan_named: bool,
    supply_class: Option<crate::estate::SupplyClass>,
    owner_kind: Option<crate::estate::OwnerKind>,
    owner_count: Option<u32>,
    price: Option<crate::units::YuanPerSquareMetre>,
    floor_area: Option<Area>,
    vacant_area: Option<Area>,
    levels_above: Option<u16>,
    standing: Standing,
}

impl<'a> Found<'a> {
    fn glance(self) -> Option<Glance<'a>> {
        let Self { id, kind, floors, committed, rest } = self;
        let kind = kind?;
        // What only one of the kinds has is nothing to the other.
        if (floors && kind == SiteKind::IdleProperty) || (rest.within.is_some() && kind == SiteKind::Building) {
            return None;
        }
        Some(Glance {
            id: id?,
            kind,
            name: rest.name,
            aliases: rest.aliases,
            address: rest.address,
            street: rest.street,
            zone: rest.zone,
            within: rest.within,
            plan_named: rest.plan_named,
            supply_class: rest.supply_class,
            owner_kind: rest.owner_kind,
            owner_count: rest.owner_count,
            price: rest.price,
            floor_area: rest.floor_area,
            vacant_area: rest.vacant_area,
            available_area: rest.vacant_area.map(|vacant| Space::not_promised(vacant, committed)),
            levels_above: rest.levels_above,
            outside_district: false,
            sensitive: false,
            carrier: None,
            standing: rest.standing,
            footing: None,
        })
    }
}

struct Scan<'a, 's> {
    text: &'a str,
    at: usize,
    skimmer: &'s mut Skimmer,
    found: Found<'a>,
}

/// What is done with a field whose name was read.
type Field<'f, 'a, 's> = &'f mut dyn FnMut(&mut Scan<'a, 's>, &'a str) -> Option<()>;

impl<'a, 's> Scan<'a, 's> {
    fn site(&mut self) -> Option<()> {
        self.object(&mut |scan, name| {
            match name {
                "address" => scan.found.rest.address = Some(plain(scan.fact()?)?),
                "aliases" => scan.aliases()?,
                "body" => scan.body()?,
                "id" => scan.found.id = Some(scan.string()?),
                "name" => scan.found.rest.name = Some(scan.string()?),
                "other" => scan.pass_over_texts()?,
                "plan_named" => scan.found.rest.plan_named = read(scan.value()?)?,
                "street" => scan.found.rest.street = Some(plain(scan.fact()?)?),
                "supply_class" => scan.found.rest.supply_class = Some(read(scan.fact()?)?),
                "zone" => scan.found.rest.zone = Some(plain(scan.fact()?)?),
                _ => return None,
            }
            Some(())
        })
    }

    fn body(&mut self) -> Option<()> {
        self.object(&mut |scan, name| match name {
            "condition" => scan.group(&CONDITION, &mut |_, _, _| Some(())),
            "fabric" => scan.group(&FABRIC, &mut |_, _, _| Some(())),
            "floors" => scan.floors(),
            "kind" => {
                scan.found.kind = Some(match scan.string()? {
                    "building" => SiteKind::Building,
                    "idle_property" => SiteKind::IdleProperty,
                    _ => return None,
                });
                Some(())
            }
            "offer" => scan.group(&OFFER, &mut Found::offer),
            "planning" => scan.group(&PLANNING, &mut |_, _, _| Some(())),
            "space" => scan.group(&SPACE, &mut Found::space),
            "tenure" => scan.group(&TENURE, &mut Found::tenure),
            "within" => {
                scan.found.rest.within = Some(scan.string()?);
                Some(())
            }
            _ => None,
        })
    }

    /// A group of facts, each shown to `take` with its name and the text of its value.
    fn group(&mut self, names: &[&str], take: &mut dyn FnMut(&mut Found<'a>, &'a str, &'a str) -> Option<()>) -> Option<()> {
        self.object(&mut |scan, name| {
            if names.contains(&name) {
                let value = scan.fact()?;
                return take(&mut scan.found, name, value);
            }
            // Of all groups, the one plain word.
            (name == "floor_area_source" && names.len() == SPACE.len()).then_some(())?;
            scan.value().map(drop)
        })
    }

    fn floors(&mut self) -> Option<()> {
        self.list(&mut |scan| {
            scan.found.floors = true;
            let mut required = 0;
            scan.object(&mut |scan, name| match name {
                "label" | "order" => {
                    required += 1;
                    scan.value().map(drop)
                }
                "level_kind" => scan.fact().map(drop),
                "other" => scan.pass_over_texts(),
                "space" => scan.group(&SPACE, &mut |_, _, _| Some(())),
                _ => None,
            })?;
            (required == 2).then_some(())
        })
    }

    fn aliases(&mut self) -> Option<()> {
        self.list(&mut |scan| {
            let alias = scan.string()?;
            scan.found.rest.aliases.push(alias);
            Some(())
        })
    }

    fn pass_over_texts(&mut self) -> Option<()> {
        self.object(&mut |scan, _| scan.pass_over_text())
    }

    /// The text of a fact's value; what is said of it is taken into the standing.
    fn fact(&mut self) -> Option<&'a str> {
        let standing = self.stamp()?;
        self.found.rest.standing = self.found.rest.standing.joined(standing);
        let value = self.value()?;
        self.byte(b'}')?;
        Some(value)
    }

    /// What a fact begins with, up to its value.
    fn stamp(&mut self) -> Option<Standing> {
        let rest = &self.text[self.at..];
        let Skimmer { stamps, last } = &mut *self.skimmer;
        let is_met = |(begins, _): &(String, Standing)| rest.starts_with(begins.as_str());
        if !stamps.get(*last).is_some_and(is_met) {
            *last = match stamps.iter().position(is_met) {
                Some(met) => met,
                None => return self.new_stamp(),
            };
        }
        let (begins, standing) = &stamps[*last];
        self.at += begins.len();
        Some(*standing)
    }

    fn new_stamp(&mut self) -> Option<Standing> {
        let begin = self.at;
        self.byte(b'{')?;
        let as_of = if self.is_next("\"as_of\":") {
            let day = self.value()?;
            self.byte(b',')?;
            Some(read(day)?)
        } else {
            None
        };
        self.is_next("\"confidence\":").then_some(())?;
        let confidence: Confidence = read(self.value()?)?;
        self.is_next(",\"source\":").then_some(())?;
        self.pass_over_text()?;
        self.is_next(",\"value\":").then_some(())?;
        let standing = Standing { confidence: Some(confidence), as_of };
        let Skimmer { stamps, last } = &mut *self.skimmer;
        let stamp = (self.text[begin..self.at].to_owned(), standing);
        if stamps.len() < STAMPS {
            *last = stamps.len();
            stamps.push(stamp);
        } else {
            *last = (*last + 1) % STAMPS;
            stamps[*last] = stamp;
        }
        Some(standing)
    }
}

impl<'a> Found<'a> {
    fn space(&mut self, name: &str, value: &'a str) -> Option<()> {
        match name {
            "committed_area" => self.committed = Some(read(value)?),
            "floor_area" => self.rest.floor_area = Some(read(value)?),
            "levels_above" => self.rest.levels_above = Some(read(value)?),
            "vacant_area" => self.rest.vacant_area = Some(read(value)?),
            _ => {}
        }
        Some(())
    }

    fn tenure(&mut self, name: &str, value: &'a str) -> Option<()> {
        match name {
            "owner_count" => self.rest.owner_count = Some(read(value)?),
            "owner_kind" => self.rest.owner_kind = Some(read(value)?),
            _ => {}
        }
        Some(())
    }

    fn offer(&mut self, name: &str, value: &'a str) -> Option<()> {
        if name == "asking_price" {
            self.rest.price = Some(read(value)?);
        }
        Some(())
    }
}

/// A value as the whole reading has it.
fn read<'a, T: Deserialize<'a>>(value: &'a str) -> Option<T> {
    serde_json::from_str(value).ok()
}

/// A text in quotation marks with nothing to be resolved in it.
fn plain(value: &str) -> Option<&str> {
    let text = value.strip_prefix('"')?.strip_suffix('"')?;
    (!text.contains('\\')).then_some(text)
}

/// What JSON is made of.
impl<'a, 's> Scan<'a, 's> {
    fn peek(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    fn byte(&mut self, byte: u8) -> Option<()> {
        (self.peek()? == byte).then(|| self.at += 1)
    }

    fn is_next(&mut self, what: &str) -> bool {
        let is_next = self.text.as_bytes()[self.at..].starts_with(what.as_bytes());
        self.at += if is_next { what.len() } else { 0 };
        is_next
    }

    /// The fields of an object, whose names must be in order, so that none comes twice.
    fn object(&mut self, field: Field<'_, 'a, 's>) -> Option<()> {
        self.byte(b'{')?;
        if self.byte(b'}').is_some() {
            return Some(());
        }
        let mut last = None;
        loop {
            let name = self.string()?;
            if last.replace(name).is_some_and(|last| last >= name) {
                return None;
            }
            self.byte(b':')?;
            field(self, name)?;
            if self.byte(b'}').is_some() {
                return Some(());
            }
            self.byte(b',')?;
        }
    }

    fn list(&mut self, item: &mut dyn FnMut(&mut Self) -> Option<()>) -> Option<()> {
        self.byte(b'[')?;
        if self.byte(b']').is_some() {
            return Some(());
        }
        loop {
            item(self)?;
            if self.byte(b']').is_some() {
                return Some(());
            }
            self.byte(b',')?;
        }
    }

    /// A text with nothing to be resolved in it.
    fn string(&mut self) -> Option<&'a str> {
        let begin = self.at;
        self.pass_over_text()?;
        plain(&self.text[begin..self.at])
    }

    fn pass_over_text(&mut self) -> Option<()> {
        self.byte(b'"')?;
        let bytes = self.text.as_bytes();
        loop {
            match bytes.get(self.at)? {
                b'"' => break,
                b'\\' => self.at += 2,
                0..0x20 => return None,
                _ => self.at += 1,
            }
        }
        self.byte(b'"')
    }

    /// The text of a word, a number, a text or a list of those.
    fn value(&mut self) -> Option<&'a str> {
        let begin = self.at;
        match self.peek()? {
            b'"' => self.pass_over_text()?,
            b'[' => self.list(&mut Self::pass_over_text)?,
            _ => {
                let bytes = &self.text.as_bytes()[self.at..];
                self.at += bytes.iter().position(|byte| matches!(byte, b',' | b'}' | b']')).filter(|length| *length > 0)?;
            }
        }
        Some(&self.text[begin..self.at])
    }
}

#[cfg(test)]
mod tests {
    use super::super::row::Row;
    use super::*;
    use crate::estate::{Building, Fact, IdleProperty, Place, Provenance, Site, SiteBody, SiteId, Sparse};

    fn facts(site: &Site) -> String {
        Row::of(site).unwrap().record.facts
    }

    fn stamp() -> Provenance {
        Provenance { source: "册".into(), as_of: None, confidence: Confidence::Reported }
    }

    fn building() -> Site {
        let mut building = Building::default();
        building.space.vacant_area = Some(Fact::new(Area::from_square_metres(120), &stamp()));
        building.space.committed_area = Some(Fact::new(Area::from_square_metres(20), &stamp()));
        let mut site = Site::new(SiteId::from("B-1"), SiteBody::Building(building));
        site.name = Some("大厦".to_owned());
        site
    }

    #[test]
    fn buildings_and_idle_properties_are_skimmed_and_others_are_read_whole() {
        let mut skimmer = Skimmer::default();
        let idle = IdleProperty { within: Some(SiteId::from("B-1")), tenure: Sparse::default(), ..IdleProperty::default() };
        for site in [building(), Site::new(SiteId::from("I-1"), SiteBody::IdleProperty(Box::new(idle)))] {
            assert_eq!(skimmer.glance(&facts(&site)), Some(Glance::of(&site)));
        }
        assert_eq!(skimmer.glance(&facts(&Site::new(SiteId::from("P-1"), SiteBody::Place(Place::default())))), None);
        let quoted = Site { name: Some("“A” \"B\"".to_owned()), ..building() };
        assert_eq!(skimmer.glance(&facts(&quoted)), None);
    }

    #[test]
    fn what_is_not_as_it_is_written_is_left_to_the_whole_reading() {
        let whole = facts(&building());
        let mut skimmer = Skimmer::default();
        assert!(skimmer.glance(&whole).is_some());
        assert!(whole.char_indices().all(|(end, _)| skimmer.glance(&whole[..end]).is_none()));
        for (from, to) in [
            ("\"name\"", "\"nave\""),
            ("\"id\"", "\"address\""),
            ("reported", "rumoured"),
            ("\"vacant_area\"", "\"vacated_area\""),
            ("120", "true"),
            ("\"tenure\":{}", "\"tenure\":[]"),
            ("\"tenure\":{}", "\"tenure\":{},\"within\":\"B-2\""),
            ("\"plan_named\":false", "\"plan_named\":0"),
            ("{", "{ "),
        ] {
            let changed = whole.replace(from, to);
            assert!(changed != whole && skimmer.glance(&changed).is_none(), "{changed}");
        }
    }
}
