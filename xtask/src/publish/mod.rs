//! The one place that writes files.
//!
//! A machine-written folder is complete in memory before anything is written ([`Tree`]). It is staged beside the
//! folder and swapped with it in one step, so that whoever looks, and whatever kills the run, finds the whole old
//! folder or the whole new one. Unchanged files are hard-linked into the stage: their times stay, and cargo does not
//! rebuild. Where the system cannot exchange two folders (anything but Linux and Apple's), there are two renames and
//! a moment without the folder between them; the next run puts the old one back if it was killed there.
//!
//! A loss of power is not guarded against: nothing is synced to the disk.

mod compare;
mod file;
mod lock;
mod stage;
mod swap;
mod tree;

#[cfg(test)]
mod tests;

use std::path::Path;

use anyhow::bail;

pub(crate) use self::compare::{Difference, compare};
pub(crate) use self::file::{compare_file, write_file};
pub(crate) use self::tree::Tree;

use self::stage::Stage;
use self::swap::Exchange;

/// What publishing did.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Report {
    /// Files that are new or changed.
    pub(crate) written: usize,
    /// Files that stayed as they were.
    pub(crate) unchanged: usize,
    /// Files that are gone.
    pub(crate) removed: usize,
}

/// Makes `root` hold exactly `tree`.
pub(crate) fn publish(root: &Path, tree: &Tree) -> anyhow::Result<Report> {
    publish_with(root, tree, Exchange::Native)
}

fn publish_with(root: &Path, tree: &Tree, exchange: Exchange) -> anyhow::Result<Report> {
    if root.is_symlink() {
        bail!("{} is a symbolic link; replace it by a folder, or name the folder itself with --out", root.display());
    }
    let _lock = lock::take(root)?;
    swap::recover(root)?;
    stage::clean(root)?;
    compare::check_machine_written(root, tree.marker())?;
    let differences = compare(root, tree)?;
    let count = |wanted: fn(&Difference) -> bool| differences.iter().filter(|difference| wanted(difference)).count();
    let written = count(|difference| !matches!(difference, Difference::Extra(_)));
    let removed = count(|difference| matches!(difference, Difference::Extra(_)));
    let report = Report { written, unchanged: tree.len() - written, removed };
    if !differences.is_empty() {
        let stage = Stage::fill(root, tree, &differences)?;
        swap::swap(root, stage, exchange)?;
    }
    Ok(report)
}
