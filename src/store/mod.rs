//! The one place that remembers: a GeoPackage file per project. Never here: a query with planning meaning.
