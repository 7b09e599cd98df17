//! Programs against `truto-unified`; see `main.rs`.
