//! An immutable, indexed snapshot of one revision. Never here: mutation in place, I/O, clocks or locks.
