//! The version of the generated crate.

use std::fs;
use std::io::{self, ErrorKind};
use std::path::Path;

use semver::Version;
use serde::Deserialize;

use super::named::Revision;
use super::objects::Objects;
use super::repository::Repository;
use crate::spec::shown;

/// A version, or why there is none: that is worth a sentence and never a failure.
pub(crate) type CrateVersion = Result<Version, String>;

#[derive(Debug, Deserialize)]
struct Manifest {
    package: Option<Package>,
    workspace: Option<Workspace>,
}

#[derive(Debug, Deserialize)]
struct Package {
    version: Option<Declared>,
}

#[derive(Debug, Deserialize)]
struct Workspace {
    package: Option<Package>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Declared {
    Here(String),
    Inherited {
        #[serde(rename = "workspace")]
        _workspace: bool,
    },
}

/// The version at a revision of the crate in a folder, which is relative to where a person stands.
pub(super) fn in_commit(repository: &Repository, revision: &Revision, folder: &Path) -> CrateVersion {
    let path = repository.path_of(folder).map_err(|error| format!("{error:#}"))?;
    let Some(path) = path else { return Err(format!("`{}` is outside of the repository", shown(folder))) };
    let mut blobs = Objects::contents(&repository.git).map_err(|error| error.to_string())?;
    let read = |manifest: &Path| {
        let name = format!("{}:{}", revision.commit, shown(manifest));
        let blob = blobs.blob(&name)?;
        blob.map(|bytes| String::from_utf8(bytes).map_err(io::Error::other)).transpose()
    };
    version(Path::new(&path), read).map_err(|reason| format!("{reason} at {}", revision.name))
}

/// The version of the crate in a folder on disk.
pub(super) fn on_disk(folder: &Path) -> CrateVersion {
    let Ok(folder) = folder.canonicalize() else { return Err(format!("there is no folder `{}`", shown(folder))) };
    version(&folder, |manifest| match fs::read_to_string(manifest) {
        Err(error) if error.kind() == ErrorKind::NotFound => Ok(None),
        read => read.map(Some),
    })
}

/// The version that the manifest in a folder declares, or that a manifest above declares for its workspace.
fn version(folder: &Path, mut read: impl FnMut(&Path) -> io::Result<Option<String>>) -> CrateVersion {
    let own = folder.join("Cargo.toml");
    let path = shown(&own);
    let Some(manifest) = manifest(&own, &mut read)? else { return Err(format!("there is no `{path}`")) };
    match manifest.package.and_then(|package| package.version) {
        Some(Declared::Here(version)) => return parsed(&path, &version),
        Some(Declared::Inherited { .. }) => {}
        None => return Err(format!("`{path}` has no version")),
    }
    for above in folder.ancestors() {
        let root = above.join("Cargo.toml");
        let found = self::manifest(&root, &mut read)?.and_then(|manifest| manifest.workspace?.package?.version);
        if let Some(Declared::Here(version)) = found {
            return parsed(&shown(&root), &version);
        }
    }
    Err(format!("`{path}` has the version of its workspace, and no manifest above it has [workspace.package] version"))
}

fn manifest(
    path: &Path,
    read: &mut impl FnMut(&Path) -> io::Result<Option<String>>,
) -> Result<Option<Manifest>, String> {
    let text = read(path).map_err(|error| format!("`{}` cannot be read ({error})", shown(path)))?;
    let parse =
        |text: String| toml::from_str(&text).map_err(|_| format!("`{}` is no manifest of a crate", shown(path)));
    text.map(parse).transpose()
}

fn parsed(path: &str, version: &str) -> CrateVersion {
    Version::parse(version).map_err(|error| format!("`{path}` has the version `{version}`, which is none ({error})"))
}
