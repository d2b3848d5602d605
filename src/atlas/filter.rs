//! Which sites are meant.

use std::collections::BTreeSet;

use serde::{Deserialize, Serialize};

use super::Atlas;
use super::columns::Columns;
use super::search::fold;
use crate::estate::{OwnerKind, SiteKind, SupplyClass};
use crate::programme::ZoneId;
use crate::units::{Area, YuanPerSquareMetre};

/// Conditions that a site must meet, all of them; an empty set or `None` asks nothing.
///
/// A figure that is not known meets no condition on it: it is not known to be large enough. Conditions refer to the figures registered
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
    /// Named by the programme, or not.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub plan_named: Option<bool>,
    /// Name, alias, id or address contains this, upper and lower case alike.
    #[serde(rename = "q", skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
}

/// A filter translated into the codes of one atlas.
pub(super) struct Sieve<'a> {
    columns: &'a Columns,
    filter: &'a Filter,
    zones: Option<Vec<u16>>,
    streets: Option<Vec<u32>>,
    text: Option<(&'a super::search::Texts, String)>,
}

impl<'a> Sieve<'a> {
    pub(super) fn of(atlas: &'a Atlas, filter: &'a Filter) -> Self {
        let columns = &atlas.columns;
        let zones = || {
            let listed = atlas.programme().zones.iter().zip(0..);
            listed.filter(|(zone, _)| filter.zones.contains(&zone.id)).map(|(_, code)| code).collect()
        };
        let streets = || {
            let asked = filter.streets.iter().filter_map(|name| columns.streets.binary_search(name).ok());
            asked.map(|code| code as u32).collect()
        };
        Self {
            columns,
            filter,
            zones: (!filter.zones.is_empty()).then(zones),
            streets: (!filter.streets.is_empty()).then(streets),
            text: filter.text.as_deref().map(fold).filter(|text| !text.is_empty()).map(|text| (&atlas.texts, text)),
        }
    }

    pub(super) fn passes(&self, row: usize) -> bool {
        let (columns, filter) = (self.columns, self.filter);
        among(&filter.kinds, Some(columns.kind[row]))
            && among(&filter.owner_kinds, columns.owner_kind[row])
            && among(&filter.supply_classes, columns.supply_class[row])
            && listed(self.zones.as_deref(), columns.zone[row])
            && listed(self.streets.as_deref(), columns.street[row])
            && at_least(filter.vacant_min, || columns.vacant.get(row))
            && at_least(filter.available_min, || columns.available.get(row))
            && filter.owners_max.is_none_or(|most| columns.owner_count[row].is_some_and(|count| count <= most))
            && filter.price_max.is_none_or(|most| columns.price[row].is_some_and(|price| price <= most))
            && filter.plan_named.is_none_or(|named| columns.plan_named[row] == named)
            && self.text.as_ref().is_none_or(|(texts, asked)| texts.of(columns.site[row] as usize).contains(asked))
    }
}

fn among<T: Ord>(asked: &BTreeSet<T>, value: Option<T>) -> bool {
    asked.is_empty() || value.is_some_and(|value| asked.contains(&value))
}

fn listed<T: PartialEq>(asked: Option<&[T]>, value: Option<T>) -> bool {
    asked.is_none_or(|asked| value.is_some_and(|value| asked.contains(&value)))
}

fn at_least(asked: Option<Area>, value: impl FnOnce() -> Option<Area>) -> bool {
    asked.is_none_or(|least| value().is_some_and(|area| area >= least))
}
