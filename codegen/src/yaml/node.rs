//! A YAML document as a tree in which every node knows its bytes.

use std::borrow::Cow;
use std::ops::Range;

/// What a value that is not there is called.
pub(super) const NOTHING: &str = "nothing";

/// The longest text that is repeated in a message, in bytes.
pub(super) const SHORT: usize = 40;

/// A value and where it stands.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Node<'a> {
    /// Bytes of the file, the value only.
    pub bytes: Range<usize>,
    /// The value.
    pub kind: Kind<'a>,
}

/// The three kinds of YAML value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Kind<'a> {
    /// Any text, number, boolean or null: YAML decides by the spelling, this format by what is expected.
    Scalar {
        /// The text after escapes and folding.
        text: Cow<'a, str>,
        /// Written without quotes, so that other readers may take it for a number, a boolean or null.
        plain: bool,
    },
    /// A sequence.
    Sequence(Vec<Node<'a>>),
    /// A mapping, in the order of the file, every key once.
    Mapping(Vec<Entry<'a>>),
    /// Something that was refused and reported already.
    Broken,
}

/// A key of a mapping with its value.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Entry<'a> {
    /// The key.
    pub key: Cow<'a, str>,
    /// Bytes of the key.
    pub key_bytes: Range<usize>,
    /// The key is written without quotes.
    pub key_plain: bool,
    /// The value.
    pub value: Node<'a>,
}

impl Node<'_> {
    /// What a reader would call it, for messages; what was refused has been called something already.
    pub fn describe(&self) -> Option<Cow<'static, str>> {
        Some(match &self.kind {
            Kind::Scalar { text, plain: true } if super::scalar::is_null(text) => NOTHING.into(),
            Kind::Scalar { text, .. } if text.len() > SHORT => "a single text".into(),
            Kind::Scalar { text, .. } => format!("`{text}`").into(),
            Kind::Sequence(_) => "a list".into(),
            Kind::Mapping(_) => "a mapping".into(),
            Kind::Broken => return None,
        })
    }
}
