//! `approvals.yaml`: changes of the specification that somebody has accepted.

use schemars::JsonSchema;
use serde::Deserialize;

use super::{Given, List, Spanned, Text};

/// The accepted changes, all of them.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Approvals {
    /// One entry a change.
    #[serde(default)]
    pub approvals: Given<List<Spanned<Approval>>>,
}

/// One accepted change.
#[derive(Debug, Clone, Default, PartialEq, Deserialize, JsonSchema)]
pub struct Approval {
    /// The id of the change, as `cargo xtask diff` shows it.
    #[serde(default)]
    pub change: Text,
    /// Why it is accepted.
    #[serde(default)]
    pub reason: Text,
    /// The last day on which it is accepted: `2027-01-31`.
    #[serde(default)]
    pub expires: Text,
}
