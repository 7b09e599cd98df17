//! The complete content of a machine-written folder.

use std::collections::BTreeMap;

use anyhow::bail;

use super::headers::Headers;

/// Relative path with forward slashes → bytes.
#[derive(Debug, Clone)]
pub(crate) struct Tree {
    files: BTreeMap<String, Vec<u8>>,
    headers: Headers,
}

impl Tree {
    /// `headers` is what every machine-written file starts with; a folder with other files is not replaced.
    pub(crate) fn new(
        files: impl IntoIterator<Item = (String, Vec<u8>)>,
        headers: impl Into<Headers>,
    ) -> anyhow::Result<Self> {
        let mut tree = Self { files: BTreeMap::new(), headers: headers.into() };
        for (path, bytes) in files {
            if !is_inside(&path) {
                bail!("`{path}` leads out of the folder");
            }
            if !tree.headers.fit(&bytes) {
                bail!("`{path}` does not start with {}, so that the next run would refuse it", tree.headers);
            }
            if tree.files.contains_key(&path) {
                bail!("`{path}` would be written twice");
            }
            tree.files.insert(path, bytes);
        }
        Ok(tree)
    }

    pub(super) fn files(&self) -> impl Iterator<Item = (&str, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path.as_str(), bytes.as_slice()))
    }

    pub(super) fn get(&self, path: &str) -> Option<&[u8]> {
        self.files.get(path).map(Vec::as_slice)
    }

    pub(super) fn len(&self) -> usize {
        self.files.len()
    }

    pub(super) fn headers(&self) -> &Headers {
        &self.headers
    }
}

fn is_inside(path: &str) -> bool {
    path.split('/').all(|part| !matches!(part, "" | "." | "..") && !part.contains(['\\', ':', '\0']))
}
