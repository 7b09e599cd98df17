//! The one place that knows YAML.
//!
//! The text is read in two steps. [`parse`] turns the parser's events into a tree of [`Node`]s that know their
//! bytes, and refuses what the format has no use for (aliases, tags, duplicate keys, endless depth).
//! [`deserialize`] hands that tree to serde, and reports what does not fit instead of stopping at it.
//!
//! The tree is built on the events of `granit-parser`, which `serde-saphyr` itself is built on, because a serde
//! reader stops at the first error, and because only the events tell `"no"` from `no`.

mod de;
mod edit;
mod explain;
mod held;
mod node;
mod parse;
mod scalar;
mod spanned;
mod syntax;
mod write;

pub use self::de::deserialize;
pub use self::edit::{Edits, map_of};
pub use self::held::Unheld;
pub use self::node::{Entry, Kind, Node};
pub use self::parse::{Limits, parse};
pub use self::spanned::{Entries, Given, Item, List, Spanned};
pub use self::write::{Map, Written};
pub(crate) use self::write::{in_list, quoted};
