//! The files of a specification through a YAML reader that the generator does not use.

use std::fs;
use std::path::{Path, PathBuf};

use serde_yaml::{Mapping, Value};

/// The specification of this workspace.
pub(crate) fn spec() -> PathBuf {
    tests::workspace().join("spec")
}

/// Every YAML file of a specification: relative path and text.
pub(crate) fn files(folder: &Path) -> Vec<(String, String)> {
    let mut paths = tests::files_below(folder);
    paths.retain(|path| Path::new(path).extension().is_some_and(|extension| extension == "yaml"));
    paths.retain(|path| !path.split('/').any(|part| part.starts_with('.')));
    let read = |path: String| {
        let text = fs::read_to_string(folder.join(&path)).unwrap_or_else(|error| panic!("{path}: {error}"));
        (path, text)
    };
    paths.into_iter().map(read).collect()
}

/// One file of a specification.
pub(crate) fn document(folder: &Path, path: &str) -> Value {
    let found = files(folder).into_iter().find(|(other, _)| other == path);
    let (_, text) = found.unwrap_or_else(|| panic!("{} has no {path}", folder.display()));
    serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// The resources of a specification: API, resource, document.
pub(crate) fn resources(folder: &Path) -> Vec<(String, String, Value)> {
    let resource = |(path, text): (String, String)| {
        let (api, file) = path.split_once('/')?;
        let document = serde_yaml::from_str(&text).unwrap_or_else(|error| panic!("{path}: {error}"));
        Some((api.to_owned(), file.trim_end_matches(".yaml").to_owned(), document))
    };
    files(folder).into_iter().filter_map(resource).collect()
}

pub(crate) fn text(value: &Value) -> String {
    value.as_str().unwrap_or_else(|| panic!("{value:?} is not text")).to_owned()
}

pub(crate) fn texts(value: Option<&Value>) -> Vec<String> {
    value.and_then(Value::as_sequence).into_iter().flatten().map(text).collect()
}

pub(crate) fn mapping(value: Option<&Value>) -> Mapping {
    value.and_then(Value::as_mapping).cloned().unwrap_or_default()
}
