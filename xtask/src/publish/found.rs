//! What is in a folder.

use std::fs::{self, FileType};
use std::io;
use std::path::Path;

use anyhow::Context;

/// Something below the root that is not a folder with something in it.
pub(super) struct Found {
    /// Relative to the root, with forward slashes.
    pub(super) path: String,
    pub(super) kind: Kind,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    File,
    EmptyFolder,
    Symlink,
    /// A pipe, a socket, a device.
    Special,
}

impl Kind {
    fn of(kind: FileType) -> Self {
        if kind.is_symlink() {
            Self::Symlink
        } else if kind.is_file() {
            Self::File
        } else {
            Self::Special
        }
    }
}

/// Everything below the root, by path. Links are not followed, and an empty folder counts as a thing.
pub(super) fn list(root: &Path) -> anyhow::Result<Vec<Found>> {
    let mut found = Vec::new();
    walk(root, "", &mut found).with_context(|| format!("{} cannot be read", root.display()))?;
    found.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(found)
}

fn walk(folder: &Path, prefix: &str, found: &mut Vec<Found>) -> io::Result<()> {
    let entries = match fs::read_dir(folder) {
        Err(error) if error.kind() == io::ErrorKind::NotFound && prefix.is_empty() => return Ok(()),
        entries => entries?,
    };
    let mut empty = true;
    for entry in entries {
        let entry = entry?;
        empty = false;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        let kind = entry.file_type()?;
        if kind.is_dir() {
            walk(&entry.path(), &format!("{path}/"), found)?;
        } else {
            found.push(Found { path, kind: Kind::of(kind) });
        }
    }
    if empty && !prefix.is_empty() {
        found.push(Found { path: prefix.trim_end_matches('/').to_owned(), kind: Kind::EmptyFolder });
    }
    Ok(())
}
