//! The machine-written files: what is made of the same as in the last run, and is there as that left it, stays; all else is made anew.

use std::collections::{BTreeMap, HashMap};
use std::path::Path;

use rayon::prelude::*;
use unified_codegen::emit;
use unified_codegen::model::{Resource, Spec};

use super::inputs::Inputs;
use super::last_run::LastRun;
use crate::checksum::Checksum;
use crate::digest::Digest;
use crate::publish::{self, Content};

type File = (String, Content);

/// The files, and for the next run what those of each resource were made of.
pub(super) struct Remade {
    pub(super) files: Vec<File>,
    pub(super) resources: BTreeMap<String, Digest>,
}

/// Everything is made where the last run is not known, or nobody can say what this one works on.
pub(super) fn files(
    spec: &Spec,
    inputs: Option<&Inputs>,
    last: Option<&LastRun>,
    out: &Path,
) -> anyhow::Result<Remade> {
    let there = if last.is_some() { publish::checksums(out)? } else { HashMap::new() };
    let resources: Vec<&Resource> = spec.resources().collect();
    let made: Vec<(String, Option<Digest>, Vec<File>)> = resources
        .into_par_iter()
        .map(|resource| {
            let path = resource.path();
            let of = inputs.and_then(|inputs| inputs.of_resource(&path));
            let made = last.and_then(|last| last.resources.get(&path).copied());
            let kept = is_same(made, of).then(|| kept(last?, emit::paths_of(spec, resource), &there)).flatten();
            let files = kept.unwrap_or_else(|| with_content(emit::files_of(spec, resource)));
            (path, of, files)
        })
        .collect();
    let is_ground = is_same(last.map(|last| last.ground), inputs.map(|inputs| inputs.shared));
    let ground = is_ground.then(|| kept(last?, emit::PATHS_OF_GROUND.map(str::to_owned).into(), &there)).flatten();
    let mut files = ground.unwrap_or_else(|| with_content(emit::files_of_ground(spec)));
    files.extend(with_content(emit::files_of_all(spec)));
    let mut remade = Remade { files, resources: BTreeMap::new() };
    for (path, of, files) in made {
        remade.resources.extend(of.map(|of| (path, of)));
        remade.files.extend(files);
    }
    Ok(remade)
}

fn with_content(files: Vec<emit::EmittedFile>) -> Vec<File> {
    files.into_iter().map(|(path, bytes)| (path, bytes.into())).collect()
}

/// What nobody knows is not the same.
fn is_same(made: Option<Digest>, of: Option<Digest>) -> bool {
    made.is_some() && made == of
}

/// Files of the last run, if each of them is on the disk as it was made.
fn kept(last: &LastRun, paths: Vec<String>, there: &HashMap<String, Checksum>) -> Option<Vec<File>> {
    let as_is = |path: String| {
        let checksum = *last.files.get(&path)?;
        (there.get(&path) == Some(&checksum)).then_some((path, Content::AsIs(checksum)))
    };
    paths.into_iter().map(as_is).collect()
}
