//! What the work of the tools costs: figures that somebody measured, against their goals, to read and to look at.

mod plot;
mod table;

use std::fmt;
use std::path::PathBuf;

use serde::Deserialize;

/// The command that draws anew what is stale.
pub const FIX: &str = "cargo run -p tests --example figures";

/// All figures, as `figures.yaml` has them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figures {
    /// On what they were measured, and how.
    pub measured: String,
    /// Each of them.
    pub figures: Vec<Figure>,
}

/// One figure.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Figure {
    /// What was measured.
    pub what: String,
    /// On which of the invented catalogues.
    pub size: Size,
    /// What the numbers are of.
    pub unit: Unit,
    /// What it is not to exceed; absent where nobody set a goal.
    pub goal: Option<f64>,
    /// What it is.
    pub figure: f64,
    /// The command that was measured.
    pub how: String,
}

/// How large the catalogue was.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Size {
    /// 15 resources.
    S,
    /// 120 resources.
    M,
    /// 324 resources.
    L,
}

/// What a number is of.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
pub enum Unit {
    /// Seconds of a processor, for the program and for the system on its behalf.
    #[serde(rename = "CPU s")]
    CpuSeconds,
    /// Seconds that passed.
    #[serde(rename = "s")]
    Seconds,
    /// Mebibytes, at most at once.
    #[serde(rename = "MiB")]
    Mebibytes,
}

impl fmt::Display for Unit {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::CpuSeconds => "CPU s",
            Self::Seconds => "s",
            Self::Mebibytes => "MiB",
        })
    }
}

/// How a figure stands to its goal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// It does not exceed it; the figure as a share of the goal.
    Met(f64),
    /// It does.
    Missed(f64),
    /// There is none.
    NoGoal,
}

impl fmt::Display for Outcome {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Met(_) => "met",
            Self::Missed(_) => "missed",
            Self::NoGoal => "no goal",
        })
    }
}

impl Figure {
    /// How it stands to its goal.
    pub fn outcome(&self) -> Outcome {
        match self.goal {
            None => Outcome::NoGoal,
            Some(goal) if self.figure <= goal => Outcome::Met(self.figure / goal),
            Some(goal) => Outcome::Missed(self.figure / goal),
        }
    }

    /// What it is called: `regenerate, cold (L)`.
    pub fn name(&self) -> String {
        format!("{} ({:?})", self.what, self.size)
    }
}

/// The folder of the figures.
pub fn folder() -> PathBuf {
    crate::workspace().join("tests/figures")
}

/// What is drawn of the figures: paths in the folder, and what is to be there.
///
/// # Panics
///
/// If `figures.yaml` or the README that has the table cannot be read, or is not what it should be.
pub fn drawn() -> [(PathBuf, String); 2] {
    let read = |name: &str| {
        let path = folder().join(name);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()))
    };
    let figures: Figures = serde_yaml::from_str(&read("figures.yaml")).unwrap_or_else(|error| panic!("{error}"));
    [
        (folder().join("figures.svg"), plot::svg(&figures)),
        (folder().join("README.md"), table::put_into(&read("README.md"), &figures)),
    ]
}
