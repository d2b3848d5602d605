//! One cell of the sheet: a value with unit, source, date and confidence, or why there is none.

use std::sync::Arc;

use jiff::civil::Date;
use serde::Serialize;

use super::dossier::Dossier;
use super::question::Sight;
use crate::estate::{Confidence, Fact, Provenance};
use crate::programme::{Bilingual, Language, unit_in};
use crate::units::{Area, Yuan, YuanPerSquareMetre};

/// Where a cell's value stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum CellState {
    /// On record.
    Known,
    /// Said by people for this appraisal.
    Declared,
    /// Computed from other cells.
    Computed,
    /// A setting.
    Assumed,
    /// Nobody knows.
    Unknown,
    /// Restricted; the reader's role does not cover it.
    Withheld,
}

/// A value as the wire carries it.
#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(untagged)]
pub enum CellValue {
    /// A number of the cell's unit.
    Number(f64),
    /// Yes or no.
    Flag(bool),
    /// Text as recorded.
    Text(String),
    /// A term.
    Words(Bilingual),
}

/// One cell.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Cell {
    /// Wire name of the field.
    pub field: &'static str,
    /// What it is called.
    pub name: Bilingual,
    /// Unit; empty where it has none.
    pub unit: &'static str,
    /// Where its value stands.
    pub state: CellState,
    /// The value.
    pub value: Option<CellValue>,
    /// Who says so.
    pub source: Option<Arc<str>>,
    /// The day it describes.
    pub as_of: Option<Date>,
    /// How well it is known.
    pub confidence: Option<Confidence>,
}

impl Cell {
    /// Whether its number is a part of a whole, read as per cent; the cover of debt is none.
    #[must_use]
    pub fn is_share(&self) -> bool {
        self.unit.is_empty() && self.field != "dscr" && matches!(self.value, Some(CellValue::Number(_)))
    }

    /// Whether its number is a calendar year, written without separators.
    #[must_use]
    pub fn is_year(&self) -> bool {
        self.field == "year_built"
    }

    /// Its unit as a language writes it: none beside words, which carry their own; in English none beside a calendar year.
    #[must_use]
    pub fn unit_in(&self, language: Language) -> &'static str {
        match self.value {
            Some(CellValue::Words(_)) => "",
            Some(_) if self.is_year() && language == Language::En => "",
            Some(CellValue::Number(number)) => unit_in(self.unit, (number - 1.0).abs() < f64::EPSILON, language),
            Some(CellValue::Flag(_) | CellValue::Text(_)) | None => unit_in(self.unit, false, language),
        }
    }
}

impl From<f64> for CellValue {
    fn from(number: f64) -> Self {
        Self::Number(number)
    }
}

impl From<Area> for CellValue {
    fn from(area: Area) -> Self {
        Self::Number(area.square_metres())
    }
}

impl From<YuanPerSquareMetre> for CellValue {
    fn from(price: YuanPerSquareMetre) -> Self {
        Self::Number(price.hundredths() as f64 / 100.0)
    }
}

impl From<Yuan> for CellValue {
    fn from(yuan: Yuan) -> Self {
        Self::Number(yuan.get() as f64)
    }
}

impl From<u32> for CellValue {
    fn from(count: u32) -> Self {
        Self::Number(f64::from(count))
    }
}

impl From<bool> for CellValue {
    fn from(flag: bool) -> Self {
        Self::Flag(flag)
    }
}

impl From<Date> for CellValue {
    fn from(date: Date) -> Self {
        Self::Text(date.to_string())
    }
}

impl From<&str> for CellValue {
    fn from(text: &str) -> Self {
        Self::Text(text.to_owned())
    }
}

impl From<Bilingual> for CellValue {
    fn from(words: Bilingual) -> Self {
        Self::Words(words)
    }
}

/// A field: wire name, Chinese, English, unit.
pub(super) type Field = (&'static str, &'static str, &'static str, &'static str);

/// Writes the cells of a group.
pub(super) struct Writer<'a> {
    dossier: &'a Dossier<'a>,
    cells: Vec<Cell>,
}

impl<'a> Writer<'a> {
    pub(super) const fn new(dossier: &'a Dossier<'a>) -> Self {
        Self { dossier, cells: Vec::new() }
    }

    pub(super) fn finish(self) -> Vec<Cell> {
        self.cells
    }

    fn cell(&mut self, field: Field, state: CellState, value: Option<CellValue>, from: Option<&Provenance>) {
        let state = if value.is_none() && state != CellState::Withheld { CellState::Unknown } else { state };
        let from = from.filter(|_| value.is_some());
        self.cells.push(Cell {
            field: field.0,
            name: Bilingual::new(field.1, field.2),
            unit: field.3,
            state,
            value,
            source: from.map(|from| Arc::clone(&from.source)),
            as_of: from.and_then(|from| from.as_of),
            confidence: from.map(|from| from.confidence),
        });
    }

    fn stated(&mut self, field: Field, state: CellState, value: Option<CellValue>, source: &str, confidence: Confidence) {
        let from = Provenance { source: source.into(), as_of: Some(self.dossier.settings.on), confidence };
        self.cell(field, state, value, Some(&from));
    }

    /// A fact on record.
    pub(super) fn fact<T, V: Into<CellValue>>(&mut self, field: Field, fact: Option<&Fact<T>>, show: impl Fn(&T) -> V) {
        let value = fact.map(|fact| show(&fact.value).into());
        self.cell(field, CellState::Known, value, fact.map(|fact| &fact.provenance));
    }

    /// A restricted fact.
    pub(super) fn restricted<T, V: Into<CellValue>>(&mut self, field: Field, fact: Option<&Fact<T>>, show: impl Fn(&T) -> V) {
        match self.dossier.settings.sight {
            Sight::Open => self.cell(field, CellState::Withheld, None, None),
            Sight::Restricted => self.fact(field, fact, show),
        }
    }

    /// A whole number.
    pub(super) fn whole<T: Copy + Into<u32>>(&mut self, field: Field, fact: Option<&Fact<T>>) {
        self.fact(field, fact, |number| Into::<u32>::into(*number));
    }

    /// A technical fact in hundredths of its unit.
    pub(super) fn hundredths(&mut self, field: Field, fact: Option<&Fact<u16>>) {
        self.fact(field, fact, |hundredths| f64::from(*hundredths) / 100.0);
    }

    /// Words as recorded.
    pub(super) fn words(&mut self, field: Field, fact: Option<&Fact<String>>) {
        self.fact(field, fact, |text| CellValue::from(text.as_str()));
    }

    /// Text in a column that came along.
    pub(super) fn text(&mut self, field: Field, names: &[&str]) {
        if self.dossier.withholds() {
            self.cell(field, CellState::Withheld, None, None);
        } else {
            let fact = self.dossier.column(names);
            self.fact(field, fact.as_ref(), |text| *text);
        }
    }

    /// Said for this appraisal, if it was; whether it was.
    pub(super) fn declared<V: Into<CellValue>>(&mut self, field: Field, declared: Option<V>) -> bool {
        let Some(value) = declared else { return false };
        let source = "会商填报 / declared for this appraisal";
        self.stated(field, CellState::Declared, Some(value.into()), source, Confidence::Reported);
        true
    }

    /// Said for this appraisal, else on record.
    pub(super) fn declared_or<V: Into<CellValue> + Copy>(&mut self, field: Field, declared: Option<V>, fact: Option<&Fact<V>>) {
        if !self.declared(field, declared) {
            self.fact(field, fact, |value| *value);
        }
    }

    /// Said for this appraisal, else a restricted fact on record.
    pub(super) fn declared_or_restricted<V: Into<CellValue> + Copy>(
        &mut self,
        field: Field,
        declared: Option<V>,
        fact: Option<&Fact<V>>,
    ) {
        if !self.declared(field, declared) {
            self.restricted(field, fact, |value| *value);
        }
    }

    /// What the ledger calls the property by.
    pub(super) fn ledger<V: Into<CellValue>>(&mut self, field: Field, value: Option<V>) {
        let standing = self.dossier.site.standing();
        let confidence = standing.confidence.unwrap_or(Confidence::Reported);
        let from = Provenance { source: "台账 / ledger".into(), as_of: standing.as_of, confidence };
        self.cell(field, CellState::Known, value.map(Into::into), Some(&from));
    }

    /// Computed from other cells.
    pub(super) fn computed<V: Into<CellValue>>(&mut self, field: Field, value: Option<V>) {
        let source = "由本表计算 / computed from this sheet";
        self.stated(field, CellState::Computed, value.map(Into::into), source, Confidence::Estimated);
    }

    /// A setting.
    pub(super) fn assumed<V: Into<CellValue>>(&mut self, field: Field, value: Option<V>) {
        self.stated(field, CellState::Assumed, value.map(Into::into), "设定值 [A] / setting [A]", Confidence::Estimated);
    }
}
