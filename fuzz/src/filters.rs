//! Filters held against columns of every kind and a row. Never here: how a filter is written.

use std::sync::OnceLock;

use geo::{MultiPolygon, polygon};
use zaiti::geometry::{Axes, Datum};
use zaiti::query::{Drawn, Filter, Ground, Kind, QueryFault, Queryable, Row, Value};

const COLUMNS: [(&str, Kind); 8] = [
    ("name", Kind::Text),
    ("area", Kind::Number),
    ("built", Kind::Date),
    ("at", Kind::Instant),
    ("open", Kind::Boolean),
    ("geometry", Kind::Geometry),
    ("tags", Kind::List),
    ("none", Kind::Number),
];

struct One;

impl Row for One {
    fn value(&self, column: usize) -> Value<'_> {
        static GROUND: OnceLock<MultiPolygon<f64>> = OnceLock::new();
        match column {
            0 => "解放碑 Tower é".into(),
            1 => Value::Decimal(1_234.5),
            2 => Value::Date("2026-11-22".parse().expect("a day")),
            3 => Value::Instant("2026-11-22T10:00:00Z".parse().expect("a moment")),
            4 => Value::Boolean(true),
            5 => Value::Drawing(Drawn::of(Ground::Surface(GROUND.get_or_init(|| {
                MultiPolygon(vec![
                    polygon![(x: 106.55, y: 29.55), (x: 106.56, y: 29.55), (x: 106.56, y: 29.56), (x: 106.55, y: 29.55)],
                ])
            })))),
            6 => Value::List(vec!["a".into(), "b".into()]),
            _ => Value::Unknown,
        }
    }
}

/// A filter that was read is checked, and one that fits is evaluated.
pub(crate) fn ask(filter: Result<Filter, QueryFault>) {
    let Ok(filter) = filter else { return };
    let columns = COLUMNS.map(|(name, kind)| Queryable { name, kind });
    let place = |first, second| Datum::Wgs84.to_cgcs2000(first, second, Axes::EastNorth);
    if let Ok(predicate) = filter.check(&columns, &place) {
        let _ = predicate.holds(&One);
    }
}
