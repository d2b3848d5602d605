//! Bytes ⇄ sites: one file per format, mapping, checks and findings. Never here: the database, HTTP, or a decision.
