//! Specifications printed as pages, and the pages imported: what comes back is what was there, or a question.

mod again;
mod alone;
mod contradicted;
mod facts;
mod held;
mod in_part;
mod nameless;
mod run;
mod saved;
mod together;
mod yaml;
