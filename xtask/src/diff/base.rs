//! Revisions that are found by their history: where a branch began.

use std::path::Path;

use anyhow::{anyhow, bail};

use super::git::DEEPEN;
use super::named::{Around, Revision, is_written_as_folder, unknown};
use super::repository::Repository;

/// Where the main branch may be, besides where origin/HEAD says it is; the first that exists.
const MAIN: [&str; 4] =
    ["refs/remotes/origin/main", "refs/remotes/origin/master", "refs/heads/main", "refs/heads/master"];

/// Where HEAD left the main branch.
pub(super) fn merge_base_with_main(repository: &Repository) -> anyhow::Result<Revision> {
    let Some(head) = repository.commit("HEAD")? else {
        bail!(
            "HEAD has no commit yet, so there is nothing to compare the work tree with; commit the specification first"
        );
    };
    let Some((name, main)) = main_branch(repository)? else {
        let shallow = if repository.is_shallow { format!("\n{DEEPEN}") } else { String::new() };
        bail!(
            "there is no main branch to compare with (origin/HEAD, origin/main, origin/master, main or master); name a \
             revision: cargo xtask diff BASE{shallow}"
        );
    };
    merge_base(repository, ("HEAD", &head), (&name, &main))
}

/// The name of the main branch as people say it, and its commit.
fn main_branch(repository: &Repository) -> anyhow::Result<Option<(String, String)>> {
    let origin = repository.git.line(&["symbolic-ref", "--quiet", "refs/remotes/origin/HEAD"])?;
    for name in origin.iter().map(String::as_str).chain(MAIN) {
        if let Some(commit) = repository.commit(name)? {
            let short = name.trim_start_matches("refs/remotes/").trim_start_matches("refs/heads/");
            return Ok(Some((short.to_owned(), commit)));
        }
    }
    Ok(None)
}

fn merge_base(repository: &Repository, a: (&str, &str), b: (&str, &str)) -> anyhow::Result<Revision> {
    let ((a, commit_a), (b, commit_b)) = (a, b);
    let Some(commit) = repository.merge_base(commit_a, commit_b)? else {
        if repository.is_shallow {
            bail!("{a} and {b} have no common ancestor in what is here of their history\n{DEEPEN}");
        }
        bail!("{a} and {b} have no common ancestor; name the revision to compare with: cargo xtask diff BASE");
    };
    let short = repository.short(&commit)?;
    Ok(Revision { commit, name: format!("merge base of {a} and {b} ({short})"), spelled: short })
}

/// The states of `A..B` and `A...B`, as git has them: an end that is left out is HEAD. Nothing, if it is no such
/// argument.
pub(super) fn range(argument: &str, around: &Around) -> anyhow::Result<Option<(Revision, Revision)>> {
    if is_written_as_folder(argument) {
        return Ok(None);
    }
    let split = argument.split_once("...").map(|ends| (ends, true));
    let split = split.or_else(|| argument.split_once("..").map(|ends| (ends, false)));
    let Some(((a, b), from_merge_base)) = split else { return Ok(None) };
    let is_folder = Path::new(argument).is_dir();
    let repository = match around {
        Ok(repository) => repository,
        Err(_) if is_folder => return Ok(None),
        Err(error) => bail!("{error}"),
    };
    let (a, b) = (or_head(a), or_head(b));
    let (before, after) = match (is_folder, repository.commit(a)?, repository.commit(b)?) {
        (false, Some(before), Some(after)) => (before, after),
        (true, Some(_), Some(_)) => bail!(
            "`{argument}` is a folder and a range; write `./{argument}` for the folder, or the revisions one by one"
        ),
        (true, ..) => return Ok(None),
        (false, None, _) => return Err(anyhow!(unknown(a, repository)?)),
        (false, _, None) => return Err(anyhow!(unknown(b, repository)?)),
    };
    let first = if from_merge_base {
        merge_base(repository, (a, &before), (b, &after))?
    } else {
        Revision::named(repository, a, before)?
    };
    Ok(Some((first, Revision::named(repository, b, after)?)))
}

fn or_head(end: &str) -> &str {
    if end.is_empty() { "HEAD" } else { end }
}
