//! Pages from the disk.

use std::fs;
use std::path::{Path, PathBuf};

use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;
use unified_codegen::import::{self, Dialect, Page};
use unified_codegen::source::Source;

use crate::console;
use crate::spec::shown;

/// No page is so large; reading one that is would take all memory before anything could be said of it.
const MAX_PAGE: u64 = 64 << 20;

/// A bar for fewer is gone before it is seen.
const MANY: usize = 50;

/// All pages, or nothing: what is wrong with some has been shown then. What is given twice is read once.
pub(super) fn read(paths: &[PathBuf], dialect: Option<Dialect>) -> Option<Vec<Page>> {
    let mut paths: Vec<&PathBuf> = paths.iter().collect();
    paths.sort();
    paths.dedup();
    let read: Vec<Result<Page, String>> =
        paths.par_iter().progress_with(progress(paths.len())).map(|path| page(path, dialect)).collect();
    let (mut pages, mut errors) = (Vec::new(), 0);
    for page in read {
        match page {
            Ok(page) => pages.push(page),
            Err(message) => {
                errors += 1;
                console::error(message);
            }
        }
    }
    if errors == 0 {
        return Some(pages);
    }
    console::error(format_args!("{errors} of {} pages cannot be read; nothing was written", paths.len()));
    None
}

fn progress(pages: usize) -> ProgressBar {
    if pages < MANY {
        return ProgressBar::hidden();
    }
    let bar = ProgressBar::new(pages as u64);
    match ProgressStyle::with_template("{bar:40} {pos}/{len} pages") {
        Ok(style) => bar.with_style(style),
        Err(_) => bar,
    }
}

/// A page, or what is wrong with it and where.
fn page(path: &Path, dialect: Option<Dialect>) -> Result<Page, String> {
    let name = shown(path);
    let file = fs::metadata(path).map_err(|error| format!("{name} cannot be read: {error}"))?;
    if !file.is_file() {
        return Err(format!("{name} is no file"));
    }
    if file.len() > MAX_PAGE {
        return Err(format!("{name} has more than {} MiB, which no page has", MAX_PAGE >> 20));
    }
    let bytes = fs::read(path).map_err(|error| format!("{name} cannot be read: {error}"))?;
    // A page may hold a byte that was decoded wrongly; what is no text at all shows by how many there are.
    let source = Source::new(&name, String::from_utf8_lossy(&bytes).into_owned());
    import::read(&source, dialect).map_err(|trouble| match trouble.place() {
        Some(place) => format!("{name}:{}: {trouble}", place.line()),
        None => format!("{name}: {trouble}"),
    })
}
