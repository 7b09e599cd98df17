//! One reader a layout of pages: text in, what it says out.
mod html;
pub(super) mod markdown;
pub(super) mod markdown_coverage;
pub(super) mod markdown_index;
mod markdown_object;
mod markdown_operation;
mod new_named;

use super::page::Page;
use super::{Dialect, Trouble};
use crate::source::Source;

type Reader = fn(&Source) -> Result<Page, Trouble>;

/// Who reads what.
const READERS: [(Dialect, Reader); 6] = [
    (Dialect::NewNamed, new_named::read),
    (Dialect::MarkdownObject, markdown_object::read),
    (Dialect::MarkdownOperation, markdown_operation::read),
    (Dialect::MarkdownIndex, markdown_index::read),
    (Dialect::MarkdownCoverage, markdown_coverage::read),
    (Dialect::Html, html::read),
];

/// What reads a layout, where anything does.
pub(super) fn reader(dialect: Dialect) -> Option<Reader> {
    READERS.into_iter().find(|(known, _)| *known == dialect).map(|(_, reader)| reader)
}
