//! From what a file calls a column to the column meant, with the unit its heading names. Never here: cells.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::columns::{COLUMNS, Column, Purpose};
use super::findings::{Finding, FindingPlace, words};
use super::measures::{Dimension, Unit, fold};
use crate::geometry::Datum;

/// A column of a file.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    /// As the file calls it.
    pub(super) name: String,
    /// The column meant; `None` when Zaiti does not use it.
    pub(super) column: Option<&'static Column>,
    /// The unit its cells are in.
    pub(super) unit: Option<&'static Unit>,
    /// The datum its coordinates are in.
    pub(super) datum: Option<Datum>,
    /// Which column of the sheet it stands over, from 0.
    pub(super) at: Option<usize>,
    /// Whether a person said what it means.
    pub(super) chosen: bool,
}

static BY_NAME: LazyLock<HashMap<String, &'static Column>> = LazyLock::new(|| {
    let mut by_name = HashMap::new();
    for column in COLUMNS {
        for name in [column.wire, column.zh].iter().chain(column.synonyms) {
            by_name.entry(normal(name)).or_insert(column);
        }
    }
    by_name
});

/// Where a known name and what may stand between it and its unit ends at the latest, bytes.
static LONGEST_NAME: LazyLock<usize> = LazyLock::new(|| BY_NAME.keys().map(String::len).max().unwrap_or(0) + 8);

fn normal(name: &str) -> String {
    let folded = fold(name).to_lowercase().replace(['[', '【', '{', '〔'], "(").replace([']', '】', '}', '〕'], ")");
    folded.chars().filter(|c| !c.is_whitespace()).collect::<String>().trim_matches(['*', ':', '#']).to_owned()
}

fn lookup(name: &str) -> Option<&'static Column> {
    BY_NAME.get(name).copied()
}

impl Heading {
    /// The column a heading means, and what there is to say about it.
    pub(super) fn resolve(name: &str) -> (Self, Option<Finding>) {
        let unused = Self { name: name.to_owned(), column: None, unit: None, datum: None, at: None, chosen: false };
        let normal = normal(name);
        if let Some((column, datum)) = with_datum(&normal) {
            return (Self { column: Some(column), datum: Some(datum), ..unused }, None);
        }
        let (column, unit) =
            match lookup(&normal).map(|column| (column, implied_unit(column, &normal))).or_else(|| with_unit(&normal)) {
                Some(found) => found,
                None => return (unused, near_miss(name, &normal)),
            };
        let Some(dimension) = column.dimension else { return (Self { column: Some(column), ..unused }, None) };
        match unit {
            Some(unit) if !unit.suits(dimension) => (unused, Some(wrong_unit(name, unit, column))),
            Some(unit) => {
                let remark = (unit.numerator != unit.denominator).then(|| converted(name, unit, column));
                (Self { column: Some(column), unit: Some(unit), ..unused }, remark)
            }
            None => (Self { column: Some(column), ..unused }, assumed(name, dimension)),
        }
    }

    /// Whether the heading is the column's own name, with or without a unit.
    pub(super) fn is_own_name_of(&self, column: &Column) -> bool {
        let bare = self.name.split(['(', '（']).next().unwrap_or(&self.name);
        [self.name.as_str(), bare].iter().any(|name| [column.wire, column.zh].iter().any(|own| normal(name) == normal(own)))
    }

    /// Whether the heading means a column that Zaiti uses.
    pub(super) fn is_known(name: &str) -> bool {
        Self::resolve(name).0.column.is_some()
    }
}

/// Wire names carry their unit.
fn implied_unit(column: &'static Column, normal: &str) -> Option<&'static Unit> {
    (normal == column.wire).then(|| column.dimension.and_then(Unit::base)).flatten()
}

/// A coordinate with its datum, as in 经度(GCJ-02) or lng_bd09.
fn with_datum(normal: &str) -> Option<(&'static Column, Datum)> {
    let (name, rest) = normal.split_once(['(', '_'])?;
    let column = lookup(name).filter(|column| matches!(column.purpose, Purpose::Lon | Purpose::Lat | Purpose::Geometry))?;
    Some((column, Datum::parse(rest.trim_end_matches(')'))?))
}

/// A known name followed by a unit, in brackets or not.
fn with_unit(normal: &str) -> Option<(&'static Column, Option<&'static Unit>)> {
    const HARMLESS: [&str; 6] = ["必填", "选填", "可选", "必填项", "可多个", "单位"];
    let in_brackets = |(name, rest): (&str, &str)| {
        let inner = rest.strip_suffix(')')?;
        let column = lookup(name)?;
        match Unit::named(inner.trim_start_matches("单位:")) {
            Some(unit) => Some((column, Some(unit))),
            None => HARMLESS.contains(&inner).then_some((column, None)),
        }
    };
    if normal.contains('(') {
        // A name may have brackets of its own before those of its unit.
        let own = || normal.rsplit_once('(').and_then(in_brackets);
        return normal.split_once('(').and_then(in_brackets).or_else(own);
    }
    // A cell of a megabyte is no heading, and trying every place in it would take the square of its length.
    let may_end = |(at, _): &(usize, char)| *at <= *LONGEST_NAME;
    normal.char_indices().skip(1).take_while(may_end).find_map(|(at, _)| {
        let (name, rest) = normal.split_at(at);
        let column = lookup(name.trim_end_matches(['/', '_', '-', ':', ',']))?;
        Some((column, Some(Unit::named(rest.trim_start_matches(['-', ':', ',']))?)))
    })
}

fn near_miss(name: &str, normal: &str) -> Option<Finding> {
    let column = lookup(normal.split('(').next()?)?;
    let finding = Finding::warning(
        "heading-unclear",
        words(
            format!("表头“{name}”像是“{}”，但括号内容不明，未采用，原样保留", column.zh),
            format!(
                "heading “{name}” resembles {}, but what stands in brackets is not a unit: not used, kept as given",
                column.wire
            ),
        ),
        words(format!("若就是该列，改名为“{}”", column.zh), format!("rename it to {} if that is meant", column.wire)),
    );
    Some(finding.at(FindingPlace::default().field(name)))
}

fn wrong_unit(name: &str, unit: &Unit, column: &Column) -> Finding {
    let base = column.dimension.and_then(Unit::base).map_or("", |base| base.label);
    let finding = Finding::warning(
        "heading-unit",
        words(
            format!("表头“{name}”的单位 {} 不适用于“{}”，未采用，原样保留", unit.label, column.zh),
            format!("heading “{name}” is in {}, which {} cannot take: not used, kept as given", unit.label, column.wire),
        ),
        words(format!("换算为 {base}"), format!("convert it to {base}")),
    );
    finding.at(FindingPlace::default().field(name))
}

fn converted(name: &str, unit: &Unit, column: &Column) -> Finding {
    let base = column.dimension.and_then(Unit::base).map_or("", |base| base.label);
    let finding = Finding::note(
        "unit-in-heading",
        words(format!("“{name}”由 {} 换算为 {base}", unit.label), format!("“{name}” is converted from {} to {base}", unit.label)),
        words("核对单位", "check that the unit is meant"),
    );
    finding.at(FindingPlace::default().field(name))
}

fn assumed(name: &str, dimension: Dimension) -> Option<Finding> {
    let base = match dimension {
        Dimension::Area | Dimension::UnitPrice | Dimension::Rent | Dimension::Length | Dimension::Load | Dimension::Power => {
            Unit::base(dimension)?.label
        }
        Dimension::Money | Dimension::Count | Dimension::Part | Dimension::Pure => return None,
    };
    let finding = Finding::note(
        "unit-assumed",
        words(format!("“{name}”未写单位，按 {base} 读入"), format!("“{name}” names no unit and is read in {base}")),
        words(
            format!("不是 {base} 时在表头写明单位，如“{name}({base})”"),
            format!("if it is not {base}, name the unit in the heading"),
        ),
    );
    Some(finding.at(FindingPlace::default().field(name)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn meant(name: &str) -> (Option<&'static str>, Option<&'static str>) {
        let heading = Heading::resolve(name).0;
        (heading.column.map(|column| column.wire), heading.unit.map(|unit| unit.label))
    }

    #[test]
    fn a_heading_is_understood_in_either_language_with_or_without_its_unit() {
        assert_eq!(meant("空置面积"), (Some("vacant_area_m2"), None));
        assert_eq!(meant("vacant_area_m2"), (Some("vacant_area_m2"), Some("㎡")));
        assert_eq!(meant("空置面积（万㎡）"), (Some("vacant_area_m2"), Some("万㎡")));
        assert_eq!(meant(" *空置 面积\n(万平方米)"), (Some("vacant_area_m2"), Some("万㎡")));
        assert_eq!(meant("空置面积/㎡"), (Some("vacant_area_m2"), Some("㎡")));
        assert_eq!(meant("平均租金（元/㎡·天）"), (Some("rent_yuan_per_m2_month"), Some("元/㎡·天")));
        assert_eq!(meant("用地面积(亩)"), (Some("land_area_m2"), Some("亩")));
        assert_eq!(meant("楼宇编码"), (Some("id"), None));
        assert_eq!(meant("产权户数（户）"), (Some("owner_count"), Some("个")));
        assert_eq!(meant("空置面积(单位：万㎡)"), (Some("vacant_area_m2"), Some("万㎡")));
        assert_eq!(meant("在孵使用面积(含公共)(㎡)"), (Some("incubation_area_m2"), Some("㎡")));
        assert_eq!(meant("客梯数量(台)"), (Some("passenger_lifts"), Some("个")));
        assert_eq!(meant("备注"), (None, None));
    }

    #[test]
    fn a_total_is_not_taken_for_a_price_nor_a_part_for_the_whole() {
        let (heading, finding) = Heading::resolve("业主报价(万元)");
        assert!(heading.column.is_none());
        assert_eq!(finding.map(|finding| finding.code), Some("heading-unit"));
        let (heading, finding) = Heading::resolve("建筑面积（地下）");
        assert!(heading.column.is_none());
        assert_eq!(finding.map(|finding| finding.code), Some("heading-unclear"));
    }

    #[test]
    fn no_name_in_the_table_means_two_columns() {
        let mut owners: HashMap<String, &str> = HashMap::new();
        for column in COLUMNS {
            for name in [column.wire, column.zh].iter().chain(column.synonyms) {
                let other = owners.insert(normal(name), column.wire);
                assert!(other.is_none() || other == Some(column.wire), "{name}: {other:?} and {}", column.wire);
            }
        }
    }
}
