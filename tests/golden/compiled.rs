//! What is written compiles without a warning, passes its own tests, and documents itself without a warning.

use std::fs;
use std::path::Path;
use std::process::Command;

use crate::{CASES, case, written};

#[test]
fn what_is_written_compiles_and_passes_its_tests() {
    for name in CASES {
        let folder = tempfile::tempdir().expect("a folder can be made");
        assemble(name, folder.path());
        cargo(folder.path(), &["test", "--lib", "--quiet"]);
        let doctests = cargo(folder.path(), &["test", "--doc"]);
        assert!(!doctests.contains("src/generated"), "a text of the specification became a doctest:\n{doctests}");
        cargo(folder.path(), &["doc", "--no-deps", "--quiet"]);
        cargo(folder.path(), &["check", "--no-default-features", "--quiet"]);
    }
}

/// The crate of this workspace, with the case's files in place of its own machine-written ones.
fn assemble(name: &str, folder: &Path) {
    let generated = tests::workspace().join("generated");
    tests::copy(&generated.join("src/runtime"), &folder.join("src/runtime"));
    fs::copy(generated.join("src/lib.rs"), folder.join("src/lib.rs")).expect("lib.rs can be copied");
    fs::copy(tests::workspace().join("Cargo.lock"), folder.join("Cargo.lock")).expect("the lock file can be copied");
    for (path, text) in written(name) {
        let path = folder.join("src/generated").join(path);
        fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
        fs::write(path, text).expect("a file can be written");
    }
    fs::write(folder.join("Cargo.toml"), manifest(name)).expect("the manifest can be written");
}

fn manifest(name: &str) -> String {
    let folders = fs::read_dir(case(name).join("spec")).expect("the case can be listed");
    let apis: Vec<String> = folders
        .map(|entry| entry.expect("an entry can be read"))
        .filter(|entry| entry.path().is_dir())
        .map(|entry| entry.file_name().to_string_lossy().into_owned())
        .collect();
    let features = apis.iter().map(|api| format!("{api} = []\n")).collect::<Vec<_>>().concat();
    let workspace = fs::read_to_string(tests::workspace().join("generated/Cargo.toml")).expect("the manifest is there");
    let dependencies = workspace.split("[dependencies]").nth(1).expect("the crate has dependencies");
    let dependencies = dependencies.split("\n[").next().unwrap_or_default();
    format!(
        "[package]\nname = \"truto-unified\"\nversion = \"0.0.0\"\nedition = \"2024\"\n\n[features]\ndefault = {apis:?}\n\
         {features}\n[dependencies]{dependencies}\n[lints.rust]\nunexpected_cfgs = {{ level = \"warn\", check-cfg = ['cfg(docsrs)'] }}\n\n[workspace]\n"
    )
}

/// What cargo printed; it must have succeeded.
fn cargo(folder: &Path, args: &[&str]) -> String {
    let output = Command::new(env!("CARGO"))
        .args(args)
        .arg("--offline")
        .current_dir(folder)
        .env("CARGO_TARGET_DIR", tests::workspace().join("target/golden"))
        .env("RUSTFLAGS", "-D warnings")
        .env("RUSTDOCFLAGS", "-D warnings")
        .output()
        .expect("cargo can be started");
    let text = |bytes: &[u8]| String::from_utf8_lossy(bytes).into_owned();
    assert!(output.status.success(), "cargo {args:?}\n{}\n{}", text(&output.stdout), text(&output.stderr));
    text(&output.stdout)
}
