//! The tour of the files in the README: it names each of them, and none that is not there.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// Below these folders the tour names every file and folder; of others it says what they are as a whole.
const TOURED: [&str; 8] = ["diagnostics", "diff", "emit", "export", "import", "lower", "model", "yaml"];

fn tour() -> &'static str {
    let readme = include_str!("../README.md");
    readme.split("```").find(|block| block.starts_with("text\nsrc/")).expect("the README has a tour")
}

/// What the tour says of a folder of `src/`, its lines and those below it.
fn section(folder: &str) -> String {
    let is_head = |line: &str| line.starts_with("├── ") || line.starts_with("└── ");
    let mut lines = tour().lines().skip_while(|line| !line.contains(&format!("── {folder}/")));
    let head = lines.next().unwrap_or_else(|| panic!("the tour lacks {folder}/"));
    [head].into_iter().chain(lines.take_while(|line| !is_head(line))).collect::<Vec<_>>().join("\n")
}

/// The files and folders in a folder, folders with a slash. What tests a file beside it is none of its own.
fn names(folder: &Path) -> Vec<String> {
    let entries = fs::read_dir(folder).expect("the folder can be listed").map(|entry| entry.expect("an entry"));
    let named = entries.map(|entry| {
        let name = entry.file_name().into_string().expect("names are UTF-8");
        if entry.path().is_dir() { format!("{name}/") } else { name }
    });
    named.filter(|name| !["mod.rs", "tests.rs", "tests/"].contains(&name.as_str())).collect()
}

fn source() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("src")
}

#[test]
fn the_tour_has_every_file() {
    let mut lacking = Vec::new();
    for folder in TOURED {
        let said = section(folder);
        let has =
            |name: &str| said.split(|c: char| !(c.is_alphanumeric() || "_./".contains(c))).any(|word| word == name);
        // A folder beside a file of its name is part of that file.
        let is_said = |name: &str| has(name) || name.strip_suffix('/').is_some_and(|stem| has(&format!("{stem}.rs")));
        lacking.extend(
            names(&source().join(folder))
                .into_iter()
                .filter(|name| !is_said(name))
                .map(|name| format!("{folder}/{name}")),
        );
    }
    assert!(lacking.is_empty(), "codegen/README.md does not say what these are: {lacking:?}");
}

#[test]
fn the_tour_has_no_file_that_is_not_there() {
    let mut there = BTreeSet::new();
    let mut folders = vec![source()];
    while let Some(folder) = folders.pop() {
        for entry in fs::read_dir(folder).expect("the folder can be listed") {
            let path = entry.expect("an entry").path();
            there.insert(path.file_name().unwrap_or_default().to_string_lossy().into_owned());
            if path.is_dir() {
                folders.push(path);
            }
        }
    }
    let words = tour().split(|c: char| !(c.is_alphanumeric() || "_.".contains(c)));
    let files = words.filter(|word| Path::new(word).extension().is_some_and(|extension| extension == "rs"));
    let gone: Vec<&str> = files.filter(|word| !there.contains(*word)).collect();
    assert!(gone.is_empty(), "codegen/README.md names what is not there: {gone:?}");
}
