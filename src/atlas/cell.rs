//! Cells: sites alike in everything that can be told by a word (kind, zone, street, owner, class, …).
//!
//! A million sites fall into some thousands of cells. A condition on words is judged once a cell instead of once a site, and a question
//! that asks nothing else is answered by the sums of whole cells. Most cells differ in the street alone: those alike in everything else
//! are of one class, which answers what has nothing to do with streets. Never here: a figure.

use std::collections::HashMap;
use std::io;

use super::gleaning::Gleaned;
use super::ground::Ground;
use super::keep::{Keep, Pen, Reader, Spoilt};
use super::names::{OWNER_KINDS, SUPPLY_CLASSES};
use crate::estate::{Glance, OwnerKind, SiteKind, SupplyClass};

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
    /// In the order of the type.
    const ALL: [Self; 3] = [Self::Counted, Self::Enclave, Self::None];

    pub(super) const fn of(site: &Glance<'_>) -> Self {
        match site.kind {
            SiteKind::M0Parcel if site.outside_district => Self::Enclave,
            SiteKind::Building | SiteKind::IdleProperty | SiteKind::M0Parcel => Self::Counted,
            SiteKind::Carrier | SiteKind::Place => Self::None,
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
    /// 涉密: a place of which little more than the name may be shown.
    pub(super) sensitive: bool,
}

impl Category {
    /// What a site is, of which the street and whether it has a place were found out.
    pub(super) fn of(site: &Gleaned, ground: &Ground, index: usize, street: Option<u32>, placed: bool) -> Self {
        Self {
            kind: site.kind,
            zone: ground.zones[index],
            street,
            owner_kind: site.owner_kind,
            supply_class: site.supply_class,
            plan_named: site.plan_named,
            example: site.example,
            supply: site.supply,
            part: ground.parent(index).is_some(),
            placed,
            sensitive: site.sensitive,
        }
    }
}

/// The cell of every row, and what the sites of each are.
#[derive(Default)]
pub(super) struct Cells {
    rows: Vec<u32>,
    categories: Vec<Category>,
    /// Cell → class.
    class_of: Vec<u32>,
    classes: Vec<Category>,
    /// The classes of what can hold space: with a place on the ground, and without.
    holding: [Vec<u32>; 2],
}

impl Cells {
    /// The cell of a row.
    pub(super) fn of(&self, row: usize) -> usize {
        self.rows[row] as usize
    }

    /// The class of a row.
    pub(super) fn class_of(&self, row: usize) -> usize {
        self.class_of_cell(self.of(row))
    }

    /// The class of a cell.
    pub(super) fn class_of_cell(&self, cell: usize) -> usize {
        self.class_of[cell] as usize
    }

    /// What the sites of a row's cell are.
    pub(super) fn category(&self, row: usize) -> &Category {
        &self.categories[self.of(row)]
    }

    /// What the sites of each cell are.
    pub(super) fn categories(&self) -> &[Category] {
        &self.categories
    }

    /// What the sites of each class are, but for their streets.
    pub(super) fn classes(&self) -> &[Category] {
        &self.classes
    }

    /// The classes of what can hold space with a place on the ground, and of what can without one.
    pub(super) const fn holding(&self) -> &[Vec<u32>; 2] {
        &self.holding
    }

    /// Lists the classes of what can hold space.
    fn listed(mut self) -> Self {
        for (class, category) in (0..).zip(&self.classes) {
            if category.supply != Supply::None {
                self.holding[usize::from(!category.placed)].push(class);
            }
        }
        self
    }

    pub(super) fn bytes(&self) -> usize {
        let (rows, classes) = (size_of_val(self.rows.as_slice()), size_of_val(self.class_of.as_slice()));
        rows + classes + size_of_val(self.categories()) + size_of_val(self.classes())
    }
}

/// Sorts row after row into cells, which are numbered as they are first met.
#[derive(Default)]
pub(super) struct Sorter {
    cells: Cells,
    cell_numbers: HashMap<Category, u32>,
    class_numbers: HashMap<Category, u32>,
}

impl Sorter {
    /// For so many rows.
    pub(super) fn with_room(rows: usize) -> Self {
        Self { cells: Cells { rows: Vec::with_capacity(rows), ..Cells::default() }, ..Self::default() }
    }

    pub(super) fn push(&mut self, category: &Category) {
        let Self { cells, cell_numbers, class_numbers } = self;
        let number = number(cell_numbers, &mut cells.categories, category);
        if number as usize == cells.class_of.len() {
            let class = Category { street: None, ..category.clone() };
            cells.class_of.push(self::number(class_numbers, &mut cells.classes, &class));
        }
        cells.rows.push(number);
    }

    pub(super) fn cells(self) -> Cells {
        self.cells.listed()
    }
}

/// The number of a category, the next one where it is new.
fn number(numbers: &mut HashMap<Category, u32>, list: &mut Vec<Category>, category: &Category) -> u32 {
    if let Some(number) = numbers.get(category) {
        return *number;
    }
    let next = list.len() as u32;
    numbers.insert(category.clone(), next);
    list.push(category.clone());
    next
}

impl Keep for Cells {
    fn lay_up(&self, pen: &mut Pen<'_>) -> io::Result<()> {
        pen.column(&self.rows)?;
        pen.column(&self.class_of)?;
        let numbers = |list: &[Category]| list.iter().map(Category::numbers).collect::<Vec<_>>();
        pen.column(&numbers(&self.categories))?;
        pen.column(&numbers(&self.classes))
    }

    fn take_up(reader: &mut Reader<'_>) -> Result<Self, Spoilt> {
        let (rows, class_of) = (reader.column()?, reader.column()?);
        let mut list = || reader.column()?.into_iter().map(Category::of_numbers).collect::<Result<_, _>>();
        let cells = Self { rows, class_of, categories: list()?, classes: list()?, ..Self::default() };
        Ok(cells.listed())
    }
}

/// What stands for an unknown word where a category is laid up.
const UNKNOWN: u32 = u32::MAX;

impl Category {
    /// As numbers, to be laid up.
    fn numbers(&self) -> [u32; 11] {
        let Self { kind, zone, street, owner_kind, supply_class, plan_named, example, supply, part, placed, sensitive } = self;
        [
            *kind as u32,
            zone.map_or(UNKNOWN, u32::from),
            street.unwrap_or(UNKNOWN),
            owner_kind.map_or(UNKNOWN, |kind| kind as u32),
            supply_class.map_or(UNKNOWN, |class| class as u32),
            (*plan_named).into(),
            (*example).into(),
            *supply as u32,
            (*part).into(),
            (*placed).into(),
            (*sensitive).into(),
        ]
    }

    /// What [`Category::numbers`] laid up.
    fn of_numbers(numbers: [u32; 11]) -> Result<Self, Spoilt> {
        let [kind, zone, street, owner_kind, supply_class, plan_named, example, supply, part, placed, sensitive] = numbers;
        let no_category = Spoilt::Damaged("a category is none");
        let (Some(kind), Some(supply)) = (SiteKind::ALL.get(kind as usize), Supply::ALL.get(supply as usize)) else {
            return Err(no_category);
        };
        Ok(Self {
            kind: *kind,
            zone: u16::try_from(zone).ok(),
            street: Some(street).filter(|street| *street != UNKNOWN),
            owner_kind: OWNER_KINDS.get(owner_kind as usize).copied(),
            supply_class: SUPPLY_CLASSES.get(supply_class as usize).copied(),
            plan_named: plan_named == 1,
            example: example == 1,
            supply: *supply,
            part: part == 1,
            placed: placed == 1,
            sensitive: sensitive == 1,
        })
    }
}
