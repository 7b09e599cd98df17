//! Publishing on real folders.

use std::fs;
use std::path::Path;

use super::swap::Exchange;
use super::{Difference, Report, Tree, compare, publish_with};

const MARKER: &str = "@generated";

fn tree(files: &[(&str, &str)]) -> Tree {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), format!("// {MARKER}\n{text}").into_bytes()));
    Tree::new(files, MARKER).expect("the paths are sound")
}

fn publish(root: &Path, tree: &Tree) -> anyhow::Result<Report> {
    super::publish(root, tree, &[])
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
fn paths_that_leave_the_folder_are_refused() {
    for path in ["/a", "../a", "a/../../b", "a//b", "", ".", "a\\b", "C:b"] {
        assert!(Tree::new([(path.to_owned(), Vec::new())], MARKER).is_err(), "{path}");
    }
}

#[test]
fn files_appear_change_and_go() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("out");
    for exchange in [Exchange::Native, Exchange::Renames] {
        let first = publish_with(&root, &tree(&[("a.rs", "1"), ("b/c.rs", "1"), ("d/e.rs", "1")]), &[], exchange);
        assert_eq!(first.expect("it publishes").unchanged, 0);
        let second = publish_with(&root, &tree(&[("a.rs", "1"), ("b/c.rs", "2"), ("f.rs", "1")]), &[], exchange);
        assert_eq!(second.expect("it publishes"), Report { written: 2, unchanged: 1, removed: 1 });
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
fn a_file_of_somebodys_own_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("out");
    fs::create_dir(&root).expect("a folder");
    fs::write(root.join("mine.rs"), "fn mine() {}").expect("a file");
    let error = publish(&root, &tree(&[("a.rs", "1")])).expect_err("it refuses").to_string();
    assert!(error.contains("mine.rs") && error.contains("--out"), "{error}");
    assert_eq!(entries(&root), ["mine.rs"]);
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
    assert_eq!(report, Report { written: 0, unchanged: 1, removed: 0 });
    assert_eq!(entries(folder.path()), [".out.lock", "out"]);
}

#[cfg(unix)]
#[test]
fn links_are_replaced_and_never_followed() {
    let folder = tempfile::tempdir().expect("a folder");
    let (root, outside) = (folder.path().join("out"), folder.path().join("outside.rs"));
    publish(&root, &tree(&[("a.rs", "1")])).expect("it publishes");
    fs::write(&outside, "outside").expect("a file");
    fs::remove_file(root.join("a.rs")).expect("a file");
    std::os::unix::fs::symlink(&outside, root.join("a.rs")).expect("a link");
    std::os::unix::fs::symlink(folder.path(), root.join("loop")).expect("a link");
    let report = publish(&root, &tree(&[("a.rs", "1")])).expect("it publishes");
    assert_eq!(report, Report { written: 1, unchanged: 0, removed: 1 });
    assert_eq!(text(&outside), "outside");
    assert!(!root.join("a.rs").is_symlink());
}

#[cfg(unix)]
#[test]
fn a_root_that_is_a_link_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("out");
    std::os::unix::fs::symlink(folder.path(), &root).expect("a link");
    let error = publish(&root, &tree(&[("a.rs", "1")])).expect_err("it refuses").to_string();
    assert!(error.contains("symbolic link"), "{error}");
}
