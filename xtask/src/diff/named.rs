//! Revisions and folders as a person names them.

use super::git::DEEPEN;
use super::repository::{NoRepository, Repository};
use crate::lookup::nearest_first;

/// What an argument is read against.
pub(super) type Around = Result<Repository, NoRepository>;

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

pub(super) fn is_written_as_folder(argument: &str) -> bool {
    argument.starts_with(['.', '/']) || argument.ends_with('/')
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
