//! Single files on real folders.

use std::fs;

use super::SingleFile;
use crate::publish::{Difference, Report, Tree, publish};

const HEADER: &str = "// @generated";

fn tree(text: &str) -> Tree {
    Tree::new([("a.rs".to_owned(), format!("{HEADER}\n{text}").into_bytes())], HEADER).expect("the path is sound")
}

#[test]
fn it_is_written_once() {
    let folder = tempfile::tempdir().expect("a folder");
    let (root, path) = (folder.path().join("out"), folder.path().join("schema.json"));
    let write = |text: &str| publish(&root, &tree("1"), &[SingleFile::new(&path, text)]).expect("it publishes");
    let report = |written, unchanged, overwritten| Report { written, unchanged, overwritten, removed: Vec::new() };
    assert_eq!(write("{}"), report(2, 0, Vec::new()));
    assert_eq!(write("{}"), report(0, 2, Vec::new()));
    assert_eq!(write("[]"), report(1, 1, vec![path.display().to_string()]));
    assert_eq!(fs::read_to_string(&path).expect("the file is there"), "[]");
}

#[cfg(unix)]
#[test]
fn it_keeps_who_may_read_it() {
    use std::os::unix::fs::PermissionsExt as _;
    let folder = tempfile::tempdir().expect("a folder");
    let path = folder.path().join("schema.json");
    let mode = || fs::metadata(&path).expect("the file is there").permissions().mode() & 0o777;
    let write = |text: &str| {
        crate::publish::publish_files(folder.path(), &[SingleFile::new(&path, text)]).expect("it publishes")
    };
    write("{}");
    fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).expect("it is ours");
    write("[]");
    assert_eq!((mode(), fs::read_to_string(&path).expect("the file is there")), (0o640, "[]".to_owned()));
}

#[test]
fn it_stays_when_the_folder_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let (root, path) = (folder.path().join("out"), folder.path().join("schema.json"));
    fs::create_dir(&root).expect("a folder");
    fs::write(root.join("mine.rs"), "fn mine() {}").expect("a file");
    let single = SingleFile::new(&path, "{}");
    publish(&root, &tree("1"), std::slice::from_ref(&single)).expect_err("it refuses");
    assert!(matches!(single.compare(), Ok(Some(Difference::Missing(_)))));
}

#[test]
fn the_folder_stays_when_it_is_refused() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("out");
    publish(&root, &tree("1"), &[]).expect("it publishes");
    for path in ["gone/schema.json", "out"] {
        let single = SingleFile::new(folder.path().join(path), "{}");
        let error = publish(&root, &tree("2"), &[single]).expect_err("it refuses").to_string();
        assert!(error.contains(path), "{error}");
        assert!(crate::publish::compare(&root, &tree("1")).expect("it compares").is_empty());
    }
}

#[test]
fn what_a_killed_run_left_is_cleaned() {
    let folder = tempfile::tempdir().expect("a folder");
    let left = folder.path().join(".schema.json.stage-x");
    fs::write(&left, "{").expect("a file");
    let single = SingleFile::new(folder.path().join("schema.json"), "{}");
    publish(&folder.path().join("out"), &tree("1"), &[single]).expect("it publishes");
    assert!(!left.exists());
}

/// What was written in between is not lost, and neither is any other of the files written.
#[test]
fn it_stays_when_it_is_not_what_the_new_one_is_made_of() {
    let folder = tempfile::tempdir().expect("a folder");
    let (path, other) = (folder.path().join("a.yaml"), folder.path().join("b.yaml"));
    let publish = |before: Option<&[u8]>| {
        let files = [SingleFile::new(&other, "b").made_of(None), SingleFile::new(&path, "new").made_of(before)];
        crate::publish::publish_files(folder.path(), &files)
    };
    let refused = |before: Option<&[u8]>| publish(before).expect_err("it refuses").to_string();
    assert!(refused(Some(b"old")).contains("a.yaml was changed while this ran"), "it is gone");
    fs::write(&path, "theirs").expect("a file");
    for before in [None, Some(b"old".as_slice())] {
        assert!(refused(before).contains("a.yaml was changed while this ran"), "it is theirs");
        assert_eq!(fs::read_to_string(&path).expect("the file is there"), "theirs");
        assert!(!other.exists());
    }
    assert_eq!(publish(Some(b"theirs")).expect("it publishes"), 2);
}
