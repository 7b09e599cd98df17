//! What stands for the content of a file that a run left.

use std::path::Path;
use std::{fmt, fs};

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};
use twox_hash::XxHash3_128;

/// 128 bits of XXH3: no two contents come to have the same by accident.
///
/// It is several times as fast as a [`Digest`](crate::digest::Digest), and no protection against somebody who makes a content to have it:
/// who can change what a run left can change what the run says that it left.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) struct Checksum(u128);

impl Checksum {
    pub(crate) fn of(bytes: &[u8]) -> Self {
        Self(XxHash3_128::oneshot(bytes))
    }

    /// Of a file; nothing where there is none, or what is there is a link, or a pipe that nobody may ever write to.
    pub(crate) fn of_file(path: &Path) -> Option<Self> {
        let is_file = fs::symlink_metadata(path).is_ok_and(|meta| meta.is_file());
        is_file.then(|| fs::read(path).ok()).flatten().map(|bytes| Self::of(&bytes))
    }

    pub(crate) fn bytes(self) -> [u8; 16] {
        self.0.to_be_bytes()
    }
}

impl fmt::Debug for Checksum {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:032x}", self.0)
    }
}

impl Serialize for Checksum {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(&format_args!("{self:?}"))
    }
}

impl<'de> Deserialize<'de> for Checksum {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let hex = String::deserialize(deserializer)?;
        u128::from_str_radix(&hex, 16).map(Self).map_err(de::Error::custom)
    }
}
