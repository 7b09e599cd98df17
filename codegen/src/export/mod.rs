//! The model for other readers: machine formats, tables, schemas.

pub mod matrix;
pub mod schema;
