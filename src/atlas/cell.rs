//! Cells: sites alike in everything that can be told by a word (kind, zone, street, owner, class, …).
//!
//! A million sites fall into some thousands of cells. A condition on words is judged once a cell instead of once a site, and a question
//! that asks nothing else is answered by the sums of whole cells. Most cells differ in the street alone: those alike in everything else
//! are of one class, which answers what has nothing to do with streets. Never here: a figure.

use std::collections::HashMap;
use std::sync::Arc;

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
    /// Whether it has a place on the ground.
    pub(super) placed: bool,
}

impl Category {
    pub(super) fn of(sites: &[Arc<Site>], ground: &Ground, streets: &[String], index: usize) -> Self {
        let site = &*sites[index];
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
            part: ground.parent(index).is_some(),
            placed: ground.shape(sites, index).is_some(),
        }
    }
}

/// Distinct categories, numbered as they are first shown.
#[derive(Default)]
pub(super) struct Categories {
    list: Vec<Category>,
    numbers: HashMap<Category, u32>,
}

impl Categories {
    /// The number of a category.
    fn number(&mut self, category: &Category) -> u32 {
        if let Some(number) = self.numbers.get(category) {
            return *number;
        }
        let next = self.list.len() as u32;
        self.numbers.insert(category.clone(), next);
        self.list.push(category.clone());
        next
    }

    pub(super) fn len(&self) -> usize {
        self.list.len()
    }

    pub(super) fn get(&self, number: usize) -> &Category {
        &self.list[number]
    }

    pub(super) fn iter(&self) -> std::slice::Iter<'_, Category> {
        self.list.iter()
    }

    fn bytes(&self) -> usize {
        2 * size_of_val(self.list.as_slice())
    }
}

/// The cell of every row, and what the sites of each are.
#[derive(Default)]
pub(super) struct Cells {
    rows: Vec<u32>,
    categories: Categories,
    /// Cell → class.
    class_of: Vec<u32>,
    classes: Categories,
}

impl Cells {
    pub(super) fn push(&mut self, category: &Category) {
        let number = self.categories.number(category);
        if number as usize == self.class_of.len() {
            self.class_of.push(self.classes.number(&Category { street: None, ..category.clone() }));
        }
        self.rows.push(number);
    }

    /// The cell of a row.
    pub(super) fn of(&self, row: usize) -> usize {
        self.rows[row] as usize
    }

    /// The class of a row.
    pub(super) fn class_of(&self, row: usize) -> usize {
        self.class_of[self.of(row)] as usize
    }

    /// What the sites of a row's cell are.
    pub(super) fn category(&self, row: usize) -> &Category {
        self.categories.get(self.of(row))
    }

    /// What the sites of each cell are.
    pub(super) const fn categories(&self) -> &Categories {
        &self.categories
    }

    /// What the sites of each class are, but for their streets.
    pub(super) const fn classes(&self) -> &Categories {
        &self.classes
    }

    pub(super) fn bytes(&self) -> usize {
        size_of_val(self.rows.as_slice()) + self.categories.bytes() + size_of_val(self.class_of.as_slice()) + self.classes.bytes()
    }
}
