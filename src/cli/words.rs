//! Words that several commands share, and what the desk takes for each. Never here: a rule of the trade.

use clap::{Args, ValueEnum};

use crate::atlas::{CountRule, Filter, GroupBy};
use crate::desk::{self, DeskError};
use crate::estate::{Confidence, SiteKind};
use crate::exchange::{Encoding, Format};
use crate::programme::Language;

/// Language on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum LanguageWord {
    Zh,
    En,
}

impl From<LanguageWord> for Language {
    fn from(word: LanguageWord) -> Self {
        match word {
            LanguageWord::Zh => Self::Zh,
            LanguageWord::En => Self::En,
        }
    }
}

/// Who does it and why.
#[derive(Debug, Args)]
pub(super) struct Author {
    /// 经办人 / who does it.
    #[arg(long, env = "ZAITI_WHO", default_value = "cli")]
    pub(super) who: String,
    /// 事由 / why.
    #[arg(long, default_value = "")]
    pub(super) why: String,
}

/// Kind of site on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum KindWord {
    Building,
    #[value(alias = "idle_property")]
    IdleProperty,
    #[value(alias = "m0_parcel")]
    M0Parcel,
    Carrier,
    Place,
}

/// Encoding on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum EncodingWord {
    #[value(name = "utf-8")]
    Utf8,
    Gb18030,
    #[value(name = "utf-16")]
    Utf16,
}

/// Confidence on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum ConfidenceWord {
    Example,
    Estimated,
    Reported,
    Verified,
}

/// Grouping on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum GroupWord {
    Zone,
    Kind,
    Owner,
    Street,
    Supply,
    Total,
}

/// Counting rule on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum CountWord {
    Share,
    Centroid,
}

/// Which sites are meant, in the same words as the API's parameters.
#[derive(Debug, Args)]
pub(super) struct FilterArguments {
    /// 类型，可重复 / kinds, may be repeated.
    #[arg(long, value_enum)]
    pub(super) kind: Vec<KindWord>,
    /// 片区，可重复 / zones, may be repeated.
    #[arg(long)]
    pub(super) zone: Vec<String>,
    /// 街道，可重复 / streets, may be repeated.
    #[arg(long)]
    pub(super) street: Vec<String>,
    /// 产权性质 / owner kinds: state, collective, private, foreign, mixed.
    #[arg(long)]
    pub(super) owner_kind: Vec<String>,
    /// 供给类别 / supply classes: idle_building, idle_factory, underused_land, m0.
    #[arg(long)]
    pub(super) supply_class: Vec<String>,
    /// 空置面积下限 ㎡ / least vacant area, ㎡.
    #[arg(long)]
    pub(super) vacant_min_m2: Option<String>,
    /// 可用面积下限 ㎡ / least available area, ㎡.
    #[arg(long)]
    pub(super) available_min_m2: Option<String>,
    /// 产权户数上限 / most owners.
    #[arg(long)]
    pub(super) owners_max: Option<String>,
    /// 报价上限 元/㎡ / highest asking price, 元/㎡.
    #[arg(long)]
    pub(super) price_max_yuan_per_m2: Option<String>,
    /// 空置率下限 % / least share vacant, %.
    #[arg(long)]
    pub(super) vacancy_min_percent: Option<String>,
    /// 层高下限 m / least storey height, m.
    #[arg(long)]
    pub(super) storey_height_min_m: Option<String>,
    /// 数据日期不早于 / latest fact of this day or later, YYYY-MM-DD.
    #[arg(long)]
    pub(super) as_of_min: Option<String>,
    /// 邻近的商校院园 / near a place of these kinds: amenity, university, hospital, park.
    #[arg(long, value_delimiter = ',')]
    pub(super) near: Vec<String>,
    /// 邻近距离上限 m，直线 / at most so far from such a place, m, in a straight line.
    #[arg(long)]
    pub(super) near_max_m: Option<String>,
    /// 数值未知的也计入 / sites whose figure is unknown pass too.
    #[arg(long)]
    pub(super) include_unknown: bool,
    /// 名称、地址或编号中的文字 / text in the name, address or id.
    #[arg(long)]
    pub(super) q: Option<String>,
}

impl From<KindWord> for SiteKind {
    fn from(word: KindWord) -> Self {
        match word {
            KindWord::Building => Self::Building,
            KindWord::IdleProperty => Self::IdleProperty,
            KindWord::M0Parcel => Self::M0Parcel,
            KindWord::Carrier => Self::Carrier,
            KindWord::Place => Self::Place,
        }
    }
}

impl From<EncodingWord> for Encoding {
    fn from(word: EncodingWord) -> Self {
        match word {
            EncodingWord::Utf8 => Self::Utf8,
            EncodingWord::Gb18030 => Self::Gb18030,
            EncodingWord::Utf16 => Self::Utf16,
        }
    }
}

impl From<ConfidenceWord> for Confidence {
    fn from(word: ConfidenceWord) -> Self {
        match word {
            ConfidenceWord::Example => Self::Example,
            ConfidenceWord::Estimated => Self::Estimated,
            ConfidenceWord::Reported => Self::Reported,
            ConfidenceWord::Verified => Self::Verified,
        }
    }
}

impl From<GroupWord> for GroupBy {
    fn from(word: GroupWord) -> Self {
        match word {
            GroupWord::Zone => Self::Zone,
            GroupWord::Kind => Self::Kind,
            GroupWord::Owner => Self::OwnerKind,
            GroupWord::Street => Self::Street,
            GroupWord::Supply => Self::SupplyClass,
            GroupWord::Total => Self::Total,
        }
    }
}

impl From<CountWord> for CountRule {
    fn from(word: CountWord) -> Self {
        match word {
            CountWord::Share => Self::Share,
            CountWord::Centroid => Self::Centroid,
        }
    }
}

/// Export format on the command line.
#[derive(Debug, Clone, Copy, ValueEnum)]
pub(super) enum FormatWord {
    Geojson,
    Csv,
    Xlsx,
    Gpkg,
    Shp,
    Fgb,
    Parquet,
}

impl From<FormatWord> for Format {
    fn from(word: FormatWord) -> Self {
        match word {
            FormatWord::Geojson => Self::Geojson,
            FormatWord::Csv => Self::Csv,
            FormatWord::Xlsx => Self::Xlsx,
            FormatWord::Gpkg => Self::GeoPackage,
            FormatWord::Shp => Self::Shapefile,
            FormatWord::Fgb => Self::FlatGeobuf,
            FormatWord::Parquet => Self::GeoParquet,
        }
    }
}

impl FilterArguments {
    /// The filter that the words make.
    pub(super) fn filter(&self) -> Result<Filter, DeskError> {
        let kinds: Vec<&str> = self.kind.iter().map(|word| SiteKind::from(*word).word()).collect();
        let lists = [
            ("zone", &self.zone),
            ("street", &self.street),
            ("owner_kind", &self.owner_kind),
            ("supply_class", &self.supply_class),
            ("near", &self.near),
        ];
        let single = [
            ("vacant_min_m2", &self.vacant_min_m2),
            ("available_min_m2", &self.available_min_m2),
            ("owners_max", &self.owners_max),
            ("price_max_yuan_per_m2", &self.price_max_yuan_per_m2),
            ("vacancy_min_percent", &self.vacancy_min_percent),
            ("storey_height_min_m", &self.storey_height_min_m),
            ("as_of_min", &self.as_of_min),
            ("near_max_m", &self.near_max_m),
            ("q", &self.q),
        ];
        let kinds = kinds.into_iter().map(|kind| ("kind", kind));
        let lists = lists.into_iter().flat_map(|(name, words)| words.iter().map(move |word| (name, word.as_str())));
        let single = single.into_iter().filter_map(|(name, word)| Some((name, word.as_deref()?)));
        let unknown = self.include_unknown.then_some(("include_unknown", "true"));
        Ok(desk::filter_of_pairs(kinds.chain(lists).chain(single).chain(unknown))?)
    }
}
