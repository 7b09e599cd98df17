//! The README at the top shows what a run really prints.

use std::fs;

use super::{Repo, diff};
use crate::{copy, workspace};

/// Dixa closes its user API.
fn without_dixa() -> (Repo, String) {
    let repo = Repo::new();
    copy(&workspace().join("spec"), &repo.path().join("spec"));
    repo.write("generated/Cargo.toml", "[package]\nname = \"truto-unified\"\nversion = \"0.1.0\"\n");
    let commit = repo.commit("as it is");
    let path = repo.path().join("spec/ticketing/users.yaml");
    let text = fs::read_to_string(path).expect("the resource is there");
    repo.write("spec/ticketing/users.yaml", text.replace("          required: [dixa]\n", "").replace("dixa, ", ""));
    (repo, commit)
}

#[test]
fn the_example_is_real() {
    let readme = fs::read_to_string(workspace().join("README.md")).expect("the README is there");
    let (_, rest) = readme.split_once("```console\n$ cargo xtask diff\n").expect("the README shows a difference");
    let (shown, _) = rest.split_once("\n```").expect("the example ends");
    let (repo, commit) = without_dixa();
    let text = diff(repo.path(), &[]).ended(0).stdout().replace(&commit, "1a2b3c4");
    assert!(text.starts_with(&format!("{shown}\n")), "the README shows\n{shown}\nand a run\n{text}");
}
