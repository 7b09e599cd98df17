//! The repository around the folder that a person stands in.

use std::fmt::{self, Display};
use std::path::{Component, Path, PathBuf};

use anyhow::anyhow;

use super::git::{Git, not_started, said};

/// A repository of any form: with a work tree, linked to another, or bare.
#[derive(Debug)]
pub(super) struct Repository {
    pub(super) git: Git,
    /// The top of the work tree; none in a bare repository.
    pub(super) top: Option<PathBuf>,
    pub(super) is_shallow: bool,
}

/// Why there is no repository to read from.
#[derive(Debug)]
pub(super) enum NoRepository {
    /// Nothing around is one.
    Outside,
    /// There may be one, and git is missing or does not want to read it.
    Refused(String),
}

impl Display for NoRepository {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Outside => f.write_str(
                "there is no git repository around this folder; run this inside of one, or compare two folders: \
                 cargo xtask diff ./before ./after",
            ),
            Self::Refused(text) => f.write_str(text),
        }
    }
}

impl Repository {
    pub(super) fn around(git: Git) -> Result<Self, NoRepository> {
        let refused = |error: anyhow::Error| NoRepository::Refused(format!("{error:#}"));
        let facts = git
            .run(&["rev-parse", "--is-inside-work-tree", "--is-shallow-repository"])
            .map_err(|error| refused(not_started(&error)))?;
        if !facts.status.success() {
            let said = said(&facts);
            let outside = said.contains("not a git repository (or any");
            return Err(if outside { NoRepository::Outside } else { NoRepository::Refused(format!("git: {said}")) });
        }
        let facts = String::from_utf8_lossy(&facts.stdout);
        let mut facts = facts.lines().map(|line| line == "true");
        let (has_work_tree, is_shallow) = (facts.next() == Some(true), facts.next() == Some(true));
        let top = if has_work_tree { Some(top(&git).map_err(refused)?) } else { None };
        Ok(Self { git, top, is_shallow })
    }

    /// The commit that a person means; nothing, if no revision is called so.
    pub(super) fn commit(&self, revision: &str) -> anyhow::Result<Option<String>> {
        // The text behind `:/` goes on to the end, and only commits are searched for it.
        let wanted = if revision.starts_with(":/") { revision.to_owned() } else { format!("{revision}^{{commit}}") };
        let found = self.git.line(&["rev-parse", "--verify", "--quiet", END, &wanted])?;
        // What is not meant for one commit, as `^main`, is answered with more than a name.
        Ok(found.filter(|commit| commit.bytes().all(|byte| byte.is_ascii_hexdigit())))
    }

    /// What something is that is no commit: `tree`, `blob`.
    pub(super) fn kind(&self, revision: &str) -> anyhow::Result<Option<String>> {
        self.git.line(&["cat-file", "-t", END, revision])
    }

    /// As few characters of a commit's name as tell it from all others.
    pub(super) fn short(&self, commit: &str) -> anyhow::Result<String> {
        let short = self.git.line(&["rev-parse", "--verify", "--short=7", END, commit])?;
        Ok(short.unwrap_or_else(|| commit.to_owned()))
    }

    /// `refs/heads/main`; nothing for what is no reference.
    pub(super) fn full_name(&self, revision: &str) -> anyhow::Result<Option<String>> {
        self.git.line(&["rev-parse", "--verify", "--quiet", "--symbolic-full-name", END, revision])
    }

    /// The commit that two commits have in common; nothing, where their histories never meet, or not in what is here.
    pub(super) fn merge_base(&self, a: &str, b: &str) -> anyhow::Result<Option<String>> {
        self.git.line(&["merge-base", END, a, b])
    }

    /// Branches and tags.
    pub(super) fn names(&self) -> anyhow::Result<Vec<String>> {
        let names = self.git.all(&[
            "for-each-ref",
            "--format=%(refname:lstrip=2)",
            "refs/heads",
            "refs/tags",
            "refs/remotes",
        ])?;
        let mut names: Vec<String> = String::from_utf8_lossy(&names).lines().map(str::to_owned).collect();
        names.sort();
        names.dedup();
        Ok(names)
    }

    /// The oldest commit that has a file. Where the history is cut off nobody can know it.
    pub(super) fn first_with(&self, path: &str) -> anyhow::Result<Option<String>> {
        if self.is_shallow {
            return Ok(None);
        }
        let path = literally(path);
        let found = self.git.all(&["rev-list", "--reverse", "--exclude=refs/stash", "--all", "--", &path])?;
        String::from_utf8_lossy(&found).lines().next().map(|commit| self.short(commit)).transpose()
    }

    /// Where a folder is in the repository, whether or not it is there today: with forward slashes, empty for the top.
    /// Nothing for what is outside.
    pub(super) fn path_of(&self, folder: &Path) -> anyhow::Result<Option<String>> {
        let inside = match &self.top {
            Some(top) => resolved(&self.git.folder().join(folder))?.strip_prefix(top).ok().map(Path::to_path_buf),
            None => plain(folder),
        };
        Ok(inside.map(|inside| {
            let parts = inside.components().map(|part| part.as_os_str().to_string_lossy());
            parts.collect::<Vec<_>>().join("/")
        }))
    }
}

/// A path from the top of the repository, wherever git is run, and no pattern.
pub(super) fn literally(path: &str) -> String {
    format!(":(top,literal){path}")
}

/// A revision that starts with a dash is none, and never an option.
pub(super) const END: &str = "--end-of-options";

fn top(git: &Git) -> anyhow::Result<PathBuf> {
    let output = git.all(&["rev-parse", "--show-toplevel"])?;
    let text = String::from_utf8(output).map_err(|_| anyhow!("the path of the repository is not UTF-8"))?;
    resolved(Path::new(text.strip_suffix('\n').unwrap_or(&text)))
}

/// The path without links and `..`; what is not there today is taken as it is written.
fn resolved(path: &Path) -> anyhow::Result<PathBuf> {
    let path = std::path::absolute(path)?;
    let there = path.ancestors().find_map(|there| there.canonicalize().ok().map(|real| (there, real)));
    let Some((there, mut real)) = there else { return Ok(path) };
    for part in path.strip_prefix(there).unwrap_or(Path::new("")).components() {
        match part {
            Component::ParentDir => {
                real.pop();
            }
            part => real.push(part),
        }
    }
    Ok(real)
}

/// The same where there is no disk to ask; nothing for what leads out of the repository.
fn plain(folder: &Path) -> Option<PathBuf> {
    let mut plain = PathBuf::new();
    for part in folder.components() {
        match part {
            Component::CurDir => {}
            Component::Normal(part) => plain.push(part),
            Component::ParentDir if plain.pop() => {}
            _ => return None,
        }
    }
    Some(plain)
}
