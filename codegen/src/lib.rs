#![doc = include_str!("../README.md")]

pub mod diagnostics;
pub mod diff;
pub mod emit;
pub mod export;
pub mod import;
pub mod input;
pub mod load;
pub mod lower;
pub mod model;
pub mod names;
pub mod source;
pub mod yaml;

#[cfg(test)]
mod tour;
