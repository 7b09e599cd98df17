//! The specification of this workspace: that every reader reads it alike, and that nothing of it is lost on the way.

mod crate_matrix;
mod facts;
mod schema;
mod second_reader;
mod yaml;
