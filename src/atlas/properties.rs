//! What can be asked and shown of a site, by name: one table for filters, orders, schemas and features.
//!
//! A value comes as it is on record; what is not known is unknown. Owners, mortgages and seizures are not here: they leave with a token
//! only, so nobody can ask for them by a filter either.

use std::borrow::Cow;

use geo::{Coord, Rect};
use serde::Serialize;

use super::cell::Category;
use super::part::Part;
use super::{Atlas, names};
use crate::estate::{Condition, Known, M0Parcel, Offer, Site, SiteBody, SiteKind, Space, Standing};
use crate::geometry::Shape;
use crate::query::{Drawn, Ground, Kind, Value};
use crate::units::{Area, Share, YuanPerSquareMetre};

/// A site in its atlas.
#[derive(Clone, Copy)]
pub struct Seat<'a> {
    pub(super) atlas: &'a Atlas,
    pub(super) part: &'a Part,
    pub(super) index: usize,
}

/// One property of sites.
pub struct Property {
    /// Its name on the wire.
    pub name: &'static str,
    /// What it is called, in Chinese.
    pub zh: &'static str,
    /// What it is called, in English.
    pub en: &'static str,
    /// What kind of value it holds.
    pub kind: Kind,
    of_kinds: &'static [SiteKind],
    of: for<'a> fn(&Seat<'a>) -> Value<'a>,
}

const EVERY: &[SiteKind] = &SiteKind::ALL;
const SUPPLY: &[SiteKind] = &[SiteKind::Building, SiteKind::IdleProperty, SiteKind::M0Parcel];
const HOUSES: &[SiteKind] = &[SiteKind::Building, SiteKind::IdleProperty];
const ROOMY: &[SiteKind] = &[SiteKind::Building, SiteKind::IdleProperty, SiteKind::Carrier];
const PARCELS: &[SiteKind] = &[SiteKind::M0Parcel];
const CARRIERS: &[SiteKind] = &[SiteKind::Carrier];
const PARTS: &[SiteKind] = &[SiteKind::IdleProperty, SiteKind::Carrier];
const PLACES: &[SiteKind] = &[SiteKind::Place];

type Of = for<'a> fn(&Seat<'a>) -> Value<'a>;

const fn row(
    name: &'static str,
    zh: &'static str,
    en: &'static str,
    kind: Kind,
    of_kinds: &'static [SiteKind],
    of: Of,
) -> Property {
    Property { name, zh, en, kind, of_kinds, of }
}

/// Every property, in the order in which features show them.
static TABLE: [Property; 60] = [
    row("id", "编号", "identifier", Kind::Text, EVERY, |seat| seat.id().into()),
    row("geometry", "位置", "shape", Kind::Geometry, EVERY, |seat| seat.drawing()),
    row("kind", "类型", "kind of site", Kind::Text, EVERY, |seat| seat.category().kind.word().into()),
    row("name", "名称", "name", Kind::Text, EVERY, |seat| seat.site().name.as_deref().into()),
    row("aliases", "别名", "other names", Kind::List, EVERY, |seat| list(&seat.site().aliases)),
    row("zone", "片区", "zone it counts in", Kind::Text, EVERY, |seat| {
        seat.category().zone.and_then(|code| Some(seat.atlas.programme().zones.get(usize::from(code))?.id.0.as_str())).into()
    }),
    row("street", "街道", "street", Kind::Text, EVERY, |seat| {
        let columns = &seat.part.columns;
        seat.category().street.map(|code| columns.streets[code as usize].as_str()).into()
    }),
    row("address", "坐落", "address", Kind::Text, EVERY, |seat| {
        seat.site().address.as_ref().map(|fact| fact.value.as_str()).into()
    }),
    row("plan_named", "方案点名", "named by the programme", Kind::Boolean, EVERY, |seat| {
        Value::Boolean(seat.category().plan_named)
    }),
    row("supply_class", "供给类别", "supply class", Kind::Text, SUPPLY, |seat| {
        seat.category().supply_class.map(names::supply_class_word).into()
    }),
    row("floor_area_m2", "建筑面积", "floor area, ㎡", Kind::Number, ROOMY, |seat| {
        areas(seat.part.columns.floor.get(seat.row()))
    }),
    row("floor_area_source", "面积来源", "where the floor area comes from", Kind::Text, HOUSES, |seat| {
        seat.space(|space| space.floor_area_source.as_ref().map_or(Value::Unknown, word))
    }),
    row("usable_area_m2", "可使用面积", "usable area, ㎡", Kind::Number, HOUSES, |seat| {
        seat.space(|space| area(&space.usable_area))
    }),
    row("self_used_area_m2", "自用面积", "used by the owner, ㎡", Kind::Number, HOUSES, |seat| {
        seat.space(|space| area(&space.self_used_area))
    }),
    row("let_area_m2", "出租面积", "let, ㎡", Kind::Number, HOUSES, |seat| seat.space(|space| area(&space.let_area))),
    row("vacant_area_m2", "空置面积", "vacant, ㎡", Kind::Number, HOUSES, |seat| {
        areas(seat.part.columns.vacant.get(seat.row()))
    }),
    row("committed_area_m2", "已承诺面积", "promised, ㎡", Kind::Number, HOUSES, |seat| {
        seat.space(|space| area(&space.committed_area))
    }),
    row("contiguous_vacant_area_m2", "最大连续空置面积", "largest vacant piece, ㎡", Kind::Number, HOUSES, |seat| {
        seat.space(|space| area(&space.contiguous_vacant_area))
    }),
    row("available_area_m2", "可用面积", "available, ㎡", Kind::Number, SUPPLY, |seat| {
        areas(seat.part.columns.available.get(seat.row()))
    }),
    row("vacant_since", "空置起始", "vacant since", Kind::Date, HOUSES, |seat| seat.space(|space| day(&space.vacant_since))),
    row("levels_above", "地上层数", "levels above ground", Kind::Number, HOUSES, |seat| {
        seat.space(|space| whole(&space.levels_above))
    }),
    row("levels_below", "地下层数", "levels below ground", Kind::Number, HOUSES, |seat| {
        seat.space(|space| whole(&space.levels_below))
    }),
    row("year_built", "竣工年份", "year built", Kind::Number, HOUSES, |seat| seat.space(|space| whole(&space.year_built))),
    row("storey_height_m", "层高", "storey height, m", Kind::Number, HOUSES, |seat| {
        seat.space(|space| {
            space.storey_height_cm.as_ref().map_or(Value::Unknown, |fact| Value::Decimal(f64::from(fact.value) / 100.0))
        })
    }),
    row("owner_kind", "产权性质", "kind of owner", Kind::Text, HOUSES, |seat| {
        seat.category().owner_kind.map(names::owner_kind_word).into()
    }),
    row("owner_count", "产权户数", "number of owners", Kind::Number, HOUSES, |seat| {
        seat.part.columns.owner_count(seat.row()).map_or(Value::Unknown, |count| Value::Whole(i64::from(count)))
    }),
    row("land_right_end", "土地使用权终止", "end of the land right", Kind::Date, HOUSES, |seat| {
        seat.site().tenure().map_or(Value::Unknown, |tenure| day(&tenure.land_right_end))
    }),
    row("modes", "可取得方式", "modes the owner is open to", Kind::List, HOUSES, |seat| {
        seat.offer(|offer| {
            offer.modes.as_ref().map_or(Value::Unknown, |modes| Value::List(modes.value.iter().map(word).collect()))
        })
    }),
    row("asking_price_yuan_per_m2", "业主报价", "asking price, 元/㎡", Kind::Number, SUPPLY, |seat| {
        seat.part.columns.price(seat.row()).map_or(Value::Unknown, prices)
    }),
    row("rent_yuan_per_m2_month", "平均租金", "rent, 元/㎡ a month", Kind::Number, HOUSES, |seat| {
        seat.offer(|offer| price(&offer.rent_per_month))
    }),
    row("works_cost_yuan_per_m2", "改造单价", "works, 元/㎡", Kind::Number, HOUSES, |seat| {
        seat.offer(|offer| price(&offer.works_cost))
    }),
    row("registered_use", "登记用途", "registered use", Kind::Text, HOUSES, |seat| {
        seat.condition(|condition| condition.registered_use.as_ref().map(|fact| fact.value.as_str()).into())
    }),
    row("heritage", "保护等级", "heritage", Kind::Text, HOUSES, |seat| {
        seat.condition(|condition| words(&condition.heritage))
    }),
    row("safety_grade", "安全鉴定等级", "safety grade", Kind::Text, HOUSES, |seat| {
        seat.condition(|condition| words(&condition.safety_grade))
    }),
    row("in_renewal_library", "更新项目库", "in the renewal library", Kind::Boolean, HOUSES, |seat| {
        seat.condition(|condition| flag(&condition.in_renewal_library))
    }),
    row("land_area_m2", "用地面积", "land area, ㎡", Kind::Number, PARCELS, |seat| {
        seat.parcel(|parcel| area(&parcel.land_area))
    }),
    row("plot_ratio", "容积率", "plot ratio", Kind::Number, PARCELS, |seat| {
        seat.parcel(|parcel| {
            let ratio = parcel.plot_ratio_hundredths.as_ref();
            ratio.map_or(Value::Unknown, |fact| Value::Decimal(f64::from(fact.value) / 100.0))
        })
    }),
    row("auxiliary_share", "辅助用房比例", "auxiliary share", Kind::Number, PARCELS, |seat| {
        seat.parcel(|parcel| parcel.auxiliary_share.as_ref().map_or(Value::Unknown, |fact| share(fact.value)))
    }),
    row("unit_cost_yuan_per_m2", "综合单价", "land and building, 元/㎡", Kind::Number, PARCELS, |seat| {
        seat.parcel(|parcel| price(&parcel.unit_cost))
    }),
    row("term_end", "用地年限终止", "end of the term", Kind::Date, PARCELS, |seat| {
        seat.parcel(|parcel| day(&parcel.term_end))
    }),
    row("in_approved_park", "在批准园区内", "in an approved park", Kind::Boolean, PARCELS, |seat| {
        seat.parcel(|parcel| flag(&parcel.in_approved_park))
    }),
    row("outside_district", "飞地", "outside the district", Kind::Boolean, PARCELS, |seat| {
        seat.parcel(|parcel| Value::Boolean(parcel.outside_district))
    }),
    row("within", "所在楼宇", "building it is a part of", Kind::Text, PARTS, |seat| match &seat.site().body {
        SiteBody::IdleProperty(property) => property.within.as_ref().map(|id| id.0.as_str()).into(),
        SiteBody::Carrier(carrier) => carrier.within.as_ref().map(|id| id.0.as_str()).into(),
        SiteBody::Building(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => Value::Unknown,
    }),
    row("carrier_kind", "载体类型", "kind of carrier", Kind::Text, CARRIERS, |seat| {
        seat.carrier(|carrier| words(&carrier.carrier_kind))
    }),
    row("carrier_programme", "附表类型", "type in the programme", Kind::Text, CARRIERS, |seat| {
        seat.carrier(|carrier| words(&carrier.carrier_programme))
    }),
    row("orientation", "特色方向", "orientation", Kind::Text, CARRIERS, |seat| {
        seat.carrier(|carrier| words(&carrier.orientation))
    }),
    row("recognition", "认定级别", "recognition", Kind::Text, CARRIERS, |seat| {
        seat.carrier(|carrier| words(&carrier.recognition))
    }),
    row("status", "载体状态", "state of the carrier", Kind::Text, CARRIERS, |seat| {
        seat.carrier(|carrier| words(&carrier.status))
    }),
    row("carrier_area_m2", "载体面积", "carrier area, ㎡", Kind::Number, CARRIERS, |seat| {
        seat.carrier(|carrier| area(&carrier.carrier_area))
    }),
    row("incubation_area_m2", "在孵使用面积", "incubation area, ㎡", Kind::Number, CARRIERS, |seat| {
        seat.carrier(|carrier| area(&carrier.incubation_area))
    }),
    row("incubatees", "在孵企业和团队", "incubatees", Kind::Number, CARRIERS, |seat| {
        seat.carrier(|carrier| whole(&carrier.incubatees))
    }),
    row("tech_firms", "科技型企业", "tech firms", Kind::Number, CARRIERS, |seat| {
        seat.carrier(|carrier| whole(&carrier.tech_firms))
    }),
    row("operator", "运营单位", "operator", Kind::Text, CARRIERS, |seat| {
        seat.carrier(|carrier| carrier.operator.as_ref().map(|fact| fact.value.as_str()).into())
    }),
    row("finished_on", "建成日期", "finished on", Kind::Date, CARRIERS, |seat| {
        seat.carrier(|carrier| day(&carrier.finished_on))
    }),
    row("large", "大型载体", "large carrier", Kind::Boolean, CARRIERS, |seat| seat.carrier(|carrier| flag(&carrier.large))),
    row("role", "角色", "what it is there", Kind::Text, PLACES, |seat| match &seat.site().body {
        SiteBody::Place(place) => place.role.as_str().into(),
        SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Carrier(_) => Value::Unknown,
    }),
    row("precision_m", "位置精度", "precision of the position, m", Kind::Number, PLACES, |seat| match &seat.site().body {
        SiteBody::Place(place) => whole(&place.precision_m),
        SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Carrier(_) => Value::Unknown,
    }),
    row("example", "示例", "whether a fact is made up", Kind::Boolean, EVERY, |seat| {
        Value::Boolean(seat.standing().is_example())
    }),
    row("confidence", "可信度", "least confidence of its facts", Kind::Text, EVERY, |seat| {
        seat.standing().confidence.as_ref().map_or(Value::Unknown, word)
    }),
    row("as_of", "数据日期", "latest day a fact describes", Kind::Date, EVERY, |seat| {
        seat.standing().as_of.map_or(Value::Unknown, Value::Date)
    }),
];

/// What a place that is only named may show.
const OF_THE_SENSITIVE: [&str; 6] = ["id", "kind", "name", "plan_named", "example", "confidence"];

impl Property {
    /// The properties of one kind of site, or of all sites.
    #[must_use]
    pub fn all(kind: Option<SiteKind>) -> Vec<&'static Self> {
        TABLE.iter().filter(|property| kind.is_none_or(|kind| property.of_kinds.contains(&kind))).collect()
    }

    /// The property of a name.
    #[must_use]
    pub fn named(name: &str) -> Option<&'static Self> {
        TABLE.iter().find(|property| property.name == name)
    }
}

impl PartialEq for Property {
    fn eq(&self, other: &Self) -> bool {
        self.name == other.name
    }
}

impl std::fmt::Debug for Property {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.name)
    }
}

impl<'a> Seat<'a> {
    /// The value of a property.
    #[must_use]
    pub fn value(&self, property: &Property) -> Value<'a> {
        if self.category().sensitive && !OF_THE_SENSITIVE.contains(&property.name) {
            return Value::Unknown;
        }
        (property.of)(self)
    }

    /// The site.
    #[must_use]
    pub fn site(&self) -> &'a Site {
        &self.part.sites[self.index]
    }

    /// Its id; no site is read for it.
    fn id(&self) -> &'a str {
        self.part.sites.id(self.index)
    }

    fn category(&self) -> &'a Category {
        self.part.columns.category(self.row())
    }

    /// The shape it stands on.
    #[must_use]
    pub fn shape(&self) -> Option<&'a Shape> {
        self.part.shape(self.index)
    }

    fn row(&self) -> usize {
        self.part.columns.row[self.index] as usize
    }

    fn standing(&self) -> Standing {
        self.site().standing()
    }

    fn drawing(&self) -> Value<'a> {
        match self.shape() {
            None => Value::Unknown,
            Some(Shape::Point(at)) => Value::Drawing(Drawn::of(Ground::Point(geo::Point::new(at.lon(), at.lat())))),
            Some(Shape::Surface(surface)) => {
                let bbox = self.part.columns.spots[self.row()].bbox;
                let corner = |x, y| Coord { x, y };
                let bounds = Rect::new(corner(bbox.west, bbox.south), corner(bbox.east, bbox.north));
                Value::Drawing(Drawn::with_bounds(Ground::Surface(surface), bounds))
            }
        }
    }

    fn space(&self, of: fn(&'a Space) -> Value<'a>) -> Value<'a> {
        self.site().space().map_or(Value::Unknown, of)
    }

    fn offer(&self, of: fn(&'a Offer) -> Value<'a>) -> Value<'a> {
        self.site().offer().map_or(Value::Unknown, of)
    }

    fn condition(&self, of: fn(&'a Condition) -> Value<'a>) -> Value<'a> {
        self.site().condition().map_or(Value::Unknown, of)
    }

    fn parcel(&self, of: fn(&'a M0Parcel) -> Value<'a>) -> Value<'a> {
        if let SiteBody::M0Parcel(parcel) = &self.site().body { of(parcel) } else { Value::Unknown }
    }

    fn carrier(&self, of: fn(&'a crate::estate::Carrier) -> Value<'a>) -> Value<'a> {
        if let SiteBody::Carrier(carrier) = &self.site().body { of(carrier) } else { Value::Unknown }
    }
}

fn areas<'a>(area: Option<Area>) -> Value<'a> {
    area.map_or(Value::Unknown, |area| Value::Decimal(area.hundredths() as f64 / 100.0))
}

fn area<'a>(known: &Known<Area>) -> Value<'a> {
    areas(known.as_ref().map(|fact| fact.value))
}

fn prices<'a>(price: YuanPerSquareMetre) -> Value<'a> {
    Value::Decimal(price.hundredths() as f64 / 100.0)
}

fn price<'a>(known: &Known<YuanPerSquareMetre>) -> Value<'a> {
    known.as_ref().map_or(Value::Unknown, |fact| prices(fact.value))
}

fn share<'a>(share: Share) -> Value<'a> {
    Value::Decimal(f64::from(share.millionths()) / 1e6)
}

fn whole<'a, T: Copy + Into<i64>>(known: &Known<T>) -> Value<'a> {
    known.as_ref().map_or(Value::Unknown, |fact| Value::Whole(fact.value.into()))
}

fn flag<'a>(known: &Known<bool>) -> Value<'a> {
    known.as_ref().map_or(Value::Unknown, |fact| Value::Boolean(fact.value))
}

fn day<'a>(known: &Known<jiff::civil::Date>) -> Value<'a> {
    known.as_ref().map_or(Value::Unknown, |fact| Value::Date(fact.value))
}

/// The word that a value of a list of words has on the wire.
fn word<'a>(of: &impl Serialize) -> Value<'a> {
    let word = serde_json::to_value(of).ok().and_then(|word| word.as_str().map(str::to_owned));
    word.map_or(Value::Unknown, |word| Value::Text(Cow::Owned(word)))
}

fn words<'a, T: Serialize>(known: &Known<T>) -> Value<'a> {
    known.as_ref().map_or(Value::Unknown, |fact| word(&fact.value))
}

fn list(texts: &[String]) -> Value<'_> {
    Value::List(texts.iter().map(|text| text.as_str().into()).collect())
}

/// 空置率: whole hundredths of the floor area, rounded down, so that it is at least `n` just where the filter for `n` holds; `None`
/// where either area is not known, or there is no floor.
pub(super) fn vacancy_percent(floor: Option<Area>, vacant: Option<Area>) -> Option<i64> {
    let (floor, vacant) = (floor.filter(|floor| *floor > Area::ZERO)?, vacant?);
    i64::try_from(i128::from(vacant.hundredths()) * 100 / i128::from(floor.hundredths())).ok()
}

/// 最大连续空置面积.
pub(super) fn contiguous_area(site: &Site) -> Option<Area> {
    Some(site.space()?.contiguous_vacant_area.as_ref()?.value)
}

/// 层高, cm.
pub(super) fn storey_height_cm(site: &Site) -> Option<u16> {
    Some(site.space()?.storey_height_cm.as_ref()?.value)
}

/// 建筑面积, or the 载体面积 of a carrier.
pub(super) fn floor_area(site: &Site) -> Option<Area> {
    let fact = match &site.body {
        SiteBody::Carrier(carrier) => carrier.carrier_area.as_ref(),
        SiteBody::Building(_) | SiteBody::IdleProperty(_) | SiteBody::M0Parcel(_) | SiteBody::Place(_) => {
            site.space().and_then(|space| space.floor_area.as_ref())
        }
    };
    fact.map(|fact| fact.value)
}
