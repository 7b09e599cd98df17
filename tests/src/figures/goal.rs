//! What a figure is held against.

use std::collections::BTreeMap;
use std::fmt;

use serde::Deserialize;

use super::{Figure, Figures, Size};

/// All goals, as `goals.yaml` has them.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goals {
    /// Each of them.
    pub goals: Vec<Goal>,
}

/// What one figure is held against.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Goal {
    /// What is measured.
    pub what: String,
    /// On which of the catalogues.
    pub size: Size,
    /// What it is not to exceed, or, where more is better, not to fall below. Absent where only others are compared with.
    pub goal: Option<f64>,
    /// What others take for the same, in the same unit.
    #[serde(default)]
    pub peers: BTreeMap<String, f64>,
    /// Figures of the same catalogue, measured in the same run, to compare with.
    #[serde(default)]
    pub beside: Vec<String>,
    /// What would be needed to reach it, where it is missed.
    pub needs: Option<String>,
}

/// How a figure stands to its goal.
#[derive(Debug, Clone, Copy, PartialEq)]
pub enum Outcome {
    /// It is reached; what it costs as a share of what it may.
    Met(f64),
    /// It is not.
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

impl Goal {
    /// Whether it is about this figure.
    pub fn is_of(&self, figure: &Figure) -> bool {
        self.what == figure.what && self.size == figure.size
    }
}

impl Goals {
    /// What the figure is held against.
    pub fn of(&self, figure: &Figure) -> Option<&Goal> {
        self.goals.iter().find(|goal| goal.is_of(figure))
    }

    /// How the figure stands to its goal.
    pub fn outcome(&self, figure: &Figure) -> Outcome {
        let Some(goal) = self.of(figure).and_then(|goal| goal.goal) else { return Outcome::NoGoal };
        let share = if figure.unit.is_better_larger() { goal / figure.figure } else { figure.figure / goal };
        if share <= 1.0 { Outcome::Met(share) } else { Outcome::Missed(share) }
    }

    /// Those that are missed, with the figure that misses it.
    pub fn missed<'a>(&'a self, figures: &'a Figures) -> impl Iterator<Item = (&'a Goal, &'a Figure)> {
        let missed = figures.figures.iter().filter(|figure| matches!(self.outcome(figure), Outcome::Missed(_)));
        missed.filter_map(|figure| Some((self.of(figure)?, figure)))
    }
}
