//! The files of `spec/` through a YAML reader that the generator does not use.

use std::fs;
use std::path::Path;

use serde_yaml::Value;

/// Every YAML file of `spec/`: relative path and text.
pub(crate) fn files() -> Vec<(String, String)> {
    let folder = tests::workspace().join("spec");
    let mut files = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(prefix) = folders.pop() {
        for entry in fs::read_dir(folder.join(&prefix)).expect("spec/ can be listed") {
            let entry = entry.expect("an entry of spec/ can be read");
            let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
            if entry.path().is_dir() {
                folders.push(format!("{path}/"));
            } else if Path::new(&path).extension().is_some_and(|extension| extension == "yaml") {
                files.push((path, fs::read_to_string(entry.path()).expect("a file of spec/ is text")));
            }
        }
    }
    files.sort();
    assert!(files.len() >= 8, "spec/ has lost files: {files:?}");
    files
}

/// The resources of `spec/`: API, resource, document.
pub(crate) fn resources() -> Vec<(String, String, Value)> {
    let resource = |(path, text): (String, String)| {
        let (api, file) = path.split_once('/')?;
        let document = serde_yaml::from_str(&text).expect("a resource is YAML");
        Some((api.to_owned(), file.trim_end_matches(".yaml").to_owned(), document))
    };
    files().into_iter().filter_map(resource).collect()
}
