//! What the work of the tools costs: what `cargo run --release -p tests --example measure` measured, against what it may, to read and
//! to look at.

mod goal;
mod growth;
mod plot;
mod table;

use std::fmt;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use crate::catalogue;

pub use self::goal::{Goal, Goals, Outcome};

/// The command that draws anew what is stale.
pub const FIX: &str = "cargo run -p tests --example figures";

/// All figures, as `figures.yaml` has them.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// On what they were measured.
    pub measured: String,
    /// Each of them.
    pub figures: Vec<Figure>,
}

/// One figure.
#[derive(Debug, Deserialize, Serialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What was measured.
    pub what: String,
    /// On which of the catalogues.
    pub size: Size,
    /// What the numbers are of.
    pub unit: Unit,
    /// The median of the runs.
    pub figure: f64,
    /// The lowest and the highest of them.
    pub spread: [f64; 2],
    /// What was run.
    pub how: String,
    /// How often.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub runs: Option<usize>,
}

/// How large the catalogue was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Deserialize, Serialize)]
pub enum Size {
    /// 15 resources.
    S,
    /// 120 resources.
    M,
    /// 324 resources.
    L,
    /// 3,240 resources.
    XL,
    /// The specification of this workspace.
    #[serde(rename = "spec")]
    Spec,
}

impl Size {
    /// Those of the catalogues that are invented, the smallest first.
    pub const INVENTED: [Self; 4] = [Self::S, Self::M, Self::L, Self::XL];

    /// The size of the invented catalogue, if it is one.
    pub fn catalogue(self) -> Option<catalogue::Size> {
        match self {
            Self::S => Some(catalogue::Size::S),
            Self::M => Some(catalogue::Size::M),
            Self::L => Some(catalogue::Size::L),
            Self::XL => Some(catalogue::Size::XL),
            Self::Spec => None,
        }
    }
}

impl fmt::Display for Size {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::S => "S",
            Self::M => "M",
            Self::L => "L",
            Self::XL => "XL",
            Self::Spec => "spec",
        })
    }
}

/// What a number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize, Serialize)]
pub enum Unit {
    /// Seconds of a processor, for the program and for the system on its behalf.
    #[serde(rename = "CPU s")]
    CpuSeconds,
    /// Seconds that passed.
    #[serde(rename = "s")]
    Seconds,
    /// Millionths of a second that passed.
    #[serde(rename = "µs")]
    Microseconds,
    /// Mebibytes, at most at once.
    #[serde(rename = "MiB")]
    Mebibytes,
    /// Millions of bytes in a second.
    #[serde(rename = "MB/s")]
    MegabytesPerSecond,
}

impl Unit {
    /// Whether a larger number is a better one.
    pub fn is_better_larger(self) -> bool {
        self == Self::MegabytesPerSecond
    }
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CpuSeconds => "CPU s",
            Self::Seconds => "s",
            Self::Microseconds => "µs",
            Self::Mebibytes => "MiB",
            Self::MegabytesPerSecond => "MB/s",
        })
    }
}

impl Figure {
    /// What it is called: `regenerate, cold (L)`.
    pub fn name(&self) -> String {
        format!("{} ({})", self.what, self.size)
    }
}

/// The folder of the figures.
pub fn folder() -> PathBuf {
    crate::workspace().join("tests/figures")
}

/// What was measured last.
///
/// # Panics
///
/// If `figures.yaml` cannot be read, or is not what it should be.
pub fn measured() -> Figures {
    parsed("figures.yaml")
}

/// What it is held against.
///
/// # Panics
///
/// If `goals.yaml` cannot be read, or is not what it should be.
pub fn goals() -> Goals {
    parsed("goals.yaml")
}

/// What is drawn of the figures: paths, and what is to be there.
///
/// # Panics
///
/// If `figures.yaml`, `goals.yaml` or the README that has the table cannot be read, or is not what it should be.
pub fn drawn() -> [(PathBuf, String); 2] {
    let (figures, goals) = (measured(), goals());
    [
        (folder().join("figures.svg"), plot::svg(&figures, &goals)),
        (folder().join("README.md"), table::put_into(&read("README.md"), &figures, &goals)),
    ]
}

fn parsed<T: for<'de> Deserialize<'de>>(name: &str) -> T {
    serde_yaml::from_str(&read(name)).unwrap_or_else(|error| panic!("{name}: {error}"))
}

fn read(name: &str) -> String {
    let path = folder().join(name);
    std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
}
