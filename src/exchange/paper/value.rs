//! What stands in one cell: an exact figure, a text, a day, or why there is none; with its mark and the number of its source.

use jiff::civil::Date;

use super::words;
use crate::estate::Confidence;
use crate::programme::Language;
use crate::units::{Area, Yuan, YuanPerSquareMetre, print_grouped};

/// The value of a cell.
#[derive(Debug, Clone, PartialEq)]
pub enum Value {
    /// Nothing belongs there.
    Empty,
    /// Nobody knows. Never printed as nought.
    Unknown,
    /// Restricted; the reader's role does not cover it.
    Withheld,
    /// Text.
    Text(String),
    /// `scaled / 10^places`.
    Number {
        /// The figure times `10^places`.
        scaled: i64,
        /// Decimal places held, not necessarily printed.
        places: u32,
    },
    /// A share; millionths of the whole, printed as per cent with at most two decimals.
    Share(i64),
    /// A day.
    Date(Date),
    /// Yes or no.
    Flag(bool),
}

/// A value with its mark and the number of its source.
#[derive(Debug, Clone, PartialEq)]
pub struct Entry {
    /// The value.
    pub value: Value,
    /// How well it is known.
    pub mark: Option<Confidence>,
    /// Number of its source in the paper, from 1.
    pub source: Option<usize>,
}

impl Value {
    /// Text; empty text is an empty cell.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        let text = text.into();
        if text.is_empty() { Self::Empty } else { Self::Text(text) }
    }

    /// ㎡.
    #[must_use]
    pub const fn area(area: Area) -> Self {
        Self::Number { scaled: area.hundredths(), places: 2 }
    }

    /// 万㎡, to the last hundredth of a ㎡, so that printed rows add up.
    #[must_use]
    pub const fn area_in_wan(area: Area) -> Self {
        Self::Number { scaled: area.hundredths(), places: 6 }
    }

    /// 元.
    #[must_use]
    pub const fn yuan(yuan: Yuan) -> Self {
        Self::count(yuan.get())
    }

    /// 元/㎡.
    #[must_use]
    pub const fn price(price: YuanPerSquareMetre) -> Self {
        Self::Number { scaled: price.hundredths(), places: 2 }
    }

    /// A whole number.
    #[must_use]
    pub const fn count(count: i64) -> Self {
        Self::Number { scaled: count, places: 0 }
    }

    /// A measured number, rounded to so many places; not finite is unknown.
    ///
    /// # Units
    /// Those of the column.
    #[must_use]
    pub fn rounded(number: f64, places: u32) -> Self {
        let scaled = (number * 10_f64.powi(places.cast_signed())).round();
        if scaled.is_finite() { Self::Number { scaled: scaled as i64, places } } else { Self::Unknown }
    }

    /// A share of one.
    ///
    /// # Units
    /// 0 to 1, or beyond for a rate.
    #[must_use]
    pub fn share(share: f64) -> Self {
        if share.is_finite() { Self::Share((share * 1e6).round() as i64) } else { Self::Unknown }
    }

    /// As a person reads it.
    #[must_use]
    pub fn print(&self, language: Language) -> String {
        match self {
            Self::Empty => String::new(),
            Self::Unknown => words::unknown(language).to_owned(),
            Self::Withheld => words::withheld(language).to_owned(),
            Self::Text(text) => text.clone(),
            Self::Number { scaled, places } => print_grouped(*scaled, *places),
            Self::Share(millionths) => format!("{}%", print_grouped(hundredths(*millionths), 2)),
            Self::Date(day) => day.to_string(),
            Self::Flag(flag) => words::flag(*flag, language).to_owned(),
        }
    }

    /// As a program reads it: figures without separators, nothing where nobody knows.
    pub(super) fn bare(&self, language: Language) -> String {
        match self {
            Self::Unknown => String::new(),
            Self::Number { .. } | Self::Share(_) => self.print(language).replace(',', ""),
            Self::Empty | Self::Withheld | Self::Text(_) | Self::Date(_) | Self::Flag(_) => self.print(language),
        }
    }

    /// Whether it stands at the right of its cell.
    pub(super) const fn is_figure(&self) -> bool {
        matches!(self, Self::Number { .. } | Self::Share(_))
    }
}

/// Millionths of the whole as hundredths of one per cent, rounded.
pub(super) const fn hundredths(millionths: i64) -> i64 {
    (millionths + millionths.signum() * 50) / 100
}

impl Entry {
    /// A value without a mark.
    #[must_use]
    pub const fn plain(value: Value) -> Self {
        Self { value, mark: None, source: None }
    }

    /// An empty cell.
    #[must_use]
    pub const fn empty() -> Self {
        Self::plain(Value::Empty)
    }

    /// Text without a mark.
    #[must_use]
    pub fn text(text: impl Into<String>) -> Self {
        Self::plain(Value::text(text))
    }

    /// A value, or unknown.
    #[must_use]
    pub fn known(value: Option<Value>) -> Self {
        Self::plain(value.unwrap_or(Value::Unknown))
    }

    /// With a mark.
    #[must_use]
    pub const fn marked(mut self, mark: Option<Confidence>) -> Self {
        self.mark = mark;
        self
    }

    /// What follows the value: its mark and the number of its source.
    pub(super) fn tail(&self) -> String {
        let mark = self.mark.map(words::mark).map(|mark| format!(" {mark}")).unwrap_or_default();
        let source = self.source.map(|number| format!("[{number}]")).unwrap_or_default();
        format!("{mark}{source}")
    }

    /// Value, mark and source as a person reads them.
    #[must_use]
    pub fn print(&self, language: Language) -> String {
        format!("{}{}", self.value.print(language), self.tail())
    }
}
