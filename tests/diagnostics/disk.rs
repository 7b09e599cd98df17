//! What only a real folder can show.

use std::fs::{self, File};

use unified_codegen::load::{self, MAX_FILE, Refusal};

#[cfg(unix)]
#[test]
fn a_link_is_not_followed() {
    let folder = tempfile::tempdir().expect("a folder can be made");
    let outside = tempfile::tempdir().expect("a folder can be made");
    fs::write(outside.path().join("accounts.yaml"), "description: Outside.\n").expect("a file can be written");
    let link = folder.path().join("ticketing");
    std::os::unix::fs::symlink(outside.path(), &link).expect("a link can be made");
    let files = load::read(folder.path()).expect("the folder can be read");
    assert!(matches!(&files[..], [file] if file.content == Err(Refusal::Symlink)), "{files:?}");
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
