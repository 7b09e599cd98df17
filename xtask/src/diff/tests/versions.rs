//! The version of the generated crate on either side.

use std::fs;

use super::{Repo, empty_specification, loaded};

/// What is said of the version, as it is committed and as it is on disk.
#[track_caller]
fn versions(crate_manifest: &str, root: Option<&str>, expected: &str) {
    let repo = empty_specification();
    repo.write("generated/Cargo.toml", crate_manifest);
    if let Some(root) = root {
        repo.write("Cargo.toml", root);
    }
    let short = repo.commit("a crate");
    let sides = loaded(&repo, &["HEAD"]);
    let said = |version: super::super::version::CrateVersion| version.map_or_else(|why| why, |known| known.to_string());
    let top = fs::canonicalize(repo.path()).expect("the folder is there");
    assert_eq!(said(sides.before.version).replace(&format!(" at HEAD ({short})"), ""), expected);
    assert_eq!(said(sides.after.version).replace(&format!("{}/", top.display()), ""), expected);
}

#[test]
fn what_the_manifest_says() {
    const INHERITED: &str = "[package]\nname = 'a'\nversion.workspace = true\n";
    for (manifest, root, expected) in [
        ("[package]\nversion = '1.2.3-rc.1'\n", None, "1.2.3-rc.1"),
        (INHERITED, Some("[workspace.package]\nversion = '0.4.0'\n"), "0.4.0"),
        ("[package]\nversion = {workspace = true}\n[workspace.package]\nversion = '3.0.0'\n", None, "3.0.0"),
        (
            INHERITED,
            Some("[workspace]\n"),
            "`generated/Cargo.toml` has the version of its workspace, and no manifest above it has [workspace.package] version",
        ),
        ("[package]\nname = 'a'\n", None, "`generated/Cargo.toml` has no version"),
        ("[dependencies]\n", None, "`generated/Cargo.toml` has no version"),
        ("a:\n", None, "`generated/Cargo.toml` is no manifest of a crate"),
        (
            "[package]\nversion = '1.2'\n",
            None,
            "`generated/Cargo.toml` has the version `1.2`, which is none (unexpected end of input while parsing minor \
             version number)",
        ),
    ] {
        versions(manifest, root, expected);
    }
}

#[test]
fn the_version_of_each_side_is_its_own() {
    let repo = empty_specification();
    let none = repo.commit("no crate");
    repo.write("generated/Cargo.toml", "[package]\nversion = '1.0.0'\n");
    repo.commit("a crate");
    repo.write("generated/Cargo.toml", "[package]\nversion = '1.1.0'\n");
    let said = |names: &[&str]| {
        let sides = loaded(&repo, names);
        [sides.before.version, sides.after.version].map(|version| version.map(|known| known.to_string()))
    };
    assert_eq!(said(&["HEAD"]), [Ok("1.0.0".to_owned()), Ok("1.1.0".to_owned())]);
    let missing = format!("there is no `generated/Cargo.toml` at HEAD~1 ({none})");
    assert_eq!(said(&["HEAD~1", "HEAD"]), [Err(missing), Ok("1.0.0".to_owned())]);
}

#[test]
fn the_crate_of_a_folder_is_beside_it() {
    let (before, after) = (empty_specification(), Repo::new());
    before.write("generated/Cargo.toml", "[package]\nversion = '1.0.0'\n");
    after.write("spec/platform.yaml", super::PLATFORM);
    after.write("spec/providers.yaml", super::PROVIDERS);
    let folder = |repo: &Repo| repo.path().join("spec").to_string_lossy().into_owned();
    let sides = loaded(&before, &[&folder(&before), &folder(&after)]);
    assert_eq!(sides.before.version.map(|version| version.to_string()), Ok("1.0.0".to_owned()));
    let expected = format!("there is no folder `{}/../generated`", folder(&after));
    assert_eq!(sides.after.version, Err(expected));
    assert_eq!(sides.before.name, folder(&before));
}
