//! The complete content of a machine-written folder.

use std::collections::BTreeMap;

use anyhow::bail;

use super::headers::Headers;
use crate::checksum::Checksum;

/// What a file should hold.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Content {
    /// These bytes.
    Bytes(Vec<u8>),
    /// What it holds already, which nobody has in memory.
    AsIs(Checksum),
}

impl Content {
    /// The bytes are the content.
    pub(super) fn is(&self, bytes: &[u8]) -> bool {
        match self {
            Self::Bytes(own) => own == bytes,
            Self::AsIs(checksum) => *checksum == Checksum::of(bytes),
        }
    }

    /// What stands for the bytes.
    pub(crate) fn checksum(&self) -> Checksum {
        match self {
            Self::Bytes(bytes) => Checksum::of(bytes),
            Self::AsIs(checksum) => *checksum,
        }
    }
}

impl From<Vec<u8>> for Content {
    fn from(bytes: Vec<u8>) -> Self {
        Self::Bytes(bytes)
    }
}

/// Relative path with forward slashes → content.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    files: BTreeMap<String, Content>,
    headers: Headers,
}

impl Tree {
    /// `headers` is what every machine-written file starts with; a folder with other files is not replaced.
    pub(crate) fn new<C: Into<Content>>(
        files: impl IntoIterator<Item = (String, C)>,
        headers: impl Into<Headers>,
    ) -> anyhow::Result<Self> {
        let mut tree = Self { files: BTreeMap::new(), headers: headers.into() };
        for (path, content) in files {
            let content = content.into();
            if !is_inside(&path) {
                bail!("`{path}` leads out of the folder");
            }
            if let Content::Bytes(bytes) = &content
                && !tree.headers.fit(bytes)
            {
                bail!("`{path}` does not start with {}, so that the next run would refuse it", tree.headers);
            }
            if tree.files.contains_key(&path) {
                bail!("`{path}` would be written twice");
            }
            tree.files.insert(path, content);
        }
        Ok(tree)
    }

    pub(crate) fn files(&self) -> impl Iterator<Item = (&str, &Content)> {
        self.files.iter().map(|(path, content)| (path.as_str(), content))
    }

    pub(super) fn get(&self, path: &str) -> Option<&Content> {
        self.files.get(path)
    }

    pub(crate) fn len(&self) -> usize {
        self.files.len()
    }

    pub(super) fn headers(&self) -> &Headers {
        &self.headers
    }
}

fn is_inside(path: &str) -> bool {
    path.split('/').all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']))
}
