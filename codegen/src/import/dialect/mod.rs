//! One reader a layout of pages: text in, what it says out.

mod common;
mod examples;
mod items;
pub(super) mod new_named;
pub(super) mod new_nameless;
pub(super) mod new_nameless_object;
mod old;
pub(super) mod old_named;
pub(super) mod old_nameless;
mod section;
#[cfg(test)]
mod tests;
