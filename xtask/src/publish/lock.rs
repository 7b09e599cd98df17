//! One run at a time.

use std::fs::{self, File, TryLockError};
use std::path::Path;

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
    let path = folder.join(hidden(root) + "lock");
    let open = File::options().create(true).truncate(false).write(true).open(&path);
    let file = open.with_context(|| format!("{} cannot be opened; check the folder's permissions", path.display()))?;
    match file.try_lock() {
        Ok(()) => Ok(Lock(file)),
        Err(TryLockError::WouldBlock) => {
            bail!("another run is writing {}; wait until it is done, then run this again", root.display())
        }
        Err(TryLockError::Error(error)) => Err(error).with_context(|| format!("{} cannot be locked", path.display())),
    }
}
