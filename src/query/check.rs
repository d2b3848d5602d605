//! A filter against the columns of a collection: every name, every kind and every coordinate, before any row is looked at.

use geo::{BoundingRect, Coord, Geometry, MapCoords, MapCoordsInPlace, MultiPolygon, Rect};
use jiff::Timestamp;

use super::evaluate::{Folding, Row, Step};
use super::fault::{Place, QueryFault, shown};
use super::lettering::Pattern;
use super::node::{Filter, Form, Literal, Node, date, instant};
use super::time::wants_intervals;
use super::value::Value;
use super::words::Op;
use crate::geometry::{DatumError, LonLat};

/// What kind of value a column holds.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// True or false.
    Boolean,
    /// A number, whole or with decimals.
    Number,
    /// Text.
    Text,
    /// A day.
    Date,
    /// A moment.
    Instant,
    /// A shape.
    Geometry,
    /// Several values.
    List,
    /// From one moment to another.
    Interval,
}

impl Kind {
    fn name(self) -> (&'static str, &'static str) {
        match self {
            Self::Boolean => ("真假值", "true or false"),
            Self::Number => ("数值", "a number"),
            Self::Text => ("文字", "text"),
            Self::Date => ("日期", "a date"),
            Self::Instant => ("时刻", "a moment"),
            Self::Geometry => ("几何", "a geometry"),
            Self::List => ("列表", "a list"),
            Self::Interval => ("时间区间", "an interval"),
        }
    }
}

/// A column that can be asked for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Queryable<'a> {
    /// Its name.
    pub name: &'a str,
    /// What it holds.
    pub kind: Kind,
}

/// A filter that fits a collection.
#[derive(Debug, Clone)]
pub struct Predicate {
    pub(super) step: Step,
}

impl Predicate {
    /// Whether it holds for a row. What is unknown does not hold.
    #[must_use]
    pub fn holds(&self, row: &dyn Row) -> bool {
        self.step.holds(row) == Some(true)
    }
}

impl Filter {
    /// Holds the filter against the columns of a collection. Drawings pass through `place`, which takes two numbers in the order of the
    /// filter's reference system to a position.
    ///
    /// # Errors
    /// [`QueryFault`] with the first part that does not fit.
    pub fn check(
        &self,
        columns: &[Queryable<'_>],
        place: &dyn Fn(f64, f64) -> Result<LonLat, DatumError>,
    ) -> Result<Predicate, QueryFault> {
        let (step, kind) = Checker { columns, place }.step(&self.0)?;
        expect(&self.0.at, kind, &[Kind::Boolean]).map(|()| Predicate { step })
    }

    /// The names of the properties that the filter asks of.
    #[must_use]
    pub fn names(&self) -> Vec<&str> {
        let mut names = Vec::new();
        let mut open = vec![&self.0];
        while let Some(node) = open.pop() {
            match &node.form {
                Form::Property(name) => names.push(name.as_str()),
                Form::List(parts) | Form::Call(_, parts) | Form::Function(_, parts) => open.extend(parts),
                Form::Literal(_) => {}
            }
        }
        names
    }
}

struct Checker<'a> {
    columns: &'a [Queryable<'a>],
    place: &'a dyn Fn(f64, f64) -> Result<LonLat, DatumError>,
}

type Checked = Result<(Step, Kind), QueryFault>;

impl Checker<'_> {
    fn step(&self, node: &Node) -> Checked {
        match &node.form {
            Form::Literal(literal) => self.literal(literal, &node.at),
            Form::Property(name) => self.column(name, &node.at),
            Form::List(items) => {
                let steps: Result<Vec<Step>, QueryFault> = items.iter().map(|item| Ok(self.step(item)?.0)).collect();
                Ok((Step::List(steps?), Kind::List))
            }
            Form::Call(op, parts) => self.call(*op, parts, &node.at),
            Form::Function(name, _) => Err(QueryFault::new(
                &node.at,
                format!("没有函数“{}”；可用 CASEI、ACCENTI、S_…、T_…、A_… 与四则运算", shown(name)),
                format!("there is no function “{}”; there are CASEI, ACCENTI, S_…, T_…, A_… and arithmetic", shown(name)),
            )),
        }
    }

    fn literal(&self, literal: &Literal, at: &Place) -> Checked {
        Ok(match literal {
            Literal::Boolean(truth) => (Step::Fixed(Value::Boolean(*truth)), Kind::Boolean),
            Literal::Whole(number) => (Step::Fixed(Value::Whole(*number)), Kind::Number),
            Literal::Decimal(number) => (Step::Fixed(Value::Decimal(*number)), Kind::Number),
            Literal::Text(text) => (Step::Fixed(Value::Text(text.clone().into())), Kind::Text),
            Literal::Date(day) => (Step::Fixed(Value::Date(*day)), Kind::Date),
            Literal::Instant(moment) => (Step::Fixed(Value::Instant(*moment)), Kind::Instant),
            Literal::Open => {
                return Err(QueryFault::new(at, "“..” 只用于时间区间的两端", "“..” stands at the ends of intervals only"));
            }
            Literal::Drawing(drawing) => (fixed(self.placed(drawing, at)?), Kind::Geometry),
            Literal::Box(numbers) => (fixed(self.boxed(*numbers, at)?), Kind::Geometry),
        })
    }

    fn column(&self, name: &str, at: &Place) -> Checked {
        let found = self.columns.iter().position(|column| column.name == name);
        let found = found.ok_or_else(|| {
            let names = self.columns.iter().map(|column| column.name).collect::<Vec<_>>().join(", ");
            QueryFault::new(
                at,
                format!("没有可查询的属性“{}”；有 {names}", shown(name)),
                format!("there is no property “{}” to ask for; there are {names}", shown(name)),
            )
        })?;
        Ok((Step::Column(found), self.columns[found].kind))
    }

    fn call(&self, op: Op, parts: &[Node], at: &Place) -> Checked {
        match op {
            Op::And => Ok((Step::All(self.truths(parts)?), Kind::Boolean)),
            Op::Or => Ok((Step::Any(self.truths(parts)?), Kind::Boolean)),
            Op::Not => Ok((Step::Not(Box::new(self.truth(&parts[0])?)), Kind::Boolean)),
            Op::Compare(comparison) => {
                let [one, two] = self.alike(&parts[0], &parts[1])?;
                Ok((Step::Compare(comparison, Box::new([one, two])), Kind::Boolean))
            }
            Op::Like => self.like(parts),
            Op::Between => {
                let [value, low] = self.alike(&parts[0], &parts[1])?;
                let [_, high] = self.alike(&parts[0], &parts[2])?;
                Ok((Step::Between(Box::new([value, low, high])), Kind::Boolean))
            }
            Op::In => self.among(parts),
            Op::IsNull => Ok((Step::Not(Box::new(Step::Known(Box::new(self.step(&parts[0])?.0)))), Kind::Boolean)),
            Op::CaseI => self.folded(Folding::Case, &parts[0]),
            Op::AccentI => self.folded(Folding::Accents, &parts[0]),
            Op::Reckon(reckoning) => Ok((Step::Reckon(reckoning, self.pair(parts, &[Kind::Number])?), Kind::Number)),
            Op::Interval => self.interval(parts),
            Op::Space(relation) => Ok((Step::Space(relation, self.pair(parts, &[Kind::Geometry])?), Kind::Boolean)),
            Op::Time(order) if wants_intervals(order) => {
                let pair = self.pair(parts, &[Kind::Interval]).map_err(|_| {
                    QueryFault::new(
                        at,
                        format!("{} 只比较两个时间区间；单个日期或时刻请用 T_INTERSECTS、T_BEFORE、T_AFTER", op.word()),
                        format!(
                            "{} compares intervals only; for a day or a moment use T_INTERSECTS, T_BEFORE or T_AFTER",
                            op.word()
                        ),
                    )
                })?;
                Ok((Step::Time(order, pair), Kind::Boolean))
            }
            Op::Time(order) => {
                Ok((Step::Time(order, self.pair(parts, &[Kind::Date, Kind::Instant, Kind::Interval])?), Kind::Boolean))
            }
            Op::Array(holding) => Ok((Step::Array(holding, self.pair(parts, &[Kind::List])?), Kind::Boolean)),
        }
    }

    fn truth(&self, node: &Node) -> Result<Step, QueryFault> {
        let (step, kind) = self.step(node)?;
        expect(&node.at, kind, &[Kind::Boolean]).map(|()| step)
    }

    fn truths(&self, nodes: &[Node]) -> Result<Vec<Step>, QueryFault> {
        nodes.iter().map(|node| self.truth(node)).collect()
    }

    fn pair(&self, parts: &[Node], kinds: &[Kind]) -> Result<Box<[Step; 2]>, QueryFault> {
        let one = |node: &Node| {
            let (step, kind) = self.step(node)?;
            expect(&node.at, kind, kinds).map(|()| step)
        };
        Ok(Box::new([one(&parts[0])?, one(&parts[1])?]))
    }

    /// Two values of one kind; a day and a moment compare, and text beside either is read as one.
    fn alike(&self, one: &Node, two: &Node) -> Result<[Step; 2], QueryFault> {
        let ((mut first, mut kind), (mut second, mut other)) = (self.step(one)?, self.step(two)?);
        let timed = |kind| matches!(kind, Kind::Date | Kind::Instant);
        if timed(kind) && other == Kind::Text {
            (second, other) = self.as_time(two, second)?;
        } else if timed(other) && kind == Kind::Text {
            (first, kind) = self.as_time(one, first)?;
        }
        expect(&one.at, kind, &[Kind::Boolean, Kind::Number, Kind::Text, Kind::Date, Kind::Instant])?;
        let fitting: &[Kind] = if timed(kind) { &[Kind::Date, Kind::Instant] } else { &[kind] };
        expect(&two.at, other, fitting)?;
        Ok([first, second])
    }

    fn as_time(&self, node: &Node, step: Step) -> Checked {
        let Form::Literal(Literal::Text(text)) = &node.form else { return Ok((step, Kind::Text)) };
        let literal = if text.len() <= 10 { date(text, &node.at) } else { instant(text, &node.at) };
        self.literal(&literal?, &node.at)
    }

    fn like(&self, parts: &[Node]) -> Checked {
        let (text, kind) = self.step(&parts[0])?;
        expect(&parts[0].at, kind, &[Kind::Text])?;
        match self.step(&parts[1])? {
            (Step::Fixed(Value::Text(pattern)), _) => Ok((Step::Like(Box::new(text), Pattern::of(&pattern)), Kind::Boolean)),
            _ => Err(QueryFault::new(
                &parts[1].at,
                "LIKE 之后应为单引号括起的样式，% 代表任意多个字，_ 代表一个字",
                "LIKE is followed by a pattern between single quotes: % stands for any letters, _ for one",
            )),
        }
    }

    fn among(&self, parts: &[Node]) -> Checked {
        let Form::List(items) = &parts[1].form else {
            return Err(QueryFault::new(
                &parts[1].at,
                "IN 之后应为列表，如 ('甲', '乙')",
                "IN is followed by a list such as ('a', 'b')",
            ));
        };
        let mut value = self.step(&parts[0])?.0;
        let mut steps = Vec::with_capacity(items.len());
        for item in items {
            let [one, other] = self.alike(&parts[0], item)?;
            value = one;
            steps.push(other);
        }
        Ok((Step::In(Box::new(value), steps), Kind::Boolean))
    }

    fn folded(&self, folding: Folding, part: &Node) -> Checked {
        let (step, kind) = self.step(part)?;
        expect(&part.at, kind, &[Kind::Text])?;
        let step = if let Step::Fixed(Value::Text(text)) = &step {
            Step::Fixed(Value::Text(folding.of(text).into()))
        } else {
            Step::Fold(folding, Box::new(step))
        };
        Ok((step, Kind::Text))
    }

    fn interval(&self, parts: &[Node]) -> Checked {
        let end = |node: &Node, open: Timestamp| {
            if let Form::Literal(Literal::Open) = &node.form {
                return Ok(Step::Fixed(Value::Instant(open)));
            }
            let (step, kind) = self.step(node)?;
            expect(&node.at, kind, &[Kind::Date, Kind::Instant]).map(|()| step)
        };
        let ends = [end(&parts[0], Timestamp::MIN)?, end(&parts[1], Timestamp::MAX)?];
        Ok((Step::Interval(Box::new(ends)), Kind::Interval))
    }

    fn placed(&self, drawing: &Geometry<f64>, at: &Place) -> Result<Geometry<f64>, QueryFault> {
        drawing.try_map_coords(|corner| {
            let place = (self.place)(corner.x, corner.y).map_err(|fault| QueryFault::new(at, fault.zh(), fault.to_string()))?;
            Ok(Coord { x: place.lon(), y: place.lat() })
        })
    }

    /// A box as a drawing; one whose west lies east of its east goes across the antimeridian and is two.
    fn boxed(&self, [west, south, east, north]: [f64; 4], at: &Place) -> Result<Geometry<f64>, QueryFault> {
        let corners = [[west, south], [east, north]].map(|[x, y]| self.placed(&geo::Point::new(x, y).into(), at));
        let [first, second] = corners.map(|corner| corner.map(|corner| corner.bounding_rect()));
        let (Some(first), Some(second)) = (first?, second?) else { return Ok(MultiPolygon(Vec::new()).into()) };
        let (low, high) = (first.min(), second.max());
        if low.y > high.y {
            return Err(QueryFault::new(
                at,
                "BBOX 的南应不大于北；顺序为 西, 南, 东, 北",
                "the south of a BBOX must not exceed its north; the order is west, south, east, north",
            ));
        }
        let part = |west: f64, east: f64| Rect::new(Coord { x: west, y: low.y }, Coord { x: east, y: high.y });
        if low.x <= high.x {
            return Ok(area(part(low.x, high.x)));
        }
        Ok(MultiPolygon(vec![part(low.x, 180.0).to_polygon(), part(-180.0, high.x).to_polygon()]).into())
    }
}

/// A box as what it is: a position or a line where it has no extent.
fn area(rect: Rect<f64>) -> Geometry<f64> {
    let (wide, high) = (rect.width() > 0.0, rect.height() > 0.0);
    match (wide, high) {
        (true, true) => rect.into(),
        (false, false) => geo::Point(rect.min()).into(),
        _ => geo::LineString(vec![rect.min(), rect.max()]).into(),
    }
}

fn fixed(mut drawing: Geometry<f64>) -> Step {
    // Minus nought and nought are one place.
    drawing.map_coords_in_place(|corner| Coord { x: corner.x + 0.0, y: corner.y + 0.0 });
    let bounds = drawing.bounding_rect();
    Step::Drawing(drawing, bounds)
}

fn expect(at: &Place, found: Kind, kinds: &[Kind]) -> Result<(), QueryFault> {
    if kinds.contains(&found) {
        return Ok(());
    }
    let zh = kinds.iter().map(|kind| kind.name().0).collect::<Vec<_>>().join("或");
    let en = kinds.iter().map(|kind| kind.name().1).collect::<Vec<_>>().join(" or ");
    let hint = match (found, kinds) {
        (Kind::Text, [Kind::Number]) => ("；数值不加引号", "; numbers stand without quotes"),
        (Kind::Number, [Kind::Text]) => ("；文字请用单引号括起", "; put text between single quotes"),
        (_, [Kind::Date, Kind::Instant]) => ("；请写作 DATE('2025-12-31')", "; write DATE('2025-12-31')"),
        _ => ("", ""),
    };
    Err(QueryFault::new(
        at,
        format!("此处应为{zh}，而这是{}{}", found.name().0, hint.0),
        format!("{en} is expected here, and this is {}{}", found.name().1, hint.1),
    ))
}
