//! From a folder to parsed files: the only part of the library that reads the disk.

mod entry;
mod open;

use std::fs::{self, FileType};
use std::io;
use std::path::Path;

use rayon::prelude::*;
use serde::Deserialize;

pub use self::entry::{Entry, Kind, raw_file};
pub use self::open::{OPEN, OPEN_KEYS, is_open, left_open};
use crate::diagnostics::{Diagnostic, Report, Rule, spelled};
use crate::input;
use crate::names::is_slug;
use crate::source::{Place, Source};
use crate::yaml::{self, Limits, Node};

/// The largest file that is read, in bytes.
pub const MAX_FILE: u64 = 16 << 20;

/// The file at the top that says which changes are accepted. It is about two states of the specification and part of
/// neither: whoever compares takes it out of the files and reads it with [`approvals`], so that what is wrong with it
/// keeps nobody from seeing what differs.
pub const APPROVALS: &str = "approvals.yaml";

/// A file of the specification as bytes. The path is relative to the folder, with forward slashes.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RawFile {
    /// `ticketing/accounts.yaml`.
    pub path: String,
    /// What the file holds, or why it was not read.
    pub content: Result<Vec<u8>, Refusal>,
}

/// Why a file was not read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Refusal {
    /// It is a symbolic link.
    Symlink,
    /// It is a named pipe, a socket or a device: reading it could wait for ever.
    NotAFile,
    /// It is larger than [`MAX_FILE`].
    TooLarge,
}

/// A parsed folder. Findings of reading and parsing are in `report`; lowering adds its own.
#[derive(Debug, Default)]
pub struct Folder {
    /// `platform.yaml`.
    pub platform: Option<Parsed<input::Platform>>,
    /// `providers.yaml`.
    pub providers: Option<Parsed<input::Providers>>,
    /// `apis.yaml`, which may be absent.
    pub apis: Option<Parsed<input::Apis>>,
    /// `names.yaml`, which may be absent.
    pub overrides: Option<Parsed<input::Overrides>>,
    /// `approvals.yaml`, which may be absent.
    pub approvals: Option<Parsed<input::Approvals>>,
    /// `<api>/<resource>.yaml`, by path.
    pub resources: Vec<ResourceFile>,
    /// What was found so far.
    pub report: Report,
}

/// A file and what it says; nothing, when it could not be parsed.
#[derive(Debug)]
pub struct Parsed<T> {
    /// The text.
    pub source: Source,
    /// What it says.
    pub input: Option<T>,
}

/// A resource's file.
#[derive(Debug)]
pub struct ResourceFile {
    /// The folder's name.
    pub api: String,
    /// The file's name without `.yaml`.
    pub resource: String,
    /// The file.
    pub parsed: Parsed<input::Resource>,
}

/// Reads every YAML file under `root`. Only what the format has no place for is left out: files of other kinds, and
/// links to them.
pub fn read(root: &Path) -> io::Result<Vec<RawFile>> {
    let mut files = Vec::new();
    walk(root, "", &mut files)?;
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

fn walk(folder: &Path, prefix: &str, files: &mut Vec<RawFile>) -> io::Result<()> {
    for entry in fs::read_dir(folder).map_err(|error| at(folder, &error))? {
        let entry = entry.map_err(|error| at(folder, &error))?;
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = format!("{prefix}{name}");
        let kind = entry.file_type().map_err(|error| at(&entry.path(), &error))?;
        if !kind.is_dir() {
            files.extend(entry::raw_file(path, &mut OnDisk { path: &entry.path(), kind })?);
        } else if !entry::is_hidden(&name) {
            walk(&entry.path(), &format!("{path}/"), files)?;
        }
    }
    Ok(())
}

/// What is no folder, on disk.
struct OnDisk<'p> {
    path: &'p Path,
    kind: FileType,
}

impl Entry for OnDisk<'_> {
    fn kind(&self) -> Kind {
        match self.kind {
            kind if kind.is_symlink() => Kind::Link,
            kind if kind.is_file() => Kind::File,
            _ => Kind::Other,
        }
    }

    /// What a broken link leads to is a folder elsewhere, perhaps.
    fn may_be_folder(&mut self) -> io::Result<bool> {
        Ok(fs::metadata(self.path).map_or(true, |target| target.is_dir()))
    }

    fn size(&mut self) -> io::Result<u64> {
        fs::metadata(self.path).map(|file| file.len()).map_err(|error| at(self.path, &error))
    }

    fn read(&mut self) -> io::Result<Vec<u8>> {
        fs::read(self.path).map_err(|error| at(self.path, &error))
    }
}

fn at(path: &Path, error: &io::Error) -> io::Error {
    io::Error::new(error.kind(), format!("{}: {error}", spelled(&path.to_string_lossy())))
}

/// Parses files in any order; `shown` is the folder as diagnostics print it.
pub fn parse(mut files: Vec<RawFile>, shown: &str) -> Folder {
    files.sort_by(|a, b| a.path.cmp(&b.path));
    let parsed: Vec<(Part, Report)> = files.into_par_iter().map(|file| part(file, shown)).collect();
    let mut folder = Folder::default();
    for (part, report) in parsed {
        folder.report.extend(report);
        match part {
            Part::Platform(parsed) => folder.platform = Some(*parsed),
            Part::Providers(parsed) => folder.providers = Some(parsed),
            Part::Apis(parsed) => folder.apis = Some(parsed),
            Part::Overrides(parsed) => folder.overrides = Some(parsed),
            Part::Approvals(parsed) => folder.approvals = Some(parsed),
            Part::Resource(file) => folder.resources.push(*file),
            Part::Nothing => {}
        }
    }
    check_needed(&mut folder, shown);
    folder
}

/// What the file [`APPROVALS`] says by itself; `shown` as for [`parse`].
pub fn approvals(file: RawFile, shown: &str) -> (Parsed<input::Approvals>, Report) {
    let mut report = Report::default();
    let source = check_text(file.content, &format!("{shown}/{}", file.path), &mut report);
    (document(source, &mut report), report)
}

enum Part {
    Platform(Box<Parsed<input::Platform>>),
    Providers(Parsed<input::Providers>),
    Apis(Parsed<input::Apis>),
    Overrides(Parsed<input::Overrides>),
    Approvals(Parsed<input::Approvals>),
    Resource(Box<ResourceFile>),
    Nothing,
}

fn part(file: RawFile, shown: &str) -> (Part, Report) {
    let mut report = Report::default();
    let path = format!("{shown}/{}", file.path);
    let role = role(&file.path);
    // What is no file is not mended by another name.
    let is_file = !matches!(file.content, Err(Refusal::Symlink | Refusal::NotAFile));
    if role.is_none() && is_file {
        report.push(misplaced(&file.path, &path));
        return (Part::Nothing, report);
    }
    let source = check_text(file.content, &path, &mut report);
    let part = match role {
        None => Part::Nothing,
        Some(FileRole::Platform) => Part::Platform(Box::new(document(source, &mut report))),
        Some(FileRole::Providers) => Part::Providers(document(source, &mut report)),
        Some(FileRole::Apis) => Part::Apis(document(source, &mut report)),
        Some(FileRole::Overrides) => Part::Overrides(document(source, &mut report)),
        Some(FileRole::Approvals) => Part::Approvals(document(source, &mut report)),
        Some(FileRole::Resource { api, resource }) => {
            let parsed = resource_document(source, &mut report);
            Part::Resource(Box::new(ResourceFile { api, resource, parsed }))
        }
    };
    (part, report)
}

enum FileRole {
    Platform,
    Providers,
    Apis,
    Overrides,
    Approvals,
    Resource { api: String, resource: String },
}

/// A path says what the file is: one of five names at the top, or `<api>/<resource>.yaml`.
fn role(relative: &str) -> Option<FileRole> {
    match relative {
        "platform.yaml" => return Some(FileRole::Platform),
        "providers.yaml" => return Some(FileRole::Providers),
        "apis.yaml" => return Some(FileRole::Apis),
        "names.yaml" => return Some(FileRole::Overrides),
        APPROVALS => return Some(FileRole::Approvals),
        _ => {}
    }
    let (api, resource) = relative.strip_suffix(".yaml")?.split_once('/')?;
    (is_slug(api) && is_slug(resource))
        .then(|| FileRole::Resource { api: api.to_owned(), resource: resource.to_owned() })
}

fn misplaced(relative: &str, path: &str) -> Diagnostic {
    let place = Source::new(path, "").place(0, 0);
    Diagnostic::new(Rule::FileName, place, format!("`{relative}` is no path of a resource"))
        .label("neither API nor resource can be read from this path")
        .help(meant_path(relative).map_or(PATHS.to_owned(), |meant| format!("rename it to `{meant}`")))
}

/// The path in lower case and with the one ending, if that makes it a path of the format.
fn meant_path(relative: &str) -> Option<String> {
    let lower = relative.to_lowercase();
    let (stem, _) = lower.rsplit_once('.')?;
    Some(format!("{stem}.yaml")).filter(|path| role(path).is_some())
}

const PATHS: &str = "a resource stands in `<api>/<resource>.yaml`, both in lower case as on the wire; at the top are platform.yaml, providers.yaml, apis.yaml, names.yaml and approvals.yaml";

/// UTF-8 without a byte order mark, of a bearable size, in a file of this folder.
fn check_text(content: Result<Vec<u8>, Refusal>, path: &str, report: &mut Report) -> Source {
    match content {
        Ok(bytes) => check_encoding(bytes, path, report),
        Err(refusal) => {
            let source = Source::new(path, "");
            report.push(refused(refusal, source.place(0, 0)));
            source
        }
    }
}

fn refused(refusal: Refusal, place: Place) -> Diagnostic {
    let finding = match refusal {
        Refusal::Symlink => {
            Diagnostic::new(Rule::Symlink, place, "this file or folder is a symbolic link, and links are not followed")
                .help("put the file itself here, so that the specification stays within its folder")
        }
        Refusal::NotAFile => Diagnostic::new(
            Rule::NotAFile,
            place,
            "this is a named pipe, a socket or a device, and only files are read",
        )
        .help("put a file in its place, or remove it"),
        Refusal::TooLarge => {
            Diagnostic::new(Rule::TooLarge, place, format!("the file is larger than {} MiB", MAX_FILE >> 20))
                .help("give every resource a file of its own")
        }
    };
    finding.label("not read")
}

fn check_encoding(bytes: Vec<u8>, path: &str, report: &mut Report) -> Source {
    let text = match String::from_utf8(bytes) {
        Ok(text) => text,
        Err(error) => {
            let valid = error.utf8_error().valid_up_to();
            let source = Source::new(path, String::from_utf8_lossy(error.as_bytes()));
            report.push(
                Diagnostic::new(Rule::NotUtf8, source.place(valid, valid + 1), "the file is not UTF-8")
                    .label("the first byte that is not")
                    .help("save the file as UTF-8"),
            );
            return Source::new(path, "");
        }
    };
    let source = Source::new(path, text);
    if source.text().starts_with('\u{feff}') {
        report.push(
            Diagnostic::new(Rule::ByteOrderMark, source.place(0, 0), "the file starts with a byte order mark")
                .label("three bytes that no editor shows")
                .help("save the file as UTF-8 without a byte order mark"),
        );
    }
    source
}

fn document<T: for<'de> Deserialize<'de>>(source: Source, report: &mut Report) -> Parsed<T> {
    let input = tree(&source, report).and_then(|node| yaml::deserialize(&source, &node, report));
    Parsed { source, input }
}

fn resource_document(source: Source, report: &mut Report) -> Parsed<input::Resource> {
    let input = tree(&source, report).and_then(|mut node| {
        open::check_left_open(&mut node, &source, report);
        yaml::deserialize(&source, &node, report)
    });
    Parsed { source, input }
}

fn tree<'s>(source: &'s Source, report: &mut Report) -> Option<Node<'s>> {
    let unread = source.text().is_empty() && !report.is_clean();
    if unread { None } else { yaml::parse(source, Limits::default(), report) }
}

fn check_needed(folder: &mut Folder, shown: &str) {
    let needed = [("platform.yaml", folder.platform.is_none()), ("providers.yaml", folder.providers.is_none())];
    for (name, _) in needed.into_iter().filter(|(_, missing)| *missing) {
        let place = Source::new(format!("{shown}/{name}"), "").place(0, 0);
        folder.report.push(
            Diagnostic::new(Rule::MissingFile, place, format!("the specification has no `{name}`"))
                .label("not there")
                .help(format!("write it (spec/README.md shows every key), or name another folder if `{shown}` is not the specification")),
        );
    }
}
