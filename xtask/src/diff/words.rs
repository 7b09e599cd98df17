//! The verdict in words, for every format that people read.

use unified_codegen::diff::{Effect, Level, Semver};

use super::Side;
use super::bump::Raised;
use super::view::View;
use crate::console::is_visible;

/// `1 change`, `3 changes`.
pub(super) fn changes(n: usize) -> String {
    if n == 1 { "1 change".to_owned() } else { format!("{n} changes") }
}

/// What an effect does to code, of one change or of several.
fn does(effect: Effect, n: usize) -> String {
    let (one, many) = match effect {
        Effect::Compile => ("may stop code from compiling", "may stop code from compiling"),
        Effect::Wire => ("makes code send or expect something else", "make code send or expect something else"),
        Effect::Adds => ("adds something to use", "add something to use"),
        Effect::None => ("leaves code as it is", "leave code as it is"),
    };
    format!("{} {}", changes(n), if n == 1 { one } else { many })
}

impl View<'_> {
    /// `2 breaking (1 approved), 3 safe`.
    pub(super) fn counts(&self) -> String {
        let parts = Level::ALL.into_iter().filter_map(|level| {
            let items = self.of_level(level);
            let approved = items.iter().filter(|item| item.approval.is_some()).count();
            let approved = if approved == 0 { String::new() } else { format!(" ({approved} approved)") };
            (!items.is_empty()).then(|| format!("{} {}{approved}", items.len(), level.as_str()))
        });
        parts.collect::<Vec<_>>().join(", ")
    }

    /// `major: 3 changes may stop code from compiling`.
    pub(super) fn verdict(&self) -> Option<String> {
        let semver = self.semver?;
        let graver = [Effect::Compile, Effect::Wire, Effect::Adds, Effect::None];
        let causes = graver.into_iter().filter(|effect| effect.semver() == semver);
        let counted = causes.map(|effect| (effect, self.with_effect(effect))).filter(|(_, n)| *n > 0);
        let words: Vec<String> = counted.map(|(effect, n)| does(effect, n)).collect();
        Some(format!("{}: {}", semver.as_str(), words.join(", ")))
    }

    /// Whether the crate's version was raised far enough, and which would be.
    pub(super) fn version(&self) -> Option<String> {
        self.semver?;
        let Some(Raised { is_enough, least }) = &self.raised else {
            let reason = self.version_unknown().unwrap_or("the version is not known");
            return Some(format!("nobody can tell whether the crate's version was raised far enough: {reason}"));
        };
        let version = |side: &Side| side.version.as_ref().map(ToString::to_string).unwrap_or_default();
        let (before, after) = (version(self.before), version(self.after));
        Some(match (is_enough, before == after) {
            (true, _) => format!("the crate's version went from {before} to {after}, which is enough"),
            (false, true) => format!("the crate's version is {after} as before; {least} would be enough"),
            (false, false) => {
                format!("the crate's version went from {before} to {after}, which is not enough; {least} would be")
            }
        })
    }

    /// The line of `approvals.yaml` that accepts a change, and the file.
    pub(super) fn way_to_approve(&self) -> Option<(String, String)> {
        let first = self.unapproved(Level::Breaking).next()?;
        let id = quoted(&first.id);
        Some((self.after.file("approvals.yaml"), format!("  - {{change: {id}, reason: Why it is meant.}}")))
    }
}

/// An id as YAML reads it, with nothing in it that would not be shown.
fn quoted(id: &str) -> String {
    let json = serde_json::Value::from(id).to_string();
    let shown = |c: char| if is_visible(c) { c.to_string() } else { format!("\\U{:08x}", u32::from(c)) };
    json.chars().map(shown).collect()
}

/// The step, and what asks for it.
pub(super) fn step(semver: Semver) -> &'static str {
    match semver {
        Semver::Major => "what uses it may have to change",
        Semver::Minor => "there is more to use",
        Semver::Patch => "what uses it stays as it is",
    }
}

/// What a level says of a change.
pub(super) fn level(level: Level) -> &'static str {
    match level {
        Level::Breaking => "something that worked is refused, or is gone",
        Level::Risky => "something may be other than code expects, without being refused",
        Level::Safe => "nobody has to do anything",
        Level::Docs => "only what people read",
    }
}
