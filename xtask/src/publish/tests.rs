//! Publishing on real folders.

mod refused;

use std::fs;
use std::path::Path;

use super::swap::Exchange;
use super::{Difference, Report, Tree, compare, publish_with};

const HEADER: &str = "// @generated";

fn tree(files: &[(&str, &str)]) -> Tree {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), format!("{HEADER}\n{text}").into_bytes()));
    Tree::new(files, HEADER).expect("the paths are sound")
}

fn publish(root: &Path, tree: &Tree) -> anyhow::Result<Report> {
    super::publish(root, tree, &[])
}

/// How many files were written, stayed, and are gone.
fn counts(report: &Report) -> [usize; 3] {
    [report.written, report.unchanged, report.removed.len()]
}

fn text(path: &Path) -> String {
    fs::read_to_string(path).expect("the file is there")
}

fn entries(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be listed");
    let mut names: Vec<String> =
        entries.map(|entry| entry.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names
}

#[test]
fn files_appear_change_and_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("out");
    for exchange in [Exchange::Native, Exchange::Renames] {
        let first = publish_with(&root, &tree(&[("a.rs", "1"), ("b/c.rs", "1"), ("d/e.rs", "1")]), &[], exchange);
        assert_eq!(first.expect("it publishes").unchanged, 0);
        let second = publish_with(&root, &tree(&[("a.rs", "1"), ("b/c.rs", "2"), ("f.rs", "1")]), &[], exchange);
        let second = second.expect("it publishes");
        assert_eq!(counts(&second), [2, 1, 1]);
        assert_eq!((second.overwritten, second.removed), (vec!["b/c.rs".to_owned()], vec!["d/e.rs".to_owned()]));
        assert_eq!(entries(&root), ["a.rs", "b", "f.rs"]);
        assert!(text(&root.join("b/c.rs")).ends_with('2'));
        assert_eq!(entries(folder.path()), [".out.lock", "out"]);
        fs::remove_dir_all(&root).expect("the folder can go");
    }
}

#[test]
fn what_has_not_changed_is_not_touched() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("out");
    publish(&root, &tree(&[("a.rs", "1"), ("b.rs", "1")])).expect("it publishes");
    let modified = |name: &str| fs::metadata(root.join(name)).and_then(|meta| meta.modified()).expect("a time");
    let (a, folder_time) = (modified("a.rs"), modified("."));
    publish(&root, &tree(&[("a.rs", "1"), ("b.rs", "1")])).expect("it publishes");
    assert_eq!((a, folder_time), (modified("a.rs"), modified(".")));
    publish(&root, &tree(&[("a.rs", "1"), ("b.rs", "2")])).expect("it publishes");
    assert_eq!(a, modified("a.rs"));
}

#[test]
fn every_kind_of_difference_is_told() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("out");
    publish(&root, &tree(&[("a.rs", "1"), ("b.rs", "1")])).expect("it publishes");
    fs::create_dir(root.join("empty")).expect("a folder");
    let found = compare(&root, &tree(&[("a.rs", "2"), ("c.rs", "1")])).expect("it compares");
    let name = |name: &str| name.to_owned();
    assert_eq!(
        found,
        [
            Difference::Stale(name("a.rs")),
            Difference::Extra(name("b.rs")),
            Difference::Missing(name("c.rs")),
            Difference::Extra(name("empty")),
        ]
    );
}

#[test]
fn an_empty_folder_is_nothing_to_lose() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("out");
    fs::create_dir_all(root.join("empty")).expect("a folder");
    let report = publish(&root, &tree(&[("a.rs", "1")])).expect("it publishes");
    assert_eq!(report.removed, ["empty"]);
    assert_eq!(entries(&root), ["a.rs"]);
}

#[test]
fn one_run_at_a_time() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("out");
    let held = super::lock::take(&root).expect("the lock is free");
    let error = publish(&root, &tree(&[("a.rs", "1")])).expect_err("it refuses").to_string();
    assert!(error.contains("another run"), "{error}");
    drop(held);
    publish(&root, &tree(&[("a.rs", "1")])).expect("it publishes");
}

#[test]
fn what_a_killed_run_left_is_cleaned() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("out");
    publish(&root, &tree(&[("a.rs", "1")])).expect("it publishes");
    fs::create_dir(folder.path().join(".out.stage-x")).expect("a folder");
    fs::rename(&root, folder.path().join(".out.old")).expect("a rename");
    let report = publish(&root, &tree(&[("a.rs", "1")])).expect("it publishes");
    assert_eq!(counts(&report), [0, 1, 0]);
    assert_eq!(entries(folder.path()), [".out.lock", "out"]);
}
