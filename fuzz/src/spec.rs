//! Files of a specification, as anything.

use std::collections::HashSet;

use unified_codegen::diagnostics::{Diagnostic, Style, render};
use unified_codegen::diff::diff;
use unified_codegen::export::openapi::{Version, Wanted, openapi};
use unified_codegen::export::{json, site};
use unified_codegen::load::{self, RawFile};
use unified_codegen::model::Spec;
use unified_codegen::{emit, lower};

use crate::ground::{GROUND, RESOURCES};

/// What stands before the path of a file, at the start of a line.
const FILE: &str = "%%%% ";

/// Reads bytes as files of a specification, and writes whatever can be written of it. Nothing panics, findings are shown, and what is
/// written are files of Rust within their folder, of one name each.
///
/// # Panics
///
/// Where that is not so.
pub fn spec(bytes: &[u8]) {
    match lower::lower(&load::parse(files(bytes), "spec")) {
        Ok(spec) => assert_written(&spec),
        Err(report) => report.into_sorted().iter().for_each(assert_shown),
    }
}

/// The files of the bytes in place of those that every specification has. What comes before the first path is a resource.
fn files(bytes: &[u8]) -> Vec<RawFile> {
    let mut given: Vec<(String, Vec<u8>)> = vec![("toys/kites.yaml".to_owned(), Vec::new())];
    for line in bytes.split_inclusive(|byte| *byte == b'\n') {
        match line.strip_prefix(FILE.as_bytes()) {
            Some(path) => given.push((String::from_utf8_lossy(path).trim().to_owned(), Vec::new())),
            None => given.iter_mut().last().into_iter().for_each(|file| file.1.extend(line)),
        }
    }
    let ground = GROUND
        .iter()
        .chain(RESOURCES.iter().take(1))
        .map(|(path, text)| ((*path).to_owned(), text.as_bytes().to_vec()));
    let mut seen = HashSet::new();
    let files = given.into_iter().rev().chain(ground).filter(|(path, _)| seen.insert(path.clone()));
    files.map(|(path, bytes)| RawFile { path, content: Ok(bytes) }).collect()
}

fn assert_shown(finding: &Diagnostic) {
    for style in [Style::Plain, Style::Coloured] {
        assert!(!render(finding, style).trim().is_empty(), "a finding has words");
    }
}

fn assert_written(spec: &Spec) {
    let mut paths = HashSet::new();
    for (path, bytes) in emit::files(spec) {
        assert!(path.split('/').all(|part| !matches!(part, "" | "." | "..")), "{path} leads out of the folder");
        let text = std::str::from_utf8(&bytes).unwrap_or_else(|error| panic!("{path}: {error}"));
        assert!(text.starts_with("// @generated"), "{path} says what made it");
        assert!(syn::parse_file(text).is_ok(), "{path} is Rust");
        assert!(paths.insert(path.to_lowercase()), "{path} is there twice");
    }
    assert!(diff(spec, spec).entries.is_empty(), "nothing differs from itself");
    for version in [Version::V3_0, Version::V3_1] {
        let wanted = Wanted { provider: None, version, is_flat: false, release: "0.1.0" };
        assert!(serde_json::to_value(openapi(spec, wanted)).is_ok(), "the document is JSON");
    }
    assert!(serde_json::to_value(json::model(spec)).is_ok(), "the model is JSON");
    let pages = site::site(spec, site::Wanted { source_url: None }, &|| ());
    let paths: HashSet<_> = pages.iter().map(|(path, _)| path.to_lowercase()).collect();
    assert_eq!(paths.len(), pages.len(), "a page is there twice");
}
