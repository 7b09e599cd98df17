//! Specifications that somebody wrote to do harm.

mod example;
mod injected;
mod paths;
mod places;
