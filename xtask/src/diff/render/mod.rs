//! The formats: one file each.

mod github;
mod json;
mod markdown;
mod text;

use std::io::{self, Write};

use unified_codegen::diff::Diff;

use super::view::{Item, View};
use crate::cli::DiffFormat;
use crate::console;

/// `all` folds nothing.
pub(super) fn write(format: DiffFormat, view: &View<'_>, all: bool) -> anyhow::Result<()> {
    match format {
        DiffFormat::Text => console::results(|out| text::write(out, view, all)),
        DiffFormat::Markdown => console::raw_results(|out| markdown::write(out, view, all)),
        DiffFormat::Json => console::raw_results(|out| json::write(out, view)),
        DiffFormat::Github => console::raw_results(|out| github::write(out, view)),
    }
}

/// The changes alone, for a person.
pub(super) fn changes(out: &mut dyn Write, diff: &Diff) -> io::Result<()> {
    let items: Vec<Item<'_>> = diff.entries.iter().map(Item::new).collect();
    text::sections(out, &items.iter().collect::<Vec<_>>(), false)
}
