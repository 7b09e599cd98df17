//! The new folder, put together beside the old one.

use std::collections::HashSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::Context;
use tempfile::TempDir;

use super::remove::remove;
use super::{Content, Difference, Tree};

/// A complete new folder; it is removed unless it is kept.
pub(super) struct Stage(TempDir);

impl Stage {
    /// Unchanged files are linked, so that their times stay.
    pub(super) fn fill(root: &Path, tree: &Tree, differences: &[Difference]) -> anyhow::Result<Self> {
        let parent = parent(root);
        let stage = tempfile::Builder::new()
            .prefix(&prefix(root))
            .tempdir_in(&parent)
            .with_context(|| format!("nothing can be written in {}", parent.display()))?;
        let changed: HashSet<&str> = differences.iter().map(Difference::path).collect();
        for (path, content) in tree.files() {
            let target = stage.path().join(path);
            let placed = place(root, path, &target, content, changed.contains(path));
            placed
                .with_context(|| format!("{} cannot be written; {} is as it was", target.display(), root.display()))?;
        }
        let mode = fs::metadata(root).or_else(|_| fs::metadata(&parent)).map(|meta| meta.permissions());
        mode.and_then(|mode| fs::set_permissions(stage.path(), mode))
            .context("the folder's permissions cannot be set")?;
        Ok(Self(stage))
    }

    /// The folder, which nobody removes any more.
    pub(super) fn keep(self) -> PathBuf {
        self.0.keep()
    }
}

fn place(root: &Path, path: &str, target: &Path, content: &Content, changed: bool) -> std::io::Result<()> {
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    if !changed && fs::hard_link(root.join(path), target).is_ok() {
        return Ok(());
    }
    match content {
        Content::Bytes(bytes) => fs::write(target, bytes)?,
        Content::AsIs(_) => drop(fs::copy(root.join(path), target)?),
    }
    if !changed {
        let time = fs::metadata(root.join(path))?.modified()?;
        fs::File::options().append(true).open(target)?.set_modified(time)?;
    }
    Ok(())
}

/// Removes what runs that were killed have left. The lock is held: no stage is in use.
pub(super) fn clean(root: &Path) -> anyhow::Result<()> {
    let (parent, prefix) = (parent(root), prefix(root));
    fs::create_dir_all(&parent).with_context(|| format!("{} cannot be made", parent.display()))?;
    let entries = fs::read_dir(&parent).with_context(|| format!("{} cannot be read", parent.display()))?;
    for entry in entries.flatten().filter(|entry| entry.file_name().to_string_lossy().starts_with(&prefix)) {
        remove(&entry.path())?;
    }
    Ok(())
}

pub(super) fn parent(root: &Path) -> PathBuf {
    match root.parent() {
        Some(parent) if !parent.as_os_str().is_empty() => parent.to_path_buf(),
        _ => PathBuf::from("."),
    }
}

/// `.generated.` for a folder called `generated`.
pub(super) fn hidden(root: &Path) -> String {
    format!(".{}.", root.file_name().unwrap_or_default().to_string_lossy())
}

fn prefix(root: &Path) -> String {
    hidden(root) + "stage-"
}
