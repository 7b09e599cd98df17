//! Inputs that nobody would write, or that are easily taken for something else.

mod common;
mod fields;
mod harmless;
mod providers;

use unified_codegen::diff::Entry;
use unified_codegen::load::RawFile;
use unified_codegen::model::Spec;

use crate::case::{base, replace};
use crate::mirror::mirrored;

pub(super) const TICKETS: &str = "help-desk/tickets.yaml";
pub(super) const PROVIDERS: &str = "providers.yaml";

/// A file, a text in it, and what stands there instead.
pub(super) type Edit<'a> = (&'a str, &'a str, &'a str);

pub(super) fn edited(edits: &[Edit<'_>]) -> Vec<RawFile> {
    edits.iter().fold(base(), |mut files, (path, old, new)| {
        let file = files.iter_mut().find(|file| file.path == *path).unwrap_or_else(|| panic!("no {path}"));
        replace(file, old, new).unwrap_or_else(|error| panic!("{path}: {error}"));
        files
    })
}

pub(super) fn compiled(files: Vec<RawFile>) -> Spec {
    tests::compile(files).unwrap_or_else(|report| panic!("{}", tests::text(report)))
}

/// Rule and address of each entry, and its title.
pub(super) fn found(before: Vec<RawFile>, after: Vec<RawFile>) -> Vec<String> {
    let diff = mirrored(&compiled(before), &compiled(after)).unwrap_or_else(|error| panic!("{error}"));
    let line = |entry: &Entry| {
        let id = entry.id();
        format!("{}: {}", id.rsplit_once('~').map_or("", |(facts, _)| facts), entry.title())
    };
    diff.entries.iter().map(line).collect()
}

pub(super) fn id(before: &[Edit<'_>], after: &[Edit<'_>]) -> String {
    let diff = mirrored(&compiled(edited(before)), &compiled(edited(after))).unwrap_or_else(|error| panic!("{error}"));
    let [entry] = diff.entries.as_slice() else { panic!("{} entries", diff.entries.len()) };
    entry.id()
}
