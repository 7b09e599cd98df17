//! The crate of this workspace, with another specification's files in place of its own machine-written ones.

use std::fs;
use std::path::Path;
use std::process::Command;

use tempfile::TempDir;
use unified_codegen::emit;
use unified_codegen::model::Spec;

use crate::{copy, workspace};

/// A crate in a folder of its own, which goes when this is dropped.
#[derive(Debug)]
pub struct GeneratedCrate {
    folder: TempDir,
}

impl GeneratedCrate {
    /// The crate that a specification becomes.
    ///
    /// # Panics
    ///
    /// If it cannot be written.
    pub fn of(spec: &Spec) -> Self {
        let folder = tempfile::tempdir().expect("a folder can be made");
        let (from, to) = (workspace().join("generated"), folder.path());
        copy(&from.join("src/runtime"), &to.join("src/runtime"));
        for (path, bytes) in emit::files(spec) {
            write(&to.join("src/generated").join(path), &bytes);
        }
        write(&to.join("src/lib.rs"), &read(&from.join("src/lib.rs")));
        write(&to.join("Cargo.lock"), &read(&workspace().join("Cargo.lock")));
        let manifest = String::from_utf8(read(&from.join("Cargo.toml"))).expect("a manifest is text");
        write(&to.join("Cargo.toml"), self::manifest(spec, &manifest).as_bytes());
        Self { folder }
    }

    /// Adds a file.
    ///
    /// # Panics
    ///
    /// If it cannot be written.
    pub fn add(&self, path: &str, text: &str) {
        write(&self.folder.path().join(path), text.as_bytes());
    }

    /// Runs cargo in the crate, warnings denied; what it printed.
    ///
    /// # Panics
    ///
    /// With what cargo printed, if it fails.
    pub fn cargo(&self, args: &[&str]) -> String {
        let output = Command::new(env!("CARGO"))
            .args(args)
            .arg("--offline")
            .current_dir(self.folder.path())
            .env("CARGO_TARGET_DIR", workspace().join("target/golden"))
            .env("RUSTFLAGS", "-D warnings")
            .env("RUSTDOCFLAGS", "-D warnings")
            .output()
            .expect("cargo can be started");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "cargo {args:?}\n{}\n{}", text(&output.stdout), text(&output.stderr));
        text(&output.stdout)
    }
}

fn manifest(spec: &Spec, workspace: &str) -> String {
    let apis: Vec<&str> = spec.apis.iter().map(|api| api.slug.as_str()).collect();
    let features = apis.iter().map(|api| format!("{api} = []\n")).collect::<Vec<_>>().concat();
    let dependencies = workspace.split("[dependencies]").nth(1).expect("the crate has dependencies");
    let dependencies = dependencies.split("\n[").next().unwrap_or_default();
    format!(
        "[package]\nname = \"truto-unified\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[features]\ndefault = {apis:?}\n\
         {features}\n[dependencies]{dependencies}\n[lints.rust]\nunexpected_cfgs = {{ level = \"warn\", check-cfg = ['cfg(docsrs)'] }}\n\n[workspace]\n"
    )
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) {
    let folder = path.parent().expect("a file has a folder");
    fs::create_dir_all(folder)
        .and_then(|()| fs::write(path, bytes))
        .unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
