//! What every renderer shows: the entries with what is said of each besides, and the verdict over all of them.

use unified_codegen::diff::{Approval, Approvals, Consequence, Date, Diff, Effect, Entry, Level, Semver, Subject};

use super::bump::{Bump, Raised, raised};
use super::{Side, Sides};

/// A comparison, ready to be shown.
pub(super) struct View<'a> {
    pub(super) before: &'a Side,
    pub(super) after: &'a Side,
    /// The gravest first, then in the order of the specification.
    pub(super) items: Vec<Item<'a>>,
    /// The step of the version that all of it asks for; none where nothing differs.
    pub(super) semver: Option<Semver>,
    /// Whether the crate's version was raised so far; none where nothing asks for it, or where a version is not known.
    pub(super) raised: Option<Raised>,
}

/// An entry, and whether somebody has accepted it.
pub(super) struct Item<'a> {
    pub(super) entry: &'a Entry,
    pub(super) id: String,
    pub(super) level: Level,
    pub(super) approval: Option<&'a Approval>,
}

impl<'a> View<'a> {
    pub(super) fn new(sides: &'a Sides, diff: &'a Diff, approvals: &'a Approvals, today: Date) -> Self {
        let item = |entry: &'a Entry| {
            let item = Item::new(entry);
            Item { approval: approvals.of(&item.id, today), ..item }
        };
        let Sides { before, after } = sides;
        let semver = diff.semver();
        let versions = before.version.as_ref().ok().zip(after.version.as_ref().ok());
        let raised = semver.zip(versions).map(|(semver, (before, after))| raised(before, after, bump(semver)));
        Self { before, after, items: diff.entries.iter().map(item).collect(), semver, raised }
    }

    pub(super) fn of_level(&self, level: Level) -> Vec<&Item<'a>> {
        self.items.iter().filter(|item| item.level == level).collect()
    }

    /// Changes of a level or a graver one that nobody has accepted.
    pub(super) fn unapproved(&self, least: Level) -> impl Iterator<Item = &Item<'a>> {
        self.items.iter().filter(move |item| item.level >= least && item.approval.is_none())
    }

    pub(super) fn with_effect(&self, effect: Effect) -> usize {
        self.items.iter().filter(|item| item.entry.effect() == effect).count()
    }

    /// Why nobody can tell whether the crate's version was raised far enough.
    pub(super) fn version_unknown(&self) -> Option<&str> {
        let reason = |side: &'a Side| side.version.as_ref().err().map(String::as_str);
        reason(self.before).or_else(|| reason(self.after))
    }
}

fn bump(semver: Semver) -> Bump {
    match semver {
        Semver::Patch => Bump::Patch,
        Semver::Minor => Bump::Minor,
        Semver::Major => Bump::Major,
    }
}

impl<'a> Item<'a> {
    /// One that nobody has accepted.
    pub(super) fn new(entry: &'a Entry) -> Self {
        Self { entry, id: entry.id(), level: entry.level(), approval: None }
    }

    /// What it is shown under: a resource, an API, or a file at the top.
    pub(super) fn group(&self) -> String {
        match self.entry.subject() {
            Subject::Platform
            | Subject::Route(_)
            | Subject::Parameter(_)
            | Subject::ResponseFormat(_)
            | Subject::Envelope(_) => "platform".to_owned(),
            Subject::Provider(_) => "providers".to_owned(),
            Subject::Api(slug) => slug,
            other => other.resource_path().map(str::to_owned).unwrap_or_default(),
        }
    }

    /// What follows from it, but for what its reason says already.
    pub(super) fn consequences(&self) -> Vec<String> {
        let reason = self.entry.reason();
        let words = self.entry.consequences.iter().map(Consequence::in_words);
        words.filter(|words| *words != reason).collect()
    }
}
