//! Single machine-written files.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use anyhow::Context;

use super::Difference;
use super::stage::parent;

/// Makes a file hold exactly these bytes, in one step; false when it does already.
pub(crate) fn write_file(path: &Path, bytes: &[u8]) -> anyhow::Result<bool> {
    if compare_file(path, bytes)?.is_none() {
        return Ok(false);
    }
    let folder = parent(path);
    let write = || -> io::Result<()> {
        let mut builder = tempfile::Builder::new();
        builder.prefix(".stage-");
        // A temporary file is its owner's alone; this one becomes a file of the project.
        #[cfg(unix)]
        builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
        let mut file = builder.tempfile_in(&folder)?;
        file.write_all(bytes)?;
        file.persist(path)?;
        Ok(())
    };
    write().with_context(|| format!("{} cannot be written; it is as it was", path.display()))?;
    Ok(true)
}

/// What is wrong with a file, if anything.
pub(crate) fn compare_file(path: &Path, bytes: &[u8]) -> anyhow::Result<Option<Difference>> {
    let shown = path.display().to_string();
    match fs::read(path) {
        Ok(found) if found == bytes => Ok(None),
        Ok(_) => Ok(Some(Difference::Stale(shown))),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(Some(Difference::Missing(shown))),
        Err(error) => Err(error).with_context(|| format!("{shown} cannot be read")),
    }
}
