//! An independent YAML reader must make the same of every file.

use std::fmt::Debug;

use serde::Deserialize;
use unified_codegen::diagnostics::Report;
use unified_codegen::input::{Apis, Overrides, Platform, Providers, Resource};
use unified_codegen::source::Source;
use unified_codegen::yaml::{self, Kind, Limits, Node};

use crate::yaml::{files, spec};

#[test]
fn both_readers_make_the_same_input() {
    for (path, text) in files(&spec()) {
        match path.as_str() {
            "platform.yaml" => same::<Platform>(&path, &text),
            "providers.yaml" => same::<Providers>(&path, &text),
            "apis.yaml" => same::<Apis>(&path, &text),
            "names.yaml" => same::<Overrides>(&path, &text),
            _ => same::<Resource>(&path, &text),
        }
    }
}

fn same<T: for<'de> Deserialize<'de> + PartialEq + Debug>(path: &str, text: &str) {
    let source = Source::new(path, text);
    let mut report = Report::default();
    let node = yaml::parse(&source, Limits::default(), &mut report).expect("the file is YAML");
    let ours: T = yaml::deserialize(&source, &node, &mut report).expect("the file fits the format");
    assert!(report.is_clean(), "{path}");
    let theirs: T = serde_yaml::from_str(text).expect("the second reader reads the file");
    assert!(ours == theirs, "{path}: the two readers differ\n{ours:#?}\n{theirs:#?}");
}

#[test]
fn both_readers_make_the_same_tree() {
    for (path, text) in files(&spec()) {
        let source = Source::new(path.as_str(), text.as_str());
        let node = yaml::parse(&source, Limits::default(), &mut Report::default()).expect("the file is YAML");
        let value: serde_yaml::Value = serde_yaml::from_str(&text).expect("the second reader reads the file");
        compare(&path, &node, &value);
    }
}

/// Every scalar is the same text to both, every list and mapping has the same order.
fn compare(path: &str, node: &Node<'_>, value: &serde_yaml::Value) {
    match (&node.kind, value) {
        (Kind::Mapping(entries), serde_yaml::Value::Mapping(map)) => {
            assert_eq!(entries.len(), map.len(), "{path}");
            for (entry, (key, value)) in entries.iter().zip(map) {
                assert_eq!(Some(&*entry.key), key.as_str(), "{path}: a key is not text to both readers");
                compare(&format!("{path}.{}", entry.key), &entry.value, value);
            }
        }
        (Kind::Sequence(items), serde_yaml::Value::Sequence(values)) => {
            assert_eq!(items.len(), values.len(), "{path}");
            for (item, value) in items.iter().zip(values) {
                compare(path, item, value);
            }
        }
        (Kind::Scalar { text, .. }, serde_yaml::Value::String(other)) => assert_eq!(text, other, "{path}"),
        (Kind::Scalar { text, .. }, serde_yaml::Value::Bool(other)) => assert_eq!(*text, other.to_string(), "{path}"),
        (Kind::Scalar { text, .. }, serde_yaml::Value::Number(other)) => assert_eq!(*text, other.to_string(), "{path}"),
        (ours, theirs) => panic!("{path}: {ours:?} to one reader, {theirs:?} to the other"),
    }
}
