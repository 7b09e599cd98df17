//! One run at a time.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

use super::stage::{hidden, parent};

/// Held while it lives; a killed process lets it go.
pub(super) struct Lock(File);

impl Drop for Lock {
    fn drop(&mut self) {
        // A process that another thread is just starting has the file open, too, and would hold on to the lock.
        let _ = self.0.unlock();
    }
}

pub(super) fn take(root: &Path) -> anyhow::Result<Lock> {
    let folder = parent(root);
    fs::create_dir_all(&folder).with_context(|| format!("{} cannot be made", folder.display()))?;
    let path = path(root);
    let none = || {
        format!("{} is no plain file, and would be the lock of {}; move it elsewhere", path.display(), root.display())
    };
    if fs::symlink_metadata(&path).is_ok_and(|meta| !meta.is_file()) {
        bail!(none());
    }
    let file =
        open(&path).with_context(|| format!("{} cannot be opened; check the folder's permissions", path.display()))?;
    // It may have become something else after it was looked at.
    if !file.metadata().is_ok_and(|meta| meta.is_file()) {
        bail!(none());
    }
    lock(file, root)?.with_context(|| format!("{} cannot be locked", path.display()))
}

/// A run has locked the folder before, or is doing it.
pub(super) fn is_there(root: &Path) -> bool {
    path(root).exists()
}

fn path(root: &Path) -> PathBuf {
    parent(root).join(hidden(root) + "lock")
}

/// No link is followed, since it would make a file elsewhere, and nobody is waited for at the other end of a pipe.
#[cfg(unix)]
fn open(path: &Path) -> io::Result<File> {
    use rustix::fs::{Mode, OFlags, open};
    let flags = OFlags::CREATE | OFlags::WRONLY | OFlags::NOFOLLOW | OFlags::NONBLOCK | OFlags::CLOEXEC;
    Ok(open(path, flags, Mode::from_raw_mode(0o666))?.into())
}

#[cfg(not(unix))]
fn open(path: &Path) -> io::Result<File> {
    File::options().create(true).truncate(false).write(true).open(path)
}

/// The lock of a folder in which single files are written. It is the folder's own, so that none is left in somebody's folder; where
/// a system locks no folders, that the files are as they were read is all that guards them.
///
/// Whoever takes it with [`take`] takes it first: a run that is refused has made no file then.
pub(super) fn of_files(folder: &Path) -> anyhow::Result<Option<Lock>> {
    if !folder.is_dir() {
        return Ok(None);
    }
    match File::open(folder) {
        Ok(file) => Ok(lock(file, folder)?.ok()),
        Err(_) => Ok(None),
    }
}

/// The lock of what is being written, or why there is none.
fn lock(file: File, written: &Path) -> anyhow::Result<io::Result<Lock>> {
    match file.try_lock() {
        Ok(()) => Ok(Ok(Lock(file))),
        Err(TryLockError::WouldBlock) => {
            bail!("another run is writing {}; wait until it is done, then run this again", written.display())
        }
        Err(TryLockError::Error(error)) => Ok(Err(error)),
    }
}
