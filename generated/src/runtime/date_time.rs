//! Points in time.

use std::fmt;

use serde::{Deserialize, Deserializer, Serialize, Serializer};

/// A point in time, as it was sent.
///
/// The unified schema says RFC 3339 (`2024-05-01T10:00:00.000Z`), but nobody checks what a provider answers. So the text is kept
/// as it is, and parsing it is left to the caller's own date library, together with what to do when it fails:
///
/// ```
/// use truto_unified::DateTime;
///
/// let created: DateTime = serde_json::from_str(r#""2024-05-01T10:00:00.000Z""#)?;
/// assert_eq!(created.as_str(), "2024-05-01T10:00:00.000Z");
/// # Ok::<(), serde_json::Error>(())
/// ```
///
/// There is no order: texts with different offsets do not sort as the points in time do.
#[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
pub struct DateTime(String);

impl DateTime {
    /// The text as it was sent.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The text as it was sent, without copying it.
    pub fn into_string(self) -> String {
        self.0
    }
}

impl From<&str> for DateTime {
    fn from(text: &str) -> Self {
        Self(text.to_owned())
    }
}

impl From<String> for DateTime {
    fn from(text: String) -> Self {
        Self(text)
    }
}

impl AsRef<str> for DateTime {
    fn as_ref(&self) -> &str {
        &self.0
    }
}

impl fmt::Display for DateTime {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl Serialize for DateTime {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_str(&self.0)
    }
}

impl<'de> Deserialize<'de> for DateTime {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        String::deserialize(deserializer).map(Self)
    }
}
