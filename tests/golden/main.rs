//! Small specifications and what is written from them. The expected files are read by people and compiled by tests.

mod compiled;
mod deterministic;
mod reserved;

use std::collections::BTreeMap;
use std::fs;
use std::path::PathBuf;

use unified_codegen::emit;

pub(crate) const CASES: [&str; 3] = ["edges", "hostile", "kitchen-sink"];

pub(crate) fn case(name: &str) -> PathBuf {
    tests::workspace().join("tests/golden/cases").join(name)
}

/// What is written from a case: path and text.
pub(crate) fn written(name: &str) -> BTreeMap<String, String> {
    let spec = tests::compiled(&case(name).join("spec"));
    let text = |bytes| String::from_utf8(bytes).expect("Rust is UTF-8");
    emit::files(&spec).into_iter().map(|(path, bytes)| (path, text(bytes))).collect()
}

#[test]
fn every_case_is_listed() {
    let folder = tests::workspace().join("tests/golden/cases");
    let mut found: Vec<String> = fs::read_dir(folder)
        .expect("the cases can be listed")
        .map(|entry| entry.expect("a case can be read").file_name().to_string_lossy().into_owned())
        .collect();
    found.sort();
    assert_eq!(found, CASES);
}

/// `UPDATE=1 cargo test -p tests --test golden` rewrites them.
#[test]
fn output_is_as_expected() {
    let mut failures = Vec::new();
    for name in CASES {
        let (written, folder) = (written(name), case(name).join("expected"));
        if tests::updating() && folder.exists() {
            fs::remove_dir_all(&folder).expect("the expected files can be removed");
        }
        for (path, text) in &written {
            let path = folder.join(path);
            if tests::updating() {
                fs::create_dir_all(path.parent().expect("a file has a folder")).expect("the folder can be made");
            }
            failures.extend(tests::expect(&path, text).err());
        }
        let stray = tests::files_below(&folder).into_iter().filter(|path| !written.contains_key(path));
        failures.extend(stray.map(|path| format!("{} is no longer written", folder.join(path).display())));
    }
    assert!(failures.is_empty(), "{}", failures.join("\n"));
}
