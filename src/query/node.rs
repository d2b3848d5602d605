//! The tree that a filter is, and the one place that makes its nodes and counts them. Never here: a column or a row.

use geo::Geometry;
use jiff::Timestamp;
use jiff::civil::Date;

use super::fault::{Place, QueryFault, shown};
use super::words::{Op, Relation};
use super::{MAX_BYTES, MAX_DEPTH, MAX_PARTS};

/// A filter that was read and is not yet held against a collection.
#[derive(Debug, Clone, PartialEq)]
pub struct Filter(pub(super) Node);

impl Filter {
    /// The condition that a shape meets a box of degrees: west, south, east, north.
    #[must_use]
    pub fn meets_box(geometry: &str, corners: [f64; 4]) -> Self {
        let part = |form, depth| Node { at: Place::Letter(1), form, depth };
        let parts = vec![part(Form::Property(geometry.to_owned()), 1), part(Form::Literal(Literal::Box(corners)), 1)];
        Self(part(Form::Call(Op::Space(Relation::Intersects), parts), 2))
    }
}

/// One part of a filter.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Node {
    pub(super) at: Place,
    pub(super) form: Form,
    depth: usize,
}

/// What a part of a filter is.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Form {
    /// A value as it stands.
    Literal(Literal),
    /// The name of a property.
    Property(String),
    /// Values beside each other.
    List(Vec<Node>),
    /// An operation on other parts.
    Call(Op, Vec<Node>),
    /// A function by its name.
    Function(String, Vec<Node>),
}

/// A value in a filter.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Literal {
    Boolean(bool),
    Whole(i64),
    Decimal(f64),
    Text(String),
    Date(Date),
    Instant(Timestamp),
    /// `..`, the open end of an interval.
    Open,
    Drawing(Geometry<f64>),
    /// West, south, east, north as given; west may lie east of east, across the antimeridian.
    Box([f64; 4]),
}

/// Makes nodes, and refuses one too many or one too deep.
#[derive(Debug, Default)]
pub(super) struct Maker {
    parts: usize,
}

impl Maker {
    pub(super) fn literal(&mut self, at: Place, literal: Literal) -> Result<Node, QueryFault> {
        self.node(at, Form::Literal(literal), 0)
    }

    pub(super) fn property(&mut self, at: Place, name: &str) -> Result<Node, QueryFault> {
        self.node(at, Form::Property(name.to_owned()), 0)
    }

    pub(super) fn list(&mut self, at: Place, items: Vec<Node>) -> Result<Node, QueryFault> {
        let below = deepest(&items);
        self.node(at, Form::List(items), below)
    }

    pub(super) fn call(&mut self, at: Place, op: Op, args: Vec<Node>) -> Result<Node, QueryFault> {
        if !op.takes(args.len()) {
            let (zh, en) = op.arity_in_words();
            return Err(QueryFault::new(
                &at,
                format!("{} 需要{zh}，这里给了 {} 个", op.word(), args.len()),
                format!("{} takes {en}, {} given", op.word(), args.len()),
            ));
        }
        let below = deepest(&args);
        self.node(at, Form::Call(op, args), below)
    }

    pub(super) fn function(&mut self, at: Place, name: &str, args: Vec<Node>) -> Result<Node, QueryFault> {
        let below = deepest(&args);
        self.node(at, Form::Function(name.to_owned(), args), below)
    }

    /// Counts parts that are no nodes: the corners of a drawing.
    pub(super) fn count(&mut self, at: &Place, parts: usize) -> Result<(), QueryFault> {
        self.parts += parts;
        if self.parts > MAX_PARTS {
            return Err(QueryFault::new(
                at,
                format!("条件的组成部分超过 {MAX_PARTS} 个；请拆成几次查询，或用 POST 提交范围"),
                format!("the filter has more than {MAX_PARTS} parts; ask in several requests, or send an area by POST"),
            ));
        }
        Ok(())
    }

    fn node(&mut self, at: Place, form: Form, below: usize) -> Result<Node, QueryFault> {
        self.count(&at, 1)?;
        if below + 1 > MAX_DEPTH {
            return Err(too_deep(&at));
        }
        Ok(Node { at, form, depth: below + 1 })
    }
}

fn deepest(nodes: &[Node]) -> usize {
    nodes.iter().map(|node| node.depth).max().unwrap_or(0)
}

/// Nested further than is read.
pub(super) fn too_deep(at: &Place) -> QueryFault {
    QueryFault::new(
        at,
        format!("嵌套超过 {MAX_DEPTH} 层；请去掉多余的括号，或改用 IN 列举"),
        format!("nested more than {MAX_DEPTH} levels deep; leave out needless parentheses, or list values with IN"),
    )
}

/// Refuses a text longer than is read, before it is looked at.
pub(super) fn short_enough(text: &str, at: &Place) -> Result<(), QueryFault> {
    if text.len() <= MAX_BYTES {
        return Ok(());
    }
    Err(QueryFault::new(
        at,
        format!("条件长 {} 字节，上限 {MAX_BYTES}；请缩短，或用 POST 提交范围", text.len()),
        format!("the filter is {} bytes long, at most {MAX_BYTES} are read; shorten it, or send an area by POST", text.len()),
    ))
}

/// Reads a calendar day.
pub(super) fn date(text: &str, at: &Place) -> Result<Literal, QueryFault> {
    text.parse().map(Literal::Date).map_err(|_| {
        QueryFault::new(
            at,
            format!("“{}” 不是日期，应为 2025-12-31 的形式", shown(text)),
            format!("“{}” is no date; write it as 2025-12-31", shown(text)),
        )
    })
}

/// Reads a moment in UTC.
pub(super) fn instant(text: &str, at: &Place) -> Result<Literal, QueryFault> {
    text.parse().map(Literal::Instant).map_err(|_| {
        QueryFault::new(
            at,
            format!("“{}” 不是时刻，应为 2025-12-31T23:59:59Z 的形式", shown(text)),
            format!("“{}” is no moment; write it as 2025-12-31T23:59:59Z", shown(text)),
        )
    })
}

/// Reads an end of an interval: a day, a moment, or `..`.
pub(super) fn end(text: &str, at: &Place) -> Result<Literal, QueryFault> {
    match text {
        ".." => Ok(Literal::Open),
        day if day.len() <= 10 => date(day, at),
        moment => instant(moment, at),
    }
}
