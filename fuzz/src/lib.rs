//! What has to be true of any input: a fuzzer looks for one that breaks it, and the tests run it with all that were kept.

mod join;
mod page;

pub use self::join::join;
pub use self::page::page;
