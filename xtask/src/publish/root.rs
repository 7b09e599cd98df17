//! Which folders can be written.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};

/// The folder that was asked for, without what a path can have behind its name: `link/` and `link/.` are `link`.
///
/// It is asked for before anything is written, the lock included: a call that is refused for it leaves nothing behind.
pub(crate) fn root(out: &Path) -> anyhow::Result<PathBuf> {
    let root: PathBuf = out.components().collect();
    if root.file_name().is_none() {
        bail!(
            "`{}` cannot be replaced as a whole; name a folder inside of it with --out, such as `{}`",
            out.display(),
            out.join("generated").display()
        );
    }
    match fs::symlink_metadata(&root) {
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(root),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", root.display())),
        Ok(meta) if meta.is_symlink() => {
            bail!("{} is a symbolic link; replace it by a folder, or name the folder itself with --out", root.display())
        }
        Ok(meta) if !meta.is_dir() => bail!("{} is not a folder; name one with --out", root.display()),
        Ok(_) => Ok(root),
    }
}
