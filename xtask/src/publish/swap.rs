//! Putting the new folder in the place of the old one.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::Context;

use super::compare::check_machine_written;
use super::headers::Headers;
use super::stage::{Stage, hidden, parent};

/// How two folders change places.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Exchange {
    /// In one step, where the system can.
    Native,
    /// In two renames.
    #[cfg(test)]
    Renames,
}

pub(super) fn swap(root: &Path, stage: Stage, exchange: Exchange) -> anyhow::Result<()> {
    let swapped = if root.exists() {
        replace(root, stage.path(), exchange)
    } else {
        fs::rename(stage.path(), root).map(|()| true)
    };
    let moved = swapped.with_context(|| {
        format!("{} cannot be put in place; check the permissions of {}", root.display(), parent(root).display())
    })?;
    if moved {
        stage.moved();
    }
    Ok(())
}

/// True when the stage is gone, false when it now is the old folder, which is removed with it.
fn replace(root: &Path, stage: &Path, exchange: Exchange) -> io::Result<bool> {
    if exchange == Exchange::Native && native(root, stage)? {
        return Ok(false);
    }
    let old = old(root);
    fs::rename(root, &old)?;
    fs::rename(stage, root)?;
    fs::remove_dir_all(old)?;
    Ok(true)
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

/// Ends what a run that was killed between two renames has begun.
pub(super) fn recover(root: &Path, headers: &Headers) -> anyhow::Result<()> {
    let old = old(root);
    if !old.exists() {
        return Ok(());
    }
    check_machine_written(&old, headers)?;
    let done = if root.exists() { fs::remove_dir_all(&old) } else { fs::rename(&old, root) };
    done.with_context(|| format!("{} was left by a run that was cut short and cannot be put back", old.display()))
}
