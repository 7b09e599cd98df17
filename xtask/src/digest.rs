//! What stands for the content of a file.

use std::path::Path;
use std::{fmt, fs};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A BLAKE3 hash: nobody can make two contents that have the same.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Digest(blake3::Hash);

impl Digest {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(blake3::hash(bytes))
    }

    /// Of a file; nothing where there is none, or what is there is a link, or a pipe that nobody may ever write to.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let is_file = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file());
        is_file.then(|| fs::read(path).ok()).flatten().map(|bytes| Self::of(&bytes))
    }

    /// Of a row of things, none of which can take over bytes of the next one.
    pub(crate) fn of_all<'b>(parts: impl IntoIterator<Item = &'b [u8]>) -> Self {
        let mut hasher = blake3::Hasher::new();
        for part in parts {
            hasher.update(&(part.len() as u64).to_le_bytes());
            hasher.update(part);
        }
        Self(hasher.finalize())
    }

    pub(crate) fn bytes(&self) -> &[u8] {
        self.0.as_bytes()
    }
}

impl fmt::Debug for Digest {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0.to_hex())
    }
}

impl Serialize for Digest {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0.to_hex())
    }
}

impl<'de> Deserialize<'de> for Digest {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(deserializer)?;
        blake3::Hash::from_hex(hex).map(Self).map_err(de::Error::custom)
    }
}
