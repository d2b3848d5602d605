//! The other door: arguments, settings, progress bars, exit codes. Never here: work that the desk does not offer.
