//! Which sites are meant.

use std::cell::Cell;
use std::collections::BTreeSet;

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

use super::cell::Category;
use super::columns::Columns;
use super::part::Part;
use super::properties::{storey_height_cm, vacancy_percent};
use super::search::fold;
use super::{Atlas, Condition};
use crate::estate::{OwnerKind, Site, SiteBody, SiteKind, SupplyClass};
use crate::geometry::{Bbox, LonLat};
use crate::programme::ZoneId;
use crate::units::{Area, YuanPerSquareMetre};

/// Places (商校院园) that a site may have to be near.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Landmark {
    /// 商圈、设施.
    Amenity,
    /// 高校.
    University,
    /// 医院.
    Hospital,
    /// 公园、园区.
    Park,
}

impl Landmark {
    /// What a place of this kind is called on record.
    const fn role(self) -> &'static str {
        match self {
            Self::Amenity => "amenity",
            Self::University => "university",
            Self::Hospital => "hospital",
            Self::Park => "park",
        }
    }

    /// All of them.
    const ALL: [Self; 4] = [Self::Amenity, Self::University, Self::Hospital, Self::Park];
}

/// Conditions that a site must meet, all of them; an empty set or `None` asks nothing.
///
/// A figure that is not known meets no condition on it, as it is not known to be large enough, unless unknown ones are wanted too. Conditions refer to the figures registered
/// of the site itself, parts included.
#[derive(Debug, Clone, PartialEq, Default, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Filter {
    /// Of one of these kinds.
    #[serde(rename = "kind", skip_serializing_if = "BTreeSet::is_empty")]
    pub kinds: BTreeSet<SiteKind>,
    /// In one of these zones.
    #[serde(rename = "zone", skip_serializing_if = "BTreeSet::is_empty")]
    pub zones: BTreeSet<ZoneId>,
    /// In one of these streets (街道).
    #[serde(rename = "street", skip_serializing_if = "BTreeSet::is_empty")]
    pub streets: BTreeSet<String>,
    /// Owned by one of these.
    #[serde(rename = "owner_kind", skip_serializing_if = "BTreeSet::is_empty")]
    pub owner_kinds: BTreeSet<OwnerKind>,
    /// Of one of these supply classes.
    #[serde(rename = "supply_class", skip_serializing_if = "BTreeSet::is_empty")]
    pub supply_classes: BTreeSet<SupplyClass>,
    /// At least this much vacant.
    #[serde(rename = "vacant_min_m2", skip_serializing_if = "Option::is_none")]
    pub vacant_min: Option<Area>,
    /// At least this much available.
    #[serde(rename = "available_min_m2", skip_serializing_if = "Option::is_none")]
    pub available_min: Option<Area>,
    /// At most this many owners.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub owners_max: Option<u32>,
    /// Asking at most this.
    #[serde(rename = "price_max_yuan_per_m2", skip_serializing_if = "Option::is_none")]
    pub price_max: Option<YuanPerSquareMetre>,
    /// At least so many hundredths of its floor area vacant, 0 to 100.
    #[serde(rename = "vacancy_min_percent", skip_serializing_if = "Option::is_none")]
    pub vacancy_min: Option<u8>,
    /// Storeys (层高) at least so high, m.
    #[serde(rename = "storey_height_min_m", skip_serializing_if = "Option::is_none")]
    pub storey_height_min: Option<f64>,
    /// The latest fact on record is of this day or later.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub as_of_min: Option<Date>,
    /// Near a place of one of these kinds; of any where none is named.
    #[serde(skip_serializing_if = "BTreeSet::is_empty")]
    pub near: BTreeSet<Landmark>,
    /// At most so far from such a place, in a straight line between centres, m.
    #[serde(rename = "near_max_m", skip_serializing_if = "Option::is_none")]
    pub near_max: Option<f64>,
    /// A site whose figure is not known passes the condition on that figure too.
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    pub include_unknown: bool,
    /// Named by the programme, or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_named: Option<bool>,
    /// Name, alias, id or address contains this, upper and lower case alike.
    #[serde(rename = "q", skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Conditions in a query language, checked.
    #[serde(skip)]
    pub conditions: Vec<Condition>,
}

/// What a filter asks for besides words.
pub(super) enum Asks {
    /// Nothing: every site of a passing cell passes.
    Words,
    /// At least so much vacant.
    Vacant(Area),
    /// At least so much available.
    Available(Area),
    /// What only the site itself can tell.
    More,
}

/// A filter made ready for one atlas: conditions on words are judged already, once a class; those on streets cell by cell as they come,
/// since there are as many cells as a city has streets.
pub(super) struct Sieve<'a> {
    atlas: &'a Atlas,
    part: &'a Part,
    columns: &'a Columns,
    filter: &'a Filter,
    asks_nothing: bool,
    /// Whether the words of each class are those asked for, but for streets; `None` where no words are asked for.
    classes: Option<Vec<bool>>,
    /// Whether the conditions may hold in each cell, as far as it was asked yet; none where they ask nothing of words.
    held: Vec<Cell<Option<bool>>>,
    words: Words<'a>,
    text: Option<(&'a super::search::Texts, String)>,
    /// Where the places are that a site has to be near.
    landmarks: Vec<LonLat>,
}

impl<'a> Sieve<'a> {
    pub(super) fn of(atlas: &'a Atlas, part: &'a Part, filter: &'a Filter) -> Self {
        let columns = &part.columns;
        let words = Words::of(atlas, part, filter);
        let judged = || columns.cells.classes().iter().map(|class| words.pass_but_for_streets(class)).collect();
        let classes = words.ask_something().then(judged);
        let text = filter.text.as_deref().map(fold).filter(|text| !text.is_empty()).map(|text| (&part.texts, text));
        let landmarks = filter.near_max.map(|_| landmarks(atlas, &filter.near)).unwrap_or_default();
        let asked = if filter.conditions.iter().any(Condition::asks_words) { columns.cells.categories().len() } else { 0 };
        let held = vec![Cell::new(None); asked];
        let asks_nothing = *filter == Filter::default();
        Self { atlas, part, columns, filter, asks_nothing, classes, held, words, text, landmarks }
    }

    /// Whether nothing at all is asked for.
    pub(super) const fn asks_nothing(&self) -> bool {
        self.asks_nothing
    }

    /// What is asked for besides words.
    pub(super) fn asks(&self) -> Asks {
        let filter = self.filter;
        let more = self.text.is_some()
            || filter.owners_max.is_some()
            || filter.price_max.is_some()
            || filter.vacancy_min.is_some()
            || filter.storey_height_min.is_some()
            || filter.as_of_min.is_some()
            || filter.near_max.is_some()
            || filter.include_unknown
            || !filter.conditions.is_empty();
        match (filter.vacant_min, filter.available_min) {
            _ if more => Asks::More,
            (None, None) => Asks::Words,
            (Some(least), None) => Asks::Vacant(least),
            (None, Some(least)) => Asks::Available(least),
            (Some(_), Some(_)) => Asks::More,
        }
    }

    /// Whether the words of a cell are those asked for.
    pub(super) fn passes_cell(&self, cell: usize) -> bool {
        let Some(classes) = &self.classes else { return true };
        let cells = &self.columns.cells;
        classes[cells.class_of_cell(cell)] && self.words.pass_street(&cells.categories()[cell])
    }

    /// Whether the sites of a class may pass; where streets are asked for, their own cells decide.
    pub(super) fn passes_class(&self, class: &Category) -> bool {
        self.words.pass_but_for_streets(class)
    }

    /// The least vacant area that every site which passes is known to have.
    pub(super) fn least_vacant(&self) -> Option<Area> {
        self.filter.vacant_min.filter(|_| !self.filter.include_unknown)
    }

    /// The least available area that every site which passes is known to have.
    pub(super) fn least_available(&self) -> Option<Area> {
        self.filter.available_min.filter(|_| !self.filter.include_unknown)
    }

    /// Whether a street is asked for.
    pub(super) fn asks_streets(&self) -> bool {
        !self.filter.streets.is_empty()
    }

    pub(super) fn passes(&self, row: usize) -> bool {
        self.asks_nothing || self.passes_all(row)
    }

    fn passes_all(&self, row: usize) -> bool {
        let (columns, filter) = (self.columns, self.filter);
        let told = |answer: Option<bool>| answer.unwrap_or(filter.include_unknown);
        self.passes_cell(columns.cells.of(row))
            && self.may_hold(row)
            && filter.vacant_min.is_none_or(|least| told(columns.vacant.get(row).map(|area| area >= least)))
            && filter.available_min.is_none_or(|least| told(columns.available.get(row).map(|area| area >= least)))
            && filter.owners_max.is_none_or(|most| told(columns.owner_count(row).map(|count| count <= most)))
            && filter.price_max.is_none_or(|most| told(columns.price(row).map(|price| price <= most)))
            && filter.vacancy_min.is_none_or(|least| told(self.is_vacant_by(row, least)))
            && filter.storey_height_min.is_none_or(|least| told(self.storey_height(row).map(|height| height >= least)))
            && filter.as_of_min.is_none_or(|day| told(self.site(row).standing().as_of.map(|latest| latest >= day)))
            && filter.near_max.is_none_or(|most| told(self.is_near(row, most)))
            && self.text.as_ref().is_none_or(|(texts, asked)| texts.of(columns.site[row] as usize).contains(asked))
            && filter.conditions.iter().all(|condition| condition.holds(self.atlas, self.part, columns.site[row] as usize))
    }

    /// Whether the conditions may hold, by the words of the row's cell: told by the first row of a cell for all of it.
    fn may_hold(&self, row: usize) -> bool {
        let Some(held) = self.held.get(self.columns.cells.of(row)) else { return true };
        held.get().unwrap_or_else(|| {
            let index = self.columns.site[row] as usize;
            let may = self.filter.conditions.iter().all(|condition| condition.may_hold(self.atlas, self.part, index));
            held.set(Some(may));
            may
        })
    }

    fn site(&self, row: usize) -> &'a Site {
        &self.part.sites[self.columns.site[row] as usize]
    }

    /// Whether at least so many hundredths of the floor area are vacant; `None` where either area is not known, or there is no floor.
    fn is_vacant_by(&self, row: usize, percent: u8) -> Option<bool> {
        let vacancy = vacancy_percent(self.columns.floor.get(row), self.columns.vacant.get(row))?;
        Some(vacancy >= i64::from(percent))
    }

    /// Whether a landmark is within so many metres; `None` for a site without a position, and where no landmark is on record.
    fn is_near(&self, row: usize, most_m: f64) -> Option<bool> {
        let centre = self.part.centre(self.part.of_row(row))?;
        let nearest = self.landmarks.iter().map(|landmark| centre.distance_m(*landmark)).min_by(f64::total_cmp)?;
        Some(nearest <= most_m)
    }

    /// Height of a storey, m.
    fn storey_height(&self, row: usize) -> Option<f64> {
        storey_height_cm(self.site(row)).map(|height| f64::from(height) / 100.0)
    }

    /// The rows among which all that pass are, where an index knows fewer than all; the caller tests each.
    pub(super) fn candidates(&self) -> Option<Vec<usize>> {
        let conditions = &self.filter.conditions;
        let named = conditions.iter().filter_map(|condition| condition.named(self.part)).min_by_key(Vec::len);
        if let Some(named) = named {
            return Some(named.into_iter().map(|index| self.columns.row[index] as usize).collect());
        }
        let size = |bbox: &Bbox| (bbox.east - bbox.west) * (bbox.north - bbox.south);
        let smallest = conditions.iter().filter_map(Condition::reach).min_by(|a, b| size(a).total_cmp(&size(b)))?;
        let mut rows = Vec::new();
        self.part.tree.near(smallest, &mut |row| rows.push(row));
        Some(rows)
    }
}

/// The conditions on words, in the codes of one atlas.
struct Words<'a> {
    filter: &'a Filter,
    zones: Vec<u16>,
    streets: Vec<u32>,
}

impl<'a> Words<'a> {
    fn of(atlas: &Atlas, part: &Part, filter: &'a Filter) -> Self {
        let listed = atlas.programme().zones.iter().zip(0..);
        let streets = filter.streets.iter().filter_map(|name| part.columns.streets.binary_search(name).ok());
        Self {
            filter,
            zones: listed.filter(|(zone, _)| filter.zones.contains(&zone.id)).map(|(_, code)| code).collect(),
            streets: streets.map(|code| code as u32).collect(),
        }
    }

    fn ask_something(&self) -> bool {
        let filter = self.filter;
        let sets =
            [filter.kinds.len(), filter.zones.len(), filter.streets.len(), filter.owner_kinds.len(), filter.supply_classes.len()];
        sets.iter().any(|asked| *asked > 0) || filter.plan_named.is_some()
    }

    fn pass_street(&self, category: &Category) -> bool {
        self.filter.streets.is_empty() || category.street.is_some_and(|street| self.streets.contains(&street))
    }

    fn pass_but_for_streets(&self, category: &Category) -> bool {
        let filter = self.filter;
        among(&filter.kinds, Some(category.kind))
            && among(&filter.owner_kinds, category.owner_kind)
            && among(&filter.supply_classes, category.supply_class)
            && (filter.zones.is_empty() || category.zone.is_some_and(|zone| self.zones.contains(&zone)))
            && filter.plan_named.is_none_or(|named| category.plan_named == named)
    }
}

/// Centres of the places of some kinds, of any where none is named.
fn landmarks(atlas: &Atlas, kinds: &BTreeSet<Landmark>) -> Vec<LonLat> {
    let asked = |role: &str| Landmark::ALL.iter().any(|one| one.role() == role && (kinds.is_empty() || kinds.contains(one)));
    let is_asked = |site: &Site| matches!(&site.body, SiteBody::Place(place) if asked(&place.role));
    let of_part = |part: &Part| {
        let rows = (0..part.columns.len()).filter(|row| part.columns.category(*row).kind == SiteKind::Place);
        let places = rows.map(|row| part.of_row(row)).filter(|index| is_asked(&part.sites[*index]) && atlas.holds(part, *index));
        places.filter_map(|index| part.centre(index)).collect::<Vec<_>>()
    };
    atlas.parts().into_iter().flat_map(of_part).collect()
}

fn among<T: Ord>(asked: &BTreeSet<T>, value: Option<T>) -> bool {
    asked.is_empty() || value.is_some_and(|value| asked.contains(&value))
}
