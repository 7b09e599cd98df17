//! Specifications printed as pages, and the pages imported: what comes back is what was there, or a question.

mod alone;
mod facts;
mod held;
mod run;
mod yaml;
