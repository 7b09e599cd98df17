//! What only a real folder can show.

use std::fs::{self, File};
#[cfg(unix)]
use std::path::Path;

use unified_codegen::load::{self, MAX_FILE, Refusal};

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    use std::os::unix::fs::symlink;

    let folder = tempfile::tempdir().expect("a folder can be made");
    let outside = tempfile::tempdir().expect("a folder can be made");
    let file = outside.path().join("accounts.yaml");
    fs::write(&file, "description: Outside.\n").expect("a file can be written");
    for (target, name) in [
        (outside.path(), "ticketing"),
        (&*file, "accounts.yml"),
        (Path::new("nowhere"), "broken"),
        (&*file, "schema.json"),
        (&*file, ".accounts.yaml"),
    ] {
        symlink(target, folder.path().join(name)).expect("a link can be made");
    }
    let expected = ["accounts.yml", "broken", "ticketing"].map(|path| (path.to_owned(), Refusal::Symlink));
    assert_eq!(refused(folder.path()), expected);
}

#[cfg(unix)]
#[test]
fn what_is_no_file_is_not_read() {
    use std::os::unix::net::UnixListener;

    let folder = tempfile::tempdir().expect("a folder can be made");
    for name in ["accounts.yaml", "accounts.txt"] {
        UnixListener::bind(folder.path().join(name)).expect("a socket can be made");
    }
    assert_eq!(refused(folder.path()), [("accounts.yaml".to_owned(), Refusal::NotAFile)]);
}

/// What is refused where nothing is read.
#[cfg(unix)]
fn refused(folder: &Path) -> Vec<(String, Refusal)> {
    let files = load::read(folder).expect("the folder can be read");
    files.into_iter().map(|file| (file.path, file.content.expect_err("nothing here is read"))).collect()
}

#[test]
fn an_enormous_file_is_not_read() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for (name, size) in [("most.yaml", MAX_FILE), ("more.yaml", MAX_FILE + 1)] {
        let file = File::create(folder.path().join(name)).expect("a file can be made");
        file.set_len(size).expect("a file can be sized");
    }
    let files = load::read(folder.path()).expect("the folder can be read");
    let refused: Vec<_> = files.iter().map(|file| (file.path.as_str(), file.content.is_err())).collect();
    assert_eq!(refused, [("more.yaml", true), ("most.yaml", false)]);
}

#[test]
fn files_of_other_kinds_are_left_alone() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    for name in ["README.md", "schema.json", ".accounts.yaml.swp", ".hidden.yaml"] {
        fs::write(folder.path().join(name), "").expect("a file can be written");
    }
    assert!(load::read(folder.path()).expect("the folder can be read").is_empty());
}
