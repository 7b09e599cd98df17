//! From saved documentation pages to the specification.

#![cfg_attr(not(test), allow(dead_code, reason = "`read` does not tell layouts apart yet"))]

mod dialect;
mod draft;
mod glued;
mod heads;
mod lines;
mod nesting;
mod page;
mod route;
mod samples;
mod support;
mod write;

pub use self::draft::{Draft, DraftField, DraftSupport, Drafter, Known, Listed, Question};
pub use self::glued::{Apart, Vocabulary, take_apart};
pub use self::nesting::{Nested, Reading};
pub use self::page::{
    CoveragePage, Covered, CoveredMethod, IndexPage, Integration, Item, ItemSupport, Listing, Located, Mention,
    ObjectPage, OperationPage, Page, Part, Unsure, Values,
};

pub use self::write::resource;

use crate::source::{Place, Source};

/// How a page is laid out.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Dialect {
    /// The current pages as text, with names, types and providers.
    NewNamed,
    /// The current pages as text that has lost names, types and providers.
    NewNameless,
    /// Older pages as text, with names, types and providers.
    OldNamed,
    /// Older pages as text that has lost names and types.
    OldNameless,
    /// An object in Markdown.
    MarkdownObject,
    /// An operation in Markdown.
    MarkdownOperation,
    /// The resources of an API in Markdown.
    MarkdownIndex,
    /// Who has what of an API, in Markdown.
    MarkdownCoverage,
    /// The current pages as a browser saves them.
    Html,
}

/// Why nothing was made of a page.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Trouble {
    /// There is nothing on it.
    Empty,
    /// No line says which operation it is about.
    NoRoute(Place),
    /// No line says which object it is about.
    NoTitle(Place),
}

/// Reads a page.
///
/// # Errors
///
/// See [`Trouble`].
pub fn read(source: &Source) -> Result<Page, Trouble> {
    dialect::new_named::read(source)
}
