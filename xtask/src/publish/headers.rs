//! What machine-written files start with.

use std::fmt;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

/// What each file of a folder starts with: one of these.
#[derive(Debug, Clone)]
pub(crate) struct Headers(Vec<String>);

impl Headers {
    /// The bytes are those of a machine-written file.
    pub(super) fn fit(&self, bytes: &[u8]) -> bool {
        self.0.iter().any(|header| bytes.starts_with(header.as_bytes()))
    }

    /// The file is machine-written.
    pub(super) fn fit_file(&self, path: &Path) -> io::Result<bool> {
        let longest = self.0.iter().map(String::len).max().unwrap_or_default();
        let mut head = Vec::new();
        File::open(path)?.take(longest as u64).read_to_end(&mut head)?;
        Ok(self.fit(&head))
    }
}

impl fmt::Display for Headers {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let quoted: Vec<String> = self.0.iter().map(|header| format!("`{header}`")).collect();
        f.write_str(&quoted.join(" or "))
    }
}

impl From<&str> for Headers {
    fn from(header: &str) -> Self {
        Self(vec![header.to_owned()])
    }
}

impl From<String> for Headers {
    fn from(header: String) -> Self {
        Self(vec![header])
    }
}

impl<const N: usize> From<[&str; N]> for Headers {
    fn from(headers: [&str; N]) -> Self {
        Self(headers.map(str::to_owned).into())
    }
}
