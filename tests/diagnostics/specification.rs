//! Where the files of a case come from.

use std::path::{Path, PathBuf};

use unified_codegen::load::{self, RawFile};

use crate::built;

pub(crate) fn folder() -> PathBuf {
    tests::workspace().join("tests/diagnostics")
}

/// A specification without a mistake.
pub(crate) fn base() -> Vec<RawFile> {
    files(&folder().join("base"))
}

/// The base with the files of a case in it, and with what no file can hold.
pub(crate) fn of_case(case: &str) -> Vec<RawFile> {
    let mut files = overlaid(&folder().join("cases").join(case));
    built::alter(case, &mut files);
    files
}

/// The base, in which a file of the same path replaces the base's.
pub(crate) fn overlaid(folder: &Path) -> Vec<RawFile> {
    base().into_iter().fold(files(folder), |mut files, file| {
        if files.iter().all(|other| other.path != file.path) {
            files.push(file);
        }
        files
    })
}

fn files(folder: &Path) -> Vec<RawFile> {
    load::read(folder).unwrap_or_else(|error| panic!("{error}"))
}
