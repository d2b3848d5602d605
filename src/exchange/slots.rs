//! One field of a site, ready to be read from a cell or printed into one. Never here: the names of columns.

use jiff::civil::Date;

use super::cells::{self, Cell, CellFault, Remarks};
use super::findings::{Finding, words};
use super::measures::Dimension;
use super::words::{self as vocabulary, Word};
use crate::estate::{AcquisitionMode, AreaSource, Confidence, Fact, Floor, Known, Provenance, SiteId};
use crate::programme::ZoneId;
use crate::units::{Area, Share, YuanPerSquareMetre};

/// A field, typed, borrowed from its site.
pub(super) enum Slot<'a> {
    Area(&'a mut Known<Area>),
    Price(&'a mut Known<YuanPerSquareMetre>),
    Rent(&'a mut Known<YuanPerSquareMetre>),
    Count(&'a mut Known<u32>),
    Levels(&'a mut Known<u16>),
    Year(&'a mut Known<i16>),
    Centimetres(&'a mut Known<u16>),
    Hundredths(&'a mut Known<u16>),
    /// Hundredths of kN/㎡.
    Load(&'a mut Known<u16>),
    /// Whole VA/㎡.
    Power(&'a mut Known<u32>),
    Share(&'a mut Known<Share>),
    Date(&'a mut Known<Date>),
    Flag(&'a mut Known<bool>),
    Text(&'a mut Known<String>),
    Zone(&'a mut Known<ZoneId>),
    Word(&'a mut dyn WordSlot),
    Modes(&'a mut Known<Vec<AcquisitionMode>>),
    /// Fields that carry no provenance of their own.
    Name(&'a mut Option<String>),
    Aliases(&'a mut Vec<String>),
    Role(&'a mut String),
    PlainFlag(&'a mut bool),
    Within(&'a mut Option<SiteId>),
    AreaSource(&'a mut Option<AreaSource>),
    Floors(&'a mut Vec<Floor>),
}

/// A field's value on its way out.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Printed {
    /// Decimal digits.
    Number(String),
    Flag(bool),
    Text(String),
    /// A vocabulary word: Chinese, English.
    Word(&'static str, &'static str),
    List(Vec<(String, String)>),
    /// JSON text.
    Json(String),
}

/// A field of a closed vocabulary.
pub(super) trait WordSlot {
    fn read(&mut self, text: &str, provenance: &Provenance) -> Result<(), CellFault>;
    fn print(&self) -> Option<Printed>;
    fn provenance(&mut self) -> Option<&mut Provenance>;
}

impl<W: Word> WordSlot for Known<W> {
    fn read(&mut self, text: &str, provenance: &Provenance) -> Result<(), CellFault> {
        let value = vocabulary::parse::<W>(text).ok_or_else(|| unknown_word::<W>(text))?;
        *self = Some(Fact::new(value, provenance));
        Ok(())
    }

    fn print(&self) -> Option<Printed> {
        self.as_ref().map(|fact| Printed::Word(vocabulary::chinese(fact.value), vocabulary::english(fact.value)))
    }

    fn provenance(&mut self) -> Option<&mut Provenance> {
        self.as_mut().map(|fact| &mut fact.provenance)
    }
}

/// Code of the finding for a term that a vocabulary has no value for; the row stays.
pub(super) const BEYOND: &str = "term-not-used";

fn unknown_word<W: Word>(text: &str) -> CellFault {
    let (zh, en) = vocabulary::choices::<W>();
    if W::BEYOND.contains(&text) {
        return Box::new(Finding::note(
            BEYOND,
            words(
                format!("“{text}”不在本项词表内，按“未知”读入，原文保留"),
                format!("“{text}” has no value here: read as unknown, kept as given"),
            ),
            words("无需处理", "nothing needs doing"),
        ));
    }
    Box::new(Finding::fault(
        "unknown-word",
        words(format!("“{text}”不在词表内"), format!("“{text}” is none of the terms")),
        words(format!("填写：{zh}；不清楚时留空"), format!("write one of: {en}; leave it empty when it is not known")),
    ))
}

fn no_flag(text: &str) -> CellFault {
    Box::new(Finding::fault(
        "not-yes-or-no",
        words(format!("“{text}”不是“是/否”"), format!("“{text}” is neither yes nor no")),
        words("填写 是 或 否；不清楚时留空", "write 是 or 否 (true or false); leave it empty when it is not known"),
    ))
}

fn set<T>(known: &mut Known<T>, value: Option<T>, provenance: &Provenance, remarks: &Remarks) {
    if let Some(value) = value {
        let mut provenance = provenance.clone();
        if remarks.approximate {
            provenance.confidence = provenance.confidence.min(Confidence::Estimated);
        }
        *known = Some(Fact { value, provenance });
    }
}

fn narrow<T: TryFrom<i64>>(value: Option<i64>, text: &str) -> Result<Option<T>, CellFault> {
    value.map(T::try_from).transpose().map_err(|_| {
        Box::new(Finding::fault(
            "out-of-range",
            words(format!("“{text}”超出本列范围"), format!("“{text}” is out of range for this column")),
            words("核对数值和单位", "check the figure and its unit"),
        ))
    })
}

/// Parts of a list cell: a JSON array, or parts between ; ； 、 |.
pub(super) fn list(text: &str) -> Vec<String> {
    if let Ok(parts) = serde_json::from_str::<Vec<String>>(text) {
        return parts;
    }
    text.split([';', '；', '、', '|']).map(|part| part.trim().to_owned()).filter(|part| !part.is_empty()).collect()
}

impl Slot<'_> {
    /// Reads a cell that is not empty into the field.
    pub(super) fn read(self, cell: Cell<'_>, provenance: &Provenance, remarks: &mut Remarks) -> Result<(), CellFault> {
        let text = cell.text;
        match self {
            Self::Area(_)
            | Self::Price(_)
            | Self::Rent(_)
            | Self::Centimetres(_)
            | Self::Hundredths(_)
            | Self::Load(_)
            | Self::Power(_)
            | Self::Share(_) => {
                self.read_number(cell, provenance, remarks)?;
            }
            Self::Count(known) => {
                let value = cells::count(cell, remarks)?;
                set(known, value, provenance, remarks);
            }
            Self::Levels(known) => {
                let value = narrow(cells::count(cell, remarks)?.map(i64::from), text)?;
                set(known, value, provenance, remarks);
            }
            Self::Year(known) => {
                let value = cells::year(cell, remarks)?;
                set(known, value, provenance, remarks);
            }
            Self::Date(known) => {
                let value = cells::date(cell, remarks)?;
                set(known, value, provenance, remarks);
            }
            Self::Flag(known) => set(known, vocabulary::parse_flag(text).ok_or_else(|| no_flag(text))?, provenance, remarks),
            Self::Text(known) => *known = Some(Fact::new(text.to_owned(), provenance)),
            Self::Zone(known) => *known = Some(Fact::new(ZoneId(text.to_owned()), provenance)),
            Self::Word(slot) => slot.read(text, provenance)?,
            Self::Modes(known) => *known = Some(Fact::new(modes(text)?, provenance)),
            Self::Name(_)
            | Self::Aliases(_)
            | Self::Role(_)
            | Self::PlainFlag(_)
            | Self::Within(_)
            | Self::AreaSource(_)
            | Self::Floors(_) => {
                self.read_plain(text)?;
            }
        }
        Ok(())
    }

    fn read_number(self, cell: Cell<'_>, provenance: &Provenance, remarks: &mut Remarks) -> Result<(), CellFault> {
        match self {
            Self::Area(known) => {
                let value = cells::number(cell, Dimension::Area, 2, remarks)?.map(Area::from_hundredths);
                set(known, value, provenance, remarks);
            }
            Self::Price(known) => {
                let value = cells::number(cell, Dimension::UnitPrice, 2, remarks)?.map(YuanPerSquareMetre::from_hundredths);
                set(known, value, provenance, remarks);
            }
            Self::Rent(known) => {
                let value = cells::number(cell, Dimension::Rent, 2, remarks)?.map(YuanPerSquareMetre::from_hundredths);
                set(known, value, provenance, remarks);
            }
            Self::Centimetres(known) => {
                let value = narrow(cells::number(cell, Dimension::Length, 2, remarks)?, cell.text)?;
                set(known, value, provenance, remarks);
            }
            Self::Hundredths(known) => {
                let value = narrow(cells::number(cell, Dimension::Pure, 2, remarks)?, cell.text)?;
                set(known, value, provenance, remarks);
            }
            Self::Load(known) => {
                let value = narrow(cells::number(cell, Dimension::Load, 2, remarks)?, cell.text)?;
                set(known, value, provenance, remarks);
            }
            Self::Power(known) => {
                let value = narrow(cells::number(cell, Dimension::Power, 0, remarks)?, cell.text)?;
                set(known, value, provenance, remarks);
            }
            Self::Share(known) => {
                let millionths = narrow::<u32>(cells::number(cell, Dimension::Part, 6, remarks)?, cell.text)?;
                let value = millionths.map(Share::from_millionths).transpose().map_err(|_| more_than_whole(cell.text))?;
                set(known, value, provenance, remarks);
            }
            Self::Count(_)
            | Self::Levels(_)
            | Self::Year(_)
            | Self::Date(_)
            | Self::Flag(_)
            | Self::Text(_)
            | Self::Zone(_)
            | Self::Word(_)
            | Self::Modes(_)
            | Self::Name(_)
            | Self::Aliases(_)
            | Self::Role(_)
            | Self::PlainFlag(_)
            | Self::Within(_)
            | Self::AreaSource(_)
            | Self::Floors(_) => {}
        }
        Ok(())
    }

    fn read_plain(self, text: &str) -> Result<(), CellFault> {
        match self {
            Self::Name(name) => *name = Some(text.to_owned()),
            Self::Aliases(aliases) => *aliases = list(text),
            Self::Role(role) => text.clone_into(role),
            Self::PlainFlag(flag) => *flag = vocabulary::parse_flag(text).ok_or_else(|| no_flag(text))?.unwrap_or(false),
            Self::Within(within) => *within = Some(SiteId(text.to_owned())),
            Self::AreaSource(source) => {
                *source = Some(vocabulary::parse::<AreaSource>(text).ok_or_else(|| unknown_word::<AreaSource>(text))?);
            }
            Self::Floors(floors) => *floors = serde_json::from_str(text).map_err(|fault| no_floors(&fault))?,
            Self::Area(_)
            | Self::Price(_)
            | Self::Rent(_)
            | Self::Count(_)
            | Self::Levels(_)
            | Self::Year(_)
            | Self::Centimetres(_)
            | Self::Hundredths(_)
            | Self::Load(_)
            | Self::Power(_)
            | Self::Share(_)
            | Self::Date(_)
            | Self::Flag(_)
            | Self::Text(_)
            | Self::Zone(_)
            | Self::Word(_)
            | Self::Modes(_) => {}
        }
        Ok(())
    }
}

fn modes(text: &str) -> Result<Vec<AcquisitionMode>, CellFault> {
    let parts = list(text);
    let parts = parts.iter().flat_map(|part| part.split([',', '，', '/'])).map(str::trim).filter(|part| !part.is_empty());
    parts.map(|part| vocabulary::parse(part).ok_or_else(|| unknown_word::<AcquisitionMode>(part))).collect()
}

fn more_than_whole(text: &str) -> CellFault {
    Box::new(Finding::fault(
        "more-than-whole",
        words(format!("“{text}”大于 100%"), format!("“{text}” is more than the whole")),
        words("写作 30% 或 0.3", "write 30% or 0.3"),
    ))
}

fn no_floors(fault: &serde_json::Error) -> CellFault {
    Box::new(Finding::fault(
        "floors-malformed",
        words(format!("分层数据读不出：{fault}"), format!("the floors cannot be read: {fault}")),
        words("按导出文件的格式填写，或删去此列", "write it as an export does, or leave the column out"),
    ))
}

impl Slot<'_> {
    /// The field as it is written; `None` when there is nothing to write.
    pub(super) fn print(&self) -> Option<Printed> {
        match self {
            Self::Area(known) => known.as_ref().map(|fact| scaled(fact.value.hundredths(), 2)),
            Self::Price(known) | Self::Rent(known) => known.as_ref().map(|fact| scaled(fact.value.hundredths(), 2)),
            Self::Count(known) => known.as_ref().map(|fact| Printed::Number(fact.value.to_string())),
            Self::Levels(known) => known.as_ref().map(|fact| Printed::Number(fact.value.to_string())),
            Self::Year(known) => known.as_ref().map(|fact| Printed::Number(fact.value.to_string())),
            Self::Centimetres(known) | Self::Hundredths(known) | Self::Load(known) => {
                known.as_ref().map(|fact| scaled(i64::from(fact.value), 2))
            }
            Self::Power(known) => known.as_ref().map(|fact| Printed::Number(fact.value.to_string())),
            Self::Share(known) => known.as_ref().map(|fact| scaled(i64::from(fact.value.millionths()), 6)),
            Self::Date(known) => known.as_ref().map(|fact| Printed::Text(fact.value.to_string())),
            Self::Flag(known) => known.as_ref().map(|fact| Printed::Flag(fact.value)),
            Self::Text(known) => known.as_ref().map(|fact| Printed::Text(fact.value.clone())),
            Self::Zone(known) => known.as_ref().map(|fact| Printed::Text(fact.value.0.clone())),
            Self::Word(slot) => slot.print(),
            Self::Modes(known) => known.as_ref().map(|fact| modes_printed(&fact.value)),
            Self::Name(name) => name.as_ref().map(|name| Printed::Text(name.clone())),
            Self::Aliases(aliases) => {
                (!aliases.is_empty()).then(|| Printed::List(aliases.iter().map(|alias| (alias.clone(), alias.clone())).collect()))
            }
            Self::Role(role) => (!role.is_empty()).then(|| Printed::Text((*role).clone())),
            Self::PlainFlag(flag) => flag.then_some(Printed::Flag(true)),
            Self::Within(within) => within.as_ref().map(|id| Printed::Text(id.0.clone())),
            Self::AreaSource(source) => {
                source.map(|source| Printed::Word(vocabulary::chinese(source), vocabulary::english(source)))
            }
            Self::Floors(floors) => (!floors.is_empty()).then(|| serde_json::to_string(floors).ok().map(Printed::Json)).flatten(),
        }
    }

    /// Where the value comes from, for the fields that say so and are known.
    pub(super) fn provenance(&mut self) -> Option<&mut Provenance> {
        match self {
            Self::Area(known) => stamp(known),
            Self::Price(known) | Self::Rent(known) => stamp(known),
            Self::Count(known) => stamp(known),
            Self::Levels(known) | Self::Centimetres(known) | Self::Hundredths(known) | Self::Load(known) => stamp(known),
            Self::Power(known) => stamp(known),
            Self::Year(known) => stamp(known),
            Self::Share(known) => stamp(known),
            Self::Date(known) => stamp(known),
            Self::Flag(known) => stamp(known),
            Self::Text(known) => stamp(known),
            Self::Zone(known) => stamp(known),
            Self::Word(slot) => slot.provenance(),
            Self::Modes(known) => stamp(known),
            Self::Name(_)
            | Self::Aliases(_)
            | Self::Role(_)
            | Self::PlainFlag(_)
            | Self::Within(_)
            | Self::AreaSource(_)
            | Self::Floors(_) => None,
        }
    }
}

fn stamp<T>(known: &mut Known<T>) -> Option<&mut Provenance> {
    known.as_mut().map(|fact| &mut fact.provenance)
}

fn modes_printed(modes: &[AcquisitionMode]) -> Printed {
    let both = |mode: &AcquisitionMode| (vocabulary::chinese(*mode).to_owned(), vocabulary::english(*mode).to_owned());
    Printed::List(modes.iter().map(both).collect())
}

/// `value / 10^places` in plain digits without trailing zeros.
fn scaled(value: i64, places: u32) -> Printed {
    let unit = 10_u64.pow(places);
    let magnitude = value.unsigned_abs();
    let sign = if value < 0 { "-" } else { "" };
    let fraction = format!("{:0width$}", magnitude % unit, width = places as usize);
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    Printed::Number(format!("{sign}{}{point}{fraction}", magnitude / unit))
}
