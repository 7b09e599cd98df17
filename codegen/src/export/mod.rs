//! The model for other readers: machine formats, tables, schemas.

pub mod explain;
pub mod json;
pub mod matrix;
pub mod openapi;
pub mod operations;
pub mod plot;
pub mod sample;
pub mod schema;
pub mod site;
mod support;
