//! One state of the specification, loaded.

use std::path::{Path, PathBuf};

use anyhow::bail;
use unified_codegen::diagnostics::Report;
use unified_codegen::load::{self, RawFile};
use unified_codegen::lower;
use unified_codegen::model::Spec;

use super::argument::State;
use super::named::{Around, Revision};
use super::repository::Repository;
use super::revision;
use super::version::{self, CrateVersion};
use crate::cli::DiffArgs;
use crate::spec;

/// One state of the specification, and what is around it.
#[derive(Debug)]
pub(crate) struct Side {
    pub(crate) spec: Spec,
    /// For people: `merge base of HEAD and origin/main (1a2b3c4)`, `work tree`.
    pub(crate) name: String,
    /// The whole name of the commit, of a revision.
    pub(crate) commit: Option<String>,
    /// What every place's path starts with, before a slash: `main:spec`, `spec`.
    pub(crate) prefix: String,
    /// The same folder in the repository, `spec`; empty for its top, none outside of one.
    pub(crate) folder: Option<String>,
    /// The file [`load::APPROVALS`], if there is one.
    pub(crate) approvals: Option<RawFile>,
    /// The version of the generated crate.
    pub(crate) version: CrateVersion,
}

impl Side {
    /// The path in the repository of a place of this side: `main:spec/crm/users.yaml` is `spec/crm/users.yaml`.
    pub(crate) fn in_repository(&self, path: &str) -> Option<String> {
        let inside = path.strip_prefix(&self.prefix)?.strip_prefix('/')?;
        let folder = self.folder.as_deref()?;
        Some(if folder.is_empty() { inside.to_owned() } else { format!("{folder}/{inside}") })
    }
}

/// A state whose specification is wrong.
#[derive(Debug)]
pub(super) struct Unsound {
    pub(super) name: String,
    pub(super) is_commit: bool,
    pub(super) report: Report,
}

/// What is read before anything is understood.
struct Raw {
    files: Vec<RawFile>,
    name: String,
    commit: Option<String>,
    prefix: String,
    folder: Option<String>,
    version: CrateVersion,
}

pub(super) fn load(state: State, args: &DiffArgs, around: &Around) -> anyhow::Result<Result<Side, Unsound>> {
    let mut raw = match state {
        State::Revision(revision) => of_revision(revision, args, around)?,
        State::WorkTree => of_work_tree(args, around)?,
        State::Folder(folder) => of_folder(&folder, around)?,
    };
    let approvals = raw.files.iter().position(|file| file.path == load::APPROVALS);
    let approvals = approvals.map(|index| raw.files.remove(index));
    let Raw { files, name, commit, prefix, folder, version } = raw;
    Ok(match lower::lower(&load::parse(files, &prefix)) {
        Ok(spec) => Ok(Side { spec, name, commit, prefix, folder, approvals, version }),
        Err(report) => Err(Unsound { name, is_commit: commit.is_some(), report }),
    })
}

fn of_revision(revision: Revision, args: &DiffArgs, around: &Around) -> anyhow::Result<Raw> {
    let repository = around.as_ref().map_err(|error| anyhow::anyhow!("{error}"))?;
    let Some(folder) = repository.path_of(&args.spec.spec)? else {
        bail!(
            "`{}` is outside of the repository, so no revision has it; name a folder inside with --spec, or compare two \
             folders: cargo xtask diff ./before ./after",
            args.spec.spec.display()
        );
    };
    let files = revision::read(repository, &revision, &folder)?;
    let version = version::in_commit(repository, &revision, &args.crate_folder);
    let prefix = format!("{}:{}", revision.spelled, revision::shown(&folder));
    Ok(Raw { files, name: revision.name, commit: Some(revision.commit), prefix, folder: Some(folder), version })
}

fn of_work_tree(args: &DiffArgs, around: &Around) -> anyhow::Result<Raw> {
    let folder = &args.spec.spec;
    if !folder.is_dir() && around.as_ref().is_ok_and(|repository| repository.top.is_none()) {
        bail!("a bare repository has no work tree to compare; name two revisions: cargo xtask diff BASE HEAD");
    }
    on_disk(folder, "work tree".to_owned(), version::on_disk(&args.crate_folder), around)
}

/// The crate of a folder that was named stands beside it, as in a workspace.
fn of_folder(folder: &Path, around: &Around) -> anyhow::Result<Raw> {
    let beside: PathBuf = folder.join("..").join("generated");
    let name = spec::shown(folder);
    on_disk(folder, if name.is_empty() { "/".to_owned() } else { name }, version::on_disk(&beside), around)
}

fn on_disk(folder: &Path, name: String, version: CrateVersion, around: &Around) -> anyhow::Result<Raw> {
    let files = spec::read(folder)?;
    let path = |repository: &Repository| repository.path_of(folder).ok().flatten();
    let in_repository = around.as_ref().ok().and_then(path);
    Ok(Raw { files, name, commit: None, prefix: spec::shown(folder), folder: in_repository, version })
}
