//! Pages in whole.

mod accounted;
mod again;
mod combined;
mod common;
mod detected;
mod dump;
mod golden;
mod large;
mod members;
mod real;

use std::fs;
use std::path::PathBuf;

use super::Dialect;
use crate::source::Source;

/// Every page, and how it is laid out.
const PAGES: &[(&str, Dialect)] = &[
    ("new-named.txt", Dialect::NewNamed),
    ("new-named-object.txt", Dialect::NewNamed),
    ("html.html", Dialect::Html),
    ("html-object.html", Dialect::Html),
    ("html-odd.html", Dialect::Html),
    ("markdown-object.md", Dialect::MarkdownObject),
    ("markdown-object-broken.md", Dialect::MarkdownObject),
    ("markdown-operation.md", Dialect::MarkdownOperation),
    ("markdown-operation-cut.md", Dialect::MarkdownOperation),
    ("markdown-index.md", Dialect::MarkdownIndex),
    ("markdown-coverage.md", Dialect::MarkdownCoverage),
    ("markdown-coverage-empty.md", Dialect::MarkdownCoverage),
];

fn folder() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("src/import/tests/pages")
}

fn source(name: &str) -> Source {
    let path = folder().join(name);
    let text = fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    Source::new(name, text)
}
