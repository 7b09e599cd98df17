//! Putting the new folder in the place of the old one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::compare::check_machine_written;
use super::headers::Headers;
use super::remove::remove;
use super::stage::{Stage, hidden, parent};
use crate::console::{self, Word};

/// How two folders change places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exchange {
    /// In one step, where the system can.
    Native,
    /// In two renames.
    #[cfg(test)]
    Renames,
}

/// What is done cannot fail any more: an old folder that cannot be removed is only told.
pub(super) fn swap(root: &Path, stage: Stage, exchange: Exchange) -> anyhow::Result<()> {
    let stage = stage.keep();
    let put = put(root, &stage, exchange).with_context(|| {
        format!("{} cannot be put in place; check the permissions of {}", root.display(), parent(root).display())
    });
    match put {
        Ok(old) => {
            if let Some(Err(error)) = old.map(|old| remove(&old)) {
                console::labelled(Word::Warning, format_args!("{error:#}"));
            }
            Ok(())
        }
        Err(error) => {
            // What is left is the next run's to remove, or to name.
            let _ = remove(&stage);
            Err(error)
        }
    }
}

/// Where the old folder is now, if there was one.
fn put(root: &Path, stage: &Path, exchange: Exchange) -> io::Result<Option<PathBuf>> {
    if !root.exists() {
        return fs::rename(stage, root).map(|()| None);
    }
    if exchange == Exchange::Native && native(root, stage)? {
        return Ok(Some(stage.to_path_buf()));
    }
    let old = old(root);
    fs::rename(root, &old)?;
    fs::rename(stage, root)?;
    Ok(Some(old))
}

/// True when the two changed places, false where the system cannot do that.
#[cfg(any(target_os = "linux", target_os = "android", target_vendor = "apple"))]
fn native(root: &Path, stage: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, stage, CWD, root, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::NOSYS | Errno::INVAL | Errno::NOTSUP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(any(target_os = "linux", target_os = "android", target_vendor = "apple")))]
fn native(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Where the old folder is between two renames.
fn old(root: &Path) -> PathBuf {
    parent(root).join(hidden(root) + "old")
}

/// Where a run that was killed between two renames has left the old folder, if one has. What is somebody's own is refused.
pub(super) fn check_old(root: &Path, headers: &Headers) -> anyhow::Result<Option<PathBuf>> {
    let old = old(root);
    match fs::symlink_metadata(&old) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(None),
        Ok(meta) if !meta.is_dir() => {
            bail!("{} is no folder, and would be the old {}; move it elsewhere", old.display(), root.display())
        }
        _ => {}
    }
    check_machine_written(&old, headers)?;
    Ok(Some(old))
}

/// Ends what a run that was killed between two renames has begun.
pub(super) fn recover(root: &Path, headers: &Headers) -> anyhow::Result<()> {
    let Some(old) = check_old(root, headers)? else { return Ok(()) };
    if root.exists() {
        return remove(&old);
    }
    fs::rename(&old, root)
        .with_context(|| format!("{} was left by a run that was cut short and cannot be put back", old.display()))
}
