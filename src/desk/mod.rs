//! Use cases that change something or take long. Never here: a status code, a header or a flag.
