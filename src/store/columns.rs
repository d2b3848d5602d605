//! Which facts of a site a GIS user sees as columns, and where in its JSON they stand. Never here: the truth, which is the JSON.

use rusqlite::types::Value as Cell;
use serde_json::Value;

use crate::estate::SiteKind;

/// How a JSON value becomes a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    Text,
    /// A list of words, joined by `;`.
    Words,
    Whole,
    Number,
    /// An integer of hundredths, shown as a decimal number.
    Hundredths,
    Flag,
    Day,
}

/// One column of a feature table.
#[derive(Debug)]
pub(super) struct Column {
    /// Its name, the same word as on the wire.
    pub(super) name: &'static str,
    /// Names of the fields that lead to the value, a slash before each.
    at: &'static str,
    reading: Reading,
}

const fn column(name: &'static str, at: &'static str, reading: Reading) -> Column {
    Column { name, at, reading }
}

use Reading::{Day, Flag, Hundredths, Number, Text, Whole, Words};

const EVERY: &[Column] = &[
    column("name", "/name", Text),
    column("aliases", "/aliases", Words),
    column("address", "/address/value", Text),
    column("street", "/street/value", Text),
    column("zone", "/zone/value", Text),
    column("plan_named", "/plan_named", Flag),
    column("supply_class", "/supply_class/value", Text),
];

const PART_OF: &[Column] = &[column("within", "/body/within", Text)];

const PROPERTY: &[Column] = &[
    column("floor_area_m2", "/body/space/floor_area/value", Number),
    column("floor_area_source", "/body/space/floor_area_source", Text),
    column("usable_area_m2", "/body/space/usable_area/value", Number),
    column("self_used_area_m2", "/body/space/self_used_area/value", Number),
    column("let_area_m2", "/body/space/let_area/value", Number),
    column("vacant_area_m2", "/body/space/vacant_area/value", Number),
    column("committed_area_m2", "/body/space/committed_area/value", Number),
    column("contiguous_vacant_area_m2", "/body/space/contiguous_vacant_area/value", Number),
    column("vacant_since", "/body/space/vacant_since/value", Day),
    column("lease_end", "/body/space/lease_end/value", Day),
    column("levels_above", "/body/space/levels_above/value", Whole),
    column("levels_below", "/body/space/levels_below/value", Whole),
    column("year_built", "/body/space/year_built/value", Whole),
    column("storey_height_m", "/body/space/storey_height_cm/value", Hundredths),
    column("owner_kind", "/body/tenure/owner_kind/value", Text),
    column("owner_count", "/body/tenure/owner_count/value", Whole),
    column("owner", "/body/tenure/owner/value", Text),
    column("mortgaged", "/body/tenure/mortgaged/value", Flag),
    column("seized", "/body/tenure/seized/value", Flag),
    column("title_dispute", "/body/tenure/title_dispute/value", Flag),
    column("land_right_end", "/body/tenure/land_right_end/value", Day),
    column("transition_from", "/body/tenure/transition_from/value", Day),
    column("land_use", "/body/planning/land_use/value", Text),
    column("land_right", "/body/planning/land_right/value", Text),
    column("planned_use", "/body/planning/planned_use/value", Text),
    column("positioning", "/body/planning/positioning/value", Text),
    column("illegal_area_m2", "/body/planning/illegal_area/value", Number),
    column("expropriation", "/body/planning/expropriation/value", Flag),
    column("modes", "/body/offer/modes/value", Words),
    column("asking_price_yuan_per_m2", "/body/offer/asking_price/value", Number),
    column("rent_yuan_per_m2_month", "/body/offer/rent_per_month/value", Number),
    column("incubation_rent_yuan_per_m2_month", "/body/offer/incubation_rent/value", Number),
    column("valuation_yuan_per_m2", "/body/offer/valuation/value", Number),
    column("valued_on", "/body/offer/valued_on/value", Day),
    column("works_cost_yuan_per_m2", "/body/offer/works_cost/value", Number),
    column("registered_use", "/body/condition/registered_use/value", Text),
    column("heritage", "/body/condition/heritage/value", Text),
    column("safety_grade", "/body/condition/safety_grade/value", Text),
    column("in_renewal_library", "/body/condition/in_renewal_library/value", Flag),
    column("fire_acceptance", "/body/condition/fire_acceptance/value", Text),
    column("fire_consent", "/body/condition/fire_consent/value", Flag),
    column("strengthening_budget", "/body/condition/strengthening_budget/value", Flag),
    column("floorplate_m2", "/body/fabric/floorplate/value", Number),
    column("clear_height_m", "/body/fabric/clear_height_cm/value", Hundredths),
    column("column_span_m", "/body/fabric/column_span_cm/value", Hundredths),
    column("core_depth_m", "/body/fabric/core_depth_cm/value", Hundredths),
    column("design_load_kn_per_m2", "/body/fabric/design_load_hundredths/value", Hundredths),
    column("structure", "/body/fabric/structure/value", Text),
    column("passenger_lifts", "/body/fabric/passenger_lifts/value", Whole),
    column("goods_lifts", "/body/fabric/goods_lifts/value", Whole),
    column("power_va_per_m2", "/body/fabric/power_va_per_m2/value", Whole),
    column("parking", "/body/fabric/parking/value", Whole),
];

const PARCEL: &[Column] = &[
    column("land_area_m2", "/body/land_area/value", Number),
    column("plot_ratio", "/body/plot_ratio_hundredths/value", Hundredths),
    column("auxiliary_share", "/body/auxiliary_share/value", Number),
    column("unit_cost_yuan_per_m2", "/body/unit_cost/value", Number),
    column("term_end", "/body/term_end/value", Day),
    column("in_approved_park", "/body/in_approved_park/value", Flag),
    column("outside_district", "/body/outside_district", Flag),
];

const CARRIER: &[Column] = &[
    column("carrier_kind", "/body/carrier_kind/value", Text),
    column("carrier_programme", "/body/carrier_programme/value", Text),
    column("orientation", "/body/orientation/value", Text),
    column("recognition", "/body/recognition/value", Text),
    column("status", "/body/status/value", Text),
    column("carrier_area_m2", "/body/carrier_area/value", Number),
    column("incubation_area_m2", "/body/incubation_area/value", Number),
    column("incubatees", "/body/incubatees/value", Whole),
    column("tech_firms", "/body/tech_firms/value", Whole),
    column("operator", "/body/operator/value", Text),
    column("finished_on", "/body/finished_on/value", Day),
    column("large", "/body/large/value", Flag),
];

const PLACE: &[Column] = &[
    column("role", "/body/role", Text),
    column("sensitive", "/body/sensitive", Flag),
    column("precision_m", "/body/precision_m/value", Whole),
];

/// The columns of a kind of site, in order.
pub(super) fn of(kind: SiteKind) -> impl Iterator<Item = &'static Column> {
    let own: &[&'static [Column]] = match kind {
        SiteKind::Building => &[PROPERTY],
        SiteKind::IdleProperty => &[PART_OF, PROPERTY],
        SiteKind::M0Parcel => &[PARCEL],
        SiteKind::Carrier => &[PART_OF, CARRIER],
        SiteKind::Place => &[PLACE],
    };
    EVERY.iter().chain(own.iter().copied().flatten())
}

impl Column {
    /// Its type in the table.
    pub(super) const fn sql_type(&self) -> &'static str {
        match self.reading {
            Text | Words => "TEXT",
            Whole => "INTEGER",
            Number | Hundredths => "DOUBLE",
            Flag => "BOOLEAN",
            Day => "DATE",
        }
    }

    /// Its cell for a site; what is unknown is NULL.
    pub(super) fn cell(&self, tree: &Value) -> Cell {
        let value = self.at.split('/').skip(1).try_fold(tree, |tree, key| tree.get(key));
        let cell = value.and_then(|value| match self.reading {
            Text | Day => value.as_str().map(|text| Cell::Text(text.to_owned())),
            Words => words(value),
            Whole => value.as_i64().map(Cell::Integer),
            Number => value.as_f64().map(Cell::Real),
            Hundredths => value.as_f64().map(|number| Cell::Real(number / 100.0)),
            Flag => value.as_bool().map(|flag| Cell::Integer(flag.into())),
        });
        cell.unwrap_or(Cell::Null)
    }
}

fn words(value: &Value) -> Option<Cell> {
    let words: Vec<&str> = value.as_array()?.iter().filter_map(Value::as_str).collect();
    (!words.is_empty()).then(|| Cell::Text(words.join(";")))
}
