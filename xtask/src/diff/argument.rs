//! What a person names: two states of the specification.

use std::path::{Path, PathBuf};

use anyhow::{anyhow, bail};

use super::base;
use super::named::{Around, Revision, is_written_as_folder, unknown};
use super::repository::Repository;
use crate::cli::DiffArgs;

/// A state of the specification, not yet read.
#[derive(Debug)]
pub(super) enum State {
    Revision(Revision),
    Folder(PathBuf),
    WorkTree,
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

/// Why an argument is nothing that can be compared.
fn neither(argument: &str, around: &Around) -> anyhow::Error {
    let explained = around.as_ref().map_err(|error| anyhow!("{error}")).and_then(|found| unknown(argument, found));
    explained.map_or_else(
        |error| anyhow!("there is no folder `{argument}`, and it can be no revision: {error}"),
        |text| anyhow!("{text}"),
    )
}
