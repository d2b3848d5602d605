//! The optimiser: which sites to convert, with proof, reasons and prices. Never here: I/O or a clock that changes the answer.
