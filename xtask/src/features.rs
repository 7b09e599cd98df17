//! The features that the crate's manifest must have.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use anyhow::{Context, bail};
use serde::Deserialize;
use unified_codegen::model::{Api, Spec};

#[derive(Debug, Deserialize)]
struct Manifest {
    features: Option<Features>,
}

/// The feature that turns on every API.
const ALL: &str = "all-apis";

type Features = BTreeMap<String, Vec<String>>;

/// Every API needs a Cargo feature of its name, or nobody can turn it on, and [`ALL`] turns on all of them: which are on by default is
/// for the author of the crate to say. The manifest is written by hand, so it is checked instead of changed. A folder that belongs to
/// no crate needs none.
pub(crate) fn check(spec: &Spec, manifest: Option<&ManifestFile>) -> anyhow::Result<()> {
    let Some(ManifestFile { path, text }) = manifest else { return Ok(()) };
    let manifest: Manifest =
        toml::from_str(text).with_context(|| format!("{} is no manifest of a crate", path.display()))?;
    let apis: Vec<String> = spec.apis.iter().map(Api::feature).collect();
    let apis: Vec<&str> = apis.iter().map(String::as_str).collect();
    let lines = missing_lines(manifest.features.as_ref(), &apis);
    if !lines.is_empty() {
        bail!("{} has no features for some APIs; under [features] it needs\n  {}", path.display(), lines.join("\n  "));
    }
    Ok(())
}

/// The manifest of the crate that a folder belongs to.
pub(crate) struct ManifestFile {
    path: PathBuf,
    pub(crate) text: String,
}

/// The one of the crate that the folder belongs to, if it belongs to one.
pub(crate) fn manifest(out: &Path) -> anyhow::Result<Option<ManifestFile>> {
    let Some(path) = manifest_of(out) else { return Ok(None) };
    // Nobody may be writing to a pipe.
    if fs::metadata(&path).is_ok_and(|meta| !meta.is_file()) {
        bail!(
            "{} cannot be read as the manifest of the crate, because it is no file; move it elsewhere",
            path.display()
        );
    }
    match fs::read_to_string(&path) {
        Ok(text) => Ok(Some(ManifestFile { path, text })),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Ok(None),
        Err(error) => Err(error).with_context(|| format!("{} cannot be read", path.display())),
    }
}

/// A folder belongs to a crate by its place: `<crate>/src/<folder>`.
fn manifest_of(out: &Path) -> Option<PathBuf> {
    let src = out.parent().filter(|parent| parent.ends_with("src"))?;
    Some(src.parent()?.join("Cargo.toml"))
}

/// What has to be added, as it has to be written.
fn missing_lines(features: Option<&Features>, apis: &[&str]) -> Vec<String> {
    let none = Features::new();
    let declared = features.unwrap_or(&none);
    let mut lines = Vec::new();
    if features.is_none() {
        lines.push("[features]".to_owned());
    }
    let on = turned_on(declared);
    let off = apis.iter().filter(|api| !on.contains(**api));
    let present = declared.get(ALL).into_iter().flatten().map(String::as_str);
    let wanted: Vec<&str> = present.chain(off.clone().copied()).collect();
    if off.count() > 0 {
        let instead = if declared.contains_key(ALL) { " # instead of the `all-apis` that is there" } else { "" };
        lines.push(format!("{ALL} = {wanted:?}{instead}"));
    }
    lines.extend(apis.iter().filter(|api| !declared.contains_key(**api)).map(|api| format!("{api} = []")));
    lines
}

/// The features that [`ALL`] turns on, by itself or through others.
fn turned_on(features: &Features) -> BTreeSet<&str> {
    let mut on = BTreeSet::new();
    let mut next = vec![ALL];
    while let Some(name) = next.pop() {
        if on.insert(name) {
            next.extend(features.get(name).into_iter().flatten().map(String::as_str));
        }
    }
    on
}
