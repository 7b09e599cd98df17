//! The one place that writes files.
//!
//! A machine-written folder is complete in memory before anything is written ([`Tree`]). It is staged beside the
//! folder and swapped with it in one step, so that whoever looks, and whatever kills the run, finds the whole old
//! folder or the whole new one. Unchanged files are hard-linked into the stage: their times stay, and cargo does not
//! rebuild. Where the system cannot exchange two folders (anything but Linux and Apple's), there are two renames and
//! a moment without the folder between them; the next run puts the old one back if it was killed there.
//! Files outside of the folder ([`SingleFile`]) are staged before the swap and renamed after it.
//!
//! A loss of power is not guarded against: nothing is synced to the disk.

mod compare;
mod file;
mod found;
mod headers;
mod lock;
mod remove;
mod root;
mod stage;
mod swap;
mod tree;

#[cfg(test)]
mod tests;

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::anyhow;

pub(crate) use self::compare::{Difference, checksums, compare};
pub(crate) use self::file::SingleFile;
pub(crate) use self::root::root;
pub(crate) use self::tree::{Content, Tree};

use self::lock::Lock;
use self::stage::Stage;
use self::swap::Exchange;

/// What publishing did.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Report {
    /// Files that are new or changed.
    pub(crate) written: usize,
    /// Files that stayed as they were.
    pub(crate) unchanged: usize,
    /// Files that had other text, by path.
    pub(crate) overwritten: Vec<String>,
    /// Files and empty folders that are gone, by path.
    pub(crate) removed: Vec<String>,
}

/// How many files: `2 written, 40 unchanged, 0 removed`.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{} written, {} unchanged, {} removed", self.written, self.unchanged, self.removed.len())
    }
}

impl Report {
    /// Of a run that found everything as it should be.
    pub(crate) fn nothing_written(unchanged: usize) -> Self {
        Self::new(unchanged, Vec::new())
    }

    fn new(files: usize, differences: Vec<Difference>) -> Self {
        let (mut written, mut overwritten, mut removed) = (0, Vec::new(), Vec::new());
        for difference in differences {
            written += usize::from(!matches!(difference, Difference::Extra(_)));
            match difference {
                Difference::Missing(_) => {}
                Difference::Stale(path) => overwritten.push(path),
                Difference::Extra(path) => removed.push(path),
            }
        }
        Self { written, unchanged: files - written, overwritten, removed }
    }
}

/// Makes `root` hold exactly `tree`, and then each of the single files what it should. `root` is one by [`root()`].
pub(crate) fn publish(root: &Path, tree: &Tree, singles: &[SingleFile]) -> anyhow::Result<Report> {
    publish_with(root, tree, singles, Exchange::Native)
}

/// Makes each of the files below a folder what it should be, or none of them if the disk refuses one, or one is no longer what it
/// was made of; folders are made where they are missing. How many were written.
pub(crate) fn publish_files(folder: &Path, files: &[SingleFile]) -> anyhow::Result<usize> {
    if files.is_empty() {
        return Ok(0);
    }
    // What cannot be made is said of the file that was to be in it.
    let _ = fs::create_dir_all(folder);
    let _lock = lock::of_files(folder)?;
    files.iter().try_for_each(SingleFile::check_unchanged)?;
    let staged = files.iter().map(SingleFile::stage_in_folder).collect::<anyhow::Result<Vec<_>>>()?;
    let staged: Vec<_> = staged.into_iter().flatten().collect();
    let written = staged.len();
    staged.into_iter().try_for_each(file::StagedFile::put_in_place)?;
    Ok(written)
}

fn publish_with(root: &Path, tree: &Tree, singles: &[SingleFile], exchange: Exchange) -> anyhow::Result<Report> {
    let _beside = of_singles(singles)?;
    check_before_lock(root, tree, singles)?;
    let _lock = lock::take(root)?;
    swap::recover(root, tree.headers())?;
    stage::clean(root)?;
    compare::check_machine_written(root, tree.headers())?;
    let mut differences = compare(root, tree)?;
    check_as_is(root, tree, &differences)?;
    let staged = singles.iter().map(SingleFile::stage).collect::<anyhow::Result<Vec<_>>>()?;
    let staged: Vec<_> = staged.into_iter().flatten().collect();
    if !differences.is_empty() {
        let stage = Stage::fill(root, tree, &differences)?;
        swap::swap(root, stage, exchange)?;
    }
    differences.extend(staged.iter().map(|file| file.difference.clone()));
    let report = Report::new(tree.len() + singles.len(), differences);
    // Last: whoever finds a new one knows that the folder is new, too.
    staged.into_iter().try_for_each(file::StagedFile::put_in_place)?;
    Ok(report)
}

/// What is refused for what is there is refused before the first lock is made, which would stay. It is looked at again under the lock.
fn check_before_lock(root: &Path, tree: &Tree, singles: &[SingleFile]) -> anyhow::Result<()> {
    if lock::is_there(root) {
        return Ok(());
    }
    let checked = swap::check_old(root, tree.headers())
        .and_then(|_| compare::check_machine_written(root, tree.headers()))
        .and_then(|()| singles.iter().try_for_each(|single| single.compare().map(drop)));
    // Another run may be replacing what was looked at.
    if lock::is_there(root) { Ok(()) } else { checked }
}

/// The locks of the folders that the single files are in, by path. Runs for two folders may have the same files beside them.
fn of_singles(singles: &[SingleFile]) -> anyhow::Result<Vec<Option<Lock>>> {
    let folders: BTreeSet<PathBuf> = singles.iter().map(SingleFile::folder).collect();
    folders.iter().map(|folder| lock::of_files(folder)).collect()
}

/// What was to stay as it is, is.
fn check_as_is(root: &Path, tree: &Tree, differences: &[Difference]) -> anyhow::Result<()> {
    let stays = |difference: &&Difference| matches!(tree.get(difference.path()), Some(Content::AsIs(_)));
    if let Some(changed) = differences.iter().find(stays) {
        return Err(changed_meanwhile(&root.join(changed.path())));
    }
    Ok(())
}

fn changed_meanwhile(path: &Path) -> anyhow::Error {
    anyhow!("{} was changed while this ran, by somebody else; nothing was written, so run this again", path.display())
}

/// Nothing would have to be written to publish the tree. What a run that was killed has left is mended first, as it is by [`publish`].
pub(crate) fn is_published(root: &Path, tree: &Tree) -> anyhow::Result<bool> {
    let _lock = lock::take(root)?;
    swap::recover(root, tree.headers())?;
    stage::clean(root)?;
    Ok(compare(root, tree)?.is_empty())
}

/// A hidden file beside the folder, of this program alone.
pub(crate) fn hidden_beside(root: &Path, name: &str) -> PathBuf {
    stage::parent(root).join(stage::hidden(root) + name)
}
