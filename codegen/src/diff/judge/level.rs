//! How much a change matters: to people, to code, and to the version.

use serde::Serialize;

/// How much a change matters to somebody who uses the unified API.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Level {
    /// Only what people read.
    Docs,
    /// Nobody has to do anything.
    Safe,
    /// Something may be other than code expects, without being refused.
    Risky,
    /// Something that worked is refused, or is gone.
    Breaking,
}

impl Level {
    /// Every level, the gravest first.
    pub const ALL: [Self; 4] = [Self::Breaking, Self::Risky, Self::Safe, Self::Docs];

    /// The word that options and machine outputs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Docs => "docs",
            Self::Safe => "safe",
            Self::Risky => "risky",
            Self::Breaking => "breaking",
        }
    }
}

/// What a change does to code that uses the generated crate.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Effect {
    /// Nothing: types and calls are the same.
    None,
    /// There is more to use.
    Adds,
    /// It compiles, and what it sends or expects is something else.
    Wire,
    /// Some of it stops compiling.
    Compile,
}

impl Effect {
    /// The step of the version that it asks for.
    pub fn semver(self) -> Semver {
        match self {
            Self::None => Semver::Patch,
            Self::Adds => Semver::Minor,
            Self::Wire | Self::Compile => Semver::Major,
        }
    }

    /// What it does, as the end of a sentence that begins with the code.
    pub fn in_words(self) -> &'static str {
        match self {
            Self::None => "stays as it is",
            Self::Adds => "has more to use",
            Self::Wire => "still compiles, and sends or expects something else",
            Self::Compile => "may stop compiling",
        }
    }
}

/// The step of a version, as semantic versioning has them.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize)]
#[serde(rename_all = "lowercase")]
pub enum Semver {
    /// Nothing that code depends on.
    Patch,
    /// More than before.
    Minor,
    /// Other than before.
    Major,
}

impl Semver {
    /// The word that machine outputs use.
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Patch => "patch",
            Self::Minor => "minor",
            Self::Major => "major",
        }
    }
}
