//! The specification of this workspace: that it says what the documentation says, that every reader reads it alike,
//! and that nothing of it is lost on the way.

mod crate_matrix;
mod export_matrix;
mod facts;
mod in_part;
mod numbers;
mod resolved;
mod row;
mod schema;
mod second_reader;
mod written;
mod yaml;
