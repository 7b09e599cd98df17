//! What a person names: two states of the specification.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use super::base;
use super::git::DEEPEN;
use super::repository::{NoRepository, Repository};
use crate::cli::DiffArgs;
use crate::lookup::nearest_first;

/// What an argument is read against.
pub(super) type Around = Result<Repository, NoRepository>;

/// A state of the specification, not yet read.
#[derive(Debug)]
pub(super) enum State {
    Revision(Revision),
    Folder(PathBuf),
    WorkTree,
}

/// A commit.
#[derive(Debug)]
pub(super) struct Revision {
    pub(super) commit: String,
    /// For people.
    pub(super) name: String,
    /// What stands in a place before the colon.
    pub(super) spelled: String,
}

impl Revision {
    /// A revision as a person names it: a long commit is shown short.
    pub(super) fn named(repository: &Repository, typed: &str, commit: String) -> anyhow::Result<Self> {
        let short = repository.short(&commit)?;
        if typed.len() >= 7 && commit.starts_with(&typed.to_lowercase()) {
            return Ok(Self { commit, name: short.clone(), spelled: short });
        }
        Ok(Self { commit, name: format!("{typed} ({short})"), spelled: typed.to_owned() })
    }
}

/// The states before and after.
pub(super) fn states(args: &DiffArgs, around: &Around) -> anyhow::Result<(State, State)> {
    let Some(before) = &args.base else {
        return Ok((State::Revision(base::merge_base_with_main(needed(around)?)?), State::WorkTree));
    };
    if let Some(after) = &args.head {
        return Ok((state(before, around)?, state(after, around)?));
    }
    if let Some((before, after)) = base::range(before, around)? {
        return Ok((State::Revision(before), State::Revision(after)));
    }
    Ok((state(before, around)?, State::WorkTree))
}

fn needed(around: &Around) -> anyhow::Result<&Repository> {
    around.as_ref().map_err(|error| anyhow!("{error}"))
}

fn state(argument: &str, around: &Around) -> anyhow::Result<State> {
    let folder = Path::new(argument);
    if is_written_as_folder(argument) {
        if folder.is_dir() {
            return Ok(State::Folder(folder.to_path_buf()));
        }
        bail!("there is no folder `{argument}`; what starts with `.` or `/` or ends in `/` is never a revision");
    }
    let found = match around {
        Ok(repository) => repository.commit(argument)?.map(|commit| (repository, commit)),
        Err(_) => None,
    };
    match (found, folder.is_dir()) {
        (None, true) => Ok(State::Folder(folder.to_path_buf())),
        (Some((repository, commit)), false) => Revision::named(repository, argument, commit).map(State::Revision),
        (Some((repository, commit)), true) => {
            let revision = repository.full_name(argument)?.unwrap_or(commit);
            bail!(
                "`{argument}` is a folder and a revision; write `./{argument}` for the folder, or `{revision}` for the \
                 revision"
            )
        }
        (None, false) => Err(neither(argument, around)),
    }
}

pub(super) fn is_written_as_folder(argument: &str) -> bool {
    argument.starts_with(['.', '/']) || argument.ends_with('/')
}

/// Why an argument is nothing that can be compared.
fn neither(argument: &str, around: &Around) -> anyhow::Error {
    let explained = around.as_ref().map_err(|error| anyhow!("{error}")).and_then(|found| unknown(argument, found));
    explained.map_or_else(
        |error| anyhow!("there is no folder `{argument}`, and it can be no revision: {error}"),
        |text| anyhow!("{text}"),
    )
}

/// Why a name is no revision, and which are.
pub(super) fn unknown(argument: &str, repository: &Repository) -> anyhow::Result<String> {
    if argument.contains("..") {
        return Ok(format!(
            "`{argument}` names two states; write it alone, as A..B, or A...B for their merge base and B"
        ));
    }
    if let Some(kind) = repository.kind(argument)? {
        return Ok(format!(
            "`{argument}` is a {kind}, and only a commit can be compared; name the commit here, and the folder with --spec"
        ));
    }
    let known = match repository.names()? {
        names if names.is_empty() => "there are no branches or tags".to_owned(),
        names => format!("branches and tags are {}", nearest_first(argument, names)),
    };
    let shallow = if repository.is_shallow { format!("\n{DEEPEN}") } else { String::new() };
    Ok(format!("there is no revision `{argument}` and no folder of that name; {known}{shallow}"))
}
