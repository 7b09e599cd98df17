//! Pages from the disk.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use indicatif::{ParallelProgressIterator, ProgressBar, ProgressStyle};
use rayon::prelude::*;
use unified_codegen::import::{self, Dialect, Page, Trouble};
use unified_codegen::source::Source;

use super::encoding;
use super::nameless::quoted;
use crate::console::{self, visible};
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

/// A page, or what is wrong with it, where, and what to do about it.
fn page(path: &Path, dialect: Option<Dialect>) -> Result<Page, String> {
    // A name may have an end of line in it, behind which anything could be said.
    let name = visible(&shown(path));
    let text = text(path).map_err(|message| format!("{name} {message}"))?;
    let source = Source::new(&name, text);
    import::read(&source, dialect).map_err(|trouble| {
        let place = trouble.place().map_or_else(|| name.clone(), |place| format!("{name}:{}", place.line()));
        format!("{place}: {trouble}; {}", way_out(&trouble))
    })
}

/// That a page was read otherwise than its marks say.
pub(super) fn astray(page: &Page, dialect: Dialect) -> Option<String> {
    let marked = import::detect(page.source()?).ok().filter(|marked| *marked != dialect)?;
    Some(format!(
        "{}: the page has the marks of {marked}, and was read as {dialect}; if that reads wrongly, leave --dialect out",
        page.file()
    ))
}

/// What a file says, or why it is no page.
fn text(path: &Path) -> Result<String, String> {
    let unread = |error: io::Error| format!("cannot be read: {error}");
    // Opening what is no file may wait for somebody who writes to it.
    let kind = fs::metadata(path).map_err(unread)?.file_type();
    if kind.is_dir() {
        return Err(format!("is a folder; give the pages in it: {}/*", quoted(&shown(path))));
    }
    if !kind.is_file() {
        return Err("is no file; save the page as one".to_owned());
    }
    let mut bytes = Vec::new();
    File::open(path).and_then(|file| file.take(MAX_PAGE + 1).read_to_end(&mut bytes)).map_err(unread)?;
    if bytes.len() as u64 > MAX_PAGE {
        return Err(format!(
            "has more than {} MiB, which no page has; give each page a file of its own",
            MAX_PAGE >> 20
        ));
    }
    encoding::decode(bytes)
}

/// What a person can do who has such a page.
fn way_out(trouble: &Trouble) -> &'static str {
    match trouble {
        Trouble::Empty => "save it again",
        Trouble::NotText(_) => "save it as text, as Markdown or as HTML, in UTF-8",
        Trouble::Unmarked(_) => {
            "leave it out if it is another site's, save it again if it is not whole, or say with --dialect how it is laid out (--help lists the layouts)"
        }
        Trouble::Rendered(_) => {
            "save the page whose address has .md at its end, or the text of this one as .txt; leave it out if it is another site's"
        }
        Trouble::Mixed(_) | Trouble::Several(_) => {
            "give each page a file of its own, or say with --dialect how this one is laid out"
        }
        Trouble::NoRoute(_) | Trouble::NoTitle(_) => {
            "save it again if it is not whole, or leave --dialect out if it is laid out otherwise"
        }
        Trouble::TooMany(..) => "no page has so many: take out what is not the page's",
    }
}
