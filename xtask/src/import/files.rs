//! What becomes of the files of a specification.

use std::path::Path;

use anyhow::{Context, bail};
use unified_codegen::import::{Conflicts, Difference, Joined, Joint, Outcome, Question, merge, pruned, resource};
use unified_codegen::load::MAX_FILE;
use unified_codegen::model::Spec;
use unified_codegen::source::Source;

use super::folder::Folder;
use super::names;
use crate::spec::shown;

/// A file that pages are about.
pub(super) struct Change {
    /// `crm/users.yaml`.
    pub(super) path: String,
    /// `None` for a new one.
    pub(super) before: Option<String>,
    /// With what the pages say.
    pub(super) after: String,
    /// And without what they no longer say, where that is something else.
    pub(super) pruned: Option<String>,
    /// What the pages say otherwise than the file.
    pub(super) differences: Vec<Difference>,
}

impl Change {
    /// The file is other than before.
    pub(super) fn is_one(&self) -> bool {
        self.before.as_ref() != Some(&self.after)
    }

    fn new(path: &str, after: String) -> Self {
        Self { path: path.to_owned(), before: None, after, pruned: None, differences: Vec::new() }
    }
}

/// What every specification has besides its resources. Names come along, because some providers have none without.
pub(super) fn beginning(spec: &Path) -> anyhow::Result<Vec<Change>> {
    let mut changes = Vec::new();
    for name in ["platform.yaml", "providers.yaml", names::FILE] {
        let path = spec.join(name);
        if path.exists() {
            let after = std::fs::read_to_string(&path).with_context(|| format!("{} cannot be read", path.display()))?;
            changes.push(Change::new(name, after));
        }
    }
    Ok(changes)
}

/// What pages are merged into.
pub(super) struct Target<'a> {
    pub(super) there: &'a Folder,
    pub(super) spec: &'a Spec,
    pub(super) out: &'a Path,
    pub(super) conflicts: Conflicts,
}

/// The files of all resources that pages are about, and all questions but those that the files answer.
///
/// # Errors
///
/// What would come of a file would not be whole, or too large to be read again, so that nothing is to be written.
pub(super) fn changes(joined: &Joined, target: &Target<'_>) -> anyhow::Result<(Vec<Change>, Vec<Question>)> {
    let slugs: Vec<&str> = target.spec.providers.iter().map(|provider| provider.slug.as_str()).collect();
    let mut questions = joined.questions.clone();
    let mut changes = Vec::new();
    for joint in &joined.resources {
        let (change, answered) = change(joint, target, &slugs)?;
        let is_asked = |question: &&Question| !answered.contains(&question.message);
        questions.extend(joint.questions.iter().filter(is_asked).cloned());
        if change.after.len() as u64 > MAX_FILE {
            bail!(
                "{}/{} would be larger than {} MiB, beyond which no file is read, so that nothing was written; take out of its pages what is not theirs",
                shown(target.out),
                change.path,
                MAX_FILE >> 20
            );
        }
        changes.push(change);
    }
    Ok((changes, questions))
}

fn change(joint: &Joint, target: &Target<'_>, slugs: &[&str]) -> anyhow::Result<(Change, Vec<String>)> {
    let path = format!("{}/{}.yaml", joint.api, joint.resource);
    let known = target.there.spec.as_ref().and_then(|spec| spec.resource(&joint.api, &joint.resource));
    let Some((before, known)) = target.there.text(&path).zip(known) else {
        return Ok((Change::new(&path, resource(joint)), Vec::new()));
    };
    let named = |text: &str| Source::new(format!("{}/{path}", shown(target.out)), text);
    let unwritten = || unwritten(&format!("{}/{path}", shown(target.out)));
    let merged = merge(joint, &named(&before), known, slugs, target.conflicts).with_context(unwritten)?;
    let pruned = pruned(joint, &named(&merged.text)).with_context(unwritten)?;
    let change = Change { path, before: Some(before), after: merged.text, pruned, differences: merged.differences };
    Ok((change, merged.answered))
}

fn unwritten(path: &str) -> String {
    format!(
        "{path} stays as it is and nothing was written, because of a mistake in the import itself; report it with the pages"
    )
}

/// Holds what is to be written against what the pages say, once it has been read back: the same pages would change nothing in it.
/// Places of differences are those of the file as it will be.
///
/// # Errors
///
/// A file does not hold all of it, so that nothing is to be written.
pub(super) fn check_held(
    joined: &Joined,
    target: &Target<'_>,
    after: &Spec,
    changes: &mut [Change],
) -> anyhow::Result<()> {
    let slugs: Vec<&str> = target.spec.providers.iter().map(|provider| provider.slug.as_str()).collect();
    for joint in &joined.resources {
        let path = format!("{}/{}.yaml", joint.api, joint.resource);
        let change = changes.iter_mut().find(|change| change.path == path);
        let Some((change, known)) = change.zip(after.resource(&joint.api, &joint.resource)) else { continue };
        let shown = format!("{}/{path}", shown(target.out));
        let file = Source::new(&shown, change.after.as_str());
        let again = merge(joint, &file, known, &slugs, target.conflicts).with_context(|| unwritten(&shown))?;
        if again.text != change.after {
            let line = again.text.lines().zip(change.after.lines()).take_while(|(one, other)| one == other).count() + 1;
            bail!("{}: it would not hold what the pages say, from its line {line} on", unwritten(&shown));
        }
        change.differences.retain(|difference| difference.outcome == Outcome::Taken);
        change.differences.extend(again.differences);
    }
    Ok(())
}
