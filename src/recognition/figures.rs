//! What is known of a carrier, under the names the rules use.

use std::collections::BTreeMap;

use jiff::civil::Date;

use crate::estate::{Floor, Known, Site, SiteBody};
use crate::units::{Area, Share, parse_decimal};

/// A figure in exact form. Counts and areas have a whole of one; shares and densities keep their denominator, so that what is missing
/// can be said in ㎡ or firms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Figure {
    /// Numerator in millionths.
    pub part: i128,
    /// Denominator in millionths, above zero.
    pub whole: i128,
    /// How many of the rule's units one numerator unit over the whole makes, such as 1000 for “per 1,000 ㎡”.
    pub per: i128,
    /// Unit of the numerator, for saying what is missing; `None` where the figure has the clause's own unit.
    pub part_unit: Option<&'static str>,
}

const ONE: i128 = 1_000_000;

impl Figure {
    /// A plain number.
    ///
    /// # Units
    /// Millionths of the clause's unit.
    #[must_use]
    pub const fn plain(millionths: i64) -> Self {
        Self { part: millionths as i128, whole: ONE, per: 1, part_unit: None }
    }

    /// A whole number of things.
    #[must_use]
    pub const fn count(count: u32) -> Self {
        Self { part: count as i128 * ONE, whole: ONE, per: 1, part_unit: None }
    }

    /// An area.
    #[must_use]
    pub fn area(area: Area) -> Self {
        Self { part: i128::from(area.hundredths()) * 10_000, whole: ONE, per: 1, part_unit: None }
    }

    /// A part over a whole, times `per`; `None` when the whole is nothing.
    #[must_use]
    pub fn ratio(part: Self, whole: Self, per: i128, part_unit: &'static str) -> Option<Self> {
        (whole.part > 0).then_some(Self { part: part.part, whole: whole.part, per, part_unit: Some(part_unit) })
    }

    /// The figure against a threshold: negative when below.
    ///
    /// # Units
    /// Millionths of the clause's unit, times the whole.
    #[must_use]
    pub fn margin(&self, threshold: i64) -> i128 {
        self.part * self.per * ONE - i128::from(threshold) * self.whole
    }

    /// How much of the numerator is missing to reach the threshold, rounded up to `grain`; nothing when it is reached.
    ///
    /// # Units
    /// Millionths of the numerator's unit.
    #[must_use]
    pub fn missing(&self, threshold: i64, grain: i128) -> i128 {
        let short = -self.margin(threshold);
        if short <= 0 {
            return 0;
        }
        let exact = short.div_euclid(self.per * ONE) + i128::from(short.rem_euclid(self.per * ONE) != 0);
        (exact + grain - 1) / grain * grain
    }

    /// For showing only.
    #[must_use]
    pub fn shown(&self) -> f64 {
        (self.part * self.per) as f64 / self.whole as f64
    }
}

/// Everything known of one carrier, real or hypothetical.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Figures(BTreeMap<String, Figure>);

impl Figures {
    /// Nothing known yet.
    #[must_use]
    pub fn new() -> Self {
        Self::default()
    }

    /// What is on record for a carrier. Extra columns count under the rule's own field names.
    #[must_use]
    pub fn of(site: &Site, on: Date) -> Self {
        let mut figures = Self::new();
        for (field, text) in &site.other {
            if let Ok(value) = parse_decimal(text, 6) {
                figures.set(field, Figure::plain(value));
            }
        }
        if let SiteBody::Carrier(carrier) = &site.body {
            figures.set_area("carrier_area_m2", &carrier.carrier_area);
            figures.set_area("incubation_area_m2", &carrier.incubation_area);
            figures.set_count("incubatees", &carrier.incubatees);
            figures.set_count("tech_firms", &carrier.tech_firms);
            let opened = carrier.status.as_ref().is_some_and(|status| status.value.counts_as_built());
            if let Some(finished) = carrier.finished_on.as_ref().filter(|_| opened) {
                figures.set("operating_months", Figure::count(whole_months(finished.value, on)));
            }
        }
        figures.derive();
        figures
    }

    /// A carrier that would take the vacant space of these floors and use a share of it for incubation. A floor of unknown vacancy
    /// leaves the area unknown.
    #[must_use]
    pub fn of_floors<'a>(floors: impl IntoIterator<Item = &'a Floor>, incubation: Share) -> Self {
        let vacant: Option<Area> = floors.into_iter().map(|floor| floor.space.available_area().map(|fact| fact.value)).sum();
        vacant.map_or_else(Self::new, |area| Self::of_area(area, incubation))
    }

    /// A carrier that would take so much space and use a share of it for incubation.
    #[must_use]
    pub fn of_area(area: Area, incubation: Share) -> Self {
        let mut figures = Self::new();
        figures.set("carrier_area_m2", Figure::area(area));
        figures.set("incubation_area_m2", Figure::area(no_less(incubation, area)));
        figures.derive();
        figures
    }

    /// Sets one figure.
    pub fn set(&mut self, field: &str, figure: Figure) {
        self.0.insert(field.to_owned(), figure);
    }

    /// The figure under a rule's field name.
    #[must_use]
    pub fn get(&self, field: &str) -> Option<Figure> {
        self.0.get(field).copied()
    }

    fn set_area(&mut self, field: &str, area: &Known<Area>) {
        if let Some(fact) = area {
            self.set(field, Figure::area(fact.value));
        }
    }

    fn set_count(&mut self, field: &str, count: &Known<u32>) {
        if let Some(fact) = count {
            self.set(field, Figure::count(fact.value));
        }
    }

    /// Fills the figures that follow from others: use share, density, staff and mentors per ten firms.
    pub fn derive(&mut self) {
        let derived = [
            ("incub_use_share", "incubation_area_m2", "carrier_area_m2", 1, "㎡"),
            ("firms_per_1000m2", "incubated_firms", "carrier_area_m2", 1000, "家"),
            ("staff_per_10_firms", "pro_staff", "incubated_firms", 10, "人"),
            ("mentors_per_10_firms", "mentors", "incubated_firms", 10, "人"),
        ];
        for (field, part, whole, per, unit) in derived {
            if self.get(field).is_none()
                && let (Some(part), Some(whole)) = (self.get(part), self.get(whole))
                && let Some(ratio) = Figure::ratio(part, whole, per, unit)
            {
                self.set(field, ratio);
            }
        }
    }
}

/// Whole months from one day to a later one; nought when it lies ahead.
fn whole_months(from: Date, to: Date) -> u32 {
    let months = (i32::from(to.year()) - i32::from(from.year())) * 12 + i32::from(to.month()) - i32::from(from.month());
    u32::try_from(months - i32::from(to.day() < from.day())).unwrap_or(0)
}

/// A part of an area, rounded up to 0.01 ㎡: rounded down it would fall short of the very share that is supposed.
fn no_less(share: Share, area: Area) -> Area {
    let exact = i128::from(area.hundredths()) * i128::from(share.millionths());
    let part = (exact + 999_999).div_euclid(1_000_000);
    i64::try_from(part).map_or_else(|_| share.of(area), Area::from_hundredths)
}
