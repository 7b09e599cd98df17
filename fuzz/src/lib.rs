//! What has to be true of any input: a fuzzer looks for one that breaks it, and the tests run it with all that were kept.

mod answer;
mod ground;
mod join;
mod page;
mod request;
mod spec;

pub use self::answer::answer;
pub use self::join::join;
pub use self::page::page;
pub use self::request::request;
pub use self::spec::spec;
