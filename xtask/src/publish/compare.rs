//! What is on disk against what should be.

use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::Path;

use anyhow::{Context, bail};

use super::Tree;

/// One file that is not as it should be; the path is relative to the folder.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Difference {
    /// It should be there.
    Missing(String),
    /// It should hold something else.
    Stale(String),
    /// It should not be there.
    Extra(String),
}

impl Difference {
    pub(super) fn path(&self) -> &str {
        let (Self::Missing(path) | Self::Stale(path) | Self::Extra(path)) = self;
        path
    }
}

impl fmt::Display for Difference {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Missing(path) => write!(f, "missing  {path}"),
            Self::Stale(path) => write!(f, "stale    {path}"),
            Self::Extra(path) => write!(f, "extra    {path}"),
        }
    }
}

/// Every difference, by path.
pub(crate) fn compare(root: &Path, tree: &Tree) -> anyhow::Result<Vec<Difference>> {
    let found = list(root)?;
    let mut differences = Vec::new();
    for (path, bytes) in tree.files() {
        match found.binary_search_by(|entry| entry.path.as_str().cmp(path)) {
            Err(_) => differences.push(Difference::Missing(path.to_owned())),
            Ok(at) if !found[at].holds(root, bytes)? => differences.push(Difference::Stale(path.to_owned())),
            Ok(_) => {}
        }
    }
    let extra = found.iter().filter(|entry| tree.get(&entry.path).is_none());
    differences.extend(extra.map(|entry| Difference::Extra(entry.path.clone())));
    differences.sort_by(|a, b| a.path().cmp(b.path()));
    Ok(differences)
}

/// Refuses a folder that somebody keeps files of their own in.
pub(super) fn check_machine_written(root: &Path, marker: &str) -> anyhow::Result<()> {
    for entry in list(root)?.iter().filter(|entry| entry.regular) {
        let path = root.join(&entry.path);
        let mut head = Vec::new();
        File::open(&path)
            .and_then(|file| file.take(200).read_to_end(&mut head))
            .with_context(|| format!("{} cannot be read", path.display()))?;
        if !String::from_utf8_lossy(&head).contains(marker) {
            bail!(
                "{} is not machine-written (`{marker}` is not in its first bytes), and everything in {} is replaced; \
                 move the file elsewhere, or name another folder with --out",
                path.display(),
                root.display()
            );
        }
    }
    Ok(())
}

/// Something below the root that is not a folder with files in it.
struct Found {
    path: String,
    /// A file, and not a link, a pipe or an empty folder.
    regular: bool,
}

impl Found {
    fn holds(&self, root: &Path, bytes: &[u8]) -> anyhow::Result<bool> {
        if !self.regular {
            return Ok(false);
        }
        let path = root.join(&self.path);
        let same_size = fs::metadata(&path).map(|meta| meta.len() == bytes.len() as u64);
        let same = same_size.and_then(|same| Ok(same && fs::read(&path)? == bytes));
        same.with_context(|| format!("{} cannot be read", path.display()))
    }
}

/// Links are not followed, and an empty folder counts as a thing that should not be there.
fn list(root: &Path) -> anyhow::Result<Vec<Found>> {
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
            found.push(Found { path, regular: kind.is_file() });
        }
    }
    if empty && !prefix.is_empty() {
        found.push(Found { path: prefix.trim_end_matches('/').to_owned(), regular: false });
    }
    Ok(())
}
