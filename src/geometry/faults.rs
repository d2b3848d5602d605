//! What can be wrong with the coordinates of a shape, in sentences that name the place and how to mend it, in English and Chinese.

use std::fmt;

use thiserror::Error;

use super::{LonLat, PositionError};

/// Something wrong with a shape. Polygons, rings and vertices are counted from 1; ring 1 is the outer one.
#[derive(Debug, Clone, PartialEq, Error)]
pub enum ShapeFault {
    /// A geometry type that is no point or surface.
    #[error("geometry type “{0}” is not a site's shape; give a Point, a Polygon or a MultiPolygon")]
    Kind(String),
    /// Coordinates that are not nested as the geometry type asks.
    #[error("the coordinates of {0} are not nested as its type asks; give numbers in the lists that GeoJSON prescribes")]
    Nesting(&'static str),
    /// No polygon at all.
    #[error("the shape has no polygon; give at least one ring of four positions")]
    Empty,
    /// A polygon without an outer ring.
    #[error("polygon {polygon} has no ring; remove it or give its outer ring")]
    NoRing {
        /// Which polygon.
        polygon: usize,
    },
    /// A position with fewer than two numbers.
    #[error("polygon {polygon}, ring {ring}, vertex {vertex} has {count} number(s); give longitude and latitude")]
    Position {
        /// Which polygon.
        polygon: usize,
        /// Which ring.
        ring: usize,
        /// Which vertex.
        vertex: usize,
        /// How many numbers it has.
        count: usize,
    },
    /// A vertex that is no position.
    #[error("polygon {polygon}, ring {ring}, vertex {vertex}: {fault}")]
    Vertex {
        /// Which polygon.
        polygon: usize,
        /// Which ring.
        ring: usize,
        /// Which vertex.
        vertex: usize,
        /// What is wrong with it.
        fault: PositionError,
    },
    /// A point that is no position.
    #[error("the point: {0}")]
    Point(PositionError),
    /// A ring that encloses nothing.
    #[error("polygon {polygon}, ring {ring} encloses nothing; it needs three vertices or more that are not on one line")]
    Ring {
        /// Which polygon.
        polygon: usize,
        /// Which ring.
        ring: usize,
    },
    /// More vertices than are taken.
    #[error("the shape has {count} vertices, more than {limit}; simplify it or split it into parts")]
    TooManyVertices {
        /// How many there are.
        count: usize,
        /// How many are taken.
        limit: usize,
    },
    /// So many edges above one another that measuring would take too long.
    #[error("{count} edges of the shape lie above one another, more than {limit}; simplify it or split it into parts")]
    TooDense {
        /// How many there are at the densest meridian.
        count: usize,
        /// How many are taken.
        limit: usize,
    },
    /// A circle whose radius is no length that is taken.
    #[error("a radius of {0} m is not between 0 and 100,000 m")]
    Radius(f64),
    /// A ring that crosses itself.
    #[error("polygon {polygon}, ring {ring} crosses itself at {}; redraw the ring there", place(.at))]
    SelfCrossing {
        /// Which polygon.
        polygon: usize,
        /// Which ring.
        ring: usize,
        /// Where.
        at: LonLat,
    },
    /// A ring that touches itself.
    #[error("polygon {polygon}, ring {ring} touches itself at {}; split it there into two rings", place(.at))]
    SelfTouch {
        /// Which polygon.
        polygon: usize,
        /// Which ring.
        ring: usize,
        /// Where.
        at: LonLat,
    },
    /// A ring that runs out and back on itself.
    #[error("polygon {polygon}, ring {ring} runs back on itself at {}; remove the spike", place(.at))]
    Spike {
        /// Which polygon.
        polygon: usize,
        /// Which ring.
        ring: usize,
        /// Where.
        at: LonLat,
    },
    /// Two rings of a polygon that cross or share a stretch of border.
    #[error("polygon {polygon}: rings {ring} and {other} cross or run along each other at {}; redraw one of them", place(.at))]
    RingsCross {
        /// Which polygon.
        polygon: usize,
        /// One ring.
        ring: usize,
        /// The other.
        other: usize,
        /// Where.
        at: LonLat,
    },
    /// A hole that lies outside its polygon.
    #[error("polygon {polygon}, ring {ring} is a hole outside the polygon, at {}; move it inside or make it a polygon", place(.at))]
    HoleOutside {
        /// Which polygon.
        polygon: usize,
        /// Which ring.
        ring: usize,
        /// A vertex of it.
        at: LonLat,
    },
    /// A hole inside another hole.
    #[error("polygon {polygon}: hole {ring} lies inside hole {other}, at {}; remove it or make it a polygon", place(.at))]
    HoleInHole {
        /// Which polygon.
        polygon: usize,
        /// The inner hole.
        ring: usize,
        /// The hole around it.
        other: usize,
        /// A vertex of the inner one.
        at: LonLat,
    },
    /// Rings that touch each other in several places and cut the interior in pieces.
    #[error("polygon {polygon}: its rings touch one another so that the interior falls apart, at {}; split the polygon", place(.at))]
    Disconnected {
        /// Which polygon.
        polygon: usize,
        /// One of the touching places.
        at: LonLat,
    },
    /// Two polygons of the shape that overlap or share a stretch of border.
    #[error("polygons {polygon} and {other} overlap or run along each other at {}; merge them", place(.at))]
    PolygonsOverlap {
        /// One polygon.
        polygon: usize,
        /// The other.
        other: usize,
        /// Where.
        at: LonLat,
    },
    /// The list was cut.
    #[error("more faults than the {0} listed; mend these first")]
    More(usize),
}

fn place(at: &LonLat) -> String {
    format!("{:.7}, {:.7}", at.lon(), at.lat())
}

impl ShapeFault {
    /// The same sentence in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        match self {
            Self::Kind(kind) => format!("几何类型“{kind}”不能作为形状，请提供 Point、Polygon 或 MultiPolygon"),
            Self::Nesting(kind) => format!("{kind} 的坐标嵌套层次不符合 GeoJSON 规定，请检查方括号"),
            Self::Empty => "形状中没有多边形，请至少给出一个由四个点组成的环".to_owned(),
            Self::NoRing { polygon } => format!("第{polygon}个多边形没有外环，请删除或补充外环"),
            Self::Position { polygon, ring, vertex, count } => {
                format!("第{polygon}个多边形第{ring}环第{vertex}点只有{count}个数值，请给出经度和纬度")
            }
            Self::Vertex { polygon, ring, vertex, fault } => format!("第{polygon}个多边形第{ring}环第{vertex}点：{}", fault.zh()),
            Self::Point(fault) => format!("点位：{}", fault.zh()),
            Self::Ring { polygon, ring } => format!("第{polygon}个多边形第{ring}环没有围成面积，至少需要三个不共线的点"),
            Self::TooManyVertices { count, limit } => format!("形状有{count}个顶点，超过上限{limit}，请简化或拆分"),
            Self::TooDense { count, limit } => format!("形状有{count}条边上下重叠，超过上限{limit}，请简化或拆分"),
            Self::Radius(metres) => format!("半径 {metres} 米不在 0 至 100,000 米之间"),
            Self::SelfCrossing { polygon, ring, at } => {
                format!("第{polygon}个多边形第{ring}环在 {} 处自相交，请重新绘制该处", place(at))
            }
            Self::SelfTouch { polygon, ring, at } => {
                format!("第{polygon}个多边形第{ring}环在 {} 处自相接，请在该处拆成两个环", place(at))
            }
            Self::Spike { polygon, ring, at } => format!("第{polygon}个多边形第{ring}环在 {} 处折返，请删除尖刺", place(at)),
            Self::RingsCross { polygon, ring, other, at } => {
                format!("第{polygon}个多边形的第{ring}环与第{other}环在 {} 处相交或共边，请修改其中一个", place(at))
            }
            Self::HoleOutside { polygon, ring, at } => {
                format!("第{polygon}个多边形第{ring}环（洞）位于多边形之外，在 {}，请移入或改为独立多边形", place(at))
            }
            Self::HoleInHole { polygon, ring, other, at } => {
                format!(
                    "第{polygon}个多边形的第{ring}环（洞）位于第{other}环（洞）之内，在 {}，请删除或改为独立多边形",
                    place(at)
                )
            }
            Self::Disconnected { polygon, at } => {
                format!("第{polygon}个多边形的环相互接触使内部断开，在 {}，请拆分该多边形", place(at))
            }
            Self::PolygonsOverlap { polygon, other, at } => {
                format!("第{polygon}个与第{other}个多边形在 {} 处重叠或共边，请合并", place(at))
            }
            Self::More(listed) => format!("问题多于所列{listed}项，请先修正已列出的问题"),
        }
    }
}

/// Every fault found; never empty when it is an error.
#[derive(Debug, Clone, PartialEq, Error)]
pub struct ShapeFaults(pub Vec<ShapeFault>);

impl ShapeFaults {
    /// The same sentences in Chinese.
    #[must_use]
    pub fn zh(&self) -> String {
        self.0.iter().map(ShapeFault::zh).collect::<Vec<_>>().join("；")
    }
}

impl fmt::Display for ShapeFaults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let sentences: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&sentences.join("; "))
    }
}

impl From<ShapeFault> for ShapeFaults {
    fn from(fault: ShapeFault) -> Self {
        Self(vec![fault])
    }
}
