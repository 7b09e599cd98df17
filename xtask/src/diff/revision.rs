//! The files of a specification in a commit, as they would be read from a folder with the same content.

use std::io;

use anyhow::{Context, bail};
use unified_codegen::load::{self, Entry, Kind, RawFile};

use super::named::Revision;
use super::objects::{Listed, Objects, listed};
use super::repository::{END, Repository, literally};

/// The files of the specification that a commit has in a folder.
pub(super) fn read(repository: &Repository, revision: &Revision, folder: &str) -> anyhow::Result<Vec<RawFile>> {
    let tree = tree(repository, revision, folder)?;
    let entries = listed(&repository.git.all(&["ls-tree", "-r", "-l", "-z", "--full-tree", END, &tree])?);
    if !entries.iter().any(|entry| entry.path == "platform.yaml") {
        let (shown, name) = (shown(folder), &revision.name);
        let first = first(repository, folder)?;
        bail!("`{shown}` at {name} is no specification in this format, since it has no platform.yaml; {first}");
    }
    let mut reader =
        Reader { repository, root: format!("{}:{}", revision.commit, prefix(folder)), blobs: None, links: None };
    let mut files = Vec::new();
    for entry in entries {
        if entry.is_submodule() && !is_hidden(&entry.path) {
            bail!(
                "`{}{}` at {} is a submodule, whose files are in another repository; check both states out, and compare \
                 the two folders: cargo xtask diff ./before ./after",
                prefix(folder),
                entry.path,
                revision.name
            );
        }
        let path = entry.path.clone();
        let file = load::raw_file(path, &mut InCommit { entry, reader: &mut reader });
        files.extend(file.with_context(|| format!("the specification at {} cannot be read", revision.name))?);
    }
    files.sort_by(|a, b| a.path.cmp(&b.path));
    Ok(files)
}

/// The tree object of a folder.
fn tree(repository: &Repository, revision: &Revision, folder: &str) -> anyhow::Result<String> {
    if folder.is_empty() {
        return Ok(format!("{}^{{tree}}", revision.commit));
    }
    let path = literally(folder);
    let found =
        listed(&repository.git.all(&["ls-tree", "-l", "-z", "--full-tree", END, &revision.commit, "--", &path])?);
    let Some(found) = found.into_iter().next() else {
        bail!("there is no folder `{folder}` at {}; {}", revision.name, first(repository, folder)?);
    };
    if found.is_folder() {
        return Ok(found.object);
    }
    let kind = match &found {
        found if found.is_link() => "symbolic link",
        found if found.is_submodule() => "submodule",
        _ => "file",
    };
    bail!("`{folder}` at {} is a {kind} and no folder; {}", revision.name, first(repository, folder)?)
}

/// The way out where a revision has no specification.
fn first(repository: &Repository, folder: &str) -> anyhow::Result<String> {
    let platform = format!("{}platform.yaml", prefix(folder));
    Ok(match repository.first_with(&platform)? {
        Some(first) => format!("the first revision with `{platform}` is {first}: compare with that or a later one"),
        None if repository.is_shallow => "name a later revision".to_owned(),
        None => format!(
            "no revision has `{platform}`: run this at the top of the workspace, or name the folder with --spec"
        ),
    })
}

fn prefix(folder: &str) -> String {
    if folder.is_empty() { String::new() } else { format!("{folder}/") }
}

/// The folder as places have it behind the colon.
pub(super) fn shown(folder: &str) -> &str {
    if folder.is_empty() { "." } else { folder }
}

fn is_hidden(path: &str) -> bool {
    path.split('/').any(|name| name.starts_with('.'))
}

/// Asks git for what is wanted, when it is wanted.
struct Reader<'r> {
    repository: &'r Repository,
    /// The commit and the folder, as they stand in front of a path.
    root: String,
    blobs: Option<Objects>,
    links: Option<Objects>,
}

struct InCommit<'e, 'r> {
    entry: Listed,
    reader: &'e mut Reader<'r>,
}

impl Entry for InCommit<'_, '_> {
    fn kind(&self) -> Kind {
        match &self.entry {
            entry if entry.is_link() => Kind::Link,
            entry if entry.is_submodule() => Kind::Other,
            _ => Kind::File,
        }
    }

    fn may_be_folder(&mut self) -> io::Result<bool> {
        let links = started(&mut self.reader.links, || Objects::targets(&self.reader.repository.git))?;
        links.may_be_folder(&format!("{}{}", self.reader.root, self.entry.path))
    }

    fn size(&mut self) -> io::Result<u64> {
        self.entry.size.ok_or_else(|| self.missing())
    }

    fn read(&mut self) -> io::Result<Vec<u8>> {
        let blobs = started(&mut self.reader.blobs, || Objects::contents(&self.reader.repository.git))?;
        blobs.blob(&self.entry.object)?.ok_or_else(|| self.missing())
    }
}

impl InCommit<'_, '_> {
    fn missing(&self) -> io::Error {
        io::Error::other(self.reader.repository.git.missing())
    }
}

fn started(slot: &mut Option<Objects>, start: impl FnOnce() -> io::Result<Objects>) -> io::Result<&mut Objects> {
    match slot {
        Some(running) => Ok(running),
        None => Ok(slot.insert(start()?)),
    }
}
