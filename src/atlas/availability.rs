//! How much space there is: sums by zone, kind, owner, street or supply class, everywhere or in a drawn area.
//!
//! Only buildings, idle properties and M0 parcels of the district are counted: carriers and places are not available space, and an
//! enclave (飞地) is not the district's. An idle property registered
//! within a building is counted itself, and the building counts what remains, so nothing is added twice and every grouping adds up to
//! the same total. Available is what is vacant and not promised, or the capacity of an M0 parcel. Sums are exact integers.

use serde::Serialize;

use super::question::{CountRule, GroupBy, Question};
use super::scan::{Count, Scan, Within};
use super::sums::Sums;
use super::{Atlas, names};
use crate::estate::SiteKind;
use crate::geometry::{Prepared, Shape};
use crate::programme::Bilingual;

/// One group of the answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Group {
    /// Zone id, street or word of the wire; `None` for what has none.
    pub key: Option<String>,
    /// What it is called; a street has only its key.
    pub name: Option<Bilingual>,
    /// Its sums.
    #[serde(flatten)]
    pub sums: Sums,
}

/// The answer.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Availability {
    /// Number of the revision it holds for.
    pub revision: u64,
    /// How sites on the edge were counted.
    pub count: CountRule,
    /// Size of the drawn area, km²; for showing.
    pub area_km2: Option<f64>,
    /// The groups, every zone of the programme or whatever other group has a site.
    pub groups: Vec<Group>,
    /// All groups together.
    pub total: Sums,
    /// Idle properties counted that stand within a building on record, whose figures were taken out of the building's.
    pub left_out_within: u32,
    /// M0 parcels outside the district (飞地) that meet the filter; they are not counted.
    pub enclaves: u32,
    /// Sites that meet the filter but have no position, and so cannot be said to lie in the drawn area.
    pub unplaced_sites: u32,
}

impl Atlas {
    /// Answers how much space there is.
    #[must_use]
    pub fn availability(&self, question: &Question) -> Availability {
        let area = question.area.as_ref().map(Prepared::new);
        let within = area.as_ref().map_or(Within::Everywhere, |area| Within::Areas(std::slice::from_ref(area), question.count));
        let mut answers = self.answers(question, &within);
        answers.remove(0).answer(question.count, question.area.as_ref())
    }

    /// Answers the same for each of several areas, in their order, as if each had been asked for by itself; the question's own area is not
    /// looked at. What lies in two of them counts in both.
    #[must_use]
    pub fn availability_in_each(&self, question: &Question, areas: &[Shape]) -> Vec<Availability> {
        /// Sums held at a time, some 100 MB of them.
        const MOST_SUMS: usize = 1 << 20;
        let at_a_time = (MOST_SUMS / Count::codes(self, &self.base, question.by)).max(1);
        let some = areas.chunks(at_a_time).flat_map(|some| {
            let prepared: Vec<Prepared<'_>> = some.iter().map(Prepared::new).collect();
            let answers = self.answers(question, &Within::Areas(&prepared, question.count));
            answers.into_iter().zip(some).map(|(answer, area)| answer.answer(question.count, Some(area)))
        });
        some.collect()
    }

    /// The sums everywhere, or in each area.
    fn answers(&self, question: &Question, within: &Within<'_>) -> Vec<Answer<'_>> {
        let scan = Scan::of(self, &self.base, &question.filter);
        let counts = |part| vec![Count::new(self, part, question.by); within.counts()];
        let mut base = counts(&self.base);
        scan.count(within, &mut base);
        if self.gone.is_empty() && self.fresh.sites.is_empty() {
            return base.iter().map(|count| Answer::of(self, count)).collect();
        }
        let (mut gone, mut fresh) = (counts(&self.base), counts(&self.fresh));
        let rows = self.gone.iter().map(|index| self.base.row(*index as usize));
        rows.for_each(|row| scan.count_row(row, within, &mut gone));
        Scan::of(self, &self.fresh, &question.filter).count(within, &mut fresh);
        let sums = base.iter_mut().zip(gone).zip(&fresh).map(|((base, gone), fresh)| {
            base.take_away(&gone);
            let mut answer = Answer::of(self, base);
            answer.add(fresh);
            answer
        });
        sums.collect()
    }
}

/// The sums of all parts, under way to an answer.
pub(super) struct Answer<'a> {
    atlas: &'a Atlas,
    by: GroupBy,
    /// The streets of the groups, in order; empty where the groups are no streets.
    streets: Vec<&'a str>,
    sums: Vec<Sums>,
    left_out_within: u32,
    enclaves: u32,
    unplaced: u32,
}

impl<'a> Answer<'a> {
    pub(super) fn of(atlas: &'a Atlas, count: &Count<'a>) -> Self {
        let mut answer = Self {
            atlas,
            by: count.by,
            streets: Vec::new(),
            sums: vec![Sums::default(); count.sums.len()],
            left_out_within: 0,
            enclaves: 0,
            unplaced: 0,
        };
        if count.by == GroupBy::Street {
            answer.streets = count.part.columns.streets.iter().map(String::as_str).collect();
        }
        answer.add(count);
        answer
    }

    pub(super) fn add(&mut self, count: &Count<'a>) {
        for (code, sums) in count.sums.iter().enumerate().filter(|(_, sums)| sums.sites > 0) {
            let group = match count.part.columns.streets.get(code) {
                Some(street) if self.by == GroupBy::Street => self.street(street),
                _ if code + 1 == count.sums.len() => self.sums.len() - 1,
                _ => code,
            };
            self.sums[group].add(sums);
        }
        self.left_out_within += count.left_out_within;
        self.enclaves += count.enclaves;
        self.unplaced += count.unplaced;
    }

    /// The group of a street, which may be new.
    fn street(&mut self, street: &'a str) -> usize {
        self.streets.binary_search(&street).unwrap_or_else(|at| {
            self.streets.insert(at, street);
            self.sums.insert(at, Sums::default());
            at
        })
    }

    pub(super) fn answer(self, count: CountRule, area: Option<&Shape>) -> Availability {
        let mut total = Sums::default();
        self.sums.iter().for_each(|sums| total.add(sums));
        let groups = self.sums.iter().enumerate().filter(|(code, sums)| sums.sites > 0 || self.always_shows(*code));
        let groups = groups.map(|(code, sums)| self.group(code, sums.clone())).collect();
        let footprint = area.and_then(Shape::footprint);
        Availability {
            revision: self.atlas.revision().number,
            count,
            area_km2: footprint.map(|area| area.square_metres() / 1e6),
            groups,
            total,
            left_out_within: self.left_out_within,
            enclaves: self.enclaves,
            unplaced_sites: self.unplaced,
        }
    }

    fn always_shows(&self, code: usize) -> bool {
        match self.by {
            GroupBy::Zone => code < self.sums.len() - 1,
            GroupBy::Total => true,
            GroupBy::Kind | GroupBy::OwnerKind | GroupBy::Street | GroupBy::SupplyClass => false,
        }
    }

    fn group(&self, code: usize, sums: Sums) -> Group {
        let named = |key: &str, name: Bilingual| (Some(key.to_owned()), Some(name));
        let (key, name) = match self.by {
            GroupBy::Total => (None, Some(names::total())),
            GroupBy::Zone => match self.atlas.programme().zones.get(code) {
                Some(zone) => named(&zone.id.0, zone.name.clone()),
                None => (None, Some(names::outside_zones())),
            },
            GroupBy::Street => match self.streets.get(code) {
                Some(street) => (Some((*street).to_owned()), None),
                None => (None, Some(names::unknown())),
            },
            GroupBy::Kind => word(SiteKind::ALL.get(code), SiteKind::word, names::kind),
            GroupBy::OwnerKind => word(names::OWNER_KINDS.get(code), names::owner_kind_word, names::owner_kind),
            GroupBy::SupplyClass => word(names::SUPPLY_CLASSES.get(code), names::supply_class_word, names::supply_class),
        };
        Group { key, name, sums }
    }
}

fn word<T: Copy>(of: Option<&T>, word: fn(T) -> &'static str, name: fn(T) -> Bilingual) -> (Option<String>, Option<Bilingual>) {
    match of {
        Some(of) => (Some(word(*of).to_owned()), Some(name(*of))),
        None => (None, Some(names::unknown())),
    }
}
