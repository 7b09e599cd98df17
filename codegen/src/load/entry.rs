//! What of a folder belongs to a specification, wherever the folder is kept: on disk, or in a commit.

use std::io;
use std::path::Path;

use super::{MAX_FILE, RawFile, Refusal};

/// Something that is no folder. Whatever costs something is asked only of what the format has a place for.
pub trait Entry {
    /// What it is.
    fn kind(&self) -> Kind;
    /// Whether a link leads to a folder, or to where nobody can tell.
    fn may_be_folder(&mut self) -> io::Result<bool>;
    /// The size of a file in bytes.
    fn size(&mut self) -> io::Result<u64>;
    /// What a file holds.
    fn read(&mut self) -> io::Result<Vec<u8>>;
}

/// What an [`Entry`] is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// A file.
    File,
    /// A symbolic link.
    Link,
    /// A named pipe, a socket or a device.
    Other,
}

/// The entry as a file of the specification; nothing, where the format has no place for it. The path is relative to the
/// folder of the specification, with forward slashes.
pub fn raw_file(path: String, entry: &mut dyn Entry) -> io::Result<Option<RawFile>> {
    if path.split('/').any(is_hidden) {
        return Ok(None);
    }
    let content = match (entry.kind(), is_yaml(&path)) {
        (Kind::Link, true) => Err(Refusal::Symlink),
        (Kind::Link, false) if entry.may_be_folder()? => Err(Refusal::Symlink),
        (_, false) => return Ok(None),
        (Kind::Other, true) => Err(Refusal::NotAFile),
        (Kind::File, true) if entry.size()? > MAX_FILE => Err(Refusal::TooLarge),
        (Kind::File, true) => Ok(entry.read()?),
    };
    Ok(Some(RawFile { path, content }))
}

/// Editors and version control keep such files and folders beside those of a person.
pub(super) fn is_hidden(name: &str) -> bool {
    name.starts_with('.')
}

fn is_yaml(path: &str) -> bool {
    let end = Path::new(path).extension();
    end.is_some_and(|end| ["yaml", "yml"].iter().any(|yaml| end.eq_ignore_ascii_case(yaml)))
}
