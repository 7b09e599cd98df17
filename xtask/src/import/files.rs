//! What becomes of the files of a specification.

use std::path::Path;

use anyhow::Context;
use unified_codegen::import::{Conflicts, Difference, Joined, Joint, Question, merge, pruned, resource};
use unified_codegen::model::Spec;
use unified_codegen::source::Source;

use super::folder::Folder;
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
    for name in ["platform.yaml", "providers.yaml", "names.yaml"] {
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
pub(super) fn changes(joined: &Joined, target: &Target<'_>) -> (Vec<Change>, Vec<Question>) {
    let slugs: Vec<&str> = target.spec.providers.iter().map(|provider| provider.slug.as_str()).collect();
    let mut questions = joined.questions.clone();
    let mut changes = Vec::new();
    for joint in &joined.resources {
        let (change, answered) = change(joint, target, &slugs);
        let is_asked = |question: &&Question| !answered.contains(&question.message);
        questions.extend(joint.questions.iter().filter(is_asked).cloned());
        changes.push(change);
    }
    (changes, questions)
}

fn change(joint: &Joint, target: &Target<'_>, slugs: &[&str]) -> (Change, Vec<String>) {
    let path = format!("{}/{}.yaml", joint.api, joint.resource);
    let named = |text: &str| Source::new(format!("{}/{path}", shown(target.out)), text);
    let mut resources = target.there.spec.iter().flat_map(Spec::resources);
    let known = resources.find(|known| known.api == joint.api && known.slug == joint.resource);
    let Some((before, known)) = target.there.text(&path).zip(known) else {
        return (Change::new(&path, resource(joint)), Vec::new());
    };
    let Some(merged) = merge(joint, &named(&before), known, slugs, target.conflicts) else {
        return (Change::new(&path, resource(joint)), Vec::new());
    };
    let pruned = pruned(joint, &named(&merged.text));
    let change = Change { path, before: Some(before), after: merged.text, pruned, differences: merged.differences };
    (change, merged.answered)
}
