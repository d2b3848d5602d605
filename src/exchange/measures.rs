//! Units of area, price, rent, length and count as sheets write them. Never here: columns or cells.
//!
//! A factor is a fraction of integers, so that 15 亩 is 10,000 ㎡ to the hundredth.

/// What a unit measures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dimension {
    /// Base ㎡.
    Area,
    /// Base 元/㎡.
    UnitPrice,
    /// Base 元/㎡·月.
    Rent,
    /// Base 元; no column takes a total, so that one is never read as a price per ㎡.
    Money,
    /// Base m.
    Length,
    /// Households, firms, storeys, years.
    Count,
    /// Base 1.
    Part,
    /// Base kN/㎡.
    Load,
    /// Base VA/㎡.
    Power,
    /// A pure number.
    Pure,
}

/// A unit and how many base units it is.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Unit {
    /// How it is printed.
    pub(super) label: &'static str,
    /// What it measures.
    pub(super) dimension: Dimension,
    /// Factor to the base unit, numerator.
    pub(super) numerator: i64,
    /// Factor to the base unit, denominator.
    pub(super) denominator: i64,
    spellings: &'static [&'static str],
}

const fn unit(label: &'static str, dimension: Dimension, factor: (i64, i64), spellings: &'static [&'static str]) -> Unit {
    Unit { label, dimension, numerator: factor.0, denominator: factor.1, spellings }
}

/// Spellings are canonical: lower case, every word for ㎡ folded into ㎡, no separators.
static UNITS: [Unit; 21] = [
    unit("㎡", Dimension::Area, (1, 1), &["㎡", "平"]),
    unit("万㎡", Dimension::Area, (10_000, 1), &["万㎡", "㎡万", "万平"]),
    unit("亩", Dimension::Area, (2_000, 3), &["亩", "市亩"]),
    unit("公顷", Dimension::Area, (10_000, 1), &["公顷", "ha"]),
    unit("平方公里", Dimension::Area, (1_000_000, 1), &["平方公里", "平方千米"]),
    unit("元/㎡", Dimension::UnitPrice, (1, 1), &["元㎡", "rmb㎡", "yuan㎡"]),
    unit("万元/㎡", Dimension::UnitPrice, (10_000, 1), &["万元㎡", "万㎡元"]),
    unit("元/㎡·月", Dimension::Rent, (1, 1), &["元㎡月", "元月㎡"]),
    unit("元/㎡·天", Dimension::Rent, (3_042, 100), &["元㎡天", "元天㎡", "元㎡日", "元日㎡"]),
    unit("元/㎡·年", Dimension::Rent, (1, 12), &["元㎡年", "元年㎡"]),
    unit("元", Dimension::Money, (1, 1), &["元"]),
    unit("万元", Dimension::Money, (10_000, 1), &["万元"]),
    unit("亿元", Dimension::Money, (100_000_000, 1), &["亿元"]),
    unit("m", Dimension::Length, (1, 1), &["m", "米"]),
    unit("cm", Dimension::Length, (1, 100), &["cm", "厘米", "公分"]),
    unit("mm", Dimension::Length, (1, 1_000), &["mm", "毫米"]),
    unit("kN/㎡", Dimension::Load, (1, 1), &["kn㎡", "千牛㎡", "kpa"]),
    unit("VA/㎡", Dimension::Power, (1, 1), &["va㎡", "伏安㎡"]),
    unit("个", Dimension::Count, (1, 1), &["个", "户", "家", "层", "年", "人", "名", "f", "楼", "个月", "台", "部"]),
    unit("%", Dimension::Part, (1, 100), &["%"]),
    unit("‰", Dimension::Part, (1, 1_000), &["‰"]),
];

impl Unit {
    /// The unit a text names, whatever its spelling.
    pub(super) fn named(text: &str) -> Option<&'static Self> {
        let canonical = canonical(text);
        UNITS.iter().find(|unit| unit.spellings.contains(&canonical.as_str()))
    }

    /// The unit of a dimension whose factor is 1.
    pub(super) fn base(dimension: Dimension) -> Option<&'static Self> {
        UNITS.iter().find(|unit| unit.dimension == dimension && unit.numerator == unit.denominator)
    }

    /// Every unit that a column of a dimension may be in; the one with factor 1 first.
    pub(super) fn of(dimension: Dimension) -> Vec<&'static str> {
        let base = Self::base(dimension).map(|unit| unit.label);
        let others = UNITS.iter().filter(|unit| unit.dimension == dimension).map(|unit| unit.label);
        base.into_iter().chain(others.filter(|label| Some(*label) != base)).collect()
    }

    /// Whether a column of this dimension may be given in the unit; a rent without a period is taken by the month.
    pub(super) fn suits(&self, dimension: Dimension) -> bool {
        self.dimension == dimension || (dimension == Dimension::Rent && self.dimension == Dimension::UnitPrice)
    }
}

fn canonical(text: &str) -> String {
    const SEPARATORS: [char; 13] = ['/', '·', '.', '•', '・', '*', '每', ' ', '_', '∙', '⋅', '(', ')'];
    let mut folded = fold(text).to_lowercase();
    for (word, short) in [("km²", "平方公里"), ("km2", "平方公里"), ("平方公里", "\u{1}"), ("平方千米", "\u{1}")]
    {
        folded = folded.replace(word, short);
    }
    for word in ["平方米", "平米", "m²", "m2", "m^2", "sqm", "平方"] {
        folded = folded.replace(word, "㎡");
    }
    folded.replace('\u{1}', "平方公里").chars().filter(|c| !SEPARATORS.contains(c)).collect()
}

/// Full-width letters, digits and signs as half-width ones; no-break and zero-width characters gone.
pub(super) fn fold(text: &str) -> String {
    text.chars()
        .filter(|c| !matches!(c, '\u{feff}' | '\u{200b}'..='\u{200d}'))
        .map(|c| match c {
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(u32::from(c) - 0xfee0).unwrap_or(c),
            '\u{3000}' | '\u{a0}' | '\n' | '\r' | '\t' => ' ',
            _ => c,
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_known_by_any_of_its_spellings() {
        for (text, label) in [
            ("平方米", "㎡"),
            ("m²", "㎡"),
            ("万平方米", "万㎡"),
            ("万㎡", "万㎡"),
            ("元/平方米·月", "元/㎡·月"),
            ("元/㎡/天", "元/㎡·天"),
            ("元／月·平米", "元/㎡·月"),
            ("万元/㎡", "万元/㎡"),
            ("km²", "平方公里"),
            ("万元", "万元"),
            ("户", "个"),
        ] {
            assert_eq!(Unit::named(text).map(|unit| unit.label), Some(label), "{text}");
        }
        assert_eq!(Unit::named("斤"), None);
        assert_eq!(Unit::named(""), None);
    }

    #[test]
    fn full_width_text_is_folded() {
        assert_eq!(fold("１，２００．５（万㎡）"), "1,200.5(万㎡)");
    }
}
