//! Cells: sites alike in everything that can be told by a word (kind, zone, street, owner, class, …).
//!
//! A million sites fall into some hundreds of cells. A condition on words is judged once a cell instead of once a site, and a question
//! that asks nothing else is answered by the sums of whole cells. Never here: a figure.

use std::collections::HashMap;

use super::columns::supply_class;
use super::ground::Ground;
use crate::estate::{OwnerKind, Site, SiteBody, SiteKind, SupplyClass};

/// Whether a site can hold available space.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub(super) enum Supply {
    /// A building, an idle property or an M0 parcel.
    Counted,
    /// 飞地: an M0 parcel outside the district; it counts towards nothing of the district.
    Enclave,
    /// A carrier or a place holds none.
    None,
}

impl Supply {
    fn of(site: &Site) -> Self {
        match &site.body {
            SiteBody::M0Parcel(parcel) if parcel.outside_district => Self::Enclave,
            SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) => Self::Counted,
            SiteBody::Carrier(_) | SiteBody::Place(_) => Self::None,
        }
    }
}

/// Everything about a site that can be told by a word.
#[derive(Clone, PartialEq, Eq, Hash)]
pub(super) struct Category {
    pub(super) kind: SiteKind,
    /// The zone it counts in, as a place in the programme's list.
    pub(super) zone: Option<u16>,
    /// Its street, as a place in the list of streets.
    pub(super) street: Option<u32>,
    pub(super) owner_kind: Option<OwnerKind>,
    pub(super) supply_class: Option<SupplyClass>,
    pub(super) plan_named: bool,
    pub(super) example: bool,
    /// Whether it can hold available space of the district.
    pub(super) supply: Supply,
    /// Whether it is a part of a building on record.
    pub(super) part: bool,
}

impl Category {
    pub(super) fn of(sites: &[Site], ground: &Ground, streets: &[String], index: usize) -> Self {
        let site = &sites[index];
        let street = ground.street(sites, index).and_then(|name| streets.binary_search(name).ok());
        Self {
            kind: site.kind(),
            zone: ground.zones[index],
            street: street.map(|code| code as u32),
            owner_kind: site.tenure().and_then(|tenure| Some(tenure.owner_kind.as_ref()?.value)),
            supply_class: supply_class(site),
            plan_named: site.plan_named,
            example: site.standing().is_example(),
            supply: Supply::of(site),
            part: ground.parents[index].is_some(),
        }
    }
}

/// The cell of every row, and what the sites of each are. Cells are numbered as rows first show them.
#[derive(Default)]
pub(super) struct Cells {
    rows: Vec<u32>,
    categories: Vec<Category>,
    numbers: HashMap<Category, u32>,
}

impl Cells {
    pub(super) fn push(&mut self, category: Category) {
        let next = self.categories.len() as u32;
        let number = *self.numbers.entry(category.clone()).or_insert(next);
        if number == next {
            self.categories.push(category);
        }
        self.rows.push(number);
    }

    /// The cell of a row.
    pub(super) fn of(&self, row: usize) -> usize {
        self.rows[row] as usize
    }

    /// What the sites of a row's cell are.
    pub(super) fn category(&self, row: usize) -> &Category {
        &self.categories[self.of(row)]
    }

    /// What the sites of each cell are.
    pub(super) fn categories(&self) -> &[Category] {
        &self.categories
    }
}
