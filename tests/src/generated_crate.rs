//! The crate of this workspace, with another specification's files in place of its own machine-written ones.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use tempfile::TempDir;
use unified_codegen::emit;
use unified_codegen::model::{Api, Spec};

use crate::{copy, workspace, write_file};

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
        write(&to.join("src/lib.rs"), &read(&from.join("src/lib.rs")));
        write(&to.join("Cargo.lock"), &read(&workspace().join("Cargo.lock")));
        let made = Self { folder };
        made.turn_into(spec);
        made
    }

    /// Makes it the crate of another specification, in the same place: what is kept of a compilation can be used again.
    ///
    /// # Panics
    ///
    /// If it cannot be written.
    pub fn turn_into(&self, spec: &Spec) {
        let generated = self.path().join("src/generated");
        if generated.exists() {
            fs::remove_dir_all(&generated).unwrap_or_else(|error| panic!("{}: {error}", generated.display()));
        }
        for (path, bytes) in emit::files(spec) {
            write(&generated.join(path), &bytes);
        }
        let manifest = read(&workspace().join("generated/Cargo.toml"));
        let manifest = String::from_utf8(manifest).expect("a manifest is text");
        write(&self.path().join("Cargo.toml"), self::manifest(spec, &manifest).as_bytes());
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Adds a file.
    ///
    /// # Panics
    ///
    /// If it cannot be written.
    pub fn add(&self, path: &str, text: &str) {
        write(&self.folder.path().join(path), text.as_bytes());
    }

    /// Builds an example, with these features besides the default ones; where the program is.
    ///
    /// # Panics
    ///
    /// With what cargo printed, if it fails.
    pub fn example(&self, name: &str, features: &[&str]) -> PathBuf {
        self.cargo(&["build", "--quiet", "--example", name, "--features", &features.join(",")]);
        target().join("debug/examples").join(format!("{name}{}", std::env::consts::EXE_SUFFIX))
    }

    /// Cargo, to be run in the crate.
    pub fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO"));
        // Each crate is in a place of its own and compiled once: nobody looks for what would be kept for the next time.
        command.args(args).arg("--offline").current_dir(self.path()).env("CARGO_INCREMENTAL", "0");
        command
    }

    /// Runs cargo in the crate, warnings denied; what it printed.
    ///
    /// # Panics
    ///
    /// With what cargo printed, if it fails.
    pub fn cargo(&self, args: &[&str]) -> String {
        let output = self
            .command(args)
            .env("CARGO_TARGET_DIR", target())
            .env("CARGO_PROFILE_DEV_DEBUG", "0")
            .env("RUSTFLAGS", "-D warnings")
            .env("RUSTDOCFLAGS", "-D warnings")
            .output()
            .expect("cargo can be started");
        let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
        assert!(output.status.success(), "cargo {args:?}\n{}\n{}", text(&output.stdout), text(&output.stderr));
        text(&output.stdout)
    }
}

/// All that depends on the specification, and no way to send: that is the same for all.
pub fn features(spec: &Spec) -> Vec<String> {
    spec.apis.iter().map(Api::feature).chain(["client".to_owned()]).collect()
}

/// What cargo makes of these crates, one after the other.
fn target() -> PathBuf {
    workspace().join("target/golden")
}

/// The workspace's manifest of the crate, with the features of this specification's APIs instead.
fn manifest(spec: &Spec, workspace: &str) -> String {
    let mut manifest: toml::Table = toml::from_str(workspace).expect("a manifest is TOML");
    let apis: Vec<String> = spec.apis.iter().map(Api::feature).collect();
    let features = manifest["features"].as_table_mut().expect("the crate has features");
    let own = features.remove("default").expect("some are on by default");
    let own = own.as_array().expect("features are a list").iter().filter_map(toml::Value::as_str);
    let own: Vec<String> = own
        .filter(|name| features[*name].as_array().is_some_and(|needs| !needs.is_empty()))
        .map(str::to_owned)
        .collect();
    features.remove("all-apis").expect("one turns on every API");
    features.retain(|_, needs| needs.as_array().is_some_and(|needs| !needs.is_empty()));
    for api in &apis {
        features.insert(api.clone(), toml::Value::Array(Vec::new()));
    }
    let all = apis.iter().cloned().map(toml::Value::String).collect();
    features.insert("all-apis".to_owned(), toml::Value::Array(all));
    let on = apis.into_iter().chain(own).map(toml::Value::String).collect();
    features.insert("default".to_owned(), toml::Value::Array(on));
    for key in ["package", "lints", "example"] {
        manifest.remove(key);
    }
    let package = "[package]\nname = \"truto-unified\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n";
    let lints = "\n[lints.rust]\nunexpected_cfgs = { level = \"warn\", check-cfg = ['cfg(docsrs)'] }\n\n[workspace]\n";
    format!("{package}{manifest}{lints}")
}

fn read(path: &Path) -> Vec<u8> {
    fs::read(path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}

fn write(path: &Path, bytes: &[u8]) {
    write_file(path, bytes).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
}
