//! What is on disk against what should be.

use std::collections::HashMap;
use std::fmt;
use std::fs;
use std::path::Path;

use anyhow::{Context, bail};
use rayon::prelude::*;

use super::found::{Found, Kind, list};
use super::headers::Headers;
use super::{Content, Tree};
use crate::checksum::Checksum;

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
    let files: Vec<_> = tree.files().collect();
    let compared = files.into_par_iter().map(|(path, content)| {
        let Ok(at) = found.binary_search_by(|entry| entry.path.as_str().cmp(path)) else {
            return Ok(Some(Difference::Missing(path.to_owned())));
        };
        let stale = !holds(root, &found[at], content)?;
        Ok(stale.then(|| Difference::Stale(path.to_owned())))
    });
    let compared = compared.collect::<anyhow::Result<Vec<_>>>()?;
    let mut differences: Vec<_> = compared.into_iter().flatten().collect();
    let extra = found.iter().filter(|entry| tree.get(&entry.path).is_none());
    differences.extend(extra.map(|entry| Difference::Extra(entry.path.clone())));
    differences.sort_by(|a, b| a.path().cmp(b.path()));
    Ok(differences)
}

/// Refuses a folder that somebody keeps things of their own in. An empty folder is nothing to lose.
pub(super) fn check_machine_written(root: &Path, headers: &Headers) -> anyhow::Result<()> {
    let is_marked = |path: &Path| headers.fit_file(path).with_context(|| format!("{} cannot be read", path.display()));
    for entry in list(root)? {
        let path = root.join(&entry.path);
        let what = match entry.kind {
            Kind::EmptyFolder => continue,
            Kind::File if is_marked(&path)? => continue,
            Kind::File => format!("not machine-written (it does not start with {headers})"),
            Kind::Symlink => "a symbolic link".to_owned(),
            Kind::Special => "neither a file nor a folder".to_owned(),
        };
        bail!(
            "{} is {what}, and everything in {} is replaced; move it elsewhere, or name another folder with --out",
            path.display(),
            root.display()
        );
    }
    Ok(())
}

/// What stands for each file below the root.
pub(crate) fn checksums(root: &Path) -> anyhow::Result<HashMap<String, Checksum>> {
    let files: Vec<Found> = list(root)?.into_iter().filter(|entry| entry.kind == Kind::File).collect();
    let checksums = files.into_par_iter().map(|entry| {
        let path = root.join(&entry.path);
        let bytes = fs::read(&path).with_context(|| format!("{} cannot be read", path.display()))?;
        Ok((entry.path, Checksum::of(&bytes)))
    });
    checksums.collect()
}

/// True for a file with exactly this content.
fn holds(root: &Path, entry: &Found, content: &Content) -> anyhow::Result<bool> {
    if entry.kind != Kind::File {
        return Ok(false);
    }
    let path = root.join(&entry.path);
    let may_be = match content {
        Content::Bytes(bytes) => fs::metadata(&path).map(|meta| meta.len() == bytes.len() as u64),
        Content::AsIs(_) => Ok(true),
    };
    let same = may_be.and_then(|may_be| Ok(may_be && content.is(&fs::read(&path)?)));
    same.with_context(|| format!("{} cannot be read", path.display()))
}
