//! Removing what runs have left, and the folder that was replaced.

use std::fs;
use std::io;
use std::path::Path;

use anyhow::Context;

/// Removes a folder with all that is in it, or a file, or a link and not what it leads to.
pub(super) fn remove(path: &Path) -> anyhow::Result<()> {
    gone(path).with_context(|| {
        format!(
            "{} was left by a run and cannot be removed; remove it by hand, as its owner, then run this again",
            path.display()
        )
    })
}

fn gone(path: &Path) -> io::Result<()> {
    if !fs::symlink_metadata(path)?.is_dir() {
        return fs::remove_file(path);
    }
    fs::remove_dir_all(path).or_else(|_| {
        make_writable(path);
        fs::remove_dir_all(path)
    })
}

/// Nothing leaves a folder that its owner may not write to. Links are not followed; what cannot be changed, removing names.
#[cfg(unix)]
fn make_writable(folder: &Path) {
    use rustix::fs::{Mode, OFlags, open};
    use std::os::unix::fs::PermissionsExt as _;
    // A link that took the folder's place meanwhile is not opened, and what is changed is what was opened.
    let flags = OFlags::RDONLY | OFlags::DIRECTORY | OFlags::NOFOLLOW | OFlags::CLOEXEC;
    let Ok(opened) = open(folder, flags, Mode::empty()).map(fs::File::from) else { return };
    if let Ok(meta) = opened.metadata() {
        let _ = opened.set_permissions(fs::Permissions::from_mode(meta.permissions().mode() | 0o700));
    }
    for entry in fs::read_dir(folder).into_iter().flatten().flatten() {
        if entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            make_writable(&entry.path());
        }
    }
}

#[cfg(not(unix))]
fn make_writable(_: &Path) {}
