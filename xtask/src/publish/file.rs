//! Single machine-written files, outside of the machine-written folder.

use std::fs;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use tempfile::NamedTempFile;

use super::stage::{hidden, parent};
use super::{Difference, changed_meanwhile};
use crate::checksum::Checksum;

#[cfg(test)]
mod tests;

/// A path, and what the file there should hold.
#[derive(Debug, Clone)]
pub(crate) struct SingleFile {
    path: PathBuf,
    bytes: Vec<u8>,
    there: There,
}

/// What is to be replaced.
#[derive(Debug, Clone)]
enum There {
    /// Whatever is there.
    Anything,
    /// Nothing: the file is new.
    Nothing,
    /// These bytes, and no others.
    Bytes(Vec<u8>),
}

impl SingleFile {
    pub(crate) fn new(path: impl Into<PathBuf>, bytes: impl Into<Vec<u8>>) -> Self {
        Self { path: path.into(), bytes: bytes.into(), there: There::Anything }
    }

    /// The file's name in its folder.
    pub(crate) fn name(&self) -> String {
        self.path.file_name().unwrap_or_default().to_string_lossy().into_owned()
    }

    /// The folder that it is in.
    pub(super) fn folder(&self) -> PathBuf {
        parent(&self.path)
    }

    /// What stands for what it should hold.
    pub(crate) fn checksum(&self) -> Checksum {
        Checksum::of(&self.bytes)
    }

    /// Made of what the file held, `None` for a new one, so that it is refused when the file holds something else by now.
    pub(crate) fn made_of(self, before: Option<&[u8]>) -> Self {
        Self { there: before.map_or(There::Nothing, |bytes| There::Bytes(bytes.to_vec())), ..self }
    }

    /// The file is still what this was made of. What cannot be read is refused with more words when it is written.
    pub(super) fn check_unchanged(&self) -> anyhow::Result<()> {
        let is_unchanged = match (&self.there, fs::read(&self.path)) {
            (There::Anything, _) => true,
            (There::Nothing, found) => found.is_err(),
            (There::Bytes(bytes), Ok(found)) => *bytes == found,
            (There::Bytes(_), Err(error)) => error.kind() != io::ErrorKind::NotFound,
        };
        if !is_unchanged {
            return Err(changed_meanwhile(&self.path));
        }
        Ok(())
    }

    /// What is wrong with the file on disk, if anything. What is there and is no file is somebody's own.
    pub(crate) fn compare(&self) -> anyhow::Result<Option<Difference>> {
        let shown = self.path.display().to_string();
        if fs::symlink_metadata(&self.path).is_ok_and(|meta| !meta.is_file()) {
            bail!("{shown} cannot be replaced by a file, because it is none; move it elsewhere");
        }
        match fs::read(&self.path) {
            Ok(found) if found == self.bytes => Ok(None),
            Ok(_) => Ok(Some(Difference::Stale(shown))),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Some(Difference::Missing(shown))),
            Err(error) => Err(error).with_context(|| format!("{shown} cannot be read")),
        }
    }

    /// Writes everything that is to be written, beside the file; nothing, when the file is as it should be.
    ///
    /// What a disk can refuse is refused here, so that little can go wrong once the folder has been swapped.
    pub(super) fn stage(&self) -> anyhow::Result<Option<StagedFile>> {
        let Some(difference) = self.compare()? else { return Ok(None) };
        let file = self.write().with_context(|| cannot_be_written(&self.path))?;
        Ok(Some(StagedFile { file, path: self.path.clone(), difference }))
    }

    /// As [`Self::stage`], in a folder that may have to be made.
    pub(super) fn stage_in_folder(&self) -> anyhow::Result<Option<StagedFile>> {
        fs::create_dir_all(parent(&self.path)).with_context(|| cannot_be_written(&self.path))?;
        self.stage()
    }

    /// A file that is there is replaced by another, which nobody is to notice by who may read it.
    #[cfg(unix)]
    fn keep_mode(&self, file: &NamedTempFile) -> io::Result<()> {
        match fs::metadata(&self.path) {
            Ok(there) => file.as_file().set_permissions(there.permissions()),
            Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(()),
            Err(error) => Err(error),
        }
    }

    fn write(&self) -> io::Result<NamedTempFile> {
        let (folder, prefix) = (parent(&self.path), hidden(&self.path) + "stage-");
        // What runs that were killed have left: nobody else would know that it can go.
        for entry in fs::read_dir(&folder)?.flatten() {
            let is_folder = entry.file_type().is_ok_and(|kind| kind.is_dir());
            if !is_folder && entry.file_name().to_string_lossy().starts_with(&prefix) {
                fs::remove_file(entry.path())?;
            }
        }
        let mut builder = tempfile::Builder::new();
        builder.prefix(&prefix);
        // A temporary file is its owner's alone; this one becomes a file of the project.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = builder.tempfile_in(folder)?;
        file.write_all(&self.bytes)?;
        #[cfg(unix)]
        self.keep_mode(&file)?;
        Ok(file)
    }
}

/// A complete new file; it is removed unless it is put in place.
pub(super) struct StagedFile {
    file: NamedTempFile,
    path: PathBuf,
    pub(super) difference: Difference,
}

impl StagedFile {
    pub(super) fn put_in_place(self) -> anyhow::Result<()> {
        let placed = self.file.persist(&self.path).map_err(|error| error.error);
        placed.map(drop).with_context(|| cannot_be_written(&self.path))
    }
}

fn cannot_be_written(path: &Path) -> String {
    format!("{} cannot be written; it is as it was", path.display())
}
