//! The matrix that the command line shows, against the YAML, row by row.

use std::fs;
use std::path::Path;

use unified_codegen::export::matrix::{Filter, rows};

use crate::row::{assert_same, lines};
use crate::{written, yaml};

#[test]
fn every_row_is_exported_and_no_other() {
    compare(&yaml::spec());
}

/// What no resource of this workspace needs yet.
#[test]
fn every_row_of_invented_specifications_is_exported() {
    let tests = tests::workspace().join("tests");
    for folder in ["golden/cases/hostile/spec", "golden/cases/kitchen-sink/spec", "spec/rules"] {
        compare(&tests.join(folder));
    }
}

/// `spec/README.md` shows a whole specification, each file in a block that starts with its path.
#[test]
fn every_row_of_the_example_is_exported() {
    let readme = yaml::spec().join("README.md");
    let readme = fs::read_to_string(&readme).unwrap_or_else(|error| panic!("{}: {error}", readme.display()));
    let folder = tempfile::tempdir().expect("a folder can be made");
    for block in readme.split("```yaml\n# spec/").skip(1) {
        let (path, text) = block.split_once('\n').expect("a block has lines");
        let path = folder.path().join(path);
        let parent = path.parent().expect("a file has a folder");
        fs::create_dir_all(parent).expect("a folder can be made");
        fs::write(&path, text.split("```").next().unwrap_or_default()).expect("a file can be written");
    }
    compare(folder.path());
}

fn compare(folder: &Path) {
    let spec = tests::compiled(folder);
    let operations = written::operations(folder);
    assert_eq!(spec.operations().count(), operations.len());
    for written in operations {
        let part = |text: &str| Some(text.to_owned());
        let (api, resource, method) = (part(&written.api), part(&written.resource), part(&written.method));
        let exported = rows(&spec, &Filter { api, resource, method, ..Filter::default() });
        let what = format!("{}/{}/{}", written.api, written.resource, written.method);
        assert_same(&what, &lines(&written.rows), &lines(&exported));
    }
}
