//! Sites as a table of typed columns with their coordinates in one datum, as binary formats want them. Never here: a format's bytes.

use std::collections::HashMap;

use super::columns::COLUMNS;
use super::line::Line;
use super::measures::Dimension;
use super::slots::Printed;
use super::words::english;
use super::{Audience, Cover};
use crate::estate::Site;
use crate::geometry::RawShape;

/// What the cells of a column are.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Text,
    Number,
    Flag,
}

/// A cell that says something.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum Value {
    Text(String),
    /// Decimal digits.
    Number(String),
    Flag(bool),
}

impl Value {
    const fn kind(&self) -> Kind {
        match self {
            Self::Text(_) => Kind::Text,
            Self::Number(_) => Kind::Number,
            Self::Flag(_) => Kind::Flag,
        }
    }

    /// The same in words.
    pub(super) fn text(&self) -> String {
        match self {
            Self::Text(text) | Self::Number(text) => text.clone(),
            Self::Flag(flag) => flag.to_string(),
        }
    }

    /// The same as a number, where it is one.
    pub(super) fn number(&self) -> Option<f64> {
        if let Self::Number(digits) = self { digits.parse().ok() } else { None }
    }
}

/// A column that at least one row fills.
#[derive(Debug)]
pub(super) struct TableColumn {
    pub(super) name: String,
    pub(super) kind: Kind,
}

/// One site.
#[derive(Debug)]
pub(super) struct Row {
    /// A cell for each column of the table.
    pub(super) cells: Vec<Option<Value>>,
    pub(super) shape: Option<RawShape>,
}

/// The cells of one site by name, and its coordinates.
type Named = (Vec<(String, Value)>, Option<RawShape>);

/// Sites in columns.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) columns: Vec<TableColumn>,
    pub(super) rows: Vec<Row>,
}

impl Table {
    /// The sites as an audience may see them, in the datum of the cover.
    pub(super) fn of(sites: &[&Site], audience: Audience, cover: &Cover) -> Self {
        let rows: Vec<Named> = sites
            .iter()
            .map(|site| {
                (named_cells(&Line::of(site, audience)), site.shape.as_ref().map(|shape| shape.value.raw_in(cover.datum)))
            })
            .collect();
        let mut columns: Vec<TableColumn> = Vec::new();
        let mut places: HashMap<String, usize> = HashMap::new();
        for (name, value) in in_order(&rows) {
            let place = *places.entry(name.clone()).or_insert_with(|| {
                columns.push(TableColumn { name: name.clone(), kind: value.kind() });
                columns.len() - 1
            });
            if columns[place].kind != value.kind() {
                columns[place].kind = Kind::Text;
            }
        }
        let width = columns.len();
        let rows = rows.into_iter().map(|(cells, shape)| {
            let mut row = Row { cells: (0..width).map(|_| None).collect(), shape };
            for (name, value) in cells {
                let place = places[&name];
                let value = if columns[place].kind == Kind::Text { Value::Text(value.text()) } else { value };
                row.cells[place] = Some(value);
            }
            row
        });
        Self { rows: rows.collect(), columns }
    }
}

/// Every cell, those of the columns that all formats share in the order of their table first.
fn in_order(rows: &[Named]) -> Vec<&(String, Value)> {
    let places: HashMap<&str, usize> = COLUMNS.iter().enumerate().map(|(at, column)| (column.wire, at)).collect();
    let mut cells: Vec<&(String, Value)> = rows.iter().flat_map(|(cells, _)| cells).collect();
    cells.sort_by_key(|(name, _)| places.get(name.as_str()).copied().unwrap_or(usize::MAX));
    cells
}

fn named_cells(line: &Line<'_>) -> Vec<(String, Value)> {
    let text = |name: &str, text: String| (name.to_owned(), Value::Text(text));
    let mut cells = vec![text("id", line.site.id.0.clone()), text("kind", line.site.kind().word().to_owned())];
    for (column, printed) in &line.fields {
        let counted = !matches!(column.dimension, None | Some(Dimension::Money));
        cells.push((column.wire.to_owned(), value(printed, counted)));
    }
    if let Some(stamp) = &line.provenance {
        cells.push(text("source", stamp.source.to_string()));
        cells.extend(stamp.as_of.map(|day| text("as_of", day.to_string())));
        cells.push(text("confidence", english(stamp.confidence).to_owned()));
    }
    if !line.facts.is_empty() {
        cells.push(text("facts", serde_json::to_string(&line.facts).unwrap_or_default()));
    }
    if line.example {
        cells.push(("example".to_owned(), Value::Flag(true)));
    }
    let known: Vec<String> = cells.iter().map(|(name, _)| name.clone()).collect();
    cells.extend(
        line.extra
            .iter()
            .filter(|(name, _)| !known.iter().any(|other| other == name))
            .map(|(name, kept)| text(name, (*kept).to_owned())),
    );
    cells
}

fn value(printed: &Printed, counted: bool) -> Value {
    match printed {
        Printed::Number(digits) if counted => Value::Number(digits.clone()),
        Printed::Number(digits) => Value::Text(digits.clone()),
        Printed::Flag(flag) => Value::Flag(*flag),
        Printed::Text(text) | Printed::Json(text) => Value::Text(text.clone()),
        Printed::Word(_, en) => Value::Text((*en).to_owned()),
        Printed::List(parts) => {
            let parts: Vec<&str> = parts.iter().map(|(_, en)| en.as_str()).collect();
            Value::Text(serde_json::to_string(&parts).unwrap_or_default())
        }
    }
}
