//! What the tests of this workspace share: where things are, and how the pipeline is run on a folder.

pub mod accounts_page;
pub mod arbitrary;
pub mod cases;
pub mod catalogue;
pub mod documented;
pub mod figures;
pub mod generated_crate;
#[expect(clippy::format_push_string, clippy::format_collect, reason = "text is put together as it is read")]
pub mod pages;
pub mod random;
pub mod thousand_pages;
pub mod wide;

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

use unified_codegen::diagnostics::{Report, Style, render};
use unified_codegen::load::{self, RawFile};
use unified_codegen::lower;
use unified_codegen::model::Spec;

/// The top of the workspace.
///
/// # Panics
///
/// If this package has left the workspace.
pub fn workspace() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).parent().expect("this package is inside the workspace").to_path_buf()
}

/// The specification of this workspace.
///
/// # Panics
///
/// With the findings, if it has any.
pub fn spec() -> Spec {
    compiled(&workspace().join("spec"))
}

/// The same with these resources alone: enough of it for what would take too long on all of it, and has the same of each kind.
///
/// # Panics
///
/// If it has none of that path.
pub fn part(mut spec: Spec, resources: &[&str]) -> Spec {
    for path in resources {
        assert!(spec.resources().any(|resource| resource.path() == *path), "no resource is `{path}`");
    }
    for api in &mut spec.apis {
        api.resources.retain(|resource| resources.contains(&resource.path().as_str()));
    }
    spec.apis.retain(|api| !api.resources.is_empty());
    spec
}

/// The specification in a folder.
///
/// # Panics
///
/// If it cannot be read, and with the findings, if it has any.
pub fn compiled(folder: &Path) -> Spec {
    let files = load::read(folder).unwrap_or_else(|error| panic!("{error}"));
    compile(files).unwrap_or_else(|report| panic!("{}:\n{}", folder.display(), text(report)))
}

/// The files of a specification with one resource, `shop/things`, for one provider.
pub fn shop(things: &str) -> Vec<RawFile> {
    let platform = include_str!("../diagnostics/base/platform.yaml");
    let files =
        [("platform.yaml", platform), ("providers.yaml", "providers: {alpha: Alpha}\n"), ("shop/things.yaml", things)];
    files.map(|(path, text)| raw(path, text)).into()
}

/// A file of a specification.
pub fn raw(path: &str, text: &str) -> RawFile {
    RawFile { path: path.to_owned(), content: Ok(text.as_bytes().to_vec()) }
}

/// The meaning of files, or the findings.
pub fn compile(files: Vec<RawFile>) -> Result<Spec, Report> {
    lower::lower(&load::parse(files, "spec"))
}

/// Findings as a terminal without colours shows them.
pub fn text(report: Report) -> String {
    report.into_sorted().iter().map(|finding| render(finding, Style::Plain) + "\n\n").collect()
}

/// True when expected texts are to be rewritten instead of compared: `UPDATE=1 cargo test`.
pub fn updating() -> bool {
    std::env::var_os("UPDATE").is_some()
}

const UPDATE: &str = "run `UPDATE=1 cargo test -p tests` and read what changed";

/// Compares a text with the file that holds the expected one.
pub fn expect(path: &Path, actual: &str) -> Result<(), String> {
    if updating() {
        fs::write(path, actual).map_err(|error| format!("{}: {error}", path.display()))?;
    }
    let expected = fs::read_to_string(path).map_err(|error| format!("{}: {error}; {UPDATE}", path.display()))?;
    if expected == actual {
        return Ok(());
    }
    Err(format!("{} differs; {UPDATE}.\n--- expected\n{expected}\n--- actual\n{actual}", path.display()))
}

/// Every file below a folder, relative and with forward slashes, by path.
///
/// # Panics
///
/// With the path, if a folder can not be listed.
pub fn files_below(folder: &Path) -> Vec<String> {
    let mut files = Vec::new();
    let mut folders = vec![String::new()];
    while let Some(prefix) = folders.pop() {
        let folder = folder.join(&prefix);
        list(&folder, &prefix, &mut files, &mut folders)
            .unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    }
    files.sort();
    files
}

fn list(folder: &Path, prefix: &str, files: &mut Vec<String>, folders: &mut Vec<String>) -> io::Result<()> {
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        let path = format!("{prefix}{}", entry.file_name().to_string_lossy());
        if entry.file_type()?.is_dir() {
            folders.push(format!("{path}/"));
        } else {
            files.push(path);
        }
    }
    Ok(())
}

/// Writes files into a folder.
///
/// # Errors
///
/// If a file cannot be written.
pub fn write(files: Vec<RawFile>, folder: &Path) -> io::Result<()> {
    files.into_iter().try_for_each(|file| write_file(&folder.join(&file.path), &file.content.unwrap_or_default()))
}

fn write_file(path: &Path, bytes: &[u8]) -> io::Result<()> {
    path.parent().map_or(Ok(()), fs::create_dir_all)?;
    fs::write(path, bytes)
}

/// Where cargo builds.
pub fn target() -> PathBuf {
    std::env::var_os("CARGO_TARGET_DIR").map_or_else(|| workspace().join("target"), PathBuf::from)
}

/// The command line as `cargo build --release -p xtask` makes it.
pub fn released_xtask() -> PathBuf {
    target().join(format!("release/xtask{}", std::env::consts::EXE_SUFFIX))
}

/// Copies a folder.
///
/// # Panics
///
/// With the path, if a file can not be copied.
pub fn copy(from: &Path, to: &Path) {
    for path in files_below(from) {
        let target = to.join(&path);
        let made =
            target.parent().map_or(Ok(()), fs::create_dir_all).and_then(|()| fs::copy(from.join(&path), &target));
        made.unwrap_or_else(|error| panic!("{}: {error}", target.display()));
    }
}

/// The Rust of the README at the top, compiled and run with the documentation's tests.
#[cfg(doctest)]
#[doc = include_str!("../../README.md")]
pub struct Readme;

/// The Rust of the generated crate's README, likewise.
#[cfg(doctest)]
#[doc = include_str!("../../generated/README.md")]
pub struct GeneratedReadme;
