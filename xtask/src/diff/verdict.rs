//! Whether what differs may differ.

use anyhow::bail;
use unified_codegen::diff::Level;

use super::view::View;
use super::words::changes;
use crate::Outcome;
use crate::cli::FailOn;
use crate::console;

/// What the call said must not be: every reason is told.
pub(super) fn outcome(view: &View<'_>, fail_on: &[FailOn]) -> anyhow::Result<Outcome> {
    let least = fail_on.iter().filter_map(|on| on.level()).min();
    let mut reasons: Vec<String> = least.and_then(|least| unapproved(view, least)).into_iter().collect();
    if fail_on.contains(&FailOn::Version) {
        if let (Some(_), Some(reason)) = (view.semver, view.version_unknown()) {
            bail!("--fail-on version: {reason}");
        }
        if view.raised.as_ref().is_some_and(|raised| !raised.is_enough) {
            reasons.extend(view.version());
        }
    }
    for reason in &reasons {
        console::error(reason);
    }
    Ok(if reasons.is_empty() { Outcome::Done } else { Outcome::Refused })
}

fn unapproved(view: &View<'_>, least: Level) -> Option<String> {
    let graver = Level::ALL.into_iter().filter(|level| *level >= least);
    let counts = graver.map(|level| (level, view.unapproved(level).filter(|item| item.level == level).count()));
    let counts: Vec<(Level, usize)> = counts.filter(|(_, n)| *n > 0).collect();
    let total = counts.iter().map(|(_, n)| n).sum();
    let words: Vec<String> = counts.iter().map(|(level, n)| format!("{n} {}", level.as_str())).collect();
    (total > 0).then(|| format!("{} that nobody has approved: {}", changes(total), words.join(", ")))
}
