//! A specification as it is before an import, with what imports before left open in it.

use std::fs;
use std::path::Path;

use anyhow::bail;
use unified_codegen::diagnostics::Report;
use unified_codegen::import::without_todo;
use unified_codegen::load::{self, RawFile};
use unified_codegen::lower;
use unified_codegen::model::Spec;
use unified_codegen::source::Source;

use crate::spec::{self, shown};

/// A folder that pages are imported into, or from which their platform and providers are known.
pub(super) struct Folder {
    pub(super) files: Vec<RawFile>,
    /// Nothing for a folder without a specification.
    pub(super) spec: Option<Spec>,
}

impl Folder {
    /// What is in a folder, or nothing: what is wrong with it has been shown then. It has to be mended first, since a file that
    /// cannot be understood cannot be merged.
    pub(super) fn open(path: &Path) -> anyhow::Result<Option<Self>> {
        if is_empty(path) {
            return Ok(Some(Self { files: Vec::new(), spec: None }));
        }
        if path.exists() && !path.is_dir() {
            bail!("{} is no folder; name a folder with --out", path.display());
        }
        if path.is_dir() && !path.join("platform.yaml").exists() {
            bail!(
                "{} is neither empty nor a specification: it has no platform.yaml; name another folder, which may be new, with --out",
                path.display()
            );
        }
        let files = spec::read(path)?;
        match decided(&files, path) {
            Ok(spec) => Ok(Some(Self { files, spec: Some(spec) })),
            Err(report) => {
                spec::show(report, format_args!("in {}; mend it first: nothing was written", shown(path)));
                Ok(None)
            }
        }
    }

    /// The text of a file.
    pub(super) fn text(&self, path: &str) -> Option<String> {
        let file = self.files.iter().find(|file| file.path == path)?;
        String::from_utf8(file.content.as_ref().ok()?.clone()).ok()
    }

    /// The files with others in their place, each a path and a text.
    pub(super) fn with(&self, new: &[(&str, &str)]) -> Vec<RawFile> {
        let stays = |file: &&RawFile| !new.iter().any(|(path, _)| *path == file.path);
        let kept = self.files.iter().filter(stays).cloned();
        kept.chain(new.iter().map(|(path, text)| raw(path, text))).collect()
    }
}

fn raw(path: &str, text: &str) -> RawFile {
    RawFile { path: path.to_owned(), content: Ok(text.as_bytes().to_vec()) }
}

fn is_empty(path: &Path) -> bool {
    !path.exists() || fs::read_dir(path).is_ok_and(|mut entries| entries.next().is_none())
}

/// What files say, as far as it is decided.
pub(super) fn decided(files: &[RawFile], folder: &Path) -> Result<Spec, Report> {
    lower::lower(&loaded(files, folder))
}

/// Files as they are read, as far as they are decided.
pub(super) fn loaded(files: &[RawFile], folder: &Path) -> load::Folder {
    let decided = |file: &RawFile| {
        let text = file.content.as_ref().ok().and_then(|bytes| std::str::from_utf8(bytes).ok());
        let stripped = text.and_then(|text| without_todo(&Source::new(&file.path, text)));
        stripped.map_or_else(|| file.clone(), |text| raw(&file.path, &text))
    };
    load::parse(files.iter().map(decided).collect(), &shown(folder))
}
