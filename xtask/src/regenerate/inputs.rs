//! Everything that the machine-written files are made of, each as a digest.

use std::collections::HashMap;
use std::{env, fs};

use unified_codegen::load::RawFile;

use crate::checksum::Checksum;
use crate::digest::Digest;
use crate::features::ManifestFile;

/// What a run works on.
pub(super) struct Inputs {
    /// All of it.
    pub(super) whole: Digest,
    /// What is in no resource's file, and what makes the files.
    pub(super) shared: Digest,
    /// What the files of a resource are made of, by the resource's path, `ticketing/accounts`.
    resources: HashMap<String, Digest>,
}

impl Inputs {
    /// Nothing where something cannot be read, so that nobody can say what the files are made of.
    pub(super) fn of(files: &[RawFile], manifest: Option<&ManifestFile>) -> Option<Self> {
        let program = program()?.bytes();
        let mut shared = vec![program.as_slice()];
        let mut resources = Vec::new();
        for RawFile { path, content } in files {
            let content = content.as_ref().ok()?;
            match path.strip_suffix(".yaml").filter(|path| path.contains('/')) {
                Some(resource) => resources.push((resource, content)),
                None => shared.extend([path.as_bytes(), content.as_slice()]),
            }
        }
        let shared = Digest::of_all(shared);
        let of_one =
            |(path, content): (&str, &Vec<u8>)| Digest::of_all([shared.bytes(), path.as_bytes(), content.as_slice()]);
        let resources: Vec<_> = resources.into_iter().map(|file| (file.0.to_owned(), of_one(file))).collect();
        let manifest = manifest.map_or(&b""[..], |manifest| manifest.text.as_bytes());
        let whole = resources.iter().map(|(_, digest)| digest.bytes());
        let whole = Digest::of_all([shared.bytes(), manifest].into_iter().chain(whole));
        Some(Self { whole, shared, resources: resources.into_iter().collect() })
    }

    pub(super) fn of_resource(&self, path: &str) -> Option<Digest> {
        self.resources.get(path).copied()
    }
}

/// The program that is running: another one writes other files, whatever its version says.
fn program() -> Option<Checksum> {
    // The path may lead to another program by now; this leads to the one that is running.
    let running = if cfg!(target_os = "linux") { "/proc/self/exe".into() } else { env::current_exe().ok()? };
    fs::read(running).ok().map(|bytes| Checksum::of(&bytes))
}
