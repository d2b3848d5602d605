//! The window: parse, call, render. Never here: a rule of the trade, or SQL.
