//! What is not published, and what is not replaced.

use std::fs;
use std::path::Path;

use super::{HEADER, entries, publish, text, tree};
use crate::publish::Tree;

#[test]
fn paths_that_leave_the_folder_are_refused() {
    for path in ["/a", "../a", "a/../../b", "a//b", "", ".", "a\\b", "C:b"] {
        let error = Tree::new([(path.to_owned(), HEADER.as_bytes().to_vec())], HEADER).expect_err(path).to_string();
        assert!(error.contains("leads out of the folder"), "{error}");
    }
}

#[test]
fn a_file_that_the_next_run_would_refuse_is_not_written() {
    assert!(Tree::new([("a.rs".to_owned(), b"// by hand".to_vec())], HEADER).is_err());
}

#[test]
fn a_file_of_somebodys_own_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let root = folder.path().join("out");
    fs::create_dir(&root).expect("a folder");
    for text in ["fn mine() {}", "// not @generated, do not touch", "", "// @gen", "\n// @generated"] {
        fs::write(root.join("mine.rs"), text).expect("a file");
        let error = publish(&root, &tree(&[("a.rs", "1")])).expect_err("it refuses").to_string();
        assert!(error.contains("mine.rs") && error.contains("--out"), "{error}");
        assert_eq!(entries(&root), ["mine.rs"]);
    }
}

#[test]
fn an_old_folder_of_somebodys_own_is_kept() {
    let folder = tempfile::tempdir().expect("a folder");
    let (root, old) = (folder.path().join("out"), folder.path().join(".out.old"));
    publish(&root, &tree(&[("a.rs", "1")])).expect("it publishes");
    fs::create_dir(&old).expect("a folder");
    fs::write(old.join("mine.txt"), "mine").expect("a file");
    let error = publish(&root, &tree(&[("a.rs", "1")])).expect_err("it refuses").to_string();
    assert!(error.contains("mine.txt"), "{error}");
    assert_eq!(text(&old.join("mine.txt")), "mine");
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_refused() {
    use std::os::unix::{fs::symlink, net::UnixListener};
    let folder = tempfile::tempdir().expect("a folder");
    let (root, outside) = (folder.path().join("out"), folder.path().join("outside.rs"));
    publish(&root, &tree(&[("a.rs", "1"), ("b/c.rs", "1")])).expect("it publishes");
    fs::write(&outside, "// @generated").expect("a file");
    let place = |path: &str, make: &dyn Fn(&Path)| {
        make(&root.join(path));
        let error = publish(&root, &tree(&[("a.rs", "1")])).expect_err("it refuses").to_string();
        assert!(error.contains(path), "{error}");
        assert!(fs::symlink_metadata(root.join(path)).is_ok(), "{path} is gone");
        fs::remove_file(root.join(path)).expect("it can go");
        error
    };
    assert!(place("link.rs", &|path| symlink(&outside, path).expect("a link")).contains("a symbolic link"));
    assert!(place("b/loop", &|path| symlink(folder.path(), path).expect("a link")).contains("a symbolic link"));
    assert!(place("pipe", &|path| drop(UnixListener::bind(path).expect("a socket"))).contains("neither a file nor"));
}
