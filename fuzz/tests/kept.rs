//! What the fuzzer found worth keeping, and the project's own pages and files: all that has to be true of any input is true of these.

use std::fs;
use std::path::{Path, PathBuf};

/// Runs the kept inputs of a target, and what else is good for it.
fn run(target: &str, check: fn(&[u8]), more: &[&str]) {
    let top = Path::new(env!("CARGO_MANIFEST_DIR"));
    let kept = top.join("corpus").join(target);
    let mut inputs = files(&kept);
    assert!(!inputs.is_empty(), "{} has inputs", kept.display());
    inputs.extend(more.iter().flat_map(|folder| files(&top.join(folder))));
    let mut broken = Vec::new();
    for path in inputs {
        let bytes = fs::read(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
        if std::panic::catch_unwind(|| check(&bytes)).is_err() {
            broken.push(path);
        }
    }
    assert!(broken.is_empty(), "{target} does not hold for {broken:#?}");
}

fn files(folder: &Path) -> Vec<PathBuf> {
    let entries = fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let mut paths: Vec<PathBuf> = entries.map(|entry| entry.expect("an entry can be read").path()).collect();
    paths.sort();
    paths.into_iter().flat_map(|path| if path.is_dir() { files(&path) } else { vec![path] }).collect()
}

const PAGES: [&str; 2] = ["../codegen/src/import/tests/pages", "../codegen/src/import/dialect/tests/pages"];

#[test]
fn pages_are_read_or_refused() {
    run("import_page", fuzz::page, &PAGES);
}

#[test]
fn pages_are_joined_and_written() {
    run("import_join", fuzz::join, &PAGES);
}

#[test]
fn specifications_are_written_or_refused() {
    run("spec_load", fuzz::spec, &["../tests/golden/cases"]);
}

#[test]
fn answers_are_read_or_refused() {
    run("answer", fuzz::answer, &[]);
}

#[test]
fn requests_are_sent_or_refused() {
    run("request", fuzz::request, &[]);
}
