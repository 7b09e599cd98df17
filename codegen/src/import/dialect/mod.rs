//! One reader a layout of pages: text in, what it says out.

mod common;
mod examples;
pub(super) mod html;
mod items;
pub(super) mod markdown;
pub(super) mod markdown_coverage;
pub(super) mod markdown_index;
mod markdown_object;
mod markdown_operation;
mod new_named;
mod new_named_object;
mod new_nameless;
mod new_nameless_object;
mod old;
mod old_named;
mod old_nameless;
mod section;
#[cfg(test)]
mod tests;

use super::page::Page;
use super::{Dialect, Trouble};
use crate::source::Source;

type Reader = fn(&Source) -> Result<Page, Trouble>;

/// What reads a layout.
pub(super) fn reader(dialect: Dialect) -> Reader {
    match dialect {
        Dialect::NewNamed => new_named::read,
        Dialect::NewNameless => |source| operation_or_object(source, new_nameless::read),
        Dialect::OldNamed => old_named::read,
        Dialect::OldNameless => |source| operation_or_object(source, old_nameless::read),
        Dialect::MarkdownObject => markdown_object::read,
        Dialect::MarkdownOperation => markdown_operation::read,
        Dialect::MarkdownIndex => markdown_index::read,
        Dialect::MarkdownCoverage => markdown_coverage::read,
        Dialect::Html => html::read,
    }
}

/// Without names, pages about an object look alike at every age, and have no route that a page about an operation has.
fn operation_or_object(source: &Source, operation: Reader) -> Result<Page, Trouble> {
    match operation(source) {
        Err(no_route @ Trouble::NoRoute(_)) => new_nameless_object::read(source).map_err(|_| no_route),
        read => read,
    }
}
