//! One reader a layout of pages: text in, what it says out.

pub(super) mod new_named;
