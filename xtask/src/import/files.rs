//! What becomes of the files of a specification.

use std::path::Path;

use anyhow::Context;
use unified_codegen::import::{Joined, Joint, Question, merge, pruned, resource};
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
}

impl Change {
    /// The file is other than before.
    pub(super) fn is_one(&self) -> bool {
        self.before.as_ref() != Some(&self.after)
    }

    fn new(path: &str, after: String) -> Self {
        Self { path: path.to_owned(), before: None, after, pruned: None }
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

/// The files of all resources that pages are about, and all questions: those of the pages, then those that the files that are there
/// add.
pub(super) fn changes(joined: &Joined, there: &Folder, spec: &Spec, out: &Path) -> (Vec<Change>, Vec<Question>) {
    let slugs: Vec<&str> = spec.providers.iter().map(|provider| provider.slug.as_str()).collect();
    let mut questions = joined.questions.clone();
    let mut changes = Vec::new();
    for joint in &joined.resources {
        questions.extend(joint.questions.iter().cloned());
        let (change, more) = change(joint, there, &slugs, out);
        changes.push(change);
        questions.extend(more);
    }
    (changes, questions)
}

fn change(joint: &Joint, there: &Folder, slugs: &[&str], out: &Path) -> (Change, Vec<Question>) {
    let path = format!("{}/{}.yaml", joint.api, joint.resource);
    let named = |text: &str| Source::new(format!("{}/{path}", shown(out)), text);
    let mut resources = there.spec.iter().flat_map(Spec::resources);
    let known = resources.find(|known| known.api == joint.api && known.slug == joint.resource);
    let Some((before, known)) = there.text(&path).zip(known) else {
        return (Change::new(&path, resource(joint)), Vec::new());
    };
    let Some(merged) = merge(joint, &named(&before), known, slugs) else {
        return (Change::new(&path, resource(joint)), Vec::new());
    };
    let pruned = pruned(joint, &named(&merged.text));
    (Change { path, before: Some(before), after: merged.text, pruned }, merged.questions)
}
